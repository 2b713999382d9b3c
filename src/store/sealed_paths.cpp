#include "store/sealed_paths.h"

#include <algorithm>
#include <utility>

namespace gongjian::store {
namespace {

constexpr std::string_view kAside = "@aside:";

void AddQuestions(SealedPaths& paths, const std::vector<form::Question>& questions, const std::string& prefix,
                  bool within_sealed) {
    for (const form::Question& question : questions) {
        const bool sealed = within_sealed || question.privacy != form::PrivacyClass::S0;
        paths.Set(prefix + question.id, sealed);
        AddQuestions(paths, question.questions, prefix + question.id + '.', sealed);
    }
}

void SplitLevel(const cases::Answers& answers, const SealedPaths& paths, const std::string& prefix,
                cases::Answers& open, cases::Answers& sealed) {
    for (const auto& [id, answer] : answers.values) {
        (paths.Seals(prefix + id) ? sealed : open).values.emplace(id, answer);
    }
    for (const auto& [id, rows] : answers.rosters) {
        for (const cases::Row& row : rows) {
            cases::Row open_row{row.id, {}};
            cases::Row sealed_row{row.id, {}};
            SplitLevel(row.answers, paths, prefix + id + '.', open_row.answers, sealed_row.answers);
            open.rosters[id].push_back(std::move(open_row));
            if (sealed_row.answers != cases::Answers{}) sealed.rosters[id].push_back(std::move(sealed_row));
        }
    }
}

}  // namespace

std::string QuestionName(std::string_view path) {
    std::string name;
    bool in_brackets = false;
    for (const char c : path) {
        if (c == '[') in_brackets = true;
        if (!in_brackets) name += c;
        if (c == ']') in_brackets = false;
    }
    return name;
}

SealedPaths SealedPaths::Of(const form::Form& form) {
    SealedPaths paths;
    for (const form::Section& section : form.sections) AddQuestions(paths, section.questions, "", false);
    return paths;
}

bool SealedPaths::SealsChange(std::string_view path, const form::Form& form) const {
    if (path.starts_with(kAside)) return Seals(QuestionName(path.substr(kAside.size())));
    if (path == "@unit") return SealsUnit(form);
    return !path.starts_with('@') && Seals(QuestionName(path));
}

bool SealedPaths::SealsAny() const {
    return std::any_of(m_sealed.begin(), m_sealed.end(), [](const auto& question) { return question.second; });
}

bool SealedPaths::SealsList(const form::Form& form) const {
    return SealsUnit(form) || std::any_of(form.list_questions.begin(), form.list_questions.end(),
                                          [&](const std::string& id) { return Seals(id); });
}

SplitAnswers Split(const cases::Answers& answers, const SealedPaths& paths) {
    SplitAnswers split;
    SplitLevel(answers, paths, "", split.open, split.sealed);
    return split;
}

void Join(cases::Answers& open, cases::Answers&& sealed) {
    open.values.merge(sealed.values);
    for (auto& [id, sealed_rows] : sealed.rosters) {
        std::vector<cases::Row>& rows = open.rosters[id];
        auto place = rows.begin();
        for (cases::Row& sealed_row : sealed_rows) {
            // Both are in the same order, so that mostly the next one is it.
            const auto same = [&](const cases::Row& row) { return row.id == sealed_row.id; };
            auto found = std::find_if(place, rows.end(), same);
            if (found == rows.end()) found = std::find_if(rows.begin(), place, same);
            if (found == rows.end() || !same(*found)) continue;
            Join(found->answers, std::move(sealed_row.answers));
            place = found + 1;
        }
    }
}

SplitSetAside Split(const SetAside& set_aside, const SealedPaths& paths) {
    SplitSetAside split;
    for (const auto& [path, answer] : set_aside) {
        (paths.Seals(QuestionName(path)) ? split.sealed : split.open).emplace(path, answer);
    }
    return split;
}

}  // namespace gongjian::store

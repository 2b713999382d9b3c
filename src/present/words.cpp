#include "present/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <ctime>

#include "base/message.h"
#include "cases/answer_json.h"

namespace gongjian::present {
namespace {

std::tm LocalParts(base::Moment moment) {
    const auto seconds = static_cast<std::time_t>(moment / 1000);
    std::tm parts{};
#ifdef _WIN32
    localtime_s(&parts, &seconds);
#else
    localtime_r(&seconds, &parts);
#endif
    return parts;
}

}  // namespace

std::string StatusText(cases::Status status) {
    switch (status) {
        case cases::Status::Draft: return base::Tr("Draft");
        case cases::Status::Submitted: return base::Tr("Submitted");
        case cases::Status::Returned: return base::Tr("Returned");
        case cases::Status::Approved: return base::Tr("Approved");
        case cases::Status::Locked: return base::Tr("Locked");
        case cases::Status::Void: break;
    }
    return base::Tr("Void");
}

std::string NoAnswerText(cases::NoAnswer reason) {
    switch (reason) {
        case cases::NoAnswer::Refused: return base::Tr("Refused");
        case cases::NoAnswer::DontKnow: return base::Tr("Not known");
        case cases::NoAnswer::NotApplicable: break;
    }
    return base::Tr("Not applicable");
}

std::string ClockText(base::Moment moment) {
    const std::tm parts = LocalParts(moment);
    return fmt::format("{:02}:{:02}:{:02}", parts.tm_hour, parts.tm_min, parts.tm_sec);
}

std::string DayAndTimeText(base::Moment moment) {
    const std::tm parts = LocalParts(moment);
    return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}", parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday,
                       parts.tm_hour, parts.tm_min);
}

std::string LabelText(const form::Label& label, const std::string& fallback) {
    const bool chinese = base::CurrentLanguage() == base::Language::Chinese;
    const std::string& first = chinese ? label.zh : label.en;
    const std::string& second = chinese ? label.en : label.zh;
    if (!first.empty()) return first;
    return second.empty() ? fallback : second;
}

std::string LabelOf(const form::Question& question) { return LabelText(question.label, question.id); }

const form::Question* RowNameQuestion(const form::Question& roster) {
    const auto found = std::find_if(roster.questions.begin(), roster.questions.end(), [](const form::Question& column) {
        return column.type == form::QuestionType::SingleChoice;
    });
    return found == roster.questions.end() ? nullptr : &*found;
}

const form::Category* FixedCategory(const form::Question& roster, const cases::Row& row) {
    if (roster.fixed_rows.empty()) return nullptr;
    const form::Question* name = RowNameQuestion(roster);
    if (name == nullptr) return nullptr;
    const auto answer = row.answers.values.find(name->id);
    if (answer == row.answers.values.end()) return nullptr;
    const auto* id = std::get_if<std::string>(&answer->second);
    return id == nullptr ? nullptr : form::FindCategory(*name, *id);
}

namespace {

/// {row} and {column} of a title by what they stand for; empty where none of the columns is answered.
std::string FilledTitle(const form::Question& roster, const cases::Row& row, std::size_t index) {
    std::string title = LabelText(roster.row_title);
    bool columns = false, filled = false;
    const auto fill = [&title](const std::string& name, const std::string& text) {
        const std::string slot = "{" + name + "}";
        for (auto at = title.find(slot); at != std::string::npos; at = title.find(slot, at + text.size()))
            title.replace(at, slot.size(), text);
    };
    for (const form::Question& column : roster.questions) {
        if (title.find("{" + column.id + "}") == std::string::npos) continue;
        columns = true;
        const auto answer = row.answers.values.find(column.id);
        const std::string text = answer == row.answers.values.end()
                                     ? std::string()
                                     : cases::DisplayAnswer(answer->second, column, base::CurrentLanguage());
        filled = filled || !text.empty();
        fill(column.id, text);
    }
    if (columns && !filled) return {};
    fill("row", std::to_string(index + 1));
    while (!title.empty() && title.back() == ' ') title.pop_back();
    return title;
}

}  // namespace

std::string RowCaption(const form::Question& roster, const cases::Answers& level, std::size_t row) {
    const auto rows = level.rosters.find(roster.id);
    if (rows != level.rosters.end() && row < rows->second.size()) {
        const form::Category* category = FixedCategory(roster, rows->second[row]);
        if (category != nullptr) return LabelText(category->label, category->id);
        std::string title = FilledTitle(roster, rows->second[row], row);
        if (!title.empty()) return title;
    }
    return base::Tr("Row {n}", {{"n", std::to_string(row + 1)}});
}

std::string PathLabel(const form::Form& form, const cases::Answers& answers, const std::string& path) {
    const auto steps = cases::ParsePath(path);
    if (!steps || steps->empty()) return path;
    std::string id, captions;
    const cases::Answers* level = &answers;
    const form::Question* question = nullptr;
    for (const cases::PathStep& step : *steps) {
        id += (id.empty() ? "" : ".") + step.id;
        question = form.Find(id);
        if (question == nullptr) return path;
        if (!step.row) continue;
        static const cases::Answers kNone;
        captions += " · " + RowCaption(*question, *level, *step.row);
        const auto rows = level->rosters.find(step.id);
        const bool there = rows != level->rosters.end() && *step.row < rows->second.size();
        level = there ? &rows->second[*step.row].answers : &kNone;
    }
    return LabelOf(*question) + captions;
}

std::string MissingLabel(const form::Form& form, const std::string& name) {
    if (const form::Question* question = form.Find(name)) return LabelOf(*question);
    const auto dot = name.find('.');
    const form::Question* roster = dot == std::string::npos ? nullptr : form.Find(name.substr(0, dot));
    if (roster == nullptr) return name;
    const std::string id = name.substr(dot + 1);
    for (const form::Question& column : roster->questions) {
        if (const form::Category* category = form::FindCategory(column, id)) {
            return fmt::format("{} · {}", LabelOf(*roster), LabelText(category->label, id));
        }
    }
    return name;
}

}  // namespace gongjian::present

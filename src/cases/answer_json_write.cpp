// Answers into JSON, canonically: the same answers give the same bytes, however they came about.
#include <algorithm>

#include "cases/answer_json.h"
#include "cases/answer_text.h"
#include "cases/stored_answers.h"
#include "form/answer_kinds.h"

namespace gongjian::cases {
namespace {

void AppendNumber(std::string& out, const base::Decimal& number) {
    const std::string text = base::ToString(number);
    if (number.scale == 0) {
        out += text;
    } else {
        AppendJsonString(out, text);
    }
}

struct Appended {
    std::string& out;

    void operator()(Blank) const { out += "null"; }
    void operator()(NoAnswer reason) const {
        out += "{\"no_answer\":\"";
        out += NoAnswerName(reason);
        out += "\"}";
    }
    void operator()(bool yes) const { out += yes ? "true" : "false"; }
    void operator()(const base::Decimal& number) const { AppendNumber(out, number); }
    void operator()(base::Date date) const { AppendJsonString(out, base::ToString(date)); }
    void operator()(const std::string& text) const { AppendJsonString(out, text); }
    void operator()(const Choices& choices) const {
        out += '[';
        for (std::size_t i = 0; i < choices.size(); ++i) {
            if (i > 0) out += ',';
            AppendJsonString(out, choices[i]);
        }
        out += ']';
    }
    void operator()(const Reference& entry) const {
        if (entry.id.empty()) return AppendJsonString(out, entry.display);
        out += "{\"display\":";
        AppendJsonString(out, entry.display);
        out += ",\"id\":";
        AppendJsonString(out, entry.id);
        out += '}';
    }
    void operator()(const FileReference& file) const {
        out += "{\"file\":";
        AppendJsonString(out, file.name);
        out += ",\"sha256\":";
        AppendJsonString(out, file.sha256);
        out += '}';
    }
};

/// A number with exactly the question's decimals, so that 2.5 and 2.50 are written alike.
Answer Canonical(const base::Decimal& number, const form::Question& question) {
    const int decimals = form::DecimalsOf(question);
    const std::optional<std::int64_t> units = base::UnitsAtScale(number, decimals);
    return units ? base::Decimal{*units, decimals} : number;
}

bool IsEmpty(const Answer& answer) {
    const auto* text = std::get_if<std::string>(&answer);
    return std::holds_alternative<Blank>(answer) || (text != nullptr && text->empty());
}

void AppendLevel(std::string& out, const Answers& answers, const std::vector<const form::Question*>& questions,
                 const std::string* row_id);

void AppendRows(std::string& out, const std::vector<Row>& rows, const form::Question* roster) {
    std::vector<const form::Question*> columns;
    if (roster != nullptr) {
        for (const form::Question& column : roster->questions) columns.push_back(&column);
    }
    out += '[';
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (i > 0) out += ',';
        AppendLevel(out, rows[i].answers, columns, &rows[i].id);
    }
    out += ']';
}

void AppendLevel(std::string& out, const Answers& answers, const std::vector<const form::Question*>& questions,
                 const std::string* row_id) {
    const auto find = [&](std::string_view id) -> const form::Question* {
        const auto found = std::find_if(questions.begin(), questions.end(), [&](const auto* q) { return q->id == id; });
        return found == questions.end() ? nullptr : *found;
    };
    std::vector<std::string_view> keys;
    if (row_id != nullptr) keys.push_back("_id");
    for (const auto& [id, answer] : answers.values) {
        if (!IsEmpty(answer)) keys.push_back(id);
    }
    for (const auto& [id, rows] : answers.rosters) {
        if (!rows.empty()) keys.push_back(id);
    }
    std::sort(keys.begin(), keys.end());

    out += '{';
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (i > 0) out += ',';
        AppendJsonString(out, keys[i]);
        out += ':';
        if (row_id != nullptr && keys[i] == "_id") {
            AppendJsonString(out, *row_id);
            continue;
        }
        const form::Question* question = find(keys[i]);
        const auto value = answers.values.find(keys[i]);
        if (value == answers.values.end()) {
            AppendRows(out, answers.rosters.find(keys[i])->second, question);
            continue;
        }
        const auto* number = std::get_if<base::Decimal>(&value->second);
        std::visit(Appended{out},
                   number != nullptr && question != nullptr ? Canonical(*number, *question) : value->second);
    }
    out += '}';
}

}  // namespace

std::string AnswersToJson(const Answers& answers, const form::Form& form) {
    std::string out;
    AppendLevel(out, answers, form.Questions(), nullptr);
    return out;
}

std::string AnswerToJson(const Answer& answer) {
    std::string out;
    std::visit(Appended{out}, answer);
    return out;
}

std::string SetAsideToJson(const std::map<std::string, Answer, std::less<>>& set_aside) {
    std::string out = "{";
    for (const auto& [path, answer] : set_aside) {
        if (out.size() > 1) out += ',';
        AppendJsonString(out, path);
        out += ':' + AnswerToJson(answer);
    }
    return out + '}';
}

}  // namespace gongjian::cases

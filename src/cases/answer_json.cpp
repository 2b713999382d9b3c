// Answers out of JSON, typed by the form: strictly for what people hand in, keeping everything for what was stored.
#include "cases/answer_json.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "cases/answer_text.h"
#include "cases/read_objects.h"
#include "cases/stored_answers.h"
#include "form/answer_kinds.h"

namespace gongjian::cases {
namespace {

using form::AnswerKind;
using Kind = JsonValue::Kind;

constexpr JsonLimits kAnswerLimits{.bytes = std::size_t{16} << 20, .nesting = 32};
constexpr std::string_view kRowId = "_id";

ReadAnswer Wrong(std::string code, base::Message message) {
    return {{}, AnswerProblem{{}, std::move(code), std::move(message)}};
}

ReadAnswer WrongType(base::Message message) { return Wrong("wrong-type", std::move(message)); }

ReadAnswer UnknownCategory(const std::string& id) {
    return Wrong("unknown-category",
                 base::Msg("“{value}” is not one of the choices. Take the id of one of the list.", {{"value", id}}));
}

/// {"no_answer": "refused"} and nothing else.
std::optional<NoAnswer> ReadNoAnswer(const JsonValue& value) {
    if (value.items.size() != 1) return std::nullopt;
    const JsonValue* reason = value.Find("no_answer");
    if (reason == nullptr || !reason->Is(Kind::String)) return std::nullopt;
    return NoAnswerFromName(base::Trim(reason->text));
}

ReadAnswer ReadTyped(TypedValue typed) {
    if (typed.answer) return {std::move(*typed.answer), std::nullopt};
    return Wrong(std::move(typed.code), std::move(typed.message));
}

const form::Category* CategoryById(const std::string& text, const form::Question& question) {
    return form::FindCategory(question, base::FoldWidth(base::Trim(text)));
}

ReadAnswer ReadChoice(const JsonValue& value, const form::Question& question) {
    if (!value.Is(Kind::String)) return WrongType(base::Msg("A choice is given by its id, as a string."));
    if (base::Trim(value.text).empty()) return {};
    const form::Category* category = CategoryById(value.text, question);
    return category != nullptr ? ReadAnswer{category->id, std::nullopt} : UnknownCategory(value.text);
}

ReadAnswer ReadChoices(const JsonValue& value, const form::Question& question) {
    if (!value.Is(Kind::Array)) return WrongType(base::Msg("Several choices are given as a list of their ids."));
    Choices choices;
    for (const JsonValue& item : value.items) {
        if (!item.Is(Kind::String)) return WrongType(base::Msg("A choice is given by its id, as a string."));
        const form::Category* category = CategoryById(item.text, question);
        if (category == nullptr) return UnknownCategory(item.text);
        choices.push_back(category->id);
    }
    return {InFormOrder(choices, question), std::nullopt};
}

/// The type that shows in the JSON itself.
Answer Untyped(const JsonValue& value) {
    switch (value.kind) {
        case Kind::Null: return {};
        case Kind::Bool: return value.boolean;
        case Kind::Number:
            if (const auto number = base::ParseDecimal(value.text)) return *number;
            return value.text;
        case Kind::String: return value.text.empty() ? Answer{} : Answer{value.text};
        case Kind::Array: {
            Choices choices;
            for (const JsonValue& item : value.items) choices.push_back(item.text);
            return choices;
        }
        case Kind::Object:
            if (const auto reason = ReadNoAnswer(value)) return *reason;
            if (const auto file = ReadFile(value)) return *file;
            if (const auto entry = ReadReference(value)) return *entry;
            break;
    }
    return {};
}

/// A stored value that its question does not take any more.
Answer Kept(const JsonValue& value, const form::Question* question) {
    const bool a_number = question != nullptr && form::KindOf(*question) == AnswerKind::Number;
    if (a_number && value.Is(Kind::String)) {
        if (const auto number = base::ParseDecimal(value.text)) return *number;
    }
    return Untyped(value);
}

bool IsListOfObjects(const JsonValue& value) {
    return value.Is(Kind::Array) && !value.items.empty() &&
           std::all_of(value.items.begin(), value.items.end(), [](const JsonValue& i) { return i.Is(Kind::Object); });
}

class AnswerReader {
public:
    /// Keeping: nothing is a problem, what does not fit is kept untyped.
    AnswerReader(bool keeping) : m_keeping(keeping) {}

    Answers ReadLevel(const JsonValue& object, const std::vector<const form::Question*>& questions,
                      const std::string& prefix) {
        Answers answers;
        for (std::size_t i = 0; i < object.keys.size(); ++i) {
            const std::string& id = object.keys[i];
            if (id == kRowId && !prefix.empty()) continue;
            const JsonValue& value = object.items[i];
            const auto question =
                std::find_if(questions.begin(), questions.end(), [&](const auto* q) { return q->id == id; });
            ReadOne(value, question == questions.end() ? nullptr : *question, id, prefix + id, answers);
        }
        return answers;
    }

    void Report(std::string path, std::string code, base::Message message) {
        if (!m_keeping) problems.push_back({std::move(path), std::move(code), std::move(message)});
    }

    std::vector<AnswerProblem> problems;

private:
    void ReadOne(const JsonValue& value, const form::Question* question, const std::string& id, const std::string& path,
                 Answers& answers) {
        if (value.Is(Kind::Null)) return;
        if (question == nullptr && !m_keeping) {
            Report(path, "unknown-question",
                   base::Msg("The form has no question “{question}”. Check its spelling.", {{"question", id}}));
            return;
        }
        const bool roster = question != nullptr && question->IsRoster();
        if (roster || (m_keeping && IsListOfObjects(value))) {
            std::vector<Row> rows = ReadRows(value, roster ? question : nullptr, path);
            if (!rows.empty()) answers.rosters.emplace(id, std::move(rows));
            return;
        }
        Answer answer;
        if (question != nullptr) {
            ReadAnswer read = AnswerFromJson(value, *question);
            if (read.problem) Report(path, read.problem->code, read.problem->message);
            answer = read.problem && m_keeping ? Kept(value, question) : std::move(read.answer);
        } else {
            answer = Kept(value, nullptr);
        }
        if (!std::holds_alternative<Blank>(answer)) answers.values.emplace(id, std::move(answer));
    }

    std::vector<Row> ReadRows(const JsonValue& value, const form::Question* roster, const std::string& path) {
        std::vector<Row> rows;
        if (!value.Is(Kind::Array)) {
            Report(path, "wrong-type", base::Msg("Rows are given as a list of objects."));
            return rows;
        }
        if (value.items.size() > kMaxRows) {
            Report(path, "wrong-type",
                   base::Msg("There are more than {limit} rows.", {{"limit", std::to_string(kMaxRows)}}));
            return rows;
        }
        std::vector<const form::Question*> columns;
        if (roster != nullptr) {
            for (const form::Question& column : roster->questions) columns.push_back(&column);
        }
        std::set<std::string> used = GivenRowIds(value, path);
        std::size_t next = 0;
        for (std::size_t i = 0; i < value.items.size(); ++i) {
            const JsonValue& item = value.items[i];
            const std::string row_path = path + '[' + std::to_string(i + 1) + ']';
            Row row;
            const JsonValue* given = item.Find(kRowId);
            if (given != nullptr && given->Is(Kind::String) && !given->text.empty() &&
                m_first_with_id.count(given) > 0) {
                row.id = given->text;
            } else {
                next = std::max(next, i);
                do row.id = std::to_string(++next);
                while (!used.insert(row.id).second);
            }
            if (item.Is(Kind::Object)) {
                row.answers = ReadLevel(item, columns, row_path + '.');
            } else {
                Report(row_path, "wrong-type", base::Msg("A row is an object of answers."));
            }
            rows.push_back(std::move(row));
        }
        return rows;
    }

    /// Ids that rows bring with them; of several equal ones only the first counts.
    std::set<std::string> GivenRowIds(const JsonValue& rows, const std::string& path) {
        std::set<std::string> used;
        for (std::size_t i = 0; i < rows.items.size(); ++i) {
            const JsonValue* given = rows.items[i].Find(kRowId);
            if (given == nullptr) continue;
            if (!given->Is(Kind::String) || given->text.empty() || !used.insert(given->text).second) {
                Report(path + '[' + std::to_string(i + 1) + "]._id", "bad-json",
                       base::Msg("The id of a row is a string that no other row has."));
            } else {
                m_first_with_id.insert(given);
            }
        }
        return used;
    }

    bool m_keeping;
    std::set<const JsonValue*> m_first_with_id;
};

std::vector<const form::Question*> QuestionsOf(const form::Form* form) {
    return form != nullptr ? form->Questions() : std::vector<const form::Question*>{};
}

}  // namespace

namespace {

ReadAnswer ReadObject(const JsonValue& value, const form::Question& question) {
    if (const std::optional<NoAnswer> reason = ReadNoAnswer(value)) {
        if (Permits(question, *reason)) return {*reason, std::nullopt};
        return Wrong("non-answer-not-permitted", NotPermitted(*reason));
    }
    const AnswerKind kind = form::KindOf(question);
    if (kind == AnswerKind::Reference) {
        if (const auto entry = ReadReference(value)) return {*entry, std::nullopt};
        return WrongType(base::Msg("An entry of a register is given as {example}.", {{"example", kReferenceExample}}));
    }
    if (kind == AnswerKind::File) {
        if (const auto file = ReadFile(value)) return {*file, std::nullopt};
        return WrongType(base::Msg("A file is given by its name and the SHA-256 of its bytes: {example}.",
                                   {{"example", kFileExample}}));
    }
    return WrongType(base::Msg("An object stands only for a missing answer: {example}.",
                               {{"example", R"({"no_answer":"refused"}, "not_applicable", "unknown")"}}));
}

/// Answers that are a JSON string.
ReadAnswer ReadString(const JsonValue& value, const form::Question& question) {
    if (base::Trim(value.text).empty()) return value.text.empty() ? ReadAnswer{} : ReadAnswer{value.text, std::nullopt};
    switch (form::KindOf(question)) {
        case AnswerKind::Date: return ReadTyped(TypedDate(value.text));
        case AnswerKind::PartialDate:
        case AnswerKind::Time:
        case AnswerKind::DateTime: return ReadTyped(TypedCalendar(value.text, question));
        case AnswerKind::Reference: return {Reference{{}, value.text}, std::nullopt};
        default: break;
    }
    if (form::IsIdentifier(form::ValueType(question))) return ReadTyped(TypedIdentifier(value.text, question));
    return {value.text, std::nullopt};
}

/// What is said where a JSON string belongs and something else stands.
base::Message StringWanted(const form::Question& question) {
    switch (form::KindOf(question)) {
        case AnswerKind::Date: return base::Msg("A date is given as a string, such as \"2012-06-30\".");
        case AnswerKind::PartialDate:
            return base::Msg("A date of which a part may be known is given as a string: \"2012\", \"2012-06\".");
        case AnswerKind::Time: return base::Msg("A time is given as a string, such as \"08:30\".");
        case AnswerKind::DateTime: return base::Msg("A day with a time is given as a string: \"2012-06-30T08:30\".");
        default: break;
    }
    if (form::IsIdentifier(form::ValueType(question)))
        return base::Msg("A code is text, never a number: give it as a string, so that no digit is lost.");
    return base::Msg("Text is given as a string, in quotes.");
}

}  // namespace

ReadAnswer AnswerFromJson(const JsonValue& value, const form::Question& question) {
    if (value.Is(Kind::Null)) return {};
    if (question.IsRoster()) return WrongType(base::Msg("Rows are given as a list of objects."));
    const AnswerKind kind = form::KindOf(question);
    if (kind == AnswerKind::None) return WrongType(base::Msg("This takes no answer of its own."));
    if (value.Is(Kind::Object)) return ReadObject(value, question);
    switch (kind) {
        case AnswerKind::Choice: return ReadChoice(value, question);
        case AnswerKind::Choices:
        case AnswerKind::Ranking: return ReadChoices(value, question);
        case AnswerKind::YesNo:
            if (!value.Is(Kind::Bool))
                return WrongType(base::Msg("Yes or no is given as true or false, without quotes."));
            return {value.boolean, std::nullopt};
        case AnswerKind::Number:
            if (!value.Is(Kind::Number) && !value.Is(Kind::String))
                return WrongType(base::Msg("A number is given as digits."));
            return value.text.empty() ? ReadAnswer{} : ReadTyped(TypedNumber(value.text, question));
        case AnswerKind::File:
            return WrongType(base::Msg("A file is given by its name and the SHA-256 of its bytes: {example}.",
                                       {{"example", kFileExample}}));
        default: return value.Is(Kind::String) ? ReadString(value, question) : WrongType(StringWanted(question));
    }
}

ReadAnswers AnswersFromJson(const JsonValue& object, const form::Form& form) {
    AnswerReader reader(/*keeping=*/false);
    ReadAnswers read;
    if (object.Is(Kind::Object)) {
        read.answers = reader.ReadLevel(object, form.Questions(), "");
    } else if (!object.Is(Kind::Null)) {
        reader.Report("", "bad-json", base::Msg("Answers are an object: question, colon, value."));
    }
    read.problems = std::move(reader.problems);
    return read;
}

ReadAnswers AnswersFromJson(std::string_view json, const form::Form& form) {
    JsonDocument document = ReadJson(json, kAnswerLimits);
    ReadAnswers read;
    if (document.value) read = AnswersFromJson(*document.value, form);
    for (JsonProblem& problem : document.problems) {
        read.problems.push_back({std::move(problem.path), std::move(problem.code), std::move(problem.message)});
    }
    return read;
}

std::optional<Answers> StoredAnswers(std::string_view json, const form::Form* form) {
    const JsonDocument document = ReadJson(json);
    if (!document.value || !document.value->Is(Kind::Object)) return std::nullopt;
    return AnswerReader(/*keeping=*/true).ReadLevel(*document.value, QuestionsOf(form), "");
}

Answer StoredAnswer(std::string_view json, const form::Question* question) {
    const JsonDocument document = ReadJson(json);
    if (!document.value) return {};
    if (question == nullptr) return Kept(*document.value, nullptr);
    ReadAnswer read = AnswerFromJson(*document.value, *question);
    return read.problem ? Kept(*document.value, question) : std::move(read.answer);
}

const form::Question* QuestionAt(std::string_view path_text, const form::Form& form) {
    std::string name;
    bool in_brackets = false;
    for (const char c : path_text) {
        if (c == '[') in_brackets = true;
        if (!in_brackets) name += c;
        if (c == ']') in_brackets = false;
    }
    return form.Find(name);
}

std::optional<std::map<std::string, Answer, std::less<>>> StoredSetAside(std::string_view json,
                                                                         const form::Form* form) {
    std::map<std::string, Answer, std::less<>> set_aside;
    const JsonDocument document = ReadJson(json);
    if (!document.value || !document.value->Is(Kind::Object)) return std::nullopt;
    for (std::size_t i = 0; i < document.value->keys.size(); ++i) {
        const std::string& path_text = document.value->keys[i];
        const form::Question* question = form != nullptr ? QuestionAt(path_text, *form) : nullptr;
        set_aside.emplace(path_text, StoredAnswer(WriteJson(document.value->items[i]), question));
    }
    return set_aside;
}

}  // namespace gongjian::cases

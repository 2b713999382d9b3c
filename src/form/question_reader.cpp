// Questions, by type.
#include "form/question_reader.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"
#include "form/answer_kinds.h"
#include "form/question_types.h"
#include "form/standards/credit_code.h"

namespace gongjian::form {

namespace {

using base::Msg;
using base::Range;

constexpr int kMaxTextLength = 100'000;
constexpr int kUsualDecimals = 2;  // of money and percentages

constexpr std::array kQuestionKeys = {
    KeyRule{"type", Shape::Value},
    KeyRule{"label", Shape::Block},
    KeyRule{"hint", Shape::Block},
    KeyRule{"unit", Shape::Block},
    KeyRule{"min", Shape::Value},
    KeyRule{"max", Shape::Value},
    KeyRule{"decimals", Shape::Value},
    KeyRule{"max_length", Shape::Value},
    KeyRule{"choices", Shape::Block},
    KeyRule{"required", Shape::Value},
    KeyRule{"privacy", Shape::Value},
    KeyRule{"rule_name", Shape::Value},
    KeyRule{"relevance", Shape::Value},
    KeyRule{"default", Shape::Value},
    KeyRule{"computation", Shape::Value},
    KeyRule{"computed_type", Shape::Value},
    KeyRule{"check", Shape::Named},
    KeyRule{"question", Shape::Named},
    KeyRule{"roster", Shape::Named},
    KeyRule{"min_rows", Shape::Value},
    KeyRule{"max_rows", Shape::Value},
    KeyRule{"fixed_rows", Shape::Value},
    KeyRule{"rows", Shape::Value},
    KeyRule{"row_title", Shape::Block},
    KeyRule{"non_answers", Shape::List},
    KeyRule{"kinds", Shape::List},
    KeyRule{"codelist", Shape::Value},
    KeyRule{"parent", Shape::Value},
    KeyRule{"parent_question", Shape::Value},
};

constexpr std::array kRosterKeys = {
    KeyRule{"label", Shape::Block},     KeyRule{"hint", Shape::Block},       KeyRule{"privacy", Shape::Value},
    KeyRule{"rule_name", Shape::Value}, KeyRule{"relevance", Shape::Value},  KeyRule{"min_rows", Shape::Value},
    KeyRule{"max_rows", Shape::Value},  KeyRule{"fixed_rows", Shape::Value}, KeyRule{"check", Shape::Named},
    KeyRule{"question", Shape::Named},  KeyRule{"roster", Shape::Named},     KeyRule{"rows", Shape::Value},
    KeyRule{"row_title", Shape::Block},
};

/// A rule name must be one word of the rule language.
std::string ReadRuleName(const NodeReader& reader) {
    if (reader.Entry("rule_name") == nullptr) return {};
    const std::string name = reader.Value("rule_name");
    const auto bad = [](const base::CodePoint& point) {
        const char32_t c = base::FoldWidth(point.value);
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
        return c < 0x80 ? !letter : (c >= 0x2000 && c <= 0x206F) || (c >= 0x3000 && c <= 0x303F);
    };
    const std::vector<base::CodePoint> points = base::Decode(name);
    if (!name.empty() && !(name[0] >= '0' && name[0] <= '9') && std::none_of(points.begin(), points.end(), bad))
        return name;
    reader.Report().Error(
        reader.ValueRange("rule_name"), "bad-rule-name",
        Msg("“{name}” in {path} cannot be a name in rules", {{"name", name}, {"path", reader.PathOf("rule_name")}}),
        Msg("use one word of Chinese characters or letters, digits and _, not beginning with a digit"));
    return {};
}

void DeclareNames(NameScope& names, const NodeReader& reader, const Question& question) {
    const Range owner = reader.Node().key_range;
    names.Declare(NameScope::Kind::Id, question.id, reader.NameRange(), owner, reader.Path());
    if (question.type == QuestionType::Note) return;
    const InfoNode* label = reader.Entry("label");
    const InfoNode* zh = label == nullptr ? nullptr : label->Child("zh");
    if (zh != nullptr) {
        names.Declare(NameScope::Kind::Label, question.label.zh, zh->value_range, owner, reader.PathOf("label"));
    }
    names.Declare(NameScope::Kind::RuleName, question.rule_name, reader.ValueRange("rule_name"), owner,
                  reader.PathOf("rule_name"));
}

/// The type in entry `key`, one of `known`; reported and empty if it is missing or unknown.
std::optional<QuestionType> ReadType(const NodeReader& reader, std::string_view key,
                                     const std::vector<std::string>& known) {
    const std::string name = reader.Value(key);
    if (name.empty()) {
        reader.Report().Error(reader.ValueRange(key), "missing-type",
                              Msg("{path} has no {key}", {{"path", reader.Path()}, {"key", std::string(key)}}),
                              Msg("add {key}, one of: {types}", {{"key", std::string(key)}, {"types", Listed(known)}}));
        return std::nullopt;
    }
    const std::optional<QuestionType> type = TypeFromName(name);
    if (!type) {
        reader.Report().Error(
            reader.ValueRange(key), "unknown-type",
            Msg("{path} is “{value}”, which is no type", {{"path", reader.PathOf(key)}, {"value", name}}),
            TypeHint(name));
    }
    return type;
}

void RefuseKeysOfOtherTypes(const NodeReader& reader, QuestionType type) {
    for (const InfoNode& entry : reader.Node().children) {
        if (KeyFits(entry.key, type)) continue;
        reader.Report().Error(
            entry.key_range, "key-not-allowed",
            Msg("{path} does not go with the type {type}",
                {{"path", reader.PathOf(entry.key)}, {"type", std::string(NameOfType(type))}}),
            Msg("remove it, or change the type: it goes with {types}", {{"types", TypesFor(entry.key)}}));
    }
}

void ReadDecimals(const NodeReader& reader, Question& question, QuestionType value_type) {
    if (KindOf(value_type) != AnswerKind::Number || value_type == QuestionType::Integer) return;
    if (reader.Entry("decimals") == nullptr && value_type != QuestionType::Decimal) {
        question.decimals = kUsualDecimals;
        return;
    }
    if (reader.Entry("decimals") == nullptr) {
        reader.Report().Error(reader.NameRange(), "missing-decimals",
                              Msg("{path} does not say how many decimals it has", {{"path", reader.Path()}}),
                              Msg("add decimals 2 (or another number from 0 to 9)"));
        return;
    }
    question.decimals = reader.ReadInteger("decimals", 0, base::Decimal::kMaxScale).value_or(base::Decimal::kMaxScale);
}

std::optional<base::Decimal> ReadBound(const NodeReader& reader, std::string_view key, int decimals) {
    const std::optional<base::Decimal> bound = reader.ReadNumber(key);
    if (bound && !base::UnitsAtScale(*bound, decimals)) {
        reader.Report().Error(
            reader.ValueRange(key), "too-many-decimals",
            Msg("{path} is {value}, but answers have {decimals} decimals",
                {{"path", reader.PathOf(key)}, {"value", reader.Value(key)}, {"decimals", std::to_string(decimals)}}),
            Msg("write a bound that an answer can reach"));
        return std::nullopt;
    }
    return bound;
}

void ReadBounds(const NodeReader& reader, Question& question) {
    question.minimum = ReadBound(reader, "min", question.decimals);
    question.maximum = ReadBound(reader, "max", question.decimals);
    if (question.minimum && question.maximum && *question.minimum > *question.maximum) {
        reader.Report().Error(
            reader.ValueRange("min"), "min-over-max",
            Msg("{path} is {min}, more than the maximum {max}",
                {{"path", reader.PathOf("min")}, {"min", reader.Value("min")}, {"max", reader.Value("max")}}),
            Msg("swap the two, or correct one of them"));
    }
}

void ReadComputation(const NodeReader& reader, Question& question) {
    const std::optional<QuestionType> type = ReadType(reader, "computed_type", ComputedTypeNames());
    if (type && !IsComputedType(*type)) {
        reader.Report().Error(reader.ValueRange("computed_type"), "unknown-type",
                              Msg("{path} is “{value}”, which cannot be computed",
                                  {{"path", reader.PathOf("computed_type")}, {"value", reader.Value("computed_type")}}),
                              Msg("known here: {known}", {{"known", Listed(ComputedTypeNames())}}));
    } else if (type) {
        question.computed_type = *type;
        ReadDecimals(reader, question, *type);
    }
    if (reader.Entry("computation") == nullptr) {
        reader.Report().Error(reader.NameRange(), "missing-computation",
                              Msg("{path} is computed, but has no computation", {{"path", reader.Path()}}),
                              Msg("add computation \"…\", or choose a type that is answered"));
    }
    question.computation = reader.ReadExpression("computation");
}

void ReadCategories(const Surroundings& around, const NodeReader& reader, Question& question) {
    if (reader.Entry("codelist") != nullptr) return ReadCodeList(around, reader, question);
    for (const std::string_view key : {"parent", "parent_question"}) {
        if (reader.Entry(key) == nullptr) continue;
        reader.Report().Error(reader.Entry(key)->key_range, "missing-codelist",
                              Msg("{path} needs a code list", {{"path", reader.PathOf(key)}}),
                              Msg("add codelist with its name instead of choices, or remove it"));
    }
    question.categories = ReadChoices(reader);
}

/// Money is in 万元 and percentages in % unless the author says otherwise.
void GiveUsualUnit(Question& question) {
    if (!question.unit.zh.empty()) return;
    const QuestionType type = ValueType(question);
    if (type == QuestionType::Money) question.unit = {"万元", "10 000 yuan"};
    if (type == QuestionType::Percent) question.unit = {"%", "%"};
}

/// required yes, no or "condition".
void ReadRequired(const NodeReader& reader, Question& question) {
    const InfoNode* entry = reader.Entry("required");
    const std::string value = reader.Value("required");
    const bool word =
        value == "yes" || value == "true" || value == "是" || value == "no" || value == "false" || value == "否";
    if (entry != nullptr && !word && reader.IsQuoted("required")) {
        question.required_if = reader.ReadExpression("required");
    } else {
        question.required = reader.ReadYesNo("required", false);
    }
}

void ReadNonAnswers(const NodeReader& reader, Question& question) {
    if (reader.Entry("non_answers") == nullptr) return;
    static const std::vector<std::string> kWords = {"refused", "unknown", "not_applicable", "none"};
    NonAnswers permitted{false, false, false};
    for (const Item& item : reader.ReadWords("non_answers")) {
        if (item.text == "refused" || item.text == "拒答") {
            permitted.refused = true;
        } else if (item.text == "unknown" || item.text == "不掌握") {
            permitted.unknown = true;
        } else if (item.text == "not_applicable" || item.text == "不适用") {
            permitted.not_applicable = true;
        } else if (item.text != "none" && item.text != "无") {
            reader.Report().Error(item.range, "unknown-non-answer",
                                  Msg("“{value}” in {path} is no way of not answering",
                                      {{"value", item.text}, {"path", reader.PathOf("non_answers")}}),
                                  DidYouMean(item.text, kWords));
        }
    }
    question.non_answers = permitted;
}

void ReadCreditKinds(const NodeReader& reader, Question& question) {
    for (const Item& item : reader.ReadWords("kinds")) {
        if (IsCreditCodeKind(item.text)) {
            question.credit_kinds.push_back(item.text);
            continue;
        }
        reader.Report().Error(item.range, "unknown-credit-kind",
                              Msg("“{value}” in {path} begins no unified social credit code",
                                  {{"value", item.text}, {"path", reader.PathOf("kinds")}}),
                              Msg("write the first two characters: 91 enterprise, 92 individual business, 93 farmers' "
                                  "cooperative, 81 trade union, 51 to 53 social organisations"));
    }
}

/// Everything of `question id { … }` that depends on its type.
void ReadByType(const Surroundings& around, const NodeReader& reader, Question& question) {
    const std::optional<QuestionType> type = ReadType(reader, "type", TypeNames());
    if (!type) return;
    question.type = *type;
    RefuseKeysOfOtherTypes(reader, *type);
    if (*type == QuestionType::Computed) {
        ReadComputation(reader, question);
    } else {
        ReadDecimals(reader, question, *type);
    }
    if (KeyFits("min", *type)) ReadBounds(reader, question);
    if (KeyFits("max_length", *type)) question.maximum_length = reader.ReadInteger("max_length", 1, kMaxTextLength);
    if (IsChoice(*type)) ReadCategories(around, reader, question);
    question.unit = reader.ReadLabel("unit", false);
    GiveUsualUnit(question);
    question.default_value = reader.ReadExpression("default");
    ReadRequired(reader, question);
    ReadNonAnswers(reader, question);
    if (*type == QuestionType::CreditCode) ReadCreditKinds(reader, question);
}

}  // namespace

Question ReadQuestion(const Surroundings& around, const InfoNode& node) {
    Question question;
    question.id = ReadId(around.findings, node, around.path);
    const NodeReader reader(around.findings, node, around.path + "." + (question.id.empty() ? node.key : question.id));
    question.place = around.findings.PlaceOf(node.key_range.begin, reader.Path());
    const bool roster = node.key == "roster";
    reader.CheckKeys(roster ? std::span<const KeyRule>(kRosterKeys) : std::span<const KeyRule>(kQuestionKeys));
    question.label = reader.ReadLabel("label", true);
    question.hint = reader.ReadLabel("hint", false);
    question.rule_name = ReadRuleName(reader);
    question.relevance = reader.ReadExpression("relevance");
    if (roster) {
        question.type = QuestionType::Roster;
        question.privacy = ReadPrivacy(reader, question, std::nullopt);
        ReadRoster(around, reader, question);
    } else {
        ReadByType(around, reader, question);
        question.privacy = ReadPrivacy(reader, question, around.privacy);
    }
    DeclareNames(around.names, reader, question);
    // Rules reach a roster inside a roster by its own name: no other question may have it.
    if (roster && !around.roster.empty()) DeclareNames(around.top_names, reader, question);
    const std::string owner = around.roster.empty() ? question.id : around.roster + "." + question.id;
    question.checks = ReadChecks(reader, around.codes, owner);
    return question;
}

}  // namespace gongjian::form

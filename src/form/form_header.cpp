#include "form/form_header.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "form/question_reader.h"

namespace gongjian::form {

namespace {

using base::Msg;

constexpr int kMostYears = 100;

template <typename Kind>
struct Word {
    std::string_view word;
    Kind kind;
};

constexpr std::array kUnitWords = {
    Word<UnitKind>{"village", UnitKind::Village},
    Word<UnitKind>{"enterprise", UnitKind::Enterprise},
    Word<UnitKind>{"party_organisation", UnitKind::PartyOrganisation},
    Word<UnitKind>{"union", UnitKind::Union},
    Word<UnitKind>{"person", UnitKind::Person},
    Word<UnitKind>{"town", UnitKind::Town},
    Word<UnitKind>{"none", UnitKind::None},
};

constexpr std::array kRoundWords = {
    Word<RoundKind>{"year", RoundKind::Year},       Word<RoundKind>{"half_year", RoundKind::HalfYear},
    Word<RoundKind>{"quarter", RoundKind::Quarter}, Word<RoundKind>{"month", RoundKind::Month},
    Word<RoundKind>{"none", RoundKind::None},
};

/// The kind that an entry names; the first default if it is absent or unknown.
template <typename Kind, std::size_t kSize>
Kind ReadWord(const NodeReader& reader, std::string_view key, const std::array<Word<Kind>, kSize>& words) {
    const std::string value = reader.Value(key);
    if (reader.Entry(key) == nullptr) return Kind::None;
    std::vector<std::string> known;
    for (const Word<Kind>& word : words) {
        if (word.word == value) return word.kind;
        known.emplace_back(word.word);
    }
    reader.Report().Error(reader.ValueRange(key), "unknown-kind",
                          Msg("{path} is “{value}”", {{"path", reader.PathOf(key)}, {"value", value}}),
                          DidYouMean(value, known));
    return Kind::None;
}

void CheckRetentionDate(const NodeReader& reader, const Form& form, const Retention& retention) {
    if (retention.from.empty()) return;
    const Question* question = form.Find(retention.from);
    if (question != nullptr && question->type == QuestionType::Date && retention.from.find('.') == std::string::npos) {
        return;
    }
    reader.Report().Error(reader.ValueRange("from"), "unsuitable-question",
                          Msg("{path} names “{id}”, which is no date question of the form",
                              {{"path", reader.PathOf("from")}, {"id", retention.from}}),
                          Msg("name a date question outside of rosters, or leave it out: then the last change counts"));
}

Retention ReadRetention(const NodeReader& form_reader, const Form& form) {
    static constexpr std::array kKeys = {KeyRule{"years", Shape::Value}, KeyRule{"from", Shape::Value},
                                         KeyRule{"condition", Shape::Block}};
    Retention retention;
    const InfoNode* entry = form_reader.Entry("retention");
    if (entry == nullptr) return retention;
    const NodeReader reader(form_reader.Report(), *entry, form_reader.PathOf("retention"));
    reader.CheckKeys(kKeys);
    retention.years = reader.ReadInteger("years", 1, kMostYears);
    retention.from = reader.Value("from");
    retention.condition = reader.ReadLabel("condition", false);
    CheckRetentionDate(reader, form, retention);
    if (reader.Entry("years") == nullptr && reader.Entry("condition") == nullptr) {
        reader.Report().Error(entry->key_range, "empty-retention",
                              Msg("{path} does not say how long", {{"path", reader.Path()}}),
                              Msg("add years 3, or condition with zh \"…\" en \"…\" in braces"));
    }
    return retention;
}

bool IsPersonal(const Question& question) {
    return question.privacy != PrivacyClass::S0 ||
           std::any_of(question.questions.begin(), question.questions.end(), IsPersonal);
}

void WarnIfAbsent(const NodeReader& reader, std::string_view key, const char* code, const base::Message& hint) {
    if (reader.Entry(key) != nullptr) return;
    reader.Report().Warn(reader.NameRange(), code,
                         Msg("the form asks for personal data, but has no {key}", {{"key", std::string(key)}}), hint);
}

}  // namespace

void ReadHeader(const NodeReader& reader, Form& form) {
    form.unit = ReadWord(reader, "unit", kUnitWords);
    form.round = ReadWord(reader, "round", kRoundWords);
    form.purpose = reader.ReadLabel("purpose", false);
    form.basis = reader.ReadLabel("basis", false);
    form.notice = reader.ReadLabel("notice", false);
    form.retention = ReadRetention(reader, form);
    const std::vector<const Question*> questions = form.Questions();
    if (std::none_of(questions.begin(), questions.end(), [](const Question* q) { return IsPersonal(*q); })) return;
    WarnIfAbsent(reader, "purpose", "missing-purpose", Msg("add purpose: what the data is for, in both languages"));
    WarnIfAbsent(reader, "notice", "missing-notice",
                 Msg("add notice: what the person is told before being asked, in both languages"));
    WarnIfAbsent(reader, "retention", "missing-retention",
                 Msg("add retention with years 3 in braces: how long cases are kept"));
}

}  // namespace gongjian::form

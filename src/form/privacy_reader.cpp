// Classes of personal data, and the guess that a question is about a person.
#include <algorithm>
#include <array>

#include "form/question_reader.h"
#include "form/question_types.h"

namespace gongjian::form {

namespace {

using base::Msg;

/// A word that makes an id or a Chinese label look personal.
struct PersonalWord {
    std::string_view word;
    PrivacyClass least;
};

constexpr std::array kPersonalIds = {
    PersonalWord{"id_number", PrivacyClass::S2},        PersonalWord{"ethnicity", PrivacyClass::S2},
    PersonalWord{"political_status", PrivacyClass::S2}, PersonalWord{"home_address", PrivacyClass::S2},
    PersonalWord{"full_name", PrivacyClass::S1},        PersonalWord{"birth_date", PrivacyClass::S1},
    PersonalWord{"mobile_phone", PrivacyClass::S1},     PersonalWord{"phone", PrivacyClass::S1},
};

constexpr std::array kPersonalLabels = {
    PersonalWord{"身份证", PrivacyClass::S2},   PersonalWord{"身份号码", PrivacyClass::S2},
    PersonalWord{"民族", PrivacyClass::S2},     PersonalWord{"政治面貌", PrivacyClass::S2},
    PersonalWord{"家庭住址", PrivacyClass::S2}, PersonalWord{"入党时间", PrivacyClass::S2},
    PersonalWord{"姓名", PrivacyClass::S1},     PersonalWord{"出生日期", PrivacyClass::S1},
    PersonalWord{"手机", PrivacyClass::S1},     PersonalWord{"联系电话", PrivacyClass::S1},
};

std::string NameOf(PrivacyClass privacy) { return "S" + std::to_string(static_cast<int>(privacy)); }

/// Counts, yes and no and notes say nothing about a single person by themselves.
bool CanBePersonal(QuestionType type) {
    return type == QuestionType::Text || type == QuestionType::LongText || type == QuestionType::Date ||
           type == QuestionType::SingleChoice || type == QuestionType::MultipleChoice;
}

/// The class that a question looks like, by its type and its name.
PrivacyClass LooksLike(const Question& question) {
    PrivacyClass least = LeastPrivacy(question.type);
    if (!CanBePersonal(question.type)) return least;
    for (const PersonalWord& known : kPersonalIds) {
        const bool ends = question.id == known.word || question.id.ends_with("_" + std::string(known.word));
        if (ends) least = std::max(least, known.least);
    }
    for (const PersonalWord& known : kPersonalLabels) {
        if (question.label.zh.find(known.word) != std::string::npos) least = std::max(least, known.least);
    }
    return least;
}

}  // namespace

PrivacyClass ReadPrivacy(const NodeReader& reader, const Question& question, std::optional<PrivacyClass> around) {
    const std::string value = reader.Value("privacy");
    const PrivacyClass least = LooksLike(question);
    if (reader.Entry("privacy") != nullptr) {
        for (const PrivacyClass known : {PrivacyClass::S0, PrivacyClass::S1, PrivacyClass::S2}) {
            if (value == NameOf(known)) return known;
        }
        reader.Report().Error(reader.ValueRange("privacy"), "unknown-privacy",
                              Msg("{path} is “{value}”", {{"path", reader.PathOf("privacy")}, {"value", value}}),
                              Msg("write S0 (not personal), S1 (personal) or S2 (sensitive personal information)"));
        return std::max(least, around.value_or(PrivacyClass::S0));
    }
    if (around) return *around;
    if (least != PrivacyClass::S0) {
        reader.Report().Warn(
            reader.NameRange(), "missing-privacy",
            Msg("{path} looks like personal data, but has no class", {{"path", reader.Path()}}),
            Msg("add privacy {class}, so that answers are protected; privacy S0 if it is about no person",
                {{"class", NameOf(least)}}));
    }
    return PrivacyClass::S0;
}

}  // namespace gongjian::form

#include "form/standards/id_number.h"

#include <array>

#include "base/text.h"
#include "form/standards/code_text.h"
#include "form/standards/region_code.h"

namespace gongjian::form {

namespace {

using base::Msg;

constexpr std::size_t kLength = 18;
constexpr std::size_t kOldLength = 15;
constexpr int kOldest = 120;

constexpr std::array kWeights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

int NumberAt(std::string_view text, std::size_t from, std::size_t count) {
    int number = 0;
    for (const char c : text.substr(from, count)) number = number * 10 + (c - '0');
    return number;
}

std::optional<base::Date> BirthOf(std::string_view number) {
    return base::MakeDate(NumberAt(number, 6, 4), NumberAt(number, 10, 2), NumberAt(number, 12, 2));
}

Fault LengthFault(std::string_view number) {
    const std::size_t length = base::Length(number);
    base::Arguments arguments = {
        {"length", std::to_string(length)},
        {"difference", std::to_string(length > kLength ? length - kLength : kLength - length)}};
    if (length == kOldLength) {
        if (const auto upgraded = UpgradedIdNumber(number)) {
            arguments.emplace_back("upgraded", *upgraded);
            return {
                "old_format", Severity::Hard,
                Msg("This is a number of 15 digits from before 1999. With 19 before the year and the check digit it "
                    "is {upgraded}: enter that once the person or the document confirms it.",
                    arguments)};
        }
    }
    if (length < kLength) {
        return {"length", Severity::Hard,
                Msg("An ID number has 18 characters; this one has {length}, {difference} are missing. Compare it with "
                    "the document.",
                    arguments)};
    }
    return {"length", Severity::Hard,
            Msg("An ID number has 18 characters; this one has {length}, {difference} too many. Compare it with the "
                "document.",
                arguments)};
}

std::optional<Fault> CharacterFault(std::string_view number) {
    if (auto fault = WrongCharacter(number.substr(0, kLength - 1), "0123456789", "0-9")) return fault;
    const char last = number.back();
    if (last == 'x') {
        return Fault{"lowercase_x", Severity::Hard, Msg("The last character is a small x; a capital X belongs there.")};
    }
    if ((last >= '0' && last <= '9') || last == 'X') return std::nullopt;
    return Fault{"character", Severity::Hard,
                 Msg("Character 18 is “{found}”; the last one of an ID number is a digit or X. Compare it with the "
                     "document.",
                     {{"found", std::string(1, last)}})};
}

void CheckBirth(std::string_view number, base::Date as_of, Faults& faults) {
    const std::optional<base::Date> birth = BirthOf(number);
    const std::string shown = std::string(number.substr(6, 4)) + "-" + std::string(number.substr(10, 2)) + "-" +
                              std::string(number.substr(12, 2));
    if (!birth) {
        faults.push_back({"date", Severity::Hard,
                          Msg("Digits 7-14 are the date of birth {date}, a day that does not exist. Compare them with "
                              "the document.",
                              {{"date", shown}})});
    } else if (*birth > as_of) {
        faults.push_back(
            {"future_date", Severity::Hard,
             Msg("Digits 7-14 are the date of birth {date}, which is later than {today}. Compare them with "
                 "the document.",
                 {{"date", shown}, {"today", base::ToString(as_of)}})});
    } else if (base::Parts(as_of).year - base::Parts(*birth).year > kOldest) {
        faults.push_back({"age", Severity::Soft,
                          Msg("Digits 7-14 are the date of birth {date}: the person would be more than 120 years old. "
                              "Please check the year.",
                              {{"date", shown}})});
    }
}

}  // namespace

std::string NormaliseIdNumber(std::string_view typed) { return FoldCode(typed); }

char IdNumberCheck(std::string_view first17) {
    int sum = 0;
    for (std::size_t i = 0; i < kWeights.size(); ++i) sum += (first17[i] - '0') * kWeights[i];
    return "10X98765432"[sum % 11];
}

Faults CheckIdNumber(std::string_view number, base::Date as_of) {
    if (auto damaged = DamagedBySpreadsheet(number)) return {*damaged};
    if (base::Length(number) != kLength) return {LengthFault(number)};
    if (auto fault = CharacterFault(number)) return {*fault};
    Faults faults;
    // Residence permits of Hong Kong, Macao and Taiwan have 81-83, those of foreigners 91.
    const std::string_view province = number.substr(0, 2);
    if (!IsProvinceCode(province) && province != "83" && province != "91") {
        faults.push_back({"region", Severity::Hard,
                          Msg("Digits 1-2 are {found}, which no province has. Compare them with the document.",
                              {{"found", std::string(province)}})});
    }
    CheckBirth(number, as_of, faults);
    const char expected = IdNumberCheck(number.substr(0, kLength - 1));
    if (expected == number.back()) return faults;
    if (LooksRounded(number)) return {RoundedFault()};
    faults.push_back({"check", Severity::Hard,
                      Msg("The check digit, character 18, should be {expected} but is {found}: one of the digits is "
                          "mistyped or two are swapped. Compare all of them with the document.",
                          {{"expected", std::string(1, expected)}, {"found", std::string(1, number.back())}})});
    return faults;
}

std::optional<std::string> UpgradedIdNumber(std::string_view old_number) {
    const std::string folded = FoldCode(old_number);
    if (folded.size() != kOldLength || !AllDigits(folded)) return std::nullopt;
    const std::string first17 = folded.substr(0, 6) + "19" + folded.substr(6);
    if (!BirthOf(first17)) return std::nullopt;
    return first17 + IdNumberCheck(first17);
}

std::optional<IdNumberFacts> FactsOfIdNumber(std::string_view number) {
    if (number.size() != kLength || !AllDigits(number.substr(0, kLength - 1))) return std::nullopt;
    const std::optional<base::Date> birth = BirthOf(number);
    if (!birth) return std::nullopt;
    return IdNumberFacts{*birth, (number[16] - '0') % 2 == 1};
}

}  // namespace gongjian::form

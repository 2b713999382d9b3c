#include "form/standards/organisation_code.h"

#include <array>

#include "base/text.h"
#include "form/standards/code_text.h"

namespace gongjian::form {

namespace {

using base::Msg;

constexpr std::size_t kLength = 9;
constexpr std::array kWeights = {3, 7, 9, 10, 5, 8, 4, 2};

}  // namespace

std::string NormaliseOrganisationCode(std::string_view typed) {
    std::string code = FoldCode(typed);
    // Only where it belongs: a hyphen elsewhere is a mistake to be seen.
    if (code.size() == kLength + 1 && code[kLength - 1] == '-') code.erase(kLength - 1, 1);
    return code;
}

std::string ShownOrganisationCode(std::string_view code) {
    if (code.size() != kLength) return std::string(code);
    return std::string(code.substr(0, kLength - 1)) + "-" + std::string(code.substr(kLength - 1));
}

char OrganisationCheck(std::string_view first8) {
    int sum = 0;
    for (std::size_t i = 0; i < kWeights.size(); ++i) {
        const char c = first8[i];
        sum += (c <= '9' ? c - '0' : c - 'A' + 10) * kWeights[i];
    }
    const int check = 11 - sum % 11;
    return check == 10 ? 'X' : check == 11 ? '0' : static_cast<char>('0' + check);
}

Faults CheckOrganisationCode(std::string_view code) {
    if (auto damaged = DamagedBySpreadsheet(code)) return {*damaged};
    if (base::Length(code) != kLength) {
        return {{"length", Severity::Hard,
                 Msg("An organisation code has 9 characters, the hyphen not counted; this one has {length}. Compare it "
                     "with the certificate.",
                     {{"length", std::to_string(base::Length(code))}})}};
    }
    if (FoldCode(code) != code) {
        return {{"lowercase", Severity::Hard, Msg("Letters of this code are capital letters.")}};
    }
    if (auto fault = WrongCharacter(code.substr(0, kLength - 1), "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", "0-9 A-Z"))
        return {*fault};
    const char expected = OrganisationCheck(code.substr(0, kLength - 1));
    if (expected == code.back()) return {};
    return {{"check", Severity::Hard,
             Msg("The check character, character 9, should be {expected} but is {found}: one of the characters is "
                 "mistyped. Compare all of them with the certificate.",
                 {{"expected", std::string(1, expected)}, {"found", std::string(1, code.back())}})}};
}

}  // namespace gongjian::form

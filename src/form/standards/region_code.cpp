#include "form/standards/region_code.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "form/standards/code_text.h"

namespace gongjian::form {

namespace {

using base::Msg;

constexpr std::size_t kLength = 12;

constexpr std::array<std::string_view, 34> kProvinces = {
    "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42",
    "43", "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82"};

/// Streets, towns, townships and joint units are 001-599 by GB/T 10114; committees 001-599.
bool IsKnownKind(std::string_view three) { return three <= "599"; }

Fault KindFault(std::string_view digits, std::string_view found, bool township) {
    const base::Arguments arguments = {{"digits", std::string(digits)}, {"found", std::string(found)}};
    if (township) {
        return {"kind", Severity::Soft,
                Msg("Digits {digits} are {found}: subdistricts have 001-099, towns 100-199, townships 200-399. Please "
                    "check the code.",
                    arguments)};
    }
    return {"kind", Severity::Soft,
            Msg("Digits {digits} are {found}: residents' committees have 001-199, villages 200-399. Please check the "
                "code.",
                arguments)};
}

}  // namespace

bool IsProvinceCode(std::string_view two_digits) {
    return std::find(kProvinces.begin(), kProvinces.end(), two_digits) != kProvinces.end();
}

std::string NormaliseRegionCode(std::string_view typed) { return FoldCode(typed); }

Faults CheckRegionCode(std::string_view code) {
    if (auto damaged = DamagedBySpreadsheet(code)) return {*damaged};
    if (auto fault = WrongCharacter(code, "0123456789", "0-9")) return {*fault};
    if (code.size() != kLength) {
        return {
            {"length", Severity::Hard,
             Msg("A region code has 12 digits; this one has {length}. Codes of 6 or 9 digits are filled up with zeros.",
                 {{"length", std::to_string(code.size())}})}};
    }
    Faults faults;
    if (!IsProvinceCode(code.substr(0, 2))) {
        faults.push_back({"region", Severity::Hard,
                          Msg("Digits 1-2 are {found}, which no province has. Compare them with the list of regions.",
                              {{"found", std::string(code.substr(0, 2))}})});
    }
    const std::string_view town = code.substr(6, 3), village = code.substr(9, 3);
    if (!IsKnownKind(town) || (town == "000" && village != "000")) faults.push_back(KindFault("7-9", town, true));
    if (!IsKnownKind(village)) faults.push_back(KindFault("10-12", village, false));
    return faults;
}

}  // namespace gongjian::form

#include "form/standards/credit_code.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "form/standards/code_text.h"
#include "form/standards/organisation_code.h"

namespace gongjian::form {

namespace {

using base::Msg;

constexpr std::size_t kLength = 18;
constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
constexpr std::array kWeights = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};

/// Who registers, and what; 54 and 55 are seen with village and residents' committees.
constexpr std::array<std::string_view, 38> kKinds = {
    "11", "12", "13", "19", "21", "29", "31", "32", "33", "34", "35", "39", "41", "49", "51", "52", "53", "54", "55",
    "59", "61", "62", "69", "71", "72", "79", "81", "89", "91", "92", "93", "A1", "A9", "N1", "N2", "N3", "N9", "Y1"};

std::string Joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
    return text;
}

/// A whole sentence for each kind of holder, so that it can be translated as one.
Fault WrongKind(std::string_view kind, const std::vector<std::string>& kinds) {
    const base::Arguments arguments = {{"found", std::string(kind)}, {"expected", Joined(kinds)}};
    const auto say = [&](std::string_view sentence) {
        return Fault{"kind", Severity::Soft, base::Message{std::string(sentence), arguments}};
    };
    if (kind == "81")
        return say(
            base::Noop("The code begins with {found}: it is that of a trade union. Here codes begin with "
                       "{expected}. Ask for the other certificate, or say why it is right."));
    if (kind == "91")
        return say(
            base::Noop("The code begins with {found}: it is that of an enterprise. Here codes begin with "
                       "{expected}. Ask for the other certificate, or say why it is right."));
    if (kind == "92")
        return say(
            base::Noop("The code begins with {found}: it is that of an individual business. Here codes begin "
                       "with {expected}. Ask for the other certificate, or say why it is right."));
    if (kind == "93")
        return say(
            base::Noop("The code begins with {found}: it is that of a farmers' cooperative. Here codes begin "
                       "with {expected}. Ask for the other certificate, or say why it is right."));
    return say(
        base::Noop("The code begins with {found}. Here codes begin with {expected}. Ask for the other "
                   "certificate, or say why it is right."));
}

std::optional<Fault> KindFault(std::string_view code, const std::vector<std::string>& kinds) {
    const std::string_view kind = code.substr(0, 2);
    if (!kinds.empty()) {
        const bool expected = std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
        return expected ? std::nullopt : std::optional(WrongKind(kind, kinds));
    }
    if (IsCreditCodeKind(kind)) return std::nullopt;
    return Fault{"kind", Severity::Soft,
                 Msg("The code begins with {found}, which is no known kind of unit. Compare it with the certificate.",
                     {{"found", std::string(kind)}})};
}

/// Length, characters and region, on which everything else rests.
std::optional<Fault> ShapeFault(std::string_view code) {
    if (base::Length(code) != kLength) {
        return Fault{"length", Severity::Hard,
                     Msg("A unified social credit code has 18 characters; this one has {length}. Compare it with the "
                         "certificate.",
                         {{"length", std::to_string(base::Length(code))}})};
    }
    if (FoldCode(code) != code) {
        return Fault{"lowercase", Severity::Hard, Msg("Letters of this code are capital letters.")};
    }
    if (auto fault = WrongCharacter(code, kAlphabet, kAlphabet)) return fault;
    for (std::size_t i = 2; i < 8; ++i) {
        if (code[i] >= '0' && code[i] <= '9') continue;
        return Fault{"region", Severity::Hard,
                     Msg("Characters 3-8 are the region and digits only; character {position} is “{found}”. Compare it "
                         "with the certificate.",
                         {{"position", std::to_string(i + 1)}, {"found", std::string(1, code[i])}})};
    }
    return std::nullopt;
}

}  // namespace

bool IsCreditCodeKind(std::string_view kind) { return std::find(kKinds.begin(), kKinds.end(), kind) != kKinds.end(); }

std::string NormaliseCreditCode(std::string_view typed) { return FoldCode(typed); }

char CreditCodeCheck(std::string_view first17) {
    std::size_t sum = 0;
    for (std::size_t i = 0; i < kWeights.size(); ++i)
        sum += kAlphabet.find(first17[i]) * static_cast<std::size_t>(kWeights[i]);
    return kAlphabet[(31 - sum % 31) % 31];
}

Faults CheckCreditCode(std::string_view code, const std::vector<std::string>& kinds) {
    if (auto damaged = DamagedBySpreadsheet(code)) return {*damaged};
    if (auto fault = ShapeFault(code)) return {*fault};
    Faults faults;
    const char organisation = OrganisationCheck(code.substr(8, 8));
    if (organisation != code[16]) {
        faults.push_back({"organization_check", Severity::Hard,
                          Msg("Characters 9-17 are the organisation code; its check character, character 17, should be "
                              "{expected} but is {found}. Compare these nine with the certificate.",
                              {{"expected", std::string(1, organisation)}, {"found", std::string(1, code[16])}})});
    }
    const char expected = CreditCodeCheck(code.substr(0, kLength - 1));
    if (expected != code.back()) {
        if (LooksRounded(code)) return {RoundedFault()};
        faults.push_back({"check", Severity::Hard,
                          Msg("The check character, character 18, should be {expected} but is {found}: one of the "
                              "characters is mistyped or two are swapped. Compare all of them with the certificate.",
                              {{"expected", std::string(1, expected)}, {"found", std::string(1, code.back())}})});
    }
    if (auto fault = KindFault(code, kinds)) faults.push_back(*fault);
    return faults;
}

}  // namespace gongjian::form

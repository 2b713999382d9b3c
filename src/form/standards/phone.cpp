#include "form/standards/phone.h"

#include <algorithm>

#include "base/text.h"
#include "form/standards/code_text.h"

namespace gongjian::form {

namespace {

using base::Msg;

constexpr std::size_t kMobileLength = 11;

void Replace(std::string& text, std::string_view from, std::string_view to) {
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
        text.replace(at, from.size(), to);
}

std::string WithoutHyphens(std::string_view text) {
    std::string bare(text);
    std::erase(bare, '-');
    return bare;
}

/// Without the country's own prefix. Abroad the 0 of the area code is left out: it is put back.
std::string WithoutCountry(std::string text) {
    const std::size_t prefix = text.starts_with("+86") ? 3 : text.starts_with("0086") ? 4 : 0;
    if (prefix == 0) return text;
    text.erase(0, prefix);
    if (text.starts_with('-')) text.erase(0, 1);
    const bool mobile = text.starts_with('1') && WithoutHyphens(text).size() == kMobileLength;
    if (!mobile && !text.starts_with('0') && !text.empty()) text.insert(0, 1, '0');
    return text;
}

bool IsMobileLike(std::string_view bare) { return bare.size() == kMobileLength && bare[0] == '1' && AllDigits(bare); }

bool IsDigits(std::string_view text, std::size_t least, std::size_t most) {
    return text.size() >= least && text.size() <= most && AllDigits(text);
}

/// ^(0\d{2,3}-?)?[2-9]\d{6,7}(-\d{1,6})?$
bool IsLandline(std::string_view text) {
    const auto local = [](std::string_view rest) {
        const std::size_t hyphen = rest.find('-');
        const std::string_view number = rest.substr(0, hyphen);
        if (!IsDigits(number, 7, 8) || number[0] < '2') return false;
        return hyphen == std::string_view::npos || IsDigits(rest.substr(hyphen + 1), 1, 6);
    };
    if (!text.starts_with('0')) return local(text);
    for (const std::size_t area : {std::size_t{3}, std::size_t{4}}) {
        if (text.size() <= area || !AllDigits(text.substr(0, area))) continue;
        const std::string_view rest = text.substr(area);
        if (local(rest.starts_with('-') ? rest.substr(1) : rest)) return true;
    }
    return false;
}

/// Numbers of services: 400 and 800, 95xxx, emergency and hot lines.
bool IsService(std::string_view bare) {
    if (!AllDigits(bare)) return false;
    const bool free = bare.size() == 10 && (bare.starts_with("400") || bare.starts_with("800"));
    const bool short_line = bare.size() >= 3 && bare.size() <= 6 &&
                            (bare.starts_with('1') || bare.starts_with("95") || bare.starts_with("96"));
    return free || short_line;
}

Fault MobileLength(std::string_view bare) {
    return {"length", Severity::Hard,
            Msg("A mobile number has 11 digits; this one has {length}. Ask for it again.",
                {{"length", std::to_string(bare.size())}})};
}

}  // namespace

std::string NormalisePhone(std::string_view typed) {
    std::string text = FoldNumberText(typed);
    Replace(text, "转", "-");
    Replace(text, ")", "-");
    std::erase(text, '(');
    Replace(text, "--", "-");
    text = WithoutCountry(std::move(text));
    const std::string bare = WithoutHyphens(text);
    return IsMobileLike(bare) ? bare : text;
}

Faults CheckMobile(std::string_view number) {
    if (auto damaged = DamagedBySpreadsheet(number)) return {*damaged};
    if (auto fault = WrongCharacter(number, "0123456789", "0-9")) return {*fault};
    if (number.size() != kMobileLength) return {MobileLength(number)};
    if (number[0] == '1' && number[1] >= '3') return {};
    return {{"range", Severity::Hard,
             Msg("Mobile numbers begin with 13 to 19; this one begins with {found}. Ask for it again.",
                 {{"found", std::string(number.substr(0, 2))}})}};
}

Faults CheckPhone(std::string_view number) {
    if (auto damaged = DamagedBySpreadsheet(number)) return {*damaged};
    if (auto fault = WrongCharacter(number, "0123456789-", "0-9 -")) return {*fault};
    const std::string bare = WithoutHyphens(number);
    if (IsMobileLike(bare)) return CheckMobile(bare);
    if (IsService(bare)) {
        return {{"service", Severity::Soft,
                 Msg("{number} is the number of a service, not of a person or a unit. Please check it.",
                     {{"number", std::string(number)}})}};
    }
    if (IsLandline(number)) return {};
    if (number.starts_with('1')) return {MobileLength(bare)};
    return {{"length", Severity::Hard,
             Msg("“{number}” is no telephone number: 11 digits of a mobile phone, or area code and 7 or 8 digits, such "
                 "as 0000-8800000 or 0000-8800000-801. Ask for it again.",
                 {{"number", std::string(number)}})}};
}

}  // namespace gongjian::form

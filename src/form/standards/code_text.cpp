#include "form/standards/code_text.h"

#include <algorithm>

#include "base/text.h"

namespace gongjian::form {

namespace {

using base::Msg;

/// White space and characters without width that come along with pasted text.
bool IsInvisible(char32_t c) {
    return c <= 0x20 || c == 0x7F || c == 0xA0 || (c >= 0x2000 && c <= 0x200F) || (c >= 0x2028 && c <= 0x202F) ||
           c == 0x205F || c == 0x2060 || c == 0x3000 || c == 0xFEFF;
}

bool IsApostrophe(char32_t c) { return c == '\'' || c == 0x2018 || c == 0x2019 || c == '`'; }

bool IsDash(char32_t c) {
    return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFE63 || c == 0x30FC;
}

std::string Fold(std::string_view typed, bool dashes, bool capitals) {
    std::string folded;
    bool at_start = true;
    for (const base::CodePoint& point : base::Decode(typed)) {
        char32_t c = base::FoldWidth(point.value);
        if (IsInvisible(c) || (at_start && IsApostrophe(c))) continue;
        at_start = false;
        if (dashes && IsDash(c)) c = '-';
        if (capitals && c >= 'a' && c <= 'z') c -= 'a' - 'A';
        base::AppendUtf8(folded, c);
    }
    return folded;
}

/// The digit that a letter is taken for, or NUL.
char LooksLike(char letter) {
    switch (letter) {
        case 'O':
        case 'o':
        case 'Q': return '0';
        case 'I':
        case 'i':
        case 'l':
        case 'L': return '1';
        case 'Z':
        case 'z': return '2';
        case 'S':
        case 's': return '5';
        default: return '\0';
    }
}

}  // namespace

bool IsAcceptable(const Faults& faults) {
    return std::none_of(faults.begin(), faults.end(), [](const Fault& f) { return f.severity == Severity::Hard; });
}

bool AllDigits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string FoldCode(std::string_view typed) { return Fold(typed, true, true); }

std::string FoldNumberText(std::string_view typed) { return Fold(typed, true, false); }

std::optional<Fault> DamagedBySpreadsheet(std::string_view typed) {
    const std::string text = FoldCode(typed);
    const std::size_t e = text.find("E+");
    if (e == std::string::npos || e == 0 || e + 2 == text.size()) return std::nullopt;
    const std::string_view before(text.data(), e);
    const std::size_t dot = before.find('.');
    const bool number = AllDigits(before.substr(0, dot)) &&
                        (dot == std::string_view::npos || AllDigits(before.substr(dot + 1))) &&
                        AllDigits(std::string_view(text).substr(e + 2));
    if (!number) return std::nullopt;
    return Fault{"damaged", Severity::Hard,
                 Msg("A spreadsheet turned this number into {value}: its last digits are lost. Format the column as "
                     "text, and type the number again from the document.",
                     {{"value", text}})};
}

bool LooksRounded(std::string_view folded) {
    return folded.size() == 18 && AllDigits(folded) && folded.substr(15) == "000";
}

Fault RoundedFault() {
    return {"damaged", Severity::Hard,
            Msg("The last three digits are 000 and the check digit is wrong: a spreadsheet keeps only 15 digits of a "
                "number and fills up with zeros. Format the column as text, and type the number again from the "
                "document.")};
}

std::optional<Fault> WrongCharacter(std::string_view folded, std::string_view alphabet, std::string_view what) {
    const std::vector<base::CodePoint> points = base::Decode(folded);
    for (std::size_t i = 0; i < points.size(); ++i) {
        const char32_t c = points[i].value;
        if (c < 0x80 && alphabet.find(static_cast<char>(c)) != std::string_view::npos) continue;
        base::Arguments arguments = {{"position", std::to_string(i + 1)},
                                     {"found", std::string(folded.substr(points[i].offset, points[i].length))},
                                     {"allowed", std::string(what)}};
        const char meant = c < 0x80 ? LooksLike(static_cast<char>(c)) : '\0';
        if (meant != '\0') {
            arguments.emplace_back("meant", std::string(1, meant));
            return Fault{"character", Severity::Hard,
                         Msg("Character {position} is “{found}”, which does not occur there (allowed: {allowed}). If "
                             "the document shows the digit {meant}, type that.",
                             arguments)};
        }
        return Fault{"character", Severity::Hard,
                     Msg("Character {position} is “{found}”, which does not occur there (allowed: {allowed}). Compare "
                         "it with the document.",
                         arguments)};
    }
    return std::nullopt;
}

}  // namespace gongjian::form

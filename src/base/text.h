// UTF-8 text as the office types it: decoding, folding of full-width forms, display width.
// Names of people and free text are never folded; codes, numbers and dates are (domain brief §4.12).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gongjian::base {

/// One code point and where its bytes stand in the text it came from.
struct CodePoint {
    char32_t value;
    std::uint32_t offset;  ///< first byte
    std::uint32_t length;  ///< bytes, 1-4
};

/// Whether `text` is well-formed UTF-8 (no surrogates, no overlong forms, at most U+10FFFF).
bool IsUtf8(std::string_view text);

/// All code points of well-formed UTF-8; an ill-formed byte becomes U+FFFD of length 1, so that spans stay true.
std::vector<CodePoint> Decode(std::string_view text);

void AppendUtf8(std::string& out, char32_t code_point);

/// The half-width twin of a full-width letter, digit, punctuation mark or space; every other code point is returned
/// unchanged. One code point for one, never NFKC.
char32_t FoldWidth(char32_t code_point);

/// FoldWidth over a whole text: for codes, numbers and dates only.
std::string FoldWidth(std::string_view text);

/// Columns that a terminal or a fixed-width list uses: 2 for CJK and full-width, 0 for combining, else 1.
int DisplayWidth(std::string_view text);

/// `text` followed by spaces up to `columns` of display width (unchanged if it is wider).
std::string PadRight(std::string_view text, int columns);

/// Without ASCII and ideographic (U+3000) white space at both ends.
std::string_view Trim(std::string_view text);

std::vector<std::string_view> Split(std::string_view text, char separator);

/// Number of code points.
std::size_t Length(std::string_view text);

/// Those of `candidates` that `word` was probably meant to be, best first, at most three, for "did you mean". In this order:
/// the same but for characters that are taken for one another (0 and O, 己 and 已), case, spaces or width; within
/// max(1, length/3) edits (a swap of neighbours is one); the same characters in another order, or a shorter form of a longer
/// label (会员数 for 工会会员数). Empty where nothing is near enough to be a help.
std::vector<std::string> Nearest(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace gongjian::base

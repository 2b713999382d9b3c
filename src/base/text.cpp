// Decoding, folding, display width.
#include "base/text.h"

#include <algorithm>
#include <utility>

namespace gongjian::base {
namespace {

struct WidthRange {
    char32_t first, last;
};

// East Asian Wide and Fullwidth (Unicode 15, planes with characters that an office can type), sorted.
constexpr WidthRange kWide[] = {
    {0x1100, 0x115F},   {0x231A, 0x231B},   {0x2329, 0x232A},   {0x23E9, 0x23EC},   {0x23F0, 0x23F0},
    {0x23F3, 0x23F3},   {0x25FD, 0x25FE},   {0x2614, 0x2615},   {0x2648, 0x2653},   {0x267F, 0x267F},
    {0x2693, 0x2693},   {0x26A1, 0x26A1},   {0x26AA, 0x26AB},   {0x26BD, 0x26BE},   {0x26C4, 0x26C5},
    {0x26CE, 0x26CE},   {0x26D4, 0x26D4},   {0x26EA, 0x26EA},   {0x26F2, 0x26F3},   {0x26F5, 0x26F5},
    {0x26FA, 0x26FA},   {0x26FD, 0x26FD},   {0x2705, 0x2705},   {0x270A, 0x270B},   {0x2728, 0x2728},
    {0x274C, 0x274C},   {0x274E, 0x274E},   {0x2753, 0x2755},   {0x2757, 0x2757},   {0x2795, 0x2797},
    {0x27B0, 0x27B0},   {0x27BF, 0x27BF},   {0x2B1B, 0x2B1C},   {0x2B50, 0x2B50},   {0x2B55, 0x2B55},
    {0x2E80, 0x303E},   {0x3041, 0x33FF},   {0x3400, 0x4DBF},   {0x4E00, 0x9FFF},   {0xA000, 0xA4CF},
    {0xA960, 0xA97F},   {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},   {0xFE10, 0xFE19},   {0xFE30, 0xFE6F},
    {0xFF01, 0xFF60},   {0xFFE0, 0xFFE6},   {0x16FE0, 0x18DFF}, {0x1AFF0, 0x1B2FF}, {0x1F004, 0x1F004},
    {0x1F0CF, 0x1F0CF}, {0x1F18E, 0x1F18E}, {0x1F191, 0x1F19A}, {0x1F200, 0x1F320}, {0x1F32D, 0x1F335},
    {0x1F337, 0x1F37C}, {0x1F37E, 0x1F393}, {0x1F3A0, 0x1F3CA}, {0x1F3CF, 0x1F3D3}, {0x1F3E0, 0x1F3F0},
    {0x1F3F4, 0x1F3F4}, {0x1F3F8, 0x1F43E}, {0x1F440, 0x1F440}, {0x1F442, 0x1F4FC}, {0x1F4FF, 0x1F53D},
    {0x1F54B, 0x1F54E}, {0x1F550, 0x1F567}, {0x1F57A, 0x1F57A}, {0x1F595, 0x1F596}, {0x1F5A4, 0x1F5A4},
    {0x1F5FB, 0x1F64F}, {0x1F680, 0x1F6C5}, {0x1F6CC, 0x1F6CC}, {0x1F6D0, 0x1F6D2}, {0x1F6D5, 0x1F6DF},
    {0x1F6EB, 0x1F6EC}, {0x1F6F4, 0x1F6FC}, {0x1F7E0, 0x1F7EB}, {0x1F90C, 0x1F9FF}, {0x1FA70, 0x1FAFF},
    {0x20000, 0x3FFFD},
};

// Combining marks and characters without width that occur beside Chinese and Latin text.
constexpr WidthRange kNoWidth[] = {
    {0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD},   {0x200B, 0x200F}, {0x202A, 0x202E},
    {0x2060, 0x2064}, {0x20D0, 0x20F0}, {0x302A, 0x302D},   {0x3099, 0x309A}, {0xFE00, 0xFE0F},
    {0xFE20, 0xFE2F}, {0xFEFF, 0xFEFF}, {0xE0100, 0xE01EF},
};

template <std::size_t N>
bool IsIn(const WidthRange (&ranges)[N], char32_t value) {
    const auto* after = std::upper_bound(std::begin(ranges), std::end(ranges), value,
                                         [](char32_t v, const WidthRange& range) { return v < range.first; });
    return after != std::begin(ranges) && value <= std::prev(after)->last;
}

int WidthOf(char32_t value) {
    if (value < 0x300) return 1;
    if (IsIn(kNoWidth, value)) return 0;
    return IsIn(kWide, value) ? 2 : 1;
}

constexpr char32_t kIllFormed = 0xFFFFFFFF;

/// The code point at `offset`; kIllFormed of length 1 where no well-formed sequence begins.
CodePoint DecodeOne(std::string_view text, std::size_t offset) {
    const auto at = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const auto start = static_cast<std::uint32_t>(offset);
    const unsigned char lead = at(offset);
    if (lead < 0x80) return {lead, start, 1};
    const std::uint32_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || offset + length > text.size()) return {kIllFormed, start, 1};
    char32_t value = lead & (0xFFU >> (length + 1));
    for (std::uint32_t i = 1; i < length; ++i) {
        const unsigned char next = at(offset + i);
        if ((next & 0xC0) != 0x80) return {kIllFormed, start, 1};
        value = (value << 6) | (next & 0x3F);
    }
    constexpr char32_t kSmallest[] = {0, 0, 0x80, 0x800, 0x10000};
    const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
    if (value < kSmallest[length] || value > 0x10FFFF || surrogate) return {kIllFormed, start, 1};
    return {value, start, length};
}

}  // namespace

bool IsUtf8(std::string_view text) {
    for (std::size_t offset = 0; offset < text.size();) {
        const CodePoint point = DecodeOne(text, offset);
        if (point.value == kIllFormed) return false;
        offset += point.length;
    }
    return true;
}

std::vector<CodePoint> Decode(std::string_view text) {
    std::vector<CodePoint> points;
    points.reserve(text.size());
    for (std::size_t offset = 0; offset < text.size();) {
        CodePoint point = DecodeOne(text, offset);
        if (point.value == kIllFormed) point.value = 0xFFFD;
        points.push_back(point);
        offset += point.length;
    }
    return points;
}

void AppendUtf8(std::string& out, char32_t code_point) {
    if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF)) code_point = 0xFFFD;
    const auto put = [&](char32_t byte) { out.push_back(static_cast<char>(static_cast<unsigned char>(byte))); };
    if (code_point < 0x80) {
        put(code_point);
    } else if (code_point < 0x800) {
        put(0xC0 | (code_point >> 6));
        put(0x80 | (code_point & 0x3F));
    } else if (code_point < 0x10000) {
        put(0xE0 | (code_point >> 12));
        put(0x80 | ((code_point >> 6) & 0x3F));
        put(0x80 | (code_point & 0x3F));
    } else {
        put(0xF0 | (code_point >> 18));
        put(0x80 | ((code_point >> 12) & 0x3F));
        put(0x80 | ((code_point >> 6) & 0x3F));
        put(0x80 | (code_point & 0x3F));
    }
}

char32_t FoldWidth(char32_t code_point) {
    if (code_point >= 0xFF01 && code_point <= 0xFF5E) return code_point - 0xFEE0;
    if (code_point == 0x3000) return ' ';
    return code_point;
}

std::string FoldWidth(std::string_view text) {
    std::string folded;
    folded.reserve(text.size());
    for (std::size_t offset = 0; offset < text.size();) {
        const CodePoint point = DecodeOne(text, offset);
        const char32_t twin = point.value == kIllFormed ? kIllFormed : FoldWidth(point.value);
        if (twin == point.value)
            folded.append(text.substr(offset, point.length));  // also keeps an ill-formed byte as it is
        else
            AppendUtf8(folded, twin);
        offset += point.length;
    }
    return folded;
}

int DisplayWidth(std::string_view text) {
    int width = 0;
    for (const CodePoint& point : Decode(text)) width += WidthOf(point.value);
    return width;
}

std::string PadRight(std::string_view text, int columns) {
    const int width = DisplayWidth(text);
    std::string padded(text);
    if (width < columns) padded.append(static_cast<std::size_t>(columns - width), ' ');
    return padded;
}

std::string_view Trim(std::string_view text) {
    constexpr std::string_view kAscii = " \t\r\n\v\f";
    constexpr std::string_view kIdeographic = "\u3000";
    for (bool trimmed = true; trimmed && !text.empty();) {
        if (kAscii.find(text.front()) != std::string_view::npos)
            text.remove_prefix(1);
        else if (kAscii.find(text.back()) != std::string_view::npos)
            text.remove_suffix(1);
        else if (text.starts_with(kIdeographic))
            text.remove_prefix(kIdeographic.size());
        else if (text.ends_with(kIdeographic))
            text.remove_suffix(kIdeographic.size());
        else
            trimmed = false;
    }
    return text;
}

std::vector<std::string_view> Split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (;;) {
        const std::size_t end = text.find(separator);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

std::size_t Length(std::string_view text) {
    std::size_t length = 0;
    for (std::size_t offset = 0; offset < text.size(); ++length) offset += DecodeOne(text, offset).length;
    return length;
}

}  // namespace gongjian::base

// Changes of a rule text that mostly leave it one: lines are moved, doubled, dropped or mixed, a word or a number is replaced.
// Every other change is libFuzzer's own, of bytes.
#include <algorithm>
#include <cstring>
#include <random>
#include <string>
#include <vector>

#include "fuzz/fuzz_support.h"
#include "lang/keywords.h"

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t max_size);

namespace {

const std::vector<std::string>& Pieces() {
    static const std::vector<std::string> pieces = [] {
        std::vector<std::string> out = {
            "0",           "1",        "2",          "0.5", "100", "80%", "2147483647", "9223372036854775807",
            "0.000000001", "2000万",   "2012-06-30", "（",  "）",  "，",  "；",         "：",
            "“甲”",        "÷",        "×",          "−",   "+",   "=",   "≥",          "<",
            "是",          "未填按 0", "忽略未填"};
        const auto add = [&out](const gongjian::lang::Variable& variable) {
            out.push_back(variable.label_zh);
            for (const auto& category : variable.categories) out.push_back(category.label_zh);
        };
        for (const auto& variable : gongjian::fuzz::SmallNames().variables) {
            add(variable);
            for (const auto& column : variable.columns)
                add(column), out.push_back(variable.label_zh + "." + column.label_zh);
        }
        for (const auto& keyword : gongjian::lang::Keywords()) {
            for (const auto& words : {keyword.zh, keyword.en}) {
                if (!words.empty()) out.emplace_back(words.front());
            }
        }
        return out;
    }();
    return pieces;
}

std::vector<std::string> Cut(const std::string& text, bool at_lines) {
    std::vector<std::string> out;
    std::string piece;
    for (char c : text) {
        piece += c;
        const bool ends = at_lines ? c == '\n' : (c == ' ' || c == '\n');
        if (ends) out.push_back(std::move(piece)), piece.clear();
    }
    if (!piece.empty()) out.push_back(std::move(piece));
    return out;
}

std::string Changed(const std::string& text, std::minstd_rand& random) {
    const auto below = [&random](std::size_t limit) { return static_cast<std::size_t>(random()) % limit; };
    const std::size_t way = below(6);
    std::vector<std::string> pieces = Cut(text, way < 3);
    if (pieces.empty()) return text;
    const std::size_t at = below(pieces.size()), other = below(pieces.size());
    switch (way) {
        case 0: std::swap(pieces[at], pieces[other]); break;
        case 1: pieces.insert(pieces.begin() + static_cast<std::ptrdiff_t>(at), std::string(pieces[other])); break;
        case 2: pieces.erase(pieces.begin() + static_cast<std::ptrdiff_t>(at)); break;
        case 3: pieces[at] = Pieces()[below(Pieces().size())] + " "; break;
        case 4:
            pieces.insert(pieces.begin() + static_cast<std::ptrdiff_t>(at), Pieces()[below(Pieces().size())] + " ");
            break;
        default: pieces[at] = pieces[other]; break;
    }
    std::string out;
    for (const std::string& piece : pieces) out += piece;
    return out;
}

}  // namespace

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t max_size,
                                               unsigned seed) {
    std::minstd_rand random(seed);
    if (size == 0 || random() % 3 == 0) return LLVMFuzzerMutate(data, size, max_size);
    std::string text(reinterpret_cast<const char*>(data), size);
    for (std::size_t changes = 1 + random() % 3; changes > 0; --changes) text = Changed(text, random);
    const std::size_t length = std::min(text.size(), max_size);
    std::memcpy(data, text.data(), length);
    return length;
}

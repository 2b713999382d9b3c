#include "support/code_scan.h"

#include <algorithm>

namespace gongjian::tests {

namespace {

bool IsCode(std::string_view word) {
    const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
    return word.find('-') != std::string_view::npos && word.front() != '-' && word.back() != '-' &&
           std::all_of(word.begin(), word.end(), fits);
}

}  // namespace

// No std::regex: GCC 12 warns of it under sanitizers.
std::set<std::string> CodesBetween(std::string_view text, char begin, char end) {
    std::set<std::string> found;
    for (std::size_t at = text.find(begin); at != std::string_view::npos; at = text.find(begin, at + 1)) {
        const std::size_t close = text.find(end, at + 1);
        if (close == std::string_view::npos) break;
        const std::string_view word = text.substr(at + 1, close - at - 1);
        if (!word.empty() && IsCode(word)) found.emplace(word);
    }
    return found;
}

}  // namespace gongjian::tests

#include "present/option_search.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "base/text.h"

namespace gongjian::present {
namespace {

/// Letters and digits as they are compared: narrow, lower case, without spaces.
std::string Folded(std::string_view text) {
    std::string folded = base::FoldWidth(base::Trim(text));
    std::erase(folded, ' ');
    for (char& c : folded) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return folded;
}

/// "han zu" -> "hz".
std::string Initials(std::string_view pinyin) {
    std::string initials;
    bool start = true;
    for (const char c : pinyin) {
        if (start && c != ' ') initials += c;
        start = c == ' ';
    }
    return Folded(initials);
}

/// How well an option fits, the best is 0; empty: not at all.
std::optional<int> FitOf(const OptionView& option, std::size_t place, const std::string& typed) {
    const std::string label = Folded(option.label);
    if (typed == std::to_string(place + 1) || typed == Folded(option.id) || typed == label) return 0;
    if (label.starts_with(typed)) return 1;
    const std::string initials = Initials(option.pinyin);
    if (initials == typed) return 1;
    if (initials.starts_with(typed)) return 2;
    if (Folded(option.pinyin).starts_with(typed) || Folded(option.id).starts_with(typed)) return 3;
    if (label.find(typed) != std::string::npos) return 4;
    return std::nullopt;
}

}  // namespace

std::vector<std::size_t> FindOptions(const std::vector<OptionView>& options, std::string_view text) {
    const std::string typed = Folded(text);
    std::vector<std::pair<int, std::size_t>> found;
    for (std::size_t i = 0; i < options.size(); ++i) {
        if (const std::optional<int> fit = typed.empty() ? std::optional(0) : FitOf(options[i], i, typed))
            found.emplace_back(*fit, i);
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<std::size_t> places;
    places.reserve(found.size());
    for (const auto& [fit, place] : found) places.push_back(place);
    return places;
}

}  // namespace gongjian::present

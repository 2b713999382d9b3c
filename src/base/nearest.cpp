// "Did you mean": which known word a misspelt one was meant to be. Made for labels of a few ideographs and for ids.
#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <utility>

#include "base/text.h"

namespace gongjian::base {
namespace {

using Codes = std::u32string;

/// Characters that are taken for one another, by shape or by sound; the first stands for all. (Lower-case: case is folded
/// before.)
constexpr std::u32string_view kConfusable[] = {
    U"己已巳", U"0o〇○",  U"1l|",  U"人入", U"末未", U"日曰", U"问间", U"侯候", U"土士", U"千干",
    U"戊戌戍", U"拔拨",   U"账帐", U"象像", U"做作", U"制製", U"划画", U"份分", U"予于", U"须需",
    U"截止",   U"其它他", U"订定", U"录绿", U"准淮", U"治冶", U"网冈", U"辩辨", U"赢羸", U"茶荼",
};

char32_t Twin(char32_t code) {
    static const std::map<char32_t, char32_t> twins = [] {
        std::map<char32_t, char32_t> all;
        for (const std::u32string_view group : kConfusable)
            for (const char32_t one : group) all.emplace(one, group.front());
        return all;
    }();
    const auto found = twins.find(code);
    return found == twins.end() ? code : found->second;
}

bool IsLatin(char32_t code) {
    return (code >= U'a' && code <= U'z') || (code >= U'0' && code <= U'9') || code == U'_' || code == U' ' ||
           code == U'-';
}

/// Half-width, lower-case; spaces and hyphens as _.
Codes Plain(std::string_view text) {
    Codes codes;
    for (const CodePoint& point : Decode(text)) {
        char32_t code = FoldWidth(point.value);
        if (code >= U'A' && code <= U'Z') code += U'a' - U'A';
        codes += code == U' ' || code == U'-' ? U'_' : code;
    }
    return codes;
}

/// What two spellings share that look or read alike: twins replaced, nothing between words.
Codes Skeleton(const Codes& plain) {
    Codes skeleton;
    for (const char32_t code : plain)
        if (code != U'_') skeleton += Twin(code);
    return skeleton;
}

/// Optimal string alignment distance: insertions, deletions, substitutions, swaps of neighbours. Stops above `limit`.
std::size_t Distance(const Codes& a, const Codes& b, std::size_t limit) {
    const std::size_t gap = std::max(a.size(), b.size()) - std::min(a.size(), b.size());
    if (gap > limit) return limit + 1;
    std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + change});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], before[j - 2] + 1);
        }
        if (*std::min_element(row.begin(), row.end()) > limit) return limit + 1;
        std::swap(before, last);
        std::swap(last, row);
    }
    return last[b.size()];
}

/// How many characters two words share, each as often as it stands in both.
std::size_t Shared(Codes a, Codes b) {
    std::sort(a.begin(), a.end());
    std::sort(b.begin(), b.end());
    Codes both;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
    return both.size();
}

/// Whether the characters of `part` stand in `whole` in their order.
bool IsSubsequence(const Codes& part, const Codes& whole) {
    std::size_t at = 0;
    for (const char32_t code : whole)
        if (at < part.size() && part[at] == code) ++at;
    return at == part.size();
}

/// Pairs of neighbours that stand in both, so that characters strewn about do not count.
std::size_t SharedPairs(const Codes& a, const Codes& b) {
    std::size_t pairs = 0;
    for (std::size_t i = 0; i + 1 < a.size(); ++i) pairs += b.find(a.substr(i, 2)) == Codes::npos ? 0 : 1;
    return pairs;
}

bool IsAllLatin(const Codes& codes) { return std::all_of(codes.begin(), codes.end(), IsLatin); }

/// The words of an id in alphabetical order, each once.
std::vector<Codes> Words(const Codes& id) {
    std::vector<Codes> words(1);
    for (const char32_t code : id) {
        if (code == U'_')
            words.emplace_back();
        else
            words.back() += code;
    }
    std::erase(words, Codes());
    std::sort(words.begin(), words.end());
    return words;
}

/// Ids: the same words in another order, or all words of one within the other, when there are at least two.
std::optional<std::size_t> LooseLatin(const Codes& word, const Codes& candidate) {
    const std::vector<Codes> a = Words(word), b = Words(candidate);
    if (std::min(a.size(), b.size()) < 2) return std::nullopt;
    const std::vector<Codes>& shorter = a.size() < b.size() ? a : b;
    const std::vector<Codes>& longer = a.size() < b.size() ? b : a;
    if (!std::includes(longer.begin(), longer.end(), shorter.begin(), shorter.end())) return std::nullopt;
    return longer.size() - shorter.size();
}

/// Labels: reordered words, or a shorter form. The cost grows with what is left over; none: not alike.
std::optional<std::size_t> LooseChinese(const Codes& word, const Codes& candidate) {
    const Codes& shorter = word.size() < candidate.size() ? word : candidate;
    const Codes& longer = word.size() < candidate.size() ? candidate : word;
    if (shorter.size() < 3) return std::nullopt;
    const std::size_t shared = Shared(word, candidate);
    // People shorten labels; hardly anybody makes them longer.
    const std::size_t left = longer.size() - shared + (candidate.size() < word.size() ? 1 : 0);
    // A shorter form keeps the order and at least two characters in five of the whole.
    if (shared == shorter.size() && IsSubsequence(shorter, longer) && shorter.size() * 5 >= longer.size() * 2 &&
        SharedPairs(shorter, longer) * 2 >= shorter.size() - 1)
        return left;
    // Words in another order: three quarters of the characters, half of the pairs.
    if (shared * 4 >= longer.size() * 3 && SharedPairs(shorter, longer) * 2 >= shorter.size() - 1) return left + 1;
    return std::nullopt;
}

/// Whether `candidate` is a longer form of `word` that begins alike: 远程教育次数 for 远程教育集中学习次数.
bool Shortens(const Codes& word, const Codes& candidate) {
    constexpr std::size_t kBeginning = 3;
    return word.size() > kBeginning && word.size() < candidate.size() &&
           candidate.starts_with(word.substr(0, kBeginning)) && IsSubsequence(word, candidate);
}

/// Smaller is better; none: no help.
std::optional<std::size_t> Cost(const Codes& word, const Codes& candidate) {
    constexpr std::size_t kAlike = 1, kEdit = 4, kShortened = 7, kLoose = 1000;
    if (word == candidate) return 0;
    const Codes word_skeleton = Skeleton(word), skeleton = Skeleton(candidate);
    if (word_skeleton == skeleton && !skeleton.empty()) return kAlike;
    const std::size_t limit = std::max<std::size_t>(1, word.size() / 3);
    const std::size_t exact = Distance(word, candidate, limit);
    const std::size_t alike = Distance(word_skeleton, skeleton, limit);
    const std::size_t distance = std::min(exact, alike);
    const std::size_t longer = std::max(word.size(), candidate.size());
    // A word that keeps less than half of its characters is no suggestion, however short it is: 村 is not 镇.
    const bool near = distance <= limit && distance * 2 <= longer && (Shared(word_skeleton, skeleton) > 0);
    if (near && distance == 1) return kEdit - (alike < exact ? 1 : 0);
    const bool latin = IsAllLatin(word) || IsAllLatin(candidate);
    const auto loose = latin ? LooseLatin(word, candidate) : LooseChinese(word_skeleton, skeleton);
    if (loose && !latin && Shortens(word_skeleton, skeleton)) return kShortened;
    if (near) return kEdit * distance;
    if (loose) return kLoose + *loose;
    return std::nullopt;
}

}  // namespace

std::vector<std::string> Nearest(std::string_view word, const std::vector<std::string>& candidates) {
    constexpr std::size_t kFarther = 9;
    const Codes wanted = Plain(word);
    std::vector<std::pair<std::size_t, std::string>> near;
    for (const std::string& candidate : candidates)
        if (const auto cost = Cost(wanted, Plain(candidate))) near.emplace_back(*cost, candidate);
    std::stable_sort(near.begin(), near.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<std::string> best;
    for (auto& [cost, candidate] : near) {
        // What is much farther than the best one would only distract from it.
        if (best.size() == 3 || cost > near.front().first + kFarther) break;
        if (std::find(best.begin(), best.end(), candidate) == best.end()) best.push_back(std::move(candidate));
    }
    return best;
}

}  // namespace gongjian::base

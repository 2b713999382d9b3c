// Fixes of single words and characters.
#include <algorithm>

#include "base/text.h"
#include "lang/completion_place.h"
#include "lang/fix_maker.h"
#include "lang/keywords.h"
#include "lang/spelling.h"

namespace gongjian::lang {
namespace {

using base::Msg;
using K = TokenKind;

bool IsName(const Token& token) { return token.kind == K::Word || token.kind == K::Quoted || token.is_name; }
bool IsSpace(char code) { return code == ' ' || code == '\t'; }

}  // namespace

/// The roster in whose filter or of whose columns the finding speaks; null if there is none.
const Variable* FixMaker::RosterAround() const {
    if (const std::string roster = Argument("roster"); !roster.empty()) return m_read.index.Roster(roster);
    std::vector<Token> before;
    for (const Token& token : Tokens())
        if (token.range.end <= m_range.begin && token.kind != K::End) before.push_back(token);
    before.push_back(Tokens().back());
    return PlaceAfter(before, m_read.index, false).filtered;
}

/// Names of the form and the file that the word may have been meant to be, where the finding offers none.
std::vector<std::string> FixMaker::NearNames(const std::string& word) const {
    const Variable* roster = RosterAround();
    const bool only_columns = !Argument("roster").empty();
    std::vector<std::string> names, columns;
    for (const Named& named : m_read.index.All()) {
        if (named.category != nullptr) continue;
        if (named.variable == nullptr) {
            if (named.kind == Named::Kind::Value && !only_columns) names.push_back(named.id);
            continue;
        }
        const bool column = named.roster != nullptr;
        if (column ? named.roster != roster : only_columns) continue;
        for (const std::string* name : {&named.variable->label_zh, &named.variable->rule_name, &named.variable->id})
            if (!name->empty()) (column ? columns : names).push_back(*name);
    }
    std::vector<std::string> near = base::Nearest(word, columns);
    // Half the name of a column is a frequent slip: 情形 for 否决情形.
    for (const std::string& column : columns) {
        const bool is_part = base::Length(word) >= 2 && column.size() > word.size() &&
                             (column.ends_with(word) || column.starts_with(word));
        if (is_part && std::find(near.begin(), near.end(), column) == near.end()) near.push_back(column);
    }
    const std::vector<std::string> others = base::Nearest(word, names);
    near.insert(near.end(), others.begin(), others.end());
    std::erase(near, word);
    return near;
}

/// Did you mean 「甲」、「乙」?
void FixMaker::Suggested() {
    const std::string name = Argument("name");
    base::Range range = m_range;
    const std::string old = Old();
    if (old != name && old != "「" + name + "」") {
        // The finding is about a part of what it marks: 名册.列.
        const std::size_t place = name.empty() ? std::string::npos : old.find(name);
        if (place == std::string::npos || old.find(name, place + 1) != std::string::npos) return;
        range = {m_range.begin + static_cast<std::uint32_t>(place),
                 m_range.begin + static_cast<std::uint32_t>(place + name.size())};
    }
    std::vector<std::string> words = Offered();
    if (words.empty() && m_diagnostic->code == "unknown-name") words = NearNames(name);
    for (const std::string& word : words) Replace(range, Speller::Name(word));
}

void FixMaker::SuggestedIds() {
    const std::string name = Argument("name");
    std::vector<std::string> words = Offered();
    if (m_diagnostic->code == "unknown-rank-key") words = base::Nearest(name, words);
    if (words.empty() && m_diagnostic->code == "unknown-target") {
        std::vector<std::string> ids;
        for (const Named& named : m_read.index.All())
            if (named.kind == Named::Kind::Item || named.kind == Named::Kind::Veto) ids.push_back(named.id);
        words = base::Nearest(name, ids);
    }
    if (Old() == name)
        for (const std::string& word : words) Replace(m_range, word);
}

void FixMaker::SuggestedSample() {
    std::vector<std::string> words = Offered();
    if (const auto near = base::Nearest(Argument("name"), words); !near.empty()) words = near;
    const std::string old = Old();
    const bool curved = old.starts_with("“") || Chinese();
    for (const std::string& word : words) Replace(m_range, curved ? "“" + word + "”" : "\"" + word + "\"");
}

/// The misspelt word may run into what follows it.
void FixMaker::MisspeltStatement() {
    const std::string old = Old();
    const std::vector<base::CodePoint> points = base::Decode(old);
    for (const std::string& word : Offered()) {
        std::size_t length = old.size();
        if (base::Nearest(old, {word}).empty()) {
            const std::size_t letters = std::min(base::Length(word), points.size());
            length = letters < points.size() ? points[letters].offset : old.size();
        }
        const bool glued = length < old.size();
        Replace({m_range.begin, m_range.begin + static_cast<std::uint32_t>(length)}, glued ? word + " " : word);
    }
}

/// One of a few words or marks is expected: the word that stands there is misspelt, or it is missing before a value.
void FixMaker::ExpectedWord() {
    const std::vector<std::string> words = Offered();
    const std::size_t at = TokenFrom(m_range.begin);
    const bool here = !Argument("found").empty() && m_diagnostic->message.original.find("{found}") != std::string::npos;
    if (words.empty() || at + 1 >= Tokens().size()) return;
    if (!here) {
        if (words.size() == 1 && m_diagnostic->code == "expected-mark") Insert(m_range.end, words.front());
        return;
    }
    const Token& found = Tokens()[at];
    const bool unknown = found.kind == K::Word && !found.is_name && m_read.index.Find(found.text).empty();
    if (unknown && m_diagnostic->code == "expected-word") {
        const auto near = base::Nearest(Old(), words);
        for (const std::string& word : near.empty() && words.size() <= 3 ? words : near) Replace(m_range, word);
        return;
    }
    if (words.size() != 1) return;
    const bool full_width = static_cast<unsigned char>(words.front().front()) >= 0x80;
    const bool is_mark = m_diagnostic->code == "expected-mark";
    // A mark stands at the word before it: 级别：镇级.
    if (is_mark && at > 0) {
        const std::uint32_t after = Tokens()[at - 1].range.end;
        Add({after, m_range.begin}, words.front() == "=" ? " = " : words.front() + (full_width ? "" : " "),
            Msg("Put in {text}", {{"text", words.front()}}));
    } else if (!is_mark) {
        Insert(m_range.begin, words.front() + " ");
    }
}

void FixMaker::ExpectedPercent() {
    const std::size_t at = TokenFrom(m_range.begin);
    if (at < Tokens().size() && Tokens()[at].kind == K::Number && Tokens()[at].range.begin == m_range.begin)
        Replace(Tokens()[at].range, Slice(Tokens()[at].range) + "%");
}

void FixMaker::ExpectedText() {
    const bool here = m_diagnostic->message.original.find("{found}") != std::string::npos;
    const std::size_t at = TokenFrom(m_range.begin);
    if (!here || at >= Tokens().size() || !IsName(Tokens()[at]) || Tokens()[at].kind == K::Quoted) return;
    Replace(m_range, Chinese() ? "“" + Old() + "”" : "\"" + Old() + "\"");
}

void FixMaker::PeriodInNumber() {
    std::string text = Old();
    constexpr std::string_view kPeriod = "。";
    for (std::size_t at = text.find(kPeriod); at != std::string::npos; at = text.find(kPeriod))
        text.replace(at, kPeriod.size(), ".");
    Replace(m_range, text);
}

/// Before the next word of a head (满分, 版本) where one follows, else at the end.
void FixMaker::UnterminatedString() {
    const std::string old = Old();
    const std::string quote = Argument("quote").empty() ? "”" : Argument("quote");
    std::size_t end = old.size();
    for (const K word : {K::Full, K::Version, K::Rescale, K::AtMost, K::When, K::Cap, K::From}) {
        for (const Keyword& keyword : Keywords()) {
            if (keyword.kind != word) continue;
            for (const auto* spellings : {&keyword.zh, &keyword.en})
                for (const std::string_view spelling : *spellings) {
                    const std::size_t place = old.find(" " + std::string(spelling) + " ");
                    if (place != std::string::npos) end = std::min(end, place);
                }
        }
    }
    while (end > 0 && IsSpace(old[end - 1])) --end;
    Insert(m_range.begin + static_cast<std::uint32_t>(end), quote);
}

/// After the longest declared name that stands there, else after its first word.
void FixMaker::UnterminatedName() {
    constexpr std::string_view kOpen = "「";
    const std::string inside = Old().substr(std::min(kOpen.size(), Old().size()));
    std::size_t length = 0;
    for (const Named& named : m_read.index.All()) {
        std::vector<std::string> names{named.id};
        if (named.category != nullptr)
            names = {named.category->id, named.category->label_zh, named.category->short_zh, named.category->label_en};
        else if (named.variable != nullptr)
            names = {named.variable->id, named.variable->label_zh, named.variable->label_en, named.variable->rule_name};
        for (const std::string& name : names)
            if (inside.starts_with(name)) length = std::max(length, name.size());
    }
    if (length == 0) length = std::min(inside.find(' '), inside.size());
    if (length > 0) Insert(m_range.begin + static_cast<std::uint32_t>(kOpen.size() + length), "」");
}

void FixMaker::BadCharacter() {
    static constexpr struct {
        std::string_view from, to;
    } kTwins[] = {{"《", "“"},  {"》", "”"}, {"『", "「"}, {"』", "」"}, {"&&", "且"},
                  {"||", "或"}, {"&", "且"}, {"!", "非 "}, {"％", "%"},  {"·", "."}};
    const std::string old = Old();
    for (const auto& twin : kTwins)
        if (old == twin.from) Replace(m_range, std::string(twin.to));
    if (m_fixes.empty()) Remove(m_range);
}

void FixMaker::AmbiguousSpacing() {
    for (const char* reading : {"first", "second"})
        if (const std::string text = Argument(reading); !text.empty()) Replace(m_range, text);
}

}  // namespace gongjian::lang

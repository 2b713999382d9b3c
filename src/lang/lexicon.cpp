// The trie of known words.
#include "lang/lexicon.h"

#include "base/text.h"
#include "lang/keywords.h"

namespace gongjian::lang {

char32_t FoldCode(char32_t code) {
    switch (code) {
        case 0x00A0:
        case 0x200B:
        case 0xFEFF:
        case U'\t':
        case U'\r': return U' ';
        case U'、': return U',';
        case U'【':
        case U'〔': return U'[';
        case U'】':
        case U'〕': return U']';
        case U'×':
        case U'✕': return U'*';
        case U'÷': return U'/';
        case U'≦': return U'≤';
        case U'≧': return U'≥';
        case U'−':
        case U'–':
        case U'—': return U'-';
        case U'“':
        case U'”': return U'"';
        case U'‘':
        case U'’': return U'\'';
        case U'│': return U'|';
        case U'〜': return U'~';
        default: return base::FoldWidth(code);
    }
}

bool IsAsciiWordCode(char32_t code) {
    return (code >= U'a' && code <= U'z') || (code >= U'A' && code <= U'Z') || IsDigit(code) || code == U'_';
}

bool IsWordCode(char32_t code) {
    if (code < 0x80) return IsAsciiWordCode(code);
    const auto in = [code](char32_t first, char32_t last) { return code >= first && code <= last; };
    return in(0x4E00, 0x9FFF) || code == 0x3007 || code == 0x3005 || in(0x3400, 0x4DBF) || in(0xF900, 0xFAFF) ||
           in(0x20000, 0x3FFFF) || (in(0xC0, 0x24F) && code != 0xD7 && code != 0xF7) || in(0x370, 0x52F) ||
           in(0x3041, 0x30FF) || in(0xAC00, 0xD7A3) || in(0x2160, 0x2188) || in(0x2460, 0x24FF);
}

Lexicon::Lexicon(const Names* names) {
    m_entry_of.push_back(-1);
    Rehash(2048);
    for (const Keyword& keyword : Keywords())
        for (const auto* spellings : {&keyword.zh, &keyword.en})
            for (const std::string_view spelling : *spellings) {
                if (!IsWordCode(FoldCode(base::Decode(spelling).front().value))) continue;  // a mark
                LexiconEntry* entry = EntryOf(spelling);
                if (entry->kind == TokenKind::Word) entry->kind = keyword.kind;
            }
    for (const std::string_view unit : UnitWords()) {
        LexiconEntry* entry = EntryOf(unit);
        entry->is_unit = true;
        if (entry->kind == TokenKind::Word) entry->kind = TokenKind::Unit;
    }
    if (names == nullptr) return;
    AddName(names->form_id);
    for (const Variable& variable : names->variables) AddVariable(variable);
}

void Lexicon::AddVariable(const Variable& variable) {
    for (const std::string* name : {&variable.id, &variable.label_zh, &variable.label_en, &variable.rule_name})
        AddName(*name);
    for (const CategoryName& category : variable.categories)
        for (const std::string* name :
             {&category.id, &category.label_zh, &category.label_en, &category.short_zh, &category.short_en})
            AddName(*name);
    for (const Variable& column : variable.columns) AddVariable(column);
}

void Lexicon::AddName(std::string_view name) {
    name = base::Trim(name);
    if (name.empty() || name.size() > 400) return;
    const std::vector<base::CodePoint> points = base::Decode(name);
    const char32_t first = FoldCode(points.front().value);
    if (!IsWordCode(first) || IsDigit(first)) return;
    for (const base::CodePoint& point : points)
        if (point.value == U'\n') return;
    LexiconEntry* entry = EntryOf(name);
    if (entry->is_name) return;
    entry->is_name = true;
    entry->name = name;
}

LexiconEntry* Lexicon::EntryOf(std::string_view text) {
    std::int32_t node = 0;
    for (const base::CodePoint& point : base::Decode(text)) node = MakeChild(node, FoldCode(point.value));
    std::int32_t& entry = m_entry_of[static_cast<std::size_t>(node)];
    if (entry < 0) {
        entry = static_cast<std::int32_t>(m_entries.size());
        m_entries.emplace_back();
    }
    return &m_entries[static_cast<std::size_t>(entry)];
}

namespace {

std::uint64_t KeyOf(std::int32_t node, char32_t code) {
    return (static_cast<std::uint64_t>(node + 1) << 32) | static_cast<std::uint64_t>(code);
}

std::size_t HashOf(std::uint64_t key) {
    key *= 0x9E3779B97F4A7C15ull;
    return static_cast<std::size_t>(key >> 40);  // the upper bits depend on node and code alike
}

}  // namespace

std::int32_t Lexicon::Child(std::int32_t node, char32_t code) const {
    const std::uint64_t key = KeyOf(node, code);
    const std::size_t mask = m_slots.size() - 1;
    for (std::size_t i = HashOf(key) & mask;; i = (i + 1) & mask) {
        if (m_slots[i].key == key) return m_slots[i].child;
        if (m_slots[i].key == 0) return -1;
    }
}

std::int32_t Lexicon::MakeChild(std::int32_t node, char32_t code) {
    const std::int32_t found = Child(node, code);
    if (found >= 0) return found;
    if (m_used * 2 >= m_slots.size()) Rehash(m_slots.size() * 2);
    const auto made = static_cast<std::int32_t>(m_entry_of.size());
    m_entry_of.push_back(-1);
    const std::uint64_t key = KeyOf(node, code);
    const std::size_t mask = m_slots.size() - 1;
    std::size_t i = HashOf(key) & mask;
    while (m_slots[i].key != 0) i = (i + 1) & mask;
    m_slots[i] = {key, made};
    ++m_used;
    return made;
}

void Lexicon::Rehash(std::size_t capacity) {
    std::vector<Slot> before(capacity);
    before.swap(m_slots);
    const std::size_t mask = capacity - 1;
    for (const Slot& slot : before) {
        if (slot.key == 0) continue;
        std::size_t i = HashOf(slot.key) & mask;
        while (m_slots[i].key != 0) i = (i + 1) & mask;
        m_slots[i] = slot;
    }
}

void Lexicon::MatchesAt(std::span<const char32_t> folded, std::size_t at, std::vector<Match>& out) const {
    out.clear();
    std::int32_t node = 0;
    for (std::size_t i = at; i < folded.size();) {
        const char32_t code = folded[i];
        node = Child(node, code);
        if (node < 0) return;
        ++i;
        if (code == U' ')
            while (i < folded.size() && folded[i] == U' ') ++i;
        const std::int32_t entry = m_entry_of[static_cast<std::size_t>(node)];
        if (entry < 0) continue;
        if (IsAsciiWordCode(code) && i < folded.size() && IsAsciiWordCode(folded[i])) {
            // 4a does not end after 4; but a Chinese word may end in a digit that a number does not continue.
            continue;
        }
        out.push_back({i, &m_entries[static_cast<std::size_t>(entry)]});
    }
}

Lexicon::Match Lexicon::LongestAt(std::span<const char32_t> folded, std::size_t at) const {
    std::vector<Match> matches;
    MatchesAt(folded, at, matches);
    return matches.empty() ? Match{at, nullptr} : matches.back();
}

}  // namespace gongjian::lang

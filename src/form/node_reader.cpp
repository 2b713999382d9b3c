// Values of a block, typed and reported on.
#include "form/node_reader.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "base/text.h"

namespace gongjian::form {

namespace {

using base::Msg;
using base::Range;

bool HasValue(const InfoNode& node) { return node.value_range.end > node.value_range.begin; }

/// A block where a value belongs: CheckKeys has said so.
bool IsBlock(const InfoNode& node) { return !HasValue(node) && !node.children.empty(); }

/// A range to show for an entry's content: its value, or its key where there is none.
Range ContentRange(const InfoNode& node) { return HasValue(node) ? node.value_range : node.key_range; }

std::vector<std::string> Keys(std::span<const KeyRule> rules) {
    std::vector<std::string> keys;
    for (const KeyRule& rule : rules) keys.emplace_back(rule.key);
    return keys;
}

}  // namespace

Range NodeReader::NameRange() const { return ContentRange(m_node); }

Range NodeReader::ValueRange(std::string_view key) const {
    const InfoNode* entry = Entry(key);
    if (entry == nullptr) return NameRange();
    return entry->value_range.end > entry->value_range.begin ? entry->value_range : entry->key_range;
}

bool NodeReader::IsQuoted(std::string_view key) const {
    const InfoNode* entry = Entry(key);
    return entry != nullptr && entry->value_range.end > entry->value_range.begin &&
           m_findings.Source().Text()[entry->value_range.begin] == '"';
}

void NodeReader::CheckKeys(std::span<const KeyRule> rules) const {
    std::map<std::string_view, const InfoNode*> seen;
    const InfoNode* before = nullptr;
    for (const InfoNode& child : m_node.children) {
        const auto rule =
            std::find_if(rules.begin(), rules.end(), [&](const KeyRule& r) { return r.key == child.key; });
        if (rule == rules.end()) {
            ReportUnknown(child, before, rules);
        } else {
            CheckShape(child, rule->shape);
            const auto [first, is_new] = seen.emplace(child.key, &child);
            if (!is_new && rule->shape != Shape::Named) {
                m_findings.Error(
                    child.key_range, "duplicate-key",
                    Msg("{path} stands twice, first in line {line}",
                        {{"path", PathOf(child.key)}, {"line", m_findings.LineOf(first->second->key_range)}}),
                    Msg("keep one of the two"));
            }
        }
        before = &child;
    }
}

void NodeReader::ReportUnknown(const InfoNode& child, const InfoNode* before, std::span<const KeyRule> rules) const {
    const bool continues = before != nullptr && before->line == child.line && HasValue(*before) &&
                           m_findings.ByteAt(before->value_range.begin) != '"' &&
                           base::Nearest(child.key, Keys(rules)).empty();
    m_findings.Error(child.key_range, "unknown-key",
                     Msg("{path} has no entry named “{key}”", {{"path", m_path}, {"key", child.key}}),
                     continues ? Msg("if it belongs to the text of “{before}”, put the whole text into double quotes",
                                     {{"before", before->key}})
                               : DidYouMean(child.key, Keys(rules)));
}

void NodeReader::CheckShape(const InfoNode& child, Shape shape) const {
    if (shape == Shape::Block && HasValue(child)) {
        m_findings.Error(
            child.value_range, "unexpected-value",
            Msg("{path} is a block and takes no text of its own", {{"path", PathOf(child.key)}}),
            Msg("open a brace after the name and write the content inside, for example zh \"…\" en \"…\""));
    } else if (shape == Shape::Value && !child.children.empty()) {
        m_findings.Error(child.children.front().key_range, "unexpected-block",
                         Msg("{path} takes one value and no block in braces", {{"path", PathOf(child.key)}}),
                         Msg("write the value directly after the name"));
    }
}

std::string NodeReader::Value(std::string_view key) const {
    const InfoNode* child = Entry(key);
    return child == nullptr ? std::string() : std::string(base::Trim(child->value));
}

Label NodeReader::ReadLabel(std::string_view key, bool required) const {
    const InfoNode* child = Entry(key);
    if (child != nullptr) {
        if (HasValue(*child)) return {child->value, child->value};  // reported by CheckKeys
        const NodeReader block(m_findings, *child, PathOf(key));
        static constexpr std::array kRules = {KeyRule{"zh", Shape::Value}, KeyRule{"en", Shape::Value}};
        block.CheckKeys(kRules);
        return block.ReadLanguages();
    }
    if (required) {
        m_findings.Error(NameRange(), "missing-label",
                         Msg("{path} has no {key}", {{"path", m_path}, {"key", std::string(key)}}),
                         Msg("add: {key} with zh \"…\" en \"…\" in braces", {{"key", std::string(key)}}));
    }
    return {};
}

Label NodeReader::ReadLanguages() const {
    Label label{Value("zh"), Value("en")};
    if (label.zh.empty()) {
        m_findings.Error(NameRange(), "missing-language", Msg("{path} has no Chinese text", {{"path", m_path}}),
                         Msg("add zh \"…\""));
    }
    if (label.en.empty()) {
        m_findings.Error(NameRange(), "missing-language", Msg("{path} has no English text", {{"path", m_path}}),
                         Msg("add en \"…\""));
    }
    return label;
}

Expression NodeReader::ReadExpression(std::string_view key) const {
    const InfoNode* child = Entry(key);
    if (child == nullptr || IsBlock(*child)) return {};
    const std::string text(base::Trim(child->value));
    if (text.empty()) {
        m_findings.Error(ContentRange(*child), "empty-expression", Msg("{path} is empty", {{"path", PathOf(key)}}),
                         Msg("write the condition or formula in double quotes, or remove the entry"));
        return {};
    }
    const bool quoted = m_findings.ByteAt(child->value_range.begin) == '"';
    return {text, m_findings.PlaceOf(child->value_range.begin + (quoted ? 1 : 0), PathOf(key))};
}

bool NodeReader::ReadYesNo(std::string_view key, bool absent) const {
    const InfoNode* child = Entry(key);
    if (child == nullptr || IsBlock(*child)) return absent;
    const std::string value = Value(key);
    if (value == "yes" || value == "true" || value == "是") return true;
    if (value == "no" || value == "false" || value == "否") return false;
    m_findings.Error(ContentRange(*child), "bad-yes-no",
                     Msg("{path} is “{value}”, neither yes nor no", {{"path", PathOf(key)}, {"value", value}}),
                     Msg("write yes or no (true, false, 是 and 否 are understood too)"));
    return absent;
}

std::optional<base::Decimal> NodeReader::ReadNumber(std::string_view key) const {
    const InfoNode* child = Entry(key);
    if (child == nullptr || IsBlock(*child)) return std::nullopt;
    const std::string value = Value(key);
    const std::optional<base::Decimal> number = base::ParseDecimal(value);
    if (!number) {
        m_findings.Error(ContentRange(*child), "bad-number",
                         Msg("{path} is “{value}”, which is not a number", {{"path", PathOf(key)}, {"value", value}}),
                         Msg("write a number such as 0, 100 or 2.50, without a unit"));
    }
    return number;
}

std::optional<int> NodeReader::ReadInteger(std::string_view key, int lowest, int highest) const {
    const std::optional<base::Decimal> number = ReadNumber(key);
    if (!number) return std::nullopt;
    const std::optional<std::int64_t> whole = base::UnitsAtScale(*number, 0);
    if (whole && *whole >= lowest && *whole <= highest) return static_cast<int>(*whole);
    m_findings.Error(
        ContentRange(*Entry(key)), "number-out-of-range",
        Msg("{path} is {value}, not a whole number from {lowest} to {highest}", {{"path", PathOf(key)},
                                                                                 {"value", Value(key)},
                                                                                 {"lowest", std::to_string(lowest)},
                                                                                 {"highest", std::to_string(highest)}}),
        Msg("write a whole number from {lowest} to {highest}",
            {{"lowest", std::to_string(lowest)}, {"highest", std::to_string(highest)}}));
    return std::nullopt;
}

/// Property Tree reads `{ a b }` on one line as entry a with value b: both are words of the list.
std::vector<Item> NodeReader::ReadList(std::string_view key) const {
    std::vector<Item> items;
    const InfoNode* child = Entry(key);
    if (child == nullptr) return items;
    const auto add = [&](const std::string& text, Range range) {
        if (!base::Trim(text).empty()) items.push_back({std::string(base::Trim(text)), range});
    };
    if (HasValue(*child)) add(child->value, child->value_range);
    for (const InfoNode& word : child->children) {
        add(word.key, word.key_range);
        if (HasValue(word)) add(word.value, word.value_range);
    }
    return items;
}

std::vector<Item> NodeReader::ReadWords(std::string_view key) const {
    std::vector<Item> words;
    for (const Item& item : ReadList(key)) {
        std::string word;
        for (const char c : item.text + ' ') {
            const bool separator = c == ' ' || c == ',' || c == '\t';
            if (separator && !word.empty()) words.push_back({word, item.range});
            if (separator) {
                word.clear();
            } else {
                word += c;
            }
        }
    }
    return words;
}

bool IsId(std::string_view id) {
    const auto small = [](char c) { return c >= 'a' && c <= 'z'; };
    const auto inner = [&](char c) { return small(c) || (c >= '0' && c <= '9') || c == '_'; };
    return !id.empty() && id.size() <= 63 && small(id.front()) && std::all_of(id.begin(), id.end(), inner);
}

bool CheckId(Findings& findings, std::string_view id, Range range, const std::string& path) {
    if (IsId(id)) return true;
    findings.Error(range, "bad-id", Msg("“{id}” in {path} cannot be an id", {{"id", std::string(id)}, {"path", path}}),
                   Msg("use small letters a-z, digits and _, a letter first, at most 63 characters: pledges_made"));
    return false;
}

std::string ReadId(Findings& findings, const InfoNode& node, const std::string& parent_path) {
    const std::string id(base::Trim(node.value));
    if (id.empty()) {
        findings.Error(node.key_range, "missing-id",
                       Msg("a {kind} in {path} has no id", {{"kind", node.key}, {"path", parent_path}}),
                       Msg("write its id after the word: {kind} some_id", {{"kind", node.key}}));
        return {};
    }
    return CheckId(findings, id, node.value_range, parent_path) ? id : std::string();
}

}  // namespace gongjian::form

// 查表: the rows of a table, typed by the key that is looked up and by the first value.
#include <algorithm>

#include "base/text.h"
#include "lang/compiler.h"

namespace gongjian::lang {

using base::Msg;

bool Compiler::FillKeys(const ast::LookupTable& table, NodeId key, Node& lookup) {
    const Node looked_up = At(key);
    const Variable* categories = looked_up.type == ValueType::Category ? looked_up.source : nullptr;
    KeyTable out;
    std::vector<std::pair<NodeId, NodeId>> rows;
    bool good = true, typed = false;
    for (const ast::LookupTable::Row& row : table.rows) {
        const NodeId key_node = row.key == ast::kNone ? kNoNode : Compile(row.key, kCaseDomain, categories);
        const NodeId value = Compile(row.value, kCaseDomain);
        const bool bad_key = row.key != ast::kNone && (key_node == kNoNode || At(key_node).type != looked_up.type ||
                                                       At(key_node).op != Op::Constant);
        const bool bad_value =
            value == kNoNode || At(value).op != Op::Constant || (typed && At(value).type != lookup.type);
        if (bad_key || bad_value) {
            const ast::ExprId wrong = bad_key ? row.key : row.value;
            if ((bad_key ? key_node : value) != kNoNode) {
                Report(m_tree[wrong].range, "bad-table-row",
                       Msg("“{text}” does not fit the table “{table}”: its keys are compared with {type}, its values "
                           "are all of one kind.",
                           {{"text", TextOf(m_tree[wrong].range)},
                            {"table", table.id.text},
                            {"type", base::Text(NameOfType(looked_up.type))}}),
                       Msg("Write rows as key = value with plain numbers, texts or categories."));
            }
            good = false;
            continue;
        }
        lookup.type = At(value).type;
        typed = true;
        lookup.scale = std::max(lookup.scale, At(value).scale);
        if (key_node != kNoNode) out.key_scale = std::max(out.key_scale, At(key_node).scale);
        rows.emplace_back(key_node, value);
    }
    if (!good) return false;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        KeyTable::Line line;
        line.from = table.rows[i].from;
        line.to = table.rows[i].to;
        line.otherwise = rows[i].first == kNoNode;
        if (!line.otherwise) {
            const Node& node = At(rows[i].first);
            line.key = node.number * base::PowerOfTen(out.key_scale - node.scale);
            line.key_text = node.text;
        }
        const Node& value = At(rows[i].second);
        line.value = value.number * base::PowerOfTen(lookup.scale - value.scale);
        line.value_text = value.text;
        lookup.source = value.source;
        out.lines.push_back(std::move(line));
    }
    lookup.table = static_cast<int>(m_builder.List().keys.size());
    m_builder.List().keys.push_back(std::move(out));
    return true;
}

NodeId Compiler::CompileLookup(const ast::Expr& expr, int roster) {
    if (!TakesArguments(expr, 2, 2)) return kNoNode;
    const ast::Expr& name = m_tree[expr.list[0]];
    const auto table = name.kind == ast::ExprKind::Name ? m_tables.find(name.name.text) : m_tables.end();
    const NodeId key = Compile(expr.list[1], roster);
    if (table == m_tables.end()) {
        if (m_broken.contains(TextOf(name.range))) return kNoNode;
        std::vector<std::string> words;
        for (const auto& [word, unused] : m_tables) words.push_back(word);
        auto near = base::Nearest(TextOf(name.range), words);
        if (near.empty()) near = words;
        Report(name.range, "unknown-table", Msg("There is no table “{name}”.", {{"name", TextOf(name.range)}}),
               near.empty() ? Msg("Write it before: 对照表 id “title”：1 = 10，2 = 8，其余 0.")
                            : Msg("Did you mean {names}?", {{"names", JoinWords(near)}}));
        return kNoNode;
    }
    if (key == kNoNode) return kNoNode;
    Node node;
    node.op = Op::Lookup;
    node.domain = At(key).domain;
    node.a = key;
    return FillKeys(*table->second, key, node) ? m_builder.Add(std::move(node)) : kNoNode;
}

}  // namespace gongjian::lang

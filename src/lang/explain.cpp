#include "lang/explain.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "lang/item_evaluation.h"
#include "lang/words.h"

namespace gongjian::lang {

using ast::ClauseKind;
using base::Language;
using base::TrIn;

namespace {

/// Puts one item of one case into words of one language.
class Reason {
public:
    Reason(const Trace& trace, std::size_t index, std::size_t item, Language language)
        : m_trace(trace),
          m_run(trace.RunOf(index)),
          m_info(trace.rules->info.items[item]),
          m_index(index),
          m_at(index - m_run.First()),
          m_language(language) {}

    std::string WordsOf(const PartProgram& part, const ClauseRecord& record) const {
        const ast::Clause& clause = *record.clause->clause;
        const std::string points = Points(record.points);
        switch (clause.kind) {
            case ClauseKind::Guard:
                return Say("because {condition}: {points} points",
                           {{"condition", Values(clause.condition)}, {"points", points}});
            case ClauseKind::Base:
                return Say("{formula} = {points}", {{"formula", Values(clause.value)}, {"points", points}});
            case ClauseKind::Tiers:
            case ClauseKind::Cases:
                return Say("{value}: {points} points", {{"value", Values(clause.value)}, {"points", points}});
            case ClauseKind::Adjust:
                if (clause.condition == ast::kNone) return Change(record, Values(clause.value));
                return Change(record, Values(clause.condition));
            case ClauseKind::Shortfall: return DueWords(part, record, base::Noop("{short} short"));
            case ClauseKind::Excess: return DueWords(part, record, base::Noop("{short} over"));
            case ClauseKind::Below: return RateWords(part, record, "below");
            case ClauseKind::Above: return RateWords(part, record, "above");
            case ClauseKind::Steps: return record.fired ? Change(record, Values(clause.value)) : Values(clause.value);
            case ClauseKind::RowCases: return RowWords(record);
            case ClauseKind::Checklist: return ChecklistWords(record);
            case ClauseKind::Manual: return ManualWords(record);
            default: return "";
        }
    }

    /// 说明: the author's own sentence with its values filled in; empty if the item has none.
    std::optional<std::string> InAuthorsWords(const ItemProgram& program, const std::string& points) const {
        if (program.say == nullptr) return std::nullopt;
        const bool english = m_language == Language::English && program.say->text_en.given;
        base::Arguments arguments{{"得分", points}, {"points", points}};
        for (const auto& [word, node] : program.say_values) {
            const bool known = IsValue(m_run.BitsAt(node, m_at));
            arguments.push_back(
                {word, known ? ValueText(m_run, node, m_at, std::nullopt, m_language) : TrIn(m_language, "unknown")});
        }
        return base::FillIn(english ? program.say->text_en.text : program.say->text.text, arguments);
    }

    std::string Say(std::string_view msgid, const base::Arguments& arguments) const {
        return TrIn(m_language, msgid, arguments);
    }
    std::string Points(const Rational& points) const {
        return PointsText(points.numerator < 0 ? Rational{0, 1} - points : points, m_info.decimals);
    }
    std::string Values(ast::ExprId id) const { return WithValues(m_trace, id, m_index, m_language); }
    std::string Join(const std::vector<std::string>& parts) const {
        std::string out;
        for (const std::string& part : parts) {
            if (part.empty()) continue;
            if (!out.empty()) out += m_language == Language::Chinese ? "，" : ", ";
            out += part;
        }
        return out;
    }

private:
    std::string Change(const ClauseRecord& record, const std::string& cause) const {
        const bool deducts = record.clause->clause->effect == ast::Effect::Deduct;
        return deducts ? Say("{cause}, {points} points deducted", {{"cause", cause}, {"points", Points(record.points)}})
                       : Say("{cause}, {points} points added", {{"cause", cause}, {"points", Points(record.points)}});
    }

    const Variable* VariableOf(NodeId id) const {
        const Node& node = m_run.At(id);
        return node.op == Op::Load ? node.source : nullptr;
    }

    std::string Number(NodeId id) const { return QuantityText(m_run.Number(id, m_at)); }

    std::string DueWords(const PartProgram& part, const ClauseRecord& record, std::string_view gap_text) const {
        const Variable* variable = VariableOf(part.actual_node);
        const std::string unit = UnitOf(variable, m_language);
        std::vector<std::string> out{
            Say("due {due}{unit}", {{"due", Number(part.due_node)}, {"unit", unit}}),
            Say("actual {actual}{unit}", {{"actual", Number(part.actual_node)}, {"unit", unit}})};
        if (record.fired) {
            out.push_back(Say(gap_text, {{"short", QuantityText(record.gap) + unit}}));
            out.push_back(ChangeAlone(record));
        }
        return Join(out);
    }

    std::string ChangeAlone(const ClauseRecord& record) const {
        const bool deducts = record.clause->clause->effect == ast::Effect::Deduct;
        return deducts ? Say("{points} points deducted", {{"points", Points(record.points)}})
                       : Say("{points} points added", {{"points", Points(record.points)}});
    }

    std::string RateWords(const PartProgram& part, const ClauseRecord& record, std::string_view side) const {
        const std::string rate = PercentText(m_run.Number(part.rate_node, m_at));
        const std::string target = QuantityText(m_run.Number(part.target_node, m_at) * Rational{100, 1}) + "%";
        std::vector<std::string> out{
            Say("{fraction} = {rate}", {{"fraction", Values(part.rate->value)}, {"rate", rate}})};
        if (!record.fired) {
            out.push_back(Say("target {target} met", {{"target", target}}));
            return Join(out);
        }
        const base::Arguments arguments{{"target", target}, {"gap", QuantityText(record.gap)}};
        out.push_back(side == "below" ? Say("{gap} percentage points below the target of {target}", arguments)
                                      : Say("{gap} percentage points above {target}", arguments));
        if (Compare(record.gap, record.steps * Rational::From(record.clause->clause->step.value)) != 0) {
            out.push_back(Say("counted as {steps}", {{"steps", QuantityText(record.steps)}}));
        }
        out.push_back(ChangeAlone(record));
        return Join(out);
    }

    std::string ChecklistWords(const ClauseRecord& record) const {
        if (record.lacking.empty()) return Say("nothing lacking", {});
        std::string names;
        for (std::size_t index : record.lacking) {
            if (!names.empty()) names += m_language == Language::Chinese ? "、" : ", ";
            names += Values(record.clause->clause->checks[index].value);
        }
        return Join(
            {Say("lacking {count}: {names}", {{"count", std::to_string(record.lacking.size())}, {"names", names}}),
             ChangeAlone(record)});
    }

    std::string ManualWords(const ClauseRecord& record) const {
        const std::string reason = m_run.Text(record.clause->reason, m_at);
        if (reason.empty()) return Say("no points at discretion", {});
        return Join({Say("at discretion: {reason}", {{"reason", reason}}), ChangeAlone(record)});
    }

    std::string RowWords(const ClauseRecord& record) const {
        if (record.rows.empty()) return Say("no rows", {});
        const Node& level = m_run.At(record.clause->level);
        const auto& roster = m_trace.batch->columns[static_cast<std::size_t>(level.variable)];
        std::vector<std::string> out;
        for (const ClauseRecord::Row& row : record.rows) {
            const std::string category =
                CellText(*level.source, roster.children[static_cast<std::size_t>(level.column)], row.row, m_language);
            std::string key;
            if (record.clause->key != kNoNode)
                key = m_run.Text(record.clause->key, row.row - m_run.FirstRow(level.domain));
            const base::Arguments arguments{
                {"key", key}, {"category", category}, {"points", PointsText(row.points, m_info.decimals)}};
            if (row.unknown)
                out.push_back(Say("{key} level {category}: counts 0", arguments));
            else if (!row.counts)
                out.push_back(Say("{key} {category}: same event, the highest counts", arguments));
            else
                out.push_back(Say("{key} {category} {points} points", arguments));
            out.back() = std::string(base::Trim(out.back()));
        }
        return Join(out);
    }

    const Trace& m_trace;
    const Execution& m_run;
    const ItemInfo& m_info;
    std::size_t m_index, m_at;
    Language m_language;
};

std::string NamesInWords(const Trace& trace, const std::vector<std::string>& names, Language language) {
    std::string out;
    for (const std::string& name : names) {
        const std::size_t dot = name.find('.');
        std::string shown = name;
        for (const Variable& variable : trace.rules->names.variables) {
            if (variable.id != name.substr(0, dot)) continue;
            shown = LabelOf(variable, language);
            if (dot == std::string::npos) break;
            const std::string rest = name.substr(dot + 1);
            std::string inner = rest;
            for (const Variable& column : variable.columns) {
                if (column.id == rest) inner = LabelOf(column, language);
                for (const CategoryName& category : column.categories) {
                    if (category.id == rest)
                        inner = language == Language::Chinese || category.label_en.empty() ? category.label_zh
                                                                                           : category.label_en;
                }
            }
            shown += language == Language::Chinese ? "（" + inner + "）" : " (" + inner + ")";
            break;
        }
        if (!out.empty()) out += language == Language::Chinese ? "、" : ", ";
        out += shown;
    }
    return out;
}

}  // namespace

std::string ReasonOfItem(const Results& results, std::size_t index, std::size_t item, Language language) {
    const Trace& trace = *results.trace;
    const ItemInfo& info = trace.rules->info.items[item];
    const std::lock_guard lock(trace.mutex);
    const Execution& run = trace.RunOf(index);
    const ItemRecord record = RecordOfItem(*trace.rules, run, index - run.First(), item);
    const Reason reason(trace, index, item, language);
    const std::string points = PointsText({record.points, base::PowerOfTen(info.decimals)}, info.decimals);
    switch (record.state) {
        case ItemState::NotApplicable:
            return TrIn(language, "{title}: {condition}, justified omission, its {points} points do not count",
                        {{"title", info.title},
                         {"condition", reason.Values(record.omission->clause->condition)},
                         {"points", info.points ? base::ToString(*info.points) : "0"}});
        case ItemState::Pending:
            return TrIn(
                language, "{title}: pending, missing {names}; no total yet",
                {{"title", info.title}, {"names", NamesInWords(trace, MissingOfItem(results, index, item), language)}});
        case ItemState::RefusedZero:
            return TrIn(language, "{title}: an answer was refused, 0 points", {{"title", info.title}});
        case ItemState::MissingZero:
            return TrIn(language, "{title}: not reported, {points} points",
                        {{"title", info.title}, {"points", points}});
        case ItemState::Scored: break;
    }
    if (const auto said = reason.InAuthorsWords(trace.rules->program.items[item], points)) return *said;
    std::vector<std::string> out;
    bool limited = false;
    for (const PartRecord& part : record.parts) {
        for (const ClauseRecord& clause : part.clauses) {
            const std::string words = reason.WordsOf(*part.part, clause);
            out.push_back(part.part->title.empty() || words.empty()
                              ? words
                              : TrIn(language, "{part}: {words}", {{"part", part.part->title}, {"words", words}}));
        }
        if (part.floored) out.push_back(TrIn(language, "not below 0"));
        if (part.capped && info.role != ItemRole::Item)
            out.push_back(TrIn(language, "capped at {points} points",
                               {{"points", PointsText(Rational::From(*part.part->points), info.decimals)}}));
        limited = limited || part.floored || part.capped;
    }
    const bool changed = std::any_of(record.parts.begin(), record.parts.end(), [](const PartRecord& part) {
        return std::any_of(part.clauses.begin(), part.clauses.end(),
                           [](const ClauseRecord& clause) { return clause.fired; });
    });
    if (!changed && info.role == ItemRole::Item && !limited) out.push_back(TrIn(language, "nothing to deduct"));
    if (info.role == ItemRole::Penalty)
        out.push_back(TrIn(language, "{points} points deducted", {{"points", points}}));
    else
        out.push_back(TrIn(language, "{points} points scored", {{"points", points}}));
    return TrIn(language, "{title}: {words}", {{"title", info.title}, {"words", reason.Join(out)}});
}

std::string ReasonOfVeto(const Results& results, std::size_t index, std::size_t veto, Language language) {
    const Trace& trace = *results.trace;
    const VetoInfo& info = trace.rules->info.vetoes[veto];
    switch (results.vetoes[veto][index]) {
        case Truth::True:
            return info.caps ? TrIn(language, "“{title}” holds: the grade is capped at {grade}",
                                    {{"title", info.title}, {"grade", info.cap}})
                             : TrIn(language, "“{title}” holds: vetoed", {{"title", info.title}});
        case Truth::Unknown:
            return TrIn(
                language, "“{title}” cannot be told, missing {names}: the grade is withheld",
                {{"title", info.title}, {"names", NamesInWords(trace, MissingOfVeto(results, index, veto), language)}});
        default: return TrIn(language, "“{title}” does not hold", {{"title", info.title}});
    }
}

namespace {

/// Every question that the nodes of an item read, as paths with row numbers.
void CollectInputs(const Trace& trace, const Execution& run, NodeId id, std::size_t index, std::set<NodeId>& seen,
                   std::vector<InputTrace>& out) {
    if (id == kNoNode || !seen.insert(id).second) return;
    const Node& node = run.At(id);
    if (node.op == Op::Load) {
        const Variable& owner = trace.rules->names.variables[static_cast<std::size_t>(node.variable)];
        if (run.IsAbsent(node.variable)) return;
        const auto& column = trace.batch->columns[static_cast<std::size_t>(node.variable)];
        if (node.column < 0) {
            out.push_back({owner.id, CellText(owner, column, index, base::CurrentLanguage())});
            return;
        }
        const auto [first, last] = run.Rows(node.variable, index - run.First());
        for (std::size_t row = first; row < last; ++row) {
            out.push_back({owner.id + "[" + std::to_string(row - first + 1) + "]." + node.source->id,
                           CellText(*node.source, column.children[static_cast<std::size_t>(node.column)], row,
                                    base::CurrentLanguage())});
        }
        return;
    }
    for (NodeId operand : {node.a, node.b, node.c}) CollectInputs(trace, run, operand, index, seen, out);
    for (NodeId operand : node.list) CollectInputs(trace, run, operand, index, seen, out);
}

}  // namespace

ItemTrace TraceOfItem(const Results& results, std::size_t index, std::size_t item) {
    const Trace& trace = *results.trace;
    const ItemInfo& info = trace.rules->info.items[item];
    const ItemProgram& program = trace.rules->program.items[item];
    const std::lock_guard lock(trace.mutex);
    const Execution& run = trace.RunOf(index);
    const ItemRecord record = RecordOfItem(*trace.rules, run, index - run.First(), item);
    ItemTrace out;
    for (const std::string& text : info.clauses) out.clauses.push_back({text, info.line, false, "", "", ""});
    const auto place = [&](const ClauseProgram& clause) {
        out.clauses[clause.index].line = trace.rules->source.At(clause.clause->range.begin).line;
    };
    std::set<NodeId> seen;
    for (const ClauseProgram& omission : program.omissions) {
        place(omission);
        CollectInputs(trace, run, omission.condition, index, seen, out.inputs);
    }
    for (const PartProgram& part : program.parts) {
        for (const auto* clauses : {&part.guards, &part.bases, &part.adjustments}) {
            for (const ClauseProgram& clause : *clauses) {
                place(clause);
                for (NodeId id : {clause.condition, clause.value, clause.level, clause.key, clause.cap, clause.points,
                                  clause.low, clause.high, clause.reason})
                    CollectInputs(trace, run, id, index, seen, out.inputs);
                for (NodeId id : clause.checks) CollectInputs(trace, run, id, index, seen, out.inputs);
            }
        }
        for (NodeId id : {part.due_node, part.actual_node, part.rate_node, part.target_node})
            CollectInputs(trace, run, id, index, seen, out.inputs);
        if (part.due != nullptr) out.clauses[part.due_index].line = trace.rules->source.At(part.due->range.begin).line;
        if (part.rate != nullptr)
            out.clauses[part.rate_index].line = trace.rules->source.At(part.rate->range.begin).line;
    }
    if (record.omission != nullptr) out.clauses[record.omission->index].fired = true;
    if (record.pending != nullptr) out.clauses[record.pending->index].fired = true;
    const Reason zh(trace, index, item, Language::Chinese), en(trace, index, item, Language::English);
    for (const PartRecord& part : record.parts) {
        for (const ClauseRecord& fired : part.clauses) {
            ClauseTrace& clause = out.clauses[fired.clause->index];
            clause.fired = fired.fired;
            clause.words_zh = zh.WordsOf(*part.part, fired);
            clause.words_en = en.WordsOf(*part.part, fired);
            clause.points = PointsText(fired.points, info.decimals);
        }
        if (!part.clauses.empty() && part.part->due != nullptr) out.clauses[part.part->due_index].fired = true;
        if (!part.clauses.empty() && part.part->rate != nullptr) out.clauses[part.part->rate_index].fired = true;
    }
    return out;
}

}  // namespace gongjian::lang

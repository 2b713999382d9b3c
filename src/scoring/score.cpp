// Cases to sheets: columns, the evaluator, one sheet after the other, then the population.
#include "scoring/score.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "base/message.h"
#include "interview/session.h"
#include "lang/evaluate.h"
#include "lang/explain.h"
#include "scoring/assemble.h"
#include "scoring/extra_columns.h"
#include "scoring/population.h"

namespace gongjian::scoring {

namespace {

using base::Language;

constexpr std::size_t kBatchSize = 4096;  // bounds the memory of a run, not its result

class EvaluatorWords : public Words {
public:
    EvaluatorWords(const lang::RuleSet& rules, const lang::Results& results, std::size_t index)
        : m_rules(rules), m_results(results), m_index(index) {}

    std::vector<std::string> MissingOfItem(std::size_t item) const override {
        return lang::MissingOfItem(m_results, m_index, item);
    }
    std::vector<std::string> MissingOfVeto(std::size_t veto) const override {
        return lang::MissingOfVeto(m_results, m_index, veto);
    }
    std::string ReasonOfItem(std::size_t item, Language language) const override {
        return lang::ReasonOfItem(m_results, m_index, item, language);
    }
    std::string ReasonOfVeto(std::size_t veto, Language language) const override {
        return lang::ReasonOfVeto(m_results, m_index, veto, language);
    }

    std::vector<std::string> MissingOfFactor() const override { return lang::MissingOfFactor(m_results, m_index); }
    std::vector<lang::Truth> GradeConditions(
        const std::map<std::string, std::optional<base::Decimal>>& scores) const override {
        return lang::GradeConditions(m_rules, scores);
    }

private:
    const lang::RuleSet& m_rules;
    const lang::Results& m_results;
    std::size_t m_index;
};

/// "ballot_groups.votes_good" of "ballot_groups[2].votes_good".
std::string WithoutRows(std::string path) {
    const std::size_t open = path.find('['), close = path.find(']');
    if (open != std::string::npos && close != std::string::npos && open < close) path.erase(open, close - open + 1);
    return path;
}

struct InputLabels {
    std::unordered_map<std::string, const lang::Variable*> by_id;

    explicit InputLabels(const lang::Names& names) {
        for (const lang::Variable& variable : names.variables) {
            by_id.emplace(variable.id, &variable);
            for (const lang::Variable& column : variable.columns) by_id.emplace(variable.id + "." + column.id, &column);
        }
    }

    const lang::Variable* Find(const std::string& path) const {
        const auto found = by_id.find(WithoutRows(path));
        return found == by_id.end() ? nullptr : found->second;
    }
};

void Explain(const lang::Results& results, std::size_t index, const InputLabels& labels, cases::ScoreSheet& sheet) {
    for (std::size_t i = 0; i < sheet.items.size(); ++i) {
        lang::ItemTrace trace = lang::TraceOfItem(results, index, i);
        for (lang::ClauseTrace& clause : trace.clauses) {
            sheet.items[i].clauses.push_back({std::move(clause.text), clause.line, clause.fired,
                                              std::move(clause.words_zh), std::move(clause.words_en),
                                              std::move(clause.points)});
        }
        for (lang::InputTrace& input : trace.inputs) {
            const lang::Variable* variable = labels.Find(input.path);
            sheet.items[i].inputs.push_back({std::move(input.path), variable ? variable->label_zh : std::string(),
                                             variable ? variable->label_en : std::string(), std::move(input.value)});
        }
    }
}

RankUnit UnitOf(const AssembledSheet& assembled) {
    const cases::ScoreSheet& sheet = assembled.sheet;
    RankUnit unit;
    unit.id = sheet.id;
    unit.status = sheet.status;
    unit.total = sheet.total;
    for (const cases::SheetItem& item : sheet.items) {
        unit.keys[item.id] = item.state == cases::SheetItem::State::Scored ? std::optional(item.points) : std::nullopt;
    }
    for (const auto& [id, points] : sheet.blocks) unit.keys[id] = points;
    unit.veto = sheet.veto;
    unit.cap = sheet.cap;
    unit.starred = sheet.starred;
    unit.grade_withheld = assembled.grade_withheld || assembled.no_grade;
    unit.conditions = assembled.conditions;
    unit.pool = assembled.pool;
    return unit;
}

/// The answer to the question of 分组; empty: unanswered, or one pool for all.
std::string PoolOf(const lang::RuleSetInfo& rules, const ScoringCase& one) {
    if (rules.pool.empty() || one.answers == nullptr) return {};
    const auto found = one.answers->values.find(rules.pool);
    const auto* text = found == one.answers->values.end() ? nullptr : std::get_if<std::string>(&found->second);
    return text == nullptr ? std::string() : *text;
}

void Note(cases::ScoreSheet& sheet, const base::Message& message) {
    sheet.notes_zh_en.emplace_back(base::Text(Language::Chinese, message), base::Text(Language::English, message));
}

void Place(const lang::RuleSetInfo& rules, std::vector<AssembledSheet>& sheets) {
    std::vector<RankUnit> units;
    units.reserve(sheets.size());
    for (const AssembledSheet& assembled : sheets) units.push_back(UnitOf(assembled));
    const Ranking ranking = Rank(rules, units);
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        cases::ScoreSheet& sheet = sheets[i].sheet;
        const Standing& standing = ranking.standings[i];
        sheet.rank = standing.rank;
        sheet.quota_limited = standing.quota_limited;
        sheet.tied_at_quota = standing.tied_at_quota;
        if (!sheets[i].no_grade) sheet.grade = standing.grade;
        if (!standing.quota_limited && !standing.tied_at_quota) continue;
        const base::Arguments arguments = {{"total", sheet.total.value_or("")},
                                           {"rank", std::to_string(standing.rank.value_or(0))},
                                           {"grade", rules.quota->grade},
                                           {"quota", std::to_string(ranking.quota)},
                                           {"given", standing.grade.value_or("")}};
        Note(sheet,
             standing.tied_at_quota
                 ? base::Msg(
                       "Total {total}, rank {rank}: tied across the {quota} places for {grade}; no grade is given, "
                       "the Party committee decides.",
                       arguments)
                 : base::Msg(
                       "Total {total}, rank {rank}: the {quota} places for {grade} are taken, the grade is {given}.",
                       arguments));
    }
}

}  // namespace

std::vector<cases::ScoreSheet> Score(const std::shared_ptr<const lang::RuleSet>& rules,
                                     const interview::CheckedForm& form, const std::vector<ScoringCase>& cases,
                                     const ScoreOptions& options) {
    const lang::RuleSetInfo& info = rules->Info();
    const FormOrder order(form.names);
    const InputLabels labels(form.names);
    const cases::Answers none;
    std::vector<AssembledSheet> sheets;
    sheets.reserve(cases.size());
    for (std::size_t begin = 0; begin < cases.size(); begin += kBatchSize) {
        const std::size_t end = std::min(cases.size(), begin + kBatchSize);
        std::vector<const cases::Answers*> answers;
        for (std::size_t i = begin; i < end; ++i)
            answers.push_back(cases[i].answers != nullptr ? cases[i].answers : &none);
        interview::CheckedBatch checked = interview::MakeBatch(form, answers, options.today);
        AppendExtraColumns(checked.batch, info, std::span(cases).subspan(begin, end - begin), options);
        const lang::Results results = lang::Evaluate(rules, std::move(checked.batch));
        for (std::size_t i = begin; i < end; ++i) {
            std::vector<std::string> errors = checked.errors[i - begin];
            for (const std::string& problem : cases[i].problems) errors.push_back(WithoutRows(problem));
            AssembledSheet assembled =
                Assemble(info, results, i - begin, errors, order, EvaluatorWords(*rules, results, i - begin));
            assembled.sheet.id = cases[i].id;
            assembled.sheet.unit = cases[i].unit;
            assembled.pool = PoolOf(info, cases[i]);
            if (options.explain) Explain(results, i - begin, labels, assembled.sheet);
            sheets.push_back(std::move(assembled));
        }
    }
    if (options.population) Place(info, sheets);
    std::vector<cases::ScoreSheet> out;
    out.reserve(sheets.size());
    for (AssembledSheet& assembled : sheets) out.push_back(std::move(assembled.sheet));
    return out;
}

}  // namespace gongjian::scoring

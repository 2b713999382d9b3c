// Cases to sheets: columns, the evaluator, one sheet after the other, then the population.
#include "scoring/score.h"

#include <algorithm>
#include <span>
#include <unordered_map>
#include <utility>

#include "base/message.h"
#include "interview/session.h"
#include "lang/evaluate.h"
#include "lang/explain.h"
#include "lang/missing.h"
#include "scoring/assemble.h"
#include "scoring/evaluator_words.h"
#include "scoring/extra_columns.h"
#include "scoring/population.h"
#include "scoring/population_values.h"

namespace gongjian::scoring {

namespace {

using base::Language;

constexpr std::size_t kBatchSize = 4096;  // bounds the memory of a run, not its result

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

struct Stretch {
    std::size_t begin = 0, end = 0;
    std::vector<std::vector<std::string>> errors;  ///< for each of its cases
    lang::Results results;
};

/// One scoring of many cases: stretch by stretch, and where cases are compared with each other, several times over.
class Scoring {
public:
    Scoring(const std::shared_ptr<const lang::RuleSet>& rules, const interview::CheckedForm& form,
            const std::vector<ScoringCase>& cases, const ScoreOptions& options)
        : m_rules(rules), m_info(rules->Info()), m_form(form), m_cases(cases), m_options(options) {}

    std::vector<base::Column> Compare() {
        if (m_options.compare) ComparePopulation();
        return std::move(m_comparisons);
    }

    std::vector<AssembledSheet> Run() {
        if (m_options.compare) ComparePopulation();
        const FormOrder order(m_form.names);
        const InputLabels labels(m_form.names);
        std::vector<AssembledSheet> sheets;
        sheets.reserve(m_cases.size());
        ForEachStretch([&](const Stretch& stretch) {
            for (std::size_t i = stretch.begin; i < stretch.end; ++i) {
                const std::size_t at = i - stretch.begin;
                AssembledSheet assembled = Assemble(m_info, stretch.results, at, stretch.errors[at], order,
                                                    EvaluatorWords(*m_rules, stretch.results, at));
                assembled.sheet.id = m_cases[i].id;
                assembled.sheet.unit = m_cases[i].unit;
                assembled.pool = PoolOf(m_info, m_cases[i]);
                if (m_options.explain) Explain(stretch.results, at, labels, assembled.sheet);
                sheets.push_back(std::move(assembled));
            }
        });
        return sheets;
    }

private:
    template <class Take>
    void ForEachStretch(const Take& take) const {
        for (std::size_t begin = 0; begin < m_cases.size(); begin += kBatchSize)
            take(Evaluate(begin, std::min(m_cases.size(), begin + kBatchSize)));
    }

    Stretch Evaluate(std::size_t begin, std::size_t end) const {
        const cases::Answers none;
        std::vector<const cases::Answers*> answers;
        for (std::size_t i = begin; i < end; ++i)
            answers.push_back(m_cases[i].answers != nullptr ? m_cases[i].answers : &none);
        interview::CheckedBatch checked = interview::MakeBatch(m_form, answers, m_options.today);
        AppendExtraColumns(checked.batch, m_info, std::span(m_cases).subspan(begin, end - begin), m_options);
        AppendComparisons(checked.batch, begin, end);
        Stretch out{begin, end, std::move(checked.errors), lang::Evaluate(m_rules, std::move(checked.batch))};
        for (std::size_t i = begin; i < end; ++i) {
            for (const std::string& problem : m_cases[i].problems)
                out.errors[i - begin].push_back(WithoutRows(problem));
            out.errors[i - begin].insert(out.errors[i - begin].end(), m_overflown.begin(), m_overflown.end());
        }
        return out;
    }

    /// The part of the values over the population that is known so far; the others stay unknown.
    void AppendComparisons(base::Batch& batch, std::size_t begin, std::size_t end) const {
        for (const base::Column& known : m_comparisons) {
            base::Column part;
            part.values.resize(end - begin);
            part.states.resize(end - begin, base::CellState::Blank);
            if (!known.states.empty()) {
                const auto from = static_cast<std::ptrdiff_t>(begin), to = static_cast<std::ptrdiff_t>(end);
                part.values.assign(known.values.begin() + from, known.values.begin() + to);
                part.states.assign(known.states.begin() + from, known.states.begin() + to);
            }
            batch.columns.push_back(std::move(part));
        }
    }

    /// A value may be made of others (the rank of points that were given for a rank): level by level, each over all cases.
    void ComparePopulation() {
        m_comparisons.resize(m_info.population.size());
        int levels = 0;
        for (const lang::PopulationInfo& info : m_info.population) levels = std::max(levels, info.level);
        for (int level = 1; level <= levels; ++level) {
            std::vector<PopulationInput> inputs(m_info.population.size());
            ForEachStretch([&](const Stretch& stretch) { Contribute(stretch, level, inputs); });
            for (std::size_t i = 0; i < inputs.size(); ++i) {
                if (m_info.population[i].level != level) continue;
                PopulationOutput output = ReducePopulation(m_info.population[i], inputs[i]);
                m_comparisons[i] = std::move(output.column);
                if (output.overflow) m_overflown.push_back(m_info.population[i].id);
            }
        }
    }

    void Contribute(const Stretch& stretch, int level, std::vector<PopulationInput>& inputs) const {
        for (std::size_t value = 0; value < inputs.size(); ++value) {
            if (m_info.population[value].level != level) continue;
            PopulationInput& input = inputs[value];
            const lang::PopulationColumn& column = stretch.results.population[value];
            const auto append = [](auto& to, const auto& from) { to.insert(to.end(), from.begin(), from.end()); };
            append(input.column.states, column.states);
            append(input.column.numerators, column.numerators);
            append(input.column.denominators, column.denominators);
            for (std::size_t i = stretch.begin; i < stretch.end; ++i) {
                input.takes_part.push_back(TakesPart(stretch, i - stretch.begin) ? 1 : 0);
                input.pools.push_back(PoolOf(m_info, m_cases[i]));
            }
        }
    }

    static bool TakesPart(const Stretch& stretch, std::size_t index) {
        const lang::Results& results = stretch.results;
        const bool broken = !results.entry_errors.empty() && !results.entry_errors[index].empty();
        return results.not_assessed[index] != lang::Truth::True && results.overflow[index] == 0 && !broken &&
               stretch.errors[index].empty();
    }

    const std::shared_ptr<const lang::RuleSet>& m_rules;
    const lang::RuleSetInfo& m_info;
    const interview::CheckedForm& m_form;
    const std::vector<ScoringCase>& m_cases;
    const ScoreOptions& m_options;
    std::vector<base::Column> m_comparisons;  ///< like RuleSetInfo::population; without states: not known yet
    std::vector<std::string> m_overflown;     ///< values over the population that left their range
};

}  // namespace

std::vector<cases::ScoreSheet> Score(const std::shared_ptr<const lang::RuleSet>& rules,
                                     const interview::CheckedForm& form, const std::vector<ScoringCase>& cases,
                                     const ScoreOptions& options) {
    std::vector<AssembledSheet> sheets = Scoring(rules, form, cases, options).Run();
    if (options.population) Place(rules->Info(), sheets);
    std::vector<cases::ScoreSheet> out;
    out.reserve(sheets.size());
    for (AssembledSheet& assembled : sheets) out.push_back(std::move(assembled.sheet));
    return out;
}

std::vector<base::Column> ComparisonsOf(const std::shared_ptr<const lang::RuleSet>& rules,
                                        const interview::CheckedForm& form, const std::vector<ScoringCase>& cases,
                                        const ScoreOptions& options) {
    return Scoring(rules, form, cases, options).Compare();
}

}  // namespace gongjian::scoring

#include "scoring/lift_trial.h"

#include <algorithm>

#include "interview/session.h"
#include "scoring/evaluator_words.h"
#include "scoring/extra_columns.h"

namespace gongjian::scoring {

namespace {

/// Nobody reads the reasons of a version that is only tried.
class FewWords : public EvaluatorWords {
public:
    using EvaluatorWords::EvaluatorWords;
    std::string ReasonOfItem(std::size_t, base::Language) const override { return {}; }
    std::string ReasonOfVeto(std::size_t, base::Language) const override { return {}; }
};

LiftTrial::Outcome OutcomeOf(const cases::ScoreSheet& sheet, const lang::RuleSetInfo& rules) {
    LiftTrial::Outcome outcome;
    outcome.status = sheet.status;
    for (const cases::SheetItem& item : sheet.items) {
        const bool scored = item.state == cases::SheetItem::State::Scored;
        outcome.items.push_back(scored ? base::ParseDecimal(item.points) : std::nullopt);
    }
    outcome.items.resize(rules.items.size());
    if (sheet.total) outcome.total = base::ParseDecimal(*sheet.total);
    const auto band = std::find_if(rules.bands.begin(), rules.bands.end(),
                                   [&](const lang::BandInfo& one) { return sheet.grade == one.grade; });
    if (band != rules.bands.end()) outcome.band = static_cast<std::size_t>(band - rules.bands.begin());
    outcome.vetoes = sheet.veto;
    outcome.vetoes.insert(outcome.vetoes.end(), sheet.cap_reasons.begin(), sheet.cap_reasons.end());
    outcome.missing = sheet.missing;
    return outcome;
}

}  // namespace

LiftTrial::LiftTrial(const std::shared_ptr<const lang::RuleSet>& rules, const interview::CheckedForm& form,
                     const ScoringCase& one, const ScoreOptions& options, const std::vector<base::Column>& comparisons)
    : m_rules(rules), m_form(form), m_case(one), m_options(options), m_comparisons(comparisons), m_order(form.names) {}

std::vector<LiftTrial::Outcome> LiftTrial::Run(const std::vector<cases::Answers>& versions) const {
    std::vector<const cases::Answers*> answers;
    std::vector<ScoringCase> scored(versions.size(), m_case);
    for (std::size_t i = 0; i < versions.size(); ++i) {
        answers.push_back(&versions[i]);
        scored[i].answers = &versions[i];
    }
    interview::CheckedBatch checked = interview::MakeBatch(m_form, answers, m_options.today);
    AppendExtraColumns(checked.batch, m_rules->Info(), scored, m_options);
    for (const base::Column& comparison : m_comparisons) {
        base::Column& same = checked.batch.columns.emplace_back();
        same.values.assign(versions.size(), comparison.At(0));
        same.states.assign(versions.size(), comparison.StateAt(0));
    }
    const lang::Results results = lang::Evaluate(m_rules, std::move(checked.batch));
    std::vector<Outcome> outcomes;
    outcomes.reserve(versions.size());
    for (std::size_t i = 0; i < versions.size(); ++i) {
        if (!checked.errors[i].empty()) {
            outcomes.emplace_back();
            continue;
        }
        outcomes.push_back(OutcomeOf(
            Assemble(m_rules->Info(), results, i, {}, m_order, FewWords(*m_rules, results, i)).sheet, m_rules->Info()));
    }
    return outcomes;
}

}  // namespace gongjian::scoring

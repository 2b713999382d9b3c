#include "scoring/lift.h"

#include <algorithm>
#include <functional>
#include <set>
#include <tuple>
#include <utility>

#include "base/message.h"
#include "cases/answer_json.h"
#include "lang/input_roles.h"
#include "scoring/inputs.h"
#include "scoring/lift_trial.h"

namespace gongjian::scoring {

namespace {

using base::Language;
using cases::Answers;
using Outcome = LiftTrial::Outcome;

constexpr std::int64_t kDense = 8;  // every step up to here is tried, then doubled ones
constexpr std::int64_t kFarthest = 4096;
constexpr std::size_t kMostChanges = 3;

/// What stands first is proposed first.
enum class Tier { Work, Other, Due };

/// Another answer to one input. `steps`: how far a number moves, in units of its last decimal; negative: down; 0: not a number.
struct Move {
    std::size_t input = 0;
    std::int64_t steps = 0;
    cases::Answer to;
    Tier tier = Tier::Other;
    base::Decimal size{1, 0};
};

struct Found {
    Move move;
    Outcome outcome;
};

bool Before(const Move& a, const Move& b) {
    return std::tuple(a.tier, a.size, a.input, a.steps < 0) < std::tuple(b.tier, b.size, b.input, b.steps < 0);
}

using Predicate = std::function<bool(const Outcome&)>;

class Lifter {
public:
    Lifter(const lang::RuleSet& rules, const form::Form& form, const Answers& given, const LiftTrial& trial)
        : m_rules(rules.Info()),
          m_form(form),
          m_given(given),
          m_trial(trial),
          m_due(lang::DueInputs(rules)),
          m_inputs(InputsOf(form, given)) {}

    cases::SheetLift Run() {
        cases::SheetLift lift;
        m_now = m_trial.Run({m_given}).front();
        if (m_now.status != cases::SheetStatus::Scored && m_now.status != cases::SheetStatus::Pending) return lift;
        if (m_now.status == cases::SheetStatus::Pending) lift.missing = m_now.missing;
        const std::vector<Move> moves = Moves(Tier::Due, {});
        const std::vector<Outcome> outcomes = Try(m_given, moves);
        for (std::size_t i = 0; i < m_rules.items.size(); ++i) {
            if (!HasLost(i)) continue;
            const auto found = Smallest(m_given, moves, outcomes, [&](const Outcome& then) {
                return Allowed(then) && then.items[i] && *then.items[i] > *m_now.items[i];
            });
            if (found)
                lift.items.push_back(
                    {m_rules.items[i].id, Change(found->move, *found->outcome.items[i], *m_now.items[i])});
        }
        lift.grade = Grade();
        return lift;
    }

private:
    bool HasLost(std::size_t item) const {
        const lang::ItemInfo& info = m_rules.items[item];
        return info.role == lang::ItemRole::Item && info.points && m_now.items[item] &&
               *m_now.items[item] < *info.points;
    }

    /// A version that is as good a sheet as the case itself, with the same vetoes, and not worse as a whole.
    bool Allowed(const Outcome& then) const {
        return then.status == m_now.status && then.vetoes == m_now.vetoes && then.missing == m_now.missing &&
               (!m_now.total || (then.total && *then.total >= *m_now.total));
    }

    // ---- moves ----------------------------------------------------------------------------------------------------------

    /// Whether an answer says which case this is, or which row.
    bool Identifies(const Input& input) const {
        const std::string& id = input.question->id;
        if (input.roster != nullptr) {
            if (input.roster->fixed_rows.empty()) return false;
            const auto& columns = input.roster->questions;
            const auto key = std::find_if(columns.begin(), columns.end(), [](const form::Question& column) {
                return column.type == form::QuestionType::SingleChoice;
            });
            return key != columns.end() && key->id == id;
        }
        const auto among = [&id](const std::vector<std::string>& names) {
            return std::find(names.begin(), names.end(), id) != names.end();
        };
        const bool choice = input.question->type == form::QuestionType::SingleChoice;
        return id == m_form.unit_question || id == m_rules.pool || among(m_form.key_questions) ||
               (choice && among(m_form.list_questions));
    }

    Tier TierOf(const Input& input, bool more) const {
        const std::string name =
            input.roster == nullptr ? input.question->id : input.roster->id + "." + input.question->id;
        if (m_due.count(name) != 0) return Tier::Due;
        return more ? Tier::Work : Tier::Other;
    }

    std::vector<Move> Moves(Tier last, const std::vector<Move>& made) const {
        std::vector<Move> moves;
        for (std::size_t i = 0; i < m_inputs.size(); ++i) {
            const bool is_made =
                std::any_of(made.begin(), made.end(), [i](const Move& move) { return move.input == i; });
            if (!is_made && !Identifies(m_inputs[i])) AddMoves(i, moves);
        }
        std::erase_if(moves, [last](const Move& move) { return move.tier > last; });
        return moves;
    }

    void AddMoves(std::size_t index, std::vector<Move>& moves) const {
        const Input& input = m_inputs[index];
        const form::Question& question = *input.question;
        if (const auto* yes = std::get_if<bool>(&input.answer)) {
            moves.push_back({index, 0, !*yes, TierOf(input, !*yes), {1, 0}});
        } else if (question.type == form::QuestionType::SingleChoice &&
                   std::holds_alternative<std::string>(input.answer)) {
            for (const form::Category& category : question.categories) {
                if (cases::Answer(category.id) != input.answer)
                    moves.push_back({index, 0, category.id, TierOf(input, false), {1, 0}});
            }
        } else if (UnitsOf(input.answer, question)) {
            for (const int direction : {1, -1}) {
                for (std::int64_t steps = 1; steps <= kFarthest; steps = steps < kDense ? steps + 1 : steps * 2) {
                    const auto move = Step(index, steps * direction);
                    if (!move) break;
                    moves.push_back(*move);
                }
            }
        }
    }

    /// A number so many steps away; empty beyond the form's bounds, or below zero where it is not.
    std::optional<Move> Step(std::size_t index, std::int64_t steps) const {
        const Input& input = m_inputs[index];
        const form::Question& question = *input.question;
        const std::int64_t from = UnitsOf(input.answer, question).value_or(0);
        const cases::Answer to = NumberAnswer(from + steps, question);
        const base::Decimal number = std::get<base::Decimal>(to);
        if (question.minimum ? number < *question.minimum : from >= 0 && number.units < 0) return std::nullopt;
        if (question.maximum && number > *question.maximum) return std::nullopt;
        return Move{index, steps, to, TierOf(input, steps > 0), {steps < 0 ? -steps : steps, number.scale}};
    }

    Answers With(Answers answers, const Move& move) const {
        Put(answers, m_inputs[move.input], move.to);
        return answers;
    }

    std::vector<Outcome> Try(const Answers& from, const std::vector<Move>& moves) const {
        std::vector<Answers> versions;
        versions.reserve(moves.size());
        for (const Move& move : moves) versions.push_back(With(from, move));
        return m_trial.Run(versions);
    }

    // ---- search ---------------------------------------------------------------------------------------------------------

    /// The best of the moves for which `helps` holds. Between two steps that were tried, the exact one is looked for.
    std::optional<Found> Smallest(const Answers& from, const std::vector<Move>& moves,
                                  const std::vector<Outcome>& outcomes, const Predicate& helps) const {
        std::optional<Found> best;
        for (std::size_t i = 0; i < moves.size(); ++i) {
            if (!helps(outcomes[i])) continue;
            Found found{moves[i], outcomes[i]};
            const std::int64_t before =
                i > 0 && moves[i - 1].input == moves[i].input && (moves[i - 1].steps < 0) == (moves[i].steps < 0)
                    ? moves[i - 1].steps
                    : 0;
            if (moves[i].steps != 0) Narrow(from, before, found, helps);
            if (!best || Before(found.move, best->move)) best = std::move(found);
            // Larger steps of the same input say nothing better.
            while (i + 1 < moves.size() && moves[i].steps != 0 && moves[i + 1].input == moves[i].input &&
                   (moves[i + 1].steps < 0) == (moves[i].steps < 0))
                ++i;
        }
        return best;
    }

    /// `found` helps, `low` steps do not: the smallest in between that does, if what helps goes on helping.
    void Narrow(const Answers& from, std::int64_t low, Found& found, const Predicate& helps) const {
        std::int64_t high = found.move.steps;
        while ((high > low ? high - low : low - high) > 1) {
            const std::int64_t middle = low + (high - low) / 2;
            const auto move = Step(found.move.input, middle);
            if (!move) return;
            Outcome outcome = Try(from, {*move}).front();
            if (helps(outcome)) {
                high = middle;
                found = {*move, std::move(outcome)};
            } else {
                low = middle;
            }
        }
    }

    std::optional<cases::SheetLift::ForGrade> Grade() const {
        const bool vetoed = std::any_of(m_rules.vetoes.begin(), m_rules.vetoes.end(), [this](const auto& veto) {
            return !veto.caps && std::find(m_now.vetoes.begin(), m_now.vetoes.end(), veto.id) != m_now.vetoes.end();
        });
        if (!m_now.total || !m_now.band || *m_now.band == 0 || vetoed) return std::nullopt;
        for (const Tier last : {Tier::Other, Tier::Due}) {
            std::vector<Move> made = Reach(last);
            if (!made.empty()) return Described(Trimmed(std::move(made)));
        }
        return std::nullopt;
    }

    bool Reaches(const Outcome& then) const { return Allowed(then) && then.band && *then.band < *m_now.band; }

    /// Up to three changes that reach a better grade, the last as small as it can be; empty: they do not.
    std::vector<Move> Reach(Tier last) const {
        std::vector<Move> made;
        Answers answers = m_given;
        base::Decimal total = *m_now.total;
        while (made.size() < kMostChanges) {
            const std::vector<Move> moves = Moves(last, made);
            const std::vector<Outcome> outcomes = Try(answers, moves);
            if (const auto found =
                    Smallest(answers, moves, outcomes, [this](const auto& then) { return Reaches(then); })) {
                made.push_back(found->move);
                return made;
            }
            std::optional<std::size_t> best;
            for (std::size_t i = 0; i < moves.size(); ++i) {
                if (!Allowed(outcomes[i])) continue;
                const base::Decimal &then = *outcomes[i].total, &most = best ? *outcomes[*best].total : total;
                if (then > most || (best && then == most && Before(moves[i], moves[*best]))) best = i;
            }
            if (!best) return {};
            total = *outcomes[*best].total;
            answers = With(std::move(answers), moves[*best]);
            made.push_back(moves[*best]);
        }
        return {};
    }

    /// The same changes as small as they can be; those that are not needed are left out.
    std::vector<Move> Trimmed(std::vector<Move> made) const {
        for (std::size_t i = 0; i + 1 < made.size();) {
            Answers others = m_given;
            for (std::size_t k = 0; k < made.size(); ++k)
                if (k != i) others = With(std::move(others), made[k]);
            const auto reaches = [this](const Outcome& then) { return Reaches(then); };
            if (reaches(m_trial.Run({others}).front())) {
                made.erase(made.begin() + static_cast<std::ptrdiff_t>(i));
                continue;
            }
            Found found{made[i], {}};
            if (made[i].steps != 0) Narrow(others, 0, found, reaches);
            made[i++] = found.move;
        }
        return made;
    }

    // ---- words ----------------------------------------------------------------------------------------------------------

    cases::SheetLift::ForGrade Described(const std::vector<Move>& made) const {
        std::vector<Answers> versions;
        versions.reserve(made.size());
        for (const Move& move : made) versions.push_back(With(versions.empty() ? m_given : versions.back(), move));
        const std::vector<Outcome> outcomes = m_trial.Run(versions);
        cases::SheetLift::ForGrade lift;
        base::Decimal before = *m_now.total;
        for (std::size_t i = 0; i < made.size(); ++i) {
            const base::Decimal after = outcomes[i].total.value_or(before);
            lift.changes.push_back(Change(made[i], after, before));
            before = after;
        }
        lift.grade = m_rules.bands[outcomes.back().band.value_or(0)].grade;
        lift.total = base::ToString(before);
        return lift;
    }

    cases::SheetChange Change(const Move& move, const base::Decimal& after, const base::Decimal& before) const {
        const int scale = std::max(after.scale, before.scale);
        const std::int64_t gain =
            base::UnitsAtScale(after, scale).value_or(0) - base::UnitsAtScale(before, scale).value_or(0);
        return {m_inputs[move.input].Path(), WordsOf(move, Language::Chinese), WordsOf(move, Language::English),
                base::ToString(base::Decimal{gain, scale})};
    }

    std::string WordsOf(const Move& move, Language language) const {
        const Input& input = m_inputs[move.input];
        const form::Question& question = *input.question;
        std::string label = question.label.In(language);
        if (input.roster != nullptr) {
            label = base::TrIn(language, "{roster}, row {n}: {column}",
                               {{"roster", input.roster->label.In(language)},
                                {"n", std::to_string(input.row + 1)},
                                {"column", label}});
        }
        const std::string unit = question.unit.In(language);
        const std::string by = base::ToString(move.size) + (unit.empty() ? "" : " " + unit);
        const base::Arguments arguments{{"label", label},
                                        {"by", by},
                                        {"from", cases::DisplayAnswer(input.answer, question, language)},
                                        {"to", cases::DisplayAnswer(move.to, question, language)}};
        if (move.steps > 0) return base::TrIn(language, "{label}: {by} more ({from} → {to})", arguments);
        if (move.steps < 0) return base::TrIn(language, "{label}: {by} fewer ({from} → {to})", arguments);
        return base::TrIn(language, "{label}: {from} → {to}", arguments);
    }

    const lang::RuleSetInfo& m_rules;
    const form::Form& m_form;
    const Answers& m_given;
    const LiftTrial& m_trial;
    std::set<std::string> m_due;
    std::vector<Input> m_inputs;
    Outcome m_now;
};

}  // namespace

Lifts::Lifts(const std::shared_ptr<const lang::RuleSet>& rules, const interview::CheckedForm& form,
             const std::vector<ScoringCase>& cases, const ScoreOptions& options)
    : m_rules(rules),
      m_form(form),
      m_cases(cases),
      m_options(options),
      m_comparisons(ComparisonsOf(rules, form, cases, options)) {}

cases::SheetLift Lifts::Find(std::size_t index) const {
    const ScoringCase& one = m_cases[index];
    if (one.answers == nullptr || !one.problems.empty()) return {};
    std::vector<base::Column> comparisons;
    for (const base::Column& column : m_comparisons) {
        base::Column& own = comparisons.emplace_back();
        own.values = {column.At(index)};
        own.states = {column.StateAt(index)};
    }
    const LiftTrial trial(m_rules, m_form, one, m_options, comparisons);
    return Lifter(*m_rules, m_form.form, *one.answers, trial).Run();
}

}  // namespace gongjian::scoring

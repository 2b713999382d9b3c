#include "scoring/probes.h"

#include <algorithm>
#include <utility>

#include "interview/session.h"
#include "lang/evaluate.h"
#include "scoring/extra_columns.h"

namespace gongjian::scoring {

namespace {

using cases::Answers;

constexpr std::size_t kMostProbes = 12000;  // bounds time and memory; the simplest come first

struct Probe {
    std::size_t base = 0;
    std::vector<ProbeChange> changes;
};

bool IsNumber(const form::Question& question) {
    return question.type == form::QuestionType::Integer || question.type == form::QuestionType::Decimal;
}

bool InBounds(const base::Decimal& number, const form::Question& question) {
    return !(question.minimum && number < *question.minimum) && !(question.maximum && number > *question.maximum);
}

/// Numbers as answers within the question's bounds, each once and without what stands there already.
std::vector<cases::Answer> AsAnswers(const std::vector<std::int64_t>& units, const Input& input) {
    std::vector<cases::Answer> answers;
    for (const std::int64_t one : units) {
        const cases::Answer answer = NumberAnswer(one, *input.question);
        if (!InBounds(std::get<base::Decimal>(answer), *input.question) || answer == input.answer) continue;
        if (std::find(answers.begin(), answers.end(), answer) == answers.end()) answers.push_back(answer);
    }
    return answers;
}

/// What else could stand there. `numbers` are tried as well.
std::vector<cases::Answer> OtherAnswers(const Input& input, const std::vector<std::int64_t>& numbers) {
    const form::Question& question = *input.question;
    std::vector<cases::Answer> answers;
    if (IsNumber(question)) {
        const std::int64_t whole =
            question.type == form::QuestionType::Decimal ? base::PowerOfTen(question.decimals) : 1;
        const std::int64_t now = UnitsOf(input.answer, question).value_or(0);
        std::vector<std::int64_t> units{now - whole, now + whole, now - 2 * whole, now + 2 * whole, 0,
                                        whole,       now / 2,     now * 2,         now - 1,         now + 1};
        for (const std::int64_t number : numbers) units.push_back(number * whole);
        answers = AsAnswers(units, input);
    } else if (question.type == form::QuestionType::YesNo) {
        for (const bool yes : {true, false}) answers.emplace_back(yes);
    } else if (question.type == form::QuestionType::SingleChoice) {
        for (const form::Category& category : question.categories) answers.emplace_back(category.id);
    } else if (const auto* date = std::get_if<base::Date>(&input.answer)) {
        for (const int days : {1, -1, 31, -31}) answers.emplace_back(base::Date{date->days + days});
    } else {
        return {};
    }
    answers.emplace_back(cases::Blank{});
    answers.emplace_back(cases::NoAnswer::Refused);
    std::erase(answers, input.answer);
    return answers;
}

class Maker {
public:
    Maker(const form::Form& form, const std::vector<ScoringCase>& cases, const std::vector<std::int64_t>& numbers)
        : m_form(form), m_cases(cases), m_numbers(numbers) {}

    void Make() {
        for (std::size_t base = 0; base < m_cases.size(); ++base) Add(base, {}, *m_cases[base].answers);
        for (std::size_t base = 0; base < m_cases.size(); ++base) Singles(base);
        for (std::size_t base = 0; base < m_cases.size(); ++base) Rows(base);
        for (std::size_t base = 0; base < m_cases.size(); ++base) Pairs(base);
    }

    std::vector<Probe> probes;
    std::vector<Answers> answers;

private:
    bool Full() const { return probes.size() >= kMostProbes; }

    void Add(std::size_t base, std::vector<ProbeChange> changes, Answers changed) {
        if (Full()) return;
        probes.push_back({base, std::move(changes)});
        answers.push_back(std::move(changed));
    }

    void Singles(std::size_t base) {
        for (const Input& input : InputsOf(m_form, *m_cases[base].answers)) {
            for (const cases::Answer& answer : OtherAnswers(input, m_numbers)) {
                if (Full()) return;
                Answers changed = *m_cases[base].answers;
                Put(changed, input, answer);
                Add(base, {{input, false, answer}}, std::move(changed));
            }
        }
    }

    void Rows(std::size_t base) {
        const Answers& given = *m_cases[base].answers;
        for (std::size_t section = 0; section < m_form.sections.size(); ++section) {
            for (const form::Question& roster : m_form.sections[section].questions) {
                if (!roster.IsRoster()) continue;
                const auto found = given.rosters.find(roster.id);
                const std::size_t rows = found == given.rosters.end() ? 0 : found->second.size();
                for (std::size_t row = 0; row < rows; ++row) {
                    Answers changed = given;
                    auto& left = changed.rosters[roster.id];
                    left.erase(left.begin() + static_cast<std::ptrdiff_t>(row));
                    Add(base, {{{nullptr, &roster, row, section, {}}, false, {}}}, std::move(changed));
                }
                if (roster.fixed_rows.empty()) AddedRows(base, roster, section, rows);
            }
        }
    }

    /// One more row for each category of the first choice: all else blank, or as in the first row (the same event).
    void AddedRows(std::size_t base, const form::Question& roster, std::size_t section, std::size_t rows) {
        const auto choice = std::find_if(roster.questions.begin(), roster.questions.end(), [](const auto& column) {
            return column.type == form::QuestionType::SingleChoice;
        });
        if (choice == roster.questions.end()) return;
        for (const form::Category& category : choice->categories) {
            for (const bool like_first : {false, true}) {
                if (like_first && rows == 0) continue;
                Answers changed = *m_cases[base].answers;
                auto& all = changed.rosters[roster.id];
                cases::Row row;
                if (like_first) row = all.front();
                row.id = "probe";
                row.answers.values.insert_or_assign(choice->id, category.id);
                all.push_back(std::move(row));
                const Input input{&*choice, &roster, like_first ? 0 : rows, section, {}};
                Add(base, {{input, true, category.id}}, std::move(changed));
            }
        }
    }

    /// Two numbers or choices of one section (of one row, below a roster).
    void Pairs(std::size_t base) {
        const std::vector<Input> inputs = InputsOf(m_form, *m_cases[base].answers);
        for (std::size_t i = 0; i < inputs.size(); ++i) {
            for (std::size_t k = i + 1; k < inputs.size(); ++k) {
                const Input &a = inputs[i], &b = inputs[k];
                if (a.section != b.section || a.roster != b.roster || a.row != b.row) continue;
                for (const auto& [x, y] : PairAnswers(a, b)) {
                    if (Full()) return;
                    Answers changed = *m_cases[base].answers;
                    Put(changed, a, x);
                    Put(changed, b, y);
                    Add(base, {{a, false, x}, {b, false, y}}, std::move(changed));
                }
            }
        }
    }

    static std::vector<std::pair<cases::Answer, cases::Answer>> PairAnswers(const Input& a, const Input& b) {
        std::vector<std::pair<cases::Answer, cases::Answer>> pairs;
        const auto x = UnitsOf(a.answer, *a.question), y = UnitsOf(b.answer, *b.question);
        if (!x || !y || !IsNumber(*a.question) || !IsNumber(*b.question)) {
            for (const cases::Answer& one : OtherAnswers(a, {}))
                for (const cases::Answer& other : OtherAnswers(b, {})) pairs.emplace_back(one, other);
            return pairs;
        }
        const auto add = [&](std::int64_t one, std::int64_t other) {
            const auto first = AsAnswers({one}, a), second = AsAnswers({other}, b);
            if (!first.empty() && !second.empty()) pairs.emplace_back(first.front(), second.front());
        };
        for (const std::int64_t moved : {std::int64_t{1}, std::int64_t{2}, *x / 2, *x}) add(*x - moved, *y + moved);
        for (const std::int64_t moved : {std::int64_t{1}, *y / 2, *y}) add(*x + moved, *y - moved);
        for (const std::int64_t one : {*x - 1, *x + 1, std::int64_t{0}, *x / 2})
            for (const std::int64_t other : {*y - 1, *y + 1, std::int64_t{0}, *y / 2}) add(one, other);
        add(*x * 10, *y * 10 - 1);  // a rate just below what it was
        return pairs;
    }

    const form::Form& m_form;
    const std::vector<ScoringCase>& m_cases;
    const std::vector<std::int64_t>& m_numbers;
};

}  // namespace

struct Probes::State {
    std::shared_ptr<const lang::RuleSet> rules;
    std::vector<Probe> probes;
    std::vector<std::uint8_t> usable;
    std::shared_ptr<const base::Batch> batch;
    lang::Results results;
};

Probes::Probes(std::shared_ptr<const lang::RuleSet> rules, const interview::CheckedForm& form,
               const std::vector<ScoringCase>& cases, const std::vector<std::int64_t>& numbers,
               const ScoreOptions& options)
    : m_state(std::make_unique<State>()) {
    Maker maker(form.form, cases, numbers);
    maker.Make();
    std::vector<const Answers*> answers;
    std::vector<ScoringCase> scored;
    for (std::size_t i = 0; i < maker.probes.size(); ++i) {
        answers.push_back(&maker.answers[i]);
        scored.push_back(cases[maker.probes[i].base]);
        scored.back().answers = &maker.answers[i];
    }
    interview::CheckedBatch checked = interview::MakeBatch(form, answers, options.today);
    AppendExtraColumns(checked.batch, rules->Info(), scored, options);
    m_state->rules = std::move(rules);
    m_state->batch = std::make_shared<const base::Batch>(std::move(checked.batch));
    m_state->results = lang::Evaluate(m_state->rules, m_state->batch);
    for (std::size_t i = 0; i < maker.probes.size(); ++i) {
        const bool fits = checked.errors[i].empty() && scored[i].problems.empty();
        const bool entered = m_state->results.entry_errors.empty() || m_state->results.entry_errors[i].empty();
        const bool assessed = m_state->results.not_assessed[i] != lang::Truth::True;
        m_state->usable.push_back(fits && entered && assessed && m_state->results.overflow[i] == 0 ? 1 : 0);
    }
    m_state->probes = std::move(maker.probes);
}

Probes::~Probes() = default;

std::size_t Probes::Size() const { return m_state->probes.size(); }

namespace {

/// The first usable case in which two columns differ before `end`.
template <class Differs>
std::size_t FirstWhere(const std::vector<std::uint8_t>& usable, std::size_t end, const Differs& differs) {
    for (std::size_t i = 0; i < end; ++i)
        if (usable[i] != 0 && differs(i)) return i;
    return end;
}

bool HasPoints(lang::ItemState state) {
    return state != lang::ItemState::Pending && state != lang::ItemState::NotApplicable;
}

std::string PointsText(const lang::ItemColumn& column, const lang::ItemInfo& item, std::size_t index) {
    if (!HasPoints(column.states[index])) return {};
    return base::ToString(base::Decimal{column.PointsAt(index), item.decimals});
}

}  // namespace

Probes::Verdict Probes::Compare(const std::shared_ptr<const lang::RuleSet>& changed) const {
    const lang::RuleSetInfo &before = m_state->rules->Info(), &after = changed->Info();
    if (before.ledgers != after.ledgers || before.manual_items != after.manual_items ||
        before.items.size() != after.items.size() || before.vetoes.size() != after.vetoes.size() ||
        before.values.size() != after.values.size())
        return {true, std::nullopt};
    const lang::Results &now = m_state->results, then = lang::Evaluate(changed, m_state->batch);
    std::size_t first = m_state->probes.size();
    ProbeDifference difference;
    const auto look = [&](const std::string& target, const auto& differs) {
        const std::size_t found = FirstWhere(m_state->usable, first, differs);
        if (found == first) return false;
        first = found;
        difference.target = target;
        difference.now.clear();
        difference.then.clear();
        return true;
    };
    for (std::size_t k = 0; k < before.items.size(); ++k) {
        const lang::ItemColumn &a = now.items[k], &b = then.items[k];
        const bool found = look(before.items[k].id, [&](std::size_t i) {
            if (a.states[i] != b.states[i]) return true;
            return HasPoints(a.states[i]) && base::Decimal{a.PointsAt(i), before.items[k].decimals} !=
                                                 base::Decimal{b.PointsAt(i), after.items[k].decimals};
        });
        if (!found) continue;
        difference.now = PointsText(a, before.items[k], first);
        difference.then = PointsText(b, after.items[k], first);
    }
    for (std::size_t k = 0; k < before.vetoes.size(); ++k)
        look(before.vetoes[k].id, [&](std::size_t i) { return now.vetoes[k][i] != then.vetoes[k][i]; });
    for (std::size_t k = 0; k < before.values.size(); ++k) {
        if (!before.values[k].shown && !before.values[k].output) continue;
        const lang::ValueColumn &a = now.values[k], &b = then.values[k];
        if (!look(before.values[k].id,
                  [&](std::size_t i) { return a.states[i] != b.states[i] || a.texts[i] != b.texts[i]; }))
            continue;
        difference.now = a.texts[first];
        difference.then = b.texts[first];
    }
    bool elsewhere = false;
    for (std::size_t i = 0; i < m_state->probes.size() && !elsewhere; ++i) {
        elsewhere = m_state->usable[i] != 0 &&
                    (now.not_assessed[i] != then.not_assessed[i] || now.no_grade[i] != then.no_grade[i]);
        for (std::size_t k = 0; k < now.row_results.size() && !elsewhere; ++k) {
            const auto &a = now.row_results[k][i], &b = then.row_results[k][i];
            elsewhere = m_state->usable[i] != 0 &&
                        !std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& x, const auto& y) {
                            return x.key == y.key && x.values == y.values;
                        });
        }
    }
    if (first == m_state->probes.size()) return {elsewhere, std::nullopt};
    difference.base = m_state->probes[first].base;
    difference.changes = m_state->probes[first].changes;
    return {true, std::move(difference)};
}

}  // namespace gongjian::scoring

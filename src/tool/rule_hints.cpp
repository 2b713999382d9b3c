#include "tool/rule_hints.h"

#include <chrono>
#include <optional>
#include <set>

#include "base/decimal.h"
#include "cases/answer_json.h"
#include "lang/mutants.h"
#include "scoring/probes.h"
#include "tool/rule_tests.h"

namespace gongjian::tool {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::seconds kLongest{30};
constexpr std::size_t kMostNumbers = 10;
constexpr std::int64_t kLargestNumber = 10000;

std::string ShownAnswer(const cases::Answer& answer, const form::Question& question) {
    if (std::holds_alternative<cases::Blank>(answer)) return base::Tr("blank");
    return cases::DisplayAnswer(answer, question, base::CurrentLanguage());
}

/// "民主生活会次数 = 1", "民主测评[2].优秀票 = 3", "通报批评多一行 县级"
std::string ShownChange(const scoring::ProbeChange& change) {
    const base::Language language = base::CurrentLanguage();
    const scoring::Input& input = change.input;
    const std::string roster = input.roster == nullptr ? "" : input.roster->label.In(language);
    if (input.question == nullptr)
        return base::Tr("{roster} without row {n}", {{"roster", roster}, {"n", std::to_string(input.row + 1)}});
    const std::string answer = ShownAnswer(change.answer, *input.question);
    if (change.added) return base::Tr("{roster} with one more row: {value}", {{"roster", roster}, {"value", answer}});
    const std::string label = input.question->label.In(language);
    return (roster.empty() ? label : roster + "[" + std::to_string(input.row + 1) + "]." + label) + " = " + answer;
}

base::Message ExampleOf(const scoring::ProbeDifference& difference, const std::string& test) {
    std::string changes;
    for (const scoring::ProbeChange& change : difference.changes)
        changes += (changes.empty() ? "" : base::Tr(", ")) + ShownChange(change);
    const base::Arguments arguments{{"test", test},
                                    {"changes", changes},
                                    {"target", difference.target},
                                    {"now", difference.now},
                                    {"then", difference.then}};
    const bool points = !difference.now.empty() && !difference.then.empty();
    if (changes.empty()) {
        return points ? base::Msg("Already in the test “{test}” {target} would be {then} instead of {now}.", arguments)
                      : base::Msg("Already in the test “{test}” {target} would come out otherwise.", arguments);
    }
    return points
               ? base::Msg("With the answers of “{test}” but {changes}, {target} is {now} and would be {then}.",
                           arguments)
               : base::Msg("With the answers of “{test}” but {changes}, {target} would come out otherwise.", arguments);
}

/// Small whole numbers that the clauses name, for the probes: where 不足 3 项 stands, 3 is worth trying.
std::vector<std::int64_t> NumbersIn(const std::string& text, const std::vector<lang::Mutant>& mutants) {
    std::set<std::int64_t> numbers;
    for (const lang::Mutant& mutant : mutants) {
        if (mutant.dropped || mutant.of_whole) continue;
        const base::Range range = mutant.edits.front().range;
        const auto number = base::ParseDecimal(text.substr(range.begin, range.end - range.begin));
        const auto units = number ? base::UnitsAtScale(*number, 0) : std::nullopt;
        if (units && *units > 1 && *units <= kLargestNumber) numbers.insert(*units);
        if (numbers.size() == kMostNumbers) break;
    }
    return {numbers.begin(), numbers.end()};
}

class Finder {
public:
    Finder(const OpenedRules& opened, base::Date today)
        : m_opened(opened),
          m_source(opened.rules->Info().file, opened.rules->Info().text),
          m_mutants(lang::MutantsOf(m_source, &opened.form->names)),
          m_numbers(NumbersIn(m_source.Text(), m_mutants)),
          m_tests(opened, today),
          m_cases(m_tests.Cases()),
          m_probes(opened.rules, *opened.form, m_cases, m_numbers, {today, false, false, opened.FormOfLedger()}) {}

    HintReport Find(const HintProgress& progress) {
        const Clock::time_point end = Clock::now() + kLongest;
        HintReport report;
        report.all = m_mutants.size();
        std::optional<std::size_t> told;       // place of the last hint
        std::optional<base::Range> unnoticed;  // a clause that can go altogether: what is in it says nothing new
        for (const lang::Mutant& mutant : m_mutants) {
            if (Clock::now() > end) break;
            progress(report.tried, report.all);
            ++report.tried;
            if (told == mutant.place || (unnoticed && *unnoticed == mutant.clause)) continue;
            if (std::optional<RuleHint> hint = Try(mutant)) {
                told = mutant.place;
                if (mutant.dropped) unnoticed = mutant.clause;
                report.hints.push_back(std::move(*hint));
            }
        }
        return report;
    }

private:
    std::optional<RuleHint> Try(const lang::Mutant& mutant) const {
        const base::Source source(m_source.Name(), lang::ApplyMutant(m_source.Text(), mutant));
        const auto names = [this](const std::string& form_id) { return NamesOf(form_id); };
        const lang::CheckedRules checked = lang::CheckRules(source, names);
        if (checked.rules == nullptr || !m_tests.AllPass(checked.rules)) return std::nullopt;
        RuleHint hint;
        if (!mutant.of_whole) {
            const scoring::Probes::Verdict verdict = m_probes.Compare(checked.rules);
            if (!verdict.differs) return std::nullopt;
            if (verdict.example) hint.example = ExampleOf(*verdict.example, m_cases[verdict.example->base].id);
        }
        const base::Source::Position position = m_source.At(mutant.shown.begin);
        hint.line = position.line;
        hint.column = position.column;
        hint.text = OnOneLine(m_source.Text().substr(mutant.shown.begin, mutant.shown.end - mutant.shown.begin));
        hint.mutant = OnOneLine(lang::ShownAfter(m_source.Text(), mutant));
        hint.message = hint.mutant.empty()
                           ? base::Msg("No test would notice if “{text}” were left out.", {{"text", hint.text}})
                           : base::Msg("No test would notice if “{text}” were “{mutant}”.",
                                       {{"text", hint.text}, {"mutant", hint.mutant}});
        return hint;
    }

    const lang::Names* NamesOf(const std::string& form_id) const {
        if (form_id == m_opened.form->form.id) return &m_opened.form->names;
        const auto ledger = m_opened.ledger_forms.find(form_id);
        return ledger == m_opened.ledger_forms.end() ? nullptr : &ledger->second->names;
    }

    static std::string OnOneLine(const std::string& text) {
        std::string out;
        for (const char c : text) {
            const bool space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
            if (!space) out += c;
            if (space && !out.empty() && out.back() != ' ') out += ' ';
        }
        return out;
    }

    const OpenedRules& m_opened;
    base::Source m_source;
    std::vector<lang::Mutant> m_mutants;
    std::vector<std::int64_t> m_numbers;
    PreparedTests m_tests;
    std::vector<scoring::ScoringCase> m_cases;
    scoring::Probes m_probes;
};

}  // namespace

HintReport FindHints(const OpenedRules& opened, base::Date today, const HintProgress& progress) {
    return Finder(opened, today).Find(progress);
}

}  // namespace gongjian::tool

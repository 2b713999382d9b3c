#include "scoring/extra_columns.h"

#include "interview/session.h"

namespace gongjian::scoring {

namespace {

using base::CellState;

/// All rows of a ledger over all cases: its questions as children, in the order of its form's names without rosters.
base::Column LedgerColumn(const std::string& form_id, std::span<const ScoringCase> cases, const ScoreOptions& options) {
    base::Column out;
    out.offsets.push_back(0);
    std::vector<const cases::Answers*> rows;
    const interview::CheckedForm* form = options.form_of_ledger ? options.form_of_ledger(form_id) : nullptr;
    for (const ScoringCase& one : cases) {
        const auto found = one.ledgers.find(form_id);
        const bool given = form != nullptr && found != one.ledgers.end();
        out.states.push_back(given ? CellState::Value : CellState::Blank);
        if (given) rows.insert(rows.end(), found->second.begin(), found->second.end());
        out.offsets.push_back(static_cast<std::uint32_t>(rows.size()));
    }
    if (form == nullptr) return out;
    base::Batch batch = interview::MakeBatch(*form, rows, options.today).batch;
    for (std::size_t i = 0; i < form->names.variables.size(); ++i) {
        if (form->names.variables[i].type != lang::ValueType::Roster)
            out.children.push_back(std::move(batch.columns[i]));
    }
    return out;
}

/// Manual points have so many decimals (lang/rules.h).
void AppendEntries(base::Batch& batch, const std::string& item, std::span<const ScoringCase> cases) {
    base::Column points, reasons;
    for (const ScoringCase& one : cases) {
        const auto found = one.entries.find(item);
        const auto units =
            found == one.entries.end() ? std::nullopt : base::UnitsAtScale(found->second.points, lang::kEntryDecimals);
        points.states.push_back(units ? CellState::Value : CellState::Blank);
        points.values.push_back(units.value_or(0));
        const bool said = units && !found->second.reason.empty();
        reasons.states.push_back(said ? CellState::Value : CellState::Blank);
        reasons.values.push_back(static_cast<std::int64_t>(reasons.texts.size()));
        if (said) reasons.texts.push_back(found->second.reason);
    }
    batch.columns.push_back(std::move(points));
    batch.columns.push_back(std::move(reasons));
}

}  // namespace

void AppendExtraColumns(base::Batch& batch, const lang::RuleSetInfo& rules, std::span<const ScoringCase> cases,
                        const ScoreOptions& options) {
    for (const std::string& form_id : rules.ledgers) batch.columns.push_back(LedgerColumn(form_id, cases, options));
    for (const std::string& item : rules.manual_items) AppendEntries(batch, item, cases);
}

}  // namespace gongjian::scoring

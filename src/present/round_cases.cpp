#include "present/round_cases.h"

#include <algorithm>

#include "cases/case_list.h"
#include "present/round_day.h"

namespace gongjian::present {

namespace {

std::string UnitOfCase(const cases::Case& one, const interview::CheckedForm* form) {
    return one.unit.empty() && form != nullptr ? cases::UnitOf(one.answers, form->form) : one.unit;
}

}  // namespace

RoundCases::RoundCases(cases::CaseStore& store, const lang::RuleSetInfo& rules, const std::string& round,
                       const FormById& forms) {
    const auto form = forms(rules.form_id);
    m_of_town = form != nullptr && form->form.unit == form::UnitKind::Town;
    store.ForEach(rules.form_id, round, [&](const cases::Case& one) {
        m_newest = std::max(m_newest, one.changed);
        if (!IsScored(one)) return;
        m_cases.push_back(one);
        m_units.push_back(UnitOfCase(one, form.get()));
    });
    for (const std::string& form_id : rules.ledgers) {
        Ledger ledger;
        ledger.form = forms(form_id);
        if (ledger.form == nullptr) continue;
        store.ForEach(form_id, round, [&](const cases::Case& one) {
            m_newest = std::max(m_newest, one.changed);
            if (!IsScored(one)) return;
            ledger.of_unit[UnitOfCase(one, ledger.form.get())].push_back(ledger.cases.size());
            ledger.cases.push_back(one);
        });
        if (!ledger.cases.empty()) m_ledgers.emplace(form_id, std::move(ledger));
    }
}

std::vector<scoring::ScoringCase> RoundCases::ToScore() const {
    std::vector<scoring::ScoringCase> out;
    out.reserve(m_cases.size());
    for (std::size_t i = 0; i < m_cases.size(); ++i) {
        scoring::ScoringCase scored;
        scored.id = m_cases[i].id;
        scored.unit = m_units[i];
        scored.answers = &m_cases[i].answers;
        for (const auto& [form_id, ledger] : m_ledgers) {
            std::vector<const cases::Answers*>& rows = scored.ledgers[form_id];
            if (m_of_town) {
                for (const cases::Case& row : ledger.cases) rows.push_back(&row.answers);
                continue;
            }
            const auto found = ledger.of_unit.find(m_units[i]);
            if (found == ledger.of_unit.end()) continue;
            for (const std::size_t index : found->second) rows.push_back(&ledger.cases[index].answers);
        }
        out.push_back(std::move(scored));
    }
    return out;
}

scoring::FormOfLedger RoundCases::FormOfLedger() const {
    return [this](const std::string& form_id) -> const interview::CheckedForm* {
        const auto found = m_ledgers.find(form_id);
        return found == m_ledgers.end() ? nullptr : found->second.form.get();
    };
}

}  // namespace gongjian::present

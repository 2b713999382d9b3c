#include "support/memory_store.h"

#include <algorithm>
#include <set>

#include "base/error.h"
#include "base/uuid.h"
#include "cases/case_list.h"
#include "cases/changes.h"

namespace gongjian::tests {

void MemoryCaseStore::UseForm(const form::Form& form) { m_forms.insert_or_assign(form.id, form); }

const form::Form* MemoryCaseStore::FindForm(const std::string& form_id) const {
    const auto found = m_forms.find(form_id);
    return found == m_forms.end() ? nullptr : &found->second;
}

const form::Form& MemoryCaseStore::ForWriting(const std::string& form_id) const {
    if (const form::Form* form = FindForm(form_id)) return *form;
    throw base::Error(base::Msg("The form {form} was not registered.", {{"form", form_id}}));
}

void MemoryCaseStore::Append(const std::string& case_id, std::vector<cases::Change> changes,
                             const cases::Action& action) {
    std::vector<cases::Revision>& history = m_revisions[case_id];
    cases::Revision revision;
    revision.id = base::NewUuid(action.time);
    revision.case_id = case_id;
    revision.number = static_cast<long>(history.size()) + 1;
    if (!history.empty()) revision.parents = {history.back().id};
    revision.changes = std::move(changes);
    revision.author = action.author;
    revision.device = action.device;
    revision.time = action.time;
    revision.reason = action.reason;
    history.push_back(std::move(revision));
}

void MemoryCaseStore::Create(const cases::Case& new_case, const cases::Action& action) {
    const form::Form& form = ForWriting(new_case.form_id);
    cases::CheckKeepable(form, m_has_key);
    if (m_cases.count(new_case.id) > 0) cases::ThrowCaseExists(new_case.id);
    cases::Case nothing;
    nothing.id = new_case.id;
    Append(new_case.id, cases::Complete({}, nothing, new_case, action.time, form), action);
    m_cases.emplace(new_case.id, new_case);
}

void MemoryCaseStore::Save(const cases::Case& changed_case, const std::vector<cases::Change>& changes,
                           base::Moment expected_changed, const cases::Action& action) {
    const form::Form& form = ForWriting(changed_case.form_id);
    cases::CheckKeepable(form, m_has_key);
    const auto stored = m_cases.find(changed_case.id);
    cases::CheckWritable(stored == m_cases.end() ? nullptr : &stored->second, changed_case, expected_changed);
    Append(changed_case.id, cases::Complete(changes, stored->second, changed_case, action.time, form), action);
    stored->second = changed_case;
}

std::optional<cases::Case> MemoryCaseStore::Load(const std::string& id) {
    const auto found = m_cases.find(id);
    if (found == m_cases.end()) return std::nullopt;
    return found->second;
}

cases::CaseSummary MemoryCaseStore::Summary(const cases::Case& case_) const {
    return {case_.id,
            case_.unit,
            case_.round,
            case_.status,
            case_.deleted,
            case_.changed,
            cases::ListValues(case_.answers, FindForm(case_.form_id))};
}

std::vector<const cases::Case*> MemoryCaseStore::Matching(const cases::CaseFilter& filter) const {
    const form::Form* form = FindForm(filter.form_id);
    const std::string wanted = cases::SearchFold(filter.text);
    std::vector<const cases::Case*> matching;
    for (const auto& [id, case_] : m_cases) {
        if (case_.form_id != filter.form_id || case_.deleted != filter.deleted) continue;
        if (filter.round && case_.round != *filter.round) continue;
        if (filter.status && case_.status != *filter.status) continue;
        const cases::Answers listed = form != nullptr ? cases::ListedAnswers(case_.answers, *form) : cases::Answers{};
        if (cases::SearchText(case_.unit, listed, form).find(wanted) == std::string::npos) continue;
        matching.push_back(&case_);
    }
    std::sort(matching.begin(), matching.end(),
              [](const auto* a, const auto* b) { return std::tie(b->changed, b->id) < std::tie(a->changed, a->id); });
    return matching;
}

std::vector<cases::CaseSummary> MemoryCaseStore::List(const cases::CaseFilter& filter) {
    std::vector<cases::CaseSummary> summaries;
    const auto matching = Matching(filter);
    for (std::size_t i = filter.offset; i < matching.size(); ++i) {
        if (filter.limit && summaries.size() == *filter.limit) break;
        summaries.push_back(Summary(*matching[i]));
    }
    return summaries;
}

std::size_t MemoryCaseStore::Count(const cases::CaseFilter& filter) { return Matching(filter).size(); }

cases::CaseCounts MemoryCaseStore::Counts(const std::string& form_id) {
    cases::CaseCounts counts;
    for (const auto& [id, case_] : m_cases) {
        if (case_.form_id != form_id) continue;
        if (case_.deleted) {
            ++counts.deleted;
            continue;
        }
        switch (case_.status) {
            case cases::Status::Draft: ++counts.draft; break;
            case cases::Status::Submitted: ++counts.submitted; break;
            case cases::Status::Returned: ++counts.returned; break;
            case cases::Status::Approved: ++counts.approved; break;
            case cases::Status::Locked: ++counts.locked; break;
            case cases::Status::Void: break;
        }
    }
    return counts;
}

std::vector<std::pair<std::string, cases::CaseSummary>> MemoryCaseStore::Recent(std::size_t limit) {
    std::vector<const cases::Case*> all;
    for (const auto& [id, case_] : m_cases) {
        if (!case_.deleted) all.push_back(&case_);
    }
    std::sort(all.begin(), all.end(),
              [](const auto* a, const auto* b) { return std::tie(b->changed, b->id) < std::tie(a->changed, a->id); });
    std::vector<std::pair<std::string, cases::CaseSummary>> recent;
    for (std::size_t i = 0; i < all.size() && i < limit; ++i) recent.emplace_back(all[i]->form_id, Summary(*all[i]));
    return recent;
}

std::vector<cases::Revision> MemoryCaseStore::History(const std::string& id) { return m_revisions[id]; }

void MemoryCaseStore::ForEach(const std::string& form_id, const std::string& round,
                              const std::function<void(const cases::Case&)>& visit) {
    std::vector<const cases::Case*> chosen;
    for (const auto& [id, case_] : m_cases) {
        if (case_.form_id == form_id && case_.round == round && !case_.deleted) chosen.push_back(&case_);
    }
    std::sort(chosen.begin(), chosen.end(),
              [](const auto* a, const auto* b) { return std::tie(a->created, a->id) < std::tie(b->created, b->id); });
    for (const cases::Case* case_ : chosen) visit(*case_);
}

std::vector<std::string> MemoryCaseStore::Rounds(const std::string& form_id) {
    std::set<std::string, std::greater<>> rounds;
    for (const auto& [id, case_] : m_cases) {
        if (case_.form_id == form_id && !case_.deleted) rounds.insert(case_.round);
    }
    return {rounds.begin(), rounds.end()};
}

void MemoryScoreStore::SaveSheets(const std::string& rule_set_id, const std::string& round,
                                  const std::vector<cases::StoredSheet>& sheets) {
    std::vector<cases::StoredSheet>& kept = m_sheets[{rule_set_id, round}];
    kept = sheets;
    for (cases::StoredSheet& sheet : kept) {
        sheet.rule_set_id = rule_set_id;
        sheet.round = round;
    }
}

std::vector<cases::StoredSheet> MemoryScoreStore::Sheets(const std::string& rule_set_id, const std::string& round) {
    return m_sheets[{rule_set_id, round}];
}

void MemoryRuleArchive::KeepRules(const std::string& hash, const std::string&, const std::string& text) {
    m_texts.emplace(hash, text);
}

std::optional<std::string> MemoryRuleArchive::RulesByHash(const std::string& hash) {
    const auto found = m_texts.find(hash);
    if (found == m_texts.end()) return std::nullopt;
    return found->second;
}

}  // namespace gongjian::tests

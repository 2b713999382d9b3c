// The stores in memory: what a test of anything above store/ works on, and the measure that the SQLite store is held to.
// Needs the room cases.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "cases/case_store.h"
#include "cases/stores.h"

namespace gongjian::tests {

class MemoryCaseStore : public cases::CaseStore {
public:
    void HaveKey() { m_has_key = true; }
    void UseForm(const form::Form& form) override;
    void Create(const cases::Case& new_case, const cases::Action& action) override;
    void Save(const cases::Case& changed_case, const std::vector<cases::Change>& changes, base::Moment expected_changed,
              const cases::Action& action) override;
    std::optional<cases::Case> Load(const std::string& id) override;
    std::vector<cases::CaseSummary> List(const cases::CaseFilter& filter) override;
    std::size_t Count(const cases::CaseFilter& filter) override;
    cases::CaseCounts Counts(const std::string& form_id) override;
    std::vector<std::pair<std::string, cases::CaseSummary>> Recent(std::size_t limit) override;
    std::vector<cases::Revision> History(const std::string& id) override;
    void ForEach(const std::string& form_id, const std::string& round,
                 const std::function<void(const cases::Case&)>& visit) override;
    std::vector<std::string> Rounds(const std::string& form_id) override;

private:
    const form::Form& ForWriting(const std::string& form_id) const;
    const form::Form* FindForm(const std::string& form_id) const;
    cases::CaseSummary Summary(const cases::Case& case_) const;
    /// Most recently changed first.
    std::vector<const cases::Case*> Matching(const cases::CaseFilter& filter) const;
    void Append(const std::string& case_id, std::vector<cases::Change> changes, const cases::Action& action);

    bool m_has_key = false;
    std::map<std::string, form::Form> m_forms;
    std::map<std::string, cases::Case> m_cases;
    std::map<std::string, std::vector<cases::Revision>> m_revisions;
};

class MemoryScoreStore : public cases::ScoreStore {
public:
    void SaveSheets(const std::string& rule_set_id, const std::string& round,
                    const std::vector<cases::StoredSheet>& sheets) override;
    std::vector<cases::StoredSheet> Sheets(const std::string& rule_set_id, const std::string& round) override;

private:
    std::map<std::pair<std::string, std::string>, std::vector<cases::StoredSheet>> m_sheets;
};

class MemoryRuleArchive : public cases::RuleArchive {
public:
    void KeepRules(const std::string& hash, const std::string& rule_set_id, const std::string& text) override;
    std::optional<std::string> RulesByHash(const std::string& hash) override;

private:
    std::map<std::string, std::string> m_texts;
};

class MemoryStores : public cases::Stores {
public:
    cases::Protection SealedBy() const override { return m_protection; }
    void SetPassphrase(const std::string& passphrase) override {
        m_protection = passphrase.empty() ? cases::Protection::NoPassphrase : cases::Protection::Passphrase;
        m_cases.HaveKey();
    }
    std::string NewRecoveryKey() override { return "0000-0000"; }
    cases::CaseStore& Cases() override { return m_cases; }
    cases::ScoreStore& Scores() override { return m_scores; }
    cases::RuleArchive& Rules() override { return m_rules; }

private:
    cases::Protection m_protection = cases::Protection::NoKey;
    MemoryCaseStore m_cases;
    MemoryScoreStore m_scores;
    MemoryRuleArchive m_rules;
};

}  // namespace gongjian::tests

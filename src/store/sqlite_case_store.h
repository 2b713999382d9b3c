// Cases in a SQLite file. Private to this room.
#pragma once

#include "cases/case_store.h"
#include "store/database.h"
#include "store/known_forms.h"
#include "store/vault.h"

namespace gongjian::store {

class SqliteCaseStore : public cases::CaseStore {
public:
    SqliteCaseStore(Database& database, Vault& vault) : m_database(database), m_vault(vault) {}

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
    SealedPaths PathsOf(const std::string& form_id);
    void CheckKeepable(const KnownForm& known);

    Database& m_database;
    Vault& m_vault;
    KnownForms m_forms;
};

}  // namespace gongjian::store

#include "store/sqlite_case_store.h"

#include "base/error.h"
#include "cases/changes.h"
#include "store/case_queries.h"
#include "store/case_rows.h"
#include "store/form_views.h"
#include "store/revision_rows.h"

namespace gongjian::store {

void SqliteCaseStore::UseForm(const form::Form& form) {
    const bool current = m_database.Guard("looking up a form", [&] { return ViewsAreCurrent(m_database.Sql(), form); });
    if (!current) {
        m_database.Write("registering a form", [&] {
            RenewViews(m_database.Sql(), form);
            const SealedPaths paths = PathsOf(form.id);
            // What lies open already can be read and waits for a key; nothing new is added to it (CheckKeepable).
            if (m_vault.State() == cases::Protection::NoKey && paths.SealsAny()) return;
            RefreshCases(m_database.Sql(), m_vault, form, paths);
        });
    }
    m_forms.Add(form, m_database.Guard("looking up a form", [&] { return PathsOf(form.id); }));
}

SealedPaths SqliteCaseStore::PathsOf(const std::string& form_id) {
    SealedPaths paths = ReadSealedPaths(m_database.Sql(), form_id);
    if (m_vault.State() == cases::Protection::NoKey && !paths.SealsAny()) paths.LeaveUnknownOpen();
    return paths;
}

void SqliteCaseStore::CheckKeepable(const KnownForm& known) {
    if (known.paths.SealsAny()) cases::CheckKeepable(known.form, m_vault.HasKey(m_database.Sql()));
}

void SqliteCaseStore::Create(const cases::Case& new_case, const cases::Action& action) {
    const KnownForm& known = m_forms.ForWriting(new_case.form_id);
    m_database.Write("creating a case", [&] {
        CheckKeepable(known);
        if (LoadCase(m_database.Sql(), new_case.id, m_forms, m_vault)) cases::ThrowCaseExists(new_case.id);
        InsertCase(m_database.Sql(), m_vault, new_case, known);
        cases::Case nothing;
        nothing.id = new_case.id;
        AppendRevision(m_database.Sql(), m_vault, known, new_case.id,
                       cases::Complete({}, nothing, new_case, action.time, known.form), action);
    });
}

void SqliteCaseStore::Save(const cases::Case& changed_case, const std::vector<cases::Change>& changes,
                           base::Moment expected_changed, const cases::Action& action) {
    const KnownForm& known = m_forms.ForWriting(changed_case.form_id);
    m_database.Write("saving a case", [&] {
        CheckKeepable(known);
        const std::optional<cases::Case> stored = LoadCase(m_database.Sql(), changed_case.id, m_forms, m_vault);
        cases::CheckWritable(stored ? &*stored : nullptr, changed_case, expected_changed);
        UpdateCase(m_database.Sql(), m_vault, changed_case, known);
        AppendRevision(m_database.Sql(), m_vault, known, changed_case.id,
                       cases::Complete(changes, *stored, changed_case, action.time, known.form), action);
    });
}

std::optional<cases::Case> SqliteCaseStore::Load(const std::string& id) {
    return m_database.Guard("loading a case", [&] { return LoadCase(m_database.Sql(), id, m_forms, m_vault); });
}

std::vector<cases::CaseSummary> SqliteCaseStore::List(const cases::CaseFilter& filter) {
    return m_database.Guard("listing cases", [&] { return ListCases(m_database.Sql(), filter, m_forms, m_vault); });
}

std::size_t SqliteCaseStore::Count(const cases::CaseFilter& filter) {
    return m_database.Guard("counting cases", [&] { return CountCases(m_database.Sql(), filter, m_forms, m_vault); });
}

cases::CaseCounts SqliteCaseStore::Counts(const std::string& form_id) {
    return m_database.Guard("counting cases", [&] { return CountByStatus(m_database.Sql(), form_id); });
}

std::vector<std::pair<std::string, cases::CaseSummary>> SqliteCaseStore::Recent(std::size_t limit) {
    return m_database.Guard("listing cases", [&] { return RecentCases(m_database.Sql(), limit, m_forms, m_vault); });
}

std::vector<cases::Revision> SqliteCaseStore::History(const std::string& id) {
    return m_database.Guard("reading a history", [&] { return ReadRevisions(m_database.Sql(), m_vault, id); });
}

void SqliteCaseStore::ForEach(const std::string& form_id, const std::string& round,
                              const std::function<void(const cases::Case&)>& visit) {
    m_database.Guard("reading cases", [&] { ForEachCase(m_database.Sql(), form_id, round, m_forms, m_vault, visit); });
}

std::vector<std::string> SqliteCaseStore::Rounds(const std::string& form_id) {
    return m_database.Guard("listing rounds", [&] { return RoundsOf(m_database.Sql(), form_id); });
}

}  // namespace gongjian::store

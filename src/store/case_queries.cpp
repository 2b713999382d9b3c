#include "store/case_queries.h"

#include <deque>
#include <limits>

#include "base/error.h"
#include "cases/case_list.h"
#include "cases/stored_answers.h"
#include "store/sealed_rows.h"

namespace gongjian::store {
namespace {

/// A condition made of fixed pieces, and the values that it binds. (A deque: SOCI keeps their addresses.)
struct Condition {
    std::string text;
    std::deque<std::string> values;

    void And(const std::string& piece, std::string value) {
        text += " AND " + piece;
        values.push_back(std::move(value));
    }
};

Condition Where(const cases::CaseFilter& filter) {
    Condition where{" WHERE form_id = :form_id", {filter.form_id}};
    where.text += filter.deleted ? " AND deleted = 1" : " AND deleted = 0";
    if (filter.round) where.And("round = :round", *filter.round);
    if (filter.status) where.And("status = :status", std::string(cases::StatusName(*filter.status)));
    return where;
}

/// Whether the text that is looked for may stand in sealed answers: then all are unsealed and looked through in memory.
bool SearchesSealed(const cases::CaseFilter& filter, const KnownForms& forms) {
    return !filter.text.empty() && forms.SealsList(filter.form_id);
}

void AndText(Condition& where, const cases::CaseFilter& filter) {
    if (!filter.text.empty()) where.And("instr(search, :text) > 0", cases::SearchFold(filter.text));
}

struct SummaryRow {
    std::string id, form_id, unit, round, status, listed, data_key, sealed;
    int deleted = 0;
    long long changed = 0;

    cases::CaseSummary ToSummary(soci::session& sql, const KnownForms& forms, Vault& vault) const {
        cases::CaseSummary summary;
        summary.id = id;
        summary.unit = unit;
        summary.round = round;
        summary.status = cases::StatusFromName(status).value_or(cases::Status::Draft);
        summary.deleted = deleted != 0;
        summary.changed = changed;
        const form::Form* form = forms.Find(form_id);
        summary.values = cases::ListValues(Listed(sql, form, vault, summary.unit), form);
        return summary;
    }

    /// What a text is looked for in, sealed answers included.
    std::string Searched(soci::session& sql, const KnownForms& forms, Vault& vault) const {
        const form::Form* form = forms.Find(form_id);
        std::string shown_unit = unit;
        const cases::Answers answers = Listed(sql, form, vault, shown_unit);
        return cases::SearchText(shown_unit, answers, form);
    }

private:
    /// The listed answers; the unit is put right if it is sealed. One damaged case must not hide the others from a list: it
    /// stands there by that word, and opening it says more.
    cases::Answers Listed(soci::session& sql, const form::Form* form, Vault& vault, std::string& shown_unit) const {
        cases::Answers answers = cases::StoredAnswers(listed, form).value_or(cases::Answers{});
        if (sealed.empty()) return answers;
        try {
            const CaseSeal seal(sql, vault, id, data_key);
            const std::vector<std::string> parts =
                SplitParts(seal.Unseal(sealed, kListedKind, std::to_string(changed)));
            if (parts.size() == 2) {
                if (!parts[0].empty()) shown_unit = parts[0];
                Join(answers, cases::StoredAnswers(parts[1], form).value_or(cases::Answers{}));
                return answers;
            }
        } catch (const base::Error&) {
        }
        if (shown_unit.empty()) shown_unit = base::Tr("(damaged)");
        return answers;
    }
};

template <class Take>
void SelectSummaries(soci::session& sql, const std::string& where, const std::deque<std::string>& values,
                     long long limit, long long offset, Take take) {
    SummaryRow row;
    soci::statement statement(sql);
    for (std::string* text :
         {&row.id, &row.form_id, &row.unit, &row.round, &row.status, &row.listed, &row.data_key, &row.sealed}) {
        statement.exchange(soci::into(*text));
    }
    statement.exchange(soci::into(row.deleted));
    statement.exchange(soci::into(row.changed));
    for (const std::string& value : values) statement.exchange(soci::use(value));
    statement.exchange(soci::use(limit));
    statement.exchange(soci::use(offset));
    statement.alloc();
    statement.prepare(
        "SELECT id, form_id, unit, round, status, cases.listed, coalesce(data_key, ''), "
        "coalesce(sealed_case.listed, ''), deleted, changed FROM cases LEFT JOIN sealed_case ON case_id = "
        "id" +
        where + " ORDER BY changed DESC, id DESC LIMIT :limit OFFSET :offset");
    statement.define_and_bind();
    statement.execute();
    while (statement.fetch()) take(row);
}

long long ToLimit(const std::optional<std::size_t>& limit) {
    constexpr auto kMost = static_cast<std::size_t>(std::numeric_limits<long long>::max());
    return limit && *limit <= kMost ? static_cast<long long>(*limit) : -1;
}

/// The cases in whose lists, sealed answers included, the wanted text stands; in the order of lists.
template <class Take>
void ForEachMatch(soci::session& sql, const Condition& where, const cases::CaseFilter& filter, const KnownForms& forms,
                  Vault& vault, Take take) {
    const std::string wanted = cases::SearchFold(filter.text);
    SelectSummaries(sql, where.text, where.values, -1, 0, [&](const SummaryRow& row) {
        if (row.Searched(sql, forms, vault).find(wanted) != std::string::npos) take(row);
    });
}

}  // namespace

std::vector<cases::CaseSummary> ListCases(soci::session& sql, const cases::CaseFilter& filter, const KnownForms& forms,
                                          Vault& vault) {
    Condition where = Where(filter);
    std::vector<cases::CaseSummary> summaries;
    if (!SearchesSealed(filter, forms)) {
        AndText(where, filter);
        SelectSummaries(sql, where.text, where.values, ToLimit(filter.limit), static_cast<long long>(filter.offset),
                        [&](const SummaryRow& row) { summaries.push_back(row.ToSummary(sql, forms, vault)); });
        return summaries;
    }
    std::size_t matches = 0;
    ForEachMatch(sql, where, filter, forms, vault, [&](const SummaryRow& row) {
        const std::size_t place = matches++;
        if (place < filter.offset || (filter.limit && summaries.size() >= *filter.limit)) return;
        summaries.push_back(row.ToSummary(sql, forms, vault));
    });
    return summaries;
}

std::size_t CountCases(soci::session& sql, const cases::CaseFilter& filter, const KnownForms& forms, Vault& vault) {
    Condition where = Where(filter);
    if (SearchesSealed(filter, forms)) {
        std::size_t matches = 0;
        ForEachMatch(sql, where, filter, forms, vault, [&](const SummaryRow&) { ++matches; });
        return matches;
    }
    AndText(where, filter);
    long long count = 0;
    soci::statement statement(sql);
    statement.exchange(soci::into(count));
    for (const std::string& value : where.values) statement.exchange(soci::use(value));
    statement.alloc();
    statement.prepare("SELECT count(*) FROM cases" + where.text);
    statement.define_and_bind();
    statement.execute(true);
    return static_cast<std::size_t>(count);
}

cases::CaseCounts CountByStatus(soci::session& sql, const std::string& form_id) {
    std::string status;
    int deleted = 0;
    long long count = 0;
    soci::statement statement = (sql.prepare << "SELECT deleted, status, count(*) FROM cases WHERE form_id = :form_id "
                                                "GROUP BY deleted, status",
                                 soci::use(form_id), soci::into(deleted), soci::into(status), soci::into(count));
    statement.execute();
    cases::CaseCounts counts;
    while (statement.fetch()) {
        const auto n = static_cast<std::size_t>(count);
        if (deleted != 0) {
            counts.deleted += n;
            continue;
        }
        switch (cases::StatusFromName(status).value_or(cases::Status::Void)) {
            case cases::Status::Draft: counts.draft += n; break;
            case cases::Status::Submitted: counts.submitted += n; break;
            case cases::Status::Returned: counts.returned += n; break;
            case cases::Status::Approved: counts.approved += n; break;
            case cases::Status::Locked: counts.locked += n; break;
            case cases::Status::Void: break;
        }
    }
    return counts;
}

std::vector<std::pair<std::string, cases::CaseSummary>> RecentCases(soci::session& sql, std::size_t limit,
                                                                    const KnownForms& forms, Vault& vault) {
    std::vector<std::pair<std::string, cases::CaseSummary>> recent;
    SelectSummaries(sql, " WHERE deleted = 0", {}, ToLimit(limit), 0,
                    [&](const SummaryRow& row) { recent.emplace_back(row.form_id, row.ToSummary(sql, forms, vault)); });
    return recent;
}

std::vector<std::string> RoundsOf(soci::session& sql, const std::string& form_id) {
    std::vector<std::string> rounds;
    std::string round;
    soci::statement statement = (sql.prepare << "SELECT DISTINCT round FROM cases WHERE form_id = :form_id AND "
                                                "deleted = 0 ORDER BY round DESC",
                                 soci::use(form_id), soci::into(round));
    statement.execute();
    while (statement.fetch()) rounds.push_back(round);
    return rounds;
}

}  // namespace gongjian::store

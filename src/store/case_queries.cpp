#include "store/case_queries.h"

#include <deque>
#include <limits>

#include "cases/case_list.h"
#include "cases/stored_answers.h"

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
    if (!filter.text.empty()) where.And("instr(search, :text) > 0", cases::SearchFold(filter.text));
    return where;
}

struct SummaryRow {
    std::string id, form_id, unit, round, status, listed;
    int deleted = 0;
    long long changed = 0;

    cases::CaseSummary ToSummary(const KnownForms& forms) const {
        cases::CaseSummary summary;
        summary.id = id;
        summary.unit = unit;
        summary.round = round;
        summary.status = cases::StatusFromName(status).value_or(cases::Status::Draft);
        summary.deleted = deleted != 0;
        summary.changed = changed;
        const form::Form* form = forms.Find(form_id);
        summary.values = cases::ListValues(cases::StoredAnswers(listed, form).value_or(cases::Answers{}), form);
        return summary;
    }
};

template <class Take>
void SelectSummaries(soci::session& sql, const std::string& where, const std::deque<std::string>& values,
                     long long limit, long long offset, Take take) {
    SummaryRow row;
    soci::statement statement(sql);
    for (std::string* text : {&row.id, &row.form_id, &row.unit, &row.round, &row.status, &row.listed}) {
        statement.exchange(soci::into(*text));
    }
    statement.exchange(soci::into(row.deleted));
    statement.exchange(soci::into(row.changed));
    for (const std::string& value : values) statement.exchange(soci::use(value));
    statement.exchange(soci::use(limit));
    statement.exchange(soci::use(offset));
    statement.alloc();
    statement.prepare("SELECT id, form_id, unit, round, status, listed, deleted, changed FROM cases" + where +
                      " ORDER BY changed DESC, id DESC LIMIT :limit OFFSET :offset");
    statement.define_and_bind();
    statement.execute();
    while (statement.fetch()) take(row);
}

long long ToLimit(const std::optional<std::size_t>& limit) {
    constexpr auto kMost = static_cast<std::size_t>(std::numeric_limits<long long>::max());
    return limit && *limit <= kMost ? static_cast<long long>(*limit) : -1;
}

}  // namespace

std::vector<cases::CaseSummary> ListCases(soci::session& sql, const cases::CaseFilter& filter,
                                          const KnownForms& forms) {
    const Condition where = Where(filter);
    std::vector<cases::CaseSummary> summaries;
    SelectSummaries(sql, where.text, where.values, ToLimit(filter.limit), static_cast<long long>(filter.offset),
                    [&](const SummaryRow& row) { summaries.push_back(row.ToSummary(forms)); });
    return summaries;
}

std::size_t CountCases(soci::session& sql, const cases::CaseFilter& filter) {
    const Condition where = Where(filter);
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
                                                                    const KnownForms& forms) {
    std::vector<std::pair<std::string, cases::CaseSummary>> recent;
    SelectSummaries(sql, " WHERE deleted = 0", {}, ToLimit(limit), 0,
                    [&](const SummaryRow& row) { recent.emplace_back(row.form_id, row.ToSummary(forms)); });
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

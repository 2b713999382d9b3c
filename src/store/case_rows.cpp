#include "store/case_rows.h"

#include <utility>
#include <vector>

#include "base/error.h"
#include "cases/answer_json.h"
#include "cases/case_list.h"
#include "cases/stored_answers.h"

namespace gongjian::store {
namespace {

constexpr char kColumns[] =
    "id, form_id, form_version, unit, round, status, deleted, created, changed, position, set_aside, answers";

/// A case as its columns; SOCI exchanges these members. Must not move between execute and fetch.
struct CaseRow {
    std::string id, form_id, form_version, unit, round, status;
    int deleted = 0;
    long long created = 0, changed = 0;
    std::string position, set_aside, answers, search, listed;

    CaseRow() = default;
    CaseRow(const cases::Case& case_, const form::Form& form)
        : id(case_.id),
          form_id(case_.form_id),
          form_version(case_.form_version),
          unit(case_.unit),
          round(case_.round),
          status(cases::StatusName(case_.status)),
          deleted(case_.deleted ? 1 : 0),
          created(case_.created),
          changed(case_.changed),
          position(case_.position),
          set_aside(cases::SetAsideToJson(case_.set_aside)),
          answers(cases::AnswersToJson(case_.answers, form)) {
        const cases::Answers shown = cases::ListedAnswers(case_.answers, form);
        listed = cases::AnswersToJson(shown, form);
        search = cases::SearchText(case_.unit, shown, &form);
    }
};

[[noreturn]] void FailDamaged(const std::string& id) {
    throw base::Error(
        base::Msg("What is stored for the case {case} is damaged and cannot be read. Restore the latest "
                  "backup.",
                  {{"case", id}}));
}

cases::Case ToCase(const CaseRow& row, const KnownForms& forms) {
    const form::Form* form = forms.Find(row.form_id);
    auto answers = cases::StoredAnswers(row.answers, form);
    auto set_aside = cases::StoredSetAside(row.set_aside, form);
    const auto status = cases::StatusFromName(row.status);
    if (!answers || !set_aside || !status) FailDamaged(row.id);

    cases::Case case_;
    case_.id = row.id;
    case_.form_id = row.form_id;
    case_.form_version = row.form_version;
    case_.unit = row.unit;
    case_.round = row.round;
    case_.status = *status;
    case_.answers = std::move(*answers);
    case_.set_aside = std::move(*set_aside);
    case_.position = row.position;
    case_.deleted = row.deleted != 0;
    case_.created = row.created;
    case_.changed = row.changed;
    return case_;
}

void ExchangeInto(soci::statement& statement, CaseRow& row) {
    for (std::string* text : {&row.id, &row.form_id, &row.form_version, &row.unit, &row.round, &row.status}) {
        statement.exchange(soci::into(*text));
    }
    statement.exchange(soci::into(row.deleted));
    statement.exchange(soci::into(row.created));
    statement.exchange(soci::into(row.changed));
    for (std::string* text : {&row.position, &row.set_aside, &row.answers}) statement.exchange(soci::into(*text));
}

/// Runs a query over kColumns with text parameters and hands over row by row.
void Select(soci::session& sql, const std::string& tail, const std::vector<std::string>& parameters,
            const std::function<void(const CaseRow&)>& take) {
    CaseRow row;
    soci::statement statement(sql);
    ExchangeInto(statement, row);
    for (const std::string& parameter : parameters) statement.exchange(soci::use(parameter));
    statement.alloc();
    statement.prepare(std::string("SELECT ") + kColumns + " FROM cases " + tail);
    statement.define_and_bind();
    statement.execute();
    while (statement.fetch()) take(row);
}

}  // namespace

void InsertCase(soci::session& sql, const cases::Case& case_, const form::Form& form) {
    const CaseRow row(case_, form);
    sql << "INSERT INTO cases (id, form_id, form_version, unit, round, status, deleted, created, changed, position, "
           "set_aside, answers, search, listed) VALUES (:id, :form_id, :form_version, :unit, :round, :status, "
           ":deleted, "
           ":created, :changed, :position, :set_aside, :answers, :search, :listed)",
        soci::use(row.id), soci::use(row.form_id), soci::use(row.form_version), soci::use(row.unit),
        soci::use(row.round), soci::use(row.status), soci::use(row.deleted), soci::use(row.created),
        soci::use(row.changed), soci::use(row.position), soci::use(row.set_aside), soci::use(row.answers),
        soci::use(row.search), soci::use(row.listed);
}

void UpdateCase(soci::session& sql, const cases::Case& case_, const form::Form& form) {
    const CaseRow row(case_, form);
    sql << "UPDATE cases SET form_id = :form_id, form_version = :form_version, unit = :unit, round = :round, "
           "status = :status, deleted = :deleted, created = :created, changed = :changed, position = :position, "
           "set_aside = :set_aside, answers = :answers, search = :search, listed = :listed WHERE id = :id",
        soci::use(row.form_id), soci::use(row.form_version), soci::use(row.unit), soci::use(row.round),
        soci::use(row.status), soci::use(row.deleted), soci::use(row.created), soci::use(row.changed),
        soci::use(row.position), soci::use(row.set_aside), soci::use(row.answers), soci::use(row.search),
        soci::use(row.listed), soci::use(row.id);
}

std::optional<cases::Case> LoadCase(soci::session& sql, const std::string& id, const KnownForms& forms) {
    std::optional<cases::Case> loaded;
    Select(sql, "WHERE id = :id", {id}, [&](const CaseRow& row) { loaded = ToCase(row, forms); });
    return loaded;
}

void ForEachCase(soci::session& sql, const std::string& form_id, const std::string& round, const KnownForms& forms,
                 const std::function<void(const cases::Case&)>& visit) {
    Select(sql, "WHERE form_id = :form_id AND round = :round AND deleted = 0 ORDER BY created, id", {form_id, round},
           [&](const CaseRow& row) { visit(ToCase(row, forms)); });
}

void RefreshLists(soci::session& sql, const form::Form& form) {
    std::vector<std::string> ids;
    Select(sql, "WHERE form_id = :form_id", {form.id}, [&](const CaseRow& row) { ids.push_back(row.id); });
    KnownForms forms;
    forms.Add(form);
    for (const std::string& id : ids) {
        const std::optional<cases::Case> case_ = LoadCase(sql, id, forms);
        if (!case_) continue;
        const CaseRow row(*case_, form);
        sql << "UPDATE cases SET search = :search, listed = :listed WHERE id = :id", soci::use(row.search),
            soci::use(row.listed), soci::use(row.id);
    }
}

}  // namespace gongjian::store

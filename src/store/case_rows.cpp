#include "store/case_rows.h"

#include <utility>
#include <vector>

#include "base/error.h"
#include "cases/answer_json.h"
#include "cases/case_list.h"
#include "cases/stored_answers.h"
#include "store/sealed_rows.h"

namespace gongjian::store {
namespace {

constexpr char kColumns[] =
    "id, form_id, form_version, unit, round, status, deleted, created, changed, position, set_aside, answers, "
    "coalesce(data_key, ''), coalesce(content, '')";

/// A case as its columns; SOCI exchanges these members. Must not move between execute and fetch.
struct CaseRow {
    std::string id, form_id, form_version, unit, round, status;
    int deleted = 0;
    long long created = 0, changed = 0;
    std::string position, set_aside, answers, search, listed;
    std::string data_key, content;              ///< as read: sealed
    std::string sealed_content, sealed_listed;  ///< to be written: still in the clear

    CaseRow() = default;
    CaseRow(const cases::Case& case_, const KnownForm& known)
        : id(case_.id),
          form_id(case_.form_id),
          form_version(case_.form_version),
          unit(case_.unit),
          round(case_.round),
          status(cases::StatusName(case_.status)),
          deleted(case_.deleted ? 1 : 0),
          created(case_.created),
          changed(case_.changed),
          position(case_.position) {
        const form::Form& form = known.form;
        const SplitAnswers split = Split(case_.answers, known.paths);
        const SplitSetAside split_aside = Split(case_.set_aside, known.paths);
        answers = cases::AnswersToJson(split.open, form);
        set_aside = cases::SetAsideToJson(split_aside.open);
        const cases::Answers shown = cases::ListedAnswers(split.open, form);
        const cases::Answers shown_sealed = cases::ListedAnswers(split.sealed, form);
        listed = cases::AnswersToJson(shown, form);

        std::string sealed_unit;
        if (known.paths.SealsUnit(form)) sealed_unit.swap(unit);
        search = cases::SearchText(unit, shown, &form);
        if (!sealed_unit.empty() || shown_sealed != cases::Answers{}) {
            sealed_listed = JoinParts({sealed_unit, cases::AnswersToJson(shown_sealed, form)});
        }
        if (!sealed_unit.empty() || split.sealed != cases::Answers{} || !split_aside.sealed.empty()) {
            sealed_content = JoinParts(
                {sealed_unit, cases::AnswersToJson(split.sealed, form), cases::SetAsideToJson(split_aside.sealed)});
        }
    }
};

[[noreturn]] void FailDamaged(const std::string& id) {
    throw base::Error(
        base::Msg("What is stored for the case {case} is damaged and cannot be read. Restore the latest "
                  "backup.",
                  {{"case", id}}));
}

/// Puts what is sealed back into its place.
void Unseal(const CaseRow& row, const form::Form* form, soci::session& sql, Vault& vault, cases::Case& case_) {
    if (row.content.empty()) return;
    const CaseSeal seal(sql, vault, row.id, row.data_key);
    const std::vector<std::string> parts =
        SplitParts(seal.Unseal(row.content, kContentKind, std::to_string(row.changed)));
    if (parts.size() != 3) FailDamaged(row.id);
    auto answers = cases::StoredAnswers(parts[1], form);
    auto set_aside = cases::StoredSetAside(parts[2], form);
    if (!answers || !set_aside) FailDamaged(row.id);
    if (!parts[0].empty()) case_.unit = parts[0];
    Join(case_.answers, std::move(*answers));
    case_.set_aside.merge(*set_aside);
}

cases::Case ToCase(const CaseRow& row, const KnownForms& forms, soci::session& sql, Vault& vault) {
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
    Unseal(row, form, sql, vault, case_);
    return case_;
}

void ExchangeInto(soci::statement& statement, CaseRow& row) {
    for (std::string* text : {&row.id, &row.form_id, &row.form_version, &row.unit, &row.round, &row.status}) {
        statement.exchange(soci::into(*text));
    }
    statement.exchange(soci::into(row.deleted));
    statement.exchange(soci::into(row.created));
    statement.exchange(soci::into(row.changed));
    for (std::string* text : {&row.position, &row.set_aside, &row.answers, &row.data_key, &row.content}) {
        statement.exchange(soci::into(*text));
    }
}

/// Runs a query over kColumns with text parameters and hands over row by row.
void Select(soci::session& sql, const std::string& tail, const std::vector<std::string>& parameters,
            const std::function<void(const CaseRow&)>& take) {
    CaseRow row;
    soci::statement statement(sql);
    ExchangeInto(statement, row);
    for (const std::string& parameter : parameters) statement.exchange(soci::use(parameter));
    statement.alloc();
    statement.prepare(std::string("SELECT ") + kColumns + " FROM cases LEFT JOIN sealed_case ON case_id = id " + tail);
    statement.define_and_bind();
    statement.execute();
    while (statement.fetch()) take(row);
}

}  // namespace

void InsertCase(soci::session& sql, Vault& vault, const cases::Case& case_, const KnownForm& known) {
    const CaseRow row(case_, known);
    sql << "INSERT INTO cases (id, form_id, form_version, unit, round, status, deleted, created, changed, position, "
           "set_aside, answers, search, listed) VALUES (:id, :form_id, :form_version, :unit, :round, :status, "
           ":deleted, "
           ":created, :changed, :position, :set_aside, :answers, :search, :listed)",
        soci::use(row.id), soci::use(row.form_id), soci::use(row.form_version), soci::use(row.unit),
        soci::use(row.round), soci::use(row.status), soci::use(row.deleted), soci::use(row.created),
        soci::use(row.changed), soci::use(row.position), soci::use(row.set_aside), soci::use(row.answers),
        soci::use(row.search), soci::use(row.listed);
    if (!row.sealed_content.empty()) {
        WriteSealedCase(sql, vault, row.id, row.changed, row.sealed_listed, row.sealed_content);
    }
}

void UpdateCase(soci::session& sql, Vault& vault, const cases::Case& case_, const KnownForm& known) {
    const CaseRow row(case_, known);
    sql << "UPDATE cases SET form_id = :form_id, form_version = :form_version, unit = :unit, round = :round, "
           "status = :status, deleted = :deleted, created = :created, changed = :changed, position = :position, "
           "set_aside = :set_aside, answers = :answers, search = :search, listed = :listed WHERE id = :id",
        soci::use(row.form_id), soci::use(row.form_version), soci::use(row.unit), soci::use(row.round),
        soci::use(row.status), soci::use(row.deleted), soci::use(row.created), soci::use(row.changed),
        soci::use(row.position), soci::use(row.set_aside), soci::use(row.answers), soci::use(row.search),
        soci::use(row.listed), soci::use(row.id);
    WriteSealedCase(sql, vault, row.id, row.changed, row.sealed_listed, row.sealed_content);
}

std::optional<cases::Case> LoadCase(soci::session& sql, const std::string& id, const KnownForms& forms, Vault& vault) {
    std::optional<cases::Case> loaded;
    Select(sql, "WHERE id = :id", {id}, [&](const CaseRow& row) { loaded = ToCase(row, forms, sql, vault); });
    return loaded;
}

void ForEachCase(soci::session& sql, const std::string& form_id, const std::string& round, const KnownForms& forms,
                 Vault& vault, const std::function<void(const cases::Case&)>& visit) {
    Select(sql, "WHERE form_id = :form_id AND round = :round AND deleted = 0 ORDER BY created, id", {form_id, round},
           [&](const CaseRow& row) { visit(ToCase(row, forms, sql, vault)); });
}

void RefreshCases(soci::session& sql, Vault& vault, const form::Form& form, const SealedPaths& paths) {
    std::vector<std::string> ids;
    Select(sql, "WHERE form_id = :form_id", {form.id}, [&](const CaseRow& row) { ids.push_back(row.id); });
    KnownForms forms;
    forms.Add(form, paths);
    for (const std::string& id : ids) {
        std::optional<cases::Case> case_;
        try {
            case_ = LoadCase(sql, id, forms, vault);
        } catch (const base::Error&) {
            continue;  // Damaged: it is told when somebody opens it, and must not keep all others from being opened.
        }
        if (case_) UpdateCase(sql, vault, *case_, forms.ForWriting(form.id));
    }
}

}  // namespace gongjian::store

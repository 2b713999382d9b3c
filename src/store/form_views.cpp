#include "store/form_views.h"

#include <algorithm>
#include <set>

#include "cases/json_value.h"
#include "form/answer_kinds.h"
#include "store/database.h"

namespace gongjian::store {
namespace {

using form::AnswerKind;
using form::Question;
using form::QuestionType;

bool HasColumn(const Question& question) {
    // SQLite's JSON paths have no way to write a quotation mark inside a key; form ids have none.
    return question.type != QuestionType::Note && !question.IsRoster() && question.id.find('"') == std::string::npos;
}

/// What people read of an entry of a register or of a file; a non-answer is an object without it.
std::string ObjectColumn(const std::string& document, const Question& question, const std::string& type,
                         const std::string& value) {
    const std::string name = form::KindOf(question) == AnswerKind::File ? "file" : "display";
    return "CASE " + type + " WHEN 'text' THEN " + value + " WHEN 'object' THEN json_extract(" + document + ", " +
           Literal("$.\"" + question.id + "\"." + name) + ") END";
}

/// The value under a key of the JSON `document` (an SQL expression), typed as the question is.
std::string ColumnExpression(const std::string& document, const Question& question) {
    if (question.privacy != form::PrivacyClass::S0) return "NULL /* sealed */";
    const std::string arguments = '(' + document + ", " + Literal("$.\"" + question.id + '"') + ')';
    const std::string type = "json_type" + arguments;
    const std::string value = "json_extract" + arguments;
    switch (form::KindOf(question)) {
        case AnswerKind::YesNo: return "CASE " + type + " WHEN 'true' THEN 1 WHEN 'false' THEN 0 END";
        case AnswerKind::Number:
            return "CASE " + type + " WHEN 'integer' THEN " + value + " WHEN 'text' THEN CAST(" + value +
                   " AS REAL) END";
        case AnswerKind::Choices:
        case AnswerKind::Ranking: return "CASE " + type + " WHEN 'array' THEN " + value + " END";
        case AnswerKind::Reference:
        case AnswerKind::File: return ObjectColumn(document, question, type, value);
        default: return "CASE " + type + " WHEN 'text' THEN " + value + " END";
    }
}

class ColumnList {
public:
    void Add(const std::string& expression, std::string name) {
        // SQLite compares column names without case; a question may be called like one of the columns before it.
        while (!m_names.insert(Lower(name)).second) name += '_';
        m_text += (m_text.empty() ? "" : ",\n    ") + expression + " AS " + Identifier(name);
    }
    const std::string& Text() const { return m_text; }

private:
    static std::string Lower(std::string name) {
        std::transform(name.begin(), name.end(), name.begin(),
                       [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
        return name;
    }
    std::set<std::string> m_names;
    std::string m_text;
};

std::string Where(const form::Form& form) { return "cases.form_id = " + Literal(form.id) + " AND cases.deleted = 0"; }

/// A view must not have the name of a table.
std::string ViewName(const form::Form& form) {
    static const std::set<std::string> kTables{"meta",        "form_version",    "form_view",   "cases",
                                               "revision",    "score_sheet",     "rule_text",   "form_question",
                                               "sealed_case", "sealed_revision", "sealed_sheet"};
    return kTables.count(form.id) > 0 || form.id.rfind("sqlite_", 0) == 0 ? "form_" + form.id : form.id;
}

ViewDefinition CaseView(const form::Form& form) {
    ColumnList columns;
    for (const char* column : {"id", "unit", "round", "status", "created", "changed"}) {
        columns.Add(std::string("cases.") + column, std::string("case_") + column);
    }
    for (const Question* question : form.Questions()) {
        if (HasColumn(*question)) columns.Add(ColumnExpression("cases.answers", *question), question->id);
    }
    const std::string name = ViewName(form);
    return {name,
            "CREATE VIEW " + Identifier(name) + " AS SELECT " + columns.Text() + "\nFROM cases WHERE " + Where(form)};
}

ViewDefinition RosterView(const form::Form& form, const Question& roster) {
    ColumnList columns;
    columns.Add("cases.id", "case_id");
    columns.Add("occurrence.key + 1", "row_number");
    columns.Add("json_extract(occurrence.value, '$._id')", "row_id");
    for (Question question : roster.questions) {
        if (roster.privacy != form::PrivacyClass::S0) question.privacy = roster.privacy;
        if (HasColumn(question)) columns.Add(ColumnExpression("occurrence.value", question), question.id);
    }
    const std::string name = ViewName(form) + "__" + roster.id;
    return {name, "CREATE VIEW " + Identifier(name) + " AS SELECT " + columns.Text() +
                      "\nFROM cases, json_each(cases.answers, " + Literal("$.\"" + roster.id + '"') +
                      ") AS occurrence WHERE " + Where(form)};
}

void DropViews(soci::session& sql, const form::Form& form) {
    std::string names;
    sql << "SELECT names FROM form_view WHERE form_id = :form_id", soci::use(form.id), soci::into(names);
    if (!sql.got_data()) return;
    const cases::JsonDocument document = cases::ReadJson(names);
    if (!document.value) return;
    for (const cases::JsonValue& name : document.value->items) sql << "DROP VIEW IF EXISTS " + Identifier(name.text);
}

}  // namespace

std::vector<ViewDefinition> DefineViews(const form::Form& form) {
    std::vector<ViewDefinition> views{CaseView(form)};
    for (const Question* question : form.Questions()) {
        if (question->IsRoster() && question->id.find('"') == std::string::npos) {
            views.push_back(RosterView(form, *question));
        }
    }
    return views;
}

SealedPaths ReadSealedPaths(soci::session& sql, const std::string& form_id) {
    SealedPaths paths;
    std::string question;
    int sealed = 0;
    soci::statement statement = (sql.prepare << "SELECT question, sealed FROM form_question WHERE form_id = :form_id",
                                 soci::use(form_id), soci::into(question), soci::into(sealed));
    statement.execute();
    while (statement.fetch()) paths.Set(question, sealed != 0);
    return paths;
}

bool ViewsAreCurrent(soci::session& sql, const form::Form& form) {
    int found = 0;
    sql << "SELECT count(*) FROM form_view WHERE form_id = :form_id AND version = :version AND text_hash = :hash",
        soci::use(form.id), soci::use(form.version), soci::use(form.text_hash), soci::into(found);
    return found > 0;
}

void RenewViews(soci::session& sql, const form::Form& form) {
    DropViews(sql, form);
    std::string names = "[";
    for (const ViewDefinition& view : DefineViews(form)) {
        sql << view.sql;
        if (names.size() > 1) names += ',';
        cases::AppendJsonString(names, view.name);
    }
    names += ']';
    sql << "INSERT OR REPLACE INTO form_view (form_id, version, text_hash, names) "
           "VALUES (:form_id, :version, :hash, :names)",
        soci::use(form.id), soci::use(form.version), soci::use(form.text_hash), soci::use(names);
    const SealedPaths paths = SealedPaths::Of(form);
    for (const auto& [question, seals] : paths.All()) {
        const int sealed = seals ? 1 : 0;
        sql << "INSERT OR REPLACE INTO form_question (form_id, question, sealed) VALUES (:form_id, :question, :sealed)",
            soci::use(form.id), soci::use(question), soci::use(sealed);
    }
    sql << "INSERT OR IGNORE INTO form_version (form_id, version, text_hash) VALUES (:form_id, :version, :hash)",
        soci::use(form.id), soci::use(form.version), soci::use(form.text_hash);
}

}  // namespace gongjian::store

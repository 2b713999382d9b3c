#include "store/sqlite_score_store.h"

#include <charconv>
#include <optional>

#include "base/error.h"
#include "store/sealed_rows.h"

namespace gongjian::store {
namespace {

/// Whether the case belongs to a person or unit whose name is sealed: then its points and grade are, too.
bool UnitIsSealed(soci::session& sql, const std::string& case_id) {
    std::string unit;
    sql << "SELECT unit FROM cases WHERE id = :id", soci::use(case_id), soci::into(unit);
    return sql.got_data() && unit.empty();
}

/// Binds a sealed sheet to the row that it belongs to.
std::string SheetName(const std::string& rule_set_id, const std::string& round, const cases::StoredSheet& sheet) {
    return JoinParts({rule_set_id, round, sheet.rule_set_hash, std::to_string(sheet.scored_at)});
}

/// Takes out of a sheet what may not lie open, sealed. A sheet shows the answers that it was computed from, so that of a case
/// with anything sealed is sealed as a whole.
std::string TakeSealed(soci::session& sql, Vault& vault, const std::string& name, cases::StoredSheet& sheet) {
    const std::optional<CaseSeal> seal = CaseSeal::OfStored(sql, vault, sheet.case_id);
    if (!seal) return {};
    std::vector<std::string> parts{std::move(sheet.sheet_json)};
    sheet.sheet_json.clear();
    if (UnitIsSealed(sql, sheet.case_id)) {
        for (std::string* text : {&sheet.unit, &sheet.total, &sheet.grade}) {
            parts.push_back(std::move(*text));
            text->clear();
        }
        parts.push_back(sheet.rank ? std::to_string(*sheet.rank) : std::string());
        sheet.rank.reset();
    }
    return seal->Seal(JoinParts(parts), kSheetKind, name);
}

void PutBack(soci::session& sql, Vault& vault, const std::string& sealed, cases::StoredSheet& sheet) {
    if (sealed.empty()) return;
    const std::optional<CaseSeal> seal = CaseSeal::OfStored(sql, vault, sheet.case_id);
    if (!seal) return;  // the key was destroyed: what was personal is gone
    const std::vector<std::string> parts =
        SplitParts(seal->Unseal(sealed, kSheetKind, SheetName(sheet.rule_set_id, sheet.round, sheet)));
    sheet.sheet_json = parts[0];
    if (parts.size() < 5) return;
    sheet.unit = parts[1];
    sheet.total = parts[2];
    sheet.grade = parts[3];
    int rank = 0;
    const std::string& digits = parts[4];
    if (std::from_chars(digits.data(), digits.data() + digits.size(), rank).ec == std::errc()) sheet.rank = rank;
}

void InsertSheet(soci::session& sql, Vault& vault, const std::string& rule_set_id, const std::string& round,
                 long long place, cases::StoredSheet sheet) {
    const std::string sealed = TakeSealed(sql, vault, SheetName(rule_set_id, round, sheet), sheet);
    int rank = sheet.rank.value_or(0);
    soci::indicator has_rank = sheet.rank ? soci::i_ok : soci::i_null;
    const long long scored_at = sheet.scored_at;
    sql << "INSERT INTO score_sheet (rule_set_id, round, place, case_id, rule_set_hash, unit, status, total, grade, "
           "rank, "
           "scored_at, sheet) VALUES (:rule_set_id, :round, :place, :case_id, :hash, :unit, :status, :total, :grade, "
           ":rank, :scored_at, :sheet)",
        soci::use(rule_set_id), soci::use(round), soci::use(place), soci::use(sheet.case_id),
        soci::use(sheet.rule_set_hash), soci::use(sheet.unit), soci::use(sheet.status), soci::use(sheet.total),
        soci::use(sheet.grade), soci::use(rank, has_rank), soci::use(scored_at), soci::use(sheet.sheet_json);
    if (sealed.empty()) return;
    sql << "INSERT INTO sealed_sheet (rule_set_id, round, place, content) VALUES (:rule_set_id, :round, :place, "
           ":content)",
        soci::use(rule_set_id), soci::use(round), soci::use(place), soci::use(sealed);
}

}  // namespace

void SqliteScoreStore::SaveSheets(const std::string& rule_set_id, const std::string& round,
                                  const std::vector<cases::StoredSheet>& sheets) {
    m_database.Write("saving score sheets", [&] {
        soci::session& sql = m_database.Sql();
        for (const char* table : {"score_sheet", "sealed_sheet"}) {
            sql << std::string("DELETE FROM ") + table + " WHERE rule_set_id = :rule_set_id AND round = :round",
                soci::use(rule_set_id), soci::use(round);
        }
        long long place = 0;
        for (const cases::StoredSheet& sheet : sheets) InsertSheet(sql, m_vault, rule_set_id, round, ++place, sheet);
    });
}

std::vector<cases::StoredSheet> SqliteScoreStore::Sheets(const std::string& rule_set_id, const std::string& round) {
    return m_database.Guard("reading score sheets", [&] {
        cases::StoredSheet sheet;
        std::string sealed;
        int rank = 0;
        soci::indicator has_rank = soci::i_null;
        long long scored_at = 0;
        soci::statement statement =
            (m_database.Sql().prepare << "SELECT case_id, rule_set_hash, unit, status, total, grade, rank, scored_at, "
                                         "sheet, coalesce(content, '') FROM score_sheet LEFT JOIN sealed_sheet "
                                         "USING (rule_set_id, round, place) "
                                         "WHERE rule_set_id = :rule_set_id AND round = :round ORDER BY place",
             soci::use(rule_set_id), soci::use(round), soci::into(sheet.case_id), soci::into(sheet.rule_set_hash),
             soci::into(sheet.unit), soci::into(sheet.status), soci::into(sheet.total), soci::into(sheet.grade),
             soci::into(rank, has_rank), soci::into(scored_at), soci::into(sheet.sheet_json), soci::into(sealed));
        statement.execute();
        std::vector<cases::StoredSheet> sheets;
        while (statement.fetch()) {
            sheet.rule_set_id = rule_set_id;
            sheet.round = round;
            sheet.rank.reset();
            if (has_rank == soci::i_ok) sheet.rank = rank;
            sheet.scored_at = scored_at;
            PutBack(m_database.Sql(), m_vault, sealed, sheet);
            sheets.push_back(sheet);
        }
        return sheets;
    });
}

void SqliteRuleArchive::KeepRules(const std::string& hash, const std::string& rule_set_id, const std::string& text) {
    m_database.Write("keeping a rule text", [&] {
        m_database.Sql()
            << "INSERT OR IGNORE INTO rule_text (hash, rule_set_id, text) VALUES (:hash, :rule_set_id, :text)",
            soci::use(hash), soci::use(rule_set_id), soci::use(text);
    });
}

std::optional<std::string> SqliteRuleArchive::RulesByHash(const std::string& hash) {
    return m_database.Guard("reading a rule text", [&]() -> std::optional<std::string> {
        std::string text;
        m_database.Sql() << "SELECT text FROM rule_text WHERE hash = :hash", soci::use(hash), soci::into(text);
        if (!m_database.Sql().got_data()) return std::nullopt;
        return text;
    });
}

}  // namespace gongjian::store

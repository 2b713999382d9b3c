#include "store/sqlite_score_store.h"

namespace gongjian::store {
namespace {

void InsertSheet(soci::session& sql, const std::string& rule_set_id, const std::string& round, long long place,
                 const cases::StoredSheet& sheet) {
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
}

}  // namespace

void SqliteScoreStore::SaveSheets(const std::string& rule_set_id, const std::string& round,
                                  const std::vector<cases::StoredSheet>& sheets) {
    m_database.Write("saving score sheets", [&] {
        soci::session& sql = m_database.Sql();
        sql << "DELETE FROM score_sheet WHERE rule_set_id = :rule_set_id AND round = :round", soci::use(rule_set_id),
            soci::use(round);
        long long place = 0;
        for (const cases::StoredSheet& sheet : sheets) InsertSheet(sql, rule_set_id, round, ++place, sheet);
    });
}

std::vector<cases::StoredSheet> SqliteScoreStore::Sheets(const std::string& rule_set_id, const std::string& round) {
    return m_database.Guard("reading score sheets", [&] {
        cases::StoredSheet sheet;
        int rank = 0;
        soci::indicator has_rank = soci::i_null;
        long long scored_at = 0;
        soci::statement statement =
            (m_database.Sql().prepare << "SELECT case_id, rule_set_hash, unit, status, total, grade, rank, scored_at, "
                                         "sheet FROM score_sheet "
                                         "WHERE rule_set_id = :rule_set_id AND round = :round ORDER BY place",
             soci::use(rule_set_id), soci::use(round), soci::into(sheet.case_id), soci::into(sheet.rule_set_hash),
             soci::into(sheet.unit), soci::into(sheet.status), soci::into(sheet.total), soci::into(sheet.grade),
             soci::into(rank, has_rank), soci::into(scored_at), soci::into(sheet.sheet_json));
        statement.execute();
        std::vector<cases::StoredSheet> sheets;
        while (statement.fetch()) {
            sheet.rule_set_id = rule_set_id;
            sheet.round = round;
            sheet.rank.reset();
            if (has_rank == soci::i_ok) sheet.rank = rank;
            sheet.scored_at = scored_at;
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

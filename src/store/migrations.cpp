#include "store/migrations.h"

#include "base/error.h"
#include "base/file.h"

namespace gongjian::store {
namespace {

// search and listed stand before answers: scanning them does not touch the pages of long answers.
constexpr char kFirstSchema[] = R"sql(
CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE form_version (
    form_id TEXT NOT NULL,
    version TEXT NOT NULL,
    text_hash TEXT NOT NULL,
    PRIMARY KEY (form_id, version, text_hash)
) STRICT;

CREATE TABLE form_view (
    form_id TEXT PRIMARY KEY,
    version TEXT NOT NULL,
    text_hash TEXT NOT NULL,
    names TEXT NOT NULL CHECK (json_valid(names))
) STRICT;

CREATE TABLE cases (
    id TEXT PRIMARY KEY,
    form_id TEXT NOT NULL,
    form_version TEXT NOT NULL,
    unit TEXT NOT NULL,
    round TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('draft', 'submitted', 'returned', 'approved', 'locked', 'void')),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
    created INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    position TEXT NOT NULL,
    search TEXT NOT NULL,
    listed TEXT NOT NULL CHECK (json_valid(listed)),
    set_aside TEXT NOT NULL CHECK (json_valid(set_aside)),
    answers TEXT NOT NULL CHECK (json_valid(answers))
) STRICT;

CREATE INDEX cases_by_change ON cases (form_id, deleted, changed DESC, id DESC, search);
CREATE INDEX cases_by_round ON cases (form_id, deleted, round, changed DESC, id DESC, search);
CREATE INDEX cases_by_status ON cases (form_id, deleted, status, changed DESC, id DESC, search);
CREATE INDEX cases_by_creation ON cases (form_id, round, deleted, created, id);
CREATE INDEX cases_recent ON cases (deleted, changed DESC, id DESC);

CREATE TABLE revision (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES cases (id) ON UPDATE RESTRICT ON DELETE RESTRICT,
    number INTEGER NOT NULL CHECK (number >= 1),
    parents TEXT NOT NULL CHECK (json_valid(parents)),
    paths TEXT NOT NULL CHECK (json_valid(paths)),
    changes TEXT NOT NULL CHECK (json_valid(changes)),
    author TEXT NOT NULL,
    device TEXT NOT NULL,
    time INTEGER NOT NULL,
    reason TEXT NOT NULL,
    UNIQUE (case_id, number)
) STRICT;

CREATE TRIGGER revision_is_not_updated BEFORE UPDATE ON revision BEGIN
    SELECT RAISE(ABORT, 'revisions are append-only');
END;
CREATE TRIGGER revision_is_not_deleted BEFORE DELETE ON revision BEGIN
    SELECT RAISE(ABORT, 'revisions are append-only');
END;
CREATE TRIGGER revision_is_not_replaced BEFORE INSERT ON revision
WHEN EXISTS (SELECT 1 FROM revision WHERE id = NEW.id OR (case_id = NEW.case_id AND number = NEW.number)) BEGIN
    SELECT RAISE(ABORT, 'revisions are append-only');
END;

CREATE TABLE score_sheet (
    rule_set_id TEXT NOT NULL,
    round TEXT NOT NULL,
    place INTEGER NOT NULL,
    case_id TEXT NOT NULL,
    rule_set_hash TEXT NOT NULL,
    unit TEXT NOT NULL,
    status TEXT NOT NULL,
    total TEXT NOT NULL,
    grade TEXT NOT NULL,
    rank INTEGER,
    scored_at INTEGER NOT NULL,
    sheet TEXT NOT NULL,
    PRIMARY KEY (rule_set_id, round, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX score_sheet_by_case ON score_sheet (case_id);

CREATE TABLE rule_text (
    hash TEXT PRIMARY KEY,
    rule_set_id TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT;
)sql";

// Sealed texts stand in tables of their own: rows without any cost nothing, and what was there is untouched. Views and lists
// are made anew, so that the classes of all questions are known and what lay open is sealed.
constexpr char kSealing[] = R"sql(
CREATE TABLE form_question (
    form_id TEXT NOT NULL,
    question TEXT NOT NULL,
    sealed INTEGER NOT NULL CHECK (sealed IN (0, 1)),
    PRIMARY KEY (form_id, question)
) STRICT, WITHOUT ROWID;

CREATE TABLE sealed_case (
    case_id TEXT PRIMARY KEY REFERENCES cases (id) ON UPDATE RESTRICT ON DELETE RESTRICT,
    data_key TEXT NOT NULL,
    listed TEXT NOT NULL,
    content TEXT NOT NULL
) STRICT;

CREATE TABLE sealed_revision (
    revision_id TEXT PRIMARY KEY REFERENCES revision (id) ON UPDATE RESTRICT ON DELETE RESTRICT,
    content TEXT NOT NULL
) STRICT;

CREATE TRIGGER sealed_revision_is_not_updated BEFORE UPDATE ON sealed_revision BEGIN
    SELECT RAISE(ABORT, 'revisions are append-only');
END;
CREATE TRIGGER sealed_revision_is_not_deleted BEFORE DELETE ON sealed_revision BEGIN
    SELECT RAISE(ABORT, 'revisions are append-only');
END;
CREATE TRIGGER sealed_revision_is_not_replaced BEFORE INSERT ON sealed_revision
WHEN EXISTS (SELECT 1 FROM sealed_revision WHERE revision_id = NEW.revision_id) BEGIN
    SELECT RAISE(ABORT, 'revisions are append-only');
END;

CREATE TABLE sealed_sheet (
    rule_set_id TEXT NOT NULL,
    round TEXT NOT NULL,
    place INTEGER NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (rule_set_id, round, place)
) STRICT;

UPDATE form_view SET text_hash = '';
)sql";

void RefuseForeign(soci::session& sql, const std::filesystem::path& file) {
    const bool empty = Number(sql, "SELECT count(*) FROM sqlite_master") == 0;
    const long long application = Number(sql, "PRAGMA application_id");
    if (application == kApplicationId || (empty && application == 0)) return;
    throw base::Error(base::Msg("{file} is a database of another program. Check the store line of workspace.info.",
                                {{"file", base::PathToUtf8(file)}}));
}

void RefuseNewer(long long version, int newest, const std::filesystem::path& file) {
    if (version <= newest) return;
    throw base::Error(base::Msg(
        "{file} was written by a newer version of this program (schema {version}, this one knows "
        "{newest}). Install the newer version.",
        {{"file", base::PathToUtf8(file)}, {"version", std::to_string(version)}, {"newest", std::to_string(newest)}}));
}

/// WAL is kept in the file itself; asked for only once it is sure that the file is ours.
void UseWriteAheadLog(soci::session& sql, const std::filesystem::path& file) {
    std::string mode;
    sql << "PRAGMA journal_mode=WAL", soci::into(mode);
    if (mode == "wal") return;
    throw base::Error(
        base::Msg("{file} lies on a drive that cannot keep data safely (no write-ahead log). Copy the "
                  "workspace to a local disk.",
                  {{"file", base::PathToUtf8(file)}}));
}

}  // namespace

const std::vector<Migration>& Migrations() {
    static const std::vector<Migration> kMigrations{{1, kFirstSchema}, {2, kSealing}};
    return kMigrations;
}

void Migrate(Database& database, const std::filesystem::path& file, const std::vector<Migration>& migrations) {
    soci::session& sql = database.Sql();
    const int newest = migrations.back().version;
    long long version = 0;
    database.Guard("reading the schema version", [&] {
        RefuseForeign(sql, file);
        version = Number(sql, "PRAGMA user_version");
        RefuseNewer(version, newest, file);
        UseWriteAheadLog(sql, file);
    });
    if (version == newest) return;

    database.Write("bringing the database up to date", [&] {
        version = Number(sql, "PRAGMA user_version");  // again: another process may have been faster
        for (const Migration& migration : migrations) {
            if (migration.version > version) RunScript(sql, migration.script);
        }
        sql << "PRAGMA application_id=" + std::to_string(kApplicationId);
        if (version < newest) sql << "PRAGMA user_version=" + std::to_string(newest);
    });
}

}  // namespace gongjian::store

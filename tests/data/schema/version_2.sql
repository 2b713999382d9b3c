-- Schema version 2 with the same cases: nothing of them is sealed. Never edited: databases like this are in use.
PRAGMA application_id=1196032001;
PRAGMA user_version=2;

BEGIN TRANSACTION;
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
INSERT INTO form_version VALUES('sample','1','0001');
CREATE TABLE form_view (
    form_id TEXT PRIMARY KEY,
    version TEXT NOT NULL,
    text_hash TEXT NOT NULL,
    names TEXT NOT NULL CHECK (json_valid(names))
) STRICT;
INSERT INTO form_view VALUES('sample','1','','["sample","sample__groups"]');
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
INSERT INTO cases VALUES('0137fe39-5801-7cc1-beeb-8da1658eec67','sample','1','甲村','2012','submitted',0,1001,5000,'groups[1].voters',replace('甲村\n村\nvillage\n甲村\n2.50','\n',char(10)),'{"kind":"village","name":"甲村","share":"2.50"}','{"visited_on":"2012-06-30"}','{"count":3,"groups":[{"_id":"r2","group":"town","note":"𠮷 〇"}],"kind":"village","name":"甲村","share":"2.50","signed":true,"topics":["roads"]}');
INSERT INTO cases VALUES('0137fe39-5802-76ce-bfc8-46100bfc1e42','sample','1','乙社区','2012','submitted',0,1002,5001,'groups[1].voters',replace('乙社区\n居(社区)\ncommunity\n乙社区','\n',char(10)),'{"kind":"community","name":"乙社区"}','{}','{"count":{"no_answer":"refused"},"kind":"community","name":"乙社区"}');
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
INSERT INTO revision VALUES('00000000-03e9-715a-87c3-b12f1c3351f6','0137fe39-5801-7cc1-beeb-8da1658eec67',1,'[]','["@form","@form_version","@round","@unit","@created","count","kind","name","share","signed","topics","visited_on","@row:groups","groups[1].fee","groups[1].group","groups[1].voters","groups[2].group","groups[2].note"]','[{"path":"@form","before":"\"\"","after":"\"sample\""},{"path":"@form_version","before":"\"\"","after":"\"1\""},{"path":"@round","before":"\"\"","after":"\"2012\""},{"path":"@unit","before":"\"\"","after":"\"甲村\""},{"path":"@created","before":"0","after":"1001"},{"path":"count","before":"null","after":"3"},{"path":"kind","before":"null","after":"\"village\""},{"path":"name","before":"null","after":"\"甲村\""},{"path":"share","before":"null","after":"\"2.50\""},{"path":"signed","before":"null","after":"true"},{"path":"topics","before":"null","after":"[\"roads\"]"},{"path":"visited_on","before":"null","after":"\"2012-06-30\""},{"path":"@row:groups","before":"[]","after":"[\"r1\",\"r2\"]"},{"path":"groups[1].fee","before":"null","after":"\"1.5\""},{"path":"groups[1].group","before":"null","after":"\"masses\""},{"path":"groups[1].voters","before":"null","after":"40"},{"path":"groups[2].group","before":"null","after":"\"town\""},{"path":"groups[2].note","before":"null","after":"\"𠮷 〇\""}]','示例 张三','laptop-1',1001,'走访');
INSERT INTO revision VALUES('00000000-1388-7657-9c87-02a7d2328492','0137fe39-5801-7cc1-beeb-8da1658eec67',2,'["00000000-03e9-715a-87c3-b12f1c3351f6"]','["@status","@position","visited_on","groups[1].fee","groups[1].group","groups[1].voters","@row:groups","@aside:visited_on"]','[{"path":"@status","before":"\"draft\"","after":"\"submitted\""},{"path":"@position","before":"\"\"","after":"\"groups[1].voters\""},{"path":"visited_on","before":"\"2012-06-30\"","after":"null"},{"path":"groups[1].fee","before":"\"1.5\"","after":"null"},{"path":"groups[1].group","before":"\"masses\"","after":"null"},{"path":"groups[1].voters","before":"40","after":"null"},{"path":"@row:groups","before":"[\"r1\",\"r2\"]","after":"[\"r2\"]"},{"path":"@aside:visited_on","before":"null","after":"\"2012-06-30\""}]','示例 张三','laptop-1',5000,'走访');
INSERT INTO revision VALUES('00000000-1388-7657-9c87-02a80908fbc1','0137fe39-5802-76ce-bfc8-46100bfc1e42',1,'[]','["@form","@form_version","@round","@unit","@created","count","kind","name"]','[{"path":"@form","before":"\"\"","after":"\"sample\""},{"path":"@form_version","before":"\"\"","after":"\"1\""},{"path":"@round","before":"\"\"","after":"\"2012\""},{"path":"@unit","before":"\"\"","after":"\"乙社区\""},{"path":"@created","before":"0","after":"1002"},{"path":"count","before":"null","after":"{\"no_answer\":\"refused\"}"},{"path":"kind","before":"null","after":"\"community\""},{"path":"name","before":"null","after":"\"乙社区\""}]','示例 张三','laptop-1',1002,'走访');
INSERT INTO revision VALUES('00000000-1389-70f9-8fa1-45d0001931a7','0137fe39-5802-76ce-bfc8-46100bfc1e42',2,'["00000000-1388-7657-9c87-02a80908fbc1"]','["@status","@position"]','[{"path":"@status","before":"\"draft\"","after":"\"submitted\""},{"path":"@position","before":"\"\"","after":"\"groups[1].voters\""}]','示例 张三','laptop-1',5001,'走访');
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
INSERT INTO score_sheet VALUES('village','2012',1,'0137fe39-5801-7cc1-beeb-8da1658eec67','hash-1','甲村','scored','92.00','优秀',1,6000,'{"id":1}');
CREATE TABLE rule_text (
    hash TEXT PRIMARY KEY,
    rule_set_id TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT;
INSERT INTO rule_text VALUES('hash-1','village',replace('规则文本\n','\n',char(10)));
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
CREATE TABLE sealed_sheet (
    rule_set_id TEXT NOT NULL,
    round TEXT NOT NULL,
    place INTEGER NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (rule_set_id, round, place)
) STRICT;
CREATE INDEX cases_by_change ON cases (form_id, deleted, changed DESC, id DESC, search);
CREATE INDEX cases_by_round ON cases (form_id, deleted, round, changed DESC, id DESC, search);
CREATE INDEX cases_by_status ON cases (form_id, deleted, status, changed DESC, id DESC, search);
CREATE INDEX cases_by_creation ON cases (form_id, round, deleted, created, id);
CREATE INDEX cases_recent ON cases (deleted, changed DESC, id DESC);
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
CREATE INDEX score_sheet_by_case ON score_sheet (case_id);
CREATE VIEW "sample" AS SELECT cases.id AS "case_id",
    cases.unit AS "case_unit",
    cases.round AS "case_round",
    cases.status AS "case_status",
    cases.created AS "case_created",
    cases.changed AS "case_changed",
    CASE json_type(cases.answers, '$."name"') WHEN 'text' THEN json_extract(cases.answers, '$."name"') END AS "name",
    CASE json_type(cases.answers, '$."remarks"') WHEN 'text' THEN json_extract(cases.answers, '$."remarks"') END AS "remarks",
    CASE json_type(cases.answers, '$."count"') WHEN 'integer' THEN json_extract(cases.answers, '$."count"') WHEN 'text' THEN CAST(json_extract(cases.answers, '$."count"') AS REAL) END AS "count",
    CASE json_type(cases.answers, '$."share"') WHEN 'integer' THEN json_extract(cases.answers, '$."share"') WHEN 'text' THEN CAST(json_extract(cases.answers, '$."share"') AS REAL) END AS "share",
    CASE json_type(cases.answers, '$."visited_on"') WHEN 'text' THEN json_extract(cases.answers, '$."visited_on"') END AS "visited_on",
    CASE json_type(cases.answers, '$."signed"') WHEN 'true' THEN 1 WHEN 'false' THEN 0 END AS "signed",
    CASE json_type(cases.answers, '$."kind"') WHEN 'text' THEN json_extract(cases.answers, '$."kind"') END AS "kind",
    CASE json_type(cases.answers, '$."topics"') WHEN 'array' THEN json_extract(cases.answers, '$."topics"') END AS "topics",
    CASE json_type(cases.answers, '$."total"') WHEN 'integer' THEN json_extract(cases.answers, '$."total"') WHEN 'text' THEN CAST(json_extract(cases.answers, '$."total"') AS REAL) END AS "total"
FROM cases WHERE cases.form_id = 'sample' AND cases.deleted = 0;
CREATE VIEW "sample__groups" AS SELECT cases.id AS "case_id",
    occurrence.key + 1 AS "row_number",
    json_extract(occurrence.value, '$._id') AS "row_id",
    CASE json_type(occurrence.value, '$."group"') WHEN 'text' THEN json_extract(occurrence.value, '$."group"') END AS "group",
    CASE json_type(occurrence.value, '$."voters"') WHEN 'integer' THEN json_extract(occurrence.value, '$."voters"') WHEN 'text' THEN CAST(json_extract(occurrence.value, '$."voters"') AS REAL) END AS "voters",
    CASE json_type(occurrence.value, '$."held_on"') WHEN 'text' THEN json_extract(occurrence.value, '$."held_on"') END AS "held_on",
    CASE json_type(occurrence.value, '$."note"') WHEN 'text' THEN json_extract(occurrence.value, '$."note"') END AS "note",
    CASE json_type(occurrence.value, '$."fee"') WHEN 'integer' THEN json_extract(occurrence.value, '$."fee"') WHEN 'text' THEN CAST(json_extract(occurrence.value, '$."fee"') AS REAL) END AS "fee"
FROM cases, json_each(cases.answers, '$."groups"') AS occurrence WHERE cases.form_id = 'sample' AND cases.deleted = 0;
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
COMMIT;

"""The tables of a record, for SQLite and PostgreSQL alike.

What was read lies in `article`, `reading`, `statement` and `finding`, each row with the record's JSON in `body` and
beside it the columns that are searched. `decision` is the log: the database itself refuses to change or delete a
line of it. `utterance` is derived: the stances of the coded statements, laid flat for positions and networks; it is
written anew, in the same transaction, whenever what it derives from changes. `project` and `dna_*` keep databases of
Discourse Network Analyzer whole.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import (
    DDL,
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    event,
)

from pourparlers.record.dna import schema

metadata = MetaData()

article = Table(
    "article",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", String(64), nullable=False, unique=True),
    Column("name", Text, nullable=False, unique=True),
    Column("language", String(16), nullable=False),
    Column("published", String(10)),
    Column("outlet", Text),
    Column("title", Text),
    Column("file", Text),
    Column("text", Text, nullable=False),
    Column("copy_of", Integer, ForeignKey("article.id")),
)

reading = Table(
    "reading",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("article", Integer, ForeignKey("article.id"), nullable=False),
    Column("reader", Text, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("current", Boolean, nullable=False),
    Column("rest", Text, nullable=False),
    UniqueConstraint("article", "digest"),
)

statement = Table(
    "statement",
    metadata,
    Column("reading", Integer, ForeignKey("reading.id"), primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("key", String(64), nullable=False),
    Column("id", Text, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("person", Text),
    Column("party", Text),
    Column("via", Text),
    Column("day", String(10)),
    Column("confidence", Float, nullable=False),
    Column("start", Integer, nullable=False),
    Column("stop", Integer, nullable=False),
    Column("body", Text, nullable=False),
)

finding = Table(
    "finding",
    metadata,
    Column("reading", Integer, ForeignKey("reading.id"), primary_key=True),
    Column("part", String(16), primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("key", String(64), nullable=False),
    Column("id", Text, nullable=False),
    Column("body", Text, nullable=False),
)

decision = Table(
    "decision",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("at", String(40), nullable=False),
    Column("coder", Text, nullable=False),
    Column("act", String(16), nullable=False),
    Column("part", String(16), nullable=False),
    Column("article", Integer, ForeignKey("article.id"), nullable=False),
    Column("targets", Text, nullable=False),
    Column("body", Text),
    Column("reason", Text, nullable=False),
    Column("settles", Boolean, nullable=False),
    Index("decision_of_article", "article"),
    sqlite_autoincrement=True,
)

utterance = Table(
    "utterance",
    metadata,
    Column("article", Integer, ForeignKey("article.id"), primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("statement", Text, nullable=False),
    Column("party", Text, nullable=False),
    Column("issue", Text, nullable=False),
    Column("stance", String(16), nullable=False),
    Column("condition", Text),
    Column("day", String(10)),
    Column("person", Text),
    Column("via", Text),
    Column("told_by", Text),
    Column("hedged", Boolean, nullable=False),
    Column("confidence", Float, nullable=False),
    Index("utterance_standing", "party", "issue", "day", "told_by", "stance", "article", "statement"),
)

REFUSAL = "decisions are never changed; undo one by a new decision"
_ddl: Callable[[str], Any] = DDL

project = Table(
    "project",
    metadata,
    Column("name", Text, primary_key=True),
    Column("digest", String(64), nullable=False),
    Column("source", Text, nullable=False),
)

dna = {
    name: Table(
        f"dna_{name.lower()}",
        metadata,
        Column("project", Text, ForeignKey("project.name"), primary_key=True),
        *(
            Column(f.name, Text if f.type == "TEXT" else BigInteger, primary_key=n == 0, autoincrement=False)
            for n, f in enumerate(fields)
        ),
        *((Column("Since", String(10)), Column("Until", String(10))) if name == "ATTRIBUTEVALUES" else ()),
    )
    for name, fields in schema.TABLES.items()
}
"""the tables of DNA databases, one project each; attributes may have days on which they hold"""

dna_alias = Table(
    "dna_alias",
    metadata,
    Column("project", Text, ForeignKey("project.name"), primary_key=True),
    Column("Entity", BigInteger, primary_key=True, autoincrement=False),
    Column("Alias", Text, primary_key=True),
)

dna_extra = Table(
    "dna_extra",
    metadata,
    Column("project", Text, ForeignKey("project.name"), primary_key=True),
    Column("name", Text, primary_key=True),
    Column("body", Text, nullable=False),
)

change = Table(
    "change",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("at", String(40), nullable=False),
    Column("coder", Text, nullable=False),
    Column("project", Text, nullable=False),
    Column("act", String(16), nullable=False),
    Column("body", Text, nullable=False),
    Column("rows", Text, nullable=False),
    Column("reason", Text, nullable=False),
    sqlite_autoincrement=True,
)
"""the log of entities and coding schemes: of a project, or of the record itself where `project` is empty"""

for log in (decision, change):
    for act in ("UPDATE", "DELETE"):
        event.listen(
            log,
            "after_create",
            _ddl(
                f"CREATE TRIGGER {log.name}_no_{act.lower()} BEFORE {act} ON {log.name} "
                f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
            ).execute_if(dialect="sqlite"),
        )
event.listen(
    metadata,
    "before_create",
    _ddl(
        "CREATE OR REPLACE FUNCTION decision_stands() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$"
    ).execute_if(dialect="postgresql"),
)
for log in (decision, change):
    event.listen(
        log,
        "after_create",
        _ddl(
            f"CREATE TRIGGER {log.name}_stands BEFORE UPDATE OR DELETE ON {log.name} "
            "FOR EACH ROW EXECUTE FUNCTION decision_stands()"
        ).execute_if(dialect="postgresql"),
    )

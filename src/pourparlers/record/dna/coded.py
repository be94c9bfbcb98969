"""Statements coded in DNA as readings of the record, and a coded record as a DNA database."""

from __future__ import annotations

from calendar import timegm
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

from pourparlers.base.ids import slug
from pourparlers.base.text import Span, paragraph_of
from pourparlers.reading.types import Position, Reading, Statement
from pourparlers.record.dna.columns import TIME
from pourparlers.record.dna.database import Database, Row
from pourparlers.record.dna.schema import PERMISSIONS, TABLES
from pourparlers.record.utterances import speakers
from pourparlers.sources.types import Article

STATEMENT_TYPE = "DNA Statement"
PARTY, PERSON, CONCEPT, AGREEMENT = "organization", "person", "concept", "agreement"


def readings_of(database: Database, *, prefix: str) -> Iterator[Reading]:
    """Every document as an article with its statements; they were coded by people, so nothing is unsure.

    Organisation, person, concept and agreement become party, person, issue and stance; ids are slugs, told apart
    where two names have one slug. Statements of types without these variables are left to the project alone.
    """
    values = _values(database)
    ids: dict[str, _Slugs] = defaultdict(_Slugs)
    by_document: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for statement in database.records("STATEMENTS"):
        if statement["ID"] in values:
            by_document[statement["DocumentId"]].append(statement)
    for document in database.records("DOCUMENTS"):
        text = document["Text"] or ""
        found = []
        listed = sorted(by_document[document["ID"]], key=lambda s: (s["Start"], s["Stop"], s["ID"]))
        for number, statement in enumerate(listed, 1):
            made = _statement(f"s{number}", statement, values[statement["ID"]], text, ids)
            found.append(made)
        day = datetime.fromtimestamp(max(TIME[0], min(document["Date"] or 0, TIME[1])), UTC).date()
        article = Article(
            id=f"{slug(prefix)}-{document['ID']}",
            text=text,
            language="und",
            published=day,
            outlet=document["Source"] or None,
            title=document["Title"],
            file=None,
        )
        named = {pair for s in found for pair in _names(s, ids)}
        yield Reading(article, tuple(found), names=tuple(sorted(named)))


class _Slugs:
    """One slug for each name, never the same for two."""

    def __init__(self) -> None:
        self.of: dict[str, str] = {}
        self.names: dict[str, str] = {}

    def __getitem__(self, name: str) -> str:
        if name not in self.of:
            plain = candidate = slug(name) or "unnamed"
            n = 2
            while candidate in self.names:
                candidate, n = f"{plain}-{n}", n + 1
            self.of[name], self.names[candidate] = candidate, name
        return self.of[name]


def _names(statement: Statement, ids: dict[str, _Slugs]) -> Iterator[tuple[str, str]]:
    for kind, value in ((PARTY, statement.party), (PERSON, statement.person)):
        if value is not None:
            yield value, ids[kind].names[value]
    for position in statement.positions:
        yield position.issue, ids[CONCEPT].names[position.issue]


def _values(database: Database) -> dict[int, dict[str, Any]]:
    """The values of every statement of a type, by statement id and variable name."""
    types = {t["ID"]: t["Label"] for t in database.records("STATEMENTTYPES")}
    variables = {v["ID"]: v["Variable"] for v in database.records("VARIABLES")
                 if types.get(v["StatementTypeId"]) == STATEMENT_TYPE}  # fmt: skip
    out: dict[int, dict[str, Any]] = {
        s["ID"]: {} for s in database.records("STATEMENTS") if types.get(s["StatementTypeId"]) == STATEMENT_TYPE
    }
    if not {PARTY, CONCEPT} <= set(variables.values()):
        return {}
    entities = {e["ID"]: e["Value"] for e in database.records("ENTITIES")}
    for table in ("DATASHORTTEXT", "DATALONGTEXT", "DATAINTEGER", "DATABOOLEAN"):
        for row in database.records(table):
            if row["StatementId"] in out and row["VariableId"] in variables:
                value = entities.get(row["Entity"], "") if table == "DATASHORTTEXT" else row["Value"]
                out[row["StatementId"]][variables[row["VariableId"]]] = value
    return out


def _statement(
    id_: str, statement: dict[str, Any], values: dict[str, Any], text: str, ids: dict[str, _Slugs]
) -> Statement:
    span = Span(code_point(text, statement["Start"]), code_point(text, statement["Stop"]))
    concept = values.get(CONCEPT)
    positions = ()
    if concept and AGREEMENT in values:
        stance = "supports" if values[AGREEMENT] else "opposes"
        positions = (Position(ids[CONCEPT][concept], stance, evidence=span),)  # type: ignore[assignment,arg-type]
    return Statement(
        id=id_,
        paragraph=paragraph_of(text, span.start),
        kind="indirect",
        source=None,
        cue=None,
        content=(span,),
        person=ids[PERSON][values[PERSON]] if values.get(PERSON) else None,
        party=ids[PARTY][values[PARTY]] if values.get(PARTY) else None,
        positions=positions,
        rule="coded in DNA",
    )


def code_point(text: str, unit: int) -> int:
    """The code point at a UTF-16 offset, in which Java counts; never outside the text.

    >>> code_point("a\\U0001f600b", 3)
    2
    """
    if text.isascii() or max(text, default="") <= "\uffff":
        return max(0, min(unit, len(text)))
    at = 0
    for n, character in enumerate(text):
        if at >= unit:
            return n
        at += 2 if character > "\uffff" else 1
    return len(text)


def utf16(text: str, offset: int) -> int:
    """The UTF-16 offset of a code point."""
    return offset + sum(c > "\uffff" for c in text[:offset])


def database_of(readings: Iterable[Reading]) -> Database:
    """A DNA database of readings: one statement for each stance that takes a side, with a fresh coder and no password.

    Variables person, organization, concept and agreement, as DNA's own statement type has them.
    """
    tables: dict[str, list[Row]] = {name: [] for name in TABLES}
    tables["SETTINGS"] = [("version", "3.0.7"), ("date", "2022-06-10")]
    tables["CODERS"] = [(1, "Pourparlers", 255, 255, 0, 0, 14, "", 300, 0, 0, 1, *(1 for _ in PERMISSIONS))]
    tables["STATEMENTTYPES"] = [(1, STATEMENT_TYPE, 239, 208, 51)]
    names = (PERSON, PARTY, CONCEPT)
    tables["VARIABLES"] = [(n, name, "short text", 1) for n, name in enumerate(names, 1)]
    tables["VARIABLES"].append((4, AGREEMENT, "boolean", 1))
    entities: dict[tuple[int, str], int] = {(v, ""): v for v in (1, 2, 3)}
    for number, reading in enumerate(readings, 1):
        tables["DOCUMENTS"].append(_document(number, reading.article))
        known = dict(reading.names)
        for s in reading.statements:
            start, stop = s.extent if s.content or s.cue or s.source else (0, 0)
            place = (utf16(reading.article.text, start), utf16(reading.article.text, stop))
            for party in speakers(s):
                for p in (p for p in s.positions if p.stance in ("supports", "opposes") and start < stop):
                    said = [known.get(v, v)[:190] if v else "" for v in (s.person, party, p.issue)]
                    _coded(tables, entities, number, place, said, p.stance == "supports")
    tables["ENTITIES"] = [(id_, v, value, 0, 0, 0, None) for (v, value), id_ in entities.items()]
    return Database({name: tuple(rows) for name, rows in tables.items()})


def _document(number: int, article: Article) -> Row:
    moment = timegm(article.published.timetuple()) if article.published else 0
    title = (article.title or article.id)[:190]
    return (number, title, article.text, 1, "", (article.outlet or "")[:190], "", "", "", moment)


def _coded(
    tables: dict[str, list[Row]], entities: dict[tuple[int, str], int], document: int, place: tuple[int, int],
    said: list[str], agreement: bool,
) -> None:  # fmt: skip
    number = len(tables["STATEMENTS"]) + 1
    tables["STATEMENTS"].append((number, 1, document, *place, 1))
    for variable, value in enumerate(said, 1):
        entity = entities.setdefault((variable, value), len(entities) + 1)
        tables["DATASHORTTEXT"].append((len(tables["DATASHORTTEXT"]) + 1, number, variable, entity))
    tables["DATABOOLEAN"].append((number, number, 4, int(agreement)))

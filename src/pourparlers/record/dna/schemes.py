"""Coding schemes of one's own in a project: statement types with variables, coders, statements coded by hand.

What is coded here goes out with the project as a `.dna` file; each change is one transaction.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from pourparlers.base.errors import RefusedInput, WrongUse
from pourparlers.base.message import Message
from pourparlers.base.problems import Problem, Where
from pourparlers.record import tables
from pourparlers.record.dna import projects
from pourparlers.record.dna.coded import database_of
from pourparlers.record.dna.journal import Change, Journal, Problems
from pourparlers.record.types import Colour, DataType, StatementType, Variable

DATA = {"short text": "DATASHORTTEXT", "long text": "DATALONGTEXT", "integer": "DATAINTEGER", "boolean": "DATABOOLEAN"}


def create(project: str) -> Change:
    """An empty project with DNA's own statement type: person, organization, concept, agreement."""

    def change(journal: Journal) -> Problems:
        projects.put(journal.connection, project, database_of(()), "made here")
        return ()

    return Change(project, "create", {}, change)


def types(connection: Connection, project: str) -> tuple[StatementType, ...]:
    """The statement types of a project with their variables."""
    t, v = tables.dna["STATEMENTTYPES"].c, tables.dna["VARIABLES"].c
    variables: dict[int, list[Variable]] = {}
    for row in connection.execute(sa.select(v.ID, v.Variable, v.DataType, v.StatementTypeId)
                                  .where(v.project == project).order_by(v.ID)):  # fmt: skip
        variables.setdefault(row.StatementTypeId, []).append(Variable(row.Variable, row.DataType, row.ID))
    query = sa.select(t.ID, t.Label, t.Red, t.Green, t.Blue).where(t.project == project).order_by(t.ID)
    rows = connection.execute(query)
    return tuple(StatementType(r.Label, (r.Red, r.Green, r.Blue), tuple(variables.get(r.ID, ())), r.ID) for r in rows)


def add_type(project: str, label: str, variables: Mapping[str, DataType], *, colour: Colour = (239, 208, 51)) -> Change:
    """A statement type with variables of one's own: `short text`, `long text`, `integer`, `boolean`."""

    def change(journal: Journal) -> Problems:
        connection = journal.connection
        if any(t.label == label for t in types(connection, project)):
            raise WrongUse(Message("there is a statement type {label!r} already", label=label))
        wrong = [f"{name}: {kind}" for name, kind in variables.items() if kind not in DATA]
        if wrong or not label.strip() or max(map(len, (label, *variables))) > 190:
            kinds = ", ".join(DATA)
            raise WrongUse(
                Message(
                    "{wrong}: names have 1 to 190 characters, kinds are {kinds}",
                    wrong=", ".join(wrong) or label,
                    kinds=kinds,
                )
            )
        number = _insert(journal, "STATEMENTTYPES", Label=label, Red=colour[0], Green=colour[1],
                         Blue=colour[2])  # fmt: skip
        for name, kind in variables.items():
            id_ = _insert(journal, "VARIABLES", Variable=name, DataType=kind, StatementTypeId=number)
            if kind == "short text":  # DNA wants an empty value of each
                _insert(journal, "ENTITIES", VariableId=id_, Value="", Red=0, Green=0, Blue=0)
        return ()

    return Change(project, "type", {"label": label, "variables": dict(variables)}, change)


def code(
    project: str, label: str, *, document: int, start: int, stop: int, coder: str, values: Mapping[str, Any]
) -> Change:  # fmt: skip
    """A statement coded by hand: UTF-16 offsets in a document of the project, a value for each variable of its type.

    Raises RefusedInput with everything that is wrong with the place and the values.
    """

    def change(journal: Journal) -> Problems:
        connection = journal.connection
        kind = next((t for t in types(connection, project) if t.label == label), None)
        if kind is None:
            raise WrongUse(Message("project {project!r} has no statement type {label!r}", project=project, label=label))
        d = tables.dna["DOCUMENTS"].c
        text = connection.execute(sa.select(d.Text).where(d.project == project, d.ID.in_([document]))).scalar()
        problems = _wrong(kind, values, text, start, stop, document)
        if problems:
            raise RefusedInput(problems)
        place = {"DocumentId": document, "Start": start, "Stop": stop, "Coder": _coder(journal, coder)}
        statement = _insert(journal, "STATEMENTS", StatementTypeId=kind.id, **place)
        for variable in kind.variables:
            _value(journal, statement, variable, values.get(variable.name))
        return ()

    body = {"label": label, "document": document, "start": start, "stop": stop, "values": dict(values)}
    return Change(project, "code", body, change)


def _wrong(
    kind: StatementType, values: Mapping[str, Any], text: str | None, start: int, stop: int, document: int
) -> list[Problem]:
    where = Where(f"document {document}", start=start, end=stop)
    wanted = {"short text": str, "long text": str, "integer": int, "boolean": bool}
    known = {v.name: v for v in kind.variables}
    problems = []
    if text is None:
        message = Message("there is no document {document}", document=document)
        problems.append(Problem("no-document", where, message, "give one of the project"))
    elif not 0 <= start < stop <= len(text.encode("utf-16-le", "surrogatepass")) // 2:
        problems.append(Problem("outside-the-text", where, "the place lies outside the text", "mark words of the text"))
    for name, value in values.items():
        if name not in known:
            message = Message("{label} has no variable {name!r}", label=kind.label, name=name)
            remedy = Message("the variables are {known}", known=", ".join(known))
            problems.append(Problem("unknown-variable", where, message, remedy))
        elif type(value) is not wanted[known[name].data_type]:
            message, kind_ = Message("{name} is {value!r}", name=name, value=value), known[name].data_type
            problems.append(Problem("wrong-value", where, message, Message("give a {kind}", kind=kind_)))
        elif known[name].data_type == "short text" and len(str(value)) > 190:
            message = Message("{name} has {n} characters", name=name, n=len(str(value)))
            problems.append(Problem("too-long", where, message, "190 is the most"))
    return problems


def _value(journal: Journal, statement: int, variable: Variable, value: Any) -> None:
    table = DATA[variable.data_type]
    common = {"StatementId": statement, "VariableId": variable.id}
    if variable.data_type != "short text":
        empty: Any = "" if variable.data_type == "long text" else 0
        given = empty if value is None else (value if isinstance(value, str) else int(value))
        _insert(journal, table, **common, Value=given)
        return
    e = tables.dna["ENTITIES"].c
    name = value or ""
    known = sa.select(e.ID).where(e.project == journal.project, e.VariableId == variable.id, e.Value == name)
    entity = journal.connection.execute(known).scalar()
    if entity is None:
        entity = _insert(journal, "ENTITIES", VariableId=variable.id, Value=name, Red=0, Green=0, Blue=0)
    _insert(journal, table, **common, Entity=entity)


def _coder(journal: Journal, name: str) -> int:
    """The number of a coder, made like the project's first one where there is none of that name."""
    c = tables.dna["CODERS"]
    query = sa.select(c).where(c.c.project == journal.project).order_by(c.c.ID)
    rows = journal.connection.execute(query).mappings().all()
    known = next((r["ID"] for r in rows if r["Name"] == name), None)
    if known is not None:
        return int(known)
    like = {k: v for k, v in rows[0].items() if k not in ("project", "ID", "Name", "Password")} if rows else {}
    return _insert(journal, "CODERS", Name=name, Password="", **like)


def _insert(journal: Journal, table: str, **values: Any) -> int:
    number = journal.next_id(tables.dna[table])
    journal.insert(tables.dna[table], ID=number, **values)
    return number

"""Entities of a project: merged, given aliases, and attributes that hold from one day to another."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from pourparlers.base.errors import WrongUse
from pourparlers.base.message import Message
from pourparlers.base.problems import Problem, Where
from pourparlers.record import tables
from pourparlers.record.dna.journal import Change, Journal, Problems
from pourparlers.record.types import AttributeValue, Entity


def _variable(connection: Connection, project: str, variable: str) -> int:
    v = tables.dna["VARIABLES"].c
    found = connection.execute(sa.select(v.ID).where(v.project == project, v.Variable == variable)).scalars().first()
    if found is None:
        raise WrongUse(Message("project {project!r} has no variable {variable!r}", project=project, variable=variable))
    return int(found)


def _entity(connection: Connection, project: str, variable: int, value: str) -> int:
    e, a = tables.dna["ENTITIES"].c, tables.dna_alias.c
    mine = sa.and_(e.project == project, e.VariableId == variable)
    found = connection.execute(sa.select(e.ID).where(mine, e.Value == value)).scalar()
    if found is None:
        query = sa.select(e.ID).join(tables.dna_alias, sa.and_(a.project == e.project, a.Entity == e.ID))
        found = connection.execute(query.where(mine, a.Alias == value)).scalar()
    if found is None:
        raise WrongUse(Message("there is no entity {value!r}", value=value))
    return int(found)


def entities(connection: Connection, project: str, variable: str) -> tuple[Entity, ...]:
    """The entities of a variable with aliases, attributes and their days, sorted by value."""
    number = _variable(connection, project, variable)
    e = tables.dna["ENTITIES"].c
    rows = connection.execute(sa.select(tables.dna["ENTITIES"]).where(e.project == project, e.VariableId == number))
    aliases: dict[int, list[str]] = {}
    for row in connection.execute(sa.select(tables.dna_alias).where(tables.dna_alias.c.project == project)):
        aliases.setdefault(row.Entity, []).append(row.Alias)
    v, n = tables.dna["ATTRIBUTEVALUES"].c, tables.dna["ATTRIBUTEVARIABLES"].c
    query = sa.select(v.EntityId, n.AttributeVariable, v.AttributeValue, v.Since, v.Until).join(
        tables.dna["ATTRIBUTEVARIABLES"], sa.and_(n.project == v.project, v.AttributeVariableId == n.ID)
    )
    attributes: dict[int, list[AttributeValue]] = {}
    for id_, name, value, since, until in connection.execute(query.where(v.project == project).order_by(v.ID)):
        days = [date.fromisoformat(d) if d else None for d in (since, until)]
        attributes.setdefault(id_, []).append(AttributeValue(name, value, *days))
    found = [
        Entity(
            value=row.Value,
            colour=(row.Red, row.Green, row.Blue) if row.Red is not None else None,
            child_of=row.ChildOf,
            aliases=tuple(sorted(aliases.get(row.ID, ()))),
            attributes=tuple(attributes.get(row.ID, ())),
            id=row.ID,
        )
        for row in rows
    ]
    return tuple(sorted(found, key=lambda entity: entity.value))


def merge(project: str, variable: str, kept: str, other: str) -> Change:
    """Make two entities one: statements, children and attributes of the other go to the one kept, its name an alias.

    Where both have a value of one attribute that holds on the same days, the kept one's stays and a note says so.
    """

    def change(journal: Journal) -> Problems:
        connection = journal.connection
        number = _variable(connection, project, variable)
        one, two = (_entity(connection, project, number, v) for v in (kept, other))
        if one == two:
            return ()
        data, e = tables.dna["DATASHORTTEXT"], tables.dna["ENTITIES"]
        journal.update(data, data.c.Entity == two, Entity=one)
        journal.update(e, e.c.ChildOf == two, ChildOf=one)
        problems = _merge_attributes(journal, one, two, kept)
        _merge_aliases(journal, one, two, other)
        journal.delete(e, e.c.ID.in_([two]))
        return problems

    return Change(project, "merge", {"variable": variable, "kept": kept, "other": other}, change)


def _merge_aliases(journal: Journal, one: int, two: int, name: str) -> None:
    a = tables.dna_alias
    query = sa.select(a.c.Entity, a.c.Alias).where(a.c.project == journal.project, a.c.Entity.in_([one, two]))
    there: dict[int, set[str]] = {one: set(), two: set()}
    for entity, alias_ in journal.connection.execute(query):
        there[entity].add(alias_)
    journal.delete(a, a.c.Entity == two)
    for added in sorted(({name} | there[two]) - there[one]):
        journal.insert(a, Entity=one, Alias=added)


def _merge_attributes(journal: Journal, one: int, two: int, kept: str) -> Problems:
    v = tables.dna["ATTRIBUTEVALUES"]
    query = sa.select(v).where(v.c.project == journal.project, v.c.EntityId.in_([one, two]))
    rows = journal.connection.execute(query).all()
    own = {(r.AttributeVariableId, r.Since, r.Until): r.AttributeValue for r in rows if r.EntityId == one}
    problems = []
    for r in (r for r in rows if r.EntityId == two):
        key = (r.AttributeVariableId, r.Since, r.Until)
        if key not in own:
            journal.update(v, v.c.ID == r.ID, EntityId=one)
            continue
        journal.delete(v, v.c.ID == r.ID)
        if own[key] != r.AttributeValue and r.AttributeValue:
            message = Message("{kept!r} keeps {value!r}; {other!r} of the other is dropped", kept=kept, value=own[key],
                              other=r.AttributeValue)  # fmt: skip
            problems.append(
                Problem("attribute-dropped", Where(journal.project), message, "set it by hand if wanted", "note")
            )
    return tuple(problems)


def alias(project: str, variable: str, value: str, name: str) -> Change:
    """Give an entity another name by which it is found."""

    def change(journal: Journal) -> Problems:
        entity = _entity(journal.connection, project, _variable(journal.connection, project, variable), value)
        a = tables.dna_alias
        there = sa.select(a.c.Alias).where(a.c.project == project, a.c.Entity == entity, a.c.Alias == name)
        if journal.connection.execute(there).first() is None:
            journal.insert(a, Entity=entity, Alias=name)
        return ()

    return Change(project, "alias", {"variable": variable, "entity": value, "name": name}, change)


def parent(project: str, variable: str, value: str, above: str | None) -> Change:
    """Put an entity below another one of its variable, or below none; never below itself."""

    def change(journal: Journal) -> Problems:
        number, e = _variable(journal.connection, project, variable), tables.dna["ENTITIES"]
        entity = _entity(journal.connection, project, number, value)
        up = _entity(journal.connection, project, number, above) if above is not None else None
        query = sa.select(e.c.ID, e.c.ChildOf).where(e.c.project == project, e.c.VariableId == number)
        parents = {row.ID: row.ChildOf for row in journal.connection.execute(query)}
        climbed, seen = up, set()
        while climbed is not None and climbed not in seen:
            if climbed == entity:
                raise WrongUse(Message("{above!r} is below {below!r}, or is it", above=above, below=value))
            seen.add(climbed)
            climbed = parents.get(climbed)
        journal.update(e, entity == e.c.ID, ChildOf=up)
        return ()

    return Change(project, "parent", {"variable": variable, "entity": value, "parent": above}, change)


def attribute(
    project: str, variable: str, value: str, name: str, given: str, *, since: date | None = None,
    until: date | None = None,
) -> Change:  # fmt: skip
    """Say what holds of an entity, from one day to another, both included; None leaves an end open."""
    days = {"Since": since.isoformat() if since else None, "Until": until.isoformat() if until else None}

    def change(journal: Journal) -> Problems:
        if since and until and until < since:
            raise WrongUse(Message("{since} is after {until}", since=since, until=until))
        connection = journal.connection
        number = _variable(connection, project, variable)
        entity = _entity(connection, project, number, value)
        n, v = tables.dna["ATTRIBUTEVARIABLES"], tables.dna["ATTRIBUTEVALUES"]
        of_variable = (n.c.project == project, n.c.VariableId == number, n.c.AttributeVariable == name)
        id_ = connection.execute(sa.select(n.c.ID).where(*of_variable)).scalar()
        if id_ is None:
            id_ = journal.next_id(n)
            journal.insert(n, ID=id_, VariableId=number, AttributeVariable=name)
        here = (v.c.EntityId == entity, v.c.AttributeVariableId == id_)
        same = (v.c.Since.is_not_distinct_from(days["Since"]), v.c.Until.is_not_distinct_from(days["Until"]))
        if not journal.update(v, *here, *same, AttributeValue=given):
            journal.insert(v, ID=journal.next_id(v), EntityId=entity, AttributeVariableId=id_, AttributeValue=given,
                           **days)  # fmt: skip
        return ()

    body = {"variable": variable, "entity": value, "name": name, "value": given, "since": days["Since"],
            "until": days["Until"]}  # fmt: skip
    return Change(project, "attribute", body, change)

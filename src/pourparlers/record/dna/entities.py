"""Entities of a project: merged, given aliases, and attributes that hold from one day to another."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from pourparlers.base.errors import WrongUse
from pourparlers.base.problems import Problem
from pourparlers.record import tables
from pourparlers.record.types import AttributeValue, Entity

Change = Callable[[Connection], tuple[Problem, ...]]


def _variable(connection: Connection, project: str, variable: str) -> int:
    v = tables.dna["VARIABLES"].c
    found = connection.execute(sa.select(v.ID).where(v.project == project, v.Variable == variable)).scalars().first()
    if found is None:
        raise WrongUse(f"project {project!r} has no variable {variable!r}")
    return int(found)


def _entity(connection: Connection, project: str, variable: int, value: str) -> int:
    e, a = tables.dna["ENTITIES"].c, tables.dna_alias.c
    mine = sa.and_(e.project == project, e.VariableId == variable)
    found = connection.execute(sa.select(e.ID).where(mine, e.Value == value)).scalar()
    if found is None:
        query = sa.select(e.ID).join(tables.dna_alias, sa.and_(a.project == e.project, a.Entity == e.ID))
        found = connection.execute(query.where(mine, a.Alias == value)).scalar()
    if found is None:
        raise WrongUse(f"there is no entity {value!r}")
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

    def change(connection: Connection) -> tuple[Problem, ...]:
        number = _variable(connection, project, variable)
        one, two = (_entity(connection, project, number, v) for v in (kept, other))
        if one == two:
            return ()
        data, children = tables.dna["DATASHORTTEXT"], tables.dna["ENTITIES"]
        said = sa.and_(data.c.project == project, data.c.Entity == two)
        connection.execute(data.update().where(said).values(Entity=one))
        below = sa.and_(children.c.project == project, children.c.ChildOf == two)
        connection.execute(children.update().where(below).values(ChildOf=one))
        problems = _merge_attributes(connection, project, one, two, kept)
        _merge_aliases(connection, project, one, two, other)
        gone = sa.and_(children.c.project == project, children.c.ID.in_([two]))
        connection.execute(children.delete().where(gone))
        return problems

    return change


def _merge_aliases(connection: Connection, project: str, one: int, two: int, name: str) -> None:
    a = tables.dna_alias
    there = connection.execute(sa.select(a.c.Alias).where(a.c.project == project, a.c.Entity.in_([one, two]))).scalars()
    names = sorted({name, *there})
    connection.execute(a.delete().where(a.c.project == project, a.c.Entity.in_([one, two])))
    connection.execute(a.insert(), [{"project": project, "Entity": one, "Alias": n} for n in names])


def _merge_attributes(connection: Connection, project: str, one: int, two: int, kept: str) -> tuple[Problem, ...]:
    from pourparlers.base.problems import Where

    v = tables.dna["ATTRIBUTEVALUES"]
    rows = connection.execute(sa.select(v).where(v.c.project == project, v.c.EntityId.in_([one, two]))).all()
    own = {(r.AttributeVariableId, r.Since, r.Until): r.AttributeValue for r in rows if r.EntityId == one}
    problems = []
    for r in (r for r in rows if r.EntityId == two):
        key = (r.AttributeVariableId, r.Since, r.Until)
        here = (v.c.project == project, v.c.ID == r.ID)
        if key not in own:
            connection.execute(v.update().where(*here).values(EntityId=one))
            continue
        connection.execute(v.delete().where(*here))
        if own[key] != r.AttributeValue and r.AttributeValue:
            message = f"{kept!r} keeps {own[key]!r}; {r.AttributeValue!r} of the other is dropped"
            problems.append(Problem("attribute-dropped", Where(project), message, "set it by hand if wanted", "note"))
    return tuple(problems)


def alias(project: str, variable: str, value: str, name: str) -> Change:
    """Give an entity another name by which it is found."""

    def change(connection: Connection) -> tuple[Problem, ...]:
        entity = _entity(connection, project, _variable(connection, project, variable), value)
        a = tables.dna_alias
        there = sa.select(a.c.Alias).where(a.c.project == project, a.c.Entity == entity, a.c.Alias == name)
        if connection.execute(there).first() is None:
            connection.execute(a.insert().values(project=project, Entity=entity, Alias=name))
        return ()

    return change


def attribute(
    project: str, variable: str, value: str, name: str, given: str, *, since: date | None = None,
    until: date | None = None,
) -> Change:  # fmt: skip
    """Say what holds of an entity, from one day to another, both included; None leaves an end open."""

    def change(connection: Connection) -> tuple[Problem, ...]:
        if since and until and until < since:
            raise WrongUse(f"{since} is after {until}")
        number = _variable(connection, project, variable)
        entity = _entity(connection, project, number, value)
        n, v = tables.dna["ATTRIBUTEVARIABLES"], tables.dna["ATTRIBUTEVALUES"]
        of_variable = (n.c.project == project, n.c.VariableId == number, n.c.AttributeVariable == name)
        id_ = connection.execute(sa.select(n.c.ID).where(*of_variable)).scalar()
        if id_ is None:
            id_ = _next(connection, project, n)
            connection.execute(n.insert().values(project=project, ID=id_, VariableId=number, AttributeVariable=name))
        days = {"Since": since.isoformat() if since else None, "Until": until.isoformat() if until else None}
        here = (v.c.project == project, v.c.EntityId == entity, v.c.AttributeVariableId == id_)
        same = (v.c.Since.is_not_distinct_from(days["Since"]), v.c.Until.is_not_distinct_from(days["Until"]))
        if connection.execute(v.update().where(*here, *same).values(AttributeValue=given)).rowcount:
            return ()
        made = {"project": project, "ID": _next(connection, project, v), "EntityId": entity}
        connection.execute(v.insert().values(**made, AttributeVariableId=id_, AttributeValue=given, **days))
        return ()

    return change


def _next(connection: Connection, project: str, table: sa.Table) -> int:
    highest = connection.execute(sa.select(sa.func.max(table.c.ID)).where(table.c.project == project)).scalar()
    return int(highest or 0) + 1

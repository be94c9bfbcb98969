"""`pourparlers entity`: parties and persons of the record, or entities of a DNA project; merged, described, undone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

import click

from pourparlers.doors.cli.console import emit, emit_json, guarded, json_option, lang_option, language, tell
from pourparlers.doors.cli.folder import Day, open_record, record_option
from pourparlers.show.messages import messages
from pourparlers.show.tables import text_table

if TYPE_CHECKING:
    from pourparlers.record.dna.journal import Change
    from pourparlers.record.types import AttributeValue

Command = TypeVar("Command", bound=Callable[..., Any])


def where_options(command: Command) -> Command:
    """Whose entities: the record's own, or those of a variable of a project."""
    for option in reversed(
        (
            click.option("--project", help="Those of this DNA project; without it, of the record itself."),
            click.option("--variable", default="organization", show_default=True, help="Their variable there."),
            record_option, json_option, lang_option,
        )
    ):  # fmt: skip
        command = option(command)
    return command


def who_options(command: Command) -> Command:
    """Who changes something, and why."""
    for option in reversed(
        (
            click.option("--coder", envvar="POURPARLERS_CODER", required=True, show_envvar=True, help="Who says so."),
            click.option("--reason", default="", help="Why, in words; kept in the log."),
        )
    ):
        command = option(command)
    return command


@click.group("entity")
def entity() -> None:
    """Merge parties, give them aliases, attributes that hold from day to day, parents; see what was done, undo it.

    Example: pourparlers entity merge dockers-union union --coder ann
    """


@entity.command("list")
@click.option("--on", type=Day(), help="Attributes as they hold on this day; without it, all with their days.")
@where_options
@guarded
def list_(on: date | None, **given: Any) -> None:
    """The entities that something is said of; of a project, all of the variable.

    Example: pourparlers entity list --on 2025-06-01
    """
    with open_record(given["place"], given["lang"]) as record:
        if given["project"]:
            found = record.entities(given["project"], given["variable"])
            names = {e.id: e.value for e in found}
            rows: list[tuple[Any, ...]] = [
                (e.value, e.aliases, e.attributes, names.get(e.child_of or 0), ()) for e in found if e.value
            ]
        else:
            rows = [(e.id, e.aliases, e.attributes, e.parent, e.merged) for e in record.known_entities()]
    if given["as_json"]:
        emit_json({"entities": [_data(row, on) for row in rows]})
        return
    words = messages(language(given["lang"]))
    shown = [
        (
            name,
            ", ".join(aliases),
            "; ".join(_told(a, on) for a in _holding(attributes, on)),
            parent or "",
            ", ".join(merged),
        )
        for name, aliases, attributes, parent, merged in rows
    ]
    emit(text_table(shown, words.heads("entities")))


def _holding(attributes: Sequence[AttributeValue], on: date | None) -> list[AttributeValue]:
    return [a for a in attributes if on is None or a.holds(on)]


def _told(a: AttributeValue, on: date | None) -> str:
    days = "" if on or not (a.since or a.until) else f" ({a.since or '…'} – {a.until or '…'})"
    return f"{a.attribute}: {a.value}{days}"


def _data(row: tuple[Any, ...], on: date | None) -> dict[str, Any]:
    name, aliases, attributes, parent, merged = row
    said = [{"name": a.attribute, "value": a.value, "since": a.since.isoformat() if a.since else None,
             "until": a.until.isoformat() if a.until else None} for a in _holding(attributes, on)]  # fmt: skip
    return {"entity": name, "aliases": list(aliases), "attributes": said, "parent": parent, "merged": list(merged)}


@entity.command("merge")
@click.argument("other")
@click.argument("kept")
@who_options
@where_options
@guarded
def merge(other: str, kept: str, **given: Any) -> None:
    """OTHER is KEPT: everything said of the one is said of the other, in positions, networks and exports.

    Example: pourparlers entity merge dockers-union union --coder ann
    """
    from pourparlers.record.dna import entities

    _do(given, "merge", {"kept": kept, "other": other}, lambda p, v: entities.merge(p, v, kept, other))


@entity.command("alias")
@click.argument("entity_")
@click.argument("name")
@who_options
@where_options
@guarded
def alias(entity_: str, name: str, **given: Any) -> None:
    """Another name of an entity.

    Example: pourparlers entity alias union "Dockers' Union" --coder ann
    """
    from pourparlers.record.dna import entities

    _do(given, "alias", {"entity": entity_, "name": name}, lambda p, v: entities.alias(p, v, entity_, name))


@entity.command("attribute")
@click.argument("entity_")
@click.argument("name")
@click.argument("value")
@click.option("--since", type=Day(), help="First day on which it holds.")
@click.option("--until", type=Day(), help="Last day on which it holds.")
@who_options
@where_options
@guarded
def attribute(entity_: str, name: str, value: str, since: date | None, until: date | None, **given: Any) -> None:
    """What holds of an entity, from one day to another.

    Example: pourparlers entity attribute ann-lind role minister --until 2025-05-31 --coder ann
    """
    from pourparlers.record.dna import entities

    days = {"since": since.isoformat() if since else None, "until": until.isoformat() if until else None}
    body = {"entity": entity_, "name": name, "value": value} | days
    _do(given, "attribute", body,
        lambda p, v: entities.attribute(p, v, entity_, name, value, since=since, until=until))  # fmt: skip


@entity.command("parent")
@click.argument("entity_")
@click.argument("above", required=False)
@who_options
@where_options
@guarded
def parent(entity_: str, above: str | None, **given: Any) -> None:
    """ENTITY belongs to ABOVE; without ABOVE, to none.

    Example: pourparlers entity parent port-authority ministry-of-transport --coder ann
    """
    from pourparlers.record.dna import entities

    _do(given, "parent", {"entity": entity_, "parent": above}, lambda p, v: entities.parent(p, v, entity_, above))


@entity.command("undo")
@click.argument("number", type=int)
@who_options
@record_option
@json_option
@lang_option
@guarded
def undo(number: int, **given: Any) -> None:
    """One's own change does not hold; an undo can be undone too.

    Example: pourparlers entity undo 3 --coder ann
    """
    with open_record(given["place"], given["lang"]) as record:
        made = record.undo_change(number, coder=given["coder"], reason=given["reason"])
    if given["as_json"]:
        emit_json({"number": made, "act": "undo", "undone": number})
    else:
        emit(messages(language(given["lang"])).text("decide_undone", number=made, undone=number))


@entity.command("log")
@record_option
@json_option
@lang_option
@guarded
def log(**given: Any) -> None:
    """Who changed which entity or coding scheme, and when.

    Example: pourparlers entity log
    """
    from dataclasses import asdict

    from pourparlers.record.changes import undone

    with open_record(given["place"], given["lang"]) as record:
        listed = record.changes()
    gone = undone(listed)
    if given["as_json"]:
        emit_json({"changes": [asdict(c) | {"stands": c.number not in gone} for c in listed]})
        return
    words = messages(language(given["lang"]))
    rows = [
        (str(c.number), c.at[:16].replace("T", " "), c.coder, c.project, words.text(f"change_{c.act}"),
         " · ".join(str(v) for v in c.body.values() if v not in (None, "")), c.reason,
         words.text("log_undone") if c.number in gone else "")
        for c in listed
    ]  # fmt: skip
    emit(text_table(rows, words.heads("changes")))


def _do(given: dict[str, Any], act: str, body: dict[str, Any], make: Callable[[str, str], Change]) -> None:
    """The change in the record itself, or in a project, and what came of it."""
    with open_record(given["place"], given["lang"]) as record:
        who = {"coder": given["coder"], "reason": given["reason"]}
        if given["project"]:
            tell(record.change_project(make(given["project"], given["variable"]), **who))
            number = record.changes(given["project"])[-1].number
        else:
            number = record.change_entity(act, **who, **body)
    if given["as_json"]:
        emit_json({"number": number, "act": act, "project": given["project"] or "", "body": body})
    else:
        words = messages(language(given["lang"]))
        what = " · ".join(str(v) for v in body.values() if v not in (None, ""))
        emit(words.text("change_done", number=number, act=words.text(f"change_{act}"), what=what, coder=given["coder"]))

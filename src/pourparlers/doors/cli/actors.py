"""`pourparlers actors`: whom words refer to, and why; what the register holds."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pourparlers.doors.cli.console import (
    DONE,
    FINDINGS,
    emit,
    emit_json,
    guarded,
    json_option,
    lang_option,
    language,
    say,
    tell,
)

if TYPE_CHECKING:
    from pourparlers.knowledge import Register
    from pourparlers.reading.actors import Explanation
    from pourparlers.show.types import Language


@click.group()
def actors() -> None:
    """Say whom words refer to, and why.

    Example: pourparlers actors explain "le chef de la diplomatie turque" --date 2024-03-01
    """


@actors.command()
@click.argument("words")
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), default=None, help="The day the words were written.")
@click.option("--in", "text_language", type=click.Choice(["fr", "en"]), default=None, help="Language of the words.")
@click.option(
    "--actors", "extra", type=click.Path(path_type=Path, dir_okay=False), default=None, help="An actors.toml."
)
@lang_option
@json_option
@click.pass_context
@guarded
def explain(
    context: click.Context,
    words: str,
    day: datetime | None,
    text_language: str | None,
    extra: Path | None,
    lang: str | None,
    as_json: bool,
) -> None:
    """Say whom WORDS refer to on a day, and why.

    Example: pourparlers actors explain "le chef de la diplomatie turque" --date 2024-03-01
    """
    from pourparlers.reading.actors import explained

    register = _register(extra)
    on: date | None = day.date() if day else None
    found = explained(words, on, text_language, register)
    if as_json:
        emit_json(_as_json(found))
    else:
        _print(found, register, language(lang, found.language), on)
    context.exit(DONE if found.reference.known else FINDINGS)


@actors.command(name="list")
@click.option("--kind", default=None, help="Only actors of this kind: state, organisation, person, ...")
@click.option(
    "--date", "day", type=click.DateTime(["%Y-%m-%d"]), default=None, help="Only persons in office on that day."
)
@click.option(
    "--actors", "extra", type=click.Path(path_type=Path, dir_okay=False), default=None, help="An actors.toml."
)
@lang_option
@json_option
@guarded
def list_(kind: str | None, day: datetime | None, extra: Path | None, lang: str | None, as_json: bool) -> None:
    """List the actors of the register with their ids.

    Example: pourparlers actors list --kind state
    """
    register = _register(extra)
    tongue = language(lang)
    on = day.date() if day else None
    rows: list[dict[str, Any]] = []
    for entity in sorted(register.entities.values(), key=lambda e: (e.kind, e.id)):
        if kind is not None and entity.kind != kind or on is not None and entity.kind != "person":
            continue
        offices = (
            [t for t in register.tenures_of(entity.id) if on is None or t.covers(on)] if entity.kind == "person" else []
        )
        if on is not None and not offices:
            continue
        row: dict[str, Any] = {"id": entity.id, "kind": entity.kind, "name": register.display_name(entity.id, tongue)}
        if entity.kind == "person":
            row["offices"] = [
                {
                    "office": t.office,
                    "of": t.of,
                    "since": t.since and t.since.isoformat(),
                    "until": t.until and t.until.isoformat(),
                }
                for t in offices
            ]
        rows.append(row)
    if as_json:
        emit_json(rows)
        return
    for row in rows:
        offices_text = "; ".join(
            f"{o['office']} {o['of']} {o['since'] or ''}/{o['until'] or ''}" for o in row.get("offices", ())
        )
        emit("\t".join([row["kind"], row["id"], row["name"], *([offices_text] if offices_text else [])]))


def _register(extra: Path | None) -> Register:
    from pourparlers.knowledge.additions import register_with

    place = extra if extra is not None else Path("actors.toml")
    register = register_with(place if extra is not None or place.is_file() else None)
    tell(register.problems)
    return register


def _as_json(found: Explanation) -> dict[str, Any]:
    reference = found.reference
    return {
        "words": found.words,
        "language": found.language,
        "person": reference.person,
        "party": reference.party,
        "parties": list(reference.parties),
        "kind": reference.kind,
        "name": reference.name,
        "confidence": round(reference.confidence, 3),
        "reasons": list(reference.reasons),
        "flags": list(reference.flags),
    }


def _print(found: Explanation, register: Register, tongue: Language, on: date | None) -> None:
    from pourparlers.show.messages import messages

    text, colon = messages(tongue).section("actors_explain"), messages(tongue).text("colon")
    reference = found.reference

    def name(id_: str) -> str:
        shown = (
            register.display_name(id_, tongue)
            if id_ in register.entities
            else reference.name or register.display_name(id_, tongue)
        )
        return f"{shown} ({id_})"

    if reference.person:
        emit(text["person"] + colon + name(reference.person))
    if len(reference.parties) > 1:
        emit(
            text["parties"] + colon + ", ".join(f"{register.display_name(p, tongue)} ({p})" for p in reference.parties)
        )
    elif reference.party:
        emit(text["party"] + colon + f"{register.display_name(reference.party, tongue)} ({reference.party})")
    if not reference.known:
        emit(text["nobody"])
    emit(text["kind"] + colon + reference.kind)
    emit(text["sure"] + colon + f"{reference.confidence:.2f}")
    for reason in reference.reasons:
        emit(text["why"] + colon + reason)
    if reference.flags:
        emit(text["flags"] + colon + ", ".join(reference.flags))
    if on is None and found.role and reference.person is None and reference.party:
        say(text["dates"])

"""`pourparlers read`: articles in, a record out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pourparlers.doors.cli.console import FINDINGS, emit, emit_json, guarded, json_option, lang_option, language, say
from pourparlers.doors.cli.inputs import article_options, gather, read_all

if TYPE_CHECKING:
    from pourparlers.reading.types import Reading


@click.command("read")
@click.argument("sources", nargs=-1, type=click.Path(path_type=Path))
@article_options
@click.option("--record", "place", metavar="FILE", help="Keep what is read in this record.")
@click.option("--sure", is_flag=True, help="Only what is read with a confidence of 0.8 or more.")
@json_option
@lang_option
@guarded
def read(
    sources: tuple[Path, ...], day: str | None, issues: Path | None, actors: Path | None, language: str | None,
    place: str | None, sure: bool, as_json: bool, lang: str | None,
) -> None:  # fmt: skip
    """Read articles (files, or folders of .txt files): who said what, commitments, amounts, events.

    In a dossier folder, without SOURCE, its articles are read and kept in its record; bare files are only printed,
    unless --record names one.

    Example: pourparlers read article.txt --date 2025-09-05 --json
    """
    from pourparlers.reading.record_json import reading_to_json

    if not sources or place is None:
        sources, place = _from_folder(sources, place)
    inputs = gather(sources, day=day, issues=issues, actors=actors, language=language)
    readings = list(read_all(inputs))
    if place is not None:
        _keep(readings, place, lang)
    if sure:
        readings = [_sure(r) for r in readings]
    if as_json:
        records = [reading_to_json(r) for r in readings]
        emit_json(records[0] if len(records) == 1 else records)
    else:
        for reading in readings:
            emit(_listed(reading, lang))
    if inputs.refused:
        raise SystemExit(FINDINGS)


def _from_folder(sources: tuple[Path, ...], place: str | None) -> tuple[tuple[Path, ...], str | None]:
    from pourparlers.base.errors import WrongUse
    from pourparlers.record.folder import find

    folder = find()
    if folder is None:
        if not sources:
            raise WrongUse("name the articles to read, or call it in a dossier folder (pourparlers init FOLDER)")
        return sources, place
    return sources or (folder.articles,), place or folder.record


def _keep(readings: Sequence[Reading], place: str, lang: str | None) -> None:
    """Keep the readings; where an article was read before, say what another reading of it changed."""
    import pourparlers
    from pourparlers.record.store import Record
    from pourparlers.show.messages import messages

    with Record.open(place) as record:
        added = record.add_all(readings, reader=pourparlers.__version__)
        again = [a.article for a in added if a.new_reading and not a.new_article]
        changed = [d for name in again for d in record.differences(name)]
    if changed:
        decided = sum(d.decided for d in changed)
        say(messages(language(lang)).text("read_again", n=len(changed), decided=decided))


def _sure(reading: Reading) -> Reading:
    from dataclasses import replace

    return replace(
        reading,
        statements=tuple(s for s in reading.statements if s.confidence >= 0.8),
        commitments=tuple(c for c in reading.commitments if c.confidence >= 0.8),
    )


def _listed(reading: Reading, lang: str | None) -> str:
    from pourparlers.doors.cli.folder import shortened, word
    from pourparlers.show.messages import messages
    from pourparlers.show.tables import text_table

    text = reading.article.text
    spoken = language(lang, reading.article.language)
    words = messages(spoken)
    counts = {kind: len(getattr(reading, kind)) for kind in ("statements", "commitments", "amounts", "events")}
    head = f"{reading.article.id}: {words.counted(**counts)}"
    rows = [
        (s.id, s.party or "-", s.person or "-", f"{s.confidence:.2f}",
         shortened(" … ".join(c.of(text) for c in s.content), 90),
         ", ".join(f"{word(p.stance, spoken)} {p.issue}" for p in s.positions))
        for s in reading.statements
    ]  # fmt: skip
    return head + ("\n" + text_table(rows, words.heads("read")) if rows else "")

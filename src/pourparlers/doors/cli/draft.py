"""`pourparlers draft`: a first model.conflict out of the positions."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pourparlers.doors.cli.console import FINDINGS, emit, emit_json, guarded, json_option, lang_option, language, say
from pourparlers.doors.cli.folder import Day, open_record, record_option

if TYPE_CHECKING:
    from pourparlers.model.draft import Choice, Draft

_CHOICES = {
    "en": {
        "order": "{subject}: the record does not tell which matters more ({detail}); the code book's order stands",
        "controller": "{subject}: the code book names nobody who controls it; taken: {detail}",
        "maker": "{subject}: who commits is not told; taken for those who control the issue: {detail}",
        "left-out": "{subject}: left out, the model would grow too large",
        "silent": "{subject}: left out, those it depends on ({detail}) say nothing of it",
        "condition": "{subject}: the condition is no issue of the code book and is left out: {detail}",
        "trigger": "{subject}: the trigger is no issue of the model and is left out: {detail}",
        "contradicted": "{subject}: what is said on {detail} does not agree; the last and most frequent word counts",
        "no-option": "{subject}: takes a stance but controls no issue; it is no decision maker",
        "no-preference": "{subject}: no preference on record; all outcomes count as equally good for it",
        "no-options": "no issue has anybody who could decide it: give controlled_by in the code book",
    },
    "fr": {
        "order": "{subject} : rien ne dit ce qui compte le plus ({detail}) ; l’ordre est celui de la grille",
        "controller": "{subject} : la grille ne dit pas de qui cela dépend ; pris : {detail}",
        "maker": "{subject} : on ne sait qui s’engage ; attribué à ceux dont cela dépend : {detail}",
        "left-out": "{subject} : écarté, le modèle deviendrait trop grand",
        "silent": "{subject} : écarté, ceux dont cela dépend ({detail}) n’en disent rien",
        "condition": "{subject} : la condition n’est pas une question de la grille et reste de côté : {detail}",
        "trigger": "{subject} : le déclencheur n’est pas une question du modèle et reste de côté : {detail}",
        "contradicted": "{subject} : les propos sur {detail} se contredisent ; le dernier, le plus fréquent compte",
        "no-option": "{subject} : prend position mais ne décide de rien ; ce n’est pas un décideur",
        "no-preference": "{subject} : aucune préférence connue ; toutes les issues se valent pour lui",
        "no-options": "aucune question ne dépend de personne : indiquez controlled_by dans la grille",
    },
}


@click.command("draft")
@click.option("--on", type=Day(), help="The day the model is of; without it, the last day anybody was heard.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The file to write instead of model.conflict.")
@record_option
@json_option
@lang_option
@guarded
def draft(on: date | None, output: Path | None, place: str | None, as_json: bool, lang: str | None) -> None:
    """Draft model.conflict from the positions and commitments of the record.

    A file that a person has edited is never overwritten: the draft goes beside it (model.proposed.conflict) and the
    difference is printed. Where the draft had to choose, it says so on stderr.

    Example: pourparlers draft --on 2025-09-05
    """
    from pourparlers.model.print import print_conflict
    from pourparlers.record.folder import find

    folder = find()
    target = output or (folder.model if folder else Path("model.conflict"))
    spoken = language(lang)
    drafted = _drafted(on, place, folder.issues if folder else None, folder.title if folder else "", spoken)
    for choice in drafted.choices:
        say(told(choice, spoken))
    if drafted.conflict is None:
        raise SystemExit(FINDINGS)
    text = print_conflict(drafted.conflict)
    if as_json:
        from pourparlers.model import json_form

        emit_json(json_form.as_json(drafted.conflict))
        return
    _write(target, text)


def told(choice: Choice, lang: str) -> str:
    """A choice of the draft in words."""
    return _CHOICES[lang][choice.code].format(subject=choice.subject, detail=choice.detail)


def _drafted(on: date | None, place: str | None, issues: Path | None, title: str, lang: str) -> Draft:
    from pourparlers.knowledge import display_name
    from pourparlers.model.draft import draft as drafting
    from pourparlers.positions.commitments import commitments_of
    from pourparlers.positions.timeline import positions
    from pourparlers.sources.codebook import read_codebook
    from pourparlers.sources.types import CodeBook

    with open_record(place, lang) as record:
        readings = tuple(record.readings())
    day = on or max((r.article.published for r in readings if r.article.published), default=None)
    readings = tuple(r for r in readings if day is None or r.article.published is None or r.article.published <= day)
    book = read_codebook(issues)[0] if issues is not None and issues.is_file() else CodeBook()
    parties = {p for i in book.issues for p in i.controlled_by} | {p for r in readings for p, _ in r.names}
    names = {p: display_name(p, lang) for p in sorted(parties)}
    names = {p: n if n != p else p.replace("-", " ").capitalize() for p, n in names.items()}
    return drafting(positions(readings, on=day), commitments=commitments_of(readings), codebook=book, names=names,
                    title=title, as_of=day)  # fmt: skip


def _write(target: Path, text: str) -> None:
    from pourparlers.doors.cli.inputs import written_aside
    from pourparlers.model.keeping import difference, signed, untouched

    if target.exists():
        kept = target.read_text(encoding="utf-8")
        if not untouched(kept):
            beside = target.with_name(f"{target.stem}.proposed{target.suffix}")
            written_aside(beside, signed(text))
            emit(difference(kept, signed(text), target.name).rstrip("\n"))
            say(f"{target}: kept as it is edited; the draft is in {beside}")
            return
    written_aside(target, signed(text))
    emit(str(target))

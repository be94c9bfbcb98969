"""`pourparlers agreement`: how far coders agree, with each other and with the reading; what is left to settle."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from pourparlers.doors.cli.console import emit, emit_json, guarded, json_option, lang_option, language
from pourparlers.doors.cli.folder import open_record, record_option, shortened
from pourparlers.show.messages import messages
from pourparlers.show.tables import text_table

if TYPE_CHECKING:
    from pourparlers.record.agreement import Dispute
    from pourparlers.record.store import Record
    from pourparlers.show.messages import Messages


@click.command("agreement")
@click.option("--machine/--no-machine", default=True, show_default=True, help="With the reading as one more coder.")
@record_option
@json_option
@lang_option
@guarded
def agreement(machine: bool, place: str | None, as_json: bool, lang: str | None) -> None:
    """Krippendorff's alpha for each variable, agreement on spans, and the list of what coders left differently.

    Each line of that list is settled by one decision: pourparlers decide accept ARTICLE/s3 --settle --coder NAME

    Example: pourparlers agreement --no-machine
    """
    from dataclasses import asdict

    with open_record(place, lang) as record:
        found = record.agreement(machine=machine)
        names = _names(record, found.disputes)
    if as_json:
        disputes = [{"statement": names[d.article, d.key], "words": [list(w) for w in d.words]} for d in found.disputes]
        emit_json({"variables": [asdict(a) for a in found.variables], "spans": [asdict(s) for s in found.spans],
                   "disputes": disputes})  # fmt: skip
        return
    words = messages(language(lang))
    coded = [a for a in found.variables if a.units]
    if not coded:
        emit(words.text("agreement_none"))
        return
    rows = [(_variable(a.variable, words), _figure(a.alpha), str(a.units), ", ".join(a.coders)) for a in coded]
    emit(text_table(rows, words.heads("agreement")))
    spans = [(s.one, s.other, f"{s.f1:.3f}", _figure(s.alpha)) for s in found.spans]
    emit("\n" + text_table(spans, words.heads("spans")))
    if found.disputes:
        listed = [
            (names[d.article, d.key], coder, shortened(what, 90)) for d in found.disputes for coder, what in d.words
        ]
        emit("\n" + text_table(listed, words.heads("disputes")))


def _variable(name: str, words: Messages) -> str:
    """A variable in the language asked for."""
    for start, key in (("takes a stance on ", "variable_takes"), ("stance on ", "variable_stance")):
        if name.startswith(start):
            return words.text(key, issue=name.removeprefix(start))
    return words.text(f"variable_{name}")


def _figure(alpha: float | None) -> str:
    return "–" if alpha is None else f"{alpha:.3f}"


def _names(record: Record, disputes: tuple[Dispute, ...]) -> dict[tuple[str, str], str]:
    """What each disputed record is called: `talks/s3`."""
    names: dict[tuple[str, str], str] = {}
    for article in sorted({d.article for d in disputes}):
        ids: dict[str, Any] = {i.key: i.body["id"] for i in record.items(article)}
        for d in disputes:
            if d.article == article:
                names[article, d.key] = f"{article}/{ids.get(d.key, d.key)}"
    return names

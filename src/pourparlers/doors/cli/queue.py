"""`pourparlers queue`: what nobody has decided on yet, what matters first on top."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from pourparlers.doors.cli.console import emit, emit_json, guarded, json_option, lang_option, language
from pourparlers.doors.cli.folder import open_record, record_option, shortened, word
from pourparlers.show.messages import messages
from pourparlers.show.tables import text_table

if TYPE_CHECKING:
    from pourparlers.positions.effects import Effect
    from pourparlers.positions.pivots import Pivot
    from pourparlers.record.types import CodedStatement
    from pourparlers.show.types import Language


@click.command("queue")
@click.option(
    "--by",
    type=click.Choice(["confidence", "effect"]),
    default="confidence",
    show_default=True,
    help="The least sure first, or what would change positions and ties most if it were read wrongly.",
)
@click.option("--party", help="Only statements of this party (its id).")
@click.option("--issue", help="Only what takes a stance on this issue.")
@click.option("--article", help="Only this article.")
@click.option("--disputed", is_flag=True, help="Only what coders left differently.")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="How many are listed.")
@record_option
@json_option
@lang_option
@guarded
def queue(
    by: str, party: str | None, issue: str | None, article: str | None, disputed: bool, limit: int, place: str | None,
    as_json: bool, lang: str | None,
) -> None:  # fmt: skip
    """List the statements that wait for a decision: the least sure first, or those with the greatest effect.

    Example: pourparlers queue --by effect --limit 10
    """
    from pourparlers.positions.effects import effects
    from pourparlers.record.utterances import speakers

    with open_record(place, lang) as record:
        texts = {a.id: a.text for a in record.articles()}
        weighed = effects(record.utterances())
        waiting = [
            c for c in record.queue(disputed=disputed)
            if article in (None, c.article)
            and (party is None or party in speakers(c.statement))
            and (issue is None or issue in {p.issue for p in c.statement.positions})
        ]  # fmt: skip
    if by == "effect":
        waiting.sort(key=lambda c: (-_weight(weighed.get(c.id)), c.statement.confidence, c.id))
    shown = waiting[:limit]
    if as_json:
        emit_json({"waiting": len(waiting), "queue": [_data(c, weighed.get(c.id), texts[c.article]) for c in shown]})
        return
    tongue = language(lang)
    words = messages(tongue)
    rows = [_row(c, weighed.get(c.id), texts[c.article], tongue) for c in shown]
    emit(text_table(rows, words.heads("queue")))
    emit(words.text("queue_waiting", n=len(waiting)))


def _weight(effect: Effect | None) -> float:
    return effect.weight if effect else 0.0


def _content(c: CodedStatement, text: str) -> str:
    return " … ".join(span.of(text) for span in c.statement.content)


def _data(c: CodedStatement, effect: Effect | None, text: str) -> dict[str, Any]:
    from dataclasses import asdict

    from pourparlers.reading.record_json import statement_to_json

    return {
        "statement": c.id, "status": c.status, "confidence": c.statement.confidence, "weight": _weight(effect),
        "moved": [asdict(p) for p in effect.moved] if effect else [], "ties": effect.ties if effect else 0.0,
        "nearest": effect.nearest if effect else None, "text": _content(c, text),
        "record": statement_to_json(c.statement),
    }  # fmt: skip


def _row(c: CodedStatement, effect: Effect | None, text: str, tongue: Language) -> tuple[str, ...]:
    s = c.statement
    stances = ", ".join(f"{word(p.stance, tongue)} {p.issue}" for p in s.positions)
    moved = ", ".join(_moved(p, s.party, tongue) for p in effect.moved) if effect else ""
    figures = (f"{s.confidence:.2f}", f"{_weight(effect):.2f}")
    return c.id, *figures, s.party or "", stances, moved, shortened(_content(c, text))


def _moved(pivot: Pivot, party: str | None, tongue: Language) -> str:
    """A position that hangs on a statement, and what it would be without it."""
    whose = "" if pivot.party == party else f"{pivot.party} "
    return f"{whose}{pivot.issue} → {word(pivot.without, tongue) if pivot.without else '–'}"

"""The time line of a dossier: what happened, what was said when, what is due."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from pourparlers.reading.types import Reading
from pourparlers.show.figures.timeline import Days, Moment, first_day, timeline, timeline_narrow
from pourparlers.show.references import References
from pourparlers.show.rows import CommitmentRow, EventRow, StatementRow
from pourparlers.show.sentences import Voice


def timelines(
    voice: Voice, readings: Sequence[Reading], statements: Sequence[StatementRow],
    commitments: Sequence[CommitmentRow], events: Sequence[EventRow], refs: References,
) -> tuple[Markup, Markup]:  # fmt: skip
    """The figure for wide and for narrow pages."""
    words = voice.words
    happened = [
        Moment(e.date, e.ref, f"{e.when}: {e.what}", "hollow" if e.planned else "dot") for e in events if e.date
    ]
    who = {s.ref: s.who for s in statements}
    said = [
        Moment(s.said_on, ref, f"{words.day(s.said_on)}: {who[ref]}", "said")
        for r in readings for s in r.statements
        if s.said_on and (ref := refs.of(r.article.id, s.id)) in who
    ]  # fmt: skip
    action = {c.ref: f"{c.who}: {c.action}" for c in commitments}
    due = [
        Moment(c.deadline, ref, f"{words.day(c.deadline)}: {action[ref]}", "deadline")
        for r in readings for c in r.commitments
        if c.deadline and (ref := refs.of(r.article.id, c.id, "c")) in action
    ]  # fmt: skip
    lanes = [(words.text("lane_events"), happened), (words.text("lane_statements"), said),
             (words.text("lane_deadlines"), due)]  # fmt: skip
    published = sorted({r.article.published for r in readings if r.article.published})
    days = Days(_day_names(voice, [m.on for _, moments in lanes for m in moments], published),
                published[0] if len(published) == 1 else None, words.text("published"))  # fmt: skip
    label = words.text("timeline_label", events=len(happened), statements=len(said), deadlines=len(due))
    return timeline(lanes, days, label=label), timeline_narrow(lanes, days, label=label)


def _day_names(voice: Voice, dates: Sequence[str], published: Sequence[date]) -> dict[date, str]:
    """Short names of days: the year only where it changes, and no more exact than the most exact mention."""
    exact: dict[date, str] = {}
    for value in sorted((*dates, *(day.isoformat() for day in published)), key=len):
        day = first_day(value)
        if day:
            exact[day] = max(exact.get(day, ""), value, key=lambda v: (len(v), "W" not in v))
    names: dict[date, str] = {}
    year = 0
    for day, value in sorted(exact.items()):
        name = voice.words.day(value, short=True)
        names[day] = name.removesuffix(f" {day.year}") if day.year == year else name
        year = day.year
    return names

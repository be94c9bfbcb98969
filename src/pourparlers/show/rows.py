"""The rows of the dossier's tables: everything a template prints, already in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pourparlers.base.ids import slug
from pourparlers.base.text import Span
from pourparlers.reading.types import Reading, Statement
from pourparlers.record.utterances import speakers
from pourparlers.show.article_marks import tone
from pourparlers.show.nouns import capitalised
from pourparlers.show.references import References
from pourparlers.show.sentences import Voice
from pourparlers.show.sentences_commitments import (
    amount_check,
    check_detail,
    commitment_verb,
    event_line,
    maker_words,
    quantity_text,
)
from pourparlers.show.types import Ref

SURE, PROBABLE = 0.8, 0.5


@dataclass(frozen=True, slots=True)
class StanceMark:
    """A stance on an issue, with what it depends on."""

    issue: str
    label: str
    stance: str
    condition: str | None


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A statement as the table shows it."""

    ref: Ref
    article: int
    parties: tuple[str, ...]
    who: str
    party: str
    source: str
    cue: str
    content: tuple[str, ...]
    kind: str
    chain: str
    when: str
    stances: tuple[StanceMark, ...]
    tone: str
    hedged: bool
    level: str
    confidence: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CommitmentRow:
    """A commitment as the table shows it."""

    ref: Ref
    who: str
    count: int | None
    action: str
    firmness: str
    verb: str
    trigger: str
    deadline: str
    reported_by: str
    statement: Ref | None
    issue: str
    words: str


@dataclass(frozen=True, slots=True)
class AmountRow:
    """An amount with its conversions and their check."""

    ref: Ref
    what: str
    figures: tuple[tuple[str, str], ...]
    """(the figure in words of the dossier's language, the words of the article where they are others)"""
    check: str
    state: str
    detail: str
    caveat: str


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event of the time line."""

    ref: Ref
    date: str | None
    when: str
    what: str
    kind: str
    line: str
    planned: bool


def level(confidence: float) -> str:
    """How sure, in a word: `sure`, `probable`, `unsure`.

    >>> level(0.9), level(0.6), level(0.2)
    ('sure', 'probable', 'unsure')
    """
    return "sure" if confidence >= SURE else "probable" if confidence >= PROBABLE else "unsure"


def _cut(text: str, span: Span | None) -> str:
    return span.of(text).strip() if span else ""


def statement_rows(voice: Voice, readings: Sequence[Reading], refs: References) -> tuple[StatementRow, ...]:
    """All statements, in the order of the articles."""
    rows: list[StatementRow] = []
    for k, reading in enumerate(readings, 1):
        for statement in reading.statements:
            ref = refs.of(reading.article.id, statement.id)
            if ref:
                rows.append(_statement_row(voice, reading.article.text, statement, ref, k))
    return tuple(rows)


def _statement_row(voice: Voice, text: str, statement: Statement, ref: Ref, article: int) -> StatementRow:
    words = voice.words
    parties = speakers(statement)
    party = words.listing(voice.name(p) for p in parties)
    who = voice.name(statement.person) if statement.person else party or _cut(text, statement.source)
    chain = words.text("via", source=voice.noun(statement.via).subject) if statement.via else ""
    venue = voice.noun(statement.venue).to if statement.venue else ""
    when = words.day(statement.said_on) if statement.said_on else ""
    stances = tuple(StanceMark(p.issue, voice.issue(p.issue), p.stance, p.condition) for p in statement.positions)
    return StatementRow(
        ref=ref, article=article, parties=parties, who=capitalised(who or words.text("unknown_source")),
        party=party if statement.person else "", source=_cut(text, statement.source), cue=_cut(text, statement.cue),
        content=tuple(_cut(text, span) for span in statement.content), kind=words.text(f"kind_{statement.kind}"),
        chain=chain, when=" · ".join(part for part in (when, venue) if part), stances=stances, tone=tone(statement),
        hedged=statement.hedged, level=level(statement.confidence), confidence=words.percent(statement.confidence),
        reasons=reasons(voice, statement),
    )  # fmt: skip


def reasons(voice: Voice, statement: Statement) -> tuple[str, ...]:
    """Why the reading is no surer than it is: reserve, flags, stances carried over, else the construction."""
    words = voice.words
    found = [words.text("flag_hedged")] if statement.hedged else []
    found += [words.get(f"flag_{flag}", flag.replace("-", " ").replace("_", " ")) for flag in statement.flags]
    doubted = (p.reason for p in statement.positions if p.reason and p.confidence < SURE)
    found += [told for reason in doubted if (told := words.get(f"reason_{slug(reason)}", reason))]
    if not found and statement.rule and statement.confidence < SURE:
        name = words.get(f"rule_{statement.rule.split('-')[0]}", statement.rule.replace("-", " "))
        found.append(words.text("by_rule", rule=name))
    return tuple(dict.fromkeys(found))


def commitment_rows(voice: Voice, readings: Sequence[Reading], refs: References) -> tuple[CommitmentRow, ...]:
    """All commitments, in the order of the articles."""
    words = voice.words
    rows: list[CommitmentRow] = []
    for reading in readings:
        article = reading.article
        for c in reading.commitments:
            ref = refs.of(article.id, c.id, "c")
            if ref is None:
                continue
            who = words.listing(map(voice.name, c.parties)) or maker_words(reading, c) or voice.name(None)
            rows.append(
                CommitmentRow(
                    ref, capitalised(who), c.count, c.action,
                    words.get(f"firmness_{c.firmness}", c.firmness), commitment_verb(c),
                    c.trigger or _cut(article.text, c.trigger_span), words.day(c.deadline),
                    voice.name(c.reported_by) if c.reported_by else "",
                    refs.of(article.id, c.statement) if c.statement else None,
                    voice.issue(c.issue) if c.issue else "", c.span.of(article.text),
                )
            )  # fmt: skip
    return tuple(rows)


def amount_rows(voice: Voice, readings: Sequence[Reading], refs: References) -> tuple[AmountRow, ...]:
    """All amounts, in the order of the articles."""
    rows: list[AmountRow] = []
    for reading in readings:
        text = reading.article.text
        places = {a.id: ref for a in reading.amounts if (ref := refs.of(reading.article.id, a.id, "m"))}
        labels = {amount: ref.label for amount, ref in places.items()}
        for amount in reading.amounts:
            figures = tuple(_figure(quantity_text(voice.words, q), q.span.of(text)) for q in amount.quantities)
            state = {None: "none", True: "agree", False: "disagree"}[amount.consistent]
            detail = check_detail(voice, amount.check, labels)
            rows.append(AmountRow(places[amount.id], amount.what, figures, amount_check(voice, amount), state, detail,
                                  _cut(text, amount.caveat)))  # fmt: skip
    return tuple(rows)


def _figure(figure: str, words: str) -> tuple[str, str]:
    """A figure and the article's words for it, the latter only where they are others."""
    return figure, "" if "".join(figure.split()) == "".join(words.split()) else words


def event_rows(voice: Voice, readings: Sequence[Reading], refs: References) -> tuple[EventRow, ...]:
    """All events by date, those without one last."""
    words = voice.words
    rows: list[EventRow] = []
    for reading in readings:
        for event in reading.events:
            ref = refs.of(reading.article.id, event.id, "e")
            if ref:
                kind = words.get(f"event_{event.type}", event.type.capitalize())
                when = words.day(event.date) or words.text("no_date")
                line = event_line(voice, event)
                rows.append(EventRow(ref, event.date, when, event.what, kind, line, event.planned))
    return tuple(sorted(rows, key=lambda row: (row.date is None, row.date or "")))

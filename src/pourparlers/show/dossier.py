"""The dossier: everything that is known, on one page that needs nothing else.

One HTML file, no request to anywhere: style and script are inline and the page's own policy allows these two and
nothing more, by their hashes. All text passes the escaping of the templates; the same content gives the same bytes.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from itertools import groupby
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from pourparlers.model.print import print_conflict
from pourparlers.reading.types import Reading
from pourparlers.show.article_marks import Paragraph, paragraphs
from pourparlers.show.choices import choice_sentences
from pourparlers.show.figures.network import NARROW, WIDE, network
from pourparlers.show.figures.timeline import Days, Moment, first_day, timeline, timeline_narrow
from pourparlers.show.matrix import Matrix, matrix
from pourparlers.show.nouns import capitalised
from pourparlers.show.references import References, references
from pourparlers.show.rows import (
    CommitmentRow,
    EventRow,
    StatementRow,
    amount_rows,
    commitment_rows,
    event_rows,
    statement_rows,
)
from pourparlers.show.sentences import Voice, stance_sentence
from pourparlers.show.sentences_summary import summary
from pourparlers.show.types import DossierContent, Language, Sentence

LINES = {"supports": ("supports",), "opposes": ("opposes",), "mixed": ("mixed",), "other": ("not-opposed", "neutral")}
MOST_LINES = 150
"""lines from which on a network is a hairball and is left out"""
VERDICTS = ("supports", "opposes", "mixed", "not-opposed", "neutral")


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article as it is shown."""

    number: int
    anchor: str
    title: str
    headline: str
    byline: str
    language: str
    paragraphs: tuple[Paragraph, ...]


def dossier(content: DossierContent, *, lang: str) -> str:
    """The dossier as one HTML page, in French (`lang` "fr") or English."""
    language: Language = "fr" if lang.startswith("fr") else "en"
    view = _view(content, language)
    return _environment().get_template("dossier.html").render(view)


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("pourparlers.show", "templates"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, finalize=_printable,
    )  # fmt: skip


_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def _printable(value: object) -> object:
    """Text without the characters that HTML forbids; each becomes the sign for an unreadable one."""
    return _CONTROLS.sub("\ufffd", value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def _static(name: str) -> str:
    return resources.files("pourparlers.show").joinpath("static", name).read_text("utf-8")


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def policy() -> str:
    """The page's Content-Security-Policy: its own style and script, by hash, and nothing else."""
    return (
        f"default-src 'none'; style-src 'sha256-{_hash(_static('dossier.css'))}'; "
        f"script-src 'sha256-{_hash(_static('dossier.js'))}'; img-src data:; base-uri 'none'; form-action 'none'"
    )


def _names(content: DossierContent) -> dict[str, str]:
    known = {party: name for reading in content.readings for party, name in reading.names}
    return {**known, **{k: v for k, v in content.names.items() if v}}


def _issue_names(content: DossierContent) -> dict[str, str]:
    return {**{i.id: i.description for i in content.codebook.issues if i.description}, **content.issue_names}


def _view(content: DossierContent, language: Language) -> dict[str, Any]:
    voice = Voice(language, _names(content), _issue_names(content))
    words = voice.words
    refs = references(content.readings)
    table = matrix(
        content.readings, refs, positions=content.positions, issue_order=[i.id for i in content.codebook.issues]
    )
    statements = statement_rows(voice, content.readings, refs)
    commitments = commitment_rows(voice, content.readings, refs)
    events = event_rows(voice, content.readings, refs)
    return {
        "t": words, "lang": language, "title": content.title, "css": Markup(_static("dossier.css")),
        "js": Markup(_static("dossier.js")), "policy": policy(), "deck": _deck(voice, content.readings),
        "figures": _figures(voice, statements, table, commitments, events), "contents": _contents(voice, content),
        "readings": content.readings, "codebook": bool(content.codebook), "problems": content.problems,
        "summary": _summary(voice, content, refs, table), "account": content.account,
        "choices": choice_sentences(content.choices, voice, refs), "model_text": _model_text(content),
        "option_groups": _option_groups(content), "clashes": _clashes(voice, content, refs),
        "statements": statements, "commitments": commitments, "events": events,
        "amounts": amount_rows(voice, content.readings, refs), "precedents": _precedents(content, refs),
        "keys": [(k.split(), words.text(f"key_{name}")) for k, name in
                 (("j k", "next"), ("p", "passage"), ("/", "search"), ("?", "help"), ("Esc", "close"))],
        "about": [(words.text(f"about_{k}"), words.text(f"about_{k}_text"))
                  for k in ("marks", "numbers", "reading", "model")],
        **_positions(voice, content, table),
        **_filters(voice, statements),
        **_articles(voice, content, refs, statements),
        **_timelines(voice, content, statements, commitments, events, refs),
    }  # fmt: skip


def _deck(voice: Voice, readings: Sequence[Reading]) -> str:
    words = voice.words
    days = sorted({r.article.published for r in readings if r.article.published})
    if len(readings) == 1:
        article = readings[0].article
        about = [words.get(f"lang_{article.language}", "")]
        about += [words.text("deck_published", day=words.day(days[0]).replace(" ", "\u00a0"))] if days else []
        about += [f"({article.outlet})"] if article.outlet else []
        return words.text("deck_one", about=" ".join(part for part in about if part)).replace("  ", " ")
    if not days:
        period = words.text("period_unknown")
    elif len(days) == 1:
        period = words.text("period_day", day=words.day(days[0]))
    else:
        period = words.text("period", first=words.day(days[0]), last=words.day(days[-1]))
    return words.text("deck_many", n=len(readings), period=period)


def _figures(
    voice: Voice, statements: Sequence[StatementRow], table: Matrix, commitments: Sequence[CommitmentRow],
    events: Sequence[EventRow],
) -> list[tuple[str, str, str]]:  # fmt: skip
    parties = len({p for s in statements for p in s.parties})
    counts = (
        (len(statements), "statements", "statements"), (parties, "parties", "positions"),
        (len(table.issues), "issues", "positions"), (len(commitments), "commitments", "commitments"),
        (len(events), "events", "events"),
    )  # fmt: skip
    return [(voice.words.number(n), voice.words.text(f"key_{key}", n=n), anchor) for n, key, anchor in counts]


def _contents(voice: Voice, content: DossierContent) -> list[tuple[str, str]]:
    sections = ["summary", "positions", "model", "commitments", "amounts", "events", "statements"]
    last = "section_article" if len(content.readings) == 1 else "section_articles"
    named = [(key, voice.words.text(f"section_{key}")) for key in sections]
    return [*named, ("articles", voice.words.text(last)), ("about", voice.words.text("section_about"))]


def _summary(
    voice: Voice, content: DossierContent, refs: References, table: Matrix
) -> list[tuple[str, tuple[Sentence, ...]]]:
    groups = list(summary(voice, content.readings, refs, table))
    if content.account and content.account.summary:
        unsure = [g for g in groups if g[0] == "summary_unsure"]
        groups = [g for g in groups if g[0] != "summary_unsure"]
        groups += [("summary_model", content.account.summary[:3]), *unsure]
    return groups


def _option_groups(content: DossierContent) -> list[tuple[str, list[tuple[str, str]]]]:
    if content.account is None:
        return []
    groups = groupby(content.account.options, key=lambda row: row[0])
    return [(party, [(option, letters) for _, option, letters in rows]) for party, rows in groups]


def _model_text(content: DossierContent) -> str:
    """The conflict as the text file that `solve` and `dossier --model` take."""
    return print_conflict(content.conflict) if content.conflict is not None else ""


def _clashes(voice: Voice, content: DossierContent, refs: References) -> list[Sentence]:
    return [
        Sentence(
            voice.words.text(
                f"clash_{c.clash}", of_party=voice.noun(c.party).of, issue=voice.quoted(voice.issue(c.issue))
            ),
            refs.find_all((*c.one, *c.other)),
        )
        for c in content.contradictions
    ]


def _precedents(content: DossierContent, refs: References) -> list[tuple[Any, str]]:
    found = ((refs.of(r.article.id, p.id, "p"), p.what) for r in content.readings for p in r.precedents)
    return [(ref, what) for ref, what in found if ref]


def _positions(voice: Voice, content: DossierContent, table: Matrix) -> dict[str, Any]:
    cells = table.cells.values()
    sentences = {
        c.anchor: stance_sentence(voice, c.party, c.issue, c.verdict, refs=c.refs, conditions=c.conditions)
        for c in cells
    }
    heard = {p for r in content.readings for s in r.statements for p in (s.parties or (s.party,)) if p}
    silent = sorted(heard - set(table.parties), key=lambda p: voice.name(p).casefold())
    names = {p: capitalised(voice.name(p)) for p in table.parties}
    labels = {i: voice.issue(i) for i in table.issues}
    blocks = table.blocks() if len(content.readings) > 1 else (table,)
    return {
        "matrix": table, "blocks": blocks, "sentences": sentences, "party_names": names, "issue_labels": labels,
        "doubts": {c.anchor: voice.words.text(f"doubt_{c.doubt}") if c.doubt else "" for c in cells},
        "silent": voice.nouns(silent),
        "verdicts": [v for v in VERDICTS if any(c.verdict == v for c in cells)],
        "line_verdicts": [v for v in LINES if any(c.verdict in LINES[v] for c in cells)],
        "networks": [drawn for block in blocks for drawn in _networks(voice, block, names, labels)],
    }  # fmt: skip


def _networks(voice: Voice, block: Matrix, names: dict[str, str], labels: dict[str, str]) -> list[tuple[str, Markup]]:
    """The network of one block for wide and for narrow pages; none for parties that share nothing with anybody."""
    if len(block.parties) < 2 or len(block.cells) > MOST_LINES:
        return []
    label = voice.words.text("network_label", parties=len(block.parties), issues=len(block.issues))
    return [
        (key, network(block, party_names=names, issue_names=labels, label=label, shape=shape))
        for key, shape in (("wide", WIDE), ("narrow", NARROW))
    ]


def _filters(voice: Voice, statements: Sequence[StatementRow]) -> dict[str, Any]:
    """Choices of the filter; the page knows parties and issues by counters, not by ids found in data."""
    parties = Counter(p for s in statements for p in s.parties)
    issues = Counter(m.issue for s in statements for m in s.stances)
    party_keys = {p: f"p{n}" for n, p in enumerate(sorted(parties), 1)}
    issue_keys = {i: f"i{n}" for n, i in enumerate(sorted(issues), 1)}
    by_name = sorted(parties, key=lambda p: (voice.name(p).casefold(), p))
    return {
        "party_keys": party_keys, "issue_keys": issue_keys,
        "filter_parties": [(party_keys[p], capitalised(voice.name(p)), parties[p]) for p in by_name],
        "filter_issues": [(issue_keys[i], voice.issue(i), issues[i]) for i in sorted(issues, key=voice.issue)],
    }  # fmt: skip


def _articles(
    voice: Voice, content: DossierContent, refs: References, statements: Sequence[StatementRow]
) -> dict[str, Any]:
    views = []
    for number, reading in enumerate(content.readings, 1):
        article = reading.article
        parts = (article.outlet, voice.words.day(article.published) or voice.words.text("date_unknown"), article.file)
        title = article.title or article.file or voice.words.text("untitled", number=number)
        byline = " · ".join(part for part in parts if part and part != title)
        headline, cut = article.title or "", paragraphs(reading, refs)
        views.append(ArticleView(number, f"article-{number}", title, headline, byline, article.language, cut))
    return {"articles": views, "margin": {s.ref.anchor: s.who for s in statements}}


def _timelines(
    voice: Voice, content: DossierContent, statements: Sequence[StatementRow], commitments: Sequence[CommitmentRow],
    events: Sequence[EventRow], refs: References,
) -> dict[str, Any]:  # fmt: skip
    words = voice.words
    happened = [
        Moment(e.date, e.ref, f"{e.when}: {e.what}", "hollow" if e.planned else "dot") for e in events if e.date
    ]
    who = {s.ref: s.who for s in statements}
    said = [
        Moment(s.said_on, ref, f"{words.day(s.said_on)}: {who[ref]}", "said")
        for r in content.readings for s in r.statements
        if s.said_on and (ref := refs.of(r.article.id, s.id)) in who
    ]  # fmt: skip
    action = {c.ref: f"{c.who}: {c.action}" for c in commitments}
    due = [
        Moment(c.deadline, ref, f"{words.day(c.deadline)}: {action[ref]}", "deadline")
        for r in content.readings for c in r.commitments
        if c.deadline and (ref := refs.of(r.article.id, c.id, "c")) in action
    ]  # fmt: skip
    lanes = [(words.text("lane_events"), happened), (words.text("lane_statements"), said),
             (words.text("lane_deadlines"), due)]  # fmt: skip
    published = sorted({r.article.published for r in content.readings if r.article.published})
    days = Days(_day_names(voice, [m.on for _, moments in lanes for m in moments], published),
                published[0] if len(published) == 1 else None, words.text("published"))  # fmt: skip
    label = words.text("timeline_label", events=len(happened), statements=len(said), deadlines=len(due))
    return {
        "timeline": timeline(lanes, days, label=label), "timeline_narrow": timeline_narrow(lanes, days, label=label)
    }  # fmt: skip


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

"""The dossier: everything that is known, on one page that needs nothing else.

One HTML file, no request to anywhere: style and script are inline and the page's own policy allows these two and
nothing more, by their hashes. All text passes the escaping of the templates; the same content gives the same bytes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from markupsafe import Markup

from pourparlers.model.print import print_conflict
from pourparlers.reading.types import Reading
from pourparlers.show.article_marks import Paragraph, paragraphs
from pourparlers.show.choices import choice_sentences
from pourparlers.show.figures.network import NARROW, WIDE, network
from pourparlers.show.matrix import Matrix, matrix
from pourparlers.show.nouns import capitalised
from pourparlers.show.page import rendered
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
from pourparlers.show.timelines import timelines
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
    return rendered("dossier.html", view)


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
    wide, narrow = timelines(voice, content.readings, statements, commitments, events, refs)
    return {
        "t": words, "lang": language, "title": content.title,
        "deck": _deck(voice, content.readings),
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
        "timeline": wide, "timeline_narrow": narrow,
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

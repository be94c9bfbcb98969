"""The page as a file: whole, closed, escaped, the same every time, small."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pourparlers.base.text import Span
from pourparlers.reading.types import Event, Position, Reading, Statement
from pourparlers.show.dossier import dossier
from pourparlers.show.types import DossierContent
from pourparlers.sources.types import Article, CodeBook, Issue

Ferry = Callable[..., DossierContent]
VOID = {"meta", "link", "input", "br"}


class Page(HTMLParser):
    """What a browser would make of the page: elements, attributes, text, and whether the tags nest."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.faults: list[str] = []
        self.texts: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        self.ids += [value or "" for name, value in attrs if name == "id"]
        self.tags.append(tag)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(tag)

    def handle_data(self, data: str) -> None:
        if self.open[-1:] not in (["script"], ["style"]):
            self.texts.append(data)


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_tags_nest_ids_are_unique_and_every_link_leads_somewhere(ferry: Ferry, lang: str) -> None:
    page = Page(dossier(ferry(lang=lang), lang=lang))
    assert not page.faults and not page.open
    assert [i for i, n in Counter(page.ids).items() if n > 1] == []
    targets = {value for _, name, value in page.attributes if name in ("href", "aria-labelledby")}
    assert {t for t in targets if t.startswith("#") and t[1:] not in page.ids} == set()


def test_statement_and_passage_lead_to_each_other(ferry: Ferry) -> None:
    html = dossier(ferry(), lang="fr")
    for n in range(1, 10):
        assert f'href="#t-s{n}"' in html and f'id="t-s{n}" href="#s{n}"' in html


def test_nothing_comes_from_anywhere_else(ferry: Ferry) -> None:
    page = Page(dossier(ferry(), lang="en"))
    outside = [v for _, name, v in page.attributes if name in ("src", "href", "action", "srcset") and v[:1] != "#"]
    assert outside == ["data:,"]
    assert not [a for a in page.attributes if a[1].startswith("on") or a[1] == "style"]


def test_the_policy_allows_the_pages_own_style_and_script_and_nothing_else(ferry: Ferry) -> None:
    html = dossier(ferry(), lang="fr")
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)
    assert policy is not None
    told = policy[1].replace("&#39;", "'")
    assert told.startswith("default-src 'none'")
    for element in ("style", "script"):
        (text,) = re.findall(f"<{element}>(.*?)</{element}>", html, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{element}-src 'sha256-{digest}'" in told


def test_the_same_content_gives_the_same_bytes_whatever_the_hash_seed() -> None:
    program = (
        "import sys, hashlib; sys.path.insert(0, sys.argv[1]); import ferry; "
        "from pourparlers.show.dossier import dossier; "
        "print(hashlib.sha256(dossier(ferry.content(), lang='fr').encode()).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", program, str(Path(__file__).parent)], capture_output=True, text=True, check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(digests) == 1


def test_sections_appear_even_when_there_is_nothing_to_say() -> None:
    empty = DossierContent("Rien", (Reading(Article("a", "Un texte sans paroles.", "fr")),))
    for lang in ("fr", "en"):
        page = Page(dossier(empty, lang=lang))
        assert not page.faults
        for section in ("summary", "positions", "model", "commitments", "amounts", "events", "statements", "articles"):
            assert section in page.ids


def test_hearsay_stays_hearsay(ferry: Ferry) -> None:
    text = "".join(Page(dossier(ferry(), lang="fr")).texts)
    assert "2 déclarations ne sont connues que par un tiers." in text
    assert "1 déclaration est rapportée avec réserve" in text
    assert "rapporté seulement par d’autres" in text
    assert "source anonyme" in text


def test_amounts_say_whether_the_conversions_agree(ferry: Ferry) -> None:
    assert "les conversions concordent" in dossier(ferry(), lang="fr")
    content = ferry()
    reading = content.readings[0]
    wrong = replace(reading, amounts=tuple(replace(a, consistent=False, check="14 / 12") for a in reading.amounts))
    page = dossier(replace(content, readings=(wrong,)), lang="fr")
    assert "les conversions ne concordent pas" in page and "14 / 12" in page
    assert "Les conversions de 1 montant ne concordent pas entre elles." in page


MARKS = (*"<>\"'&/=-;:`\x00\x1b\u202e\u2028\ud800a \n", "</script>", "<!--", "]]>", "<img src=x onerror=alert(1)>")
EVIL = st.lists(st.sampled_from(MARKS), max_size=12).map("".join)


@settings(max_examples=40, deadline=None)
@given(text=EVIL.filter(lambda t: t.strip()), name=EVIL, id_=EVIL)
def test_no_text_of_a_stranger_becomes_markup(text: str, name: str, id_: str) -> None:
    whole = Span(0, len(text))
    against = (Position(id_, "opposes", text),)
    said = Statement(id_, 1, "direct", whole, None, (whole,), party=id_, via=id_, positions=against)
    event = Event(id_, 1, whole, text, text, (id_,), text, text)
    reading = Reading(Article(id_, text, "en", title=name, outlet=name), (said,), events=(event,))
    content = DossierContent(name, (reading,), CodeBook((Issue(id_, text),)), names={id_: name})
    page = Page(dossier(content, lang="en"))
    assert not page.faults and not page.open
    assert [page.tags.count(own) for own in ("script", "style", "link")] == [1, 1, 1]
    assert {"img", "iframe", "object", "base"}.isdisjoint(page.tags)
    assert not [a for a in page.attributes if a[1].startswith("on")]
    assert [v for _, n, v in page.attributes if n in ("src", "href") and v[:1] != "#"] == ["data:,"]


def many(articles: int, statements: int) -> DossierContent:
    """A dossier of so many articles with so many statements each."""
    sentence = "The delegation of the northern ports said it would accept the new tariff if the harbour stays open.\n"
    readings = []
    for k in range(articles):
        text = sentence * (statements + 8)
        said = tuple(
            Statement(f"s{n}", 1, "indirect", Span(n * 100, n * 100 + 34), Span(n * 100 + 35, n * 100 + 39),
                      (Span(n * 100 + 40, n * 100 + 98),), party=f"party-{(n + k) % 9}", confidence=0.6,
                      positions=(Position(f"issue-{n % 6}", ("supports", "opposes")[(n * k) % 2]),))
            for n in range(statements)
        )  # fmt: skip
        article = Article(f"article-{k}", text, "en", date(2026, 5, 1 + k % 28), title=f"Report {k}")
        readings.append(Reading(article, said))
    codebook = CodeBook(tuple(Issue(f"issue-{n}", f"The tariff of zone {n} is raised") for n in range(6)))
    return DossierContent("Ports", tuple(readings), codebook)


def test_thirty_articles_and_three_hundred_statements_stay_small() -> None:
    content = many(30, 10)
    page = dossier(content, lang="en")
    own_text = sum(len(r.article.text) for r in content.readings)
    assert len(page.encode()) - own_text < 330_000
    assert not Page(page).faults

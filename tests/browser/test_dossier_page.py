"""The dossier in a real browser: what a reader does with it, and what a stranger's text cannot do."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from pourparlers.base.text import Span
from pourparlers.reading.types import Amount, Commitment, Event, Position, Quantity, Reading, Statement
from pourparlers.show.dossier import dossier
from pourparlers.show.types import DossierContent
from pourparlers.sources.types import Article, CodeBook, Issue

pytestmark = pytest.mark.browser
Opened = Callable[..., Any]
REVERSED = (Path(__file__).parent / "reversed.js").read_text("utf-8")
CONTRAST = (Path(__file__).parent / "contrast.js").read_text("utf-8")

HOSTILE = (
    "</script><script>document.title='ran'</script> <img src=x onerror=\"document.title='ran'\"> "
    "<a href=\"javascript:document.title='ran'\">x</a> \u202egnihton\u202c “open «quotes» 'and <!-- comments "
    "&lt;b&gt; {{ 7*7 }} {% raw %} ]]> \x00\x1b \u2028 <svg onload=alert(1)> <style>*{display:none}</style>"
)


def hostile() -> DossierContent:
    """A dossier whose every free text is an attack."""
    text = HOSTILE + "\n" + HOSTILE
    span, half = Span(0, len(HOSTILE)), Span(20, len(HOSTILE) - 5)
    position = Position(HOSTILE, "opposes", HOSTILE)
    said = Statement(HOSTILE, 1, "direct", Span(0, 9), Span(9, 12), (span, half), HOSTILE, HOSTILE, (), HOSTILE,
                     HOSTILE, HOSTILE, True, (position,), 0.2, (HOSTILE,), HOSTILE)  # fmt: skip
    other = Statement("s2", 1, "mixed", None, None, (half,), None, "x", positions=(Position(HOSTILE, "supports"),))
    promise = Commitment(HOSTILE, 1, half, (HOSTILE,), HOSTILE, HOSTILE, HOSTILE, HOSTILE, None, HOSTILE, 3, HOSTILE)
    sums = (Quantity(1e6, Span(3, 9), "EUR"), Quantity(2, half, None, HOSTILE))
    amount = Amount(HOSTILE, 1, HOSTILE, sums, half, False, HOSTILE)
    events = (Event(HOSTILE, 1, span, HOSTILE, HOSTILE, (HOSTILE,), "2026-05-01", HOSTILE),
              Event("e2", 1, span, HOSTILE, "CONSULT", (), "2026-06-01"))  # fmt: skip
    article = Article(HOSTILE, text, "en", None, HOSTILE, HOSTILE, HOSTILE)
    reading = Reading(article, (said, other), (promise,), (amount,), events=events)
    return DossierContent(HOSTILE, (reading,), CodeBook((Issue(HOSTILE, HOSTILE),)), names={HOSTILE: HOSTILE})


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_text_of_a_stranger_stays_text(opened: Opened, lang: str) -> None:
    watched = opened(dossier(hostile(), lang=lang))
    page = watched.page
    for cell in page.locator("a.cell, .refs a").all():
        cell.hover(force=True)
        cell.click(force=True)
    page.keyboard.press("Escape")
    page.locator("input[name=q]").fill("<img src=x onerror=alert(1)>")
    page.locator("input[name=q]").fill("")
    assert page.title().startswith("</script><script>")
    assert page.locator("img, iframe, object").count() == 0
    assert page.locator("main").is_visible()
    assert page.evaluate("[...document.links].every((a) => a.getAttribute('href').startsWith('#'))")
    assert watched.quiet(page.url.split("#")[0].split("?")[0])
    page.set_viewport_size({"width": 400, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 400


def test_right_to_left_marks_do_not_turn_their_surroundings(opened: Opened) -> None:
    text = "\u202eUnclosed override"
    said = Statement("s1", 1, "direct", Span(0, len(text)), None, (Span(0, len(text)),), party="a")
    content = DossierContent("T", (Reading(Article("a", text, "en"), (said,)),), names={"a": "\u202eNorth"})
    page = opened(dossier(content, lang="en")).page
    assert page.evaluate(REVERSED, "direct quotation") is False
    assert page.evaluate(REVERSED, "Statements") is False


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 400])
def test_readable_in_both_themes_at_both_widths(opened: Opened, ferry: Any, theme: str, width: int) -> None:
    watched = opened(dossier(ferry(), lang="fr"), color_scheme=theme, viewport={"width": width, "height": 900})
    page = watched.page
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(CONTRAST) == []
    dark = page.evaluate("getComputedStyle(document.documentElement).backgroundColor") != "rgb(255, 255, 255)"
    assert dark == (theme == "dark")
    assert watched.quiet(page.url)


def test_everything_has_a_name(opened: Opened, ferry: Any) -> None:
    page = opened(dossier(ferry(), lang="en")).page
    assert page.evaluate("document.documentElement.lang") == "en"
    assert page.locator(".text").first.get_attribute("lang") == "fr"
    unnamed = """[...document.querySelectorAll('a, button, input, select, svg, [role=region], nav, dialog')].filter(
      (e) => !e.closest('svg[role=img] a') && !(e.textContent.trim() || e.getAttribute('aria-label')
        || e.labels?.length || e.getAttribute('aria-labelledby'))).map((e) => e.outerHTML.slice(0, 80))"""
    assert page.evaluate(unnamed) == []
    assert page.evaluate("[...document.querySelectorAll('svg')].every((s) => s.getAttribute('aria-label'))")
    headings = "[...document.querySelectorAll(':is(h1,h2,h3):not(dialog *)')].map((h) => +h.tagName[1])"
    levels = page.evaluate(headings)
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))
    assert page.evaluate("[...document.querySelectorAll('table')].every((t) => t.querySelector('thead th[scope=col]'))")


def test_a_cell_opens_its_passages_and_a_passage_its_place(opened: Opened, ferry: Any) -> None:
    page = opened(dossier(ferry(), lang="fr")).page
    page.locator("a.cell.opposes").click()
    panel = page.locator("#panel")
    assert panel.is_visible()
    assert "Le syndicat des marins s’oppose à" in panel.locator("h2").inner_text()
    assert panel.locator("mark").all_inner_texts() == ["toute réduction des équipages"]
    panel.locator("a.go").click()
    page.wait_for_timeout(100)
    assert page.locator("#t-s1").evaluate("e => e.matches(':target')")
    assert page.locator("#articles .hit").count() > 1
    page.keyboard.press("Escape")
    assert not panel.is_visible()


def test_the_panel_gives_focus_back(opened: Opened, ferry: Any) -> None:
    page = opened(dossier(ferry(), lang="fr")).page
    page.locator("a.cell").first.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('#panel') !== null")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.matches('a.cell')")


def test_a_line_of_the_network_opens_the_same_passages(opened: Opened, ferry: Any) -> None:
    page = opened(dossier(ferry(), lang="fr")).page
    page.locator(".at-wide .edges a").first.dispatch_event("click")
    assert page.locator("#panel article").count() >= 1


def test_keys_walk_through_the_statements(opened: Opened, ferry: Any) -> None:
    page = opened(dossier(ferry(), lang="fr")).page
    here = "document.activeElement.id"
    page.keyboard.press("j")
    assert page.evaluate(here) == "s1"
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    assert page.evaluate(here) == "s2"
    page.keyboard.press("p")
    assert page.evaluate(here) == "t-s2"
    page.keyboard.press("p")
    assert page.evaluate(here) == "s2"
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#help").is_visible()
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "q"
    page.keyboard.type("jkp?")
    assert page.locator("input[name=q]").input_value() == "jkp?"


def test_the_filter_narrows_and_its_view_can_be_sent(opened: Opened, ferry: Any) -> None:
    page = opened(dossier(ferry(), lang="fr")).page
    shown = page.locator(".statements tbody tr:visible")
    assert shown.count() == 9
    page.locator("select[name=party]").select_option(label="Syndicat des marins (3)")
    assert shown.count() == 3
    page.locator("input[name=q]").fill("REDUCTION")
    assert shown.count() == 1
    assert page.locator(".filter output").inner_text() == "1 / 9"
    page.goto(page.url)
    assert page.locator(".statements tbody tr:visible").count() == 1
    page.locator("button[type=reset]").click()
    page.wait_for_timeout(50)
    assert shown.count() == 9
    page.locator("input[name=q]").fill("zzz")
    assert page.locator("#none-left").is_visible()
    page.locator("#articles a.n").first.click()
    page.wait_for_timeout(100)
    assert page.locator("#s1").is_visible()


def test_on_paper_the_text_is_there_and_the_controls_are_not(opened: Opened, ferry: Any) -> None:
    page = opened(dossier(ferry(), lang="fr"), color_scheme="dark").page
    page.emulate_media(media="print", color_scheme="dark")
    for control in (".contents", ".filter", ".skip"):
        assert not page.locator(control).is_visible()
    assert page.locator("#articles .text").is_visible()
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
    assert page.pdf(format="A4").startswith(b"%PDF")


def test_without_script_every_link_still_leads_there(opened: Opened, ferry: Any) -> None:
    page = opened(dossier(ferry(), lang="fr"), java_script_enabled=False).page
    page.locator("a.cell").first.click()
    target = page.url.split("#")[1]
    assert page.locator(f"#{target}").is_visible()
    assert not page.locator(".filter").is_visible()

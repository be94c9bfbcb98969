"""The two catalogues say the same things."""

from __future__ import annotations

import re
from typing import Any

import pytest

from pourparlers.show.messages import messages

GRAMMAR = re.compile(r"^(nouns_|first_the|last_the|common_the|plural_last|mute_h|no_elision)")


def entries(language: str) -> dict[str, Any]:
    spoken = messages(language)  # type: ignore[arg-type]
    flat = {k: v for k, v in spoken.table.items() if not GRAMMAR.match(k)}
    return flat | {f"{name}.{k}": v for name, section in spoken.sections.items() for k, v in section.items()}


def placeholders(entry: Any) -> set[str]:
    texts = entry.values() if isinstance(entry, dict) else [entry] if isinstance(entry, str) else []
    return {name for text in texts for name in re.findall(r"{(\w+)}", text)}


def test_both_languages_have_the_same_keys() -> None:
    assert entries("fr").keys() == entries("en").keys()


def test_both_languages_fill_the_same_placeholders() -> None:
    other = entries("en")
    assert {k for k, v in entries("fr").items() if placeholders(v) != placeholders(other[k])} == set()


def test_counted_messages_have_one_and_other() -> None:
    for language in ("fr", "en"):
        counted = [v for v in entries(language).values() if isinstance(v, dict)]
        assert counted and all(set(v) == {"one", "other"} for v in counted)


@pytest.mark.parametrize(
    ("value", "french", "english"),
    [
        ("2026-05-01", "1er mai 2026", "1 May 2026"),
        ("2026-05", "mai 2026", "May 2026"),
        ("2026-W19", "semaine du 4 mai 2026", "week of 4 May 2026"),
        ("2028", "2028", "2028"),
        ("2026-13-45", "2026-13-45", "2026-13-45"),
        ("the coming days", "the coming days", "the coming days"),
    ],
)
def test_dates_are_as_exact_as_they_are_given(value: str, french: str, english: str) -> None:
    assert (messages("fr").day(value), messages("en").day(value)) == (french, english)


def test_french_counts_zero_as_one() -> None:
    assert messages("fr").text("statements", n=0) == "0 déclaration"
    assert messages("en").text("statements", n=0) == "0 statements"


def test_french_puts_a_space_before_high_punctuation() -> None:
    values = entries("fr").values()
    flat = [t for v in values for t in (v.values() if isinstance(v, dict) else [v]) if isinstance(t, str)]
    assert [t for t in flat if re.search(r"[^\s\u00a0\u202f][:;?!»](\s|$)", t)] == []
    assert [t for t in flat if re.search(r" [:;!»]", t)] == []

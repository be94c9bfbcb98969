"""Which language a text is in, by its commonest small words."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

_HOME = "pourparlers.languages"
_TOKEN = re.compile(r"[^\W\d_]+")


@cache
def known() -> tuple[str, ...]:
    """The languages that articles are read in: every folder of `languages/` with marks and cues.

    >>> known()
    ('de', 'en', 'fr')
    """
    folders = (place for place in resources.files(_HOME).iterdir() if place.is_dir())
    return tuple(sorted(f.name for f in folders if f.joinpath("marks.toml").is_file()))


@cache
def _small_words() -> dict[str, frozenset[str]]:
    text = resources.files(_HOME).joinpath("small-words.toml").read_text(encoding="utf-8")
    return {language: frozenset(words.split()) for language, words in tomllib.loads(text).items()}


def guess_language(text: str) -> str | None:
    """The language code whose small words make up most of the text, or None where no Latin-script guess holds.

    >>> guess_language("Le ministre a déclaré que les pourparlers se poursuivent.")
    'fr'
    >>> guess_language("The minister said that the talks had not ended.")
    'en'
    >>> guess_language("Переговоры продолжаются") is None
    True
    """
    tokens = [t.lower() for t in _TOKEN.findall(text[:20_000])]
    if not tokens:
        return None
    shares = {language: sum(t in words for t in tokens) / len(tokens) for language, words in _small_words().items()}
    best = max(shares, key=lambda language: (shares[language], language in known()))
    return best if shares[best] >= 0.12 else None

"""The figures that an issue's name gives: *wages rise by 4.5 percent*."""

from __future__ import annotations

from functools import lru_cache

from pourparlers.reading.stance.scene import Scene
from pourparlers.reading.words import words_of
from pourparlers.sources.types import Issue


def numbers_of(scene: Scene, issue: int) -> frozenset[str]:
    """The figures that the issue's description and terms give: *wages rise by 4.5 percent*."""
    return _numbers(scene.page.codebook.issues[issue], scene.language)


@lru_cache(maxsize=1024)
def _numbers(issue: Issue, language: str) -> frozenset[str]:
    texts = (issue.description, *(t.text for t in issue.terms))
    return frozenset(f for text in texts for f in words_of(text.lower(), language).forms if f[0].isdigit())

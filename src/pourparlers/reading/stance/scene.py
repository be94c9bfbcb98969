"""An article laid out for stance: its content words, its sentences, and for each statement what stands around it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import Any

from pourparlers.base.text import Span
from pourparlers.reading.stance.matching import Keyed, Touch, keyed, touches
from pourparlers.reading.stance.roles import Roles, roles_in
from pourparlers.reading.stance.vocabulary import Vocabulary, small_words, vocabulary
from pourparlers.reading.types import Page, Statement

REGIONS = ("content", "rest", "cue", "source", "previous", "next", "before", "paragraph", "earlier")
"""content; the rest of its sentences; cue; source; the sentence before and after; what precedes it in the paragraph;
the rest of the paragraph; the paragraph before"""

@dataclass(frozen=True, slots=True)
class Place:
    """A statement in its surroundings: sets of content-word tokens by region, and what its words say by role."""

    statement: Statement
    regions: tuple[frozenset[int], ...]
    forms: tuple[str, ...]
    """all tokens of the content, lower-cased"""
    first: int
    after: int
    content_first: int
    """the first token of the content"""
    sentences: tuple[int, int]
    """its first and last sentence"""
    paragraph: int
    cue: Roles
    content: Roles
    is_question: bool


class Scene:
    """What the stance passes need of a page, each part worked out when it is first asked for.

    Use `scene_of` to go on with what a pass before has worked out.
    """

    def __init__(self, page: Page) -> None:
        self.page = page
        self.language = page.article.language
        self.known: Vocabulary = vocabulary(self.language)
        self.remembered: dict[Any, Any] = {}
        """what has been worked out once: tops of spans, paths of mentions"""
        self._inside: dict[Span, tuple[int, int]] = {}

    @cached_property
    def hanging(self) -> dict[int, Any]:
        """What hangs on the tokens of the parse, as far as it has been looked at (see `composition`)."""
        return {}

    @cached_property
    def keyed(self) -> Keyed:
        return keyed(self.page.shadow, self.language)

    @cached_property
    def touches(self) -> tuple[Touch, ...]:
        return touches(self.keyed, self.page.codebook)

    @cached_property
    def _beginnings(self) -> list[int]:
        """Where the statements of the page begin, in the order of the text."""
        return sorted(s.extent.start for s in self.page.statements)

    def begin_between(self, start: int, stop: int) -> bool:
        """Whether a statement begins at one of these characters."""
        k = bisect_left(self._beginnings, start)
        return k < len(self._beginnings) and self._beginnings[k] < stop

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """First and one-past-last token of each sentence, by its marks alone."""
        words, found, start = self.keyed.words, [], 0
        for i in range(len(words)):
            if words.ends_sentence(i):
                if i > start:
                    found.append((start, i + 1))
                start = i + 1
        if start < len(words):
            found.append((start, len(words)))
        return tuple(found)

    @cached_property
    def sentence_of(self) -> dict[int, int]:
        """token -> index of its sentence."""
        return {t: s for s, (first, after) in enumerate(self.sentences) for t in range(first, after)}

    @cached_property
    def stems(self) -> dict[int, str]:
        """content-word token -> stem."""
        return dict(zip(self.keyed.tokens, self.keyed.stems, strict=True))

    @cached_property
    def paragraphs(self) -> tuple[int, ...]:
        """Paragraph of each sentence."""
        words, shadow, found, at, line = self.keyed.words, self.page.shadow, [], 0, 0
        for first, _ in self.sentences:
            line += shadow.count("\n", at, words.starts[first])
            at = words.starts[first]
            found.append(line)
        return tuple(found)

    @cached_property
    def places(self) -> tuple[Place, ...]:
        return tuple(self._place(s) for s in self.page.statements)

    @cached_property
    def parsed(self) -> dict[int, int]:
        """offset -> index of the token of the parse; empty where there is none."""
        doc = self.page.doc
        if doc is None or not doc.has_annotation("DEP"):
            return {}
        return {offset: i for i, offset in enumerate(doc.to_array("IDX").tolist())}

    def token_at(self, offset: int) -> Any:
        """The token of the parse that begins there; None where none does."""
        at = self.parsed.get(offset)
        return None if at is None else self.page.doc[at]

    def content_words(self, span: Span) -> list[int]:
        """The content-word tokens inside a span of characters."""
        return [self.keyed.tokens[i] for i in self.keyed.between(*span)]

    def tokens(self, span: Span) -> tuple[int, int]:
        """First and one-past-last token inside a span of characters; of cues and contents every rule asks."""
        known = self._inside.get(span)
        if known is None:
            first = self.keyed.words.at(span.start)
            known = self._inside[span] = first, max(first, self.keyed.words.at(span.end))
        return known

    def _denied(self, cue: Span) -> tuple[int, int]:
        """The tokens of a cue with the negation right behind it: *n'envisage* pas."""
        first, after = self.tokens(cue)
        forms, words = self.keyed.words.forms, partial(small_words, self.language)
        split = not words("split").isdisjoint(forms[first:after])
        second = words("negator") | words("split-negator")
        return first, after + (split and after < len(forms) and forms[after] in second)

    @cached_property
    def content_of_sentences(self) -> tuple[frozenset[int], ...]:
        """The content-word tokens of each sentence."""
        return tuple(frozenset(t for t in range(*s) if t in self.stems) for s in self.sentences)

    def _sentence(self, number: int) -> frozenset[int]:
        return self.content_of_sentences[number] if 0 <= number < len(self.sentences) else frozenset()

    def _of_paragraph(self, number: int) -> range:
        """The sentences of a paragraph; paragraphs ascend."""
        return range(bisect_left(self.paragraphs, number), bisect_right(self.paragraphs, number))

    def _regions(self, statement: Statement, a: int, b: int, paragraph: int) -> tuple[frozenset[int], ...]:
        """The content words of each of `REGIONS`, for a statement in sentences `a` to `b`."""
        content = {t for c in statement.content for t in self.content_words(c)}
        if not self.page.codebook:  # nobody asks then what stands around
            return (frozenset(content), *[frozenset[int]()] * (len(REGIONS) - 1))
        cue = set(self.content_words(statement.cue)) if statement.cue else set()
        source = set(self.content_words(statement.source)) if statement.source else set()
        same = self._of_paragraph(paragraph)
        rest = {t for s in range(a, b + 1) for t in self._sentence(s)} - content
        before = {t for s in same if s < a for t in self._sentence(s)}
        around = {t for s in same if not a <= s <= b for t in self._sentence(s)}
        earlier = {t for s in self._of_paragraph(paragraph - 1) for t in self._sentence(s)}
        regions = (content, rest, cue, source, self._sentence(a - 1), self._sentence(b + 1), before, around, earlier)
        return tuple(map(frozenset, regions))

    def _place(self, statement: Statement) -> Place:
        words, known = self.keyed.words, self.known
        first, after = self.tokens(statement.extent)
        last = max(first, min(after, len(words)) - 1)
        a = self.sentence_of.get(min(first, max(0, len(words) - 1)), 0)
        b = max(a, self.sentence_of.get(last, a))
        paragraph = self.paragraphs[a] if self.sentences else 0
        spans = [self.tokens(c) for c in statement.content]
        forms = tuple(f for x, y in spans for f in words.forms[x:y])
        return Place(
            statement,
            self._regions(statement, a, b, paragraph),
            forms,
            first,
            after,
            spans[0][0] if spans else first,
            (a, b),
            paragraph,
            roles_in(words, *self._denied(statement.cue), known) if statement.cue else Roles({}, ()),
            _joined([roles_in(words, x, y, known) for x, y in spans]),
            "?" in forms or "?" in words.forms[after : after + 2],
        )


def scene_of(page: Page) -> Scene:
    """The page laid out; where a pass before has done so and its statements stand where they stood, what it knows."""
    scene, before = Scene(page), page.layout
    if isinstance(before, Scene) and _stand_alike(before.page, page):
        known = vars(before) | {"page": page}
        if "places" in known:
            pairs = zip(before.places, page.statements, strict=True)
            known["places"] = tuple(replace(place, statement=statement) for place, statement in pairs)
        vars(scene).update(known)
    return scene


def _stand_alike(before: Page, page: Page) -> bool:
    """Whether two states of a page differ at most in what their statements mean, not in where they stand."""
    same = before.doc is page.doc and before.codebook is page.codebook
    return same and [_standing(s) for s in before.statements] == [_standing(s) for s in page.statements]


def _standing(s: Statement) -> tuple[object, ...]:
    return s.id, s.source, s.cue, s.content, s.party, s.via, s.kind


def _joined(parts: list[Roles]) -> Roles:
    if len(parts) == 1:
        return parts[0]
    counts: dict[tuple[str, int, bool], int] = {}
    for part in parts:
        for key, number in part.counts.items():
            counts[key] = counts.get(key, 0) + number
    return Roles(counts, tuple(n for part in parts for n in part.negations))


def top_of(scene: Scene, content: Sequence[Span]) -> Any:
    """The word of the content whose head lies outside it, if there is a parse."""
    if not content or not scene.parsed:
        return None
    if content[0] not in scene.remembered:
        scene.remembered[content[0]] = _top(scene, content)
    return scene.remembered[content[0]]


def _top(scene: Scene, content: Sequence[Span]) -> Any:
    first, after = scene.tokens(content[0])
    starts = scene.keyed.words.starts
    for index in range(first, after):
        token = scene.token_at(starts[index])
        if token is None or token.pos_ in ("PUNCT", "SCONJ", "SPACE", "CCONJ"):
            continue
        if token.head.i == token.i or not content[0].start <= token.head.idx < content[0].end:
            return token
    return None

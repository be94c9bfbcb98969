"""Words of attitude, judgement and action in a stretch of text, each with whether it is negated."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pourparlers.reading.stance.vocabulary import Vocabulary, small_stems, small_words
from pourparlers.reading.words import Words

ROLES = ("want", "refuse", "warn", "accept", "open", "answer", "report", "value", "act", "undo", "other", "judge")
_REACH_BEFORE, _REACH_AFTER = 4, 2
"""tokens before and, where negation is split (*ne veut pas*), after a word within which it is taken to be about it"""
_NO_PHRASE: tuple[tuple[tuple[str, int], ...], int, bool] = ((), 1, False)
SIGNED = tuple((role, sign) for role in ROLES for sign in (1, -1, 0))
"""of the columns of `Roles.signed`"""
TRIPLES = tuple((role, sign, negated) for role, sign in SIGNED for negated in (False, True))
"""of the columns of `Roles.triples`"""
_SIGNED_AT = {key: at for at, key in enumerate(SIGNED)}
_TRIPLES_AT = {key: at for at, key in enumerate(TRIPLES)}


@dataclass(frozen=True, slots=True)
class Roles:
    """(role, sign, negated) -> how often it occurs; and where the negations of the stretch stand."""

    counts: Mapping[tuple[str, int, bool], int]
    negations: tuple[int, ...]

    def total(self, roles: Iterable[str]) -> int:
        """Sum of the signs of these roles, each turned round where it is negated, from -2 to 2."""
        if not self.counts:
            return 0
        wanted = frozenset(roles)
        found = sum(s * (-n if negated else n) for (r, s, negated), n in self.counts.items() if r in wanted)
        return max(-2, min(2, found))

    def signed(self) -> list[int]:
        """For each of `SIGNED` 1 where it occurs, negated or not."""
        row = [0] * len(SIGNED)
        for role, sign, _ in self.counts:
            if (role, sign) in _SIGNED_AT:
                row[_SIGNED_AT[role, sign]] = 1
        return row

    def triples(self, most: int) -> list[int]:
        """For each of `TRIPLES` how often it occurs, at most `most`."""
        row = [0] * len(TRIPLES)
        for key, count in self.counts.items():
            if key in _TRIPLES_AT:
                row[_TRIPLES_AT[key]] = min(most, count)
        return row


def negations(words: Words, first: int, after: int, language: str) -> tuple[int, ...]:
    """The tokens that negate; *plus* and *que* only where *ne* stands before them makes them do so.

    >>> from pourparlers.reading.words import words_of
    >>> words = words_of("il ne veut plus de taxe en plus", "fr")
    >>> [words.forms[i] for i in negations(words, 0, len(words), "fr")]
    ['plus']
    """
    forms, negators = words.forms, small_words(language, "negator")
    split, after_split = small_words(language, "split"), small_words(language, "split-negator")
    stretch = forms[first:after]
    if negators.isdisjoint(stretch) and after_split.isdisjoint(stretch):  # as in most
        return ()
    return tuple(
        i
        for i, form in enumerate(stretch, first)
        if form in negators or (form in after_split and not split.isdisjoint(forms[max(first, i - 4) : i]))
    )


def roles_in(words: Words, first: int, after: int, known: Vocabulary) -> Roles:
    """All words and phrases of the polarity list between two tokens; a phrase may have a word in its gaps.

    >>> from pourparlers.reading.stance.vocabulary import vocabulary
    >>> from pourparlers.reading.words import words_of
    >>> words = words_of("Oslo ne récuse pas l'offre", "fr")
    >>> roles_in(words, 1, 4, vocabulary("fr")).counts
    {('refuse', -1, True): 1}
    """
    language = known.language
    negated_at = negations(words, first, after, language)
    follows = _REACH_AFTER if small_words(language, "split") else 0
    stems = known.stems(words.forms[first:after])
    phrases, polarity = known.phrases, known.polarity
    counts: dict[tuple[str, int, bool], int] = {}
    i = 0
    while i < len(stems):
        if stems[i] not in phrases and stems[i] not in polarity:
            i += 1
            continue
        found, step, denies = _phrase(stems, i, known) if stems[i] in phrases else _NO_PHRASE
        found = found or polarity.get(stems[i], ())
        if not found:
            i += step
            continue
        at = first + i
        within = step > 1 and any(at <= n < at + step for n in negated_at)
        step_of = 1 if words.forms[at] in small_words(language, "split") else step  # *ne s'interdit pas* denies once
        negated = not (within and denies) and (within or _negated(at, step_of, negated_at, follows))
        for role, sign in found:
            if role != "flip":
                counts[role, sign, negated] = counts.get((role, sign, negated), 0) + 1
        i += step
    return Roles(counts, negated_at)


def _negated(at: int, step: int, negated_at: tuple[int, ...], follows: int) -> bool:
    """Whether a negation is near enough to a word or phrase of `step` tokens to be about it: *ne s'y oppose* plus."""
    last = at + step - 1
    return any(0 < at - n <= _REACH_BEFORE or 0 < n - last <= follows for n in negated_at)


def _phrase(stems: list[str], start: int, known: Vocabulary) -> tuple[tuple[tuple[str, int], ...], int, bool]:
    """The role of the phrase that begins there, its length in tokens, and whether it holds a negation of its own."""
    for phrase, role, sign in known.phrases[stems[start]]:
        at = start
        for stem in phrase[1:]:
            if at + 1 < len(stems) and stems[at + 1] == stem:
                at += 1
            elif at + 2 < len(stems) and stems[at + 2] == stem:
                at += 2
            else:
                break
        else:
            denies = not small_stems(known.language, "negator").isdisjoint(phrase)
            return ((role, sign),), at - start + 1, denies
    return _NO_PHRASE

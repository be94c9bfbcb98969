"""The clause around a trigger: what it is found by is the tree, how far it goes the surface says."""

from __future__ import annotations

from pourparlers.reading.events.tables import EventTables
from pourparlers.reading.tree import Tokens

_STOPS = frozenset(',;:.!?()"–\n')
_LONG_GROUP, _LONG_CLAUSE = 12, 80  # tokens
_CLITICS = frozenset(("AUX", "ADV", "PART", "PRON"))


def _stops(tokens: Tokens, index: int) -> bool:
    """Whether a mark ends the clause here; a hyphen does with a space before it, as after a dateline."""
    form = tokens.lower[index]
    return (
        form in _STOPS or form[0] == "\n" or (form == "-" and index > 0 and tokens.start[index] > tokens.end[index - 1])
    )


def verb_group(tokens: Tokens, index: int) -> int:
    """The first token of the verb group that token `index` closes: auxiliaries, clitics, adverbs before it."""
    first = index
    while (
        first > max(0, index - _LONG_GROUP)
        and tokens.pos[first - 1] in _CLITICS
        and tokens.dep[first - 1] not in ("nsubj", "nsubj:pass")
    ):
        if tokens.lower[first - 1] in _STOPS:
            break
        first -= 1
    return first


def clause_start(tokens: Tokens, group: int, tables: EventTables) -> int:
    """The first token of the clause whose verb group begins at `group`; over an apposition between commas."""
    first = group
    while first > max(0, group - _LONG_CLAUSE):
        before = tokens.lower[first - 1]
        if _stops(tokens, first - 1):
            opened = _apposition(tokens, first - 1) if first == group and before in ',)"–' else None
            if opened is None:
                break
            first = opened
            continue
        if _breaks(tokens, first - 1, tables):
            break
        first -= 1
    while first < group and tokens.pos[first] in ("CCONJ", "SPACE", "ADV", "SCONJ"):
        first += 1
    return first


def _apposition(tokens: Tokens, close: int) -> int | None:
    """The token at which an apposition that ends with a mark at `close` begins, if a noun stands before it."""
    index = close - 1
    while index > 0 and close - index < 25:
        form = tokens.lower[index]
        if form in ".!?;:" or form.startswith("\n"):
            return None
        if form in (",", "–", "(") and tokens.pos[index - 1] in ("NOUN", "PROPN", "ADJ", "NUM"):
            return index
        index -= 1
    return None


def clause_end(tokens: Tokens, index: int, tables: EventTables) -> int:
    """One past the last token of the clause of a verb at `index`."""
    after = index + 1
    while after < min(len(tokens), index + _LONG_CLAUSE):
        if _stops(tokens, after) or _breaks(tokens, after, tables):
            break
        if tokens.pos[after] == "CCONJ" and _verb_follows(tokens, after):
            break
        after += 1
    while after > index + 1 and tokens.pos[after - 1] in ("CCONJ", "SPACE", "SCONJ", "ADP"):
        after -= 1
    return after


def _breaks(tokens: Tokens, index: int, tables: EventTables) -> bool:
    """Whether a word begins another clause; "après" and "as" do only before a clause, not before a noun."""
    form = tokens.lower[index]
    if form not in tables.breaks:
        return False
    return tokens.pos[index] != "ADP" or form in ("que", "qu'")


def _verb_follows(tokens: Tokens, index: int) -> bool:
    for step in range(index + 1, min(index + 5, len(tokens))):
        if tokens.pos[step] in ("VERB", "AUX"):
            return True
        if tokens.pos[step] in ("NOUN", "PROPN") or tokens.lower[step] in _STOPS:
            return False
    return False

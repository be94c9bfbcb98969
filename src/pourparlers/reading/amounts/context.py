"""The words around an amount: what it is for, and the doubt that the text casts on it."""

from __future__ import annotations

from pourparlers.base.text import Span
from pourparlers.reading.amounts.found import Found
from pourparlers.reading.amounts.tables import AmountTables
from pourparlers.reading.tree import Tokens, noun_phrase, token_at
from pourparlers.reading.words import Words

_LONGEST = 8  # words of a `what`
_STOPS = frozenset(',;:.!?()[]\n"–')


def what(words: Words, group: list[Found], tables: AmountTables, tokens: Tokens | None = None) -> str:
    """A short phrase of the text that says what the amount is: the noun it completes, or what completes it.

    With a parse the noun is the one that the amount hangs on, or the subject of its verb.

    >>> from pourparlers.reading.amounts.quantities import quantities
    >>> from pourparlers.reading.amounts.tables import amount_tables
    >>> from pourparlers.reading.words import words_of
    >>> def of(text, language):
    ...     words, tables = words_of(text, language), amount_tables(language)
    ...     return what(words, quantities(words, tables)[:1], tables)
    >>> of("She offered a one-off payment of £1,500 to all.", "en")
    'a one-off payment'
    >>> of("Elle a reçu 3 millions d'euros en ventes de carburant, dit-on.", "fr")
    'en ventes de carburant'
    """
    forms, first, after = words.forms, group[0].first, group[-1].after
    named = _by_tree(words, group, tokens, tables) if tokens is not None else None
    if named:
        return named
    if first and forms[first - 1] in tables.of:
        noun = _back(words, first - 1)
        if noun:
            return noun
    while after < len(words) and forms[after] == ")":
        after += 1
    if after + 1 < len(words) and forms[after] in tables.follow and not forms[after + 1][0].isdecimal():
        end = _forward(words, after)
        while end > after and forms[end - 1] in tables.of | tables.follow:
            end -= 1
        if end > after + 1:
            return words.span(after, end).of(words.text)
    return _back(words, first) or words.span(first, group[-1].after).of(words.text)


def _by_tree(words: Words, group: list[Found], tokens: Tokens, tables: AmountTables) -> str | None:
    """The noun phrase that the first quantity hangs on, without the amount; the subject where it hangs on a verb."""
    span = group[0].quantity.span
    low, high = token_at(tokens, span.start), token_at(tokens, span.end - 1)
    if low is None or high is None:
        return None
    inside = range(low, high + 1)
    root = next((i for i in inside if tokens.head[i] not in inside), None)
    if root is None:
        return None
    head = tokens.head[root]
    if tokens.pos[head] == "VERB" and tokens.dep[root] in ("obj", "obl", "xcomp", "nsubj"):
        subject = next((i for i in _children(tokens, head) if tokens.dep[i] in ("nsubj", "nsubj:pass")), None)
        if subject is None or subject in inside or tokens.pos[subject] == "PRON" or _followed(words, group, tables):
            return None
        head = subject
    if tokens.pos[head] not in ("NOUN", "PROPN"):
        return None
    first, after = noun_phrase(tokens, head)
    if head > high:
        first = max(first, high + 1)  # "a $14 million gift"
    elif head < low:
        after = min(after, low)
    while after > first and (tokens.pos[after - 1] in _LOOSE_ENDS or after - first > _LONGEST):
        after -= 1
    return " ".join(words.text[tokens.start[first] : tokens.end[after - 1]].split()) if after > first else None


_LOOSE_ENDS = frozenset(("ADP", "DET", "CCONJ", "PUNCT", "ADV"))


def _children(tokens: Tokens, head: int) -> list[int]:
    return [i for i in range(max(0, head - 40), min(len(tokens), head + 40)) if tokens.head[i] == head and i != head]


def _followed(words: Words, group: list[Found], tables: AmountTables) -> bool:
    """Whether a complement right behind the amount says more than its subject ("en ventes de carburant")."""
    after = group[-1].after
    while after < len(words) and words.forms[after] == ")":
        after += 1
    return after < len(words) and words.forms[after] in tables.follow


def _forward(words: Words, first: int) -> int:
    end = first
    while end < len(words) and end - first < _LONGEST and words.forms[end] not in _STOPS:
        end += 1
    return end


def _back(words: Words, after: int) -> str:
    """The words before, as far back as a mark or the number of words allows."""
    first = after
    while first > 0 and after - first < 5 and words.forms[first - 1] not in _STOPS:
        first -= 1
        if words.forms[first] in _DETERMINERS and after - first > 1:
            break
    while first < after and words.forms[first] in _NOT_FIRST:
        first += 1
    return words.span(first, after).of(words.text) if first < after else ""


_DETERMINERS = frozenset("""
    le la les l' un une des du son sa ses leur leurs ce cette ces the a an its their his her this
""".split())
_NOT_FIRST = frozenset("""
    de d' des du à et ou que qu' qui of to and or that which by for le la les l' un une
""".split())


def caveat(words: Words, group: list[Found], tables: AmountTables) -> Span | None:
    """The clause after the amount, in its sentence, that says it is not sure or not true.

    >>> from pourparlers.reading.amounts.quantities import quantities
    >>> from pourparlers.reading.amounts.tables import amount_tables
    >>> from pourparlers.reading.words import words_of
    >>> text = "It earned $5m, although the true figure is far higher. Rome agreed."
    >>> words, tables = words_of(text, "en"), amount_tables("en")
    >>> caveat(words, quantities(words, tables), tables).of(text)
    'although the true figure is far higher'
    """
    index = group[-1].after
    _, after = words.sentence(group[-1].after - 1)
    while index < after:
        opener = tables.openers.at(words, index)
        if opener is not None and index and words.forms[index - 1] in ",;–(":
            end = index
            while end < after and words.forms[end] not in ".;!?\n)":
                end += 1
            if any(True for _ in tables.doubts.find(words, index, end)):
                return words.span(index, end)
        index += 1
    return None

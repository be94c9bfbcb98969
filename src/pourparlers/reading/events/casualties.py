"""How many were killed and wounded, as a stretch of text counts them."""

from __future__ import annotations

from pourparlers.reading.events.tables import EventTables
from pourparlers.reading.number_words import number_words
from pourparlers.reading.numbers import read_number
from pourparlers.reading.words import Words

_REACH = 8
_SHARES = frozenset(("%", "per", "percent", "pour", "pct"))


def casualties(words: Words, first: int, after: int, tables: EventTables) -> tuple[int | None, int | None]:
    """The killed and the wounded between two tokens; None where no number is given.

    >>> from pourparlers.reading.events.tables import event_tables
    >>> from pourparlers.reading.words import words_of
    >>> def of(text, language):
    ...     words = words_of(text, language)
    ...     return casualties(words, 0, len(words), event_tables(language))
    >>> of("Deux personnes nettoyant les mines ont été tuées jeudi", "fr"), of("faisant 12 morts et 30 blessés", "fr")
    ((2, None), (12, 30))
    >>> of("Clashes killed at least 64 people, wounding one fisherman", "en")
    (64, 1)
    """
    killed = wounded = None
    for index in range(first, after):
        form = words.forms[index]
        if form in tables.killed and killed is None:
            killed = _count(words, index, first, after, tables)
        elif form in tables.wounded and wounded is None:
            wounded = _count(words, index, first, after, tables)
    return killed, wounded


def _count(words: Words, index: int, first: int, after: int, tables: EventTables) -> int | None:
    """The number that goes with a word for killed or wounded: after an active verb, else before."""
    form = words.forms[index]
    if form in tables.active:
        step = index + 1
        while step < after and words.forms[step] in tables.skip and not _number(words, step, tables):
            step += 1
        if step < after and (value := _number(words, step, tables)):
            return value
    for step in range(index - 1, max(first, index - _REACH) - 1, -1):
        if words.forms[step] in ".;:\n" or words.forms[step] in tables.killed | tables.wounded:
            return None
        value = _number(words, step, tables)
        if value == 1 and index - step > 2:
            continue  # the article of another noun
        if value:
            start = step
            while start > first and _number(words, start - 1, tables):
                start -= 1
            return _number(words, start, tables)
    return None


def _number(words: Words, index: int, tables: EventTables) -> int | None:
    """A whole number at a token, an article counted as one only before a noun of a person."""
    table = number_words(tables.language)
    form = words.forms[index]
    if not form[0].isdecimal() and form not in table.starts:
        return None
    number = read_number(words, index, table)
    if number is not None and number.after < len(words) and words.forms[number.after] in _SHARES:
        return None
    if number is None or number.value != int(number.value) or not 0 < number.value < 10_000_000:
        return None
    return int(number.value)

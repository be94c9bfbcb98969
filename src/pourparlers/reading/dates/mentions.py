"""Every expression of time in a text, with what it comes to."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from pourparlers.base.dates import period
from pourparlers.reading.dates.calendar import day_before
from pourparlers.reading.dates.normalisation import Occasion, worked_out
from pourparlers.reading.dates.tables import DateTables, date_tables
from pourparlers.reading.dates.tense import direction_at
from pourparlers.reading.forms import Match
from pourparlers.reading.types import DateKind, DateMention
from pourparlers.reading.words import Words, words_of

_COUNTS_FROM_NOW = frozenset(("ahead", "span"))
_CLOSE_BY = 6
_ONSETS = frozenset(("weekday", "day-of-month", "date", "month"))
_WITHIN = frozenset(("within", "inside", "sous", "délai", "ici", "avant", "les"))


def mentions(words: Words, tables: DateTables, *, published: date | None) -> list[DateMention]:
    """All of them, left to right, none overlapping.

    >>> from pourparlers.reading.dates.tables import date_tables
    >>> from pourparlers.reading.words import words_of
    >>> def show(text, language):
    ...     found = mentions(words_of(text, language), date_tables(language), published=date(2025, 9, 5))
    ...     return [(m.span.of(text), m.value, m.kind) for m in found]
    >>> show("Il a dit jeudi qu'il répondrait d'ici la fin du mois.", "fr")
    [('jeudi', '2025-09-04', 'point'), ('la fin du mois', '2025-09-30', 'deadline')]
    >>> show("Since 2019 they have met in May; talks last for 90 days.", "en")
    [('2019', '2019', 'since'), ('May', '2025-05', 'point'), ('for 90 days', 'for 90 days', 'duration')]
    """
    found: list[DateMention] = []
    forms, starts = words.forms, tables.forms.starts
    index, end, today = 0, len(words), published
    while index < end:
        form = forms[index]
        if form in starts or form[0].isdecimal():
            match = tables.forms.at(words, index)
            if match is not None and match.gives["gives"] == "skip":
                index = match.after
                continue
            if match is not None:
                day = published if match.gives["gives"] != "then" else today
                mention = _mention(words, match, tables, day, _year_named(words, found, match))
                if mention is not None:
                    found.append(mention)
                    today = _day_told(mention, published, today)
                    index = match.after
                    continue
        index += 1
    return found


@lru_cache(maxsize=64)
def mentions_in(text: str, language: str, published: date | None) -> tuple[DateMention, ...]:
    """The same for a shadow text; the last texts are remembered, since several passes ask in turn for a batch.

    >>> [m.value for m in mentions_in("Il viendra jeudi.", "fr", date(2025, 9, 5))]
    ['2025-09-11']
    """
    return tuple(mentions(words_of(text, language), date_tables(language), published=published))


def _day_told(mention: DateMention, published: date | None, today: date | None) -> date | None:
    """The day the text is telling of after a mention: "in the evening" is the evening of that day."""
    known = period(mention.value) if mention.kind == "point" else None
    if known is None or published is None or known[0] != known[1] or known[1] > published:
        return today
    return known[0] if (published - known[0]).days < _RECENT else today


_RECENT = 7


def _year_named(words: Words, found: list[DateMention], match: Match) -> int | None:
    """The year of the mention before, where it is nothing but a year that opens the same sentence."""
    if not found or len(found[-1].value) != 4 or found[-1].kind != "point":
        return None
    at = words.at(found[-1].span.end)
    if at >= len(words) or words.forms[at] != "," or match.first - at > _FAR_ON:
        return None
    return None if any(words.ends_sentence(i) for i in range(at, match.first)) else int(found[-1].value)


_FAR_ON = 30  # words


def _mention(
    words: Words, match: Match, tables: DateTables, published: date | None, year: int | None
) -> DateMention | None:
    gives = match.gives["gives"]
    if not _is_a_date(words, match, tables, gives):
        return None
    kind = _kind(words, match, tables, gives)
    direction, near = _direction(words, match, tables, kind)
    anchored = gives in _COUNTS_FROM_NOW and tables.anchored.at(words, match.after) is not None
    limit = kind == "deadline"
    value = None if anchored else worked_out(match, Occasion(published, direction, near, limit, year=year))
    if value is not None and limit and tables.before.before(words, match.first) is not None:
        value = value if _is_denied(words, match.first, tables) else day_before(value)
    if kind == "duration" or value is None:
        if gives == "since" or (value is None and gives not in _PHRASES):
            return None
        kind = "duration" if gives == "span" else kind
        value = words.span(match.first, match.after).of(words.text).replace("\n", " ")
    return DateMention(words.span(match.first, match.after), value, kind)


_PHRASES = frozenset(
    "phrase season quarter half ahead duration span feast weekday day date unit month edge inner ago".split()
)
"""what stands as a phrase where it cannot be worked out"""


_DATELINE = re.compile(r"\s*[A-ZÀ-Ý][^\n\"!?;:]{2,60}?\d[^\n\"!?;:]{0,25}? ?[–-] ")


def dateline_end(text: str) -> int:
    """Where an agency's dateline ends; 0 where the text has none.

    >>> dateline_end("LONDON, Sept 4 (Wire) – The minister spoke."), dateline_end("The minister spoke.")
    (24, 0)
    """
    match = _DATELINE.match(text)
    return match.end() if match else 0


def _is_a_date(words: Words, match: Match, tables: DateTables, gives: str) -> bool:
    """Not "every Thursday", "les clients du dimanche", nor a month or year where no date can stand."""
    if gives == "weekday" and match.after - match.first == 1:
        return tables.habitual.before(words, match.first, reach=3) is None
    if gives == "date" and words.text[words.starts[match.after - 1] - 1 : words.starts[match.after - 1]] == "-":
        return False  # "le 11-Septembre" is a name
    return match.gives.get("needs") != "preposition" or _introduced(words, match, tables, gives)


def _introduced(words: Words, match: Match, tables: DateTables, gives: str) -> bool:
    """Whether a bare month or year stands where only a date can stand."""
    table = tables.year if gives == "year" else tables.month
    if match.after - match.first > 1:
        return True
    if table.before(words, match.first, reach=4) is None:
        return False
    if gives != "year":
        return True
    follow = words.forms[match.after] if match.after < len(words) else "."
    if not follow[0].isalnum() and follow not in "%€$£":
        return True
    before = words.forms[match.first - 1]
    loose = before in ("de", "of", "à", "to", "et", "and", "pour", "for", "than", "entre", "between", "the")
    if not loose:
        return True
    return follow in tables.after_year or (follow[0].isalpha() and not _is_counted(follow))


def _is_denied(words: Words, first: int, tables: DateTables) -> bool:
    """Whether a "before" is denied, so that the year itself is the first that may be: "nobody leaves before 2032"."""
    start = max(words.sentence(first)[0], first - 14)
    return any(form in tables.negations for form in words.forms[start:first])


def _is_counted(form: str) -> bool:
    """Whether a word looks like things counted: "2020 familles", "2000 people"."""
    return form.endswith(("s", "x")) or form in ("people", "men", "women", "children", "euro", "dollar", "mètre")


def _kind(words: Words, match: Match, tables: DateTables, gives: str) -> DateKind:
    if gives == "duration":
        return "duration"
    if gives == "since" or tables.since.before(words, match.first) is not None:
        return "since"
    if tables.deadline.before(words, match.first) is not None:
        return "deadline"
    if gives == "ahead" and _limits(words, match):
        return "deadline"
    return "point"


def _limits(words: Words, match: Match) -> bool:
    """Whether a distance sets a limit ("within ten days", "sous dix jours") and not a day ("in ten days")."""
    return any(form in _WITHIN for form in words.forms[match.first : min(match.first + 3, match.after)])


def _direction(words: Words, match: Match, tables: DateTables, kind: DateKind) -> tuple[int, bool]:
    """-1, 0 or 1, and whether what says so stands close by."""
    if kind == "deadline":
        return 1, True
    if kind == "since":
        return -1, True
    gives = match.gives["gives"]
    distance, sign = direction_at(words, match.first, match.after, tables.tense, scheduled=gives != "span")
    if gives in _ONSETS and tables.onset.before(words, match.first, reach=4) is not None:
        loose = sign < 0 and distance <= _CLOSE_BY + 1 and words.forms[match.first - 1] not in ("pour", "for")
        return (-1, True) if loose else (1, True)
    return sign, distance <= _CLOSE_BY

"""When a statement was made: where the text says so near its cue, or where it goes on with one that is dated."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from datetime import date

from pourparlers.base.dates import period
from pourparlers.base.text import Span, paragraph_of
from pourparlers.reading.dates.mentions import dateline_end, mentions_in
from pourparlers.reading.dates.tables import DateTables, date_tables
from pourparlers.reading.dates.tense import BEFORE_NOUNS, sign_of
from pourparlers.reading.types import DateMention, Page, Statement
from pourparlers.reading.words import Words, words_of

_FAR = 25
"""words between a cue and its date, content left out"""
_LOOSE = 8
"""the same for a month or a year, which more often belong to a noun"""
_MARKS_OF_TEXT = '.!?"»”…:;,'


def date_statements(page: Page) -> Page:
    """The page with `said_on` filled in its statements, and its dates if it had none.

    >>> from pourparlers.sources.types import Article
    >>> text = "Le ministre a dit jeudi que Paris voterait. Il a ajouté que Rome aussi."
    >>> first = Statement("s1", 1, "indirect", Span(0, 11), Span(12, 17), (Span(24, 42),), person="jean-brun")
    >>> second = Statement("s2", 1, "indirect", Span(44, 46), Span(47, 55), (Span(56, 70),), person="jean-brun")
    >>> page = Page(Article("a", text, "fr", date(2025, 9, 5)), text, None, statements=(first, second))
    >>> [s.said_on for s in date_statements(page).statements]
    ['2025-09-04', '2025-09-04']
    """
    language, published = page.article.language, page.article.published
    words, tables = words_of(page.shadow, language), date_tables(language)
    dates = page.dates or mentions_in(page.shadow, language, published)
    usable = _usable(words, dates, published, tables)
    near = _near(words, page.statements, usable, tables)
    occasion = occasion_of(words, dates, tables)
    lead = _lead(words, usable)
    dated: dict[str, Statement] = {}
    last: Statement | None = None
    for index, statement in sorted(enumerate(page.statements), key=lambda row: row[1].extent):
        value = near.get(index)
        if value is None and last is not None and _goes_on(words, last, statement, tables):
            value = last.said_on
        if value is None and occasion is not None and not _is_earlier(words, statement, tables):
            value = occasion
        if value is None and last is None and lead is not None and _follows_lead(words, lead, statement, tables):
            value = lead.value
        dated[statement.id] = statement if value == statement.said_on else replace(statement, said_on=value)
        if value is not None and len(value) == 10:
            last = dated[statement.id]
    return replace(page, dates=dates, statements=tuple(dated[s.id] for s in page.statements))


def occasion_of(words: Words, dates: tuple[DateMention, ...], tables: DateTables) -> str | None:
    """The day of a sitting, a communiqué or a live page, where the heading gives it or the two lines below it.

    >>> from pourparlers.reading.dates.mentions import mentions
    >>> text = "Chambre, séance du mercredi 24 juin\\nLe député a réclamé un vote."
    >>> words, tables = words_of(text, "fr"), date_tables("fr")
    >>> occasion_of(words, tuple(mentions(words, tables, published=date(2026, 6, 25))), tables)
    '2026-06-24'
    """
    end = words.text.find("\n")
    heading = words.text[: max(end, 0)].rstrip()
    if not heading or heading[-1] in _MARKS_OF_TEXT:
        return None
    after = words.at(end)
    limit = end if any(True for _ in tables.occasions.find(words, 0, after)) else 0
    if any(True for _ in tables.assemblies.find(words, 0, after)):
        limit = words.text.find("\n", words.text.find("\n", end + 1) + 1)
        limit = len(words.text) if limit < 0 else limit
    for mention in dates:
        if (
            mention.span.start < limit
            and len(mention.value) == 10
            and mention.kind == "point"
            and period(mention.value)
        ):
            return mention.value
    return None


def _usable(
    words: Words, dates: tuple[DateMention, ...], published: date | None, tables: DateTables
) -> list[DateMention]:
    """The mentions that can be when something was said: points of the calendar, not after publication."""
    dateline = dateline_end(words.text)
    found = []
    for mention in dates:
        known = period(mention.value) if mention.kind == "point" else None
        if known is None or (published is not None and known[0] > published):
            continue
        if mention.span.end <= dateline:
            continue
        if tables.not_said.before(words, words.at(mention.span.start), reach=4) is None:
            found.append(mention)
    return found


def _near(
    words: Words, statements: tuple[Statement, ...], dates: list[DateMention], tables: DateTables
) -> dict[int, str]:
    """For each statement, the date that stands nearest its cue; each date goes to the cue nearest it."""
    found: dict[int, tuple[int, str]] = {}
    cues = sorted((s.cue.start, i) for i, s in enumerate(statements) if s.cue)
    for mention in dates:
        rated = []
        low, high = mention.span.start - _WIDEST, mention.span.start + _WIDEST
        for _, i in cues[bisect_left(cues, (low, 0)) : bisect_left(cues, (high, 0))]:
            distance = _distance(words, statements[i], mention, tables)
            if distance is not None:
                rated.append((distance, i))
        if rated:
            distance, i = min(rated)
            if i not in found or distance < found[i][0]:
                found[i] = (distance, mention.value)
    return {i: value for i, (_, value) in found.items()}


_WIDEST = 1500  # characters


def _distance(words: Words, statement: Statement, mention: DateMention, tables: DateTables) -> int | None:
    """Words between the cue and a date of its sentence, content left out; None where the date says no such thing."""
    if statement.cue is None or any(_takes_in(words, c, mention, tables) for c in statement.content):
        return None
    if statement.cue.contains(mention.span):
        return 0
    cue, at = words.at(statement.cue.start), words.at(mention.span.start)
    low, high = (words.at(statement.cue.end), at) if cue < at else (words.at(mention.span.end), cue)
    said = [range(max(low, words.at(c.start)), min(high, words.at(c.end))) for c in statement.content]
    if high - low - sum(map(len, said)) > _FAR:
        return None
    between = [i for i in range(low, high) if not any(i in inside for inside in said)]
    loose = len(mention.value) <= 7 or words.forms[at] in _NOWADAYS
    if loose and any(words.forms[i] in ",;" for i in between):
        return None
    if any(words.ends_sentence(i) for i in between) or _in_own_clause(words, at, statement, tables):
        return None
    distance = len(between) + 6 * sum(words.forms[i] in tables.tense.breaks for i in between)
    return distance if distance <= (_LOOSE if loose else _FAR) else None


_NOWADAYS = frozenset(("aujourd'hui", "today"))  # often no day but the time we live in


def _takes_in(words: Words, content: Span, mention: DateMention, tables: DateTables) -> bool:
    """Whether a date is part of what was said; at the end of a mere noun it is not ("a balayé ces critiques mardi")."""
    if not content.overlaps(mention.span):
        return False
    if mention.span.end < content.end or len(mention.value) < 10 or words.text[mention.span.start].isdecimal():
        return True
    for index in range(words.at(content.start), words.at(content.end)):
        if (
            words.forms[index] in tables.tense.breaks
            or words.forms[index] == '"'
            or sign_of(words, index, tables.tense)
        ):
            return True
    return content.end - content.start > _LONG_NOUN


_LONG_NOUN = 60  # characters


def _inside(words: Words, index: int, spans: tuple[Span, ...]) -> bool:
    return any(s.start <= words.starts[index] < s.end for s in spans)


def _in_own_clause(words: Words, at: int, statement: Statement, tables: DateTables) -> bool:
    """Whether the date belongs to a clause of its own ("le ministre, qui recevait mardi son homologue, a dit")."""
    cue = statement.cue or Span(0, 0)
    index, verb = at - 1, False
    while index >= max(0, at - 60) and not words.ends_sentence(index):
        if words.forms[index] in ',–(";' or cue.start <= words.starts[index] < cue.end:
            return False
        verb = verb or sign_of(words, index, tables.tense) != 0
        if words.forms[index] in tables.tense.breaks and not _inside(words, index, statement.content):
            return verb or words.forms[index] not in BEFORE_NOUNS
        index -= 1
    return False


def _lead(words: Words, usable: list[DateMention]) -> DateMention | None:
    """The day of the event that the article opens with: one in its first sentence, told as past."""
    start = next((i for i, c in enumerate(words.text) if not c.isspace()), 0)
    end = words.text.find("\n", start)
    for mention in usable:
        if mention.span.start < (end if end > 0 else len(words.text)) and len(mention.value) == 10:
            return mention
    return None


def _follows_lead(words: Words, lead: DateMention, statement: Statement, tables: DateTables) -> bool:
    """Whether a statement told as past stands in the opening line, after the event, or in the line below it."""
    down = statement.paragraph - paragraph_of(words.text, lead.span.start)
    if statement.cue is None or not 0 <= down <= 1 or statement.extent.start < lead.span.start:
        return False
    return _is_past(words, statement, tables) and not _is_earlier(words, statement, tables)


def _goes_on(words: Words, before: Statement, after: Statement, tables: DateTables) -> bool:
    """Whether a statement goes on with a dated one: the same speaker, hardly further down, told as past.

    Measured on the training articles: in one sentence a second cue of the same speaker shares the day nearly
    always, in one paragraph three times in four, a paragraph further down only where it is told as past.
    """
    person = after.person is not None and after.person == before.person
    named = after.person is not None and before.person is not None
    party = not named and after.party is not None and after.party == before.party
    anonymous = after.source is None and after.person is None and after.party is None
    down = after.paragraph - before.paragraph
    if not (person or party or (anonymous and down == 0)) or _is_earlier(words, after, tables):
        return False
    return down == 0 or (down <= (2 if person else 1) and _is_past(words, after, tables))


def _cue_forms(words: Words, statement: Statement) -> list[str]:
    if statement.cue is None:
        return []
    return words.forms[words.at(statement.cue.start) : words.at(statement.cue.end)]


def _is_earlier(words: Words, statement: Statement, tables: DateTables) -> bool:
    return any(form in tables.earlier for form in _cue_forms(words, statement))


def _is_past(words: Words, statement: Statement, tables: DateTables) -> bool:
    forms = _cue_forms(words, statement)
    return not forms or any(f in tables.past_cues or f.endswith("ed") for f in forms)

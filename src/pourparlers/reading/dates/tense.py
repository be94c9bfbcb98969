"""Whether the clause around an expression tells of the past or looks ahead, from its nearest verb."""

from __future__ import annotations

from pourparlers.reading.dates.tables import TenseWords
from pourparlers.reading.words import Words

_REACH = 14
_BREAK = 5  # words that a clause border counts for
_MARK = 2
_AFTER = 2  # an expression of time mostly follows its verb
BEFORE_NOUNS = frozenset(("after", "before", "après", "avant"))  # a clause follows them or a noun


def direction_at(words: Words, first: int, after: int, tense: TenseWords, *, scheduled: bool = True) -> tuple[int, int]:
    """How far the nearest sign is, and what it says: -1 past, 1 to come, 0 where nothing near says.

    The sign before wins where two tie. Verbs in the present that speak of what is fixed ("talks resume on Monday")
    count as to come unless `scheduled` is False.

    >>> from pourparlers.reading.dates.tables import date_tables
    >>> from pourparlers.reading.words import words_of
    >>> def at(text, word, language):
    ...     words = words_of(text, language)
    ...     index = words.forms.index(word)
    ...     return direction_at(words, index, index + 1, date_tables(language).tense)[1]
    >>> at("Elle a dit jeudi qu'elle partira", "jeudi", "fr"), at("Elle dit qu'elle partira samedi", "samedi", "fr")
    (-1, 1)
    >>> at("Talks resume on Monday", "monday", "en"), at("They met on Monday", "monday", "en")
    (1, -1)
    """
    left = _search(words, first - 1, -1, tense, scheduled=scheduled)
    right = _search(words, after, 1, tense, scheduled=scheduled)
    if left is None or right is None:
        return left or right or (_REACH, 0)
    return left if left[0] <= right[0] + _AFTER else right


def _search(words: Words, index: int, step: int, tense: TenseWords, *, scheduled: bool) -> tuple[int, int] | None:
    """The nearest sign on one side, within the sentence: how far it is, and what it says.

    An infinitive looks ahead when it stands before the expression: "to meet on Monday", but "urged in May to meet".
    """
    distance = 0
    for _ in range(_REACH):
        if not 0 <= index < len(words):
            return None
        form = words.forms[index]
        if form in ".!?\n" and words.ends_sentence(index):
            return None
        if form in tense.breaks and form not in BEFORE_NOUNS:
            distance += _BREAK
        elif not form[0].isalnum():
            distance += _MARK if form in ",;:" else _BREAK if form in '"–(' else 0
        else:
            distance += 1
            sign = sign_of(words, index, tense, scheduled=scheduled)
            if not sign and step < 0 and distance <= 2 and _is_told(words, index, distance, tense):
                sign = -1
            if step < 0 and _is_infinitive(words, index, tense) and distance <= _REACH // 2:
                sign = 1
            if sign:
                return distance, sign
        index += step
    return None


def _is_infinitive(words: Words, index: int, tense: TenseWords) -> bool:
    """Whether "to" stands here, or a French infinitive after its preposition."""
    form = words.forms[index]
    if form in tense.infinitive:
        return True
    if index == 0 or words.forms[index - 1] not in tense.infinitive_after or form in tense.not_verbs:
        return False
    if index > 1 and words.forms[index - 2] in BEFORE_NOUNS:
        return False  # "avant de plaider mardi" goes on with the tale
    return len(form) > 3 and form.endswith(tense.infinitive_endings) and not form.endswith("ier")


def _is_told(words: Words, index: int, distance: int, tense: TenseWords) -> bool:
    """Whether a participle stands here that no word before it turns to the future ("publié", not "sera publié")."""
    form = words.forms[index]
    if form not in tense.told and not (distance == 1 and form.endswith(tense.participles or ("\0",))):
        return False
    return index == 0 or sign_of(words, index - 1, tense) <= 0


def sign_of(words: Words, index: int, tense: TenseWords, *, scheduled: bool = True) -> int:
    """What a word says of the time: -1, 1, or 0."""
    form = words.forms[index]
    if form in tense.future:
        return 1
    passive = index > 0 and words.forms[index - 1] in tense.passive
    if form in tense.past:
        return 0 if passive else -1
    if form in tense.scheduled:
        return int(scheduled)
    if form in tense.maybe_past:
        return -1 if _moved(words, index, tense) else 0
    if passive or form in tense.not_verbs or len(form) < 4:
        return 0
    if form.endswith((*tense.conditional_endings, *tense.future_endings)):
        return 1
    return -1 if form.endswith(tense.past_endings) and form[0].isalpha() else 0


def _moved(words: Words, index: int, tense: TenseWords) -> bool:
    """Whether a form of "être" makes a past: reflexive, or with a verb of motion; "est signé" tells of the present."""
    if index and words.forms[index - 1] in tense.reflexive:
        return True
    for form in words.forms[index + 1 : index + 4]:
        if form in tense.future:
            return False
        if form.startswith(tense.motion):
            return True
    return False

"""Genders and numbers of French and English words, by rule; exceptions are written out where a word is listed."""

from __future__ import annotations

_FEMININE_ENDINGS = (  # longest first
    ("ien", "ienne"),
    ("éen", "éenne"),
    ("yen", "yenne"),
    ("ouin", "ouine"),
    ("ain", "aine"),
    ("in", "ine"),
    ("an", "ane"),
    ("ais", "aise"),
    ("ois", "oise"),
    ("and", "ande"),
    ("ard", "arde"),
    ("ol", "ole"),
    ("ol", "ole"),
    ("al", "ale"),
    ("ec", "èque"),
    ("if", "ive"),
    ("eux", "euse"),
    ("ant", "ante"),
    ("ent", "ente"),
    ("é", "ée"),
    ("u", "ue"),
    ("i", "ie"),
)


def french_feminine(masculine: str) -> str:
    """The feminine of a country adjective, by its ending.

    >>> french_feminine("norvégien"), french_feminine("belge"), french_feminine("danois")
    ('norvégienne', 'belge', 'danoise')
    """
    for ending, feminine in _FEMININE_ENDINGS:
        if masculine.endswith(ending):
            return masculine[: -len(ending)] + feminine
    return masculine if masculine.endswith(("e", "è")) else masculine + "e"


def french_plural(singular: str) -> str:
    """The plural of a French noun or adjective; of several words, that of the first and of adjectives after it.

    >>> french_plural("danois"), french_plural("chef de file"), french_plural("premier ministre")
    ('danois', 'chefs de file', 'premiers ministres')
    """
    words = singular.split(" ")
    stop = next(
        (i for i, w in enumerate(words) if w in ("de", "du", "des", "d'affaires", "en", "au", "à") or w[:2] == "d'"),
        len(words),
    )
    return " ".join([_french_word(w) for w in words[:stop]] + words[stop:])


def _french_word(word: str) -> str:
    if word.endswith(("s", "x", "z")):
        return word
    if word.endswith("al"):
        return word[:-2] + "aux"
    return word + ("x" if word.endswith(("eau", "eu")) else "s")


def english_plural(singular: str) -> str:
    """The plural of an English noun; of several words, that of the last, or of the one before *of*, *general*.

    >>> english_plural("fisherman"), english_plural("head of state"), english_plural("ally"), english_plural("Finn")
    ('fishermen', 'heads of state', 'allies', 'Finns')
    """
    words = singular.split(" ")
    at = next((i for i, w in enumerate(words) if w in ("of", "for", "general", "with")), len(words)) - 1
    words[at] = _english_word(words[at])
    return " ".join(words)


def _english_word(word: str) -> str:
    if word.endswith("man"):
        return word[:-3] + "men" if word.lower() not in ("german", "roman", "talisman") else word + "s"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")

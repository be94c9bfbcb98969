"""Words of a running text as names are compared by: where they part, and how they fold."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LETTER = r"[^\W_]"
_TITLES = "Mrs?|Ms|Mmes?|MM|M|Dr|Prof|Pr|Mgr|Sen|Gov|Gen|Col|Capt|Lt|Rep|Rev|Sgt|Maj|Adm|Hon|St|Ste|No"
_ABBREVIATION = rf"(?:[A-Z]\.){{2,}}|(?:{_TITLES})\.(?=\s)"
_TEXT = {
    # an elided word is a word of its own: l' d' qu'; N'Djamena and O'Dalaigh are not elided
    "fr": re.compile(
        rf"{_ABBREVIATION}|(?:N'D|O'){_LETTER}+|(?:[ldjmnstcLDJMNSTC]|(?:[Jj]us|[Ll]ors|[Pp]uis|[Qq]uoi)?[Qq]u)'(?={_LETTER})"
        rf"|{_LETTER}+(?:[-.']{_LETTER}+|&{_LETTER}+)*[+]?"
    ),
    # a possessive 's is a word of its own
    "en": re.compile(rf"{_ABBREVIATION}|'s\b|'(?=\s)|{_LETTER}+(?:[-.]{_LETTER}+|'(?!s\b){_LETTER}+|&{_LETTER}+)*[+]?"),
}


def words(text: str, language: str) -> list[tuple[int, int, str]]:
    """The words of shadow text: start, end, and the characters between.

    >>> [word for _, _, word in words("L'Élysée et M. Ruiz, du Pays-Bas.", "fr")]
    ["L'", 'Élysée', 'et', 'M.', 'Ruiz', 'du', 'Pays-Bas']
    >>> [word for _, _, word in words("The U.S. envoy's plan", "en")]
    ['The', 'U.S.', 'envoy', "'s", 'plan']
    """
    pattern = _TEXT.get(language) or _TEXT["en"]
    return [(m.start(), m.end(), m.group()) for m in pattern.finditer(text)]


@lru_cache(maxsize=1 << 16)
def folded(word: str) -> str:
    """The word without accents and in lower case, as names are compared.

    >>> folded("Élysée"), folded("Ærø")
    ('elysee', 'aero')
    """
    if word.isascii():
        return word.lower()
    bare = word.replace("ı", "i").replace("œ", "oe").replace("Œ", "oe").replace("ø", "o").replace("Ø", "o")
    bare = bare.replace("ł", "l").replace("Ł", "l").replace("đ", "d").replace("Đ", "d").replace("ß", "ss")
    bare = (
        bare.replace("æ", "ae")
        .replace("Æ", "ae")
        .replace("ð", "d")
        .replace("Ð", "d")
        .replace("þ", "th")
        .replace("Þ", "th")
    )
    bare = bare.replace("’", "'").replace("ʻ", "'").replace("ʼ", "'")
    return "".join(c for c in unicodedata.normalize("NFKD", bare) if not unicodedata.combining(c)).lower()


def key(text: str, language: str) -> tuple[str, ...]:
    """A name as the tuple of its folded words.

    >>> key("Côte d’Ivoire", "fr")
    ('cote', "d'", 'ivoire')
    """
    plain = text.replace("’", "'").replace("‑", "-")
    return tuple(folded(word) for _, _, word in words(plain, language))

"""Ids: lower-case English slugs, and digests of content."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae", "Æ": "AE",
                          "œ": "oe", "Œ": "OE", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ı": "i", "ʻ": "", "ʼ": ""})


@lru_cache(maxsize=1 << 15)
def slug(text: str) -> str:
    """A name as an id: accents stripped, lower case, hyphens between words; may be empty.

    >>> slug("Jógvan Restorff"), slug("Côte d’Ivoire")
    ('jogvan-restorff', 'cote-d-ivoire')
    """
    bare = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    bare = "".join(c for c in bare if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", bare.lower()).strip("-")


def digest(*parts: str, length: int = 16) -> str:
    """A short hexadecimal SHA-256 of the parts, each closed by a unit separator.

    >>> digest("a", "b") != digest("ab")
    True
    """
    whole = hashlib.sha256()
    for part in parts:
        whole.update(part.encode("utf-8", "surrogatepass") + b"\x1f")
    return whole.hexdigest()[:length]

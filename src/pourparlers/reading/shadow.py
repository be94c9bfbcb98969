"""The shadow of a text: as long, code point for code point, but with one form for each kind of mark.

Offsets found in the shadow are offsets in the text. What the marks looked like (which way a quotation mark
turns, whether a space may break) is read from the text itself.
"""

import re

_FORMS = {
    '"': "“”„‟«»″〝〞〟＂❝❞⹂",
    "'": "‘’‚‛ʼʻʹ′`´‹›＇❛❜",
    " ": "\t\v\f\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
    "-": "‐‑\u00ad﹣－",
    "–": "‒–—―−⸺⸻﹘",
}
_FORM = {mark: form for form, marks in _FORMS.items() for mark in marks}
_DOUBLED = re.compile(r"(?<![\w'])''(?=[^\s'])|(?<=[^\s'])''(?![\w'])")
_HALF = "\ud800-\udfff"  # half a character, which no parser takes
_MARK = re.compile(rf"[{re.escape(''.join(_FORM))}{_HALF}]")


def shadow(text: str) -> str:
    """Return `text` with quotation marks, apostrophes, spaces, hyphens and dashes each in one form.

    Double quotation marks become `"`, single ones and apostrophes `'`, spaces of any width a plain space,
    hyphens `-`, longer dashes `–`; two single marks in a row are a double one. Line breaks stay. The length
    never changes.

    >>> shadow("« L’accord tiendra », a-t-elle dit — hier.")
    '" L\\'accord tiendra ", a-t-elle dit – hier.'
    >>> shadow("“We‑ll see,” he said.")
    '"We-ll see," he said.'
    >>> shadow("''We'll see,'' he said.")
    '" We\\'ll see, " he said.'
    """
    plain = _MARK.sub(_one_form, text)
    return _DOUBLED.sub(_one_mark, plain) if "''" in plain else plain


def _one_form(match: re.Match[str]) -> str:
    return _FORM.get(match.group(), "\ufffd")


def _one_mark(match: re.Match[str]) -> str:
    """Two single marks as one double mark and the space that French print has on its inner side."""
    start = match.start()
    opening = start == 0 or not match.string[start - 1].strip() or match.string[start - 1] in "([–-"
    return '" ' if opening else ' "'

"""The shadow of a text: as long, code point for code point, but with one form for each kind of mark.

Offsets found in the shadow are offsets in the text. What the marks looked like (which way a quotation mark
turns, whether a space may break) is read from the text itself.
"""

_FORMS = {
    '"': "“”„‟«»″〝〞〟＂❝❞⹂",
    "'": "‘’‚‛ʼʻʹ′`´‹›＇❛❜",
    " ": "\t\v\f\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
    "-": "‐‑\u00ad﹣－",
    "–": "‒–—―−⸺⸻﹘",
}
_TABLE = str.maketrans({mark: form for form, marks in _FORMS.items() for mark in marks})
_TABLE |= dict.fromkeys(range(0xD800, 0xE000), "\ufffd")  # half a character, which no parser takes


def shadow(text: str) -> str:
    """Return `text` with quotation marks, apostrophes, spaces, hyphens and dashes each in one form.

    Double quotation marks become `"`, single ones and apostrophes `'`, spaces of any width a plain space,
    hyphens `-`, longer dashes `–`. Line breaks stay. The length never changes.

    >>> shadow("« L’accord tiendra », a-t-elle dit — hier.")
    '" L\\'accord tiendra ", a-t-elle dit – hier.'
    >>> shadow("“We‑ll see,” he said.")
    '"We-ll see," he said.'
    """
    return text.translate(_TABLE)

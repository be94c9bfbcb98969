"""Tables for a terminal: columns that stay aligned whatever the script, and nothing that a terminal would obey.

Width is counted in terminal cells: East Asian wide characters and emoji take two, combining marks and invisible
characters none (Unicode Standard Annex 11).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

GAP = "  "
ELLIPSIS = "…"
ZERO_WIDTH = ("Mn", "Me", "Cf")


def cell_width(text: str) -> int:
    """How many cells of a terminal a text takes.

    >>> cell_width("Élysée"), cell_width("E\\u0301lyse\\u0301e"), cell_width("外交部")
    (6, 6, 6)
    """
    return len(text) if text.isascii() and text.isprintable() else sum(map(_width, text))


def _width(character: str) -> int:
    if unicodedata.category(character) in ZERO_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def plain(text: str) -> str:
    """One line without control characters: line breaks become spaces, escape sequences lose their escape.

    >>> plain("a\\nb\\x1b[31mred")
    'a b[31mred'
    """
    joined = " ".join(text.split())
    if joined.isprintable():  # nearly every text, a hundred times quicker
        return joined
    return "".join(c for c in joined if c.isprintable() or unicodedata.category(c) == "Zs")


def padded(text: str, width: int, *, right: bool = False) -> str:
    """The text filled with spaces to so many cells, on its left where `right`.

    >>> padded("外交", 6), padded("12", 4, right=True)
    ('外交  ', '  12')
    """
    room = " " * max(0, width - cell_width(text))
    return room + text if right else text + room


def clipped(text: str, width: int) -> str:
    """The text in at most so many cells, ending in an ellipsis where it was longer.

    >>> clipped("coalition des volontaires", 12), clipped("外交部发言人", 7)
    ('coalition d…', '外交部…')
    """
    if cell_width(text) <= width:
        return text
    taken, cells = [], 0
    for character in text:
        cells += _width(character)
        if cells > width - 1:
            break
        taken.append(character)
    return "".join(taken).rstrip() + ELLIPSIS


def _is_number(text: str) -> bool:
    return bool(text) and all(c.isdigit() or c in "+-−.,%\u202f\u00a0 /" for c in text) and any(map(str.isdigit, text))


def text_table(rows: Sequence[Sequence[str]], heads: Sequence[str], *, most: int | None = None) -> str:
    """Rows under heads in aligned columns; columns of numbers to the right.

    Args:
        rows: cells of text, as many in each row as there are heads.
        heads: names of the columns.
        most: cells of a terminal that a line may take; the widest columns are clipped until it fits.

    >>> print(text_table([("s1", "Île-de-France", "3"), ("s12", "外交部", "12")], ("id", "party", "times")))
    id   party          times
    s1   Île-de-France      3
    s12  外交部            12
    """
    listed = [[plain(cell) for cell in row] for row in (heads, *rows)]
    columns = list(zip(*listed, strict=True))
    widths = _fitted([max(map(cell_width, column)) for column in columns], most)
    right = [len(rows) > 0 and all(_is_number(cell) or not cell for cell in column[1:]) and any(column[1:])
             for column in columns]  # fmt: skip
    return "\n".join(
        GAP.join(
            padded(clipped(cell, width), width, right=end) for cell, width, end in zip(row, widths, right, strict=True)
        ).rstrip()
        for row in listed
    )


def _fitted(widths: list[int], most: int | None) -> list[int]:
    """Column widths that fit: the widest gives way first, no column under eight cells."""
    fitted = list(widths)
    while most is not None and fitted and sum(fitted) + len(GAP) * (len(fitted) - 1) > most:
        widest = max(range(len(fitted)), key=lambda n: fitted[n])
        if fitted[widest] <= 8:
            break
        fitted[widest] -= 1
    return fitted

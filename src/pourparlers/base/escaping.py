"""Texts as other programs can take them: cells that no spreadsheet runs, characters that XML has."""

from __future__ import annotations

import re
from typing import Any

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""what a cell begins with that a spreadsheet takes for a formula"""
NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPED = (*FORMULA, "'=", "'+", "'-", "'@")


def safe_cell(value: Any) -> Any:
    """A value that no spreadsheet takes for a formula: texts that begin like one get an apostrophe.

    >>> safe_cell("=cmd()"), safe_cell(-3), safe_cell("union")
    ("'=cmd()", -3, 'union')
    """
    return f"'{value}" if isinstance(value, str) and value.startswith(_ESCAPED) else value


def unsafe_cell(text: str) -> str:
    """What a cell was before `safe_cell`.

    >>> unsafe_cell("'=cmd()"), unsafe_cell("'tis")
    ('=cmd()', "'tis")
    """
    return text[1:] if text.startswith("'") and text[1:].startswith(_ESCAPED) else text


def xml_text(text: str) -> str:
    r"""The text with each character that XML forbids written as its number.

    >>> xml_text("a\x00b")
    'a\\u0000b'
    """
    return NOT_IN_XML.sub(lambda m: f"\\u{ord(m[0]):04x}", text)

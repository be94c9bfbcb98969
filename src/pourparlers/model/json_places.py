"""Where each value of a JSON text stands: the line of every path, for saying where something is wrong."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]:,]|[^\s{}\[\]:,"]+')


@dataclass(slots=True)
class _Open:
    """A list or object that is open: its path, and where in it we are."""

    path: str
    is_list: bool
    index: int = 0
    key: str | None = None

    def child(self) -> str:
        if self.is_list:
            return f"{self.path}[{self.index}]"
        return f"{self.path}.{self.key}" if self.path else str(self.key)


def lines(text: str) -> dict[str, int]:
    """The line, from 1, on which the value under each path begins; the text must be JSON. The whole is under `$`.

    >>> lines('{"a": [1,\\n {"b": 2}]}')
    {'$': 1, 'a': 1, 'a[0]': 1, 'a[1]': 2, 'a[1].b': 2}
    """
    found: dict[str, int] = {}
    stack: list[_Open] = []
    line, last = 1, 0
    for match in _TOKEN.finditer(text):
        token, start = match.group(), match.start()
        line, last = line + text.count("\n", last, start), start
        top = stack[-1] if stack else None
        if token in ("}", "]"):
            stack.pop()
        elif token == "," and top is not None:
            top.index, top.key = top.index + 1, None
        elif token == ":":
            continue
        elif top is not None and not top.is_list and top.key is None:
            top.key = str(json.loads(token))
        else:
            path = top.child() if top else "$"
            found[path] = line
            if token in ("{", "["):
                stack.append(_Open(path if top else "", token == "["))
    return found

"""A draft beside what a person wrote: an untouched draft may be replaced, an edited file never is.

The last line of a drafted file carries a digest of the lines above it; as soon as one of them is changed the digest
no longer agrees, and the next draft goes beside the file, with the difference told.
"""

from __future__ import annotations

import difflib

from pourparlers.base.ids import digest

_MARK = "; drafted "


def signed(text: str) -> str:
    """The drafted text with its digest as last line.

    >>> untouched(signed("party a\\n")), untouched(signed("party a\\n").replace("a", "b"))
    (True, False)
    """
    body = text.rstrip("\n") + "\n"
    return f"{body}\n{_MARK}{digest(body)}\n"


def untouched(text: str) -> bool:
    """Whether a conflict file is a draft that nobody has changed since."""
    lines = text.rstrip("\n").split("\n")
    if len(lines) < 2 or not lines[-1].startswith(_MARK):
        return False
    body = "\n".join(lines[:-1]).rstrip("\n") + "\n"
    return lines[-1] == _MARK + digest(body)


def difference(kept: str, proposed: str, name: str) -> str:
    """What the proposal would change in the kept file, as a unified diff.

    >>> print(difference("a\\n", "b\\n", "m"), end="")
    --- m
    +++ m (proposed)
    @@ -1 +1 @@
    -a
    +b
    """
    before, after = kept.splitlines(keepends=True), proposed.splitlines(keepends=True)
    return "".join(difflib.unified_diff(before, after, name, f"{name} (proposed)"))

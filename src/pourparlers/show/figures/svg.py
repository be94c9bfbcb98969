"""SVG elements from Python: attributes and text are escaped, there is no other way in."""

from __future__ import annotations

from markupsafe import Markup, escape


def tag(name: str, /, *children: str | Markup, **attributes: object) -> Markup:
    """An element; `_` in attribute names becomes `-`, a trailing one is dropped; None leaves an attribute out.

    >>> str(tag("text", "a < b", x=1.50, class_="label"))
    '<text x="1.5" class="label">a &lt; b</text>'
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(_value(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    inner = "".join(str(escape(child)) for child in children)
    return Markup(f"<{name}{written}>{inner}</{name}>" if inner else f"<{name}{written}/>")


def _value(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.1f}".removesuffix(".0")
    return str(value)


def shortened(text: str, length: int) -> str:
    """The text cut at a word with an ellipsis where it is longer than `length` characters.

    >>> shortened("The fish are shared", 12)
    'The fish…'
    """
    if len(text) <= length:
        return text
    cut = text[: length - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[length // 2 :] else cut).rstrip(" ,;:") + "…"


def wrapped(text: str, length: int, lines: int) -> list[str]:
    """The text in at most so many lines of about `length` characters, the last one shortened.

    >>> wrapped("Western troops are deployed in the country", 16, 2)
    ['Western troops', 'are deployed…']
    """
    result: list[str] = []
    rest = text.split()
    while rest and len(result) < lines - 1:
        line = rest.pop(0)
        while rest and len(line) + 1 + len(rest[0]) <= length:
            line += " " + rest.pop(0)
        result.append(line)
    if rest:
        result.append(shortened(" ".join(rest), length))
    return result

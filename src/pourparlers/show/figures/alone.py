"""A figure that stands by itself: an SVG file with its own colours, title and notes, each mark with its statements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from pourparlers.base.escaping import NOT_IN_XML
from pourparlers.show.figures.svg import tag

WIDTH, MARGIN, TOP = 960, 24, 64
SHOWN = 12
"""statement ids that a tooltip lists; all of them are in the mark's `data-statements`"""
STYLE = """
:root{--paper:#fff;--ink:#16181d;--soft:#565a61;--rule:#dedbd4;--for:#0b4f8a;--against:#9c3d00;--none:#565a61}
@media (prefers-color-scheme:dark){:root{--paper:#15171b;--ink:#e9e7e2;--soft:#a9aba9;--rule:#363a41;--for:#86bdec;
--against:#f0a679;--none:#a9aba9}}
text{font-family:"Segoe UI",Roboto,"Helvetica Neue",Arial,"Liberation Sans",sans-serif;fill:var(--ink)}
.paper{fill:var(--paper)}.title{font-size:19px;font-weight:600}.note,.axis,.few{font-size:12px;fill:var(--soft)}
.rule{stroke:var(--rule);fill:none}.name{font-size:12px}.head{font-size:13px;font-weight:600}
.supports{stroke:var(--for)}.opposes{stroke:var(--against);stroke-dasharray:7 4}
.between{stroke:var(--none);stroke-dasharray:1.5 4}
.tie{fill:none;opacity:.8}.dot{fill:var(--ink);stroke:var(--ink)}.hollow{fill:var(--paper);stroke:var(--ink)}
.dot.supports{fill:var(--for);stroke-dasharray:none}.dot.opposes{fill:var(--paper);stroke-dasharray:none}
.dot.between{fill:var(--none);stroke-dasharray:none}.silent{opacity:.4}
.bar.supports{fill:var(--for);stroke:none}.bar.opposes{fill:var(--paper);stroke-dasharray:none}
.bar.between{fill:var(--rule);stroke:none}.band{fill:var(--for);opacity:.16}.line{fill:none;stroke:var(--for);stroke-width:2}
"""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A figure with the table that it draws: the same numbers, for CSV and JSON beside it."""

    svg: Markup
    columns: tuple[str, ...]
    rows: tuple[dict[str, Any], ...]


def evidence(mark: Markup, title: str, statements: Sequence[str], **attributes: object) -> Markup:
    """A mark with what it says and rests on: a tooltip with the first ids, and all of them as data."""
    ids = " ".join(statements[:SHOWN]) + (f" … +{len(statements) - SHOWN}" if len(statements) > SHOWN else "")
    told = tag("title", f"{title}\n{ids}" if statements else title)
    return tag("g", told, mark, data_statements=" ".join(statements) or None, **attributes)


def alone(parts: Sequence[Markup], *, title: str, notes: Sequence[str], height: float) -> Markup:
    """The whole file: background, title, the parts, notes below."""
    whole = height + 20 * len(notes) + MARGIN
    texts = [tag("text", note, x=MARGIN, y=height + 20 * n + 8, class_="note") for n, note in enumerate(notes)]
    drawn = tag(
        "svg", tag("style", Markup(STYLE)), tag("rect", width=WIDTH, height=whole, class_="paper"),
        tag("text", title, x=MARGIN, y=36, class_="title"), *parts, *texts,
        xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {WIDTH} {whole:g}", width=WIDTH, height=whole, role="img",
        aria_label=title,
    )  # fmt: skip
    return Markup(NOT_IN_XML.sub("\ufffd", drawn))

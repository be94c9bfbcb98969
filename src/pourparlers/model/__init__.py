"""Conflicts: who can do what and wants what, as text, as JSON, as data.

`types` has the data: a `Conflict` of `DecisionMaker`s, each with `Option`s and `preferences` (`Statements` in order of
importance, a `Ranking`, or `Weights`); `formulas` are trees of `Atom`, `Not`, `And`, `Or`, `If`, `Iff`; every line can
name its `evidence`. `parse` reads a conflict file: `lines`, `outline` where each belongs, `directives` and `grammar`
what it says, `assembly` the whole. `print` writes one and tidies one, `check` says what is doubtful. `json_form` and
`gmcr` are the other forms, read by `json_in` (with `json_preferences`, `json_values`, `json_places`) and `gmcr_in`;
`files` loads any of them. `draft` proposes a conflict from positions: `controllers` whose option an issue is, `phrases`
what conditions name, `choices` where it had to choose, `keeping` what a person wrote. `changes` between two conflicts,
`whatif` something were assumed, `catalog` those that were published.

>>> parsed = parse('''
... party north "North"
...   option halt "Halt the works"
...   prefers
...     south.pay        @ s1 s4
...     not halt         by hand "it said so in March"
... party south
...   option pay irreversible
... ''', "talks.conflict")
>>> conflict = parsed.conflict
>>> [str(atom) for atom in conflict.atoms], conflict.state_text(2)
(['north.halt', 'south.pay'], 'NY')
>>> [p.message for p in check(conflict)]
['no line of south says what it prefers']
>>> parse(print_conflict(conflict)).conflict == conflict
True
"""

from pourparlers.model.check import check
from pourparlers.model.files import load, load_text
from pourparlers.model.parse import Parsed, parse
from pourparlers.model.print import format_text, print_conflict
from pourparlers.model.types import Conflict, DecisionMaker, Evidence

__all__ = [
    "Conflict", "DecisionMaker", "Evidence", "Parsed", "check", "format_text", "load", "load_text", "parse",
    "print_conflict",
]  # fmt: skip

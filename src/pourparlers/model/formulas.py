"""Formulas over options: what a preference statement or a constraint says of a state.

A formula is a tree of frozen nodes; `Atom` names an option by its decision maker. A tree is never
deeper than `DEEPEST`: the parser refuses more, so that walks may recurse.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

DEEPEST = 100  # levels of nesting; a person's formula has three or four


@dataclass(frozen=True, slots=True, order=True)
class Atom:
    """An option of a decision maker, taken."""

    party: str
    option: str

    def __str__(self) -> str:
        return f"{self.party}.{self.option}"


@dataclass(frozen=True, slots=True)
class Not:
    """The contrary of its part."""

    part: Formula


@dataclass(frozen=True, slots=True)
class And:
    """All of its parts; with no part at all, true."""

    parts: tuple[Formula, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """At least one of its parts; with no part at all, false."""

    parts: tuple[Formula, ...]


@dataclass(frozen=True, slots=True)
class If:
    """`then if when`: false only where `when` holds and `then` does not."""

    then: Formula
    when: Formula


@dataclass(frozen=True, slots=True)
class Iff:
    """Both or neither."""

    left: Formula
    right: Formula


Formula = Atom | Not | And | Or | If | Iff


def parts(formula: Formula) -> tuple[Formula, ...]:
    """The formulas right under this one.

    >>> parts(Not(Atom("a", "x")))
    (Atom(party='a', option='x'),)
    """
    match formula:
        case Atom():
            return ()
        case Not(part):
            return (part,)
        case And(inner) | Or(inner):
            return inner
        case If(then, when):
            return (then, when)
        case Iff(left, right):
            return (left, right)


def atoms(formula: Formula) -> Iterator[Atom]:
    """Every option named, as often as it is named, left to right.

    >>> [str(a) for a in atoms(If(Atom("a", "x"), Not(Atom("b", "y"))))]
    ['a.x', 'b.y']
    """
    if isinstance(formula, Atom):
        yield formula
    for part in parts(formula):
        yield from atoms(part)


def depth(formula: Formula) -> int:
    """Levels of nesting, an option alone being 1.

    >>> depth(Not(Atom("a", "x")))
    2
    """
    return 1 + max((depth(part) for part in parts(formula)), default=0)


def holds(formula: Formula, taken: Callable[[Atom], bool]) -> bool:
    """Whether the formula is true where exactly the options for which `taken` says so are taken.

    >>> holds(If(Atom("a", "x"), Atom("b", "y")), {Atom("b", "y")}.__contains__)
    False
    """
    match formula:
        case Atom():
            return taken(formula)
        case Not(part):
            return not holds(part, taken)
        case And(inner):
            return all(holds(part, taken) for part in inner)
        case Or(inner):
            return any(holds(part, taken) for part in inner)
        case If(then, when):
            return holds(then, taken) or not holds(when, taken)
        case Iff(left, right):
            return holds(left, taken) == holds(right, taken)


def formula_text(formula: Formula, name: Callable[[Atom], str] = str) -> str:
    """The formula as it is written in a conflict file, with no bracket that could be left out.

    >>> formula_text(If(Atom("a", "x"), Or((Atom("a", "y"), Not(Atom("b", "z"))))))
    'a.x if a.y or not b.z'
    >>> formula_text(And((Or((Atom("a", "x"), Atom("a", "y"))), Atom("b", "z"))))
    '(a.x or a.y) and b.z'
    """

    def inside(part: Formula, tightness: int) -> str:
        text = formula_text(part, name)
        return text if _tightness(part) >= tightness else f"({text})"

    match formula:
        case Atom():
            return name(formula)
        case Not(part):
            return f"not {inside(part, 4)}"
        case And(()):
            return "always"
        case Or(()):
            return "never"
        case And((part,)) | Or((part,)):
            return formula_text(part, name)
        case And(inner):
            return " and ".join(inside(part, 4) for part in inner)
        case Or(inner):
            return " or ".join(inside(part, 3) for part in inner)
        case If(then, when):
            return f"{inside(then, 1)} if {inside(when, 2)}"
        case Iff(left, right):
            return f"{inside(left, 0)} iff {inside(right, 1)}"


def _tightness(formula: Formula) -> int:
    match formula:
        case And((part,)) | Or((part,)):
            return _tightness(part)
        case And(()) | Or(()) | Atom():
            return 5
        case Not():
            return 4
        case And():
            return 3
        case Or():
            return 2
        case If():
            return 1
        case _:
            return 0


def literals(formula: Formula) -> dict[Atom, bool] | None:
    """The options a plain conjunction of options and their contraries asks for; None for any other formula.

    >>> literals(And((Atom("a", "x"), Not(Atom("b", "y")))))
    {Atom(party='a', option='x'): True, Atom(party='b', option='y'): False}
    """
    match formula:
        case Atom():
            return {formula: True}
        case Not(Atom() as atom):
            return {atom: False}
        case And(inner):
            wanted: dict[Atom, bool] = {}
            for part in inner:
                one = literals(part)
                if one is None or any(wanted.get(atom, value) != value for atom, value in one.items()):
                    return None
                wanted |= one
            return wanted
        case _:
            return None

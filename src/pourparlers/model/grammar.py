"""Formulas from text: a small grammar, names resolved, nesting bounded.

Tightest first: `not`, `and`, `or`, `if`, `iff`; brackets as usual; `a if b if c` is `(a if b) if c`.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from pourparlers.base.message import Message
from pourparlers.model.formulas import DEEPEST, And, Atom, Formula, If, Iff, Not, Or

LONGEST = 20_000  # characters of one formula
_COMPARED = 500  # options among which the nearest name is still looked for
NAME = re.compile(r"[^\W_](?:[\w-]*\w)?")  # letters, digits, hyphens; never a hyphen at an end
PATTERN = re.compile(r"[YN-]+")

_GRAMMAR = r"""
?start: iff
?iff: if_ | iff IFF if_
?if_: or_ | if_ IF or_
?or_: and_ (OR and_)*
?and_: not_ (AND not_)*
?not_: NOT not_ -> negation | "(" iff ")" | ALWAYS -> always | NEVER -> never | NAME -> name
NOT.2: /not(?![\w.-])/i
AND.2: /and(?![\w.-])/i
OR.2: /or(?![\w.-])/i
IF.2: /if(?![\w.-])/i
IFF.2: /iff(?![\w.-])/i
ALWAYS.2: /always(?![\w.-])/i
NEVER.2: /never(?![\w.-])/i
NAME: /[^\W_](?:[\w-]*\w)?(?:\.[^\W_](?:[\w-]*\w)?)?/
%ignore /[ \t]+/
"""


class Complaint(Exception):
    """Why a formula cannot be read: code, message, remedy, column from 0."""

    def __init__(self, code: str, message: str, remedy: str, column: int = 0) -> None:
        self.code, self.message, self.remedy, self.column = code, message, remedy, column
        super().__init__(f"{message} ({code}); {remedy}")


@dataclass(frozen=True, slots=True)
class Names:
    """The options there are, for telling what a name means."""

    known: frozenset[Atom]
    by_option: Mapping[str, tuple[Atom, ...]]
    home: str | None = None  # the party whose line it is: its own options come first

    @classmethod
    def of(cls, atoms: tuple[Atom, ...]) -> Names:
        """Names that resolve to these options."""
        by_option: dict[str, tuple[Atom, ...]] = {}
        for atom in atoms:
            by_option[atom.option] = (*by_option.get(atom.option, ()), atom)
        return cls(frozenset(atoms), by_option)

    def at(self, party: str | None) -> Names:
        """The same names, read on a line of that party."""
        return Names(self.known, self.by_option, party)

    def resolve(self, name: str, column: int = 0) -> Atom:
        """The option meant by `party.option`, or by `option` alone where only one can be meant.

        >>> names = Names.of((Atom("north", "halt"), Atom("south", "halt"), Atom("south", "pay")))
        >>> str(names.resolve("pay")), str(names.at("north").resolve("halt"))
        ('south.pay', 'north.halt')
        """
        party, dot, option = name.partition(".")
        if dot:
            if Atom(party, option) in self.known:
                return Atom(party, option)
            raise Complaint(
                "unknown-option", Message("no option {name!r}", name=name), _nearest(name, self.known), column
            )
        if self.home is not None and Atom(self.home, name) in self.known:
            return Atom(self.home, name)
        found = self.by_option.get(name, ())
        if len(found) == 1:
            return found[0]
        if found:
            choice = " / ".join(map(str, found[:4]))
            raise Complaint(
                "ambiguous-option",
                Message("several parties have an option {name!r}", name=name),
                Message("write {choice}", choice=choice),
                column,
            )
        raise Complaint("unknown-option", Message("no option {name!r}", name=name), _nearest(name, self.known), column)


def _nearest(name: str, known: frozenset[Atom]) -> Message:
    import difflib

    if len(known) > _COMPARED:
        return Message("look the name up among the options")
    names = sorted({str(atom) for atom in known} | {atom.option for atom in known})
    close = difflib.get_close_matches(name[:60], names, n=1)
    if close:
        return Message("write {name!r}, or add the option", name=close[0])
    if not names:
        return Message("add it as an option of a party")
    return Message("the options are {names}", names=", ".join(names[:6]))


@functools.cache
def _parser() -> Any:
    from lark import Lark, Transformer

    def deeper(*nested: tuple[Formula, int]) -> int:
        levels = 1 + max(level for _, level in nested)
        if levels > DEEPEST:
            raise Complaint(
                "formula-too-deep",
                Message("a formula nested more than {most} deep", most=DEEPEST),
                "split it into several",
            )
        return levels

    class Builder(Transformer):  # type: ignore[type-arg]
        """Builds trees from the leaves up, so that no recursion follows the nesting of a stranger's text."""

        def name(self, items: list[Any]) -> tuple[Any, int]:
            return items[0], 1

        def negation(self, items: list[Any]) -> tuple[Formula, int]:
            (part, _), levels = items[1], deeper(items[1])
            return Not(part), levels

        def and_(self, items: list[Any]) -> tuple[Formula, int]:
            return And(tuple(part for part, _ in items[::2])), deeper(*items[::2])

        def or_(self, items: list[Any]) -> tuple[Formula, int]:
            return Or(tuple(part for part, _ in items[::2])), deeper(*items[::2])

        def if_(self, items: list[Any]) -> tuple[Formula, int]:
            return If(items[0][0], items[2][0]), deeper(items[0], items[2])

        def iff(self, items: list[Any]) -> tuple[Formula, int]:
            return Iff(items[0][0], items[2][0]), deeper(items[0], items[2])

        def always(self, items: list[Any]) -> tuple[Formula, int]:
            return And(()), 1

        def never(self, items: list[Any]) -> tuple[Formula, int]:
            return Or(()), 1

    return Lark(_GRAMMAR, parser="lalr", lexer="contextual", transformer=Builder(), maybe_placeholders=False)


def read_formula(text: str, names: Names) -> Formula:
    """The formula that the text writes; raises `Complaint` with the column where it cannot be read.

    >>> names = Names.of((Atom("north", "halt"), Atom("south", "pay")))
    >>> read_formula("halt if not pay", names)
    If(then=Atom(party='north', option='halt'), when=Not(part=Atom(party='south', option='pay')))
    >>> read_formula("not " * 10_000 + "pay", names)
    Traceback (most recent call last):
    ...
    pourparlers.model.grammar.Complaint: a formula nested more than 100 deep (formula-too-deep); split it into several
    """
    from lark import UnexpectedInput
    from lark.exceptions import VisitError

    if len(text) > LONGEST:
        if text.count("(") > DEEPEST or text.count("not") > DEEPEST:
            raise Complaint(
                "formula-too-deep",
                Message("a formula nested more than {most} deep", most=DEEPEST),
                "split it into several",
            )
        raise Complaint(
            "formula-too-long",
            Message("a formula of {n:,} characters", n=len(text)),
            Message("at most {most:,}", most=LONGEST),
        )
    try:
        tree, _ = _parser().parse(text)
    except VisitError as wrapped:
        if isinstance(wrapped.orig_exc, Complaint):
            raise wrapped.orig_exc from None
        raise
    except UnexpectedInput as unexpected:
        at_end = getattr(getattr(unexpected, "token", None), "type", "") == "$END"
        column = len(text) if at_end else unexpected.pos_in_stream or 0
        raise Complaint(
            "formula-syntax", _expected(text, column), "write options joined by not, and, or, if, iff", column
        ) from None
    return _resolved(tree, names.resolve)


def _expected(text: str, column: int) -> Message:
    rest = text[column:].split(maxsplit=1)
    if not rest:
        return Message("the formula stops too early: {text!r}", text=text.strip()[-40:])
    return Message("{word!r} does not fit here", word=rest[0][:40])


def _resolved(tree: Any, resolve: Callable[[str, int], Atom]) -> Formula:
    """The tree with its name tokens (`str`, with a place) replaced by the options they mean."""
    match tree:
        case Not(part):
            return Not(_resolved(part, resolve))
        case And(inner):
            return And(tuple(_resolved(part, resolve) for part in inner))
        case Or(inner):
            return Or(tuple(_resolved(part, resolve) for part in inner))
        case If(then, when):
            return If(_resolved(then, resolve), _resolved(when, resolve))
        case Iff(left, right):
            return Iff(_resolved(left, resolve), _resolved(right, resolve))
        case name:
            return resolve(str(name), getattr(name, "start_pos", 0) or 0)


def pattern_formula(pattern: str, atoms: tuple[Atom, ...]) -> Formula:
    """The states that match a pattern of `Y`, `N` and `-`, one letter an option.

    >>> pattern_formula("Y-N", (Atom("a", "x"), Atom("a", "y"), Atom("b", "z")))
    And(parts=(Atom(party='a', option='x'), Not(part=Atom(party='b', option='z'))))
    """
    if len(pattern) != len(atoms):
        raise Complaint(
            "pattern-length",
            Message("a pattern of {letters} letters for {options} options", letters=len(pattern), options=len(atoms)),
            "give one letter, Y, N or -, for each option",
        )
    wanted = tuple(a if letter == "Y" else Not(a) for a, letter in zip(atoms, pattern, strict=True) if letter != "-")
    return wanted[0] if len(wanted) == 1 else And(wanted)


def formula_or_pattern(text: str, names: Names, atoms: tuple[Atom, ...]) -> Formula:
    """What an entry of `infeasible` or `coalesce` says: letters `Y`, `N`, `-` alone are a pattern.

    >>> formula_or_pattern("N", Names.of((Atom("a", "x"),)), (Atom("a", "x"),))
    Not(part=Atom(party='a', option='x'))
    """
    bare = text.strip()
    return pattern_formula(bare, atoms) if PATTERN.fullmatch(bare) else read_formula(text, names)

"""What is wrong or doubtful in a conflict whose lines could all be read: a tuple of checks, each a function."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator

from pourparlers.base.message import Message
from pourparlers.base.problems import Problem, Where
from pourparlers.model.types import Atom, Conflict, Evidence, Ranking, Statements, holds

MOST_OPTIONS = 4096


def check(conflict: Conflict, known: Container[str] | None = None) -> tuple[Problem, ...]:
    """Everything that is wrong or doubtful in the conflict; `known` are the ids that evidence may name.

    >>> from pourparlers.model.types import DecisionMaker, Option
    >>> print(*check(Conflict((DecisionMaker("north"), DecisionMaker("south", options=(Option("pay"),))))), sep="\\n")
    -: north has no option (no-options); give it one, or leave the party out
    -: no line of south says what it prefers (no-preferences); add prefers and a statement under it
    """
    problems = [problem for test in CHECKS for problem in test(conflict)]
    problems += _evidence(conflict, known)
    return tuple(sorted(problems, key=lambda p: (p.where.line or 0, p.where.column or 0)))


def _parties(conflict: Conflict) -> Iterator[Problem]:
    if not conflict.decision_makers:
        yield Problem("no-parties", conflict.where, "there is no party", 'add a line such as party north "North"')
    for dm in conflict.decision_makers:
        if not dm.options and not dm.shares and not conflict.is_graph:
            yield Problem(
                "no-options",
                dm.where,
                Message("{party} has no option", party=dm.id),
                "give it one, or leave the party out",
            )
        if isinstance(dm.preferences, Statements) and not dm.preferences.statements and (dm.options or dm.arcs):
            yield Problem(
                "no-preferences",
                dm.where,
                Message("no line of {party} says what it prefers", party=dm.id),
                "add prefers and a statement under it",
                "warning",
            )
    if len(conflict.atoms) > MOST_OPTIONS:
        yield Problem(
            "too-many-options",
            conflict.where,
            Message("{options:,} options", options=len(conflict.atoms)),
            Message("at most {most}", most=MOST_OPTIONS),
        )


def _shares(conflict: Conflict) -> Iterator[Problem]:
    for dm in conflict.decision_makers:
        seen: set[Atom] = {Atom(dm.id, option.id) for option in dm.options}
        for share in dm.shares:
            if share.option in seen:
                yield Problem(
                    "duplicate-option",
                    share.where,
                    Message("{party} has {option} already", party=dm.id, option=share.option),
                    "remove the line",
                )
            seen.add(share.option)


def _names_of_parties(conflict: Conflict) -> Iterator[Problem]:
    known = {dm.id for dm in conflict.decision_makers}
    for dm in conflict.decision_makers:
        for word, party, where in [
            *(("attitude", a.towards, a.where) for a in dm.attitudes),
            *(("believes", b.about, b.where) for b in dm.beliefs),
        ]:
            if party not in known:
                yield Problem(
                    "unknown-party",
                    where,
                    Message("{word}: no party {party!r}", word=word, party=party),
                    Message("the parties are {known}", known=", ".join(sorted(known)[:6])),
                )


def _status_quo(conflict: Conflict) -> Iterator[Problem]:
    quo = conflict.status_quo
    if quo is None or conflict.is_graph:
        return
    taken = set(quo.taken)
    for constraint in conflict.infeasible:
        if holds(constraint.formula, taken.__contains__):
            line = constraint.where.line
            told = (
                Message("the status quo is impossible (line {line})", line=line)
                if line
                else Message("the status quo is impossible")
            )
            yield Problem("status-quo-infeasible", quo.where, told, "change the status quo or that line")


def _states(conflict: Conflict) -> Iterator[Problem]:
    """States written out must be states of this conflict: one letter an option, or the id of a graph state."""
    ids = {state.id for state in conflict.states}
    length = len(conflict.atoms)

    def wrong(text: str, pattern: bool) -> bool:
        if conflict.is_graph:
            return text not in ids
        return len(text) != length or bool(set(text) - set("YN-" if pattern else "YN"))

    def told(text: str, where: Where) -> Problem:
        remedy = Message("write {length} letters Y or N", length=length)
        if conflict.is_graph:
            remedy = Message("write one of {states}", states=", ".join(sorted(ids)[:6]))
        return Problem("bad-state", where, Message("{text!r} is no state", text=text[:40]), remedy)

    for dm in conflict.decision_makers:
        if isinstance(dm.preferences, Ranking):
            for group in dm.preferences.groups:
                yield from (told(s, group.where) for s in group.states if wrong(s, True))
        for pair in dm.unknown:
            yield from (told(s, pair.where) for s in (pair.first, pair.second) if wrong(s, True))
        for arc in dm.arcs:
            if not conflict.is_graph:
                yield Problem(
                    "arc-without-states",
                    arc.where,
                    "a move between states, but no state is listed",
                    "add lines such as state s1, or leave the moves to the options",
                )
            else:
                yield from (told(s, arc.where) for s in (arc.start, arc.end) if wrong(s, False))
    for expectation in conflict.expected:
        yield from (told(s, expectation.where) for s in expectation.states if wrong(s, False))


def _one_form(conflict: Conflict) -> Iterator[Problem]:
    seen: set[str] = set()
    for state in conflict.states:
        if state.id in seen:
            yield Problem(
                "duplicate-state",
                state.where,
                Message("state {state!r} is given twice", state=state.id),
                "give it another id",
            )
        seen.add(state.id)
    if conflict.is_graph and conflict.atoms:
        yield Problem(
            "two-forms",
            conflict.states[0].where,
            "states are listed, but there are options too",
            "keep either the states and moves, or the options",
        )


def _open_lines(conflict: Conflict) -> Iterator[tuple[Evidence, Where, Message]]:
    for dm in conflict.decision_makers:
        for option in dm.options:
            yield option.evidence, option.where, Message("option {option}", option=option.id)
        if isinstance(dm.preferences, Statements):
            for statement in dm.preferences.statements:
                yield statement.evidence, statement.where, Message("a preference of {party}", party=dm.id)
    for constraint in conflict.infeasible:
        yield constraint.evidence, constraint.where, Message("an impossible combination")


def _evidence(conflict: Conflict, known: Container[str] | None) -> Iterator[Problem]:
    """Lines that rest on nothing (unless the whole file has a source), and evidence that is not there."""
    for evidence, where, what in _open_lines(conflict):
        if not evidence and not conflict.source and not what.startswith("option"):
            yield Problem(
                "no-evidence",
                where,
                Message("{what} names no evidence", what=what),
                'add @ with ids, or by hand "why"; a line source "..." speaks for the whole file',
                "note",
            )
        for name in evidence.ids if known is not None else ():
            if name not in known:  # type: ignore[operator]
                yield Problem(
                    "unknown-evidence",
                    where,
                    Message("{what} rests on {name!r}, which is not in the record", what=what, name=name),
                    "correct the id, or read the article again",
                    "warning",
                )


CHECKS: tuple[Callable[[Conflict], Iterator[Problem]], ...] = (
    _parties, _shares, _names_of_parties, _one_form, _status_quo, _states,
)  # fmt: skip

"""Changes to preference statements, tried one by one: what each equilibrium hangs on, and what would make another.

A change drops a statement, turns it into its contrary, or moves it to another place. Nothing is estimated: every
change is solved. Each change keeps its statement, and so the evidence behind it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Literal

import numpy as np

from pourparlers.base.errors import WrongUse
from pourparlers.base.message import Message
from pourparlers.model.types import Concept, Conflict, Constraint, Formula, Not, PreferenceStatement, Statements
from pourparlers.solve.local import local_view
from pourparlers.solve.prepared import Dense
from pourparlers.solve.reasons import verdict
from pourparlers.solve.space import Bools

MOST_OPTIONS = 18  # options up to which every change is solved for every state


@dataclass(frozen=True, slots=True)
class Change:
    """One statement of one party dropped, turned round, or moved to place `to` (from 0).

    Or, with no party, a line that says what is impossible left out (`allow`).
    """

    party: str | None
    statement: PreferenceStatement | Constraint
    place: int
    kind: Literal["drop", "negate", "move", "allow"]
    to: int | None = None


@dataclass(frozen=True, slots=True)
class Effect:
    """What a change does to the equilibria of a concept: numbers of states that become one, or cease to be one."""

    change: Change
    created: tuple[int, ...]
    destroyed: tuple[int, ...]


def contrary(formula: Formula) -> Formula:
    """The formula turned round, without a double negation.

    >>> from pourparlers.model.types import Atom
    >>> contrary(Not(Atom("a", "x")))
    Atom(party='a', option='x')
    """
    return formula.part if isinstance(formula, Not) else Not(formula)


def single_changes(conflict: Conflict, party: str, *, moves: bool = True) -> Iterator[Change]:
    """Every change of one statement of a party; none where it does not prefer by statements."""
    preferences = conflict[party].preferences
    statements = preferences.statements if isinstance(preferences, Statements) else ()
    for place, statement in enumerate(statements):
        yield Change(party, statement, place, "drop")
        yield Change(party, statement, place, "negate")
        for to in range(len(statements)) if moves else ():
            if to not in (place, place - 1):  # moving up by one is moving the other down by one
                yield Change(party, statement, place, "move", to)


def changed(conflict: Conflict, *changes: Change) -> Conflict:
    """The conflict after the changes, made from the last place to the first so that places stay right.

    >>> from pourparlers.model.parse import parse
    >>> talks = parse("party a\\n option x\\n option y\\n prefers\\n  x\\n  y").conflict
    >>> first = talks["a"].preferences.statements[0]
    >>> [str(s.formula) for s in changed(talks, Change("a", first, 0, "move", 1))["a"].preferences.statements]
    ['a.y', 'a.x']
    """
    makers = []
    allowed = {c.place for c in changes if c.kind == "allow"}
    infeasible = tuple(line for n, line in enumerate(conflict.infeasible) if n not in allowed)
    for dm in conflict.decision_makers:
        mine = sorted((c for c in changes if c.party == dm.id), key=lambda c: -c.place)
        if mine and isinstance(dm.preferences, Statements):
            statements = list(dm.preferences.statements)
            for change in mine:
                _apply(statements, change)
            dm = replace(dm, preferences=Statements(tuple(statements)))
        makers.append(dm)
    return replace(conflict, decision_makers=tuple(makers), infeasible=infeasible)


def _apply(statements: list[PreferenceStatement], change: Change) -> None:
    found = statements.pop(change.place)
    if change.kind == "drop" and not found.tied and change.place < len(statements):
        statements[change.place] = replace(statements[change.place], tied=False)  # it opens the rank now
    elif change.kind == "negate":
        statements.insert(change.place, replace(found, formula=contrary(found.formula)))
    elif change.kind == "move" and change.to is not None:
        if not found.tied and change.place < len(statements):
            statements[change.place] = replace(statements[change.place], tied=False)
        statements.insert(change.to, replace(found, tied=False))


def sensitivity(conflict: Conflict, concept: Concept, *, moves: bool = True) -> tuple[Effect, ...]:
    """The effect of every change of a single statement that has one, in the order of the file.

    Last, what leaving out each line that says what is impossible does.

    >>> from pourparlers.model.catalog import entry
    >>> dilemma = entry("prisoners-dilemma").conflict
    >>> for effect in sensitivity(dilemma, "nash", moves=False):
    ...     made = [dilemma.state_text(s) for s in effect.created]
    ...     print(effect.change.party, effect.change.kind, effect.change.place, made, effect.destroyed)
    row drop 1 ['YN'] ()
    row negate 1 ['YN'] (0,)
    column drop 1 ['NY'] ()
    column negate 1 ['NY'] (0,)
    """
    if conflict.is_graph or len(conflict.atoms) > MOST_OPTIONS:
        raise WrongUse(Message("sensitivity is for option form with at most {most} options", most=MOST_OPTIONS))
    base = Dense(conflict, compiled=False)
    stable = [base.stable(i, concept) & base.real for i in range(len(base.game.movers))]
    now = np.logical_and.reduce(stable)
    found = []
    for i, dm in enumerate(conflict.decision_makers):
        for change in single_changes(conflict, dm.id, moves=moves):
            found.append(_effect(change, now, _after(changed(conflict, change), i, concept, stable)))
    for n, line in enumerate(conflict.infeasible):
        change = Change(None, line, n, "allow")
        found.append(_allowing(change, now, Dense(changed(conflict, change), compiled=False), concept))
    return tuple(effect for effect in found if effect.created or effect.destroyed)


def _effect(change: Change, now: Bools, after: Bools) -> Effect:
    created, destroyed = np.flatnonzero(after & ~now), np.flatnonzero(now & ~after)
    return Effect(change, tuple(map(int, created)), tuple(map(int, destroyed)))


def _allowing(change: Change, now: Bools, found: Dense, concept: Concept) -> Effect:
    """The effect of more cells that are states; a coalesced state may have another first cell then, and is the same."""
    after, first = found.equilibrium(concept), found.classes()
    held = np.zeros_like(now)
    held[first[now]] = True
    destroyed = np.flatnonzero(now)[~after[first[now]]]
    return Effect(change, tuple(map(int, np.flatnonzero(after & ~held))), tuple(map(int, destroyed)))


def _after(conflict: Conflict, party: int, concept: Concept, stable: list[Bools]) -> Bools:
    """The equilibria once `party` prefers otherwise: under nash, gmr and smr only its own stability changes."""
    found = Dense(conflict, compiled=False)
    others = [stable[j] if concept in ("nash", "gmr", "smr") else found.stable(j, concept)
              for j in range(len(stable)) if j != party]  # fmt: skip
    return np.asarray(np.logical_and.reduce([found.real, found.stable(party, concept), *others]))


def fewest_changes(
    conflict: Conflict, state: int, concept: Concept, *, most: int = 2
) -> dict[str, tuple[tuple[Change, ...], ...] | None]:
    """For each party for which the state is not stable: the smallest sets of changes of its statements that make it so.

    At most `most` changes together; None where that many do not suffice. For nash, gmr and smr parties are
    independent; for seq the others are taken as they are.

    >>> from pourparlers.model.catalog import entry
    >>> dilemma = entry("prisoners-dilemma").conflict
    >>> found = fewest_changes(dilemma, dilemma.state_number("YY"), "nash")
    >>> [(c.kind, c.place) for c in found["row"][0]]
    [('drop', 1)]
    """
    view = local_view(conflict)
    out: dict[str, tuple[tuple[Change, ...], ...] | None] = {}
    for i, dm in enumerate(conflict.decision_makers):
        if verdict(view, i, concept, state).stable:
            continue
        out[dm.id] = None
        changes = list(single_changes(conflict, dm.id))
        for size in range(1, most + 1):
            sets = [some for some in combinations(changes, size)
                    if len({c.place for c in some}) == size and (size == 1 or all(c.kind != "move" for c in some))
                    and verdict(local_view(changed(conflict, *some)), i, concept, state).stable]  # fmt: skip
            if sets:
                out[dm.id] = tuple(sets)
                break
    return out

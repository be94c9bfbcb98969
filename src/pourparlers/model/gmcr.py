"""`.gmcr` files of GMCR+ (JSON), written; `gmcr_in` reads them.

What was found in such files: `options` is one list for all, first option lowest bit of a state; `permittedDirection`
is `fwd` (only N to Y), `back`, or `both`; a condition is a list of pairs of option number and Y or N; a compound
condition is satisfied by any of its members; direct rankings number the feasible states from 1 in ascending order,
under `preferenceRanking` or, in older files, `preferenceVector`, used only where `useManualPreferenceRanking` (older:
`useManualPreferenceVectors`) says so. Options may be listed under several decision makers (shared), and in any order,
so that states may be numbered differently here and there.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import product
from typing import Any

from pourparlers.base.errors import WrongUse
from pourparlers.base.message import Message
from pourparlers.model.types import (
    Atom,
    Conflict,
    Constraint,
    DecisionMaker,
    Formula,
    Moves,
    Or,
    RankGroup,
    Ranking,
    Statements,
    atoms,
    holds,
    literals,
)

DIRECTIONS: dict[str, Moves] = {"fwd": "forward", "back": "backward", "both": "both"}
_WORD = {moves: word for word, moves in DIRECTIONS.items()}
_MOST_TERMS = 10  # options of one formula that is neither a pattern nor a choice of patterns


def as_gmcr(conflict: Conflict) -> str:
    """The conflict as a GMCR+ file; raises WrongUse for what GMCR+ has no word for.

    >>> from pourparlers.model.gmcr_in import from_gmcr
    >>> from pourparlers.model.parse import parse
    >>> talks = parse('party a "Alpha"\\n option x irreversible\\n prefers\\n  not x').conflict
    >>> from_gmcr(as_gmcr(talks))[0].decision_makers[0].options[0].moves
    'forward'
    """
    if conflict.is_graph or conflict.coalesce:
        raise WrongUse("GMCR+ has neither the graph form nor coalesced states")
    number = {atom: n for n, atom in enumerate(conflict.atoms)}
    manual = any(isinstance(dm.preferences, Ranking) for dm in conflict.decision_makers)
    data = {
        "program": "gmcr-py", "version": "0.4.1", "useManualPreferenceRanking": manual,
        "options": [{"name": conflict.option(a).name or a.option, "permittedDirection": _WORD[conflict.option(a).moves]}
                    for a in conflict.atoms],
        "decisionMakers": [_maker(conflict, dm, number, manual) for dm in conflict.decision_makers],
        "infeasibles": [term for c in conflict.infeasible for term in _terms(c.formula, number)],
    }  # fmt: skip
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _maker(conflict: Conflict, dm: DecisionMaker, number: dict[Atom, int], manual: bool) -> dict[str, Any]:
    mine = [number[Atom(dm.id, o.id)] for o in dm.options] + [number[s.option] for s in dm.shares]
    out: dict[str, Any] = {"name": dm.name or dm.id, "options": mine, "preferences": []}
    match dm.preferences:
        case Statements(statements) if not manual:
            if any(s.tied for s in statements):
                raise WrongUse(Message("{party}: GMCR+ has no tied statements", party=dm.id))
            out["preferences"] = [_condition(s.formula, number) for s in statements]
        case Ranking(groups):
            out["preferenceRanking"] = _ranking(conflict, groups)
        case _:
            raise WrongUse(
                Message("{party}: GMCR+ takes either statements for all parties or rankings for all", party=dm.id)
            )
    out["misperceptions"] = [term for c in dm.unaware for term in _terms(c.formula, number)]
    return out


def _ranking(conflict: Conflict, groups: Sequence[RankGroup]) -> list[Any]:
    states = ["".join("Y" if s[a] else "N" for a in conflict.atoms)
              for s in feasible_states(conflict.atoms, conflict.infeasible)]  # fmt: skip
    place = {state: n for n, state in enumerate(states, 1)}
    if any(state not in place for group in groups for state in group.states):
        raise WrongUse("GMCR+ ranks feasible states only, written out in full")
    numbers = [[place[state] for state in group.states] for group in groups]
    return [n[0] if len(n) == 1 else n for n in numbers]


def _condition(formula: Formula, number: dict[Atom, int]) -> Any:
    terms = _terms(formula, number)
    return terms[0] if len(terms) == 1 else {"compound": True, "members": terms}


def _terms(formula: Formula, number: dict[Atom, int]) -> list[list[list[Any]]]:
    """The formula as a choice of patterns (disjunctive normal form)."""
    if isinstance(formula, Or) and all(literals(part) is not None for part in formula.parts):
        return [term for part in formula.parts for term in _terms(part, number)]
    wanted = literals(formula)
    if wanted is not None:
        return [[[number[atom], "Y" if value else "N"] for atom, value in wanted.items()]]
    named = sorted(set(atoms(formula)), key=number.__getitem__)
    if len(named) > _MOST_TERMS:
        raise WrongUse(Message("a formula over {options} options is too much for GMCR+", options=len(named)))
    rows = (dict(zip(named, values, strict=True)) for values in product((True, False), repeat=len(named)))
    return [[[number[a], "Y" if row[a] else "N"] for a in named] for row in rows if holds(formula, row.__getitem__)]


def feasible_states(order: Sequence[Atom], infeasible: Sequence[Constraint]) -> list[dict[Atom, bool]]:
    """The feasible states, ascending with the first option as the lowest bit: as GMCR+ numbers them, from 1.

    >>> from pourparlers.model.types import And
    >>> hat, coat = Atom("a", "hat"), Atom("a", "coat")
    >>> [[s[hat], s[coat]] for s in feasible_states((hat, coat), (Constraint(And((hat, coat))),))]
    [[False, False], [True, False], [False, True]]
    """
    states = (dict(zip(order, reversed(values), strict=True)) for values in product((False, True), repeat=len(order)))
    return [s for s in states if not any(holds(c.formula, s.__getitem__) for c in infeasible)]

"""A conflict as JSON: the contract that other programs rely on (`json_in` reads it back).

`{"title", "decision_makers": [{"id", "name", "options": [{"id", "name", "moves"}], "preferences":
{"statements": [formula, …]} | {"ranking": [[state, …], …]} | {"weights": [[number, formula], …]}}],
"infeasible": [formula or pattern, …], "coalesce": [pattern, …], "status_quo": state}`.
What a plain form cannot say (evidence, ties, strength, …) turns a formula into an object with the formula in it.
"""

from __future__ import annotations

from typing import Any

from pourparlers.model.formulas import formula_text, literals
from pourparlers.model.json_in import from_json, loads
from pourparlers.model.types import (
    Atom,
    Conflict,
    Constraint,
    DecisionMaker,
    Evidence,
    Preferences,
    PreferenceStatement,
    RankGroup,
    Ranking,
    Statements,
    Weights,
)

__all__ = ["as_json", "from_json", "loads"]


def as_json(conflict: Conflict) -> dict[str, Any]:
    """The conflict as plain data, ready for `json.dumps`.

    >>> from pourparlers.model.parse import parse
    >>> as_json(parse("party a\\n option x\\n prefers\\n  not x\\nstatus quo x").conflict)
    {'title': '', 'decision_makers': [{'id': 'a', 'name': '', 'options': [{'id': 'x', 'name': '', 'moves': 'both'}],
     'preferences': {'statements': ['not a.x']}}], 'infeasible': [], 'coalesce': [], 'status_quo': 'Y'}
    """
    data: dict[str, Any] = {"title": conflict.title}
    if conflict.as_of:
        data["as_of"] = conflict.as_of.isoformat()
    if conflict.source:
        data["source"] = conflict.source
    if conflict.is_graph:
        data["states"] = [{"id": s.id, "name": s.name} for s in conflict.states]
    data["decision_makers"] = [_decision_maker_out(dm) for dm in conflict.decision_makers]
    data["infeasible"] = [_constraint_out(c, conflict.atoms, False) for c in conflict.infeasible]
    data["coalesce"] = [_constraint_out(c, conflict.atoms, True) for c in conflict.coalesce]
    quo = conflict.status_quo_state
    data["status_quo"] = None if quo is None else conflict.state_text(quo)
    if conflict.status_quo and conflict.status_quo.evidence:
        data["status_quo_evidence"] = _evidence_out(conflict.status_quo.evidence)
    if conflict.expected:
        data["expected"] = [{"concept": e.concept, "states": list(e.states), "exactly": e.exactly}
                            for e in conflict.expected]  # fmt: skip
    return data


def _evidence_out(evidence: Evidence) -> dict[str, Any]:
    out: dict[str, Any] = {"evidence": list(evidence.ids)} if evidence.ids else {}
    return out | ({"by_hand": evidence.by_hand} if evidence.by_hand is not None else {})


def _decision_maker_out(dm: DecisionMaker) -> dict[str, Any]:
    out: dict[str, Any] = {"id": dm.id, "name": dm.name}
    out["options"] = [
        {"id": o.id, "name": o.name, "moves": o.moves} | ({"unsure": True} if o.unsure else {})
        | _evidence_out(o.evidence) for o in dm.options
    ]  # fmt: skip
    if dm.shares:
        out["shares"] = [{"option": str(s.option), "moves": s.moves} | _evidence_out(s.evidence) for s in dm.shares]
    out["preferences"] = _preferences_out(dm.preferences)
    if dm.arcs:
        out["arcs"] = [[a.start, a.end] for a in dm.arcs]
    if dm.unknown:
        out["unknown"] = [{"states": [u.first, u.second]} | _evidence_out(u.evidence) for u in dm.unknown]
    if dm.attitudes:
        out["attitudes"] = [{"towards": a.towards, "sign": a.sign} | _evidence_out(a.evidence) for a in dm.attitudes]
    if dm.unaware:
        out["unaware"] = [_constraint_out(c, (), False) for c in dm.unaware]
    if dm.beliefs:
        out["believes"] = {b.about: [_statement_out(s) for s in b.statements] for b in dm.beliefs}
    return out | _evidence_out(dm.evidence)


def _preferences_out(preferences: Preferences) -> dict[str, Any]:
    match preferences:
        case Statements(statements):
            return {"statements": [_statement_out(s) for s in statements]}
        case Ranking(groups):
            return {"ranking": [_group_out(g) for g in groups]}
        case Weights(weights):
            return {"weights": [
                [_number(w.weight), formula_text(w.formula)] if not w.evidence
                else {"weight": _number(w.weight), "formula": formula_text(w.formula)} | _evidence_out(w.evidence)
                for w in weights
            ]}  # fmt: skip


def _number(text: str) -> int | str:
    """Whole numbers as numbers, others as text, which keeps every digit."""
    return int(text) if str(int(float(text))) == text else text


def _statement_out(statement: PreferenceStatement) -> str | dict[str, Any]:
    text = formula_text(statement.formula)
    marks = {name: True for name in ("tied", "unordered", "strong") if getattr(statement, name)}
    extra = marks | _evidence_out(statement.evidence)
    return {"formula": text} | extra if extra else text


def _group_out(group: RankGroup) -> list[str] | dict[str, Any]:
    extra = ({"strong": True} if group.strong else {}) | _evidence_out(group.evidence)
    return {"states": list(group.states)} | extra if extra else list(group.states)


def _constraint_out(constraint: Constraint, atoms: tuple[Atom, ...], as_pattern: bool) -> str | dict[str, Any]:
    wanted = literals(constraint.formula) if as_pattern else None
    if wanted is None:
        text = formula_text(constraint.formula)
    else:
        text = "".join({True: "Y", False: "N", None: "-"}[wanted.get(atom)] for atom in atoms)
    extra = _evidence_out(constraint.evidence)
    return {"formula": text} | extra if extra else text

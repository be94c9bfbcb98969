"""What would have to change, what changes would do, what is open, what has changed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pourparlers.base.errors import WrongUse
from pourparlers.doors.cli.questions.question import Question, Reply, written


def inverse(asked: Question) -> Reply:
    """What would have to change for a state to be an equilibrium, in states demoted and in statements changed."""
    from pourparlers.model.types import Statements
    from pourparlers.show.answers import changes_lines, inverse_lines
    from pourparlers.solve.questions.changes import fewest_changes
    from pourparlers.solve.questions.inverse import inverse as find

    conflict, state = asked.conflict, asked.state(asked.value)
    lines: list[str] = []
    data: dict[str, Any] = {"state": conflict.state_text(state)}
    for concept in asked.concepts:
        if concept == "sim":
            continue
        conditions = find(conflict, state, concept)
        lines += [concept.upper(), *("  " + line for line in inverse_lines(conflict, conditions, asked.language))]
        data[concept] = {"states": {
            c.party: {"fewest": c.fewest, "all": c.complete, "demote": [written(conflict, a) for a in c.alternatives]}
            for c in conditions}}  # fmt: skip
        if all(isinstance(dm.preferences, Statements) for dm in conflict.decision_makers):
            sets = fewest_changes(conflict, state, concept)
            lines += ["  " + line for line in changes_lines(conflict, sets, asked.language)]
            data[concept]["statements"] = {
                party: some and [[_change(c) for c in s] for s in some] for party, some in sets.items()
            }
    return lines, data


def _change(change: Any) -> dict[str, Any]:
    from pourparlers.model.types import formula_text

    return {"party": change.party, "statement": formula_text(change.statement.formula), "place": change.place,
            "kind": change.kind, "to": change.to, "evidence": list(change.statement.evidence.ids)}  # fmt: skip


def sensitivity(asked: Question) -> Reply:
    """What every single change of a statement creates and destroys."""
    from pourparlers.show.answers import sensitivity_lines
    from pourparlers.solve.questions.changes import sensitivity as find

    lines: list[str] = []
    data: dict[str, Any] = {}
    for concept in asked.concepts:
        effects = find(asked.conflict, concept)
        lines += [concept.upper(), *("  " + x for x in sensitivity_lines(asked.conflict, effects, asked.language))]
        data[concept] = [
            _change(effect.change) | {"created": written(asked.conflict, effect.created),
                                      "destroyed": written(asked.conflict, effect.destroyed)} for effect in effects
        ]  # fmt: skip
    return lines, data


def open_(asked: Question) -> Reply:
    """Surely, possibly, never."""
    from pourparlers.show.answers import open_lines
    from pourparlers.solve.questions.open import openness

    lines: list[str] = []
    data: dict[str, Any] = {}
    for concept in asked.concepts:
        try:
            found = openness(asked.conflict, concept)
        except WrongUse as refusal:
            if len(asked.concepts) == 1:
                raise
            lines.append(f"{concept.upper()}: {refusal}")
            continue
        lines += [concept.upper(), *("  " + line for line in open_lines(asked.conflict, found, asked.language))]
        data[concept] = {
            "completions": found.completions, "surely": written(asked.conflict, found.states[found.surely]),
            "possibly": written(asked.conflict, found.states[found.possibly & ~found.surely]),
            "never": written(asked.conflict, found.states[found.never]),
        }  # fmt: skip
    return lines, data


def against(asked: Question) -> Reply:
    """Which equilibria came and went since another conflict file, and by which line."""
    from pathlib import Path

    from pourparlers.doors.cli.models import conflict_or_stop
    from pourparlers.model.changes import differences, options_changed
    from pourparlers.model.types import formula_text
    from pourparlers.show.answers import against_lines
    from pourparlers.solve.questions.against import against as compare

    old = conflict_or_stop(Path(asked.value))
    lines: list[str] = []
    fresh, gone = options_changed(old, asked.conflict)
    data: dict[str, Any] = {"options": {"added": list(map(str, fresh)), "removed": list(map(str, gone))}}
    differing = differences(old, asked.conflict)
    data["lines"] = [{"kind": d.kind, "party": d.party, "line": formula_text(d.line.formula), "place": d.place,
                      "evidence": list(d.line.evidence.ids)} for d in differing]  # fmt: skip
    for concept in asked.concepts:
        found = compare(old, asked.conflict, differing, concept)
        lines += [concept.upper(), *("  " + x for x in against_lines(old, asked.conflict, found, asked.language))]

        def taken(states: Iterable[Iterable[Any]]) -> list[list[str]]:
            return [sorted(map(str, state)) for state in states]

        data[concept] = {
            "came": taken(found.came), "went": taken(found.went), "stayed": taken(found.stayed),
            "turned": [{"line": formula_text(t.line.line.formula), "kind": t.line.kind, "party": t.line.party,
                        "came": taken(t.came), "went": taken(t.went)} for t in found.turned],
        }  # fmt: skip
    return lines, data

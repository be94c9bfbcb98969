"""The further questions of `pourparlers solve`: each takes a conflict and gives lines of text and plain data."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pourparlers.base.errors import WrongUse
from pourparlers.base.message import Message

if TYPE_CHECKING:
    from pourparlers.model.types import Concept, Conflict
    from pourparlers.show.types import Language


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: the value of its option (a state, a kind, a horizon), the concepts, the language."""

    conflict: Conflict
    value: str
    concepts: tuple[Concept, ...]
    language: Language

    def state(self, text: str) -> int:
        """A state written out, or the status quo; WrongUse where it is neither."""
        return state_number(self.conflict, text)


Reply = tuple[list[str], Any]
MOST_VERIFIED = 4096  # states of which every certificate is checked


def state_number(conflict: Conflict, text: str) -> int:
    """The number of a state given as `Y` and `N`, as `status quo`, or as the id of a graph state."""
    if text.strip().lower() in ("status quo", "quo", "sq"):
        quo = conflict.status_quo_state
        if quo is None:
            raise WrongUse("the conflict has no status quo; add a line such as: status quo none")
        return quo
    try:
        return conflict.state_number(text)
    except ValueError:
        names = ", ".join(s.id for s in conflict.states) or ", ".join(map(str, conflict.atoms))
        raise WrongUse(Message("{text!r} is no state: write Y or N for each of {names}",
                               text=text, names=names)) from None


def _states(conflict: Conflict, states: Iterable[int]) -> list[str]:
    return [conflict.state_text(int(s)) for s in states]


def paths(asked: Question) -> Reply:
    """From a state to every equilibrium, by improvements, else by moves."""
    from pourparlers.show.answers import paths_lines
    from pourparlers.solve import solve
    from pourparlers.solve.paths import paths as find

    conflict, start = asked.conflict, asked.state(asked.value)
    analysis = solve(conflict, concepts=asked.concepts)
    analysis.place(start)
    ends = sorted({s for concept in analysis.concepts for s in analysis.equilibria(concept)})
    lines: list[str] = []
    data: dict[str, Any] = {"start": conflict.state_text(start)}
    for by in ("improvements", "moves"):
        found = find(conflict, start, ends, by=by)
        lines += [f"[{by}]", *paths_lines(conflict, start, found, asked.language)]
        data[by] = [
            {"end": conflict.state_text(p.end), "steps": None if p.steps is None else [
                {"party": s.party, "state": conflict.state_text(s.state)} for s in p.steps]} for p in found
        ]  # fmt: skip
    return lines, data


def inverse(asked: Question) -> Reply:
    """What would have to change for a state to be an equilibrium, in states demoted and in statements changed."""
    from pourparlers.model.types import Statements
    from pourparlers.show.answers import changes_lines, inverse_lines
    from pourparlers.solve.changes import fewest_changes
    from pourparlers.solve.inverse import inverse as find

    conflict, state = asked.conflict, asked.state(asked.value)
    lines: list[str] = []
    data: dict[str, Any] = {"state": conflict.state_text(state)}
    for concept in asked.concepts:
        if concept == "sim":
            continue
        conditions = find(conflict, state, concept)
        lines += [concept.upper(), *("  " + line for line in inverse_lines(conflict, conditions, asked.language))]
        data[concept] = {"states": {
            c.party: {"fewest": c.fewest, "all": c.complete, "demote": [_states(conflict, a) for a in c.alternatives]}
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
    from pourparlers.solve.changes import sensitivity as find

    lines: list[str] = []
    data: dict[str, Any] = {}
    for concept in asked.concepts:
        effects = find(asked.conflict, concept)
        lines += [concept.upper(), *("  " + x for x in sensitivity_lines(asked.conflict, effects, asked.language))]
        data[concept] = [
            _change(effect.change) | {"created": _states(asked.conflict, effect.created),
                                      "destroyed": _states(asked.conflict, effect.destroyed)} for effect in effects
        ]  # fmt: skip
    return lines, data


def open_(asked: Question) -> Reply:
    """Surely, possibly, never."""
    from pourparlers.show.answers import open_lines
    from pourparlers.solve.open import openness

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
            "completions": found.completions, "surely": _states(asked.conflict, found.states[found.surely]),
            "possibly": _states(asked.conflict, found.states[found.possibly & ~found.surely]),
            "never": _states(asked.conflict, found.states[found.never]),
        }  # fmt: skip
    return lines, data


def coalitions(asked: Question) -> Reply:
    """What no coalition would leave, and equilibrium jumps."""
    from pourparlers.show.answers import coalition_lines
    from pourparlers.solve.coalitions import CONCEPTS, Coalitions

    found = Coalitions(asked.conflict)
    concepts = tuple(c for c in asked.concepts if c in CONCEPTS)
    jumps = found.jumps("nash")
    data = {
        "equilibria": {c: _states(asked.conflict, found.equilibria(c)) for c in concepts},
        "jumps": [{"coalition": list(j.coalition), "start": asked.conflict.state_text(j.start),
                   "end": asked.conflict.state_text(j.end)} for j in jumps],
    }  # fmt: skip
    return list(coalition_lines(found, concepts, jumps, asked.language)), data


def verify(asked: Question) -> Reply:
    """Every verdict on every state through the checker of certificates, which knows no engine."""
    from pourparlers.solve import solve
    from pourparlers.solve.certificates import Ends, faults
    from pourparlers.solve.local import local_view
    from pourparlers.solve.reasons import Reasons

    conflict = asked.conflict
    analysis = solve(conflict, concepts=asked.concepts)
    if analysis.count > MOST_VERIFIED:
        raise WrongUse(Message("{states:,} states are too many to check every certificate; at most {most:,}",
                               states=analysis.count, most=MOST_VERIFIED))
    reasons, view, checked, found = Reasons(conflict), local_view(conflict), 0, list[dict[str, Any]]()
    ends = Ends(view, map(int, analysis.states))
    for state in map(int, analysis.states):
        for verdict in reasons.explain(state, analysis.concepts):
            checked += 1
            wrong = list(faults(view, verdict, ends))
            if verdict.stable != analysis.is_stable(verdict.party, verdict.concept, state):
                wrong.append("the engine judges otherwise")
            if wrong:
                found.append(verdict.as_json(conflict) | {"faults": wrong})
    words = {"fr": "{n} certificats vérifiés, {m} en défaut.", "en": "{n} certificates checked, {m} at fault."}
    line = words[asked.language].format(n=f"{checked:,}", m=len(found))
    return [line], {"checked": checked, "faults": found}


def table(asked: Question) -> Reply:
    """Every state with its payoffs and its stability."""
    from pourparlers.show.answers import table_text
    from pourparlers.solve import solve

    analysis = solve(asked.conflict, concepts=asked.concepts)
    return list(table_text(analysis)), analysis.as_json()


def blocks(asked: Question) -> Reply:
    """Who holds whom in a state."""
    from pourparlers.show.answers import blocks_lines
    from pourparlers.solve import explain

    verdicts = explain(asked.conflict, asked.state(asked.value), asked.concepts)
    data = [{"party": v.party, "concept": v.concept, "stable": v.stable,
             "held_by": list(dict.fromkeys(step.party for a in v.answers for step in a.steps))} for v in verdicts]
    return list(blocks_lines(asked.conflict, verdicts, asked.language)), data  # fmt: skip


def against(asked: Question) -> Reply:
    """Which equilibria came and went since another conflict file, and by which line."""
    from pathlib import Path

    from pourparlers.doors.cli.models import conflict_or_stop
    from pourparlers.model.changes import differences, options_changed
    from pourparlers.model.types import formula_text
    from pourparlers.show.answers import against_lines
    from pourparlers.solve.against import against as compare

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


def _table(asked: Question, tables: dict[str, Any], relations: Any) -> Reply:
    from pourparlers.show.answers import table_lines

    lines: list[str] = []
    data: dict[str, Any] = {"states": _states(asked.conflict, relations.numbers)}
    for title, table in tables.items():
        lines += table_lines(relations, table, asked.language, title)
        data[title or "stability"] = {
            party: {c: "".join("01"[int(x)] for x in mask) for c, mask in by.items()} for party, by in table.items()
        }
    return lines, data


def strength(asked: Question) -> Reply:
    """Strong equilibria, beside the ordinary ones."""
    from pourparlers.solve.relations import relations_of, strongly, under_unknown

    relations = relations_of(asked.conflict)
    return _table(asked, {"": under_unknown(relations, "b"), "strong": strongly(relations)}, relations)


def unknown(asked: Question) -> Reply:
    """Equilibria under one of the four kinds of stability with unknown preferences."""
    from pourparlers.solve.relations import relations_of, under_unknown

    relations = relations_of(asked.conflict)
    return _table(asked, {asked.value: under_unknown(relations, asked.value)}, relations)


def attitudes(asked: Question) -> Reply:
    """Equilibria where parties mind each other's preferences."""
    from pourparlers.solve.relations import by_attitudes, relations_of

    relations = relations_of(asked.conflict)
    return _table(asked, {"": by_attitudes(relations)}, relations)


def horizon(asked: Question) -> Reply:
    """What is stable for parties that look some moves ahead; 0: any number of moves."""
    import numpy as np

    from pourparlers.solve.foresight import limited, non_myopic
    from pourparlers.solve.relations import graph_of

    if not asked.value.isdigit() or len(asked.value) > 3:
        raise WrongUse(Message("{value!r} is no horizon: write a whole number up to 999, 0 for any", value=asked.value))
    moves = int(asked.value)
    stable = limited(asked.conflict, moves) if moves else non_myopic(asked.conflict)
    numbers = graph_of(asked.conflict).numbers
    found = _states(asked.conflict, numbers[np.logical_and.reduce(list(stable.values()))])
    data = {"horizon": moves or None, "states": _states(asked.conflict, numbers),
            "stability": {p: "".join("01"[int(x)] for x in mask) for p, mask in stable.items()}, "equilibria": found}
    return [f"{f'L{moves}' if moves else 'NM'}: {' '.join(found) or '-'}"], data  # fmt: skip


def views(asked: Question) -> Reply:
    """The hypergame: what is stable for each in its own view, and surprises."""
    from pourparlers.show.answers import views_lines
    from pourparlers.solve.views import hypergame, surprises

    game = hypergame(asked.conflict, asked.concepts)
    found = surprises(game)
    data = {
        "equilibria": {c: _states(asked.conflict, game.equilibria(c)) for c in asked.concepts},
        "surprises": [{"mover": s.mover, "start": asked.conflict.state_text(s.start),
                       "end": asked.conflict.state_text(s.end), "unseen_by": s.unseen_by} for s in found],
    }  # fmt: skip
    return list(views_lines(game, asked.concepts, found, asked.language)), data


QUESTIONS: dict[str, Callable[[Question], Reply]] = {
    "inverse": inverse, "paths": paths, "sensitivity": sensitivity, "open_preferences": open_,
    "coalitions": coalitions, "strength": strength, "unknown": unknown, "attitudes": attitudes, "horizon": horizon,
    "views": views, "verify": verify, "table": table, "blocks": blocks, "against": against,
}  # fmt: skip

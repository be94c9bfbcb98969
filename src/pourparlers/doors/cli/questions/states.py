"""States looked at: the table of all, ways between them, who holds whom in one, every certificate checked."""

from __future__ import annotations

from typing import Any

from pourparlers.base.errors import WrongUse
from pourparlers.base.message import Message
from pourparlers.doors.cli.questions.question import Question, Reply

MOST_VERIFIED = 4096  # states of which every certificate is checked


def table(asked: Question) -> Reply:
    """Every state with its payoffs and its stability."""
    from pourparlers.show.answers import table_text
    from pourparlers.solve import solve

    analysis = solve(asked.conflict, concepts=asked.concepts)
    return list(table_text(analysis)), analysis.as_json()


def paths(asked: Question) -> Reply:
    """From a state to every equilibrium, by improvements, else by moves."""
    from pourparlers.show.answers import paths_lines
    from pourparlers.solve import solve
    from pourparlers.solve.questions.paths import paths as find

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


def blocks(asked: Question) -> Reply:
    """Who holds whom in a state."""
    from pourparlers.show.answers import blocks_lines
    from pourparlers.solve import explain

    verdicts = explain(asked.conflict, asked.state(asked.value), asked.concepts)
    data = [{"party": v.party, "concept": v.concept, "stable": v.stable,
             "held_by": list(dict.fromkeys(step.party for a in v.answers for step in a.steps))} for v in verdicts]
    return list(blocks_lines(asked.conflict, verdicts, asked.language)), data  # fmt: skip


def verify(asked: Question) -> Reply:
    """Every verdict on every state through the checker of certificates, which knows no engine."""
    from pourparlers.show.messages import messages
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
    words = messages(asked.language)
    line = words.section("commands")["certificates"].format(count=words.number(checked), faulty=len(found))
    return [line], {"checked": checked, "faults": found}

"""Stability read otherwise: coalitions, strength, unknown preferences, attitudes, foresight, views."""

from __future__ import annotations

from typing import Any

from pourparlers.base.errors import WrongUse
from pourparlers.base.message import Message
from pourparlers.doors.cli.questions.question import Question, Reply, written


def coalitions(asked: Question) -> Reply:
    """What no coalition would leave, and equilibrium jumps."""
    from pourparlers.show.answers import coalition_lines
    from pourparlers.solve.questions.coalitions import CONCEPTS, Coalitions

    found = Coalitions(asked.conflict)
    concepts = tuple(c for c in asked.concepts if c in CONCEPTS)
    jumps = found.jumps("nash")
    data = {
        "equilibria": {c: written(asked.conflict, found.equilibria(c)) for c in concepts},
        "jumps": [{"coalition": list(j.coalition), "start": asked.conflict.state_text(j.start),
                   "end": asked.conflict.state_text(j.end)} for j in jumps],
    }  # fmt: skip
    return list(coalition_lines(found, concepts, jumps, asked.language)), data


def _table(asked: Question, tables: dict[str, Any], relations: Any) -> Reply:
    from pourparlers.show.answers import table_lines

    lines: list[str] = []
    data: dict[str, Any] = {"states": written(asked.conflict, relations.numbers)}
    for title, table in tables.items():
        lines += table_lines(relations, table, asked.language, title)
        data[title or "stability"] = {
            party: {c: "".join("01"[int(x)] for x in mask) for c, mask in by.items()} for party, by in table.items()
        }
    return lines, data


def strength(asked: Question) -> Reply:
    """Strong equilibria, beside the ordinary ones."""
    from pourparlers.solve.questions.relations import relations_of, strongly, under_unknown

    relations = relations_of(asked.conflict)
    return _table(asked, {"": under_unknown(relations, "b"), "strong": strongly(relations)}, relations)


def unknown(asked: Question) -> Reply:
    """Equilibria under one of the four kinds of stability with unknown preferences."""
    from pourparlers.solve.questions.relations import relations_of, under_unknown

    relations = relations_of(asked.conflict)
    return _table(asked, {asked.value: under_unknown(relations, asked.value)}, relations)


def attitudes(asked: Question) -> Reply:
    """Equilibria where parties mind each other's preferences."""
    from pourparlers.solve.questions.relations import by_attitudes, relations_of

    relations = relations_of(asked.conflict)
    return _table(asked, {"": by_attitudes(relations)}, relations)


def horizon(asked: Question) -> Reply:
    """What is stable for parties that look some moves ahead; 0: any number of moves."""
    import numpy as np

    from pourparlers.solve.questions.foresight import limited, non_myopic
    from pourparlers.solve.questions.relations import graph_of

    if not asked.value.isdigit() or len(asked.value) > 3:
        raise WrongUse(Message("{value!r} is no horizon: write a whole number up to 999, 0 for any", value=asked.value))
    moves = int(asked.value)
    stable = limited(asked.conflict, moves) if moves else non_myopic(asked.conflict)
    numbers = graph_of(asked.conflict).numbers
    found = written(asked.conflict, numbers[np.logical_and.reduce(list(stable.values()))])
    data = {"horizon": moves or None, "states": written(asked.conflict, numbers),
            "stability": {p: "".join("01"[int(x)] for x in mask) for p, mask in stable.items()}, "equilibria": found}
    return [f"{f'L{moves}' if moves else 'NM'}: {' '.join(found) or '-'}"], data  # fmt: skip


def views(asked: Question) -> Reply:
    """The hypergame: what is stable for each in its own view, and surprises."""
    from pourparlers.show.answers import views_lines
    from pourparlers.solve.questions.views import hypergame, surprises

    game = hypergame(asked.conflict, asked.concepts)
    found = surprises(game)
    data = {
        "equilibria": {c: written(asked.conflict, game.equilibria(c)) for c in asked.concepts},
        "surprises": [{"mover": s.mover, "start": asked.conflict.state_text(s.start),
                       "end": asked.conflict.state_text(s.end), "unseen_by": s.unseen_by} for s in found],
    }  # fmt: skip
    return list(views_lines(game, asked.concepts, found, asked.language)), data

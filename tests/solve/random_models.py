"""Random conflicts for comparing engines: seeded, so that a failure can be repeated."""

from __future__ import annotations

import random

from pourparlers.model.types import (
    And,
    Atom,
    Conflict,
    Constraint,
    DecisionMaker,
    Formula,
    If,
    Iff,
    Not,
    Option,
    Or,
    PreferenceStatement,
    Share,
    Statements,
)


def formula(dice: random.Random, atoms: list[Atom], levels: int = 2) -> Formula:
    if levels == 0 or dice.random() < 0.35:
        atom = dice.choice(atoms)
        return Not(atom) if dice.random() < 0.5 else atom
    left, right = formula(dice, atoms, levels - 1), formula(dice, atoms, levels - 1)
    return dice.choice([And((left, right)), Or((left, right)), If(left, right), Iff(left, right), Not(left)])


def conflict(
    seed: int, *, most_options: int = 7, coalesce: float = 0.0, shares: float = 0.25, parties: tuple[int, int] = (2, 5)
) -> Conflict:
    """A conflict of 2-5 decision makers and 3 to `most_options` options with everything that option form has."""
    dice = random.Random(seed)
    count = dice.randint(*parties)
    total = dice.randint(max(3, count), max(most_options, count))
    owner = [*range(count), *(dice.randrange(count) for _ in range(total - count))]
    own = [[Atom(f"p{i}", f"o{n}") for n in range(owner.count(i))] for i in range(count)]
    atoms = [atom for group in own for atom in group]
    makers = []
    for i, group in enumerate(own):
        options = tuple(Option(a.option, moves=dice.choice(["both", "both", "both", "forward", "backward"]))
                        for a in group)  # fmt: skip
        foreign = [a for a in atoms if a.party != f"p{i}" and dice.random() < shares / 2]
        shared = tuple(Share(a, dice.choice(["both", "forward", "backward"])) for a in foreign)
        statements = tuple(
            PreferenceStatement(formula(dice, atoms), tied=dice.random() < 0.2) for _ in range(dice.randint(0, 6))
        )
        makers.append(DecisionMaker(f"p{i}", options=options, shares=shared, preferences=Statements(statements)))
    infeasible = tuple(Constraint(And((formula(dice, atoms, 1), formula(dice, atoms, 1))))
                       for _ in range(dice.choice([0, 0, 1, 2, 3])))  # fmt: skip
    merged = tuple(Constraint(formula(dice, atoms, 1)) for _ in range(dice.randint(1, 2)))
    return Conflict(tuple(makers), f"random {seed}", infeasible=infeasible,
                    coalesce=merged if dice.random() < coalesce else ())  # fmt: skip

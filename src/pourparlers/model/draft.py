"""A first conflict, drafted from positions and commitments; where it had to choose, it says so.

Issues become options of whoever controls them (see `controllers`); an issue of several parties holds when all have
taken their option. Stances become preference statements,
the firmest, most recent and most often stated first. Triggers of commitments become constraints.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from pourparlers.model.choices import Choice
from pourparlers.model.controllers import SIDES, controllers, with_maker
from pourparlers.model.phrases import issue_named
from pourparlers.model.types import (
    And,
    Atom,
    Conflict,
    Constraint,
    DecisionMaker,
    Evidence,
    Formula,
    If,
    Not,
    Option,
    PreferenceStatement,
    Statements,
    StatusQuo,
)
from pourparlers.positions.types import PartyPosition
from pourparlers.reading.types import Commitment
from pourparlers.sources.types import CodeBook

_FIRM = {"formal", "pledge", "refusal", "threat", "promise", "announced"}


@dataclass(frozen=True, slots=True)
class Draft:
    """The drafted conflict and the choices in it; no conflict where the positions give none."""

    conflict: Conflict | None
    choices: tuple[Choice, ...]


def draft(
    positions: Sequence[PartyPosition],
    *,
    commitments: Sequence[Commitment] = (),
    codebook: CodeBook,
    names: Mapping[str, str] | None = None,
    title: str = "",
    as_of: date | None = None,
) -> Draft:
    """A conflict in option form, each line with the statements and commitments it rests on.

    Args:
        positions: who stands where, at one date.
        commitments: of the same articles; ids as in the positions.
        codebook: the issues, with who controls them.
        names: display names by id.
    """
    choices: list[Choice] = []
    commitments = [with_maker(c, codebook, choices) for c in commitments]
    controlled, chosen = controllers(positions, commitments, codebook)
    choices += chosen
    holds = {issue: _holds(issue, parties) for issue, parties in controlled.items()}
    parties = sorted({p for ps in controlled.values() for p in ps}, key=lambda p: (-_weight_of(p, positions), p))
    makers = tuple(
        _decision_maker(p, positions, commitments, codebook, controlled, holds, names or {}, choices) for p in parties
    )
    outside = sorted({p.party for p in positions if p.stance in SIDES} - set(parties))
    choices += [Choice("no-option", party) for party in outside]
    if not makers:
        return Draft(None, (*choices, Choice("no-options", "")))
    infeasible = tuple(_triggers(commitments, codebook, holds, choices))
    conflict = Conflict(makers, title=title, as_of=as_of, infeasible=infeasible, status_quo=StatusQuo())
    return Draft(conflict, tuple(choices))


def _weight_of(party: str, positions: Sequence[PartyPosition]) -> int:
    return sum(len(p.statements) for p in positions if p.party == party)


def _holds(issue: str, parties: tuple[str, ...]) -> Formula:
    """That the issue is so: every party that controls it has taken its option."""
    atoms = tuple(Atom(party, issue) for party in parties)
    return atoms[0] if len(atoms) == 1 else And(atoms)


def _decision_maker(
    party: str,
    positions: Sequence[PartyPosition],
    commitments: Sequence[Commitment],
    codebook: CodeBook,
    controlled: Mapping[str, tuple[str, ...]],
    holds: Mapping[str, Formula],
    names: Mapping[str, str],
    choices: list[Choice],
) -> DecisionMaker:
    options = tuple(
        Option(issue, codebook[issue].description, evidence=_basis(party, issue, positions, commitments))
        for issue, parties in controlled.items() if party in parties
    )  # fmt: skip
    own = [p for p in positions if p.party == party and p.issue in holds and p.stance in SIDES]
    ranked = sorted(own, key=lambda p: (-_firmness(p, commitments), list(holds).index(p.issue)))
    for one, other in pairwise(ranked):
        if _firmness(one, commitments) == _firmness(other, commitments):
            choices.append(Choice("order", party, (one.issue, other.issue)))
    statements = [s for p in ranked for s in _preferences(p, codebook, controlled, holds, choices)]
    statements += _committed(party, {p.issue for p in own}, commitments, controlled, holds)
    if not statements:
        choices.append(Choice("no-preference", party))
    return DecisionMaker(party, names.get(party, ""), options, preferences=Statements(tuple(statements)))


def _committed(
    party: str,
    stated: set[str],
    commitments: Sequence[Commitment],
    controlled: Mapping[str, tuple[str, ...]],
    holds: Mapping[str, Formula],
) -> list[PreferenceStatement]:
    """Who commits to its own option, or refuses it, prefers so, where no stance of it is on record."""
    found: dict[Formula, list[str]] = {}
    for c in commitments:
        if c.issue is None or c.issue not in holds or c.issue in stated:
            continue
        if party in c.parties and party in controlled[c.issue]:
            mine = Atom(party, c.issue)
            found.setdefault(Not(mine) if c.negated or "refus" in c.firmness else mine, []).append(c.id)
    return [PreferenceStatement(formula, Evidence(tuple(ids))) for formula, ids in found.items()]


def _basis(
    party: str, issue: str, positions: Sequence[PartyPosition], commitments: Sequence[Commitment]
) -> Evidence:
    """What an option rests on: the party's own statements and commitments, else anybody's on the issue."""
    own = [i for p in positions if p.issue == issue and p.party == party for i in p.statements]
    own += [c.id for c in commitments if c.issue == issue and party in c.parties]
    if not own:
        own = [i for p in positions if p.issue == issue for i in p.statements]
    if not own:
        own = [c.id for c in commitments if c.issue == issue]
    return Evidence(tuple(dict.fromkeys(own))[:12])


def _firmness(position: PartyPosition, commitments: Sequence[Commitment]) -> float:
    """How much weight a position has: firm commitments, then how often and how lately it was stated."""
    own = [c for c in commitments if c.issue == position.issue and position.party in c.parties]
    firm = sum(any(word in c.firmness for word in _FIRM) for c in own)
    fresh = 1.0 / (1 + (position.days_silent or 0) / 30)
    return round(2 * firm + len(position.statements) + fresh + position.confidence - 0.5 * len(position.against), 3)


def _preferences(
    position: PartyPosition,
    codebook: CodeBook,
    controlled: Mapping[str, tuple[str, ...]],
    holds: Mapping[str, Formula],
    choices: list[Choice],
) -> list[PreferenceStatement]:
    """One stance as preference statements; for an issue of several, one's own part of it comes right after."""
    party, issue = position.party, position.issue
    evidence = Evidence(position.statements)
    mine = Atom(party, issue) if party in controlled[issue] else None
    if position.against:
        choices.append(Choice("contradicted", party, (issue,)))
    if position.stance == "opposes":
        return [PreferenceStatement(Not(mine if mine is not None else holds[issue]), evidence)]
    wanted: Formula = holds[issue]
    if position.condition:
        named = issue_named(position.condition, codebook, without=issue)
        if named is not None and named[0].id in holds:
            when = holds[named[0].id]
            wanted = If(wanted, when if named[1] else Not(when))
        else:
            choices.append(Choice("condition", party, (issue, position.condition)))
    out = [PreferenceStatement(wanted, evidence)]
    if mine is not None and len(controlled[issue]) > 1 and not isinstance(wanted, If):
        out.append(PreferenceStatement(mine, evidence))
    return out


def _triggers(
    commitments: Sequence[Commitment], codebook: CodeBook, holds: Mapping[str, Formula], choices: list[Choice]
) -> list[Constraint]:
    """A commitment that waits for another issue cannot be carried out while that issue does not hold."""
    found: dict[Formula, list[str]] = {}
    for c in commitments:
        if not c.trigger or c.issue is None or c.issue not in holds or c.negated or "refus" in c.firmness:
            continue
        named = issue_named(c.trigger, codebook, without=c.issue)
        if named is None or named[0].id not in holds:
            choices.append(Choice("trigger", c.id, (c.trigger,)))
            continue
        waits = holds[named[0].id]
        bar: Formula = And((holds[c.issue], Not(waits) if named[1] else waits))
        found.setdefault(bar, []).append(c.id)
    return [Constraint(bar, Evidence(tuple(ids))) for bar, ids in found.items()]

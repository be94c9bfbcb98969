"""The rows about a whole document: sets of positions and dates, commitments, amounts, events; and all rows at once."""

from __future__ import annotations

from typing import Any

from pourparlers.reading.evaluation.counts import Count, Figures, asked, summed
from pourparlers.reading.evaluation.equality import (
    Aliases,
    comparable,
    interval,
    same_amount,
    same_date,
    same_id,
    with_names,
)
from pourparlers.reading.evaluation.matching import Json, in_common, matched_spans, things
from pourparlers.reading.evaluation.statements import all_parties, stands, statement_rows


def position_set_rows(gold: Json, predicted: Json, aliases: Aliases) -> Figures:
    """Positions as a set over the document; those of other joint speakers are neither asked for nor wrong."""
    wanted: set[tuple[Any, Any, Any]] = set()
    allowed: set[tuple[Any, Any, Any]] = set()
    for s in things(gold, "statements"):
        for issue, stance, _ in stands(s):
            first, *others = all_parties(s)
            if comparable(first):
                wanted.add((first, issue, stance))
            allowed |= {(party, issue, stance) for party in others if comparable(party)}
    allowed -= wanted
    given = {
        (party, issue, stance)
        for s in things(predicted, "statements")
        if (party := comparable(s.get("party")))
        for issue, stance, _ in stands(s)
    }

    def equal(g: tuple[Any, ...], p: tuple[Any, ...]) -> bool:
        return g[1:] == p[1:] and same_id(g[0], p[0], aliases)

    literal = {(comparable(g[0]), *g[1:]) for g in wanted}
    first = sorted((p for p in given if p in literal), key=repr)
    rest = sorted((p for p in given if p not in literal), key=repr)
    rest = [p for p in rest if any(equal(g, p) for g in wanted) or not any(equal(g, p) for g in allowed)]
    right = in_common(sorted(wanted, key=repr), first + rest, equal)
    return {"position, document set": Count(right, len(first) + len(rest), len(wanted))}


def commitment_rows(gold: Json, predicted: Json, aliases: Aliases) -> Figures:
    """Commitments by the words they stand in; parties and deadlines of those found."""
    wanted, given = things(gold, "commitments"), things(predicted, "commitments")
    pairs = [(wanted[i], given[j]) for i, j in matched_spans(wanted, given)]
    party, deadline = Count(), Count()
    for g, p in pairs:
        theirs, ours = _parties(g), _parties(p)
        right = in_common(theirs, ours, lambda a, b: same_id(a, b, aliases))
        party = party.plus(Count(right, len(ours), len(theirs)))
        when, then = g.get("deadline"), p.get("deadline")
        has = interval(when) is not None, interval(then) is not None
        deadline = deadline.plus(asked(same_date, when, then, has))
    return {
        "commitment": Count(len(pairs), len(given), len(wanted)),
        "party | commitment": party.plus(Count(possible=sum(bool(x.get("parties")) for x in wanted))),
        "deadline | commitment": deadline.plus(
            Count(possible=sum(interval(x.get("deadline")) is not None for x in wanted))
        ),
    }


def _parties(commitment: Json) -> list[Any]:
    listed = commitment.get("parties")
    return list(listed) if isinstance(listed, (list, tuple)) else []


def amount_rows(gold: Json, predicted: Json, aliases: Aliases) -> Figures:
    """Sums of money by value and currency, other quantities by value and unit, one to one over the document."""
    (money, quantities), (given_money, given_quantities) = _flat_amounts(gold), _flat_amounts(predicted)
    right = in_common(money, given_money, same_amount)
    right_quantities = in_common(quantities, given_quantities, same_amount)
    return {
        "amount (value+currency)": Count(right, len(given_money), len(money)),
        "quantity (value+unit)": Count(right_quantities, len(given_quantities), len(quantities)),
    }


def _flat_amounts(document: Json) -> tuple[list[tuple[Any, Any]], list[tuple[Any, Any]]]:
    money, other = [], []
    for group in things(document, "amounts"):
        inner = things(group, "amounts") if isinstance(group.get("amounts"), list) else [group]
        for amount in inner:
            value, currency, unit = amount.get("value"), amount.get("currency"), amount.get("unit")
            value = value if isinstance(value, (int, float)) else None
            if currency in ("%", "percent"):
                currency, unit = None, "percent"
            if currency:
                money.append((value, str(currency).upper()))
            else:
                other.append((value, comparable("percent" if unit == "%" else unit)))
    return money, other


def event_rows(gold: Json, predicted: Json, aliases: Aliases) -> Figures:
    """Events by the words they stand in, the dates of those found, and all dates as a set over the document."""
    wanted, given = things(gold, "events"), things(predicted, "events")
    pairs = matched_spans(wanted, given)
    dates = Count(possible=sum(bool(x.get("date")) for x in wanted))
    for i, j in pairs:
        dates = dates.plus(asked(same_date, wanted[i].get("date"), given[j].get("date")))
    theirs, ours = _dates(gold), _dates(predicted)
    ours = [d for d in ours if d in theirs] + [d for d in ours if d not in theirs]
    right = in_common([d for d in theirs if d in ours], ours, lambda g, p: g == p)
    right += in_common([d for d in theirs if d not in ours], [d for d in ours if d not in theirs], same_date)
    return {
        "event": Count(len(pairs), len(given), len(wanted)),
        "date | event": dates,
        "dates, document set": Count(right, len(ours), len(theirs)),
    }


def _dates(document: Json) -> list[str]:
    places = (("statements", "said_on"), ("events", "date"), ("commitments", "deadline"))
    found = [x.get(key) for kind, key in places for x in things(document, kind)]
    return sorted({d for d in found if isinstance(d, str) and interval(d)})


ANNOTATED = {"commitments": commitment_rows, "amounts": amount_rows, "events": event_rows}


def score(gold: Json, predicted: Json | None, aliases: Aliases | None = None) -> Figures:
    """Every row of one document; a document that was not predicted counts as empty.

    What the gold does not annotate (it has no such list at all) is not counted.
    """
    groups = [statement_rows, position_set_rows, *(rows for key, rows in ANNOTATED.items() if key in gold)]
    accepted = with_names(aliases or {}, predicted)
    return summed(rows(gold, predicted or {}, accepted) for rows in groups)

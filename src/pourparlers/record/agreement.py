"""How far coders agree, with each other and with the machine: Krippendorff's alpha for each variable, and for spans."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Literal

from pourparlers.base.text import Span, jaccard
from pourparlers.record.decisions import Body, Item, coded, disputed, effect, last_words, standing
from pourparlers.record.types import Decision

MACHINE = "(reading)"
Metric = Literal["nominal", "ordinal", "interval"]
SCALE = ("opposes", "neutral", "not-opposed", "supports")


@dataclass(frozen=True, slots=True)
class Alpha:
    """Agreement on one variable: 1 perfect, 0 as by chance, below 0 systematic disagreement."""

    variable: str
    alpha: float | None
    """None where nothing varies or nothing was coded twice"""
    units: int
    """how many statements at least two coders coded"""
    coders: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SpanAgreement:
    """How far two coders mark the same words."""

    one: str
    other: str
    f1: float
    """statements of one that overlap one of the other by half of their characters or more, over all (Jaccard >= 0.5)"""
    alpha: float | None
    """alpha over characters: marked or not"""


@dataclass(frozen=True, slots=True)
class Dispute:
    """A record that coders left differently, for somebody to settle."""

    article: str
    key: str
    words: tuple[tuple[str, str], ...]
    """what each coder did, as (coder, act with its content)"""


@dataclass(frozen=True, slots=True)
class Report:
    """Agreement over a whole record."""

    variables: tuple[Alpha, ...]
    spans: tuple[SpanAgreement, ...]
    disputes: tuple[Dispute, ...]


def alpha(units: Iterable[Sequence[Any]], metric: Metric = "nominal", *, order: Sequence[Any] = ()) -> float | None:
    """Krippendorff's alpha (2011, Computing Krippendorff's alpha-reliability), for any number of coders.

    Args:
        units: for each unit the values that coders gave it; None is no value. Units with fewer than two are left out.
        metric: `nominal` equal or not; `ordinal` by rank, with `order` from low to high; `interval` by distance.
    Returns None where there is nothing to disagree on.

    >>> alpha([("a", "a"), ("b", "b"), ("a", "b")])
    0.4444444444444444
    """
    paired = [[v for v in unit if v is not None] for unit in units]
    paired = [unit for unit in paired if len(unit) > 1]
    together: dict[tuple[Any, Any], float] = defaultdict(float)
    for unit in paired:
        for i, a in enumerate(unit):
            for j, b in enumerate(unit):
                if i != j:
                    together[a, b] += 1 / (len(unit) - 1)
    number: dict[Any, float] = defaultdict(float)
    for (a, _), n in together.items():
        number[a] += n
    total = sum(number.values())
    far = _distance(metric, number, order)
    observed = sum(n * far(a, b) for (a, b), n in together.items())
    expected = sum(number[a] * number[b] * far(a, b) for a in number for b in number)
    if total < 2 or expected == 0:
        return None
    return 1 - (total - 1) * observed / expected


def _distance(metric: Metric, number: Mapping[Any, float], order: Sequence[Any]) -> Callable[[Any, Any], float]:
    if metric == "nominal":
        return lambda a, b: float(a != b)
    if metric == "interval":
        return lambda a, b: float((a - b) ** 2)
    ranked = [v for v in (order or sorted(number)) if v in number]
    place = {v: n for n, v in enumerate(ranked)}

    def ordinal(a: Any, b: Any) -> float:
        low, high = sorted((place[a], place[b]))
        between = sum(number[v] for v in ranked[low : high + 1])
        return float((between - (number[a] + number[b]) / 2) ** 2)

    return ordinal


@dataclass(frozen=True, slots=True)
class Coding:
    """What one coder made of one unit; `body` None where it was rejected."""

    coder: str
    body: Body | None
    added: bool = False
    """marked by the coder, where nothing was proposed"""


Units = list[list[Coding]]


def units_of(proposed: Sequence[Item], log: Sequence[Decision], *, machine: bool = False) -> Units:
    """The statements of one article with what each coder who decided on them left; added ones meet by their spans."""
    stand = standing(log)
    by_key: dict[str, list[Coding]] = defaultdict(list)
    added: list[tuple[str, Item]] = []
    statements = [i for i in proposed if i.part == "statement"]
    for coder in sorted({d.coder for d in stand}):
        for item in coded(statements, log, coder=coder):
            if item.part != "statement" or not item.decisions:
                continue
            if item.status == "by-hand":
                added.append((coder, item))
            else:
                by_key[item.key].append(Coding(coder, None if item.status == "rejected" else item.body))
    if machine:
        for item in statements:
            if item.key in by_key:
                by_key[item.key].append(Coding(MACHINE, item.body))
    units = [by_key[key] for key in sorted(by_key)]
    for coder, item in added:
        _meet(units, coder, item)
    return units


def _meet(units: Units, coder: str, item: Item) -> None:
    """Put an added statement beside one of another coder that marks the same words, else by itself."""
    for unit in units:
        bodies = [c.body for c in unit if c.body is not None]
        if bodies and coder not in {c.coder for c in unit} and jaccard(_spans(bodies[0]), _spans(item.body)) >= 0.5:
            unit.append(Coding(coder, item.body, added=True))
            return
    units.append([Coding(coder, item.body, added=True)])


def _spans(body: Body) -> tuple[Span, ...]:
    return tuple(Span(*s) for s in body.get("content", ()))


def report(articles: Iterable[tuple[str, Sequence[Item], Sequence[Decision]]], *, machine: bool = True) -> Report:
    """Agreement over articles, each with its name, its proposals and its part of the log."""
    units: dict[str, Units] = {}
    disputes: list[Dispute] = []
    for name, proposed, log in articles:
        units[name] = units_of(proposed, log, machine=machine)
        disputes += _disputes(name, log)
    coders = sorted({c.coder for own in units.values() for unit in own for c in unit})
    spans = tuple(_span_agreement(a, b, units.values()) for a, b in combinations(coders, 2))
    return Report(tuple(_alphas([unit for own in units.values() for unit in own])), spans, tuple(disputes))


def _alphas(units: Units) -> Iterable[Alpha]:
    yield _alpha("statement", [[(c.coder, c.body is not None) for c in unit if c.coder != MACHINE] for unit in units])
    for variable in ("party", "person", "via", "kind", "hedged"):
        yield _alpha(variable, [[(c.coder, _value(c.body, variable)) for c in unit if c.body] for unit in units])
    issues = sorted({p["issue"] for unit in units for c in unit if c.body for p in c.body.get("positions", ())})
    for issue in issues:
        listed = [[(c.coder, _stance(c.body, issue)) for c in unit if c.body] for unit in units]
        taken = [unit for unit in listed if any(v != "none" for _, v in unit)]
        yield _alpha(f"takes a stance on {issue}", [[(c, v != "none") for c, v in unit] for unit in listed])
        stances = [[(c, v if v != "none" else None) for c, v in unit] for unit in taken]
        yield _alpha(f"stance on {issue}", stances, "ordinal", SCALE)


def _value(body: Body | None, variable: str) -> Any:
    value = (body or {}).get(variable)
    return "none" if value is None else value


def _stance(body: Body | None, issue: str) -> str:
    found = [p["stance"] for p in (body or {}).get("positions", ()) if p["issue"] == issue]
    return found[0] if found else "none"


def _alpha(
    variable: str, units: Sequence[Sequence[tuple[str, Any]]], metric: Metric = "nominal", order: Sequence[Any] = ()
) -> Alpha:
    twice = [unit for unit in units if sum(v is not None for _, v in unit) > 1]
    coders = tuple(sorted({coder for unit in twice for coder, _ in unit}))
    found = alpha([[v for _, v in unit] for unit in twice], metric, order=order)
    return Alpha(variable, None if found is None else round(found, 6), len(twice), coders)


def _span_agreement(one: str, other: str, articles: Iterable[Units]) -> SpanAgreement:
    """Over the statements that both decided on, and those that either added in articles on which both decided."""
    met = total = 0
    characters: list[tuple[bool, bool]] = []
    for units in articles:
        left, right = _marked(units, one, other), _marked(units, other, one)
        total += len(left) + len(right)
        met += _met(left, list(right))
        every = [s for spans in (*left, *right) for s in spans]
        start, end = min((s.start for s in every), default=0), max((s.end for s in every), default=0)
        inside = [{n for spans in marked for s in spans for n in range(*s)} for marked in (left, right)]
        characters += [(n in inside[0], n in inside[1]) for n in range(start, end)]
    found = alpha(characters)
    f1 = 2 * met / total if total else 0.0
    return SpanAgreement(one, other, round(f1, 6), None if found is None else round(found, 6))


def _marked(units: Units, coder: str, other: str) -> list[tuple[Span, ...]]:
    """What a coder marks in an article, where the other has looked too; nothing where one of them has not."""
    by_unit = [{c.coder: c for c in unit} for unit in units]
    if not all(any(who in unit for unit in by_unit) for who in (coder, other)):
        return []
    seen = [unit[coder] for unit in by_unit if coder in unit and (other in unit or unit[coder].added)]
    return [_spans(c.body) for c in seen if c.body is not None]


def _met(left: list[tuple[Span, ...]], right: list[tuple[Span, ...]]) -> int:
    """How many of one list overlap one of the other by half of their characters or more, each once."""
    met = 0
    for spans in left:
        best = max(right, key=lambda r: jaccard(spans, r), default=None)
        if best is not None and jaccard(spans, best) >= 0.5:
            met += 1
            right.remove(best)
    return met


def _disputes(article: str, log: Sequence[Decision]) -> Iterable[Dispute]:
    about: dict[str, list[Decision]] = defaultdict(list)
    for d in standing(log):
        for target in d.targets:
            about[target].append(d)
    for key in sorted(about):
        if disputed(about[key], key):
            words = ((coder, effect(d)) for coder, d in last_words(about[key]).items())
            yield Dispute(article, key, tuple(sorted(words)))

"""An evaluation as plain data and as text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from pourparlers.reading.evaluation.confidence import Bin, judged, reliability, sure
from pourparlers.reading.evaluation.counts import ROWS, Count, Figures
from pourparlers.reading.evaluation.groups import Evaluation, identity, precision_recall_f1
from pourparlers.reading.evaluation.matching import Json
from pourparlers.reading.evaluation.misses import Finding, findings
from pourparlers.show.messages import messages
from pourparlers.show.types import Language

SHORT = ("statement content", "statement content+party+person", "source span | match", "party | match",
         "person | match", "kind | match", "position, document set", "commitment")  # fmt: skip


class WithText(Protocol):
    """A gold record and its text."""

    @property
    def record(self) -> Json: ...

    @property
    def text(self) -> str | None: ...


def as_data(result: Evaluation, cases: Sequence[WithText], given: Mapping[str, Json], *, misses: bool) -> Any:
    """All figures as plain data: precision, recall, F1 and counts of every row of every group."""
    judgements = judged([c.record for c in cases], given)
    wanted = result.overall["statement content"].wanted
    data: dict[str, Any] = {
        "documents": len(cases),
        "overall": _rows(result.overall),
        "language": {name: _rows(figures) for name, figures in result.languages.items()},
        "manner": {name: _rows(figures) for name, figures in result.manners.items()},
        "kind": {
            kind: {name: dict(zip(("right", "predicted", "gold"), count[:3], strict=True)) for name, count in f.items()}
            for kind, f in result.kinds.items()
        },
        "sure": _row(sure(judgements, wanted)),
        "reliability": [_bin(b) for b in reliability(judgements)],
    }
    if misses:
        data["findings"] = [
            {k: getattr(f, k) for k in ("what", "document", "paragraph", "kind", "source", "cue", "context", "nearest")}
            for f in _findings(cases, given)
        ]
    return data


def _row(count: Count) -> dict[str, Any]:
    names = ("precision", "recall", "f1")
    figures = precision_recall_f1(count) or (None, None, None)
    return dict(zip(names, figures, strict=True)) | {"counts": list(count[:3])}


def _rows(figures: Figures) -> dict[str, Any]:
    return {name: _row(figures[name]) for name in ROWS}


def _bin(b: Bin) -> dict[str, Any]:
    return {"from": b.low, "to": b.high, "predicted": b.predicted, "right": b.right, "stated": b.stated}


def _findings(cases: Sequence[WithText], given: Mapping[str, Json]) -> list[Finding]:
    return [
        finding
        for case in cases
        if case.text is not None
        for finding in findings(identity(case.record), case.text, case.record, given.get(identity(case.record)))
    ]


def as_text(
    result: Evaluation, cases: Sequence[WithText], given: Mapping[str, Json], *, misses: bool, lang: Language = "en"
) -> str:
    """The same as tables a person reads."""
    words = messages(lang).section("evaluation")
    parts = [_table(f"{words['overall']} ({len(cases)} {words['documents']})", result.overall, lang)]
    if len(result.languages) > 1:
        parts += [_table(name, figures, lang) for name, figures in result.languages.items()]
    if len(result.manners) > 1:
        parts.append(_manners(result, words))
    parts.append(_kinds(result, words))
    judgements = judged([c.record for c in cases], given)
    if any(stated < 1 for stated, _ in judgements):
        parts.append(_reliability(reliability(judgements), words))
    if misses:
        parts += [_told(f, words) for f in _findings(cases, given)]
    return "\n\n".join(parts)


def _table(title: str, figures: Figures, lang: Language) -> str:
    lines = [f"{title:37} {'P':>6} {'R':>6} {'F1':>6}   {messages(lang).section('evaluation')['right']}"]
    for name in ROWS:
        count = figures[name]
        shown = precision_recall_f1(count)
        numbers = " ".join(f"{x:6.3f}" for x in shown) if shown else " ".join(["     -"] * 3)
        label = messages(lang).section("evaluation_rows")[name]
        lines.append(f"  {label:35} {numbers}   {count.right}/{count.predicted}/{count.wanted}")
    return "\n".join(lines)


def _manners(result: Evaluation, words: Mapping[str, str]) -> str:
    heads = ("content", "+who", "source", "party", "person", "kind", "positions", "commitm.")
    lines = [f"{words['manner']:45} " + " ".join(f"{h:>9}" for h in heads)]
    for manner, figures in result.manners.items():
        shown = [precision_recall_f1(figures[name]) for name in SHORT]
        lines.append(f"  {manner[:43]:43} " + " ".join(f"{x[2]:9.3f}" if x else f"{'-':>9}" for x in shown))
    return "\n".join(lines)


def _kinds(result: Evaluation, words: Mapping[str, str]) -> str:
    lines = [words["kind"]]
    for kind, figures in result.kinds.items():
        found, sound = figures["found of the kind"], figures["right of those called so"]
        recall = found.right / found.wanted if found.wanted else 0.0
        precision = sound.right / sound.predicted if sound.predicted else 0.0
        lines.append(
            f"  {kind:10} {words['found']} {found.right}/{found.wanted} ({recall:.2f})"
            f"   {words['sound']} {sound.right}/{sound.predicted} ({precision:.2f})"
        )
    return "\n".join(lines)


def _reliability(table: Sequence[Bin], words: Mapping[str, str]) -> str:
    lines = [words["sure"]]
    for b in table:
        lines.append(
            f"  {b.low:.1f}-{b.high:.1f}   {words['said']} {b.stated:.2f}"
            f"   {words['observed']} {b.right / b.predicted:.2f}   ({b.right}/{b.predicted})"
        )
    return "\n".join(lines)


def _told(f: Finding, words: Mapping[str, str]) -> str:
    head = (
        f"{f.document}:{f.paragraph}: {words[f.what]} ({f.kind}, {f.nearest:.2f}) [{f.source or '-'}] [{f.cue or '-'}]"
    )
    return f"{head}\n  {f.context}"

"""The ferry article of `fixtures/`, as the content of a dossier."""

from __future__ import annotations

import json
import tomllib
from datetime import date
from pathlib import Path

from pourparlers.model.draft import draft
from pourparlers.positions.commitments import commitments_of
from pourparlers.positions.timeline import positions
from pourparlers.reading.record_json_in import reading_from_json
from pourparlers.reading.types import Reading
from pourparlers.show.account import account
from pourparlers.show.types import DossierContent
from pourparlers.solve import solve
from pourparlers.sources.types import CodeBook, Issue

HERE = Path(__file__).parent / "fixtures"


def reading() -> Reading:
    """The article with its hand-made record."""
    text = (HERE / "ferry.fr.txt").read_text("utf-8")
    read, problems = reading_from_json(json.loads((HERE / "ferry.json").read_text("utf-8")), text)
    assert not problems, problems
    return read


def content(*, lang: str = "fr") -> DossierContent:
    """All that the dossier of the article shows, with a drafted and solved model."""
    told = tomllib.loads((HERE / "ferry.toml").read_text("utf-8"))
    codebook = CodeBook(tuple(Issue(id_, text) for id_, text in told["issues"].items()))
    readings = (reading(),)
    stands = positions(readings, on=date(2026, 5, 7))
    drafted = draft(stands, commitments=commitments_of(readings), codebook=codebook, names=told["names"])
    assert drafted.conflict is not None
    analysis = solve(drafted.conflict)
    told_of = account(analysis, told["names"], lang, readings=readings)
    return DossierContent(
        "Le conflit des traversiers", readings, codebook, stands, (), drafted.conflict, analysis, told_of, (),
        told["names"],
    )  # fmt: skip

"""The event list: one row a statement that counts, every variable a column."""

from __future__ import annotations

from typing import Any

from pourparlers.positions.networks.results import stamp
from pourparlers.positions.networks.select import Selection
from pourparlers.record.columns import DOCUMENT_VARIABLES


def event_list(selection: Selection) -> list[dict[str, Any]]:
    """Rows with statement id, time, document id, the statement's variables and its document's."""
    kept = selection.kept
    columns: dict[str, list[Any]] = {
        "statement": [kept.evidence(row) for row in range(len(kept))],
        "time": [stamp(int(m)) for m in kept.moments.tolist()],
        "document": kept.documents.tolist(),
    }
    for name, column in kept.variables.items():
        columns[name] = column.texts() if column.is_text else column.codes.tolist()
    for name in DOCUMENT_VARIABLES:
        if name != "id" and name in kept.document_variables:
            columns[f"document_{name}"] = kept.document_variables[name].texts()
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]

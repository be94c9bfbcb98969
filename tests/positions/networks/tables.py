"""Small tables of statements, from rows of plain values."""

import numpy as np

from pourparlers.record.columns import Column, StatementTable, text_column


def table(rows):
    """A statement table of rows with id, moment, document, start, stop, organization, concept, agreement, ..."""
    rows = sorted(rows, key=lambda r: (r["moment"], r["document"], r["start"], r["stop"], r["id"]))

    def numbers(name):
        return np.array([r[name] for r in rows], dtype=np.int64)

    variables = {
        "organization": text_column([r["organization"] for r in rows]),
        "concept": text_column([r["concept"] for r in rows]),
        "agreement": Column("boolean", numbers("agreement")),
        "position": Column("integer", numbers("position")),
        "frame": text_column([r["frame"] for r in rows]),
    }
    documents = {name: text_column([r.get(name, "") for r in rows]) for name in ("author", "source", "section", "type")}
    documents["id"] = text_column([str(r["document"]) for r in rows])
    documents["title"] = text_column([f"Document {r['document']}" for r in rows])
    moments = numbers("moment")
    return StatementTable(numbers("id"), moments, numbers("document"), variables, documents,
                          int(moments.min()) if len(rows) else 0, int(moments.max()) if len(rows) else 0)  # fmt: skip


def statement(number, organization, concept, agreement=1, *, day=0, document=1, position=0, frame="", **more):
    """One row."""
    return {"id": number, "moment": day * 86400, "document": document, "start": number, "stop": number + 1,
            "organization": organization, "concept": concept, "agreement": agreement, "position": position,
            "frame": frame} | more  # fmt: skip

"""Coded statements as columns of numbers: what networks are counted from, quick for a million rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]
    Bools = NDArray[np.bool_]

ColumnType = Literal["short text", "long text", "integer", "boolean"]
DOCUMENT_VARIABLES = ("author", "source", "section", "type", "id", "title")


@dataclass(frozen=True, slots=True)
class Column:
    """One variable of all statements: `codes` point into `labels` (texts), or are the values themselves (numbers)."""

    type: ColumnType
    codes: Ints
    labels: tuple[str, ...] = ()

    @property
    def is_text(self) -> bool:
        """Whether the values are texts."""
        return self.type in ("short text", "long text")

    def texts(self) -> list[str]:
        """The value of every row as a text."""
        if not self.is_text:
            return [str(v) for v in self.codes.tolist()]
        return [self.labels[c] for c in self.codes.tolist()]

    def rows(self, chosen: Any) -> Column:
        """The column of some rows only, labels kept."""
        return Column(self.type, self.codes[chosen], self.labels)


@dataclass(frozen=True, slots=True)
class StatementTable:
    """Statements of one type, sorted by moment, document, start, stop and id; all arrays have shape `(N,)`."""

    ids: Ints
    moments: Ints
    """seconds since 1970 (UTC) of the statement's document or of its day"""
    documents: Ints
    """document ids"""
    variables: Mapping[str, Column]
    document_variables: Mapping[str, Column]
    """author, source, section, type, id and title of each statement's document"""
    first: int
    """the first moment of any document, with statements or without"""
    last: int
    keys: tuple[str, ...] = ()
    """ids over the whole record, for evidence; empty means the text of `ids`"""
    confidence: Floats | None = None
    """0 to 1 for every statement; None where nothing is unsure"""
    copies: Ints | None = field(default=None)
    """statements that are copies of one report share a number; None where copies were not looked for"""

    def __len__(self) -> int:
        return len(self.ids)

    def column(self, name: str, *, document: bool = False) -> Column:
        """A variable of the statements, or of their documents; KeyError where there is none of that name."""
        return (self.document_variables if document else self.variables)[name]

    def rows(self, chosen: Any) -> StatementTable:
        """The table of some rows only (a mask, indices or a slice), in the order given."""
        keys = tuple(np.array(self.keys, dtype=object)[chosen].tolist()) if self.keys else ()
        return StatementTable(
            ids=self.ids[chosen],
            moments=self.moments[chosen],
            documents=self.documents[chosen],
            variables={k: c.rows(chosen) for k, c in self.variables.items()},
            document_variables={k: c.rows(chosen) for k, c in self.document_variables.items()},
            first=self.first,
            last=self.last,
            keys=keys,
            confidence=None if self.confidence is None else self.confidence[chosen],
            copies=None if self.copies is None else self.copies[chosen],
        )

    def evidence(self, row: int) -> str:
        """The id of the statement in a row, over the whole record."""
        return self.keys[row] if self.keys else str(int(self.ids[row]))


def text_column(values: Sequence[str]) -> Column:
    """A column of texts, labels in the order they first occur.

    >>> text_column(["b", "a", "b"]).codes.tolist()
    [0, 1, 0]
    """
    index: dict[str, int] = {}
    codes = np.fromiter((index.setdefault(v, len(index)) for v in values), dtype=np.int64, count=len(values))
    return Column("short text", codes, tuple(index))

"""Which statements count: dates, document filters, value filters, empty fields, duplicates, in this order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

import numpy as np

from pourparlers.base.errors import WrongUse
from pourparlers.base.message import Message
from pourparlers.positions.networks.spec import Spec, moment
from pourparlers.record.columns import Column, StatementTable

CACHED = range(-128, 128)
"""whole numbers that Java compares by value; DNA compares qualifiers by identity, so others are never duplicates"""


@dataclass(frozen=True, slots=True)
class Selection:
    """The statements of a computation: those of the period and documents, and of them those that count."""

    spec: Spec
    original: StatementTable
    """after date and document filters: gives the levels of the qualifier, and the labels of isolates"""
    kept: StatementTable
    begin: int
    """first moment asked for, seconds since 1970"""
    end: int

    def column(self, variable: int, table: StatementTable | None = None) -> Column:
        """Variable 1 or 2 of the statements that count, or of another table."""
        spec, table = self.spec, self.kept if table is None else table
        if variable == 1:
            return table.column(spec.variable1, document=spec.variable1Document)
        return table.column(spec.variable2, document=spec.variable2Document)

    def qualifier(self, table: StatementTable | None = None) -> Column | None:
        """The qualifier of the statements that count, or of another table; None where there is none."""
        if self.spec.qualifier is None:
            return None
        table = self.kept if table is None else table
        return table.column(self.spec.qualifier, document=self.spec.qualifierDocument)


def select(table: StatementTable, spec: Spec) -> Selection:
    """The statements that count. Raises WrongUse where a variable is not there or not of the type it must be."""
    spec = fitted(table, spec)
    begin = moment(spec.start, spec.startTime, table.first)
    end = moment(spec.stop, spec.stopTime, table.last)
    chosen = (table.moments >= begin) & (table.moments <= end)
    for name in ("author", "source", "section", "type"):
        listed = getattr(spec, f"exclude{name.title()}s")
        if listed:
            inside = _is_in(table.document_variables[name], listed)
            chosen &= inside if getattr(spec, f"invert{name.title()}s") else ~inside
    original = table.rows(chosen) if not chosen.all() else table
    kept = np.ones(len(original), dtype=bool)
    for variable, values in spec.excluded.items():
        inside = _is_in(original.column(variable), values)
        kept &= inside if spec.invertValues else ~inside
    kept &= _filled(original, spec)
    rows = np.flatnonzero(kept)
    if spec.duplicates != "include":
        rows = rows[_first_of_each(original.rows(rows), spec)]
    if spec.copies and original.copies is not None:
        rows = rows[_once_a_report(original.rows(rows), spec)]
    return Selection(spec, original, original if len(rows) == len(original) else original.rows(rows), begin, end)


def fitted(table: StatementTable, spec: Spec) -> Spec:
    """The spec with a qualifier that the table has; every other variable must be there."""
    from dataclasses import replace

    texts = [name for name, column in table.variables.items() if column.type == "short text"]
    spec = _as_dna_fits(spec, texts) if spec.dna else spec
    for name, document in ((spec.variable1, spec.variable1Document), (spec.variable2, spec.variable2Document)):
        if name not in (table.document_variables if document else texts):
            there = ", ".join(table.document_variables if document else texts)
            raise WrongUse(
                Message("there is no variable {name!r} to make nodes of; there are {there}", name=name, there=there)
            )
    if spec.variable1 == spec.variable2 and spec.kind != "barplot":
        raise WrongUse(Message("variable 1 and variable 2 are both {variable1!r}", variable1=spec.variable1))
    missing = [name for name in spec.excluded if name not in table.variables]
    if missing:
        raise WrongUse(
            Message(
                "{missing} cannot be excluded; the variables are {known}",
                missing=", ".join(missing),
                known=", ".join(table.variables),
            )
        )
    q = spec.qualifier
    known = table.document_variables if spec.qualifierDocument else table.variables
    own = not spec.qualifierDocument and q in (spec.variable1, *([spec.variable2] if spec.kind != "barplot" else []))
    if q is not None and (q not in known or known[q].type == "long text" or own):
        return replace(spec, qualifier=None, qualifierDocument=False, aggregation="ignore")
    return spec


def _as_dna_fits(spec: Spec, texts: list[str]) -> Spec:
    """DNA takes another short-text variable, the first, where one does not exist or both are the same."""
    from dataclasses import replace

    def other(*names: str) -> str:
        return next((t for t in texts if t not in names), names[0])

    if not spec.variable1Document and spec.variable1 not in texts:
        spec = replace(spec, variable1=other(spec.variable1, spec.variable2))
    if not spec.variable2Document and spec.variable2 not in texts:
        spec = replace(spec, variable2=other(spec.variable2, spec.variable1))
    if spec.variable1 == spec.variable2 and spec.kind != "barplot":
        spec = replace(spec, variable2=other(spec.variable1), variable2Document=False)
    return spec


def _is_in(column: Column, values: tuple[str, ...]) -> Any:
    """Which rows have one of the values; numbers are compared as texts, yes and no as 1 and 0."""
    if column.is_text:
        known = np.array([label in values for label in column.labels], dtype=bool)
        return known[column.codes] if len(column.labels) else np.zeros(len(column.codes), dtype=bool)
    words = {"yes": 1, "true": 1, "no": 0, "false": 0} if column.type == "boolean" else {}
    numbers = [words[v.lower()] if v.lower() in words else int(v) for v in values if _whole(v, words)]
    return np.isin(column.codes, numbers)


def _whole(value: str, words: dict[str, int]) -> bool:
    return value.lower() in words or value.lstrip("-").isdigit()


def _empty(column: Column) -> Any:
    return _is_in(column, ("",)) if column.is_text else np.zeros(len(column.codes), dtype=bool)


def _filled(table: StatementTable, spec: Spec) -> Any:
    """Rows whose node variables, and text qualifier where it counts, are not empty."""
    kept = ~_empty(table.column(spec.variable1, document=spec.variable1Document))
    if spec.kind == "barplot":
        return kept
    if spec.networkType == "eventlist":
        return np.ones(len(table), dtype=bool)
    kept &= ~_empty(table.column(spec.variable2, document=spec.variable2Document))
    if spec.qualifier is not None and spec.aggregation != "ignore":
        kept &= ~_empty(table.column(spec.qualifier, document=spec.qualifierDocument))
    return kept


def _first_of_each(table: StatementTable, spec: Spec) -> Any:
    """Rows that are the first of their group of duplicates, in order."""
    keys = [table.column(spec.variable1, document=spec.variable1Document).codes]
    if spec.kind != "barplot":
        keys.append(table.column(spec.variable2, document=spec.variable2Document).codes)
    if spec.aggregation != "ignore" and spec.qualifier is not None:
        column = table.column(spec.qualifier, document=spec.qualifierDocument)
        keys.append(column.codes)
        if spec.dna and not column.is_text:
            strange = (column.codes < CACHED.start) | (column.codes >= CACHED.stop)
            keys.append(np.where(strange, np.arange(1, len(table) + 1), 0))
    keys.append(_period(table, spec))
    return _first(keys)


def _first(keys: list[Any]) -> Any:
    """The first row of each distinct combination of the keys, in order."""
    return np.sort(np.unique(_together(keys), return_index=True)[1])


def _together(keys: list[Any]) -> Any:
    """A number for each distinct combination of the keys, shape `(N,)`."""
    whole = np.zeros(len(keys[0]), dtype=np.int64)
    for key in keys if len(keys[0]) else []:
        _, codes = np.unique(key, return_inverse=True)
        whole = whole * (int(codes.max()) + 1) + codes
        if int(whole.max()) > 2**40:
            _, whole = np.unique(whole, return_inverse=True)
    return whole


def _once_a_report(table: StatementTable, spec: Spec) -> Any:
    """Rows without those that a later near-copy repeats; what one article says twice is left to `duplicates`."""
    assert table.copies is not None
    keys = [table.copies, table.column(spec.variable1, document=spec.variable1Document).codes]
    keys.append(table.column(spec.variable2, document=spec.variable2Document).codes)
    if spec.qualifier is not None:
        keys.append(table.column(spec.qualifier, document=spec.qualifierDocument).codes)
    _, first, back = np.unique(_together(keys), return_index=True, return_inverse=True)
    return np.flatnonzero(table.documents == table.documents[first][back])


def _period(table: StatementTable, spec: Spec) -> Any:
    """A number for the period within which duplicates are looked for; DNA's weeks and months forget the year."""
    if spec.duplicates == "document":
        return table.documents
    if spec.duplicates == "acrossrange":
        return np.zeros(len(table), dtype=np.int64)
    days, back = np.unique(table.moments // 86400, return_inverse=True)
    dates = [date(1970, 1, 1) + timedelta(days=int(d)) for d in days]
    if spec.duplicates == "year":
        numbers = [d.year for d in dates]
    elif spec.duplicates == "month":
        numbers = [d.month + (0 if spec.dna else 12 * d.year) for d in dates]
    else:
        weeks = [d.isocalendar() for d in dates]
        numbers = [w.week + (0 if spec.dna else 100 * w.year) for w in weeks]
    return np.array(numbers, dtype=np.int64)[back]


def when(moment_: int) -> datetime:
    """A moment as date and time (UTC, without zone)."""
    return datetime.fromtimestamp(moment_, UTC).replace(tzinfo=None)

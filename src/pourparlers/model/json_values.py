"""Reading JSON values: each of the kind that is wanted, or a problem with the path and line where it stands."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from pourparlers.base.message import Message
from pourparlers.base.problems import Problem, Where
from pourparlers.model.formulas import Formula
from pourparlers.model.grammar import NAME, Complaint, Names, formula_or_pattern, read_formula
from pourparlers.model.types import Atom, Constraint, Evidence


class Reading:
    """One walk over the data; `lines` are those of the paths, where the data come from a text."""

    def __init__(self, file: str, lines: Mapping[str, int] | None = None) -> None:
        self.where = Where(file)
        self.lines = lines or {}
        self.problems: list[Problem] = []
        self.names = Names.of(())
        self.atoms: tuple[Atom, ...] = ()

    def at(self, path: str) -> Where:
        """Where the value under a path stands; the line of what holds it, where it is not there itself."""
        while path and path not in self.lines:
            path = path[: max(path.rfind("."), path.rfind("["), 0)]
        return replace(self.where, line=self.lines.get(path or "$"))

    def complain(self, path: str, code: str, message: str, remedy: str, column: int | None = None) -> None:
        """Keep a problem; `column` is the place in a formula, from 0."""
        place: str = path
        if column is not None:
            place = Message("{path}, column {column}", path=path, column=column + 1)
        told = Message("{path}: {message}", path=place, message=message)
        self.problems.append(Problem(code, self.at(path), told, remedy))

    def keys(self, data: dict[str, Any], known: frozenset[str], path: str) -> None:
        """Say which keys mean nothing here: a typing mistake would else change the model without a word."""
        for key in sorted(set(data) - known, key=str):
            close = difflib.get_close_matches(str(key)[:40], sorted(known), n=1)
            remedy = Message("the keys are {names}", names=", ".join(sorted(known)))
            if close:
                remedy = Message("write {name!r}", name=close[0])
            told = Message("{path}: no key {key!r}", path=path, key=str(key)[:40])
            self.problems.append(Problem("unknown-key", self.at(path), told, remedy, "warning"))

    def typed(self, value: Any, kind: type, path: str, what: str) -> Any:
        """The value if it is of that kind; else an empty one, and a problem."""
        if isinstance(value, str) and kind is str:
            return value.encode("utf-8", "replace").decode()  # JSON can hold half characters, no file can
        if isinstance(value, kind) and not (kind is not bool and isinstance(value, bool)):
            return value
        if value is not None:
            self.complain(
                path,
                "wrong-type",
                Message("{what} is wanted, not {found}", what=Message(what), found=type(value).__name__),
                "see the JSON form",
            )
        return kind()

    def each(self, raw: Any, path: str, read: Callable[[Any, str], Any]) -> tuple[Any, ...]:
        """What is made of the items of a list, but for those of which nothing can be made."""
        return tuple(part for n, item in enumerate(self.typed(raw, list, path, "a list"))
                     if (part := read(item, f"{path}[{n}]")) is not None)  # fmt: skip

    def name(self, value: Any, path: str) -> str:
        """The value as an id."""
        if isinstance(value, str) and NAME.fullmatch(value):
            return value
        self.complain(
            path, "bad-name", Message("{value!r} is no id", value=str(value)[:40]), "use letters, digits and hyphens"
        )
        return f"?{path}"

    def evidence(self, data: dict[str, Any], path: str) -> Evidence:
        """What an object says it rests on."""
        ids = [
            self.typed(i, str, f"{path}.evidence", "a list of ids")
            for i in self.typed(data.get("evidence"), list, f"{path}.evidence", "a list of ids")
        ]
        reason = data.get("by_hand")
        return Evidence(tuple(ids), None if reason is None else self.typed(reason, str, f"{path}.by_hand", "a text"))

    def formula(self, text: Any, path: str, home: str | None, pattern: bool = False) -> Formula | None:
        """The formula that a text writes; None, and a problem, where it writes none."""
        text = self.typed(text, str, path, "a formula")
        try:
            if pattern:
                return formula_or_pattern(text, self.names, self.atoms)
            return read_formula(text, self.names.at(home))
        except Complaint as complaint:
            column = complaint.column if complaint.code == "formula-syntax" else None
            self.complain(path, complaint.code, complaint.message, complaint.remedy, column)
            return None

    def constraints(self, raw: Any, path: str, home: str | None) -> tuple[Constraint, ...]:
        """Formulas or patterns, each of them a line of `impossible` or its like."""

        def read(item: Any, here: str) -> Constraint | None:
            item = {"formula": item} if isinstance(item, str) else self.typed(item, dict, here, "a formula")
            formula = self.formula(item.get("formula"), here, home, pattern=True)
            return None if formula is None else Constraint(formula, self.evidence(item, here), self.at(here))

        return self.each(raw, path, read)

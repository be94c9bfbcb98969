"""Plain data of a code book become issues: every key checked, every mistake kept with the line it stands on."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from typing import Any

from pourparlers.base.ids import slug
from pourparlers.base.message import Message
from pourparlers.base.problems import Problem, Severity, Where
from pourparlers.sources.types import CodeBook, Issue, Term

MAXIMUM_ISSUES = 1_000
MAXIMUM_TERMS = 500
MAXIMUM_LENGTH = 1_000
"""code points of one description or term"""

KEYS = ("description", "terms", "controlled_by")
TERM_KEYS = ("text", "sign", "language")
_LANGUAGE = re.compile(r"[a-z]{2,3}$")


class IssueReader:
    """One pass over the data of a code book, collecting problems."""

    def __init__(self, file: str, text: str) -> None:
        self.file, self.lines = file, text.split("\n") if text else []
        self.problems: list[Problem] = []

    def book(self, data: Any) -> CodeBook:
        if not isinstance(data, dict):
            self.report("shape", "", "", "a code book is a table of issues", "write one table an issue")
            return CodeBook()
        issues: dict[str, Issue] = {}
        for key, fields in data.items():
            if len(issues) >= MAXIMUM_ISSUES:
                self.report(
                    "too-many", key, "", Message("more than {most} issues", most=MAXIMUM_ISSUES), "split the code book"
                )
                break
            issue = self.issue(key, fields)
            if issue is None:
                continue
            if issue.id in issues:
                self.report(
                    "twice", key, "", Message("two issues come to the id {id!r}", id=issue.id), "rename one of them"
                )
                continue
            issues[issue.id] = issue
        return CodeBook(tuple(issues.values()))

    def issue(self, key: str, fields: Any) -> Issue | None:
        issue_id = slug(key)[:100]
        if not issue_id:
            self.report("id", key, "", Message("{key!r} is no id", key=key), "use letters, digits and hyphens")
            return None
        if not isinstance(fields, dict):
            self.report(
                "shape",
                key,
                "",
                Message("issue {key!r} is not a table", key=key),
                Message("begin it with [{issue_id}]", issue_id=issue_id),
            )
            return None
        if issue_id != key:
            self.report(
                "id",
                key,
                "",
                Message("{key!r} is no id", key=key),
                Message("write {issue_id!r}", issue_id=issue_id),
                "warning",
            )
        for name in fields:
            if name not in KEYS:
                self.unknown(key, name, Message("issue {key!r}", key=key), KEYS)
        description = self.line_of_text(key, "description", fields.get("description", ""))
        terms = tuple(dict.fromkeys(self.terms(key, fields.get("terms", []))))
        if not description and not terms:
            self.report(
                "empty",
                key,
                "",
                Message("issue {key!r} has no description and no terms", key=key),
                "give at least one of them",
            )
            return None
        return Issue(issue_id, description, terms, tuple(self.controllers(key, fields.get("controlled_by", []))))

    def terms(self, key: str, value: Any) -> Iterator[Term]:
        if isinstance(value, dict) and "text" not in value:
            for language, items in value.items():
                if not _LANGUAGE.match(language):
                    message = Message("issue {key!r}: {language!r} is no language code", key=key, language=language)
                    self.report("language", key, language, message, "write terms.fr or terms.en")
                    continue
                yield from self.listed(key, items, language)
        else:
            yield from self.listed(key, value, None)

    def listed(self, key: str, items: Any, language: str | None) -> Iterator[Term]:
        if isinstance(items, str):
            items = [items]
        if not isinstance(items, list):
            self.report(
                "shape",
                key,
                "terms",
                Message("issue {key!r}: terms are not a list", key=key),
                'write terms.en = ["…", "…"]',
            )
            return
        if len(items) > MAXIMUM_TERMS:
            message = Message("issue {key!r} has more than {most} terms", key=key, most=MAXIMUM_TERMS)
            self.report("too-many", key, "terms", message, "keep the telling ones")
        for item in items[:MAXIMUM_TERMS]:
            term = self.term(key, item, language)
            if term is not None:
                yield term

    def term(self, key: str, item: Any, language: str | None) -> Term | None:
        sign = 1
        if isinstance(item, dict):
            for name in item:
                if name not in TERM_KEYS:
                    self.unknown(key, name, Message("a term of issue {key!r}", key=key), TERM_KEYS)
            sign = item.get("sign", 1)
            if sign not in (1, -1) or isinstance(sign, bool):
                message = Message("issue {key!r}: the sign {sign!r} is neither 1 nor -1", key=key, sign=sign)
                self.report("sign", key, "sign", message, "write 1 or -1")
                sign = 1
            given = item.get("language", language)
            if given is not None and not (isinstance(given, str) and _LANGUAGE.match(given)):
                message = Message("issue {key!r}: {given!r} is no language code", key=key, given=given)
                self.report("language", key, "language", message, "write fr or en")
                given = language
            language, item = given, item.get("text", "")
        text = self.line_of_text(key, "terms", item)
        if text.startswith("-"):
            text, sign = text[1:].strip(), -sign
        if not text:
            if isinstance(item, str):
                self.report(
                    "empty",
                    key,
                    "terms",
                    Message("issue {key!r} has an empty term", key=key),
                    "give the words or leave it out",
                )
            return None
        return Term(text, language, sign)

    def controllers(self, key: str, value: Any) -> Iterator[str]:
        if isinstance(value, str):
            value = [value]
        if not isinstance(value, list) or not all(isinstance(x, str) for x in value):
            message = Message("issue {key!r}: controlled_by is not a list of party ids", key=key)
            self.report("shape", key, "controlled_by", message, 'write controlled_by = ["party-id"]')
            return
        for party in dict.fromkeys(value):
            if slug(party) != party or not party:
                message = Message("issue {key!r}: {party!r} is no party id", key=key, party=party)
                self.report(
                    "id",
                    key,
                    "controlled_by",
                    message,
                    Message("write {id!r}", id=slug(party) or "party-id"),
                    "warning",
                )
            if slug(party):
                yield slug(party)

    def line_of_text(self, key: str, name: str, value: Any) -> str:
        if not isinstance(value, str):
            self.report(
                "shape",
                key,
                name,
                Message("issue {key!r}: {value} in {name} is not text", key=key, value=repr(value)[:60], name=name),
                "put it in quotes",
            )
            return ""
        if len(value) > MAXIMUM_LENGTH:
            message = Message(
                "issue {key!r}: {name} is longer than {most} characters", key=key, name=name, most=MAXIMUM_LENGTH
            )
            self.report("too-long", key, name, message, "shorten it")
        return " ".join(value[:MAXIMUM_LENGTH].split())

    def unknown(self, key: str, name: str, owner: str, known: tuple[str, ...]) -> None:
        near = difflib.get_close_matches(name, known, 1, 0.5)
        remedy = (
            Message("did you mean {key!r}?", key=near[0])
            if near
            else Message("known keys: {keys}", keys=", ".join(known))
        )
        self.report(
            "unknown-key", key, name, Message("{owner} has an unknown key {name!r}", owner=owner, name=name), remedy
        )

    def report(self, code: str, key: str, name: str, message: str, remedy: str, severity: Severity = "error") -> None:
        self.problems.append(Problem(code, Where(self.file, self.line(key, name)), message, remedy, severity))

    def line(self, key: str, name: str) -> int | None:
        """The line (from 1) of key `name` of issue `key`, else of the issue's first line, else none."""
        if not self.lines or not key:
            return None
        opening = re.compile(rf"""^\s*(?:\[\s*)?["']?{re.escape(key)}["']?\s*[\].:=]|[{{,]\s*"{re.escape(key)}"\s*:""")
        first = next((i for i, line in enumerate(self.lines) if opening.search(line)), None)
        if first is None or not name:
            return None if first is None else first + 1
        inside = re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])")
        for i in range(first, len(self.lines)):
            if i > first and re.match(r"\s*\[\s*[\w\"'.-]+\s*\]\s*(#.*)?$", self.lines[i]):
                break
            if inside.search(self.lines[i]):
                return i + 1
        return first + 1

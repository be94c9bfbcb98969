"""Annotated articles (`*.ann`) as records in the JSON form of the project, the text inside; every problem reported.

    python corpus/annotations.py                     check every file, print what is in them
    python corpus/annotations.py train -o OUT.jsonl  write a part (train, development, frozen) as JSON lines

A file has three parts, parted by lines of three hyphens: a header, the text (a paragraph a line) with marked spans,
and one record a line.

    language: fr
    issue truce: Both sides stop firing | trêve, cessez-le-feu
    ---
    [[1s:Lima]] [[1q:a promis]] [[1c:de [[k1:cesser le feu]]]].
    ---
    1 | indirect | person= | party=peru | via= | said=2026-03-12 | hedged=no | truce:supports
    k1 | parties=peru | pledge | issue=truce | trigger= | deadline=

Marks are s (source), q (cue), c (content, may come in pieces) and k (commitment); they nest.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pourparlers.base.problems import Problem, Where

HERE = Path(__file__).resolve().parent
PARTS = ("train", "development", "frozen", "unread", "short")
SCORED = ("frozen", "unread", "short")
"""parts that nobody reads or learns from"""
MAXIMUM_CHARACTERS = 200_000
MARK = re.compile(r"\[\[(?:(\d{1,6})([sqc])|k(\d{1,6})):|\]\]|\[\[")
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
KINDS = ("direct", "indirect", "mixed")
STANCES = ("supports", "opposes", "neutral")
FIRMNESS = ("pledge", "offer", "target", "refusal", "threat")
HEADERS = ("language", "published", "manner", "topic")
Record = dict[str, Any]
Spans = dict[tuple[str, str], list[list[int]]]


class _Reader:
    """One file on its way to a record; collects problems with their lines."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.problems: list[Problem] = []

    def trouble(self, code: str, line: int, message: str, remedy: str) -> None:
        self.problems.append(Problem(code, Where(self.name, line=line), message, remedy))

    def record(self, raw: str) -> Record | None:
        if len(raw) > MAXIMUM_CHARACTERS:
            self.trouble("too-long", 1, f"more than {MAXIMUM_CHARACTERS} characters", "split the article")
            return None
        lines = raw.split("\n")
        bars = [i for i, line in enumerate(lines) if line.rstrip() == "---"]
        if len(bars) != 2:
            self.trouble("parts", 1, f"{len(bars)} lines of three hyphens", "part header, text and records by two")
            return None
        first, second = bars
        header, issues = self.header(lines[:first])
        text, spans = self.text("\n".join(lines[first + 1 : second]).rstrip("\n"), first + 2)
        statements, commitments = self.records(lines[second + 1 :], second + 2, text, spans, issues)
        document = {"id": Path(self.name).stem, "file": None} | {key: header.get(key) for key in HEADERS}
        return {
            "document": document,
            "text": text,
            "issues": issues,
            "statements": sorted(statements, key=lambda s: (s["content"] or [s["cue"]])[0]),
            "commitments": commitments,
        }

    def header(self, lines: list[str]) -> tuple[dict[str, str], dict[str, Any]]:
        header: dict[str, str] = {}
        issues: dict[str, Any] = {}
        for number, line in enumerate(lines, 1):
            key, colon, value = (part.strip() for part in line.partition(":"))
            if not line.strip():
                continue
            if not colon:
                self.trouble("header", number, f"no colon in {line!r}", "write key: value")
            elif key.startswith("issue "):
                description, _, terms = (part.strip() for part in value.partition("|"))
                listed = [t.strip() for t in terms.split(",") if t.strip()]
                issues[key[6:].strip()] = {"description": description, "terms": listed}
            else:
                header[key] = value
        for key in HEADERS:
            if not header.get(key):
                self.trouble("header", 1, f"no {key}", f"write {key}: ...")
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", header.get("published", ""), re.ASCII):
            self.trouble("header", 1, "published is no date", "write published: 2026-03-12")
        return header, issues

    def text(self, marked: str, first_line: int) -> tuple[str, Spans]:
        """The bare text, and the spans of every mark in code points of it."""
        out: list[str] = []
        spans: Spans = {}
        stack: list[tuple[tuple[str, str], int]] = []
        length = at = 0

        def line() -> int:
            return first_line + marked.count("\n", 0, at)

        for match in MARK.finditer(marked):
            piece = marked[at : match.start()]
            out.append(piece)
            length += len(piece)
            at = match.end()
            if match[1] or match[3]:
                stack.append((("k" + match[3], "m") if match[3] else (match[1], match[2]), length))
            elif match[0] == "]]" and stack:
                key, start = stack.pop()
                spans.setdefault(key, []).append([start, length])
            else:
                self.trouble("stray", line(), f"a stray {match[0]}", "open marks as [[1c: and close them with ]]")
        out.append(marked[at:])
        text = "".join(out)
        for key, _ in stack:
            self.trouble("unclosed", line(), f"mark {''.join(key)} is never closed", "close it with ]]")
        for key, pieces in spans.items():
            for a, b in pieces:
                if a == b or text[a:b] != text[a:b].strip() or "\n" in text[a:b]:
                    where = first_line + text.count("\n", 0, a)
                    message = f"mark {''.join(key)} is empty, has spaces at its ends or runs over a line"
                    self.trouble("bad-span", where, message, "move its ends to the words")
        return text, spans

    def records(
        self, lines: list[str], first_line: int, text: str, spans: Spans, issues: dict[str, Any]
    ) -> tuple[list[Record], list[Record]]:
        statements: list[Record] = []
        commitments: list[Record] = []
        for number, line in enumerate(lines, first_line):
            if not line.strip():
                continue
            cells = [c.strip() for c in line.split("|")]
            if cells[0].startswith("k"):
                found = self.commitment(cells, number, text, spans, issues)
                commitments += [found] if found else []
            else:
                found = self.statement(cells, number, text, spans, issues)
                statements += [found] if found else []
        for key in spans:
            self.trouble("no-record", first_line, f"mark {''.join(key)} has no record", "write a line for it")
        return statements, commitments

    def commitment(self, cells: list[str], line: int, text: str, spans: Spans, issues: dict[str, Any]) -> Record | None:
        name, fields = cells[0], _fields(cells)
        found = spans.pop((name, "m"), [])
        if len(found) != 1:
            self.trouble("no-mark", line, f"{name} has {len(found)} marks", "mark it once in the text")
            return None
        firmness = self.one_of(FIRMNESS, cells, line)
        if fields.get("issue") and fields["issue"] not in issues:
            self.trouble("no-issue", line, f"{name}: no issue {fields['issue']!r}", "take one of the header")
        return {
            "id": name,
            "paragraph": text.count("\n", 0, found[0][0]) + 1,
            "parties": [p.strip() for p in fields.get("parties", "").split(",") if p.strip()],
            "firmness": firmness,
            "issue": fields.get("issue") or None,
            "trigger": fields.get("trigger") or None,
            "deadline": fields.get("deadline") or None,
            "span": found[0],
        }

    def statement(self, cells: list[str], line: int, text: str, spans: Spans, issues: dict[str, Any]) -> Record | None:
        name, fields = cells[0], _fields(cells)
        content, source, cue = (spans.pop((name, role), []) for role in "csq")
        if not content and not cue:
            self.trouble("no-mark", line, f"{name}: neither content nor cue is marked", "mark them in the text")
            return None
        if len(source) > 1 or len(cue) > 1:
            self.trouble("pieces", line, f"{name}: source or cue in pieces", "each comes in one piece")
        for key in ("person", "party", "via"):
            if fields.get(key) and not SLUG.match(fields[key]):
                message = f"{name}: {key}={fields[key]!r} is no id"
                self.trouble("no-slug", line, message, "lower case, digits, hyphens")
        return {
            "id": "s" + name,
            "paragraph": text.count("\n", 0, min(a for a, _ in content + source + cue)) + 1,
            "kind": self.one_of(KINDS, cells, line),
            "source": source[0] if source else None,
            "cue": cue[0] if cue else None,
            "content": content,
            "person": fields.get("person") or None,
            "party": fields.get("party") or None,
            "via": fields.get("via") or None,
            "said_on": fields.get("said") or None,
            "venue": None,
            "hedged": fields.get("hedged") == "yes",
            "positions": self.positions(cells[-1], line, issues) if len(cells) > 2 else [],
        }

    def positions(self, cell: str, line: int, issues: dict[str, Any]) -> list[Record]:
        found = []
        for written in cell.split(";") if "=" not in cell.split(":", 1)[0] else []:
            issue, _, rest = (part.strip() for part in written.strip().partition(":"))
            stance, _, condition = (part.strip() for part in rest.partition(":"))
            if not written.strip():
                continue
            if issue not in issues or stance not in STANCES:
                message = f"position {written.strip()!r} has an unknown issue or stance"
                self.trouble("position", line, message, f"issue of the header : {', '.join(STANCES)}")
                continue
            found.append({"issue": issue, "stance": stance, "condition": condition or None})
        return found

    def one_of(self, words: tuple[str, ...], cells: list[str], line: int) -> str | None:
        found = next((c for c in cells[1:] if c in words), None)
        if found is None:
            self.trouble("no-kind", line, f"{cells[0]}: none of {', '.join(words)}", "write one of them")
        return found


def _fields(cells: list[str]) -> dict[str, str]:
    return {k.strip(): v.strip() for k, v in (c.split("=", 1) for c in cells if "=" in c)}


def read(raw: str, *, name: str = "article.ann") -> tuple[Record | None, tuple[Problem, ...]]:
    """The record of one annotated article (None where its parts cannot be told), and all its problems."""
    reader = _Reader(name)
    record = reader.record(raw)
    return record, tuple(reader.problems)


def split() -> dict[str, list[str]]:
    """The ids of each part, as fixed in `split.toml`."""
    written = tomllib.loads((HERE / "split.toml").read_text(encoding="utf-8"))
    return {part: written[part] for part in PARTS}


def load(part: str) -> list[Record]:
    """The records of a part, in the order of the split; a file with problems stops the work."""
    records = []
    for identity in split()[part]:
        path = HERE / f"{identity}.ann"
        record, problems = read(path.read_text(encoding="utf-8"), name=path.name)
        if record is None or problems:
            raise SystemExit("\n".join(map(str, problems)))
        records.append(record)
    return records


def digest(part: str) -> str:
    """SHA-256 over ids and bytes of a part's files: neither moves unnoticed."""
    whole = hashlib.sha256()
    for identity in sorted(split()[part]):
        whole.update(identity.encode() + b"\0" + (HERE / f"{identity}.ann").read_bytes() + b"\0")
    return whole.hexdigest()


def _checked() -> Iterator[Problem]:
    listed = [i for ids in split().values() for i in ids]
    present = sorted(path.stem for path in HERE.glob("*.ann"))
    for identity in sorted(set(listed) ^ set(present)):
        yield Problem("split", Where("split.toml"), f"{identity} is in the split or in the folder only", "list it once")
    for identity in present:
        path = HERE / f"{identity}.ann"
        yield from read(path.read_text(encoding="utf-8"), name=path.name)[1]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("part", nargs="?", choices=PARTS)
    arguments.add_argument("-o", type=Path, help="write the part as JSON lines")
    options = arguments.parse_args()
    problems = list(_checked())
    for problem in problems:
        print(problem, file=sys.stderr)
    if options.part and options.o:
        lines = (json.dumps(record, ensure_ascii=False) + "\n" for record in load(options.part))
        options.o.write_text("".join(lines), encoding="utf-8")
    elif not problems:
        for part in PARTS:
            records = load(part)
            counts = {key: sum(len(r[key]) for r in records) for key in ("statements", "commitments")}
            words = sum(len(r["text"].split()) for r in records)
            stands = sum(len(s["positions"]) for r in records for s in r["statements"])
            print(f"{part:12} {len(records)} articles, {words} words, {counts['statements']} statements, "
                  f"{stands} positions, {counts['commitments']} commitments; sha256 {digest(part)[:16]}")  # fmt: skip
    sys.exit(bool(problems))


if __name__ == "__main__":
    main()

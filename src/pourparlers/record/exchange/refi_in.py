"""REFI-QDA projects (`.qdpx`) and codebooks (`.qdc`) of any program: in, as readings and as codes."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from pourparlers.base.errors import RefusedInput
from pourparlers.base.ids import slug
from pourparlers.base.message import Message
from pourparlers.base.problems import Problem, Where
from pourparlers.base.text import Span, paragraph_of
from pourparlers.reading.types import Position, Reading, Statement
from pourparlers.record.exchange.refi import BRANCHES
from pourparlers.sources.types import Article

LARGEST = 500_000_000
"""bytes of a file inside a project, past which it is refused"""


def read_project(path: Path) -> tuple[tuple[Reading, ...], tuple[Problem, ...]]:
    """The text sources of a `.qdpx` file with their coded selections as statements.

    Codes below Parties, Persons, Issues and Stances are taken as such; any other code becomes a flag `code:NAME`.
    Raises RefusedInput for what is no project; sources that are no text are reported.
    """
    problems: list[Problem] = []
    try:
        with zipfile.ZipFile(path) as archive:
            root = ElementTree.fromstring(_member(archive, "project.qde", path))
            names = _code_names(root)
            found = tuple(_readings(archive, root, names, path, problems))
    except (zipfile.BadZipFile, zlib.error, ElementTree.ParseError, KeyError, OSError, RuntimeError, EOFError) as error:
        message = Message("this is no REFI-QDA project: {error}", error=error)
        raise RefusedInput([Problem("not-qdpx", Where(str(path)), message, "export it again as .qdpx")]) from error
    return found, tuple(problems)


def _member(archive: zipfile.ZipFile, name: str, path: Path) -> bytes:
    by_name = {n.lower(): n for n in archive.namelist()}
    info = archive.getinfo(by_name.get(name.lower(), name))
    if info.file_size > LARGEST:
        message = Message("{name} has {file_size} bytes", name=name, file_size=info.file_size)
        raise RefusedInput(
            [Problem("too-large", Where(str(path)), message, Message("{most} is the most", most=LARGEST))]
        )
    return archive.read(info)


def _whole(text: str) -> int:
    """A whole number, -1 where it is none."""
    return int(text) if re.fullmatch(r"\d{1,12}", text) else -1


def _tag(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]


def _code_names(root: ElementTree.Element) -> dict[str, tuple[str, str]]:
    """The branch (top code) and name of every code, by its id."""
    found: dict[str, tuple[str, str]] = {}

    def walk(element: ElementTree.Element, branch: str) -> None:
        for child in element:
            if _tag(child) == "Code":
                name = child.get("name", "")
                found[child.get("guid", "").lower()] = (branch or name, name)
                walk(child, branch or name)

    for codes in (e for e in root.iter() if _tag(e) == "Codes"):
        walk(codes, "")
    return found


def _readings(
    archive: zipfile.ZipFile, root: ElementTree.Element, names: dict[str, tuple[str, str]], path: Path,
    problems: list[Problem],
) -> Iterator[Reading]:  # fmt: skip
    taken: set[str] = set()
    for source in (s for e in root.iter() if _tag(e) == "Sources" for s in e):
        title = source.get("name", "")
        if _tag(source) != "TextSource":
            message = Message("{title!r} is a {tag}", title=title, tag=_tag(source))
            problems.append(Problem("no-text", Where(str(path)), message, "only texts are taken", "warning"))
            continue
        text = _text(archive, source, path)
        id_ = candidate = slug(title) or "source"
        n = 2
        while candidate in taken:
            candidate, n = f"{id_}-{n}", n + 1
        taken.add(candidate)
        yield Reading(Article(candidate, text, "und", title=title), tuple(_statements(source, text, names)))


def _text(archive: zipfile.ZipFile, source: ElementTree.Element, path: Path) -> str:
    for child in source:
        if _tag(child) == "PlainTextContent":
            return child.text or ""
    place = source.get("plainTextPath", "").removeprefix("internal://")
    if not place:
        return ""
    name = f"sources/{place}"
    there = {n.lower(): n for n in archive.namelist()}
    return _member(archive, there.get(name.lower(), name), path).decode("utf-8-sig", "replace")


def _statements(source: ElementTree.Element, text: str, names: dict[str, tuple[str, str]]) -> Iterator[Statement]:
    marks: dict[str, tuple[list[Span], dict[str, list[str]]]] = {}
    for n, selection in enumerate((e for e in source if _tag(e) == "PlainTextSelection"), 1):
        start, end = (_whole(selection.get(k, "")) for k in ("startPosition", "endPosition"))
        if not 0 <= start < end <= len(text):
            continue
        key = selection.get("name") or f"s{n}"
        key = key if re.fullmatch(r"[sh]\d+(\.\d+)*", key) else f"s{n}"
        spans, codes = marks.setdefault(key, ([], {}))
        spans.append(Span(start, end))
        fresh: dict[str, list[str]] = {}
        for reference in (e for e in selection.iter() if _tag(e) == "CodeRef"):
            branch, name = names.get(reference.get("targetGUID", "").lower(), ("", ""))
            fresh.setdefault(branch if branch in BRANCHES else "other", []).append(name)
        codes.update(fresh)
    for key, (spans, codes) in marks.items():
        yield _statement(key, spans, codes, text)


def _statement(key: str, spans: list[Span], codes: dict[str, list[str]], text: str) -> Statement:
    parties, stances = tuple(codes.get("Parties", ())), codes.get("Stances", [])
    issues: list[Any] = codes.get("Issues", [])
    known = ("supports", "opposes", "not-opposed", "neutral")
    pairs = zip(issues, stances, strict=False) if len(stances) >= len(issues) else ()
    return Statement(
        id=key,
        paragraph=paragraph_of(text, spans[0].start),
        kind="indirect",
        source=None,
        cue=None,
        content=tuple(sorted(spans)),
        person=next(iter(codes.get("Persons", ())), None),
        party=parties[0] if parties else None,
        parties=parties if len(parties) > 1 else (),
        positions=tuple(Position(i, s) for i, s in pairs if s in known),  # type: ignore[arg-type]
        flags=tuple(f"code:{name}" for name in codes.get("other", ()) if name),
        rule="coded by hand",
    )


def read_codebook(path: Path) -> dict[str, str]:
    """The codes of a `.qdc` file that can be issues, with their descriptions: those below Issues, else all.

    Raises RefusedInput for what is no codebook.
    """
    try:
        root = ElementTree.fromstring(path.read_bytes())
    except (ElementTree.ParseError, OSError) as error:
        message = Message("this is no REFI-QDA codebook: {error}", error=error)
        raise RefusedInput([Problem("not-qdc", Where(str(path)), message, "export it again as .qdc")]) from error
    codes = [e for e in root.iter() if _tag(e) == "Code"]
    issues = next((e for e in codes if e.get("name") == "Issues"), None)
    found = [e for e in issues.iter() if e is not issues and _tag(e) == "Code"] if issues is not None else codes
    return {e.get("name", ""): _described(e) for e in found if e.get("name") and e.get("isCodable", "true") != "false"}


def _described(code: ElementTree.Element) -> str:
    texts = (e.text or "" for e in code if _tag(e) == "Description")
    return " ".join(" ".join(texts).split()) or code.get("name", "")

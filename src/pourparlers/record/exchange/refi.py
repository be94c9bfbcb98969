"""REFI-QDA: the codebook (.qdc) and the project (.qdpx) that MAXQDA, NVivo, ATLAS.ti and QualCoder exchange.

Parties, persons, issues and stances are branches of one code tree; a statement is a selection of its content with a
code of each. Positions count Unicode code points of the plain text, as the standard says.
"""

from __future__ import annotations

import io
import re
import uuid
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from pourparlers.base.errors import RefusedInput
from pourparlers.base.ids import slug
from pourparlers.base.problems import Problem, Where
from pourparlers.base.text import Span, paragraph_of
from pourparlers.reading.types import Position, Reading, Statement
from pourparlers.record.utterances import speakers
from pourparlers.sources.types import Article

PROJECT, CODEBOOK = "urn:QDA-XML:project:1.0", "urn:QDA-XML:codebook:1.0"
SPACE = uuid.UUID("6b1e7f0a-7f0e-5d0c-9c39-6f1d8f3a2b10")
LARGEST = 500_000_000
"""bytes of a file inside a project, past which it is refused"""
BRANCHES = {"Parties": "#8C6D31", "Persons": "#637939", "Issues": "#3182BD", "Stances": "#843C39"}
NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
DATE = (1980, 1, 1, 0, 0, 0)
"""the time of every file in the archive: the same content gives the same bytes"""


@dataclass(frozen=True, slots=True)
class Codes:
    """Code names by branch, and their ids."""

    names: dict[str, tuple[str, ...]]

    def guid(self, branch: str, name: str = "") -> str:
        """The id of a code: the same for the same name, always."""
        return str(uuid.uuid5(SPACE, f"{branch}\x1f{name}"))

    def element(self, space: str) -> ElementTree.Element:
        """The code tree."""
        codes = ElementTree.Element(f"{{{space}}}Codes")
        for branch, colour in BRANCHES.items():
            top = ElementTree.SubElement(
                codes, f"{{{space}}}Code", guid=self.guid(branch), name=branch, isCodable="false", color=colour
            )
            for name in self.names[branch]:
                given = {"guid": self.guid(branch, name), "name": _xml(name), "isCodable": "true", "color": colour}
                ElementTree.SubElement(top, f"{{{space}}}Code", given)
        return codes


def codes_of(readings: Iterable[Reading]) -> Codes:
    """Every party, person, issue and stance that occurs, sorted."""
    found: dict[str, set[str]] = {branch: set() for branch in BRANCHES}
    for reading in readings:
        for s in reading.statements:
            found["Parties"].update(speakers(s))
            found["Persons"].update([s.person] if s.person else [])
            for p in s.positions:
                found["Issues"].add(p.issue)
                found["Stances"].add(p.stance)
    return Codes({branch: tuple(sorted(names)) for branch, names in found.items()})


def _xml(text: str) -> str:
    return NOT_IN_XML.sub(lambda m: f"\\u{ord(m[0]):04x}", text)


def _bytes(root: ElementTree.Element, space: str) -> bytes:
    ElementTree.register_namespace("", space)
    ElementTree.indent(root, " ")
    written: bytes = ElementTree.tostring(root, "utf-8")
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + written + b"\n"


def codebook(readings: Iterable[Reading]) -> bytes:
    """The codes as a `.qdc` file."""
    root = ElementTree.Element(f"{{{CODEBOOK}}}CodeBook", origin="Pourparlers")
    root.append(codes_of(readings).element(CODEBOOK))
    return _bytes(root, CODEBOOK)


def project(readings: Iterable[Reading], name: str = "Pourparlers") -> bytes:
    """The articles with their coded statements as a `.qdpx` file; the same bytes for the same content."""
    listed = list(readings)
    codes = codes_of(listed)
    user = str(uuid.uuid5(SPACE, "user"))
    root = ElementTree.Element(f"{{{PROJECT}}}Project", name=_xml(name), origin="Pourparlers", creatingUserGUID=user)
    users = ElementTree.SubElement(root, f"{{{PROJECT}}}Users")
    ElementTree.SubElement(users, f"{{{PROJECT}}}User", guid=user, name="Pourparlers")
    ElementTree.SubElement(root, f"{{{PROJECT}}}CodeBook").append(codes.element(PROJECT))
    sources = ElementTree.SubElement(root, f"{{{PROJECT}}}Sources")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for reading in listed:
            guid = str(uuid.uuid5(SPACE, f"source\x1f{reading.article.id}"))
            _source(sources, reading, guid, codes, user)
            text = reading.article.text.encode("utf-8", "surrogatepass")
            archive.writestr(zipfile.ZipInfo(f"sources/{guid}.txt", DATE), text)
        archive.writestr(zipfile.ZipInfo("project.qde", DATE), _bytes(root, PROJECT))
    return out.getvalue()


def _source(sources: ElementTree.Element, reading: Reading, guid: str, codes: Codes, user: str) -> None:
    article = reading.article
    given = {"guid": guid, "name": _xml(article.id), "plainTextPath": f"internal://{guid}.txt", "creatingUser": user}
    source = ElementTree.SubElement(sources, f"{{{PROJECT}}}TextSource", given)
    for s in reading.statements:
        marks = [("Parties", p) for p in speakers(s)] + ([("Persons", s.person)] if s.person else [])
        marks += [(branch, v) for p in s.positions for branch, v in (("Issues", p.issue), ("Stances", p.stance))]
        for n, span in enumerate(s.content):
            mark = {
                "guid": str(uuid.uuid5(SPACE, f"{guid}\x1f{s.id}\x1f{n}")), "name": _xml(f"{s.id}"),
                "startPosition": str(span.start), "endPosition": str(span.end), "creatingUser": user,
            }  # fmt: skip
            selection = ElementTree.SubElement(source, f"{{{PROJECT}}}PlainTextSelection", mark)
            for m, (branch, name) in enumerate(marks):
                coding = {"guid": str(uuid.uuid5(SPACE, f"{mark['guid']}\x1f{m}")), "creatingUser": user}
                element = ElementTree.SubElement(selection, f"{{{PROJECT}}}Coding", coding)
                ElementTree.SubElement(element, f"{{{PROJECT}}}CodeRef", targetGUID=codes.guid(branch, name))


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
        message = f"this is no REFI-QDA project: {error}"
        raise RefusedInput([Problem("not-qdpx", Where(str(path)), message, "export it again as .qdpx")]) from error
    return found, tuple(problems)


def _member(archive: zipfile.ZipFile, name: str, path: Path) -> bytes:
    by_name = {n.lower(): n for n in archive.namelist()}
    info = archive.getinfo(by_name.get(name.lower(), name))
    if info.file_size > LARGEST:
        message = f"{name} has {info.file_size} bytes"
        raise RefusedInput([Problem("too-large", Where(str(path)), message, f"{LARGEST} is the most")])
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
            message = f"{title!r} is a {_tag(source)}"
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

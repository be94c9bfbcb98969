"""REFI-QDA: the codebook (.qdc) and the project (.qdpx) that MAXQDA, NVivo, ATLAS.ti and QualCoder exchange.

Parties, persons, issues and stances are branches of one code tree; a statement is a selection of its content with a
code of each. Positions count Unicode code points of the plain text, as the standard says.
"""

from __future__ import annotations

import io
import uuid
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree import ElementTree

from pourparlers.base.escaping import xml_text
from pourparlers.reading.types import Reading
from pourparlers.record.utterances import speakers

PROJECT, CODEBOOK = "urn:QDA-XML:project:1.0", "urn:QDA-XML:codebook:1.0"
SPACE = uuid.UUID("6b1e7f0a-7f0e-5d0c-9c39-6f1d8f3a2b10")
BRANCHES = {"Parties": "#8C6D31", "Persons": "#637939", "Issues": "#3182BD", "Stances": "#843C39"}
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
                given = {"guid": self.guid(branch, name), "name": xml_text(name), "isCodable": "true", "color": colour}
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


def project(readings: Iterable[Reading]) -> bytes:
    """The articles with their coded statements as a `.qdpx` file; the same bytes for the same content."""
    listed = list(readings)
    codes = codes_of(listed)
    user = str(uuid.uuid5(SPACE, "user"))
    given = {"name": "Pourparlers", "origin": "Pourparlers", "creatingUserGUID": user}
    root = ElementTree.Element(f"{{{PROJECT}}}Project", given)
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
    name, path = xml_text(article.id), f"internal://{guid}.txt"
    given = {"guid": guid, "name": name, "plainTextPath": path, "creatingUser": user}
    source = ElementTree.SubElement(sources, f"{{{PROJECT}}}TextSource", given)
    for s in reading.statements:
        marks = [("Parties", p) for p in speakers(s)] + ([("Persons", s.person)] if s.person else [])
        marks += [(branch, v) for p in s.positions for branch, v in (("Issues", p.issue), ("Stances", p.stance))]
        for n, span in enumerate(s.content):
            mark = {
                "guid": str(uuid.uuid5(SPACE, f"{guid}\x1f{s.id}\x1f{n}")), "name": xml_text(f"{s.id}"),
                "startPosition": str(span.start), "endPosition": str(span.end), "creatingUser": user,
            }  # fmt: skip
            selection = ElementTree.SubElement(source, f"{{{PROJECT}}}PlainTextSelection", mark)
            for m, (branch, name) in enumerate(marks):
                coding = {"guid": str(uuid.uuid5(SPACE, f"{mark['guid']}\x1f{m}")), "creatingUser": user}
                element = ElementTree.SubElement(selection, f"{{{PROJECT}}}Coding", coding)
                ElementTree.SubElement(element, f"{{{PROJECT}}}CodeRef", targetGUID=codes.guid(branch, name))

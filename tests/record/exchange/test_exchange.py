"""Every form of exchange with names that are hard to write: told apart, nothing lost, nothing run."""

import csv
import io
import json
import random
import zipfile
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reading.test_record_json import readings
from tests.record.dna.make import NAMES, make

from pourparlers.base.errors import RefusedInput
from pourparlers.base.escaping import FORMULA, safe_cell, unsafe_cell
from pourparlers.base.text import Span
from pourparlers.doors.cli import cli
from pourparlers.reading.types import Position, Reading, Statement
from pourparlers.record.exchange import annotations, lines, refi, refi_in, spreadsheets, tables
from pourparlers.record.store import Record
from pourparlers.record.utterances import utterances
from pourparlers.sources.codebook import read_codebook
from pourparlers.sources.types import Article

NASTY = [*NAMES, "+1 party", "-minus", "@home", "tab\there", "a'b;c\"d", "'=quoted", "nul\x00l", "]]>&<"]
TEXT = "😀 They said: the toll stays. She said no."


def nasty():
    said = tuple(
        Statement(f"s{n}", 1, "indirect", None, None, (Span(13, 28), Span(29, 32)), party=name, person=f"p {name}",
                  positions=(Position(f"i {name}", "opposes"),))
        for n, name in enumerate(NASTY, 1)
    )  # fmt: skip
    return Reading(Article("a", TEXT, "en", date(2025, 1, 2), outlet='The "Echo"; Ltd'), said)


def test_csv_is_read_back_and_runs_nothing():
    text = tables.csv_text(tables.rows([nasty()]))
    header, *body = list(csv.reader(io.StringIO(text, newline="")))
    assert not any(cell.startswith(FORMULA) for row in body for cell in row)
    party = header.index("party")
    assert [unsafe_cell(row[party]) for row in body] == NASTY
    assert {row[header.index("text")] for row in body} == {"the toll stays. … She"}


@given(st.text(max_size=6))
def test_a_safe_cell_is_what_it_was(text):
    cell = safe_cell(text)
    assert not cell.startswith(FORMULA)
    assert unsafe_cell(cell) == text


@settings(max_examples=25, deadline=None)
@given(readings)
def test_json_lines_are_read_back(tmp_path_factory, reading):
    path = tmp_path_factory.mktemp("lines") / "record.jsonl"
    path.write_text(lines.text([reading]), encoding="utf-8", errors="surrogatepass")
    (back, problems), = lines.read(path)
    assert problems == () and back == reading


def test_json_lines_tell_each_bad_line_and_keep_the_rest(tmp_path):
    path = tmp_path / "record.jsonl"
    good = lines.line(nasty())
    outside = json.dumps({"document": {"id": "x", "language": "en", "file": "../../secret.txt"}})
    path.write_text("\n".join([good, "{", "[1]", outside, good]), encoding="utf-8")
    found = list(lines.read(path))
    assert [reading is not None for reading, _ in found] == [True, False, False, False, True]
    codes = [problems[0].code if problems else None for _, problems in found]
    assert codes == [None, "not-json", "not-an-object", "no-text", None]
    # a file elsewhere on the disk is never opened


def codes_only(reading):
    """What a REFI-QDA project holds of a reading."""
    said = tuple(
        Statement(s.id, s.paragraph, "indirect", None, None, s.content, person=s.person, party=s.party,
                  positions=s.positions, rule="coded by hand") for s in reading.statements)  # fmt: skip
    return replace(reading, article=replace(reading.article, language="und", published=None, outlet=None, title="a"),
                   statements=said)  # fmt: skip


def test_a_refi_project_is_read_back(tmp_path):
    path = tmp_path / "talks.qdpx"
    path.write_bytes(refi.project([nasty()]))
    (back,), problems = refi_in.read_project(path)
    expected = codes_only(nasty())
    assert problems == ()
    assert back.article == expected.article
    for was, now in zip(expected.statements, back.statements, strict=True):
        assert now.content == was.content
        assert now.party == was.party.replace("\x00", "\\u0000")  # XML has no such character


def test_the_same_record_gives_the_same_archive():
    assert refi.project([nasty()]) == refi.project([nasty()])


def test_a_codebook_names_every_code_once():
    root = ElementTree.fromstring(refi.codebook([nasty(), nasty()]))
    guids = [e.get("guid") for e in root.iter(f"{{{refi.CODEBOOK}}}Code")]
    assert len(guids) == len(set(guids)) == 4 + 3 * len(NASTY) + 1


def test_a_project_of_another_program_gives_its_codes_as_flags(tmp_path):
    path = tmp_path / "other.qdpx"
    xml = f"""<Project xmlns="{refi.PROJECT}"><CodeBook><Codes><Code guid="C1" name="Hope"/></Codes></CodeBook>
      <Sources><TextSource guid="S" name="Interview 1" plainTextPath="internal://S.txt">
        <PlainTextSelection guid="P" name="the toll" startPosition="2" endPosition="7">
          <Coding guid="K"><CodeRef targetGUID="c1"/></Coding></PlainTextSelection>
        <PlainTextSelection guid="Q" startPosition="5" endPosition="9999"/>
        <PlainTextSelection guid="R" startPosition="five" endPosition=""/></TextSource>
        <PDFSource guid="T" name="scan"/></Sources></Project>"""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("project.qde", xml)
        archive.writestr("Sources/S.txt", "\ufeff" + TEXT)
    (reading,), problems = refi_in.read_project(path)
    assert [(s.content, s.flags) for s in reading.statements] == [((Span(2, 7),), ("code:Hope",))]
    assert [p.message for p in problems] == ["'scan' is a PDFSource"]


@pytest.mark.parametrize("seed", range(10))
def test_a_damaged_project_or_line_is_refused_or_read_never_a_traceback(seed, tmp_path):
    chance = random.Random(seed)
    archive, listed = refi.project([nasty()]), lines.text([nasty()]).encode()
    readers = (("a.qdpx", archive, refi_in.read_project), ("a.jsonl", listed, lambda p: [*lines.read(p)]))
    for name, whole, reader in readers:
        damaged = bytearray(whole)
        for _ in range(chance.choice([1, 5, 30])):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        (tmp_path / name).write_bytes(damaged)
        try:
            reader(tmp_path / name)
        except RefusedInput as refusal:
            assert refusal.problems


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"no archive"])
def test_what_is_no_project_is_refused(tmp_path, content):
    path = tmp_path / "bad.qdpx"
    path.write_bytes(content)
    with pytest.raises(RefusedInput):
        refi_in.read_project(path)


def test_annotations_quote_what_they_mark():
    found = annotations.collection([nasty()])
    for item in found["first"]["items"]:
        for target in item["target"]:
            place, quote = target["selector"]
            assert TEXT[place["start"] : place["end"]] == quote["exact"]
            assert TEXT.find(quote["prefix"] + quote["exact"] + quote["suffix"]) >= 0
    json.dumps(found)


def run(*arguments, code=0):
    result = CliRunner().invoke(cli, [*map(str, arguments), "--lang", "en"])
    assert result.exit_code == code, result.output
    return result


def test_import_and_export_commands(tmp_path, monkeypatch):
    run("init", tmp_path / "talks")
    monkeypatch.chdir(tmp_path / "talks")
    dna = make(tmp_path / "coded.dna")
    assert "2 articles, 15 statements" in run("import", dna).stdout
    assert "already" in run("import", dna).stdout
    (tmp_path / "more.jsonl").write_text(lines.text([replace(nasty(), statements=nasty().statements[:3])]))
    run("import", tmp_path / "more.jsonl")
    for form in ("jsonl", "csv", "qdc", "w3c"):
        assert run("export", "--format", form).stdout
    run("export", "--format", "dna", "--project", "coded", "-o", "back.dna")
    run("export", "--format", "dna", "-o", "all.dna")
    run("export", "--format", "qdpx", "-o", "talks.qdpx")
    assert "3 articles" in run("import", "talks.qdpx", "--record", "other.sqlite").stdout
    run("export", "--format", "qdpx", code=2)
    run("import", "missing.dna", code=3)
    network = json.loads(run("network", "all.dna", "--format", "json").stdout)
    assert network["n_statements"] == 2 * len(NAMES) + 3
    with Record.open("record.sqlite") as record:
        assert len(record.articles()) == 3


def test_parquet_is_read_back(tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    tables.write_parquet(tables.rows([nasty()]), tmp_path / "record.parquet")
    assert parquet.read_table(tmp_path / "record.parquet").column("party").to_pylist() == NASTY


def without_places(reading):
    """What a spreadsheet keeps of a statement."""
    return [(s.party, s.person, s.via, s.kind, s.hedged, [(p.issue, p.stance, p.condition) for p in s.positions])
            for s in reading.statements]  # fmt: skip


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_a_spreadsheet_is_read_back(form, tmp_path):
    path, given = tmp_path / f"coded.{form}", nasty()
    if form == "csv":
        path.write_text(tables.csv_text(tables.rows([given])), encoding="utf-8", newline="")
        (back,), problems = spreadsheets.read_csv(path)
    else:
        pytest.importorskip("pyarrow", reason="pyarrow is not installed")
        tables.write_parquet(tables.rows([given]), path)
        (back,), problems = spreadsheets.read_parquet(path)
    assert problems == () and without_places(back) == without_places(given)
    with Record.in_memory() as record:
        record.add(back)
        assert [u.party for u in record.utterances()] == [u.party for u in utterances(given)]


def test_an_event_list_of_another_program_is_taken_and_what_is_wrong_told(tmp_path):
    path = tmp_path / "events.csv"
    path.write_text("article;day;party;issue;stance;text\nA;2025-02-30;Union;strike;yes;We strike.\n"
                    "A;2025-02-03;Board;strike;no;\nB;2025;Union;strike;perhaps;Who knows\n")  # fmt: skip
    (first, second), problems = spreadsheets.read_csv(path)
    assert [(s.party, [p.stance for p in s.positions], s.said_on) for s in first.statements] == [
        ("Union", ["supports"], None), ("Board", ["opposes"], "2025-02-03")]  # fmt: skip
    assert first.article.text == "We strike.\nBoard no strike\n" and second.statements[0].positions == ()
    assert [(p.code, p.where.line) for p in problems] == [("bad-date", 2), ("wrong-stance", 4)]
    path.write_text("a,b\n1,2\n")
    with pytest.raises(RefusedInput, match="the columns are a, b"):
        spreadsheets.read_csv(path)
    path.write_text('party,issue,stance\n"a,b,c\n')
    with pytest.raises(RefusedInput, match="not-csv"):
        spreadsheets.read_csv(path)


def test_a_codebook_becomes_a_code_book(tmp_path):
    path = tmp_path / "codes.qdc"
    path.write_bytes(refi.codebook([nasty()]))
    issues = {p.issue.replace("\x00", "\\u0000") for s in nasty().statements for p in s.positions}
    assert set(refi_in.read_codebook(path)) == issues
    assert "codes.issues.toml" in run("import", path).stdout
    book, problems = read_codebook(tmp_path / "codes.issues.toml")
    assert problems == () and len(book.issues) == len(refi_in.read_codebook(path))
    run("import", path, code=2)
    path.write_text("<CodeBook>")
    with pytest.raises(RefusedInput, match="no REFI-QDA codebook"):
        refi_in.read_codebook(path)

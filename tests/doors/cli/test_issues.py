"""`pourparlers issues suggest`: a code book one can edit and read back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from pourparlers.doors.cli import cli
from pourparlers.reading.pipeline import read_article
from pourparlers.reading.stance.proposals import propose_issues
from pourparlers.sources.codebook import read_codebook
from pourparlers.sources.files import article_from_text

TEXT = """\
The council wants a second tram line along the river, the mayor said on Tuesday.
Shopkeepers reject the second tram line. "A tram line is a trench for three years," said their spokesman, Odd Lunde.
The opposition demanded a referendum on the tram line. The mayor said a referendum would cost too much.
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "tram.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def suggest(*arguments: str):
    return CliRunner().invoke(cli, ["issues", "suggest", *arguments, "--date", "2026-05-04", "--lang", "en"])


def test_the_skeleton_is_a_code_book_with_the_statements_above_each_issue(article: Path):
    result = suggest(str(article))
    assert result.exit_code == 0, result.output
    book, problems = read_codebook(result.stdout)
    assert problems == ()
    terms = [term.text for issue in book.issues for term in issue.terms]
    assert any("tram line" in term for term in terms)
    assert "referendum" in " ".join(terms)
    assert "# " in result.stdout
    assert "shopkeepers" in result.stdout.lower()


def test_json_is_a_code_book_too(article: Path):
    result = suggest(str(article), "--json")
    data = json.loads(result.stdout)
    book, problems = read_codebook(result.stdout)
    assert not problems
    assert [issue.id for issue in book.issues] == list(data)


def test_no_more_than_asked_for(article: Path):
    assert len(json.loads(suggest(str(article), "--json", "--most", "1").stdout)) == 1


def test_a_file_that_is_not_there_is_refused(tmp_path: Path):
    result = suggest(str(tmp_path / "none.txt"))
    assert result.exit_code == 3
    assert "none.txt" in result.stderr


def test_each_proposal_has_at_least_two_statements_that_hold_its_words():
    reading = read_article(article_from_text(TEXT))
    for proposal in propose_issues([reading]):
        assert len(proposal.statements) >= 2
        for _, _, _, words in proposal.statements:
            assert any(t.text.split()[-1][:4] in words.lower() for t in proposal.issue.terms)
    assert propose_issues([]) == ()

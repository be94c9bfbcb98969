"""Code books: both forms, every problem with its line, nothing a stranger writes stops the program."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from pourparlers.base.problems import errors
from pourparlers.sources.codebook import MAXIMUM_BYTES, codebook_from, read_codebook
from pourparlers.sources.codebook_print import print_codebook
from pourparlers.sources.types import CodeBook, Issue, Term

GOOD = """\
[night-flights]
description = "Flights are banned at night"
terms.fr = ["vols de nuit", "-couvre-feu levé"]
terms.en = ["night flights", { text = "round-the-clock flights", sign = -1 }]
controlled_by = ["airport"]

[second-runway]
description = "A second runway is built"
terms = ["runway"]
"""

BAD = """\
[night-flights]
descripton = "Flights are banned at night"
terms.fr = ["vols de nuit", 3]
terms.english = ["night flights"]

["Second Runway"]
description = "A second runway is built"
terms.en = [{ text = "runway", sine = 1 }, { text = "tarmac", sign = 2 }]
controlled_by = ["Airport", "town"]

[empty]
"""


def test_toml_gives_the_issues_with_their_terms_in_each_language():
    book, problems = read_codebook(GOOD)
    assert problems == ()
    assert book["night-flights"].terms == (
        Term("vols de nuit", "fr"), Term("couvre-feu levé", "fr", -1),
        Term("night flights", "en"), Term("round-the-clock flights", "en", -1),
    )  # fmt: skip
    assert book["night-flights"].controlled_by == ("airport",)
    assert book["second-runway"].terms_for("fr") == (Term("runway"),)


def test_json_gives_the_same():
    data = {
        "night-flights": {
            "description": "Flights are banned at night",
            "terms": {
                "fr": ["vols de nuit", "-couvre-feu levé"],
                "en": ["night flights", "-round-the-clock flights"],
            },
            "controlled_by": ["airport"],
        },
        "second-runway": {"description": "A second runway is built", "terms": ["runway"]},
    }
    assert read_codebook(json.dumps(data)) == read_codebook(GOOD)
    assert codebook_from(data)[0] == read_codebook(GOOD)[0]


def test_all_problems_at_once_each_with_its_line_and_remedy():
    book, problems = read_codebook(BAD)
    assert str(problems[0]) == (
        "issues.toml:2: issue 'night-flights' has an unknown key 'descripton' (unknown-key); "
        "did you mean 'description'?"
    )
    assert [(p.code, p.where.line) for p in problems] == [
        ("unknown-key", 2), ("shape", 3), ("language", 4),
        ("id", 6), ("unknown-key", 8), ("sign", 8), ("id", 9), ("empty", 11),
    ]  # fmt: skip
    assert [issue.id for issue in book.issues] == ["night-flights", "second-runway"]
    assert book["second-runway"].controlled_by == ("airport", "town")


def test_syntax_errors_name_the_line():
    assert read_codebook("[truce\n")[1][0].where.line == 1
    assert read_codebook('{"truce": {"terms": ["truce",]}}')[1][0].code == "syntax"
    assert read_codebook('{"a": {"description": "x"}, "a": {}}')[1][0].code == "twice"


def test_files_that_cannot_be_taken(tmp_path: Path):
    assert read_codebook(tmp_path / "none.toml")[1][0].code == "unreadable"
    assert read_codebook(tmp_path)[1][0].code == "unreadable"
    (tmp_path / "latin.toml").write_bytes("[trêve]".encode("latin-1"))
    assert read_codebook(tmp_path / "latin.toml")[1][0].code == "encoding"
    (tmp_path / "large.toml").write_bytes(b"#" * (MAXIMUM_BYTES + 1))
    assert read_codebook(tmp_path / "large.toml")[1][0].code == "too-large"
    assert read_codebook('{"a":' * 100_000)[1][0].code == "nesting"
    assert read_codebook("a = " + "[" * 100_000)[1][0].code in ("nesting", "syntax")


words = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=20)


@given(st.text(st.sampled_from('[]{}="\'-.,#\n aéterms'), max_size=80))
@settings(max_examples=300, deadline=None)
def test_any_text_is_read_without_an_exception(text: str):
    read_codebook(text)
    read_codebook("{" + text)


leaves = st.none() | st.booleans() | st.integers() | words


@given(st.recursive(leaves, lambda x: st.lists(x) | st.dictionaries(words, x), max_leaves=12))
@settings(max_examples=200, deadline=None)
def test_any_data_is_read_without_an_exception(data: object):
    codebook_from(data)
    codebook_from({"truce": data})
    codebook_from({"truce": {"description": data, "terms": data, "controlled_by": data}})


plain = words.map(lambda w: " ".join(w.split())).filter(lambda w: w and not w.startswith("-"))
terms = st.builds(Term, plain, st.sampled_from([None, "en", "fr"]), st.sampled_from([1, -1]))
issues = st.builds(
    Issue, st.from_regex(r"[a-z]{1,6}(-[a-z0-9]{1,4})?", fullmatch=True), plain,
    st.lists(terms, max_size=4, unique=True).map(lambda ts: tuple(sorted(ts, key=lambda t: t.language or ""))),
    st.lists(st.sampled_from(["norway", "union-a"]), unique=True).map(tuple),
)  # fmt: skip


@given(st.lists(issues, max_size=4, unique_by=lambda i: i.id))
@settings(max_examples=150, deadline=None)
def test_printing_is_the_inverse_of_reading(found: list[Issue]):
    book = CodeBook(tuple(found))
    again, problems = read_codebook(print_codebook(book))
    assert not errors(problems)
    assert again == book

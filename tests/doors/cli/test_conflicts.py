"""The commands on conflict files, as a person meets them: output, exit codes, and what is said of bad input."""

import json

import pytest
from click.testing import CliRunner

from pourparlers.doors.cli import cli
from pourparlers.model.catalog import entry

TALKS = """\
title "Talks"
party north "North"
  option halt "Halt the works"
  prefers
    south.pay      @ s1
    not halt       by hand "they say so"
party south "South"
  option pay "Pay for it"
  prefers
    north.halt     @ s2
    not pay        @ s3
status quo none
"""


@pytest.fixture
def talks(tmp_path):
    path = tmp_path / "talks.conflict"
    path.write_text(TALKS, encoding="utf-8")
    return str(path)


def run(*arguments, stdin=None):
    done = CliRunner().invoke(cli, list(arguments), input=stdin)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


def test_solve_prints_the_contract(talks):
    found = json.loads(run("solve", talks, "--json").stdout)
    assert found["states"] == {"count": 4, "listed": ["NN", "YN", "NY", "YY"]}
    assert found["payoffs"] == {"north": [2, 1, 4, 3], "south": [2, 4, 1, 3]}
    assert found["stability"]["north"] == {"nash": "1010", "gmr": "1011", "smr": "1011", "seq": "1011", "sim": "1011"}
    assert found["equilibria"]["seq"] == {"count": 2, "listed": ["NN", "YY"]}
    assert found["engine"]["name"] == "sweep"


def test_solve_takes_json_from_standard_input(talks):
    as_json = run("format", talks, "--to", "json").stdout
    assert run("solve", "-", "--json", stdin=as_json).stdout == run("solve", talks, "--json").stdout


def test_solve_explains_in_both_languages(talks):
    english = run("solve", talks, "--explain", "YY", "--lang", "en").stdout
    french = run("solve", talks, "--explain", "YY", "--lang", "fr").stdout
    assert "a gain in giving up “Halt the works”, but South can answer by giving up “Pay for it”" in english
    plain = french.replace("\u00a0", " ")
    assert "Il y aurait avantage à renoncer à « Halt the works », mais South peut renoncer à « Pay for it »" in plain
    verdicts = json.loads(run("solve", talks, "--explain", "YY", "--json").stdout)
    assert {v["stable"] for v in verdicts if v["concept"] == "seq"} == {True}


def test_problems_and_refusals_are_told_in_the_language_asked_for(tmp_path, talks):
    spoilt = tmp_path / "spoilt.conflict"
    spoilt.write_text("party a\n option x\n option x\nimpossible z\n", encoding="utf-8")
    told = run("check", str(spoilt), "--lang", "fr").stdout.replace("\u00a0", " ")
    assert f"{spoilt}:3 : l’option « x » figure deux fois (duplicate-option) ; donnez-lui un autre identifiant" in told
    assert f"{spoilt}:4 : aucune option « z » (unknown-option)" in told
    refused = run("solve", talks, "--explain", "YYY", "--lang", "fr")
    assert refused.exit_code == 2
    assert "« YYY » n’est pas un état" in refused.stderr.replace("\u00a0", " ")


QUESTIONS = [
    ["--inverse", "YY"], ["--paths", "status quo"], ["--sensitivity"], ["--open"], ["--coalitions"], ["--views"],
    ["--strength"], ["--unknown", "a"], ["--attitudes"], ["--horizon", "2"], ["--horizon", "0"],
    ["--table"], ["--verify"], ["--blocks", "YY"], ["--assume", "north.halt"], ["--without", "s1"],
    ["--explain", "quo"],
]  # fmt: skip


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: " ".join(q))
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_question_is_answered_in_text_and_json(talks, question, lang):
    if question[0] == "--inverse":
        pytest.importorskip("pysat")
    text = run("solve", talks, *question, "--lang", lang)
    assert text.exit_code == 0
    assert text.stdout.strip()
    assert json.loads(run("solve", talks, *question, "--json").stdout)


def test_what_came_and_went_since_an_earlier_file(talks, tmp_path):
    later = tmp_path / "later.conflict"
    later.write_text(TALKS.replace("    not halt       by hand", "    halt @ s9\n    not halt       by hand"))
    text = run("solve", str(later), "--against", talks, "--concept", "nash", "--lang", "en").stdout
    assert "new: North, north.halt (+1 -1)  @ s9" in text
    assert json.loads(run("solve", str(later), "--against", talks, "--json").stdout)["nash"]["came"] == [["north.halt"]]


def test_without_evidence_the_line_falls_and_is_named(talks):
    done = run("solve", talks, "--without", "s1", "--json")
    assert "south.pay" in done.stderr
    assert json.loads(done.stdout)["payoffs"]["north"] == [2, 1, 2, 1]


@pytest.mark.parametrize(("arguments", "said"), [
    (["--explain", "YYY"], "is no state"), (["--explain", "maybe"], "is no state"),
    (["--engine", "abacus"], "no engine"),
    (["--concept", "nosh"], "no concept"), (["--unknown", "z"], "no kind"), (["--horizon", "soon"], "no horizon"),
    (["--assume", "north.halt and"], "stops too early"), (["--coalitions", "--open"], "one question at a time"),
])  # fmt: skip
def test_wrong_use_is_told_in_a_line(talks, arguments, said):
    done = run("solve", talks, *arguments)
    assert done.exit_code == 2
    assert said in done.stderr
    assert not done.stdout


def test_ten_mistakes_are_told_at_once(tmp_path):
    path = tmp_path / "bad.conflict"
    path.write_text("\n".join(["party a", "  option x", "  prefers", *["    nothing"] * 10]), encoding="utf-8")
    for command in ("check", "solve", "format"):
        done = run(command, str(path))
        assert done.exit_code == 1
        assert (done.stdout + done.stderr).count("no option 'nothing'") == 10
    assert ":13:" in run("check", str(path)).stdout


def test_check_says_when_there_is_nothing_to_say(talks):
    done = run("check", talks, "--lang", "en")
    assert (done.exit_code, done.stdout) == (0, "Nothing to report.\n")
    assert json.loads(run("check", talks, "--json").stdout) == {"problems": []}


def test_format_writes_the_tidy_form_and_is_done(talks, tmp_path):
    tidy = run("format", talks).stdout
    assert run("format", talks, "--write").exit_code == 0
    assert (tmp_path / "talks.conflict").read_text(encoding="utf-8") == tidy
    assert run("format", talks).stdout == tidy
    assert [p.name for p in tmp_path.iterdir()] == ["talks.conflict"]


@pytest.mark.parametrize("content", [b"\xff\xfe\x00binary\x80", b"", b"\x00" * 100])
def test_files_that_are_no_conflicts(tmp_path, content):
    for name in ("a.conflict", "a.json", "a.gmcr"):
        path = tmp_path / name
        path.write_bytes(content)
        done = run("solve", str(path))
        assert done.exit_code in (1, 3)
        assert str(path) in done.stderr


def test_a_file_that_is_not_there():
    done = run("solve", "nowhere.conflict")
    assert done.exit_code == 3
    assert "check the path" in done.stderr


def test_no_file_and_no_model_here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = run("solve")
    assert done.exit_code == 2
    assert "no model.conflict" in done.stderr


def test_the_catalogue_is_listed_opened_and_compared():
    assert "elmira" in run("catalog").stdout
    assert run("catalog", "chicken").stdout == entry("chicken").text
    assert json.loads(run("catalog", "chicken", "--json").stdout)["decision_makers"]
    assert run("catalog", "--compare", "--lang", "en").exit_code == 0
    assert run("catalog", "nothing-such").exit_code == 2


def test_more_states_than_can_be_listed_are_counted(tmp_path):
    pytest.importorskip("dd")
    path = tmp_path / "large.conflict"
    path.write_text("party p\n" + "".join(f"  option o{n}\n" for n in range(40)) + "  prefers\n    o1\n")
    found = json.loads(run("solve", str(path), "--json").stdout)
    assert found["states"] == {"count": 2**40}
    assert found["equilibria"]["nash"] == {"count": 2**39}


def test_a_deep_formula_is_a_problem_and_no_traceback(tmp_path):
    path = tmp_path / "deep.conflict"
    path.write_text("party a\n  option x\nimpossible " + "not " * 10_000 + "x\n", encoding="utf-8")
    done = run("solve", str(path))
    assert (done.exit_code, done.stderr.count("formula-too-deep")) == (1, 1)


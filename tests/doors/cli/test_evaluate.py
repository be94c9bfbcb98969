"""`pourparlers evaluate` on a gold and predictions in files."""

import json
from pathlib import Path

from click.testing import CliRunner

from pourparlers.doors.cli import cli

TEXT = "Lima a dit que la trêve tient."
STATEMENT = {"id": "s1", "kind": "indirect", "source": [0, 4], "cue": [5, 10], "content": [[11, 29]], "party": "peru"}
GOLD = {"document": {"id": "a", "language": "fr"}, "text": TEXT, "statements": [STATEMENT]}


def files(folder: Path, predicted: object) -> list[str]:
    for name, record in (("gold.jsonl", GOLD), ("predictions.jsonl", predicted)):
        (folder / name).write_text(json.dumps(record), encoding="utf-8")
    return [str(folder / "gold.jsonl"), str(folder / "predictions.jsonl")]


def test_the_table(tmp_path: Path) -> None:
    run = CliRunner().invoke(cli, ["evaluate", *files(tmp_path, GOLD), "--lang", "en"])
    assert run.exit_code == 0
    assert "statement content                    1.000  1.000  1.000   1/1/1" in run.stdout


def test_the_table_in_french(tmp_path: Path) -> None:
    run = CliRunner().invoke(cli, ["evaluate", *files(tmp_path, GOLD), "--lang", "fr"])
    assert "propos\u00a0: contenu" in run.stdout


def test_json_with_findings(tmp_path: Path) -> None:
    run = CliRunner().invoke(cli, ["evaluate", *files(tmp_path, {"document": {"id": "a"}}), "--json", "--misses"])
    data = json.loads(run.stdout)
    assert data["overall"]["statement content"]["counts"] == [0, 0, 1]
    assert data["findings"][0]["context"] == "Lima a dit ⟦que la trêve tient⟧."


def test_problems_are_told_and_the_exit_code_says_so(tmp_path: Path) -> None:
    arguments = files(tmp_path, GOLD)
    (tmp_path / "predictions.jsonl").write_text("{\n[]\n", encoding="utf-8")
    run = CliRunner().invoke(cli, ["evaluate", *arguments])
    assert run.exit_code == 1
    assert "predictions.jsonl:1:" in run.stderr and "predictions.jsonl:2:" in run.stderr
    assert "Traceback" not in run.output


def test_without_predictions_the_texts_are_read_now(tmp_path: Path) -> None:
    arguments = files(tmp_path, GOLD)[:1]
    (tmp_path / "a.issues.toml").write_text('[truce]\ndescription = "A truce holds"\nterms.fr = ["trêve"]\n', "utf-8")
    run = CliRunner().invoke(cli, ["evaluate", *arguments, "--json"])
    assert run.exit_code == 0, run.output
    assert json.loads(run.stdout)["overall"]["statement content"]["counts"] == [1, 1, 1]


def test_gold_without_any_text_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_text(json.dumps({"document": {"id": "a"}, "statements": []}), encoding="utf-8")
    run = CliRunner().invoke(cli, ["evaluate", str(tmp_path / "gold.jsonl")])
    assert run.exit_code == 2
    assert "PREDICTIONS" in run.stderr

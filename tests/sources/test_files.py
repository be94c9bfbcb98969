"""Articles from files: what is refused, with its place and its remedy."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pourparlers.base.errors import RefusedInput
from pourparlers.sources.files import LARGEST, article_from_text, load_article


def refused(path: Path) -> tuple[str, str]:
    with pytest.raises(RefusedInput) as caught:
        load_article(path)
    (problem,) = caught.value.problems
    assert problem.remedy
    return problem.code, str(problem.where)


def test_a_text_in_french_with_a_day_in_its_name(tmp_path: Path) -> None:
    file = tmp_path / "2025-09-05-talks.txt"
    file.write_text("La ministre a déclaré que les pourparlers se poursuivent.", "utf-8")
    article = load_article(file)
    assert (article.language, article.published, article.id) == ("fr", date(2025, 9, 5), "2025-09-05-talks")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"  \n ", "empty"),
        (b"\x89PNG\r\n\x00\x00\x00", "binary"),
        (b"El ministro dijo que los pescadores no han vuelto a la mesa y que no hay fecha.", "unknown-language"),
        ("Переговоры продолжаются".encode(), "unknown-language"),
        (b"x" * (LARGEST + 1), "too-large"),
    ],
)
def test_what_cannot_be_taken(tmp_path: Path, content: bytes, code: str) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(content)
    assert refused(file)[0] == code


def test_broken_utf8_names_line_and_column(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"Les pourparlers\nont \xe9chou\xe9.")
    assert refused(file) == ("not-utf-8", f"{file}:2:5")


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    assert refused(tmp_path / "none.txt")[0] == "missing"
    assert refused(tmp_path)[0] == "folder"


def test_line_ends_and_byte_order_mark_are_made_plain() -> None:
    article = article_from_text("\ufeffThe talks failed.\r\nThe minister said so.")
    assert article.text == "The talks failed.\nThe minister said so."

"""Problems and refusals are told in French too: every pattern of the rooms below has its translation."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import pourparlers
from pourparlers.base.message import Message
from pourparlers.base.problems import Problem, Where
from pourparlers.show.problems import problem_text, translated, translations

SOURCE = Path(pourparlers.__file__).parent
# What speaks French: folders and files; a reader of files that learns it is added here.
SPEAKING = ("sources", "knowledge/additions.py", "knowledge/actors_file.py", "reading", "record",
            "positions/networks", "model", "solve", "doors")  # fmt: skip
QUIET = ("record/migrations", "reading/stance/trees.py", "reading/stance/scorer.py")  # what only a developer meets
# Which arguments of these calls a person reads, by place.
TEXTS = {"Message": (0,), "WrongUse": (0,), "Problem": (2, 3), "Complaint": (1, 2), "complain": (2, 3), "typed": (3,),
         "_refused": (1, 2), "report": (3, 4), "trouble": (1, 2), "problem": (2, 3), "unknown": (2,),
         "_typed": (1,), "_Twice": (0,), "_note": (2, 3), "_Wrong": (0,)}  # fmt: skip


def everything() -> Iterator[Path]:
    for name in SPEAKING:
        place = SOURCE / name
        yield from sorted(place.rglob("*.py")) if place.is_dir() else [place]


def files() -> Iterator[Path]:
    yield from (file for file in everything() if not any(str(file).startswith(str(SOURCE / name)) for name in QUIET))


def texts(node: ast.expr) -> Iterator[ast.expr]:
    """The texts an argument can be: either side of a condition, else itself."""
    if isinstance(node, ast.IfExp):
        yield from texts(node.body)
        yield from texts(node.orelse)
    else:
        yield node


def bound(node: ast.AST) -> Iterator[ast.expr]:
    """The texts that are called `message` or `remedy` before they are said."""
    if not isinstance(node, ast.Assign):
        return
    target, value = node.targets[0], node.value
    names = target.elts if isinstance(target, ast.Tuple) else [target]
    values = value.elts if isinstance(value, ast.Tuple) else [value] if len(names) == 1 else []
    for name, found in zip(names, values, strict=False):
        if isinstance(name, ast.Name) and name.id in ("message", "remedy"):
            yield from texts(found)


def spoken(file: Path) -> Iterator[ast.expr]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        yield from bound(node)
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            for place in TEXTS.get(name, ()):
                if place < len(node.args):
                    yield from texts(node.args[place])


def patterns() -> dict[str, str]:
    """Every fixed text and pattern, with the file that says it."""
    return {node.value: file.name for file in files() for node in spoken(file)
            if isinstance(node, ast.Constant) and isinstance(node.value, str)}  # fmt: skip


def placeholders(pattern: str) -> list[str]:
    return sorted(set(re.findall(r"{(\w+)", pattern)))


def test_enough_patterns_are_found_for_this_to_mean_something() -> None:
    assert len(patterns()) > 120


def test_no_text_is_put_together_where_nobody_can_translate_it() -> None:
    built = [(file.name, node.lineno) for file in files() for node in spoken(file) if isinstance(node, ast.JoinedStr)]
    assert built == []


def test_every_pattern_is_translated() -> None:
    assert {text: file for text, file in patterns().items() if text not in translations("fr")} == {}


def test_nothing_is_translated_that_nobody_says() -> None:
    constants = {n.value for file in files() for n in ast.walk(ast.parse(file.read_text("utf-8")))
                 if isinstance(n, ast.Constant)}  # fmt: skip
    assert set(translations("fr")) - constants == set()


def test_translations_fill_the_same_placeholders() -> None:
    french = translations("fr")
    assert {p for p in french if placeholders(p) != placeholders(french[p])} == set()


def test_translations_leave_the_form_of_values_to_the_language() -> None:
    formed = re.compile(r"{\w+(![rs]|:[^ ])")
    assert [t for t in translations("fr").values() if formed.search(t)] == []


def test_french_puts_a_space_before_high_punctuation() -> None:
    glued = re.compile(r"(?<![\u00a0\u202f])[;?!»]|[^\u00a0\u202f/\"]:(\s|$)")
    assert [t for t in translations("fr").values() if glued.search(re.sub(r"{[^}]*}", "", t))] == []


@pytest.mark.parametrize(
    ("text", "french"),
    [
        ("close it with \"", "fermez-le par \""),
        (Message("at most {most:,}", most=2_000_000), "au plus 2\u202f000\u202f000"),
        (Message("{what} names no evidence", what=Message("a preference of {party}", party="north")),
         "rien n’appuie une préférence de north"),
        ("a text that nobody has translated", "a text that nobody has translated"),
    ],
)  # fmt: skip
def test_messages_are_told_in_french(text: str, french: str) -> None:
    assert translated(text, "fr") == french


def test_a_problem_is_a_line_in_either_language() -> None:
    told = Message("option {option!r} is given twice", option="halt")
    problem = Problem("twice", Where("m.conflict", line=3), told, "give it another id")
    assert problem_text(problem, "en") == "m.conflict:3: option 'halt' is given twice (twice); give it another id"
    assert problem_text(problem, "fr").replace("\u00a0", " ") == (
        "m.conflict:3 : l’option « halt » figure deux fois (twice) ; donnez-lui un autre identifiant"
    )

"""Who stands where: cells, order, and what divides."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from pourparlers.base.text import Span
from pourparlers.positions.types import PartyPosition
from pourparlers.reading.types import Commitment, Position, Reading, Stance, Statement
from pourparlers.show.matrix import Matrix, matrix
from pourparlers.show.references import references
from pourparlers.show.types import Ref
from pourparlers.sources.types import Article


def reading(*lines: str, article: str = "a") -> Reading:
    """A reading out of lines such as `north + truce`: a party, a sign, an issue."""
    stances: dict[str, Stance] = {"+": "supports", "-": "opposes", "o": "not-opposed", ".": "neutral"}
    statements = []
    for n, line in enumerate(lines, 1):
        parties, sign, issue = line.split()
        joint = tuple(parties.split("&"))
        statements.append(
            Statement(f"s{n}", 1, "direct", None, None, (Span(0, 1),), party=joint[0],
                      parties=joint if len(joint) > 1 else (), positions=(Position(issue, stances[sign]),))
        )  # fmt: skip
    return Reading(Article(article, "x", "en"), tuple(statements))


def table(*lines: str) -> Matrix:
    read = reading(*lines)
    return matrix([read], references([read]))


def test_a_cell_gathers_all_passages_of_a_party_on_an_issue() -> None:
    cell = table("north + truce", "south - truce", "north . truce").cell("north", "truce")
    assert cell is not None
    assert (cell.verdict, [r.label for r in cell.refs]) == ("supports", ["1", "3"])


def test_for_and_against_is_both_and_never_one_of_them() -> None:
    cell = table("north + truce", "north - truce").cell("north", "truce")
    assert cell is not None and cell.verdict == "mixed"


def test_joint_speakers_each_have_the_stance() -> None:
    assert set(table("north&south + truce").parties) == {"north", "south"}


def test_what_divides_most_comes_first_and_who_agrees_stands_together() -> None:
    found = table("a + dam", "b + dam", "c - dam", "d - dam", "a + fee", "b + fee", "d + toll")
    assert found.issues[0] == "dam"
    neighbours = {frozenset(pair) for pair in pairwise(found.parties)}
    assert {frozenset("ab"), frozenset("cd")} <= neighbours


def test_a_position_that_was_worked_out_is_the_one_shown() -> None:
    read = reading("north + truce", "north . truce")
    worked = PartyPosition("north", "truce", "not-opposed", None, None, None, None, ("s2",), reported_only=True)
    cell = matrix([read], references([read]), positions=[worked]).cell("north", "truce")
    assert cell is not None and (cell.verdict, cell.reported_only) == ("not-opposed", True)


def test_negotiations_that_share_nothing_have_tables_of_their_own() -> None:
    one = [f"{p} + lake" for p in "abc"]
    two = [f"{p} + rail" for p in "def"]
    blocks = table(*one, *two, "g + moon").blocks()
    assert [set(b.parties) for b in blocks] == [set("abc"), set("def"), {"g"}]
    assert len(table(*one, "g + moon").blocks()) == 1


def test_several_articles_number_their_passages_apart() -> None:
    readings = [reading("north + truce", article="one"), reading("north + truce", article="two")]
    refs = references(readings)
    cell = matrix(readings, refs).cell("north", "truce")
    assert cell is not None and [r.label for r in cell.refs] == ["1.1", "2.1"]
    assert refs.find("two/s1") == cell.refs[1]
    assert refs.find("s1") is None


def test_a_statement_and_a_commitment_of_the_same_id_keep_their_own_places() -> None:
    promise = Commitment("s1", 1, Span(0, 1), ("north",), "pay", "pledge")
    read = replace(reading("north + truce"), commitments=(promise,))
    refs = references([read])
    assert (refs.of("a", "s1"), refs.of("a", "s1", "c")) == (Ref("s1", "1"), Ref("c1", "C1"))

"""The draft: positions and commitments in, a conflict out, each line with its evidence, each choice told."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from pourparlers.base.text import Span
from pourparlers.model import check, parse, print_conflict
from pourparlers.model.draft import Draft, draft
from pourparlers.model.keeping import difference, signed, untouched
from pourparlers.positions.types import PartyPosition
from pourparlers.reading.types import Commitment, Stance
from pourparlers.sources.types import CodeBook, Issue, Term

DAY = date(2026, 5, 7)
BOOK = CodeBook(
    (
        Issue("truce", "A truce is agreed", (Term("truce"),), ("north", "south")),
        Issue("patrols", "The league patrols the strait", (Term("patrol the strait"),), ("league",)),
        Issue("toll", "South charges a toll", (Term("toll"),), ("south",)),
    )
)


def stand(party: str, issue: str, stance: Stance, *ids: str, condition: str | None = None) -> PartyPosition:
    return PartyPosition(party, issue, stance, condition, DAY, DAY, DAY, ids)


def commitment(issue: str, party: str, trigger: str | None = None) -> Commitment:
    return Commitment("c1", 1, Span(0, 1), (party,), "act", "pledge", issue=issue, trigger=trigger)


def test_a_ceasefire_of_two_parties_holds_when_both_have_taken_their_option() -> None:
    split = [stand("north", "truce", "supports", "s1"), stand("south", "truce", "opposes", "s2")]
    drafted = draft(split, codebook=BOOK)
    assert drafted.conflict is not None
    text = print_conflict(drafted.conflict)
    assert "truce and south.truce" in text
    assert "not truce" in text
    assert "@ s2" in text


def test_a_trigger_becomes_a_constraint() -> None:
    drafted = draft(
        [stand("north", "truce", "supports", "s1"), stand("south", "truce", "opposes", "s2")],
        commitments=[commitment("patrols", "league", "the day after a truce")],
        codebook=BOOK,
    )
    assert drafted.conflict is not None
    text = print_conflict(drafted.conflict)
    assert "impossible league.patrols and not (north.truce and south.truce)" in text
    assert text.rstrip().splitlines()[-3].endswith("@ c1")


def test_a_commitment_of_nobody_known_is_that_of_whoever_controls_the_issue() -> None:
    drafted = draft(
        [stand("south", "truce", "opposes", "s2")],
        commitments=[Commitment("c1", 1, Span(0, 1), (), "act", "pledge", issue="patrols", trigger="after a truce")],
        codebook=BOOK,
    )
    assert drafted.conflict is not None
    assert "league" in {maker.id for maker in drafted.conflict.decision_makers}
    assert ("maker", "c1", ("league",)) in {(c.code, c.subject, c.taken) for c in drafted.choices}


def test_what_nobody_in_power_speaks_of_is_left_out_and_told() -> None:
    drafted = draft([stand("north", "toll", "opposes", "s1"), stand("north", "truce", "supports", "s2")], codebook=BOOK)
    assert drafted.conflict is not None
    assert all(atom.option != "toll" for atom in drafted.conflict.atoms)
    assert ("silent", "toll") in {(c.code, c.subject) for c in drafted.choices}


def test_the_firmest_and_most_often_stated_comes_first() -> None:
    drafted = draft(
        [stand("south", "truce", "opposes", "s1"), stand("south", "toll", "supports", "s2", "s3", "s4")], codebook=BOOK
    )
    assert drafted.conflict is not None
    lines = [line.split("@")[0].strip() for line in print_conflict(drafted.conflict).splitlines()]
    assert lines.index("toll") < lines.index("not truce")


def test_no_code_book_no_model() -> None:
    drafted = draft([], codebook=CodeBook())
    assert drafted.conflict is None
    assert [c.code for c in drafted.choices] == ["no-options"]


UNSAID = CodeBook(
    (
        Issue("truce", "A truce is agreed"),
        Issue("toll", "The South charges a toll"),
        Issue("patrols", "The strait is patrolled"),
    )
)
"""a code book that does not say who controls what"""


def codes(drafted: Draft) -> set[tuple[str, str, tuple[str, ...]]]:
    return {(c.code, c.subject, c.taken) for c in drafted.choices}


def test_what_nobody_is_said_to_decide_takes_the_agreement_of_all_who_take_a_side() -> None:
    drafted = draft([stand("north", "truce", "supports", "s1"), stand("south", "truce", "opposes", "s2")],
                    codebook=UNSAID)  # fmt: skip
    assert drafted.conflict is not None
    assert {(a.party, a.option) for a in drafted.conflict.atoms} == {("north", "truce"), ("south", "truce")}
    assert ("agreed", "truce", ("north", "south")) in codes(drafted)


def test_what_somebody_commits_to_is_the_option_of_that_party() -> None:
    drafted = draft([stand("north", "patrols", "supports", "s1"), stand("south", "patrols", "opposes", "s2")],
                    commitments=[commitment("patrols", "league")], codebook=UNSAID)  # fmt: skip
    assert drafted.conflict is not None
    assert [(a.party, a.option) for a in drafted.conflict.atoms] == [("league", "patrols")]
    assert ("committed", "patrols", ("league",)) in codes(drafted)


def test_what_a_description_says_somebody_does_is_the_option_of_that_party() -> None:
    drafted = draft([stand("south", "toll", "supports", "s1"), stand("north", "toll", "opposes", "s2")],
                    codebook=UNSAID)  # fmt: skip
    assert drafted.conflict is not None
    assert [(a.party, a.option) for a in drafted.conflict.atoms] == [("south", "toll")]
    assert ("doer", "toll", ("south",)) in codes(drafted)


def test_what_one_party_alone_speaks_of_is_left_out_and_told() -> None:
    drafted = draft([stand("north", "patrols", "supports", "s1")], codebook=UNSAID)
    assert drafted.conflict is None
    assert ("one-sided", "patrols", ("north",)) in codes(drafted)


stands = st.builds(
    stand,
    st.sampled_from(["north", "south", "league", "bystander"]),
    st.sampled_from(["truce", "patrols", "toll"]),
    st.sampled_from(["supports", "opposes", "neutral", "not-opposed"]),
    st.sampled_from(["s1", "s2", "s3"]),
    condition=st.sampled_from([None, "after a truce", "without a truce", "if pigs fly"]),
)


@settings(max_examples=100, deadline=None)
@given(st.lists(stands, max_size=8), st.sampled_from([BOOK, UNSAID]))
def test_every_draft_can_be_printed_parsed_and_checked(positions: list[PartyPosition], book: CodeBook) -> None:
    drafted = draft(positions, codebook=book)
    if drafted.conflict is None:
        return
    parsed = parse(print_conflict(drafted.conflict))
    assert parsed.conflict == drafted.conflict
    assert all(p.severity != "error" for p in check(drafted.conflict))
    for maker in drafted.conflict.decision_makers:
        assert all(statement.evidence for statement in maker.preferences.statements)  # type: ignore[union-attr]


def test_an_edited_file_is_told_from_a_draft() -> None:
    text = signed("party north\n  option halt\n")
    assert untouched(text)
    assert not untouched(text.replace("halt", "stop"))
    assert "-  option halt" in difference(text, text.replace("halt", "stop"), "model.conflict")

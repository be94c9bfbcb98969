"""Meeting spans, lenders and links, on their own."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from pourparlers.base.text import Span
from pourparlers.reading.tagger.evidence import Reading, probability, properties
from pourparlers.reading.tagger.linking import carried_on, lenders, linked
from pourparlers.reading.tagger.nearness import meeting
from pourparlers.reading.types import Attribution

TEXT = "Lima refuse de signer et, jugeant le texte vide, annonce un retrait.\nUn autre jour, il a dit jamais."


def found(word: str, *, source: str | None, content: str, inherits: int | None = None) -> Attribution:
    def span(part: str) -> Span:
        return Span(TEXT.index(part), TEXT.index(part) + len(part))

    return Attribution(
        span(source) if source else None, span(word), (span(content),), "indirect", "verb", 0.8, inherits=inherits
    )


REFUSES = found("refuse", source="Lima", content="de signer")
JUDGES = found("jugeant", source="Lima", content="le texte vide")
ANNOUNCES = found("annonce", source="Lima", content="un retrait")
SAID = found("a dit", source=None, content="jamais")


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9)), max_size=25))
def test_meeting_is_what_comparing_all_with_all_gives(drawn: list[tuple[int, int]]) -> None:
    spans = [Span(a, a + n) for a, n in drawn]
    assert meeting(spans) == [[j for j, b in enumerate(spans) if i != j and a.overlaps(b)] for i, a in enumerate(spans)]


def test_a_participle_borrows_its_source_from_the_verb_before() -> None:
    assert lenders([ANNOUNCES, REFUSES, JUDGES, SAID]) == {id(JUDGES): REFUSES, id(ANNOUNCES): JUDGES}


def test_links_are_the_rules_else_the_last_of_the_paragraph() -> None:
    bare = [REFUSES, replace(JUDGES, source=None), replace(ANNOUNCES, source=None), SAID]
    ruled = [REFUSES, JUDGES]
    made = linked(TEXT, bare, [REFUSES, JUDGES, None, None], ruled, {id(JUDGES): REFUSES})
    assert [a.inherits for a in made] == [None, 0, 1, None]
    assert [a.parent for a in made] == [None] * 4


def test_what_is_inside_a_content_has_a_parent() -> None:
    whole = Attribution(None, None, (Span(12, 48),), "direct", "free-quotation", 0.8)
    assert [a.parent for a in linked(TEXT, [whole, REFUSES], [None, None], [], {})] == [None, None]
    wider = Attribution(None, None, (Span(5, 60),), "direct", "free-quotation", 0.8)
    assert [a.parent for a in linked(TEXT, [wider, REFUSES], [None, None], [], {})] == [None, 0]


def test_probability_is_that_of_the_properties() -> None:
    reading = Reading(None, REFUSES, 0.0, 0.5, 0.0, 2, True)
    assert "rule alone" in properties(reading)
    assert probability(reading, {}) == 0.5
    assert probability(reading, {"always": 1.0}) < probability(reading, {"always": 1.0, "rule alone": 1.0})


def quoted(text: str, part: str, cue: str | None = None) -> Attribution:
    start = text.index(part)
    place = Span(text.index(cue), text.index(cue) + len(cue)) if cue else None
    return Attribution(None, place, (Span(start, start + len(part)),), "direct", "incise", 0.8)


def test_a_quotation_that_the_next_paragraph_takes_up_is_one() -> None:
    text = "« Nous avons tout dit.\n« Le reste vous regarde », a lancé la maire."
    first, second = quoted(text, "« Nous avons tout dit."), quoted(text, "« Le reste vous regarde »", "a lancé")
    whole = carried_on(text, [(first, None), (second, second)])
    assert [a.content for a, _ in whole] == [(*first.content, *second.content)]
    assert whole[0][0].cue == second.cue and whole[0][1] is second


def test_a_quotation_that_was_closed_is_not_carried_on() -> None:
    text = "« Nous avons tout dit. »\n« Le reste vous regarde », a lancé la maire."
    first, second = quoted(text, "« Nous avons tout dit. »"), quoted(text, "« Le reste vous regarde »", "a lancé")
    assert len(carried_on(text, [(first, None), (second, None)])) == 2

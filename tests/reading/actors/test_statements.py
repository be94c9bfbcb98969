"""Attributions become statements: numbering, chains, duplicates."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from pourparlers.base.text import Span
from pourparlers.reading.actors import find_actors, name_speakers
from pourparlers.reading.shadow import shadow
from pourparlers.reading.types import Attribution, Page
from pourparlers.sources.types import Article


def attribution(text: str, source: str | None, cue: str, content: str, **more: object) -> Attribution:
    """The attribution of those words of the text."""

    def span(words: str) -> Span:
        at = text.index(words)
        return Span(at, at + len(words))

    return Attribution(
        span(source) if source else None,
        span(cue),
        (span(content),),
        "indirect",
        str(more.pop("rule", "verb-that")),
        0.9,
        **more,
    )  # type: ignore[arg-type]


def read(text: str, *attributions: Attribution, language: str = "fr") -> Page:
    return name_speakers(Page(Article("t", text, language), shadow(text), None, attributions=attributions))


def test_a_relay_is_the_chain_and_not_a_statement_of_its_own() -> None:
    text = "Selon un diplomate omanais, Lima refuse le texte."
    outer = attribution(text, "un diplomate omanais", "Selon", "Lima refuse le texte", rule="preposition")
    inner = attribution(text, "Lima", "refuse", "le texte", parent=0)
    (statement,) = read(text, outer, inner).statements
    assert (statement.party, statement.via) == ("peru", "oman")


def test_the_same_party_says_it_once() -> None:
    text = "Le porte-parole du gouvernement péruvien a dit que Lima refusait le texte."
    outer = attribution(text, "Le porte-parole du gouvernement péruvien", "a dit", "que Lima refusait le texte")
    inner = attribution(text, "Lima", "refusait", "le texte", parent=0)
    (statement,) = read(text, outer, inner).statements
    assert statement.content[0].of(text) == "que Lima refusait le texte"


def test_a_source_of_another_party_keeps_both() -> None:
    text = "La ministre péruvienne a dit que Quito refusait le texte."
    outer = attribution(text, "La ministre péruvienne", "a dit", "que Quito refusait le texte")
    inner = attribution(text, "Quito", "refusait", "le texte", parent=0)
    statements = read(text, outer, inner).statements
    assert [(s.id, s.party, s.via) for s in statements] == [("s1", "peru", None), ("s2", "ecuador", "peru")]


def test_the_clitic_and_the_coordinated_verb_have_a_speaker() -> None:
    text = "La ministre kényane Wanjiru Odera a refusé le texte. Elle partira, a-t-elle ajouté, et rappellera demain."
    first = attribution(text, "La ministre kényane Wanjiru Odera", "a refusé", "le texte")
    second = attribution(text, None, "a-t-elle ajouté", "Elle partira")
    third = attribution(text, None, "rappellera", "demain", inherits=1)
    people = [s.person for s in read(text, first, second, third).statements]
    assert people == ["wanjiru-odera"] * 3


WORDS = st.sampled_from(
    (
        "Le la de du Ana Ruiz, Lima Paris ministre président français the of union's Union « » “ ” . , ! ? ( ) – 's d' "
        "l' porte-parole il elle they its son qui who a-t-il \n M. Mme U.S. 🙂 ‏עברית é́ ONG syndicat Kremlin "
        "européens 3.000 et and"
    ).split(" ")
)


@given(st.lists(WORDS, max_size=60), st.sampled_from(["fr", "en", "de"]), st.data())
@settings(max_examples=300, deadline=None)
def test_any_text_is_read_the_same_way_twice(words: list[str], language: str, data: st.DataObject) -> None:
    text = " ".join(words)
    places = data.draw(st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))), max_size=6))
    spans = sorted({Span(min(p), max(p)) for p in places})
    found = tuple(Attribution(span, None, (span,), "indirect", "any", 0.5) for span in spans)
    page = Page(Article("t", text, language), shadow(text), None, attributions=found)
    first, second = name_speakers(find_actors(page)), name_speakers(find_actors(page))
    assert first.statements == second.statements
    assert first.actors is not None and second.actors is not None and first.actors.names == second.actors.names
    for number, statement in enumerate(first.statements, 1):
        assert statement.id == f"s{number}" and 0 <= statement.confidence <= 1
        assert not statement.parties or statement.parties[0] == statement.party

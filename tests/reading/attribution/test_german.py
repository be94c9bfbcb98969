"""German as any language that is added: with a parse that somebody's model gives, and without any parser."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc

import pourparlers as pp
from pourparlers.base.errors import WrongUse
from pourparlers.reading.attribution import find_attributions
from pourparlers.reading.parser import load
from pourparlers.reading.quotations import pair_quotations
from pourparlers.reading.shadow import shadow
from pourparlers.reading.tagger import join_tagger
from pourparlers.reading.types import Page
from pourparlers.sources.language import known
from pourparlers.sources.types import Article

# form, lemma, part of speech, head (from 1, 0 the root), relation, as in a treebank
PARSE = """
Am an ADP 2 case
Montag Montag NOUN 6 obl
hat haben AUX 6 aux
die der DET 5 det
Ministerin Ministerin NOUN 6 nsubj
gesagt sagen VERB 0 root
, , PUNCT 11 punct
dass dass SCONJ 11 mark
der der DET 10 det
Tunnel Tunnel NOUN 11 nsubj
schließt schließen VERB 6 ccomp
. . PUNCT 6 punct
"""


def parsed(table: str) -> tuple[str, Doc]:
    rows = [line.split(" ") for line in table.strip().splitlines()]
    words = [row[0] for row in rows]
    spaces = [i + 1 < len(words) and words[i + 1] not in ",." for i in range(len(words))]
    heads = [int(row[3]) - 1 if row[3] != "0" else i for i, row in enumerate(rows)]
    finite = ["VerbForm=Fin" if row[0] in ("hat", "schließt") else "" for row in rows]
    doc = Doc(
        Language().vocab,
        words=words,
        spaces=spaces,
        lemmas=[row[1] for row in rows],
        pos=[row[2] for row in rows],
        heads=heads,
        deps=["ROOT" if row[4] == "root" else row[4] for row in rows],
        morphs=finite,
    )
    return doc.text, doc


def test_a_parse_of_somebodys_model_is_read_by_the_same_rules() -> None:
    text, doc = parsed(PARSE)
    page = find_attributions(pair_quotations(Page(Article("a", text, "de"), shadow(text), doc)))
    (found,) = page.attributions
    assert found.source is not None and found.source.of(text) == "die Ministerin"
    assert found.content[0].of(text) == "dass der Tunnel schließt"
    assert page.problems == ()


def test_without_a_parser_german_is_read_and_the_remedy_told() -> None:
    reading = pp.read("„Wir unterschreiben nichts“, sagte Ministerin Ana Ruiz am Montag, und dabei bleibt es.")
    assert [s.content[0].of(reading.article.text) for s in reading.statements] == ["„Wir unterschreiben nichts“"]
    assert [s.person for s in reading.statements] == ["ana-ruiz"]
    (problem,) = (p for p in reading.problems if p.code == "no-parser")
    assert "POURPARLERS_PARSER_DE" in problem.remedy


def test_the_tagger_keeps_out_of_a_language_it_has_not_learned() -> None:
    text, doc = parsed(PARSE)
    page = find_attributions(pair_quotations(Page(Article("a", text, "de"), shadow(text), doc)))
    assert join_tagger(page).attributions == page.attributions


def test_a_language_is_known_by_its_folder() -> None:
    assert {"de", "en", "fr"} <= set(known())


def test_a_language_without_lists_and_without_a_parser_says_what_to_do() -> None:
    with pytest.raises(WrongUse, match="POURPARLERS_PARSER_XX"):
        load("xx")

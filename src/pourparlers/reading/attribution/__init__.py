"""Who said what, before anyone knows who is meant: source, cue and content of every attribution.

`surface` the page as the rules see it · `marks` the small words of the language · `lexicon` the cue table ·
`cue_words`, `verb_groups`, `noun_phrases`, `clauses` a cue with its verb group, its subject, its negation ·
`antecedents` whom a relative clause speaks of · `subjects` who speaks where only the tagger has found a cue ·
`complements`, `bare_clauses`, `adjuncts`, `asides` what follows a cue · `boundaries`, `participles`, `tails`,
`main_clauses` where a content ends · `credible`, `withheld` what is no report after all · one file a construction:
`verbs`, `clitics`, `apposed`, `states`, `incises` (with `extents`), `prepositions`, `nouns`, `free_quotations` ·
`rivals`, `nesting`, `assembly` what remains of all.
"""

from __future__ import annotations

from dataclasses import replace

from pourparlers.base.message import Message
from pourparlers.base.problems import Problem, Where
from pourparlers.reading.attribution.apposed import apposed_findings
from pourparlers.reading.attribution.assembly import assemble
from pourparlers.reading.attribution.free_quotations import free_quotations
from pourparlers.reading.attribution.lexicon import lexicon
from pourparlers.reading.attribution.nouns import noun_findings
from pourparlers.reading.attribution.prepositions import preposition_findings
from pourparlers.reading.attribution.surface import view
from pourparlers.reading.attribution.verbs import verb_findings
from pourparlers.reading.types import Attribution, Page


def find_attributions(page: Page) -> Page:
    """The page with its attributions, in order."""
    return replace(page, attributions=attributions_by_rule(page), problems=(*page.problems, *_without_a_tree(page)))


def _without_a_tree(page: Page) -> tuple[Problem, ...]:
    if not len(page.doc) or page.doc.has_annotation("DEP"):
        return ()
    language = page.article.language
    what = Message(
        "there is no parser for {language!r}: only quotations and the plainest clauses are read", language=language
    )
    remedy = Message(
        "install a spaCy model with Universal Dependencies labels and set {variable} to it",
        variable=f"POURPARLERS_PARSER_{language.upper()}",
    )
    return (Problem("no-parser", Where(page.article.file or page.article.id), what, remedy, "warning"),)


def attributions_by_rule(page: Page) -> tuple[Attribution, ...]:
    """What the rules find on the page."""
    table = lexicon(page.article.language)
    surface = view(page)
    found = [
        *verb_findings(surface, table),
        *preposition_findings(surface, table),
        *noun_findings(surface, table),
        *apposed_findings(surface, table),
    ]
    found += free_quotations(surface, found)
    return assemble(surface, found)

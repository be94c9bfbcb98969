"""Who said what, before anyone knows who is meant: source, cue and content of every attribution.

`surface` the page as the rules see it · `marks` the small words of the language ·
`lexicon` the cue table · `clauses` verb group, subject, negation ·
`complements` what follows a cue · `boundaries` where a content ends · one file a construction: `verbs`, `incises`,
`prepositions`, `nouns`, `free_quotations` · `assembly` what remains of all the findings.
"""

from __future__ import annotations

from dataclasses import replace

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
    return replace(page, attributions=attributions_by_rule(page))


def attributions_by_rule(page: Page) -> tuple[Attribution, ...]:
    """What the rules find on the page."""
    table = lexicon(page.article.language)
    surface = view(page)
    found = [
        *verb_findings(surface, table),
        *preposition_findings(surface, table),
        *noun_findings(surface, table),
    ]
    found += free_quotations(surface, found)
    return assemble(surface, found)

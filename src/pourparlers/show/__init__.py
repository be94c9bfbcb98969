"""Sentences, tables, figures and the dossier.

`types` what a dossier is made of · `dossier` everything on one page · `matrix` who stands where · `rows` the rows of
its tables · `timelines` its time line · `article_marks` the article cut at every span · `references` numbers and places
of evidence · `figures/` SVG · `sentences*` what was read, in sentences · `account*` what the analysis comes to ·
`verdicts` reasons of stability in words · `analyses` and `answers` what solving gives, as text · `choices` where a
draft had to choose · `names` by which parties are shown, `nouns` with their articles · `problems` what is wrong, in
French too · `messages` the catalogues of `language/` · `tables` columns on a terminal · `evaluation` scores · `page`,
`templates/`, `static/` the page's own markup, style, script.
"""

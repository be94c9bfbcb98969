"""Pourparlers reads what is reported of a negotiation.

One way leads through the house, left to right: `sources` (articles in), `reading` (who said what),
`record` (what was read and decided), `positions` (who stands where), `model` (a conflict, as text),
`solve` (which outcomes hold, and why), `show` (sentences, figures, the dossier), `doors` (the command line).
"""

__version__ = "0.1.0"

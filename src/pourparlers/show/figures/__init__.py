"""Figures as SVG: `svg` builds elements with everything escaped; one file a figure, each data -> text.

Those of a dossier's page are `network`, `timeline`, `conflict_graph`; those of a conflict `evolution` and `holding`,
with `states` drawn alike; those that stand by themselves (`alone`), with their tables, `networks_over_time`,
`positions_over_time`, `measures`, `bars`, `scaling`.
"""

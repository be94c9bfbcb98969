"""Who stands where on what, and when.

`types` what positions are · `timeline` statements to positions, with memory · `changes` who moved, contradictions ·
`sides` agreement, division, coalitions, silence · `networks/` discourse networks over any coded statements.
"""

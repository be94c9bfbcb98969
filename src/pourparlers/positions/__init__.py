"""Who stands where on what, and when.

`types` what positions are · `timeline` statements to positions, with memory · `changes` who moved, contradictions ·
`pivots` statements that a position hangs on · `sides` agreement, division, coalitions, silence · `commitments` of
several articles · `networks/` discourse networks over any coded statements.
"""

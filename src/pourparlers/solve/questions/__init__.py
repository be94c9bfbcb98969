"""The further questions that a conflict can be asked, beside which states are stable.

`paths` where it can go · `changes` what an equilibrium hangs on · `levers` the one preference that would let something
hold · `inverse` the fewest changes that do · `open` what holds however the record's open questions are answered ·
`against` two conflicts beside each other · `coalitions` who leaves together · `relations` strong and unknown
preferences, attitudes · `foresight` several moves ahead · `views` who sees which conflict · `expectations` what print
says.
"""

"""An article becomes a record of who said what: a tuple of passes over one dependency parse, one file each.

`types` what is found · `pipeline` the passes in order · `shadow` the text made plain, `words` of it, `phrases`, `forms`
and `numbers` (`number_words`) found in them by the tables of a language (`lexicons`).
"""

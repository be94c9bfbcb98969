"""An article becomes a record of who said what: a tuple of passes over one dependency parse, one file each.

`types` what is found · `pipeline` the passes in order · `quotations` marks paired · `attribution/` source, cue and
content, by rules, and `tagger/` as learned · `actors/` who is meant · `dates/`, `amounts/`, `events/` · `stance/`
positions on the issues of a code book · `commitments/` who will do what · `confidence` how sure all that is.

`shadow` the text made plain · `parser` the spaCy pipeline (`lean_spacy`, `tokens`, `encoder`, `transitions`, `lemmas`),
`parsing` a text with it, `tree` what comes of it, `shallow` where there is none · `first_look` and `reporting` what is
worth parsing · `words` of a text, `phrases`, `forms` and `numbers` (`number_words`) found in them by the tables of a
language (`lexicons`) · `record_json` a reading as data, `record_json_in` and `record_fields` back · `evaluation/`
against what people found.
"""

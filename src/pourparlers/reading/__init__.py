"""An article becomes a record of who said what: a tuple of passes over one dependency parse, one file each.

`types` what is found · `shadow` the text made plain · `parser` the spaCy pipeline · `pipeline` the passes in order ·
`quotations` marks paired · `attribution/` source, cue and content · `actors` who is meant · `dates`, `amounts`,
`events` · `stance/` positions on the issues of a code book · `commitments` who will do what.
"""

"""Facts a person can check and mend: the register of actors, as files.

`register/` the files: states, organisations, bodies, media, offices, persons · `build` compiles them into
`register.json` · `register` what reading asks · `additions` a dossier's own actors, from its `actors_file` · `types`
what it holds · `tables` one line of a file as names · `inflection` genders and numbers · `tokens` words as names are
compared by.
"""

from pourparlers.knowledge.register import Register, display_name, short_name

__all__ = ["Register", "display_name", "short_name"]

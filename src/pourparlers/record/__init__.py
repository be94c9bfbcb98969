"""What was read and what people decided, in one file.

`types` words of the record · `store` the open record: `opened`, with `kept_readings`, `kept_decisions`,
`kept_entities`, `kept_projects` · `folder` a dossier folder · `adding` readings into the tables · `decisions` record
plus log, pure · `deciding` writing a decision · `changes` the log of entities and schemes, `entities` what it comes to
· `coding` one article's coded state · `rows` between objects and rows · `utterances` stances laid flat, `standing` the
last of each · `columns` and `utterance_columns` what networks are counted from · `agreement` between coders · `copies`
of one report · `tables`, `schema`, `migrations/`, `connection` the database · `dna/` and `exchange/` other programs.
"""

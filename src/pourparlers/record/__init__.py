"""What was read and what people decided, in one file.

`types` words of the record · `store` the open record · `folder` a dossier folder · `decisions` record plus log, pure ·
`deciding` writing a decision · `coding` one article's coded state · `rows` between objects and rows · `utterances`
stances laid flat · `tables`, `schema`, `migrations/`, `connection` the database.
"""

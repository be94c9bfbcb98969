"""Databases of Discourse Network Analyzer 3 (`.dna`): as columns for networks, whole for exchange.

`schema` its tables · `columns` statements of one type, quickly · `database` all tables in and out without loss ·
`projects` a database kept in a record · `entities` merged, with aliases and dated attributes · `schemes` statement
types of one's own and coding by hand · `journal` what each change did, to undo it · `coded` its statements as readings,
and a record as a database.
"""

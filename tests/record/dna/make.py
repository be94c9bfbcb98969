"""A small DNA 3 database with something of everything, names hard to write included."""

import sqlite3
from calendar import timegm
from datetime import date

from pourparlers.record.dna.schema import PERMISSIONS, statements

NAMES = ["O'Neil & \"Sons\"; Ltd", "line\nbreak", "=SUM(A1)", "\u202bחיפה\u202c", "Élan", "😀 Party", "<b>bold</b>"]
TEXT = "Ann of 😀 Party backed the toll. Bob of Élan rejected the toll. Cid of O'Neil kept silent."


def make(path, *, names=NAMES):
    """Write it and give its path."""
    with sqlite3.connect(path) as db:
        for statement in statements():
            db.execute(statement)
        db.executemany("INSERT INTO SETTINGS VALUES (?, ?)", [("version", "3.0.7"), ("date", "2022-06-10")])
        ones = ", ".join("1" for _ in PERMISSIONS)
        for n, name in enumerate(["Admin", "Coder's 2nd"], 1):
            db.execute(f"INSERT INTO CODERS VALUES (?, ?, 1, 2, 3, 0, 14, 'x', 300, 0, 0, 1, {ones})", (n, name))
        db.execute("INSERT INTO CODERRELATIONS VALUES (1, 1, 2, 1, 0, 1, 0)")
        db.execute("INSERT INTO REGEXES VALUES ('to?ll', 255, 0, 0)")
        db.executemany("INSERT INTO STATEMENTTYPES VALUES (?, ?, 239, 208, 51)", [(1, "DNA Statement"), (3, "Note")])
        variables = [(1, "person", "short text", 1), (2, "organization", "short text", 1),
                     (3, "concept", "short text", 1), (4, "agreement", "boolean", 1), (5, "weight", "integer", 1),
                     (7, "remark", "long text", 3)]  # fmt: skip
        db.executemany("INSERT INTO VARIABLES VALUES (?, ?, ?, ?)", variables)
        for n in (1, 2):
            day = timegm(date(2025, 1, n).timetuple()) + 3600 * n
            db.execute("INSERT INTO DOCUMENTS VALUES (?, ?, ?, 2, 'A', 'S', 'news', 'note', 'web', ?)",
                       (n, f"Doc {n}", TEXT, day))  # fmt: skip
        entities = [(1, 1, "", None), (2, 2, "", None), (3, 3, "", None), (4, 1, "Ann", None), (5, 3, "toll", None)]
        entities += [(10 + n, 2, name, 14 if n == 0 else None) for n, name in enumerate(names)]
        db.executemany("INSERT INTO ENTITIES VALUES (?, ?, ?, 9, 8, 7, ?)", entities)
        db.execute("INSERT INTO ATTRIBUTEVARIABLES VALUES (1, 2, 'Camp')")
        db.executemany("INSERT INTO ATTRIBUTEVALUES VALUES (?, ?, 1, ?)",
                       [(n, 10 + n, f"camp {n % 2}") for n in range(len(names))])  # fmt: skip
        for n in range(2 * len(names)):
            start = 33 if n % 2 else 0  # in UTF-16 units, as Java counts
            db.execute("INSERT INTO STATEMENTS VALUES (?, 1, ?, ?, ?, 2)", (n + 1, 1 + n % 2, start, start + 32))
            values = [(1, 4 if n % 3 else 1), (2, 10 + n % len(names)), (3, 5)]
            db.executemany("INSERT INTO DATASHORTTEXT VALUES (?, ?, ?, ?)",
                           [(n * 3 + v, n + 1, v, e) for v, e in values])  # fmt: skip
            db.execute("INSERT INTO DATABOOLEAN VALUES (?, ?, 4, ?)", (n + 1, n + 1, n % 2))
            db.execute("INSERT INTO DATAINTEGER VALUES (?, ?, 5, ?)", (n + 1, n + 1, n - 3))
        db.execute("INSERT INTO STATEMENTS VALUES (99, 3, 1, 0, 3, 1)")
        db.execute("INSERT INTO DATALONGTEXT VALUES (1, 99, 7, 'a remark\nof two lines')")
    return path

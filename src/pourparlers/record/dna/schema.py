"""The tables of a DNA 3 database, as data: what a file is checked against, made from, and kept as."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Type = Literal["INTEGER", "TEXT"]


@dataclass(frozen=True, slots=True)
class Field:
    """A column: its constraints in SQL, and the table that it points to."""

    name: str
    type: Type
    constraint: str = ""
    refers: str = ""


def _id() -> Field:
    return Field("ID", "INTEGER", "NOT NULL PRIMARY KEY")


def _name(name: str, default: str = "") -> Field:
    return Field(name, "TEXT", f"NOT NULL {default}CHECK (LENGTH({name}) < 191)")


def _flag(name: str, default: int = 1) -> Field:
    return Field(name, "INTEGER", f"NOT NULL DEFAULT {default} CHECK ({name} BETWEEN 0 AND 1)")


def _colour(*, given: bool = True) -> tuple[Field, ...]:
    start = "NOT NULL DEFAULT 0 " if given else ""
    return tuple(Field(c, "INTEGER", f"{start}CHECK ({c} BETWEEN 0 AND 255)") for c in ("Red", "Green", "Blue"))


PERMISSIONS = (
    "AddDocuments", "EditDocuments", "DeleteDocuments", "ImportDocuments", "AddStatements", "EditStatements",
    "DeleteStatements", "EditAttributes", "EditRegex", "EditStatementTypes", "EditCoders", "EditCoderRelations",
    "ViewOthersDocuments", "EditOthersDocuments", "ViewOthersStatements", "EditOthersStatements",
)  # fmt: skip


def _value(table_value: Field, *, entity: bool = False) -> tuple[Field, ...]:
    return (
        _id(),
        Field("StatementId", "INTEGER", "NOT NULL", "STATEMENTS"),
        Field("VariableId", "INTEGER", "NOT NULL", "VARIABLES"),
        Field("Entity", "INTEGER", "NOT NULL", "ENTITIES") if entity else table_value,
    )


_NUMBER = Field("Value", "INTEGER", "NOT NULL DEFAULT 0")

TABLES: dict[str, tuple[Field, ...]] = {
    "SETTINGS": (Field("Property", "TEXT", "PRIMARY KEY"), Field("Value", "TEXT", "NOT NULL")),
    "CODERS": (
        _id(), _name("Name"), *_colour(), Field("Refresh", "INTEGER", "NOT NULL DEFAULT 0"),
        Field("FontSize", "INTEGER", "NOT NULL DEFAULT 14"), _name("Password"),
        Field("PopupWidth", "INTEGER", "DEFAULT 300"), _flag("ColorByCoder", 0), _flag("PopupDecoration", 0),
        _flag("PopupAutoComplete"), *(_flag(f"Permission{p}") for p in PERMISSIONS),
    ),
    "DOCUMENTS": (
        _id(), _name("Title"), Field("Text", "TEXT", "NOT NULL"), Field("Coder", "INTEGER", "", "CODERS"),
        *(_name(n, "DEFAULT '' ") for n in ("Author", "Source", "Section")),
        Field("Notes", "TEXT", "NOT NULL DEFAULT ''"), _name("Type", "DEFAULT '' "),
        Field("Date", "INTEGER", "NOT NULL"),
    ),
    "STATEMENTTYPES": (_id(), _name("Label"), *_colour()),
    "VARIABLES": (
        _id(), _name("Variable"),
        Field("DataType", "TEXT", "NOT NULL DEFAULT 'short text' "
              "CHECK (DataType IN ('boolean', 'integer', 'long text', 'short text'))"),
        Field("StatementTypeId", "INTEGER", "", "STATEMENTTYPES"),
    ),
    "VARIABLELINKS": (
        _id(), Field("SourceVariableId", "INTEGER", "", "VARIABLES"),
        Field("TargetVariableId", "INTEGER", "", "VARIABLES"),
    ),
    "REGEXES": (Field("Label", "TEXT", "PRIMARY KEY CHECK (LENGTH(Label) < 191)"), *_colour()),
    "CODERRELATIONS": (
        _id(), Field("Coder", "INTEGER", "CHECK (Coder > 0)", "CODERS"),
        Field("OtherCoder", "INTEGER", "CHECK (OtherCoder > 0)", "CODERS"),
        *(_flag(n) for n in ("viewStatements", "editStatements", "viewDocuments", "editDocuments")),
    ),
    "STATEMENTS": (
        _id(), Field("StatementTypeId", "INTEGER", "", "STATEMENTTYPES"),
        Field("DocumentId", "INTEGER", "", "DOCUMENTS"), Field("Start", "INTEGER", "NOT NULL CHECK (Start >= 0)"),
        Field("Stop", "INTEGER", "NOT NULL CHECK (Stop >= 0)"), Field("Coder", "INTEGER", "", "CODERS"),
    ),
    "DATABOOLEAN": _value(_NUMBER),
    "DATAINTEGER": _value(_NUMBER),
    "ENTITIES": (
        _id(), Field("VariableId", "INTEGER", "NOT NULL", "VARIABLES"), _name("Value", "DEFAULT '' "),
        *_colour(given=False), Field("ChildOf", "INTEGER", "CHECK (ChildOf > 0)", "ENTITIES"),
    ),
    "DATASHORTTEXT": _value(_NUMBER, entity=True),
    "DATALONGTEXT": _value(Field("Value", "TEXT", "DEFAULT ''")),
    "ATTRIBUTEVARIABLES": (
        _id(), Field("VariableId", "INTEGER", "NOT NULL", "VARIABLES"), _name("AttributeVariable"),
    ),
    "ATTRIBUTEVALUES": (
        _id(), Field("EntityId", "INTEGER", "NOT NULL", "ENTITIES"),
        Field("AttributeVariableId", "INTEGER", "NOT NULL", "ATTRIBUTEVARIABLES"),
        _name("AttributeValue", "DEFAULT '' "),
    ),
}  # fmt: skip

UNIQUE = {
    "VARIABLES": ("Variable", "StatementTypeId"),
    "ENTITIES": ("VariableId", "Value"),
    "ATTRIBUTEVARIABLES": ("VariableId", "AttributeVariable"),
    "ATTRIBUTEVALUES": ("EntityId", "AttributeVariableId"),
    **{table: ("StatementId", "VariableId") for table in TABLES if table.startswith("DATA")},
}


def statements() -> list[str]:
    """The SQL that makes an empty database."""
    made = []
    for table, fields in TABLES.items():
        lines = [f"{f.name} {f.type} {f.constraint}".strip() for f in fields]
        if table in UNIQUE:
            lines.append(f"UNIQUE ({', '.join(UNIQUE[table])})")
        lines += [f"FOREIGN KEY({f.name}) REFERENCES {f.refers}(ID) ON DELETE CASCADE" for f in fields if f.refers]
        made.append(f"CREATE TABLE {table}({', '.join(lines)})")
    return made

"""Databases of Discourse Network Analyzer kept whole: a project each, attributes with days, aliases of entities."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "project",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table(
        "dna_alias",
        sa.Column("project", sa.Text(), nullable=False),
        sa.Column("Entity", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("Alias", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["project"],
            ["project.name"],
        ),
        sa.PrimaryKeyConstraint("project", "Entity", "Alias"),
    )
    op.create_table(
        "dna_attributevalues",
        sa.Column("project", sa.Text(), nullable=False),
        sa.Column("ID", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("EntityId", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("AttributeVariableId", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("AttributeValue", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("Since", sa.String(length=10), nullable=True),
        sa.Column("Until", sa.String(length=10), nullable=True),
        sa.ForeignKeyConstraint(
            ["project"],
            ["project.name"],
        ),
        sa.PrimaryKeyConstraint("project", "ID"),
    )
    op.create_table(
        "dna_attributevariables",
        sa.Column("project", sa.Text(), nullable=False),
        sa.Column("ID", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("VariableId", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("AttributeVariable", sa.Text(), autoincrement=False, nullable=True),
        sa.ForeignKeyConstraint(
            ["project"],
            ["project.name"],
        ),
        sa.PrimaryKeyConstraint("project", "ID"),
    )
    op.create_table(
        "dna_coderrelations",
        sa.Column("project", sa.Text(), nullable=False),
        sa.Column("ID", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("Coder", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("OtherCoder", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("viewStatements", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("editStatements", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("viewDocuments", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("editDocuments", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.ForeignKeyConstraint(
            ["project"],
            ["project.name"],
        ),
        sa.PrimaryKeyConstraint("project", "ID"),
    )
    op.create_table(
        "dna_coders",
        sa.Column("project", sa.Text(), nullable=False),
        sa.Column("ID", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("Name", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("Red", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("Green", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("Blue", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("Refresh", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("FontSize", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("Password", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("PopupWidth", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("ColorByCoder", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("PopupDecoration", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("PopupAutoComplete", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("PermissionAddDocuments", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("PermissionEditDocuments", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("PermissionDeleteDocuments", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("PermissionImportDocuments", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("PermissionAddStatements", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("PermissionEditStatements", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("PermissionDeleteStatements", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("PermissionEditAttributes", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("PermissionEditRegex", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("PermissionEditStatementTypes", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("PermissionEditCoders", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("PermissionEditCoderRelations", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("PermissionViewOthersDocuments", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("PermissionEditOthersDocuments", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("PermissionViewOthersStatements", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("PermissionEditOthersStatements", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.ForeignKeyConstraint(
            ["project"],
            ["project.name"],
        ),
        sa.PrimaryKeyConstraint("project", "ID"),
    )
    op.create_table(
        "dna_databoolean",
        sa.Column("project", sa.Text(), nullable=False),
        sa.Column("ID", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("StatementId", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("VariableId", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("Value", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.ForeignKeyConstraint(
            ["project"],
            ["project.name"],
        ),
        sa.PrimaryKeyConstraint("project", "ID"),
    )
    op.create_table(
        "dna_datainteger",
        sa.Column("project", sa.Text(), nullable=False),
        sa.Column("ID", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("StatementId", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("VariableId", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("Value", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.ForeignKeyConstraint(
            ["project"],
            ["project.name"],
        ),
        sa.PrimaryKeyConstraint("project", "ID"),
    )
    op.create_table(
        "dna_datalongtext",
        sa.Column("project", sa.Text(), nullable=False),
        sa.Column("ID", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("StatementId", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("VariableId", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("Value", sa.Text(), autoincrement=False, nullable=True),
        sa.ForeignKeyConstraint(
            ["project"],
            ["project.name"],
        ),
        sa.PrimaryKeyConstraint("project", "ID"),
    )
    op.create_table(
        "dna_datashorttext",
        sa.Column("project", sa.Text(), nullable=False),
        sa.Column("ID", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("StatementId", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("VariableId", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("Entity", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.ForeignKeyConstraint(
            ["project"],
            ["project.name"],
        ),
        sa.PrimaryKeyConstraint("project", "ID"),
    )
    op.create_table(
        "dna_documents",
        sa.Column("project", sa.Text(), nullable=False),
        sa.Column("ID", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("Title", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("Text", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("Coder", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("Author", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("Source", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("Section", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("Notes", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("Type", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("Date", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.ForeignKeyConstraint(
            ["project"],
            ["project.name"],
        ),
        sa.PrimaryKeyConstraint("project", "ID"),
    )
    op.create_table(
        "dna_entities",
        sa.Column("project", sa.Text(), nullable=False),
        sa.Column("ID", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("VariableId", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("Value", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("Red", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("Green", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("Blue", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("ChildOf", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.ForeignKeyConstraint(
            ["project"],
            ["project.name"],
        ),
        sa.PrimaryKeyConstraint("project", "ID"),
    )
    op.create_table(
        "dna_extra",
        sa.Column("project", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["project"],
            ["project.name"],
        ),
        sa.PrimaryKeyConstraint("project", "name"),
    )
    op.create_table(
        "dna_regexes",
        sa.Column("project", sa.Text(), nullable=False),
        sa.Column("Label", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("Red", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("Green", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("Blue", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.ForeignKeyConstraint(
            ["project"],
            ["project.name"],
        ),
        sa.PrimaryKeyConstraint("project", "Label"),
    )
    op.create_table(
        "dna_settings",
        sa.Column("project", sa.Text(), nullable=False),
        sa.Column("Property", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("Value", sa.Text(), autoincrement=False, nullable=True),
        sa.ForeignKeyConstraint(
            ["project"],
            ["project.name"],
        ),
        sa.PrimaryKeyConstraint("project", "Property"),
    )
    op.create_table(
        "dna_statements",
        sa.Column("project", sa.Text(), nullable=False),
        sa.Column("ID", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("StatementTypeId", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("DocumentId", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("Start", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("Stop", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("Coder", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.ForeignKeyConstraint(
            ["project"],
            ["project.name"],
        ),
        sa.PrimaryKeyConstraint("project", "ID"),
    )
    op.create_table(
        "dna_statementtypes",
        sa.Column("project", sa.Text(), nullable=False),
        sa.Column("ID", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("Label", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("Red", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("Green", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("Blue", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.ForeignKeyConstraint(
            ["project"],
            ["project.name"],
        ),
        sa.PrimaryKeyConstraint("project", "ID"),
    )
    op.create_table(
        "dna_variablelinks",
        sa.Column("project", sa.Text(), nullable=False),
        sa.Column("ID", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("SourceVariableId", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("TargetVariableId", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.ForeignKeyConstraint(
            ["project"],
            ["project.name"],
        ),
        sa.PrimaryKeyConstraint("project", "ID"),
    )
    op.create_table(
        "dna_variables",
        sa.Column("project", sa.Text(), nullable=False),
        sa.Column("ID", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("Variable", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("DataType", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("StatementTypeId", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.ForeignKeyConstraint(
            ["project"],
            ["project.name"],
        ),
        sa.PrimaryKeyConstraint("project", "ID"),
    )
    # ### end Alembic commands ###

"""The log of what is done to entities and coding schemes, as append-only as that of decisions."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

REFUSAL = "decisions are never changed; undo one by a new decision"


def upgrade() -> None:
    """Make the table and its guard; PostgreSQL has the guard's function since the first schema."""
    op.create_table(
        "change",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("at", sa.String(length=40), nullable=False),
        sa.Column("coder", sa.Text(), nullable=False),
        sa.Column("project", sa.Text(), nullable=False),
        sa.Column("act", sa.String(length=16), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("rows", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number"),
        sqlite_autoincrement=True,
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE TRIGGER change_stands BEFORE UPDATE OR DELETE ON change "
            "FOR EACH ROW EXECUTE FUNCTION decision_stands()"
        )
        return
    for act in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER change_no_{act.lower()} BEFORE {act} ON change BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
        )

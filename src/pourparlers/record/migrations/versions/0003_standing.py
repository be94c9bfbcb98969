"""An index from which the last stance of every party on every issue is read without touching the rows."""

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the index."""
    op.create_index(
        "utterance_standing", "utterance", ["party", "issue", "day", "told_by", "stance", "article", "statement"]
    )

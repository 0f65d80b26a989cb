"""What became of an activity: who ended it, whether its roll is fixed, and whether it was cancelled or not held.

The roll of every activity that has ended is fixed already.
"""

import sqlalchemy as sa
from alembic import op

import bot.storage.tables.base

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

COLUMNS = ("ended_by", "roll_fixed", "cancelled_at", "cancelled_by", "cancel_reason", "not_held")


def upgrade() -> None:
    instant = bot.storage.tables.base.UTCDateTime(timezone=True)
    _add_person("ended_by")
    op.add_column("activities", sa.Column("roll_fixed", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("activities", sa.Column("cancelled_at", instant, nullable=True))
    _add_person("cancelled_by")
    op.add_column("activities", sa.Column("cancel_reason", sa.Text(), nullable=True))
    op.add_column("activities", sa.Column("not_held", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.execute(sa.text("UPDATE activities SET roll_fixed = TRUE WHERE ended_at IS NOT NULL"))


def _add_person(column: str) -> None:
    """Add a column with its foreign key in one statement: SQLite would otherwise copy a table that others refer to."""
    key = f"CONSTRAINT fk_activities_{column} REFERENCES people (id)"
    op.execute(sa.text(f"ALTER TABLE activities ADD COLUMN {column} INTEGER {key}"))


def downgrade() -> None:
    for name in COLUMNS:
        op.drop_column("activities", name)

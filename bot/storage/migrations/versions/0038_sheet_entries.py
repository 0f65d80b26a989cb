"""Sheets that were filled in on paper and typed in by two officers."""

import sqlalchemy as sa
from alembic import op

from bot.storage.tables.base import UTCDateTime

revision = "0038"
down_revision = "0035"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "sheet_entries",
        sa.Column("activity_id", sa.Integer(), nullable=False),
        sa.Column("sheet", sa.String(length=10), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("people", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.Column("at", UTCDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["activity_id"], ["activities.id"], name=op.f("fk_sheet_entries_activity_id")),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_sheet_entries_by_id")),
        sa.PrimaryKeyConstraint("activity_id", "sheet", "by_id", name=op.f("pk_sheet_entries")),
    )


def downgrade() -> None:
    op.drop_table("sheet_entries")

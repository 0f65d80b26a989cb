"""The counts of votes on motions (表决)."""

import sqlalchemy as sa
from alembic import op

from bot.storage.tables.base import UTCDateTime

revision = "0039"
down_revision = "0038"
branch_labels = None
depends_on = None

INSTANT = UTCDateTime(timezone=True)


def upgrade() -> None:
    counts = [sa.Column(name, sa.Integer(), nullable=False) for name in ("favour", "against", "abstained")]
    stated = [sa.Column(name, sa.Integer(), nullable=True) for name in ("unvoted", "eligible", "present")]
    written = [sa.Column(name, sa.Integer(), nullable=False) for name in ("written_favour", "written_against")]
    op.create_table(
        "motions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("activity_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("rule", sa.String(length=10), nullable=False),
        *counts,
        *stated,
        *written,
        sa.Column("claimed", sa.Boolean(), nullable=True),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("sent_at", INSTANT, nullable=False),
        sa.Column("recorded_at", INSTANT, nullable=False),
        sa.Column("withdrawn_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(["activity_id"], ["activities.id"], name=op.f("fk_motions_activity_id")),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_motions_by_id")),
        sa.ForeignKeyConstraint(["item_id"], ["agenda_items.id"], name=op.f("fk_motions_item_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_motions")),
    )
    op.create_index(op.f("ix_motions_activity_id"), "motions", ["activity_id"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_motions_activity_id"), table_name="motions")
    op.drop_table("motions")

"""Deliveries keep when the group first refused them, and whether it took them without their photo."""

import sqlalchemy as sa
from alembic import op

import bot.storage.tables.base

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "deliveries", sa.Column("refused_at", bot.storage.tables.base.UTCDateTime(timezone=True), nullable=True)
    )
    op.add_column("deliveries", sa.Column("without_photo", sa.Boolean(), server_default=sa.false(), nullable=False))


def downgrade() -> None:
    with op.batch_alter_table("deliveries", schema=None) as batch_op:
        batch_op.drop_column("without_photo")
        batch_op.drop_column("refused_at")

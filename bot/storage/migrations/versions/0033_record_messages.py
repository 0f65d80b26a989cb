"""Keep the message that brought a decision or a photo, and when a later record found a decision still under way."""

import sqlalchemy as sa
from alembic import op

from bot.storage.tables.base import UTCDateTime

revision = "0033"
down_revision = "0031"
branch_labels = None
depends_on = None

INSTANT = UTCDateTime(timezone=True)


def upgrade() -> None:
    op.add_column("decisions", sa.Column("message_id", sa.BigInteger(), nullable=True))
    op.add_column("decisions", sa.Column("carried_at", INSTANT, nullable=True))
    op.add_column("photos", sa.Column("message_id", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    op.drop_column("photos", "message_id")
    op.drop_column("decisions", "carried_at")
    op.drop_column("decisions", "message_id")

"""When the notice reached the group, which may be later than its promise, or never.

A notice whose delivery is kept was posted when that was sent; one without a delivery counts from its announcement.
"""

import sqlalchemy as sa
from alembic import op

import bot.storage.tables.base

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

POSTED = """
UPDATE activities SET posted_at = CASE
    WHEN EXISTS (SELECT 1 FROM deliveries WHERE deliveries.activity_id = activities.id AND deliveries.kind = 'notice')
    THEN (SELECT MIN(sent_at) FROM deliveries WHERE deliveries.activity_id = activities.id
          AND deliveries.kind = 'notice')
    ELSE announced_at END
WHERE announced_at IS NOT NULL
"""


def upgrade() -> None:
    with op.batch_alter_table("activities", schema=None) as batch_op:
        batch_op.add_column(sa.Column("posted_at", bot.storage.tables.base.UTCDateTime(timezone=True), nullable=True))
    op.execute(POSTED)


def downgrade() -> None:
    with op.batch_alter_table("activities", schema=None) as batch_op:
        batch_op.drop_column("posted_at")

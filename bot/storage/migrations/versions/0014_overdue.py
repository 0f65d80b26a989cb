"""When the secretary was told of an overdue duty; each branch that is set up owes a look at them every morning."""

import sqlalchemy as sa
from alembic import op

from bot.storage.tables.base import UTCDateTime

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("duties", sa.Column("escalated_at", UTCDateTime(timezone=True), nullable=True))
    op.execute(
        sa.text(
            "INSERT INTO duties (key, kind, branch_id, owner, due_at, next_at, failures) "
            "SELECT 'overdue:b' || id || ':0:', 'overdue', id, 'secretary', ready_at, ready_at, 0 "
            "FROM branches WHERE ready_at IS NOT NULL"
        )
    )


def downgrade() -> None:
    op.execute(sa.text("DELETE FROM duties WHERE kind = 'overdue'"))
    op.drop_column("duties", "escalated_at")

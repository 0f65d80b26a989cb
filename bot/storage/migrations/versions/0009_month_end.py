"""The first duty at the end of a month for each branch that is set up; the bot finds its month."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        sa.text(
            "INSERT INTO duties (key, kind, branch_id, owner, due_at, next_at, failures) "
            "SELECT 'month-end:b' || id || ':0:', 'month-end', id, 'secretary', ready_at, ready_at, 0 "
            "FROM branches WHERE ready_at IS NOT NULL"
        )
    )


def downgrade() -> None:
    op.execute(sa.text("DELETE FROM duties WHERE kind = 'month-end'"))

"""Each branch that is set up owes its officers the head of its record of events, on the first of each month."""

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0033"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        sa.text(
            "INSERT INTO duties (key, kind, branch_id, owner, due_at, next_at, failures) "
            "SELECT 'chain-head:b' || id || ':0:', 'chain-head', id, 'secretary', ready_at, ready_at, 0 "
            "FROM branches WHERE ready_at IS NOT NULL"
        )
    )


def downgrade() -> None:
    op.execute(sa.text("DELETE FROM duties WHERE kind = 'chain-head'"))

"""Accounts keep the time of their first update, after which those of strangers are deleted.

Of accounts from before, the first private message is that time; of those without one, the migration is.
"""

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("accounts", sa.Column("added_at", sa.DateTime(timezone=True), nullable=True))
    accounts = sa.table("accounts", sa.column("added_at"), sa.column("started_at"))
    now = sa.literal(datetime.now(UTC), sa.DateTime(timezone=True))
    op.execute(accounts.update().values(added_at=sa.func.coalesce(accounts.c.started_at, now)))


def downgrade() -> None:
    op.drop_column("accounts", "added_at")

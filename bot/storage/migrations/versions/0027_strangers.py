"""Accounts keep the time of their first update, after which those of strangers are deleted.

For accounts from before, that time is the migration's.
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
    accounts = sa.table("accounts", sa.column("added_at"))
    op.execute(accounts.update().values(added_at=sa.literal(datetime.now(UTC), sa.DateTime(timezone=True))))
    op.create_index("ix_accounts_added_at", "accounts", ["added_at"])


def downgrade() -> None:
    op.drop_index("ix_accounts_added_at", table_name="accounts")
    op.drop_column("accounts", "added_at")

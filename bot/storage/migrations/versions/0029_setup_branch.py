"""Accounts keep the group whose setup they came from apart from the branch that they used last."""

from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Alembic would copy the table on SQLite, which cannot drop one that rows of others refer to.
    reference = "setup_branch_id INTEGER CONSTRAINT fk_accounts_setup_branch_id REFERENCES branches (id)"
    op.execute(f"ALTER TABLE accounts ADD COLUMN {reference}")
    unfinished = "SELECT id FROM branches WHERE ready_at IS NULL"
    op.execute(f"UPDATE accounts SET setup_branch_id = branch_id WHERE branch_id IN ({unfinished})")  # noqa: S608 - no input


def downgrade() -> None:
    op.drop_column("accounts", "setup_branch_id")

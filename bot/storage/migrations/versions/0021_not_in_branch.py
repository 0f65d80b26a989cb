"""An activity that was recorded later keeps who of the roster did not belong to the branch then (不在支部)."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("activities", sa.Column("not_in_branch", sa.JSON(), nullable=True))


def downgrade() -> None:
    op.drop_column("activities", "not_in_branch")

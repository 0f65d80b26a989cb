"""The source of an activity's theme: required by the superior committee, or chosen by the branch."""

import sqlalchemy as sa
from alembic import op

revision = "0040"
down_revision = "0039"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("activities", sa.Column("choice", sa.String(length=10), nullable=True))


def downgrade() -> None:
    op.drop_column("activities", "choice")

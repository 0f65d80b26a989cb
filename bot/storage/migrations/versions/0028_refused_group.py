"""The processes of a bot share until when Telegram refuses a group."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("group_paces", sa.Column("refused_until", sa.Double(), nullable=False, server_default="0"))


def downgrade() -> None:
    op.drop_column("group_paces", "refused_until")

"""The approval of a theme that was changed since, beside the step that is open again."""

import sqlalchemy as sa
from alembic import op

revision = "0043"
down_revision = "0040"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("steps", sa.Column("former_on", sa.Date(), nullable=True))
    op.add_column("steps", sa.Column("former_theme", sa.Text(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("steps") as steps:
        steps.drop_column("former_theme")
        steps.drop_column("former_on")

"""Index the check-ins of an activity together with `voided_at`, so that the live ones are counted in the index alone."""

from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None

INDEX = "ix_attendances_activity_id"


def upgrade() -> None:
    op.drop_index(INDEX, "attendances")
    op.create_index(INDEX, "attendances", ["activity_id", "voided_at"])


def downgrade() -> None:
    op.drop_index(INDEX, "attendances")
    op.create_index(INDEX, "attendances", ["activity_id"])

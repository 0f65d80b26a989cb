"""Activities that were held before the branch was set up can be recorded later (补记): when, and by whom."""

import sqlalchemy as sa
from alembic import op

from bot.storage.tables.base import UTCDateTime

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("activities", sa.Column("recorded_later_at", UTCDateTime(timezone=True), nullable=True))
    # Alembic would copy the table on SQLite, which cannot drop one that rows of others refer to.
    reference = "recorded_later_by INTEGER CONSTRAINT fk_activities_recorded_later_by REFERENCES people (id)"
    op.execute(f"ALTER TABLE activities ADD COLUMN {reference}")


def downgrade() -> None:
    op.drop_column("activities", "recorded_later_by")
    op.drop_column("activities", "recorded_later_at")

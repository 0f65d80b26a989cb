"""Each activity has an identifier for calendars that no other installation gives; those announced keep the one they gave.

People have entries with the old identifier in their calendars. With another one, a change would add a second entry.
"""

from uuid import uuid4

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("activities", sa.Column("calendar_uid", sa.String(36), nullable=True))
    activities = sa.table(
        "activities", sa.column("id", sa.Integer), sa.column("announced_at"), sa.column("calendar_uid")
    )
    connection = op.get_bind()
    query = sa.select(activities.c.id).where(activities.c.announced_at.is_(None))
    for number in connection.scalars(query).all():
        mine = sa.update(activities).where(activities.c.id == number)
        connection.execute(mine.values(calendar_uid=str(uuid4())))


def downgrade() -> None:
    op.drop_column("activities", "calendar_uid")

"""Sessions hold the times, the place and the secret of activities; each activity gets one of its own.

A session has the number of its activity, and its secret: links that were made before name the activity and stay valid.
"""

import sqlalchemy as sa
from alembic import op

from bot.storage.tables.base import UTCDateTime

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

MOVED = ("starts_at", "ends_at", "place", "secret")
SESSIONS = sa.table("sessions", *map(sa.column, ("id", "host_branch_id", *MOVED)))
ACTIVITIES = sa.table("activities", *map(sa.column, ("id", "branch_id", "session_id", *MOVED)))


def upgrade() -> None:
    op.create_table(
        "sessions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("host_branch_id", sa.Integer(), nullable=False),
        sa.Column("starts_at", UTCDateTime(timezone=True), nullable=True),
        sa.Column("ends_at", UTCDateTime(timezone=True), nullable=True),
        sa.Column("place", sa.String(length=100), nullable=True),
        sa.Column("secret", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["host_branch_id"], ["branches.id"], name=op.f("fk_sessions_host_branch_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sessions")),
    )
    own = sa.select(ACTIVITIES.c.id, ACTIVITIES.c.branch_id, *(ACTIVITIES.c[name] for name in MOVED))
    op.execute(sa.insert(SESSIONS).from_select(["id", "host_branch_id", *MOVED], own))
    if op.get_bind().dialect.name == "postgresql":  # the next session gets the next number
        op.execute("SELECT setval(pg_get_serial_sequence('sessions', 'id'), max(id)) FROM sessions")
    # Alembic would copy the table on SQLite, which cannot drop one that rows of others refer to.
    reference = "session_id INTEGER CONSTRAINT fk_activities_session_id REFERENCES sessions (id)"
    op.execute(f"ALTER TABLE activities ADD COLUMN {reference}")
    op.execute("UPDATE activities SET session_id = id")
    op.create_index("uq_activities_session", "activities", ["session_id", "branch_id"], unique=True)
    for column in MOVED:
        op.drop_column("activities", column)


def downgrade() -> None:
    op.add_column("activities", sa.Column("starts_at", UTCDateTime(timezone=True), nullable=True))
    op.add_column("activities", sa.Column("ends_at", UTCDateTime(timezone=True), nullable=True))
    op.add_column("activities", sa.Column("place", sa.String(length=100), nullable=True))
    op.add_column("activities", sa.Column("secret", sa.String(length=64), nullable=False, server_default=""))
    here = SESSIONS.c.id == ACTIVITIES.c.session_id
    found = {name: sa.select(SESSIONS.c[name]).where(here).scalar_subquery() for name in MOVED}
    op.execute(sa.update(ACTIVITIES).values(found))
    op.drop_index("uq_activities_session", "activities")
    op.drop_column("activities", "session_id")
    op.drop_table("sessions")

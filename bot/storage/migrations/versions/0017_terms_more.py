"""Terms tell when they were entered if that was later than they took effect, why they ended and where the person went.

Revision ID: 0017
Revises: 0012
"""

import sqlalchemy as sa
from alembic import op

from bot.storage.tables.base import UTCDateTime

revision = "0017"
down_revision = "0012"
branch_labels = None
depends_on = None

COLUMNS = (
    ("recorded_at", UTCDateTime()),
    ("end_recorded_at", UTCDateTime()),
    ("cause", sa.String(length=20)),
    ("other_branch", sa.String(length=100)),
)


def upgrade() -> None:
    for name, kind in COLUMNS:
        op.add_column("memberships", sa.Column(name, kind, nullable=True))


def downgrade() -> None:
    for name, _kind in reversed(COLUMNS):
        op.drop_column("memberships", name)

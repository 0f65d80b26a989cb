"""The roll, its corrections and the revisions of plans refuse change, as the events do.

Revision ID: 0012
Revises: 0011
"""

from alembic import op

from bot.storage import append_only

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

TABLES = ("activity_roll", "corrections", "plan_revisions")


def upgrade() -> None:
    for table in TABLES:
        append_only.protect(op.get_bind(), table, "UPDATE", "DELETE")


def downgrade() -> None:
    for table in TABLES:
        append_only.release(op.get_bind(), table, "UPDATE", "DELETE")

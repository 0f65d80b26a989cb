"""Indexes for frequent queries, so that the records of other branches do not slow an answer.

Revision ID: 0004
Revises: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

# name, table, columns, condition of the rows
INDEXES = (
    ("ix_accounts_rest", "accounts", ["telegram_id"], "rest IS NOT NULL"),
    ("ix_people_branch_id", "people", ["branch_id"], None),
    ("ix_attendances_person_id", "attendances", ["person_id"], None),
    ("ix_leaves_activity_id", "leaves", ["activity_id"], None),
    ("ix_leaves_person_id", "leaves", ["person_id"], None),
    ("ix_makeups_person_id", "makeups", ["person_id"], None),
    ("ix_materials_file", "materials", ["branch_id", "sha256"], None),
    ("ix_deliveries_kind", "deliveries", ["branch_id", "kind"], None),
    ("ix_duties_open", "duties", ["branch_id"], "done_at IS NULL"),
    ("ix_duties_failing", "duties", ["next_at"], "failures > 0"),
    ("ix_activities_ballot", "activities", ["branch_id"], "ballot_closes_at IS NOT NULL AND ballot_closed_at IS NULL"),
)


def upgrade() -> None:
    for name, table, columns, rows in INDEXES:
        where = sa.text(rows) if rows else None
        op.create_index(name, table, columns, sqlite_where=where, postgresql_where=where)


def downgrade() -> None:
    for name, table, _columns, _rows in INDEXES:
        op.drop_index(name, table_name=table)

"""Terms tell when they were entered if that was later than they took effect, why they ended and where the person went.

Groups (党小组) have terms, too, and the roll keeps the group.
"""

import sqlalchemy as sa
from alembic import op

from bot.storage.tables.base import UTCDateTime

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

PRESENT = sa.text("to_at IS NULL")
COLUMNS = (
    ("recorded_at", UTCDateTime()),
    ("end_recorded_at", UTCDateTime()),
    ("cause", sa.String(length=20)),
    ("other_branch", sa.String(length=100)),
)


def upgrade() -> None:
    for name, kind in COLUMNS:
        op.add_column("memberships", sa.Column(name, kind, nullable=True))
    op.add_column("activity_roll", sa.Column("group_name", sa.String(length=20), nullable=True))
    op.create_table(
        "group_terms",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=20), nullable=False),
        sa.Column("from_at", UTCDateTime(timezone=True), nullable=False),
        sa.Column("to_at", UTCDateTime(timezone=True), nullable=True),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_group_terms_by_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_group_terms_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_terms")),
    )
    op.create_index("ix_group_terms_person_id", "group_terms", ["person_id"])
    op.create_index(
        "uq_group_terms_present", "group_terms", ["person_id"], unique=True, sqlite_where=PRESENT,
        postgresql_where=PRESENT,
    )  # fmt: skip


def downgrade() -> None:
    op.drop_table("group_terms")
    op.drop_column("activity_roll", "group_name")
    for name, _kind in reversed(COLUMNS):
        op.drop_column("memberships", name)

"""Check-ins that no longer count stay in the table, beside a later check-in of the same person.

Revision ID: 0007
Revises: 0006
"""

import sqlalchemy as sa
from alembic import op

from bot.storage.tables.base import UTCDateTime

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

LIVE = sa.text("voided_at IS NULL")


def upgrade() -> None:
    with op.batch_alter_table("attendances") as batch_op:
        batch_op.add_column(sa.Column("voided_at", UTCDateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("voided_by", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("void_cause", sa.String(length=10), nullable=True))
        batch_op.add_column(sa.Column("void_reason", sa.Text(), nullable=True))
        batch_op.create_foreign_key(op.f("fk_attendances_voided_by"), "people", ["voided_by"], ["id"])
        batch_op.drop_constraint(op.f("uq_attendances_activity_id_person_id"), type_="unique")
    op.create_index(
        "uq_attendances_live", "attendances", ["activity_id", "person_id"], unique=True,
        sqlite_where=LIVE, postgresql_where=LIVE,
    )  # fmt: skip
    op.create_index(op.f("ix_attendances_activity_id"), "attendances", ["activity_id"])


def downgrade() -> None:
    op.execute("DELETE FROM attendances WHERE voided_at IS NOT NULL")
    op.drop_index(op.f("ix_attendances_activity_id"), "attendances")
    op.drop_index("uq_attendances_live", "attendances")
    with op.batch_alter_table("attendances") as batch_op:
        batch_op.create_unique_constraint(op.f("uq_attendances_activity_id_person_id"), ["activity_id", "person_id"])
        batch_op.drop_constraint(op.f("fk_attendances_voided_by"), type_="foreignkey")
        for column in ("void_reason", "void_cause", "voided_by", "voided_at"):
            batch_op.drop_column(column)

"""Every text of a yearly plan is kept; the present text of each plan becomes its first revision.

Revision ID: 0008
Revises: 0007
"""

import sqlalchemy as sa
from alembic import op

from bot.storage.tables.base import UTCDateTime

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

PLANS = sa.table(
    "plans", sa.column("id"), sa.column("title"), sa.column("imported_at", UTCDateTime()), sa.column("imported_by")
)
THEMES = sa.table("themes", sa.column("plan_id"), sa.column("month"), sa.column("form"), sa.column("content"))


def upgrade() -> None:
    revisions = op.create_table(
        "plan_revisions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("rows", sa.JSON(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("imported_at", UTCDateTime(timezone=True), nullable=False),
        sa.Column("imported_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["imported_by"], ["people.id"], name=op.f("fk_plan_revisions_imported_by")),
        sa.ForeignKeyConstraint(["plan_id"], ["plans.id"], name=op.f("fk_plan_revisions_plan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_revisions")),
        sa.UniqueConstraint("plan_id", "number", name=op.f("uq_plan_revisions_plan_id_number")),
    )
    connection = op.get_bind()
    for plan in connection.execute(sa.select(PLANS).order_by(PLANS.c.id)).all():
        themes = sa.select(THEMES.c.month, THEMES.c.form, THEMES.c.content).where(THEMES.c.plan_id == plan.id)
        rows = [list(row) for row in connection.execute(themes.order_by(THEMES.c.month)).all()]
        first = {"plan_id": plan.id, "number": 1, "title": plan.title, "rows": rows, "reason": None}
        op.bulk_insert(revisions, [first | {"imported_at": plan.imported_at, "imported_by": plan.imported_by}])


def downgrade() -> None:
    op.drop_table("plan_revisions")

"""The changes of settings are recorded, and an announced activity keeps all figures of its branch.

A setting that changes later leaves it alone. Until now an activity kept four figures, from its end on.
"""

import sqlalchemy as sa
from alembic import op

from bot.storage import append_only
from bot.storage.tables.base import UTCDateTime

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

DAY, HOUR, MINUTE = 86400.0, 3600.0, 60.0
DEFAULTS = {
    "notice": 5 * DAY, "forecast": 3 * DAY, "reminder": DAY, "opens_before": 30 * MINUTE,
    "kept_before_opening": 30 * MINUTE, "late_after": 15 * MINUTE, "ends_by_itself_after": 30 * MINUTE,
    "extension": 30 * MINUTE, "half_day_hours": 3.5, "present_share": 0.8, "ballot_open": 24 * HOUR,
    "ballot_reminders": [2 * HOUR, 20 * HOUR], "satisfied_share": 0.6, "low_results": 3, "contact": 2 * DAY,
    "makeup": 7 * DAY, "makeup_nudges": [DAY, 3 * DAY, 6 * DAY], "month_warnings": [20, 25],
    "change_filed_by": "18:00", "quiet_from": "22:00", "quiet_until": "08:00", "morning": "09:00",
    "overdue_again": 7 * DAY,
}  # fmt: skip
BRANCHES = sa.table("branches", sa.column("id"), sa.column("overrides", sa.JSON()))
ACTIVITIES = sa.table(
    "activities", sa.column("id"), sa.column("branch_id"), sa.column("announced_at"), sa.column("ended_at"),
    sa.column("figures", sa.JSON(none_as_null=True)),
)  # fmt: skip


def upgrade() -> None:
    op.create_table(
        "setting_changes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("branch_id", sa.Integer(), nullable=False),
        sa.Column("figure", sa.String(length=30), nullable=False),
        sa.Column("old", sa.JSON(), nullable=False),
        sa.Column("new", sa.JSON(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("undoes_id", sa.Integer(), nullable=True),
        sa.Column("at", UTCDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name=op.f("fk_setting_changes_branch_id")),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_setting_changes_by_id")),
        sa.ForeignKeyConstraint(["undoes_id"], ["setting_changes.id"], name=op.f("fk_setting_changes_undoes_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_setting_changes")),
    )
    op.create_index(op.f("ix_setting_changes_branch_id"), "setting_changes", ["branch_id"])
    append_only.protect(op.get_bind(), "setting_changes", "UPDATE", "DELETE")
    _keep_figures()


def _keep_figures() -> None:
    connection = op.get_bind()
    overrides = dict(connection.execute(sa.select(BRANCHES.c.id, BRANCHES.c.overrides)).all())
    kept = sa.or_(ACTIVITIES.c.announced_at.is_not(None), ACTIVITIES.c.ended_at.is_not(None))
    for activity in connection.execute(sa.select(ACTIVITIES).where(kept).order_by(ACTIVITIES.c.id)).all():
        changed = {name: value for name, value in (overrides[activity.branch_id] or {}).items() if name in DEFAULTS}
        figures = DEFAULTS | changed | (activity.figures or {})
        connection.execute(sa.update(ACTIVITIES).where(ACTIVITIES.c.id == activity.id).values(figures=figures))


def downgrade() -> None:
    connection = op.get_bind()
    unfinished = sa.update(ACTIVITIES).where(ACTIVITIES.c.ended_at.is_(None))
    connection.execute(unfinished.values(figures=sa.null()))
    append_only.release(connection, "setting_changes", "UPDATE", "DELETE")
    op.drop_table("setting_changes")

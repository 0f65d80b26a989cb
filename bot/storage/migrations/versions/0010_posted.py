"""When the notice reached the group, which may be later than its promise, or never.

A notice whose delivery is kept was posted when that was sent; one without a delivery counts from its announcement. If
the start moved after the announcement, the last notice of a move counts, because it told the date that stands.
"""

from datetime import timedelta

import sqlalchemy as sa
from alembic import op

import bot.storage.tables.base

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

NOTICE = timedelta(days=5)
POSTED = """
UPDATE activities SET posted_at = CASE
    WHEN EXISTS (SELECT 1 FROM deliveries WHERE deliveries.activity_id = activities.id AND deliveries.kind = 'notice')
    THEN (SELECT MIN(sent_at) FROM deliveries WHERE deliveries.activity_id = activities.id
          AND deliveries.kind = 'notice')
    ELSE announced_at END
WHERE announced_at IS NOT NULL
"""


def upgrade() -> None:
    with op.batch_alter_table("activities", schema=None) as batch_op:
        batch_op.add_column(sa.Column("posted_at", bot.storage.tables.base.UTCDateTime(timezone=True), nullable=True))
    op.execute(POSTED)
    _count_from_moves()
    _owe_postings()


def _count_from_moves() -> None:
    instant = bot.storage.tables.base.UTCDateTime(timezone=True)
    activities = sa.table("activities", sa.column("id", sa.Integer), sa.column("posted_at", instant))
    deliveries = sa.table(
        "deliveries", sa.column("id", sa.Integer), sa.column("kind", sa.String), sa.column("activity_id", sa.Integer),
        sa.column("args", sa.JSON), sa.column("sent_at", instant),
    )  # fmt: skip
    query = sa.select(deliveries.c.activity_id, deliveries.c.args, deliveries.c.sent_at)
    for activity, args, sent_at in (
        op.get_bind().execute(query.where(deliveries.c.kind == "change-notice").order_by(deliveries.c.id)).all()
    ):
        if "starts_at" in args.get("changed", {}):
            op.execute(sa.update(activities).where(activities.c.id == activity).values(posted_at=sent_at))


def _owe_postings() -> None:
    """Owe the notices of coming activities that the group does not have, as the bot does from this version on."""
    instant = bot.storage.tables.base.UTCDateTime(timezone=True)
    columns = {"starts_at": instant, "announced_at": instant, "posted_at": instant, "opened_at": instant,
               "ended_at": instant}  # fmt: skip
    activities = sa.table(
        "activities", sa.column("id", sa.Integer), sa.column("branch_id", sa.Integer),
        *(sa.column(name, kind) for name, kind in columns.items()),
    )  # fmt: skip
    duties = sa.table(
        "duties", *(sa.column(name, sa.String) for name in ("key", "kind", "owner")),
        *(sa.column(name, sa.Integer) for name in ("branch_id", "activity_id", "failures")),
        *(sa.column(name, instant) for name in ("due_at", "next_at")),
    )  # fmt: skip
    missing = activities.c.announced_at.is_not(None), activities.c.starts_at.is_not(None)
    coming = (activities.c[name].is_(None) for name in ("posted_at", "opened_at", "ended_at"))
    query = sa.select(activities.c.id, activities.c.branch_id, activities.c.starts_at).where(*missing, *coming)
    rows = [
        {"key": f"posting:a{number}:0:", "kind": "posting", "owner": "secretary", "branch_id": branch,
         "activity_id": number, "failures": 0, "due_at": starts - NOTICE, "next_at": starts - NOTICE}
        for number, branch, starts in op.get_bind().execute(query).all()
    ]  # fmt: skip
    op.bulk_insert(duties, rows)


def downgrade() -> None:
    with op.batch_alter_table("activities", schema=None) as batch_op:
        batch_op.drop_column("posted_at")

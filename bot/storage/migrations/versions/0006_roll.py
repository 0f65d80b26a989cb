"""The roll of each activity, fixed at its end, with corrections and the figures in force.

Activities that have ended get their roll from the terms, check-ins and approved leave. A check-in that was recorded by
hand after the end carried a time within the activity; it gets the time of its entry, and is a correction.

Revision ID: 0006
Revises: 0005
"""

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from alembic import op

from bot.storage.tables.base import UTCDateTime

if TYPE_CHECKING:
    from datetime import datetime

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

DEFAULTS = {"notice": 432000.0, "half_day_hours": 3.5, "present_share": 0.8, "satisfied_share": 0.6}
COUNTED = ("full", "probationary")
BRANCHES = sa.table("branches", sa.column("id"), sa.column("overrides", sa.JSON()))
ACTIVITIES = sa.table(
    "activities", sa.column("id"), sa.column("branch_id"), sa.column("starts_at", UTCDateTime()),
    sa.column("ended_at", UTCDateTime()), sa.column("figures", sa.JSON()),
)  # fmt: skip
ATTENDANCES = sa.table(
    "attendances", sa.column("id"), sa.column("activity_id"), sa.column("person_id"), sa.column("at", UTCDateTime()),
    sa.column("how"), sa.column("by_id"),
)  # fmt: skip
LEAVES = sa.table(
    "leaves", sa.column("activity_id"), sa.column("person_id"), sa.column("state"),
    sa.column("asked_at", UTCDateTime()), sa.column("decided_at", UTCDateTime()), sa.column("decided_by"),
)  # fmt: skip
MEMBERSHIPS = sa.table(
    "memberships", sa.column("person_id"), sa.column("branch_id"), sa.column("kind"),
    sa.column("from_at", UTCDateTime()), sa.column("to_at", UTCDateTime()),
)  # fmt: skip
EVENTS = sa.table(
    "events", sa.column("activity_id"), sa.column("person_id"), sa.column("kind"), sa.column("at", UTCDateTime())
)


def upgrade() -> None:
    roll, corrections = _create_tables()
    op.add_column("activities", sa.Column("figures", sa.JSON(), nullable=True))
    connection = op.get_bind()
    overrides = dict(connection.execute(sa.select(BRANCHES.c.id, BRANCHES.c.overrides)).all())
    ended = sa.select(ACTIVITIES).where(ACTIVITIES.c.ended_at.is_not(None)).order_by(ACTIVITIES.c.id)
    for activity in connection.execute(ended).all():
        changed = {name: value for name, value in (overrides[activity.branch_id] or {}).items() if name in DEFAULTS}
        connection.execute(
            sa.update(ACTIVITIES).where(ACTIVITIES.c.id == activity.id).values(figures=DEFAULTS | changed)
        )
        _write_roll(connection, activity, roll, corrections)


def downgrade() -> None:
    op.drop_table("corrections")
    op.drop_table("activity_roll")
    op.drop_column("activities", "figures")


def _create_tables() -> tuple[sa.Table, sa.Table]:
    roll = op.create_table(
        "activity_roll",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("activity_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("guest_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("counted", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("how", sa.String(length=10), nullable=True),
        sa.Column("at", UTCDateTime(timezone=True), nullable=True),
        sa.Column("recorded_at", UTCDateTime(timezone=True), nullable=False),
        sa.CheckConstraint("(person_id IS NULL) <> (guest_id IS NULL)", name=op.f("ck_activity_roll_one")),
        sa.ForeignKeyConstraint(["activity_id"], ["activities.id"], name=op.f("fk_activity_roll_activity_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_activity_roll_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activity_roll")),
        sa.UniqueConstraint("activity_id", "person_id", name=op.f("uq_activity_roll_activity_id_person_id")),
    )
    op.create_index(op.f("ix_activity_roll_person_id"), "activity_roll", ["person_id"])
    corrections = op.create_table(
        "corrections",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("field", sa.String(length=20), nullable=False),
        sa.Column("old", sa.String(length=20), nullable=False),
        sa.Column("new", sa.String(length=20), nullable=False),
        sa.Column("at", UTCDateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_corrections_by_id")),
        sa.ForeignKeyConstraint(["entry_id"], ["activity_roll.id"], name=op.f("fk_corrections_entry_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_corrections")),
    )
    op.create_index(op.f("ix_corrections_entry_id"), "corrections", ["entry_id"])
    return roll, corrections


def _write_roll(connection: sa.Connection, activity: sa.Row[Any], roll: sa.Table, corrections: sa.Table) -> None:
    start, end = activity.starts_at or activity.ended_at, activity.ended_at
    by_hand = dict(
        connection.execute(
            sa.select(EVENTS.c.person_id, EVENTS.c.at).where(
                EVENTS.c.activity_id == activity.id, EVENTS.c.kind == "hand-check-in", EVENTS.c.at > end
            )
        ).all()
    )
    arrivals = {
        row.person_id: row
        for row in connection.execute(sa.select(ATTENDANCES).where(ATTENDANCES.c.activity_id == activity.id))
    }
    on_leave = {
        row.person_id: row
        for row in connection.execute(
            sa.select(LEAVES).where(LEAVES.c.activity_id == activity.id, LEAVES.c.state == "approved")
        )
    }
    belonged = sa.select(MEMBERSHIPS.c.person_id, MEMBERSHIPS.c.kind).where(
        MEMBERSHIPS.c.branch_id == activity.branch_id,
        MEMBERSHIPS.c.from_at <= start,
        sa.or_(MEMBERSHIPS.c.to_at.is_(None), MEMBERSHIPS.c.to_at > start),
    )
    for person_id, kind in connection.execute(belonged.order_by(MEMBERSHIPS.c.person_id)).all():
        arrival, leave = arrivals.get(person_id), on_leave.get(person_id)
        changes: list[tuple[str, datetime, int | None]] = []
        if arrival is not None and arrival.how == "hand" and person_id in by_hand:
            changes.append(("present", by_hand[person_id], arrival.by_id))
            connection.execute(
                sa.update(ATTENDANCES).where(ATTENDANCES.c.id == arrival.id).values(at=by_hand[person_id])
            )
            arrival = None
        if leave is not None and leave.asked_at >= start and leave.decided_at is not None and leave.decided_at > end:
            changes.append(("leave", leave.decided_at, leave.decided_by))
            leave = None
        state = "present" if arrival else "leave" if leave else "absent"
        entry = connection.execute(
            sa.insert(roll).values(
                activity_id=activity.id, person_id=person_id, kind=kind, counted=kind in COUNTED, state=state,
                how=arrival.how if arrival else None, at=arrival.at if arrival else None, recorded_at=end,
            )
        ).inserted_primary_key  # fmt: skip
        assert entry is not None
        for new, at, by_id in changes:
            connection.execute(
                sa.insert(corrections).values(entry_id=entry[0], field="state", old=state, new=new, at=at, by_id=by_id)
            )
            state = new

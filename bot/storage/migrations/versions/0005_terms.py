"""Terms of membership and office in place of the present kind and offices, rebuilt from the timeline.

The events `person-changed` and `person-left` hold the old values. Where they do not explain what the roster says, the
term is marked as presumed (推定).

Revision ID: 0005
Revises: 0004
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

from bot.storage.tables.base import UTCDateTime

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

PEOPLE = sa.table(
    "people", sa.column("id"), sa.column("branch_id"), sa.column("name"), sa.column("kind"),
    sa.column("added_at", UTCDateTime()), sa.column("left_at", UTCDateTime()),
)  # fmt: skip
OFFICES = sa.table("offices", sa.column("person_id"), sa.column("office"))
EVENTS = sa.table(
    "events", sa.column("id"), sa.column("branch_id"), sa.column("person_id"), sa.column("kind"),
    sa.column("at", UTCDateTime()), sa.column("detail", sa.JSON()),
)  # fmt: skip
Step = tuple[datetime, str, set[str], bool]  # from, kind, offices, presumed
Rows = Sequence[sa.Row[Any]]
PRESENT = sa.text("to_at IS NULL")


def upgrade() -> None:
    memberships, office_terms = _create_tables()
    found = sa.select(EVENTS).where(
        EVENTS.c.kind.in_(("person-added", "person-changed", "person-left", "person-renamed"))
    )
    events = defaultdict(list)
    for event in op.get_bind().execute(found.order_by(EVENTS.c.at, EVENTS.c.id)):
        events[event.person_id].append(event)
    held = defaultdict(set)
    for person_id, office in op.get_bind().execute(sa.select(OFFICES)):
        held[person_id].add(office)
    for person in op.get_bind().execute(sa.select(PEOPLE).order_by(PEOPLE.c.id)).all():
        steps = _steps(person, events[person.id], held[person.id])
        proven = _was_added_so(person, steps[0], events)
        op.bulk_insert(memberships, _memberships(person, steps, proven))
        op.bulk_insert(office_terms, _office_terms(person, steps, proven))
    op.drop_table("offices")
    op.drop_column("people", "kind")


def downgrade() -> None:
    op.create_table(
        "offices",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("office", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_offices_person_id")),
        sa.PrimaryKeyConstraint("person_id", "office", name=op.f("pk_offices")),
    )
    op.execute("INSERT INTO offices SELECT person_id, office FROM office_terms WHERE to_at IS NULL")
    with op.batch_alter_table("people") as batch_op:
        batch_op.add_column(sa.Column("kind", sa.String(length=20), nullable=False, server_default="full"))
    op.execute(
        "UPDATE people SET kind = (SELECT m.kind FROM memberships m WHERE m.person_id = people.id "
        "ORDER BY m.from_at DESC, m.id DESC LIMIT 1)"
    )
    op.drop_table("office_terms")
    op.drop_table("memberships")


def _create_tables() -> tuple[sa.Table, sa.Table]:
    memberships = op.create_table(
        "memberships",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("branch_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("from_at", UTCDateTime(), nullable=False),
        sa.Column("to_at", UTCDateTime(), nullable=True),
        sa.Column("presumed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name=op.f("fk_memberships_branch_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_memberships_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_memberships")),
    )
    op.create_index("ix_memberships_person_id", "memberships", ["person_id", "from_at"])
    op.create_index("ix_memberships_branch_id", "memberships", ["branch_id"])
    op.create_index(
        "uq_memberships_present",
        "memberships",
        ["person_id"],
        unique=True,
        sqlite_where=PRESENT,
        postgresql_where=PRESENT,
    )
    office_terms = op.create_table(
        "office_terms",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("office", sa.String(length=20), nullable=False),
        sa.Column("from_at", UTCDateTime(), nullable=False),
        sa.Column("to_at", UTCDateTime(), nullable=True),
        sa.Column("presumed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_office_terms_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_office_terms")),
    )
    op.create_index(
        "uq_office_terms_present",
        "office_terms",
        ["person_id", "office"],
        unique=True,
        sqlite_where=PRESENT,
        postgresql_where=PRESENT,
    )
    return memberships, office_terms


def _steps(person: sa.Row[Any], events: Rows, held: set[str]) -> list[Step]:
    """Return the steps of a person in order: what the timeline says, and the roster at the end."""
    changes = [
        (event.at, *event.detail["old"], *event.detail["new"]) for event in events if event.kind == "person-changed"
    ]
    left = next((event.detail for event in reversed(events) if event.kind == "person-left"), None)
    last_kind, last_offices = (person.kind, sorted(held)) if left is None else (left["kind_was"], left["offices"])
    first = changes[0][1:3] if changes else (last_kind, last_offices)
    steps = [(person.added_at, first[0], set(first[1]), False)]
    for at, old_kind, old_offices, new_kind, new_offices in changes:
        if (old_kind, set(old_offices)) != steps[-1][1:3]:  # a change that no event tells
            steps[-1] = (steps[-1][0], old_kind, set(old_offices), True)
        steps.append((max(at, steps[-1][0]), new_kind, set(new_offices), False))
    if (last_kind, set(last_offices)) != steps[-1][1:3]:
        steps[-1] = (steps[-1][0], last_kind, set(last_offices), True)
    return steps


def _was_added_so(person: sa.Row[Any], first: Step, events: Mapping[int | None, Rows]) -> bool:
    """True if an event tells that the person was added with this kind and these offices."""
    names = {person.name, *(event.detail["old"] for event in events[person.id] if event.kind == "person-renamed")}
    return any(
        event.kind == "person-added"
        and event.branch_id == person.branch_id
        and event.at == person.added_at
        and event.detail["name"] in names
        and event.detail["member_kind"] == first[1]
        for event in events[None]
    )


def _memberships(person: sa.Row[Any], steps: list[Step], proven: bool) -> list[dict[str, Any]]:
    kept = [step for number, step in enumerate(steps) if not number or step[1] != steps[number - 1][1]]
    ends = [step[0] for step in kept[1:]] + [person.left_at]
    return [
        {"person_id": person.id, "branch_id": person.branch_id, "kind": kind, "from_at": begins, "to_at": end,
         "presumed": presumed or (not number and not proven)}
        for number, ((begins, kind, _offices, presumed), end) in enumerate(zip(kept, ends, strict=True))
    ]  # fmt: skip


def _office_terms(person: sa.Row[Any], steps: list[Step], proven: bool) -> list[dict[str, Any]]:
    terms: list[tuple[str, datetime, datetime | None, bool]] = []
    begun: dict[str, tuple[datetime, bool]] = {}
    ends = [step[0] for step in steps[1:]] + [person.left_at]
    for number, ((begins, _kind, offices, presumed), end) in enumerate(zip(steps, ends, strict=True)):
        for office in offices:
            begun.setdefault(office, (begins, presumed or (not number and not proven)))
        following = steps[number + 1][2] if number + 1 < len(steps) else (offices if end is None else set())
        for office in sorted(offices - following):
            since, doubtful = begun.pop(office)
            terms.append((office, since, end, doubtful))
    terms += [(office, since, None, doubtful) for office, (since, doubtful) in begun.items()]
    return [
        {"person_id": person.id, "office": office, "from_at": since, "to_at": end, "presumed": doubtful}
        for office, since, end, doubtful in terms
    ]

"""Events that refuse change, one hash chain a branch, with personal words in a table of their own.

Revision ID: 0011
Revises: 0010
"""

import secrets
from typing import Any

import sqlalchemy as sa
from alembic import op

from bot.storage import append_only, event_chain
from bot.storage.tables.base import UTCDateTime

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

ADDED: dict[str, sa.types.TypeEngine[Any]] = {
    "number": sa.Integer(), "words_hash": sa.String(length=64), "previous": sa.String(length=64),
    "hash": sa.String(length=64),
}  # fmt: skip
REQUIRED = ("number", "previous", "hash")

EVENTS = sa.table(
    "events",
    *(sa.column(name, sa.Integer()) for name in ("id", "branch_id", "activity_id", "person_id", "by_id")),
    sa.column("kind", sa.String()),
    sa.column("at", UTCDateTime()),
    sa.column("detail", sa.JSON()),
    *(sa.column(name, kind) for name, kind in ADDED.items()),
)
WORDS = sa.table(
    "event_words", sa.column("event_id", sa.Integer()), sa.column("words", sa.JSON()), sa.column("salt", sa.String())
)


def upgrade() -> None:
    connection = op.get_bind()
    op.create_table(
        "event_words",
        sa.Column("event_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("words", sa.JSON(), nullable=False),
        sa.Column("salt", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("event_id", name=op.f("pk_event_words")),
    )
    for name, kind in ADDED.items():
        op.add_column("events", sa.Column(name, kind, nullable=True))
    for branch_id in connection.execute(sa.select(EVENTS.c.branch_id).distinct()).scalars().all():
        _chain(connection, branch_id)
    with op.batch_alter_table("events", schema=None) as batch_op:
        for name in REQUIRED:
            batch_op.alter_column(name, existing_type=ADDED[name], nullable=False)
        batch_op.create_unique_constraint(op.f("uq_events_branch_id_number"), ["branch_id", "number"])
    # Only now: SQLite cannot copy a table that rows of another refer to.
    with op.batch_alter_table("event_words", schema=None) as batch_op:
        batch_op.create_foreign_key(op.f("fk_event_words_event_id"), "events", ["event_id"], ["id"])
    append_only.protect(connection, "events", "UPDATE", "DELETE")
    append_only.protect(connection, "event_words", "UPDATE")


def _chain(connection: sa.Connection, branch_id: int) -> None:
    """Part the personal words from a branch's events, and number and chain the events in the order of their ids."""
    rows: list[dict[str, Any]] = []
    kept: list[dict[str, Any]] = []
    previous = event_chain.START
    query = sa.select(EVENTS).where(EVENTS.c.branch_id == branch_id).order_by(EVENTS.c.id)
    for number, found in enumerate(connection.execute(query).mappings(), 1):
        plain, words = event_chain.part(found["kind"], found["detail"])
        salt = secrets.token_hex(16)
        words_hash = event_chain.hash_of_words(words, salt) if words else None
        row = {**found, "number": number, "detail": plain, "words_hash": words_hash, "previous": previous}
        previous = row["hash"] = event_chain.hash_of(row)
        rows.append({"event": row["id"], "detail": plain, **{name: row[name] for name in ADDED}})
        if words:
            kept.append({"event_id": row["id"], "words": words, "salt": salt})
    connection.execute(sa.update(EVENTS).where(EVENTS.c.id == sa.bindparam("event")), rows)
    if kept:
        connection.execute(sa.insert(WORDS), kept)


def downgrade() -> None:
    connection = op.get_bind()
    append_only.release(connection, "event_words", "UPDATE")
    append_only.release(connection, "events", "UPDATE", "DELETE")
    query = sa.select(EVENTS.c.id, EVENTS.c.detail, WORDS.c.words).join_from(
        EVENTS, WORDS, WORDS.c.event_id == EVENTS.c.id
    )
    for id_, plain, words in connection.execute(query).all():
        nested = {key: plain[key] | value for key, value in words.items() if isinstance(plain.get(key), dict)}
        joined = plain | words | nested
        connection.execute(sa.update(EVENTS).where(EVENTS.c.id == id_).values(detail=joined))
    op.drop_table("event_words")
    with op.batch_alter_table("events", schema=None) as batch_op:
        batch_op.drop_constraint(op.f("uq_events_branch_id_number"), type_="unique")
        for name in ADDED:
            batch_op.drop_column(name)

"""An open ballot is one sealed value for each group of raters, whose key is outside the database.

The ballots that are open now are sealed. Without a folder for keys their votes cannot be kept: the next start of the bot
asks the voters again, as it does for those that have no vote yet.
"""

import secrets
from collections import defaultdict

import sqlalchemy as sa
from alembic import context, op

from bot.storage.ballot_keys import BallotKeys, fingerprint_of
from bot.storage.sealing import seal

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

OPEN = "activity_id IN (SELECT id FROM activities WHERE ballot_closes_at IS NOT NULL AND ballot_closed_at IS NULL)"
OLD = ("ballot_receipts", "ballot_counts", "ballot_comments")
LEVELS = range(1, 5)


def upgrade() -> None:
    op.create_table(
        "sealed_ballots",
        sa.Column("activity_id", sa.Integer(), nullable=False),
        sa.Column("raters", sa.String(length=10), nullable=False),
        sa.Column("fingerprint", sa.String(length=32), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["activity_id"], ["activities.id"], name=op.f("fk_sealed_ballots_activity_id")),
        sa.PrimaryKeyConstraint("activity_id", "raters", name=op.f("pk_sealed_ballots")),
    )
    keys = context.config.attributes.get("ballot_keys")
    connection = op.get_bind()
    if keys is None:
        connection.execute(sa.text(f"DELETE FROM ballot_receipts WHERE {OPEN}"))  # noqa: S608 - ours
    else:
        _seal(connection, keys)
        if connection.execute(sa.text("SELECT count(*) FROM ballot_receipts")).scalar_one():
            keys.owe_rewriting(owed=True)
    for table in ("ballot_counts", "ballot_comments"):
        connection.execute(sa.text(f"DELETE FROM {table} WHERE {OPEN}"))  # noqa: S608 - ours


def downgrade() -> None:
    op.drop_table("sealed_ballots")


def _seal(connection: sa.Connection, keys: BallotKeys) -> None:
    counts: dict[int, dict[str, list[list[int]]]] = defaultdict(lambda: {"members": _none(), "guests": _none()})
    for activity_id, raters, dimension, level, count in connection.execute(
        sa.text(f"SELECT activity_id, raters, dimension, level, count FROM ballot_counts WHERE {OPEN}")  # noqa: S608 - ours
    ):
        counts[activity_id][raters][dimension - 1][level - 1] = count
    comments: dict[int, list[str]] = defaultdict(list)
    for activity_id, text in connection.execute(
        sa.text(f"SELECT activity_id, text FROM ballot_comments WHERE {OPEN}")  # noqa: S608 - ours
    ):
        comments[activity_id].append(text)
    rows = []
    for activity_id, groups in counts.items():
        key = keys.create(activity_id)
        fingerprint = fingerprint_of(key)
        # Until now comments were not kept by group: they go to the larger one.
        larger = max(groups, key=lambda raters: sum(groups[raters][0]))
        for raters, counted in groups.items():
            said = comments[activity_id] if raters == larger else []
            secrets.SystemRandom().shuffle(said)
            value = {"counts": counted, "comments": said}
            rows.append(
                {
                    "activity_id": activity_id,
                    "raters": raters,
                    "fingerprint": fingerprint,
                    "sealed": seal(key, value, (activity_id, raters, fingerprint)),
                }
            )
    if rows:
        table = sa.table("sealed_ballots", *map(sa.column, ("activity_id", "raters", "fingerprint", "sealed")))
        connection.execute(table.insert(), rows)


def _none() -> list[list[int]]:
    return [[0] * len(LEVELS) for _dimension in range(4)]

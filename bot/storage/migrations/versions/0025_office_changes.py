"""Changes of offices that officers may contest, the operator's invitations, and what officers see of a claimant.

The founder of a branch loses all powers for good once a keeper of its roster has been bound to an account. The
card `认领身份` gets a link that expires.
"""

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

from bot.storage.tables.base import UTCDateTime

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

KEPT = """
UPDATE branches SET founder_until = :now WHERE id IN (
    SELECT people.branch_id FROM people JOIN office_terms ON office_terms.person_id = people.id
    WHERE office_terms.office IN ('secretary', 'deputy', 'organisation') AND (
        people.account_id IS NOT NULL OR people.id IN (SELECT person_id FROM claims WHERE accepted)
    )
)
"""


LINKED = """
INSERT INTO duties (key, kind, branch_id, owner, due_at, next_at, failures)
SELECT 'claim-link:b' || branch_id || ':0:', 'claim-link', branch_id, 'organisation', :now, :now, 0
FROM deliveries WHERE kind = 'claim-card' GROUP BY branch_id
"""


def upgrade() -> None:
    instant = UTCDateTime(timezone=True)
    op.add_column("branches", sa.Column("founder_until", instant, nullable=True))
    op.add_column("branches", sa.Column("admitted_at", instant, nullable=True))
    op.add_column("accounts", sa.Column("username", sa.String(length=32), nullable=True))
    op.create_index("ix_claims_account_id", "claims", ["account_id", "claimed_at"])
    op.create_table(
        "group_joins",
        sa.Column("branch_id", sa.Integer(), nullable=False),
        sa.Column("telegram_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("joined_at", instant, nullable=False),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name=op.f("fk_group_joins_branch_id")),
        sa.PrimaryKeyConstraint("branch_id", "telegram_id", name=op.f("pk_group_joins")),
    )
    op.create_table(
        "invitations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("made_at", instant, nullable=False),
        sa.Column("expires_at", instant, nullable=False),
        sa.Column("used_at", instant, nullable=True),
        sa.Column("used_by", sa.BigInteger(), nullable=True),
        sa.Column("branch_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_invitations_person_id")),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name=op.f("fk_invitations_branch_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitations")),
        sa.UniqueConstraint("digest", name=op.f("uq_invitations_digest")),
    )
    _create_office_changes(instant)
    connection, now = op.get_bind(), datetime.now(UTC)
    for statement in (KEPT, LINKED):
        connection.execute(sa.text(statement).bindparams(sa.bindparam("now", now, instant)))


def _create_office_changes(instant: UTCDateTime) -> None:
    people = ("person_id", "predecessor_id", "asked_by_id", "agreed_by_id", "objected_by_id", "displaced_id",
              "decided_by_id")  # fmt: skip
    op.create_table(
        "office_changes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("branch_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("predecessor_id", sa.Integer(), nullable=True),
        sa.Column("account_id", sa.BigInteger(), nullable=True),
        sa.Column("gained", sa.String(length=60), nullable=False),
        sa.Column("lost", sa.String(length=60), nullable=False),
        sa.Column("detail", sa.JSON(), nullable=False),
        sa.Column("asked_by_id", sa.Integer(), nullable=True),
        sa.Column("asked_at", instant, nullable=False),
        sa.Column("agreed_by_id", sa.Integer(), nullable=True),
        sa.Column("made_at", instant, nullable=True),
        sa.Column("told_at", instant, nullable=True),
        sa.Column("objected_by_id", sa.Integer(), nullable=True),
        sa.Column("objected_at", instant, nullable=True),
        sa.Column("displaced_id", sa.Integer(), nullable=True),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.Column("decided_at", instant, nullable=True),
        sa.Column("outcome", sa.String(length=10), nullable=True),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name=op.f("fk_office_changes_branch_id")),
        *[sa.ForeignKeyConstraint([name], ["people.id"], name=op.f(f"fk_office_changes_{name}")) for name in people],
        sa.PrimaryKeyConstraint("id", name=op.f("pk_office_changes")),
    )
    op.create_index("ix_office_changes_branch_id", "office_changes", ["branch_id", "asked_at"])


def downgrade() -> None:
    # The version before knows neither these duties nor these messages.
    op.execute("DELETE FROM duties WHERE kind IN ('claim-link', 'office-change')")
    op.execute("DELETE FROM deliveries WHERE kind IN ('office-change', 'office-change-own', 'office-consent')")
    for table in ("office_changes", "invitations", "group_joins"):
        op.drop_table(table)
    op.drop_index("ix_claims_account_id", "claims")
    op.drop_column("accounts", "username")
    op.drop_column("branches", "admitted_at")
    op.drop_column("branches", "founder_until")

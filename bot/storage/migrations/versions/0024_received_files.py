"""The number and size of the files that each account sends on a day."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

INDEXES = (
    ("ix_accounts_awaiting", "accounts", "awaiting"),
    ("ix_leaves_material_id", "leaves", "material_id"),
    ("ix_makeups_material_id", "makeups", "material_id"),
)
"""The indexes that the hourly clean-up needs."""


def upgrade() -> None:
    op.create_table(
        "received_files",
        sa.Column("account_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("files", sa.Integer(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("account_id", "day", name=op.f("pk_received_files")),
    )
    for name, table, column in INDEXES:
        where = sa.text(f"{column} IS NOT NULL")
        op.create_index(name, table, [column], sqlite_where=where, postgresql_where=where)


def downgrade() -> None:
    for name, table, _column in INDEXES:
        op.drop_index(name, table_name=table)
    op.drop_table("received_files")

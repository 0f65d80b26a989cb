"""State that several processes of one bot share: the pace of messages, and the missing parts of a long text or album."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("accounts", schema=None) as batch_op:
        batch_op.add_column(sa.Column("rest", sa.JSON(), nullable=True))
    op.create_table(
        "bot_paces",
        sa.Column("bot_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("free_at", sa.Double(), nullable=False),
        sa.Column("stopped_until", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("bot_id", name=op.f("pk_bot_paces")),
    )
    op.create_table(
        "group_paces",
        sa.Column("bot_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("times", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("bot_id", "chat_id", name=op.f("pk_group_paces")),
    )


def downgrade() -> None:
    op.drop_table("group_paces")
    op.drop_table("bot_paces")
    with op.batch_alter_table("accounts", schema=None) as batch_op:
        batch_op.drop_column("rest")

"""The reasons for changes of settings stand in a table of their own, which lets them be erased; offices say who gave them.

Until now a reason stood in the row of its change, which the database refuses to change or delete.
"""

import sqlalchemy as sa
from alembic import op

from bot.storage import append_only

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "setting_reasons",
        sa.Column("change_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["change_id"], ["setting_changes.id"], name=op.f("fk_setting_reasons_change_id")),
        sa.PrimaryKeyConstraint("change_id", name=op.f("pk_setting_reasons")),
    )
    kept = "SELECT id, reason FROM setting_changes WHERE reason IS NOT NULL"
    op.execute(sa.text(f"INSERT INTO setting_reasons (change_id, reason) {kept}"))
    op.drop_column("setting_changes", "reason")
    append_only.protect(op.get_bind(), "setting_reasons", "UPDATE")
    # The column with its foreign key in one statement: SQLite would otherwise copy the table.
    key = "CONSTRAINT fk_office_terms_by_id REFERENCES people (id)"
    op.execute(sa.text(f"ALTER TABLE office_terms ADD COLUMN by_id INTEGER {key}"))


def downgrade() -> None:
    connection = op.get_bind()
    op.drop_column("office_terms", "by_id")
    op.add_column("setting_changes", sa.Column("reason", sa.Text(), nullable=True))
    append_only.release(connection, "setting_changes", "UPDATE")
    op.execute(
        sa.text(
            "UPDATE setting_changes"
            " SET reason = (SELECT reason FROM setting_reasons WHERE change_id = setting_changes.id)"
        )
    )
    append_only.protect(connection, "setting_changes", "UPDATE")
    append_only.release(connection, "setting_reasons", "UPDATE")
    op.drop_table("setting_reasons")

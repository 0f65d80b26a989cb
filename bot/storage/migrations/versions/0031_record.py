"""The record of an activity: agenda, steps, minutes, decisions and photos; papers, their filing and own forms."""

import sqlalchemy as sa
from alembic import op

from bot.storage.tables.base import UTCDateTime

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None

INSTANT = UTCDateTime(timezone=True)
TABLES = (
    "form_templates",
    "agenda_items",
    "documents",
    "finding_reasons",
    "site_checks",
    "steps",
    "decisions",
    "filings",
    "minutes",
    "photos",
)


def upgrade() -> None:
    for create in (
        _create_form_templates,
        _create_agenda_items,
        _create_documents,
        _create_finding_reasons,
        _create_site_checks,
        _create_steps,
        _create_decisions,
        _create_filings,
        _create_minutes,
        _create_photos,
    ):
        create()
    op.add_column("activities", sa.Column("goal", sa.String(length=200), nullable=True))
    op.add_column("activities", sa.Column("problem", sa.String(length=200), nullable=True))
    op.add_column("branches", sa.Column("paste_order", sa.JSON(none_as_null=True), nullable=True))


def _create_form_templates() -> None:
    op.create_table(
        "form_templates",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("branch_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("material_id", sa.Integer(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name=op.f("fk_form_templates_branch_id")),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_form_templates_by_id")),
        sa.ForeignKeyConstraint(["material_id"], ["materials.id"], name=op.f("fk_form_templates_material_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_form_templates")),
        sa.UniqueConstraint("branch_id", "kind", name=op.f("uq_form_templates_branch_id_kind")),
    )
    op.create_index(op.f("ix_form_templates_material_id"), "form_templates", ["material_id"], unique=False)


def _create_agenda_items() -> None:
    op.create_table(
        "agenda_items",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("activity_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("speaker", sa.String(length=60), nullable=True),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("chapters", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("hours", sa.Double(), nullable=True),
        sa.Column("counts_as", sa.String(length=20), nullable=True),
        sa.Column("counts_minutes", sa.Integer(), nullable=True),
        sa.Column("added_at", INSTANT, nullable=False),
        sa.Column("added_by", sa.Integer(), nullable=True),
        sa.Column("begun_at", INSTANT, nullable=True),
        sa.Column("removed_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(["activity_id"], ["activities.id"], name=op.f("fk_agenda_items_activity_id")),
        sa.ForeignKeyConstraint(["added_by"], ["people.id"], name=op.f("fk_agenda_items_added_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agenda_items")),
    )
    op.create_index(op.f("ix_agenda_items_activity_id"), "agenda_items", ["activity_id"], unique=False)


def _create_documents() -> None:
    op.create_table(
        "documents",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("branch_id", sa.Integer(), nullable=False),
        sa.Column("activity_id", sa.Integer(), nullable=True),
        sa.Column("subject_id", sa.Integer(), nullable=True),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("chain_number", sa.Integer(), nullable=False),
        sa.Column("chain_hash", sa.String(length=64), nullable=False),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["activity_id"], ["activities.id"], name=op.f("fk_documents_activity_id")),
        sa.ForeignKeyConstraint(["branch_id"], ["branches.id"], name=op.f("fk_documents_branch_id")),
        sa.ForeignKeyConstraint(["made_by"], ["people.id"], name=op.f("fk_documents_made_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_documents")),
        sa.UniqueConstraint("code", name=op.f("uq_documents_code")),
    )
    op.create_index("ix_documents_subject", "documents", ["branch_id", "activity_id", "kind"], unique=False)


def _create_finding_reasons() -> None:
    op.create_table(
        "finding_reasons",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("activity_id", sa.Integer(), nullable=False),
        sa.Column("check_number", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(length=100), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["activity_id"], ["activities.id"], name=op.f("fk_finding_reasons_activity_id")),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_finding_reasons_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_finding_reasons")),
        sa.UniqueConstraint(
            "activity_id", "check_number", "subject", name=op.f("uq_finding_reasons_activity_id_check_number_subject")
        ),
    )


def _create_site_checks() -> None:
    op.create_table(
        "site_checks",
        sa.Column("activity_id", sa.Integer(), nullable=False),
        sa.Column("mark", sa.String(length=10), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["activity_id"], ["activities.id"], name=op.f("fk_site_checks_activity_id")),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_site_checks_by_id")),
        sa.PrimaryKeyConstraint("activity_id", "mark", name=op.f("pk_site_checks")),
    )


def _create_steps() -> None:
    op.create_table(
        "steps",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("activity_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.SmallInteger(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("skipped", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("material_id", sa.Integer(), nullable=True),
        sa.Column("noted_at", INSTANT, nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["activity_id"], ["activities.id"], name=op.f("fk_steps_activity_id")),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_steps_by_id")),
        sa.ForeignKeyConstraint(["material_id"], ["materials.id"], name=op.f("fk_steps_material_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_steps")),
        sa.UniqueConstraint("activity_id", "number", name=op.f("uq_steps_activity_id_number")),
    )
    op.create_index(
        "ix_steps_material_id",
        "steps",
        ["material_id"],
        unique=False,
        sqlite_where=sa.text("material_id IS NOT NULL"),
        postgresql_where=sa.text("material_id IS NOT NULL"),
    )


def _create_decisions() -> None:
    op.create_table(
        "decisions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("activity_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("owner", sa.String(length=60), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("sent_at", INSTANT, nullable=False),
        sa.Column("recorded_at", INSTANT, nullable=False),
        sa.Column("withdrawn_at", INSTANT, nullable=True),
        sa.Column("done_at", INSTANT, nullable=True),
        sa.Column("done_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["activity_id"], ["activities.id"], name=op.f("fk_decisions_activity_id")),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_decisions_by_id")),
        sa.ForeignKeyConstraint(["done_by"], ["people.id"], name=op.f("fk_decisions_done_by")),
        sa.ForeignKeyConstraint(["item_id"], ["agenda_items.id"], name=op.f("fk_decisions_item_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decisions")),
    )
    op.create_index(op.f("ix_decisions_activity_id"), "decisions", ["activity_id"], unique=False)


def _create_filings() -> None:
    op.create_table(
        "filings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("activity_id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.Column("committee", sa.String(length=100), nullable=False),
        sa.Column("sent_at", INSTANT, nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("receipt", sa.Text(), nullable=True),
        sa.Column("material_id", sa.Integer(), nullable=True),
        sa.Column("received_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(["activity_id"], ["activities.id"], name=op.f("fk_filings_activity_id")),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_filings_by_id")),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_filings_document_id")),
        sa.ForeignKeyConstraint(["material_id"], ["materials.id"], name=op.f("fk_filings_material_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_filings")),
    )
    op.create_index("ix_filings_activity", "filings", ["activity_id"], unique=False)


def _create_minutes() -> None:
    op.create_table(
        "minutes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("activity_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("part", sa.String(length=10), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("speaker", sa.String(length=60), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("own", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("taken", sa.Boolean(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("sent_at", INSTANT, nullable=False),
        sa.Column("recorded_at", INSTANT, nullable=False),
        sa.Column("withdrawn_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(["activity_id"], ["activities.id"], name=op.f("fk_minutes_activity_id")),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_minutes_by_id")),
        sa.ForeignKeyConstraint(["item_id"], ["agenda_items.id"], name=op.f("fk_minutes_item_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_minutes_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minutes")),
    )
    op.create_index(op.f("ix_minutes_activity_id"), "minutes", ["activity_id"], unique=False)
    op.create_index(op.f("ix_minutes_person_id"), "minutes", ["person_id"], unique=False)


def _create_photos() -> None:
    op.create_table(
        "photos",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("activity_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("material_id", sa.Integer(), nullable=False),
        sa.Column("caption", sa.String(length=200), nullable=False),
        sa.Column("file_unique_id", sa.String(length=100), nullable=False),
        sa.Column("likeness", sa.String(length=16), nullable=True),
        sa.Column("taken_at", INSTANT, nullable=True),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("sent_at", INSTANT, nullable=False),
        sa.Column("recorded_at", INSTANT, nullable=False),
        sa.Column("chosen", sa.Boolean(), nullable=False),
        sa.Column("withdrawn_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(["activity_id"], ["activities.id"], name=op.f("fk_photos_activity_id")),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_photos_by_id")),
        sa.ForeignKeyConstraint(["item_id"], ["agenda_items.id"], name=op.f("fk_photos_item_id")),
        sa.ForeignKeyConstraint(["material_id"], ["materials.id"], name=op.f("fk_photos_material_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_photos")),
    )
    op.create_index(op.f("ix_photos_activity_id"), "photos", ["activity_id"], unique=False)
    op.create_index(op.f("ix_photos_material_id"), "photos", ["material_id"], unique=False)
    op.create_index("ix_photos_seen", "photos", ["file_unique_id"], unique=False)


def downgrade() -> None:
    op.drop_column("branches", "paste_order")
    op.drop_column("activities", "problem")
    op.drop_column("activities", "goal")
    for table in reversed(TABLES):
        op.drop_table(table)

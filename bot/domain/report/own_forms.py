"""A branch's own forms in place of the bot's: one a kind of paper."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import materials, timeline
from bot.domain.materials import Stored
from bot.domain.quotas import Quotas
from bot.domain.report.paper_values import BLANK
from bot.storage.tables.branch import Branch, Person
from bot.storage.tables.papers import FormTemplate, PaperKind

_FIGURES = (PaperKind.LEDGER, PaperKind.DUTY_REPORT)
KINDS: tuple[PaperKind, ...] = tuple(kind for kind in PaperKind if kind not in (*BLANK, *_FIGURES))
"""The papers for which a branch may have a form of its own: all that a person fills in with words."""


async def of(db: AsyncSession, branch_id: int, kind: PaperKind) -> FormTemplate | None:
    """Return the branch's own form of this kind."""
    mine = (FormTemplate.branch_id == branch_id, FormTemplate.kind == kind)
    return (await db.scalars(select(FormTemplate).where(*mine))).one_or_none()


async def all_of(db: AsyncSession, branch_id: int) -> Mapping[PaperKind, FormTemplate]:
    """Return all own forms of a branch by their kinds."""
    rows = (await db.scalars(select(FormTemplate).where(FormTemplate.branch_id == branch_id))).all()
    return {row.kind: row for row in rows}


async def take(
    db: AsyncSession, branch: Branch, kind: PaperKind, stored: Stored, *, by: Person, now: datetime, within: Quotas
) -> FormTemplate:
    """Put a form in the place of the bot's, or of the branch's last one. Raises `Refused` as `materials.record`."""
    material = await materials.record(db, stored, branch_id=branch.id, by=by, now=now, within=within)
    form = await of(db, branch.id, kind)
    if form is None:
        form = FormTemplate(branch_id=branch.id, kind=kind)
        db.add(form)
    form.material, form.at, form.by_id = material, now, by.id
    timeline.note(db, "own-form", branch, now=now, by=by, paper=kind.value, sha256=stored.sha256)
    await db.flush()
    return form


async def drop(db: AsyncSession, branch: Branch, kind: PaperKind, *, by: Person, now: datetime) -> None:
    """Return to the bot's form."""
    form = await of(db, branch.id, kind)
    if form is not None:
        await db.delete(form)
        timeline.note(db, "own-form-dropped", branch, now=now, by=by, paper=kind.value)

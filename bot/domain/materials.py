"""Rows of the files that people sent as evidence; `bot.files.storing` keeps the bytes."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import quotas
from bot.domain.quotas import Quotas
from bot.storage.tables.branch import Branch, Person
from bot.storage.tables.materials import Material

SENT_AGAIN = timedelta(days=1)


@dataclass(frozen=True)
class Seen:
    """The facts read from a picture before it was made anew.

    `likeness` is its difference hash as 16 hexadecimal digits, `taken_at` the camera's time in ISO form, with a zone if
    the camera wrote one; either is None if it could not be read.
    """

    likeness: str | None = None
    taken_at: str | None = None


@dataclass(frozen=True)
class Stored:
    """A file that is already on disk and has no row yet."""

    sha256: str
    size: int
    mime: str
    name: str
    seen: Seen = Seen()


async def record(
    db: AsyncSession,
    stored: Stored,
    *,
    branch_id: int,
    by: Person | None,
    now: datetime,
    within: Quotas,
) -> Material:
    """Return the row of a stored file; the same file and name sent again by the same person within a day share one.

    Raises:
        Refused: as `quotas.refuse_full`.
    """
    by_id = by.id if by else None
    query = select(Material).where(
        Material.branch_id == branch_id,
        Material.sha256 == stored.sha256,
        Material.name == stored.name,
        Material.by_id == by_id,
        Material.stored_at > now - SENT_AGAIN,  # an older row may be about to go
    )
    known = (await db.scalars(query.limit(1))).one_or_none()
    if known is not None:
        return known
    await quotas.refuse_full(db, await db.get_one(Branch, branch_id), stored.size, within, now=now)
    material = Material(
        branch_id=branch_id, sha256=stored.sha256, size=stored.size, mime=stored.mime, name=stored.name,
        stored_at=now, by_id=by_id,
    )  # fmt: skip
    db.add(material)
    await db.flush()
    return material


async def hashes(db: AsyncSession) -> frozenset[str]:
    """Return the hashes of all files that have rows."""
    return frozenset((await db.scalars(select(Material.sha256).distinct())).all())


async def get(db: AsyncSession, material_id: int | None, branch_id: int) -> Material | None:
    """Return the file with this id; None if the branch has none."""
    material = await db.get(Material, material_id) if material_id is not None else None
    return material if material is not None and material.branch_id == branch_id else None

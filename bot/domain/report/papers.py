"""Papers that the bot made (rule 83): each is kept with its check code and the head of the branch's chain of events."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import timeline
from bot.domain.report import check_code
from bot.domain.subject_ids import ids_of
from bot.storage import event_chain
from bot.storage.tables.activity import Activity
from bot.storage.tables.branch import Branch, Person
from bot.storage.tables.papers import Document, PaperKind

RECORD = PaperKind.RECORD
MADE = "paper-made"
"""The kind of event that records the making of a paper."""


async def keep(
    db: AsyncSession,
    kind: PaperKind,
    about: Activity | Branch,
    passages: Sequence[tuple[str, str]],
    *,
    subject_id: int | None = None,
    year: int | None = None,
    by: Person | None = None,
    now: datetime,
) -> Document:
    """Keep a paper and return it with its check code; one that says the same as the last of its subject is that one.

    `passages` are those of `bot.documents.paper`, made without the code. Call it in a transaction that may write.
    """
    branch_id, activity_id, _ = ids_of(about)
    subject = (branch_id, activity_id, subject_id, year, kind)
    last = await _last(db, *subject)
    if last is not None and check_code.normal(last.body) == check_code.normal(passages):
        return last
    head = await event_chain.head(db, branch_id)
    document = Document(
        branch_id=branch_id, activity_id=activity_id, subject_id=subject_id, year=year, kind=kind,
        body=[[label, text] for label, text in passages], code="", chain_number=head[0], chain_hash=head[1],
        made_at=now, made_by=by.id if by else None,
    )  # fmt: skip
    document.code = code_of(document)
    db.add(document)
    await db.flush()
    timeline.note(db, MADE, about, now=now, by=by, document=document.id, paper=kind.value, code=document.code)
    return document


def code_of(document: Document) -> str:
    """Return the code of a paper, worked out from its row."""
    about = (document.branch_id, document.activity_id, document.subject_id, document.year, document.kind.value)
    return check_code.code_of(about, document.body, (document.chain_number, document.chain_hash))


async def newest(db: AsyncSession, document: Document) -> Document:
    """Return the last paper of the same subject: this one, or one with other content that was made later."""
    mine = (document.branch_id, document.activity_id, document.subject_id, document.year, document.kind)
    return await _last(db, *mine) or document


async def with_code(db: AsyncSession, code: str) -> Document | None:
    """Return the paper with this check code."""
    return (await db.scalars(select(Document).where(Document.code == code))).one_or_none()


async def _last(
    db: AsyncSession,
    branch_id: int,
    activity_id: int | None,
    subject_id: int | None,
    year: int | None,
    kind: PaperKind,
) -> Document | None:
    query = select(Document).where(
        Document.branch_id == branch_id,
        Document.activity_id == activity_id,
        Document.subject_id == subject_id,
        Document.year == year,
        Document.kind == kind,
    )
    return (await db.scalars(query.order_by(Document.id.desc()).limit(1))).one_or_none()

"""Papers that the bot made (rule 83): each is kept with its check code and the head of the branch's chain of events."""

import asyncio
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import timeline
from bot.domain.report import check_code
from bot.domain.subject_ids import ids_of
from bot.storage import event_chain
from bot.storage.tables.activity import Activity
from bot.storage.tables.branch import Branch, Person
from bot.storage.tables.papers import Document, Filing, PaperKind

RECORD, LEAVE, MAKEUP = PaperKind.RECORD, PaperKind.LEAVE, PaperKind.MAKEUP
PLAN, CHANGE = PaperKind.PLAN, PaperKind.CHANGE
LEDGER, DUTY_REPORT = PaperKind.LEDGER, PaperKind.DUTY_REPORT
MADE = "paper-made"
"""The kind of event that records the making of a paper."""
Passages = Sequence[tuple[str, str]]
"""The words of a paper, as labels and texts: those of `bot.documents.paper`, or of a branch's own form."""


async def keep(
    db: AsyncSession,
    kind: PaperKind,
    about: Activity | Branch,
    passages: Passages,
    *,
    subject_id: int | None = None,
    year: int | None = None,
    by: Person | None = None,
    now: datetime,
) -> Document:
    """Keep a paper and return it with its check code.

    One that says the same as the last of its subject, or as one that was handed in, is that one. `passages` are those
    of `bot.documents.paper`, made without the code. Call it in a transaction that may write.
    """
    branch_id, activity_id, _ = ids_of(about)
    subject = (branch_id, activity_id, subject_id, year, kind)
    last = await _last(db, *subject)
    handed_in = await _handed_in(db, activity_id) if kind is RECORD and activity_id is not None else ()
    for document in (last, *handed_in):
        if document is not None and await asyncio.to_thread(says, document, passages):
            return document
    head = await event_chain.head(db, branch_id)
    document = Document(
        branch_id=branch_id, activity_id=activity_id, subject_id=subject_id, year=year, kind=kind,
        body=[[label, text] for label, text in passages], code="", chain_number=head[0], chain_hash=head[1],
        made_at=now, made_by=by.id if by else None,
    )  # fmt: skip
    document.code = await asyncio.to_thread(code_of, document)  # a ledger of 300 people takes 0.1 s
    db.add(document)
    await db.flush()
    timeline.note(db, MADE, about, now=now, by=by, document=document.id, paper=kind.value, code=document.code)
    return document


async def keep_handed_in(
    db: AsyncSession, activity: Activity, words: Sequence[Passages], *, by: Person, now: datetime
) -> tuple[Document, bool]:
    """Return the record that is handed in now, and whether it was made before.

    It is the newest one with these words, else one that is kept now. `words` are what the record says as it stands, in
    each form in which it may have been made: in the first one it would be made now.
    """
    for document in (await db.scalars(_of(activity.branch_id, activity.id, None, None, RECORD))).all():
        if any(says(document, passages) for passages in words):
            return document, True
    return await keep(db, RECORD, activity, words[0], by=by, now=now), False


async def code_filed(db: AsyncSession, document: Document) -> str:
    """Return the code of the record that was handed in last, if this is one of the same activity; else nothing."""
    if document.kind is not RECORD:
        return ""
    query = select(Document.code).join(Filing, Filing.document_id == Document.id)
    query = query.where(Filing.activity_id == document.activity_id).order_by(Filing.sent_at.desc(), Filing.id.desc())
    return await db.scalar(query.limit(1)) or ""


async def _handed_in(db: AsyncSession, activity_id: int) -> Sequence[Document]:
    query = select(Document).join(Filing, Filing.document_id == Document.id).where(Filing.activity_id == activity_id)
    return (await db.scalars(query.order_by(Filing.id.desc()))).all()


def says(document: Document, passages: Passages) -> bool:
    """Return True if a kept paper says these passages."""
    return check_code.normal(document.body) == check_code.normal(passages)


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
    query = _of(branch_id, activity_id, subject_id, year, kind)
    return (await db.scalars(query.limit(1))).one_or_none()


def _of(
    branch_id: int, activity_id: int | None, subject_id: int | None, year: int | None, kind: PaperKind
) -> Select[Document]:
    """Return the query for the papers of a subject, the last first."""
    query = select(Document).where(
        Document.branch_id == branch_id,
        Document.activity_id == activity_id,
        Document.subject_id == subject_id,
        Document.year == year,
        Document.kind == kind,
    )
    return query.order_by(Document.id.desc())

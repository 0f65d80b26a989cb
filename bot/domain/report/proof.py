"""The database's word on a paper (rule 83): what it is, and whether the record of events still proves it."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.report import papers
from bot.storage import event_chain
from bot.storage.event_chain import Chain
from bot.storage.tables.activity import Activity
from bot.storage.tables.branch import Branch
from bot.storage.tables.papers import Document
from bot.storage.tables.timeline import Event


class Fault(StrEnum):
    """The faults of the row of a paper."""

    CHAIN = "chain"  # the chain of events has another head at the paper's number, or none
    EVENT = "event"  # no event records that the paper was made
    BODY = "body"  # the code is not that of what the row holds
    GONE = "gone"  # an event records a paper that has no row


class BadPaper(NamedTuple):
    """A paper whose row is not as the record of events holds it."""

    branch_id: int
    document_id: int
    code: str
    fault: Fault


@dataclass(frozen=True)
class Proof:
    """A paper with its branch and activity, the intact part of its branch's chain, and what is wrong with its row.

    `newest` is the last paper of its subject.
    """

    document: Document
    newest: Document
    branch: Branch
    activity: Activity | None
    chain: Chain
    fault: Fault | None

    @property
    def chain_holds(self) -> bool:
        """True if all events are intact up to the one that records the paper."""
        return self.chain.number > self.document.chain_number and self.fault is not Fault.CHAIN


async def of(db: AsyncSession, code: str) -> Proof | None:
    """Return what is known of the paper with this code; None without such a paper."""
    document = await papers.with_code(db, code)
    if document is None:
        return None
    connection = await db.connection()
    chain = Chain(document.branch_id, 0, event_chain.START)
    async for found in event_chain.walk(connection, document.branch_id):
        chain = found
    activity = await db.get(Activity, document.activity_id) if document.activity_id else None
    events = await _events(db, document.branch_id)
    branch = await db.get_one(Branch, document.branch_id)
    return Proof(
        document, await papers.newest(db, document), branch, activity, chain, await _fault(db, document, events)
    )


async def bad_papers(db: AsyncSession, branch_id: int) -> AsyncIterator[BadPaper]:
    """Yield the papers of a branch whose rows are not as the record of events holds them."""
    events = await _events(db, branch_id)
    known = set()
    query = select(Document).where(Document.branch_id == branch_id).order_by(Document.id)
    for document in (await db.scalars(query)).all():
        known.add(document.id)
        if (fault := await _fault(db, document, events)) is not None:
            yield BadPaper(branch_id, document.id, document.code, fault)
    for document_id, code in events.items():
        if document_id not in known:
            yield BadPaper(branch_id, document_id, code, Fault.GONE)


async def count(db: AsyncSession, branch_id: int) -> int:
    """Return the number of a branch's papers."""
    return len((await db.scalars(select(Document.id).where(Document.branch_id == branch_id))).all())


async def _events(db: AsyncSession, branch_id: int) -> dict[int, str]:
    """Return the papers that the branch's events record, by the ids of their rows: their codes."""
    query = select(Event.plain).where(Event.branch_id == branch_id, Event.kind == papers.MADE).order_by(Event.number)
    return {detail["document"]: detail["code"] for detail in (await db.scalars(query)).all()}


async def _fault(db: AsyncSession, document: Document, events: dict[int, str]) -> Fault | None:
    if document.chain_number:
        query = select(Event.hash).where(Event.branch_id == document.branch_id, Event.number == document.chain_number)
        then = (await db.scalars(query)).one_or_none()
    else:
        then = event_chain.START
    if then != document.chain_hash:
        return Fault.CHAIN
    if events.get(document.id) != document.code:
        return Fault.EVENT
    return None if papers.code_of(document) == document.code else Fault.BODY

"""Findings about the record of events and what it proves: the chains, the rows and the papers. Nothing is changed."""

from collections.abc import AsyncIterator
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.commands.findings import BAD, GOOD, Finding
from bot.domain.report import proof
from bot.domain.report.proof import BadPaper, Fault
from bot.storage import event_chain, row_hashes
from bot.storage.event_chain import Chain
from bot.storage.row_hashes import Mismatch, Rows
from bot.storage.tables.activity import Activity
from bot.storage.tables.branch import Branch

UNBROKEN = "The record of events is unbroken: {intact} entries."
BROKEN = (
    "The record of events is broken: the first wrong one is entry {number} of branch {branch}, row {row} of the table "
    "events. It or an entry before it was changed or removed. Compare it with a backup."
)

SAME_ROWS = "Rolls, corrections, ballots and filed records are as the record of events holds them: {hashes} hashes."
OTHER_ROWS = (
    "{what} of activity {id} ({year}-{month:02}) of branch {branch} is not as the record of events holds it. It was "
    "changed, removed or added by force. Compare it with a backup."
)
ROWS = {
    Rows.ROLL: "The roll",
    Rows.LATE_ENTRY: "An entry that a correction added to the roll",
    Rows.CORRECTION: "A correction of the roll",
    Rows.ARRIVAL: "A check-in that came after the end",
    Rows.LEAVE: "Leave that was approved after the end",
    Rows.BALLOT: "The result of the ballot",
    Rows.RECORD: "The record that was handed in (the filing, minutes, decisions or photos)",
    Rows.RECEIPT: "The receipt of the filing",
}

SAME_PAPERS = "Papers are as the record of events holds them: {count}."
OTHER_PAPER = (
    "The paper {code} (row {row} of the table documents) of branch {branch} {fault}. Compare it with a backup."
)
FAULTS = {
    Fault.CHAIN: "names a head of the record of events that the record does not have",
    Fault.EVENT: "is not in the record of events, or with another code",
    Fault.BODY: "does not have the content that its code covers",
    Fault.GONE: "is in the record of events, but its row is missing",
}


class Walked(NamedTuple):
    """A branch, the intact part of its chain, the number of its papers, and those that are not as they were."""

    branch: Branch
    chain: Chain
    papers: int
    bad_papers: tuple[BadPaper, ...]


async def walk(db: AsyncSession) -> AsyncIterator[Walked]:
    """Verify branch by branch, those without events too."""
    connection = await db.connection()
    chains = {chain.branch_id: chain async for chain in event_chain.walk(connection)}
    for branch in (await db.scalars(select(Branch).order_by(Branch.id))).all():
        chain = chains.get(branch.id, Chain(branch.id, 0, event_chain.START))
        bad = tuple([paper async for paper in proof.bad_papers(db, branch.id)])
        yield Walked(branch, chain, await proof.count(db, branch.id), bad)


async def findings(db: AsyncSession) -> list[Finding]:
    """Return a finding about the events, one about rows, and one about papers; of each the first fault."""
    walked = [each async for each in walk(db)]
    return [_chain_finding(walked), await rows_finding(db), _papers_finding(walked)]


def _chain_finding(walked: list[Walked]) -> Finding:
    broken = next((each.chain.broken for each in walked if each.chain.broken is not None), None)
    if broken is not None:
        return BAD, broken_words(broken.branch_id, broken.number, broken.event_id)
    return GOOD, UNBROKEN.format(intact=sum(each.chain.number for each in walked))


def broken_words(branch: int, number: int, row: int) -> str:
    """Return the sentence about the first event at which a chain breaks."""
    return BROKEN.format(number=number, branch=branch, row=row)


async def rows_finding(db: AsyncSession) -> Finding:
    """Return the finding about rolls, corrections, ballots and records that were handed in."""
    hashes, unlike = await row_hashes.verify(await db.connection())
    return (BAD, await _rows_words(db, unlike)) if unlike is not None else (GOOD, SAME_ROWS.format(hashes=hashes))


async def _rows_words(db: AsyncSession, unlike: Mismatch) -> str:
    activity = await db.get_one(Activity, unlike.activity_id)
    return OTHER_ROWS.format(
        what=ROWS[unlike.rows],
        id=activity.id,
        branch=activity.branch_id,
        year=activity.year,
        month=activity.month,
    )


def _papers_finding(walked: list[Walked]) -> Finding:
    bad = next((paper for each in walked for paper in each.bad_papers), None)
    if bad is not None:
        return BAD, paper_words(bad)
    return GOOD, SAME_PAPERS.format(count=sum(each.papers for each in walked))


def paper_words(bad: BadPaper) -> str:
    """Return the sentence about a paper that is not as the record of events holds it."""
    return OTHER_PAPER.format(code=bad.code, row=bad.document_id, branch=bad.branch_id, fault=FAULTS[bad.fault])

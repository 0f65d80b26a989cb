"""`python -m bot audit`: walk the record of events of every branch, print the heads, and say what does not hold."""

import argparse
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.commands import record_findings
from bot.commands.findings import BAD, GOOD, Finding
from bot.commands.opened import opened
from bot.config import Settings
from bot.storage.tables.timeline import Event

HEAD = "Branch {id} ({name}): {number} events, the last has the hash {hash}; {papers} papers."
SAME_HEAD = "Entry {number} of branch {branch} has the hash {hash}: the record up to it is what it was then."
OTHER_HEAD = (
    "Entry {number} of branch {branch} has not the hash {hash} but {found}. The record was written anew since the hash "
    "was posted. Compare it with a backup from before."
)
NO_ENTRY = "none, because there is no such entry"
ABOUT = """\
Walk the record of events of each branch and print its head: the number and the hash of the last event. Compare rolls,
corrections, ballots and papers with the record. The exit code is 1 if anything does not hold. With --head a hash that
the bot once posted is compared with the record."""
LEAST = 8
"""Digits of a hash that are compared at least."""


def declare(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> argparse.ArgumentParser:
    """Declare the command and its options."""
    auditing = commands.add_parser(
        "audit",
        help="walk the record of events and say what does not hold",
        description=ABOUT,
    )
    auditing.add_argument(
        "--head",
        nargs=3,
        metavar=("BRANCH", "NUMBER", "HASH"),
        help="a head that the bot posted: the branch's number, the number of events, and the beginning of the hash",
    )
    return auditing


async def audit(settings: Settings, head: Sequence[str] | None) -> list[Finding]:
    """Return the findings about the database of one bot.

    Raises:
        NotDone: the database cannot be used.
    """
    async with opened(settings) as database, database.read() as db:
        found = [_head(each) async for each in record_findings.walk(db)]
        found.append(await record_findings.rows_finding(db))
        if head is not None:
            found.append(await _compare(db, *head))
    return found


def _head(walked: record_findings.Walked) -> Finding:
    branch, chain = walked.branch, walked.chain
    if chain.broken is not None:
        return BAD, record_findings.broken_words(branch.id, chain.broken.number, chain.broken.event_id)
    name = branch.name or branch.title or "—"
    if walked.bad_papers:
        return BAD, " ".join(map(record_findings.paper_words, walked.bad_papers))
    return GOOD, HEAD.format(id=branch.id, name=name, number=chain.number, hash=chain.hash, papers=walked.papers)


async def _compare(db: AsyncSession, branch: str, number: str, digits: str) -> Finding:
    given = digits.lower().strip(".…")
    query = select(Event.hash).where(Event.branch_id == _whole(branch), Event.number == _whole(number))
    found = (await db.scalars(query)).one_or_none()
    values = {"number": number, "branch": branch, "hash": given}
    if found is not None and len(given) >= LEAST and found.startswith(given):
        return GOOD, SAME_HEAD.format(**values)
    return BAD, OTHER_HEAD.format(**values, found=NO_ENTRY if found is None else found[: max(LEAST, len(given))])


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() else 0

"""`python -m bot hand-over` and `decide`: the operator's last resort for the offices of a branch.

`hand-over` makes a person the secretary when no officer of the branch can do it any more. `decide` settles a change
that an officer contests. Both are told to all officers and kept in the timeline.
"""

from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.commands.opened import NotDone, opened
from bot.config import Settings
from bot.domain.branch import invitations, people
from bot.domain.membership import contested_changes, office_changes, shared_changes
from bot.domain.membership.office_changes import Outcome
from bot.domain.refusals import Refused
from bot.domain.roles import Office
from bot.storage.tables.branch import Branch, Person
from bot.storage.tables.office_changes import OfficeChange

ASK = "Say which branch, by its number, and which person on its roster, by name or number:"
BRANCH = "{id}: {name}; secretary: {secretary}"
CHANGE = "  contested change {id}: {kind} of {name}"
LAPSED = "  lapsed change {id}: {kind} of {name}; it was not decided in time ({day:%Y-%m-%d}) and can be decided still"
DECIDE = "To settle a change: python -m bot decide NUMBER uphold, or python -m bot decide NUMBER reverse"
NONE = "No branch has been set up yet."
NO_BRANCH = "There is no branch {asked}."
NO_PERSON = "No person on the roster of {branch} has the name or number {asked}. On it are: {people}"
NOT_MEMBER = "{name} is not a member of the Party and cannot hold an office."
ALREADY = "{name} is the secretary already."
ASKED = "{name} would become the secretary of {branch} (at present: {secretary}). Say --yes to do it."
ASKED_LINK = "{name} is the secretary of {branch} already. Say --yes to issue a link that binds an account to {name}."
DONE = "{name} is the secretary of {branch}. All officers are told."
DONE_LINK = "{name} was the secretary of {branch} already. Only a link was issued."
LINK = (
    "The account that uses this first, within {days} days, becomes {name}; send it to {name} only. {name} sends the "
    "bot the message /start {payload} or opens https://t.me/USERNAME?start={payload} with the bot's username."
)
NO_CHANGE = "There is no contested change {asked} to decide."
OVERTAKEN = (
    "Since this hand-over was contested, {name} has become the secretary. To make another person the secretary, use "
    "hand-over."
)
DECIDED = "{kind} of {name}: {outcome}. All officers are told."


async def hand_over(settings: Settings, branch: int | None, person: str | None, *, yes: bool, link: bool) -> str:
    """Make the person the secretary of the branch; return what was done.

    With `link`, or if the person has no account, a link that binds an account to the person is issued, too.

    Raises:
        NotDone: it is not confirmed by `yes`, or there is no such branch or person.
        Occupied: as `opened`.
    """
    now = datetime.now(UTC)
    async with opened(settings) as database, database.begin() as db:
        if branch is None or person is None:
            raise NotDone("\n".join([ASK, *await _branches(db)]))
        found = await db.get(Branch, branch)
        if found is None or found.ready_at is None:
            raise NotDone(NO_BRANCH.format(asked=branch))
        meant = await _person(db, found, person)
        present = next(iter(await people.holders(db, found.id, Office.SECRETARY)), None)
        about = {"name": meant.name, "branch": _name(found), "secretary": present.name if present else "none"}
        issue = link or meant.account_id is None
        already = present is not None and present.id == meant.id
        if already and not issue:
            raise NotDone(ALREADY.format(**about))
        if not meant.kind.counts:
            raise NotDone(NOT_MEMBER.format(**about))
        if not yes:
            raise NotDone((ASKED_LINK if already else ASKED).format(**about))
        if not already:
            await shared_changes.appoint(db, meant, now=now)
        told = [(DONE_LINK if already else DONE).format(**about)]
        if issue:
            payload = f"{shared_changes.PURPOSE}_{await invitations.issue(db, now=now, person=meant)}"
            told.append(LINK.format(payload=payload, days=invitations.VALID.days, **about))
    return "\n".join(told)


async def decide(settings: Settings, change_id: int, *, uphold: bool) -> str:
    """Settle a contested change by the operator's word, also one that has lapsed; return what was done.

    Raises:
        NotDone: there is no such change, or another hand-over has been made since.
        Occupied: as `opened`.
    """
    async with opened(settings) as database, database.begin() as db:
        try:
            change = await office_changes.get(db, change_id)
        except Refused:
            raise NotDone(NO_CHANGE.format(asked=change_id)) from None
        if not change.decidable:
            raise NotDone(NO_CHANGE.format(asked=change_id))
        later = await contested_changes.secretary_since(db, change) if uphold else None
        if later is not None:
            raise NotDone(OVERTAKEN.format(name=later.name))
        outcome = Outcome.UPHELD if uphold else Outcome.REVERSED
        await contested_changes.settle(db, change, by=None, outcome=outcome, now=datetime.now(UTC))
        return DECIDED.format(kind=change.kind, name=change.person.name, outcome=outcome)


async def _branches(db: AsyncSession) -> list[str]:
    lines = []
    for branch in (await db.scalars(select(Branch).where(Branch.ready_at.is_not(None)).order_by(Branch.id))).all():
        present = next(iter(await people.holders(db, branch.id, Office.SECRETARY)), None)
        lines.append(BRANCH.format(id=branch.id, name=_name(branch), secretary=present.name if present else "none"))
        lines += [_change(change) for change in await office_changes.decidable(db, branch.id)]
    changes = any(line.startswith("  ") for line in lines)
    return [*lines, DECIDE] if changes else lines or [NONE]


async def _person(db: AsyncSession, branch: Branch, asked: str) -> Person:
    everybody = await people.roster(db, branch.id)
    for person in everybody:
        if person.name.casefold() == asked.casefold() or str(person.id) == asked:
            return person
    names = ", ".join(person.name for person in everybody)
    raise NotDone(NO_PERSON.format(branch=_name(branch), asked=asked, people=names))


def _name(branch: Branch) -> str:
    return branch.name or branch.title


def _change(change: OfficeChange) -> str:
    words = CHANGE if change.frozen else LAPSED
    return words.format(id=change.id, kind=change.kind, name=change.person.name, day=change.decided_at)

"""Changes that need two people: the secretary's hand-over, and a keeper's unbinding or departure (rule 26)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import timeline
from bot.domain.branch import invitations, people, powers, terms
from bot.domain.membership import binding, contested_changes, office_changes, roster
from bot.domain.membership.office_changes import Kind, Outcome
from bot.domain.obligations import deliveries
from bot.domain.obligations.kinds import DeliveryKind
from bot.domain.refusals import Refused
from bot.domain.roles import Departure, Office
from bot.storage.engine import branch_lock
from bot.storage.tables.branch import Account, Person
from bot.storage.tables.office_changes import OfficeChange

PURPOSE = "name"  # of the link that the operator issues
SECRETARY = frozenset({Office.SECRETARY})


async def ask_handover(db: AsyncSession, me: Person, person: Person, *, now: datetime) -> OfficeChange:
    """Ask for the person to become the secretary.

    The secretary asks the person; any other officer asks a second one, if the secretary is gone: without an account,
    out of the bot's reach, or no longer on the roster.

    Raises:
        Refused: `handover-member`, `handover-unbound`, `handover-same`, `handover-secretary-there`, `second-nobody`,
            and as `powers.officer`.
    """
    if not person.kind.counts:
        raise Refused("handover-member", name=person.name)
    if Office.SECRETARY in person.offices:
        raise Refused("handover-same", name=person.name)
    present = next(iter(await people.holders(db, me.branch_id, Office.SECRETARY)), None)
    if _same(present, me) and not person.reachable:
        raise Refused("handover-unbound", name=person.name)
    if present is not None and not _same(present, me) and present.reachable:
        raise Refused("handover-secretary-there", name=present.name)
    return await _ask(db, me, person, Kind.HANDOVER, now=now, predecessor=present)


async def unbind(db: AsyncSession, person: Person, *, by: Person | None, now: datetime) -> OfficeChange | None:
    """Unbind the person's account; that of another keeper only with a second officer, whose consent is asked for.

    Return the change that waits for the consent; None if the account is unbound.

    Raises:
        Refused: `second-nobody`.
    """
    if by is not None and await office_changes.is_anothers_keeper(db, person, by, now=now):
        return await _ask(db, by, person, Kind.UNBINDING, now=now, account_id=person.account_id)
    await binding.unbind(db, person, by=by, now=now)
    return None


async def leave(
    db: AsyncSession, person: Person, *, by: Person | None, now: datetime, cause: Departure,
    other_branch: str | None = None, since: datetime | None = None,
) -> OfficeChange | None:  # fmt: skip
    """Remove the person from the roster; another keeper only with a second officer, as `unbind`.

    Raises:
        Refused: `second-nobody`.
    """
    if by is not None and await office_changes.is_anothers_keeper(db, person, by, now=now):
        at = since.isoformat() if since is not None else None
        detail = {"cause": cause.value, "other_branch": other_branch, "since": at}
        return await _ask(db, by, person, Kind.DEPARTURE, now=now, detail=detail)
    await roster.remove(db, person, by=by, now=now, since=since, cause=cause, other_branch=other_branch)
    return None


async def seconds(db: AsyncSession, change: OfficeChange) -> Sequence[Person]:
    """Return those whose consent the change needs: the person for a hand-over by the secretary, else any of them."""
    if change.kind is Kind.HANDOVER and change.asked_by_id == change.predecessor_id:
        return [change.person] if change.person.account_id is not None else []
    parties = {change.asked_by_id, change.predecessor_id} | await office_changes.beholden(db, change)
    if change.kind is not Kind.HANDOVER:
        parties.add(change.person_id)
    everybody = await people.roster(db, change.branch_id)
    return [one for one in everybody if one.offices and one.account_id is not None and one.id not in parties]


async def answer(db: AsyncSession, change_id: int, account: Account, *, agree: bool, now: datetime) -> OfficeChange:
    """Make the change with this account's consent, or drop it; its asker may drop it, too.

    A change that waits no more is returned unchanged.

    Raises:
        Refused: `office-change-gone` if it can no longer be made or no officer is left who could consent,
            `office-change-party` with the names of those whose consent it needs, and as `people.acting`.
    """
    change = await office_changes.get(db, change_id)
    me = await people.acting(db, account, change.branch_id)
    if not change.waiting:
        return change
    free = await seconds(db, change)
    if me.id == change.asked_by_id and not agree:
        free = [*free, me]
    if not free:
        raise Refused("office-change-gone")
    if me not in free:
        raise Refused("office-change-party", who=[one.name for one in free])
    if not agree:
        await contested_changes.settle(db, change, by=me, outcome=Outcome.DECLINED, now=now)
        return change
    await _require_possible(db, change)
    change.agreed_by, change.made_at = me, now
    await _make(db, change, now=now)
    await office_changes.settle_end(db, change, now=now)
    await office_changes.reword(db, change, now=now)
    await office_changes.tell(db, change.branch_id, now=now)
    return change


async def appoint(db: AsyncSession, person: Person, *, now: datetime) -> OfficeChange:
    """Make the person the secretary by the operator's word, and tell the officers."""
    await branch_lock.take(db, person.branch_id)
    present = next(iter(await people.holders(db, person.branch_id, Office.SECRETARY)), None)
    change = _new(None, person, Kind.HANDOVER, now=now, predecessor=present)
    change.made_at = now
    db.add(change)
    await db.flush()
    await _make(db, change, now=now)
    await office_changes.tell(db, person.branch_id, now=now)
    return change


async def take_name(db: AsyncSession, account: Account, code: str, *, now: datetime) -> Person:
    """Bind the account to the person for whom the operator issued this code; return the person.

    All officers are told if the person holds an office.

    Raises:
        Refused: `invitation-used` for a code that is not valid, `claim-bound`, `person-gone`.
    """
    found = await invitations.take(db, account, code, now=now)
    if found is None or found.person_id is None:
        raise Refused("invitation-used")
    person = await people.still_there(db, found.person_id)
    await branch_lock.take(db, person.branch_id)
    await binding.refuse_bound(db, person.branch_id, account)
    await binding.release(db, person, now=now)
    await binding.bind(db, person, account, now=now)
    found.branch_id = person.branch_id
    if person.offices:
        bound = account.telegram_id
        await office_changes.note(db, person, Kind.BINDING, old=(), new=(), by=None, now=now, account_id=bound)
        await office_changes.tell(db, person.branch_id, now=now)
    return person


async def _ask(
    db: AsyncSession, me: Person, person: Person, kind: Kind, *, now: datetime, **more: Any  # noqa: ANN401 - columns
) -> OfficeChange:  # fmt: skip
    for other in await office_changes.unsettled(db, me.branch_id):
        if other.waiting and other.kind is kind and (kind is Kind.HANDOVER or other.person_id == person.id):
            await contested_changes.settle(db, other, by=me, outcome=Outcome.DECLINED, now=now)
    change = _new(me, person, kind, now=now, **more)
    db.add(change)
    await db.flush()
    asked = [one for one in await seconds(db, change) if one.reachable]
    if not asked:
        raise Refused("second-nobody", name=person.name)
    timeline.note(db, "office-change-asked", person, by=me, now=now, change=change.id, what=kind.value)
    await office_changes.owe_end(db, change, now + contested_changes.FROZEN)
    args = {"changes": [change.id], "stage": "asked"}
    branch = await people.branch_of(db, person)
    await deliveries.to_people(
        db, DeliveryKind.OFFICE_CONSENT, asked, branch, now=now, key=f"asked{change.id}", args=args
    )
    return change


def _same(one: Person | None, other: Person) -> bool:
    return one is not None and one.id == other.id


def _new(
    me: Person | None, person: Person, kind: Kind, *, now: datetime, predecessor: Person | None = None,
    account_id: int | None = None, detail: dict[str, Any] | None = None,
) -> OfficeChange:  # fmt: skip
    gained = SECRETARY if kind is Kind.HANDOVER else frozenset()
    lost = person.offices if kind is Kind.DEPARTURE else frozenset()
    return OfficeChange(
        branch_id=person.branch_id, person=person, kind=kind, gained=office_changes.joined(gained),
        lost=office_changes.joined(lost), asked_by=me, asked_at=now, account_id=account_id, detail=detail or {},
        predecessor=predecessor, agreed_by=None, objected_by=None, decided_by=None,
    )  # fmt: skip


async def _require_possible(db: AsyncSession, change: OfficeChange) -> None:
    """Refuse if the asker, the secretary or the person is no longer what the change supposes."""
    asker, person = change.asked_by, change.person
    if asker is None or asker.left_at is not None or person.left_at is not None:
        raise Refused("office-change-gone")
    if change.kind is Kind.HANDOVER:
        present = next(iter(await people.holders(db, change.branch_id, Office.SECRETARY)), None)
        held = (present.id if present is not None else None) == change.predecessor_id
        possible = held and person.kind.counts and bool(asker.offices)
    else:
        unbound = change.kind is Kind.UNBINDING and person.account_id != change.account_id
        possible = powers.may(asker, powers.Power.KEEP_ROSTER) and not unbound
    if not possible:
        raise Refused("office-change-gone")


async def _make(db: AsyncSession, change: OfficeChange, *, now: datetime) -> None:
    person, by = change.person, change.asked_by
    if change.kind is Kind.UNBINDING:
        await binding.release(db, person, now=now, by=by)
    elif change.kind is Kind.DEPARTURE:
        since = change.detail.get("since")
        await roster.take_off(
            db, person, by=by, now=now, since=datetime.fromisoformat(since) if since else None,
            cause=Departure(change.detail["cause"]), other_branch=change.detail["other_branch"],
        )  # fmt: skip
    else:
        predecessor = change.predecessor
        timeline.note(
            db, "secretary-changed", person, by=by, now=now, old=predecessor.id if predecessor else None,
            operator=by is None,
        )  # fmt: skip
        if predecessor is not None:
            await terms.hold_offices(db, predecessor, predecessor.offices - SECRETARY, now=now, by=by)
        await terms.hold_offices(db, person, person.offices | SECRETARY, now=now, by=by)

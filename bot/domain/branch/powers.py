"""The table of powers: who may do what, and who stands in (rules 20, 26, 85).

An officer never decides on their own leave, and on other matters of their own only while no other officer can (rule 20:
no self-exemption). The secretary may do what any other officer may (rule 85): `may`, `require` and `require_decider`
admit the secretary to every power.
"""

from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from types import MappingProxyType

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.branch import branches
from bot.domain.branch.people import (
    NAMED,
    acting,
    bound_names,
    bound_to,
    branch_of,
    current,
    holders,
    only,
    roster,
    still_there,
)  # fmt: skip
from bot.domain.refusals import Refused, WhichBranch, hidden
from bot.domain.roles import Office
from bot.storage.engine import branch_lock
from bot.storage.tables.branch import Account, Branch, Person

Tier = tuple[Office, ...]

SECRETARY: Tier = (Office.SECRETARY,)
DEPUTY: Tier = (Office.DEPUTY,)
ORGANISATION: Tier = (Office.ORGANISATION,)
PUBLICITY: Tier = (Office.PUBLICITY,)
ANY: Tier = tuple(Office)


class Power(Enum):
    """An action that requires an office, or a task that falls to one."""

    KEEP_ROSTER = auto()  # and decide which account belongs to which name
    READ_ROSTER = auto()
    READ_LEDGER = auto()
    REPLACE_GROUP = auto()
    CONTEST_CHANGE = auto()  # of an office or an account, and decide on one that another officer contests
    CHANGE_SETTINGS = auto()  # of `/setup`
    SET_FIGURES = auto()
    CLOSE_DUTY = auto()  # `require_owner` limits it to duties of the officer's own office
    PLAN_YEAR = auto()
    SCHEDULE = auto()
    DATE_MONTH = auto()
    HOST = auto()
    HOST_BY_DELEGATION = auto()
    RUN_ACTIVITY = auto()  # beside the host: read the figures, count heads, extend and end it
    RECORD = auto()
    FILE_RECORD = auto()  # answer the findings of the check, and say that the record was filed
    RECORD_LATER = auto()  # the activity of a month before the branch was set up (补记)
    RECORD_BY_HAND = auto()  # while the activity lasts
    TYPE_SHEET = auto()  # from paper, as one of two officers
    CORRECT_RECORD = auto()
    CONFIRM_CORRECTION = auto()  # as the second officer
    DECIDE_LEAVE = auto()
    OVERSEE_MAKEUP = auto()
    REVIEW_MAKEUP = auto()
    HEAR_FORECAST = auto()
    HEAR_LOW_RESULT = auto()
    HEAR_LONG_ABSENCE = auto()
    HEAR_OBJECTION = auto()
    HEAR_OVERDUE = auto()
    HEAR_RECORD = auto()  # the head of the record of events
    ANSWER_OBJECTION = auto()


class StandIn(Enum):
    """The stand-ins for a power whose offices are vacant, or held only by the person whose matter it is."""

    NOBODY = auto()
    ANY_OFFICER = auto()
    FOUNDER = auto()  # the account that set the branch up, until the first keeper of the roster is bound


class Own(Enum):
    """The condition under which officers use a power in their own matter."""

    ALWAYS = auto()
    IF_NO_OTHER = auto()
    NEVER = auto()


@dataclass(frozen=True)
class Grant:
    """A row of the table: the rule it comes from, its offices in tiers, the stand-in, and matters of one's own.

    The first tier that has a holder acts.
    """

    rule: int
    tiers: tuple[Tier, ...]
    vacant: StandIn = StandIn.NOBODY
    own: Own = Own.ALWAYS


POWERS: Mapping[Power, Grant] = MappingProxyType(
    {
        Power.KEEP_ROSTER: Grant(26, ((*SECRETARY, *DEPUTY, *ORGANISATION),), StandIn.FOUNDER),
        Power.READ_ROSTER: Grant(26, (ANY,), StandIn.FOUNDER),
        Power.READ_LEDGER: Grant(63, (ANY,)),
        Power.REPLACE_GROUP: Grant(26, ((*SECRETARY, *DEPUTY, *ORGANISATION),)),
        Power.CONTEST_CHANGE: Grant(26, (ANY,)),
        Power.CHANGE_SETTINGS: Grant(26, (ANY,), StandIn.FOUNDER),
        Power.SET_FIGURES: Grant(85, ((*SECRETARY, *DEPUTY),), StandIn.ANY_OFFICER),
        Power.CLOSE_DUTY: Grant(85, (ANY,)),
        Power.PLAN_YEAR: Grant(1, (ANY,)),
        Power.SCHEDULE: Grant(4, (ANY,)),
        Power.DATE_MONTH: Grant(3, (SECRETARY, DEPUTY), StandIn.ANY_OFFICER),
        Power.HOST: Grant(25, (SECRETARY,)),
        Power.HOST_BY_DELEGATION: Grant(25, (ANY,)),
        Power.RUN_ACTIVITY: Grant(58, (ANY,)),
        Power.RECORD: Grant(27, (PUBLICITY, DEPUTY)),
        Power.FILE_RECORD: Grant(64, (ANY,)),
        Power.RECORD_LATER: Grant(3, ((*SECRETARY, *DEPUTY, *ORGANISATION),)),
        Power.RECORD_BY_HAND: Grant(69, (ORGANISATION, SECRETARY), own=Own.IF_NO_OTHER),
        Power.TYPE_SHEET: Grant(59, (ANY,)),
        Power.CORRECT_RECORD: Grant(69, (ORGANISATION, SECRETARY), StandIn.ANY_OFFICER, Own.NEVER),
        Power.CONFIRM_CORRECTION: Grant(69, (ANY,), own=Own.NEVER),
        Power.DECIDE_LEAVE: Grant(17, ((*SECRETARY, *DEPUTY, *ORGANISATION),), StandIn.ANY_OFFICER, Own.NEVER),
        Power.OVERSEE_MAKEUP: Grant(67, (ANY,)),
        Power.REVIEW_MAKEUP: Grant(67, (ORGANISATION, (*SECRETARY, *DEPUTY)), StandIn.ANY_OFFICER, Own.IF_NO_OTHER),
        Power.HEAR_FORECAST: Grant(16, (SECRETARY, DEPUTY), StandIn.ANY_OFFICER),
        Power.HEAR_LOW_RESULT: Grant(75, (SECRETARY, DEPUTY), StandIn.ANY_OFFICER),
        Power.HEAR_LONG_ABSENCE: Grant(29, ((*SECRETARY, *ORGANISATION),)),
        Power.HEAR_OBJECTION: Grant(69, (ORGANISATION, SECRETARY, DEPUTY), StandIn.ANY_OFFICER, Own.IF_NO_OTHER),
        Power.HEAR_OVERDUE: Grant(85, (SECRETARY, DEPUTY), StandIn.ANY_OFFICER),
        Power.HEAR_RECORD: Grant(83, (ANY,)),
        Power.ANSWER_OBJECTION: Grant(
            69, (ORGANISATION, (*SECRETARY, *DEPUTY)), StandIn.ANY_OFFICER, own=Own.IF_NO_OTHER
        ),
    }
)


# --- one person


def may(person: Person, power: Power) -> bool:
    """True if the person holds one of the power's offices, or is the secretary (rule 85)."""
    return bool(person.offices & _allowed(power))


def falls_to(person: Person, power: Power, held: Container[Office]) -> bool:
    """True if the power is this person's, or falls to any officer because none of its offices is among those `held`."""
    if may(person, power):
        return True
    vacant = not any(office in held for tier in POWERS[power].tiers for office in tier)
    return vacant and POWERS[power].vacant is StandIn.ANY_OFFICER and bool(person.offices)


async def officer(db: AsyncSession, account: Account, power: Power, branch_id: int | None = None) -> Person:
    """Return the account's person if they have the power.

    Without a given branch, and if the update names none, it is the only branch in which the account has the power.

    Raises:
        Refused: `not-bound`, or `not-allowed` with the names of those who may.
        WhichBranch: if the account has the power in several branches.
    """
    if branch_id is None and db.info.get(NAMED) is None:
        found = await bound_names(db, account)
        able = [person for person in found if may(person, power)]
        if found:
            branch_id = (await only(db, able)).branch_id if able else (await current(db, account)).branch_id
    person = await acting(db, account, branch_id)
    await require(db, person, power)
    return person


async def require(db: AsyncSession, person: Person, power: Power) -> None:
    """Refuse unless the person holds one of the power's offices or is the secretary.

    Raises:
        Refused: `not-allowed` with the names of those who may, or `not-allowed-nobody`.
    """
    await _require(db, person, _allowed(power))


def owes(person: Person, office: str, held: Container[str]) -> bool:
    """True if a duty of this office is this person's, given the offices that are `held` in the branch (rule 85).

    The duties of a vacant office are the secretary's, without a secretary the deputy's, and else any officer's.
    """
    for tier in (office, *SECRETARY, *DEPUTY):
        if tier in held:
            return tier in person.offices
    return bool(person.offices)


async def require_owner(db: AsyncSession, person: Person, office: Office) -> None:
    """Refuse unless a duty of this office is the person's, or the secretary's who stands for every office.

    Raises:
        Refused: as `require`.
    """
    everybody = await roster(db, person.branch_id)
    held = {each for other in everybody for each in other.offices}

    def allowed(other: Person) -> bool:
        return owes(other, office, held) or owes(other, Office.SECRETARY, held)

    if not allowed(person):
        raise _not_allowed([other.name for other in everybody if allowed(other)])


async def _require(db: AsyncSession, person: Person, allowed: frozenset[Office]) -> None:
    if person.offices & allowed:
        return
    raise _not_allowed([other.name for other in await roster(db, person.branch_id) if other.offices & allowed])


def _not_allowed(names: Sequence[str]) -> Refused:
    return Refused("not-allowed" if names else "not-allowed-nobody", who=names)


# --- the roster and the founder


async def keeper(
    db: AsyncSession, account: Account, branch_id: int | None = None, power: Power = Power.KEEP_ROSTER
) -> tuple[Branch, Person | None]:
    """Return the branch in which the account has the power, and its person there.

    The person is None for a founder who is not on the roster.

    Raises:
        Refused: as `officer`.
        WhichBranch: as `officer`.
    """
    wanted = branch_id if branch_id is not None else db.info.get(NAMED)
    if wanted is None and POWERS[power].vacant is StandIn.FOUNDER:
        wanted = await _founded(db, account, power)
    if wanted is not None:
        await branch_lock.take(db, wanted)
    branch = await db.get(Branch, wanted) if wanted is not None else None
    founder = POWERS[power].vacant is StandIn.FOUNDER
    if branch is not None and founder and branches.founder_keeps(branch, account.telegram_id):
        return branch, await bound_to(db, branch.id, account.telegram_id)
    person = await officer(db, account, power, branch_id)
    return await branch_of(db, person), person


async def _founded(db: AsyncSession, account: Account, power: Power) -> int | None:
    """Return the branch that the account keeps as its founder; None without one.

    Raises:
        WhichBranch: if the account has the power in other branches, too.
    """
    founded = await branches.kept_by_founder(db, account.telegram_id)
    kept = {each.id: each.name or each.title for each in founded}
    if not kept:
        return None
    able = [person for person in await bound_names(db, account) if may(person, power)]
    kept |= {person.branch_id: person.branch.name or person.branch.title for person in able}
    if len(kept) > 1:
        raise WhichBranch(kept)
    return next(iter(kept))


async def keeper_of(
    db: AsyncSession, account: Account, person_id: int, power: Power = Power.KEEP_ROSTER
) -> tuple[Person, Person | None]:
    """Return a person on the roster, and the acting person as `keeper` does in that person's branch.

    Raises:
        Refused: `person-gone`, and as `keeper`.
    """
    person = await still_there(db, person_id)
    with hidden("person-gone"):
        _branch, me = await keeper(db, account, person.branch_id, power)
    return person, me


# --- officers in charge


async def in_charge(
    db: AsyncSession, branch_id: int, power: Power, suits: Callable[[Person], bool] = lambda _person: True
) -> Sequence[Person]:
    """Return the holders of the first tier in which anyone suits; if there is none, the stand-ins."""
    for tier in _tiers(power):
        found = [person for person in await holders(db, branch_id, *tier) if suits(person)]
        if found:
            return found
    return ()


async def require_in_charge(db: AsyncSession, person: Person, power: Power) -> None:
    """Refuse unless the person is among those in charge: a holder, or a stand-in while the offices are vacant.

    Raises:
        Refused: as `require`.
    """
    allowed = await in_charge(db, person.branch_id, power)
    if person not in allowed:
        raise _not_allowed([other.name for other in allowed])


async def deciders(db: AsyncSession, person: Person, power: Power) -> Sequence[Person]:
    """Return those who decide on this person's matter: as `in_charge`, without the person.

    Empty if no other person holds an office.
    """
    others = [other for other in await roster(db, person.branch_id) if other.id != person.id]
    for tier in _tiers(power):
        found = [other for other in others if other.offices & frozenset(tier)]
        if found:
            return found
    return ()


async def require_decider(db: AsyncSession, actor: Person, person: Person, power: Power) -> None:
    """Refuse unless the actor may decide on this person's matter.

    The secretary always may (rule 85), except in a matter of their own: there the table says when.

    Raises:
        Refused: `own-matter` or `not-allowed` with the names of those who may; `own-matter-nobody` or
            `not-allowed-nobody` if there are none.
    """
    allowed = await deciders(db, person, power)
    if actor.id == person.id:
        own = POWERS[power].own
        if actor.offices and (own is Own.ALWAYS or (own is Own.IF_NO_OTHER and not allowed)):
            return
        if actor.offices:
            raise Refused("own-matter" if allowed else "own-matter-nobody", who=[other.name for other in allowed])
    elif actor.branch_id == person.branch_id and (actor in allowed or Office.SECRETARY in actor.offices):
        return
    raise Refused("not-allowed" if allowed else "not-allowed-nobody", who=[other.name for other in allowed])


def _allowed(power: Power) -> frozenset[Office]:
    return frozenset(office for tier in POWERS[power].tiers for office in tier) | {Office.SECRETARY}


def _tiers(power: Power) -> tuple[Tier, ...]:
    grant = POWERS[power]
    return (*grant.tiers, ANY) if grant.vacant is StandIn.ANY_OFFICER else grant.tiers

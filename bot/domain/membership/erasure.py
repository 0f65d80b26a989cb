"""Erasure of a person's words: names, reasons and objections in the record of events and in messages about them.

The reasons that the person gave for changes of settings and for days without activities are erased, too; the days stay.

Own words for a record that its recorder has not taken are deleted.

The records that the Party's rules require stay: roll, check-ins and their corrections, leave slips, make-up studies,
and the minutes with the speeches in them (rule 61), also those that the person sent and the recorder took. The branch
decides whether the name stays in them, or another one replaces it; then the account is no longer bound to them either.
A name that stands within a text of the minutes stays, because that text is another person's.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import timeline
from bot.domain.branch import accounts
from bot.domain.membership import office_changes
from bot.domain.obligations.deliveries import WITHDRAWN
from bot.domain.obligations.kinds import DeliveryKind
from bot.domain.plan.blocked_days import BLOCKED_DATES, Blocked, in_json, periods
from bot.domain.refusals import Refused
from bot.storage.engine import branch_lock
from bot.storage.tables.activity import Activity
from bot.storage.tables.agenda import AgendaItem
from bot.storage.tables.branch import Branch, Person
from bot.storage.tables.invitations import Invitation
from bot.storage.tables.membership import Claim
from bot.storage.tables.obligations import Delivery
from bot.storage.tables.office_changes import OfficeChange
from bot.storage.tables.record import Decision, Minute
from bot.storage.tables.settings import SettingChange, SettingReason
from bot.storage.tables.timeline import Event, EventWords

ADDED = "person-added"
KINDS = (DeliveryKind.OBJECTION, DeliveryKind.OBJECTION_ANSWER)
RENAMED, NAMES = "person-renamed", ("old", "new")
TO_CLAIMANTS = (DeliveryKind.CLAIM_ANSWER, DeliveryKind.CLAIM_UNBOUND)
TYPED = ("words", "asked")  # the arguments of these messages that people have typed


@dataclass(frozen=True)
class Words:
    """The events that hold words about a person, the messages that do, and the person's reasons for settings.

    `offered` is the number of own words for a record that its recorder has not taken.
    """

    events: Sequence[Event]
    messages: Sequence[Delivery]
    reasons: Sequence[SettingReason]
    offered: int = 0

    def __bool__(self) -> bool:
        """True if there is anything to erase."""
        return bool(self.events or self.messages or self.reasons or self.offered)

    @property
    def kinds(self) -> Counter[str]:
        """The number of events of each kind."""
        return Counter(event.kind for event in self.events)


async def people_named(db: AsyncSession, asked: str) -> Sequence[Person]:
    """Return the people with this name or number, of any branch, including those who have left."""
    same = Person.id == int(asked) if asked.isdecimal() else Person.name == asked
    return (await db.scalars(select(Person).where(same).order_by(Person.id))).all()


async def words_of(db: AsyncSession, person: Person) -> Words:
    """Return what `erase` would erase."""
    # The event of an addition is older than the person's number: it is known by its time and the name.
    added = and_(Event.branch_id == person.branch_id, Event.kind == ADDED, Event.at == person.added_at)
    query = select(Event).join(EventWords).where(or_(Event.person_id == person.id, added)).order_by(Event.id)
    events = [event for event in (await db.scalars(query)).all() if event.words and event.words.words]
    names = {person.name, *(event.detail[key] for event in events if event.kind == RENAMED for key in NAMES)}
    messages = select(Delivery).where(Delivery.person_id == person.id, Delivery.kind.in_(KINDS)).order_by(Delivery.id)
    reasons = select(SettingReason).join(SettingChange).where(SettingChange.by_id == person.id)
    return Words(
        [event for event in events if event.person_id == person.id or event.detail["name"] in names],
        [each for each in (await db.scalars(messages)).all() if any(map(each.args.get, TYPED))],
        (await db.scalars(reasons.order_by(SettingReason.change_id))).all(),
        await db.scalar(select(func.count()).select_from(Minute).where(_offered(person))) or 0,
    )


def _offered(person: Person) -> ColumnElement[bool]:
    """Return the condition for the person's own words for a record that its recorder has not taken."""
    return and_(Minute.person_id == person.id, Minute.own, ~Minute.taken)


async def departed(db: AsyncSession, branch_id: int) -> Sequence[Person]:
    """Return the people who have left the branch, the last one first."""
    query = select(Person).where(Person.branch_id == branch_id, Person.left_at.is_not(None))
    return (await db.scalars(query.order_by(Person.left_at.desc(), Person.id.desc()))).all()


async def departed_one(db: AsyncSession, person_id: int) -> Person:
    """Return a person who has left a branch; the caller checks which one.

    Raises:
        Refused: `person-gone` if there is none, or if the person is on the roster.
    """
    person = await db.get(Person, person_id)
    if person is None or person.left_at is None:
        raise Refused("person-gone")
    return person


async def require_parted(db: AsyncSession, person: Person, *, now: datetime) -> None:
    """Refuse to replace a name while changes of its office or account can be contested: that needs the account.

    Raises:
        Refused: `name-contestable` with `name` and `until`.
    """
    until = await office_changes.contestable_until(db, person, now=now)
    if until is not None:
        raise Refused("name-contestable", name=person.name, until=until)


async def erase(
    db: AsyncSession, person: Person, *, by: Person | None = None, alias: str | None = None, now: datetime
) -> Words:
    """Erase these words and note that, without any of them; the hashes of the events stay. Return what was erased.

    Messages that were not sent yet are withdrawn. `alias` replaces the name, if given.

    Raises:
        Refused: `name-contestable` as `require_parted`, if an alias is given.
    """
    await branch_lock.take(db, person.branch_id)
    if alias is not None:
        await require_parted(db, person, now=now)
    found = await words_of(db, person)
    await db.execute(delete(EventWords).where(EventWords.event_id.in_([event.id for event in found.events])))
    for reason in found.reasons:
        await db.delete(reason)
    for message in found.messages:
        message.args = message.args | {key: "" for key in TYPED if key in message.args}
        message.edit_at = None
        if message.sent_at is None:
            message.next_at, message.failure = None, WITHDRAWN
    await db.execute(delete(Minute).where(_offered(person)))
    await _forget_draft(db, person)
    await _forget_why_days_are_free(db, person)
    more: dict[str, Any] = {"name_replaced": True} if alias is not None else {}
    more |= {"offered": found.offered} if found.offered else {}
    timeline.note(
        db, "words-erased", person, by=by, now=now, events=len(found.events), messages=len(found.messages),
        reasons=len(found.reasons), **more,
    )  # fmt: skip
    if alias is not None:
        await _part_from_account(db, person)
        await _rename_in_records(db, person, alias)
        person.name = alias
    await db.flush()
    return found


async def _rename_in_records(db: AsyncSession, person: Person, alias: str) -> None:
    """Put the alias for the name where a record names a person: at a speech, a decision and an item of the agenda.

    A decision and an item hold names alone, joined by 、: they keep it if another person of the branch has the same.
    """
    await db.execute(update(Minute).where(Minute.person_id == person.id).values(speaker=alias))
    same = select(Person.id).where(Person.branch_id == person.branch_id, Person.name == person.name)
    if len((await db.scalars(same)).all()) > 1:
        return
    mine = select(Activity.id).where(Activity.branch_id == person.branch_id)
    for table, column in ((Decision, Decision.owner), (AgendaItem, AgendaItem.speaker)):
        naming = select(table).where(table.activity_id.in_(mine), column.contains(person.name, autoescape=True))
        for row in (await db.scalars(naming)).all():
            written = str(getattr(row, column.key)).split("、")
            setattr(row, column.key, "、".join(alias if name == person.name else name for name in written))


async def _part_from_account(db: AsyncSession, person: Person) -> None:
    """Delete or empty what joins the person and an account, also one that is no longer bound to the person.

    These are the binding, claims of the name, invitations, changes of the account, and messages to it.
    """
    bound = await _accounts_of(db, person)
    others = select(Person.account_id).where(
        Person.branch_id == person.branch_id, Person.id != person.id, Person.account_id.is_not(None)
    )
    about = Delivery.person_id == person.id
    to_bound = and_(Delivery.account_id.in_(bound), or_(about, Delivery.account_id.not_in(others)))
    to_claimants = and_(about, Delivery.kind.in_(TO_CLAIMANTS))
    await db.execute(delete(Delivery).where(Delivery.branch_id == person.branch_id, or_(to_bound, to_claimants)))
    person.account = None
    await db.execute(delete(Claim).where(Claim.person_id == person.id))
    await db.execute(update(OfficeChange).where(OfficeChange.person_id == person.id).values(account_id=None))
    await db.execute(update(Invitation).where(Invitation.person_id == person.id).values(used_by=None))


async def _accounts_of(db: AsyncSession, person: Person) -> set[int]:
    """Return the accounts that are or were bound to the person."""
    queries: tuple[Select[Any], ...] = (
        select(Claim.account_id).where(Claim.person_id == person.id, Claim.accepted.is_(True)),
        select(OfficeChange.account_id).where(OfficeChange.person_id == person.id),
        select(Invitation.used_by).where(Invitation.person_id == person.id),
    )
    found = {person.account_id}
    for query in queries:
        found.update((await db.scalars(query)).all())
    return {number for number in found if number is not None}


async def _forget_why_days_are_free(db: AsyncSession, person: Person) -> None:
    """Take the words from the days without activities if the person was the last one who wrote some beside them."""
    branch = await db.get_one(Branch, person.branch_id)
    query = select(SettingChange.new, SettingChange.by_id).where(
        SettingChange.branch_id == branch.id, SettingChange.figure == BLOCKED_DATES
    )
    entered = (await db.execute(query.order_by(SettingChange.id))).all()
    by = {Blocked.from_json(new).stored_days: by_id for new, by_id in entered if new is not None}
    before = periods(branch)
    after = [replace(one, words="") if by.get(one.stored_days) == person.id else one for one in before]
    if after != before:
        branch.overrides = {**(branch.overrides or {}), BLOCKED_DATES: in_json(after)}


async def _forget_draft(db: AsyncSession, person: Person) -> None:
    """Forget what the person has typed and not submitted, unless the account is bound to a name on another roster.

    A draft that names this person or the branch is forgotten even then.
    """
    account = person.account
    if account is None:
        return
    query = select(Person.id).where(Person.account_id == account.telegram_id, Person.left_at.is_(None))
    elsewhere = (await db.scalars(query.limit(1))).one_or_none() is not None
    draft = account.awaiting_data
    if not elsewhere or draft.get("person") == person.id or draft.get("branch") == person.branch_id:
        account.rest = None
        await accounts.expect_nothing(db, account)

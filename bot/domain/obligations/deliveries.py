"""Deliveries: messages promised to people other than the one who just tapped.

A promise is written in the transaction of its cause. The tick keeps it at least once and words the message at the
moment of sending.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta
from itertools import product
from typing import Any, NamedTuple, cast

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Select,
    String,
    Table,
    and_,
    bindparam,
    case,
    delete,
    exists,
    func,
    or_,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.obligations.kinds import DeliveryKind, Readers
from bot.domain.subject_ids import Ids, Subject, ids_of
from bot.storage.engine.prepared import INSERTS, Given, Prepared
from bot.storage.tables.activity import Activity
from bot.storage.tables.branch import Branch, Person
from bot.storage.tables.obligations import Delivery

LEASE = timedelta(minutes=5)  # longer than any flood wait that sending honours
SKEW = timedelta(minutes=10)  # the largest difference between the clocks of two machines
EDIT_SPACING = timedelta(seconds=5)
FIRST_RETRY = timedelta(seconds=5)
LAST_RETRY = timedelta(minutes=10)
ANSWER_LIFE = timedelta(days=1)  # in which an answer is still of use
OUTDATED, WITHDRAWN, WORDLESS = "outdated", "withdrawn", "nothing to say any more"

_TABLE = cast("Table", Delivery.__table__)


async def to_account(
    db: AsyncSession,
    kind: DeliveryKind,
    account_id: int,
    about: Subject,
    *,
    now: datetime,
    key: str = "",
    args: dict[str, Any] | None = None,
) -> None:
    """Promise a private message, once for each `key`; the key distinguishes messages that may be sent repeatedly."""
    await _promise(db, _row(kind, account_id, ids_of(about), now, key, args))


async def to_people(
    db: AsyncSession,
    kind: DeliveryKind,
    persons: Iterable[Person],
    about: Subject,
    *,
    now: datetime,
    key: str = "",
    person: Person | None = None,
    args: dict[str, Any] | None = None,
) -> list[Person]:
    """Promise a private message to each of these people; return those whom no message can reach.

    `person` is the person that the message is about, if that is not its reader.
    """
    ids = ids_of(about, person)
    wanted: list[dict[str, Any]] = []
    out_of_reach: list[Person] = []
    for reader in persons:
        if not reader.reachable or reader.account_id is None:
            out_of_reach.append(reader)
            continue
        own = ids._replace(branch_id=reader.branch_id, person_id=ids.person_id or reader.id)
        wanted.append(_row(kind, reader.account_id, own, now, key, args))
    if wanted:
        await _promise(db, *wanted)
    return out_of_reach


async def to_group(
    db: AsyncSession,
    kind: DeliveryKind,
    about: Activity | Branch,
    *,
    now: datetime,
    key: str = "",
    args: dict[str, Any] | None = None,
) -> None:
    """Promise a message in the branch's group."""
    await _promise(db, _row(kind, None, ids_of(about), now, key, args))


def _row(
    kind: DeliveryKind,
    account_id: int | None,
    ids: Ids,
    now: datetime,
    key: str,
    args: dict[str, Any] | None,
) -> dict[str, Any]:
    if (account_id is None) is not (kind.readers is Readers.GROUP):
        raise ValueError(f"{kind} is not for {'an account' if account_id else 'the group'}")
    subject = ids.activity_id or f"b{ids.branch_id}"
    return {
        "key": f"{kind}:{subject}:{account_id or 'group'}:{ids.person_id or 0}:{key}",
        "kind": kind,
        **ids._asdict(),
        "account_id": account_id,
        "args": args or {},
        "due_at": now,
        "next_at": now,
        "attempts": 0,
        "without_photo": False,
    }


async def _promise(db: AsyncSession, *wanted: dict[str, Any]) -> None:
    """Insert the promises that do not exist yet in one statement, because a branch may have hundreds of people."""
    await db.execute(_WRITE[db.get_bind().dialect.name], wanted)
    db.info["woken"] = True


_WRITE = {
    dialect: insert(_TABLE).on_conflict_do_nothing(index_elements=[Delivery.key]) for dialect, insert in INSERTS.items()
}


async def refresh(
    db: AsyncSession,
    activity_id: int,
    kinds: Iterable[DeliveryKind],
    *,
    now: datetime,
    after: timedelta = timedelta(0),
) -> None:
    """Schedule edits of the messages of these kinds about an activity, at most one in 5 s for each message.

    A message that is being sent has its words already, and is edited once it has been sent. With `after`, the edit
    waits that long, so that changes that follow one another cause one edit.
    """
    query = select(Delivery).where(Delivery.activity_id == activity_id, Delivery.kind.in_(list(kinds)), promised())
    for delivery in (await db.scalars(query.with_for_update())).all():
        if (wish := wish_of(delivery, now, after)) is not None:
            delivery.edit_at = wish
            db.info["woken"] = True


def refresh_all(db: Connection, activities: Iterable[int], kinds: Iterable[DeliveryKind], *, now: datetime) -> bool:
    """Do the same as `refresh` for many activities on a plain connection; return True if the tick has edits to make."""
    sent = map(_Sent._make, _SENT(db, list(product(activities, kinds))))
    wishes = [{"one": one.id, "wish": wish} for one in sent if (wish := wish_of(one, now)) is not None]
    if wishes:
        db.execute(_REWORD, wishes)
    return bool(wishes)


class _Sent(NamedTuple):
    """The columns of a delivery that determine its next edit."""

    id: int
    args: dict[str, Any]
    next_at: datetime | None
    message_id: int | None
    edit_at: datetime | None
    edited_at: datetime | None
    sent_at: datetime | None


def _sent(given: Given) -> Select[*tuple[Any, ...]]:
    columns = (
        Delivery.id, Delivery.args, Delivery.next_at, Delivery.message_id, Delivery.edit_at, Delivery.edited_at,
        Delivery.sent_at,
    )  # fmt: skip
    about = (Delivery.activity_id == given.activity, Delivery.kind == given.kind)
    return select(*columns).where(*about, promised()).with_for_update(of=_TABLE)


def promised() -> ColumnElement[bool]:
    """Return the condition for deliveries that were sent or are still to be sent.

    A caller that schedules an edit locks the row first. Otherwise a tick could word the message between the caller's
    read and its commit, and clear the edit that the caller found scheduled.
    """
    return or_(Delivery.message_id.is_not(None), Delivery.next_at.is_not(None))


_SENT = Prepared(_sent, activity=Integer(), kind=String())
_REWORD = update(_TABLE).where(_TABLE.c.id == bindparam("one")).values(edit_at=bindparam("wish"))


def wish_of(delivery: Delivery | _Sent, now: datetime, after: timedelta = timedelta(0)) -> datetime | None:
    """Return the instant of the next edit, no sooner than `after` that time; None if none is needed.

    None is needed if an edit is scheduled by then, the message has not been worded yet, or it is marked `OUTDATED`.
    """
    on_its_way = delivery.next_at is not None and delivery.next_at > now
    if delivery.args.get(OUTDATED) or not (delivery.message_id or on_its_way):
        return None
    last: datetime = min(delivery.edited_at or delivery.sent_at or now, now)  # `now` if the clock went back
    wish = max(now + after, last + EDIT_SPACING)
    return wish if delivery.edit_at is None or delivery.edit_at > wish else None


async def outdate(db: AsyncSession, activity_id: int, kinds: Iterable[DeliveryKind], *, now: datetime) -> None:
    """Mark the messages of these kinds as outdated after their activity was moved.

    Unsent ones are withdrawn; sent ones are edited once to say so. Their views find `OUTDATED` among the arguments.
    """
    await withdraw(db, activity_id, kinds := tuple(kinds))
    query = select(Delivery).where(Delivery.activity_id == activity_id, Delivery.kind.in_(kinds))
    for delivery in (await db.scalars(query.execution_options(populate_existing=True))).all():
        if not delivery.args.get(OUTDATED):
            delivery.args = {**delivery.args, OUTDATED: True}
            delivery.edit_at = now if delivery.message_id is not None else None
    db.info["woken"] = True
    await db.flush()


async def withdraw(db: AsyncSession, activity_id: int, kinds: Iterable[DeliveryKind]) -> None:
    """Withdraw unsent promises of these kinds, because what they would say is no longer true."""
    await db.execute(
        update(Delivery)
        .where(Delivery.activity_id == activity_id, Delivery.kind.in_(list(kinds)), Delivery.sent_at.is_(None))
        .values(next_at=None, edit_at=None, failure=WITHDRAWN)
    )


async def forget(db: AsyncSession, activity_id: int, kinds: Iterable[DeliveryKind]) -> None:
    """Delete the promises of these kinds, sent or not."""
    await db.execute(delete(Delivery).where(Delivery.activity_id == activity_id, Delivery.kind.in_(list(kinds))))


async def claim(db: AsyncSession, *, now: datetime, limit: int, besides: Collection[int] = ()) -> Sequence[Delivery]:
    """Claim deliveries to send or edit, under a lease of five minutes after which another process may claim them.

    `besides` are the ids of those that the caller is sending already.

    A promise that was never put off is either due at once or leased. One that lies further ahead than any lease was
    written before the clock went back, and is due.
    """
    asked = {"now": now, "stranded": now + LEASE + SKEW, "besides": besides, "limit": limit}
    claimed = (await db.scalars(_CLAIMED, asked)).all()
    for delivery in claimed:
        if delivery.refused_at is not None:
            delivery.failure = None
        if delivery.sent_at is None:
            delivery.next_at = now + LEASE
        else:
            delivery.edit_at = now + LEASE
    return claimed


async def earliest(db: AsyncSession, *, now: datetime) -> datetime | None:
    """Return the instant at which the next delivery or edit comes due; None if there is none."""
    send, edit, stranded = (await db.execute(_EARLIEST, {"stranded": now + LEASE + SKEW})).one()
    return min((at for at in (send, edit, now if stranded else None) if at is not None), default=None)


_STRANDED = and_(Delivery.attempts == 0, Delivery.next_at > bindparam("stranded"))
_CLAIMED = (
    select(Delivery)
    .where(
        or_(
            Delivery.next_at <= bindparam("now"),
            and_(Delivery.edit_at <= bindparam("now"), Delivery.sent_at.is_not(None)),
            _STRANDED,
        ),
        Delivery.id.not_in(bindparam("besides", expanding=True)),
    )
    .order_by(Delivery.due_at, Delivery.id)
    .limit(bindparam("limit", type_=Integer))
    .with_for_update(skip_locked=True)
)
_EARLIEST = select(  # SQLite uses the partial index only if the query excludes NULL
    select(func.min(Delivery.next_at)).where(Delivery.next_at.is_not(None)).scalar_subquery(),
    select(func.min(Delivery.edit_at))
    .where(Delivery.edit_at.is_not(None), Delivery.sent_at.is_not(None))
    .scalar_subquery(),
    exists().where(_STRANDED),
)


async def waiting(db: AsyncSession) -> tuple[int, datetime | None]:
    """Return the number of unsent promises, and the instant at which the oldest of them was due.

    Those that a group refuses do not count: the officers know of them.
    """
    query = select(func.count(), func.min(Delivery.due_at)).where(
        Delivery.next_at.is_not(None), Delivery.sent_at.is_(None), Delivery.refused_at.is_(None)
    )
    count, oldest = (await db.execute(query)).one()
    return count, oldest


async def mark_sent(
    db: AsyncSession, delivery_id: int, message_id: int | None, *, now: datetime, without_photo: bool = False
) -> None:
    """Record that the delivery was sent; one that was withdrawn meanwhile is edited at once."""
    edit_at = case((Delivery.failure == WITHDRAWN, now), else_=Delivery.edit_at)
    sent = {"sent_at": now, "next_at": None, "message_id": message_id, "without_photo": without_photo}
    settled = {"failure": None, "refused_at": None, "edit_at": edit_at}
    await db.execute(update(Delivery).where(Delivery.id == delivery_id).values(**sent, **settled))


async def mark_edited(db: AsyncSession, delivery: Delivery, *, now: datetime) -> None:
    """Record that the message was edited; an edit that was scheduled after the claim stays scheduled."""
    edit_at = case((Delivery.edit_at == delivery.edit_at, None), else_=Delivery.edit_at)
    values = {"edited_at": now, "edit_at": edit_at, "refused_at": None}
    await db.execute(update(Delivery).where(Delivery.id == delivery.id).values(values))


async def mark_failed(db: AsyncSession, delivery_id: int, reason: str) -> None:
    """Record that the delivery cannot be sent or edited any more; a withdrawn one stays withdrawn."""
    failure = case((Delivery.failure == WITHDRAWN, WITHDRAWN), else_=reason[:200])
    await db.execute(
        update(Delivery).where(Delivery.id == delivery_id).values(next_at=None, edit_at=None, failure=failure)
    )


async def put_off(db: AsyncSession, delivery: Delivery, *, now: datetime, seconds: float | None = None) -> None:
    """Try again later: after the seconds that Telegram asked for, else after a wait that doubles from 5 s to 10 min.

    A delivery that was withdrawn meanwhile is not tried again.
    """
    wait = min(FIRST_RETRY * 2 ** min(delivery.attempts, 10), LAST_RETRY)
    at = now + (timedelta(seconds=seconds) if seconds else wait)
    when = {"next_at": at} if delivery.sent_at is None else {"edit_at": at}
    mine = update(Delivery).where(Delivery.id == delivery.id, Delivery.failure.is_distinct_from(WITHDRAWN))
    await db.execute(mine.values(attempts=Delivery.attempts + 1, **when))

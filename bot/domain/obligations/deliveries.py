"""Deliveries: messages promised to somebody other than the person who just tapped.

A promise is written in the transaction of its cause and carried out by the tick: at least once, in words chosen at the
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
    exists,
    func,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.obligations.kinds import DeliveryKind, Readers
from bot.domain.subject_ids import Ids, Subject, ids_of
from bot.storage.engine.prepared import Given, Prepared
from bot.storage.tables.activity import Activity
from bot.storage.tables.branch import Branch, Person
from bot.storage.tables.obligations import Delivery

LEASE = timedelta(minutes=5)  # longer than any flood stop that sending waits out
SKEW = timedelta(minutes=10)  # by which the clocks of two machines may differ
EDIT_SPACING = timedelta(seconds=5)
FIRST_RETRY = timedelta(seconds=5)
LAST_RETRY = timedelta(minutes=10)
OUTDATED = "outdated"
WITHDRAWN, WORDLESS = "withdrawn", "nothing to say any more"

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
    """Promise a private message. `key` tells apart what may be sent more than once; the same key is promised once."""
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
    """Promise a private message to each of these on the roster; gives those whom no message can reach.

    `person` is the one the message speaks of, when that is not the one who gets it.
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
    }


async def _promise(db: AsyncSession, *wanted: dict[str, Any]) -> None:
    """Write down what was not promised yet, all of it by one statement: a branch may have hundreds of people."""
    known = set((await db.scalars(_KNOWN, {"keys": [row["key"] for row in wanted]})).all())
    fresh = {row["key"]: row for row in wanted if row["key"] not in known}
    if fresh:
        await db.execute(_WRITE, list(fresh.values()))
        db.info["woken"] = True


_KNOWN = select(Delivery.key).where(Delivery.key.in_(bindparam("keys", expanding=True)))
_WRITE = insert(_TABLE)


async def refresh(db: AsyncSession, activity_id: int, kinds: Iterable[DeliveryKind], *, now: datetime) -> None:
    """Have the messages of these kinds about an activity worded anew, at most once in 5 s each.

    What is on its way was put into words before, and is worded anew once it has arrived.
    """
    query = select(Delivery).where(Delivery.activity_id == activity_id, Delivery.kind.in_(list(kinds)), promised())
    for delivery in (await db.scalars(query.with_for_update())).all():
        if (wish := wish_of(delivery, now)) is not None:
            delivery.edit_at = wish
            db.info["woken"] = True


def refresh_all(db: Connection, activities: Iterable[int], kinds: Iterable[DeliveryKind], *, now: datetime) -> bool:
    """The same for many activities, on a bare connection; whether the tick has something to do now."""
    sent = map(_Sent._make, _SENT(db, list(product(activities, kinds))))
    wishes = [{"one": one.id, "wish": wish} for one in sent if (wish := wish_of(one, now)) is not None]
    if wishes:
        db.execute(_REWORD, wishes)
    return bool(wishes)


class _Sent(NamedTuple):
    """What decides when a message is worded anew."""

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
    """What stands in the chat or is to stand there.

    Whoever notes a wish about it locks it first, or a tick could word it between that look and the end of the
    transaction, and clear the wish it finds.
    """
    return or_(Delivery.message_id.is_not(None), Delivery.next_at.is_not(None))


_SENT = Prepared(_sent, activity=Integer(), kind=String())
_REWORD = update(_TABLE).where(_TABLE.c.id == bindparam("one")).values(edit_at=bindparam("wish"))


def wish_of(delivery: Delivery | _Sent, now: datetime) -> datetime | None:
    """When it is to be worded anew; None when what is noted will do, or nobody has put it into words yet."""
    on_its_way = delivery.next_at is not None and delivery.next_at > now
    if delivery.args.get(OUTDATED) or not (delivery.message_id or on_its_way):
        return None
    last: datetime = min(delivery.edited_at or delivery.sent_at or now, now)  # later, if the clock went back
    wish = max(now, last + EDIT_SPACING)
    return wish if delivery.edit_at is None or delivery.edit_at > wish else None


async def outdate(db: AsyncSession, activity_id: int, kinds: Iterable[DeliveryKind], *, now: datetime) -> None:
    """What these messages were about was moved: the unsent are given up, the others say so once and stay so.

    Their letters find `OUTDATED` among the arguments.
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
    """Give up promises of these kinds that were not sent yet: what they would say is no longer true."""
    await db.execute(
        update(Delivery)
        .where(Delivery.activity_id == activity_id, Delivery.kind.in_(list(kinds)), Delivery.sent_at.is_(None))
        .values(next_at=None, edit_at=None, failure=WITHDRAWN)
    )


async def revive(db: AsyncSession, branch_id: int, *, now: datetime) -> None:
    """The group can be written to again: what it missed of activities is sent, unless its letter has nothing to say."""
    await db.execute(
        update(Delivery)
        .where(
            Delivery.branch_id == branch_id,
            Delivery.activity_id.is_not(None),
            Delivery.account_id.is_(None),
            Delivery.sent_at.is_(None),
            Delivery.next_at.is_(None),
            Delivery.failure.not_in((WITHDRAWN, WORDLESS)),
        )
        .values(next_at=now, failure=None)
    )
    db.info["woken"] = True


async def claim(db: AsyncSession, *, now: datetime, limit: int, besides: Collection[int] = ()) -> Sequence[Delivery]:
    """Take what is to be sent or worded anew, under a lease: a process that dies gives it back after five minutes.

    `besides` are those that the caller is sending already.

    A promise that was never put off is due at once, or leased: one that lies further ahead than any lease was written
    before the clock went back, and is due.
    """
    asked = {"now": now, "stranded": now + LEASE + SKEW, "besides": besides, "limit": limit}
    claimed = (await db.scalars(_CLAIMED, asked)).all()
    for delivery in claimed:
        if delivery.sent_at is None:
            delivery.next_at = now + LEASE
        else:
            delivery.edit_at = now + LEASE
    return claimed


async def earliest(db: AsyncSession, *, now: datetime) -> datetime | None:
    """When the next delivery or edit comes due."""
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
_EARLIEST = select(  # SQLite takes the index only if told that what is empty does not count
    select(func.min(Delivery.next_at)).where(Delivery.next_at.is_not(None)).scalar_subquery(),
    select(func.min(Delivery.edit_at))
    .where(Delivery.edit_at.is_not(None), Delivery.sent_at.is_not(None))
    .scalar_subquery(),
    exists().where(_STRANDED),
)


async def waiting(db: AsyncSession) -> tuple[int, datetime | None]:
    """How many promises are not kept yet, and when the oldest of them was due."""
    query = select(func.count(), func.min(Delivery.due_at)).where(
        Delivery.next_at.is_not(None), Delivery.sent_at.is_(None)
    )
    count, oldest = (await db.execute(query)).one()
    return count, oldest


async def mark_sent(db: AsyncSession, delivery_id: int, message_id: int | None, *, now: datetime) -> None:
    """It stands in the chat now; what was withdrawn on its way says so at once."""
    edit_at = case((Delivery.failure == WITHDRAWN, now), else_=Delivery.edit_at)
    await db.execute(
        update(Delivery)
        .where(Delivery.id == delivery_id)
        .values(sent_at=now, next_at=None, message_id=message_id, failure=None, edit_at=edit_at)
    )


async def mark_edited(db: AsyncSession, delivery: Delivery, *, now: datetime) -> None:
    """Its words are up to date; a wish for another edit that came since it was claimed stands."""
    mine = update(Delivery).where(Delivery.id == delivery.id)
    await db.execute(mine.values(edited_at=now))
    await db.execute(mine.where(Delivery.edit_at == delivery.edit_at).values(edit_at=None))


async def mark_failed(db: AsyncSession, delivery_id: int, reason: str) -> None:
    """It can never be sent (or worded anew) as things are; what was withdrawn stays so."""
    failure = case((Delivery.failure == WITHDRAWN, WITHDRAWN), else_=reason[:200])
    await db.execute(
        update(Delivery).where(Delivery.id == delivery_id).values(next_at=None, edit_at=None, failure=failure)
    )


async def put_off(db: AsyncSession, delivery: Delivery, *, now: datetime, seconds: float | None = None) -> None:
    """Try again later: after what Telegram asked for, or doubling from five seconds to ten minutes.

    What was withdrawn meanwhile is not tried again.
    """
    wait = min(FIRST_RETRY * 2 ** min(delivery.attempts, 10), LAST_RETRY)
    at = now + (timedelta(seconds=seconds) if seconds else wait)
    when = {"next_at": at} if delivery.sent_at is None else {"edit_at": at}
    mine = update(Delivery).where(Delivery.id == delivery.id, Delivery.failure.is_distinct_from(WITHDRAWN))
    await db.execute(mine.values(attempts=Delivery.attempts + 1, **when))

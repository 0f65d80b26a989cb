"""Write branches to measure with straight into the tables, as only their number matters.

Activities whose duties the bot carries out are arranged by the domain's own functions.
"""

from __future__ import annotations

import itertools
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, cast
from zoneinfo import ZoneInfo

from sqlalchemy import false, insert, literal, select, text, update

from bot.domain import links
from bot.domain.activity import activities
from bot.domain.attendance.check_in import link_payload
from bot.domain.branch import terms
from bot.domain.obligations import duties
from bot.domain.roles import Kind, Office
from bot.domain.schedule import set_date
from bot.domain.schedule.arrangement import Arrangement
from bot.storage.row_copy import set_sequences
from bot.storage.tables.activity import Activity
from bot.storage.tables.branch import Account, Branch, Person
from bot.storage.tables.obligations import Delivery, Duty
from bot.storage.tables.session import Session
from bot.storage.tables.terms import Membership

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy import Table

    from bot.storage.engine.database import Database
    from bot.storage.tables.base import Base

FIRST_ACCOUNT, FIRST_OTHER_ACCOUNT = 5_000_000_000, 6_000_000_000
FIRST_OTHER = 1_000_001  # branch
SECRET = "0123456789abcdef0123456789abcdef"  # noqa: S105 - it signs links that are never scanned
NAME = "党员"  # of every account, in Telegram as in the tables
AT_ONCE = 20_000  # rows written by one statement
DUTIES = ("notice", "forecast", "eve", "opening", "ending", "month-proposal", "month-open", "makeup")  # of a branch
NOTICE = timedelta(days=6)


async def found(database: Database, branches: int, people: int) -> list[tuple[int, str]]:
    """Create branches of this many people each, with an activity that is open now.

    Return the Telegram id and the check-in link's payload of each member, ordered so that neighbours belong to
    different branches.
    """
    members = await settled(database, branches, people)
    async with database.read() as db:
        payloads = {row.id: link_payload(row) for row in await db.scalars(select(Activity))}
    return [(account, payloads[number]) for number, account in members]


async def settled(database: Database, branches: int, people: int) -> list[tuple[int, int]]:
    """Create the same branches; return the branch and the Telegram id of each member."""
    await database.migrate()
    members = [(number, FIRST_ACCOUNT + place * branches + number)
               for place in range(people) for number in range(1, branches + 1)]  # fmt: skip
    await _settle(database, range(1, branches + 1), members)
    return members


async def beside(database: Database, branches: int) -> None:
    """Create other branches of ten people each, which take no part in the measurement; none of their duties is due."""
    numbers = range(FIRST_OTHER, FIRST_OTHER + branches)
    members = [(number, FIRST_OTHER_ACCOUNT + place * branches + number) for place in range(10) for number in numbers]
    await _settle(database, numbers, members)
    await _schedule(database, numbers)


async def _settle(database: Database, numbers: range, members: list[tuple[int, int]]) -> None:
    now = datetime.now(UTC)
    await _write(database, Branch, (_branch(number, now) for number in numbers))
    await _write(database, Session, (_session(number, now) for number in numbers))
    await _write(database, Activity, (_activity(number, now) for number in numbers))
    await _write(database, Account, (_account(account, number, now) for number, account in members))
    await _write(database, Person, (_person(account, number, now) for number, account in members))
    columns = (Person.id, Person.branch_id, literal(Kind.FULL.value), Person.added_at, false())
    async with database.begin() as db:
        here = select(*columns).where(Person.branch_id >= numbers.start, Person.branch_id < numbers.stop)
        await db.execute(
            insert(Membership).from_select(("person_id", "branch_id", "kind", "from_at", "presumed"), here)
        )
    if database.shared:
        async with database.begin() as db:
            await set_sequences(await db.connection())
            # A server does this by itself within a minute or two.
            await db.execute(text("ANALYZE branches, sessions, activities, accounts, people, memberships"))


async def scheduled(database: Database, branches: int) -> None:
    """Create eight duties for each branch, all due in some days, and a message that was sent long ago."""
    await _schedule(database, range(1, branches + 1))


async def _schedule(database: Database, numbers: range) -> None:
    now = datetime.now(UTC)
    await _write(database, Duty, (_duty(kind, place, number, now)
                                  for place, kind in enumerate(DUTIES) for number in numbers))  # fmt: skip
    await _write(database, Delivery, (_delivery(number, now) for number in numbers))


async def fall_due(database: Database, moments: Mapping[int, datetime]) -> None:
    """Move the activities of these branches into the future and make their notices due at these moments."""
    starts = max(moments.values()) + NOTICE
    async with database.begin() as db:
        for start in range(0, len(moments), AT_ONCE):
            some = list(moments.items())[start : start + AT_ONCE]
            await db.execute(update(Activity), [
                {"id": number, "announced_at": None, "posted_at": None, "opened_at": None} for number, _at in some
            ])  # fmt: skip
            await db.execute(update(Session), [
                {"id": number, "starts_at": starts, "ends_at": starts + timedelta(hours=4)} for number, _at in some
            ])  # fmt: skip
            chosen = select(Duty.branch_id, Duty.id).where(
                Duty.kind == "notice", Duty.branch_id.in_([number for number, _at in some])
            )
            found = (await db.execute(chosen)).all()
            await db.execute(update(Duty), [
                {"id": duty, "due_at": moments[number], "next_at": moments[number]} for number, duty in found
            ])  # fmt: skip


async def arranged(database: Database, number: int, now: datetime) -> None:
    """Arrange another activity, as the branch's secretary, so late that its notice goes out at `now`."""
    async with database.begin() as db:
        first = (await db.scalars(select(Person).where(Person.branch_id == number).order_by(Person.id).limit(1))).one()
        await terms.hold_offices(db, first, [Office.SECRETARY], now=now)
        starts = now + timedelta(days=4)
        local = starts.astimezone(ZoneInfo((await db.get_one(Branch, number)).zone))
        activity = await activities.create(db, number, local.year, local.month, "专题学习研讨", "学习")
        plan = Arrangement(starts, starts + timedelta(hours=4), "党员活动室", first, first)
        await set_date.arrange(db, activity, plan, by=first, now=now, reason="上级临时安排")


async def _write(database: Database, model: type[Base], rows: Iterator[dict[str, Any]]) -> None:
    """Write rows of one table in one transaction, many per statement."""
    table = cast("Table", model.__table__)
    async with database.begin() as db:
        while some := list(itertools.islice(rows, AT_ONCE)):
            await db.execute(insert(table), some)


def _branch(number: int, now: datetime) -> dict[str, Any]:
    return {"id": number, "chat_id": -1_000_000_000_000 - number, "title": f"支部{number}", "name": f"支部{number}",
            "secret": SECRET, "created_at": now, "ready_at": now, "overrides": {}}  # fmt: skip


def _session(number: int, now: datetime) -> dict[str, Any]:
    return {"id": number, "host_branch_id": number, "starts_at": now + timedelta(minutes=20),
            "ends_at": now + timedelta(hours=4), "place": "党员活动室", "secret": links.new_secret()}  # fmt: skip


def _activity(number: int, now: datetime) -> dict[str, Any]:
    return {"id": number, "branch_id": number, "session_id": number, "year": now.year, "month": now.month,
            "form": "专题学习研讨", "content": "学习", "dated_at": now, "announced_at": now, "posted_at": now,
            "opened_at": now}  # fmt: skip


def _account(account: int, number: int, now: datetime) -> dict[str, Any]:
    return {"telegram_id": account, "display_name": NAME, "client_language": "zh-hans", "branch_id": number,
            "started_at": now, "awaiting_data": {}}  # fmt: skip


def _person(account: int, number: int, now: datetime) -> dict[str, Any]:
    return {"branch_id": number, "name": f"党员{account}", "position": 0, "account_id": account,
            "added_at": now}  # fmt: skip


def _duty(kind: str, place: int, number: int, now: datetime) -> dict[str, Any]:
    at = now + timedelta(days=2 + place * 30, seconds=number)
    return {"key": duties.key_of(kind, f"a{number}"), "kind": kind, "branch_id": number, "activity_id": number,
            "owner": Office.SECRETARY, "due_at": at, "next_at": at}  # fmt: skip


def _delivery(number: int, now: datetime) -> dict[str, Any]:
    at = now - timedelta(days=6)
    return {"key": f"before:{number}", "kind": "change-notice", "branch_id": number, "activity_id": number, "args": {},
            "due_at": at, "sent_at": at, "attempts": 0, "message_id": 7}  # fmt: skip


def taps(
    members: list[tuple[int, str]], first_update: int, sent_at: datetime, name: str = NAME
) -> list[dict[str, Any]]:
    """Return the updates that Telegram hands out when all of them, who go by this name, scan the code."""
    return [tap(first_update + place, account, f"/start {payload}", sent_at, name)
            for place, (account, payload) in enumerate(members)]  # fmt: skip


def tap(number: int, account: int, text: str, at: datetime, name: str = NAME) -> dict[str, Any]:
    """Return one update: an account of this name writes a command."""
    user = {"id": account, "is_bot": False, "first_name": name, "language_code": "zh-hans"}
    return {"update_id": number, "message": {
        "message_id": number, "date": int(at.timestamp()), "from": user, "text": text,
        "chat": {"id": account, "type": "private", "first_name": name},
        "entities": [{"type": "bot_command", "offset": 0, "length": len(text.split(maxsplit=1)[0])}],
    }}  # fmt: skip

"""Branches to measure with, written straight into the tables: who they are does not matter, how many does."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert

from bot.domain import links
from bot.domain.activity import attendance
from bot.storage.activities import Activity
from bot.storage.people import Account, Branch, Person

if TYPE_CHECKING:
    from bot.storage.engine import Database

FIRST_ACCOUNT = 5_000_000_000
SECRET = "0123456789abcdef0123456789abcdef"  # noqa: S105 - it signs links that nobody scans


async def found(database: Database, branches: int, people: int) -> list[tuple[int, str]]:
    """So many branches of so many members, each with an activity that is open now.

    Gives for each member the Telegram id and the payload of the check-in link, in an order in which neighbours belong
    to different branches.
    """
    await database.migrate()
    now = datetime.now(UTC)
    async with database.begin() as db:
        await db.execute(insert(Branch), [_branch(number, now) for number in range(1, branches + 1)])
        await db.execute(insert(Activity), [_activity(number, now) for number in range(1, branches + 1)])
        members = [(number, FIRST_ACCOUNT + place * branches + number)
                   for place in range(people) for number in range(1, branches + 1)]  # fmt: skip
        accounts = [{"telegram_id": account, "display_name": "党员", "client_language": "zh-hans", "branch_id": number,
                     "started_at": now, "awaiting_data": {}} for number, account in members]  # fmt: skip
        await db.execute(insert(Account), accounts)
        roster = [{"branch_id": number, "name": f"党员{account}", "kind": "full", "position": 0, "account_id": account,
                   "added_at": now} for number, account in members]  # fmt: skip
        await db.execute(insert(Person), roster)
        payloads = {}
        for number in range(1, branches + 1):
            activity = await db.get_one(Activity, number)
            payloads[number] = attendance.link_payload(activity)
    return [(account, payloads[number]) for number, account in members]


def _branch(number: int, now: datetime) -> dict[str, Any]:
    return {"id": number, "chat_id": -1_000_000_000_000 - number, "title": f"支部{number}", "name": f"支部{number}",
            "secret": SECRET, "created_at": now, "ready_at": now, "overrides": {}}  # fmt: skip


def _activity(number: int, now: datetime) -> dict[str, Any]:
    return {"id": number, "branch_id": number, "year": now.year, "month": now.month, "form": "专题学习研讨",
            "content": "学习", "starts_at": now + timedelta(minutes=20), "ends_at": now + timedelta(hours=4),
            "place": "党员活动室", "secret": links.new_secret(), "dated_at": now, "announced_at": now,
            "opened_at": now}  # fmt: skip


def taps(members: list[tuple[int, str]], first_update: int, sent_at: datetime) -> list[dict[str, Any]]:
    """The updates that Telegram hands out when all of them scan the code."""
    return [_tap(first_update + place, account, f"/start {payload}", sent_at)
            for place, (account, payload) in enumerate(members)]  # fmt: skip


def _tap(number: int, account: int, text: str, at: datetime) -> dict[str, Any]:
    user = {"id": account, "is_bot": False, "first_name": "党员", "language_code": "zh-hans"}
    return {"update_id": number, "message": {
        "message_id": number, "date": int(at.timestamp()), "from": user, "text": text,
        "chat": {"id": account, "type": "private", "first_name": "党员"},
        "entities": [{"type": "bot_command", "offset": 0, "length": 6}],
    }}  # fmt: skip

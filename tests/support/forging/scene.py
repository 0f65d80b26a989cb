"""The scene of forged updates: three branches full of secrets, and people of every kind around them.

Each secret holds a character that neither a text of the bot nor a forged text contains, so that one search finds a
leak: a character of the branch in its names and places, and one of the kind in reasons, answers and comments.
"""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import select, update

from bot.app import CONVERSATIONS
from bot.domain import links
from bot.domain.activity import activities
from bot.domain.attendance import check_in
from bot.domain.membership import binding, roster
from bot.storage.tables.absence import Leave, Makeup
from bot.storage.tables.activity import Activity
from bot.storage.tables.branch import Branch, Person
from bot.storage.tables.obligations import Delivery
from bot.storage.tables.roll import CorrectionRequest
from bot.storage.tables.session import Session
from bot.updates import webhook
from sandbox.desk.desk import TOKEN
from sandbox.state.files import Upload
from tests.support.branches import RosterEntry, a_branch
from tests.support.crowded import a_crowd
from tests.support.office_files import xlsx
from tests.support.ports import free_port

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.support.crowded import Crowd
    from tests.support.town import Town

BRANCH_MARKS = "钚铀镎"  # of the first, second and third branch
LEAVE, MAKEUP, OBJECTION, CORRECTION, COMMENT = "锿镄钔锘铹"
DIGITS = "甲乙丙丁戊己庚辛壬癸"
ANONYMOUS, CHANNEL, TELEGRAM = 1087968824, 136817688, 777000
KINDS = {
    "李书记": "secretary", "王组织": "organisation officer", "赵宣传": "publicity officer", "张三": "member",
    "陈四": "member on leave", "周六": "member of two branches", "孙五": "probationary member", "褚积极": "activist",
    "吴七": "removed person", "郑八": "unbound person",
}  # fmt: skip
NEIGHBOURS = {"刘书记": "other branch's secretary", "关组织": "other branch's officer", "马九": "other branch's member"}


@dataclass(frozen=True)
class Actor:
    """A sender of updates: the kind of person, Telegram's user, and the branches whose links they hold."""

    kind: str
    user: dict[str, Any]
    links: frozenset[int] = frozenset()

    @property
    def id(self) -> int:
        return self.user["id"]


@dataclass
class Scene:
    """The branches, the people, and what forgers know: payloads, buttons that were shown, files."""

    crowd: Crowd
    actors: list[Actor]
    groups: dict[int, int]  # branch id by chat id
    documents: list[str]
    photos: list[str]
    tokens: tuple[str, ...]  # keys and secrets, which must never be shown
    payloads: dict[str, int | None]  # of deep links: the branch whose people alone hold it
    shown: list[tuple[int, int, str]] = field(default_factory=list)  # chat, message and data of buttons

    @property
    def town(self) -> Town:
        return self.crowd.town

    @property
    def titles(self) -> dict[int, str]:
        """The titles of the groups, by branch."""
        return {branch: f"{mark}群" for branch, mark in enumerate(BRANCH_MARKS, 1)}


@asynccontextmanager
async def a_scene(folder: Path) -> AsyncIterator[Scene]:
    """Build the scene around the crowded town, with a webhook to post to."""
    where = f"127.0.0.1:{free_port()}"
    async with a_crowd(folder, http_listen=where, webhook_url=f"http://{where}") as crowd:
        town = crowd.town
        town.bot.pace._unlimited = True  # it would take most of the time, and is not the subject
        await _comment(crowd)
        async with town.database() as db:
            await _part(db, crowd)
        founder, third, group = await _third(town)
        bound = [*_bound(town, KINDS, town.branch_id), *_bound(crowd.beside, NEIGHBOURS, crowd.beside.branch_id)]
        actors = [*bound, founder, *await _others(town, crowd)]
        async with town.database() as db:
            await _classify(db)
            tokens, payloads = await _tokens(db, town), await _payloads(db)
        groups = {town.group.id: town.branch_id, crowd.beside.group.id: crowd.beside.branch_id, group: third}
        yield Scene(crowd, actors, groups, *_files(town), tokens, payloads)
        town.telegram.complaints.clear()  # about messages that exist in forged updates only


def _user(number: int, first: str = "用户", **more: Any) -> dict[str, Any]:
    return {"id": number, "is_bot": False, "first_name": first, "language_code": "zh-hans"} | more


def _bound(town: Town, kinds: dict[str, str], branch_id: int) -> list[Actor]:
    """Return the people of a branch's group; the card there shows its link to the removed person, too."""
    return [Actor(kind, _user(town[name].id), frozenset({branch_id})) for name, kind in kinds.items()]


async def _comment(crowd: Crowd) -> None:
    """Have a person write a comment into the ballot that is open in each branch."""
    for town, name, ids in ((crowd.town, "孙五", crowd.ids), (crowd.beside, "关组织", crowd.theirs)):
        human = town[name]
        await human.presses(f"b:{ids['e']}:1234:ok", human.last())
        await human.presses(f"b:{ids['e']}:say", human.last())
        await human.says(f"{COMMENT}讨论太短")


async def _part(db, crowd: Crowd) -> None:
    """Remove one person, unbind another, and bind a third to a name in the second branch, too."""
    town, beside = crowd.town, crowd.beside
    secretary = await town.person(db, "李书记")
    await roster.remove(db, await town.person(db, "吴七"), by=secretary, now=town.now)
    await binding.unbind(db, await town.person(db, "郑八"), by=secretary, now=town.now)
    (await beside.person(db, "黄十")).account = (await town.person(db, "周六")).account


async def _third(town: Town) -> tuple[Actor, int, int]:
    """Add a branch that only its founder keeps: no keeper of its roster is bound to an account."""
    founder = town.telegram.person("创建人")
    town.telegram.private_room(town.account, founder).opened = True
    group = town.telegram.group("第三支部", owner=founder)
    people = [RosterEntry("甲", office="secretary"), RosterEntry("乙", office="organisation"), RosterEntry("丙")]
    async with town.database() as db:
        branch, _people = await a_branch(
            db, people, now=town.now, title=group.title, chat_id=group.id, fixed_day="nth:1:4", usual_place="会议室",
            usual_time="14:00", zone="Asia/Shanghai", language="zh-CN", founder_id=founder.id,
        )  # fmt: skip
    await group.add_bot(by=founder, admin=True)
    return Actor("founder", _user(founder.id), frozenset({branch.id})), branch.id, group.id


async def _others(town: Town, crowd: Crowd) -> list[Actor]:
    """Return the people who stand on no roster, and Telegram's stand-ins for people."""
    names = ("stranger", "stranger who never started", "group administrator", "deleted account", "stranger in English")
    made = {name: town.telegram.person(name) for name in names}
    for name, human in made.items():
        town.telegram.private_room(town.account, human).opened = name != "stranger who never started"
    await town.group.add(made["group administrator"])
    await town.group.promote(made["group administrator"])
    users = {name: _user(human.id) for name, human in made.items()}
    users["stranger who never started"]["language_code"] = "x" * 64
    users["deleted account"]["first_name"] = ""
    users["stranger in English"] |= {"language_code": "en-GB", "last_name": "Ü", "username": "somebody"}
    mine = frozenset({town.branch_id})
    return [
        *(Actor(name, user, mine if name == "group administrator" else frozenset()) for name, user in users.items()),
        Actor("claimant", _user(crowd.claimant.id), mine),
        Actor("anonymous administrator", _user(ANONYMOUS, "Group", is_bot=True)),
        Actor("channel as sender", _user(CHANNEL, "Channel", is_bot=True)),
        Actor("linked channel", _user(TELEGRAM, "Telegram")),
        Actor("another bot", _user(800000001, "Bot", is_bot=True)),
        Actor("account of a distant number", _user(2**52 - 1, "🧿\u202e\u0301\x00\ud800" * 20)),
    ]


async def _classify(db) -> None:
    """Put the marks into names, places, reasons, answers and objections."""
    for person in await db.scalars(select(Person)):
        person.name = BRANCH_MARKS[person.branch_id - 1] + "".join(DIGITS[int(digit)] for digit in str(person.id))
    for branch in await db.scalars(select(Branch)):
        mark = BRANCH_MARKS[branch.id - 1]
        branch.name, branch.title, branch.superior = f"{mark}支部", f"{mark}群", f"{mark}党委"
        branch.usual_place = f"{mark}室"
    for activity in await db.scalars(select(Activity)):
        mark = BRANCH_MARKS[activity.branch_id - 1]
        activity.content, activity.session.place = f"{mark}学习", f"{mark}楼"
    for leave in await db.scalars(select(Leave)):
        leave.reason = f"{LEAVE}住院"
    await db.execute(update(Makeup).where(Makeup.answer.is_not(None)).values(answer=f"{MAKEUP}学习体会"))
    await db.execute(update(CorrectionRequest).values(reason=f"{CORRECTION}没有手机"))
    for message in await db.scalars(select(Delivery)):
        message.args = {key: OBJECTION if value == "当天我在场" else value for key, value in message.args.items()}


async def _tokens(db, town: Town) -> tuple[str, ...]:
    rows = [*await db.scalars(select(Branch.secret)), *await db.scalars(select(Session.secret))]
    keys = [path.read_bytes().hex() for path in town.bot.settings.ballot_keys.glob("*.key")]
    return (TOKEN, TOKEN.partition(":")[2], webhook.secret_of(TOKEN, None), *rows, *keys)


async def _payloads(db) -> dict[str, int | None]:
    """Return valid payloads of every purpose, and some without a valid signature.

    Those that open a branch to their holder, its claim and its setup, are known to its people alone; the others may
    have been forwarded to any account.
    """
    found: dict[str, int | None] = {}
    for purpose in (purpose for module in CONVERSATIONS for purpose in getattr(module, "LINKS", {})):
        found |= {purpose: None, links.make(purpose, "no secret", 1, 2): None}
        for branch in await db.scalars(select(Branch)):
            found[links.make(purpose, branch.secret, branch.id)] = branch.id
        for activity in await db.scalars(select(Activity)):
            found[activities.link_payload(activity, purpose)] = None
            found[check_in.link_payload(activity)] = None
    return found


def _files(town: Town) -> tuple[list[str], list[str]]:
    keep = town.telegram.files
    sheet = xlsx([["姓名", "类别"], ["新人", "正式党员"]])
    documents = [
        keep.keep_document(Upload("名册.xlsx", sheet)).id,
        keep.keep_document(Upload("计划.txt", "2026年计划\n6月\t学习\t学习原文".encode())).id,
        keep.keep_document(Upload("证明.pdf", b"%PDF-1.4 \n%%EOF")).id,
        keep.keep_document(Upload("大.docx", b"PK\x03\x04", "application/x"), size=30_000_000).id,
    ]
    photos = [keep.keep_photo(Upload("photo.jpg", b"\xff\xd8\xff\xe0" + b"j" * 100, "image/jpeg"), lenient=True).id]
    return documents, photos

"""A bot that is killed again and again while people go on: what the stories in `test_kill_*.py` are played with.

The bot is the real command line in processes of its own, its Telegram the sandbox over HTTP, its database a real one.
A story says who there is and what each of them does; the harness gives the bot many short lives and a last long one.
Nobody repeats anything: each step waits for its answer, and whoever is still waiting in the end was never answered.
KILL_SEED=… plays a story again with the same choices; it is printed where one fails.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import random
import sys
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import func, or_, select, update

from bot import texts
from bot.clock import SystemClock
from bot.domain.activity import activities
from bot.domain.obligations import duties
from bot.domain.obligations.deliveries import WITHDRAWN, WORDLESS
from bot.domain.obligations.kinds import DutyKind
from bot.storage.engine.database import Database
from bot.storage.tables.obligations import Delivery, Duty
from sandbox.web.sandbox import Sandbox
from tests.support.branches import RosterEntry, a_branch
from tests.support.databases import address

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
    from multiprocessing.process import BaseProcess
    from pathlib import Path

    from sqlalchemy.ext.asyncio import AsyncSession

    from bot.storage.tables.activity import Activity
    from sandbox.people.person import Person as Human
    from sandbox.people.seen_message import SeenMessage

TOKEN = "700000002:killed-again-and-again"
OFFICERS = (("李书记", "secretary"), ("王组织", "organisation"), ("赵宣传", "publicity"))
CALLS = 45  # of Telegram's methods after which a short life ends at the latest; the first dozen belong to its start
INSTANT = 0.03  # seconds after the last of them, at most
IDLE_SECONDS, START_SECONDS, LAST_SECONDS = 1, 60, 200
FORM = "红色教育行动"
REPEATED = "刚才已经收到并办好"  # what a step is answered with that took effect before the bot died

texts.load()  # parsed once where the processes come from, which are then quick to start

Act = "Callable[[], Awaitable[object]]"


def run_bot(environment: dict[str, str]) -> None:
    """The child: the real command line, until it is killed."""
    os.environ.update(environment)
    os.chdir(environment["DATA_DIR"])  # away from the developer's .env
    from bot.__main__ import main

    sys.exit(main(["run"]))


def forkserver():
    """Where processes come from that have the bot imported already, so that a start takes no second."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["bot.__main__", "tests.support.kills"])
    return context


class Member:
    """Somebody on the roster with a telephone."""

    def __init__(self, story: Story, human: Human, person_id: int) -> None:
        self.story, self.human, self.person_id = story, human, person_id
        self.name = human.name
        self.waits_for: tuple[str, ...] = ()
        self.turn = asyncio.Lock()  # for somebody who has several things to do, one after the other

    def __repr__(self) -> str:
        """What a failing story shows."""
        chat = [message.text for message in self.human.screen()]
        return f"{self.name} waits for {self.waits_for} in {chat}, {self.human.popups}"

    async def does(self, act: Awaitable[object], *answers: str, about: str = "") -> str:
        """Do something once and wait for one of the answers to it, as long as it takes; what was heard."""
        since = len(self.story.telegram.transcript)
        await act
        return await self.hears(*answers, about=about, since=since)

    async def taps(self, label: str) -> None:
        """Tap a button once it is there: what Telegram repeats after a death brings earlier steps back for a moment."""
        self.waits_for = (label,)

        def there() -> bool:
            buttons = (button for seen in self.human.screen() for row in seen.record.buttons for button in row)
            return any(label in button.text for button in buttons)

        await self.story.telegram.until(there, 10 * LAST_SECONDS)
        self.waits_for = ()
        await self.human.taps(label)

    async def finds(self, *words: str) -> SeenMessage:
        """Wait for a message of the bot with all these words; the newest."""
        self.waits_for = words

        def found() -> list[SeenMessage]:
            return [one for one in self.human.screen() if one.from_bot and all(word in one.text for word in words)]

        await self.story.telegram.until(found, 10 * LAST_SECONDS)
        self.waits_for = ()
        return found()[-1]

    async def hears(self, *answers: str, about: str = "", since: int = 0) -> str:
        """Wait for one of these texts in the private chat, sent or edited, with that word in it."""
        self.waits_for = answers
        heard: list[str] = []

        def listen() -> bool:
            nonlocal since
            log = self.story.telegram.transcript
            for event in log[since:]:
                if event.chat_id == self.human.id and event.who != self.name and event.kind != "popup":
                    fitting = (text for text in answers if text in event.text)
                    heard.extend(text for text in fitting if about in event.text or text == REPEATED)
            since = len(log)
            return bool(heard)

        await self.story.telegram.until(listen, 10 * LAST_SECONDS)
        self.waits_for = ()
        return heard[0]


class Story:
    """A branch, its people and its bot, which dies often."""

    def __init__(self, folder: Path, *, pace: float = 0.0) -> None:
        self.seed = int(os.environ.get("KILL_SEED") or random.SystemRandom().randrange(2**32))
        sys.stdout.write(f"KILL_SEED={self.seed}\n")
        self.chance = random.Random(self.seed)
        self.telegram = Sandbox(SystemClock(), seed=self.seed)
        self.bot = self.telegram.bot(TOKEN, "killed_bot", "助手")
        self.database = Database(address(folder))
        self.kills = 0
        self.members: list[Member] = []
        self.officers: list[Member] = []
        self.branch_id = 0
        self._processes = forkserver()
        self._alive: BaseProcess | None = None
        self._environment = {"TELEGRAM_BOT_TOKEN": TOKEN, "DATA_DIR": str(folder), "DATABASE_URL": address(folder),
                             "LOG_LEVEL": "ERROR", "MESSAGES_PER_SECOND": str(pace)}  # fmt: skip

    # -- what there is before anybody does anything --

    async def found(self, many: int) -> None:
        """Found the branch with three officers and so many members, all of them bound, and the bot in its group."""
        now = datetime.now(UTC)
        humans = [self.telegram.person(name) for name, _ in OFFICERS]
        humans += [self.telegram.person(f"党员{number:03}") for number in range(many)]
        self.group = self.telegram.group("支部", owner=humans[0])
        offices = dict(OFFICERS)
        async with self.database.begin() as db:
            roster = [RosterEntry(human.name, office=offices.get(human.name), account=human.id) for human in humans]
            branch, people = await a_branch(db, roster, now=now, chat_id=self.group.id, founder_id=humans[0].id)
            self.branch_id = branch.id
        for human, person in zip(humans, people, strict=True):
            self.telegram.private_room(self.bot, human).opened = True
            known = self.officers if human.name in offices else self.members
            known.append(Member(self, human, person.id))
        for human in humans[1:]:
            await self.group.add(human)
        await self.group.add_bot(by=humans[0], admin=True)

    async def plan(self, db: AsyncSession, starts_in: timedelta, *, due: DutyKind | None = None) -> Activity:
        """An activity of four hours; the bot's duty of the kind `due`, if any, has just come due."""
        now = datetime.now(UTC)
        starts = now + starts_in
        activity = await activities.create(db, self.branch_id, starts.year, starts.month, FORM, "党史专题学习")
        activity.starts_at, activity.ends_at = starts, starts + timedelta(hours=4)
        activity.place, activity.dated_at = "党员活动室", now
        activity.host_id = activity.recorder_id = self.officers[0].person_id
        activity.announced_at = None if due is DutyKind.NOTICE else now
        activity.opened_at = None if due in {DutyKind.NOTICE, DutyKind.OPENING} else now
        if due:
            await duties.owe(db, due, activity, due_at=now, next_at=now)
        await db.flush()
        await db.refresh(activity, ["branch", "host", "recorder"])
        return activity

    # -- what happens --

    async def rush(self, acts: Iterable[Act], *, kills: int) -> None:
        """Have everybody act while the bot is killed so many times, then let it live until all have their answers."""
        waiting = list(acts)
        self.chance.shuffle(waiting)
        begun: list[asyncio.Future[object]] = []
        for left in range(kills, 0, -1):
            begun += self.begin(waiting.pop() for _ in range(-(-len(waiting) // left)))
            process = self.launch()
            await self.calls(self.chance.randrange(CALLS))
            await asyncio.sleep(self.chance.random() * INSTANT)
            await self.kill(process)
            await asyncio.gather(*(task for task in begun if task.done()))  # what somebody could not do ends the story
        process = await self.start()
        await self.all_answered(begun)
        await self.at_rest()
        assert await self.stop(process) == 0

    @staticmethod
    def begin(acts: Iterable[Act]) -> list[asyncio.Future[object]]:
        """Have these people act from now on, all at once."""
        return [asyncio.ensure_future(act()) for act in acts]

    async def all_answered(self, begun: list[asyncio.Future[object]]) -> None:
        """Wait until they all have got through."""
        _, unanswered = await asyncio.wait(begun, timeout=LAST_SECONDS)
        assert not unanswered, f"never answered: {[one for one in self._people() if one.waits_for]}"
        await asyncio.gather(*begun)

    def launch(self) -> BaseProcess:
        """A new life of the bot."""
        environment = self._environment | {"TELEGRAM_API_BASE_URL": self.telegram.url}
        process = self._processes.Process(target=run_bot, args=(environment,), daemon=True)
        process.start()
        self._alive = process
        return process

    async def start(self) -> BaseProcess:
        """A new life of the bot that has begun to listen."""
        polls, process = self._polls(), self.launch()
        await self.telegram.until(lambda: self._polls() > polls, START_SECONDS)
        return process

    async def kill(self, process: BaseProcess) -> None:
        """End it as a power cut does; nobody has to wait for what it has leased."""
        process.kill()
        await asyncio.to_thread(process.join)
        self.kills += 1
        await self.database.run_transaction(
            self._end_leases
        )  # again, where the server still has the dead one's last word

    @staticmethod
    async def _end_leases(db: AsyncSession) -> None:
        now = datetime.now(UTC)
        await db.execute(update(Delivery).where(Delivery.next_at > now).values(next_at=now))
        await db.execute(update(Delivery).where(Delivery.edit_at > now).values(edit_at=now))

    async def stop(self, process: BaseProcess) -> int | None:
        """End it as an administrator does; its exit code, None when it does not end within twenty seconds."""
        process.terminate()
        await asyncio.to_thread(process.join, 20)
        return process.exitcode

    async def close(self) -> None:
        """Leave nothing behind, however the story has ended."""
        if self._alive is not None:
            self._alive.kill()
            await asyncio.to_thread(self._alive.join)
        await self.database.close()

    async def calls(self, many: int) -> None:
        """Wait until the bot has called so many methods more, or is idle."""
        requests = self.telegram.requests
        last, seen = len(requests) + many, -1
        while seen < len(requests) < last:
            seen = len(requests)
            await self.telegram.watch.until(lambda seen=seen: len(requests) > seen, IDLE_SECONDS)

    async def at_rest(self) -> None:
        """Wait until the bot has nothing to take in, to do or to send."""
        await asyncio.wait_for(self.telegram.confirmed(), LAST_SECONDS)
        async with asyncio.timeout(LAST_SECONDS):
            while await self._owing():  # noqa: ASYNC110 - what another process writes tells nobody here
                await asyncio.sleep(0.1)

    async def _owing(self) -> int:
        """How many promises are not kept, and duties not done, that have come due."""
        async with self.database.read() as db:
            sends = await db.scalar(select(func.count()).where(Delivery.next_at.is_not(None)))
            due = await db.scalar(select(func.count()).where(Duty.next_at <= datetime.now(UTC)))
        return (sends or 0) + (due or 0)

    def name_of(self, person_id: int | None) -> str:
        """Who that is on the roster."""
        return next(one.name for one in self._people() if one.person_id == person_id)

    def _people(self) -> list[Member]:
        return [*self.officers, *self.members]

    def _polls(self) -> int:
        return sum(1 for method, _ in self.telegram.requests if method == "getUpdates")

    # -- what must be true of every story --

    async def promises_are_kept(self, marks: dict[str, Callable[[Delivery], str]]) -> None:
        """Each promised message was sent, and at most once more for each death.

        `marks` says for each kind what is found in its messages and in no others of the same chat.
        """
        async with self.database.read() as db:
            promised = (await db.scalars(select(Delivery).order_by(Delivery.id))).all()
        sent = [(values["chat_id"], str(values)) for method, values, _ in self.telegram.answers if method in SENDING]
        for delivery in promised:
            mark = marks[delivery.kind](delivery)
            where = delivery.account_id or self.group.id
            copies = sum(1 for chat, message in sent if int(chat) == where and mark in message)
            given_up = delivery.failure in {WITHDRAWN, WORDLESS}  # perhaps sent, by one who died before noting it
            assert given_up or delivery.sent_at is not None, (delivery.kind, delivery.failure)
            assert 1 - given_up <= copies <= 1 + self.kills, (delivery.kind, copies)

    async def duties_are_done(self, *kinds: str) -> None:
        """These duties that came due are done, and no other waits."""
        async with self.database.read() as db:
            found = (await db.scalars(select(Duty).where(or_(Duty.kind.in_(kinds), Duty.failures > 0)))).all()
        assert sorted(duty.kind for duty in found) == sorted(kinds)
        assert {duty.outcome for duty in found} <= {"done", "late"}


def at_random(story: Story, act: Callable[[Member], Awaitable[object]]) -> list[Act]:
    """The members' acts, for `rush`."""
    return [lambda one=one: act(one) for one in story.members]


SENDING = {"sendMessage", "sendPhoto", "sendDocument"}


@asynccontextmanager
async def a_story(folder: Path, many: int, *, pace: float = 0.0) -> AsyncIterator[Story]:
    """A branch with so many members besides its officers; `pace` is the bot's messages a second, 0 without a limit."""
    story = Story(folder, pace=pace)
    await story.database.migrate()
    try:
        async with story.telegram.serving():
            await story.found(many)
            yield story
    finally:
        await story.close()
    assert story.telegram.complaints == []

"""The harness of `test_kill_*.py`: a bot that is killed again and again while people continue.

The bot is the real command line in processes of its own, with the sandbox over HTTP as its Telegram and a real
database. A story defines the people and their actions; the harness runs the bot for many short lives and a long last
one. People repeat nothing: each step waits for its answer, and a person who still waits at the end was never answered.
KILL_SEED=… replays a story with the same random choices; a failing story prints its seed.
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
from zoneinfo import ZoneInfo

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
CALLS = 45  # the most calls of Telegram's methods in a short life; the first dozen belong to the start
INSTANT = 0.03  # the most seconds between the last call and the kill
IDLE_SECONDS, START_SECONDS, LAST_SECONDS = 1, 60, 200
FORM = "红色教育行动"
REPEATED = "此前已收到并办理完毕"  # the answer to a step that took effect before the bot was killed

texts.load()  # parsed once before the fork, so that processes start quickly

Act = "Callable[[], Awaitable[object]]"


def run_bot(environment: dict[str, str]) -> None:
    """Run the real command line in a child process until it is killed."""
    os.environ.update(environment)
    os.chdir(environment["DATA_DIR"])  # a folder without the developer's .env
    from bot.__main__ import main

    sys.exit(main(["run"]))


def forkserver():
    """Return a multiprocessing context whose processes have already imported the bot, so that they start quickly."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["bot.__main__", "tests.support.kills"])
    return context


class Member:
    """A person on the roster who has a phone."""

    def __init__(self, story: Story, human: Human, person_id: int) -> None:
        self.story, self.human, self.person_id = story, human, person_id
        self.name = human.name
        self.waits_for: tuple[str, ...] = ()
        self.turn = asyncio.Lock()  # for a person with several things to do, one after the other

    def __repr__(self) -> str:
        """Describe the member for the output of a failing story."""
        chat = [message.text for message in self.human.screen()]
        return f"{self.name} waits for {self.waits_for} in {chat}, {self.human.popups}"

    async def does(self, act: Awaitable[object], *answers: str, about: str = "") -> str:
        """Act once, wait for one of the answers as long as it takes, and return it."""
        since = len(self.story.telegram.transcript)
        await act
        return await self.hears(*answers, about=about, since=since)

    async def taps(self, label: str) -> None:
        """Tap a button once it exists: updates that Telegram repeats after a kill restore earlier steps briefly."""
        self.waits_for = (label,)

        def there() -> bool:
            buttons = (button for seen in self.human.screen() for row in seen.record.buttons for button in row)
            return any(label in button.text for button in buttons)

        await self.story.telegram.until(there, 10 * LAST_SECONDS)
        self.waits_for = ()
        await self.human.taps(label)

    async def finds(self, *words: str) -> SeenMessage:
        """Wait for a message of the bot with all these words; return the newest one."""
        self.waits_for = words

        def found() -> list[SeenMessage]:
            return [one for one in self.human.screen() if one.from_bot and all(word in one.text for word in words)]

        await self.story.telegram.until(found, 10 * LAST_SECONDS)
        self.waits_for = ()
        return found()[-1]

    async def hears(self, *answers: str, about: str = "", since: int = 0) -> str:
        """Wait for a sent or edited private message with one of these texts and the word; return the text."""
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
    """A branch, its people and its bot, which is killed often."""

    def __init__(self, folder: Path, *, pace: float = 0.0) -> None:
        self.seed = int(os.environ.get("KILL_SEED") or random.SystemRandom().randrange(2**32))
        sys.stdout.write(f"KILL_SEED={self.seed}\n")
        self.chance = random.Random(self.seed)
        self.telegram = Sandbox(SystemClock(), seed=self.seed)
        self.bot = self.telegram.bot(TOKEN, "killed_bot", "助手")
        self.database = Database(address(folder), folder / "ballot-keys")
        self.kills = 0
        self.members: list[Member] = []
        self.officers: list[Member] = []
        self.branch_id = 0
        self.zone = zone_at_noon(datetime.now(UTC))
        self._processes = forkserver()
        self._alive: BaseProcess | None = None
        self._environment = {"TELEGRAM_BOT_TOKEN": TOKEN, "DATA_DIR": str(folder), "DATABASE_URL": address(folder),
                             "LOG_LEVEL": "ERROR", "MESSAGES_PER_SECOND": str(pace)}  # fmt: skip

    # -- setup --

    async def found(self, many: int) -> None:
        """Create the branch with three officers and this many members, all bound, and the bot in its group."""
        now = datetime.now(UTC)
        humans = [self.telegram.person(name) for name, _ in OFFICERS]
        humans += [self.telegram.person(f"党员{number:03}") for number in range(many)]
        self.group = self.telegram.group("支部", owner=humans[0])
        offices = dict(OFFICERS)
        async with self.database.begin() as db:
            roster = [RosterEntry(human.name, office=offices.get(human.name), account=human.id) for human in humans]
            founded = now - timedelta(days=1)  # before an activity that is over: it counts who belonged at its start
            branch, people = await a_branch(
                db, roster, now=founded, chat_id=self.group.id, founder_id=humans[0].id, zone=str(self.zone)
            )
            self.branch_id = branch.id
        for human, person in zip(humans, people, strict=True):
            self.telegram.private_room(self.bot, human).opened = True
            known = self.officers if human.name in offices else self.members
            known.append(Member(self, human, person.id))
        for human in humans[1:]:
            await self.group.add(human)
        await self.group.add_bot(by=humans[0], admin=True)

    async def plan(self, db: AsyncSession, starts_in: timedelta, *, due: DutyKind | None = None) -> Activity:
        """Create an activity of four hours; the bot's duty of the kind `due`, if given, has just become due."""
        now = datetime.now(UTC)
        starts = now + starts_in
        month = starts.astimezone(self.zone)
        activity = await activities.create(db, self.branch_id, month.year, month.month, FORM, "党史专题学习")
        session, activity.dated_at = activity.session, now
        session.starts_at, session.ends_at, session.place = starts, starts + timedelta(hours=4), "党员活动室"
        activity.host_id = activity.recorder_id = self.officers[0].person_id
        activity.announced_at = None if due is DutyKind.NOTICE else now
        activity.opened_at = None if due in {DutyKind.NOTICE, DutyKind.OPENING} else now
        if due:
            await duties.owe(db, due, activity, due_at=now, next_at=now)
        await db.flush()
        await db.refresh(activity, ["branch", "host", "recorder"])
        return activity

    # -- actions --

    async def rush(self, acts: Iterable[Act], *, kills: int) -> None:
        """Start all actions while the bot is killed this many times, then let it run until all are answered."""
        waiting = list(acts)
        self.chance.shuffle(waiting)
        begun: list[asyncio.Future[object]] = []
        for left in range(kills, 0, -1):
            begun += self.begin(waiting.pop() for _ in range(-(-len(waiting) // left)))
            process = self.launch()
            await self.calls(self.chance.randrange(CALLS))
            await asyncio.sleep(self.chance.random() * INSTANT)
            await self.kill(process)
            await asyncio.gather(*(task for task in begun if task.done()))  # a failed action ends the story
        process = await self.start()
        await self.all_answered(begun)
        await self.at_rest()
        assert await self.stop(process) == 0

    @staticmethod
    def begin(acts: Iterable[Act]) -> list[asyncio.Future[object]]:
        """Start these actions concurrently."""
        return [asyncio.ensure_future(act()) for act in acts]

    async def all_answered(self, begun: list[asyncio.Future[object]]) -> None:
        """Wait until all these actions are answered."""
        _, unanswered = await asyncio.wait(begun, timeout=LAST_SECONDS)
        assert not unanswered, f"never answered: {[one for one in self._people() if one.waits_for]}"
        await asyncio.gather(*begun)

    def launch(self) -> BaseProcess:
        """Start a new process of the bot."""
        environment = self._environment | {"TELEGRAM_API_BASE_URL": self.telegram.url}
        process = self._processes.Process(target=run_bot, args=(environment,), daemon=True)
        process.start()
        self._alive = process
        return process

    async def start(self) -> BaseProcess:
        """Start a new process of the bot and wait until it polls."""
        polls, process = self._polls(), self.launch()
        await self.telegram.until(lambda: self._polls() > polls, START_SECONDS)
        return process

    async def kill(self, process: BaseProcess) -> None:
        """Kill the process as a power cut would, and end its leases so that the story need not wait for them."""
        process.kill()
        await asyncio.to_thread(process.join)
        self.kills += 1
        # Retried, because the last statement of the killed process may still be running.
        await self.database.run_transaction(self._end_leases)

    @staticmethod
    async def _end_leases(db: AsyncSession) -> None:
        now = datetime.now(UTC)
        await db.execute(update(Delivery).where(Delivery.next_at > now).values(next_at=now))
        await db.execute(update(Delivery).where(Delivery.edit_at > now).values(edit_at=now))

    async def stop(self, process: BaseProcess) -> int | None:
        """Stop the process with SIGTERM; return its exit code, or None if it does not end within twenty seconds."""
        process.terminate()
        await asyncio.to_thread(process.join, 20)
        return process.exitcode

    async def close(self) -> None:
        """Kill the bot and close the database, however the story ended."""
        if self._alive is not None:
            self._alive.kill()
            await asyncio.to_thread(self._alive.join)
        await self.database.close()

    async def calls(self, many: int) -> None:
        """Wait until the bot has made this many more calls, or is idle."""
        requests = self.telegram.requests
        last, seen = len(requests) + many, -1
        while seen < len(requests) < last:
            seen = len(requests)
            await self.telegram.watch.until(lambda seen=seen: len(requests) > seen, IDLE_SECONDS)

    async def at_rest(self) -> None:
        """Wait until the bot has no update, duty or delivery left."""
        await asyncio.wait_for(self.telegram.confirmed(), LAST_SECONDS)
        async with asyncio.timeout(LAST_SECONDS):
            while await self._owing():  # noqa: ASYNC110 - another process writes, which sends no signal to this one
                await asyncio.sleep(0.1)

    async def _owing(self) -> int:
        """Count the unsent deliveries and the due duties that are not done."""
        async with self.database.read() as db:
            sends = await db.scalar(select(func.count()).where(Delivery.next_at.is_not(None)))
            due = await db.scalar(select(func.count()).where(Duty.next_at <= datetime.now(UTC)))
        return (sends or 0) + (due or 0)

    def name_of(self, person_id: int | None) -> str:
        """Return the name of this person on the roster."""
        return next(one.name for one in self._people() if one.person_id == person_id)

    def _people(self) -> list[Member]:
        return [*self.officers, *self.members]

    def _polls(self) -> int:
        return sum(1 for method, _ in self.telegram.requests if method == "getUpdates")

    # -- invariants of every story --

    async def promises_are_kept(self, marks: dict[str, Callable[[Delivery], str]]) -> None:
        """Assert that each promised message was sent, and at most once more for each kill.

        `marks` gives, for each kind, a text that occurs in its messages and in no others of the same chat.
        """
        async with self.database.read() as db:
            promised = (await db.scalars(select(Delivery).order_by(Delivery.id))).all()
        sent = [(values["chat_id"], str(values)) for method, values, _ in self.telegram.answers if method in SENDING]
        for delivery in promised:
            mark = marks[delivery.kind](delivery)
            where = delivery.account_id or self.group.id
            copies = sum(1 for chat, message in sent if int(chat) == where and mark in message)
            given_up = delivery.failure in {WITHDRAWN, WORDLESS}  # or sent by a process killed before recording it
            assert given_up or delivery.sent_at is not None, (delivery.kind, delivery.failure)
            assert 1 - given_up <= copies <= 1 + self.kills, (delivery.kind, copies)

    async def duties_are_done(self, *kinds: str) -> None:
        """Assert that the duties of these kinds are done, and that no other duty has failed."""
        async with self.database.read() as db:
            found = (await db.scalars(select(Duty).where(or_(Duty.kind.in_(kinds), Duty.failures > 0)))).all()
        assert sorted(duty.kind for duty in found) == sorted(kinds)
        assert {duty.outcome for duty in found} <= {"done", "late"}


def zone_at_noon(now: datetime) -> ZoneInfo:
    """Return a zone in which it is noon: a story sends the same messages at each hour, since no hour of it is quiet."""
    ahead = 12 - now.hour  # hours, -11 to 12
    return ZoneInfo(f"Etc/GMT{-ahead:+d}")  # the sign of these names is reversed


async def confirms_held(officer: Member) -> None:
    """Say, as the host, that the activity which ended by itself was held."""
    await officer.does(officer.taps("已开展"), "记为")


def at_random(story: Story, act: Callable[[Member], Awaitable[object]]) -> list[Act]:
    """Return one action of each member, for `rush`."""
    return [lambda one=one: act(one) for one in story.members]


SENDING = {"sendMessage", "sendPhoto", "sendDocument"}


@asynccontextmanager
async def a_story(folder: Path, many: int, *, pace: float = 0.0) -> AsyncIterator[Story]:
    """Create a branch with this many members besides its officers; `pace`: messages a second, 0 for no limit."""
    story = Story(folder, pace=pace)
    await story.database.migrate()
    try:
        async with story.telegram.serving():
            await story.found(many)
            yield story
    finally:
        await story.close()
    assert story.telegram.complaints == []

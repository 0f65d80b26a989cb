"""The story of three processes of one bot behind a webhook that are killed one after the other."""

import asyncio
import os
import random
import signal
from collections import Counter
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import cycle, islice

import aiohttp
from sqlalchemy import func, select

from bot.clock import SystemClock
from bot.domain import links
from bot.domain.attendance.check_in import link_payload
from bot.domain.branch import terms
from bot.domain.obligations import duties
from bot.domain.obligations.kinds import DutyKind
from bot.domain.roles import Office
from bot.storage.engine.database import Database
from bot.storage.tables.absence import Leave
from bot.storage.tables.activity import Activity
from bot.storage.tables.attendance import Attendance
from bot.storage.tables.obligations import Delivery, Duty
from bot.storage.tables.session import Session
from sandbox.web.sandbox import Sandbox
from tests.support.branches import RosterEntry, a_branch
from tests.support.databases import address
from tests.support.http_client import asked
from tests.support.kills import forkserver

TOKEN = "700000008:three-of-a-kind"
PEOPLE, LEAVERS = 150, 10
LEASE = timedelta(seconds=12)  # instead of five minutes; longer than a live process needs for its messages
PATIENCE = 150  # seconds; on an overloaded machine a process starts in half a minute


def _run_bot(environment):
    """Run the real command line in the child process until it is killed."""
    os.environ.update(environment)
    os.chdir(environment["DATA_DIR"])  # away from the developer's .env
    from bot.__main__ import main
    from bot.domain.obligations import deliveries

    deliveries.LEASE = LEASE
    main(["run"])


class Bots:
    """The processes of one bot, each at its own port."""

    def __init__(self, context, environment, ports):
        self.context, self.environment = context, environment
        self.running = dict.fromkeys(ports)

    async def __aenter__(self):
        for port in self.running:
            self.start(port)
        return self

    async def __aexit__(self, *_problem):
        for process in self.running.values():
            process.kill()

    def start(self, port):
        own = self.environment | {"HTTP_LISTEN": f"127.0.0.1:{port}"}
        self.running[port] = self.context.Process(target=_run_bot, args=(own,), daemon=True)
        self.running[port].start()

    async def end(self, port, *, by_force):
        process = self.running[port]
        assert process.is_alive()
        (process.kill if by_force else process.terminate)()
        await asyncio.to_thread(process.join, PATIENCE)
        return process.exitcode


async def _branch(database, telegram):
    """Create a branch of reachable members, with one meeting under way and a notice due for another."""
    now = datetime.now(UTC)
    humans = [telegram.person(f"党员{number}") for number in range(PEOPLE)]
    group = telegram.group("支部", owner=humans[0])
    async with database.begin() as db:
        roster = [RosterEntry(human.name, account=human.id) for human in humans]
        branch, people = await a_branch(db, roster, now=now, chat_id=group.id)
        going_on, coming = (
            Activity(branch_id=branch.id, year=at.year, month=at.month, form=words, content="学习", dated_at=now,
                     session=Session(host_branch_id=branch.id, starts_at=at, ends_at=at + timedelta(hours=4),
                                     place="活动室", secret=links.new_secret()))
            for at, words in ((now - timedelta(minutes=1), "学习"), (now + timedelta(days=40), "参观"))
        )  # fmt: skip
        going_on.announced_at = going_on.opened_at = now
        db.add_all((going_on, coming))
        for human in humans:
            telegram.private_room(telegram.the_bot(), human).opened = True
        await db.flush()
        await terms.hold_offices(db, people[0], [Office.SECRETARY], now=now)
        soon = now + timedelta(seconds=3)
        await duties.owe(db, DutyKind.NOTICE, coming, due_at=soon, next_at=soon)
        await db.refresh(going_on, ["branch"])
        return group, humans, link_payload(going_on)


async def _ready(port):
    async with asyncio.timeout(PATIENCE):
        while True:
            with suppress(aiohttp.ClientError):
                if (await asked(f"http://127.0.0.1:{port}/readyz"))[0] == 200:
                    return
            await asyncio.sleep(0.05)


async def _until(telegram, human, seen, act):
    """Repeat the action until `seen()` is true, as a person without an answer does."""
    for _ in range(PATIENCE // 5):
        await act()
        if await telegram.watch.until(seen, 5):
            return
    raise AssertionError(f"no answer: {[seen.text for seen in human.screen()]}")


async def _asks_for_leave(human, telegram):
    def offers(label):
        return lambda: any(label in str(seen.buttons) for seen in human.screen())

    await _until(telegram, human, offers("参观"), lambda: human.says("/leave"))
    await _until(telegram, human, offers("事假"), lambda: human.taps("参观"))
    await _until(telegram, human, partial(_told, human, "请假 · 事假"), lambda: human.taps("事假"))
    await _until(telegram, human, offers("提交"), lambda: human.says("家里有事，请假一天"))
    await _until(telegram, human, partial(_told, human, "已提交"), lambda: human.taps("提交"))


async def _scan(humans, payload, bots, chance, kills):
    """Let all people scan the code while the processes are killed and started again one after the other."""
    waiting = chance.sample(humans, len(humans))
    for victim in islice(cycle(bots.running), kills):
        for human in [waiting.pop() for _ in range(min(len(waiting), chance.randrange(10, 20)))]:
            await human.starts(payload)
            if chance.random() < 0.2:
                await human.starts(payload)  # a second tap
        await _ready(victim)
        await asyncio.sleep(1.5 + chance.random() * 1.5)  # a random moment
        assert await bots.end(victim, by_force=True) == -signal.SIGKILL
        bots.start(victim)
    for human in waiting:
        await human.starts(payload)


async def kills_lose_and_double_nothing(folder, front, *, kills):
    """Kill processes behind `front`, which posts to its `ports`, while 150 people check in and ten ask for leave."""
    telegram = Sandbox(SystemClock(), seed=1)
    telegram.retry_delay = 0.1
    telegram.bot(TOKEN, "killed_bot", "助手")
    database = Database(address(folder))
    group, humans, payload = await _branch(database, telegram)
    await group.add_bot(by=humans[0], admin=True)
    async with telegram.serving() as url, front.serving():
        telegram.webhook_tls = front.tls
        environment = {
            "TELEGRAM_BOT_TOKEN": TOKEN,
            "TELEGRAM_API_BASE_URL": url,
            "DATA_DIR": str(folder),
            "DATABASE_URL": address(folder),
            "WEBHOOK_URL": front.url,
            "LOG_LEVEL": "ERROR",
        }
        async with Bots(forkserver(), environment, front.ports) as bots:
            await _ready(front.ports[0])
            leaving = asyncio.gather(*(_asks_for_leave(human, telegram) for human in humans[1 : LEAVERS + 1]))
            await _scan(humans, payload, bots, random.Random(20260306), kills)
            await asyncio.wait_for(telegram.confirmed(), PATIENCE)
            assert await _check_ins(database) == {1: PEOPLE}  # updates that Telegram has forgotten are kept
            await leaving
            for human in humans:  # a person without an answer taps again
                if not (answered := partial(_told, human, "签到成功"))():
                    await _until(telegram, human, answered, partial(human.starts, payload))
            await _all_sent(database)
            await asyncio.wait_for(telegram.confirmed(), PATIENCE)
            for port in front.ports:  # the process killed last may still be starting
                await _ready(port)
            assert [await bots.end(port, by_force=False) for port in front.ports] == [0, 0, 0]
    assert await _check_ins(database) == {1: PEOPLE}
    async with database.read() as db:
        leaves = (await db.scalars(select(Leave.person_id))).all()
        notice = (await db.scalars(select(Duty).where(Duty.kind == "notice"))).one()
    await database.close()
    assert len(leaves) == len(set(leaves)) == LEAVERS
    assert (notice.outcome, notice.failures) == ("done", 0)
    copies = {sum("主题党日预告：参观" in seen.text for seen in human.screen()) for human in humans}
    assert copies <= set(range(1, kills + 2))
    assert "getUpdates" not in {method for method, _ in telegram.requests}
    assert telegram.complaints == []


async def _check_ins(database):
    """Count the people by their number of check-ins."""
    async with database.read() as db:
        counts = (await db.execute(select(Attendance.person_id, func.count()).group_by(Attendance.person_id))).all()
    return Counter(count for _, count in counts)


def _told(human, words):
    return any(words in seen.text for seen in human.screen() if seen.from_bot)


async def _all_sent(database):
    async with asyncio.timeout(PATIENCE):
        while True:
            async with database.read() as db:
                owed = await db.scalar(select(func.count()).select_from(Delivery).where(Delivery.next_at.is_not(None)))
            if not owed:
                return
            await asyncio.sleep(0.3)

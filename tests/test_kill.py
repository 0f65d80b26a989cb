"""The bot is killed at random moments of a rush; no check-in is lost, none is doubled."""

import asyncio
import multiprocessing
import os
import random
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from bot.clock import SystemClock
from bot.domain import links
from bot.domain.activity import attendance
from bot.domain.branch import branches
from bot.storage.activities import Activity, Attendance
from bot.storage.engine import Database
from bot.storage.people import Account, Person
from sandbox.telegram import Sandbox
from tests.databases import address

TOKEN = "700000002:killed-again-and-again"
PEOPLE = 500
KILLS = 30


def _run_bot(environment):
    """The child: the real command line, until it is killed."""
    os.environ.update(environment)
    os.chdir(environment["DATA_DIR"])  # away from the developer's .env
    from bot.__main__ import main

    main(["run"])


@pytest.fixture
def processes():
    """Processes that have the bot imported already, so that thirty starts do not take a minute."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["bot.__main__"])
    return context


async def _branch(database, telegram, now):
    async with database.begin() as db:
        branch = await branches.arrive(db, -100123, "支部", now=now, language="zh-CN")
        branch.name, branch.ready_at = "支部", now
        activity = Activity(branch_id=branch.id, year=now.year, month=now.month, form="学习", content="学习",
                            starts_at=now + timedelta(minutes=20), ends_at=now + timedelta(hours=4), place="活动室",
                            secret=links.new_secret(), dated_at=now, announced_at=now, opened_at=now)  # fmt: skip
        db.add(activity)
        people = []
        for number in range(PEOPLE):
            human = telegram.person(f"党员{number}")
            people.append(human)
            db.add(Account(telegram_id=human.id, branch_id=branch.id, started_at=now, awaiting_data={}))
        await db.flush()
        for number, human in enumerate(people):
            db.add(Person(branch_id=branch.id, name=f"党员{number}", kind="full", account_id=human.id, added_at=now))
        await db.flush()
        await db.refresh(activity, ["branch"])
        return people, attendance.link_payload(activity)


async def test_thirty_kills_in_a_rush_of_five_hundred_lose_and_double_nothing(tmp_path, processes):
    chance = random.Random(20260306)
    telegram = Sandbox(SystemClock(), seed=1)
    telegram.bot(TOKEN, "killed_bot", "助手")
    database = Database(address(tmp_path))
    await database.migrate()
    people, payload = await _branch(database, telegram, datetime.now(UTC))
    waiting = list(people)
    chance.shuffle(waiting)
    kills = 0
    async with telegram.serving() as url:
        environment = {"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_BASE_URL": url, "DATA_DIR": str(tmp_path),
                       "DATABASE_URL": address(tmp_path), "LOG_LEVEL": "ERROR"}  # fmt: skip
        while kills < KILLS:
            process = processes.Process(target=_run_bot, args=(environment,), daemon=True)
            polls = _polls(telegram)
            process.start()
            await telegram.until(lambda polls=polls: _polls(telegram) > polls, 30)
            for human in _some(waiting, chance):
                await human.starts(payload)
                if chance.random() < 0.2:
                    await human.starts(payload)  # taps again
            await asyncio.sleep(chance.random() * 0.15)  # the random moment
            process.kill()
            await asyncio.to_thread(process.join)
            kills += 1
        for human in waiting:
            await human.starts(payload)
        process = processes.Process(target=_run_bot, args=(environment,), daemon=True)
        process.start()
        await asyncio.wait_for(telegram.confirmed(), 60)
        process.terminate()
        await asyncio.to_thread(process.join)
    async with database.read() as db:
        counts = (await db.execute(select(Attendance.person_id, func.count()).group_by(Attendance.person_id))).all()
    await database.close()
    assert len(counts) == PEOPLE
    assert {count for _, count in counts} == {1}


def _polls(telegram):
    return sum(1 for method, _ in telegram.requests if method.lower() == "getupdates")


def _some(waiting, chance):
    return [waiting.pop() for _ in range(min(len(waiting), chance.randrange(8, 24)))]

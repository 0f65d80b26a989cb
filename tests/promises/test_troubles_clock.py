"""The machine's clock is wrong and is corrected: each duty is done once, no message is repeated, no answer waits."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import apscheduler.schedulers.base
import pytest
import structlog
from apscheduler.events import EVENT_JOB_SUBMITTED
from apscheduler.schedulers.asyncio import AsyncIOScheduler

import bot.clock
import bot.scheduler.clock
from bot.clock import SystemClock
from bot.domain.attendance.check_in import link_payload
from bot.domain.obligations import deliveries
from bot.domain.obligations.kinds import DeliveryKind
from bot.scheduler.clock import TickScheduler
from tests.support.invariants import everything_is_whole
from tests.support.party_day import CARD, EVE, FEW, NOTICE, RESULT, THERE, TOLD, VOTE, count, held, outcomes, votes
from tests.support.town import a_town, at
from tests.support.waiting import eventually

HOUR, MONTH = timedelta(hours=1), timedelta(days=31)
EVERYBODY = (*TOLD, None)


@pytest.fixture
async def town(tmp_path):
    """A small branch."""
    async with a_town(tmp_path, roster=FEW) as built:
        yield built
    assert built.telegram.complaints == []


async def jumps(town, delta):
    """Move the clock at once by `delta`, and let the bot react."""
    town.desk.clock.set(town.now + delta)
    await town.desk.settle()


def copies(town, text, names=EVERYBODY):
    return {name: count(town, name, text) for name in names}


@pytest.mark.parametrize(("instant", "text"), [("2026-03-01 08:30", NOTICE), ("2026-03-05 13:30", EVE)])
async def test_correcting_a_clock_an_hour_ahead_repeats_no_message(town, instant, text):
    await town.dated()
    await town.until(instant)
    await jumps(town, HOUR)
    once = dict.fromkeys(TOLD, 1)
    assert copies(town, text, TOLD) == once
    await jumps(town, -HOUR)
    await town.passes(hours=3)
    assert copies(town, text, TOLD) == once
    await everything_is_whole(town)


async def test_a_clock_a_month_ahead_drops_only_outdated_duties(town):
    await held(town)
    await town.until("2026-03-06 13:59")
    await jumps(town, MONTH)
    await town["李书记"].taps("已开展")
    assert copies(town, VOTE, TOLD) == dict.fromkeys(TOLD, 0)
    await votes(town["陈四"])
    await town.passes(days=2)
    assert await outcomes(town, "ending") == ["late"]
    assert await outcomes(town, "ballot-closing") == ["done"]
    assert count(town, None, RESULT) == 1
    await everything_is_whole(town, repeats=len(THERE) - 1)  # the reminder repeats the ballot


async def test_a_clock_a_month_ahead_sends_no_outdated_reminders(town):
    await town.dated()
    await town.until("2026-03-05 13:30")
    await jumps(town, MONTH)
    assert copies(town, EVE) == copies(town, CARD) == dict.fromkeys(EVERYBODY, 0)
    assert [await outcomes(town, kind) for kind in ("eve", "opening")] == [["dropped"], ["dropped"]]
    await everything_is_whole(town)


@pytest.mark.long("real time passes")
@pytest.mark.parametrize("delta", [HOUR, MONTH, -HOUR])
async def test_a_jump_during_a_notice_loses_and_doubles_no_copy(town, delta):
    await town.dated()
    await town.until("2026-03-01 08:59")
    town.telegram.faults.begin("slow", at("2026-03-01 09:01"))
    town.desk.clock.set(at("2026-03-01 09:00"))
    striking = asyncio.create_task(town.desk.bot.tick.run())
    await eventually(lambda: town.desk.bot.pace._flying)
    town.desk.clock.set(town.now + delta)
    await striking
    town.telegram.faults.clear()
    await town.passes(hours=2)
    assert copies(town, NOTICE) == dict.fromkeys(EVERYBODY, 1)
    await everything_is_whole(town)


@pytest.mark.parametrize("delta", [HOUR, MONTH, -HOUR])
async def test_a_tap_after_a_jump_is_answered_at_once(town, delta):
    activity = await held(town, there=())
    await town["张三"].starts(link_payload(activity))
    await jumps(town, delta)
    for name in TOLD:
        await town[name].says("/help")
    assert {name: count(town, name, "/todo") for name in TOLD} == dict.fromkeys(TOLD, 1)
    await everything_is_whole(town)


async def test_a_postponed_message_goes_out_despite_a_clock_set_back(town):
    await town.dated()
    await town.until("2026-03-01 08:59")
    town.telegram.faults.add("sendMessage", "500", times=3)
    town.desk.clock.set(at("2026-03-01 09:00"))
    await town.desk.settle()
    await jumps(town, -HOUR)
    await town.passes(minutes=62)
    assert copies(town, NOTICE) == dict.fromkeys(EVERYBODY, 1)
    await everything_is_whole(town)


@pytest.mark.parametrize("leased", [False, True])
async def test_a_clock_set_back_does_not_delay_a_promised_message(town, leased):
    activity = await town.dated()
    town.telegram.settle = None
    async with town.database() as db:
        person = await town.person(db, TOLD[0])
        await deliveries.to_people(db, DeliveryKind.NOTICE_COPY, [person], activity, now=town.now)
        if leased:
            await deliveries.claim(db, now=town.now, limit=1)  # the process that took it dies here
    town.telegram.settle = town.desk.settle
    await jumps(town, -HOUR)
    await town.passes(minutes=6)
    assert count(town, TOLD[0], NOTICE) == 1


async def test_a_clock_set_back_does_not_stop_the_ticks(monkeypatch):
    class Wrong(datetime):
        off = timedelta()

        @classmethod
        def now(cls, tz=None):
            return datetime.now(tz) + cls.off

    class Tick:
        runs = 0

        async def run(self):
            self.runs += 1

        async def earliest(self):
            return None

        def halt(self):
            pass

    for module in (bot.clock, bot.scheduler.clock, apscheduler.schedulers.base):
        monkeypatch.setattr(module, "datetime", Wrong)
    monkeypatch.setattr(bot.scheduler.clock, "LONGEST_SLEEP", timedelta(seconds=0.1))
    monkeypatch.setattr(bot.scheduler.clock, "MISFIRE_SECONDS", 0.1)
    tick = Tick()
    scheduler = TickScheduler(tick, SystemClock())
    scheduler.start()
    await eventually(lambda: tick.runs > 1)
    Wrong.off = -HOUR
    before = tick.runs
    await eventually(lambda: tick.runs > before + 2)
    await scheduler.stop(5.0)
    assert datetime.now(UTC) - Wrong.now(UTC) > HOUR / 2


async def test_a_wake_during_an_alarm_starts_no_second_tick(monkeypatch):
    class Scheduler(AsyncIOScheduler):
        def __init__(self, **options):
            super().__init__(**options)
            self.add_listener(lambda _event: scheduler.wake(), EVENT_JOB_SUBMITTED)  # the run has not begun yet

    class Tick:
        def __init__(self):
            self.now = self.most = self.runs = 0

        async def run(self):
            self.now += 1
            self.runs += 1
            self.most = max(self.most, self.now)
            await asyncio.sleep(0.001)
            self.now -= 1

        def halt(self):
            pass

    monkeypatch.setattr(bot.scheduler.clock, "AsyncIOScheduler", Scheduler)
    tick = Tick()
    scheduler = TickScheduler(tick, SystemClock())
    scheduler.start()
    await eventually(lambda: tick.runs > 20)
    await scheduler.stop(5.0)
    assert (tick.now, tick.most) == (0, 1)


async def test_a_woken_tick_does_not_log_the_updates_number():
    class Tick:
        def __init__(self):
            self.names = []

        async def run(self):
            self.names.append(structlog.contextvars.get_contextvars())

        def halt(self):
            pass

    tick = Tick()
    scheduler = TickScheduler(tick, SystemClock())
    scheduler.start()
    await eventually(lambda: tick.names)
    with structlog.contextvars.bound_contextvars(bot=7, update=77):
        scheduler.wake()
    await eventually(lambda: len(tick.names) > 1)
    await scheduler.stop(5.0)
    assert tick.names[1] == {"bot": 7}

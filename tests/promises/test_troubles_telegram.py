"""Telegram fails in many ways: no action is lost or doubled, and every message arrives."""

from __future__ import annotations

import asyncio
import socket
from datetime import timedelta
from typing import TYPE_CHECKING

import aiohttp
import pytest
from sqlalchemy import func, select

from bot.domain.attendance.check_in import link_payload
from bot.storage.tables.absence import Leave
from bot.storage.tables.attendance import Attendance
from bot.storage.tables.evaluation import BallotReceipt
from bot.telegram import request as wires
from tests.support.invariants import everything_is_whole
from tests.support.party_day import CROWD, FEW, NOTICE, THERE, TOLD, count, held
from tests.support.ports import free_port
from tests.support.town import a_town, at
from tests.support.waiting import eventually

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from tests.support.town import Town

TRIES = 25  # of a person who sees no answer
PATIENCE = 2.0  # real seconds that the bot waits here for Telegram's answer


@pytest.fixture
async def town(tmp_path, request):
    """A branch, small by default, whose bot has little patience with Telegram."""
    async with a_town(tmp_path, roster=getattr(request, "param", FEW)) as built:
        wire, source = built.desk.bot.request, built.desk.bot.update_source
        wire._connect_timeout = wire._write_timeout = wire._media_write_timeout = wire._read_timeout = PATIENCE / 3
        source._first_delay, source._longest_delay = 0.02, 0.1
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(wires, "USUAL", aiohttp.ClientTimeout(total=PATIENCE))
            yield built


class Storm:
    """Ten minutes in which three of ten calls fail; a person without an answer repeats the action."""

    def __init__(self, town: Town, seed: int) -> None:
        self.town, self.again = town, 0
        town.telegram.faults.storm(town.now + timedelta(minutes=10), seed=seed)

    async def until(self, true: Callable[[], object], act: Callable[[], Awaitable[object]]) -> None:
        """Repeat the action until `true()` holds."""
        for tried in range(TRIES):
            if true():
                return
            self.again += tried > 0
            await act()
        assert true(), "nothing but faults"

    async def is_over(self) -> None:
        """Let the rest of the storm pass and the postponed messages arrive."""
        await self.town.passes(minutes=40)
        met = self.town.telegram.faults.met
        assert met, "that was no storm"
        lost = sum(times for (method, kind), times in met.items() if kind == "lost" and method.startswith("send"))
        # A stall of this machine looks like a missing answer.
        waited = self.town.desk.bot.metrics.answers.labels("timeout")._value.get()
        stalls = max(0, waited - sum(times for (_, kind), times in met.items() if kind == "timeout"))
        await everything_is_whole(self.town, repeats=lost + self.again + int(stalls))


async def counted(town: Town, table, *conditions) -> int:
    async with town.database() as db:
        return await db.scalar(select(func.count()).select_from(table).where(*conditions))


large = pytest.mark.parametrize("town", [CROWD], indirect=True, ids=["sixty"])
each_storm = pytest.mark.parametrize("seed", [1, 2])


# --- an answer that Telegram refuses ----------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["500", "502", "drop"])
async def test_a_tap_is_answered_after_telegram_refuses_twice(town, kind):
    activity = await held(town, there=())
    asker, arriving = town["张三"], town["陈四"]
    town.telegram.faults.add("sendMessage", kind, times=2, chat_id=asker.id)
    await asker.says("/help")
    assert count(town, "张三", "/plan") == 1
    town.telegram.faults.add("sendMessage", kind, times=2, chat_id=arriving.id)
    await arriving.starts(link_payload(activity))
    assert count(town, "陈四", "签到成功") == 1
    await everything_is_whole(town)


async def test_the_bot_gives_up_after_three_refusals(town):
    town.telegram.faults.add("sendMessage", "500", times=9, chat_id=town["张三"].id)
    await town["张三"].says("/help")
    tries = [values for method, values in town.telegram.requests if method == "sendMessage"]
    assert len([values for values in tries if str(values["chat_id"]) == str(town["张三"].id)]) == 3


# --- a storm of failures ----------------------------------------------------------------------------------------------


@pytest.mark.long("storms")
@large
@each_storm
async def test_every_notice_arrives_in_a_storm(town, seed):
    await town.dated()
    await town.until("2026-03-01 08:59")
    storm = Storm(town, seed)
    await town.until("2026-03-01 09:00")
    await storm.is_over()
    assert all(count(town, name, NOTICE) for name in (*town.humans, None))


@pytest.mark.long("storms")
@large
@each_storm
async def test_check_ins_in_a_storm_are_recorded_once_and_answered(town, seed):
    activity = await held(town, there=())
    storm = Storm(town, seed)
    town.telegram.settle = None
    for name in town.humans:
        await town[name].starts(link_payload(activity))
    town.telegram.settle = town.desk.settle
    await town.desk.settle()
    for name in town.humans:
        await storm.until(
            lambda name=name: count(town, name, "签到成功 13:5"),
            lambda name=name: town[name].starts(link_payload(activity)),
        )
    assert await counted(town, Attendance) == len(town.humans)
    await storm.is_over()


def voted(town: Town, name: str) -> int:
    return count(town, name, "票已计入") + count(town, name, "每人一票，不能再改")


@pytest.mark.long("storms")
@each_storm
async def test_votes_in_a_storm_are_counted_once_each(town, seed):
    await held(town)
    await town.until("2026-03-06 18:05")
    await town["李书记"].taps("已开展")
    storm = Storm(town, seed)
    for name in THERE:
        human = town[name]
        ballot = next(message for message in human.screen() if "第 1 题" in message.text)

        async def answers(human=human, ballot=ballot):
            await human.taps("提交" if any("提交" in row for row in ballot.buttons) else "满意", on=ballot)

        await storm.until(lambda human=human: voted(town, human.name), answers)
    await storm.is_over()
    assert await counted(town, BallotReceipt) == len(THERE)


@each_storm
async def test_leave_in_a_storm_is_requested_and_granted_once(town, seed):
    await town.dated()
    storm, asker, officer = Storm(town, seed), town["张三"], town["王组织"]
    await storm.until(lambda: asker.can_tap("病假"), lambda: asker.says("/leave"))
    await storm.until(lambda: "写" in asker.last().text, lambda: asker.taps("病假"))
    await storm.until(lambda: asker.can_tap("提交"), lambda: asker.says("发烧住院"))
    await storm.until(lambda: not asker.can_tap("提交"), lambda: asker.taps("提交"))
    await storm.until(lambda: officer.can_tap("同意"), lambda: town.passes(minutes=1))
    await storm.until(lambda: not officer.can_tap("同意"), lambda: officer.taps("同意"))
    await storm.is_over()
    assert await counted(town, Leave) == 1
    assert count(town, "张三", "已准假") >= 1  # repeated if its answer was lost; is_over counts repetitions


# --- no network -------------------------------------------------------------------------------------------------------


class Names(aiohttp.abc.AbstractResolver):
    """Resolves all host names to this machine, or none while `gone` is true."""

    gone = False

    async def resolve(self, host, port=0, family=socket.AF_INET):
        if self.gone:
            raise OSError("Name or service not known")
        return [{"hostname": host, "host": "127.0.0.1", "port": port, "family": socket.AF_INET, "proto": 0, "flags": 0}]

    async def close(self):
        pass


@pytest.fixture
async def named(tmp_path, monkeypatch):
    """A small branch whose bot reaches Telegram by name."""
    names, port = Names(), free_port()
    monkeypatch.setattr("aiohttp.connector.DefaultResolver", lambda **_settings: names)
    monkeypatch.setattr("bot.fleet.PAUSES", (0.1,))
    address = f"http://localhost:{port}"
    async with a_town(tmp_path, roster=FEW, port=port, address=address) as town:
        town.desk.bot.update_source._first_delay, town.desk.bot.update_source._longest_delay = 0.02, 0.1
        yield town, names


async def test_the_start_waits_for_telegrams_name_to_resolve(named):
    town, names = named
    await town.desk.stop_bot()
    await town["张三"].says("/help")
    names.gone = True
    with pytest.raises(RuntimeError, match=r"Telegram cannot be used: .*doctor"):
        await town.desk.start_bot()
    await asyncio.sleep(0.3)
    assert town.desk.bot.health.trouble is not None
    names.gone = False
    await eventually(lambda: town.desk.bot.health.trouble is None)
    town.telegram.settle = town.desk.settle
    await town.desk.settle()
    assert count(town, "张三", "/plan") == 1
    await everything_is_whole(town)


async def test_unresolved_names_lose_no_check_in(named):
    town, names = named
    activity = await held(town, there=())
    town.telegram.settle = None
    names.gone = True
    for wire in town.desk.bot.application.bot._request:
        wire._session.connector.clear_dns_cache()  # which keeps names for ten seconds
    town.telegram.faults.begin("down", town.now + timedelta(hours=1))
    for name in TOLD:
        await town[name].starts(link_payload(activity))
    await asyncio.sleep(0.3)
    town.telegram.faults.clear()
    await asyncio.sleep(0.3)
    assert len(town.telegram.the_bot().queue) == len(TOLD)
    names.gone = False
    town.telegram.settle = town.desk.settle
    await town.desk.settle()
    assert {name: count(town, name, "签到成功 13:50") for name in TOLD} == dict.fromkeys(TOLD, 1)
    await everything_is_whole(town)


# --- people and groups that disappear in the middle -------------------------------------------------------------------


async def test_a_block_and_a_move_delay_no_other_notices(tmp_path):
    async with a_town(tmp_path, roster=FEW, supergroup=False) as town:
        await town.dated()
        await town.until("2026-03-01 08:59")
        old = town.group.room
        town.telegram.settle = None
        town.telegram.faults.begin("slow", at("2026-03-01 10:00"))
        town.desk.clock.set(at("2026-03-01 09:00"))
        striking = asyncio.create_task(town.desk.bot.tick.run())
        await eventually(lambda: town.desk.bot.pace._flying)
        town.telegram.private_room(town.telegram.the_bot(), town["张三"]).blocked = True
        await town.group.migrate()
        town.telegram.faults.clear()
        await striking
        town.telegram.settle = town.desk.settle
        await town.passes(minutes=1)
        told = [name for name in TOLD if name != "张三"]
        assert {name: count(town, name, NOTICE) for name in (*told, None)} == dict.fromkeys((*told, None), 1)
        assert [message.text for message in town.group.pinned] == [town["陈四"].sees(NOTICE, town.group).text]
        assert not [record for record in old.visible() if NOTICE in record.text]
        await town["王组织"].says("/todo")
        assert "联系 张三" in town["王组织"].last().text
        await everything_is_whole(town, unreached=["张三"])

"""Bots of two committees in one process: their data stays separate, and trouble with one does not affect the other."""

import asyncio

import pytest
from sqlalchemy import event, select

from bot import config, fleet
from bot.commands import adopt
from bot.domain.branch import people
from bot.domain.ownership import AnothersDatabase
from bot.storage.directory_lock import Occupied
from bot.storage.tables.attendance import Attendance
from bot.storage.tables.branch import Account, Branch
from bot.storage.tables.seen import SeenUpdate
from bot.telegram import menus
from sandbox.desk.desk import TOKEN
from tests.support.http_client import asked
from tests.support.town import a_neighbour, a_town
from tests.support.waiting import eventually

SECOND = "700000002:token-of-the-second-committee"
NEW = "700000009:token-of-a-bot-that-is-new"


@pytest.fixture
async def first(tmp_path):
    """The town, with another bot beside its own."""
    async with a_town(tmp_path, further={SECOND: "jiguan_bot"}, http_listen="127.0.0.1:0") as built:
        yield built


@pytest.fixture
async def second(first):
    """The branch of the other bot; 张三 of the town belongs to it too, as 林一."""
    built = await a_neighbour(first, number=1)
    zhang = built.humans["林一"] = first["张三"]
    async with built.database() as db:
        account = Account(telegram_id=zhang.id, branch_id=built.branch_id, started_at=built.now, awaiting_data={})
        db.add(account)
        await db.flush()
        (await built.person(db, "林一")).account_id = zhang.id
    first.telegram.private_room(built.account, zhang).opened = True
    await built.group.add(zhang)
    return built


async def rows(town, entity):
    async with town.database() as db:
        return (await db.scalars(select(entity))).all()


async def get(town, path):
    return await asked(f"http://127.0.0.1:{town.desk.fleet.server.port}{path}")


def revoke(town):
    """Revoke the bot's token, as BotFather does when it issues another one."""
    del town.telegram.bots[town.account.token]


# --- separate data ----------------------------------------------------------------------------------------------------


async def test_each_committee_records_a_shared_member_for_itself(first, second):
    for town in (first, second):
        await town.dated()
    await first.until("2026-03-06 13:55")
    zhang = first["张三"]
    await zhang.taps("签到", to=first.group)
    zhang.sees("签到成功")
    zhang.sees_not("签到成功", to=second.account)
    assert (len(await rows(first, Attendance)), len(await rows(second, Attendance))) == (1, 0)
    await zhang.taps("签到", to=second.group)
    zhang.sees("第1位", to=second.account)
    assert (len(await rows(first, Attendance)), len(await rows(second, Attendance))) == (1, 1)


async def test_updates_with_the_same_number_stay_distinct(first, second):
    zhang, queues = first["张三"], [town.account.queue for town in (first, second)]
    await zhang.says("/me")
    await zhang.says("/me", to=second.account)
    for queue in queues:
        queue._next_id = 123_456_789
    await zhang.says("/todo")
    await zhang.says("/todo", to=second.account)
    for town in (first, second):
        assert 123_456_789 in {seen.update_id for seen in await rows(town, SeenUpdate)}
        assert "待办" in zhang.last(to=town.account).text


async def test_each_group_hears_only_of_its_own_party_day(first, second):
    await first.dated(form="红色教育行动")
    await second.dated("2026-03-05 09:00", form="主题观影")
    await first.until("2026-03-05 08:00")
    first["陈四"].sees("红色教育行动", to=first.group)
    first["陈四"].sees_not("主题观影", to=first.group)
    second["马九"].sees("主题观影", to=second.group)
    second["马九"].sees_not("红色教育行动", to=second.group)
    second["马九"].sees("主题观影", to=second.account)


async def test_a_person_who_blocks_one_bot_hears_from_the_other(first, second):
    zhang = first["张三"]
    await zhang.blocks(second.account)
    for town in (first, second):
        await town.dated()
    await first.until("2026-03-05 15:00")
    zhang.sees("红色教育行动")
    async with first.database() as db:
        assert (await db.get_one(Account, zhang.id)).reachable
    async with second.database() as db:
        assert not (await db.get_one(Account, zhang.id)).reachable
        assert len(await people.roster(db, second.branch_id)) == 5


async def test_health_and_figures_name_each_bot(first, second):
    assert (await get(first, "/readyz"))[:2] == (200, {"ready": True, "reasons": []})
    _, _, text = await get(first, "/metrics")
    for number in (700000001, 700000002):
        assert f'partyday_ready{{bot="{number}"}} 1.0' in text
        assert f'partyday_telegram_answers_total{{bot="{number}",kind="ok"}}' in text
    assert text.count("# TYPE partyday_updates_total counter") == 1
    assert "\nprocess_resident_memory_bytes " in text


# --- trouble with one bot ---------------------------------------------------------------------------------------------


async def out(town):
    """Wait until the second bot is out; return its trouble."""
    bot = town.desk.fleet.bots[1]
    await eventually(lambda: bot.health.trouble)
    return bot.health.trouble


async def test_a_revoked_token_stops_only_its_own_bot(first, second):
    account = second.account
    revoke(second)
    account.queue.release()
    assert "refuses the token" in await out(first)
    status, said, _ = await get(first, "/readyz")
    assert (status, said["ready"]) == (200, True)
    assert said["reasons"] == [f"700000002: {config.TOKEN_REFUSED}"]
    assert 'partyday_ready{bot="700000002"} 0.0' in (await get(first, "/metrics"))[2]
    await first.dated()
    await first.until("2026-03-06 13:55")
    await first["张三"].taps("签到", to=first.group)
    first["张三"].sees("签到成功")


async def test_a_token_revoked_before_the_start_stops_no_other_bot(first, second):
    await first.desk.stop_bot()
    revoke(second)
    await first.desk.restart_bot()
    assert first.desk.fleet.troubles() == [f"Bot 700000002: {config.TOKEN_REFUSED}"]
    await first["张三"].says("/me")
    assert "张三" in first["张三"].last().text


async def test_a_fault_in_one_bot_leaves_the_others_working(first, second, monkeypatch, capsys):
    await first.desk.stop_bot()
    publish = menus.publish

    async def faulty(bot, library):
        if bot.username == second.account.username:
            raise RuntimeError(second.secretary)
        await publish(bot, library)

    monkeypatch.setattr(menus, "publish", faulty)
    await first.desk.restart_bot()
    assert first.desk.fleet.troubles() == ["Bot 700000002: The bot fell (RuntimeError). The log says where."]
    assert second.secretary not in capsys.readouterr().err
    await first["张三"].says("/me")
    assert "张三" in first["张三"].last().text


async def test_the_fleet_ends_with_its_last_bot(first, second, tmp_path):
    await first.desk.stop_bot()
    first.telegram.bots.clear()
    alone = fleet.Fleet(first.desk.settings(), first.desk.clock)
    troubles = await asyncio.wait_for(alone.run(), 30)
    await alone.stop()
    assert troubles == [f"Bot {number}: {config.TOKEN_REFUSED}" for number in (700000001, 700000002)]


async def test_a_stop_waits_for_a_bot_that_closes_its_database(first, caplog):
    await first.desk.stop_bot()
    crew = fleet.Fleet(first.desk.settings(), first.desk.clock)
    await crew.start(scheduled=False)
    closing, loop = asyncio.create_task(crew.bots[1].stop()), asyncio.get_running_loop()
    event.listen(crew.bots[1].database.engine.sync_engine, "close", lambda *_: loop.call_soon(closing.cancel))
    await asyncio.wait({closing})
    await crew.stop()
    assert closing.cancelled()
    assert [record.getMessage() for record in caplog.records if record.levelname == "ERROR"] == []
    await first.desk.restart_bot()


async def test_a_bot_that_telegram_delays_retries_while_another_works(first, monkeypatch):
    await first.desk.stop_bot()
    monkeypatch.setattr(fleet, "PAUSES", (1.0,))
    first.telegram.faults.add("getMe", "500", times=1)
    crew = fleet.Fleet(first.desk.settings(), first.desk.clock)
    await crew.start(scheduled=False)
    assert len(crew.troubles()) == 1
    assert "Telegram cannot be used" in crew.troubles()[0]
    await eventually(lambda: not crew.troubles())
    await crew.stop()
    await first.desk.restart_bot()


# --- the owner of a database ------------------------------------------------------------------------------------------


async def refused(town):
    """Assert that the bots refuse to start without a request to Telegram; return the error's text."""
    town.telegram.requests.clear()
    with pytest.raises(AnothersDatabase) as caught:
        await town.desk.start_bot()
    assert town.telegram.requests == []
    await town.desk.fleet.stop()
    return str(caught.value)


async def test_the_order_of_the_tokens_may_change(first, second):
    await first.desk.stop_bot()
    first.desk.tokens.reverse()
    await first.desk.restart_bot()
    titles = {bot.id: await chats(bot) for bot in first.desk.fleet.bots}
    assert titles == {700000001: [first.group.id], 700000002: [second.group.id]}


async def chats(bot):
    async with bot.database.read() as db:
        return list((await db.scalars(select(Branch.chat_id))).all())


async def test_the_first_bot_may_be_removed(first, second):
    await first.desk.stop_bot()
    first.desk.tokens[:] = [SECOND]
    await first.desk.restart_bot()
    assert [await chats(bot) for bot in first.desk.fleet.bots] == [[second.group.id]]


@pytest.mark.parametrize("tokens", [[NEW], [NEW, TOKEN]])
async def test_a_bot_refuses_another_bots_database_before_any_start(first, tokens):
    first.telegram.bot(NEW, "new_bot", "新的")
    await first.desk.stop_bot()
    first.desk.tokens[:] = tokens
    said = await refused(first)
    assert "belongs to the bot 700000001, and the token is that of the bot 700000009" in said
    assert "python -m bot adopt --bot 700000009" in said
    first.desk.tokens[:] = [TOKEN]
    await first.desk.restart_bot()
    await first["张三"].says("/me")
    assert "张三" in first["张三"].last().text


async def test_adopt_moves_a_database_to_a_new_bot(first):
    zhang, account = first["张三"], first.telegram.bot(NEW, "new_bot", "新的")
    await zhang.says("/me")
    last = max(seen.update_id for seen in await rows(first, SeenUpdate))
    await first.desk.stop_bot()
    first.desk.tokens[:] = [NEW]
    settings = first.desk.settings()
    assert "was that of the bot 700000001 and is that of the bot 700000009" in await adopt.adopt(settings)
    with pytest.raises(adopt.NotAdopted):
        await adopt.adopt(settings)
    await first.desk.start_bot()
    assert last not in {seen.update_id for seen in await rows(first, SeenUpdate)}
    async with first.database() as db:
        assert (await db.scalars(select(Account.telegram_id).where(Account.started_at.is_not(None)))).all() == []
        assert (await first.person(db, "张三")).account_id == zhang.id
    account.queue._next_id, account.queue._last_at = last, first.now
    first.telegram.settle = first.desk.settle
    await zhang.starts(bot=account)
    async with first.database() as db:
        assert (await first.person(db, "张三")).reachable


async def test_a_database_in_use_cannot_be_adopted(first):
    settings = first.desk.settings().bots()[0]
    with pytest.raises(Occupied):
        await adopt.adopt(settings)

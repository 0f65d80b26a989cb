"""Forged updates: as every kind of person, in every chat, with odd values; none changes or shows what it may not."""

import itertools
import json

import pytest
from telegram import Update

from bot.storage.tables.branch import Account, Branch
from bot.updates.kinds import KINDS
from tests.support.forging.run import run
from tests.support.forging.scene import a_scene
from tests.support.ports import free_port
from tests.support.town import a_neighbour, a_town
from tests.support.webhook_posts import post
from tests.support.witness import SPOKEN, rows

RUNS, EACH = 10, 2000
FAULT = "抱歉"
METHODS = {*SPOKEN, "answerCallbackQuery"}


async def forged(folder, seed, count):
    async with a_scene(folder) as scene:
        report = await run(scene, seed, count)
    assert not report.problems, "\n".join(report.problems)
    assert report.updates == count


async def test_a_few_hundred_forged_updates_do_no_harm(tmp_path):
    await forged(tmp_path, 0, 300)


@pytest.mark.long("thousands of updates")
@pytest.mark.parametrize("seed", range(1, RUNS + 1))
async def test_thousands_of_forged_updates_do_no_harm(tmp_path, seed):
    await forged(tmp_path, seed, EACH)


# --- what the forged updates have found ---------------------------------------------------------------------


@pytest.fixture
async def town(tmp_path):
    """The usual branch, with a webhook to post to."""
    where = f"127.0.0.1:{free_port()}"
    async with a_town(tmp_path, http_listen=where, webhook_url=f"http://{where}") as built:
        yield built


NUMBERS = itertools.count(5_000)


async def sent(town, human, kind="message", /, **body):
    """Post an update of this person in the private chat, and return what the bot said."""
    user = {"id": human.id, "is_bot": False, "first_name": human.name} | body.pop("user", {})
    chat = {"id": human.id, "type": "private"}
    message = {"message_id": 1, "date": int(town.now.timestamp()), "chat": chat}
    if kind == "callback_query":
        content = {"id": "1", "from": user, "chat_instance": "x", "message": message | body.pop("below", {})} | body
    else:
        content = message | {"from": user} | body
    since = len(town.telegram.requests)
    assert await post(town, {"update_id": next(NUMBERS), kind: content}) == 200
    await town.desk.settle()
    said = [values.get("text") for method, values in town.telegram.requests[since:] if method in METHODS]
    return [text for text in said if text]


def command(name):
    return {"text": name, "entities": [{"type": "bot_command", "offset": 0, "length": len(name)}]}


async def test_kinds_that_were_not_asked_for_are_neither_answered_nor_stored(town):
    zhang, before = town["张三"], await rows(town)
    for kind in (str(each.value) for each in Update.ALL_TYPES if each not in KINDS):
        options = {"user_chat_id": zhang.id, "query": "x", "offset": "", "guest_query_id": "x"}
        assert await sent(town, zhang, kind, **command("/me"), **options) == [], kind
    assert await rows(town) == before
    (asked,) = [values["allowed_updates"] for name, values in town.telegram.requests if name == "setWebhook"]
    assert sorted(json.loads(asked)) == sorted(
        ["message", "edited_message", "callback_query", "my_chat_member", "chat_member"]
    )


async def test_an_account_without_a_name_is_answered(town):
    stranger = town.telegram.person("路人")
    await stranger.starts()
    (said,) = await sent(town, stranger, user={"first_name": ""}, **command("/help"))
    assert "党支部" in said


async def test_a_language_code_of_any_length_is_kept_as_far_as_the_column_goes(town):
    await sent(town, town["张三"], user={"language_code": "zh-hans-" + "x" * 80}, **command("/help"))
    async with town.database() as db:
        assert (await db.get_one(Account, town["张三"].id)).client_language == "zh-hans-" + "x" * 12


async def test_a_press_without_data_is_void(town):
    for data in ({"data": ""}, {}, {"game_short_name": "x"}):
        (said,) = await sent(town, town["张三"], "callback_query", **data)
        assert "已经失效" in said


async def test_a_repeated_choice_of_the_language_is_answered_without_a_fault(town):
    stranger = town.telegram.person("路人")
    await stranger.starts()
    message = {"message_id": 1, "chat": {"id": stranger.id, "type": "private"}, "date": 1, "text": "x"}
    press = {"id": "1", "from": {"id": stranger.id, "is_bot": False, "first_name": "路人"}, "chat_instance": "x"}
    for number, language in ((4_000, "en"), (4_001, "zh-CN"), (4_000, "en")):
        since = len(town.telegram.requests)
        query = press | {"message": message, "data": f"lang:{language}"}
        assert await post(town, {"update_id": number, "callback_query": query}) == 200
        await town.desk.settle()
        said = str([values.get("text") for _method, values in town.telegram.requests[since:]])
        assert "✅" in said
        assert FAULT not in said


async def test_a_button_below_a_file_is_answered_by_a_new_message(town):
    file = {"file_id": "x", "file_unique_id": "x"}
    for below in ({"document": file}, {"photo": [file | {"width": 1, "height": 1}]}):
        (said,) = await sent(town, town["张三"], "callback_query", data="lang:zh-CN", below=below)
        assert "中文" in said


async def test_a_button_below_a_file_that_telegram_no_longer_describes_is_answered_by_a_new_message(town):
    li = town["李书记"]
    await town.bot.application.bot.send_document(li.id, b"1", filename="a.txt")
    await sent(town, li, "callback_query", data="lang:zh-CN", below={"message_id": li.last().id, "date": 0})
    li.sees("今后使用中文")


async def test_a_file_that_telegram_does_not_know_is_asked_for_again(town):
    await town.dated("2026-03-06 14:00")
    zhou = town["周六"]
    await zhou.says("/leave")
    await zhou.taps("病假")
    for file_id in ("x", "AgACAgUAAx" * 40, "号"):
        file = {"file_id": file_id, "file_unique_id": "x"}
        for body in ({"document": file | {"file_name": "a.pdf"}}, {"photo": [file | {"width": 1, "height": 1}]}):
            (said,) = await sent(town, zhou, **body)
            assert "请再发一次" in said
    await zhou.says("发烧在家休息")
    zhou.sees("提交")


async def test_characters_and_numbers_that_no_database_stores_do_no_harm(town):
    zhang = town["张三"]
    (said,) = await sent(town, zhang, text="a\x00b\ud800", user={"first_name": "\x00\ud83d"})
    assert FAULT not in said
    assert await sent(town, zhang, text="x", message_thread_id=10**30) == []
    assert await sent(town, zhang, text="x", date=2**62) == []
    assert await post(town, {"update_id": 10**30, "message": {}}) == 400
    deep = '{"update_id": 7, "message": ' + '{"a": ' * 900 + "{}" + "}" * 901
    assert await post(town, deep.encode()) in (200, 400)


async def test_a_group_cannot_move_into_the_chat_of_another_branch(town):
    beside = await a_neighbour(town)
    before = await rows(town)
    for old, new in ((town.group.id, beside.group.id), (beside.group.id, town.group.id)):
        moves = ({"chat": {"id": old, "type": "group", "title": "x"}, "migrate_to_chat_id": new},
                 {"chat": {"id": new, "type": "supergroup", "title": "x"}, "migrate_from_chat_id": old})  # fmt: skip
        for move in moves:
            assert await sent(town, town["张三"], **move) == []
    assert await sent(town, town["张三"], migrate_from_chat_id=town.group.id) == []  # in a private chat
    assert await rows(town) == before


async def test_a_branch_shows_its_name_and_officers_to_its_own_people_only(town):
    stranger = town.telegram.person("路人")
    await stranger.starts()
    (said,) = await sent(town, stranger, "callback_query", data=f"set:change:{town.branch_id}:1")
    assert "会计学院" not in said
    assert "书记" not in said
    assert "李书记" in (await sent(town, town["周六"], "callback_query", data=f"set:change:{town.branch_id}:1"))[0]


async def test_a_group_administrator_without_an_office_does_not_choose_the_topic(town):
    outsider = town.telegram.person("管理员")
    await town.group.add(outsider)
    await town.group.promote(outsider)
    in_topic = {"chat": {"id": town.group.id, "type": "supergroup", "title": town.group.title, "is_forum": True},
                "message_thread_id": 5, "is_topic_message": True} | command("/setup")  # fmt: skip
    for who, topic in ((outsider, None), (town["李书记"], 5)):
        await sent(town, who, **in_topic)
        async with town.database() as db:
            assert (await db.get_one(Branch, town.branch_id)).thread_id == topic

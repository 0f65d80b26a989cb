"""A group that takes no messages holds up no other chat; its answers are given when it opens, or privately."""

import pytest

from tests.support.party_day import FEW, NOTICE, TOLD, count
from tests.support.town import a_neighbour, a_town

SHORT_HELP = "/plan 全年安排"
PRIVATELY = "群里目前无法发送消息"


def refuses(town, chat, seconds, method="sendMessage"):
    """Let Telegram refuse the next message to this chat for so long."""
    town.telegram.faults.add(method, "429", retry_after=seconds, chat_id=chat.id)


def tries(town, chat):
    return len([values for method, values in town.telegram.requests
                if method.startswith("send") and str(values.get("chat_id")) == str(chat.id)])  # fmt: skip


@pytest.fixture
async def town(tmp_path):
    async with a_town(tmp_path, roster=FEW) as built:
        yield built
    assert built.telegram.complaints == []


async def test_a_group_that_opens_within_a_minute_gets_its_answer_then(town):
    refuses(town, town.group, 20)
    began = town.now
    await town["张三"].says("/help", to=town.group)
    assert count(town, None, SHORT_HELP) == 1
    assert 20 <= (town.now - began).total_seconds() < 30
    assert count(town, "张三", PRIVATELY) == 0


async def test_a_group_in_slow_mode_is_answered_privately(town):
    refuses(town, town.group, 3600)
    began = town.now
    await town["张三"].says("/help", to=town.group)
    assert "\n\n" in town["张三"].last().text
    assert SHORT_HELP in town["张三"].sees(PRIVATELY).text
    assert count(town, None, SHORT_HELP) == 0
    assert (town.now - began).total_seconds() < 1
    await town.passes(hours=2)
    assert count(town, None, SHORT_HELP) == 0


async def test_a_person_without_a_private_chat_is_answered_when_the_group_opens(town):
    refuses(town, town.group, 3600)
    asked = tries(town, town.group)
    await town["冯九"].says("/todo", to=town.group)
    await town.passes(minutes=59)
    assert ([m for m in town.group.messages if m.buttons], tries(town, town.group)) == ([], asked + 1)
    await town.passes(minutes=2)
    (answer,) = [message for message in town.group.messages if message.buttons]
    assert await town["冯九"].taps(answer.buttons[0][0], to=town.group) is None
    await town.passes(hours=2)
    assert len([message for message in town.group.messages if message.buttons]) == 1


async def test_a_restart_keeps_the_answer_that_a_group_owes(town):
    refuses(town, town.group, 3600)
    await town["冯九"].says("/help", to=town.group)
    await town.desk.restart_bot()
    await town.passes(minutes=61)
    assert count(town, None, SHORT_HELP) == 1


async def test_a_group_closed_to_the_bot_is_answered_privately_or_when_it_opens(town):
    await town.group.mute(town.account)
    await town["张三"].says("/help", to=town.group)
    town["张三"].sees(PRIVATELY)
    await town["冯九"].says("/help", to=town.group)
    assert count(town, None, SHORT_HELP) == 0
    await town.group.promote(town.account)
    await town.passes(seconds=10)
    assert count(town, None, SHORT_HELP) == 1


async def test_a_private_answer_in_the_groups_place_has_buttons_instead_of_links(town):
    await town.group.mute(town.account)
    zhang = town["张三"]
    await zhang.says("/todo", to=town.group)
    answer = zhang.sees(PRIVATELY)
    assert not any(button.url for row in answer.record.buttons for button in row)
    await zhang.presses(answer.record.buttons[0][0].callback_data, answer)
    assert "待办" in zhang.last().text


async def test_a_refusal_in_words_is_given_privately_too(town):
    refuses(town, town.group, 3600)
    await town["张三"].says("/summary 2031年13月", to=town.group)
    assert town["张三"].last().text.startswith(PRIVATELY)
    assert count(town, None, "月") == 0


async def test_an_answer_follows_a_group_that_moved(tmp_path):
    async with a_town(tmp_path, roster=FEW, supergroup=False) as town:
        town.telegram.settle = None
        old = town.group.room
        await town["张三"].says("/help", to=town.group)
        await town.group.migrate()
        town.telegram.settle = town.desk.settle
        await town.desk.settle()
        assert count(town, None, SHORT_HELP) == 1
        assert not [record for record in old.visible() if SHORT_HELP in record.text]


# --- one chat's refusal and the others --------------------------------------------------------------------------------


async def test_a_slow_group_delays_no_private_message(town):
    await town.dated()
    refuses(town, town.group, 900)
    await town.until("2026-03-01 09:00")
    assert {name: count(town, name, NOTICE) for name in TOLD} == dict.fromkeys(TOLD, 1)
    await town["张三"].says("/me")
    town["张三"].sees("2026年")
    await town.until("2026-03-01 09:14")
    assert (count(town, None, NOTICE), tries(town, town.group)) == (0, 1)
    await town.until("2026-03-01 09:16")
    assert count(town, None, NOTICE) == 1


async def test_a_persons_refusal_delays_nobody_else(town):
    await town.dated()
    refuses(town, town["张三"], 900)
    await town.until("2026-03-01 09:10")
    everybody = [*(name for name in TOLD if name != "张三"), None]
    assert {name: count(town, name, NOTICE) for name in everybody} == dict.fromkeys(everybody, 1)
    await town.until("2026-03-01 09:16")
    assert count(town, "张三", NOTICE) == 1


async def test_two_refused_chats_silence_the_bot_as_long_as_telegram_asks(town):
    await town.dated()
    for chat in (town.group, town["张三"]):
        refuses(town, chat, 900)
    await town.until("2026-03-01 09:00")
    made = len(town.telegram.requests)
    await town["李书记"].says("/help")
    await town.until("2026-03-01 09:14")
    assert not [method for method, _ in town.telegram.requests[made:] if method.startswith("send")]
    town.telegram.faults.clear()
    await town.until("2026-03-01 09:40")
    assert {name: count(town, name, NOTICE) for name in (*TOLD, None)} == dict.fromkeys((*TOLD, None), 1)


async def test_two_groups_in_slow_mode_delay_no_person(town):
    beside = await a_neighbour(town)
    for group, asker in ((town.group, town["冯九"]), (beside.group, beside["林一"])):
        refuses(town, group, 3600)
        await asker.says("/help", to=group)
    began = town.now
    await town["张三"].says("/help")
    town["张三"].sees("/plan")
    assert (town.now - began).total_seconds() < 1
    await town.passes(minutes=61)
    assert [count(town, None, SHORT_HELP), len([m for m in beside.group.messages if SHORT_HELP in m.text])] == [1, 1]

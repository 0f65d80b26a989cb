"""People, groups and a bot in the sandbox, over real HTTP with the library's own client."""

import asyncio
from datetime import UTC, datetime, timedelta, timezone

import pytest
import telegram
from telegram import (
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    KeyboardButton,
    KeyboardButtonPollType,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    ReplyParameters,
)
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken, NetworkError, RetryAfter, TimedOut

from bot.clock import SystemClock
from sandbox.state.transcript import render
from sandbox.web.sandbox import Sandbox
from tests.support.sandbox_desk import START, heard, picture


def keyboard(**buttons):
    return InlineKeyboardMarkup([[InlineKeyboardButton(label, callback_data=data)] for label, data in buttons.items()])


def link_button(label, url):
    return InlineKeyboardMarkup([[InlineKeyboardButton(label, url=url)]])


@pytest.fixture
async def zhang(desk):
    person = desk.person("张三", username="zhangsan")
    await person.starts()
    return person


@pytest.fixture
async def group(desk, zhang):
    made = desk.group("会计学院学生第二党支部", owner=zhang)
    await made.add_bot(by=zhang, admin=True)
    return made


async def test_the_bot_receives_a_start_and_answers_it(desk, bot):
    li = desk.person("李四")
    await li.starts("in_abc")
    message = (await heard(bot, "message"))[0]
    assert (message.text, message.from_user.id, message.chat.type) == ("/start in_abc", li.id, "private")
    assert message.entities[0].type == "bot_command"
    assert message.date == START
    await bot.send_message(li.id, "签到成功 <b>14:02</b>", parse_mode="HTML")
    seen = li.sees("签到成功")
    assert (seen.text, seen.html, seen.who) == ("签到成功 14:02", "签到成功 <b>14:02</b>", "支部助手")
    li.sees_not("失败")
    with pytest.raises(AssertionError, match="签到成功 14:02"):
        li.sees("请假")


async def test_a_tap_reaches_the_bot_and_returns_its_popup(desk, bot, zhang):
    async def answer():
        for query in await heard(bot, "callback_query"):
            await query.answer(f"收到 {query.data}", show_alert=True)

    await bot.send_message(zhang.id, "?", reply_markup=keyboard(请假="leave:1"))
    desk.settle = answer
    popup = await zhang.taps("请假")
    assert (popup.text, popup.show_alert) == ("收到 leave:1", True)
    with pytest.raises(AssertionError, match="请假"):
        await zhang.taps("签到")
    forged = await zhang.presses("leave:2", on=zhang.last())
    assert forged.text == "收到 leave:2"


async def test_a_tap_waits_for_its_popup_without_a_settle_hook(desk, bot, zhang):
    async def answer():
        await bot.get_updates()
        found = await bot.get_updates(offset=-1, timeout=5)
        await found[0].callback_query.answer("好")

    await heard(bot)
    await bot.send_message(zhang.id, "?", reply_markup=keyboard(好="x"))
    desk.patience = 5.0
    task = asyncio.create_task(answer())
    assert (await zhang.taps("好")).text == "好"
    await task


async def test_links_buttons_and_codes_open_the_private_chat(desk, bot, group, zhang):
    li = desk.person("李四")
    await group.add(li)
    await heard(bot)
    link = "https://t.me/branch_bot?start=in_7"
    sent = await bot.send_photo(group.id, picture(link), caption="签到", reply_markup=link_button("签到", link))
    assert sent.photo[-1].width > 50
    await li.taps("签到", to=group)
    await li.scans(group.messages[-1])
    await li.scans(picture(link))
    await li.opens("https://t.me/branch_bot")
    assert [m.text for m in await heard(bot, "message")] == [*["/start in_7"] * 3, "/start"]
    with pytest.raises(AssertionError, match="no bot"):
        await li.opens("https://t.me/other_bot?start=x")


async def test_a_forced_reply_receives_the_next_text(bot, zhang):
    await heard(bot)
    asked = await bot.send_message(zhang.id, "原因？", reply_markup=ForceReply())
    await zhang.says("生病")
    answer = (await heard(bot, "message"))[0]
    assert answer.reply_to_message.message_id == asked.message_id
    assert answer.reply_to_message.text == "原因？"


async def test_files_go_both_ways(bot, zhang):
    await heard(bot)
    await zhang.sends_file("花名册.xlsx", b"PK12", mime="application/zip", caption="名单")
    await zhang.sends_photo(picture())
    document, photo = await heard(bot, "message")
    assert (document.document.file_name, document.document.file_size, document.caption) == (
        "花名册.xlsx",
        4,
        "名单",
    )
    file = await bot.get_file(document.document.file_id)
    assert bytes(await file.download_as_bytearray()) == b"PK12"
    await bot.send_document(zhang.id, b"docx", filename="纪实表.docx", caption="<i>x</i>", parse_mode="HTML")
    assert zhang.last().document == ("纪实表.docx", b"docx")
    await bot.send_photo(zhang.id, photo.photo[-1].file_id)
    assert zhang.last().photo == picture()
    album = await bot.send_media_group(
        zhang.id,
        [
            InputMediaDocument(b"1", filename="a.txt"),
            InputMediaDocument(b"2", filename="b.txt", caption="二"),
        ],
    )
    assert len({m.media_group_id for m in album}) == 1
    assert zhang.last().document == ("b.txt", b"2")


async def test_edits_pins_and_deletions_are_visible_to_people(desk, bot, group, zhang):
    card = await bot.send_message(group.id, "预告", reply_markup=keyboard(请假="l"))
    seen = zhang.sees("预告", to=group)
    await card.pin()
    assert group.pinned == [seen]
    await card.edit_text("预告(改)", reply_markup=keyboard(详情="d"))
    assert (seen.text, seen.buttons, seen.edited) == ("预告(改)", [["详情"]], True)
    await card.edit_reply_markup(None)
    assert seen.buttons == []
    pins = [m.pinned_message for m in await heard(bot, "message") if m.pinned_message]
    assert pins[0].message_id == card.message_id
    copied = await bot.copy_message(zhang.id, group.id, card.message_id)
    assert zhang.last().id == copied.message_id
    await bot.forward_message(zhang.id, group.id, card.message_id)
    await card.unpin()
    await card.delete()
    assert seen.deleted
    assert group.pinned == []
    zhang.sees_not("预告", to=group)
    log = render(desk.transcript, timezone(timedelta(hours=8)))
    assert "03-01 09:00:00  会计学院学生第二党支部 | 支部助手: 预告\n    [请假]" in log


async def test_joining_and_leaving_produce_the_updates_of_telegram(desk, bot, zhang):
    small = desk.group("组", owner=zhang, supergroup=False)
    await heard(bot)
    await small.add_bot(by=zhang, admin=True)
    updates = await heard(bot)
    changes = [u.my_chat_member.new_chat_member.status for u in updates if u.my_chat_member]
    assert changes == ["member", "administrator"]
    assert [u.message.new_chat_members[0].id for u in updates if u.message] == [1]
    await small.remove(desk.the_bot())
    assert (await heard(bot, "my_chat_member"))[0].new_chat_member.status == "kicked"
    with pytest.raises(Forbidden, match="bot was kicked from the group chat"):
        await bot.send_message(small.id, "?")


async def test_member_changes_are_reported_only_when_requested(desk, bot, group):
    li = desk.person("李四")
    await group.add(li)
    assert not [u for u in await bot.get_updates() if u.chat_member]
    await heard(bot)
    await group.remove(li)
    await group.add(li)
    await group.promote(li, can_pin_messages=False)
    changes = await heard(bot, "chat_member")
    assert [c.new_chat_member.status for c in changes] == ["left", "member", "administrator"]
    assert {a.user.id for a in await bot.get_chat_administrators(group.id)} == {group.owner.id, li.id, 1}
    assert (await bot.get_chat_member(group.id, li.id)).can_pin_messages is False
    assert await bot.get_chat_member_count(group.id) == 3


async def test_a_migrated_group_refuses_its_old_id(desk, bot, zhang):
    small = desk.group("组", owner=zhang, supergroup=False)
    await small.add_bot(by=zhang)
    await heard(bot)
    old, new = small.id, await small.migrate()
    assert (small.id, str(new)[:4]) == (new, "-100")
    both = [(m.chat.id, m.migrate_to_chat_id, m.migrate_from_chat_id) for m in await heard(bot, "message")]
    assert both == [(old, new, None), (new, None, old)]
    with pytest.raises(telegram.error.ChatMigrated) as moved:
        await bot.send_message(old, "?")
    assert moved.value.new_chat_id == new
    await bot.send_message(new, "!")
    zhang.sees("!", to=small)


async def test_privacy_mode_hides_messages_not_meant_for_the_bot(desk, bot, group, zhang):
    await group.demote(desk.the_bot())
    mine = await bot.send_message(group.id, "我是机器人")
    await heard(bot)
    await zhang.says("闲聊", to=group)
    await zhang.says("/todo", to=group)
    await zhang.says("/todo@other_bot", to=group)
    await zhang.says("/todo@Branch_Bot x", to=group)
    await zhang.says("回复", to=group, reply_to=group.messages[0])
    assert mine.message_id == group.messages[0].id
    assert [m.text for m in await heard(bot, "message")] == ["/todo", "/todo@Branch_Bot x", "回复"]
    await group.promote(desk.the_bot())
    await zhang.says("闲聊", to=group)
    assert [m.text for m in await heard(bot, "message")] == ["闲聊"]


async def test_an_anonymous_administrator_hides_behind_the_group(desk, bot, group, zhang):
    await heard(bot)
    await zhang.says("/end", to=group, anonymous=True)
    message = (await heard(bot, "message"))[0]
    assert (message.from_user.id, message.sender_chat.id) == (1087968824, group.id)
    li = desk.person("李四")
    await group.add(li)
    with pytest.raises(AssertionError, match="no administrator"):
        await li.says("x", to=group, anonymous=True)


async def test_topics_must_exist_and_general_has_no_id(desk, bot, zhang):
    forum = desk.group("论坛", owner=zhang, forum=True)
    await forum.add_bot(by=zhang, admin=True)
    thread = await forum.topic("通知")
    sent = await bot.send_message(forum.id, "在话题里", message_thread_id=thread)
    assert (sent.message_thread_id, sent.is_topic_message) == (thread, True)
    await zhang.says("好", to=forum, topic=thread)
    assert [m.is_topic_message for m in await heard(bot, "message")][-1]
    for missing in (1, 999):
        with pytest.raises(BadRequest, match=r"(?i)message thread not found"):
            await bot.send_message(forum.id, "?", message_thread_id=missing)
    await forum.delete_topic(thread)
    with pytest.raises(BadRequest, match=r"(?i)message thread not found"):
        await bot.send_message(forum.id, "?", message_thread_id=thread)
    await bot.send_message(forum.id, "General")


async def test_polls_count_votes_and_close(desk, bot, group, zhang):
    await heard(bot)
    sent = await bot.send_poll(group.id, "去哪？", ["甲", "乙"], is_anonymous=False, open_period=60)
    await zhang.votes("乙", on=group.messages[-1])
    await zhang.votes(on=group.messages[-1])
    await zhang.votes("甲", on=group.messages[-1])
    answers = await heard(bot, "poll_answer")
    assert [a.option_ids for a in answers] == [(1,), (), (0,)]
    closed = await bot.stop_poll(group.id, sent.message_id)
    assert ([o.voter_count for o in closed.options], closed.is_closed) == ([1, 0], True)
    with pytest.raises(BadRequest, match=r"(?i)poll has already been closed"):
        await bot.stop_poll(group.id, sent.message_id)


async def test_a_quiz_takes_one_answer_and_shows_the_right_one(desk, bot, group, zhang):
    li = desk.person("李四")
    await group.add(li)
    await heard(bot)
    sent = await bot.send_poll(
        group.id, "几天？", ["28", "29", "30"], type="quiz", correct_option_ids=[1],
        explanation="今年<b>闰</b>", explanation_parse_mode="HTML", is_anonymous=False,
    )  # fmt: skip
    poll = sent.poll
    assert (poll.type, poll.correct_option_ids, poll.explanation, poll.allows_revoting) == (
        "quiz",
        (1,),
        "今年闰",
        False,
    )
    quiz = zhang.sees("几天？", to=group)
    assert zhang.right_options(quiz) == ()
    assert (await zhang.votes("28", on=quiz)).text == "今年闰"
    assert await li.votes("29", on=quiz) is None
    assert zhang.right_options(quiz) == li.right_options(quiz) == ("29",)
    for options in (["29"], []):
        with pytest.raises(AssertionError, match="a vote in this poll is final"):
            await zhang.votes(*options, on=quiz)
    updates = await heard(bot)
    assert [u.poll_answer.option_ids for u in updates if u.poll_answer] == [(0,), (1,)]
    assert [u.poll.total_voter_count for u in updates if u.poll] == [1, 2]
    assert (await bot.stop_poll(group.id, sent.message_id)).is_closed
    wang = desk.person("王五")
    await group.add(wang)
    assert wang.right_options(quiz) == ("29",)


async def test_the_bot_decides_if_a_vote_can_be_changed(bot, zhang):
    await bot.send_poll(zhang.id, "甲乙？", ["甲", "乙"], allows_revoting=False)
    await zhang.votes("甲", on=zhang.last())
    with pytest.raises(AssertionError, match="final"):
        await zhang.votes("乙", on=zhang.last())
    quiz = {"type": "quiz", "correct_option_ids": [0, 1], "allows_multiple_answers": True, "allows_revoting": True}
    await bot.send_poll(zhang.id, "丙丁？", ["丙", "丁"], explanation="都对", **quiz)
    assert (await zhang.votes("丙", on=zhang.last())).text == "都对"
    assert await zhang.votes("丙", "丁", on=zhang.last()) is None


async def test_votes_in_a_persons_poll_are_hidden_from_the_bot(bot, zhang):
    await heard(bot)
    poll = await zhang.sends_poll("去吗？", "去", "不去", anonymous=False, several=True)
    await zhang.votes("去", "不去", on=poll)
    found = (await heard(bot))[0].message.poll
    assert ([o.text for o in found.options], found.type) == (["去", "不去"], "regular")
    assert (found.is_anonymous, found.allows_multiple_answers) == (False, True)
    assert await bot.get_updates() == ()
    with pytest.raises(BadRequest, match=r"(?i)poll can't be stopped"):
        await bot.stop_poll(zhang.id, poll.id)


async def test_the_bot_sees_a_persons_quiz_answer_only_in_private(bot, group, zhang):
    await heard(bot)
    for to in (None, group):
        await zhang.sends_poll("几？", "一", "二", to=to, right="二", explanation="数", anonymous=False)
    private, public = [m.poll for m in await heard(bot, "message")]
    assert (private.correct_option_ids, private.explanation) == ((1,), "数")
    assert (public.correct_option_ids, public.explanation, public.type) == ((), None, "quiz")
    forwarded = await bot.forward_message(group.id, zhang.id, zhang.last().id)
    assert forwarded.poll.correct_option_ids == ()
    copied = await bot.copy_message(group.id, zhang.id, zhang.last().id)
    assert (await bot.stop_poll(group.id, copied.message_id)).correct_option_ids == (1,)
    for message_id in (zhang.last(to=group).id - 2, forwarded.message_id):
        with pytest.raises(BadRequest, match=r"(?i)message can't be copied"):
            await bot.copy_message(zhang.id, group.id, message_id)


async def test_a_reply_keyboard_stays_until_it_is_replaced_or_removed(bot, zhang):
    await heard(bot)
    with pytest.raises(AssertionError, match="no reply keyboard"):
        await zhang.chooses("大")
    await bot.send_message(zhang.id, "哪个？", reply_markup=ReplyKeyboardMarkup([["大", "小"], ["不要"]]))
    await bot.send_message(zhang.id, "想想", reply_markup=keyboard(看="x"))
    assert zhang.keyboard() == [["大", "小"], ["不要"]]
    await zhang.chooses("小")
    assert [m.text for m in await heard(bot, "message")] == ["小"]
    with pytest.raises(AssertionError, match="finds no key '中' among"):
        await zhang.chooses("中")
    assert zhang.keyboard() == [["大", "小"], ["不要"]]
    await bot.send_message(zhang.id, "还有", reply_markup=ReplyKeyboardMarkup([["中"]]))
    await zhang.chooses("中")
    await bot.send_message(zhang.id, "好", reply_markup=ReplyKeyboardRemove())
    assert zhang.keyboard() == []


async def test_a_one_time_keyboard_hides_but_can_be_reused(bot, zhang):
    await heard(bot)
    poll = KeyboardButton("出题", request_poll=KeyboardButtonPollType())
    await bot.send_message(zhang.id, "?", reply_markup=ReplyKeyboardMarkup([["是", poll]], one_time_keyboard=True))
    assert zhang.keyboard() == [["是", "出题"]]
    with pytest.raises(AssertionError, match="the key '出题' is no text but request_poll"):
        await zhang.chooses("出题")
    await zhang.chooses("是")
    assert zhang.keyboard() == []
    await zhang.chooses("是")
    assert [m.text for m in await heard(bot, "message")] == ["是", "是"]


async def test_a_selective_keyboard_serves_only_the_person_answered(desk, bot, group, zhang):
    li = desk.person("李四")
    await group.add(li)
    await group.demote(desk.the_bot())
    asked = await li.says("/x", to=group)
    await heard(bot)
    selective = ReplyKeyboardMarkup([["我"]], selective=True)
    shown = await bot.send_message(group.id, "谁？", reply_markup=selective, reply_parameters=ReplyParameters(asked.id))
    assert (li.keyboard(to=group), zhang.keyboard(to=group)) == ([["我"]], [])
    await li.chooses("我", to=group)
    answer = (await heard(bot, "message"))[0]
    assert (answer.text, answer.reply_to_message.message_id) == ("我", shown.message_id)
    with pytest.raises(AssertionError, match="no reply keyboard"):
        await zhang.chooses("我", to=group)


async def test_an_awaited_message_may_come_later_or_never(bot, zhang):
    waiting = asyncio.create_task(zhang.awaits("来了"))
    await bot.send_message(zhang.id, "来了")
    assert (await waiting).text == "来了"
    with pytest.raises(AssertionError, match="来了"):
        await zhang.awaits("没来", seconds=0.01)


async def test_menus_follow_scope_and_language(desk, bot, group, zhang):
    li = desk.person("李四", language="en")
    await group.add(li)
    await bot.set_my_commands([("start", "开始")])
    await bot.set_my_commands([("me", "Mine")], language_code="en")
    await bot.set_my_commands([("todo", "待办")], scope=telegram.BotCommandScopeAllChatAdministrators())
    await bot.set_my_commands([("host", "主持")], scope=telegram.BotCommandScopeChat(zhang.id))
    assert [c.command for c in desk.commands_for(zhang)] == ["host"]
    assert [c.command for c in desk.commands_for(zhang, group)] == ["todo"]
    assert [c.command for c in desk.commands_for(li, group)] == ["me"]
    await bot.delete_my_commands(scope=telegram.BotCommandScopeChat(zhang.id))
    assert [c.description for c in desk.commands_for(zhang)] == ["开始"]
    assert (await bot.get_my_commands())[0].command == "start"


async def test_the_bot_describes_itself(bot):
    assert (await bot.get_my_name()).name == "支部助手"
    await bot.set_my_name("助手")
    await bot.set_my_description("长", language_code="zh")
    await bot.set_my_short_description("短")
    assert (await bot.get_my_name(language_code="zh")).name == "助手"
    assert (await bot.get_my_description(language_code="zh")).description == "长"
    assert (await bot.get_my_short_description()).short_description == "短"
    me = await bot.get_me()
    assert (me.username, me.can_read_all_group_messages) == ("branch_bot", False)


async def test_chats_describe_themselves(bot, group, zhang):
    card = await bot.send_message(group.id, "钉", reply_parameters=None)
    await card.pin()
    full = await bot.get_chat(group.id)
    assert (full.title, full.pinned_message.message_id) == (group.title, card.message_id)
    assert (await bot.get_chat(zhang.id)).first_name == "张三"
    reply = await card.reply_text("x", do_quote=True)
    assert reply.reply_to_message.message_id == card.message_id
    with pytest.raises(BadRequest, match=r"(?i)message to be replied not found"):
        await bot.send_message(group.id, "x", reply_parameters=ReplyParameters(9999))
    await bot.send_message(group.id, "x", reply_parameters=ReplyParameters(9999, allow_sending_without_reply=True))
    assert await bot.send_chat_action(zhang.id, "typing")
    assert await bot.leave_chat(group.id)
    with pytest.raises(Forbidden, match="bot is not a member of the supergroup chat"):
        await bot.send_message(group.id, "?")


async def test_the_bot_cannot_write_to_blocking_or_deactivated_users(desk, bot, zhang):
    await heard(bot)
    await zhang.blocks()
    assert (await heard(bot, "my_chat_member"))[0].new_chat_member.status == "kicked"
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(zhang.id, "?")
    with pytest.raises(AssertionError, match="blocked"):
        await zhang.says("?")
    await zhang.unblocks()
    assert (await heard(bot, "my_chat_member"))[0].new_chat_member.status == "member"
    await bot.send_message(zhang.id, "!")
    zhang.deactivate()
    with pytest.raises(Forbidden, match="user is deactivated"):
        await bot.send_message(zhang.id, "?")
    with pytest.raises(Forbidden, match="bot can't initiate conversation with a user"):
        await bot.send_message(desk.person("新人").id, "?")


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("429", RetryAfter),
        ("500", NetworkError),
        ("502", NetworkError),
        ("drop", NetworkError),
        ("lost", NetworkError),
    ],
)
async def test_faults_occur_as_ordered_and_then_end(desk, bot, zhang, kind, expected):
    desk.faults.add(method="sendMessage", kind=kind, times=1, retry_after=3, chat_id=zhang.id)
    assert await bot.get_me()
    with pytest.raises(expected):
        await bot.send_message(zhang.id, "一次")
    assert bool(zhang.screen()[1:]) == (kind == "lost")
    await bot.send_message(zhang.id, "两次")
    zhang.sees("两次")


async def test_a_timeout_fault_never_answers(desk, bot, zhang):
    desk.faults.add(kind="timeout")
    with pytest.raises(TimedOut):
        await bot.send_message(zhang.id, "?", read_timeout=0.05)
    zhang.sees_not("?")


async def test_wrong_tokens_and_methods_are_distinguished(desk, bot):
    stranger = telegram.Bot("2:BBB", base_url=f"{desk.url}/bot")
    with pytest.raises(InvalidToken):
        await stranger.initialize()
    await stranger.shutdown()
    with pytest.raises(telegram.error.EndPointNotFound):
        await bot.do_api_request("getNothing")
    assert (await bot.do_api_request("getme"))["id"] == 1


async def test_the_sandbox_runs_on_a_system_clock(zhang):
    sandbox = Sandbox(SystemClock())
    sandbox.bot(token="3:C", username="c_bot", name="c")
    li = sandbox.person("李四")
    await li.starts()
    assert abs((datetime.now(UTC) - li.last().at).total_seconds()) < 5


async def test_a_second_poller_ends_the_first(desk, bot):
    first = asyncio.create_task(bot.get_updates(timeout=30))
    await desk.until(lambda: desk.polling())
    second = asyncio.create_task(bot.get_updates(timeout=30))
    with pytest.raises(Conflict, match="terminated by other getUpdates request"):
        await first
    await desk.person("李四").starts()
    assert (await second)[0].message.text == "/start"


async def test_a_logged_out_bot_is_refused(bot, clock):
    with pytest.raises(RetryAfter):
        await bot.close()
    clock.advance(timedelta(minutes=11))
    assert await bot.close()
    assert await bot.log_out()
    with pytest.raises(BadRequest, match="Logged out"):
        await bot.get_me()

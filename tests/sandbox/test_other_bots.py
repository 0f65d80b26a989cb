"""Bots written without the sandbox in mind run against it; only the address of their Bot API changes.

The bots are in `tests/support/bots`; each runs as its library's documentation shows, polling over real HTTP.
"""

import asyncio
from contextlib import asynccontextmanager

import pytest
from telegram import Update

from sandbox.state.clock import MovableClock
from tests.support.bots import buttons, clerk, echo, polls
from tests.support.sandbox_desk import START, a_desk

TOKEN = "1:AAA"
PACE = 10  # the clock runs, so that bots which answer quickly stay within Telegram's limits


@pytest.fixture
async def desk():
    clock = MovableClock(START)
    clock.run(PACE)
    async with a_desk(clock) as made:
        made.patience = 5.0
        yield made
        assert made.complaints == []


@asynccontextmanager
async def running(application):
    """Run a bot of python-telegram-bot with its stock updater."""
    async with application:
        await application.start()
        await application.updater.start_polling(allowed_updates=Update.ALL_TYPES)
        try:
            yield
        finally:
            await application.updater.stop()
            await application.stop()


@pytest.fixture
async def echo_bot(desk):
    async with running(echo.application(TOKEN, desk.url)):
        yield desk.the_bot()


@pytest.fixture
async def poll_bot(desk):
    async with running(polls.application(TOKEN, desk.url)):
        yield desk.the_bot()


@pytest.fixture
async def button_bot(desk):
    async with running(buttons.application(TOKEN, desk.url)):
        yield desk.the_bot()


@pytest.fixture
async def clerk_bot(desk):
    """A bot of aiogram with its stock polling."""
    dispatcher = clerk.dispatcher()
    polling = asyncio.create_task(dispatcher.start_polling(clerk.bot(TOKEN, desk.url), handle_signals=False))
    await desk.until(desk.polling)
    yield desk.the_bot()
    await dispatcher.stop_polling()
    await polling


@pytest.fixture
def zhang(desk):
    return desk.person("张三", username="zhangsan")


@pytest.fixture
async def three(desk, zhang):
    """The group that three people share with the bot, followed by the people."""
    group = desk.group("三人行", owner=zhang)
    people = (zhang, desk.person("李四"), desk.person("王五"))
    for person in people[1:]:
        await group.add(person)
    await group.add_bot(by=zhang)
    return group, *people


async def test_an_echo_bot_greets_helps_and_repeats_messages(echo_bot, zhang):
    await zhang.starts()
    greeting = await zhang.awaits("你好")
    assert greeting.html == f'<a href="tg://user?id={zhang.id}">张三</a>，你好！说句话吧。'
    said = await zhang.says("一句话")
    assert said.reply_to == greeting
    await zhang.awaits("一句话")
    said = await zhang.says("再一句 <b>😀</b>")
    assert said.reply_to is None
    assert (await zhang.awaits("再一句")).text == said.text
    await zhang.says("/help")
    await zhang.awaits("你说什么，我就说什么。")


async def test_a_poll_bot_names_every_voter_and_stops_after_three(poll_bot, three):
    group, zhang, li, wang = three
    await zhang.says("/poll", to=group)
    poll = await zhang.awaits("这个月去哪里？", to=group)
    await zhang.votes("博物馆", "社区", on=poll)
    assert (await li.awaits("张三想去", to=group)).html.endswith("</a>想去<b>博物馆、社区</b>")
    await li.votes("社区", on=poll)
    await li.votes(on=poll)
    await li.votes("博物馆", on=poll)
    await zhang.awaits("李四想去博物馆", to=group)
    await wang.votes("烈士陵园", on=poll)
    await zhang.awaits("投票的有张三、李四、王五，到此为止。", to=group)
    with pytest.raises(AssertionError, match="the poll is closed"):
        await wang.votes("社区", on=poll)


async def test_a_quiz_is_answered_once_and_closed_after_three_answers(desk, poll_bot, three):
    group, zhang, li, wang = three
    await zhang.says("/quiz", to=group)
    quiz = await zhang.awaits("几个月有二十八天", to=group)
    assert await zhang.votes("十二个", on=quiz) is None
    assert zhang.right_options(quiz) == ("十二个",)
    assert li.right_options(quiz) == ()
    wrong = await li.votes("一个", on=quiz)
    assert wrong.text == "每个月都有二十八天。"
    with pytest.raises(AssertionError, match="final"):
        await li.votes("十二个", on=quiz)
    await wang.votes("十二个", on=quiz)
    await wang.awaits("3人作答，2人答对。", to=group)
    zhao = desk.person("赵六")
    await group.add(zhao)
    assert zhao.right_options(quiz) == ("十二个",)
    with pytest.raises(AssertionError, match="the poll is closed"):
        await zhao.votes("一个", on=quiz)


async def test_a_persons_poll_comes_back_as_a_preview(poll_bot, zhang):
    await zhang.starts()
    await zhang.says("/preview")
    await zhang.awaits("请出题。")
    assert zhang.keyboard() == [["出一道题"], ["算了"]]
    with pytest.raises(AssertionError, match="request_poll"):
        await zhang.chooses("出一道题")
    await zhang.sends_poll("二加二？", "三", "四", right="四", explanation="数一数")
    preview = await zhang.awaits("预览：二加二？")
    assert preview.options == ["三", "四"]
    assert zhang.right_options(preview) == ("四",)
    assert zhang.keyboard() == []


async def test_a_person_may_decline_with_a_keyboard_key(poll_bot, zhang):
    await zhang.starts()
    await zhang.says("/preview")
    await zhang.awaits("请出题。")
    await zhang.chooses("算了")
    await zhang.awaits("好，不出了。")
    with pytest.raises(AssertionError, match="no reply keyboard"):
        await zhang.chooses("算了")


async def test_a_choice_replaces_the_buttons(button_bot, zhang):
    await zhang.starts()
    menu = await zhang.awaits("喝什么？")
    assert menu.buttons == [["茶", "咖啡"], ["菜单说明"]]
    await zhang.taps("菜单说明")
    assert zhang.opened == ["https://example.org/menu"]
    popup = await zhang.taps("茶")
    assert (popup.text, popup.show_alert) == ("记下了", False)
    assert await zhang.awaits("张三点了茶。") == menu
    assert (menu.edited, menu.buttons) == (True, [])


async def test_an_aiogram_bot_greets_echoes_and_sends_files(clerk_bot, zhang):
    await zhang.starts()
    assert (await zhang.awaits("欢迎")).html == "<b>张三</b>，欢迎。"
    popup = await zhang.taps("要名单")
    assert (popup.text, popup.show_alert) == ("马上就来", True)
    roster = await zhang.awaits("共两人")
    assert (roster.html, roster.document) == ("<i>共两人</i>", ("名单.txt", "张三\n李四\n".encode()))
    await zhang.says("你好 #三会一课")
    await zhang.awaits("#三会一课")
    sent = await zhang.sends_file("计划.txt", "一\n二\n三\n".encode(), mime="text/plain")
    assert (await zhang.awaits("计划.txt有3行。")).reply_to == sent


async def test_an_aiogram_bot_accepts_a_key_of_its_keyboard(clerk_bot, zhang):
    await zhang.starts()
    await zhang.says("/size")
    await zhang.awaits("要哪一号？")
    await zhang.chooses("大")
    await zhang.awaits("大号，记下了。")
    assert zhang.keyboard() == []

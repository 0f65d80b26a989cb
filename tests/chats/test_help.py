"""Help by role, the language of each person, the menus, and private commands typed in the group."""

import pytest

from bot import texts
from bot.storage.tables.branch import Branch
from bot.telegram import menus
from tests.support.town import a_town


def commands(town, scope, language=""):
    return {c.command: c.description for c in town.telegram.the_bot().commands.get((scope, language), ())}


async def test_the_bot_publishes_its_menus_in_both_languages_at_startup(town):
    private = commands(town, ("all_private_chats", 0, 0))
    assert private["todo"] == "待办：由我办理的事项"
    assert "roster" not in private
    assert commands(town, ("all_private_chats", 0, 0), "en")["leave"] == "Ask for leave"
    assert set(commands(town, ("all_group_chats", 0, 0))) == {"plan", "summary", "help"}
    assert set(commands(town, ("all_group_chats", 0, 0), "en")) == {"plan", "summary", "help"}


async def test_the_bot_describes_itself_in_both_languages(town):
    names = town.telegram.the_bot().names
    assert "主题党日" in names["description", ""]
    assert "Party day" in names["short_description", "en"]


def test_menus_fit_the_limits_of_telegram():
    library = texts.load()
    for language in library.bundles:
        t = library.of(language)
        assert len(t.plain("bot-description")) <= 512
        assert len(t.plain("bot-short-description")) <= 120
        for name in {*menus.MEMBER, *menus.OFFICER, *menus.GROUP}:
            assert 1 <= len(t.plain(f"command-{name}")) <= 256


async def test_help_lists_the_commands_of_members_and_of_officers(town):
    await town["张三"].says("/help")
    town["张三"].sees("/leave 请假")
    town["张三"].sees_not("/roster")
    await town["李书记"].says("/help")
    town["李书记"].sees("/roster 名册")


@pytest.mark.parametrize("name", ["张三", "褚积极"])
async def test_what_everybody_may_read_is_named_to_everybody(town, name):
    await town[name].says("/help")
    offered = town[name].last().text
    for command, answer in (("settings", "支部设置"), ("blocked", "不安排活动的日子")):
        assert f"/{command} {answer}" in offered
        assert command in commands(town, ("chat", town[name].id, 0))
        assert command in commands(town, ("all_private_chats", 0, 0))
        await town[name].says(f"/{command}")
        assert answer in town[name].last().text


async def test_help_gives_an_officer_the_officers_menu(town):
    await town["李书记"].says("/help")
    await town["张三"].says("/help")
    assert "roster" in commands(town, ("chat", town["李书记"].id, 0))
    assert "roster" not in commands(town, ("chat", town["张三"].id, 0))


async def test_help_tells_the_host_about_the_host_card(town):
    await town.dated()
    await town["李书记"].says("/help")
    town["李书记"].sees("您主持“红色教育行动”")


async def test_a_guest_is_not_offered_leave(town):
    await town["褚积极"].says("/help")
    town["褚积极"].sees("/me 我的记录")
    town["褚积极"].sees_not("/leave")


@pytest.mark.parametrize("command", ["/help", "/me", "/todo"])
async def test_a_stranger_is_told_how_to_begin(town, command):
    stranger = town.telegram.person("路人")
    await stranger.starts()
    await stranger.says(command)
    assert "认领身份" in stranger.last().text


async def test_a_member_chooses_a_language_and_the_menu_follows(town):
    await town["张三"].says("/language")
    await town["张三"].taps("English")
    town["张三"].sees("I will speak English")
    await town["张三"].says("/help")
    town["张三"].sees("ask for leave")
    assert commands(town, ("chat", town["张三"].id, 0))["me"] == "My record"
    await town["陈四"].says("/help")
    town["陈四"].sees("请假")


async def test_a_refusal_speaks_the_chosen_language_and_the_branchs_zone(town):
    activity = await town.dated("2026-03-06 14:00")
    async with town.database() as db:
        (await db.get_one(Branch, town.branch_id)).zone = "Europe/Berlin"
    li = town["李书记"]
    await li.says("/language")
    await li.taps("English")
    await town.until("2026-03-06 14:01")
    popup = await li.presses(f"arr:cancel:{activity.id}", li.last())
    assert "began Fri 6 March, 07:00" in popup.text
    await li.says("/summary 99")
    li.sees("I did not understand which period")


async def test_group_help_is_short_and_leads_to_the_private_chat(town):
    await town["张三"].says("/help", town.group)
    answer = town["张三"].sees("群里可用", town.group)
    await town["张三"].taps("打开私聊", town.group, on=answer)
    town["张三"].sees("/leave 请假")


@pytest.mark.parametrize(
    ("command", "then"),
    [
        ("/me", "2026年"),
        ("/todo", "现在没有待办"),
        ("/language", "请选择语言"),
        ("/leave", "/leave 请假"),
        ("/makeup@dangri_bot", "/leave 请假"),
        ("/checkin", "/leave 请假"),
        ("/start", "/leave 请假"),
        ("/cancel", "/leave 请假"),
    ],
)
async def test_private_commands_in_the_group_lead_to_the_private_chat(town, command, then):
    before = len(town["张三"].screen(town.group))
    await town["张三"].says(command, town.group)
    assert len(town["张三"].screen(town.group)) == before + 2
    await town["张三"].taps("打开私聊", town.group)
    town["张三"].sees(then)


async def test_the_bot_starts_when_telegram_refuses_its_menus(tmp_path):
    async with a_town(tmp_path) as town:
        await town.desk.stop_bot()
        town.telegram.faults.add("setMyCommands", "500", times=50)
        await town.desk.restart_bot()
        await town["张三"].says("/help")
        town["张三"].sees("/leave 请假")

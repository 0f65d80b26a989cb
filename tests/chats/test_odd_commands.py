"""Commands with odd arguments, for another bot or by anonymous senders: one sentence, or none."""

from telegram import User

from bot.storage.tables.branch import Account
from sandbox.people.person import ANONYMOUS
from sandbox.state.entities import find_entities
from tests.support.witness import changed, heard, refused, rows

ODD = ("/summary 99", "/summary abc", "/summary 2026年13月", "/summary <b>", "/plan xyz", "/plan 99", "/plan 9999",
       "/plan 0000", "/nonsense", "/START@dangri_bot x", f"/summary {'9' * 4000}")  # fmt: skip


async def test_unusual_command_arguments_get_one_sentence(town):
    for text in ODD:
        await refused(town, town["李书记"], lambda text=text: town["李书记"].says(text))


async def test_the_bot_ignores_commands_that_name_another_bot(town):
    zhang = town["张三"]
    for command in (
        "/help",
        "/summary",
        "/plan",
        "/todo",
        "/me",
        "/leave",
        "/setup",
        "/roster",
        "/checkin",
        "/language",
    ):
        assert len(await heard(town, lambda c=command: zhang.says(f"{c}@dangri_bot", to=town.group))) == 1, command
        assert await heard(town, lambda c=command: zhang.says(f"{c}@other_bot", to=town.group)) == [], command


async def test_anonymous_senders_are_asked_to_write_privately(town):
    li, before = town["李书记"], await rows(town)
    for command in ("help", "summary", "plan", "todo", "me", "leave", "setup", "roster", "checkin", "makeup", "start"):
        (text,) = await heard(town, lambda c=command: li.says(f"/{c}", to=town.group, anonymous=True))
        assert "请在与机器人的私聊里" in text
    assert await heard(town, lambda: li.says("/ban@other_bot", to=town.group, anonymous=True)) == []
    assert await heard(town, lambda: li.says("/ban", to=town.group, anonymous=True)) == []
    assert await heard(town, lambda: li.says("大家好", to=town.group, anonymous=True)) == []
    for user in (User(136817688, "Channel", True), User(777000, "Telegram", False)):
        (text,) = await heard(town, lambda user=user: posts(town, user, "/summary"))
        assert "请在与机器人的私聊里" in text
        assert await heard(town, lambda user=user: posts(town, user, "通知")) == []
    assert changed(before, await rows(town)) == {}
    async with town.database() as db:
        assert [await db.get(Account, user) for user in (ANONYMOUS.id, 136817688, 777000)] == [None] * 3


async def posts(town, user, text):
    record = town.group.room.add(
        town.now, user, sender_chat=town.group.room.chat, text=text, entities=tuple(find_entities(text))
    )
    town.telegram.tell(record)
    await town.telegram.settled()

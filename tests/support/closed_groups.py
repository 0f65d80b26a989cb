"""Groups that refuse the bot's posts: ways to close and to open them, and what officers read of it."""

from datetime import timedelta

import aiohttp

from bot.texts import load
from tests.support.town import at

POSTED = "2026-03-01 09:00"
OFFICERS = ("李书记", "王组织", "赵宣传")
REFUSED, SOLVED, GONE = "群里无法发送消息", "已解决", "已不在群里"


async def http(town, method, path, body=None, status=200):
    """Act by the people's API, as another program would."""
    async with (
        aiohttp.ClientSession(town.telegram.url) as session,
        session.request(method, path, json=body or {}) as answer,
    ):
        assert answer.status == status, await answer.text()
        return await answer.json()


async def in_group(town, method, path, body=None, status=200):
    return await http(town, method, f"/api/groups/{town.group.id}{path}", body, status)


class Closing:
    """A way to close the group to the bot and to open it again."""

    def __init__(self, cause, close, reopen=None, *, forum=False, told=False, words=""):
        self.cause, self.close, self.reopen, self.words = cause, close, reopen, words
        self.forum, self.told = forum, told  # `told`: an update tells the bot that the group is open again

    async def begin(self, town):
        if self.forum:
            await in_group(town, "PUT", "/closures", {"forum": True})
        await self._do(town, self.close)

    async def end(self, town):
        await self._do(town, self.reopen)

    async def _do(self, town, call):
        method, path, body = call
        await in_group(town, method, path.format(bot=town.account.id), body)


BOT, GENERAL = "/members/{bot}", "/topics/1"
CLOSINGS = {
    "removed": Closing("removed", ("DELETE", BOT, None), ("PUT", BOT, {}), told=True, words="添加成员"),
    "muted": Closing("muted", ("PUT", BOT, {"muted": True}), ("PUT", BOT, {"muted": False}), told=True, words="管理员"),
    "silenced": Closing("muted", ("PUT", "/restricted", {"muted": True}), ("PUT", "/restricted", {"muted": False})),
    "restricted": Closing(
        "restricted",
        ("PUT", "/closures", {"chat_restricted": True}),
        ("PUT", "/closures", {"chat_restricted": False}),
        words="申诉",
    ),
    "general": Closing(
        "general-closed", ("PUT", GENERAL, {"closed": True}), ("PUT", GENERAL, {"closed": False}),
        forum=True, told=True, words="重新打开话题",
    ),
    "hidden": Closing(
        "general-closed", ("PUT", GENERAL, {"hidden": True}), ("PUT", GENERAL, {"hidden": False}),
        forum=True, told=True, words="显示",
    ),
    "deleted": Closing("deleted", ("DELETE", "", None), words="另建新群"),
}  # fmt: skip


async def with_a_notice(town):
    """Date 6 March, so that its notice goes out at 09:00 on 1 March; the bot is no administrator of the group."""
    town.activity = await town.dated("2026-03-06 14:00")
    await in_group(town, "PUT", f"/members/{town.account.id}", {"muted": False})
    return town


def tries(town, since=POSTED):
    """Return the hours after `since` at which the bot tried to send a message to the group."""
    return [round((each - at(since)) / timedelta(hours=1), 2) for each in town.tried]


async def summary(town, name="李书记"):
    await town[name].says("/summary 3")
    return town[name].last().text


async def todo(town, name="李书记"):
    await town[name].says("/todo")
    return town[name].last()


def words(cause, language="zh-CN"):
    return load().of(language).plain(f"group-cause-{cause}")


# --- nothing outdated -----------------------------------------------------------------------------------------------


async def changes_place(town, place):
    li = town["李书记"]
    await li.presses(f"arr:place:{town.activity.id}", li.last())
    await li.says(place)
    await li.says("活动室维修")
    await town.passes(seconds=10)

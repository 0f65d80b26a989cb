"""What a wrong step may do: one answer in words that says how to go on, and nothing else."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from bot.storage.tables.base import Base
from bot.storage.tables.branch import Account

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from sandbox.people.person import Person as Human
    from tests.support.town import Town

SPOKEN = {"sendMessage", "sendPhoto", "sendDocument", "editMessageText", "editMessageCaption", "editMessageMedia"}
UNWATCHED = {"accounts", "seen_updates"}
WAY_ON = re.compile("例如|请|会私聊|发送|可以|联系|等|才开始|不用|早已|已经办|已撤回|您已|/[a-z]+")
FAULT = "抱歉"

Rows = dict[str, list[str]]


async def rows(town: Town) -> Rows:
    """Every row of every table, but those that note who has spoken."""
    async with town.database() as db:
        connection = await db.connection()
        return {
            table.name: sorted(repr(tuple(row)) for row in await connection.execute(table.select()))
            for table in Base.metadata.sorted_tables
            if table.name not in UNWATCHED
        }


async def expected_of(town: Town, human: Human) -> tuple[str | None, str]:
    """The question that is open for somebody, and what is kept with it."""
    async with town.database() as db:
        account = await db.get(Account, human.id)
        return (account.awaiting, repr(account.awaiting_data)) if account else (None, "{}")


def spoken(town: Town, since: int) -> list[str]:
    """What the bot has said or shown since then, as people read it: messages, edits and pop-ups."""
    texts = []
    for method, values, _result in town.telegram.answers[since:]:
        if method in SPOKEN:
            words = str(values.get("text") or values.get("caption") or "")
            texts.append(html.unescape(re.sub(r"</?(?:b|i|u|s|a|code)(?: [^<>]*)?>", "", words)))
        elif method == "answerCallbackQuery" and values.get("text"):
            texts.append(str(values["text"]))
    return texts


def changed(before: Rows, after: Rows) -> Rows:
    """The rows that differ, by table."""
    return {name: sorted(set(before[name]) ^ set(after[name])) for name in before if before[name] != after[name]}


async def heard(town: Town, act: Callable[[], Awaitable[object]]) -> list[str]:
    """Do it; all that is said about it. Never an apology, never a character reference."""
    since = len(town.telegram.answers)
    await act()
    texts = spoken(town, since)
    assert not [text for text in texts if FAULT in text], texts
    assert not [text for text in texts if "&lt;" in text or "&amp;" in text], texts
    return texts


async def refused(town: Town, human: Human, act: Callable[[], Awaitable[object]]) -> str:
    """Do what must be refused; the one answer. Nothing is changed, an open question stays open."""
    before = await rows(town)
    sentence = await turned_down(town, human, act)
    assert changed(before, await rows(town)) == {}
    return sentence


async def turned_down(town: Town, human: Human, act: Callable[[], Awaitable[object]]) -> str:
    """As `refused`, where the tables are looked at less often."""
    open_before = await expected_of(town, human)
    texts = await heard(town, act)
    assert len(texts) == 1, texts
    assert WAY_ON.search(texts[0]), f"says nobody what to do: {texts[0]}"
    assert len(texts[0]) <= 300, texts[0]
    assert texts[0].count("\n") == 0 or "⚠️" in texts[0], texts[0]
    assert "收到了" not in texts[0], texts[0]
    assert len(re.findall("[。？！]", texts[0].partition("\n")[0])) <= 3, texts[0]
    assert await expected_of(town, human) == open_before
    return texts[0]

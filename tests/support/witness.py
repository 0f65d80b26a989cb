"""Checks of a wrong step: it gets one answer that says how to go on, and has no other effect."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from bot.storage import event_chain, row_hashes
from bot.storage.tables.base import Base
from bot.storage.tables.branch import Account

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from sandbox.people.person import Person as Human
    from tests.support.town import Town

SPOKEN = {"sendMessage", "sendPhoto", "sendDocument", "editMessageText", "editMessageCaption", "editMessageMedia"}
UNWATCHED = {"accounts", "received_files", "seen_updates"}
WAY_ON = re.compile("例如|请|会私聊|发送|可以|联系|等|才开始|不用|早已|已经办|已撤回|您已|/[a-z]+")
FAULT = "抱歉"

Rows = dict[str, list[str]]


async def rows(town: Town) -> Rows:
    """Return every row of every table, except the tables that record who has spoken."""
    async with town.database() as db:
        connection = await db.connection()
        return {
            table.name: sorted(repr(tuple(row)) for row in await connection.execute(table.select()))
            for table in Base.metadata.sorted_tables
            if table.name not in UNWATCHED
        }


async def chains_hold(town: Town) -> bool:
    """Return True if the chain of events and the hashes of rows vouch for all tables."""
    async with town.database() as db:
        connection = await db.connection()
        return [(await each.verify(connection))[1] for each in (event_chain, row_hashes)] == [None, None]


async def expected_of(town: Town, human: Human) -> tuple[str | None, str]:
    """Return the open question of a person and its data."""
    async with town.database() as db:
        account = await db.get(Account, human.id)
        return (account.awaiting, repr(account.awaiting_data)) if account else (None, "{}")


def spoken(town: Town, since: int) -> list[str]:
    """Return the texts that the bot has sent or shown since then, as people read them: messages, edits and pop-ups."""
    texts = []
    for method, values, _result in town.telegram.answers[since:]:
        if method in SPOKEN:
            words = str(values.get("text") or values.get("caption") or "")
            texts.append(html.unescape(re.sub(r"</?(?:b|i|u|s|a|code)(?: [^<>]*)?>", "", words)))
        elif method == "answerCallbackQuery" and values.get("text"):
            texts.append(str(values["text"]))
    return texts


def changed(before: Rows, after: Rows) -> Rows:
    """Return the rows that differ, by table."""
    return {name: sorted(set(before[name]) ^ set(after[name])) for name in before if before[name] != after[name]}


async def heard(town: Town, act: Callable[[], Awaitable[object]]) -> list[str]:
    """Act and return all texts in reply; none is an apology or contains a character reference."""
    since = len(town.telegram.answers)
    await act()
    texts = spoken(town, since)
    assert not [text for text in texts if FAULT in text], texts
    assert not [text for text in texts if "&lt;" in text or "&amp;" in text], texts
    return texts


async def refused(town: Town, human: Human, act: Callable[[], Awaitable[object]]) -> str:
    """Do what must be refused and return the one answer; no row changes, and an open question stays open."""
    before = await rows(town)
    sentence = await turned_down(town, human, act)
    assert changed(before, await rows(town)) == {}
    return sentence


async def turned_down(town: Town, human: Human, act: Callable[[], Awaitable[object]]) -> str:
    """Do the same as `refused` without comparing the tables."""
    open_before = await expected_of(town, human)
    texts = await heard(town, act)
    assert len(texts) == 1, texts
    assert WAY_ON.search(texts[0]), f"does not say how to go on: {texts[0]}"
    assert len(texts[0]) <= 300, texts[0]
    assert texts[0].count("\n") == 0 or "⚠️" in texts[0], texts[0]
    assert "收到了" not in texts[0], texts[0]
    assert len(re.findall("[。？！]", texts[0].partition("\n")[0])) <= 3, texts[0]
    assert await expected_of(town, human) == open_before
    return texts[0]

"""The timeline of an activity, as officers read it."""

import ast
import re
from pathlib import Path

import bot
from bot.storage.row_hashes import Rows
from tests.support.fluent_messages import messages_of


async def test_officers_read_the_timeline_in_words_page_by_page(town):
    activity = await town.dated("2026-03-06 14:00")
    await town.until("2026-03-06 18:05")
    li = town["李书记"]
    await li.taps("已开展", on=li.sees("请确认活动是否开展"))
    await town.until("2026-03-14 12:00")
    await li.presses(f"stp:log:{activity.id}:0", on=li.last())
    first = li.last().text
    assert re.search(r"2月20日\(周五\) 09:00　定好日期 · 李书记", first)
    assert "3月1日(周日) 09:00　预告已发到群里" in first
    seen = [first]
    while any("下一页 ›" in row for row in li.last().buttons):
        await li.taps("下一页 ›")
        seen.append(li.last().text)
    whole = "\n".join(seen)
    assert len(seen) > 1
    assert "结束，时长 3.5 小时" in whole
    assert "通知冯九补学" in whole
    assert "另有一项记录" not in whole


def _noted_kinds():
    """Return the kinds of events about an activity that the code writes as text in a call of `note`."""
    kinds = {str(rows) for rows in Rows}
    for path in Path(bot.__file__).parent.joinpath("domain").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or getattr(node.func, "attr", "") != "note" or len(node.args) < 3:
                continue
            kind, about = node.args[1:3]
            if isinstance(kind, ast.Constant) and getattr(about, "attr", getattr(about, "id", "")) == "activity":
                kinds.add(kind.value)
    return kinds


def test_every_event_of_an_activity_has_words():
    known = messages_of("zh-CN")
    assert len(_noted_kinds()) > 30
    assert [kind for kind in sorted(_noted_kinds()) if f"event-{kind}" not in known] == []

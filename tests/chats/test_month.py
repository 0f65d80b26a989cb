"""The whole month as `make run` plays it: with the real plan if there is one, else with the sample."""

import json
import os
import re
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot import logs
from sandbox.desk.desk import TOKEN, Desk
from sandbox.scenario.month import LEVELS, Month
from sandbox.scenario.play import ZONE, Play, PlayError
from sandbox.scenario.printer import TranscriptPrinter as Teller
from tests.support.bot_api_spec import given_spec, problems
from tests.support.databases import address
from tests.support.town import private_links

KEYS = {
    "event", "level", "logger", "timestamp", "update", "outcome", "error", "code", "exception", "problem", "kind",
    "duty", "delivery", "username",
}  # fmt: skip
BALLOT = {*LEVELS, "提交"}
REAL = os.environ.get("REAL_PLAN")


SAID = (
    "开始设置", "没有看懂这个固定日", "没有看懂“热心人”是哪一类", "全部确认(18)", "读到 12 个月",
    "没有“25:00”这个时刻", "日历上没有", "📌 主题党日预告", "打开这个文件", "已退回（赵强）", "已准假，假条 假〔",
    "到会率可能不足", "🔔 提醒", "📍 签到开始", "第1位", "记为迟到", "已补登：梁博", "清点 22 人，与签到一致 ✓",
    "签到结束", "不记名", "已投 1", "测评结果", "补学还没有完成", "的补学已通过", "代为登记", "现在没有待办",
    "月总结", "满意率低于 60%", "📒 何军", "I will speak English",
    "议程：（共 210 分钟）", "已登记审定", "佩戴党徽 ✓", "✓ 4. 讨论", "照片 2 张，其中选用 2 张", "等待记录人陈静采用",
    "活动纪实表草稿已就绪", "议定事项没有完成时限：收集讨论问题并汇总", "由李明标记已上报", "回执已登记",
    "活动纪实表.docx", "签到册.docx", "台账.xlsx",
)  # fmt: skip
SAID_OF_THE_SAMPLE = ("各项都已填写", "✅ 记录齐全。测评 3月7日(周六) 17:30 截止")
SAID_OF_THE_REAL_PLAN = (
    "第 4 行（4 月）和第 1 行（1 月）内容相同", "第 10 行（10 月）和第 5 行（5 月）内容相同", "建党 98 周年",
    "2024 年应是 103 周年", "没有一个月安排诵读党章", "没有一个月安排民主评议党员", "没有一个月安排组织生活会",
    "没有一个月安排公开党费收缴使用情况",
)  # fmt: skip


async def test_a_month_is_played_from_greeting_to_summary(tmp_path, monkeypatch, capfd):
    logs.set_up("DEBUG", "json")
    monkeypatch.setenv("PLAN", REAL or "")
    monkeypatch.setenv("PATH", str(Path(sys.executable).parent))  # no LibreOffice: PDFs have tests of their own
    stage = Play.from_environment()
    start = datetime(stage.year, 3, 1, 10, tzinfo=ZONE) - timedelta(days=12)
    lines = []
    async with Desk(tmp_path, start.astimezone(UTC), database_url=address(tmp_path)) as desk:
        month = Month(desk, Teller(desk.telegram, ZONE, lines.append), stage.plan, stage.year, 3)
        await month.play()
        said = "\n".join(lines)
        assert [
            each for each in (*SAID, *(SAID_OF_THE_REAL_PLAN if REAL else SAID_OF_THE_SAMPLE)) if each not in said
        ] == []
        assert "抱歉，系统出现问题" not in said
        assert "逾期未办事项" not in said
        if not REAL:  # another plan may have findings of its own
            the_record_takes_few_taps(desk.telegram.transcript)
        assert desk.telegram.complaints == []
        assert private_links(desk.telegram) == []
        if spec := given_spec():
            assert problems(spec, desk.telegram.requests, desk.telegram.answers) == []
        about_it = [seen for seen in month.group.messages if seen.from_bot and "红色教育行动" in seen.text]
        assert len([seen for seen in about_it if "总结" not in seen.text and "主题党日\n" not in seen.text]) <= 4
        people = month.people.values()
    nothing_personal_is_in(capfd.readouterr().err, {str(person.id) for person in people} | {str(month.group.id), TOKEN})


def the_record_takes_few_taps(transcript):
    """Require at most six taps of the recorder from /record to the filing, and three of the secretary to file."""
    first = next(n for n, one in enumerate(transcript) if one.who == "陈静" and one.text == "/record")
    filed = next(n for n, one in enumerate(transcript) if one.kind == "tap" and one.text == "标记已上报")
    taps = [one for one in transcript[first : filed + 1] if one.kind == "tap" and one.text not in BALLOT]
    recorder = [one.text for one in taps if one.who == "陈静"]
    secretary = [one.text for one in taps if one.who == "李明"]
    assert len(recorder) <= 6, recorder
    assert recorder[-2:] == ["检查并上报", "撤回"]  # the finding is mended within these six
    sending = secretary[secretary.index("检查并上报") :]
    assert len(sending) <= 3, sending
    (paper,) = (one for one in transcript[:filed] if one.kind == "file" and "活动纪实表.docx" in one.text)
    assert paper.chat_title == "李明"  # who has the paper in hand when it is marked as sent


def nothing_personal_is_in(written, secrets):
    """Require that each log line is an object with time, level and logger, and that no line holds personal data."""
    lines = [json.loads(line) for line in written.splitlines()]
    assert len(lines) > 500
    assert all({"event", "level", "logger", "timestamp"} <= set(line) for line in lines)
    assert {key for line in lines for key in line} <= KEYS
    assert not re.search(r"[^\x00-\x7f]|\\u[0-9a-f]{4}", written)  # all names and messages of this month are Chinese
    assert [secret for secret in secrets if secret in written] == []
    assert [word for word in ("b:1:", "start=", "http://", "secret") if word in written] == []


@pytest.mark.parametrize(
    ("name", "value"),
    [("MONTH", "13"), ("MONTH", "三"), ("YEAR", "26"), ("PLAN", "nowhere.txt"), ("SANDBOX_PORT", "x")],
)
def test_an_invalid_setting_is_reported_with_an_example(monkeypatch, name, value):
    monkeypatch.setenv(name, value)
    with pytest.raises(PlayError, match="Example: make run"):
        Play.from_environment()


def test_a_file_without_a_plan_is_refused(monkeypatch, tmp_path):
    (tmp_path / "letter.txt").write_text("您好", encoding="utf-8")
    monkeypatch.setenv("PLAN", str(tmp_path / "letter.txt"))
    with pytest.raises(PlayError, match="holds no plan"):
        Play.from_environment()

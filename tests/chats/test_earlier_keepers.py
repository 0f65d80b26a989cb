"""Host and recorder of a month that is recorded later (补记): named with the list, printed in both papers."""

import pytest

from bot.documents import paper as paper_parts
from bot.storage.tables.papers import PaperKind
from tests.support import papers
from tests.support.recorded_later import drafts, january, records
from tests.support.witness import chains_hold, refused

BOTH = "缺席：张三；主持人：王组织；记录人：孙五"
FIELDS = ("主持人", "记录人")


async def printed(town, kind, activity):
    """Return host and recorder as the paper prints them, and those that it lists as missing."""
    paper = (await papers.made(town, kind, activity)).paper
    said, lacking = dict(paper_parts.passages(paper)), paper_parts.missing(paper)
    return tuple(said.get(field) for field in FIELDS), tuple(field for field in FIELDS if field in lacking)


async def test_host_and_recorder_are_printed_in_both_papers(town):
    await town.until("2026-04-02 10:00")
    activity = await records(town, missing=BOTH)
    for kind in (PaperKind.RECORD, PaperKind.MINUTES):
        (host, recorder), open_ = await printed(town, kind, activity)
        assert host.startswith("王组织"), kind
        assert recorder.startswith("孙五"), kind
        assert open_ == ()
    li = town["李书记"]
    await li.says("/plan")
    await li.taps("1月", on=li.last())
    assert "主持人：王组织　记录人：孙五" in li.last().text
    assert await chains_hold(town)


async def test_the_check_claims_nothing_of_offices_before_the_setup(town):
    await town.until("2026-04-02 10:00")
    activity = await records(town, missing=BOTH)
    li = town["李书记"]
    await li.presses(f"chk:open:{activity.id}", on=li.last())
    text = li.sees("本次活动系补记").text
    for words in ("支部职务", "委托原因"):
        assert words not in text


async def test_what_is_not_named_stays_open_and_is_listed(town):
    await town.until("2026-04-02 10:00")
    preview = await drafts(town, missing="缺席：张三；记录人：孙五")
    assert "主持人：未写明　记录人：孙五" in preview.text
    assert "留作（待补充）" in preview.text
    await town["李书记"].taps("确认补记")
    activity = await january(town)
    for kind in (PaperKind.RECORD, PaperKind.MINUTES):
        (_host, recorder), open_ = await printed(town, kind, activity)
        assert recorder.startswith("孙五"), kind
        assert open_ == ("主持人",), kind


@pytest.mark.parametrize("missing", [
    BOTH, "缺席：张三\n主持人：王组织\n记录人：孙五", "主持人：王组织\n记录人：孙五\n缺席：张三",
    "主持人：王组织 记录人：孙五 缺席：张三", "张三缺席，王组织主持，由孙五记录",
    "主持人 王组织，记录人 孙五；缺席 张三",
    "absent: 张三; host: 王组织; recorder: 孙五",
])  # fmt: skip
async def test_common_spellings_of_host_and_recorder_are_read(town, missing):
    preview = await drafts(town, missing=missing)
    assert "应到10 实到9（90%） 请假0 缺席1" in preview.text
    assert "主持人：王组织　记录人：孙五" in preview.text
    assert "待补充" not in preview.text


async def test_all_present_stands_beside_host_and_recorder(town):
    for missing in ("全部到会；主持人：王组织；记录人：孙五", "主持人：王组织\n记录人：孙五\n全部到会"):
        preview = await drafts(town, missing=missing)
        assert "应到10 实到10（100%）" in preview.text
        assert "主持人：王组织　记录人：孙五" in preview.text


@pytest.mark.parametrize(("missing", "words"), [
    ("全部到会；主持人：钱二", "主持人须是当时名册上的一位党员，“钱二”不能这样写"),
    ("全部到会；记录人：褚积极", "记录人须是当时名册上的一位党员"),
    ("全部到会；主持人：王组织、孙五", "请照名册写一个全名"),
    ("全部到会；主持人：王组织；主持人：孙五", "请照名册写一个全名"),
    ("全部到会；主持人：", "请照名册写一个全名"),
    ("缺席：张三；主持人：张三", "张三写为没有到会，不能又是主持人"),
    ("请假：孙五；记录人：孙五", "孙五写为没有到会，不能又是记录人"),
    ("缺席：张三；主持人：王组织，孙五", "没有看懂名单"),
    ("主持人：王组织；记录人：孙五", "请把到会情况和主持人、记录人写在一条消息里"),
])  # fmt: skip
async def test_a_wrong_host_or_recorder_is_refused_and_the_draft_kept(town, missing, words):
    li = town["李书记"]
    await drafts(town)
    assert words in await refused(town, li, lambda: li.says(missing))
    await li.says(BOTH)
    li.sees("主持人：王组织　记录人：孙五")

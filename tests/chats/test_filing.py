"""[标记已上报]: which paper counts as handed in, and what a paper says when it is made again."""

import pytest
from sqlalchemy import select

from bot.domain.attendance.check_in import link_payload
from bot.storage.tables.papers import Document, Filing, FindingReason, PaperKind
from bot.storage.tables.timeline import Event
from tests.support.check_chats import CHECK, EVERYBODY, SENT, a_complete_record
from tests.support.form_chats import opens, sends, start_form
from tests.support.paper_chats import makes, said
from tests.support.town import a_neighbour, share_session

SURE, AGAIN = "仍标记已上报", "更正后再次上报"
RECORD = "活动纪实表"
ANEW, BEFORE = "这份内容此前没有生成过材料", "内容不变的仍是这一份"
SAME, OTHER = "与已上报的是同一份", "上报后内容有变"

pytestmark = pytest.mark.usefixtures("word_only")


@pytest.fixture
def town(small_town_on_the_day):
    return small_town_on_the_day


async def files(town, name="李书记", label=SENT):
    """Open the check and mark the record as sent."""
    officer = town[name]
    await officer.taps(CHECK)
    await officer.taps(label)


async def filed(town):
    """Return the papers that were handed in, by the time of the filing."""
    async with town.database() as db:
        query = select(Document).join(Filing, Filing.document_id == Document.id).order_by(Filing.sent_at, Filing.id)
        return list((await db.scalars(query)).all())


async def records(town):
    """Return the codes of the records that were kept."""
    async with town.database() as db:
        query = select(Document.code).where(Document.kind == PaperKind.RECORD).order_by(Document.id)
        return list((await db.scalars(query)).all())


async def adds(town, words):
    recorder = town["赵宣传"]
    await recorder.says("/record")
    await recorder.says(words)


async def test_a_record_that_was_never_made_is_kept_when_it_is_filed(town):
    activity = await a_complete_record(town)
    assert await records(town) == []
    await files(town)
    (kept,) = await filed(town)
    card = town["李书记"].last()
    assert ANEW in card.text
    assert f"上报内容的校验码：{kept.code}" in card.text
    await town.passes(hours=2)
    sent = await makes(town, "李书记", activity, RECORD)
    assert f"校验码 {kept.code}" in sent.text
    assert SAME in sent.text
    assert kept.code in said(sent)
    assert await records(town) == [kept.code]


async def test_a_paper_made_before_the_filing_is_the_one_that_is_filed(town):
    activity = await a_complete_record(town)
    sent = await makes(town, "李书记", activity, RECORD)
    await files(town)
    assert BEFORE in town["李书记"].last().text
    (kept,) = await filed(town)
    assert f"校验码 {kept.code}" in sent.text
    again = await makes(town, "李书记", activity, RECORD)
    assert again.document == sent.document
    assert await records(town) == [kept.code]


async def test_a_record_corrected_after_its_paper_is_filed_as_it_stands(town):
    activity = await a_complete_record(town)
    old = await makes(town, "李书记", activity, RECORD)
    await adds(town, "张三：我来补充一句，清点的设备已经贴好标签。")
    await files(town)
    assert ANEW in town["李书记"].last().text
    (kept,) = await filed(town)
    assert any("贴好标签" in text for _label, text in kept.body)
    assert kept.code not in old.text
    assert SAME in (await makes(town, "李书记", activity, RECORD)).text
    assert len(await records(town)) == 2


async def test_what_comes_after_the_filing_makes_another_paper_and_what_was_filed_stays(town):
    activity = await a_complete_record(town)
    await files(town)
    (first,) = await filed(town)
    await town.passes(hours=1)
    await adds(town, "张三：会后又想到一点，值守表还要张贴。")
    changed = await makes(town, "李书记", activity, RECORD)
    assert OTHER in changed.text
    assert f"与已上报的（校验码 {first.code}）不同" in changed.text
    assert "补记" in said(changed)
    assert [document.code for document in await filed(town)] == [first.code]
    await files(town, label=AGAIN)
    if SURE in str(town["李书记"].last().buttons):
        await town["李书记"].taps(SURE)
    assert [document.code for document in await filed(town)] == [first.code, (await records(town))[-1]]


async def test_a_record_that_says_again_what_was_filed_is_that_paper(town):
    activity = await a_complete_record(town)
    await files(town)
    (first,) = await filed(town)
    await town.passes(minutes=5)
    await adds(town, "张三：这句记错了活动。")
    await makes(town, "李书记", activity, RECORD)
    recorder = town["赵宣传"]
    await recorder.taps("撤回", on=recorder.sees("已记入"))
    sent = await makes(town, "李书记", activity, RECORD)
    assert SAME in sent.text
    assert first.code in said(sent)


async def test_a_reason_is_printed_until_its_finding_is_mended(town):
    activity = await a_complete_record(town, left_out=("photo",))
    recorder, li = town["赵宣传"], town["李书记"]
    await adds(town, "4月20日中央召开了座谈会。")
    wrong = recorder.sees("已记入")
    for mark, words in (("提到 2026-04-20", "系笔误，应为2月20日"), ("还没有活动图片", "活动现场不许拍照")):
        await li.taps(CHECK)
        (line,) = [line for line in li.last().text.split("\n") if mark in line]
        await li.taps(f"{line.partition('.')[0]} 说明理由", on=li.last())
        await li.says(words)
    printed = said(await makes(town, "李书记", activity, RECORD))
    assert "引用日期：系笔误，应为2月20日" in printed
    assert "活动图片：活动现场不许拍照" in printed
    await recorder.taps("撤回", on=wrong)
    printed = said(await makes(town, "李书记", activity, RECORD))
    assert "笔误" not in printed
    assert "活动图片：活动现场不许拍照" in printed
    async with town.database() as db:
        assert len((await db.scalars(select(FindingReason))).all()) == 2


async def test_who_changed_the_photos_after_the_filing_stands_in_the_timeline(town):
    activity = await a_complete_record(town)
    zhao, li = town["赵宣传"], town["李书记"]
    await files(town)
    await town.passes(hours=1)
    await zhao.says("/record")
    await zhao.presses("rcd:pick-no:1", on=zhao.last())
    async with town.database() as db:
        (event,) = (await db.scalars(select(Event).where(Event.kind == "photo-chosen"))).all()
    assert (event.plain["chosen"], event.at <= town.now) == (False, True)
    await li.presses(f"stp:log:{activity.id}:9", on=li.last())
    assert "上报后改动所选照片" in li.last().text
    assert OTHER in (await makes(town, "李书记", activity, RECORD)).text
    await zhao.presses("rcd:pick-yes:1", on=zhao.last())
    assert SAME in (await makes(town, "李书记", activity, RECORD)).text


async def test_the_record_in_the_branchs_own_form_is_filed_as_that_form_says_it(town):
    activity = await a_complete_record(town)
    secretary = await opens(town)
    form = await start_form(secretary)
    form.replaces("活动主题", "主题（本校格式）")
    await opens(town)
    await sends(secretary, form.file())
    await secretary.presses(f"chk:open:{activity.id}", on=secretary.last())
    await secretary.taps(SENT)
    (kept,) = await filed(town)
    assert any("本校格式" in text for _label, text in kept.body)
    sent = await makes(town, "王组织", activity, RECORD)
    assert SAME in sent.text
    assert "本校格式" in said(sent)
    assert kept.code in said(sent)


async def test_each_branch_of_a_joint_activity_has_and_files_its_own_record(town):
    beside = await a_neighbour(town)
    ours = await town.dated(reason="上级临时部署")
    theirs = await share_session(town, ours, await beside.dated(reason="上级临时部署"))
    await town.until(ours.starts_at)
    for name in ("李书记", *EVERYBODY):
        await town[name].starts(link_payload(ours))
    for name in ("刘书记", "关组织", "马九", "黄十"):
        await beside[name].starts(link_payload(ours))
    await town.passes(hours=3.6)
    for host in (town["李书记"], beside["刘书记"]):
        await host.taps("结束活动")
        await host.taps("确认结束")
    await town.passes(minutes=10)
    await adds(town, "张三：我们支部认领第一项任务。")
    await beside["关组织"].says("/record")
    await beside["关组织"].says("马九：我们支部认领第二项任务。")
    printed = [said(await makes(each, name, activity, RECORD))
               for each, name, activity in ((town, "李书记", ours), (beside, "刘书记", theirs))]  # fmt: skip
    assert ["第一项任务" in words for words in printed] == [True, False]
    assert ["第二项任务" in words for words in printed] == [False, True]
    refused = await beside["刘书记"].presses(f"chk:sent:{ours.id}:0", on=beside["刘书记"].last())
    assert "没有找到这次活动" in refused.text
    for officer, activity in ((town["李书记"], ours), (beside["刘书记"], theirs)):
        await officer.presses(f"chk:open:{activity.id}", on=officer.last())
        await officer.taps(SENT)
        if SURE in str(officer.last().buttons):
            await officer.taps(SURE)
        assert f"由{officer.name}标记已上报" in officer.last().text
    assert [document.activity_id for document in await filed(town)] == [ours.id, theirs.id]


async def test_a_button_from_before_a_backup_was_restored_marks_nothing(town):
    activity = await a_complete_record(town)
    secretary = town["李书记"]
    popup = await secretary.presses(f"chk:sent:{activity.id}:1", on=secretary.last())
    assert "还没有标记。请重新点 [检查并上报]" in popup.text
    assert await filed(town) == []
    await files(town)
    assert len(await filed(town)) == 1

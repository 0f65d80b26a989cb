"""A branch puts its own form in the place of the bot's, from the form to start with to the paper that is sent."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from sqlalchemy import delete, select

from bot.commands.verify import verify
from bot.documents.own_form import context_of
from bot.domain.absence import leave
from bot.domain.activity import activities
from bot.handlers.year_making import YearMaker
from bot.storage.tables.agenda import SiteCheck
from bot.storage.tables.branch import Branch
from bot.storage.tables.papers import Document, FindingReason, FormTemplate, PaperKind
from bot.storage.tables.record import Photo
from tests.support import papers
from tests.support.forged_papers import Forger
from tests.support.form_chats import opens, sends, start_form
from tests.support.office_files import saved, word_table
from tests.support.paper_chats import SPEAKERS, dated, ended, files, makes, opens_menu, said

UNKNOWN = word_table([["{{ 会议主体 }}", ""]])


pytestmark = pytest.mark.usefixtures("word_only")


@pytest.fixture
def town(town_on_the_day):
    return town_on_the_day


@pytest.fixture
async def activity(town):
    return await ended(town)


async def is_genuine(town, paper):
    found, genuine = await verify([town.bot.settings], str(paper), None)
    assert genuine, found


async def tells_of_a_forgery(town, paper, old, new):
    """Put other words into the file, and see that its verification names them."""
    forger = Forger(paper.read_bytes())
    forger.replaces(old, new)
    paper.write_bytes(forger.file())
    found, genuine = await verify([town.bot.settings], str(paper), None)
    assert not genuine
    assert new in found


async def test_branch_changes_the_form_and_its_papers_follow_and_can_be_verified(town, activity, tmp_path):
    secretary = await opens(town)
    assert "现用：标准表" in secretary.last().text
    form = await start_form(secretary)
    form.replaces("活动主题", "主题（本校格式）")
    await opens(town)
    await sends(secretary, form.file())
    assert "已换用本支部的活动纪实表模板“本支部纪实表.docx”" in secretary.last().text
    assert "页脚" not in secretary.last().text
    sent = await makes(town, "王组织", activity, "活动纪实表")
    words = said(sent)
    assert "主题（本校格式）" in words
    assert "红色教育行动" in words
    assert "{{" not in words
    paper = tmp_path / "纪实表.docx"
    paper.write_bytes(sent.document[1])
    await is_genuine(town, paper)
    await tells_of_a_forgery(town, paper, "党员活动室", "报告厅")


async def test_a_form_may_show_fields_that_the_newest_record_does_not_have(town, activity):
    secretary = await opens(town)
    await sends(secretary, saved(word_table([["表决结果", "{{ 表决 }}"], ["主题", "{{ 活动主题 }}"]])))
    assert "已换用本支部的活动纪实表模板" in secretary.last().text
    words = said(await makes(town, "李书记", activity, "活动纪实表"))
    assert "红色教育行动" in words
    assert "{{" not in words


async def test_paper_in_a_form_without_a_place_for_the_code_can_be_verified(town, activity, tmp_path):
    secretary = await opens(town)
    await sends(secretary, saved(word_table([["活动主题", "{{ 活动主题 }}"], ["地点", "{{ 地点 }}"]])))
    assert "校验码印在每页页脚" in secretary.last().text
    sent = await makes(town, "李书记", activity, "活动纪实表")
    paper = tmp_path / "纪实表.docx"
    paper.write_bytes(sent.document[1])
    await is_genuine(town, paper)
    await tells_of_a_forgery(town, paper, "党员活动室", "报告厅")


async def test_standard_form_comes_back_with_a_tap(town, activity):
    secretary = await opens(town)
    form = await start_form(secretary)
    form.replaces("活动主题", "主题（本校格式）")
    await opens(town)
    await sends(secretary, form.file())
    await opens(town)
    assert "现用：本支部的表“本支部纪实表.docx”" in secretary.last().text
    await secretary.taps("用回标准表")
    assert "现用：标准表" in secretary.last().text
    assert "本校格式" not in said(await makes(town, "李书记", activity, "活动纪实表"))


async def test_form_that_cannot_be_filled_is_refused_by_name_and_nothing_changes(town, activity):
    secretary = await opens(town)
    await sends(secretary, saved(UNKNOWN))
    assert "“会议主体”不是可填的名称" in secretary.last().text
    await secretary.sends_file("记录.txt", "会议".encode(), "text/plain")
    assert "不能用作模板" in secretary.last().text
    await secretary.says("就用标准表吧")
    assert "请发来 Word 文件" in secretary.last().text
    async with town.database() as db:
        assert await db.get(FormTemplate, 1) is None


HALL = '主题（本校格式）{% if 地点 == "报告厅" %}{{ 地点.层数 }}{% endif %}'
PRINTED = '主题（本校格式）{% if 校验码 > "2222-2222-2222-2222" and 校验码 < "a" %}{{ 校验码.层数 }}{% endif %}'


async def takes_form(town, words):
    """Put the form to start with, in which these words stand for a label, in the place of the bot's."""
    secretary = await opens(town)
    form = await start_form(secretary)
    form.replaces("活动主题", words)
    await opens(town)
    await sends(secretary, form.file())
    assert "已换用" in secretary.last().text
    return secretary


async def moves_to_the_hall(town, activity):
    async with town.database() as db:
        (await activities.get(db, activity.id)).session.place = "报告厅"


@pytest.mark.parametrize("words", [HALL, PRINTED], ids=["its words", "its file"])
async def test_form_that_fails_later_gives_way_to_the_standard_form_with_its_own_code(town, activity, words, tmp_path):
    await takes_form(town, words)
    await moves_to_the_hall(town, activity)
    wang, li = town["王组织"], town["李书记"]
    sent = await makes(town, "李书记", activity, "活动纪实表")
    told = li.sees("这次没有填成")
    assert "活动纪实表模板“本支部纪实表.docx”" in told.text
    assert "“层数”不是可填的名称" in told.text
    assert told.buttons == [["换成本支部的表", "用回标准表"]]
    assert "活动主题" in said(sent)
    code = (await papers_kept(town))[-1]
    assert f"校验码 {code}" in sent.text
    assert f"校验码：{code}" in said(sent)
    (tmp_path / "纪实表.docx").write_bytes(sent.document[1])
    await is_genuine(town, tmp_path / "纪实表.docx")
    await makes(town, "王组织", activity, "活动纪实表")
    told_too = wang.sees("这次没有填成")
    assert "请告诉书记" in told_too.text
    assert told_too.buttons == []
    await li.taps("用回标准表", on=told)
    await makes(town, "李书记", activity, "活动纪实表")
    li.sees_not("没有填成")


async def test_form_whose_file_is_gone_is_told_and_can_be_sent_anew(town, activity):
    li = await takes_form(town, "主题（本校格式）")
    for file in town.bot.settings.materials.glob("??/*"):
        file.unlink()
    assert "活动主题" in said(await makes(town, "李书记", activity, "活动纪实表"))
    told = li.sees("保存的模板文件损坏或丢失")
    await li.taps("换成本支部的表", on=told)
    assert "请发来活动纪实表的模板" in li.last().text


async def test_zip_names_the_papers_whose_form_failed_and_those_without_their_photos(town, activity):
    await takes_form(town, HALL)
    await moves_to_the_hall(town, activity)
    await papers.keep_photo(town, activity, 1)
    await papers.keep_photo(town, activity, 2)
    async with town.database() as db:
        photo = (await db.scalars(select(Photo).order_by(Photo.id))).first()
        sha256 = photo.material.sha256
    (file,) = town.bot.settings.materials.glob(f"??/{sha256}*")
    file.unlink()
    assert "有 1 张图片的文件损坏或丢失" in (await makes(town, "赵宣传", activity, "活动纪实表")).text
    li = town["李书记"]
    await li.says("/summary 3")
    await li.taps("全年")
    await li.taps("🗂 全年材料")
    await town.bot.services.running.quiet()
    told = li.sees("✅ 2026年全年材料").text
    assert "改用标准表的 1 份：03 红色教育行动/2026-03-06 活动纪实表.docx" in told
    assert "只印了图片说明的 1 份：03 红色教育行动/2026-03-06 活动纪实表.docx" in told
    data = [message.document[1] for message in li.screen() if message.document and message.document[0].endswith("zip")]
    with ZipFile(BytesIO(data[0])) as archive:
        notes = archive.read("说明.txt").decode("utf-8-sig")
        record = archive.read("03 红色教育行动/2026-03-06 活动纪实表.docx")
    assert "· 03 红色教育行动/2026-03-06 活动纪实表.docx：模板里的“层数”不是可填的名称" in notes
    assert "· 03 红色教育行动/2026-03-06 活动纪实表.docx：缺 1 张" in notes
    code = (await papers_kept(town))[-1]
    assert any(code in word for word in cells(record))


async def with_every_paper(town):
    """Play a day with leave, a change, absentees who owe a make-up study, and a plan of the year."""
    li = town["李书记"]
    await li.says("/plan")
    await li.taps("导入计划")
    await li.says("2026年主题党日计划\n4月 政治学习：学习党章")
    await li.taps("保存")
    activity = await dated(town)
    async with town.database() as db:
        same, officer = await activities.get(db, activity.id), await town.person(db, "李书记")
        away = await town.person(db, "张三")
        await leave.record_for(db, same, away, leave.Category.SICK, "住院", by=officer, now=town.now)
    await li.presses(f"arr:place:{activity.id}", li.last())
    await li.says("教学楼A201")
    await li.says("活动室维修")
    await town.until("2026-03-06 18:10")
    await li.taps("已开展")
    return activity


PERSONS = {
    "请假条": ("事由", ("住院", "假〔2026〕1号")),
    "补学登记表": ("缺席类别和原因", ("请假", "红色教育行动")),
    "变更报备表": ("拟变更", ("地点：党员活动室", "地点：教学楼A201", "活动室维修")),
    "年度计划报备表": ("备注", ("4月", "学习党章")),
}


async def made_in_own_form(town, activity, kind, file):
    """Put in a form for this kind, make such a paper, and write it to a file that is verified."""
    label, told = PERSONS[kind]
    li = await opens(town, kind=kind)
    form = await start_form(li)
    form.replaces(label, f"{label}（本校格式）")
    await sends(await opens(town, kind=kind), form.file(), f"本支部{kind}.docx")
    assert f"已换用本支部的{kind}模板" in li.last().text
    if kind == "年度计划报备表":
        await li.says("/plan")
    else:
        await opens_menu(town, "李书记", activity)
    await li.taps(kind)
    if kind in {"请假条", "补学登记表"}:
        await li.taps("张三")
    sent = files(li)[-1]
    for words in (f"{label}（本校格式）", *told):
        assert words in said(sent), (kind, words)
    assert "{{" not in said(sent)
    file.write_bytes(sent.document[1])
    await is_genuine(town, file)


async def test_a_leave_slip_follows_the_form_of_the_branch_and_can_be_verified(town, tmp_path):
    activity = await with_every_paper(town)
    paper = tmp_path / "请假条.docx"
    await made_in_own_form(town, activity, "请假条", paper)
    await tells_of_a_forgery(town, paper, "住院", "出差")


@pytest.mark.long("five workers for each kind of paper: form to start with, trial, two fillings, verification")
async def test_studies_changes_and_the_plan_follow_the_forms_of_the_branch(town, tmp_path):
    activity = await with_every_paper(town)
    for kind in tuple(PERSONS)[1:]:
        await made_in_own_form(town, activity, kind, tmp_path / "材料.docx")


async def test_a_form_from_before_the_change_had_two_columns_still_tells_it_in_one(town):
    activity = await with_every_paper(town)
    li = await opens(town, kind="变更报备表")
    await sends(li, saved(word_table([["变更内容", "{{ 变更内容 }}"], ["主题", "{{ 活动主题 }}"]])))
    await opens_menu(town, "李书记", activity)
    await li.taps("变更报备表")
    assert "地点：由党员活动室改为教学楼A201" in said(files(li)[-1])


async def test_form_may_show_what_the_last_activity_had_nothing_of(town, activity):
    secretary = await opens(town)
    await sends(secretary, saved(word_table([["表决", "{{ 表决 }}"], ["上次", "{{ 上次议定事项落实情况 }}"]])))
    assert "已换用本支部的活动纪实表模板" in secretary.last().text
    await sends(await opens(town, kind="请假条"), saved(word_table([["{{ 姓各 }}", ""]])))
    assert "“姓各”不是可填的名称" in secretary.last().text


async def test_the_start_form_lists_every_name_that_a_full_record_has(town, activity):
    await papers.with_record(town, activity, SPEAKERS)
    full = set(context_of((await papers.made(town, PaperKind.RECORD, activity)).paper))
    async with town.database() as db:
        await db.execute(delete(SiteCheck))
        await db.execute(delete(FindingReason))
    listed = (await start_form(await opens(town))).document.paragraphs
    names = next(one.text for one in listed if one.text.startswith("可用的名称")).rpartition("：")[2].split("、")
    assert full - set(names) == set()


async def test_form_needs_an_activity_and_an_officer_in_charge(town):
    secretary = await opens(town)
    popup = await secretary.taps("下载样表")
    assert "还没有开展过活动" in popup.text
    member = town["张三"]
    await member.says("/settings")
    popup = await member.presses(f"prf:forms:{town.branch_id}", member.last())
    assert "书记" in popup.text


async def test_text_to_paste_and_papers_of_the_year_are_those_of_the_own_form(town, activity):
    secretary = await opens(town)
    form = await start_form(secretary)
    form.replaces("活动主题", "主题（本校格式）")
    await opens(town)
    await sends(secretary, form.file())
    form = await start_form(await opens(town, kind="补学登记表"))
    form.replaces("联系情况", "联系（本校格式）")
    await sends(await opens(town, kind="补学登记表"), form.file(), "补学.docx")
    await makes(town, "李书记", activity, "活动纪实表")
    code = await papers_kept(town)
    assert len(code) == 1
    await secretary.presses(f"prf:paste:{activity.id}", secretary.last())
    assert code[0] in secretary.last().text
    await secretary.taps("调整顺序")
    async with town.database() as db:
        branch = await db.get_one(Branch, town.branch_id)
    maker = YearMaker(
        town.bot.services.database, town.bot.services.materials, town.bot.services.clock, branch, 2026,
        town.bot.services.library.of("zh-CN", branch.zone), None,
    )  # fmt: skip
    await maker.count()
    made = {file.name.rpartition("/")[2]: file.data async for file in maker.files()}
    assert any("主题（本校格式）" in word for word in cells(made["2026-03-06 活动纪实表.docx"]))
    assert any("联系（本校格式）" in word for word in cells(made["2026-03-06 补学登记表 冯九.docx"]))
    assert await papers_kept(town) == code


async def papers_kept(town):
    """Return the check codes of the records that were kept."""
    async with town.database() as db:
        query = select(Document.code).where(Document.kind == PaperKind.RECORD).order_by(Document.id)
        return list((await db.scalars(query)).all())


def cells(data):
    return [text.text for text in Forger(data).document.element.body.iter("{*}t") if text.text]

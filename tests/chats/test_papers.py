"""The papers of an activity in the chats: what is offered to whom, what a tap sends, and what the file says."""

from io import BytesIO

import pytest
from docx import Document

from bot.documents.paper import PEN, missing, passages
from bot.domain.absence import leave
from bot.domain.activity import activities
from bot.storage.tables.activity import Choice
from bot.storage.tables.papers import PaperKind
from bot.storage.tables.record import Photo
from tests.support import makeups, papers, soffice
from tests.support.paper_chats import SPEAKERS, THERE, dated, ended, files, makes, opens_menu, rows, said
from tests.support.photos import HEIC, heic
from tests.support.town import at

pytestmark = pytest.mark.usefixtures("word_only")


@pytest.fixture
def town(town_on_the_day):
    return town_on_the_day


async def test_the_record_of_a_month_is_one_tap_from_its_menu(town):
    activity = await ended(town)
    await papers.with_record(town, activity, SPEAKERS)
    async with town.database() as db:
        (await activities.get(db, activity.id)).choice = Choice.CHOSEN
    await opens_menu(town, "李书记", activity)
    assert town["李书记"].last().buttons == [["活动纪实表", "签到册"], ["会议记录", "通报"], ["补学登记表（3）"]]
    sent = await makes(town, "李书记", activity, "活动纪实表")
    assert sent.document[0] == "2026-03-06 活动纪实表.docx"
    assert "没有安装 LibreOffice" in sent.text
    assert "待补充：活动目标、解决的问题、测评\n· 活动目标、解决的问题：点 [议程] 填写\n" in sent.text
    assert "· 测评：测评截止后自动填入\n" in sent.text
    assert sent.buttons == [["议程"]]
    words = said(sent)
    for told in (
        "会计学院学生第二党支部", "红色教育行动", "李书记（书记）", "赵宣传（宣传委员）", "10人", "实到", "7人",
        "自选", "冯九", "褚积极（入党积极分子）", "①支委会定主题 2月22日", "14:05 政治学习（李明远主讲；80分钟）",
        "张三：我在会计学原理课上", "1. 整理课程思政案例，汇编成册，负责人陈思雨，3月31日前完成。", "党旗、党徽",
        "三件事已列入支部台账，四月主题党日通报进展。（补记，3月9日 14:00）", "设备清点用时较长",
        "2026年3月6日 14:00–", "记录人签字：", "上级党组织审核意见（章）", "六有：", "校验码：",
    ):  # fmt: skip
        assert told in words, told
    images = [part for part in Document(BytesIO(sent.document[1])).part.package.iter_parts()
              if part.content_type == "image/jpeg"]  # fmt: skip
    assert len(images) == 4


async def test_guidance_stands_in_record_minutes_and_text_to_paste_and_else_is_left_for_a_pen(town):
    activity = await ended(town)
    empty = await papers.made(town, PaperKind.RECORD, activity)
    assert ("领导点评", PEN) in passages(empty.paper)
    assert ("到会指导领导", "") in passages(empty.paper)
    recorder = town["赵宣传"]
    await recorder.says("/record")
    await recorder.says("指导领导：王五（学院党委副书记）\n领导点评：王五：主题鲜明。\n不足：讨论时间短。")
    record = said(await makes(town, "李书记", activity, "活动纪实表"))
    for told in ("王五（学院党委副书记）", "王五：主题鲜明。", "不足：讨论时间短。"):
        assert told in record, told
    assert record.count("主题鲜明") == 1
    minutes = said(await makes(town, "李书记", activity, "会议记录"))
    for told in ("到会指导领导\n王五（学院党委副书记）", "领导点评", "王五：主题鲜明。"):
        assert told in minutes, told
    assert minutes.count("主题鲜明") == 1
    li = town["李书记"]
    await li.presses(f"prf:paste:{activity.id}", li.last())
    since = len(li.screen())
    await li.taps("整篇")
    text = "\n".join(message.text for message in li.screen()[since:])
    assert "到会指导领导：王五（学院党委副书记）" in text
    assert "领导点评：\n王五：主题鲜明。\n不足：讨论时间短。" in text


async def test_an_empty_record_lists_what_is_missing_and_invents_nothing(town):
    activity = await ended(town)
    sent = await makes(town, "赵宣传", activity, "活动纪实表")
    lacks = "活动类型、活动目标、解决的问题、议程与过程、讨论发言、形成共识、议定事项、测评、总结提升、活动图片"
    assert f"待补充：{lacks}" in sent.text
    assert "· 议程与过程、讨论发言、形成共识、议定事项、总结提升、活动图片：点 [活动记录] 补充" in sent.text
    assert sent.buttons == [["议程", "活动记录"]]
    await town["赵宣传"].taps("活动记录", on=sent)
    town["赵宣传"].sees("活动纪实 · 红色教育行动")
    assert said(sent).count("（待补充）") >= 9
    made = await papers.made(town, PaperKind.RECORD, activity)
    assert "、".join(missing(made.paper)) == lacks


async def test_the_same_record_has_the_same_code_and_the_same_bytes_and_a_changed_one_another(town):
    activity = await ended(town)
    first = await makes(town, "李书记", activity, "会议记录")
    again = await makes(town, "王组织", activity, "会议记录")
    assert first.document == again.document
    await papers.with_record(town, activity, SPEAKERS, photos=0)
    changed = await makes(town, "李书记", activity, "会议记录")
    codes = [said(message).partition("校验码：")[2].split()[0] for message in (first, again, changed)]
    assert codes[0] == codes[1] != codes[2]


async def test_the_sign_in_book_shows_method_state_and_guests_on_a_page_of_their_own(town):
    activity = await ended(town)
    async with town.database() as db:
        same = await activities.get(db, activity.id)
        same.branch.name = "会计学院学生第二党支部"
    sent = await makes(town, "李书记", activity, "签到册")
    found = rows(sent)
    assert found[4] == ["序号", "姓名", "类别", "党小组", "签到时间", "方式", "签名", "备注"]
    assert found[5] == ["1", "李书记", "正式党员", "", "13:59", "扫码", "", ""]
    by_name = {row[1]: row for row in found if len(row) == 8}
    assert by_name["冯九"][4:] == ["", "", "", "缺席、补学未完成"]
    assert by_name["褚积极"][2] == "入党积极分子"
    assert "褚积极" not in [row[1] for row in found[5:15]]
    breaks = Document(BytesIO(sent.document[1])).element.body.findall(".//{*}pageBreakBefore")
    assert len(breaks) == 1


async def test_a_correction_stands_beside_the_roll_and_is_called_one(town):
    activity = await ended(town)
    li = town["李书记"]
    await li.presses(f"in:fix:{activity.id}:0", li.last())
    await li.taps("冯九")
    await li.says("没有手机，本人在场")
    words = said(await makes(town, "李书记", activity, "活动纪实表"))
    assert "7人（更正后8人）" in words
    assert "补登：冯九，3月6日 17:48 由李书记补登，原因：没有手机，本人在场" in words
    book = {row[1]: row for row in rows(await makes(town, "李书记", activity, "签到册")) if len(row) == 8}
    assert book["冯九"][7] == "缺席、会后补登"


async def test_a_moved_activity_shows_what_changed_and_why(town):
    activity = await dated(town)
    li = town["李书记"]
    await li.presses(f"arr:place:{activity.id}", li.last())
    await li.says("教学楼A201")
    await li.says("活动室维修")
    report = li.sees("报备文字")
    await li.taps("变更报备表", on=report)
    words = said(li.last())
    assert ["原定", "地点：党员活动室", "拟变更", "地点：教学楼A201"] in cells(li.last())
    for told in (
        "活动室维修",
        "仍在当月",
        "已重新通知全体党员",
        "会计学院机关党委",
    ):
        assert told in words, told
    await li.says("/todo")
    await li.taps("变更报备表", on=li.last())
    assert li.last().document[0] == "2026-03-06 变更报备表.docx"
    await town.until("2026-03-06 18:10")
    await li.taps("已开展")
    record = said(await makes(town, "李书记", activity, "活动纪实表"))
    assert "3月6日 13:00 变更：地点：由党员活动室改为教学楼A201（活动室维修）" in record
    assert "预告不足规定天数：上级临时部署" in record


async def test_a_cancelled_activity_is_reported_with_the_time_that_it_had(town):
    activity = await dated(town)
    li = town["李书记"]
    await li.presses(f"arr:cancel:{activity.id}", li.last())
    await li.taps("教学安排")
    await li.taps("变更报备表", on=li.sees("报备文字"))
    assert ["原定", "开始时间：3月6日 14:00", "拟变更", "取消活动"] in cells(li.last())


def cells(message):
    """Return the rows of the tables of a Word file, each merged cell once."""
    return [list(dict.fromkeys(row)) for row in rows(message)]


async def test_blank_forms_and_the_request_are_for_the_time_before(town):
    activity = await dated(town)
    await opens_menu(town, "李书记", activity)
    assert town["李书记"].last().buttons == [["请示", "空白签到表"], ["空白测评票"]]
    words = said(await makes(town, "李书记", activity, "空白签到表"))
    for told in ("张三", "冯九", "登记人签字：", "核对人签字："):
        assert told in words
    assert "褚积极" not in words
    assert "校验码" not in words
    ballots = said(await makes(town, "李书记", activity, "空白测评票"))
    assert ballots.count("主题特色鲜明") == 3
    letter = said(await makes(town, "李书记", activity, "请示"))
    for told in ("会计学院机关党委：", "妥否，请批示。", "中共会计学院学生第二党支部委员会", "2026年　　月　　日"):
        assert told in letter, told
    popup = await town["李书记"].presses(f"pap:make:{activity.id}:record", town["李书记"].last())
    assert "还没有结束" in popup.text
    async with town.database() as db:
        (await activities.get(db, activity.id)).cancelled_at = town.now
    popup = await town["李书记"].presses(f"pap:make:{activity.id}:request", town["李书记"].last())
    assert "取消" in popup.text


async def test_too_late_papers_and_an_open_ballot_are_refused_in_words(town):
    activity = await ended(town)
    li = town["李书记"]
    popup = await li.presses(f"pap:make:{activity.id}:blank-ballot", li.last())
    assert "只在活动结束前使用" in popup.text
    popup = await li.presses(f"pap:make:{activity.id}:evaluation", li.last())
    assert "测评还没有结果" in popup.text


async def test_the_evaluation_and_the_circular_tell_the_result_and_no_judgement(town):
    activity = await ended(town)
    for name in THERE:
        for _question in range(4):
            await town[name].taps("比较满意")
        await town[name].taps("提交")
    await town.until(at("2026-03-07 18:00"))
    words = said(await makes(town, "李书记", activity, "测评汇总表"))
    for told in ("应评人数", "主题特色鲜明", "7（100%）", "监票人签字："):
        assert told in words, told
    assert "褚积极" not in words
    letter = said(await makes(town, "李书记", activity, "通报"))
    for told in ("支部全体党员：", "应到党员10人，实到7人，出勤率70%，未达到规定", "请假0人，缺席3人", "（待补充）"):
        assert told in letter, told


async def test_a_leave_slip_goes_to_officers_and_to_its_person_alone(town):
    activity = await dated(town)
    async with town.database() as db:
        officer, same = await town.person(db, "李书记"), await activities.get(db, activity.id)
        away = await town.person(db, "张三")
        row = await leave.record_for(db, same, away, leave.Category.SICK, "住院", by=officer, now=town.now)
    await opens_menu(town, "李书记", activity)
    await town["李书记"].taps("请假条（1）")
    await town["李书记"].taps("张三")
    sent = town["李书记"].last()
    assert sent.document[0] == "2026-03-06 请假条 张三.docx"
    for told in ("假〔2026〕1号", "病假", "住院", "同意。李书记", "党小组长意见", "申请人签字："):
        assert told in said(sent), told
    await town["张三"].says("/leave")
    await town["张三"].taps("假条")
    assert town["张三"].last().document == sent.document
    popup = await town["陈四"].presses(f"pap:leave:{row.id}", town["陈四"].last())
    assert "李书记" in popup.text
    assert town["陈四"].last().document is None


async def test_a_register_of_make_up_study_tells_contact_answer_and_review(town):
    activity = await ended(town)
    row = await makeups.row_of(town, activity, "吴七")
    await town["吴七"].presses(f"makeup:why:{row.id}", town["吴七"].last())
    await town["吴七"].says("当天住院，没有来得及请假")
    await town["吴七"].presses(f"makeup:open:{row.id}", town["吴七"].last())
    await town["吴七"].says(makeups.ANSWER)
    await opens_menu(town, "李书记", activity)
    await town["李书记"].taps("补学登记表")
    await town["李书记"].taps("吴七")
    words = said(town["李书记"].last())
    for told in ("缺席，没有请假：当天住院，没有来得及请假", makeups.ANSWER, "补学待审阅", "党史专题学习"):
        assert told in words, told


async def test_the_host_and_the_recorder_may_and_other_members_may_not(town):
    activity = await ended(town)
    async with town.database() as db:
        same = await activities.get(db, activity.id)
        same.recorder_id = (await town.person(db, "张三")).id
    assert (await makes(town, "张三", activity, "会议记录")).document is not None
    popup = await town["陈四"].presses(f"pap:menu:{activity.id}", town["陈四"].last())
    assert "李书记" in popup.text
    assert not any(message.document for message in town["陈四"].screen())


async def test_the_plan_of_the_year_is_a_paper(town):
    li = town["李书记"]
    await li.says("/plan")
    popup = await li.presses("pap:plan:2026", li.last())
    assert "2026 年还没有年度计划" in popup.text
    await li.taps("导入计划")
    await li.says("2026年主题党日计划\n3月 红色教育行动：参观纪念馆\n4月 政治学习：学习党章")
    await li.taps("保存")
    await li.says("/plan")
    await li.taps("年度计划报备表")
    found = rows(li.last())
    assert ["3月", "红色教育行动", "参观纪念馆", ""] in found
    assert "上级党组织审核意见（章）" in said(li.last())


async def test_a_heic_photo_is_printed_and_a_broken_one_or_one_whose_file_is_gone_leaves_its_caption(town):
    activity = await ended(town)
    await papers.keep_photo(town, activity, 0)
    await papers.keep_photo(town, activity, 1, data=heic())
    await papers.keep_photo(town, activity, 2, data=HEIC)
    async with town.database() as db:
        rows_ = (await db.scalars(Photo.__table__.select())).all()
    assert len(rows_) == 3
    sent = await makes(town, "李书记", activity, "活动纪实表")
    words = said(sent)
    assert "3月6日 14:00 集中学习" in words
    assert "3月6日 14:20 讨论发言（HEIC 照片，过大或已损坏，此处不能显示，原件另存）" in words
    assert "3月6日 14:40 整理公共区域" in words
    assert words.count("HEIC") == 1
    assert len(Document(BytesIO(sent.document[1])).inline_shapes) == 2
    for place in town.bot.services.materials.glob("??/*"):
        place.unlink()
    assert "3月6日 14:00 集中学习" in said(await makes(town, "李书记", activity, "活动纪实表"))


async def test_papers_of_an_english_branch_are_english(town):
    activity = await ended(town)
    async with town.database() as db:
        (await activities.get(db, activity.id)).branch.language = "en"
    words = said(await makes(town, "李书记", activity, "活动纪实表"))
    assert "Record of the Party day" in words
    assert "(to be added)" in words


async def test_with_libreoffice_a_pdf_follows_and_a_failure_is_told(town, tmp_path, monkeypatch):
    activity = await dated(town)
    soffice.in_place(tmp_path / "bin", monkeypatch, soffice.WORKS)
    await makes(town, "李书记", activity, "空白签到表")
    word, rendered = files(town["李书记"])
    assert "LibreOffice" not in word.text
    assert rendered.document == ("2026-03-06 空白签到表.pdf", word.document[1])
    soffice.in_place(tmp_path / "bin", monkeypatch, soffice.FAILS)
    await makes(town, "李书记", activity, "空白测评票")
    town["李书记"].sees("PDF 没有生成")


async def test_a_member_who_hosts_or_records_reads_no_reasons_of_others(town):
    activity = await dated(town)
    async with town.database() as db:
        officer, same = await town.person(db, "李书记"), await activities.get(db, activity.id)
        same.recorder = await town.person(db, "陈四")
        away = await town.person(db, "张三")
        row = await leave.record_for(db, same, away, leave.Category.SICK, "住院", by=officer, now=town.now)
    await opens_menu(town, "陈四", activity)
    assert not town["陈四"].can_tap("请假条（1）")
    for data in (f"pap:leave:{row.id}", f"pap:leaves:{activity.id}:0", f"pap:makeups:{activity.id}:0"):
        assert "李书记" in (await town["陈四"].presses(data, town["陈四"].last())).text, data

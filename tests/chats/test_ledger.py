"""The ledger of a year (台账): its workbook read back, its report on duty, its buttons, its refusals."""

import io
from dataclasses import replace
from datetime import date

import openpyxl
from docx import Document
from sqlalchemy import select

from bot import texts
from bot.commands.verify import verify
from bot.domain.activity import activities
from bot.domain.attendance.correction_requests import Change
from bot.domain.attendance.standing import present
from bot.domain.day import corrections
from bot.domain.evaluation import ballot_box
from bot.domain.evaluation.ballot import Ballot
from bot.domain.evaluation.result import Result, Tally
from bot.domain.report import ledger, summary
from bot.domain.report.period import Period
from bot.storage.tables.activity import Choice
from bot.storage.tables.agenda import AgendaItem, ItemKind, Ledger
from bot.storage.tables.branch import Branch
from bot.storage.tables.papers import Document as Kept
from bot.storage.tables.papers import Filing, PaperKind
from bot.storage.tables.record import Decision, Minute, Part
from bot.views import ledger_matters
from bot.views.figures import percent
from tests.support.ledger_chats import HEAD, asked, book_of, files, tables
from tests.support.office_files import saved
from tests.support.party_day import attend, ended
from tests.support.town import at

EVERYBODY = ("王组织", "赵宣传", "张三", "陈四", "孙五", "周六", "吴七")  # eight of ten with the secretary
EVIL = ('=HYPERLINK("http://x.cn","点")', "+1", "-1+1|cmd", "@SUM(A1)", "\t=1", "_x0041_", "{=1}", "http://x.cn")


async def test_an_officer_gets_the_figures_of_the_summary_as_a_workbook_and_a_report(town):
    li, activity = town["李书记"], await ended(town, *EVERYBODY)
    async with town.database() as db:
        (await activities.get(db, activity.id)).choice = Choice.REQUIRED
        said = {"activity_id": activity.id, "sent_at": town.now, "recorded_at": town.now, "speaker": "王五"}
        db.add_all([Minute(part=Part.GUIDE, text="学院党委副书记", **said),
                    Minute(part=Part.COMMENT, text="主题鲜明。", **said)])  # fmt: skip
        for person in (await present(db, activity))[:6]:
            await ballot_box.put_in(db, Ballot(activity.id, person.id, "members", (1, 1, 2, 3)))
    await town.passes(hours=25)
    await li.says("/summary 全年")
    book = book_of(li)
    async with town.database() as db:
        branch = await db.get_one(Branch, town.branch_id)
        found = await summary.stretch(db, branch, Period.whole(2026), now=town.now)
        whole = await ledger.of(db, branch, 2026, now=town.now)
    shows_the_figures(tables(book), found, li.sees("2026年总结").text)
    is_set_up(book)
    name, data = files(li)["docx"]
    assert "2026年主题党日工作述职材料" in name
    reports("\n".join(paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs))
    of_few = Result(4, 8, 0.75, None, guests=Tally(3, 3, None, None), closed=True)
    line = replace(whole.lines[0], sheet=replace(whole.lines[0].sheet, result=of_few))
    members, guests = ledger_matters.evaluation(replace(whole, lines=(line,)), texts.load().of("zh-CN")).rows
    assert members[2:7] == ("党员", 8, 4, 0.5, 0.75)
    assert guests[2:7] == ("来宾", 3, 3, 1, None)
    assert {*members[7:], *guests[7:]} == {"人少不列", None}


def shows_the_figures(sheets, found, text):
    row, total = sheets["活动台账"]
    assert (row["月份"], row["日期"].date(), row["活动形式"]) == ("3月", date(2026, 3, 6), "红色教育行动")
    assert [row[head] for head in ("应到", "实到", "请假", "缺席", "来宾")] == [10, 8, 0, 2, 0]
    assert (row["出勤率"], row["达标"], row["满意率"], row["时长（小时）"]) == (0.8, "是", 0.75, 3.6)
    assert (row["应补学"], row["已补学"], row["主持人"], row["记录人"]) == (2, 0, "李书记", "赵宣传")
    assert row["必选／自选"] == "必选"
    assert row["指导领导"] == "王五（学院党委副书记）"
    (guided,) = sheets["指导领导"]
    assert [guided[head] for head in ("姓名", "职务", "到会指导", "点评")] == [
        "王五", "学院党委副书记", "到会", "王五：主题鲜明。",
    ]  # fmt: skip
    assert (total["出勤率"], total["满意率"]) == (found.mean_share, found.mean_rate)
    assert f"平均到会率 {percent(total['出勤率'])}" in text
    assert f"平均满意率 {percent(total['满意率'])}" in text
    assert "12 个月中 1 个月有活动" in text
    times = sheets["组织生活矩阵"][0]
    assert (times["3月"], times["4月"], times["合计"]) == (1, 0, 1)
    (result,) = sheets["测评"]
    assert (result["参评人"], result["应评"], result["参评"], result["主题特色鲜明：满意"]) == ("党员", 8, 6, 6)
    assert (result["方式灵活生动：满意率"], result["效果突出显著：满意率"]) == (1, 0)


def is_set_up(book):
    page = book["活动台账"]
    assert page.freeze_panes == "D4"
    assert page.auto_filter.ref == "A3:AJ4"
    assert (page.page_setup.paperSize, page.page_setup.orientation, page.page_setup.fitToHeight) == (9, "landscape", 0)
    assert page.print_title_rows == "$3:$3"
    assert "&P" in page.oddFooter.center.text
    assert page["C4"].number_format == "yyyy-mm-dd"
    assert book["人员出勤矩阵"].print_title_rows == "$1:$3"


def reports(text):
    assert "有活动的 1 个月，共开展 1 次" in text
    assert "平均出勤率 80%（要求不低于 80%），未达要求 0 次" in text
    assert "平均满意率 75%，低于 60% 的 0 次" in text
    assert "应补学 2 人次，已完成 0 人次" in text
    assert "下一步打算\n（待补充）" in text
    assert not [who for who in (*EVERYBODY, "李书记", "郑八", "冯九") if who in text]


async def test_the_ledger_and_the_report_are_told_from_forged_ones_by_their_codes(town, tmp_path):
    li = town["李书记"]
    await ended(town, *EVERYBODY)
    await li.says("/summary 2026")
    first = files(li)

    async def verified(name, data):
        (tmp_path / name).write_bytes(data)
        return await verify([town.bot.settings], str(tmp_path / name), None)

    words, genuine = await verified(*first["xlsx"])
    assert genuine
    assert "：会计学院学生第二党支部的台账（2026年度），2026年3月" in words
    assert "✅ 文件文字与生成时一致" in words
    book = openpyxl.load_workbook(io.BytesIO(first["xlsx"][1]))
    page = book["活动台账"]
    place = next(cell.coordinate for cell in page[HEAD + 1] if cell.number_format == "0.00%")
    page[place] = 0.95
    page.row_dimensions[HEAD + 2].hidden = True
    words, genuine = await verified("台账.xlsx", saved(book))
    assert not genuine
    assert "❌ 文件有 2 处与生成时不一致" in words
    assert f"· “活动台账!{place}”被改：80.00% → 95.00%" in words
    assert f"· 被隐藏：活动台账!{HEAD + 2}:{HEAD + 2}" in words
    words, genuine = await verified(*first["docx"])
    assert genuine, words
    assert "的述职材料（2026年度）" in words
    await li.says("/summary 2026")
    async with town.database() as db:
        kept = (await db.scalars(select(Kept.kind).order_by(Kept.id))).all()
    assert kept == [PaperKind.LEDGER, PaperKind.DUTY_REPORT]  # nothing changed, so these are the same papers


async def test_only_officers_get_the_files_and_only_in_private(town):
    li, zhang = town["李书记"], town["张三"]
    await town.dated()
    await zhang.says("/summary 2026")
    assert files(zhang) == {}
    assert "台账" not in str([m.buttons for m in zhang.screen()])
    await li.says("/summary 2026", town.group)
    assert not [m for m in li.screen(town.group) if m.document]
    await li.says("/summary 3")
    await li.taps("全年")
    assert files(li) == {}
    await li.taps("📒 台账")
    assert set(files(li)) == {"xlsx", "docx"}
    assert "请只用于支部工作" in li.sees("2026年台账").text
    assert tables(book_of(li))["活动台账"][0]["备注"] == "尚未开展"


async def test_an_empty_year_gives_an_empty_ledger_in_the_language_of_the_branch(town):
    sheets = await asked(town["李书记"], "/summary 2025")
    assert sheets["活动台账"][0]["活动主题"] == "已开展 0 次，0 个月有活动"
    assert sheets["人员出勤矩阵"][0]["序号"] == "本年没有记录。"
    async with town.database() as db:
        (await db.get_one(Branch, town.branch_id)).language = "en"
    sheets = await asked(town["李书记"], "/summary 2025")
    assert sheets["Leave"][0]["Slip"] == "Nothing on record this year."
    assert "台账" in town["李书记"].sees("2025年台账").text


async def test_the_matrix_of_names_shows_presence_leave_and_absence_by_the_roll(town):
    zhang, li, activity = town["张三"], town["李书记"], await town.dated()
    await zhang.says("/leave")
    await zhang.taps("公务")
    await zhang.says("=1+1 出差参加培训")
    await zhang.taps("提交")
    await li.taps("同意")
    await attend(town, activity, "李书记", "王组织", "赵宣传", "陈四")
    await town.passes(hours=3.6)
    await li.taps("结束活动")
    await li.taps("确认结束")
    await town.passes(minutes=10)
    sheets = await asked(li)
    marks = {row["姓名"]: row["3月"] for row in sheets["人员出勤矩阵"]}
    assert (marks["李书记"], marks["张三"], marks["孙五"]) == ("√", "假", "缺")
    assert [marks[head] for head in ("应到", "实到", "请假", "缺席")] == [10, 4, 1, 5]
    (slip,) = sheets["请假"]
    assert (slip["单号"], slip["姓名"], slip["假别"], slip["批准人"]) == (1, "张三", "公务", "李书记")
    assert slip["事由"] == "=1+1 出差参加培训"
    assert sheets["活动台账"][0]["附件"] == "签到册、请假条 1 号"
    assert {row["状态"] for row in sheets["补学"]} == {"未提交"}


async def test_a_ledger_made_again_differs_by_the_corrections_alone(town):
    li, activity = town["李书记"], await ended(town, *EVERYBODY)
    await town.passes(hours=30)
    first = await asked(li)
    before = files(li)["xlsx"][1]
    await li.says("/summary 2026")
    assert files(li)["xlsx"][1] == before
    async with town.database() as db:
        same, by = await activities.get(db, activity.id), await town.person(db, "王组织")
        zheng = await town.person(db, "郑八")
        await corrections.correct(db, same, zheng, Change.PRESENT, by=by, reason="当天在场，手机没电", now=town.now)
    second = await asked(li)
    row = second["活动台账"][0]
    assert (row["实到"], row["出勤率"], row["更正后"]) == (8, 0.8, "实到 9／应到 10")
    (line,) = second["更正记录"]
    corrected = [line[head] for head in ("姓名", "更正", "更正人", "事由")]
    assert corrected == ["郑八", "补登到会", "王组织", "当天在场，手机没电"]
    marks = {row["姓名"]: row["3月"] for row in second["人员出勤矩阵"]}
    assert (marks["郑八"], marks["冯九"], marks["实到"]) == ("缺〔补登〕", "缺", 8)
    changed = {name for name in first if first[name] != second[name]}
    assert changed <= {"活动台账", "人员出勤矩阵", "更正记录", "补学", "待办"}
    of_corrections = {"更正后", "应补学"}
    kept = [{head: row[head] for head in row if head not in of_corrections} for row in (first["活动台账"][0], row)]
    assert kept[0] == kept[1]
    called = [row for row in second["待办"] if row["涉及人员"] == "冯九"]
    assert [(row["事项"], row["状态"]) for row in called] == [("联系缺席党员", "办理中")]


async def test_the_record_fills_its_sheets_and_no_text_becomes_a_formula(town):
    li, activity = town["李书记"], await ended(town, *EVERYBODY)
    now, mine = town.now, {"activity_id": activity.id}
    sent = {**mine, "sent_at": now, "recorded_at": now}
    async with town.database() as db:
        db.add_all(
            [
                AgendaItem(**mine, position=1, kind=ItemKind.PARTY_CLASS, title="专题党课", minutes=50, added_at=now,
                           counts_as=Ledger.PARTY_CLASS, counts_minutes=45),
                AgendaItem(**mine, position=2, kind=ItemKind.CHARTER, title="诵读党章", chapters=[0, 3], added_at=now),
                AgendaItem(**mine, position=3, kind=ItemKind.PRAISE, title="表扬", added_at=now),
                Decision(**sent, text="整理档案", owner="张三", due_on=date(2026, 3, 1)),
                Decision(**sent, text="走访", done_at=now),
                Filing(**mine, committee="机关党委", sent_at=at("2026-03-09 10:00")),
                *(Decision(**sent, text=text) for text in EVIL),
            ]
        )  # fmt: skip
    sheets = await asked(li)
    row = sheets["活动台账"][0]
    assert (row["规定内容"], row["兼属"]) == ("专题党课、诵读党章", "党课（45 分钟）")
    assert (row["上报情况"], row["上报日期"].date()) == ("迟报", date(2026, 3, 9))
    kinds = {(each["类别"], each["项目"]): each for each in sheets["组织生活矩阵"]}
    times, minutes = kinds["党课", "次数"], kinds["党课", "分钟"]
    assert (times["3月"], minutes["3月"], times["完成率"]) == (1, 45, 0.25)
    assert kinds["党员大会", "次数"]["完成率"] == 0
    assert [each["状态"] for each in sheets["议定事项跟踪"][:3]] == ["逾期", "已完成", "在办"]
    read_on = {each["章节"]: each["诵读日期"] for each in sheets["党章诵读覆盖"]}
    assert (read_on["总纲"], read_on["第一章　党员"]) == ("2026-03-06", None)
    assert sheets["党章诵读覆盖"][-1]["覆盖"] == "2/12 章"
    cells = [row[3] for row in book_of(li)["议定事项跟踪"].iter_rows(min_row=HEAD + 3)]
    assert [cell.data_type for cell in cells] == ["s"] * len(EVIL)
    assert [cell.value.replace("_x005F_", "_") for cell in cells] == list(EVIL)
    assert [cell.quotePrefix for cell in cells[:5]] == [True] * 5
    assert not any(cell.hyperlink for cell in cells)

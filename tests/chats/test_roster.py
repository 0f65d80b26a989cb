"""The roster: imported, previewed, saved, changed."""

import io

import pytest
from openpyxl import Workbook
from sqlalchemy import select

from bot.domain.branch import people
from bot.domain.membership import roster
from bot.domain.membership.roster_list import Entry, merge
from bot.domain.roles import Kind, Office
from bot.storage.tables.timeline import Event
from sandbox.desk.desk import Desk
from sandbox.people.group import Group
from sandbox.people.person import Person as Human
from tests.support.databases import address
from tests.support.setup import set_up
from tests.support.town import FOUNDED

LINES = "张三 正式党员 书记\n李四 正式党员 组织委员\n王五 预备党员\n赵六 入党积极分子"


class SetUpDesk(Desk):
    """A desk whose branch is set up."""

    owner: Human
    group: Group


@pytest.fixture
async def desk(tmp_path):
    async with SetUpDesk(tmp_path, FOUNDED, database_url=address(tmp_path)) as bench:
        bench.owner = bench.telegram.person("张三")
        bench.group = bench.telegram.group("一支部", owner=bench.owner)
        await bench.group.add_bot(by=bench.owner, admin=True)
        await bench.settle()
        await set_up(bench.owner, bench.group)
        yield bench
    assert bench.telegram.complaints == []


async def names(desk) -> list[str]:
    async with desk.bot.database.begin() as db:
        return [person.name for person in await people.roster(db, 1)]


async def person(desk, name):
    async with desk.bot.database.begin() as db:
        return next(p for p in await people.roster(db, 1) if p.name == name)


def sheet(*rows) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


async def test_pasted_lines_are_shown_before_they_are_saved(desk):
    owner = desk.owner
    await owner.says(f"{LINES}\n12345\n钱七 党外群体甲")
    shown = owner.last()
    assert "正式党员 3、预备党员 1、入党积极分子 1" in shown.text
    assert "书记：张三" in shown.text
    assert "没有用到 1 行：12345" in shown.text
    assert "没有用到这些文字：党外群体甲" in shown.text
    assert await names(desk) == []
    await owner.taps("保存这")
    assert (await names(desk))[:4] == ["张三", "李四", "王五", "赵六"]
    owner.sees("名册已保存")


async def test_the_sender_above_the_time_of_a_copied_message_is_no_second_person(desk):
    await desk.owner.says("张三\n3月5日 上午9:12\n1、张三（书记）\n2、李四 组织委员")
    shown = desk.owner.last()
    assert "读到 2 人" in shown.text
    assert "书记：张三" in shown.text
    assert "没有用到 2 行：张三、3月5日 上午9:12" in shown.text
    assert "重名" not in shown.text


async def test_the_first_save_posts_the_card_and_identifies_the_founder(desk):
    owner = desk.owner
    await owner.says(LINES)
    await owner.taps("保存这4人")
    owner.sees("已认领 0/4", to=desk.group)
    await owner.taps("张三")
    owner.sees("身份已确认：张三")
    assert (await person(desk, "张三")).account_id == owner.id
    await desk.telegram.confirmed()
    await owner.says("/roster")
    owner.sees("已认领身份 1 人")


async def test_a_workbook_and_a_csv_file_are_read(desk):
    owner = desk.owner
    data = sheet(("姓名", "类别", "职务"), ("张三", "正式党员", "书记"), ("李四", "预备党员", ""))
    await owner.sends_file("名册.xlsx", data)
    assert "读到 2 人" in owner.last().text
    await owner.sends_file("名册.csv", "姓名,类别,职务\n张三,正式党员,书记\n".encode("gb18030"))
    assert "读到 1 人" in owner.last().text
    await owner.taps("保存这1人")
    assert await names(desk) == ["张三"]


async def test_a_column_that_gave_an_office_is_not_told_as_unused(desk):
    rows = (
        ("姓名", "政治面貌", "部门", "备注"),
        ("张三", "中共党员", "办公室", "支部书记"),
        ("李四", "预备党员", "财务处", "工会副主席"),
    )
    await desk.owner.sends_file("名册.xlsx", sheet(*rows))
    text = desk.owner.last().text
    assert "书记：张三" in text
    assert "没有用到这几栏：部门\n" in text
    assert "“备注”栏中没有用到的：工会副主席" in text


async def test_a_list_without_kinds_is_told_and_the_probationary_members_are_ticked(desk):
    owner = desk.owner
    await owner.says("张三 书记\n李四\n王五")
    shown = owner.last()
    assert "有 3 人没有写明是正式党员还是预备党员，按正式党员读" in shown.text
    assert any("都是正式党员，保存这3人" in row for row in shown.buttons)
    await owner.taps("标出预备党员", on=shown)
    await owner.taps("李四", on=shown)
    await owner.taps("王五", on=shown)
    await owner.taps("✓ 王五", on=shown)
    await owner.taps("完成", on=shown)
    assert "正式党员 2、预备党员 1" in shown.text
    assert "有 2 人没有写明是正式党员还是预备党员，按正式党员读（名册上已有的人类别不变）：张三、王五" in shown.text
    assert not any("都是正式党员" in row for row in shown.buttons)
    await owner.taps("保存这3人", on=shown)
    assert [(await person(desk, name)).kind for name in ("张三", "李四", "王五")] == ["full", "probationary", "full"]


async def test_words_that_may_be_names_are_picked_by_button(desk):
    owner = desk.owner
    await owner.says("张三 正式党员 书记\n扎西顿珠\n青山绿水")
    shown = owner.last()
    assert "不能确定是不是姓名，没有收：扎西顿珠、青山绿水" in shown.text
    await owner.taps("由我点出", on=shown)
    await owner.taps("扎西顿珠", on=shown)
    await owner.taps("完成", on=shown)
    assert "读到 2 人" in shown.text
    assert "没有收：青山绿水" in shown.text
    await owner.taps("标出预备党员", on=shown)
    await owner.taps("扎西顿珠", on=shown)
    await owner.taps("完成", on=shown)
    await owner.taps("保存这2人", on=shown)
    assert await names(desk) == ["张三", "扎西顿珠"]
    assert (await person(desk, "扎西顿珠")).kind == Kind.PROBATIONARY


async def test_a_list_in_which_only_words_may_be_names_is_picked_from(desk):
    owner = desk.owner
    await owner.says("扎西顿珠")
    shown = owner.last()
    assert "没有读取到任何人员" in shown.text
    await owner.taps("由我点出", on=shown)
    await owner.taps("扎西顿珠", on=shown)
    await owner.taps("完成", on=shown)
    await owner.taps("保存这1人", on=shown)
    assert await names(desk) == ["扎西顿珠"]


async def test_the_preview_tells_what_was_not_used(desk):
    data = sheet(("姓名", "类别", "性别"), ("张三", "正式党员", "男"), ("制表人：李四", "", ""))
    await desk.owner.sends_file("名册.xlsx", data)
    assert "没有用到这几栏：性别" in desk.owner.last().text
    assert "没有用到 1 行：制表人：李四" in desk.owner.last().text


async def test_a_list_without_kinds_keeps_the_kinds_on_the_roster(desk):
    owner = desk.owner
    await owner.says(LINES)
    await owner.taps("保存这4人")
    await owner.says("/roster")
    await owner.taps("导入名册")
    await owner.says("张三 书记\n李四 组织委员\n王五\n赵六")
    assert "更改 0 人，不变 4 人" in owner.last().text


async def test_nothing_of_a_line_that_is_not_understood_is_added(desk):
    owner = desk.owner
    await owner.says("/roster")
    await owner.taps("添加")
    await owner.says("李四 预备党员\n这一行说的是别的事情")
    assert "没有用到 1 行：这一行说的是别的事情" in owner.sees("没有添加").text
    await owner.says("李四")
    assert "按正式党员读" in owner.sees("名册已保存").text


BAD_FILES = {
    "a picture": ("名册.xlsx", b"\x89PNG\r\n\x1a\n" + b"0" * 100, None),
    "a broken archive": ("名册.xlsx", b"PK\x03\x04" + b"\x00" * 100, None),
    "an empty file": ("名册.csv", b" ", None),
    "a large file": ("名册.xlsx", b"0" * 100, 6 * 1024**2),
    "a file beyond what bots may fetch": ("名册.xlsx", b"0" * 100, 30 * 1024**2),
}


@pytest.mark.parametrize("bad", BAD_FILES.values(), ids=BAD_FILES.keys())
async def test_unreadable_files_are_refused_by_name_and_the_question_stays(desk, bad):
    name, data, size = bad
    await desk.owner.sends_file(name, data, size=size)
    assert name in desk.owner.last().text
    await desk.owner.says(LINES)
    desk.owner.sees("读到 4 人")


async def test_a_picture_of_a_list_is_refused(desk):
    await desk.owner.sends_photo(b"picture")
    desk.owner.sees("图片里的名单无法读取")


async def test_an_outdated_preview_saves_nothing(desk):
    owner = desk.owner
    await owner.says(LINES)
    older = owner.last()
    await owner.says("张三 正式党员 书记")
    popup = await owner.taps("保存这4人", on=older)
    assert "已经保存，或被后来发的取代" in popup.text
    assert await names(desk) == []
    newer = owner.last()
    data = newer.record.buttons[0][0].callback_data
    await owner.taps("保存这1人")
    popup = await owner.presses(data, on=newer)
    assert "已经保存" in popup.text


async def test_importing_again_merges_by_name_and_removes_only_on_request(desk):
    owner = desk.owner
    await owner.says(LINES)
    await owner.taps("保存这4人")
    await owner.taps("张三")
    await owner.says("/roster")
    await owner.taps("导入名册")
    await owner.says("李四 正式党员 副书记\n王五 正式党员\n钱七 预备党员\n张三 正式党员 书记")
    shown = owner.last()
    assert "新增 1 人，更改 2 人，不变 1 人" in shown.text
    assert "王五：预备党员 → 正式党员" in shown.text
    assert "没有 1 人：赵六" in shown.text
    await owner.taps("保存这4人")
    assert await names(desk) == ["李四", "王五", "钱七", "张三", "赵六"]
    assert (await person(desk, "张三")).account_id == owner.id
    assert (await person(desk, "李四")).offices == {Office.DEPUTY}
    await owner.says("/roster")
    await owner.taps("导入名册")
    await owner.says("李四 正式党员 副书记\n张三 正式党员 书记")
    await owner.taps("同时移除3人")
    assert await names(desk) == ["李四", "张三"]


async def test_a_list_without_a_secretary_is_saved_with_a_warning(desk):
    await desk.owner.says("王五 预备党员")
    desk.owner.sees("还没有书记")
    await desk.owner.taps("保存这1人")
    desk.owner.sees("还没有书记")
    assert await names(desk) == ["王五"]


async def test_an_officer_edits_one_person_with_buttons(desk):
    owner = desk.owner
    await owner.says(LINES)
    await owner.taps("保存这4人")
    await owner.says("/roster")
    roster_message = owner.last()
    await owner.taps("王五", on=roster_message)
    await owner.taps("类别", on=roster_message)
    await owner.taps("正式党员", on=roster_message)
    assert (await person(desk, "王五")).kind == Kind.FULL
    await owner.taps("职务", on=roster_message)
    popup = await owner.taps("书记", on=roster_message)
    assert "现在是张三" in popup.text
    await owner.taps("宣传委员", on=roster_message)
    assert (await person(desk, "王五")).offices == {Office.PUBLICITY}
    await owner.taps("返回", on=roster_message)
    await owner.taps("改名", on=roster_message)
    await owner.says("李四")
    owner.sees("已经有“李四”")
    await owner.says("王\u202e五<b>")
    owner.sees("姓名")
    await owner.says("王 五五")
    assert "王五五" in await names(desk)


async def test_a_removed_member_keeps_records_and_loses_offices(desk):
    owner = desk.owner
    await owner.says(LINES)
    await owner.taps("保存这4人")
    await owner.says("/roster")
    message = owner.last()
    await owner.taps("李四", on=message)
    await owner.taps("移出名册", on=message)
    assert "李四" in await names(desk)
    await owner.taps("误加", on=message)
    assert "李四" not in await names(desk)
    popup = await owner.presses("who:card:2", on=message)
    assert "已不在名册上" in popup.text
    async with desk.bot.database.begin() as db:
        noted = (await db.scalars(select(Event).where(Event.kind == "person-left"))).one()
        assert noted.detail == {"kind_was": "full", "offices": ["organisation"], "reason": "mistake"}
        await roster.add(db, 1, [Entry("李四", Kind.PROBATIONARY)], by=None, now=FOUNDED)
    assert "李四" in await names(desk)


async def test_people_are_added_one_by_one(desk):
    owner = desk.owner
    await owner.says("/roster")
    owner.sees("还是空的")
    await owner.taps("添加")
    await owner.says("@@@")
    owner.sees("没有添加")
    await owner.says("欧阳娜娜 预备党员")
    assert await names(desk) == ["欧阳娜娜"]
    await owner.says("/roster")
    await owner.taps("添加")
    await owner.says("欧阳娜娜 正式党员")
    owner.sees("已经有“欧阳娜娜”")


async def test_a_roster_of_two_hundred_is_paged(desk):
    owner = desk.owner
    await owner.says("\n".join(f"张{chr(0x4E00 + n)} 正式党员" for n in range(200)))
    await owner.taps("保存这200人")
    await owner.says("/roster")
    for _ in range(8):
        await owner.taps("下一页", on=owner.last())
    assert sum(len(row) for row in owner.last().buttons) <= 100
    with pytest.raises(AssertionError):
        await owner.taps("下一页", on=owner.last())


async def test_only_officers_use_the_roster(town):
    await town["张三"].says("/roster")
    town["张三"].sees("这项操作由李书记、王组织、赵宣传办理")
    looker = town["赵宣传"]
    await looker.says("/roster")
    message = looker.last()
    await looker.taps("张三", on=message)
    popup = await looker.taps("类别", on=message)
    assert "这项操作由李书记、王组织办理" in popup.text
    async with town.database() as db:
        member = await town.person(db, "张三")
    popup = await town["张三"].presses(f"who:gone:{member.id}", on=town["张三"].last())
    assert "这项操作由" in popup.text


def test_a_list_without_offices_keeps_the_present_offices():
    class Someone:
        def __init__(self, number, name, kind, offices):
            self.id, self.name, self.kind, self.offices = number, name, kind, frozenset(offices)

    present = [Someone(1, "张三", "full", ["secretary"]), Someone(2, "李四", "full", [])]
    same = merge(present, [Entry("张三", Kind.FULL), Entry("李四", Kind.FULL)])
    assert (same.changed, same.same, same.secretary) == ((), 2, True)
    other = merge(present, [Entry("李四", Kind.FULL, (Office.SECRETARY,))])
    assert {c.person.name: c.offices for c in other.changed} == {"张三": frozenset(), "李四": {"secretary"}}
    assert [p.name for p in other.absent] == ["张三"]


TWO_BRANCHES = "第一党支部\n张三 正式党员 书记\n李四 正式党员\n第二党支部\n王五 正式党员 书记\n赵六 预备党员"


async def test_of_a_list_with_two_branches_it_is_asked_whose_people_are_meant(desk):
    owner = desk.owner
    await owner.says(TWO_BRANCHES)
    shown = owner.last()
    assert "名单里有几个支部的人：第一党支部、第二党支部" in shown.text
    assert not any("保存" in row for row in shown.buttons)
    await owner.taps("第二党支部（2人）", on=shown)
    assert "正式党员 1、预备党员 1" in shown.text
    assert "书记：王五" in shown.text
    assert "只读入“第二党支部”的人，其他支部的人没有收：张三、李四" in shown.text
    assert "已是书记" not in shown.text
    await owner.taps("保存这2人", on=shown)
    assert await names(desk) == ["王五", "赵六"]


async def test_all_people_of_a_list_with_two_branches_can_be_read(desk):
    owner = desk.owner
    await owner.says(TWO_BRANCHES)
    shown = owner.last()
    await owner.taps("全部读入（4人）", on=shown)
    assert "书记：张三" in shown.text
    assert "王五 已读入，没有记为书记" in shown.text
    await owner.taps("保存这4人", on=shown)
    assert await names(desk) == ["张三", "李四", "王五", "赵六"]

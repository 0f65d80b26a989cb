"""A branch puts its own form in the place of the bot's, from the form to start with to the paper that is sent."""

import pytest
from sqlalchemy import select

from bot.commands.verify import verify
from bot.handlers.year_making import YearMaker
from bot.storage.tables.branch import Branch
from bot.storage.tables.papers import Document, FormTemplate, PaperKind
from tests.chats.test_papers import ended, makes, said, town, word_only  # noqa: F401 - fixtures
from tests.support.forged_papers import Forger
from tests.support.office_files import saved, word_table

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
UNKNOWN = word_table([["{{ 会议主体 }}", ""]])


async def opens(town, name="李书记"):  # noqa: F811
    person = town[name]
    await person.says("/settings")
    await person.taps("模板")
    await person.taps("活动纪实表")
    return person


async def sends(person, data, name="本支部纪实表.docx"):
    await person.taps("换成本支部的表")
    await person.sends_file(name, data, WORD)


@pytest.fixture
async def activity(town):  # noqa: F811
    return await ended(town)


async def start_form(person) -> Forger:
    await person.taps("下载样表")
    _name, data = person.last().document
    return Forger(data)


async def test_branch_changes_the_form_and_its_papers_follow_and_can_be_verified(town, activity, tmp_path):  # noqa: F811
    secretary = await opens(town)
    assert "现用：标准表" in secretary.last().text
    form = await start_form(secretary)
    form.replaces("活动主题", "主题（本校格式）")
    await opens(town)
    await sends(secretary, form.file())
    assert "已换用本支部的活动纪实表模板“本支部纪实表.docx”" in secretary.last().text
    sent = await makes(town, "王组织", activity, "活动纪实表")
    words = said(sent)
    assert "主题（本校格式）" in words
    assert "红色教育行动" in words
    assert "{{" not in words
    (tmp_path / "纪实表.docx").write_bytes(sent.document[1])
    found, genuine = await verify([town.bot.settings], str(tmp_path / "纪实表.docx"), None)
    assert genuine, found
    forger = Forger(sent.document[1])
    forger.replaces("党员活动室", "报告厅")
    (tmp_path / "纪实表.docx").write_bytes(forger.file())
    found, genuine = await verify([town.bot.settings], str(tmp_path / "纪实表.docx"), None)
    assert not genuine
    assert "报告厅" in found


async def test_standard_form_comes_back_with_a_tap(town, activity):  # noqa: F811
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


async def test_form_that_cannot_be_filled_is_refused_by_name_and_nothing_changes(town, activity):  # noqa: F811
    secretary = await opens(town)
    await sends(secretary, saved(UNKNOWN))
    assert "“会议主体”不是可填的名称" in secretary.last().text
    await secretary.sends_file("记录.txt", "会议".encode(), "text/plain")
    assert "不能用作模板" in secretary.last().text
    await secretary.says("就用标准表吧")
    assert "请发来 Word 文件" in secretary.last().text
    async with town.database() as db:
        assert await db.get(FormTemplate, 1) is None


async def test_form_that_fails_later_gives_way_to_the_standard_form(town, activity):  # noqa: F811
    secretary = await opens(town)
    form = await start_form(secretary)
    form.replaces("活动主题", "主题（本校格式）")
    await opens(town)
    await sends(secretary, form.file())
    for file in town.bot.settings.materials.glob("??/*"):
        file.write_bytes(b"damaged")
    sent = await makes(town, "李书记", activity, "活动纪实表")
    secretary.sees("本支部的模板这次没有填成")
    assert "活动主题" in said(sent)
    assert "本校格式" not in said(sent)


async def test_form_needs_an_activity_and_an_officer_in_charge(town):  # noqa: F811
    secretary = await opens(town)
    popup = await secretary.taps("下载样表")
    assert "还没有开展过活动" in popup.text
    member = town["张三"]
    await member.says("/settings")
    popup = await member.presses(f"prf:forms:{town.branch_id}", member.last())
    assert "书记" in popup.text


async def test_text_to_paste_and_papers_of_the_year_are_those_of_the_own_form(town, activity):  # noqa: F811
    secretary = await opens(town)
    form = await start_form(secretary)
    form.replaces("活动主题", "主题（本校格式）")
    await opens(town)
    await sends(secretary, form.file())
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
    assert await papers_kept(town) == code


async def papers_kept(town):  # noqa: F811
    """Return the check codes of the records that were kept."""
    async with town.database() as db:
        query = select(Document.code).where(Document.kind == PaperKind.RECORD).order_by(Document.id)
        return list((await db.scalars(query)).all())


def cells(data):
    return [text.text for text in Forger(data).document.element.body.iter("{*}t") if text.text]

"""The pictures of a year in the chat: one message that changes in place, for everybody of the branch."""

import io

from PIL import Image

from bot.domain.evaluation.result import Result, Tally
from bot.domain.report import summary, year_coverage
from bot.domain.report.period import Period
from bot.storage.tables.branch import Branch
from bot.texts import load
from bot.views import year_pictures as views
from tests.support.party_day import ended

FEW, MANY = Result(4, 8, 0.75, None, Tally(0, 0, None, None), closed=True), ((3, 2, 0, 0),) * 2 + ((1, 1, 2, 1),) * 2


async def test_a_member_turns_the_pictures_of_the_year_in_one_message(town):
    zhang = town["张三"]
    await ended(town, "王组织", "赵宣传", "张三", "陈四", "孙五", "周六", "吴七")
    await zhang.says("/summary 2026")
    (photo,) = [m.photo for m in zhang.screen()[-2:] if m.photo]
    assert Image.open(io.BytesIO(photo)).size == (1080, 1080)
    await zhang.taps("📈 图表")
    shown = zhang.last()
    assert (shown.text, shown.photo) == ("📈 2026年各月出勤率", photo)
    seen = [photo]
    for button, text in (("🌙 深色", "出勤率"), ("满意率", "满意率"), ("内容覆盖", "内容覆盖"), ("☀️ 浅色", "内容覆盖")):
        await zhang.taps(button, on=zhang.last())
        assert text in zhang.last().text
        seen.append(zhang.last().photo)
    assert len(set(seen)) == 5
    assert len([m for m in zhang.screen() if m.photo and "📈" in m.text]) == 1


async def test_few_ballots_are_not_drawn_by_dimension(town):
    await town.dated()
    async with town.database() as db:
        branch = await db.get_one(Branch, town.branch_id)
        found = await summary.stretch(db, branch, Period.whole(2026), now=town.now)
        covered = await year_coverage.coverage(db, found)
    (sheet,) = found.sheets
    t = load().of("zh-CN")
    drawn = {}
    for name, result in (("few", FEW), ("many", Result(5, 8, 0.7, MANY, FEW.guests, closed=True))):
        object.__setattr__(sheet, "result", result)
        drawn[name] = views._satisfaction(found, t)
    assert [shares[2] for _, shares in drawn["few"]["dimensions"]] == [None] * 4
    assert drawn["few"]["under"] == "3月投票人少，不分维度"
    assert [shares[2] for _, shares in drawn["many"]["dimensions"]] == [1, 1, 0.4, 0.4]
    assert views._coverage(covered, t)[0] == ("主题党日", "0/11 个月", 0.0)

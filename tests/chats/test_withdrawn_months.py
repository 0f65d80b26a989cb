"""A month recorded later (补记) is withdrawn, alone within a week or by two officers, and recorded anew."""

from tests.support.party_day import ended
from tests.support.recorded_later import WHEN, asks, drafts, plan, records, summary
from tests.support.witness import chains_hold, refused


async def test_a_record_is_withdrawn_with_a_reason_and_made_anew(town):
    await plan(town, 1)
    await town.until("2026-04-02 10:00")
    li = town["李书记"]
    for when, missing in ((WHEN, "缺席：张三"), ("1月16日 14:00-17:30 党员活动室", "全部到会")):
        await asks(town)
        await li.says(when)
        await li.says(missing)
        await li.taps("确认补记")
        text = await summary(town, 1)
        if when == WHEN:
            await li.taps("撤回补记")
            await li.says("日期写错")
            li.sees("已撤回补记：红色教育行动（1月9日(周五) 14:00）")
            assert "未记录" in await summary(town, 1)
            assert "原因：日期写错" in li.last().text
            assert "1月 红色教育行动 · 未记录" in await summary(town, "第一季度")
            await town["张三"].says("/me")
            assert "红色教育行动" not in town["张三"].last().text
    assert "时间：1月16日(周五) 14:00" in text
    assert "↩️ 补记已撤回：红色教育行动（1月9日(周五) 14:00）" in text
    assert await chains_hold(town)


async def test_the_year_names_a_withdrawn_record_as_withdrawn(town):
    await town.until("2026-04-02 10:00")
    await records(town)
    await town["李书记"].says("/summary 1")
    await town["李书记"].taps("撤回补记")
    await town["李书记"].says("日期写错")
    await records(town)
    text = await summary(town, "全年")
    assert "1月 先锋模范行动（1月9日(周五) 14:00）：补记已撤回" in text
    assert "未开展" not in text


async def test_after_a_week_a_withdrawal_takes_two_officers(town):
    await town.until("2026-04-02 10:00")
    await records(town, missing="缺席：李书记；请假：周六")
    await town.passes(days=14)
    li, wang = town["李书记"], town["王组织"]
    await summary(town, 1)
    await li.taps("撤回补记")
    await li.says("名单抄错")
    li.sees("⏳ 撤回整次补记：补记已满7天，须两位支部委员共同办理")
    assert "应到10 实到8" in await summary(town, 1)
    assert "李书记已提出撤回" in await refused(town, li, lambda: li.taps("撤回补记"))
    await summary(town, 1, "王组织")
    await wang.taps("更正签到")
    assert "李书记已提出撤回" in await refused(town, wang, lambda: wang.taps("李书记"))
    await wang.says("/todo")
    wang.sees("确认撤回补记")
    await town.passes(minutes=1)
    question = next(message for message in wang.screen() if "请确认一项更正" in message.text)
    assert "“先锋模范行动”（1月9日(周五) 14:00）：撤回整次补记" in question.text
    await wang.taps("同意更正", on=question)
    await town.passes(minutes=1)
    assert "未记录" in await summary(town, 1)
    li.sees("王组织已同意：“先锋模范行动”（1月9日(周五) 14:00），撤回整次补记")
    letter = town["周六"].sees("的补记已由李书记、王组织撤回，您在这次活动中的记录随之撤回：名单抄错").text
    assert "[有异议]" in letter
    assert await chains_hold(town)


async def test_a_second_officer_may_disagree_to_a_withdrawal(town):
    await town.until("2026-04-02 10:00")
    await records(town)
    await town.passes(days=14)
    await summary(town, 1)
    await town["李书记"].taps("撤回补记")
    await town["李书记"].says("名单抄错")
    await town.passes(minutes=1)
    wang = town["王组织"]
    await wang.taps("不同意", on=wang.sees("请确认一项更正"))
    await town.passes(minutes=1)
    town["李书记"].sees("王组织不同意")
    assert "应到10 实到7" in await summary(town, 1)
    await town["李书记"].taps("撤回补记")
    town["李书记"].sees("请写一句原因")


async def test_an_officer_leaves_the_own_state_to_another_when_recording_anew(town):
    await town.until("2026-04-02 10:00")
    await records(town, missing="缺席：李书记")
    li = town["李书记"]
    await summary(town, 1)
    await li.taps("撤回补记")
    await li.says("名单抄错")
    town["张三"].sees("的补记已由李书记撤回")
    await asks(town)
    for words in ("先锋模范行动：走访慰问", WHEN):
        await li.says(words)
    for missing in ("全部到会", "请假：李书记", "不在支部：李书记"):
        told = await refused(town, li, lambda missing=missing: li.says(missing))
        assert "您记为缺席。重新补记时改动本人的记录，须请王组织补记" in told
    await li.says("缺席：李书记、张三")
    li.sees("应到10 实到8")
    await drafts(town, "王组织", missing="缺席：张三")
    await town["王组织"].taps("确认补记")
    li.sees("由王组织于4月2日(周四)补记，您记为到会")


async def test_other_activities_cannot_be_withdrawn(town):
    activity = await ended(town, "王组织", "赵宣传")
    li = town["李书记"]
    assert "已经失效" in await refused(town, li, lambda: li.presses(f"rec:withdraw:{activity.id}", on=li.last()))

"""A member's own words for the record: sent in private, taken by the recorder, withdrawn before that."""

from sqlalchemy import select

from bot.domain.activity import activities
from bot.domain.day import entries, minutes
from bot.domain.membership import erasure
from bot.storage.tables.agenda import AgendaItem
from bot.storage.tables.record import Decision, Minute
from tests.support.ballots import vote
from tests.support.records import STUDY, TALK, ends, held, rows

WORDS = "我认为要把学习成果落实到本职工作中。"


async def offered(town, activity):
    async with town.database() as db:
        found = await minutes.of(db, await activities.get(db, activity.id), offered=True)
        return [(row.speaker, row.text, row.taken) for row in found]


async def test_own_words_wait_until_the_recorder_takes_them(town):
    activity = await held(town, "张三")
    zhang, recorder = town["张三"], town["赵宣传"]
    await zhang.says("/record")
    zhang.sees("我的发言 · 红色教育行动")
    await zhang.says(WORDS)
    zhang.sees("已收到，等待记录人赵宣传采用")
    assert await rows(town, activity) == []
    await recorder.says("/record")
    recorder.sees("党员提交的发言：1 条待采用")
    await recorder.taps("采用发言 1")
    recorder.sees(WORDS)
    await recorder.taps("采用 1 张三")
    assert [(row.speaker, row.person.name, row.own) for row in await rows(town, activity)] == [("张三", "张三", True)]
    await zhang.says("/record")
    zhang.sees(f"1. ✅ 已采用：{WORDS}")
    assert not zhang.can_tap("撤回第 1 条")


async def test_the_thanks_for_a_ballot_lead_to_own_words(town):
    activity = await held(town, "张三")
    await ends(town, activity)
    zhang = town["张三"]
    await vote(zhang, *["满意"] * 4)
    assert "您的发言要写入会议记录的，请点 [我的发言]（署名，由记录人采用）" in zhang.last().text
    await zhang.taps("我的发言")
    await zhang.says(WORDS)
    assert await offered(town, activity) == [("张三", WORDS, False)]


async def test_their_author_is_not_taken_for_another_recorder(town):
    await held(town, "张三")
    await town["赵宣传"].says("/record")
    await town["张三"].says("/record")
    await town["张三"].says(WORDS)
    await town["赵宣传"].says("/record")
    await town["赵宣传"].taps("采用发言 1")
    await town["赵宣传"].taps("采用 1 张三")
    await town["赵宣传"].says("/record")
    await town["赵宣传"].says("会后合影。")
    assert "也在记录" not in town["赵宣传"].last().text


async def test_own_words_are_withdrawn_before_they_are_taken(town):
    activity = await held(town, "张三", "陈四")
    await town["张三"].says("/record")
    await town["张三"].says(WORDS)
    (row,) = await offered(town, activity)
    assert row == ("张三", WORDS, False)
    async with town.database() as db:
        number = (await minutes.of(db, await activities.get(db, activity.id), offered=True))[0].id
    popup = await town["陈四"].presses(f"rcd:mine:{number}", town["陈四"].last())
    assert "不在了" in popup.text
    popup = await town["陈四"].presses(f"rcd:take:{number}", town["陈四"].last())
    assert "由主持人、记录人或支部委员办理" in popup.text
    await town["张三"].taps("撤回第 1 条")
    assert await offered(town, activity) == []


async def test_only_those_who_were_there_send_words(town):
    activity = await held(town, "张三")
    await town["陈四"].says("/record")
    town["陈四"].sees("目前没有您可以记录的活动")
    popup = await town["陈四"].presses(f"rcd:own:{activity.id}", town["陈四"].last())
    assert "没有“红色教育行动”" in popup.text


async def test_too_many_or_too_long_words_get_a_sentence(town):
    activity = await held(town, "张三")
    await town["张三"].says("/record")
    await town["张三"].says("学" * 5000)
    assert "2000" in town["张三"].last().text
    await town.passes(seconds=10)
    for n in range(6):
        await town["张三"].says(f"第{n}条")
    town["张三"].sees("一次活动最多提交 5 条发言")
    assert len(await offered(town, activity)) == 5


async def test_an_alias_replaces_the_name_of_an_owner_and_a_speaker(town):
    activity = await held(town, "张三")
    await town["赵宣传"].says("/record")
    await town["赵宣传"].says("议定：购买书籍 负责人 张三同志\n开展联学 负责人 陈四\n整理台账 由陈四、张三共同负责")
    async with town.database() as db:
        item = (await db.scalars(select(AgendaItem).limit(1))).one()
        item.speaker = "张三"
        await erasure.erase(db, await town.person(db, "张三"), alias="党员甲", now=town.now)
    assert [row.owner for row in await rows(town, activity, Decision)] == ["党员甲", "陈四", "陈四、党员甲"]
    async with town.database() as db:
        assert "党员甲" in (await db.scalars(select(AgendaItem.speaker))).all()


async def test_erasure_spares_the_record_but_not_what_waits(town):
    activity = await held(town, "张三")
    await town["张三"].says("/record")
    await town["张三"].says(WORDS)
    await town["张三"].says("另一条发言。")
    await town["赵宣传"].says("/record")
    await town["赵宣传"].taps("采用发言 2")
    await town["赵宣传"].taps("采用 1 张三")
    async with town.database() as db:
        zhang = await town.person(db, "张三")
        await erasure.erase(db, zhang, alias="党员甲", now=town.now)
    assert await offered(town, activity) == [("党员甲", WORDS, True)]
    async with town.database() as db:
        assert len((await db.scalars(Minute.__table__.select())).all()) == 1


async def test_words_that_wait_or_were_withdrawn_take_no_room_from_the_recorder(town, monkeypatch):
    monkeypatch.setattr(entries, "WHOLE_LIMIT", 100)
    activity = await held(town, "张三")
    await town["张三"].says("/record")
    for _time in range(3):
        await town["张三"].says("学" * 40)
        await town["张三"].taps("撤回第 1 条")
        await town["张三"].says("/record")
    await town["张三"].says("学" * 90)
    await town["赵宣传"].says("/record")
    for letter in "甲乙":
        await town["赵宣传"].says(letter * 70)
        await town["赵宣传"].taps("撤回")
        await town.passes(seconds=9)
    await town["赵宣传"].says("会议学习了文件。" * 5)
    assert len(await rows(town, activity)) == 1
    (entry,) = [one for one in town["赵宣传"].screen() if one.from_bot and "甲甲" in one.text]
    assert "100" in (await town["赵宣传"].taps("恢复", on=entry)).text
    await town["赵宣传"].taps("回到记录卡")
    await town["赵宣传"].taps("采用发言 1")
    popup = await town["赵宣传"].taps("采用 1 张三")
    assert "100" in popup.text
    assert len(await rows(town, activity)) == 1


async def test_taken_words_belong_to_the_item_under_way_and_are_moved_with_one_tap(town):
    activity = await held(town, "张三", "陈四")
    host, recorder = town["李书记"], town["赵宣传"]
    await host.taps(f"开始第一项：{STUDY}", on=host.sees("主持卡"))
    await town.passes(minutes=1)
    for name in ("张三", "陈四"):
        await town[name].says("/record")
        await town[name].says(WORDS)
    await recorder.says("/record")
    await recorder.taps("采用发言 2")
    await recorder.taps("采用 1 张三")
    assert f"归入：1. {STUDY}" in recorder.last().text
    await recorder.taps(f"2 {TALK}")
    assert f"归入：2. {TALK}" in recorder.last().text
    (row,) = await rows(town, activity)
    async with town.database() as db:
        assert (await db.get(AgendaItem, row.item_id)).title == TALK
    await recorder.taps("采用发言 1")
    recorder.sees("陈四")


async def test_words_that_name_their_item_belong_to_it_and_others_ask(town):
    await held(town, "张三")
    recorder = town["赵宣传"]
    await town["张三"].says("/record")
    await town["张三"].says(f"在{TALK}中，我谈三点体会。")
    await town["张三"].says(WORDS)
    await recorder.says("/record")
    await recorder.taps("采用发言 2")
    await recorder.taps("采用 1 张三")
    assert f"归入：2. {TALK}" in recorder.last().text
    await recorder.taps("采用发言 1")
    await recorder.taps("采用 1 张三")
    assert "尚未归入议程，请点所属的一项" in recorder.last().text
    await recorder.taps(f"1 {STUDY}")
    assert f"归入：1. {STUDY}" in recorder.last().text

"""`/me` → 导出: one file with all that is stored about a person, and nothing of others."""

import pytest
from sqlalchemy import select

from bot.domain.membership import roster
from bot.storage.tables.base import Base
from bot.storage.tables.branch import Account, Person
from tests.support.crowded import ANSWER, a_crowd


async def exported(human, words="导出我的数据"):
    """Return the text of the file."""
    await human.says("/me")
    await human.taps(words)
    name, data = human.last().document
    assert name.endswith(".txt")
    return data.decode("utf-8-sig")


@pytest.fixture
async def crowd(tmp_path):
    async with a_crowd(tmp_path) as built:
        yield built


async def test_the_file_holds_what_is_stored_about_its_person(crowd):
    town = crowd.town
    told = await exported(town["张三"])
    for words in ("张三", "会计学院学生第二党支部", "2026-03 红色教育行动", ANSWER, "补学", str(town["张三"].id)):
        assert words in told, words
    asked = await exported(town["陈四"])
    assert "住院" in asked
    assert "当天我在场" in await exported(town["孙五"])


async def test_the_file_holds_nothing_of_others(crowd):
    town = crowd.town
    told = await exported(town["张三"])
    async with town.database() as db:
        others = [row.name for row in await db.execute(Person.__table__.select()) if row.name != "张三"]
        accounts = [row.telegram_id for row in await db.execute(Account.__table__.select())]
    assert [name for name in others if name in told] == []
    assert [number for number in accounts if str(number) in told] == [town["张三"].id]
    assert "住院" not in told
    assert "当天我在场" not in told
    secretary = await exported(town["李书记"])
    assert "住院" not in secretary
    assert ANSWER not in secretary


async def test_of_a_ballot_the_file_holds_only_that_the_person_voted(crowd):
    sun = crowd.town["孙五"]
    await sun.presses(f"b:{crowd.ids['e']}:1234:ok", sun.last())
    await sun.presses(f"b:{crowd.ids['e']}:say", sun.last())
    await sun.says("讨论太短")
    told = await exported(sun)
    assert "==== 已投票的测评（1 条）====\r\n\r\n活动：2026-03 红色教育行动\r\n" in told
    assert "讨论太短" not in told
    assert "1234" not in told


async def test_a_person_who_left_or_never_belonged_gets_the_file_too(crowd):
    town = crowd.town
    async with town.database() as db:
        person, secretary = await town.person(db, "陈四"), await town.person(db, "李书记")
        await roster.remove(db, person, by=secretary, now=town.now)
    assert "住院" in await exported(town["陈四"])
    stranger = town.telegram.person("路人丁")
    await stranger.starts()
    told = await exported(stranger)
    assert "路人丁" in told
    assert "党员活动室" not in told


async def test_the_file_is_in_the_language_of_its_reader(town):
    await town["张三"].says("/language")
    await town["张三"].taps("English")
    assert "All that is stored about you" in await exported(town["张三"], "Export my data")


async def test_every_table_about_people_has_a_heading(town):
    library = town.bot.services.library
    for language in ("zh-CN", "en"):
        t = library.of(language)
        about = [
            table.name
            for table in Base.metadata.sorted_tables
            if any(name in table.c for name in ("person_id", "account_id", "telegram_id"))
        ]
        assert [name for name in about if not t.has(f"own-table-{name.replace('_', '-')}")] == []


# --- people who have left -----------------------------------------------------------------------------------


@pytest.fixture
async def left(crowd):
    """孙五 has objected to a record, and has left the branch since."""
    town = crowd.town
    async with town.database() as db:
        person, secretary = await town.person(db, "孙五"), await town.person(db, "李书记")
        await roster.remove(db, person, by=secretary, now=town.now)
    await town["李书记"].says("/roster")
    await town["李书记"].taps("已离开的人")
    await town["李书记"].taps("孙五")
    crowd.ids["gone"] = person.id
    return crowd


async def about(town, person_id):
    """Return the person, and all words that are stored about them in the timeline, in messages and claims."""
    tables = Base.metadata.tables
    events = select(tables["event_words"]).join(tables["events"]).where(tables["events"].c.person_id == person_id)
    others = [select(tables[name]).where(tables[name].c.person_id == person_id) for name in ("deliveries", "claims")]
    async with town.database() as db:
        person = await db.get_one(Person, person_id)
        return person, "\n".join([str(row) for query in (events, *others) for row in await db.execute(query)])


async def test_officers_erase_the_words_and_keep_the_name(left):
    town, li = left.town, left.town["李书记"]
    await li.taps("删去文字，保留姓名")
    assert "当天我在场" in (await about(town, left.ids["gone"]))[1]
    await li.taps("确认删去")
    li.sees("已删去 孙五 的个人文字")
    person, words = await about(town, left.ids["gone"])
    assert person.name == "孙五"
    assert "当天我在场" not in words


async def test_officers_replace_the_name_and_part_it_from_the_account(left):
    town, li = left.town, left.town["李书记"]
    await li.taps("删去文字，姓名换成代号")
    li.sees(f"离开人员{left.ids['gone']}")
    await li.taps("确认删去")
    person, words = await about(town, left.ids["gone"])
    assert person.name == f"离开人员{person.id}"
    assert person.account_id is None
    assert "孙五" not in words
    assert "当天我在场" not in words
    assert "==== 名册" not in await exported(town["孙五"])
    await li.says("/summary 2026-03")
    assert "孙五" not in li.last().text


async def test_only_keepers_of_the_roster_erase_and_only_of_people_who_have_left(left):
    town, gone = left.town, left.ids["gone"]
    for name in ("张三", "赵宣传"):
        for data in (f"gone:card:{gone}", f"gone:ask-name:{gone}", f"gone:erase-name:{gone}", "gone:list:1:0"):
            popup = await town[name].presses(data, on=town[name].last())
            assert popup is not None, (name, data)
            assert "请联系" in popup.text
    assert (await about(town, gone))[0].name == "孙五"
    present = left.ids["p"]
    await town["李书记"].presses(f"gone:erase-name:{present}", on=town["李书记"].last())
    assert (await about(town, present))[0].name == "张三"


# --- strangers ----------------------------------------------------------------------------------------------


async def test_a_strangers_account_goes_after_thirty_days(crowd):
    town = crowd.town
    stranger = town.telegram.person("路人丁")
    await stranger.starts()
    await stranger.says("/help")

    async def accounts():
        async with town.database() as db:
            return {row.display_name for row in await db.execute(Base.metadata.tables["accounts"].select())}

    kept = await accounts() - {"路人丁"}
    assert "路人甲" in kept  # has claimed a name
    await town.passes(days=29)
    assert "路人丁" in await accounts()
    await town.passes(days=2)
    assert await accounts() == kept
    await stranger.says("/help")
    assert "路人丁" in await accounts()

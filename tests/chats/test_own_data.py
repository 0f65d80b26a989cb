"""`/me` → 导出: one file with all that is stored about a person, and nothing of others."""

import ast
import re
from pathlib import Path

import pytest
from sqlalchemy import BigInteger, select

from bot.app import CONVERSATIONS
from bot.domain import quotas, timeline
from bot.domain.branch import accounts, invitations
from bot.domain.membership import binding, roster, shared_changes
from bot.domain.obligations.kinds import DeliveryKind, DutyKind, Owner
from bot.domain.quotas import Quotas
from bot.domain.report import own_data
from bot.domain.roles import Departure, Kind, Office
from bot.domain.settings import settings
from bot.storage import event_chain
from bot.storage.row_hashes import Rows
from bot.storage.tables.absence import LeaveState
from bot.storage.tables.base import Base
from bot.storage.tables.branch import Account, Person
from bot.storage.tables.membership import Claim
from bot.storage.tables.roll import RollState
from bot.views import callbacks
from bot.views import own_data as views
from sandbox.desk.desk import Desk
from tests.support.crowded import ANSWER, a_crowd
from tests.support.databases import address
from tests.support.setup import set_up
from tests.support.town import FOUNDED


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


async def test_the_file_of_a_claimant_does_not_say_who_decided(crowd):
    town, feng = crowd.town, crowd.claimant
    async with town.database() as db:
        claimed = (await db.scalars(select(Claim).where(Claim.account_id == feng.id))).one()
        name = claimed.person.name
    await town["李书记"].presses(f"bind:yes:{claimed.id}", town["李书记"].last())
    told = await exported(feng)
    assert name in told
    assert str(town["李书记"].id) not in told


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


RAW = re.compile(r"(?<![\w./@:-])[a-z]+(?:[_-][a-z]+)+(?![\w./@-])|\b[a-z]+_[a-z_]+")
STORED = {  # what a column without an Enum holds
    ("duties", "kind"): DutyKind, ("deliveries", "kind"): DeliveryKind, ("duties", "owner"): [*Owner, *Office],
    ("office_changes", "gained"): Office, ("office_changes", "lost"): Office,
    ("corrections", "field"): ["state", "kind"], ("corrections", "old"): [*RollState, *Kind, "none"],
    ("corrections", "new"): [*RollState, *Kind, "none"], ("correction_requests", "old"): [*Kind, "none"],
    ("correction_requests", "new"): [*Kind, "none"],
    ("accounts", "language"): callbacks.LANGUAGES,
    ("accounts", "awaiting"): [name for module in CONVERSATIONS for name in getattr(module, "ANSWERS", {})],
    ("setting_changes", "figure"): [*settings.NAMES, "name", "superior", "blocked_dates"],
}  # fmt: skip


def kinds_of_events():
    """Return the kinds that the code notes in the timeline."""
    found = set(map(str, [*Rows, *LeaveState])) | {"arranged", "rearranged"}
    for path in Path(timeline.__file__).parent.rglob("*.py"):
        names = {}
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
                names |= {target.id: node.value.value for target in node.targets if isinstance(target, ast.Name)}
            called = ast.unparse(node.func) if isinstance(node, ast.Call) else ""
            if called in {"timeline.note", "_note"} and len(node.args) >= 3:
                kind = node.args[1]
                found.add(kind.value if isinstance(kind, ast.Constant) else names.get(ast.unparse(kind)))
    leaves = {f"leave-{state}" for state in (LeaveState.APPROVED, LeaveState.RETURNED)}
    return {kind for kind in found if isinstance(kind, str)} - set(LeaveState) | leaves


@pytest.mark.parametrize("language", ["zh-CN", "en"])
async def test_every_column_and_every_value_of_the_bots_own_is_worded(town, language):
    t = town.bot.services.library.of(language)
    stored = STORED | {("events", "kind"): kinds_of_events()}
    rows = []
    for table in Base.metadata.sorted_tables:
        if not t.has(f"own-table-{table.name.replace('_', '-')}"):
            continue
        for column in table.columns:
            if not own_data.shows(column):
                continue
            enumerated = getattr(column.type, "enums", None) or stored.get((table.name, column.name), ["1"])
            if column.name in {"old", "new"} and "figure" in table.c:
                rows.append((table.name, {"figure": "notice", column.name: 432000}))
                continue
            rows += [(table.name, {column.name: str(value)}) for value in enumerated]
    for words in event_chain.PERSONAL - own_data.OTHERS | {"old", "new"}:
        rows.append(("event_words", {"words": {words: "1"}}))
    rows.append(("event_words", {"words": {"reason": Departure.TRANSFER.value}}))
    unworded = []
    for table, row in rows:
        held = own_data.OwnData([own_data.Rows(table, (row,))])
        text = views.file(held, town.now, t).document.data.decode("utf-8-sig")
        body = text.split("====")[-1]
        value = next(iter(row.values()))
        if t.plain("own-data-other") in body or (value != "1" and f"{value}" in body.split() and language == "zh-CN"):
            unworded.append((table, row))
        if language == "zh-CN" and RAW.search(body):
            unworded.append((table, row, body))
    assert unworded == []


async def test_a_file_shows_no_name_of_a_column_or_value(crowd):
    town = crowd.town
    async with town.database() as db:
        account = await db.get_one(Account, town["李书记"].id)
        await accounts.expect(db, account, "leave-reason", activity=1, person=crowd.ids["h"], reason="要开会")
        secretary, sun = await town.person(db, "李书记"), await town.person(db, "孙五")
        await roster.turn_office(db, sun, Office.DISCIPLINE, by=secretary, now=town.now)
        await quotas.take(db, town["孙五"].id, 10, Quotas(), zone="Asia/Shanghai", now=town.now)
    shown = [await exported(town[name]) for name in ("李书记", "孙五", "张三", "陈四", "王组织")]
    lines = [line for text in shown for line in text.splitlines() if "应用的语言" not in line]  # Telegram's own code
    assert [line for line in lines if RAW.search(line)] == []
    assert "理由：要开会" in shown[0]
    assert "新任职务：纪检委员" in shown[1]
    assert "文件数：1" in shown[1]


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


NO_ACCOUNTS = {"message_id", "chat_id", "thread_id", "size"}  # large numbers that name no account


def both_named():
    """Return the tables of the schema whose rows can name a person and an account."""
    return {
        table.name
        for table in Base.metadata.tables.values()
        if (table.name == "people" or _people_in(table))
        and any(isinstance(column.type, BigInteger) and column.name not in NO_ACCOUNTS for column in table.columns)
    }


def _people_in(table):
    own = ["id"] if table.name == "people" else []
    refers = {column.name: {key.column.table.name for key in column.foreign_keys} for column in table.columns}
    return own + [name for name, tables in refers.items() if "people" in tables]


async def joined(town, person_id, account):
    """Return the tables with a row that names this person and this account, in whatever column or text."""
    found = set()
    async with town.database() as db:
        for table in Base.metadata.sorted_tables:
            people = _people_in(table)
            for row in (await db.execute(select(table))).mappings():
                rest = [row[column] for column in table.columns if column.name not in people]
                if person_id in [row[table.c[name]] for name in people] and str(account) in repr(rest):
                    found.add(table.name)
    return found


async def test_no_table_joins_a_replaced_name_and_the_account(crowd):
    """The account was unbound, came back by the operator's link, and again by a claim."""
    town = crowd.town
    async with town.database() as db:
        person, secretary = await town.person(db, "孙五"), await town.person(db, "李书记")
        account, keeper = person.account, secretary.account
        await roster.turn_office(db, person, Office.DISCIPLINE, by=secretary, now=town.now)
        await binding.unbind(db, person, by=secretary, now=town.now)
        code = await invitations.issue(db, now=town.now, person=person)
        await shared_changes.take_name(db, account, code, now=town.now)
        await binding.release(db, person, now=town.now)
        claim = await binding.claim(db, account, person, now=town.now)
        await binding.decide(db, claim.id, keeper, accept=True, now=town.now)
        await roster.turn_office(db, person, Office.DISCIPLINE, by=secretary, now=town.now)
    await town.passes(seconds=30)
    assert await joined(town, person.id, account.telegram_id) == both_named()
    async with town.database() as db:
        same = await town.person(db, "孙五")
        await roster.take_off(db, same, by=await town.person(db, "李书记"), now=town.now)
    await town.passes(days=7, minutes=1)  # until then the changes of office and account can be contested
    li = town["李书记"]
    await li.says("/roster")
    await li.taps("已离开的人")
    await li.taps("孙五")
    await li.taps("删去文字，姓名换成代号")
    await li.taps("确认删去")
    assert await joined(town, person.id, account.telegram_id) == set()


async def test_no_event_names_a_person_together_with_their_own_account(tmp_path):
    async with Desk(tmp_path, FOUNDED, database_url=address(tmp_path)) as desk:
        owner = desk.telegram.person("李书记")
        group = desk.telegram.group("会计学院学生第二党支部", owner=owner)
        await group.add_bot(by=owner, admin=True)
        await set_up(owner, group)
        await owner.says("李书记 正式党员 书记\n王组织 正式党员 组织委员")
        await owner.taps("保存这2人")
        await owner.taps("李书记")
        await owner.says("/setup")
        await owner.taps("改固定日")
        await owner.says("每月最后一天")
        async with desk.bot.database.begin() as db:
            events = (await db.execute(select(Base.metadata.tables["events"]))).mappings().all()
        assert {"claim-decided", "setting-changed"} <= {event["kind"] for event in events}
        mine = [event for event in events if event["person_id"] or event["by_id"]]
        assert [event for event in mine if str(owner.id) in str(event["detail"])] == []


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

"""Invalid presses: forged, of another branch, in the group, repeated, late."""

import re
from functools import partial

import pytest
from telegram.ext import CallbackQueryHandler

from bot.app import CONVERSATIONS, conversations
from bot.domain import links
from bot.storage.tables.branch import Account
from tests.support.crowded import a_crowd
from tests.support.witness import changed, expected_of, heard, refused, rows, turned_down

OFFICERS = (
    "arr:card:{a}", "arr:adopt:{u}:1", "arr:when:{a}", "arr:place:{a}", "arr:content:{a}", "arr:host:{a}:0",
    "arr:recorder:{a}:0", "arr:set-host:{a}:{h}", "arr:set-recorder:{a}:{p}", "arr:filed:{a}",
    "arr:reported:{d}", "arr:post:{a}", "arr:why:{a}:teaching",
    "in:fix:{e}:0", "in:fix-absent:{e}:{h}", "in:fix-present:{e}:{p}", "in:fix-terms:{e}:{p}",
    "in:asked:{r}", "in:agree-yes:{r}", "in:agree-no:{r}", "twn:show:{e}", "twn:sign-in:{e}", "twn:ballots:{e}",
    "in:hand:{e}:0", "in:card:{e}", "in:heads:{e}", "in:extend:{e}", "in:end:{e}",
    "in:ended:{e}", "in:undo:{e}", "in:held-yes:{e}", "in:held-no:{e}", "arr:cancel:{a}", "arr:mend:{a}:98",
    "leave:for:{a}:0", "leave:person:{a}:{p}", "leave:kind:{a}:{p}:0", "leave:attach:{a}:{p}", "leave:submit:{a}:{p}",
    "leave:withdraw:{l}", "leave:yes:{l}", "leave:no:{l}", "leave:see:{a}:{q}", "leave:file:{l}",
    "makeup:open:{m}", "makeup:why:{m}", "makeup:card:{m}", "makeup:see:{e}:{p}", "makeup:pass:{m}:{s}",
    "makeup:return:{m}:{s}", "makeup:contact:{m}", "makeup:hand:{m}", "makeup:file:{m}",
    "bind:page:{b}:0", "bind:pick:{f}", "bind:yes:{c}", "bind:no:{c}", "bind:next:{b}", "bind:all:{b}:{c}",
    "bind:mine:{b}:0", "bind:me:{f}",
    "ros:page:{b}:0", "ros:import:{b}:0", "ros:save:{b}:1", "ros:swap:{b}:1", "ros:add:{b}:0", "ros:card:{b}:0",
    "who:card:{p}", "who:kinds:{p}", "who:offices:{p}", "who:rename:{p}", "who:remove:{p}", "who:unbind:{p}",
    "who:kind:{p}:0", "who:office:{p}:0", "who:gone:{p}", "who:free:{p}", "who:leave:{p}:0", "ros:is:same:{p}:1",
    "ros:pick-kind:1:0", "ros:mark-kind:1:0", "ros:see:1", "ros:of:1:0",
    "set:keep:{b}:1", "set:day:{b}:0", "set:change:{b}:1", "cfg:change:{b}:notice",
    "cfg:undo:{b}:{b}", "free:add:{b}", "free:gone:{b}:739782:739802", "todo:claim:{c}", "todo:done:{d}",
    "rec:withdraw:{e}", "group:try:{b}", "grp:new:{b}", "grp:yes:{b}:{b}",
    "gone:list:{b}:0", "gone:card:{p}", "gone:ask-words:{p}", "gone:erase-name:{p}",
    "who:handover:{p}", "off:hand:{p}", "off:contest:{k}", "off:yes:{k}", "off:no:{k}",
    "off:agree-yes:{k}", "off:agree-no:{k}", "off:see:{k}",
    "pap:menu:{a}", "pap:make:{e}:record", "pap:leaves:{a}:0", "pap:leave:{l}", "pap:makeups:{e}:0", "pap:makeup:{m}",
    "pap:change:{d}",
    "led:book:{b}:2026", "led:all:{b}:2026", "led:pdf:{b}:2026", "led:stop:{b}:2026",
    "stp:card:{a}", "stp:one:{a}:1", "stp:day:{a}:1:0", "stp:ok:{a}:0", "stp:ask-day:{a}:1", "stp:ask-paper:{a}:2",
    "stp:ask-reason:{a}:2", "stp:file:{a}:1", "stp:told:{e}", "stp:site:{a}:0",
    "stp:mark:{a}:0", "stp:log:{e}:0",
    "agd:card:{a}", "agd:menu:{a}", "agd:add:{a}:0", "agd:write:{a}", "agd:plan:{a}", "agd:why:{a}",
    "agd:aim-goal:{a}", "agd:pick-chosen:{a}", "agd:item:{g}",
    "agd:ask-title:{g}", "agd:read:{g}:1", "agd:also:{g}:1", "agd:up:{g}",
    "agd:next:{g}", "agd:drop:{g}", "agd:back:{g}",
    "rcd:card:{e}", "rcd:item:{e}:1", "rcd:ask-summary:{e}", "rcd:done-yes:{e}:1", "rcd:done-no:{e}:1",
    "rcd:all:{e}:0", "rcd:see:m{t}", "rcd:see:d{t}", "rcd:see:p{t}", "rcd:move:m{t}", "rcd:to:m{t}:0", "rcd:sum:m{t}",
    "rcd:undo:m{t}", "rcd:back:m{t}", "rcd:photo:{e}:0", "rcd:pick-yes:{t}", "rcd:drop:{t}", "rcd:offered:{e}",
    "rcd:take:{t}", "rcd:mine:{t}", "rcd:vote:{e}:1", "rcd:rule-admission:{w}", "rcd:see:v{w}", "rcd:undo:v{w}",
    "chk:open:{e}", "chk:why:{e}:16:01234567", "chk:side:{e}:{a}", "chk:sent:{e}:0", "chk:sure:{e}:0",
    "chk:receipt:{v}", "chk:file:{v}",
    "prf:check:{b}",
    "prf:forms:{b}", "prf:form:{b}:record", "prf:start:{b}:record", "prf:own:{b}:record", "prf:drop:{b}:record",
    "prf:paste:{e}", "prf:back:{e}", "prf:whole:{e}", "prf:fields:{e}", "prf:order:{e}", "prf:pick:{e}:0123abcd",
    "prf:move:{e}:0123abcd:up", "prf:reset:{e}",
)  # fmt: skip
MEMBERS = ("act:cal:{a}", "act:all:{a}", "leave:new:{a}", "in:me:{a}",
           "leave:activity:{a}", "b:{e}:1", "b:{e}:1111:ok", "b:{e}:say", "cfg:all:{b}", "cfg:group:{b}:plan",
           "cfg:one:{b}:notice", "free:show:{b}", "led:pic:{b}:2026:attendance", "rcd:own:{e}")  # fmt: skip
NO_SUCH_TIME = (
    "arr:theme:2026:13", "arr:theme:9999:1", "plan:year:9999", "plan:month:2026:99", "plan:to:9999", "plan:save:9999",
    "plan:table:9", "plan:mend:9999:3:98", "plan:mend:2026:3:98", "plan:wide:1",
    "plan:adopt:9999", "pap:plan:9999", "plan:all:9999", "rec:ask:2026:3", "rec:ask:9999:1", "rec:save:2026:3:0123abcd",
    "rec:drop:2026:3",
)  # fmt: skip
ANYBODYS = ("plan:year:2026", "sum:y:2026", "sum:m:2026:3", "todo:show", "me:show", "me:export", "me:object",
            "plan:import", "makeup:board:0", "lang:ask", "lang:zh-CN", "run:/plan", "rcd:list")  # fmt: skip
UNKNOWN = (
    "run:plan", "run:/plan@x", "run:/plan@1@2", "plan:year:2026@", "plan:year:2026@9999999999",
    "x", "🙂", "字" * 21, "rcd:see:x1", "rcd:rule-x:1", "rcd:see:m", "rcd:to:m1", "rcd:ask-x:1",
    "arr:card:", "arr:card:9999999999", "arr:card:-1", "arr:card:1;drop", "b:1:x", "b::",
    "in:end:1.5",
    "lang:fr", "sum:m:2026:13", "sum:y:1999", "set:keep:1:9", "set:day:1:10", "who:kind:1:9", "who:office:1:5",
    "ros:save:1:" + "9" * 19, "leave:kind:1:1:6", "plan:year:99999", "makeup:pass:1", "todo:done:", "bind:yes:1:1",
)  # fmt: skip
PAGES = ("pap:leaves:{a}:999", "pap:makeups:{e}:999",
         "rcd:all:{e}:999", "rcd:photo:{e}:999",
         "arr:host:{a}:999", "arr:recorder:{a}:999", "in:hand:{e}:999999999", "leave:for:{a}:999", "makeup:board:999",
         "in:fix:{e}:999999999",
         "ros:page:{b}:999999999", "bind:mine:{b}:999999999", "sum:y:2099", "sum:m:2099:12", "plan:month:2099:12",
         "plan:month:2015:1", "plan:year:2015")  # fmt: skip


@pytest.fixture
async def crowd(tmp_path):
    async with a_crowd(tmp_path) as built:
        yield built


def patterns():
    return [h.pattern for h in conversations() if isinstance(h, CallbackQueryHandler) and h.pattern is not None]


def test_the_tables_hold_a_forgery_of_every_button():
    numbers = dict.fromkeys("eaupqfhbcldmsorkgtvw", 1)
    forged = [data.format(**numbers) for data in (*OFFICERS, *MEMBERS, *NO_SUCH_TIME, *ANYBODYS)]
    assert [p.pattern for p in patterns() if not any(p.match(data) for data in forged)] == []
    assert [data for data in UNKNOWN if any(p.match(data) for p in patterns())] == []
    assert max(len(data.encode()) for data in UNKNOWN) <= 64


async def presses_all(town, human, forged, on):
    """Press every button, expect a refusal each time, and report all failures at once."""
    wrong, before = [], await rows(town)
    for data in forged:
        try:
            await turned_down(town, human, partial(human.presses, data, on=on))
        except AssertionError as problem:
            wrong.append(f"{data}: {str(problem)[:400]}")
    assert not wrong, "\n".join(wrong)
    assert changed(before, await rows(town)) == {}


async def with_a_question(crowd, name="李书记"):
    """Ask the officer for a place; a forged press must not lose this question."""
    li = crowd.town[name]
    await li.presses(f"arr:place:{crowd.ids['a']}", on=li.last())
    li.sees("请写新的地点")
    return li


async def test_forged_buttons_cannot_touch_another_branch(crowd):
    li = await with_a_question(crowd)
    forged = [data.format(**crowd.theirs) for data in (*OFFICERS, *MEMBERS)]
    await presses_all(crowd.town, li, forged, li.last())
    mixed = {**crowd.ids, "p": crowd.theirs["p"], "h": crowd.theirs["h"], "q": crowd.theirs["q"]}
    forged = [data.format(**mixed) for data in OFFICERS if re.search("{a}.*{[phq]}|{e}.*{p}|who:", data)]
    await presses_all(crowd.town, li, forged, li.last())
    await li.says("教学楼A201")
    await li.says("活动室维修")
    assert (await crowd.town.activity_now(crowd.ids["a"])).place == "教学楼A201"


@pytest.mark.parametrize("name", ["李书记", "赵宣传", "张三"])
async def test_no_answer_tells_whether_another_branch_has_the_record(crowd, name):
    town, human = crowd.town, crowd.town[name]
    await human.says("/help")
    nothing = dict.fromkeys("eaupqfhbcldmsorkgtvw", 999_999)
    people = {letter: (crowd.theirs[letter], 999_999) for letter in "phq"}
    pairs = [(data, crowd.theirs, nothing) for data in (*OFFICERS, *MEMBERS)]
    pairs += [
        (data, *({**crowd.ids, **{letter: both[each] for letter, both in people.items()}} for each in (0, 1)))
        for data in OFFICERS
        if re.search("{a}.*{[phq]}|{e}.*{p}", data)
    ]
    own_group = f"grp:yes:{crowd.ids['b']}:{{b}}"
    differ = {}
    for data, *both in (*pairs, (own_group, crowd.theirs, nothing)):
        theirs, missing = [
            await heard(town, partial(human.presses, data.format(**ids), on=human.last())) for ids in both
        ]
        if theirs != missing:
            differ[data] = theirs, missing
    assert differ == {}


async def test_no_answer_to_a_forged_link_tells_whether_another_branch_has_the_record(crowd):
    town, human = crowd.town, crowd.town["张三"]
    purposes = [purpose for module in CONVERSATIONS for purpose in getattr(module, "LINKS", {})]
    differ = {}
    for purpose in purposes:
        for numbers in ((1,), (1, 7)):
            answers = []
            for number in (crowd.theirs["b"] if purpose in {"setup", "claim"} else crowd.theirs["a"], 999_999):
                payload = links.make(purpose, "0" * 32, number, *numbers[1:])
                answers.append(await heard(town, partial(human.starts, payload)))
            if answers[0] != answers[1]:
                differ[purpose, numbers] = answers
    assert differ == {}


async def test_forged_buttons_for_missing_records_are_refused(crowd):
    li = await with_a_question(crowd)
    numbers = [dict.fromkeys("eaupqfhbcldmsorkgtvw", number) for number in (0, 999_999, 999_999_999)]
    forged = [data.format(**nothing) for nothing in numbers for data in (*OFFICERS, *MEMBERS)]
    await presses_all(crowd.town, li, (*forged, *NO_SUCH_TIME, *UNKNOWN), li.last())


async def test_a_stranger_cannot_use_forged_buttons(crowd):
    stranger = crowd.town.telegram.person("路人丙")
    await stranger.starts()
    forged = [data.format(**crowd.ids) for data in (*OFFICERS, *MEMBERS, *NO_SUCH_TIME, *ANYBODYS[1:3], "me:object")]
    await presses_all(crowd.town, stranger, forged, stranger.last())
    before = await rows(crowd.town)
    for data in ("todo:show", "me:show", "lang:ask"):
        assert len(await heard(crowd.town, partial(stranger.presses, data, on=stranger.last()))) == 1
    assert await rows(crowd.town) == before


async def test_a_stranger_gets_one_answer_whether_a_record_exists_or_not(crowd):
    stranger = crowd.town.telegram.person("路人己")
    await stranger.starts()
    nothing, different = dict.fromkeys("eaupqfhbcldmsorkgtvw", 999_999), {}
    for data in (*OFFICERS, *MEMBERS):
        answers = [
            await heard(crowd.town, partial(stranger.presses, data.format(**ids), on=stranger.last()))
            for ids in (crowd.ids, nothing)
        ]
        if answers[0] != answers[1] or re.search("会计学院|书记|组织委员", "".join(answers[0])):
            different[data] = answers
    assert different == {}


async def test_a_member_without_office_cannot_use_officers_buttons(crowd):
    zhou = crowd.town["周六"]
    own = ("leave:kind", "leave:attach", "leave:submit")
    forged = [data.format(**crowd.ids) for data in OFFICERS if not data.startswith(own)]
    forged += [data.format(**crowd.ids) for data in OFFICERS if data.startswith(own)]
    forged += ["plan:import", "plan:wide:1", "plan:save:2026", "plan:adopt:2026", "plan:all:2026", "plan:month:2026:4"]
    await presses_all(crowd.town, zhou, (*forged, "makeup:board:0", "arr:theme:2026:7"), zhou.last())


async def test_a_page_out_of_range_shows_a_message_without_changes(crowd):
    li = crowd.town["李书记"]
    before = await rows(crowd.town)
    for data in (data.format(**crowd.ids) for data in PAGES):
        texts = await heard(crowd.town, partial(li.presses, data, on=li.last()))
        assert len(texts) == 1, (data, texts)
    assert await rows(crowd.town) == before


async def test_a_press_in_the_group_changes_and_shows_nothing_there(crowd):
    town = crowd.town
    cards = [town["张三"].sees("签到结束", to=town.group), town["张三"].sees("主题党日预告", to=town.group)]
    shown = [message.readable() for message in town.group.messages]
    for name in ("张三", "李书记"):
        forged = [data.format(**crowd.ids) for data in (*OFFICERS, *MEMBERS, *ANYBODYS)]
        for card in cards:
            await presses_all(town, town[name], forged[:: 1 if card is cards[1] else 6], card)
    assert [message.readable() for message in town.group.messages] == shown


async def test_buttons_of_a_deleted_message_still_answer(crowd):
    li = crowd.town["李书记"]
    gone = li.last()
    gone.record.deleted = True
    before = await rows(crowd.town)
    shown = ("arr:card:{a}", "arr:host:{a}:0", "in:card:{e}", "in:hand:{e}:0", "in:end:{e}", "leave:for:{a}:0",
             "makeup:card:{m}", "ros:page:{b}:0", "who:card:{p}", "who:offices:{p}", "bind:next:{b}")  # fmt: skip
    for data in (data.format(**crowd.ids) for data in (*shown, *ANYBODYS)):
        assert len(await heard(crowd.town, partial(li.presses, data, on=gone))) == 1, data
    assert await rows(crowd.town) == before


TWICE = (
    ("李书记", "leave:yes:{l}"),
    ("王组织", "makeup:pass:{m}:{s}"),
    ("李书记", "bind:yes:{c}"),
    ("李书记", "bind:no:{c}"),
    ("李书记", "bind:all:{b}:{c}"),
    ("李书记", "in:ended:{e}"),
    ("陈四", "leave:withdraw:{l}"),
    ("孙五", "b:{e}:1234:ok"),
    ("李书记", "who:free:{q}"),
    ("李书记", "who:kind:{q}:1"),
    ("李书记", "arr:set-recorder:{u}:{q}"),
    ("李书记", "arr:filed:{a}"),
    ("李书记", "plan:adopt:2026"),
    ("李书记", "who:gone:{q}"),
    ("李书记", "who:leave:{q}:4"),
    ("李书记", "rcd:undo:m{t}"),
)


async def test_the_second_press_is_answered_and_changes_nothing(crowd):
    town = crowd.town
    for name, template in TWICE:
        human, data = town[name], template.format(**crowd.ids)
        on = human.last()
        await heard(town, partial(human.presses, data, on=on))
        await town.passes(seconds=20)
        before, opened = await rows(town), await expected_of(town, human)
        texts = await heard(town, partial(human.presses, data, on=on))
        assert len(texts) <= 1, (data, texts)
        assert await rows(town) == before, data
        assert await expected_of(town, human) == opened, data


LATE = (
    ("李书记", "arr:when:{e}", "已经结束"),
    ("李书记", "arr:place:{e}", "已经结束"),
    ("李书记", "arr:content:{e}", "已经结束"),
    ("李书记", "arr:set-host:{e}:{h}", "已经结束"),
    ("陈四", "leave:kind:{e}:{q}:0", "已在“红色教育行动”签到"),
    ("陈四", "leave:submit:{a}:{q}", None),
    ("周六", "leave:submit:{a}:{w}", "没有填写完毕，或已取消"),
    ("周六", "leave:attach:{a}:{w}", "没有填写完毕，或已取消"),
    ("李书记", "ros:save:{b}:77", "已经保存，或被后来发的取代"),
    ("李书记", "ros:is:same:{p}:77", "已经保存，或被后来发的取代"),
    ("李书记", "in:agree-yes:{r}", "共同办理"),
    ("李书记", "plan:save:2026", "已经保存或换成了另一份"),
    ("李书记", "plan:wide:1", "已经保存或换成了另一份"),
    ("李书记", "set:keep:{b}:1", "已经结束"),
    ("李书记", "set:day:{b}:0", "已经结束"),
    ("张三", "b:{e}:1111:ok", "没有您的签到"),
    ("周六", "b:{a}:1111:ok", "还没有开始"),
    ("周六", "b:{e}:say", "请先为"),
    ("周六", "b:{e}:111:ok", "不完整"),
    ("路人甲", "bind:pick:{p}", "已经由另一个账号认领"),
)


async def test_an_outdated_button_explains_why_it_fails(crowd):
    town = crowd.town
    async with town.database() as db:
        numbers = {**crowd.ids, "w": (await town.person(db, "周六")).id}
    for name, template, words in LATE:
        human = crowd.claimant if name == "路人甲" else town[name]
        data = template.format(**numbers)
        if words is None:  # the press shows the outcome instead of a refusal
            before = await rows(town)
            assert len(await heard(town, partial(human.presses, data, on=human.last()))) == 1
            assert await rows(town) == before
        else:
            assert words in await refused(town, human, partial(human.presses, data, on=human.last())), data
    await town.until("2026-04-03 14:01")
    chen = town["陈四"]
    withdraw = f"leave:withdraw:{numbers['l']}"
    assert "不能再撤回" in await refused(town, chen, partial(chen.presses, withdraw, on=chen.last()))
    ballot = f"b:{numbers['e']}:1111:ok"
    assert "截止" in await refused(town, chen, partial(chen.presses, ballot, on=chen.last()))


async def test_the_language_button_affects_only_the_member_who_presses_it(crowd):
    await crowd.town["张三"].presses("lang:en", on=crowd.town["张三"].last())
    async with crowd.town.database() as db:
        assert (await db.get_one(Account, crowd.town["张三"].id)).language == "en"
        assert (await db.get_one(Account, crowd.town["李书记"].id)).language is None

"""Invalid answers, files and edits: each gets one sentence with a way on; nothing is lost or changed.

Forged and late buttons are in `test_bad_presses`, links in `test_bad_links`, commands in `test_odd_commands`.
"""

import re
import zipfile
from datetime import timedelta
from functools import partial
from hashlib import sha256

import pytest

from bot.domain.membership import claim_links
from bot.storage.tables.branch import Branch
from bot.storage.tables.invitations import Invitation
from tests.support.crowded import ANSWER
from tests.support.odd_messages import FILES_TOO, SENT, SENT_WITH_CAPTION, sends
from tests.support.office_files import saved, word_table, xlsx, zipped
from tests.support.photos import photo
from tests.support.updates import sends_album
from tests.support.witness import changed, expected_of, heard, refused, rows, turned_down

LONG = "长" * 10_000
A_BIT_LONG = "长" * 4_096 + "尾巴"
BLANK = "\u200b\u200e \u2060"
PLAN = "2026年计划\n时间\t方式\t内容\n6月\t学习\t学习原文\n9月\t志愿服务\t社区服务"
CODE = "c0de" * 8
SIGN = "刘<b>&\u202e🙂"
ANY = (LONG, A_BIT_LONG, BLANK)
TIMES = (
    "3月1日14:00",
    "4月28日14:00",
    "5月28日17:00-14:00",
    "5月28日25:00",
    "2月30日14:00",
    "5月32日",
    "随便",
    "2024-05-28 14:00",
    "2126-05-28 14:00",
    "5月28日14:00-25:30",
    "0月0日",
    "99月99日",
    "🙂",
    "<b>",
    "5月第六个周五14:00",
    "14:00-13:00",
    "5月28日周一14:00",
    "²月³日",
    "9" * 400,
)

# question: (person asked, button that asks it, refused answers, accepted answer, text shown after it)
QUESTIONS = {
    "paper-sheet": (
        "李书记",
        "twn:sign-in:{e}",
        (*ANY, "查无此人", "12345", "🙂", "、，"),
        "王组织、张三",
        "已录入第一遍",
    ),
    "setup-name": ("李书记", "set:change:{b}:1", ANY, "第二<b>党</b>支部&🙂", "第二<b>党</b>支部&🙂"),
    "setup-superior": ("李书记", "set:change:{b}:2", ANY, "机关<党委>", "机关<党委>"),
    "setup-day": (
        "李书记",
        "set:change:{b}:3",
        (*ANY, "哪天都行", "每月32日", "2月30日", "每月第五个周五", "0"),
        "每月5日",
        "每月5日",
    ),
    "setup-time": (
        "李书记",
        "set:change:{b}:4",
        (*ANY, "25:00 活动室", "活动室", "14:60 活动室", "🙂"),
        "15:00 A<1>",
        "15:00 A<1>",
    ),
    "settings-value": (
        "李书记",
        "cfg:change:{b}:notice",
        (*ANY, "4天", "五天", "30天", "7.5天", "-7天", "随便", "🙂", "<b>", "二三天", "9" * 50),
        "７ 天",
        "请写一句理由",
    ),
    "settings-reason": ("李书记", "cfg:change:{b}:present_share", ANY, "支委会<b>&🙂", "支委会<b>&🙂"),
    "blocked-days": (
        "李书记",
        "free:add:{b}",
        (
            *ANY,
            "期末",
            "6月31日",
            "6月15日-6月1日",
            "2025-06-15",
            "2026-03-10至2026-09-10",
            "99月99日",
            "🙂",
            "<b>",
            "6月",
        ),
        "6月15日-7月5日 期末<b>&",
        "期末<b>&",
    ),
    "roster": ("李书记", "ros:import:{b}:0", (*ANY, "🙂", "=1+1"), "张三 正式党员", "读到 1 人"),
    "roster-add": (
        "李书记",
        "ros:add:{b}:0",
        (*ANY, "陈四 正式党员", "钱二 正式党员 书记"),
        "钱二 正式党员",
        "名册已保存",
    ),
    "roster-destination": (
        "李书记",
        "who:leave:{f}:0",
        (*ANY, "3月1日", "一支部 2126年3月1日"),
        "一支部<b>&",
        "一支部<b>&",
    ),
    "roster-rename": (
        "李书记",
        "who:rename:{p}",
        (*ANY, "<b>", "&", "🙂", "\u202e", "李书记", "12345", "长" * 31),
        "张三\u200e丰",
        "张三丰",
    ),
    "check-reason": ("李书记", "chk:why:{e}:29:140bedbf", (*ANY, "长" * 201), "系笔误<b>&🙂", "系笔误<b>&🙂"),
    "check-receipt": ("李书记", "chk:receipt:{v}", ANY, "已签收<b>&🙂", "已签收<b>&🙂"),
    "plan": (
        "李书记",
        "plan:import",
        (*ANY, "🙂", "<b>&", "=1+1", "13月\t学习\t原文"),
        PLAN,
        "读到 2 个月",
    ),
    "plan-reason": ("李书记", "", ANY, "上级部署<b>&", "的计划已保存"),
    "arrange-when": ("李书记", "arr:when:{u}", (*ANY, *TIMES), "5月28日下午2点到5点半", "5月28日"),
    "arrange-place": ("李书记", "arr:place:{u}", ANY, "楼<b>&🙂", "楼<b>&🙂"),
    "arrange-reason": ("李书记", "arr:set-host:{u}:{w}", ANY, "书记出差<b>&", "王组织"),
    "arrange-theme": (
        "李书记",
        "arr:theme:2026:7",
        (*ANY, "没有冒号", "：", "方式：", f"{'长' * 61}：内容"),
        "学习<b>：原文&",
        "学习<b>",
    ),
    "recorded-later-theme": (
        "李书记",
        "rec:ask:2026:2",
        (*ANY, "没有冒号", "：", "方式：", f"{'长' * 61}：内容"),
        "学习<b>：原文&",
        "学习<b>",
    ),
    "recorded-later-when": (
        "李书记",
        "rec:ask:2026:2",
        (*ANY, *TIMES, "2月9日 14:00-17:30", "2月9日 活动室", f"2月9日 14:00-17:30 {'长' * 101}"),
        "2月9日 14:00-17:30 楼<b>&🙂",
        "当时名册上有党员",
    ),
    "recorded-later-people": (
        "李书记",
        "rec:ask:2026:2",
        (*ANY, "🙂", "<b>", "缺席", "缺席：<b>", "缺席：钱二", "请假：张三、张三"),
        "缺席：张三",
        "楼<b>&🙂",
    ),
    "recorded-later-reason": ("李书记", "", ANY, "填错<b>&", "已撤回补记"),
    "heads": (
        "李书记",
        "in:heads:{e}",
        (*ANY, "二十", "-1", "3.5", "99999", "101", "²", "🙂", "<b>"),
        "７",
        "清点 7 人",
    ),
    "record": ("李书记", "rcd:card:{e}", (BLANK, "实到999人"), "张三：很<b>&🙂", "张三"),
    "record-own": ("孙五", "rcd:own:{e}", ANY, "很有<b>&🙂", "很有<b>&🙂"),
    "leave-reason": ("周六", "leave:kind:{a}:{z}:2", (*ANY, "病"), "病假<b>&🙂", "病假<b>&🙂"),
    "leave-note": ("王组织", "leave:no:{l}", ANY, "请补<b>&", "请补<b>&"),
    "absence-reason": ("张三", "makeup:why:{m}", (*ANY, "病"), "住院<b>&", "原因已记下"),
    "makeup-note": ("王组织", "makeup:return:{m}:{s}", ANY, "再写<b>&", "再写<b>&"),
    "makeup-answer": ("郑八", "makeup:open:{o}", (BLANK, "短", "<b>"), f"{ANSWER}<b>&🙂", "已在"),
    "makeup-contact": ("王组织", "makeup:contact:{o}", (*ANY, "好"), "打了电话<b>&", "打了电话<b>&"),
    "makeup-how": ("王组织", "makeup:hand:{o}", (*ANY, "好"), "送学上门<b>&", "送学上门<b>&"),
    "duty-words": ("王组织", "todo:done:{d}", ANY, "已核实<b>&", "答复已发给"),
    "objection": ("张三", "me:object", ANY, "我在场<b>&🙂", "已转给"),
    "claim": (
        "路人丁",
        "claim",
        (*ANY, "<b>", "&", "路人丁", "🙂", "\u202e\u202d", "李书记"),
        "刘九",
        "您认领了",
    ),
    "invitation": ("路人辛", "", (*ANY, "<b>", "0" * 32, "🙂"), CODE, "党支部的名称是什么"),
    "step-day": (
        "李书记",
        "stp:ask-day:{a}:1",
        (*ANY, "随便", "3月32日", "明天", "4月3日", "2024-01-01", "🙂", "<b>"),
        "昨天",
        "3月5日(周四) · 李书记",
    ),
    "step-reason": ("李书记", "stp:ask-reason:{a}:2", ANY, "上级<b>&🙂", "未做：上级<b>&🙂"),
    "step-paper": ("李书记", "stp:ask-paper:{a}:1", (*ANY, "在会议室", "<b>"), None, "材料已收到"),
    "agenda-lines": (
        "李书记",
        "agd:write:{a}",
        (*ANY, "讨论 0分钟", "讨论 9999分钟", "志愿服务 99小时", "诵读党章第二十章", "学习\n" * 21),
        "学习<b>&🙂 40分钟 主讲 刘<b>",
        "学习<b>&🙂（40分钟，主讲 刘<b>）",
    ),
    "agenda-goal": ("李书记", "agd:aim-goal:{a}", ANY, "目标<b>&🙂", "目标<b>&🙂"),
    "agenda-problem": ("李书记", "agd:aim-problem:{a}", ANY, "问题<b>&🙂", "问题<b>&🙂"),
    "agenda-waiver": ("李书记", "agd:why:{a}", ANY, "另行安排<b>&🙂", "议程"),
    "agenda-title": ("李书记", "agd:ask-title:{g}", (*ANY, "学习 0分钟"), "诵读<b>&🙂", "诵读<b>&🙂"),
    "agenda-minutes": (
        "李书记",
        "agd:ask-minutes:{g}",
        (*ANY, "0", "601", "-1", "很久", "二三", "🙂", "<b>", "²"),
        "４０ 分钟",
        "时长：40",
    ),
    "agenda-speaker": ("李书记", "agd:ask-speaker:{g}", ANY, "刘<b>&🙂", "刘<b>&🙂"),
    "agenda-hours": ("李书记", "agd:ask-hours:{g}", (*ANY, "0", "25", "很久", "🙂", "<b>"), "2.5", "议程第"),
    "correction-reason": ("李书记", "in:fix-absent:{e}:{w}", ANY, "系他人代签<b>&", "已撤销王组织"),
}

# question: what is said after its button, until it is asked
BEFORE = {
    "recorded-later-when": ("学习<b>：原文&",),
    "recorded-later-people": ("学习<b>：原文&", "2月9日 14:00-17:30 楼<b>&🙂"),
}


async def asked(crowd, question):
    """Ask this question and return the person who has to answer it."""
    name, button, *_rest = QUESTIONS[question]
    if question == "invitation":
        human = crowd.town.telegram.person(name)
        async with crowd.town.database() as db:
            digest, until = sha256(CODE.encode()).hexdigest(), crowd.town.now + timedelta(days=1)
            db.add(Invitation(digest=digest, made_at=crowd.town.now, expires_at=until))
        group = crowd.town.telegram.group("第三支部", owner=human)
        await group.add_bot(by=human, admin=True)
        await crowd.town.desk.settle()
        await human.taps("开始设置", to=group)
    elif question == "claim":
        human = crowd.town.telegram.person(name)
        await crowd.town.group.add(human)
        async with crowd.town.database() as db:
            (await crowd.town.person(db, "吴七")).account = None
            (await crowd.town.person(db, "吴七")).name = "刘九"
            branch = await db.get_one(Branch, crowd.town.branch_id)
            payload = claim_links.payload(branch, claim_links.day_of(crowd.town.now))
        await human.starts(payload)
    elif question == "plan-reason":
        human = crowd.town[name]
        for text in (PLAN, PLAN.replace("社区服务", "敬老服务")):
            await human.presses("plan:import", on=human.last())
            await human.says(text)
            await human.taps("保存")
    elif question == "recorded-later-reason":
        human = crowd.town[name]
        await human.presses("rec:ask:2026:2", on=human.last())
        for text in (*BEFORE["recorded-later-people"], "全部到会"):
            await human.says(text)
        await human.taps("确认补记")
        await human.says("/summary 2")
        await human.taps("撤回补记")
    else:
        human = crowd.town[name]
        await human.presses(button.format(**crowd.ids), on=human.last())
        for text in BEFORE.get(question, ()):
            await human.says(text)
    if question == "settings-reason":
        await human.says("85%")
    assert (await expected_of(crowd.town, human))[0] == question
    return human


GROUPS = [list(QUESTIONS)[first::6] for first in range(6)]


@pytest.mark.parametrize("questions", GROUPS, ids=" ".join)
async def test_a_question_refuses_invalid_answers_and_then_accepts_valid_ones(crowd, questions):
    wrong = []
    for question in questions:
        town, (_name, _button, bad, good, shown) = crowd.town, QUESTIONS[question]
        human = await asked(crowd, question)
        before = await rows(town)
        for text in bad:
            wrong += await unless_refused(town, human, f"{question} {text[:40]!r}", partial(human.says, text))
            await town.passes(seconds=5)
        for kind, content in media(question, good).items():
            wrong += await unless_refused(town, human, f"{question} {kind}", partial(shows_how, town, human, content))
        if different := changed(before, await rows(town)):
            wrong.append(f"{question} changed {different}")
        act = partial(human.says, good) if good is not None else partial(human.sends_photo, photo())
        said = await heard(town, act)
        if not any(shown in text for text in said):
            wrong.append(f"{question}: {said}")
    assert not wrong, "\n".join(wrong)


async def unless_refused(town, human, what, act):
    """Return the failure in a list, so that the test reports all failures at once."""
    try:
        await turned_down(town, human, act)
    except AssertionError as problem:
        return [f"{what}: {str(problem)[:600]}"]
    return []


async def shows_how(town, human, content):
    """Send this, and expect an answer that names the kind of message to send instead, with an example."""
    (sentence,) = await heard(town, partial(sends, town, human, **content))
    assert re.search("未予接收.*请(发|写).*例如：?.", sentence), sentence


def media(question, caption):
    """Return what this question takes for no answer, by kind; each could be mistaken for one by its caption."""
    takes_files = {
        "leave-reason", "makeup-answer", "plan", "roster", "roster-add", "step-paper", "record", "check-receipt",
    }  # fmt: skip
    captioned = SENT_WITH_CAPTION if question in takes_files else SENT_WITH_CAPTION | FILES_TOO
    return SENT | {kind: {**content, "caption": caption} for kind, content in captioned.items()}


async def test_every_message_gets_one_sentence_when_no_question_is_open(town):
    zhang = town["张三"]
    acts = [partial(sends, town, zhang, **content) for content in (SENT | SENT_WITH_CAPTION).values()]
    acts += [partial(zhang.sends_photo, b"0"), partial(zhang.sends_file, "a.pdf", b"%PDF")]
    for act in (*acts, partial(zhang.says, SIGN), partial(zhang.says, LONG)):
        await refused(town, zhang, act)
        await town.passes(seconds=5)


async def test_an_overlong_answer_is_refused_together_with_its_second_part(crowd):
    town, zheng = crowd.town, await asked(crowd, "makeup-answer")
    before = await rows(town)
    texts = await heard(town, lambda: zheng.says("长" * 4_096 + ANSWER))
    assert all("尚未提交" in text for text in texts), texts
    assert await rows(town) == before


# --- comments, which answer no open question ----------------------------------------------------------------


async def test_an_invalid_comment_is_not_stored(crowd):
    town, sun, activity = crowd.town, crowd.town["孙五"], crowd.ids["e"]
    await sun.presses(f"b:{activity}:1111:ok", on=sun.last())
    await sun.presses(f"b:{activity}:say", on=sun.last())
    prompt = sun.sees("回复这条消息")
    for text in ANY:
        await refused(town, sun, lambda text=text: sun.says(text, reply_to=prompt))
        await town.passes(seconds=5)
    await refused(town, sun, lambda: sun.sends_photo(b"0", "说明", reply_to=prompt))
    await sun.says(SIGN, reply_to=prompt)
    sun.sees("意见已收到")


# --- pictures and files -------------------------------------------------------------------------------------

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HEAD = ("时间", "方式", "内容")
BAD_FILES = {
    "a bomb": ("a.docx", zipped({"[Content_Types].xml": b"<x/>", "word/document.xml": b"0" * 80_000_000})),
    "encrypted": ("b.docx", OLE + "EncryptedPackage".encode("utf-16-le") + b"0" * 600),
    "old": ("c.doc", OLE + b"0" * 600),
    "a pdf": ("d.docx", b"%PDF-1.7"),
    "broken": ("e.docx", b"PK\x03\x04 broken"),
    "a zip": ("f.docx", zipped({"a": b""}, zipfile.ZIP_STORED)),
    "blank": ("g<b>&.txt", b" \n"),
    "a bad name": ("../../\u202eetc<b>.xlsx", b"\x89PNG\r\n\x1a\n"),
    "50,000 rows": ("h.csv", "\n".join(f"党员{n} 正式党员" for n in range(50_000)).encode()),
}
BAD_PLANS = {
    "no table": ("a.docx", saved(word_table([["甲", "乙"], ["丙", "丁"]], before=["计划"]))),
    "unknown month": ("b.xlsx", xlsx([HEAD, ("13月", "学习", "原文")])),
    "no content": ("e.xlsx", xlsx([HEAD, ("3月", None, None)])),
    "a formula": ("f.xlsx", xlsx([HEAD, ("=1+2", "学习", "一")])),
    "a very long cell": ("g.xlsx", xlsx([HEAD, ("3月", "学习", LONG)])),
}


@pytest.mark.parametrize(("question", "files"), [("plan", BAD_FILES | BAD_PLANS), ("roster", BAD_FILES)])
async def test_an_unreadable_file_is_refused_and_the_earlier_preview_stays(crowd, question, files):
    town, li = crowd.town, await asked(crowd, question)
    good = QUESTIONS[question][3]
    await li.says(good)
    preview = li.last()
    for what, (name, data) in files.items():
        sentence = await refused(town, li, lambda name=name, data=data: li.sends_file(name, data))
        assert "\u202e" not in sentence, what
    await refused(town, li, lambda: li.sends_file("big.docx", b"PK", size=30_000_000))
    await refused(town, li, lambda: li.sends_photo(b"0"))
    await li.taps("保存", on=preview)
    li.sees("已保存")


async def test_an_empty_plan_row_is_skipped(crowd):
    li = await asked(crowd, "plan")
    data = xlsx(
        [("2026年计划",), HEAD, (None, None, None), ("6月", "学习", "一"), ("", " ", ""), ("7月", "学习", "二")]
    )
    assert "读到 2 个月" in "".join(await heard(crowd.town, lambda: li.sends_file("a.xlsx", data)))


async def test_roster_errors_are_reported_by_line_and_change_nothing(crowd):
    town, li = crowd.town, await asked(crowd, "roster")
    people = [("姓名", "类别", "职务"), ("钱二", "正式党员", None), ("钱二", "预备党员", None), ("钱三", "神仙", None),
              ("=A2", "正式党员", None), ("钱<b>", "正式党员", None), ("钱四", "正式党员", "总统")]  # fmt: skip
    before = await rows(town)
    (shown,) = await heard(town, lambda: li.sends_file("名册.xlsx", xlsx(people)))
    for words in ("重名", "没有看懂“神仙”", "是公式", "“钱<b>”不像姓名", "没有看懂“总统”", "还没有保存", "例如|请写成"):
        assert any(word in shown for word in words.split("|")), (words, shown)
    assert changed(before, await rows(town)) == {}
    (text,) = await heard(town, lambda: li.says("🙂🙂\n=1+1"))
    assert "例如" in text
    await li.taps("保存", on=li.sees("读到 2 人"))
    li.sees("名册已保存")


@pytest.mark.parametrize("question", ["leave-reason", "makeup-answer"])
async def test_an_unacceptable_file_is_refused_by_name(crowd, question):
    town, human = crowd.town, await asked(crowd, question)
    for name, data, size in (("a.exe", b"MZ" + b"0" * 99, None), ("b<b>.zip", zipped({"a": b"1"}), None),
                             ("d.pdf", b"%PDF", 30_000_000)):  # fmt: skip
        sentence = await refused(town, human, lambda n=name, d=data, s=size: human.sends_file(n, d, size=s))
        assert name in sentence


async def test_the_bot_accepts_the_first_album_picture_and_declines_others(crowd):
    town, zhou = crowd.town, await asked(crowd, "leave-reason")
    picture = photo()
    texts = await heard(town, lambda: sends_album(town, zhou, [picture] * 3))
    assert len(texts) == 2, texts
    assert "一次只接收一个" in texts[1]
    await zhou.says("住院")
    zhou.sees("已提交")


async def test_the_bot_ignores_edits_and_asks_for_a_new_message(crowd):
    town, zhou = crowd.town, await asked(crowd, "leave-reason")
    reason = await zhou.says("事情")
    assert "重新发一条" in await refused(town, zhou, lambda: zhou.edits(reason, "住院"))
    command = await zhou.says("/help", to=town.group)
    assert await heard(town, lambda: zhou.edits(command, "/summary")) == []
    await zhou.taps("提交")
    zhou.sees("已提交")

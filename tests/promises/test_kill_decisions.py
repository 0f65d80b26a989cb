"""The bot is killed at random moments while officers decide on leave and make-up study, often on the same request."""

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from bot.domain.absence import leave, makeup
from bot.domain.activity import activities
from bot.domain.day import ending, held
from bot.storage.tables.absence import Leave, Makeup
from bot.storage.tables.branch import Person
from bot.storage.tables.timeline import Event
from tests.support.kills import REPEATED, a_story

pytestmark = pytest.mark.long("kills")

ANSWER = "学了党章总纲；认识到理论学习要经常抓；今后每周读一章并写下体会。"
MANY = 20
# An officer may decide on a member's leave while the card of the same member's study is edited: the words differ.
LEAVE = ("请假申请", "同意", "请写一句退回的原因", ("已准假", "已退回（"))
STUDY = ("补学", "通过", "请写一句需要补充的内容", ("已在", "已退回："))


async def requested(story):
    """Request leave from the coming activity and hand in make-up study for the last one, for all members."""
    now = datetime.now(UTC)
    async with story.database.begin() as db:
        coming, past = await story.plan(db, timedelta(days=3)), await story.plan(db, timedelta(hours=-4))
        secretary = await db.get_one(Person, story.officers[0].person_id)
        over = await ending.end(db, await activities.get(db, past.id), by=secretary, now=now)
        await held.answer(db, over, was_held=True, by=secretary, now=now)
        studies = {row.person_id: row for row in await makeup.of_activity(db, past)}
        for member in story.members:
            person = await db.get_one(Person, member.person_id)
            await leave.ask(db, coming, person, leave.Category.PERSONAL, "家里有事", now=now)
            await makeup.submit(db, studies[person.id].id, person, ANSWER, now=now)


async def decides(officer, name, kind):
    """Let an officer find the card of a request in the chat and decide on it, unless it is decided already."""
    head, yes, question, outcomes = kind
    async with officer.turn:
        card = await officer.finds(head, name)
        if not card.buttons:
            return
        if officer.story.chance.random() < 0.6:
            await officer.does(officer.human.taps(yes, on=card), *outcomes, about=name)
        elif await officer.does(officer.human.taps("退回", on=card), question, *outcomes, about=name) == question:
            await officer.does(officer.human.says("请补充证明"), *outcomes, REPEATED, about=name)


@pytest.mark.timeout(300)
async def test_each_decision_survives_kills_exactly_once_and_is_answered(tmp_path):
    async with a_story(tmp_path, MANY) as story:
        await requested(story)
        secretary, organisation, _ = story.officers
        acts = [(organisation, one.name, STUDY) for one in story.members]
        acts += [(officer, one.name, LEAVE) for one in story.members for officer in (secretary, organisation)]
        await story.rush([lambda act=act: decides(*act) for act in acts], kills=20)
        async with story.database.read() as db:
            leaves = (await db.scalars(select(Leave))).all()
            studies = (await db.scalars(select(Makeup))).all()
            events = Counter((await db.scalars(select(Event.kind))).all())
        approved = [one.slip for one in leaves if one.state == "approved"]
        assert sorted(approved) == list(range(1, len(approved) + 1))
        assert {one.state for one in leaves} == {"approved", "returned"}
        assert (events["leave-approved"], events["leave-returned"]) == (len(approved), MANY - len(approved))
        accepted = sum(one.state == "accepted" for one in studies)
        assert (events["makeup-accepted"], events["makeup-returned"]) == (accepted, MANY - accepted)
        assert all(one.note for one in (*leaves, *studies) if one.state == "returned")
        await story.promises_are_kept({
            "leave-request": lambda one: f"请假申请</b> · {story.name_of(one.person_id)}",
            "leave-answer": lambda _: "事假",
            "forecast": lambda _: "到会率可能不足",
            "makeup-review": lambda one: f"<b>{story.name_of(one.person_id)}</b> · “",
            "held-question": lambda _: "请确认活动是否开展",
            "makeup-task": lambda _: "您没有参加",
            "record-draft": lambda _: "的活动纪实表草稿已就绪",
            "makeup-answer": lambda one: "的补学已通过" if one.args["state"] == "accepted" else "退回修改",
        })  # fmt: skip

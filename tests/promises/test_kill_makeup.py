"""The bot is killed at random moments while absentees give their reasons and hand in their make-up study."""

from collections import Counter
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.domain.obligations.kinds import DutyKind
from bot.storage.tables.absence import Makeup
from bot.storage.tables.timeline import Event
from tests.support.kills import REPEATED, a_story, at_random, confirms_held

pytestmark = pytest.mark.long("kills")

ANSWER = "学了党章总纲；认识到理论学习要经常抓；今后每周读一章并写下体会。"
MARKS = {
    "held-question": lambda _: "请确认活动是否开展",
    "makeup-task": lambda _: "您没有参加",
    "record-draft": lambda _: "的活动纪实表草稿已就绪",
    "makeup-review": lambda delivery: f"makeup:pass:{delivery.args['makeup']}:",
}


@pytest.mark.timeout(300)
async def test_each_make_up_survives_kills_exactly_once_and_is_answered(tmp_path):
    async with a_story(tmp_path, 30) as story:
        async with story.database.begin() as db:
            await story.plan(db, timedelta(hours=-4.5), due=DutyKind.ENDING)
        explained = []

        async def studies(member):
            human = member.human
            await member.hears("您没有参加")
            if story.chance.random() < 0.5:
                explained.append(member.person_id)
                await member.does(member.taps("说明原因"), "请写一句原因")
                await member.does(human.says("当天在外地"), "原因已记下", REPEATED)
            await member.does(member.taps("补学"), "20 到 3000 字")
            await member.does(human.says(ANSWER + member.name), "等待组织委员审阅", REPEATED)

        acts = [lambda: confirms_held(story.officers[0]), *at_random(story, studies)]
        await story.rush(acts, kills=20)
        async with story.database.read() as db:
            rows = (await db.scalars(select(Makeup))).all()
            events = (await db.execute(select(Event.kind, Event.person_id))).all()
        members = [one.person_id for one in story.members]
        answered = {row.person_id: row.answer for row in rows if row.state == "submitted"}
        assert answered == {one.person_id: ANSWER + one.name for one in story.members}
        by_kind = Counter(kind for kind, _ in events)
        assert by_kind["ended"] == 1
        assert by_kind["makeup-opened"] == len(rows) == len(members) + len(story.officers)
        assert sorted(who for kind, who in events if kind == "makeup-submitted") == members
        assert sorted(who for kind, who in events if kind == "absence-explained") == sorted(explained)
        await story.promises_are_kept(MARKS)
        await story.duties_are_done("ending", "held")

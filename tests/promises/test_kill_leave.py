"""The bot is killed at random moments while many members ask for leave, each in a conversation of several steps."""

from collections import Counter
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.domain.obligations.kinds import DutyKind
from bot.storage.tables.absence import Leave
from bot.storage.tables.timeline import Event
from tests.support.kills import REPEATED, a_story, at_random
from tests.support.photos import photo

pytestmark = pytest.mark.long("kills")

PICTURE = photo()


@pytest.mark.timeout(300)
async def test_each_leave_request_survives_kills_exactly_once_and_is_answered(tmp_path):
    async with a_story(tmp_path, 30) as story:
        async with story.database.begin() as db:
            await story.plan(db, timedelta(days=3), due=DutyKind.NOTICE)
        withdrawn = set()

        async def asks(member):
            human, reason = member.human, f"家里有事{member.name}"
            await member.does(human.says("/leave"), "请选原因类别")
            await member.does(member.taps("事假"), "请写明理由")
            way = story.chance.randrange(4)
            if way == 0:
                await member.does(human.sends_photo(PICTURE, caption=reason), "已提交", REPEATED)
            elif way == 1:
                await member.does(human.sends_photo(PICTURE), "再用一句话写明")
                await member.does(human.says(reason), "已提交", REPEATED)
            else:
                await member.does(human.says(reason), "请核对")
                await member.does(member.taps("提交"), "已提交")
            if way == 2:
                withdrawn.add(member.person_id)
                await member.does(member.taps("撤回"), "已撤回")

        await story.rush(at_random(story, asks), kills=20)
        async with story.database.read() as db:
            leaves = (await db.scalars(select(Leave))).all()
            events = Counter((await db.scalars(select(Event.kind))).all())
        assert sorted(one.person_id for one in leaves) == [one.person_id for one in story.members]
        assert {one.person_id for one in leaves if one.state == "withdrawn"} == withdrawn
        assert {one.state for one in leaves} == {"pending", "withdrawn"}
        assert all(one.reason == f"家里有事{one.person.name}" for one in leaves)
        assert events["leave-asked"] == len(leaves)
        assert events["leave-withdrawn"] == len(withdrawn)
        assert events["announced"] == 1
        await story.promises_are_kept({
            "notice": lambda _: "主题党日预告",
            "notice-copy": lambda _: "主题党日预告",
            "leave-request": lambda delivery: f"理由：家里有事{story.name_of(delivery.person_id)}",
        })  # fmt: skip
        await story.duties_are_done("notice")

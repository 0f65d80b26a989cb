"""The bot is killed at random moments of a rush of check-ins; none is lost, doubled or left without an answer."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from bot.domain.attendance.check_in import link_payload
from bot.domain.obligations.kinds import DutyKind
from bot.storage.tables.attendance import Attendance
from bot.storage.tables.timeline import Event
from tests.support.kills import a_story

pytestmark = pytest.mark.long("kills")

MARKS = {
    "checkin-card": lambda _: "签到开始",
    "host-card": lambda _: "主持卡",
}


@pytest.mark.timeout(300)
async def test_each_check_in_survives_kills_exactly_once_and_is_answered(tmp_path):
    async with a_story(tmp_path, 100, pace=29.5) as story:
        async with story.database.begin() as db:
            activity = await story.plan(db, timedelta(minutes=20), due=DutyKind.OPENING)
            link = link_payload(activity)

        async def comes(member):
            if story.chance.random() < 0.2:
                await member.human.starts(link)  # a second tap
            await member.does(member.human.starts(link), "签到成功")

        await story.rush((lambda one=one: comes(one) for one in story.members), kills=25)
        async with story.database.read() as db:
            rows = (await db.scalars(select(Attendance.person_id))).all()
            opened = await db.scalar(select(func.count()).where(Event.kind == "check-in-opened"))
        assert sorted(rows) == [one.person_id for one in story.members]
        assert opened == 1
        await story.promises_are_kept(MARKS)
        await story.duties_are_done("opening")

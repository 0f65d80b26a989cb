"""The bot is killed at random moments while all members vote: each ballot and each comment is kept exactly once."""

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from bot.domain.evaluation.ballot import DIMENSIONS
from bot.domain.obligations.kinds import DutyKind
from bot.storage.tables.attendance import Attendance
from bot.storage.tables.evaluation import BallotComment, BallotCount, BallotReceipt
from bot.storage.tables.timeline import Event
from tests.support.kills import a_story, at_random, confirms_held

pytestmark = pytest.mark.long("kills")

MARKS = {
    "held-question": lambda _: "请确认活动是否开展",
    "ballot": lambda _: "第 1 题",
    "ballot-open": lambda _: "测评进行中",
    "makeup-task": lambda _: "您没有参加",
}
LEVELS = ("满意", "比较满意", "一般", "不满意")


@pytest.mark.timeout(300)
async def test_each_ballot_survives_kills_exactly_once_and_is_answered(tmp_path):
    async with a_story(tmp_path, 30) as story:
        async with story.database.begin() as db:
            activity = await story.plan(db, timedelta(hours=-4.5), due=DutyKind.ENDING)
            for member in story.members:
                db.add(
                    Attendance(activity_id=activity.id, person_id=member.person_id, at=datetime.now(UTC), how="scan")
                )
        given, comments = Counter(), set()

        async def votes(member):
            human = member.human
            await member.hears("第 1 题")
            for dimension in range(1, DIMENSIONS + 1):
                level = story.chance.randrange(len(LEVELS))
                given[dimension, level + 1] += 1
                following = f"第 {dimension + 1} 题" if dimension < DIMENSIONS else "您的选择是"
                await member.does(member.taps(LEVELS[level]), following)
            await member.does(member.taps("提交"), "的票已计入总数", "您已经投过")
            if story.chance.random() < 0.3:
                comments.add(comment := f"意见{story.chance.randrange(10**9)}")
                await member.does(member.taps("写一条意见"), "请回复这条消息")
                await member.does(human.says(comment), "意见已收到", "已经收到并办好")

        acts = [lambda: confirms_held(story.officers[0]), *at_random(story, votes)]
        await story.rush(acts, kills=20)
        async with story.database.read() as db:
            receipts = (await db.scalars(select(BallotReceipt.person_id))).all()
            counted = (await db.execute(select(BallotCount.dimension, BallotCount.level, BallotCount.count))).all()
            kept = (await db.scalars(select(BallotComment.text))).all()
            ended = await db.scalar(select(func.count()).where(Event.kind == "ended"))
        assert sorted(receipts) == [one.person_id for one in story.members]
        assert {(dimension, level): count for dimension, level, count in counted if count} == given
        assert sorted(kept) == sorted(comments)
        assert ended == 1
        await story.promises_are_kept(MARKS)
        await story.duties_are_done("ending", "held")

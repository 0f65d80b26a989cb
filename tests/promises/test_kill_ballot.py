"""The bot is killed at random moments while all vote, and while ballots close: each vote is kept once, and no key."""

import asyncio
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from bot.domain.attendance import roll
from bot.domain.evaluation import ballot_period, voting
from bot.domain.evaluation.ballot import DIMENSIONS
from bot.domain.obligations.kinds import DutyKind
from bot.domain.rules import Rules
from bot.storage.tables.attendance import Attendance
from bot.storage.tables.branch import Person
from bot.storage.tables.evaluation import BallotCount, BallotReceipt, SealedBallot
from bot.storage.tables.timeline import Event
from tests.support.ballots import counted, opened
from tests.support.kills import a_story, at_random, confirms_held

pytestmark = pytest.mark.long("kills")

MARKS = {
    "held-question": lambda _: "请确认活动是否开展",
    "ballot": lambda _: "第 1 题",
    "ballot-open": lambda _: "测评进行中",
    "makeup-task": lambda _: "您没有参加",
    "record-draft": lambda _: "的活动纪实表草稿已就绪",
}
CLOSING = 20  # ballots that close at once
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
                await member.does(human.says(comment), "意见已收到", "已收到并办理完毕")

        acts = [lambda: confirms_held(story.officers[0]), *at_random(story, votes)]
        await story.rush(acts, kills=20)
        async with story.database.read() as db:
            receipts = (await db.scalars(select(BallotReceipt.person_id))).all()
            counts = await counted(db, activity.id)
            kept = (await opened(db, activity.id)).comments
            ended = await db.scalar(select(func.count()).where(Event.kind == "ended"))
        assert sorted(receipts) == [one.person_id for one in story.members]
        assert counts == given
        assert sorted(kept) == sorted(comments)
        assert ended == 1
        await story.promises_are_kept(MARKS)
        await story.duties_are_done("ending", "held")


async def closing_ballot(story, db) -> Counter:
    """Let a ballot be due to close in which all members have voted; return the totals."""
    ended, given = datetime.now(UTC) - timedelta(hours=25), Counter()
    activity = await story.plan(db, timedelta(hours=-29))
    activity.ended_at = activity.session.ends_at = ended
    for member in story.members:
        db.add(Attendance(activity_id=activity.id, person_id=member.person_id, at=ended, how="scan"))
    await db.flush()
    await roll.fix(db, activity)
    await ballot_period.open_for(db, activity, Rules(), now=ended)
    for member in story.members:
        levels = tuple(story.chance.randrange(1, 5) for _ in range(DIMENSIONS))
        given.update(((activity.id, dimension, level) for dimension, level in enumerate(levels, 1)))
        who = voting.Voter(activity, await db.get_one(Person, member.person_id), voted=False)
        assert await voting.submit(db, who, levels, now=ended)
    return given


@pytest.mark.timeout(300)
async def test_each_close_survives_kills_and_leaves_no_key(tmp_path):
    async with a_story(tmp_path, 6) as story:
        given = Counter()
        async with story.database.begin() as db:
            for _ in range(CLOSING):
                given += await closing_ballot(story, db)
        assert len(story.database.keys.kept()) == CLOSING
        await story.rush([lambda: asyncio.sleep(0)], kills=15)
        async with story.database.read() as db:
            counted = await db.execute(
                select(BallotCount.activity_id, BallotCount.dimension, BallotCount.level, BallotCount.count)
            )
            assert {tuple(where): count for *where, count in counted if count} == given
            assert await db.scalar(select(func.count()).select_from(SealedBallot)) == 0
            assert await db.scalar(select(func.count()).where(Event.kind == ballot_period.STARTED_OVER)) == 0
        assert story.database.keys.kept() == set()

"""Members' own words that the recorder takes after the filing: the record changes then, and its papers say so."""

import pytest

from tests.support.check_chats import CHECK, SENT, a_complete_record
from tests.support.paper_chats import makes, said
from tests.support.town import ZONE

BEFORE, AFTER = "我来画值守表，下周一贴出。", "我来联系物业，装好电子屏。"

pytestmark = pytest.mark.usefixtures("word_only")


@pytest.fixture
def town(small_town_on_the_day):
    return small_town_on_the_day


async def offers(person, words):
    await person.says("/record")
    await person.says(words)
    person.sees("已收到，等待记录人")


async def takes(town, name):
    recorder = town["赵宣传"]
    await recorder.says("/record")
    await recorder.taps("采用发言 1")
    await recorder.taps(f"采用 1 {name}")
    return recorder.last().text


async def test_words_sent_before_the_filing_and_taken_after_it_are_marked_by_the_time_of_the_taking(town):
    activity = await a_complete_record(town)
    await offers(town["张三"], BEFORE)
    assert "补记" not in await takes(town, "张三")
    await offers(town["陈四"], AFTER)
    await town["李书记"].taps(CHECK)
    await town["李书记"].taps(SENT)
    await town.passes(minutes=5)
    mark = f"（补记，3月6日 {town.now.astimezone(ZONE):%H:%M}）"
    assert "〔补记〕" in await takes(town, "陈四")
    for label in ("活动纪实表", "会议记录"):
        words = said(await makes(town, "李书记", activity, label))
        assert AFTER + mark in words
        assert f"{BEFORE}（" not in words

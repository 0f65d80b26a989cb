"""Typed lines with a time, as people write them: the time, the place beside it, and what is told or refused."""

import contextlib
import unicodedata
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.refusals import Refused
from bot.domain.times.fixed_day_words import read_fixed_day
from bot.domain.times.pieces import LONGEST_TEXT, line_of
from bot.domain.times.places import is_nothing
from bot.domain.times.usual import read_usual
from bot.domain.times.when import read_when

ZONE = ZoneInfo("Asia/Shanghai")
WEDNESDAY = datetime(2026, 3, 4, 10, tzinfo=ZONE)


def read(text, **question):
    asked = {"month": (2026, 3), "on": date(2026, 3, 13), **question}
    return read_when(text, now=WEDNESDAY, zone=ZONE, default_time=time(14), default_hours=3.5, **asked)


def shown(text, **question):
    found = read(text, **question)
    start, end = found.span.start, found.span.end
    until = f"{end:%H:%M}" if start.date() == end.date() else f"{end:%m-%d %H:%M}"
    return f"{start:%m-%d %H:%M}-{until}"


PLACES = [
    ("下午2点 三楼会议室", "03-13 14:00-17:30", "三楼会议室"),
    ("下午2点 5楼", "03-13 14:00-17:30", "5楼"),
    ("14点 一教101", "03-13 14:00-17:30", "一教101"),
    ("下午3点六教", "03-13 15:00-18:30", "六教"),
    ("下午2点5号楼", "03-13 14:00-17:30", "5号楼"),
    ("下午2点15楼会议室", "03-13 14:00-17:30", "15楼会议室"),
    ("3点15 三教101", "03-13 15:15-18:45", "三教101"),
    ("下午3点15三教101", "03-13 15:15-18:45", "三教101"),
    ("通知：3月13日14:00在三楼会议室召开主题党日", "03-13 14:00-17:30", "三楼会议室"),
    ("3月13日14:00 会议室：三楼301", "03-13 14:00-17:30", "会议室:三楼301"),
    ("14点30在三楼会议室", "03-13 14:30-18:00", "三楼会议室"),
    ("两点一刻，5号楼 201", "03-13 14:15-17:45", "5号楼 201"),
    ("3月13日14:00 三楼会议室", "03-13 14:00-17:30", "三楼会议室"),
    ("3月13日14:00-17:30，图书馆，二楼", "03-13 14:00-17:30", "图书馆,二楼"),
    ("时间：3月13日14：00\n地点：三楼会议室（主楼）", "03-13 14:00-17:30", "三楼会议室(主楼)"),
    ("20号党员活动室", "03-20 14:00-17:30", "党员活动室"),
    ("14:00 2号会议室", "03-13 14:00-17:30", "2号会议室"),
    ("五一路28号 14:00", "03-13 14:00-17:30", "五一路28号"),
    ("八一礼堂 14:00", "03-13 14:00-17:30", "八一礼堂"),
    ("14:00 教学楼3-20", "03-13 14:00-17:30", "教学楼3-20"),
    ("3月13日 三教 1205", "03-13 14:00-17:30", "三教 1205"),
    ("3月13日14:00 腾讯会议：123-456-789", "03-13 14:00-17:30", "腾讯会议:123-456-789"),
    ("3月13日14:00在张三家里", "03-13 14:00-17:30", "张三家里"),
    ("📅 3月13日14:00 📍三楼会议室", "03-13 14:00-17:30", "三楼会议室"),
    ("推迟到3月20日下午2点，地点改为报告厅", "03-20 14:00-17:30", "报告厅"),
    ("Mar 13 14:00 at the library", "03-13 14:00-17:30", "the library"),
]


@pytest.mark.parametrize(("text", "expected", "place"), PLACES)
def test_a_place_beside_the_time_is_read_and_gives_no_minutes(text, expected, place):
    assert (shown(text), read(text).place) == (expected, place)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("14点 三小时", "03-13 14:00-17:00"),
        ("14点 90分钟", "03-13 14:00-15:30"),
        ("14:00 1小时30分钟", "03-13 14:00-15:30"),
        ("3月13日14:00（2小时）", "03-13 14:00-16:00"),
        ("14:00-17:00（3小时）", "03-13 14:00-17:00"),
        ("3月13日14:00到17:00结束", "03-13 14:00-17:00"),
        ("3月13日14:00开始，17:00结束", "03-13 14:00-17:00"),
        ("自14:00起至17:00止", "03-13 14:00-17:00"),
        ("14:00-17", "03-13 14:00-17:00"),
        ("3月13日14:00-次日12:00", "03-13 14:00-03-14 12:00"),
        ("3月13日14:00到第二天12:00", "03-13 14:00-03-14 12:00"),
        ("3月13日14:00整", "03-13 14:00-17:30"),
        ("15:30分", "03-13 15:30-19:00"),
        ("14：30时", "03-13 14:30-18:00"),
        ("3月13日 14.30", "03-13 14:30-18:00"),
        ("3月13日 14.30-17.00", "03-13 14:30-17:00"),
        ("3.13 2.30-5.30", "03-13 14:30-17:30"),
        ("3.13 14:00", "03-13 14:00-17:30"),
        ("26.3.13 14:00", "03-13 14:00-17:30"),
        ("260313 14:00", "03-13 14:00-17:30"),
        ("0313 1400", "03-13 14:00-17:30"),
        ("3月13日1430-1730", "03-13 14:30-17:30"),
        ("三月十三號下午兩點", "03-13 14:00-17:30"),
        ("3月13日（週五）下午兩點", "03-13 14:00-17:30"),
        ("3月13日（五）14:00", "03-13 14:00-17:30"),
        ("3月20日14:00（原定3月13日）", "03-20 14:00-17:30"),
        ("周五下午（2:00）", "03-06 14:00-17:30"),
        ("下周五（3月13日）14:00", "03-13 14:00-17:30"),
        ("3月最后一个工作日", "03-31 14:00-17:30"),
        ("3月倒数第二个工作日", "03-30 14:00-17:30"),
        ("推迟到3月20日下午2点", "03-20 14:00-17:30"),
        ("提前到3月6日下午3点", "03-06 15:00-18:30"),
        ("改到第二天上午9点", "03-14 09:00-12:30"),
        ("推迟到下午4点", "03-13 16:00-19:30"),
        ("时间改为15:00", "03-13 15:00-18:30"),
        ("顺延一周", "03-20 14:00-17:30"),
        ("延后3天，下午3点", "03-16 15:00-18:30"),
        ("提前一天", "03-12 14:00-17:30"),
        ("当天下午3点", "03-13 15:00-18:30"),
        ("3月13日15:00推迟到3月20日", "03-20 15:00-18:30"),
        ("推迟半小时", "03-13 14:30-18:00"),
        ("推后2小时30分钟", "03-13 16:30-20:00"),
        ("提前一刻钟开始", "03-13 13:45-17:15"),
        ("14:00-16:00推迟半小时", "03-13 14:30-16:30"),
        ("往前挪两天", "03-11 14:00-17:30"),
        ("13日改12日", "03-12 14:00-17:30"),
        ("周五改周四", "03-12 14:00-17:30"),
        ("3月最后1天", "03-31 14:00-17:30"),
    ],
)
def test_a_line_without_a_place_is_read_as_people_mean_it(text, expected):
    assert (shown(text), read(text).place) == (expected, None)


def test_a_delay_counts_from_the_time_that_stands():
    assert shown("推迟半小时", stands=time(15, 30)) == "03-13 16:00-19:30"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("清明节后第一个工作日", "04-07"),
        ("清明假期后首个工作日", "04-07"),
        ("清明节后第一个周五", "04-10"),
        ("五一后第一个工作日", "05-06"),
        ("国庆节后第二个工作日", "10-09"),
    ],
)
def test_a_day_is_counted_from_a_public_holiday(text, day):
    assert shown(text, month=None, on=None).startswith(day)


@pytest.mark.parametrize(
    ("text", "key", "pieces"),
    [
        ("3月13日14:00，开展志愿服务", "when-unused", ("开展志愿服务",)),
        ("3月13日14:00 三楼会议室，请提前10分钟到场", "when-unused", ("请提前10分钟到场",)),
        ("3月13日14:00 地点：三楼，参加人员：全体党员", "when-unused", ("参加人员:全体党员",)),
        ("3月13日14:00，地点另行通知", "when-unused", ("地点另行通知",)),
        ("3月13日14:00 地点：未定", "when-unused", ("地点:未定",)),
        ("原定3月13日14:00，改到3月20日15:00", "when-former", ("原定3月13日14:00",)),
        ("月底", "when-end", ("月底",)),
        ("三月第二周周五", "when-week", ("三月第二周周五",)),
    ],
)
def test_words_that_are_not_used_or_imprecise_are_told(text, key, pieces):
    (told,) = read(text).told
    assert (told.key, told.pieces) == (key, pieces)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("下周五（3月20日）14:00", "when-days-differ"),
        ("本周五3月13日", "when-days-differ"),
        ("3月13日或14日", "when-remains"),
        ("3月13日、14日", "when-days-differ"),
        ("3月13日（四）14:00", "when-weekday-differs"),
        ("原定3月13日", "when-remains"),
        ("明天（周五）14:00", "when-weekday-differs"),
        ("14:00签到，14:30开始", "when-two-times"),
        ("14:00 17:00", "when-two-times"),
        ("14:00-15:00，15:30-17:00", "when-two-times"),
        ("14:00-17:00（2小时）", "when-two-times"),
        ("17:00结束", "when-hour-missing"),
        ("3小时", "when-hour-missing"),
        ("周五上午（14:00）", "when-no-such-time"),
        ("推迟到3月10日", "when-not-later"),
        ("顺延到下周五", "when-not-later"),
        ("提前到3月20日", "when-not-earlier"),
        ("3月13日14:00左右", "when-remains"),
        ("3月13日之前 三楼会议室", "when-remains"),
        ("约14:00", "when-remains"),
        ("三点五", "when-remains"),
        ("14:00-", "when-remains"),
        ("3月13日14", "when-remains"),
        ("2号会议室 14:00", "when-remains"),
        ("14:00 三教 3-20", "when-figures"),
        ("会议室 0313 14:00", "when-figures"),
        ("1130", "when-figures"),
        ("学院楼 14:00 三楼会议室", "when-two-places"),
        ("次日14:00", "when-unreadable"),
        ("推迟一个月", "when-other-month"),
        ("推迟半小时，15:30开始", "when-two-times"),
        ("提前半小时", "when-unreadable"),
    ],
)
def test_contradictory_and_doubtful_lines_are_refused(text, key):
    with pytest.raises(Refused) as refused:
        read(text)
    assert refused.value.key == key


USUAL = [
    ("下午2点 三楼会议室", "14:00", "三楼会议室", ()),
    ("14:00，地点：三楼会议室", "14:00", "三楼会议室", ()),
    ("3点15 三教101", "15:15", "三教101", ()),
    ("两点二楼", "14:00", "二楼", ()),
    ("14:00 老地方", "14:00", "老地方", ()),
    ("三楼会议室下午2点", "14:00", "三楼会议室", ()),
    ("地点 三楼会议室 时间 14:00", "14:00", "三楼会议室", ()),
    ("1400 三楼会议室", "14:00", "三楼会议室", ()),
    ("14:00 1205", "14:00", "1205", ()),
    ("我们支部一般是下午两点，在三楼会议室开会", "14:00", "三楼会议室", ()),
    ("周五下午2点，党员活动室", "14:00", "党员活动室", ("周五",)),
    ("每月第一个周五下午2点在三楼会议室", "14:00", "三楼会议室", ("每月", "第一个周五")),
    ("14:00-17:30 党员活动室", "14:00", "党员活动室", ("17:30",)),
    ("14:00左右 三楼会议室", "14:00", "三楼会议室", ("左右",)),
    ("14:00，请自带党徽，三楼会议室", "14:00", "三楼会议室", ("请自带党徽",)),
]


@pytest.mark.parametrize(("text", "at", "place", "pieces"), USUAL)
def test_the_usual_time_and_place_are_read_and_the_rest_is_told(text, at, place, pieces):
    found = read_usual(text)
    assert (found.time, found.place, sum((told.pieces for told in found.told), ())) == (at, place, pieces)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("夏季下午3点，冬季下午2点 党员活动室", "setup-two-times"),
        ("学院楼 14:00 三楼会议室", "setup-two-places"),
        ("党员活动室", "setup-time-unreadable"),
        ("24:00 党员活动室", "setup-time-unreadable"),
        ("ﷺ" * 240, "setup-time-unreadable"),
        ("长" * 241, "text-too-long"),
    ],
)
def test_doubtful_usual_times_and_places_are_refused(text, key):
    with pytest.raises(Refused) as refused:
        read_usual(text)
    assert refused.value.key == key


ACCEPTED = [*(text for text, _span, _place in PLACES), "3月13日14:00", "周五下午2点", "顺延一周", "14:00-17:00"]
STRANGE = st.text(st.characters(whitelist_categories=("Lu", "Ll", "Lo", "Nd")), min_size=1, max_size=12)


def _plain(text):
    text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text))
    return "".join(mark for mark in text if mark.isalnum())


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(ACCEPTED), STRANGE, st.booleans())
def test_words_added_to_a_time_are_in_the_place_or_told_or_the_line_is_refused(text, added, first):
    line = f"{added} {text}" if first else f"{text} {added}"
    with contextlib.suppress(Refused):
        found = read(line)
        kept = _plain(f"{found.place or ''}{''.join(piece for told in found.told for piece in told.pieces)}")
        before = read(text)
        if found.span == before.span and found.place == before.place:
            assert _plain(added) in kept or is_nothing(line_of(added).low)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=LONGEST_TEXT + 2))
def test_any_text_is_read_or_refused_as_a_usual_time_and_as_a_fixed_day(text):
    for reader in (read_usual, read_fixed_day):
        with contextlib.suppress(Refused):
            reader(text)

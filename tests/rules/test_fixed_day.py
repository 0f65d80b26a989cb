"""The fixed day of a branch: read, stored, and turned into a date for each month."""

import calendar
from datetime import date, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.refusals import Refused
from bot.domain.times.fixed_day import FixedDay, propose
from bot.domain.times.fixed_day_words import read_fixed_day
from bot.domain.times.holidays import is_day_off, is_working_day

SHANGHAI = ZoneInfo("Asia/Shanghai")


def dated(stored, year, month, blocked=()):
    fixed = FixedDay.from_storage(stored)
    return propose(fixed, year, month, at=time(14), hours=3.5, zone=SHANGHAI, blocked=blocked)


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("每月5日", "day:5"),
        ("每月5号", "day:5"),
        ("每个月的5号", "day:5"),
        ("每月五日", "day:5"),
        ("每月二十五日", "day:25"),
        ("每月３１日。", "day:31"),
        ("5日", "day:5"),
        ("5", "day:5"),
        ("the 5th of each month", "day:5"),
        ("day 5", "day:5"),
        ("每月最后一天", "day:31"),
        ("每月最后1天", "day:31"),
        ("每月月底", "day:31"),
        ("每月第一个周五", "nth:1:4"),
        ("每月的第一个星期五", "nth:1:4"),
        ("第1个周五", "nth:1:4"),
        ("第 2 个 礼拜三", "nth:2:2"),
        ("每月首个周一", "nth:1:0"),
        ("每月第一周周五", "nth:1:4"),
        ("每月第三个周日", "nth:3:6"),
        ("每月第三个周天", "nth:3:6"),
        ("每月最后一个周五", "last:4"),
        ("最后一个周五", "last:4"),
        ("first Friday", "nth:1:4"),
        ("the second Tuesday of every month", "nth:2:1"),
        ("3rd Wed", "nth:3:2"),
        ("last Friday", "last:4"),
    ],
)
def test_common_spellings_of_a_fixed_day_are_read_and_stored(text, stored):
    fixed = read_fixed_day(text).day
    assert str(fixed) == stored
    assert FixedDay.from_storage(stored) == fixed


@pytest.mark.parametrize(
    "text",
    [
        "",
        "每月",
        "月初",
        "0日",
        "32日",
        "第0个周五",
        "第7个周五",
        "周五",
        "hello",
        "😀",
        "5" * 9_999,
    ],
)
def test_text_without_a_fixed_day_is_refused(text):
    with pytest.raises(Refused, match=r"^fixed-day-unreadable$"):
        read_fixed_day(text)


@pytest.mark.parametrize(
    ("text", "stored", "time", "told"),
    [
        ("每月第二个周四下午", "nth:2:3", None, {"fixed-day-unused": ("下午",)}),
        ("每月10号下午2点", "day:10", "14:00", {}),
        ("每月15日为支部主题党日，下午3点", "day:15", "15:00", {}),
        ("每月5日14:00-17:00", "day:5", "14:00", {"fixed-day-unused": ("17:00",)}),
        ("固定每月20日", "day:20", None, {}),
        ("每月党员活动日为5日", "day:5", None, {}),
        ("每月5日（遇节假日顺延）", "day:5", None, {"fixed-day-moves": ("遇节假日顺延",)}),
        (
            "每月10日（如遇节假日则顺延至下一工作日）",
            "day:10",
            None,
            {"fixed-day-moves": ("如遇节假日则顺延至下一工作日",)},
        ),
        ("每月25日，遇周末提前", "day:25", None, {"fixed-day-unused": ("遇周末提前",)}),
        ("每月第一周周五", "nth:1:4", None, {"fixed-day-week": ("第一周周五",)}),
        ("每月倒数第一个周五", "last:4", None, {}),
        ("每月最后一个工作日", "day:31", None, {"fixed-day-working": ("最后一个工作日",)}),
    ],
)
def test_what_stands_beside_a_fixed_day_is_read_or_told(text, stored, time, told):
    found = read_fixed_day(text)
    assert (str(found.day), found.time) == (stored, time)
    assert {each.key: each.pieces for each in found.told} == told


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("每周五", "fixed-day-not-monthly"),
        ("双周周五", "fixed-day-not-monthly"),
        ("单月5日，双月10日", "fixed-day-not-monthly"),
        ("每月5日和20日", "fixed-day-two"),
        ("每月5日（星期五）", "fixed-day-two"),
        ("每月中旬", "fixed-day-unreadable"),
        ("每月20日前", "fixed-day-unreadable"),
        ("每月第二、四个周五", "fixed-day-unreadable"),
        ("每月倒数第二个周五", "fixed-day-unreadable"),
        ("每月第二个工作日", "fixed-day-unreadable"),
    ],
)
def test_days_that_are_not_one_day_of_every_month_are_refused(text, key):
    with pytest.raises(Refused) as refused:
        read_fixed_day(text)
    assert refused.value.key == key


@pytest.mark.parametrize(("stored", "at"), [("day:1", 0), ("day:31", -1)])
def test_the_first_and_the_last_day_are_proposed_on_the_first_and_the_last_working_day(stored, at):
    for year in (2024, 2025, 2026):
        for month in range(1, 13):
            days = [date(year, month, day) for day in range(1, calendar.monthrange(year, month)[1] + 1)]
            assert dated(stored, year, month).day == [day for day in days if is_working_day(day)][at]


@pytest.mark.parametrize("text", ["第五个周五", "每月第5个周五", "fifth Friday", "5th fri"])
def test_a_fifth_weekday_is_refused_because_some_months_lack_one(text):
    with pytest.raises(Refused, match=r"^fixed-day-not-every-month$") as caught:
        read_fixed_day(text)
    assert caught.value.values == {"weekday": 5}


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused(text):
    try:
        fixed = read_fixed_day(text).day
    except Refused:
        return
    assert FixedDay.from_storage(str(fixed)) == fixed


@pytest.mark.parametrize("stored", ["", "day:0", "day:32", "nth:5:1", "nth:1:7", "last", "last:7", "day:5 "])
def test_storage_accepts_only_the_stored_form(stored):
    with pytest.raises(ValueError, match="not a stored fixed day"):
        FixedDay.from_storage(stored)


@pytest.mark.parametrize(
    ("stored", "month", "day", "moved_from", "reason"),
    [
        ("day:5", 3, 5, None, None),
        ("nth:1:4", 3, 6, None, None),
        ("last:4", 3, 27, None, None),
        ("nth:1:5", 3, 7, None, None),  # a Saturday that was chosen
        ("day:31", 2, 28, None, "short-month"),  # a Saturday worked in exchange
        ("day:31", 6, 30, None, "short-month"),
        ("day:7", 3, 6, 7, "weekend"),  # Saturday: the Friday before
        ("day:8", 3, 9, 8, "weekend"),  # Sunday: the Monday after
        ("day:1", 8, 3, 1, "weekend"),  # a Saturday with no Friday before it in the month
        ("day:1", 5, 6, 1, "holiday"),
        ("day:5", 4, 7, 5, "holiday"),
        ("nth:1:4", 5, 6, 1, "holiday"),
        ("nth:1:5", 10, 10, 3, "holiday"),  # from one Saturday to the next
        ("last:3", 12, 31, None, None),
    ],
)
def test_the_proposal_falls_on_or_near_the_fixed_day(stored, month, day, moved_from, reason):
    proposal = dated(stored, 2026, month)
    was = None if moved_from is None else date(2026, month, moved_from)
    assert (proposal.day, proposal.moved_from, proposal.reason) == (date(2026, month, day), was, reason)


def test_the_proposal_is_a_span_at_the_usual_time():
    proposal = dated("day:5", 2026, 3)
    assert proposal.span.start.isoformat() == "2026-03-05T14:00:00+08:00"
    assert proposal.span.hours == 3.5


def test_a_blocked_date_gives_way_to_the_next_working_day():
    proposal = dated("nth:1:4", 2026, 3, blocked={date(2026, 3, 6), date(2026, 3, 9)})
    assert (proposal.day, proposal.moved_from, proposal.reason) == (
        date(2026, 3, 10),
        date(2026, 3, 6),
        "blocked",
    )


def test_a_blocked_last_day_moves_to_the_working_day_before():
    proposal = dated("last:1", 2026, 3, blocked={date(2026, 3, 31)})
    assert proposal.day == date(2026, 3, 30)


def test_a_blocked_month_keeps_the_fixed_day_and_says_so():
    month = {date(2026, 3, number) for number in range(1, 32)}
    proposal = dated("day:5", 2026, 3, blocked=month)
    assert (proposal.day, proposal.moved_from, proposal.reason) == (date(2026, 3, 5), None, "month-blocked")


FIXED = st.one_of(
    st.builds(FixedDay, st.just("day"), st.integers(1, 31)),
    st.builds(FixedDay, st.just("nth"), st.integers(1, 4), st.integers(0, 6)),
    st.builds(FixedDay, st.just("last"), st.just(0), st.integers(0, 6)),
)


@given(FIXED, st.integers(2024, 2035), st.integers(1, 12), st.sets(st.integers(1, 31), max_size=31))
def test_a_proposal_stays_in_its_month_and_avoids_days_off(fixed, year, month, numbers):
    length = calendar.monthrange(year, month)[1]
    days = {date(year, month, number) for number in range(1, length + 1)}
    blocked = {day for day in days if day.day in numbers}
    proposal = propose(fixed, year, month, at=time(14), hours=3.5, zone=SHANGHAI, blocked=blocked)
    assert proposal.day in days
    free = {day for day in days - blocked if not is_day_off(day)}
    assert proposal.day in free if free else proposal.reason == "month-blocked"
    if proposal.moved_from is not None and any(is_working_day(day) for day in free) and fixed.weekday < 5:
        assert is_working_day(proposal.day)

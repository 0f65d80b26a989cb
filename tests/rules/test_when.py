"""Typed times, and the spans or refusals that the bot derives from them."""

import contextlib
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.quiet_hours import after_quiet
from bot.domain.refusals import Refused
from bot.domain.times.pieces import LONGEST_TEXT
from bot.domain.times.when import Span, read_when

SHANGHAI = ZoneInfo("Asia/Shanghai")
NEW_YORK = ZoneInfo("America/New_York")
SUNDAY = datetime(2026, 3, 1, 10, 0, tzinfo=SHANGHAI)


def read(text, *, now=SUNDAY, month=None, on=None, zone=SHANGHAI, usual=time(14), hours=3.5):
    return reading(text, now=now, month=month, on=on, zone=zone, usual=usual, hours=hours).span


def reading(text, *, now=SUNDAY, month=None, on=None, zone=SHANGHAI, usual=time(14), hours=3.5, **question):
    return read_when(
        text, now=now.astimezone(UTC), zone=zone, month=month, default_time=usual, default_hours=hours, on=on,
        **question,
    )  # fmt: skip


def shown(span: Span) -> str:
    same = span.start.date() == span.end.date()
    return f"{span.start:%Y-%m-%d %H:%M}-{span.end:{'%H:%M' if same else '%m-%d %H:%M'}}"


def refusal(text, **question) -> Refused:
    with pytest.raises(Refused) as caught:
        read(text, **question)
    return caught.value


FIRST_FRIDAY = (
    "3月6日下午2点",
    "3月6日",
    "3月6",
    "3月6号14:00",
    "３月６日１４：００",
    "2026年3月6日（周五）14:00",
    "3月6日(周五) 14:00",
    "周五 3月6日 14点",
    "26年3月6日 14:00",
    "二〇二六年三月六日下午两点整",
    "三月六号十四点",
    "2026-03-06 14:00",
    "2026-3-6 2:00pm",
    "2026/3/6 14:00",
    "2026.3.6 14:00",
    "2026-03-06T14:00",
    "2026-03-06T14:00:00",
    "2026-03-06T06:00Z",
    "2026-03-06T14:00+08:00",
    "20260306 14:00",
    "3/6 14:00",
    "3-6 14:00",
    "3.6 14:00",
    "3月6日14时",
    "3月6日下午14点",
    "3月6日2点",
    "3月6日下午",
    "6号",
    "6日下午两点",
    "周五",
    "周五下午2点",
    "星期五14点",
    "礼拜五",
    "下周五14:00",
    "下个星期五14:00",
    "第一个周五",
    "本月第1个周五下午2点",
    "3月的第一个周五14:00",
    "5天后下午2点",
    "定在3月6日下午2点",
    "时间：3月6日14:00开始",
    "3月6日14:00，3.5小时",
    "3月6日14点，三个半小时",
    "3月6日14:00-17:30",
    "3月6日 14：00－17：30",
    "3月6日14:00—17:30",
    "3月6日14:00～17:30",
    "3月6日 14:00 至 17:30",
    "3月6日下午两点到五点半",
    "3月6日下午2:00-5:30",
    "3月6日14点-17点半",
    "3月6日14时00分到17时30分",
    "14:00-17:30 3月6日",
    "6 Mar 14:00",
    "Mar 6, 2026 2pm",
    "Fri 6 March 2:00 pm",
    "6 Mar (Fri) 14:00",
    "March 6th 14:00 to 17:30",
    "next Friday 14:00",
)


@pytest.mark.parametrize("text", FIRST_FRIDAY)
def test_every_spelling_of_the_first_friday_is_read(text):
    assert shown(read(text)) == "2026-03-06 14:00-17:30"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("6号下午两点半到五点", "2026-03-06 14:30-17:00"),
        ("周五下午2点半", "2026-03-06 14:30-18:00"),
        ("周五十点", "2026-03-06 10:00-13:30"),
        ("明天14点", "2026-03-02 14:00-17:30"),
        ("后天上午九点一刻", "2026-03-03 09:15-12:45"),
        ("大后天下午三点", "2026-03-04 15:00-18:30"),
        ("两周后", "2026-03-15 14:00-17:30"),
        ("今天", "2026-03-01 14:00-17:30"),
        ("今晚7点", "2026-03-01 19:00-22:30"),
        ("明晚七点半到九点", "2026-03-02 19:30-21:00"),
        ("周日", "2026-03-01 14:00-17:30"),
        ("周日9点", "2026-03-08 09:00-12:30"),
        ("下下周五", "2026-03-13 14:00-17:30"),
        ("最后一个周五14:00", "2026-03-27 14:00-17:30"),
        ("下月第2个周三", "2026-04-08 14:00-17:30"),
        ("月底", "2026-03-31 14:00-17:30"),
        ("4月最后一天", "2026-04-30 14:00-17:30"),
        ("下个月6号", "2026-04-06 14:00-17:30"),
        ("明年1月5日", "2027-01-05 14:00-17:30"),
        ("3月6日中午12点", "2026-03-06 12:00-15:30"),
        ("3月6日中午1点", "2026-03-06 13:00-16:30"),
        ("3月6日早上8点半", "2026-03-06 08:30-12:00"),
        ("3月6日上午9点到11点半", "2026-03-06 09:00-11:30"),
        ("3月6日上午9点到2点", "2026-03-06 09:00-14:00"),
        ("3月6日凌晨2点到5点", "2026-03-06 02:00-05:00"),
        ("3月6日02:00", "2026-03-06 02:00-05:30"),
        ("3月6日零点", "2026-03-06 00:00-03:30"),
        ("3月6日14-17点", "2026-03-06 14:00-17:00"),
        ("3月6日晚8点到10点", "2026-03-06 20:00-22:00"),
        ("3月6日9:30am-11:30am", "2026-03-06 09:30-11:30"),
        ("3月6日22:00-24:00", "2026-03-06 22:00-03-07 00:00"),
        ("3月6日22:00到3月7日1:30", "2026-03-06 22:00-03-07 01:30"),
        ("3月6日22:00-次日1:30", "2026-03-06 22:00-03-07 01:30"),
        ("3月6日22:00到第二天1:30", "2026-03-06 22:00-03-07 01:30"),
        ("3月6日晚上10点到第二天一点半", "2026-03-06 22:00-03-07 01:30"),
        ("3月6日22:00到周六1:30", "2026-03-06 22:00-03-07 01:30"),
        ("6 Mar 22:00 to next day 1:30", "2026-03-06 22:00-03-07 01:30"),
        ("3月6日22:00到次日8:00", "2026-03-06 22:00-03-07 08:00"),
        ("3月6日22:00到次日下午1:30", "2026-03-06 22:00-03-07 13:30"),
        ("3月6日14:00到次日5:00", "2026-03-06 14:00-03-07 17:00"),
        ("3月6日22:00到3月8日1:30", "2026-03-06 22:00-03-08 13:30"),
        ("3月6日14:00到3月7日12:00", "2026-03-06 14:00-03-07 12:00"),
        ("3月6日周五14:00到周六12:00", "2026-03-06 14:00-03-07 12:00"),
        ("3月6日14:00 半小时", "2026-03-06 14:00-14:30"),
        ("七一", "2026-07-01 14:00-17:30"),
    ],
)
def test_a_time_is_read_as_people_mean_it(text, expected):
    assert shown(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", "when-unreadable"),
        ("   ", "when-unreadable"),
        ("hello", "when-unreadable"),
        ("😀", "when-unreadable"),
        ("3" * 10_000, "when-unreadable"),
        ("3月6日" * 2_000, "when-unreadable"),
        ("0306", "when-figures"),
        ("3月初", "when-unreadable"),
        ("大概3月6日", "when-remains"),
        ("3月6日左右", "when-remains"),
        ("每周五", "when-remains"),
        ("周末", "when-unreadable"),
        ("3月6日-7日", "when-days-differ"),
        ("3月6日14:5", "when-remains"),
        ("闰四月初一", "when-unreadable"),
        ("2026-03-06T99:00Z", "when-unreadable"),
        ("0001-01-01T00:00+14:00", "when-unreadable"),
        ("2月30日", "when-no-such-day"),
        ("2月29日", "when-no-such-day"),
        ("4月31日", "when-no-such-day"),
        ("99月1日", "when-no-such-day"),
        ("0月0日", "when-no-such-day"),
        ("13月6日", "when-no-such-day"),
        ("32日", "when-no-such-day"),
        ("2026-13-01", "when-no-such-day"),
        ("0000-01-01", "when-no-such-day"),
        ("第5个周五", "when-no-such-weekday"),
        ("25:00", "when-no-such-time"),
        ("3月6日25:00", "when-no-such-time"),
        ("3月6日14:60", "when-no-such-time"),
        ("3月6日24:00", "when-no-such-time"),
        ("3月6日上午14点", "when-no-such-time"),
        ("3月6日13pm", "when-no-such-time"),
        ("昨天", "when-past"),
        ("今天9点", "when-past"),
        ("本周五下午2点", "when-past"),
        ("1月5日", "when-past"),
        ("2024-03-06 14:00", "when-past"),
        ("明年12月6日", "when-too-far"),
        ("9999-12-31", "when-too-far"),
        ("3月6日14:00-13:00", "when-end-before-start"),
        ("3月6日14:00-14:00", "when-end-before-start"),
        ("3月6日14:00到3月5日15:00", "when-end-before-start"),
        ("3月6日14:00到3月20日15:00", "when-too-long"),
        ("次日14:00", "when-unreadable"),
        ("14:00-17:30", "when-day-missing"),
        ("下午两点", "when-day-missing"),
        ("3月6日上午", "when-hour-missing"),
        ("3月6日周四", "when-weekday-differs"),
        ("周四3月6日14:00", "when-weekday-differs"),
        ("Thu 6 Mar", "when-weekday-differs"),
    ],
)
def test_an_impossible_time_is_refused_with_its_reason(text, key):
    assert refusal(text).key == key


def test_a_day_without_a_month_belongs_to_the_given_month():
    assert shown(read("6号14:00", month=(2026, 5))) == "2026-05-06 14:00-17:30"
    assert shown(read("第一个周五", month=(2026, 5))) == "2026-05-01 14:00-17:30"


def test_a_month_without_a_year_is_the_nearest_one():
    december = datetime(2026, 12, 20, 10, tzinfo=SHANGHAI)
    assert shown(read("1月5日", now=december)) == "2027-01-05 14:00-17:30"
    assert shown(read("1月5日", now=december, month=(2027, 1))) == "2027-01-05 14:00-17:30"
    assert refusal("11月30日", now=december).key == "when-past"


def test_another_month_is_refused_with_both_months_named():
    refused = refusal("4月6日14:00", month=(2026, 3))
    assert refused.key == "when-other-month"
    assert [refused.values[name] for name in ("year", "month", "asked_year", "asked_month")] == [
        2026,
        3,
        2026,
        4,
    ]


def test_an_activity_ends_by_the_first_midnight_after_its_month():
    assert shown(read("3月31日22:00-24:00", month=(2026, 3))) == "2026-03-31 22:00-04-01 00:00"
    assert refusal("3月31日14:00到4月1日12:00", month=(2026, 3)).key == "when-other-month"
    assert refusal("3月31日22:00，3小时", month=(2026, 3)).key == "when-other-month"
    assert refusal("3月31日22:00到次日1:30", month=(2026, 3)).key == "when-other-month"


def test_a_time_without_a_date_keeps_the_existing_date():
    assert shown(read("14:00-17:30", on=date(2026, 3, 6))) == "2026-03-06 14:00-17:30"
    assert shown(read("下午3点", on=date(2026, 3, 6), month=(2026, 3))) == "2026-03-06 15:00-18:30"
    assert shown(read("3月9日", on=date(2026, 3, 6))) == "2026-03-09 14:00-17:30"


def test_the_leap_day_is_read_in_a_leap_year():
    assert shown(read("2月29日", now=datetime(2028, 2, 1, tzinfo=SHANGHAI))) == "2028-02-29 14:00-17:30"


def test_a_wrong_weekday_is_refused_with_the_right_one():
    values = refusal("3月6日周四").values
    assert (values["day"], values["weekday"], values["written"]) == (date(2026, 3, 6), 5, 4)


@pytest.mark.parametrize("month", [None, (2026, 3), (2026, 12), (2027, 1)])
def test_every_example_can_be_read(month):
    example = refusal("?", month=month).values["example"]
    assert isinstance(example, datetime)
    text = f"{example.year}年{example.month}月{example.day}日(周五) {example:%H:%M}"
    assert read(text, month=month).start == example


def test_durations_are_real_hours_across_a_clock_change():
    winter = datetime(2026, 3, 1, tzinfo=UTC)
    span = read("2026-03-08 01:00-05:00", now=winter, zone=NEW_YORK)
    assert span.hours == 3
    assert read("2026-03-08 02:30", now=winter, zone=NEW_YORK).start.hour == 3


WORDS = st.sampled_from(
    "年月日号时分点半刻周星期礼拜一二三五十廿零〇两上下本这个第最后大今明昨前天午晚早凌晨中到至农历正初节春夕小共开始"
    "0123456789-~:：./ ,（）Tz+apm"
)
PIECES = st.sampled_from(
    (
        *(
            "3月",
            "6日",
            "2月30日",
            "99月",
            "下周",
            "周五",
            "星期八",
            "第",
            "个",
            "最后一个",
            "14:00",
            "25:00",
            "24点",
        ),
        *(
            "到",
            "-",
            " ",
            ":",
            "下午",
            "上午",
            "明天",
            "2026年",
            "2026-03-06",
            "Mar",
            "fri",
            "正月",
            "十五",
            "闰",
            "小时",
        ),
    )
)


@settings(max_examples=400, deadline=None)
@given(
    st.one_of(
        st.text(max_size=LONGEST_TEXT + 2),
        st.text(WORDS, max_size=24),
        st.lists(PIECES, max_size=7).map("".join),
    ),
    st.sampled_from([None, (2026, 3), (2027, 2)]),
    st.sampled_from([SHANGHAI, NEW_YORK, UTC]),
)
def test_any_text_yields_a_valid_future_span_or_a_refusal(text, month, zone):
    with contextlib.suppress(Refused):
        span = read(text, month=month, zone=zone)
        assert SUNDAY < span.start < span.end < SUNDAY + timedelta(days=410)
        assert month is None or span.month == month


@given(st.integers(min_value=1, max_value=399 * 24 * 60))
def test_the_displayed_form_is_read_back(minutes):
    moment = SUNDAY + timedelta(minutes=minutes)
    weekday = "一二三四五六日"[moment.weekday()]
    assert read(f"{moment.year}年{moment.month}月{moment.day}日(周{weekday}) {moment:%H:%M}").start == moment


@pytest.mark.parametrize(
    ("zone", "at", "until"),
    [
        (SHANGHAI, "2026-03-06T21:59", "2026-03-06T21:59"),
        (SHANGHAI, "2026-03-06T22:00", "2026-03-07T08:00"),
        (SHANGHAI, "2026-03-06T07:59", "2026-03-06T08:00"),
        (SHANGHAI, "2026-03-06T08:00", "2026-03-06T08:00"),
        (SHANGHAI, "2026-12-31T23:30", "2027-01-01T08:00"),
        (NEW_YORK, "2026-03-07T23:00", "2026-03-08T08:00"),
        (NEW_YORK, "2026-10-31T23:00", "2026-11-01T08:00"),
    ],
)
def test_a_nudge_at_night_waits_for_the_local_morning(zone, at, until):
    moment = datetime.fromisoformat(at).replace(tzinfo=zone)
    waited = after_quiet(moment.astimezone(UTC), zone)
    assert waited == datetime.fromisoformat(until).replace(tzinfo=zone).astimezone(UTC)
    assert waited.tzinfo is UTC


def test_a_clock_change_shortens_or_lengthens_the_night():
    spring = datetime(2026, 3, 8, 3, tzinfo=UTC)  # 22:00 on 7 March in New York
    autumn = datetime(2026, 11, 1, 2, tzinfo=UTC)  # 22:00 on 31 October
    assert after_quiet(spring, NEW_YORK) - spring == timedelta(hours=9)
    assert after_quiet(autumn, NEW_YORK) - autumn == timedelta(hours=11)


def test_quiet_hours_may_lie_within_a_day_or_be_empty():
    noon = datetime(2026, 3, 6, 13, 30, tzinfo=SHANGHAI)
    assert after_quiet(noon, SHANGHAI, quiet_from=time(13), quiet_until=time(14)) == noon + timedelta(minutes=30)
    assert after_quiet(noon, SHANGHAI, quiet_from=time(13), quiet_until=time(13)) == noon

"""Days off and working days of offices in mainland China."""

from datetime import date

import pytest

from bot.domain.times.holidays import day_off, is_day_off, is_working_day, next_working_day


@pytest.mark.parametrize(
    ("day", "chinese", "english"),
    [
        (date(2026, 1, 1), "元旦", "New Year's Day"),
        (date(2026, 1, 2), "元旦", "New Year's Day"),
        (date(2026, 2, 17), "春节", "Chinese New Year (Spring Festival)"),
        (date(2026, 2, 23), "春节", "Chinese New Year (Spring Festival)"),
        (date(2026, 4, 6), "清明节", "Tomb-Sweeping Day"),
        (date(2026, 5, 5), "劳动节", "Labor Day"),
        (date(2026, 10, 7), "国庆节", "National Day"),
        (date(2027, 10, 1), "国庆节", "National Day"),
    ],
)
def test_extended_holidays_bear_the_name_of_the_holiday(day, chinese, english):
    assert day_off(day) == chinese
    assert day_off(day, "en") == english
    assert is_day_off(day)
    assert not is_working_day(day)


@pytest.mark.parametrize("day", [date(2026, 1, 4), date(2026, 2, 14), date(2026, 2, 28), date(2026, 10, 10)])
def test_a_weekend_day_worked_in_exchange_is_a_working_day(day):
    assert day.weekday() >= 5
    assert is_working_day(day)
    assert day_off(day) is None


def test_an_ordinary_weekend_is_neither_holiday_nor_working_day():
    assert day_off(date(2026, 3, 7)) is None
    assert not is_working_day(date(2026, 3, 7))


def test_an_ordinary_weekday_is_a_working_day():
    assert is_working_day(date(2026, 3, 6))
    assert day_off(date(2026, 3, 6)) is None


def test_every_day_off_has_a_name_without_a_year():
    for year in range(2010, 2041):
        for number in range(date(year, 1, 1).toordinal(), date(year + 1, 1, 1).toordinal()):
            day = date.fromordinal(number)
            if is_day_off(day):
                name = day_off(day)
                assert name
                assert str(year) not in name


@pytest.mark.parametrize(
    ("day", "following"),
    [
        (date(2026, 3, 5), date(2026, 3, 6)),
        (date(2026, 3, 6), date(2026, 3, 9)),
        (date(2026, 2, 27), date(2026, 2, 28)),
        (date(2026, 9, 30), date(2026, 10, 8)),
    ],
)
def test_the_next_working_day_skips_weekends_and_holidays(day, following):
    assert next_working_day(day) == following

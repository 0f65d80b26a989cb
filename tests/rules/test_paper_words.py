"""Words that several papers share."""

import pytest

from bot import texts
from bot.views.papers import words
from tests.support.cases import a_case
from tests.support.town import at


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("2026-03-06 14:00", "2026-03-06 17:30", "2026年3月6日 14:00–17:30"),
        ("2026-03-06 21:00", "2026-03-07 00:30", "2026年3月6日 21:00–3月7日 00:30"),
        ("2026-12-31 21:00", "2027-01-01 00:30", "2026年12月31日 21:00–2027年1月1日 00:30"),
    ],
)
def test_the_end_of_an_activity_has_its_day_and_year_if_they_are_others(start, end, said):
    activity = a_case(at(start), at(end)).activity
    assert words.when(activity, texts.load().of("zh-CN")).startswith(said)

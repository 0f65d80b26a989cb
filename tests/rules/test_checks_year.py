"""A year of honest records is not held up: no finding stops it, and hardly any asks for a sentence."""

from collections import Counter
from dataclasses import replace

import pytest

from bot.domain.report.checks.finding import Level
from bot.domain.report.checks.likeness import LIKE, RATHER_LIKE, containment, grams, substance
from bot.domain.report.checks.table import findings
from tests.support.cases import earlier, minute
from tests.support.honest_year import RECORDS, a_year


@pytest.fixture(scope="module")
def year():
    return a_year()


def test_the_records_are_as_long_as_real_ones():
    lengths = [record.characters for record in RECORDS]
    assert len(RECORDS) == 12
    assert min(lengths) >= 400
    assert max(lengths) <= 1100


def test_a_year_of_honest_records_raises_hardly_anything(year):
    found = Counter()
    for case in year:
        for one in findings(case):
            found[one.level, one.number] += 1
    levels = Counter(level for level, _number in found.elements())
    assert levels[Level.BLOCK] == levels[Level.REASON] == 0, found
    assert levels[Level.WARN] <= 2, found


def test_the_same_year_with_one_month_copied_is_found(year):
    march, december = year[2], year[11]
    copied = replace(
        december,
        report=replace(
            december.report,
            items=march.report.items,
            minutes=tuple(
                minute(one.text, december.end, item=one.item_id, part=one.part) for one in march.report.minutes
            ),
        ),
    )
    assert [one.subject for one in findings(copied) if one.number == 17] == [f"like:{march.activity.id}"]


def test_honest_records_are_far_below_the_threshold(year):
    texts = [grams("\n".join(substance(case.report.minutes, case.report.items))) for case in year]
    shares = [containment(one, other) for i, one in enumerate(texts) for other in texts[:i]]
    assert max(shares) < RATHER_LIKE / 3 < LIKE


def test_earlier_activities_come_from_the_same_year(year):
    assert [len(case.earlier) for case in year] == list(range(12))
    assert earlier(year[0]).activity.month == 1

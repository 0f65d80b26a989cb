"""The day of a step, as the words with its paper name it: taken if there is no doubt, left open otherwise."""

import pytest

from bot.domain.times.past_days import past_day_in
from tests.support.town import at

NOW = at("2026-02-20 09:00")


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2月18日支委会会议记录", "2026-02-18"),
        ("昨天下午，在308会议室开的", "2026-02-19"),
        ("支委会 2026-02-10", "2026-02-10"),
        ("上周五的支委会", "2026-02-13"),
        ("Committee, 16 Feb", "2026-02-16"),
        ("机委〔2026〕3号，2月11日", "2026-02-11"),
        ("2.10", "2026-02-10"),
    ],
)
def test_the_one_day_in_the_words_counts(words, day):
    found, _alone = past_day_in(words, now=NOW)
    assert str(found) == day


@pytest.mark.parametrize(
    "words",
    [
        "",
        "在会议室开的",
        "机委〔2026〕3号",
        "2月10日和2月12日两次支委会",
        "七一主题党日审定表",
        "3月20日",
        "3月底前报审",
        "第3次支委会",
        "5号楼二楼会议室",
        "2月30日支委会",
        "长" * 900,
        "\u200b\n🙂",
    ],
)
def test_words_that_leave_a_doubt_name_no_day(words):
    assert past_day_in(words, now=NOW)[0] is None

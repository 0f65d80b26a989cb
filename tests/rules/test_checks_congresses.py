"""Check 20 on congresses and plenary sessions: a year or a name that is told wrong, and what is near it and right."""

import pytest

from tests.support.cases import a_case, item, minute, raised, variants


def writes(text):
    """Return a case with this text in its minutes."""
    return a_case(minutes=(minute(text, item=1),))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("学习了2023年召开的党的二十届三中全会精神。", ["session"]),
        ("学习了2024年召开的党的二十届三中全会精神。", []),
        ("学习了2024年7月15日召开的二十届三中全会精神。", []),
        ("学习了2025年7月召开的二十届三中全会精神。", ["session"]),
        ("2021年召开的党的二十大作出了部署。", ["session"]),
        ("2022年10月，党的二十大胜利召开。", []),
        ("2022年10月，党的十九大胜利召开。", ["session"]),
        ("党的十八大于2013年召开。", ["session"]),
        ("党的十八大于2012年召开。", []),
        ("党的十九大（2017年）以来。", []),
        ("党的十九大（2018年）以来。", ["session"]),
        ("1979年召开的十一届三中全会。", ["session"]),
        ("1978年12月召开的十一届三中全会。", []),
        ("中国共产党第二十次全国代表大会于2023年召开。", ["session"]),
        ("1946年召开的党的七大。", ["session"]),
        ("1945年召开的党的七大。", []),
        ("2024年召开的中国共产党第二十届中央委员会第四次全体会议。", ["session"]),
        ("2025年召开的中国共产党第二十届中央委员会第四次全体会议。", []),
    ],
)
def test_the_year_of_a_session(text, found):
    assert variants(writes(text), 20) == found


@pytest.mark.parametrize(
    "text",
    [
        "2023年，学习党的二十大精神。",  # the year of the study, not of the congress
        "2026年召开的二十届五中全会。",  # later than what is known
        "2027年召开的党的二十一大。",
        "2023年举行的十大人物评选。",
        "2024年召开的党的三大作风座谈会。",
        "2023年召开的共青团第十九次全国代表大会。",
        "2024年召开的共青团十九届三中全会。",
        "2018年召开的中国工会第十七次全国代表大会。",
        "2023年12月召开支部大会，传达二十届二中全会精神。",
        "墙上写着“2021年召开的党的二十大”，大家指出写错了。",
    ],
)
def test_what_is_no_year_of_a_session_or_is_not_known(text):
    assert variants(writes(text), 20) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("学习党的二十大三中全会精神。", ["mixed"]),
        ("学习党的二十大和二十届三中全会精神。", []),
        ("学习党的二十大、三中全会精神。", []),
        ("学习十九届八中全会精神。", ["none"]),
        ("学习十九届七中全会精神。", []),
        ("学习二十届八中全会精神。", []),
        ("学习十三届九中全会文件。", []),
        ("学习共青团十八届八中全会精神。", []),
    ],
)
def test_the_name_of_a_session(text, found):
    assert variants(writes(text), 20) == found


def test_theme_and_agenda_are_read_and_a_mistake_is_told_once():
    wrong = "2023年召开的党的二十届三中全会"
    assert variants(a_case(content=f"学习{wrong}精神"), 20) == ["session"]
    assert variants(a_case(items=(item(1, f"学习{wrong}精神"),)), 20) == ["session"]
    assert len(raised(writes(f"学习了{wrong}精神。又讨论了{wrong}。"), 20)) == 1

"""Chinese numerals: usual spellings are read, and nothing else is taken for a number."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.domain.times.numerals import CHINESE, DIGITS, NUMBER, number, written

ONES = "零一二三四五六七八九"
below_ten_thousand = st.integers(0, 9_999)


def counted(value: int) -> str:
    """Write a number as in `一千零三`: digits with their units, and one 零 for empty places between them."""
    words = ""
    for unit, mark in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = value // unit % 10
        if digit:
            words += ONES[digit] + mark
        elif words and value % unit and not words.endswith("零"):
            words += "零"
    return words.removeprefix("一") if words.startswith("一十") else words or "零"


def spelled(value: int) -> str:
    """Write a number digit by digit, as in `二〇二六`."""
    return "".join(ONES[int(figure)] for figure in str(value)).replace("零", "〇")


@settings(max_examples=500)
@given(below_ten_thousand)
@example(10)
@example(1_001)
@example(9_010)
def test_a_counted_number_is_read_back(value):
    assert number(counted(value)) == value


@settings(max_examples=500)
@given(below_ten_thousand)
@example(20)
@example(105)
@example(2_026)
def test_a_number_spelled_digit_by_digit_is_read_back(value):
    written = spelled(value)
    if len(written) == 2 and "〇" not in written:
        with pytest.raises(ValueError, match="not a number"):
            number(written)
    else:
        assert number(written) == value


@given(below_ten_thousand)
def test_digits_are_read_as_they_are(value):
    assert number(str(value)) == number(f"{value:02}") == value


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("二十一", 21),
        ("廿一", 21),
        ("廿", 20),
        ("卅", 30),
        ("卅一", 31),
        ("一百零三", 103),
        ("一百〇三", 103),
        ("百", 100),
        ("两百", 200),
        ("一百廿一", 121),
        ("两", 2),
        ("零两", 2),
        ("零五", 5),
        ("〇", 0),
        ("一十二", 12),
        ("二零二六", 2026),
        ("二○二六", 2026),
        ("零零二六", 26),
    ],
)
def test_each_way_of_writing_a_number_is_read(written, value):
    assert number(written) == value


@pytest.mark.parametrize(
    "written",
    ["", "二三", "十十", "零十", "一二十", "十二三", "廿廿", "三廿", "一百五", "一百零五十", "百百", "两两", "负一",
     "一点五", "1十", "一1", "元", "三万", "一九二一六"],
)  # fmt: skip
def test_an_invalid_or_ambiguous_number_is_refused(written):
    with pytest.raises(ValueError, match="not a number"):
        number(written)


@given(st.text(alphabet=[*DIGITS, *"十百千廿卅万点元0 "], max_size=6))
def test_any_characters_are_a_number_below_ten_thousand_or_refused(written):
    try:
        value = number(written)
    except ValueError:
        return
    assert 0 <= value < 10_000 or written.isdecimal()


@given(st.from_regex(NUMBER, fullmatch=True))
def test_every_match_of_the_pattern_is_a_number(written):
    assert 0 <= number(written) <= 99
    assert written.isdecimal() or set(written) <= set(CHINESE)


@pytest.mark.parametrize("value", range(1, 100))
def test_a_number_that_is_written_is_read_as_it_is_counted(value):
    assert written(value) == counted(value)

"""Names and free texts as people write them."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.names import clean_line, clean_name, clean_text
from bot.domain.refusals import Refused
from bot.domain.roles import Kind


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("张三", "张三"),
        (" 张 三 ", "张三"),
        ("张\u3000三", "张三"),
        ("张\u200b三\u202e\x00", "张三"),
        ("阿卜杜拉 • 艾力", "阿卜杜拉·艾力"),
        ("买买提・吐尔逊", "买买提·吐尔逊"),
        ("John   Smith", "John Smith"),
        ("Ｊｏｈｎ Ｓｍｉｔｈ", "John Smith"),
        ("O’Neil-Łukasz Jr.", "O'Neil-Łukasz Jr."),
        ("Jose\u0301", "José"),
        ("བསྟན་འཛིན".replace("་", " "), "བསྟན འཛིན"),
        ("김 철수", "김 철수"),
        ("\U000313a1\U000313a2", "\U000313a1\U000313a2"),
        ("张三2", "张三2"),
        ("张三 (大)", "张三（大）"),
        ("张三\n", "张三"),
    ],
)
def test_a_name_is_normalised_as_people_mean_it(raw, name):
    assert clean_name(raw) == name
    assert clean_name(name) == name


@pytest.mark.parametrize(
    "raw",
    ["", " ", "\u200b", "123", "·", "-张三", "<b>张三</b>", "张三&李四", "张三😀", "=张三", "@zhang",
     "张三：", "a" * 31, "2张三", "张三123", "张三（大", "（大）",
     "https://t.me/x"],
)  # fmt: skip
def test_an_invalid_name_is_refused_with_the_typed_text(raw):
    with pytest.raises(Refused, match="name-bad") as refused:
        clean_name(raw)
    assert refused.value.values["limit"] == 30
    assert len(str(refused.value.values["value"])) <= 40


@given(st.text(max_size=60))
def test_an_accepted_name_is_short_normalised_and_stable(raw):
    try:
        name = clean_name(raw)
    except Refused:
        return
    assert 1 <= len(name) <= 30
    assert unicodedata.is_normalized("NFC", name)
    assert clean_name(name) == name
    assert not set("<>&\n\t=@") & set(name)


def test_a_line_is_folded_and_limited():
    assert clean_line("  a\tb\r\nc\u200b  d ", 10) == "a b c d"
    assert clean_line("<b> & 😀", 10) == "<b> & 😀"


def test_a_text_keeps_its_lines_and_single_empty_lines():
    assert clean_text(" a  b \r\n\r\n\n\n c\u2028d ", 20) == "a b\n\nc\nd"


@pytest.mark.parametrize("clean", [clean_line, clean_text])
def test_an_empty_or_long_text_is_refused_with_figures(clean):
    with pytest.raises(Refused, match="text-empty"):
        clean(" \u200b\n", 5)
    with pytest.raises(Refused, match="text-too-long") as refused:
        clean("123456", 5)
    assert refused.value.values == {"limit": 5, "length": 6}


def test_only_members_count():
    assert [kind for kind in Kind if kind.counts] == [Kind.FULL, Kind.PROBATIONARY]

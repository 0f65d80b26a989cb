"""The count of a vote, as people write it in a line."""

import pytest

from bot.domain.day.motions import Count
from bot.intake import motion_words


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("赞成18 反对1 弃权2", Count(18, 1, 2)),
        ("１８票赞成，１票反对，2票弃权。", Count(18, 1, 2)),
        ("同意：18；不同意：1；弃权：2", Count(18, 1, 2)),
        ("赞成十八票，反对无，弃权无", Count(18)),
        ("赞成18\n反对1\n弃权2", Count(18, 1, 2)),
        ("赞成票数：18，反对票数：1", Count(18, 1)),
        ("经举手表决，赞成18人，反对3人，未投1人，未获通过", Count(18, 3, unvoted=1, claimed=False)),
        ("表决结果：赞成18票，反对0票，弃权0票，通过。", Count(18, claimed=True)),
        ("一致同意（21票）", Count(21)),
        ("全票通过21", Count(21)),
        ("应到会有表决权的党员21人，实到20人，赞成18票，反对2票", Count(18, 2, eligible=21, present=20)),
        ("赞成18 书面赞成2 书面反对1", Count(18, written_favour=2, written_against=1)),
        ("for 18 against 1 abstain 2", Count(18, 1, 2)),
        ("18 in favour, 1 against, 2 abstentions, carried", Count(18, 1, 2, claimed=True)),
        ("unanimous 21", Count(21)),
    ],
)
def test_a_count_is_read_as_it_is_written(text, count):
    assert motion_words.read(text) == count


@pytest.mark.parametrize(
    "text",
    [
        "", "全票通过", "大家一致同意", "反对3 弃权1", "赞成18 赞成2", "赞成18人的方案", "赞成约18", "赞成 99999",
        "实到12人", "一致同意21 反对1", "赞成18（其中书面赞成2票）", "赞成18 反对1 张三反对", "not 18",
    ],
)  # fmt: skip
def test_what_is_no_count_is_not_taken_for_one(text):
    assert motion_words.read(text) is None


def test_within_a_text_a_line_with_one_label_is_no_count():
    assert motion_words.read("赞成18", least=2) is None
    assert motion_words.read("一致同意21", least=2) == Count(21)
    assert motion_words.read("赞成18 反对1", least=2) == Count(18, 1)

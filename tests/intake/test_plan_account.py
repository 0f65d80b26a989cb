"""Every piece of a plan's source is in a value or told: nothing is lost unseen, whatever is sent."""

import re
import unicodedata

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.plan import wide
from bot.domain.plan.draft import PlanDraft
from bot.domain.refusals import Refused
from bot.files.upload import Upload
from bot.intake.plan import read_plan
from tests.support.office_files import saved, word_table, xlsx

PIECES = [
    "3月",
    "4月：",
    "三月份",
    "13月",
    "7-8月",
    "2026年5月",
    "20_年6月",
    "202609",
    "每月",
    "第一季度",
    "下半年",
    "1月16日（周五）下午",
    "月份",
    "活动时间",
    "序号",
    "主题",
    "内容",
    "形式",
    "责任人",
    "地点",
    "备注",
    "重点",
    "活动名称",
    "1",
    "2",
    "3",
    "清扫河岸",
    "学习条例；",
    "走访慰问老党员，送上慰问品。",
    "丙三",
    "三楼会议室",
    "全体党员",
    "√",
    "=1+1",
    "责任人：丙三",
    "地点：河边",
    "主题：陵园祭扫",
    "内容：敬献花篮",
    "2026年主题党日计划",
    "三会一课计划",
    "某某党支部",
    "2026年1月5日",
    "制表人：甲一",
    "附件：",
    "一、指导思想",
    "三、工作要求",
    "（一）提高认识",
    "以上计划可调整",
    "3月5日学雷锋",
    "研究年度主题党日计划",
    "第一个周五",
    "2025年",
]
JOINTS = ["\n", "\n", "\n", "\n\n", "\t", "\t", " ", "：", "，", "；", "|", "、", ""]
NAMES = "(?:序号?|月份|月|活动时间|时间|主题|内容|形式|责任人|地点|备注|重点|活动名称|活动|第一季度|下半年|每月)"
MONTH = "(?:(?:20..年?|20_年)?(?:1?[0-9]月?[-—~、]?)+月?份?|[一二三四五六七八九十]+月份?|202609)"
FURNITURE = re.compile(rf"{NAMES}|{MONTH}|\d*")
"""The names of columns, the months themselves, and numbers."""


def bare(text: str) -> str:
    return re.sub(r"[\s\W_]+", "", unicodedata.normalize("NFKC", text))


def account(draft: PlanDraft) -> str:
    """Return all that a person sees of a plan: its values and what is told."""
    drafts = (draft, *draft.which)
    seen = [each.title or "" for each in drafts] + [str(each.year) for each in drafts]
    seen += [f"{row.form} {row.content} {row.year}" for each in drafts for row in each.rows]
    seen += [f"{piece}" for each in drafts for told in each.told for piece in told.pieces]
    seen += [str(value) for each in drafts for told in each.told for value in told.values.values()]
    seen += [each.name for each in drafts]
    return "\n".join(map(bare, seen))


def lost(draft: PlanDraft, pieces: list[str]) -> list[str]:
    """Return the pieces of which a word is not seen; the month before a word may stand apart."""
    seen = account(draft)
    words = ((piece, word) for piece in pieces if not FURNITURE.fullmatch(piece) for word in re.split(r"[\W_]+", piece))
    return [piece for piece, word in words if not is_seen(word, seen)]


def is_seen(word: str, seen: str) -> bool:
    rest = re.sub(rf"^(?:\d+月\d+日|{MONTH})", "", word)
    return bare(word) in seen or bare(rest) in seen or FURNITURE.fullmatch(word) is not None


def read(source: Upload | str) -> PlanDraft | None:
    try:
        return read_plan(source)
    except Refused:
        return None


def filled(draft: PlanDraft) -> PlanDraft:
    """Return the draft after every tap that puts a row into its months."""
    while offers := wide.offered(draft):
        draft = wide.put_in(draft, wide.stamp(offers[0]), 10_000)
    return draft


SLOW = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@SLOW
@given(st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(JOINTS)), max_size=40))
def test_every_piece_of_a_text_is_in_a_value_or_told(parts):
    draft = read("".join(piece + joint for piece, joint in parts))
    assert draft is None or not lost(draft, [piece for piece, _ in parts])
    assert draft is None or draft.which or not lost(filled(draft), [piece for piece, _ in parts])


TABLES = st.integers(2, 5).flatmap(
    lambda width: st.lists(
        st.lists(st.sampled_from(["", *PIECES]), min_size=width, max_size=width), min_size=2, max_size=8
    )
)


@SLOW
@given(TABLES)
def test_every_cell_of_a_sheet_is_in_a_value_or_told(rows):
    draft = read(Upload("计划.xlsx", xlsx([[cell or None for cell in row] for row in rows])))
    assert draft is None or not lost(draft, [cell for row in rows for cell in row])
    assert draft is None or draft.which or not lost(filled(draft), [cell for row in rows for cell in row])


@settings(SLOW, max_examples=60)
@given(st.lists(st.sampled_from(PIECES), max_size=4), TABLES, st.lists(st.sampled_from(PIECES), max_size=4))
def test_every_line_and_cell_of_a_document_is_in_a_value_or_told(before, rows, after):
    draft = read(Upload("计划.docx", saved(word_table(rows, before, after))))
    assert draft is None or not lost(draft, [*before, *(cell for row in rows for cell in row), *after])

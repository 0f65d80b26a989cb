"""Papers as Word files: page set-ups, a typeface for every script, rows, pictures, the same bytes, what is missing."""

import json
import zipfile
from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from PIL import Image

from bot.documents import writing
from bot.documents.docx_writer import balanced, from_right, write
from bot.documents.page import ALTERNATIVES
from bot.documents.paper import (
    Field,
    Paper,
    Paragraph,
    Picture,
    Pictures,
    Row,
    Setup,
    Signatures,
    Table,
    from_json,
    missing,
    to_json,
)
from tests.support.papers import LONG_NAME, a_photo
from tests.support.photos import HEIC_12MP, HEIC_31MP, heic, photo, tells_place

HEAD = ("序号", "姓名", "签名")
PAPER = Paper(
    Setup.RECORD,
    "会计学院学生第二党支部主题党日活动纪实表",
    (
        Row((Field("活动主题", "红色教育行动"),)),
        Row((Field("主持人", LONG_NAME), Field("记录人", ""))),
        Row((Field("议程与过程", "第一段。\n第二段。"),)),
        Row((Field("上级审核意见", "", by_hand=True),)),
        Pictures("活动图片", (Picture(0, "集中学习"), Picture(1, "讨论"), Picture(-1, "不能显示"))),
        Signatures(("记录人签字：", "主持人签字：")),
        Table("名单", HEAD, tuple((str(number), LONG_NAME, "") for number in range(1, 301)), (1, 3, 3), new_page=True),
    ),
    head=(Field("填报单位", "会计学院学生第二党支部"), Field("填报日期", "2026年3月8日")),
    foot=("六有：年度计划安排√",),
    code="4MS4-ZR7A-EZ7V-9D2N",
    pages="第 {page} 页 共 {pages} 页",
    code_words="校验码：{code}",
)
LETTER = Paper(
    Setup.OFFICIAL,
    "会计学院学生第二党支部关于开展2026年3月主题党日活动的请示",
    (
        Paragraph("会计学院机关党委：", flush=True),
        Paragraph("一、时间", 1),
        Paragraph("三月六日下午。"),
        Paragraph("（一）地点", 2),
        Paragraph(""),
        Paragraph("中共会计学院学生第二党支部委员会", right=True),
        Paragraph("2026年3月1日", right=True),
    ),
)


def cells(row):
    """Return the texts of the cells of a row, each once however many columns it spans."""
    return [cell.text for cell in {id(cell._tc): cell for cell in row.cells}.values()]


def opened(paper, pictures=()):
    return Document(BytesIO(write(paper, pictures)))


def test_a_record_has_the_page_of_records_and_a_letter_that_of_the_standard():
    record, letter = opened(PAPER).sections[0], opened(LETTER).sections[0]
    assert (round(record.page_width.mm), round(record.page_height.mm)) == (210, 297)
    assert (round(record.top_margin.cm, 2), round(record.left_margin.cm, 2)) == (2.54, 3.17)
    measures = (letter.top_margin, letter.bottom_margin, letter.left_margin, letter.right_margin)
    assert [round(each.mm) for each in measures] == [37, 35, 28, 26]
    body = next(each for each in opened(LETTER).paragraphs if each.text == "三月六日下午。")
    assert (body.paragraph_format.line_spacing, body.runs[0].font.size) == (Pt(28.9), Pt(16))
    assert body._p.pPr.ind.get(qn("w:firstLineChars")) == "200"


def test_page_numbers_of_a_letter_stand_on_the_outer_side():
    document = opened(LETTER)
    assert document.settings.odd_and_even_pages_header_footer
    section = document.sections[0]
    sides = [footer.paragraphs[0].alignment.name for footer in (section.footer, section.even_page_footer)]
    assert sides == ["RIGHT", "LEFT"]
    assert "".join(each.text for each in section.footer.paragraphs[0]._p.iter(qn("w:t"))) == "— 1 —"
    words = "".join(each.text for each in opened(PAPER).sections[0].footer.paragraphs[0]._p.iter(qn("w:t")))
    assert words == "第 1 页 共 1 页"


@pytest.mark.parametrize("paper", [PAPER, LETTER], ids=["record", "letter"])
def test_every_run_names_a_typeface_for_each_script_and_no_theme(paper):
    data = write(paper, [a_photo(0, 400, 300), a_photo(1, 300, 400)])
    parts = {name: part for name, part in unzipped(data).items() if name.startswith("word/") and name.endswith(".xml")}
    assert not any("Theme=" in part or "asciiTheme" in part or "ja-JP" in part for part in parts.values())
    document = Document(BytesIO(data))
    places = [document.element.body, *(footer._element for footer in (document.sections[0].footer,))]
    fonts = [run.find(qn("w:rPr")).find(qn("w:rFonts")) for place in places for run in place.iter(qn("w:r"))
             if run.find(qn("w:t")) is not None]  # fmt: skip
    for font in fonts:
        names = {font.get(qn(f"w:{script}")) for script in ("ascii", "hAnsi", "eastAsia")}
        assert len(names) == 1
        assert names <= set(ALTERNATIVES)
    assert 'w:eastAsia="zh-CN"' in parts["word/settings.xml"]
    assert all(name in parts["word/fontTable.xml"] for name in ("Noto Serif CJK SC", "Noto Sans CJK SC"))
    assert not [name for name in unzipped(data) if "font" in name.lower() and not name.endswith(".xml")]


def unzipped(data):
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name).decode("utf-8", "replace") for name in archive.namelist()}


def test_the_same_paper_has_the_same_bytes():
    pictures = [a_photo(0, 400, 300)]
    assert write(PAPER, pictures) == write(from_json(json.loads(json.dumps(to_json(PAPER)))), pictures)
    core = opened(PAPER).core_properties
    assert (core.author, core.created.year, core.modified.year) == ("", 2020, 2020)
    with zipfile.ZipFile(BytesIO(write(LETTER, []))) as archive:
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_table_repeats_its_head_and_splits_no_row_and_a_long_text_may():
    document = opened(PAPER)
    rows = document.tables[-1].rows
    assert len(rows) == 301
    assert rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in rows)
    long = Paper(Setup.RECORD, "长", (Row((Field("议程与过程", "会议内容。" * 12_000),)),))
    (row,) = opened(long).tables[0].rows
    assert row._tr.trPr.find(qn("w:cantSplit")) is None
    assert cells(row)[1] == "会议内容。" * 12_000


def test_signatures_below_a_table_do_not_take_its_lines_away():
    roll = Table("党员", HEAD, (("1", LONG_NAME, ""),), (1, 3, 3))
    document = opened(Paper(Setup.RECORD, "签到册", (roll, Signatures(("记录人签字：", "主持人签字：")))))
    lined, unlined = document.tables
    assert lined._tbl.tblPr.find(qn("w:tblBorders")).find(qn("w:top")).get(qn("w:val")) == "single"
    assert unlined._tbl.getprevious().tag == qn("w:p")  # office programs join tables that touch, with one ruling


def test_what_is_missing_is_printed_and_listed_and_blanks_for_a_pen_are_neither():
    assert missing(PAPER) == ("记录人",)
    assert missing(LETTER) == ("（一）地点",)
    texts = [text for row in opened(PAPER).tables[1].rows for text in cells(row)]
    assert texts.count("（待补充）") == 1
    assert "（待补充）" in [each.text for each in opened(LETTER).paragraphs]


def test_pictures_keep_their_shape_and_stand_two_in_a_row():
    document = opened(PAPER, [a_photo(0, 800, 400), a_photo(1, 400, 800)])
    wide, high = document.inline_shapes
    assert wide.width == pytest.approx(2 * wide.height, rel=0.01)
    assert high.height == pytest.approx(2 * high.width, rel=0.01)
    assert max(wide.width, high.width) <= Cm(5.7)
    assert max(wide.height, high.height) <= Cm(4.3)
    captions = [[text.strip() for text in cells(row)] for row in document.tables[1].rows]
    assert ["活动图片", "集中学习", "讨论"] in captions
    assert any("不能显示" in row for row in captions)


def test_words_that_xml_forbids_are_left_out():
    paper = Paper(Setup.RECORD, "标题", (Row((Field("内容", "甲\x00乙\x0b<丙>&\ud800丁\ufffe"),)),))
    assert cells(opened(paper).tables[0].rows[0])[1] == "甲乙<丙>&丁"


def test_a_title_breaks_where_words_end_and_the_date_is_centred_below_a_longer_unit():
    title = "会计学院学生第二党支部关于开展2026年3月主题党日活动的请示"
    assert balanced(title, 19) == ["会计学院学生第二党支部", "关于开展2026年3月主题党日活动的请示"]
    title = "关于2026年3月主题党日活动开展情况和整改的通报"
    assert balanced(title, 19) == ["关于2026年3月主题党日", "活动开展情况和整改的通报"]
    assert balanced("短标题", 19) == ["短标题"]
    assert [len(line) <= 19 for line in balanced("无" * 50, 19)] == [True] * 3
    assert from_right(["支部", "2026年3月1日"])[1] == 4
    assert from_right(["中共会计学院学生第二党支部委员会", "2026年3月1日"])[0] == 2


async def test_photos_are_made_small_in_the_worker_and_tell_no_place():
    try:
        small = await writing.scaled(photo(4000, 3000))
        assert small is not None
        assert not tells_place(small)
        assert Document(BytesIO(await writing.written(PAPER, [small, small]))).inline_shapes[0].width
        assert await writing.scaled(photo(900, 600, "PNG")) is not None
        assert await writing.scaled(heic()) is None
        of_phone = await writing.scaled(HEIC_12MP)
        assert of_phone is not None
        with Image.open(BytesIO(of_phone)) as image:
            assert (image.format, image.size) == ("JPEG", (1200, 900))
        assert not tells_place(of_phone)
        assert await writing.scaled(HEIC_31MP) is None
        assert await writing.scaled(b"no picture") is None
    finally:
        await writing.writing.close()


def held(row):
    """Return whether a row stays on the page of what follows it."""
    return row._tr.find(f".//{qn('w:keepNext')}") is not None


def test_what_is_signed_stays_with_the_row_before_it_and_with_the_check_code():
    blocks = (
        Row((Field("活动主题", "红色教育行动"),)),
        Row((Field("领导点评", "", by_hand=True),)),
        Row((Field("附件清单", "签到册"),)),
        Signatures(("记录人签字：", "主持人签字：")),
        Row((Field("上级审核意见", "", by_hand=True),)),
    )
    document = Document(BytesIO(write(Paper(Setup.RECORD, "纪实表", blocks, code="4MS4-ZR7A-EZ7V-9D2N"), ())))
    assert [held(row) for row in document.tables[0].rows] == [False, False, True, True, True]
    minutes = Paper(Setup.RECORD, "会议记录", (Paragraph("一、会议内容", 1), Paragraph("学习了原文。"), blocks[3]))
    said = next(each for each in Document(BytesIO(write(minutes, ()))).paragraphs if each.text == "学习了原文。")
    assert said.paragraph_format.keep_with_next

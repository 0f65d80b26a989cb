"""Papers as LibreOffice renders them: all words on the pages, breaks, page numbers, typefaces, extreme contents."""

import re

import pytest

from bot.documents import pdf, writing
from bot.documents.paper import Field, Paper, Paragraph, Picture, Pictures, Row, Setup, Signatures, Table
from tests.support.papers import LONG_NAME, a_photo
from tests.support.rendering import pages, require_libreoffice

pytestmark = pytest.mark.long(reason="LibreOffice takes seconds for each paper")
WORDS = "支部党员同志学习会议精神结合本职工作谈认识谈打算"


@pytest.fixture(autouse=True)
async def libreoffice():
    require_libreoffice()
    yield
    await writing.writing.close()


async def rendered(paper, pictures=()):
    data = await pdf.pdf_of(await writing.written(paper, pictures))
    assert data is not None
    return data


def joined(texts):
    return re.sub(r"\s", "", "".join(texts))


def joined_one(text):
    return joined([text])


def form(*rows, **more):
    return Paper(
        Setup.RECORD, "会计学院学生第二党支部主题党日活动纪实表", rows, pages="第 {page} 页 共 {pages} 页", **more
    )


async def test_a_short_record_is_one_page_and_every_word_is_there():
    rows = [Row((Field(f"栏目{number}", f"内容{number}，{WORDS}。"),)) for number in range(12)]
    data = await rendered(
        form(*rows, Signatures(("记录人签字：", "主持人签字：")), head=(Field("编号", "〔2026〕3号"),))
    )
    (text,) = pages(data)
    for told in (
        *(f"内容{number}，{WORDS}。" for number in range(12)),
        "主题党日活动纪实表",
        "记录人签字：",
        "第1页共1页",
    ):
        assert told in joined([text]), told


async def test_three_hundred_names_keep_their_head_on_every_page_and_none_is_lost():
    rows = tuple((str(number), LONG_NAME if number % 50 == 0 else f"党员{number}", "正式党员", "", "14:00", "扫码", "",
                  "会后补登、补学未完成") for number in range(1, 301))  # fmt: skip
    head = ("序号", "姓名", "类别", "党小组", "签到时间", "方式", "签名", "备注")
    table = Table("党员", head, rows, (10, 19, 18, 17, 20, 13, 26, 24))
    found = pages(await rendered(form(table)))
    assert all("签名" in joined([page]) for page in found)
    assert f"第{len(found)}页共{len(found)}页" in joined([found[-1]])
    whole = joined(found)
    assert all(f"党员{number}" in whole for number in range(1, 301) if number % 50)
    assert whole.count(joined([LONG_NAME])) == 6
    assert len(found) <= 20


async def test_minutes_of_sixty_thousand_characters_run_over_pages_without_loss():
    text = "\n".join(f"第{number}段。{WORDS * 12}" for number in range(200))
    assert len(text) > 55_000
    found = pages(await rendered(form(Row((Field("议程与过程", text),)), Row((Field("形成共识", "无"),)))))
    whole = joined(found)
    assert all(f"第{number}段。" in whole for number in range(200))
    assert whole.count(WORDS) >= 2400 - 2 * len(found)  # a page's end may part one
    assert 50 <= len(found) <= 140


async def test_twenty_items_and_four_photos_break_between_rows():
    items = [Row((Field(f"议题{number}号", f"{WORDS * 6}（{number}）"),)) for number in range(20)]
    photos = Pictures("活动图片", tuple(Picture(number, f"图片{number}说明") for number in range(4)))
    data = await rendered(form(*items, photos, Signatures(("记录人签字：",))), [a_photo(number) for number in range(4)])
    found = pages(data)
    for number in range(20):
        (whole,) = [page for page in map(joined_one, found) if f"议题{number}号" in page]
        assert f"{WORDS * 6}（{number}）" in whole
    assert all(f"图片{number}说明" in joined(found) for number in range(4))


async def test_a_letter_has_22_lines_of_28_characters_and_numbers_on_the_outer_side():
    body = Paragraph("正文按照国家标准排版一行二十八个字" * 100)
    data = await rendered(Paper(Setup.OFFICIAL, "关于排版的通报", (Paragraph("各党支部：", flush=True), body)))
    found = pages(data)
    lines = [line.replace(" ", "") for line in found[1].splitlines()]
    assert [len(line) for line in lines] == [*[28] * 22, 3]  # the page number
    assert "—1—" in joined([found[0]])
    assert "—2—" in joined([found[1]])


async def test_no_typeface_lacks_a_character_that_papers_use():
    text = "①②③④⑤⑥⑦⑧⑨ √ □ 〔2026〕 “引号” ‘单’ —— …… · → （一）、；：！？ 党团群龘 é ñ 14:00–17:30"
    data = await rendered(form(Row((Field("字符", text),))))
    assert joined([text]) in joined(pages(data))
    fonts = set(re.findall(rb"/FontName/[A-Z]+\+([A-Za-z]+)", data))
    assert fonts
    assert all(b"CJK" in font for font in fonts), fonts
    assert b".notdef" not in data

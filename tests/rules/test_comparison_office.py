"""Papers that LibreOffice saved anew, as they were and forged: only the forgeries are differences."""

import pytest

from bot.documents.comparison import Change, compare
from bot.documents.paper import passages
from bot.documents.verification import BLANKS
from bot.files.printed import read_printed
from bot.files.upload import Upload
from tests.support.forged_papers import MINUTES, Forger, paper, printed
from tests.support.libreoffice import resaved

pytestmark = pytest.mark.long("LibreOffice takes seconds for each file")

WAYS = [("docx",), ("odt", "docx"), ("pdf",)]
LONG = MINUTES * 12
CODE = "G8M2-TB5J-UX5T-G7QB"


def differences(data, **given):
    file = read_printed(Upload("纪实表", data))
    assert CODE in file.text
    return list(compare(passages(paper(**given)), file.rows, BLANKS, ruled=file.ruled))


@pytest.mark.parametrize("way", WAYS, ids="-".join)
@pytest.mark.parametrize("given", [{}, {"minutes": LONG, "people": 60}], ids=["short", "pages"])
def test_file_saved_anew_has_no_difference(tmp_path, way, given):
    assert differences(resaved(printed(CODE, **given), tmp_path, *way), **given) == []


@pytest.mark.parametrize("way", WAYS, ids="-".join)
def test_forgeries_are_named_in_a_file_saved_anew(tmp_path, way):
    forger = Forger(printed(CODE, minutes=LONG, people=60))
    forger.replaces("（三楼）", "（四楼）")
    forger.writes("实到", 3, "12")
    forger.paragraph("第二项").add_run("全体党员一致赞成。")
    forger.replaces("（待补充）", "会议同意张三为积极分子。")
    forger.replaces("主持人签字", "主持人签字 李书记")
    forger.writes("党员44", 4, "")
    forger.writes("党员44", 5, "√")
    forger.removes_row("党员51")
    forger.document.add_paragraph("以上情况属实。")
    found = differences(resaved(forger.file(), tmp_path, *way), minutes=LONG, people=60)
    assert [(each.change, each.label, each.new) for each in found if each.label != "议程与过程"] == [
        (Change.CHANGED, "地点", "党员活动室（四楼）"),
        (Change.CHANGED, "实到", "12"),
        (Change.FILLED, "形成共识", "会议同意张三为积极分子。"),
        (Change.CHANGED, "签到", "44 | 党员44 | 正式 | 13:44 | — | √"),
        (Change.MISSING, "签到", ""),
        (Change.SIGNED, "主持人签字", "李书记"),
        (Change.ADDED, "", "以上情况属实。"),
    ]
    (minutes,) = [each for each in found if each.label == "议程与过程"]
    assert minutes.change is Change.CHANGED
    assert "全体党员一致赞成" in "".join(minutes.new.split())

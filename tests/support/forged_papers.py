"""A paper that was printed, and the ways in which people change its file: by python-docx, as office programs do."""

from copy import deepcopy
from io import BytesIO

import docx
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from bot.documents.docx_writer import write
from bot.documents.paper import Field, Paper, Paragraph, Picture, Pictures, Row, Setup, Signatures, Table

SPOKEN = "王组织：要把学习成果转化为工作实效，3月底前完成实验室安全排查。陈四：建议每月10日前报送。" * 4
MINUTES = f"第一项：学习全国两会精神。\n{SPOKEN}\n第二项：讨论本月工作。\n李书记：同意上述意见，由王组织负责落实。"


def paper(code: str = "", minutes: str = MINUTES, people: int = 12) -> Paper:
    """Return a paper with all that a paper may have; its last line prints the code, if there is one."""
    rows = (
        (
            str(n),
            f"党员{n}",
            "预备" if n == 3 else "正式",
            "请假" if n == 4 else f"13:{n:02}",
            "√" if n != 4 else "",
            "",
        )
        for n in range(1, people + 1)
    )
    return Paper(
        Setup.RECORD,
        "会计学院学生第二党支部主题党日活动纪实表",
        (
            Row((Field("活动主题", "学习两会精神，争做先锋"),)),
            Row((Field("时间", "2026年3月6日14:00—17:30"), Field("地点", "党员活动室（三楼）"))),
            Row((Field("应到", "12"), Field("实到", "11"), Field("出勤率", "91.7%"))),
            Row((Field("到会指导领导", "", optional=True),)),
            Row((Field("议程与过程", minutes),)),
            Row((Field("形成共识", ""),)),
            Row((Field("上级审核意见", "", by_hand=True),)),
            Pictures("图片", (Picture(0, "集中学习，14:20"), Picture(1, "讨论，16:05"))),
            Table("签到", ("序号", "姓名", "类别", "签到时间", "到会", "签名"), tuple(rows), (1, 2, 1, 2, 1, 2)),
            Paragraph("说明：本次活动因教学安排改期一次。"),
            Signatures(("记录人签字", "主持人签字", "党支部书记签字")),
        ),
        head=(Field("编号", "2026〔3〕号"), Field("填报单位", "学生第二党支部"), Field("填报日期", "2026年3月7日")),
        foot=("六有：年度计划安排、每月活动方案、学习资料。", *([f"校验码：{code}"] if code else [])),
        code=code,
    )


def printed(code: str = "", **changes) -> bytes:
    """Return the paper as the .docx file that the bot sends."""
    return write(paper(code, **changes), ())


class Forger:
    """A .docx file in the hands of a person."""

    def __init__(self, data: bytes) -> None:
        self.document = docx.Document(BytesIO(data))

    def file(self) -> bytes:
        """Return the file as it is saved."""
        stream = BytesIO()
        self.document.save(stream)
        return stream.getvalue()

    def paragraphs(self):
        """Return all paragraphs, those of cells too."""
        return [
            docx.text.paragraph.Paragraph(each, self.document) for each in self.document.element.body.iter(qn("w:p"))
        ]

    def paragraph(self, words: str):
        """Return the paragraph that holds these words."""
        return next(each for each in self.paragraphs() if words in each.text)

    def replaces(self, old: str, new: str) -> None:
        """Replace words within a paragraph."""
        found = self.paragraph(old)
        text = found.text.replace(old, new)
        for run in found.runs[1:]:
            run.text = ""
        found.runs[0].text = text

    def row(self, words: str):
        """Return the row of a table that holds a cell with these words."""
        return next(row for row in self.document.element.body.iter(qn("w:tr")) if words in self.texts(row))

    def texts(self, row) -> list[str]:
        """Return the texts of a row's cells."""
        return ["".join(text.text or "" for text in cell.iter(qn("w:t"))) for cell in row.iterchildren(qn("w:tc"))]

    def writes(self, words: str, place: int, new: str) -> None:
        """Write a text into a cell of the row that holds these words, in place of what is there."""
        cell = list(self.row(words).iterchildren(qn("w:tc")))[place]
        paragraphs = list(cell.iter(qn("w:p")))
        for each in paragraphs[1:]:
            each.getparent().remove(each)
        found = docx.text.paragraph.Paragraph(paragraphs[0], self.document)
        for run in found.runs:
            run.text = ""
        found.add_run(new)

    def removes_row(self, words: str) -> None:
        """Delete a row."""
        row = self.row(words)
        row.getparent().remove(row)

    def copies_row(self, words: str, *texts: str) -> None:
        """Insert a copy of a row below it, with these texts."""
        row = self.row(words)
        copy = deepcopy(row)
        row.addnext(copy)
        for cell, new in zip(copy.iterchildren(qn("w:tc")), texts, strict=True):
            written = list(cell.iter(qn("w:t")))
            for text in written[1:]:
                text.text = ""
            if written:
                written[0].text = new

    def hides(self, words: str) -> None:
        """Format a paragraph as hidden."""
        for run in self.paragraph(words).runs:
            run.font.hidden = True

    def strikes(self, words: str) -> None:
        """Delete a paragraph's words as a tracked change that was not accepted yet."""
        found = self.paragraph(words)
        for run in list(found.runs):
            deleted = OxmlElement("w:del")
            run._r.addprevious(deleted)
            deleted.append(run._r)
            for text in run._r.iter(qn("w:t")):
                text.tag = qn("w:delText")

    def puts_a_box(self, words: str) -> None:
        """Put a text box over the page."""
        shape = (
            f'<w:r {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape><v:textbox><w:txbxContent>'
            f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
        )
        self.paragraphs()[0]._p.append(parse_xml(shape))

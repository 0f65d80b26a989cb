"""Forgeries of a Word file that leave its words as they were: each is named, or shows nothing that is not compared."""

import pytest
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor

from bot.documents import verification
from bot.documents.comparison import Change
from bot.documents.direction import named
from bot.documents.paper import passages
from bot.domain.refusals import Refused
from tests.support.forged_papers import Forger, paper, printed
from tests.support.office_files import unpacked, zipped

FILE = printed("G8M2-TB5J-UX5T-G7QB")
LEFT, BACK = "\u202e", "\u202c"
PLACE = "党员活动室（三楼）"
MATHS = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
DRAWN = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
NUMBERS = (
    f'<w:numbering {nsdecls("w")}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">'
    '<w:lvlText w:val="实到12人"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    "</w:numbering>"
)


def found(data):
    arguments = {"name": "纪实表.docx", "body": passages(paper()), "blanks": verification.BLANKS}
    differences, _ = verification.COMPARE.work(arguments, data)
    return [(each.change, each.label, each.old, each.new) for each in differences]


def forged(change):
    forger = Forger(FILE)
    change(forger)
    return found(forger.file())


def runs(file, words=PLACE):
    return file.paragraph(words).runs


def puts(markup):
    """Return the change that puts this markup into a paragraph."""
    return lambda file: file.paragraph(PLACE)._p.append(parse_xml(markup))


def formats(words, **looks):
    def change(file):
        for run in runs(file, words):
            for name, value in looks.items():
                setattr(run.font, name, value)
            if "color" in looks:
                run.font.color.rgb = looks["color"]

    return change


def whitens(file):
    for run in runs(file):
        run.font.color.rgb = RGBColor(255, 255, 255)


def styles(file):
    style = file.document.styles.add_style("Quiet", 2)
    style.font.hidden = True
    heir = file.document.styles.add_style("Heir", 2)
    heir.base_style = style
    for run in runs(file):
        run.style = heir


def narrows(file):
    for run in runs(file):
        width = OxmlElement("w:w")
        width.set(qn("w:val"), "1")
        run._r.get_or_add_rPr().append(width)


def turns(file):
    """Put the words of a paragraph into an element that lays them from right to left."""
    frame = parse_xml(f'<w:bdo {nsdecls("w")} w:val="rtl"/>')
    first = runs(file)[0]._r
    first.addprevious(frame)
    frame.append(first)


def sets(tag, properties):
    def change(file):
        for run in runs(file):
            (run._r.get_or_add_rPr() if properties == "run" else run._r.getparent().get_or_add_pPr()).append(
                OxmlElement(tag)
            )

    return change


def mirrors(file):
    table = file.row("党员5").getparent()
    table.tblPr.append(OxmlElement("w:bidiVisual"))


def heads(file):
    file.document.sections[0].header.paragraphs[0].text = "全体党员到会"


@pytest.mark.parametrize("change", [
    lambda file: file.hides(PLACE), whitens, styles, formats(PLACE, size=Pt(1)), narrows,
], ids=["hidden", "white", "by a style", "tiny", "narrow"])  # fmt: skip
def test_words_that_are_not_seen_are_missing(change):
    assert forged(change) == [(Change.MISSING, "地点", PLACE, "")]


def test_white_letters_on_dark_paper_are_seen():
    def change(file):
        whitens(file)
        for run in runs(file):
            run._r.get_or_add_rPr().append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="C00000"/>'))

    assert forged(change) == []


@pytest.mark.parametrize(("change", "shown"), [
    (lambda file: file.replaces("2026年3月6日14:00", f"2026年3月{LEFT}6{BACK}日14:00"),
     "2026年3月‹U+202E›6‹U+202C›日14:00—17:30"),
    (lambda file: file.replaces("党员活动室", "\u200f党员活动室"), "‹U+200F›党员活动室（三楼）"),
    (turns, "‹U+202E›党员活动室（三楼）‹U+202C›"),
    (sets("w:rtl", "run"), "‹U+202E›党员活动室（三楼）‹U+202C›"),
    (sets("w:bidi", "paragraph"), "‹U+2067›党员活动室（三楼）"),
    (mirrors, "‹U+2067›序号"),
], ids=["mark", "single mark", "element", "run", "paragraph", "table"])  # fmt: skip
def test_words_that_are_turned_are_named_with_the_mark(change, shown):
    assert forged(change) == [(Change.TURNED, "", "", shown)]


def test_invisible_marks_in_a_changed_passage_are_named():
    ((change, label, _old, new),) = forged(lambda file: file.writes("实到", 3, "1\u200b2\ufeff"))
    assert (change, label, new) == (Change.CHANGED, "实到", "1‹U+200B›2")
    assert named("👨\u200d👩 \u2066a") == "👨\u200d👩 ‹U+2066›a"


@pytest.mark.parametrize(("change", "shown"), [
    (puts(f'<w:fldSimple {nsdecls("w")} w:instr=" QUOTE &quot;12&quot; " w:dirty="true"/>'), '{ QUOTE "12" }'),
    (puts(f'<w:r {nsdecls("w")}><w:fldChar w:fldCharType="begin"/>'
          '<w:instrText>= 6</w:instrText><w:instrText>+6</w:instrText>'
          '<w:fldChar w:fldCharType="end"/></w:r>'), "{ = 6+6 }"),
    (puts(f'<w:sdt {nsdecls("w")}><w:sdtPr><w:dataBinding/></w:sdtPr><w:sdtContent/></w:sdt>'), "<dataBinding>"),
    (puts(f'<w:r {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape>'
          '<v:textpath string="实到12"/></v:shape></w:pict></w:r>'), "实到12"),
    (puts(f'<w:r {nsdecls("w")}><w:drawing><a:t {DRAWN}>实到12</a:t></w:drawing></w:r>'), "实到12"),
    (lambda file: file.document.element.body.append(OxmlElement("w:altChunk")), "<altChunk>"),
    (lambda file: file.document.element.body.append(OxmlElement("w:subDoc")), "<subDoc>"),
    (lambda file: file.puts_a_box("实到12"), "实到12"),
    (lambda file: file.document.add_paragraph()._p.append(parse_xml(
        f"<m:oMath {MATHS}><m:r><m:t>实到=12</m:t></m:r></m:oMath>")), "实到=12"),
    (lambda file: file.document.add_paragraph()._p.append(parse_xml(
        f'<w:r {nsdecls("w")}><w:sym w:font="Arial" w:char="0058"/></w:r>')), "X"),
    (lambda file: file.document.add_paragraph()._p.append(parse_xml(
        f'<w:ins {nsdecls("w")} w:id="1" w:author="a"><w:r><w:t>一致通过</w:t></w:r></w:ins>')), "一致通过"),
], ids=["field", "formula", "binding", "word art", "drawing", "other file", "other part", "box", "maths", "symbol",
        "change"])  # fmt: skip
def test_what_is_shown_beside_the_text_or_filled_in_later_is_an_addition(change, shown):
    assert forged(change) == [(Change.ADDED, "", "", shown)]


def test_words_that_a_list_puts_before_a_line_are_an_addition():
    forger = Forger(FILE)
    forger.paragraph(PLACE)._p.get_or_add_pPr().append(parse_xml(
        f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'))  # fmt: skip
    data = zipped({**unpacked(forger.file()), "word/numbering.xml": NUMBERS})
    assert found(data) == [(Change.ADDED, "", "", "实到12人")]


@pytest.mark.parametrize("change", [
    lambda file: file.document.add_paragraph("").add_run("看不见").font.__setattr__("hidden", True),
    puts(f'<w:del {nsdecls("w")} w:id="1" w:author="a"><w:r><w:delText>实到12</w:delText></w:r></w:del>'),
    puts(f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "/>'), puts(f'<w:hyperlink {nsdecls("w")} w:anchor="x"/>'),
    sets("w:noProof", "run"), lambda file: file.replaces("党员活动室", "党员\u200b活\ufeff动室\u200e"),
], ids=["hidden addition", "deleted addition", "page number", "link", "spelling", "marks"])  # fmt: skip
def test_what_shows_nothing_else_is_no_difference(change):
    assert forged(change) == []


def test_comments_and_the_words_of_headers_are_told_apart():
    assert forged(heads) == [(Change.NOTED, "", "", "全体党员到会")]
    comment = '<w:comment w:id="1"><w:p><w:r><w:t>实到应为12</w:t></w:r></w:p></w:comment>'
    comments = f"<w:comments {nsdecls('w')}>{comment}</w:comments>"
    assert found(zipped({**unpacked(FILE), "word/comments.xml": comments})) == [(Change.NOTED, "", "", "实到应为12")]


def test_the_document_that_programs_open_is_the_one_that_is_compared():
    parts = unpacked(FILE)
    other = parts["word/document.xml"].replace("（三楼）".encode(), "（四楼）".encode())
    types = parts["[Content_Types].xml"].replace(
        b"</Types>", b'<Override PartName="/word/other.xml" ContentType="application/vnd.openxmlformats-officedocument'
        b'.wordprocessingml.template.main+xml"/></Types>')  # fmt: skip
    relations = parts["_rels/.rels"].replace(b"word/document.xml", b"word/other.xml")
    forgery = {**parts, "word/other.xml": other, "[Content_Types].xml": types, "_rels/.rels": relations}
    assert found(zipped(forgery)) == [(Change.CHANGED, "地点", PLACE, "党员活动室（四楼）")]


def test_a_file_with_two_parts_of_one_name_is_refused():
    with pytest.raises(Refused, match="file-broken"):
        found(zipped({**unpacked(FILE), "Word/Document.xml": unpacked(FILE)["word/document.xml"]}))

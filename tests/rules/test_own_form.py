"""A branch's own form: what it may hold, what is refused and with which words, and that its papers can be verified."""

import zipfile
from io import BytesIO

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import RGBColor

from bot.documents import own_form, verification
from bot.documents.comparison import Change, compare
from bot.documents.docx_writer import write
from bot.documents.own_form import CHECK, FILL, context_of, samples, start_of
from bot.documents.verification import BLANKS
from bot.domain.refusals import Refused
from bot.files import apart
from bot.files.printed import read_printed
from bot.files.upload import Upload
from tests.support.forged_papers import Forger, paper
from tests.support.office_files import saved

CONTEXT = context_of(paper())
NAME = "本支部纪实表.docx"
CODE = "G8M2-TB5J-UX5T-G7QB"


def form(*lines: str, table=()) -> bytes:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    if table:
        made = document.add_table(len(table), len(table[0]))
        for row, words in zip(made.rows, table, strict=True):
            for cell, text in zip(row.cells, words, strict=True):
                cell.text = text
    return saved(document)


LOOP = (("{%tr for 行 in 签到 %}", ""), ("{{ 行.姓名 }}", "{{ 行.到会 }}"), ("{%tr endfor %}", ""))
SOUND = form("{{ 标题 }}", "时间：{{ 时间 }}　地点：{{ 地点 }}", "{{ 议程与过程 }}", "校验码：{{ 校验码 }}", table=LOOP)


def check(data, name=NAME):
    own_form._check({"name": name, "contexts": samples(CONTEXT, ["其他栏目"])}, data)


def filled(data, **more):
    _none, data = own_form._fill({"context": {**CONTEXT, **more}, "sizes": [len(data)]}, data)
    return [list(map(str, row)) for row in read_printed(Upload(NAME, data)).rows], data


def repacked(data, **parts) -> bytes:
    """Return the file with these parts added or replaced."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            new.writestr(name, content)
    return stream.getvalue()


def test_start_form_is_sound_and_filled_as_the_paper():
    start = write(start_of(paper(), "可用的名称："), ())
    check(start)
    rows, _ = filled(start)
    assert ["时间", "2026年3月6日14:00—17:30", "地点", "党员活动室（三楼）"] in rows
    assert ["5", "党员5", "正式", "13:05", "√", ""] in rows
    assert any(row[0].startswith("可用的名称：") and "议程与过程" in row[0] for row in rows)


def test_form_shows_texts_with_their_lines_and_rows():
    check(SOUND)
    rows, _ = filled(SOUND, 地点="教学楼 <A&B>\n二层", 校验码=CODE)
    assert ["时间：2026年3月6日14:00—17:30　地点：教学楼 <A&B>\n二层"] in rows
    assert ["党员4", ""] in rows
    assert [f"校验码：{CODE}"] in rows


def test_name_that_this_paper_lacks_is_empty():
    rows, _ = filled(form("其他：{{ 其他栏目 }}。"))
    assert rows[0] == ["其他：。"]


@pytest.mark.parametrize(
    ("data", "key", "value"),
    [
        (form("{{ 会议主体 }}"), "form-unknown", "会议主体"),
        (form("人员", table=(LOOP[0], ("{{ 行.姓各 }}", ""), LOOP[2])), "form-unknown", "姓各"),
        (form("{{ 标题.__class__ }}"), "form-unknown", "__class__"),
        (form("{{ 标题"), "form-broken", None),
        (form("{% if 标题 %}有"), "form-broken", None),
        (form("{{ 标题 }"), "form-broken", None),
        (form("{% for 甲 in 没有 %}{% endfor %}"), "form-unknown", "没有"),
        (form("{% for 甲 in range(10**9) %}{% endfor %}"), "form-tag", "For"),
        (form("{{ 标题 * 1000000000 }}"), "form-tag", "Mul"),
        (form("{{ cycler() }}"), "form-tag", "Call"),
        (form("{% include '/etc/passwd' %}"), "form-tag", "Include"),
        (form("{{ 标题|map('upper') }}"), "form-tag", "Filter"),
        (form("{% if 标题 %}" * 500 + "{{ 时间 }}" + "{% endif %}" * 500), "form-broken", None),
        (form("时间：｛｛ 时间 ｝｝", "地点："), "form-empty", None),
        (form("{{ 标题 }}", "校验码：{{ 校验码 }}"), "form-empty", None),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "file-old-office", None),
        (b"", "file-empty", None),
        (b"%PDF-1.7\n", "form-kind", None),
        ("会议记录".encode(), "form-kind", None),
        (b"PK\x03\x04" + b"\0" * 50, "file-broken", None),
        (SOUND + b"\0" * (5 * 1024 * 1024), "file-too-large", None),
    ],
)
def test_form_that_cannot_be_used_is_refused_with_what_is_wrong(data, key, value):
    with pytest.raises(Refused) as refused:
        check(data)
    assert refused.value.key == key
    if value is not None:
        assert refused.value.values.get("field", refused.value.values.get("tag")) == value


MACRO = "application/vnd.ms-word.document.macroEnabled.main+xml"
RELS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
TEMPLATE = RELS.format('<Relationship Id="r1" Type="x/attachedTemplate" Target="a.dotm"/>')
OUTSIDE = RELS.format('<Relationship Id="r9" Type="x/image" Target="http://127.0.0.1/x.png" TargetMode="External"/>')


@pytest.mark.parametrize(
    ("parts", "key"),
    [
        ({"word/vbaProject.bin": b"\0"}, "file-macro"),
        ({"word/_rels/header9.xml.rels": OUTSIDE}, "form-links"),
        ({"word/embeddings/oleObject1.bin": b"\0"}, "form-links"),
        ({"word/_rels/settings.xml.rels": TEMPLATE}, "form-links"),
        ({"word/evil.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}, "file-unsafe"),
    ],
)  # fmt: skip
def test_form_with_macros_links_or_embedded_things_is_refused(parts, key):
    with pytest.raises(Refused) as refused:
        check(repacked(SOUND, **parts))
    assert refused.value.key == key


FIELD = "<w:instrText {ns}> DDEAUTO c:/x y</w:instrText>"
CUT = "<w:instrText {ns}> INCLUDE</w:instrText>", "<w:instrText {ns}>PICTURE x</w:instrText>"
SIMPLE = '<w:fldSimple {ns} w:instr=" INCLUDETEXT x "/>'


@pytest.mark.parametrize("codes", [(FIELD,), CUT, (SIMPLE,)])
@pytest.mark.parametrize("where", ["body", "header"])
def test_field_that_fetches_data_is_refused(where, codes):
    document = docx.Document(BytesIO(SOUND))
    paragraph = document.add_paragraph() if where == "body" else document.sections[0].header.paragraphs[0]
    for code in codes:
        paragraph.add_run()._r.append(parse_xml(code.format(ns=nsdecls("w"))))
    with pytest.raises(Refused, match="form-links"):
        check(saved(document))


@pytest.mark.parametrize("words", ["{% for 甲 in 签到 %}{{ 标题 * 9 }}{% endfor %}", "{{ 标题|center(99) }}"])
def test_properties_of_the_file_are_held_to_the_same_marks(words):
    document = docx.Document(BytesIO(SOUND))
    document.core_properties.title = words
    with pytest.raises(Refused, match="form-tag"):
        check(saved(document))


async def test_loop_over_everything_ends_in_a_refusal():
    letters = "".join("{% for " + f"甲{n}" + " in 议程与过程 %}" for n in range(6)) + "字" + "{% endfor %}" * 6
    with pytest.raises(Refused) as refused:
        await own_form.require_sound(NAME, form(letters), CONTEXT, [])
    assert refused.value.key == "form-heavy"


async def test_jobs_fill_a_form_in_the_process_apart():
    await own_form.require_sound(NAME, SOUND, CONTEXT, [])
    said = await own_form.said(NAME, SOUND, CONTEXT)
    assert ("", "时间：2026年3月6日14:00—17:30　地点：党员活动室（三楼）") in said
    assert not any(own_form.NO_CODE in text or "校验码" in text for _label, text in said)
    data = await own_form.filled(NAME, SOUND, {**CONTEXT, "校验码": CODE}, [])
    file = read_printed(Upload(NAME, data))
    assert list(compare(said, file.rows, BLANKS, ruled=True)) == []
    forger = Forger(data)
    forger.replaces("（三楼）", "（四楼）")
    forger.writes("党员4", 1, "√")
    found = list(compare(said, read_printed(Upload(NAME, forger.file())).rows, BLANKS, ruled=True))
    assert [each.change for each in found] == [Change.CHANGED, Change.SIGNED]
    assert found[0].new.endswith("党员活动室（四楼）")


def test_what_a_form_has_beside_its_text_is_no_forgery_of_its_papers():
    forger = Forger(SOUND)
    box = forger.document.add_paragraph("样张")
    box.runs[0].font.color.rgb = RGBColor(255, 255, 255)
    box._p.append(parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" DOCPROPERTY Company "/>'))
    box._p.get_or_add_pPr().append(parse_xml(f"<w:bidi {nsdecls('w')}/>"))
    forger.puts_a_box("会计学院党委监制")
    forger.document.sections[0].header.paragraphs[0].text = "会计学院"
    data = forger.file()
    check(data)
    said, _ = own_form._read({"name": NAME, "context": CONTEXT}, data)
    _none, printed = own_form._fill({"context": {**CONTEXT, "校验码": CODE}, "sizes": [len(data)]}, data)
    differences, _ = verification.COMPARE.work({"name": NAME, "body": said, "blanks": BLANKS}, printed)
    assert [(each.change, each.new) for each in differences] == [(Change.NOTED, "会计学院")]


def with_feet(*, first=False, even=False, sections=1):
    """Return a form without a place for the code, whose pages have these feet."""
    document = docx.Document()
    document.add_paragraph("{{ 标题 }}（{{ 地点 }}）")
    document.settings.odd_and_even_pages_header_footer = even
    for _ in range(1, sections):
        document.add_section()
        document.add_paragraph("地点：{{ 地点 }}")
    document.sections[0].footer.paragraphs[0].text = "会计学院党委印制"
    for section in document.sections:
        section.different_first_page_header_footer = first
    document.sections[-1].footer.paragraphs[0].text = "会计学院党委印制"
    return saved(document)


@pytest.mark.parametrize("feet", [{}, {"first": True}, {"even": True}, {"sections": 3}, {"first": True, "sections": 2}])
def test_form_without_a_place_for_the_code_has_it_once_in_the_foot_of_each_page(feet):
    data = with_feet(**feet)
    check(data)
    said, _ = own_form._read({"name": NAME, "context": CONTEXT}, data)
    _rows, printed = filled(data, 校验码=CODE)
    assert verification.CODES.work({"name": NAME}, printed)[0] == [CODE]
    differences, _ = verification.COMPARE.work({"name": NAME, "body": said, "blanks": BLANKS}, printed)
    assert {(each.change, each.new) for each in differences} == {(Change.NOTED, "会计学院党委印制")}
    document = docx.Document(BytesIO(printed))
    for section in document.sections:
        shown = [section.footer]
        shown += [section.first_page_footer] if feet.get("first") else []
        shown += [section.even_page_footer] if feet.get("even") else []
        for foot in shown:
            assert [one.text for one in foot.paragraphs].count(f"校验码：{CODE}") == 1


def test_form_with_a_place_for_the_code_has_it_there_alone():
    _rows, printed = filled(SOUND, 校验码=CODE)
    document = docx.Document(BytesIO(printed))
    assert CODE not in "".join(one.text for section in document.sections for one in section.footer.paragraphs)


def test_jobs_have_names_of_their_own():
    assert {CHECK.name, FILL.name} == {"bot.documents.own_form:_check", "bot.documents.own_form:_fill"}
    assert apart.look_at is not None

"""Files are recognised by content, and unsupported files are refused by name."""

import contextlib
import random
import struct
import time
import zipfile
from io import BytesIO

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.refusals import Refused
from bot.files.upload import SIZE_LIMIT, Upload, open_upload
from bot.intake.plan import read_plan
from bot.intake.roster import read_roster
from tests.support.office_files import SHEET_TYPE, WORD_TYPE, W, office, repacked, saved, word_table, xlsx, zipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
PLAN = [["月份", "方式", "内容"], ["1月", "学习", "两会"]]
ENTITIES = (
    b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(f'<!ENTITY {b} "{f"&{a};" * 10}">'.encode() for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + b"]><d>&i;</d>"
)


def refusal(data: bytes, name: str = "计划.docx") -> str:
    with pytest.raises(Refused) as refused:
        read_plan(Upload(name, data))
    assert refused.value.values["name"] == name
    return refused.value.key


def word(body: str) -> bytes:
    return office("d.xml", WORD_TYPE, f'<w:document xmlns:w="{W}">{body}</w:document>')


def lying_about_its_size() -> bytes:
    """Return a sheet of 64 MB whose archive directory claims 100 bytes."""
    data = bytearray(office("xl/workbook.xml", SHEET_TYPE, b"<workbook>" + b" " * (64 << 20)))
    size = struct.pack("<I", (64 << 20) + 10)
    while size in data:
        at = data.index(size)
        data[at : at + 4] = struct.pack("<I", 100)
    return bytes(data)


def encrypted_zip() -> bytes:
    data = bytearray(zipped({"a.xml": "a"}))
    entry = data.index(b"PK\x01\x02")
    data[entry + 8] |= 1
    return bytes(data)


REFUSED = {
    "empty": (b"", "file-empty"),
    "only blanks": (b" \r\n\t", "file-empty"),
    "too large": (b"a" * (SIZE_LIMIT + 1), "file-too-large"),
    "broken pdf": (b"%PDF-1.7\n...", "file-broken"),
    "rtf": (b"{\\rtf1 x}", "file-other-type"),
    "html": ("<html><table>计划</table>".encode(), "file-other-type"),
    "xml": (b"\xef\xbb\xbf<?xml version='1.0'?><a/>", "file-other-type"),
    "rar": (b"Rar!\x1a\x07\x00", "file-other-type"),
    "png": (b"\x89PNG\r\n\x1a\n", "file-image"),
    "jpeg": (b"\xff\xd8\xff\xe0", "file-image"),
    "webp": (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "file-image"),
    "old Word": (OLE, "file-old-office"),
    "password": (OLE + "EncryptedPackage".encode("utf-16-le"), "file-encrypted"),
    "encrypted zip": (encrypted_zip(), "file-encrypted"),
    "a program": (b"\x7fELF\x02\x01\x01" + bytes(range(1, 200)), "file-unknown"),
    "text with control characters": (b"abc\x01\x02", "file-unknown"),
    "plain zip": (zipped({"a.txt": "a"}), "file-other-type"),
    "broken zip": (zipped({"a.txt": "a" * 99})[:60], "file-broken"),
    "OpenDocument": (zipped({"mimetype": "x", "content.xml": "<a/>"}), "file-other-type"),
    "PowerPoint": (office("p.xml", "x.presentationml.presentation.main+xml", "<a/>"), "file-other-type"),
    "macros": (office("d.xml", "vnd.ms-word.document.macroEnabled.main+xml", "<a/>"), "file-macro"),
    "hidden macros": (office("d.xml", WORD_TYPE, "<a/>", **{"word/vbaProject.bin": b"x"}), "file-macro"),
    "many parts": (zipped({f"{part}.xml": "" for part in range(2_100)}), "file-bomb"),
    "too much inside": (office("d.xml", WORD_TYPE, bytes(41 << 20)), "file-bomb"),
    "packed too tightly": (office("d.xml", WORD_TYPE, bytes(20 << 20)), "file-bomb"),
    "entities": (office("d.xml", WORD_TYPE, ENTITIES), "file-unsafe"),
    "entities in a sheet": (office("d.xml", SHEET_TYPE, ENTITIES), "file-unsafe"),
    "entities after a long comment": (
        office("d.xml", WORD_TYPE, f"<!--{'-x' * 50_000}-->".encode() + ENTITIES.partition(b"?>")[2]),
        "file-unsafe",
    ),
    "entities in UTF-16": (office("d.xml", SHEET_TYPE, ENTITIES.decode().encode("utf-16")), "file-unsafe"),
    "entities in another part": (office("d.xml", WORD_TYPE, "<a/>", **{"word/x.bin": ENTITIES}), "file-unsafe"),
    "external entity": (
        office("d.xml", WORD_TYPE, '<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]><d>&e;</d>'),
        "file-unsafe",
    ),
    "a long list of contents": (zipped({"[Content_Types].xml": b"<a>" * (3 << 20)}), "file-bomb"),
    "nothing but tables": (word("<w:tbl/>" * 100_001), "file-bomb"),
    "nothing but rows": (office("d.xml", SHEET_TYPE, b"<row/>" * (3 << 20)), "file-bomb"),
    "no XML": (office("d.xml", WORD_TYPE, "<a><b></a>"), "file-broken"),
    "odd compression": (zipped({"a.xml": b"a" * 999}, zipfile.ZIP_BZIP2), "file-broken"),
    "bytes in disorder": (b"\xff\xd7\xff\xd7\x80\x80", "file-encoding"),
}  # fmt: skip


@pytest.mark.parametrize(("data", "key"), REFUSED.values(), ids=REFUSED.keys())
def test_an_unsupported_file_is_refused_by_name(data, key):
    assert refusal(data) == key


def test_an_archive_with_false_sizes_is_refused():
    assert refusal(lying_about_its_size()) in {"file-broken", "file-bomb"}


def test_an_excessive_amount_of_xml_is_refused():
    noise = "".join(random.Random(1).choices("0123456789abcdef", k=4_000_000))
    paragraphs = "".join(f"<w:x a='{noise[at : at + 1000]}'/>" for at in range(0, 4_000_000, 1000)) * 4
    data = word(paragraphs)
    with pytest.raises(Refused) as refused:
        read_plan(Upload("a.docx", data))
    assert refused.value.key in {"file-bomb", "file-too-large"}


def test_the_file_name_does_not_decide_the_type():
    assert read_plan(Upload("相片.jpg", xlsx(PLAN))).rows == read_plan(Upload("x", saved(word_table(PLAN)))).rows


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"])
def test_common_encodings_are_recognised(encoding):
    text = "月份,内容\r\n1月,学习两会精神 2024\r\n"
    assert open_upload(Upload("plan.csv", text.encode(encoding))) == text


def test_a_truncated_word_file_is_refused_without_an_error():
    data = saved(word_table(PLAN))
    for cut in range(0, len(data), len(data) // 40):
        assert refusal(data[:cut]) in {"file-broken", "file-empty"}


def test_a_damaged_part_is_found_by_its_checksum():
    data = bytearray(office("d.xml", WORD_TYPE, f"<a>{'x' * 500}</a>"))
    at = data.index(b"d.xml") + 20
    data[at] ^= 0xFF
    assert refusal(bytes(data)) == "file-broken"


def test_the_name_in_a_refusal_is_short_and_plain():
    with pytest.raises(Refused) as refused:
        read_plan(Upload("a\u202e\n" + "长" * 300, b"%PDF"))
    assert refused.value.values["name"].startswith("a 长")
    assert len(refused.value.values["name"]) == 40


@settings(max_examples=60, deadline=None)
@given(
    st.binary(max_size=300),
    st.sampled_from([b"", b"PK\x03\x04", b"PK\x05\x06", b"%PDF", b"%PDF-1.4\n", b"\xff\xfe", OLE]),
)
def test_any_bytes_are_read_or_refused(data, start):
    for read in (read_plan, read_roster):
        try:
            read(Upload("a", start + data))
        except Refused:
            continue


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_damage_to_an_office_file_is_read_or_refused(data):
    content = data.draw(st.sampled_from([WHOLE_SHEET, WHOLE_WORD]))
    damaged = bytearray(content)
    for at in data.draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=8)):
        damaged[at] = data.draw(st.integers(0, 255))
    for read in (read_plan, read_roster):
        try:
            read(Upload("a", bytes(damaged)))
        except Refused:
            continue


TAGS = [
    "w:tbl",
    "w:tr",
    "w:tc",
    "w:p",
    "w:r",
    "w:t",
    "w:tab",
    "w:br",
    "w:gridSpan w:val='3'",
    "w:vMerge",
    "w:gridBefore w:val='70'",
    "w:pPr",
    "w:tcPr",
    "w:trPr",
    "w:sdt",
    "w:sdtContent",
    "w:ins",
]
leaves = st.sampled_from(["1月", "月份", "内容", "<w:tab/>", "<w:vMerge/>", "<w:gridSpan w:val='x'/>"])
trees = st.deferred(
    lambda: (
        leaves
        | st.tuples(st.sampled_from(TAGS), st.lists(trees, max_size=3)).map(
            lambda node: f"<{node[0]}>{''.join(node[1])}</{node[0].split()[0]}>"
        )
    )
)


@settings(max_examples=80, deadline=None)
@given(trees)
def test_word_parts_in_any_order_are_read_or_refused(tree):
    with contextlib.suppress(Refused):
        read_plan(Upload("a", word(tree)))


def test_a_deeply_nested_document_is_refused_quickly():
    deep = "<w:tbl><w:tr><w:tc>" * 40_000 + "</w:tc></w:tr></w:tbl>" * 40_000
    began = time.process_time()
    with pytest.raises(Refused):
        read_plan(Upload("a", word(deep)))
    assert time.process_time() - began < 20


def test_merged_cells_cannot_multiply_text_without_limit():
    wide = "<w:gridSpan w:val='60'/>"
    words = f"<w:p><w:r><w:t>{'长' * 50_000}</w:t></w:r></w:p>"
    first = f"<w:tr><w:tc><w:tcPr>{wide}</w:tcPr>{words}</w:tc></w:tr>"
    more = f"<w:tr><w:tc><w:tcPr>{wide}<w:vMerge/></w:tcPr></w:tc></w:tr>" * 5_000
    with pytest.raises(Refused, match="text-too-long"):
        read_plan(Upload("a", word(f"<w:tbl>{first}{more}</w:tbl>")))


WHOLE_SHEET = xlsx(PLAN)
WHOLE_WORD = saved(word_table(PLAN))


def test_strict_open_xml_files_are_refused_by_name():
    strict = repacked(WHOLE_WORD, "word/document.xml", W.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main")
    with pytest.raises(Refused, match="file-other-type") as refused:
        read_plan(Upload("a.docx", strict))
    assert refused.value.values == {"name": "a.docx", "kind": "Strict Open XML"}


def test_an_empty_document_is_refused_for_lack_of_a_table():
    with pytest.raises(Refused, match="plan-no-table"):
        read_plan(Upload("a.docx", saved(docx.Document())))


def test_a_duplicated_main_part_cannot_bypass_the_checks():
    stream = BytesIO(office("d.xml", WORD_TYPE, "<a/>"))
    with zipfile.ZipFile(stream, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr("d.xml", ENTITIES)
    assert refusal(stream.getvalue()) == "file-broken"

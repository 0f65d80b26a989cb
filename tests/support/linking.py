"""A Word file that links to what lies outside it, in each of the ways that LibreOffice follows when it opens one."""

from io import BytesIO
from pathlib import Path

import docx
from PIL import Image

from tests.support.office_files import saved, unpacked, zipped

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{_OFFICE}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:v="urn:schemas-microsoft-com:vml"'
)
SECRET = "SECRETWORDS"
COLOUR = (12, 200, 34)
PLAIN = "PLAINWORDS"


def lay_out(folder: Path) -> None:
    """Write the files to which `linking` links."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "secret.txt").write_text(SECRET)
    (folder / "secret.docx").write_bytes(_with_words(SECRET))
    picture = BytesIO()
    Image.new("RGB", (200, 200), COLOUR).save(picture, "PNG")
    (folder / "secret.png").write_bytes(picture.getvalue())


def linking(place: str) -> bytes:
    """Return a Word file with links to `secret.*` at the place, an address of a folder."""
    links = {
        "image": ("rImage", f"{place}/secret.png"),
        "oleObject": ("rObject", f"{place}/secret.docx"),
        "aFChunk": ("rChunk", f"{place}/secret.docx"),
        "subDocument": ("rPart", f"{place}/secret.docx"),
    }
    body = (
        _paragraph(_run(PLAIN)) + _paragraph(_picture("rImage")) + _paragraph(_vml("rImage"))
        + _paragraph(_field(f'INCLUDEPICTURE "{place}/secret.png" \\d'))
        + _paragraph(_field(f'INCLUDETEXT "{place}/secret.docx"'))
        + _paragraph(_field(f'INCLUDETEXT "{place}/secret.txt"'))
        + _paragraph(_field(f'LINK Word.Document.12 "{place}/secret.docx" "" \\a \\r'))
        + _paragraph(_object("rObject")) + '<w:altChunk r:id="rChunk"/><w:subDoc r:id="rPart"/>'
    )  # fmt: skip
    relations = "".join(_relation(name, kind, target) for kind, (name, target) in links.items())
    parts = unpacked(_with_words(PLAIN))
    document, settings = parts["word/document.xml"].decode(), parts["word/settings.xml"].decode()
    head, rest = document.index("<w:body>"), document.index("<w:sectPr")
    whole = f"<w:document {_SPACES}><w:body>{body}{document[rest:]}"
    assert head < rest
    template = f'<w:attachedTemplate xmlns:r="{_OFFICE}" r:id="rTemplate"/></w:settings>'
    of_document = parts["word/_rels/document.xml.rels"].decode()
    return zipped({
        **parts,
        "word/document.xml": whole,
        "word/_rels/document.xml.rels": of_document.replace("</Relationships>", relations + "</Relationships>"),
        "word/settings.xml": settings.replace("</w:settings>", template),
        "word/_rels/settings.xml.rels": _relations(
            _relation("rTemplate", "attachedTemplate", f"{place}/secret.docx")
        ),
    })  # fmt: skip


def _with_words(words: str) -> bytes:
    document = docx.Document()
    document.add_paragraph(words)
    return saved(document)


def _relations(inside: str) -> str:
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inside}</Relationships>'
    )


def _relation(name: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{name}" Type="{_OFFICE}/{kind}" Target="{target}" TargetMode="External"/>'


def _paragraph(inside: str) -> str:
    return f"<w:p>{inside}</w:p>"


def _run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def _field(code: str) -> str:
    code = code.replace('"', "&quot;")
    return (
        f'<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r><w:r><w:instrText xml:space="preserve"> {code} '
        f'</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{_run("x")}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _picture(name: str) -> str:
    return (
        '<w:r><w:drawing><wp:inline><wp:extent cx="1800000" cy="1800000"/><wp:docPr id="1" name="p"/><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        '<pic:cNvPr id="1" name="p"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:link="{name}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>'
        '<a:off x="0" y="0"/><a:ext cx="1800000" cy="1800000"/></a:xfrm><a:prstGeom prst="rect"/></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def _vml(name: str) -> str:
    return (
        '<w:r><w:pict><v:shape style="width:100pt;height:100pt">'
        f'<v:imagedata r:href="{name}" r:id="{name}"/></v:shape></w:pict></w:r>'
    )


def _object(name: str) -> str:
    return (
        '<w:r><w:object><v:shape id="o1" style="width:100pt;height:100pt"/><o:OLEObject Type="Link" '
        f'ProgID="Word.Document.12" ShapeID="o1" DrawAspect="Content" r:id="{name}" UpdateMode="Always"/>'
        "</w:object></w:r>"
    )

"""A branch's own form: a Word file with placeholders, which docxtpl fills in a worker, by a sandboxed Jinja.

A field stands as {{ 活动主题 }}. A table's row stands between two rows {%tr for 行 in 签到 %} and {%tr endfor %}, with
{{ 行.姓名 }} in its cells. The names are the labels of the paper. Import the functions of jobs in a worker only.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import NoneType
from typing import Any
from xml.etree.ElementTree import Element

from bot.documents.paper import Field, Paper, Paragraph, Pictures, Row, Signatures, Table
from bot.domain.names import quoted
from bot.domain.refusals import Refused
from bot.domain.report.check_code import CELLS, without_codes
from bot.files import apart
from bot.files.archive import guarded
from bot.files.upload import OfficeFile, Upload, open_upload
from bot.worker.jobs import Job
from bot.worker.limits import MEBIBYTE, Limits

TITLE, CODE, TEXT, FOOT, ROW, PHOTO = "标题", "校验码", "正文", "附注", "行", "照片"
"""The names of what has no label."""
PHOTOS, WIDTH = 4, 68
"""The photos that a form may show, and their width in millimetres."""
CODE_SIZE = 9
"""The size, in points, of a check code that is printed below a form without a place for it."""
NO_CODE = "2222-2222-2222-2222"
"""Stands for the code while it is not known yet."""
SAMPLE = "示例文字"
LIMITS = Limits()

_UNNAMED = re.compile(r"\W+")
_LINKING = re.compile(
    r"\b(?:DDE|DDEAUTO|INCLUDE|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|RD|DATABASE|MACROBUTTON)\b", re.IGNORECASE
)
_FETCHED = ("/aFChunk", "/attachedTemplate", "/subDocument")
_EMBEDDED = ("word/embeddings/", "word/activeX/", "customUI/")
_FOOTNOTES = ".wordprocessingml.footnotes+xml"
_PROPERTIES = ("author", "comments", "identifier", "language", "subject", "title")
"""The properties of a file that docxtpl fills."""
_MISSING = re.compile(r"'([^']*)'(?: is undefined)?$")

Context = dict[str, Any]


def name_of(label: str) -> str:
    """Return the label as a name: without what a name cannot have."""
    name = _UNNAMED.sub("_", label).strip("_")
    return f"_{name}" if name[:1].isdigit() else name


def context_of(paper: Paper) -> Context:
    """Return what a form can show of a paper: texts, and for a table its rows by the heads of their cells."""
    found: Context = {TITLE: paper.title, CODE: paper.code, FOOT: "\n".join(paper.foot), TEXT: ""}
    texts: list[str] = []
    for field in (*paper.former, *_fields(paper)):
        empty = field.optional or field.by_hand
        found[name_of(field.label)] = field.text.strip() or ("" if empty else paper.blank)
    for table, name in _tables(paper):
        found[name] = [dict(zip(map(name_of, table.head), row, strict=True)) for row in table.rows]
    for block in paper.blocks:
        if isinstance(block, Paragraph):
            texts.append(block.text)
        elif isinstance(block, Pictures):
            found[name_of(block.label)] = "\n".join(picture.caption for picture in block.pictures)
    photos = {f"{PHOTO}{number}": "" for number in range(1, PHOTOS + 1)}
    return {**found, **photos, TEXT: "\n".join(texts)}


def _fields(paper: Paper) -> Iterator[Field]:
    yield from paper.head
    for block in paper.blocks:
        if isinstance(block, Row):
            yield from block.fields


def _tables(paper: Paper) -> Iterator[tuple[Table, str]]:
    for number, block in enumerate((block for block in paper.blocks if isinstance(block, Table)), 1):
        yield block, name_of(block.label) or f"表格{number}"


def start_of(paper: Paper, about: str, sometimes: Iterable[str] = ()) -> Paper:
    """Return the paper as a form to start with: placeholders in place of its texts, and the list of all names.

    `sometimes` are further names, of what not every such paper holds.
    """

    def placed(field: Field) -> Field:
        return field if field.by_hand else Field(field.label, f"{{{{ {name_of(field.label)} }}}}")

    blocks: list[Any] = []
    names = dict(_tables(paper))
    texts = False
    for block in paper.blocks:
        match block:
            case Row():
                blocks.append(Row(tuple(map(placed, block.fields))))
            case Table():
                empty = ("",) * (len(block.head) - 1)
                cells = tuple(f"{{{{ {ROW}.{name_of(head)} }}}}" for head in block.head)
                loop = (f"{{%tr for {ROW} in {names[block]} %}}", *empty)
                blocks.append(replace(block, rows=(loop, cells, ("{%tr endfor %}", *empty))))
            case Pictures():
                shown = "".join(f"{{{{ {PHOTO}{number} }}}}" for number in range(1, PHOTOS + 1))
                blocks.append(Row((Field(block.label, f"{{{{ {name_of(block.label)} }}}}\n{shown}"),)))
            case Signatures():
                blocks.append(block)
            case _ if not texts:
                blocks.append(Paragraph(f"{{{{ {TEXT} }}}}"))
                texts = True
    listed = dict.fromkeys((*context_of(replace(paper, former=())), *sometimes))
    notes = Paragraph(f"{about}{'、'.join(listed)}", flush=True, new_page=True)
    title = f"{{{{ {TITLE} }}}}"
    head = tuple(map(placed, paper.head))
    return replace(
        paper, title=title, head=head, foot=(f"{{{{ {FOOT} }}}}",), blocks=(*blocks, notes), code=f"{{{{ {CODE} }}}}"
    )


def samples(context: Context, names: Iterable[str]) -> list[Context]:
    """Return a full and an empty record for a form to be tried with; `names` are further names that papers may have."""
    known = {**dict.fromkeys(names, ""), **context}
    full = {name: value if isinstance(value, list) else value or SAMPLE for name, value in known.items()}
    empty = {name: [] if isinstance(value, list) else "" for name, value in known.items()}
    return [full, empty]


def passages_of(rows: Sequence[Sequence[str]]) -> list[tuple[str, str]]:
    """Return what a filled form says, without the code, in the form of a paper's passages."""
    said = (CELLS.join(without_codes(cell).replace(CELLS, " ") for cell in row) for row in rows)
    return [("", text) for text in said if text.strip()]


def _check(arguments: dict[str, Any], data: bytes) -> tuple[bool, bytes]:
    """Try a form with a full and an empty record; return True if it has a place for the check code.

    Raises:
        Refused: as `open_upload`; `form-kind`, `form-links`, `form-broken` (`near`), `form-unknown` (`field`),
            `form-tag` (`tag`); `form-empty` if it shows nothing of a paper.
    """
    name = str(arguments["name"])
    upload = Upload(name, data)
    opened = open_upload(upload)
    if not isinstance(opened, OfficeFile) or opened.kind.ending != ".docx":
        raise Refused("form-kind", name=quoted(name))
    with guarded(upload.shown):
        _refuse_links(opened)
    for context in arguments["contexts"]:
        code = {CODE: NO_CODE} if context.get(CODE) else {}  # a sample text may stand elsewhere, and then the feet stay
        _filled(data, {**context, **code}, strict=True)
    return CODE in _undeclared(*_template(data)), b""


def _refuse_links(office: OfficeFile) -> None:
    """Refuse what a program would fetch or run when it opens the form."""
    archive = office.archive
    for part in sorted(archive.parts):
        embedded = part.startswith(_EMBEDDED) or part.endswith(".bin")
        outside = part.endswith(".rels") and any(
            element.get("TargetMode") == "External" or element.get("Type", "").endswith(_FETCHED)
            for element in archive.elements(part)
        )
        if embedded or outside or (part.endswith(".xml") and _LINKING.search(_field_codes(archive.elements(part)))):
            raise Refused("form-links", name=archive.name)


def _field_codes(elements: Iterable[Element]) -> str:
    """Return the codes of all fields of a part, joined as they may be cut into runs."""
    found = []
    for element in elements:
        kind = element.tag.rpartition("}")[2]
        if kind == "instrText":
            found.append(element.text or "")
        elif kind == "fldSimple":
            found += [f" {value} " for name, value in element.attrib.items() if name.endswith("}instr")]
    return "".join(found)


def _fill(arguments: dict[str, Any], data: bytes) -> tuple[None, bytes]:
    """Return the form filled with a record and its photos, which follow the form. Raises `Refused` as `_check`."""
    form, *photos = _apart(data, arguments["sizes"])
    return None, _filled(form, arguments["context"], photos)


def _apart(data: bytes, sizes: Sequence[int]) -> Iterator[bytes]:
    at = 0
    for size in sizes:
        yield data[at : at + size]
        at += size


def _read(arguments: dict[str, Any], data: bytes) -> tuple[list[tuple[str, str]], bytes]:
    """Return the passages of the form filled with a record whose code is not known yet."""
    from bot.files.printed import read_printed  # noqa: PLC0415 - in the worker only

    filled = _filled(data, {**arguments["context"], CODE: NO_CODE})
    return passages_of(read_printed(Upload(str(arguments["name"]), filled)).rows), b""


def _filled(data: bytes, context: Mapping[str, Any], photos: Iterable[bytes] = (), *, strict: bool = False) -> bytes:
    """Return the filled form; a name that this paper does not have is refused if `strict`, else empty."""
    from io import BytesIO  # noqa: PLC0415 - as docxtpl

    from docx.shared import Mm  # noqa: PLC0415 - as docxtpl
    from docxtpl import InlineImage  # noqa: PLC0415 - in the worker only
    from jinja2 import TemplateSyntaxError, UndefinedError  # noqa: PLC0415 - as docxtpl
    from jinja2.exceptions import SecurityError, TemplateError  # noqa: PLC0415 - as docxtpl

    template, environment = _template(data)
    try:
        names = _undeclared(template, environment)
        unknown = names - set(context)
        if unknown and strict:
            raise Refused("form-unknown", field=quoted(min(unknown)))
        if strict and not names - {TITLE, CODE, FOOT}:
            raise Refused("form-empty")
        pictures = {
            f"{PHOTO}{number}": InlineImage(template, BytesIO(photo), width=Mm(WIDTH))
            for number, photo in enumerate(photos, 1)
            if photo
        }
        template.render({**dict.fromkeys(unknown, ""), **context, **pictures}, environment, autoescape=True)
        file = BytesIO()
        template.save(file)
        return _with_code(file.getvalue(), context.get(CODE, ""))
    except TemplateSyntaxError as problem:
        raise Refused("form-broken", near=quoted(str(problem.message))) from None
    except UndefinedError as problem:
        found = _MISSING.search(str(problem.message))
        raise Refused("form-unknown", field=quoted(found[1] if found else str(problem.message))) from None
    except RecursionError:
        raise Refused("form-broken", near="if / for") from None
    except (SecurityError, TemplateError, SyntaxError, TypeError, ValueError, ArithmeticError) as problem:
        raise Refused("form-broken", near=quoted(str(problem))) from None


def _template(data: bytes) -> tuple[Any, Any]:
    """Return a form and the environment in which it is filled."""
    from io import BytesIO  # noqa: PLC0415 - as docxtpl

    from docxtpl import DocxTemplate  # noqa: PLC0415 - in the worker only
    from jinja2 import StrictUndefined  # noqa: PLC0415 - as docxtpl
    from jinja2.sandbox import SandboxedEnvironment  # noqa: PLC0415 - as docxtpl

    environment = SandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
    environment.globals.clear()
    return DocxTemplate(BytesIO(data)), environment


def _with_code(data: bytes, code: str) -> bytes:
    """Return the filled form with the check code in its feet if it shows it nowhere else."""
    from io import BytesIO  # noqa: PLC0415 - as docxtpl

    from docx import Document  # noqa: PLC0415 - as docxtpl

    document = Document(BytesIO(data))  # anew, since docxtpl leaves the old feet where python-docx finds them
    parts = document.part.package.iter_parts()
    printed = (part.blob for part in parts if "wordprocessingml" in part.content_type)  # properties are not printed
    if not code or any(code.encode() in blob for blob in printed):
        return data
    _print_below(document, code)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _print_below(document: Any, code: str) -> None:  # noqa: ANN401 - python-docx has no types
    """Print the check code in the foot of each page of a form that has no place for it."""
    from docx.shared import Pt  # noqa: PLC0415 - as docxtpl

    for number, section in enumerate(document.sections):
        feet = [section.footer]
        if section.different_first_page_header_footer:
            feet.append(section.first_page_footer)
        if document.settings.odd_and_even_pages_header_footer:
            feet.append(section.even_page_footer)
        for foot in feet:
            if number == 0 or not foot.is_linked_to_previous:  # else the foot of the section before, with its code
                foot.add_paragraph().add_run(f"{CODE}：{code}").font.size = Pt(CODE_SIZE)


def _undeclared(template: Any, environment: Any) -> set[str]:  # noqa: ANN401 - docxtpl and Jinja
    """Return the names in a form; refuse one with more than fields, loops over tables, and conditions."""
    from jinja2 import meta, nodes  # noqa: PLC0415 - in the worker only

    allowed = (
        nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.For, nodes.If, nodes.Const,
        nodes.Not, nodes.And, nodes.Or, nodes.Compare, nodes.Operand, nodes.CondExpr,
    )  # fmt: skip
    found: set[str] = set()
    for source in _sources(template):
        tree = environment.parse(source)
        found |= meta.find_undeclared_variables(tree)
        for node in tree.find_all(nodes.Node):
            if not isinstance(node, allowed) or (isinstance(node, nodes.For) and not isinstance(node.iter, nodes.Name)):
                raise Refused("form-tag", tag=type(node).__name__)
            if isinstance(node, nodes.Getattr) and node.attr.startswith("_"):
                raise Refused("form-unknown", field=quoted(node.attr))
    return found


def _sources(template: Any) -> Iterator[str]:  # noqa: ANN401 - docxtpl has no types
    """Yield all texts that docxtpl fills: the document, its heads, feet and footnotes, and its properties."""
    template.init_docx()
    yield template.patch_xml(template.get_xml())
    for kind in (template.HEADER_URI, template.FOOTER_URI):
        for _key, part in template.get_headers_footers(kind):
            yield template.patch_xml(template.get_part_xml(part))
    for part in template.docx.part.package.iter_parts():
        if part.content_type.endswith(_FOOTNOTES):
            yield template.patch_xml(part.blob.decode())
    yield from (str(getattr(template.docx.core_properties, name)) for name in _PROPERTIES)


CHECK = Job(_check, bool, LIMITS)
FILL = Job(_fill, NoneType, replace(LIMITS, data=32 * MEBIBYTE))
READ = Job(_read, list[tuple[str, str]], replace(LIMITS, answer=4 * MEBIBYTE))


async def require_sound(name: str, data: bytes, context: Context, names: Iterable[str]) -> bool:
    """Try a form; return True if it has a place for the check code. Raises `Refused` as `_check`, and `form-heavy`."""
    coded, _ = await apart.look_at(CHECK, name, data, heavy="form-heavy", contexts=samples(context, names))
    return coded


async def said(name: str, form: bytes, context: Context) -> list[tuple[str, str]]:
    """Return the passages of a filled form. Raises `Refused` as `require_sound`."""
    passages, _ = await apart.look_at(READ, name, form, heavy="form-heavy", context=context)
    return passages


async def filled(name: str, form: bytes, context: Context, photos: Sequence[bytes]) -> bytes:
    """Return the filled form. Raises `Refused` as `require_sound`."""
    parts = [form, *photos[:PHOTOS]]
    sizes = list(map(len, parts))
    _none, data = await apart.look_at(FILL, name, b"".join(parts), heavy="form-heavy", context=context, sizes=sizes)
    return data

"""A paper as content, without layout: labelled fields, tables, paragraphs, pictures and lines for signatures.

Views make papers; the writers in this package lay them out, and the check code covers `passages`.
"""

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from bot.domain.report.check_code import CELLS

PEN = "＿"
"""The passage of a blank that is left for a pen."""


class Setup(StrEnum):
    """The page set-ups."""

    RECORD = "record"  # forms and records, as branches set them
    OFFICIAL = "official"  # 公文 by GB/T 9704-2012


@dataclass(frozen=True)
class Field:
    """A labelled text; several lines are parted by line feeds. An empty text is printed as missing (（待补充）).

    `optional` fields are printed empty instead. `by_hand` fields are left blank for a pen.
    """

    label: str
    text: str
    optional: bool = False
    by_hand: bool = False


@dataclass(frozen=True)
class Row:
    """Fields that stand side by side in one row of a form."""

    fields: tuple[Field, ...]


@dataclass(frozen=True)
class Table:
    """A table whose head is repeated on each page; `widths` are shares of the text's width.

    `new_page` begins it on a page of its own.
    """

    label: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    new_page: bool = False


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of running text; `level` 1 to 3 is a heading, 0 is body text.

    An empty text is printed as missing. `right` sets it flush right, `flush` flush left, without the indent of a first
    line. `new_page` begins a page.
    """

    text: str
    level: int = 0
    right: bool = False
    flush: bool = False
    new_page: bool = False


@dataclass(frozen=True)
class Picture:
    """A picture with its caption; `index` names the bytes that are given to the writer beside the paper.

    Without bytes there, the caption stands alone.
    """

    index: int
    caption: str


@dataclass(frozen=True)
class Pictures:
    """Pictures, two in a row."""

    label: str
    pictures: tuple[Picture, ...]


@dataclass(frozen=True)
class Signatures:
    """Lines for signatures and stamps to be made by hand, side by side."""

    labels: tuple[str, ...]


Block = Row | Table | Paragraph | Pictures | Signatures


@dataclass(frozen=True)
class Paper:
    """A paper: its title, what stands above and below the blocks, and its blocks.

    `head` is the line below the title (number, unit, date), `foot` the lines below the blocks, `code` the check code,
    printed below them as `code_words` say, with `{code}`. `blank` stands where a text is missing. `pages` are the words
    of a record's page numbers, with `{page}` and `{pages}`. `former` are fields that earlier versions printed: own
    forms may name them.
    """

    setup: Setup
    title: str
    blocks: tuple[Block, ...]
    head: tuple[Field, ...] = ()
    foot: tuple[str, ...] = ()
    code: str = ""
    blank: str = "（待补充）"
    pages: str = "{page} / {pages}"
    code_words: str = "{code}"
    former: tuple[Field, ...] = ()


def passages(paper: Paper) -> tuple[tuple[str, str], ...]:
    """Return all that the paper says, as labels and texts in their order, the cells of a row parted by `CELLS`.

    A missing text is empty; `PEN` stands for a blank that is left for a pen. The check code is not among them.
    """
    found = [("", paper.title), *_of_fields(paper.head)]
    for block in paper.blocks:
        match block:
            case Row():
                found += _of_fields(block.fields)
            case Table():
                found += [(block.label, CELLS.join(row)) for row in (block.head, *block.rows)]
            case Paragraph():
                found.append(("", block.text))
            case Pictures():
                found += [(block.label, picture.caption) for picture in block.pictures]
            case Signatures():
                found += [(label, PEN) for label in block.labels]
    return (*found, *(("", line) for line in paper.foot))


def missing(paper: Paper) -> tuple[str, ...]:
    """Return what the paper lacks and prints as （待补充）: labels of fields, and headings without text below them."""
    found = _missing(paper.head)
    heading = ""
    for block in paper.blocks:
        if isinstance(block, Row):
            found += _missing(block.fields)
        elif isinstance(block, Paragraph) and block.level:
            heading = block.text
        elif isinstance(block, Paragraph) and not block.text.strip():
            found.append(heading)
    return tuple(dict.fromkeys(found))


def _missing(fields: tuple[Field, ...]) -> list[str]:
    return [field.label for field in fields if not (field.text.strip() or field.optional or field.by_hand)]


def to_json(paper: Paper) -> dict[str, Any]:
    """Return the paper as values for JSON; `from_json` makes the same paper of them."""
    return {**asdict(paper), "blocks": [{"block": type(each).__name__, **asdict(each)} for each in paper.blocks]}


def from_json(values: dict[str, Any]) -> Paper:
    """Return the paper that `to_json` wrote."""
    return Paper(
        Setup(values["setup"]),
        values["title"],
        tuple(_block(**each) for each in values["blocks"]),
        _fields(values["head"]),
        tuple(values["foot"]),
        values["code"],
        values["blank"],
        values["pages"],
        values["code_words"],
    )


def _block(block: str, **values: Any) -> Block:  # noqa: ANN401 - the fields of any block
    match block:
        case "Row":
            return Row(_fields(values["fields"]))
        case "Table":
            rows = tuple(map(tuple, values.pop("rows")))
            return Table(**{**values, "head": tuple(values["head"]), "widths": tuple(values["widths"])}, rows=rows)
        case "Paragraph":
            return Paragraph(**values)
        case "Pictures":
            return Pictures(values["label"], tuple(Picture(**each) for each in values["pictures"]))
        case _:
            return Signatures(tuple(values["labels"]))


def _fields(values: list[dict[str, Any]]) -> tuple[Field, ...]:
    return tuple(Field(**each) for each in values)


def _of_fields(fields: tuple[Field, ...]) -> list[tuple[str, str]]:
    return [(field.label, PEN if field.by_hand else field.text) for field in fields]

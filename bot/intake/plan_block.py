"""A month of a plan in lines with what was read for it, and the columns that stand beside the months."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from bot.intake.months import Head
from bot.intake.plan_fit import looks_like_name, looks_like_place
from bot.intake.plan_reading import PART, Item, Reading, theme_and_content
from bot.intake.plan_words import begins_with_verb, reads_as_form

_DASHES = "-–—―－ "
_CELLS = 6
"""A line of more words than these is no row of a table."""
_REMARK = re.compile("[节周旬日假][前后]?|左右|前后|[上中下]旬|除外|如遇")
NUMBERED = re.compile(
    r"[（(]?\d{1,2}[.．、)）]|[①-⑳]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]"
)


@dataclass
class Block:
    """A month and the lines below it that were read so far."""

    head: Head
    year: int | None
    lines: list[str] = field(default_factory=list)
    theme: list[str] = field(default_factory=list)
    below: list[str] = field(default_factory=list)
    form: str = ""
    items: bool = False
    listed: bool = False
    gap: bool = False
    awaits: tuple[str, str] | None = None


def leave_beside(blocks: list[Block], reading: Reading) -> None:
    """Leave the names and the places that stand beside each month, as they would in columns of their own."""
    filled = [block for block in blocks if block.form or block.lines]
    if len(filled) < 2 or any(len(block.lines) != 1 or block.theme for block in filled):
        return
    rows = [
        [*filter(None, (block.form,)), *(cell for cell in block.lines[0].split() if cell.strip(_DASHES))]
        for block in filled
    ]
    if any(len(row) > _CELLS for row in rows):
        return
    if all(block.head.day and block.form and _is_place(block.form) for block in filled):
        for block in filled:
            reading.leave(PART, block.form, "#2")
            block.form = ""
        rows = [row[1:] for row in rows]
    named = _without_last(rows, _is_name, reading, 1)
    left = _without_last(named, _is_place, reading, 3 if named is rows else 2)  # `走访 社区` has no place of its own
    for block, row, before in zip(filled, left, rows, strict=True):
        if len(row) < len(before):
            block.form = row[0] if len(row) > 1 else ""
            block.lines = [" ".join(row[1:])] if len(row) > 1 else row


def _without_last(rows: list[list[str]], test: Callable[[str], bool], reading: Reading, least: int) -> list[list[str]]:
    """Return the rows without their last cells if all of these are names, or places; those are left."""
    if any(len(row) < least for row in rows) or not all(test(row[-1]) for row in rows):
        return rows
    for row in rows:
        reading.leave(PART, row[-1].lstrip(_DASHES), "#3")
    return [row[:-1] for row in rows]


def _is_name(words: str) -> bool:
    return looks_like_name(words.lstrip(_DASHES))


def is_remark(form: str) -> bool:
    """True for words in brackets behind a month that say when, such as 春节前; they are not the form of an activity."""
    return _REMARK.search(form) is not None and len(form) <= 8 and not begins_with_verb(form)


def item_of(block: Block, *, of_month: bool = True) -> Item:
    """Return what a block says; of two lines below a month the first may be the form."""
    head, lines, form = block.head, block.lines, block.form
    below = of_month and lines and not head.rest and not block.theme
    pair = below and not form and not block.listed and len(lines) == 2
    if pair and reads_as_form(lines[0]) and not NUMBERED.match(lines[0]):
        form, lines = lines[0], lines[1:]
    content = theme_and_content(" ".join(block.theme), _joined(lines))
    if not content and form:
        form, content = "", form
    when = replace(head.when, year=block.year)
    return Item(when, head.words, form, content, (head.words, *lines))


def _is_place(form: str) -> bool:
    """True for `东山公园`; `走访社区`, `党课进校园` and `线上` are forms."""
    return looks_like_place(form) and not begins_with_verb(form) and re.search("进|线上|现场", form) is None


def _joined(lines: list[str]) -> str:
    """Join lines; those that a PDF broke in the middle of a sentence without a blank."""
    open_ends = all(line[-1] not in "。；;！!？?：:，,、" for line in lines[:-1])
    broken = len(lines) > 1 and lines[-1][-1] in "。！!" and open_ends and not any(map(NUMBERED.match, lines))
    return ("" if broken else " ").join(lines)

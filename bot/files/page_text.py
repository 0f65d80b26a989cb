"""The letters of a page as lines of text, and as the texts of cells. Lengths are in points, y grows downwards."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.files.grid import Row
from bot.files.ruled import NEAR, Rule, Table, crosses

_RUN = 0.6
"""The widest gap inside a run of letters, in sizes of a letter; the text of another cell can begin after it."""
_OVERLAP = -0.8
_BASELINE = 0.3
"""Letters of one line may stand this much higher or lower, in sizes of a letter."""
_COLUMN = 2.0
"""The least gap between columns that no line divides."""
_BLANK, _BLANK_BESIDE_HAN = 0.2, 0.45
"""The least gaps that are a blank; programs leave a quarter between Chinese characters and digits."""
_GUTTER = 0.4
"""The least gap between columns in all rows of a table."""
_CROWDED = 0.85
"""The least distance of two lines, in sizes of a letter."""
_MARGINS = 1.5
"""The margins of a cell, both together, in sizes of a letter."""
_CLOSING = "，。、；：！？”’）》】…,.;:!?)"
"""Marks that never begin a line."""
_WIDE = {"W", "F", "A"}


@dataclass(frozen=True, slots=True)
class Letter:
    """A character where it stands: its left and right end, its baseline, its size, and the object that draws it."""

    text: str
    left: float
    right: float
    base: float
    size: float
    drawn_by: int = 0

    @property
    def wide(self) -> bool:
        """True for a character as wide as it is high."""
        return is_wide(self.text)


def is_wide(text: str) -> bool:
    """True for a character that Chinese fonts draw as wide as it is high."""
    return unicodedata.east_asian_width(text[0]) in _WIDE


class Run:
    """Letters side by side."""

    def __init__(self, first: Letter) -> None:
        self.letters = [first]

    @property
    def last(self) -> Letter:
        """The last letter."""
        return self.letters[-1]

    @property
    def text(self) -> str:
        """The letters, with blanks where they stand apart."""
        words = self.letters[0].text
        for one, other in pairwise(self.letters):
            beside_han = one.wide or other.wide
            gap = (other.left - one.right) / one.size
            apart = gap >= (_BLANK_BESIDE_HAN if beside_han else _BLANK) and not one.text == other.text == "—"
            words += (" " if apart else "") + other.text
        return words


@dataclass(frozen=True)
class Block:
    """Lines of text, or the rows of a table, in the order of the page.

    A crowded line stands so near to the one above that they are parts of columns, which nothing divides.
    """

    top: float
    lines: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    table: Table | None = None
    crowded: bool = False


def blocks(letters: Iterable[Letter], tables: Sequence[Table], covered: str | None = None) -> list[Block]:
    """Return the lines and tables of a page from top to bottom; a line that stands between tables is a block.

    `covered` is as that of `Table.filled`.
    """
    places = _Places(tables)
    inside: dict[tuple[int, tuple[int, int]], list[Run]] = defaultdict(list)
    outside: list[Run] = []
    for run in _runs(letters, places):
        place = places.of(run.letters[0])
        (outside if place is None else inside[place]).append(run)
    found = list(_text_blocks(_lines(outside)))
    for number, table in enumerate(tables):
        rows = table.filled(
            {cell: _cell(runs, table.width(cell)) for (at, cell), runs in inside.items() if at == number}, covered
        )
        if any(any(row) for row in rows):
            found.append(Block(table.top, rows=tuple(rows), table=table))
    return sorted(found, key=lambda block: block.top)


def gutters(letters: Sequence[Letter], across: Sequence[Rule], down: Sequence[Rule]) -> list[Rule]:
    """Return lines between the columns of tables that have lines only between their rows.

    There are none if the lines may stand between groups of rows.
    """
    bare = (rule for rule in across if not any(crosses(rule, other) for other in down))
    bands: dict[tuple[int, int], list[Rule]] = defaultdict(list)
    for rule in bare:
        bands[round(rule.start / NEAR), round(rule.end / NEAR)].append(rule)
    return [rule for band in bands.values() if len(band) > 2 for rule in _gutters(letters, band)]


def _gutters(letters: Sequence[Letter], band: list[Rule]) -> list[Rule]:
    left, right, places = band[0].start, band[0].end, sorted(rule.at for rule in band)
    inside = [one for one in letters if places[0] < one.base < places[-1] and left <= one.left < right]
    between: list[float] = []
    reached = left
    for one in sorted(inside, key=lambda one: one.left):
        if one.left - reached > one.size * _GUTTER and reached > left:
            between.append((one.left + reached) / 2)
        reached = max(reached, one.right)
    bands = [[one for one in inside if above < one.base < below] for above, below in pairwise(places)]
    if not between or any(_several_rows(band, between[0]) for band in bands):
        return []
    return [Rule(place, places[0], places[-1]) for place in between]


def _several_rows(band: list[Letter], first_column: float) -> bool:
    """True if a band seems to hold rows, not one row: its first column has lines, and all others stand beside them."""
    bases = [one.base for one in band if one.left < first_column]
    near = _BASELINE * band[0].size if band else 0
    if not bases or max(bases) - min(bases) <= near:
        return False
    return all(any(abs(one.base - base) <= near for base in bases) for one in band)


def _text_blocks(lines: list[list[Run]]) -> Iterator[Block]:
    above: Letter | None = None
    for line in lines:
        first = line[0].letters[0]
        crowded = above is not None and first.base - above.base < _CROWDED * min(first.size, above.size)
        yield Block(first.base, lines=(_line(line, "\t"),), crowded=crowded)
        above = first


class _Places:
    """Finds the cell in which a letter stands."""

    def __init__(self, tables: Sequence[Table]) -> None:
        self._tables = tuple(enumerate(tables))

    def of(self, letter: Letter) -> tuple[int, tuple[int, int]] | None:
        """Return the number of the table and the cell; None outside of all tables."""
        x, y = (letter.left + letter.right) / 2, letter.base - letter.size / 3
        for number, table in self._tables:
            if table.top <= y < table.bottom and (cell := table.cell_at(x, y)) is not None:
                return number, cell
        return None


def _runs(letters: Iterable[Letter], places: _Places) -> list[Run]:
    """Return the runs of letters.

    A run may cross the border of its cell, as a long text in a narrow cell does, unless another object draws the rest.
    """
    runs: list[Run] = []
    for letter in letters:
        last = runs[-1].last if runs else None
        if last is not None and _goes_on(last, letter, places):
            runs[-1].letters.append(letter)
        elif not letter.text.isspace():
            runs.append(Run(letter))
    return runs


def _goes_on(last: Letter, letter: Letter, places: _Places) -> bool:
    beside = abs(letter.base - last.base) <= _BASELINE * last.size
    if not beside or not _OVERLAP < (letter.left - last.right) / last.size < _RUN:
        return False
    return last.drawn_by == letter.drawn_by or places.of(last) == places.of(letter)


def _lines(runs: list[Run]) -> list[list[Run]]:
    """Return the runs line by line, from top to bottom, each from left to right."""
    lines: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: run.letters[0].base):
        first = lines[-1][0].letters[0] if lines else None
        if first is not None and run.letters[0].base - first.base <= _BASELINE * first.size:
            lines[-1].append(run)
        else:
            lines.append([run])
    return [sorted(line, key=lambda run: run.letters[0].left) for line in lines]


def _line(runs: list[Run], column: str) -> str:
    words = runs[0].text.strip()
    for one, other in pairwise(runs):
        gap = (other.letters[0].left - one.last.right) / one.last.size
        words += (column if gap >= _COLUMN else " ") + other.text.strip()
    return words


def _cell(runs: list[Run], width: float) -> str:
    """Return a cell's text: a line goes on in the next one if the beginning of that did not fit; else it ends."""
    words, left = "", 0.0
    for line in _lines(runs):
        more = _line(line, " ")
        wrapped = left < _beginning(line[0]) + _MARGINS * line[0].last.size
        words += (joint(words, more) if wrapped else "\n") + more
        left = width - (max(run.last.right for run in line) - line[0].letters[0].left)
    return words


def _beginning(run: Run) -> float:
    """Return the width of what stays together at the beginning of a line: a word, or a letter and its comma."""
    first, end = run.letters[0], run.letters[0].right
    for letter in run.letters[1:]:
        if letter.text not in _CLOSING and (first.wide or letter.wide or letter.text.isspace()):
            break
        end = letter.right
    return end - first.left


def joint(words: str, more: str) -> str:
    """Return the blank between two halves of a text if it is not Chinese."""
    latin = words and more and re.match(r"[!-~]", words[-1]) and re.match(r"[!-~]", more) and not words[-1].isdigit()
    return " " if latin else ""


def numbered(rows: Iterable[tuple[str, ...]]) -> tuple[Row, ...]:
    """Return the rows of a table with their numbers, without those that are blank."""
    return tuple(Row(number, cells) for number, cells in enumerate(rows, 1) if any(cell.strip() for cell in cells))

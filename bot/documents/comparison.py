"""Comparison of a paper as it was kept with a file: what was changed, added, left out or filled in.

All characters of the file must be those of the paper, apart from what office programs rewrite (`check_code`), the code
itself and the punctuation between a label and its text.
"""

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from bot.documents.alignment import Span, align
from bot.documents.paper import PEN
from bot.domain.normalisation import compatible, composed
from bot.domain.report.check_code import CELLS, without_codes

Rows = Sequence[Sequence[str]]
"""A file as it is read: a paragraph is a row of one cell."""

TABLE = 2
"""The least number of cells of a row of a table."""
EMPTY = "—"
"""Stands for an empty cell of a row."""
_EMPTY_CELLS = re.compile(r"(?: \|)+ ")
HANGING = ",.;:!?)、。"
_DATE = str.maketrans("", "", "年月日")
"""The blank printed for a date to be written by hand."""
FURNITURE = ":_-—|/.,;()[]〔〕、，。；·"


class Change(StrEnum):
    """The fate of a passage."""

    CHANGED = "changed"
    MISSING = "missing"
    ADDED = "added"
    HIDDEN = "hidden"
    TURNED = "turned"  # marks change the order in which it is read
    NOTED = "noted"  # stands beside the text: a comment, a header
    FILLED = "filled"  # a text that the paper lacked
    SIGNED = "signed"  # a blank that was left for a pen


@dataclass(frozen=True)
class Difference:
    """A passage of a file that is not as the paper's."""

    change: Change
    label: str
    old: str
    new: str


class _Text:
    """A text in the form that is compared; `places` says where each character stands in the original."""

    def __init__(self) -> None:
        self.marks = ""
        self.original = ""
        self.places: list[int] = []

    def add(self, text: str, before: str) -> Span:
        """Append a text with what parts it from the one before; return the span of its characters."""
        start, text = len(self.places), composed(text)
        self.original += before
        kept = []
        for number, mark in enumerate(text, len(self.original)):
            for plain in _plain(mark):
                kept.append(plain)
                self.places.append(number)
        self.original += text
        self.marks += "".join(kept)
        return start, len(self.places)

    def shown(self, start: int, end: int) -> str:
        """Return a span as it stands in the original."""
        return self.original[self.places[start] : self.places[end - 1] + 1].strip() if end > start else ""


@dataclass
class _Passage:
    """A passage of the paper: the spans of its label and its text, and the spans of the file that belong to it.

    `own` are characters of the passage itself, `more` are those that the paper does not have. `label_at` is where the
    label ends in the file, or -1. A `gap` is a paragraph that the paper lacks; its label is the heading above it.
    """

    label: str
    text: str
    before: Span
    span: Span
    own: list[Span] = field(default_factory=list)
    label_at: int = -1
    more: list[Span] = field(default_factory=list)
    gap: bool = False

    @property
    def open(self) -> bool:
        """True for a text that the paper lacks, and for a blank for a pen; both have a label."""
        return bool(self.label) and self.span[0] == self.span[1]

    @property
    def cells(self) -> list[str]:
        """The cells of a row; one for any other text."""
        return self.text.split(CELLS)


def compare(body: Rows, rows: Rows, blanks: Iterable[str], *, ruled: bool) -> tuple[Difference, ...]:
    """Return the differences in the order of the paper; none if the file says what the paper said.

    `body` is the paper's passages, `blanks` are the words that papers print for a missing text. `ruled` says that the
    file's tables have the cells that the paper gave them.
    """
    return _Comparison(body, rows, frozenset(map(_marks, blanks)), ruled=ruled).differences()


class _Comparison:
    """The comparison of one paper with one file."""

    def __init__(self, body: Rows, rows: Rows, blanks: frozenset[str], *, ruled: bool) -> None:
        self.blanks, self.ruled = blanks, ruled
        self.paper, self.file = _Text(), _Text()
        self.passages = list(self._passages(body))
        self.rows = [
            [self.file.add(without_codes(cell), " | " if number else "\n") for number, cell in enumerate(row)]
            for row in rows
        ]
        self.added: list[list[Span]] = []

    def differences(self) -> tuple[Difference, ...]:
        """Align both texts, give each part of the file to its passage, and compare."""
        pieces = [span for passage in self.passages for span in (passage.before, passage.span)]
        places = align(self.paper.marks, self.file.marks, pieces)
        self.back = [-1] * len(self.file.marks)
        for here, place in enumerate(places):
            if place >= 0:
                self.back[place] = here
        for passage in self.passages:
            passage.own = _spans(place for place in places[slice(*passage.span)] if place >= 0)
            passage.label_at = max(places[slice(*passage.before)], default=-1)
        for row in self.rows:
            self._give(row)
        found = [each for passage in self.passages for each in self._of(passage, places)]
        return (*found, *(Difference(Change.ADDED, "", "", self._shown(spans)) for spans in self.added))

    def _passages(self, body: Rows) -> Iterator[_Passage]:
        last = above = ""
        for label, text in body:
            before = self.paper.add(label if label != last else "", "\n")
            span = self.paper.add("" if text == PEN else text, "\n")
            if label or span[0] < span[1]:
                yield _Passage(label, text, before, span)
            elif above:
                yield _Passage(above, text, before, span, gap=True)
            last, above = label, text

    def _give(self, row: Sequence[Span]) -> None:
        """Give what the paper does not have in a row of the file to the passages to which it belongs."""
        mine = self._row_passage(row)
        rest: list[Span] = []
        for cell in row:
            for run in _spans(place for place in range(*cell) if self.back[place] < 0):
                if mine is not None:
                    mine.more.append(run)
                elif (owner := self._owner(run, cell, row)) is not None:
                    owner.more.append(run)
                elif not _is_furniture(self.file.marks[slice(*run)]):
                    rest.append(run)
        if rest and not self._repeats(row):
            self.added.append(rest)

    def _row_passage(self, row: Sequence[Span]) -> _Passage | None:
        """Return the row of a table of the paper that this row of the file shows."""
        if len(row) < TABLE:
            return None
        here = [self.back[place] for cell in row for place in range(*cell) if self.back[place] >= 0]
        owners = Counter(id(self._at(place)) for place in here)
        best = self._at(here[0]) if here else None
        for place in here:
            if owners[id(self._at(place))] > owners[id(best)]:
                best = self._at(place)
        return best if best is not None and len(best.cells) >= TABLE else None

    def _at(self, place: int) -> _Passage | None:
        """Return the passage that has this character of the paper, in its label or text."""
        number = bisect_right(self.ends, place)
        return self.passages[number] if number < len(self.passages) else None

    @cached_property
    def ends(self) -> list[int]:
        """The end of each passage in the paper's text."""
        return [passage.span[1] for passage in self.passages]

    def _owner(self, run: Span, cell: Span, row: Sequence[Span]) -> _Passage | None:
        """Return the passage to which characters belong that the paper does not have."""
        start, end = run
        before = next((self.back[place] for place in range(start - 1, -1, -1) if self.back[place] >= 0), -1)
        after = next((place for place in self.back[end:] if place >= 0), len(self.paper.marks))
        one, other = self._at(before) if before >= 0 else None, self._at(after)
        if one is not None and one is other and before >= one.span[0]:
            return one  # within a text
        furniture = _is_furniture(self.file.marks[start:end])
        if one is not None and before < one.span[0] and (not one.open or self._beside(one, row)):  # behind a label
            return None if furniture and one.own else one
        if furniture:
            return None
        if one is not None and start > cell[0] and self.back[start - 1] >= 0:
            return one
        if other is not None and end < cell[1] and after >= other.span[0]:
            return other
        between = [each for each in self.passages if before < each.span[0] and each.span[1] <= after and not each.own]
        lost = [each for each in between if not each.open and not each.more]
        return next(iter(lost or [each for each in between if each.open and self._beside(each, row)]), None)

    def _beside(self, passage: _Passage, row: Sequence[Span]) -> bool:
        """True if a row can hold what was filled in: that of the label, or any if rows may be parted by pages."""
        return passage.gap or row[0][0] <= passage.label_at < row[-1][1] or not self.ruled

    def _repeats(self, row: Sequence[Span]) -> bool:
        """True for the head of a table that stands on its next page, too."""
        marks = "".join(self.file.marks[slice(*cell)] for cell in row)
        labels = ["", *(passage.label for passage in self.passages)]
        return any(
            marks == self.paper.marks[slice(*passage.span)] and passage.own and len(passage.cells) >= TABLE
            for passage, above in zip(self.passages, labels, strict=False)
            if passage.label != above
        )

    def _of(self, passage: _Passage, places: Sequence[int]) -> Iterator[Difference]:
        """Yield what is other about a passage."""
        label = places[slice(*passage.before)]
        if label and max(label) < 0 and (passage.own or passage.open):
            yield Difference(Change.MISSING, "", passage.label, "")
        if passage.open:
            yield from self._filled(passage)
            return
        whole = not passage.more and all(places[at] >= 0 or self._hung(at, places) for at in range(*passage.span))
        new = self._shown([*passage.own, *passage.more])
        if len(passage.cells) >= TABLE and passage.own and (row := self._row_of(passage)):
            yield from self._cells(passage, row)
        elif not whole:
            change = Change.CHANGED if new else Change.MISSING
            yield Difference(change, passage.label, _shown_row(passage.text), new)

    def _hung(self, at: int, places: Sequence[int]) -> bool:
        """True for a mark that hung over the end of a line of a PDF, where it is not found."""
        if self.ruled or self.paper.marks[at] not in HANGING or not 0 < at < len(places) - 1:
            return False
        before, after = places[at - 1], places[at + 1]
        if before < 0 or after != before + 1:
            return False
        return "\n" in self.file.original[self.file.places[before] : self.file.places[after]]

    def _filled(self, passage: _Passage) -> Iterator[Difference]:
        marks = "".join(self.file.marks[slice(*span)] for span in passage.more)
        if not _is_furniture(marks.translate(_DATE)) and marks not in self.blanks:
            change = Change.SIGNED if passage.text == PEN else Change.FILLED
            yield Difference(change, passage.label, "", self._shown(passage.more))

    def _row_of(self, passage: _Passage) -> Sequence[Span] | None:
        """Return the row of the file in which a row of the paper stands; None if it is no row of a table there."""
        start = passage.own[0][0]
        return next((row for row in self.rows if row[0][0] <= start < row[-1][1] and len(row) >= TABLE), None)

    def _cells(self, passage: _Passage, row: Sequence[Span]) -> Iterator[Difference]:
        """Compare a row cell by cell; a cell that was empty may have been filled."""
        old = [_marks(cell) for cell in passage.cells]
        new = [self.file.marks[slice(*cell)] for cell in row]
        if len(old) != len(new):
            same = [cell for cell in old if cell] == [cell for cell in new if cell]
            if not same or self.ruled:
                yield self._changed_row(passage, row)
            return
        other = [number for number, (one, two) in enumerate(zip(old, new, strict=True)) if one != two]
        if any(old[number] and old[number] not in self.blanks for number in other):
            yield self._changed_row(passage, row)
        elif other and not all(_is_furniture(new[number]) for number in other):
            filled = self._shown([row[number] for number in other])
            yield Difference(Change.SIGNED, f"{passage.label} {_shown_row(passage.text)}".strip(), "", filled)

    def _changed_row(self, passage: _Passage, row: Sequence[Span]) -> Difference:
        new = CELLS.join(self.file.shown(*cell) for cell in row)
        return Difference(Change.CHANGED, passage.label, _shown_row(passage.text), _shown_row(new))

    def _shown(self, spans: Iterable[Span]) -> str:
        """Return spans of the file, joined where they touch."""
        joined = _spans(place for span in sorted(spans) for place in range(*span))
        return _EMPTY_CELLS.sub(" | ", " ".join(filter(None, (self.file.shown(*span) for span in joined))))


def _spans(places: Iterable[int]) -> list[Span]:
    """Return rising places as spans."""
    found: list[Span] = []
    for place in places:
        if found and found[-1][1] == place:
            found[-1] = (found[-1][0], place + 1)
        else:
            found.append((place, place + 1))
    return found


def _is_furniture(marks: str) -> bool:
    """True for what stands around texts: colons, brackets, lines to write on."""
    return all(mark in FURNITURE for mark in marks)


def _shown_row(text: str) -> str:
    return " | ".join(cell.strip() or EMPTY for cell in text.split(CELLS)) if CELLS in text else text


def _marks(text: str) -> str:
    return "".join(plain for mark in composed(text) for plain in _plain(mark))


def _plain(mark: str) -> str:
    if unicodedata.category(mark) in {"Cc", "Cf"}:
        return ""
    return "".join(compatible(mark).split())

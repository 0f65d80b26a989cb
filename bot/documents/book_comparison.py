"""Comparison of a workbook as it was kept with a file: which cells, rows and sheets are other, added, gone or hidden.

A row may stand anywhere in its sheet: readers sort and filter.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from bot.documents.comparison import EMPTY, Change, Difference
from bot.documents.direction import TURNING, named
from bot.domain.report.check_code import CELLS, plain, without_codes
from bot.files.book import Book, Sheet, margin

MOST = 200
"""Rows of a sheet that are compared with each other; of more, the rest is only named as gone or added."""

Row = tuple[str, ...]
Placed = tuple[int, Row]


def compare_book(body: Iterable[Sequence[str]], book: Book) -> list[Difference]:
    """Return the differences in the order of the workbook; none if the file shows what the workbook showed."""
    kept = {name: [text for _, text in rows] for name, rows in groupby(body, key=lambda each: each[0])}
    general = kept.pop("", [])
    found = {sheet.name: sheet for sheet in book.sheets}
    differences = list[Difference]()
    for name, texts in kept.items():
        if name in found:
            differences += _of_sheet(found[name], texts, general)
        else:
            differences.append(Difference(Change.MISSING, name, texts[0], ""))
    for name in found.keys() - kept.keys():
        words = [" | ".join(cells.values()) for cells in found[name].cells.values()]
        differences += [Difference(Change.ADDED, "", "", f"{name}: {text}") for text in words or ["—"]]
    return differences + [Difference(Change.ADDED, "", "", text) for text in book.loose]


def _of_sheet(sheet: Sheet, texts: Sequence[str], general: Sequence[str]) -> Iterator[Difference]:
    for place in sheet.hidden:
        yield Difference(Change.HIDDEN, f"{sheet.name}!{place}".rstrip("!"), "", "")
    known = [_bare(margin(text)) for text in general] + [_bare(text) for text in (texts[0], sheet.name)]
    for told in sheet.margins:
        rest = _bare(told)
        for text in sorted(known, key=len, reverse=True):
            rest = rest.replace(text, "", 1)
        if rest:
            yield Difference(Change.ADDED, "", "", told.strip())
    columns = _columns(max(text.count(CELLS) for text in texts) + 1)
    more = {(len(each), each) for cells in sheet.cells.values() for each in cells if each not in columns}
    columns += [column for _, column in sorted(more)]
    width = len(columns)
    old = [_padded([_plain(each) for each in text.split(CELLS)], width) for text in texts]
    old[1] = _padded([_bare(texts[1])], width)
    note = old[1][0]
    new = [(number, _padded(_at_their_places(cells, columns, note), width)) for number, cells in sheet.cells.items()]
    yield from _rows(sheet, old, [each for each in new if any(each[1])], columns)


def _at_their_places(cells: dict[str, str], columns: Sequence[str], note: str) -> list[str]:
    """Return the texts of a row by column; the note, which may stand in any column, in the first."""
    texts = [_bare(cells.get(column, "")) for column in columns]
    return [note] if [text for text in texts if text] == [note] else texts


def _rows(sheet: Sheet, old: Sequence[Row], new: Sequence[Placed], columns: Sequence[str]) -> Iterator[Difference]:
    same = Counter(old) & Counter(row for _, row in new)
    left, spare = _without(enumerate(old), same), _without(new, same)
    for _, row in left:
        if not any(row):
            continue
        best = max(spare[:MOST], key=lambda each: _alike(row, each[1]), default=None)
        if best is None or not _alike(row, best[1]):
            yield Difference(Change.MISSING, sheet.name, _told(row), "")
            continue
        spare.remove(best)
        for column, one, other in zip(columns, row, best[1], strict=True):
            if one != other:
                label = f"{sheet.name}!{column}{best[0]}"
                yield Difference(Change.CHANGED, label, one or EMPTY, other or EMPTY)
    for number, row in spare:
        yield Difference(Change.ADDED, "", "", f"{sheet.name}!{number}: {_told(row)}")


def _without(rows: Iterable[Placed], same: Counter[Row]) -> list[Placed]:
    """Return the rows that are not among `same`, each of which stands for as many rows as it counts."""
    left, rest = Counter(same), list[Placed]()
    for number, row in rows:
        if left[row]:
            left[row] -= 1
        else:
            rest.append((number, row))
    return rest


def _alike(one: Row, other: Row) -> float:
    """Return how alike two rows are: the share of their texts that stand in the same cells; 0 below a third."""
    filled = sum(bool(first or second) for first, second in zip(one, other, strict=True))
    same = sum(bool(first) and first == second for first, second in zip(one, other, strict=True))
    if filled == 1 and any(one) and any(other):  # a title or a note
        return 0.5 if one[0] and other[0] else 0.0
    return same / filled if filled and 3 * same >= filled else 0.0


def _padded(cells: Sequence[str], width: int) -> Row:
    return (*cells, *[""] * (width - len(cells)))


def _bare(text: str) -> str:
    return _plain(without_codes(text).replace(CELLS, " "))


def _plain(text: str) -> str:
    """Return a text in the form that is compared; marks that turn its direction are named and stay."""
    return plain(named(text) if TURNING & set(text) else text)


def _told(row: Row) -> str:
    return " | ".join(cell for cell in row if cell)


def _columns(width: int) -> list[str]:
    letters = [chr(65 + number) for number in range(26)]
    return (letters + [first + second for first in letters for second in letters])[:width]

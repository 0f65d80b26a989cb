"""Marks that cannot be seen in a text: those that turn its direction, and how all of them are named in a sentence."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from bot.documents.comparison import Change, Difference
from bot.domain.report.check_code import CELLS

TURNING = frozenset("\u200f\u061c\u202a\u202b\u202d\u202e\u2066\u2067\u2068")
"""Marks after which letters may be shown in another order; those that only end this do nothing alone."""
_JOINS = "\u200d"  # letters of one picture
NEAR, AROUND = 2, 20


def turned(body: Iterable[Sequence[str]], rows: Iterable[Sequence[str]]) -> Iterator[Difference]:
    """Yield the texts of a file that have a mark of direction where the paper has none."""
    kept = "\n".join(_bare(text) for _, text in body)
    for row in rows:
        for cell in row:
            text = _bare(cell)
            for at, mark in enumerate(text):
                if mark in TURNING and text[max(0, at - NEAR) : at + NEAR + 1] not in kept:
                    shown = text[max(0, at - AROUND) : at + AROUND]
                    yield Difference(Change.TURNED, "", "", shown)
                    break


def named(text: str) -> str:
    """Return a text with its invisible marks named, so that they neither hide nor turn the sentence about it."""
    return "".join(
        f"‹U+{ord(mark):04X}›" if unicodedata.category(mark) == "Cf" and mark != _JOINS else mark for mark in text
    )


def _bare(text: str) -> str:
    return "".join(text.replace(CELLS, " ").split())

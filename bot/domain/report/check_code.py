"""Check codes of papers: what they cover, how they are written, and what is wrong with one that was typed.

A code covers what the paper says and the head of the branch's chain of events. Office programs write files anew when
they save them: they change blanks, line ends and characters of full and half width, so a code does not cover those.
The codes of stored papers depend on these functions: they must never change.
"""

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable, Sequence

from bot.domain.normalisation import compatible

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""No 0, O, 1, I or L. They are 31, a prime, so that the last character shows each wrong one and each two exchanged."""
DIGITS, GROUP = 15, 4
CELLS = "\t"
"""The mark between the cells of a row."""

_WRITTEN = re.compile(r"(?<![0-9A-Z])[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}(?![0-9A-Z-])")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−﹣－", "-"))


def plain(text: str) -> str:
    """Return a text without what office programs change: blanks, line ends, invisible marks, full and half width.

    The marks between the cells of a row stay.
    """
    return CELLS.join(_bare(cell) for cell in text.split(CELLS)).strip(CELLS)


def normal(passages: Iterable[Sequence[str]]) -> list[list[str]]:
    """Return passages, which are pairs of label and text, in the form that the code covers."""
    return [[plain(label), plain(text)] for label, text in passages]


def code_of(about: Sequence[object], passages: Iterable[Sequence[str]], head: tuple[int, str]) -> str:
    """Return the check code of a paper: `about` says what it is, `head` is the head of the chain."""
    covered = json.dumps([list(about), normal(passages), list(head)], ensure_ascii=True, separators=(",", ":"))
    number = int.from_bytes(hashlib.sha256(covered.encode()).digest())
    digits = []
    for _ in range(DIGITS):
        number, digit = divmod(number, len(ALPHABET))
        digits.append(ALPHABET[digit])
    return _grouped("".join(digits) + _check(digits))


def found_in(text: str) -> tuple[str, ...]:
    """Return what looks like check codes in a text, each once, as it would be printed."""
    marks = compatible(text).translate(_DASHES).upper()
    return tuple(dict.fromkeys(_WRITTEN.findall(marks)))


def read(typed: str) -> str | None:
    """Return a typed code as it is printed, with or without its dashes; None if it is none or a character is wrong."""
    marks = "".join(mark for mark in compatible(typed).translate(_DASHES).upper() if mark.isalnum())
    if len(marks) != DIGITS + 1 or any(mark not in ALPHABET for mark in marks):
        return None
    return _grouped(marks) if _check(marks[:-1]) == marks[-1] else None


def _check(digits: Sequence[str]) -> str:
    total = sum(weight * ALPHABET.index(digit) for weight, digit in enumerate(digits, 2))
    return ALPHABET[-total % len(ALPHABET)]


def _grouped(marks: str) -> str:
    return "-".join(marks[start : start + GROUP] for start in range(0, len(marks), GROUP))


def _bare(text: str) -> str:
    marks = "".join(mark for mark in text if unicodedata.category(mark) not in {"Cc", "Cf"})
    return "".join(compatible(marks).split())

"""Unicode's normal forms in a time that grows with the length of the text."""

import unicodedata

COMBINING = 30
"""Combining marks in a row that are kept; no language needs more (Unicode Standard Annex 15, Stream-Safe Text)."""


def composed(raw: str) -> str:
    """Return `raw` in NFC: a letter and its marks as one character, where there is one."""
    return unicodedata.normalize("NFC", _few_combining(raw))


def compatible(raw: str) -> str:
    """Return `raw` in NFKC: full-width letters, ligatures and the like as plain ones."""
    return unicodedata.normalize("NFKC", _few_combining(raw))


def _few_combining(raw: str) -> str:
    """Return `raw` without combining marks beyond `COMBINING` in a row.

    Normalisation sorts them, in a time that grows with the square of their number.
    """
    if raw.isascii():
        return raw
    kept, run = [], 0
    for mark in raw:
        run = run + 1 if unicodedata.combining(mark) else 0
        if run <= COMBINING:
            kept.append(mark)
    return "".join(kept)

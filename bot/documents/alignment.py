"""Alignment of two texts: the characters of the one that stand in the other, too, in the same order."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

ANCHOR = 2
"""The least length of a piece that fixes the alignment if it occurs once in both texts."""
CHARACTERS = 4_000_000
"""Characters of the one text times those of the other that are compared one by one."""

_SENTENCES = re.compile(r"[^。；！？.;!?]*[。；！？.;!?]?")

Span = tuple[int, int]
Pair = tuple[int, int, int]
"""A start in the one text, a start in the other, and a length."""


def align(one: str, other: str, pieces: Iterable[Span]) -> list[int]:
    """Return for each character of `one` its place in `other`, or -1.

    `pieces` are parts of `one` that probably stand in `other` as they are.
    """
    found = [-1] * len(one)
    start, begin = 0, 0
    for at, there, length in (*_anchors(one, other, pieces), (len(one), len(other), 0)):
        for pair in _between(one[start:at], other[begin:there]):
            _mark(found, start + pair[0], begin + pair[1], pair[2])
        _mark(found, at, there, length)
        start, begin = at + length, there + length
    return found


def _mark(found: list[int], start: int, place: int, length: int) -> None:
    found[start : start + length] = range(place, place + length)


def _anchors(one: str, other: str, pieces: Iterable[Span]) -> list[Pair]:
    """Return the longest chain of pieces that occur once in both texts and in the same order."""
    once = []
    for start, end in pieces:
        piece = one[start:end]
        if len(piece) >= ANCHOR and one.count(piece) == 1 and other.count(piece) == 1:
            once.append((start, other.index(piece), len(piece)))
    kept: list[Pair] = []
    for pair in _longest_rise(once):
        if not kept or pair[1] >= kept[-1][1] + kept[-1][2]:
            kept.append(pair)
    return kept


def _longest_rise(pairs: Sequence[Pair]) -> list[Pair]:
    """Return the longest part of `pairs` whose second places rise."""
    lowest: list[int] = []  # the lowest end of a rise of each length
    ends: list[int] = []
    before: list[int] = []
    for number, (_, place, _) in enumerate(pairs):
        length = bisect_left(lowest, place)
        before.append(ends[length - 1] if length else -1)
        lowest[length : length + 1] = [place]
        ends[length : length + 1] = [number]
    rise, number = [], ends[-1] if ends else -1
    while number >= 0:
        rise.append(pairs[number])
        number = before[number]
    return rise[::-1]


def _between(one: str, other: str) -> Iterator[Pair]:
    """Yield what is the same in two texts: first whole sentences, then characters of the others."""
    if one == other:
        yield 0, 0, len(one)
        return
    mine, theirs = _SENTENCES.findall(one), _SENTENCES.findall(other)
    starts, places = _starts(mine), _starts(theirs)
    for kind, a, b, c, d in SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes():
        start, place = starts[a], places[c]
        if kind == "equal":
            yield start, place, starts[b] - start
        elif kind == "replace":
            for pair in _characters(one[start : starts[b]], other[place : places[d]]):
                yield start + pair[0], place + pair[1], pair[2]


def _characters(one: str, other: str) -> Iterator[Pair]:
    """Yield the same characters; of long texts only those at the beginning and at the end."""
    if len(one) * len(other) <= CHARACTERS:
        for match in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks():
            yield match.a, match.b, match.size
        return
    most = min(len(one), len(other))
    first = next((at for at in range(most) if one[at] != other[at]), most)
    last = next((at for at in range(most - first) if one[-at - 1] != other[-at - 1]), most - first)
    yield 0, 0, first
    yield len(one) - last, len(other) - last, last


def _starts(parts: Sequence[str]) -> list[int]:
    starts = [0]
    for part in parts:
        starts.append(starts[-1] + len(part))
    return starts

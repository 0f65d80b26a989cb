"""Jobs of a worker on a paper or workbook that came back: find its check codes, and compare it with the kept one."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bot.documents.comparison import Change, Difference, compare
from bot.documents.direction import named, turned
from bot.domain.report import check_code
from bot.files import apart
from bot.files.upload import Upload
from bot.worker.jobs import Job
from bot.worker.limits import MEBIBYTE, Limits

BLANKS = ("（待补充）", "(to be added)")
"""The words that papers print for a missing text."""
MOST = 200
"""Differences that are told; one who replaces all of a paper needs no more."""
LONGEST = 400
"""Characters of a text that is told."""
AROUND = 40
"""Characters before the difference that are told with it."""
LIMITS = Limits(processor_seconds=20, seconds=30.0, answer=4 * MEBIBYTE)


def _codes(arguments: dict[str, Any], data: bytes) -> tuple[list[str], bytes]:
    """Return what looks like check codes in a file. Raises `Refused` as `read_printed`."""
    from bot.files.book import is_book, read_book  # noqa: PLC0415 - in the worker only
    from bot.files.printed import read_printed  # noqa: PLC0415 - in the worker only

    upload = Upload(str(arguments["name"]), data)
    found = read_book(upload) if is_book(upload) else read_printed(upload)
    return list(check_code.found_in(found.text)), b""


def _compare(arguments: dict[str, Any], data: bytes) -> tuple[list[Difference], bytes]:
    """Return the differences of a file from the body of a paper. Raises `Refused` as `read_printed`."""
    from bot.documents.book_comparison import compare_book  # noqa: PLC0415 - in the worker only
    from bot.files.book import is_book, read_book  # noqa: PLC0415 - in the worker only
    from bot.files.printed import read_printed  # noqa: PLC0415 - in the worker only

    upload = Upload(str(arguments["name"]), data)
    if is_book(upload):
        found: Sequence[Difference] = compare_book(arguments["body"], read_book(upload))
    else:
        printed = read_printed(upload)
        found = [
            *compare(arguments["body"], printed.rows, arguments["blanks"], ruled=printed.ruled),
            *turned(arguments["body"], printed.rows),
            *(Difference(Change.NOTED, "", "", text) for text in printed.noted),
        ]
    return [_short(each) for each in found[:MOST]], b""


def _short(difference: Difference) -> Difference:
    """Name the invisible marks of two texts, and shorten long ones to the part in which they differ."""
    old, new = named(difference.old), named(difference.new)
    if max(len(old), len(new)) <= LONGEST:
        return replace(difference, old=old, new=new)
    pairs = enumerate(zip(old, new, strict=False))
    other = next((at for at, (one, two) in pairs if one != two), min(len(old), len(new)))
    start = max(0, other - AROUND)
    return replace(difference, old=_part(old, start), new=_part(new, start))


def _part(text: str, start: int) -> str:
    part = text[start : start + LONGEST]
    return f"{'…' if start else ''}{part}{'…' if start + LONGEST < len(text) else ''}"


CODES = Job(_codes, list[str], LIMITS)
COMPARE = Job(_compare, list[Difference], LIMITS)


async def codes(name: str, data: bytes) -> list[str]:
    """Return what looks like check codes in a file. Raises `Refused` as `read_printed`, and `file-heavy`."""
    found, _ = await apart.look_at(CODES, name, data, heavy="file-heavy")
    return found


async def differences(name: str, data: bytes, body: Sequence[Sequence[str]]) -> list[Difference]:
    """Return the differences of a file from the body of a paper. Raises `Refused` as `codes`."""
    found, _ = await apart.look_at(COMPARE, name, data, heavy="file-heavy", body=body, blanks=BLANKS)
    return found

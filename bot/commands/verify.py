"""`python -m bot verify FILE`: say what paper a file is by its check code, and what was changed in it."""

import argparse
import asyncio
import html
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from bot import texts
from bot.commands.opened import NotDone, opened
from bot.config import Settings
from bot.documents import verification
from bot.domain.names import quoted
from bot.domain.refusals import Refused
from bot.domain.report import check_code, proof
from bot.domain.report.proof import Proof
from bot.texts import Texts
from bot.views import proof as views
from bot.views.callbacks import LANGUAGES

UNREADABLE = "{source} cannot be read: {reason}."
ABOUT = """\
Read the check code in a paper, find the paper in the database, and compare the two, passage by passage. The exit code
is 0 if the file says what the paper said, 1 if not or if the paper is unknown. Given a code instead of a file, the
command only says what paper it is."""


class Verified(NamedTuple):
    """The finding in words, and whether it is a paper of this database with the text that it had."""

    words: str
    genuine: bool


class _Given(NamedTuple):
    """A file, with the codes that are in it, or a typed code."""

    name: str
    codes: list[str]
    data: bytes | None


def declare(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> argparse.ArgumentParser:
    """Declare the command and its options."""
    verifying = commands.add_parser(
        "verify",
        help="say what paper a .docx or .pdf is by its check code, and what was changed in it",
        description=ABOUT,
    )
    verifying.add_argument("source", metavar="FILE|CODE", help="a paper as .docx or .pdf, or a check code")
    verifying.add_argument("--language", choices=LANGUAGES, help="by default that of the paper's branch")
    return verifying


async def verify(bots: Sequence[Settings], source: str, language: str | None) -> Verified:
    """Verify a file against the databases of the bots.

    Raises:
        NotDone: the file cannot be read, or a database cannot be used.
    """
    library = texts.load()
    t = library.of(language)
    try:
        given = await _given(source)
        code, lines = views.chosen(given.codes, given.name, t)
        if code is None:
            return _verified(lines, genuine=False)
        for settings in bots:
            async with opened(settings) as database, database.read() as db:
                found = await proof.of(db, code)
            if found is not None:
                t = library.of(language or found.branch.language, found.branch.zone)
                return await _told(found, given, t, views.chosen(given.codes, given.name, t)[1])
    except Refused as refused:
        raise NotDone(t.plain(f"refused-{refused.key}", **refused.values)) from None
    return _verified([*lines, views.unknown(code, t)], genuine=False)


async def _given(source: str) -> _Given:
    name, data = Path(source).name, await asyncio.to_thread(_bytes, source)
    if data is None:
        return _Given(source, [check_code.read(source) or ""], None)
    return _Given(quoted(name), await verification.codes(name, data), data)


def _bytes(source: str) -> bytes | None:
    """Return the bytes of the file; None for a check code."""
    path = Path(source)
    if not path.exists() and check_code.read(source) is not None:
        return None
    try:
        return path.read_bytes()
    except OSError as problem:
        raise NotDone(UNREADABLE.format(source=source, reason=problem.strerror)) from None


async def _told(found: Proof, given: _Given, t: Texts, before: list[str]) -> Verified:
    lines = [*before, *views.paper(found, t)]
    sound = found.chain_holds and found.fault is None
    if given.data is None:
        return _verified(lines, genuine=sound)
    other = await verification.differences(given.name, given.data, found.document.body)
    unchanged = not any(each.change in views.TAMPERING for each in other)
    return _verified([*lines, *views.differences(other, t)], genuine=sound and unchanged)


def _verified(lines: Sequence[str], *, genuine: bool) -> Verified:
    return Verified("\n".join(html.unescape(line) for line in lines), genuine)

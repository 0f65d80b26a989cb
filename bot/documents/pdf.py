"""PDFs of Word files by LibreOffice, where it is installed: a program of its own, with limits, one at a time.

LibreOffice cannot be asked for typefaces in an order, so a fontconfig file of our own names what stands in for those of
offices, as `bot.documents.page` lists them.
"""

import asyncio
import json
import os
import shutil
import signal
import sys
from asyncio.subprocess import DEVNULL
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from weakref import WeakKeyDictionary
from xml.sax.saxutils import escape

import structlog

from bot.documents.page import ALTERNATIVES, TITLE
from bot.worker.limits import MEBIBYTE

log = structlog.get_logger()

SECONDS = 60.0
MEMORY, WRITTEN = 3072 * MEBIBYTE, 64 * MEBIBYTE  # of address space, most of which it never uses; of any file
_NAMES = ("soffice", "libreoffice")
_SYSTEM_FONTS = "/etc/fonts/fonts.conf"
_turns: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Lock] = WeakKeyDictionary()


def program() -> str | None:
    """Return where LibreOffice is; None without it."""
    return next((found for name in _NAMES if (found := shutil.which(name))), None)


async def pdf_of(docx: bytes) -> bytes | None:
    """Return a Word file as a PDF; None without LibreOffice, or if it fails or takes too long."""
    found = program()
    if found is None:
        return None
    async with _turns.setdefault(asyncio.get_running_loop(), asyncio.Lock()):
        with TemporaryDirectory(prefix="party-day-bot-", ignore_cleanup_errors=True) as folder:
            place = Path(folder)
            await asyncio.to_thread(_lay_out, place, docx)
            await _convert(found, place)
            return await asyncio.to_thread(_read, place / "paper.pdf")


def _lay_out(folder: Path, docx: bytes) -> None:
    (folder / "paper.docx").write_bytes(docx)
    (folder / "fonts.conf").write_text(_font_rules(), encoding="utf-8")


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes() or None
    except FileNotFoundError:
        return None


async def _convert(program: str, folder: Path) -> None:
    limits = {"memory": MEMORY, "written_file": WRITTEN, "processor_seconds": int(SECONDS), "parent": os.getpid()}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot.worker.program", json.dumps(limits),
        program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore", "--nolockcheck",
        "--convert-to", "pdf:writer_pdf_Export", "--outdir", folder, folder / "paper.docx",
        stdin=DEVNULL, stdout=DEVNULL, stderr=DEVNULL, env=_environment(folder), cwd=folder, start_new_session=True,
    )  # fmt: skip
    try:
        async with asyncio.timeout(SECONDS):
            await process.wait()
    except TimeoutError:
        log.warning("LibreOffice took too long and was stopped")
    finally:
        with suppress(ProcessLookupError):  # also what it started
            os.killpg(process.pid, signal.SIGKILL)
        await process.wait()
    if process.returncode:
        log.warning("LibreOffice failed", code=process.returncode)


def _environment(folder: Path) -> dict[str, str]:
    """Return the environment: nothing of the bot's settings, the folder as home, the rules for typefaces."""
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(folder),
        "TMPDIR": str(folder),
        "LANG": "C.UTF-8",
        "FONTCONFIG_FILE": str(folder / "fonts.conf"),
        "PYTHONPATH": str(Path(__file__).parent.parent.parent),
        "SAL_USE_VCLPLUGIN": "svp",
    }


def _font_rules() -> str:
    """Return the system's fontconfig rules, with what stands in for the typefaces that papers name."""
    aliases = "".join(
        f"<match target='pattern'><test name='family' qual='any'><string>{escape(name)}</string></test>"
        + "".join(
            f"<edit name='family' mode='append' binding='strong'><string>{escape(other)}</string></edit>"
            for other in others
        )
        + ("<edit name='weight' mode='assign'><const>bold</const></edit>" if name == TITLE else "")
        + "</match>"
        for name, others in ALTERNATIVES.items()
    )
    return (
        "<?xml version='1.0'?><!DOCTYPE fontconfig SYSTEM 'urn:fontconfig:fonts.dtd'><fontconfig>"
        f"{aliases}<include ignore_missing='yes'>{_SYSTEM_FONTS}</include></fontconfig>"
    )

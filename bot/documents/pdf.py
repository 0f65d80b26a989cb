"""PDFs of Word files by LibreOffice, where it is installed: a program apart, shut in and with limits, one at a time.

LibreOffice cannot be asked for typefaces in an order, so a fontconfig file of our own names what stands in for those of
offices, as `bot.documents.page` lists them. A Word file that it converts may be a branch's own form: it must not show
what else is on this machine or tell another one of itself. So LibreOffice sees its installation and one folder and
reaches nothing (`bot.worker.program`), and its settings, which also hold where the kernel cannot do that, forbid it to
follow links and to run macros.
"""

import asyncio
import json
import os
import shutil
import signal
import sys
from asyncio.subprocess import DEVNULL
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from weakref import WeakKeyDictionary
from xml.sax.saxutils import escape

import structlog

from bot.documents.page import ALTERNATIVES, TITLE
from bot.worker import scratch
from bot.worker.limits import MEBIBYTE, close_memory

log = structlog.get_logger()

SECONDS, MORE_SECONDS = 60.0, 5.0  # for a run with one file, and for each further one
AT_ONCE = 20
"""The most files of one run: starting LibreOffice takes as long as three of them."""
MEMORY, WRITTEN = 3072 * MEBIBYTE, 64 * MEBIBYTE  # of address space, most of which it never uses; of any file
_NAMES = ("soffice", "libreoffice")
_BEHIND = "soffice.bin"
"""The program behind the one on the path, which only shows a splash screen, and puts a socket into /tmp."""
_AGAIN, _RUNS = 81, 3
"""The exit code by which LibreOffice asks to be started again, as on its first start, and how often that is done."""
_INSTALLED = ("/etc/libreoffice", "/var/lib/libreoffice", "/var/spool/libreoffice")
_SYSTEM_FONTS = "/etc/fonts/fonts.conf"
_SETTINGS = (
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Writer/Content/Update", "Link", "2"),  # never
)
"""LibreOffice's settings: the folder in its registry, the name, the value."""
_turns: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Lock] = WeakKeyDictionary()


def program() -> str | None:
    """Return where LibreOffice is; None without it."""
    return next((found for name in _NAMES if (found := shutil.which(name))), None)


async def pdf_of(docx: bytes) -> bytes | None:
    """Return a Word file as a PDF; None without LibreOffice, or if it fails or takes too long."""
    return (await pdfs_of([docx]))[0]


async def pdfs_of(files: Sequence[bytes]) -> list[bytes | None]:
    """Return Word files as PDFs, made in one run; None for those for which `pdf_of` would return it.

    A file that ends LibreOffice takes those behind it along, so that these are tried again, each alone.
    """
    found = program()
    if found is None or not files:
        return [None] * len(files)
    made = await _run(found, files)
    for number, file in enumerate(files if len(files) > 1 else ()):
        made[number] = made[number] or (await _run(found, [file]))[0]
    return made


async def _run(found: str, files: Sequence[bytes]) -> list[bytes | None]:
    async with _turns.setdefault(asyncio.get_running_loop(), asyncio.Lock()):
        with TemporaryDirectory(prefix=scratch.prefix(), ignore_cleanup_errors=True) as folder:
            place = Path(folder)
            papers = await asyncio.to_thread(_lay_out, place, files)
            await _convert(await asyncio.to_thread(Path(found).resolve), place, papers)
            return await asyncio.to_thread(lambda: [_read(paper.with_suffix(".pdf")) for paper in papers])


def _lay_out(folder: Path, files: Sequence[bytes]) -> list[Path]:
    """Write the files, the rules for typefaces and the settings into the folder; return where the files are."""
    papers = [folder / f"{number}.docx" for number in range(1, len(files) + 1)]
    for paper, file in zip(papers, files, strict=True):
        paper.write_bytes(file)
    (folder / "fonts.conf").write_text(_font_rules(), encoding="utf-8")
    user = folder / "profile" / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(_settings(), encoding="utf-8")
    return papers


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes() or None
    except FileNotFoundError:
        return None


async def _convert(program: Path, folder: Path, papers: Sequence[Path]) -> None:
    close_memory()
    seconds = SECONDS + MORE_SECONDS * (len(papers) - 1)
    behind = program.with_name(_BEHIND)
    command: tuple[Path | str, ...] = (
        behind if behind.exists() else program, f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless", "--norestore", "--nolockcheck", "--convert-to", "pdf:writer_pdf_Export", "--outdir", folder,
        *papers,
    )  # fmt: skip
    limits = {
        "memory": MEMORY, "written_file": WRITTEN, "processor_seconds": int(seconds), "parent": os.getpid(),
        "installed": (*_INSTALLED, str(_installation(program))), "folder": str(folder),
    }  # fmt: skip
    try:
        async with asyncio.timeout(seconds):
            for _time in range(_RUNS):
                if (code := await _once(json.dumps(limits), command, folder)) != _AGAIN:
                    break
    except TimeoutError:
        log.warning("LibreOffice took too long and was stopped")
    else:
        if code:
            log.warning("LibreOffice failed", code=code)


async def _once(limits: str, command: Sequence[Path | str], folder: Path) -> int:
    """Run LibreOffice within the limits; return its exit code."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot.worker.program", limits, *command,
        stdin=DEVNULL, stdout=DEVNULL, stderr=DEVNULL, env=_environment(folder), cwd=folder, start_new_session=True,
    )  # fmt: skip
    try:
        return await process.wait()
    finally:
        with suppress(ProcessLookupError):  # also what it started
            os.killpg(process.pid, signal.SIGKILL)
        await process.wait()


def _installation(program: Path) -> Path:
    """Return the folder with what LibreOffice needs: that of the program, or of a whole installation elsewhere."""
    return program.parent.parent if program.parent.name == "program" else program.parent


def _environment(folder: Path) -> dict[str, str]:
    """Return the environment: nothing of the bot's settings, the folder as home, the rules for typefaces."""
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(folder),
        "TMPDIR": str(folder),
        "OSL_SOCKET_PATH": str(folder),
        "LANG": "C.UTF-8",
        "FONTCONFIG_FILE": str(folder / "fonts.conf"),
        "PYTHONPATH": str(Path(__file__).parent.parent.parent),
        "SAL_USE_VCLPLUGIN": "svp",
    }


def _settings() -> str:
    items = "".join(
        f"<item oor:path='/org.openoffice.{path}'><prop oor:name='{name}' oor:op='fuse'>"
        f"<value>{value}</value></prop></item>"
        for path, name, value in _SETTINGS
    )
    return f"<?xml version='1.0'?><oor:items xmlns:oor='http://openoffice.org/2001/registry'>{items}</oor:items>"


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

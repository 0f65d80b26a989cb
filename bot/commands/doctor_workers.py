"""The doctor's findings about processes: those that read files from outside, and LibreOffice."""

from bot.commands.findings import BAD, GOOD, NOTE, Finding
from bot.documents import pdf
from bot.documents.paper import Paper, Paragraph, Setup, to_json
from bot.documents.writing import WRITE
from bot.worker.jobs import ORDINARY, Pool
from bot.worker.limits import MEBIBYTE
from bot.worker.probe import Confinement, confinement
from bot.worker.process import Died

LIMITED = "Files from outside are read in processes of their own; the kernel limits each to {limit} MiB of memory."
WATCHED = (
    "Files from outside are read in processes of their own. The kernel does not limit their memory here; the bot "
    "watches it and kills a process that takes more than {limit} MiB."
)
NONE = (
    "No process that reads files from outside can work here ({problem}): plans, rosters and slips sent as files are "
    "refused. Allow the bot to start processes, with at least {limit} MiB of memory."
)
SHUT_IN = "These processes see no file of the bot and have no network{libreoffice}."
AND_LIBREOFFICE = "; nor does LibreOffice"
OPEN = (
    "The kernel does not keep these processes{libreoffice} from {what}: a file that takes one over reaches what the "
    "bot's user can. A Linux kernel of version 5.13 or newer with Landlock, and one with seccomp, do."
)
OR_LIBREOFFICE = " and LibreOffice"
FILES, SOCKETS, BOTH = "files", "the network", "files and the network"
WORD_ONLY = "Papers come as Word files. For PDFs, too, install LibreOffice."
MAKES_PDFS = "LibreOffice makes PDFs of papers."
NO_PDFS = (
    "LibreOffice ({program}) made no PDF of a test, so papers come as Word files only. The bot shuts it in: install it "
    "from the system's packages; a snap or flatpak cannot be started so."
)


async def look_at_workers() -> list[Finding]:
    """Start a worker, and have LibreOffice make a PDF if it is there; return the findings."""
    limit = ORDINARY.memory // MEBIBYTE
    try:
        found = await confinement()
    except (OSError, TimeoutError, Died) as problem:
        words = NONE.format(problem=str(problem) or type(problem).__name__, limit=limit)
        return [(BAD, words)]
    words = (LIMITED if found.memory else WATCHED).format(limit=limit)
    return [(GOOD, words), shut_in(found), await _libreoffice()]


def shut_in(found: Confinement) -> Finding:
    """Return what the kernel keeps from workers and from LibreOffice."""
    there = pdf.program() is not None
    if found.files and found.sockets:
        return GOOD, SHUT_IN.format(libreoffice=AND_LIBREOFFICE if there else "")
    what = BOTH if not (found.files or found.sockets) else FILES if not found.files else SOCKETS
    return NOTE, OPEN.format(libreoffice=OR_LIBREOFFICE if there else "", what=what)


async def _libreoffice() -> Finding:
    program = pdf.program()
    if program is None:
        return GOOD, WORD_ONLY
    paper = Paper(Setup.RECORD, "PDF", (Paragraph("PDF"),))
    try:
        _none, docx = await Pool().do(WRITE, {"paper": to_json(paper), "sizes": []}, b"")
    except (OSError, TimeoutError, Died):
        docx = b""
    return (GOOD, MAKES_PDFS) if docx and await pdf.pdf_of(docx) else (NOTE, NO_PDFS.format(program=program))

"""Makes all files of a year, one after another: ledger, report, pictures, and the papers of each activity.

Each paper is kept with its check code in a short transaction of its own, so that no tap waits for a year.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import structlog

from bot.documents import own_form, pdf, writing
from bot.documents.paper import passages
from bot.domain.activity import activities
from bot.domain.refusals import Refused
from bot.domain.report import ledger, own_forms, paper_values, papers, year_papers
from bot.files import storing
from bot.handlers import year_codes
from bot.views import ledger as ledger_views
from bot.views import own_forms as own_form_views
from bot.views import year_pictures
from bot.views.papers import makers
from bot.views.year_papers import Trouble
from bot.worker.process import Died

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
    from pathlib import Path

    from bot.clock import Clock
    from bot.documents.paper import Paper
    from bot.domain.report.paper_values import ChangeReport, Values
    from bot.domain.report.year_papers import ActivityPapers, YearPapers
    from bot.storage.engine.database import Database
    from bot.storage.tables.activity import Activity
    from bot.storage.tables.branch import Branch, Person
    from bot.storage.tables.materials import Material
    from bot.storage.tables.papers import PaperKind
    from bot.texts import Texts
    from bot.views.papers.makers import Made

log = structlog.get_logger()

WORD, PDF = ".docx", ".pdf"


@dataclass(frozen=True)
class File:
    """A file of the year: its path inside the archive, and its bytes; None if it could not be made.

    `replaced` says why it is in the bot's form instead of the branch's own; `photos_gone` is the number of photos whose
    file is gone or damaged.
    """

    name: str
    data: bytes | None
    replaced: str = ""
    photos_gone: int = 0

    def troubles(self) -> Iterator[Trouble]:
        """Yield what the officer has to know of this file."""
        if self.data is None:
            yield Trouble("lacking", self.name)
        elif self.replaced:
            yield Trouble("replaced", self.name, self.replaced)
        if self.photos_gone:
            yield Trouble("photos", self.name, count=self.photos_gone)


@dataclass(frozen=True)
class _Kept:
    """A paper to keep and write: what it is about, and its subject beside that."""

    made: Made
    about: Activity | Branch
    folder: str = ""
    subject: int | None = None
    year: int | None = None


class YearMaker:
    """Makes the files of a branch's year, in the branch's language; `by` is the officer who asked, if one did.

    With `pdfs` each Word file is also made as a PDF.
    """

    def __init__(
        self, database: Database, materials: Path, clock: Clock, branch: Branch, year: int, t: Texts,
        by: Person | None, *, pdfs: bool = False,
    ) -> None:  # fmt: skip
        self._database = database
        self._materials = materials
        self._clock = clock
        self._branch = branch
        self._year = year
        self._t = t
        self._by = by
        self._pdfs = pdfs
        self._wanted: YearPapers | None = None
        self._forms: Mapping[PaperKind, Material] = {}
        self.troubles: list[Trouble] = []  # of the files made so far

    async def count(self) -> int:
        """Return the number of files that `files` is to make."""
        async with self._database.read() as db:
            self._wanted = await year_papers.of(db, self._branch, self._year)
            own = await own_forms.all_of(db, self._branch.id)
            self._forms = {kind: form.material for kind, form in own.items()}
        words = self._wanted.count + 1
        return words * (2 if self._pdfs else 1) + 1 + len(year_pictures.SUBJECTS)

    async def files(self) -> AsyncIterator[File]:
        """Make the files one after another, those of the whole year first, each with a name of its own.

        `count` was called before.
        """
        async for file in _with_pdfs(self._named()) if self._pdfs else self._named():
            self.troubles += file.troubles()
            yield file

    async def _named(self) -> AsyncIterator[File]:
        taken: set[str] = set()
        async for file in self._files():
            yield replace(file, name=_free(file.name, taken))

    async def _files(self) -> AsyncIterator[File]:
        assert self._wanted is not None
        async for file in self._of_the_year():
            yield file
        for one in self._wanted.activities:
            values, changes = await self._found_of(one)
            for kept in self._kept(one, values, changes):  # one by one: those of 300 people at once would hold up taps
                yield await self._written(kept)

    async def _of_the_year(self) -> AsyncIterator[File]:
        async with self._database.read() as db:
            found = await ledger.of(db, self._branch, self._year, now=self._clock.now())
            plan = await self._plan() if self._wanted and self._wanted.planned else None
        name, book = ledger_views.book_name(found, self._t), None
        try:
            made = await year_codes.book(self._database, found, self._t, by=self._by, now=self._clock.now())
            book = await ledger_views.book_file(made)
        except (TimeoutError, Died):
            log.warning("the ledger was not written")
        yield File(name, book)
        paper = await year_codes.report(self._database, found, self._t, by=self._by, now=self._clock.now())
        yield await self._docx(f"{ledger_views.file_name(paper.title)}.docx", paper)
        for subject in year_pictures.SUBJECTS:
            name = f"{self._t.plain(f'year-picture-file-{subject}')}.png"
            yield File(name, await year_pictures.drawn(self._branch, found.found, found.coverage, subject, self._t))
        if plan is not None:
            yield await self._written(plan)

    async def _plan(self) -> _Kept:
        async with self._database.read() as db:
            found = await paper_values.year_plan(db, self._branch, self._year)
            return _Kept(makers.of_plan(found, self._t), self._branch, year=self._year)

    async def _found_of(self, one: ActivityPapers) -> tuple[Values, Mapping[int, ChangeReport]]:
        async with self._database.read() as db:
            activity = await activities.get(db, one.activity.id)
            return await paper_values.of(db, activity), await year_papers.changes(db, activity)

    def _kept(self, one: ActivityPapers, values: Values, changes: Mapping[int, ChangeReport]) -> Iterator[_Kept]:
        activity, t = values.activity, self._t
        folder = ledger_views.file_name(f"{activity.month:02d} {activity.form}")
        for kind in one.kinds:
            yield _Kept(makers.of_activity(kind, values, (), t), activity, folder)
        slips = f"{folder}/{t.plain('paper-kind-leave')}"
        for leave in one.leaves:
            yield _Kept(makers.of_leave(leave, values, t), activity, slips, leave.id)
        studies = f"{folder}/{t.plain('paper-kind-makeup')}"
        for makeup in one.makeups:
            yield _Kept(makers.of_makeup(makeup, values, t), activity, studies, makeup.id)
        for number, change in changes.items():
            yield _Kept(makers.of_change(change, t), activity, folder, number)

    async def _written(self, kept: _Kept) -> File:
        made, name = kept.made, f"{kept.made.name}.docx"
        name = f"{kept.folder}/{name}" if kept.folder else name
        pictures = [await self._picture(photo) for photo in made.photos]
        gone = pictures.count(b"")
        form, why = self._forms.get(made.kind), ""
        if form is not None:
            try:
                own = await self._in_own_form(kept, form, pictures)
                return File(name, own, photos_gone=gone)
            except Refused as problem:
                log.warning("a branch's own form failed", why=problem.key)
                why = own_form_views.why(problem, self._t)
        paper = replace(made.paper, code=await self._code(kept, passages(made.paper)))
        return replace(await self._docx(name, paper, pictures), replaced=why, photos_gone=gone)

    async def _in_own_form(self, kept: _Kept, form: Material, pictures: Sequence[bytes]) -> bytes:
        """Return a paper in the branch's own form. Raises `Refused` as `own_form.said`, and `material-damaged`."""
        paper = kept.made.paper
        data = await storing.read(self._materials, form)
        said = await own_form.said(form.name, data, own_form.context_of(paper))
        paper = replace(paper, code=await self._code(kept, said))
        return await own_form.filled(form.name, data, own_form.context_of(paper), pictures)

    async def _code(self, kept: _Kept, said: Sequence[tuple[str, str]]) -> str:
        """Keep what a paper says, and return its check code."""
        async with self._database.begin() as db:
            document = await papers.keep(
                db, kept.made.kind, kept.about, said, subject_id=kept.subject, year=kept.year, by=self._by,
                now=self._clock.now(),
            )  # fmt: skip
            return document.code

    async def _docx(self, name: str, paper: Paper, pictures: list[bytes] | None = None) -> File:
        try:
            return File(name, await writing.written(paper, pictures or ()))
        except (TimeoutError, Died) as problem:
            log.warning("a paper of a year was not written", why=str(problem) or "time is up")
            return File(name, None)

    async def _picture(self, photo: Material) -> bytes:
        """Return a stored photo as the paper holds it; nothing if its file is gone or damaged."""
        try:
            return await writing.scaled(await storing.read(self._materials, photo)) or b""
        except (Refused, TimeoutError, Died):
            log.warning("a photo of a paper is gone or damaged", material=photo.id)
            return b""


def _free(name: str, taken: set[str]) -> str:
    """Return the name, with a number if it is taken already."""
    stem, dot, ending = name.rpartition(".")
    free, number = name, 1
    while free in taken:
        number += 1
        free = f"{stem} {number}{dot}{ending}"
    taken.add(free)
    return free


async def _with_pdfs(files: AsyncIterator[File]) -> AsyncIterator[File]:
    """Yield the files, and after some Word files their PDFs: LibreOffice makes several in one run."""
    waiting: list[File] = []
    async for file in files:
        yield file
        if file.name.endswith(WORD) and file.data is not None:
            waiting.append(file)
        if len(waiting) == pdf.AT_ONCE:
            for made in await _pdfs_of(waiting):
                yield made
            waiting = []
    for made in await _pdfs_of(waiting):
        yield made


async def _pdfs_of(files: Sequence[File]) -> list[File]:
    pdfs = await pdf.pdfs_of([file.data or b"" for file in files])
    return [File(file.name.removesuffix(WORD) + PDF, data) for file, data in zip(files, pdfs, strict=True)]

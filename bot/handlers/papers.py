"""材料: the papers of an activity, of a person's leave or make-up study, of a change and of the year, as files."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

import structlog

from bot.documents import pdf, writing
from bot.documents.paper import passages
from bot.domain.absence import leave_requests, makeup_tasks
from bot.domain.activity import activities
from bot.domain.branch import people, powers
from bot.domain.branch.powers import Power
from bot.domain.plan import yearly_plan
from bot.domain.refusals import Refused, hidden
from bot.domain.report import paper_values, papers
from bot.files import storing
from bot.handlers import own_forms as own_form_handlers
from bot.views import callbacks
from bot.views.papers import makers, menu
from bot.worker.process import Died

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncSession
    from telegram import Update

    from bot.context import Context
    from bot.domain.report.paper_values import Values
    from bot.handlers.own_forms import Own
    from bot.storage.tables.absence import Leave
    from bot.storage.tables.activity import Activity
    from bot.storage.tables.branch import Branch, Person
    from bot.storage.tables.materials import Material
    from bot.storage.tables.papers import PaperKind
    from bot.texts import Texts
    from bot.views.papers.makers import Made

log = structlog.get_logger()

T = TypeVar("T")
Said = Sequence[tuple[str, str]]
"""The words of a paper in the branch's own form, as `papers.keep` takes them."""


async def show_menu(update: Update, context: Context, activity_id: int) -> None:
    """[材料]: offer the papers that can be made of the activity now."""
    async with context.transaction() as db:
        activity, me = await _activity(db, context, activity_id)
        officer = powers.may(me, Power.RUN_ACTIVITY)
        leaves = await _slips(db, activity) if officer else ()
        makeups = await makeup_tasks.of_activity(db, activity) if officer else ()
        changes = await paper_values.changes_of(db, activity)
        answer = menu.menu(activity, leaves, makeups, changes, context.t)
    await context.answer(answer)


async def list_leaves(update: Update, context: Context, activity_id: int, page: int) -> None:
    """[请假条]: choose the person."""
    async with context.transaction() as db:
        activity, _me = await _officers(db, context, activity_id)
        answer = menu.leaves(activity, await _slips(db, activity), page, context.t)
    await context.edit(answer)


async def list_makeups(update: Update, context: Context, activity_id: int, page: int) -> None:
    """[补学登记表]: choose the person."""
    async with context.transaction() as db:
        activity, _me = await _officers(db, context, activity_id)
        answer = menu.makeups(activity, await makeup_tasks.of_activity(db, activity), page, context.t)
    await context.edit(answer)


async def make(update: Update, context: Context, activity_id: int, kind: PaperKind) -> None:
    """Send a paper about the activity as a whole."""
    await _make(context, of_activity(context, activity_id, kind))


async def make_leave(update: Update, context: Context, leave_id: int) -> None:
    """Send a leave slip, also to the person."""

    async def find(db: AsyncSession) -> Wanted:
        row = await paper_values.approved_leave(db, leave_id)
        activity, me = await _officers(db, context, row.activity_id, also=row.person_id, gone="leave-gone")
        return Wanted(papers.LEAVE, activity, me, _of_values(db, context, activity, makers.of_leave, row), row.id)

    await _make(context, find)


async def make_makeup(update: Update, context: Context, makeup_id: int) -> None:
    """Send the register of a make-up study."""

    async def find(db: AsyncSession) -> Wanted:
        row = await paper_values.makeup_home(db, makeup_id)
        activity, me = await _officers(db, context, row.activity_id, gone="makeup-gone")
        return Wanted(papers.MAKEUP, activity, me, _of_values(db, context, activity, makers.of_makeup, row), row.id)

    await _make(context, find)


async def make_change(update: Update, context: Context, duty_id: int) -> None:
    """Send the report of a change (rule 8)."""

    async def find(db: AsyncSession) -> Wanted:
        report = await paper_values.change_of(db, duty_id)
        activity, me = await _activity(db, context, report.activity.id, gone="button-void")

        async def made() -> Made:
            return makers.of_change(report, context.words_of(activity.branch))

        return Wanted(papers.CHANGE, activity, me, made, duty_id)

    await _make(context, find)


async def make_plan(update: Update, context: Context, year: int) -> None:
    """Send the yearly plan as it is filed (rule 2)."""

    async def find(db: AsyncSession) -> Wanted:
        me = await powers.officer(db, context.account, Power.PLAN_YEAR)
        branch = await people.branch_of(db, me)
        found = await paper_values.year_plan(db, branch, yearly_plan.require_year(year))

        async def made() -> Made:
            return makers.of_plan(found, context.words_of(branch))

        return Wanted(papers.PLAN, branch, me, made, year=year)

    await _make(context, find)


@dataclass(frozen=True)
class Wanted:
    """A paper that a tap asks for, found but not made yet; `subject` and `year` are those of `papers.keep`."""

    kind: PaperKind
    about: Activity | Branch
    me: Person
    made: Callable[[], Awaitable[Made]]
    subject: int | None = None
    year: int | None = None


Find = Callable[["AsyncSession"], Awaitable[Wanted]]


def of_activity(context: Context, activity_id: int, kind: PaperKind) -> Find:
    """Return how to find a paper about an activity as a whole."""

    async def find(db: AsyncSession) -> Wanted:
        activity, me = await _activity(db, context, activity_id)

        async def made() -> Made:
            paper_values.require_offered(activity, kind)
            values, members = await paper_values.of(db, activity), await people.members(db, activity.branch_id)
            return makers.of_activity(kind, values, members, context.words_of(activity.branch))

        return Wanted(kind, activity, me, made)

    return find


def _of_values(
    db: AsyncSession, context: Context, activity: Activity, maker: Callable[[T, Values, Texts], Made], row: T
) -> Callable[[], Awaitable[Made]]:
    """Return how to make a person's paper of the values of the activity."""

    async def made() -> Made:
        return maker(row, await paper_values.of(db, activity), context.words_of(activity.branch))

    return made


async def _make(context: Context, find: Find) -> None:
    """Make a paper, keep it with its check code and send it."""
    form, said = await own_form(context, find)
    async with context.transaction() as db:
        wanted = await find(db)
        made = await _with_code(db, context, wanted, await wanted.made(), said)
    pictures = [await _picture(context, one) for one in made.photos]
    if form is not None and said is not None:
        docx = await own_form_handlers.written(context, made, form, pictures)
        if docx is not None:
            await _send(context, wanted, made, docx, pictures)
            return
        async with (
            context.services.database.begin() as db
        ):  # the code of the other form is not that of the standard one
            made = await _with_code(db, context, wanted, made, None)
    await _send(context, wanted, made, await _standard(made, pictures), pictures)


async def own_form(context: Context, find: Find) -> tuple[Own | None, Said | None]:
    """Return the branch's own form, if it has one, and what it says of the paper; None if it fails.

    A worker fills it, so that this comes before the transaction.
    """
    async with context.reading() as db:
        wanted = await find(db)
        form = await own_form_handlers.own(db, wanted.about, wanted.kind, wanted.me)
        if form is None:
            return None, None
        made = await wanted.made()
    return form, await own_form_handlers.passages(context, made, form)


async def _activity(
    db: AsyncSession, context: Context, activity_id: int, *, gone: str = "activity-gone"
) -> tuple[Activity, Person]:
    """Return the activity and who tapped, if they are an officer, its host or its recorder.

    Raises:
        Refused: `gone` for an activity of another branch; `not-bound`, `not-allowed`.
    """
    with hidden(gone, of="activity-gone"):
        activity, me = await activities.acting_in(db, context.account, activity_id)
    if me.id not in {activity.host_id, activity.recorder_id}:
        await powers.require(db, me, Power.RUN_ACTIVITY)
    return activity, me


async def _officers(
    db: AsyncSession, context: Context, activity_id: int, *, also: int | None = None, gone: str = "activity-gone"
) -> tuple[Activity, Person]:
    """Return the activity and who tapped, if they are an officer or the person `also`.

    The host and the recorder may be any member: other people's reasons for leave and answers are not for them.

    Raises:
        Refused: as `_activity`.
    """
    with hidden(gone, of="activity-gone"):
        activity, me = await activities.acting_in(db, context.account, activity_id)
    if me.id != also:
        await powers.require(db, me, Power.RUN_ACTIVITY)
    return activity, me


async def _slips(db: AsyncSession, activity: Activity) -> Sequence[Leave]:
    """Return the approved leave of an activity, by the number of the slip."""
    rows = await leave_requests.of_activity(db, activity)
    return sorted((row for row in rows if row.state == leave_requests.State.APPROVED), key=lambda row: row.slip or 0)


async def _with_code(db: AsyncSession, context: Context, wanted: Wanted, made: Made, said: Said | None) -> Made:
    """Keep what the paper says, and return the paper with its check code (rule 83); blank forms have none."""
    if made.kind in paper_values.BLANK:
        return made
    said = said if said is not None else passages(made.paper)
    kept = await papers.keep(
        db, made.kind, wanted.about, said, subject_id=wanted.subject, year=wanted.year, by=wanted.me, now=context.now
    )
    return replace(made, paper=replace(made.paper, code=kept.code), filed=await papers.code_filed(db, kept))


async def _standard(made: Made, pictures: Sequence[bytes]) -> bytes:
    """Write the paper in the bot's form, in the process apart.

    Raises:
        Refused: `paper-failed`.
    """
    try:
        return await writing.written(made.paper, pictures)
    except (TimeoutError, Died) as problem:
        log.warning("a paper was not written", kind=made.kind.value, why=str(problem) or "time is up")
        raise Refused("paper-failed") from None


async def _send(context: Context, wanted: Wanted, made: Made, docx: bytes, pictures: Sequence[bytes]) -> None:
    """Send the paper; then as a PDF, where LibreOffice is there."""
    can = pdf.program() is not None
    about = wanted.about if wanted.subject is None else None
    await context.answer(menu.sent(made, docx, context.t, pdf=can, gone=pictures.count(b""), about=about))
    if can:
        await context.answer(menu.sent_as_pdf(made.name, await pdf.pdf_of(docx), context.t))


async def _picture(context: Context, photo: Material) -> bytes:
    """Return a stored photo as the paper holds it; nothing if its file is gone or damaged: its caption stands alone."""
    try:
        return await writing.scaled(await storing.read(context.services.materials, photo)) or b""
    except (Refused, TimeoutError, Died):
        log.warning("a photo of a paper is gone or damaged", material=photo.id)
        return b""


HANDLERS = (
    callbacks.PAPER_MENU.handler(show_menu),
    callbacks.PAPER_MAKE.handler(make),
    callbacks.PAPER_LEAVES.handler(list_leaves),
    callbacks.PAPER_LEAVE.handler(make_leave),
    callbacks.PAPER_MAKEUPS.handler(list_makeups),
    callbacks.PAPER_MAKEUP.handler(make_makeup),
    callbacks.PAPER_PLAN.handler(make_plan),
    callbacks.PAPER_CHANGE.handler(make_change),
)

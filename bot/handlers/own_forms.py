"""模板: `/settings` → forms of the branch's own; tried before they are taken, and filled in the process apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import structlog

from bot.documents import own_form, writing
from bot.domain.activity import activities
from bot.domain.branch import accounts, people, powers
from bot.domain.branch.powers import Power
from bot.domain.refusals import Refused
from bot.domain.report import own_forms, paper_values
from bot.domain.subject_ids import ids_of
from bot.files import storing
from bot.handlers import attachments
from bot.views import callbacks
from bot.views import own_forms as views
from bot.views.papers import examples
from bot.worker.process import Died

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.ext.asyncio import AsyncSession
    from telegram import Update

    from bot.context import Context
    from bot.domain.report.paper_values import Values
    from bot.storage.tables.activity import Activity
    from bot.storage.tables.branch import Branch, Person
    from bot.storage.tables.materials import Material
    from bot.storage.tables.papers import PaperKind
    from bot.texts import Texts
    from bot.views.papers.makers import Made

log = structlog.get_logger()

AWAITED = "own-form"


async def show(update: Update, context: Context, branch_id: int) -> None:
    """[模板]: list the kinds."""
    async with context.transaction() as db:
        branch, _me = await _branch(db, context, branch_id)
        answer = views.listed(branch, await own_forms.all_of(db, branch.id), context.t)
    await context.edit(answer)


async def show_one(update: Update, context: Context, branch_id: int, kind: PaperKind) -> None:
    """Show one kind."""
    async with context.transaction() as db:
        branch, _me = await _branch(db, context, branch_id)
        answer = views.one(branch, kind, await own_forms.of(db, branch.id, kind), context.t)
    await context.edit(answer)


async def send_start(update: Update, context: Context, branch_id: int, kind: PaperKind) -> None:
    """[下载样表]: send the bot's form with placeholders."""
    async with context.transaction() as db:
        branch, _me = await _branch(db, context, branch_id)
        values = await _values(db, context, branch)
    t = context.words_of(branch)
    start = own_form.start_of(examples.paper(kind, values, t), t.plain("form-names"), examples.sometimes(kind, t))
    try:
        docx = await writing.written(start)
    except (TimeoutError, Died):
        raise Refused("paper-failed") from None
    await context.answer(views.start(kind, docx, t))


async def ask(update: Update, context: Context, branch_id: int, kind: PaperKind) -> None:
    """[换成本支部的表]: take the next file as the form."""
    async with context.transaction() as db:
        branch, _me = await _branch(db, context, branch_id)
        await accounts.expect(db, context.account, AWAITED, branch=branch.id, kind=kind.value)
    await context.answer(views.ask(kind, context.t))


async def take(update: Update, context: Context) -> None:
    """Try the file with a full and an empty record, and take it as the form."""
    message = update.effective_message
    if message.document is None:
        raise Refused("form-file")
    async with context.reading() as db:
        kept = dict(context.account.awaiting_data)
        kind = next(kind for kind in own_forms.KINDS if kind.value == kept["kind"])
        branch, _me = await _branch(db, context, kept["branch"])
        values = await _values(db, context, branch)
    t = context.words_of(branch)
    sample = own_form.context_of(examples.paper(kind, values, t))
    name, data = await attachments.word_file(update, context)
    coded = await own_form.require_sound(name, data, sample, _names(values, t))
    stored = await storing.store(context.services.materials, name, data)
    async with context.transaction() as db:
        branch, me = await _branch(db, context, kept["branch"])
        within = context.services.quotas
        await own_forms.take(db, branch, kind, stored, by=me, now=context.now, within=within)
        await accounts.expect_nothing(db, context.account)
    await context.answer(views.taken(kind, stored.name, context.t, coded=coded))


async def drop(update: Update, context: Context, branch_id: int, kind: PaperKind) -> None:
    """[用回标准表]: return to the bot's form."""
    async with context.transaction() as db:
        branch, me = await _branch(db, context, branch_id)
        await own_forms.drop(db, branch, kind, by=me, now=context.now)
        answer = views.one(branch, kind, None, context.t)
    await context.edit(answer)


@dataclass(frozen=True)
class Own:
    """A branch's own form for a kind of paper; `may` tells whether who asks for the paper may change the form."""

    branch: Branch
    kind: PaperKind
    material: Material
    may: bool


async def own(db: AsyncSession, about: Activity | Branch, kind: PaperKind, me: Person) -> Own | None:
    """Return the form in which the branch has papers of this kind, if it has one of its own."""
    branch_id, _activity_id, _person_id = ids_of(about)
    form = await own_forms.of(db, branch_id, kind)
    if form is None:
        return None
    return Own(await people.branch_of(db, me), kind, form.material, powers.may(me, Power.SET_FIGURES))


async def passages(context: Context, made: Made, form: Own) -> Sequence[tuple[str, str]] | None:
    """Return what the branch's form says of a paper; None if it fails: then the person is told."""
    try:
        data = await storing.read(context.services.materials, form.material)
        return await own_form.said(form.material.name, data, own_form.context_of(made.paper))
    except Refused as problem:
        await _tell(context, form, problem)
        return None


async def written(context: Context, made: Made, form: Own, pictures: Sequence[bytes]) -> bytes | None:
    """Return a paper with its code in the branch's form; None if it fails: then the person is told."""
    try:
        data = await storing.read(context.services.materials, form.material)
        return await own_form.filled(form.material.name, data, own_form.context_of(made.paper), pictures)
    except Refused as problem:
        await _tell(context, form, problem)
        return None


async def _tell(context: Context, form: Own, problem: Refused) -> None:
    log.warning("a branch's own form failed", why=problem.key)
    await context.answer(views.failed(form.branch, form.kind, form.material.name, problem, context.t, may=form.may))


async def _branch(db: AsyncSession, context: Context, branch_id: int) -> tuple[Branch, Person]:
    """Return the branch and the officer who may change its forms."""
    me = await powers.officer(db, context.account, Power.SET_FIGURES, branch_id)
    return await people.branch_of(db, me), me


async def _values(db: AsyncSession, context: Context, branch: Branch) -> Values:
    """Return the activity that began last, to try a form with.

    Raises:
        Refused: `form-no-activity` before the first one.
    """
    activity = await activities.newest_begun(db, branch.id, now=context.now)
    if activity is None:
        raise Refused("form-no-activity")
    return await paper_values.of(db, activity)


def _names(values: Values, t: Texts) -> set[str]:
    """Return the names that a form may show empty: texts of other papers, and what its own holds only sometimes."""
    names = {name for kind in own_forms.KINDS for name in examples.sometimes(kind, t)}
    for kind in own_forms.KINDS:
        known = own_form.context_of(examples.paper(kind, values, t))
        names |= {name for name, value in known.items() if isinstance(value, str)}
    return names


HANDLERS = (
    callbacks.FORM_LIST.handler(show),
    callbacks.FORM_KIND.handler(show_one),
    callbacks.FORM_START.handler(send_start),
    callbacks.FORM_ASK.handler(ask),
    callbacks.FORM_DROP.handler(drop),
)
ANSWERS = {AWAITED: take}
TAKES = {AWAITED: attachments.Takes.TABLE}

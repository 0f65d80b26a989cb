"""粘贴文本: the record of an activity as text for an official system, in the branch's order of fields (rule 70)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bot.documents.paper import passages
from bot.domain.activity import activities
from bot.domain.branch import powers
from bot.domain.branch.powers import Power
from bot.domain.refusals import hidden
from bot.domain.report import paper_values, papers, paste_order
from bot.domain.report.paste_order import Move
from bot.handlers.papers import of_activity, own_form
from bot.views import callbacks
from bot.views import paste as views
from bot.views.papers import makers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.ext.asyncio import AsyncSession
    from telegram import Update

    from bot.context import Context
    from bot.documents.paper import Paper
    from bot.storage.tables.activity import Activity
    from bot.storage.tables.branch import Person
    from bot.telegram.message import Message

    Said = Sequence[tuple[str, str]]


class _Record(NamedTuple):
    activity: Activity
    me: Person
    paper: Paper
    fields: views.Fields
    code: str = ""

    @property
    def labels(self) -> list[str]:
        return [label for label, _ in self.fields]


async def show(update: Update, context: Context, activity_id: int) -> None:
    """[粘贴文本]: offer the text."""
    said = await _said(context, activity_id)
    async with context.transaction() as db:
        answer = _menu(await _kept(db, context, activity_id, said), context)
    await context.answer(answer)


async def go_back(update: Update, context: Context, activity_id: int) -> None:
    """Go back from the order."""
    said = await _said(context, activity_id)
    async with context.transaction() as db:
        answer = _menu(await _kept(db, context, activity_id, said), context)
    await context.edit(answer)


async def send_whole(update: Update, context: Context, activity_id: int) -> None:
    """[整篇]: send the text in blocks."""
    said = await _said(context, activity_id)
    async with context.transaction() as db:
        found = await _kept(db, context, activity_id, said)
        answers = views.whole(views.ordered(found.fields, found.activity.branch), found.code, context.t)
    for answer in answers:
        await context.answer(answer)


async def send_fields(update: Update, context: Context, activity_id: int) -> None:
    """[逐栏]: send each field as a block of its own."""
    async with context.transaction() as db:
        found = await _record(db, context, activity_id)
        answers = views.by_field(views.ordered(found.fields, found.activity.branch), context.t)
    for answer in answers:
        await context.answer(answer)


async def show_order(update: Update, context: Context, activity_id: int) -> None:
    """[调整顺序]: show the order of the fields."""
    await _show_order(context, activity_id, "")


async def pick(update: Update, context: Context, activity_id: int, which: str) -> None:
    """Choose a field to move."""
    await _show_order(context, activity_id, which)


async def move(update: Update, context: Context, activity_id: int, which: str, how: Move) -> None:
    """[上移], [下移], [不要 / 恢复]: change the place of the chosen field."""
    async with context.transaction() as db:
        found = await _record(db, context, activity_id)
        branch = found.activity.branch
        await powers.require(db, found.me, Power.RUN_ACTIVITY)
        await paste_order.move(db, branch, found.labels, which, Move(how), by=found.me, now=context.now)
        answer = views.order(found.activity, branch, found.labels, which, context.t)
    await context.edit(answer)


async def reset(update: Update, context: Context, activity_id: int) -> None:
    """[恢复原顺序]: go back to the order of the record."""
    async with context.transaction() as db:
        found = await _record(db, context, activity_id)
        await powers.require(db, found.me, Power.RUN_ACTIVITY)
        paste_order.reset(db, found.activity.branch, by=found.me, now=context.now)
        answer = views.order(found.activity, found.activity.branch, found.labels, "", context.t)
    await context.edit(answer)


async def _show_order(context: Context, activity_id: int, which: str) -> None:
    async with context.transaction() as db:
        found = await _record(db, context, activity_id)
        answer = views.order(found.activity, found.activity.branch, found.labels, which, context.t)
    await context.edit(answer)


def _menu(found: _Record, context: Context) -> Message:
    pasted = views.ordered(found.fields, found.activity.branch)
    return views.menu(found.activity, found.code, pasted, context.t)


async def _said(context: Context, activity_id: int) -> Said | None:
    """Return what the branch's own form says of the record: text and file then have the same check code."""
    _form, said = await own_form(context, of_activity(context, activity_id, papers.RECORD))
    return said


async def _kept(db: AsyncSession, context: Context, activity_id: int, said: Said | None) -> _Record:
    """Return the record, kept with its check code: of what the branch's own form `said`, else of the bot's form."""
    found = await _record(db, context, activity_id)
    words = passages(found.paper) if said is None else said
    kept = await papers.keep(db, papers.RECORD, found.activity, words, by=found.me, now=context.now)
    return found._replace(code=kept.code)


async def _record(db: AsyncSession, context: Context, activity_id: int) -> _Record:
    """Return the record for officers, the host and the recorder, without its code.

    Raises:
        Refused: `activity-gone`, `not-bound`, `not-allowed`, and as `paper_values.require_offered`.
    """
    with hidden("activity-gone"):
        activity, me = await activities.acting_in(db, context.account, activity_id)
    if me.id not in {activity.host_id, activity.recorder_id}:
        await powers.require(db, me, Power.RUN_ACTIVITY)
    paper_values.require_offered(activity, papers.RECORD)
    values, words = await paper_values.of(db, activity), context.words_of(activity.branch)
    paper = makers.of_activity(papers.RECORD, values, (), words).paper
    return _Record(activity, me, paper, views.fields(paper, words))


HANDLERS = (
    callbacks.PASTE_MENU.handler(show),
    callbacks.PASTE_BACK.handler(go_back),
    callbacks.PASTE_WHOLE.handler(send_whole),
    callbacks.PASTE_FIELDS.handler(send_fields),
    callbacks.PASTE_ORDER.handler(show_order),
    callbacks.PASTE_PICK.handler(pick),
    callbacks.PASTE_MOVE.handler(move),
    callbacks.PASTE_RESET.handler(reset),
)

"""The agenda of an activity: items from a menu or typed, their order, goal and problem, and the present item."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from bot.domain.activity import access, activities, agenda, agenda_lines, covered
from bot.domain.activity.agenda_lines import Line
from bot.domain.branch.accounts import expect, expect_nothing
from bot.domain.day import programme
from bot.domain.names import clean_line
from bot.handlers.steps import host_card
from bot.views import agenda as views
from bot.views import callbacks

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncSession
    from telegram import Update

    from bot.context import Context
    from bot.storage.tables.activity import Activity, Choice
    from bot.storage.tables.agenda import AgendaItem, ItemKind, Ledger
    from bot.storage.tables.branch import Person
    from bot.telegram.message import Message
    from bot.texts import Html
    from bot.views.callbacks import Aim, ItemField, Way

LINES, GOAL, PROBLEM, WAIVER = "agenda-lines", "agenda-goal", "agenda-problem", "agenda-waiver"
AIMS: dict[Aim, str] = {"goal": GOAL, "problem": PROBLEM}
FIELDS: dict[ItemField, str] = {
    "title": "agenda-title", "minutes": "agenda-minutes", "speaker": "agenda-speaker", "hours": "agenda-hours",
}  # fmt: skip


async def show_card(update: Update, context: Context, activity_id: int) -> None:
    """[议程]: show the agenda, to those who keep the activity's record."""
    async with context.transaction() as db:
        activity, me = await activities.acting_in(db, context.account, activity_id)
        await access.require_keeper(db, activity, me)
        answer = await _card(db, context, activity)
    await context.edit(answer)


async def show_menu(update: Update, context: Context, activity_id: int) -> None:
    """[从菜单添加]: offer the kinds of items."""
    async with context.transaction() as db:
        activity, _me = await _mine(db, context, activity_id)
        answer = views.menu(activity, await covered.in_year_of(db, activity), context.t)
    await context.edit(answer)


async def add(update: Update, context: Context, activity_id: int, kind: ItemKind) -> None:
    """Add an item of this kind, named after it in the language of the branch, and show it."""
    async with context.transaction() as db:
        activity, me = await _mine(db, context, activity_id)
        title = views.kind_name(kind, context.words_of(activity.branch))
        [item] = await agenda.add(db, activity, [Line(kind, title)], by=me, now=context.now)
        answer = await _item_card(db, context, activity, item)
    await context.edit(answer)


async def add_planned(update: Update, context: Context, activity_id: int) -> None:
    """[用计划内容]: make the month's planned content the first item."""
    async with context.transaction() as db:
        activity, me = await _mine(db, context, activity_id)
        items = await agenda.add_planned(db, activity, by=me, now=context.now)
        answer = await _card(db, context, activity, note=views.added(items, context.t))
    await context.edit(answer)


async def ask_lines(update: Update, context: Context, activity_id: int) -> None:
    """[写议程]: ask for typed items."""
    async with context.transaction() as db:
        activity, _me = await _mine(db, context, activity_id)
        await expect(db, context.account, LINES, activity=activity.id)
        answer = views.ask_lines(activity, context.t)
    await context.answer(answer)


async def take_lines(update: Update, context: Context) -> None:
    """Add the typed items, and say how they were understood."""
    async with context.transaction() as db:
        activity, me = await _mine(db, context, context.account.awaiting_data["activity"])
        lines = agenda_lines.read_lines(update.effective_message.text or "")
        items = await agenda.add(db, activity, lines, by=me, now=context.now)
        await expect_nothing(db, context.account)
        answer = await _card(db, context, activity, note=views.added(items, context.t))
    await context.answer(answer)


async def ask_aim(update: Update, context: Context, aim: Aim, activity_id: int) -> None:
    """[活动目标], [解决的问题]: ask for it in a line."""
    async with context.transaction() as db:
        activity, _me = await _mine(db, context, activity_id)
        await expect(db, context.account, AIMS[aim], activity=activity.id)
        answer = views.ask_aim(aim, activity, context.t)
    await context.answer(answer)


async def take_aim(aim: Aim, update: Update, context: Context) -> None:
    """Set goal or problem."""
    async with context.transaction() as db:
        activity, me = await _mine(db, context, context.account.awaiting_data["activity"])
        text = clean_line(update.effective_message.text or "", agenda.AIM_LIMIT)
        goal, problem = (text, None) if aim == "goal" else (None, text)
        await agenda.set_aim(db, activity, goal=goal, problem=problem, by=me, now=context.now)
        await expect_nothing(db, context.account)
        answer = await _card(db, context, activity)
    await context.answer(answer)


async def choose(update: Update, context: Context, choice: Choice, activity_id: int) -> None:
    """[必选], [自选]: say whether the superior committee set the theme or the branch chose it."""
    async with context.transaction() as db:
        activity, me = await _mine(db, context, activity_id)
        await agenda.set_aim(db, activity, choice=choice, by=me, now=context.now)
        answer = await _card(db, context, activity)
    await context.edit(answer)


async def ask_waiver(update: Update, context: Context, activity_id: int) -> None:
    """[说明原因]: ask why there is no required content (rule 14)."""
    async with context.transaction() as db:
        activity, _me = await _mine(db, context, activity_id)
        await expect(db, context.account, WAIVER, activity=activity.id)
        answer = views.ask_waiver(activity, context.t)
    await context.answer(answer)


async def take_waiver(update: Update, context: Context) -> None:
    """Keep the reason, which the paper prints."""
    async with context.transaction() as db:
        activity, me = await _mine(db, context, context.account.awaiting_data["activity"])
        reason = clean_line(update.effective_message.text or "", agenda.REASON_LIMIT)
        await agenda.waive(db, activity, reason, by=me, now=context.now)
        await expect_nothing(db, context.account)
        answer = await _card(db, context, activity)
    await context.answer(answer)


async def show_item(update: Update, context: Context, item_id: int) -> None:
    """Show one item."""
    async with context.transaction() as db:
        activity, _me, item = await _whose(db, context, item_id)
        answer = await _item_card(db, context, activity, item)
    await context.edit(answer)


async def ask(update: Update, context: Context, field: ItemField, item_id: int) -> None:
    """[主题], [时长], [主讲人], [服务时长]: take the next message for it."""
    async with context.transaction() as db:
        _activity, _me, item = await _whose(db, context, item_id)
        await expect(db, context.account, FIELDS[field], item=item.id)
        answer = views.ask(field, item, context.t)
    await context.answer(answer)


async def take(field: ItemField, update: Update, context: Context) -> None:
    """Set the field of the item."""
    async with context.transaction() as db:
        activity, me, item = await _whose(db, context, context.account.awaiting_data["item"])
        text, now = update.effective_message.text or "", context.now
        if field == "title":
            await agenda.retitle(db, activity, item, text, by=me, now=now)
        else:
            await agenda.change(db, activity, item, _read(field, text), by=me, now=now)
        await expect_nothing(db, context.account)
        answer = await _item_card(db, context, activity, item)
    await context.answer(answer)


def _read(field: ItemField, text: str) -> dict[str, Any]:
    match field:
        case "minutes":
            return {"minutes": agenda_lines.read_minutes(text)}
        case "hours":
            hours = agenda_lines.read_hours(text)
            return {"hours": hours, "minutes": round(hours * 60)}
        case _:
            return {"speaker": clean_line(text, agenda_lines.SPEAKER_LIMIT)}


async def turn_chapter(update: Update, context: Context, item_id: int, chapter: int) -> None:
    """Choose a chapter of the Party charter, or take it back."""
    async with context.transaction() as db:
        activity, me, item = await _whose(db, context, item_id)
        await agenda.turn_chapter(db, activity, item, chapter, by=me, now=context.now)
        answer = await _item_card(db, context, activity, item)
    await context.edit(answer)


async def count_for(update: Update, context: Context, item_id: int, ledger: Ledger | None) -> None:
    """[计入党课] and the like: let the item count for another ledger, or not."""
    async with context.transaction() as db:
        activity, me, item = await _whose(db, context, item_id)
        await agenda.count_for(db, activity, item, ledger, by=me, now=context.now)
        answer = await _item_card(db, context, activity, item)
    await context.edit(answer)


async def move(update: Update, context: Context, way: Way, item_id: int) -> None:
    """[上移], [下移]."""
    async with context.transaction() as db:
        activity, me, item = await _whose(db, context, item_id)
        await agenda.move(db, activity, item, -1 if way == "up" else 1, by=me, now=context.now)
        answer = await _item_card(db, context, activity, item)
    await context.edit(answer)


async def remove(update: Update, context: Context, item_id: int) -> None:
    """[删除]: remove the item; the card offers to put it back."""
    async with context.transaction() as db:
        activity, me, item = await _whose(db, context, item_id)
        await agenda.remove(db, activity, item, by=me, now=context.now)
        answer = await _card(db, context, activity, removed=item)
    await context.edit(answer)


async def restore(update: Update, context: Context, item_id: int) -> None:
    """[撤销删除]: put the item back."""
    async with context.transaction() as db:
        activity, me, item = await _whose(db, context, item_id, removed=True)
        await agenda.restore(db, activity, item, by=me, now=context.now)
        answer = await _card(db, context, activity)
    await context.edit(answer)


async def begin(update: Update, context: Context, item_id: int) -> None:
    """[下一项] on the host's card: begin this item."""
    async with context.transaction() as db:
        activity, me, item = await _whose(db, context, item_id)
        await programme.begin(db, activity, item, by=me, now=context.now)
        answer = await host_card(db, context, activity)
    await context.edit(answer)


async def _card(
    db: AsyncSession, context: Context, activity: Activity, *, note: Html | None = None,
    removed: AgendaItem | None = None,
) -> Message:  # fmt: skip
    here, waived = await agenda.items(db, activity), await agenda.waived(db, activity)
    return views.card(activity, here, waived, context.t, note=note, removed=removed)


async def _item_card(db: AsyncSession, context: Context, activity: Activity, item: AgendaItem) -> Message:
    here = await agenda.items(db, activity)
    year = await covered.in_year_of(db, activity)
    return views.item_card(activity, item, item.position, len(here), year, context.t)


async def _mine(db: AsyncSession, context: Context, activity_id: int) -> tuple[Activity, Person]:
    """Return the activity, and the acting person who may arrange it: its host or an officer."""
    activity, me = await activities.acting_in(db, context.account, activity_id)
    await access.require_host(db, activity, me)
    activities.refuse_cancelled(activity)
    return activity, me


async def _whose(
    db: AsyncSession, context: Context, item_id: int, *, removed: bool = False
) -> tuple[Activity, Person, AgendaItem]:
    activity, me = await _mine(db, context, await agenda.home(db, item_id))
    return activity, me, await agenda.item_of(db, activity, item_id, removed=removed)


ANSWERS = {
    LINES: take_lines,
    WAIVER: take_waiver,
    **{question: partial(take_aim, aim) for aim, question in AIMS.items()},
    **{question: partial(take, field) for field, question in FIELDS.items()},
}
HANDLERS = (
    callbacks.AGENDA_CARD.handler(show_card),
    callbacks.AGENDA_MENU.handler(show_menu),
    callbacks.AGENDA_ADD.handler(add),
    callbacks.AGENDA_PLANNED.handler(add_planned),
    callbacks.AGENDA_WRITE.handler(ask_lines),
    callbacks.AGENDA_WAIVE.handler(ask_waiver),
    callbacks.AGENDA_AIM.handler(ask_aim),
    callbacks.AGENDA_CHOICE.handler(choose),
    callbacks.AGENDA_ITEM.handler(show_item),
    callbacks.AGENDA_ASK.handler(ask),
    callbacks.AGENDA_CHAPTER.handler(turn_chapter),
    callbacks.AGENDA_COUNTS.handler(count_for),
    callbacks.AGENDA_MOVE.handler(move),
    callbacks.AGENDA_REMOVE.handler(remove),
    callbacks.AGENDA_RESTORE.handler(restore),
    callbacks.AGENDA_BEGIN.handler(begin),
)

"""Changes of the record: entries listed, moved and withdrawn; photos chosen; own words taken."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from bot.domain.activity import access, activities, agenda
from bot.domain.branch import people
from bot.domain.day import entries, motions, own_words, photos, recording
from bot.domain.refusals import Refused, hidden
from bot.handlers import attachments
from bot.handlers.record_entries import about_record
from bot.intake import motion_words
from bot.intake.record_words import vote_behind
from bot.views import callbacks
from bot.views import record_entries as views
from bot.views import record_photos as photo_views

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from sqlalchemy.ext.asyncio import AsyncSession
    from telegram import Update

    from bot.context import Context
    from bot.domain.day.entry import Entry
    from bot.storage.tables.activity import Activity
    from bot.storage.tables.branch import Person
    from bot.storage.tables.record import MotionRule, Photo


async def list_entries(_update: Update, context: Context, activity_id: int, page: int) -> None:
    """[已记内容]: list the entries."""
    async with context.transaction() as db:
        activity, me = await activities.acting_in(db, context.account, activity_id)
        await access.require_keeper(db, activity, me)
        found = await entries.of_activity(db, activity)
        answer = views.listing(found, await about_record(db, activity), page, context.t)
    await context.edit(answer)


async def see(_update: Update, context: Context, row: tuple[str, int]) -> None:
    """Show one entry of the list."""
    async with context.transaction() as db:
        entry, activity, _me = await _entry(db, context, row)
        answer = views.confirmed(entry, await about_record(db, activity), context.t, whole=True)
    await context.edit(answer)


async def ask_item(_update: Update, context: Context, row: tuple[str, int]) -> None:
    """[改归…]: ask for the item that the entry belongs to."""
    async with context.transaction() as db:
        entry, activity, _me = await _entry(db, context, row)
        answer = views.ask_item(entry, await about_record(db, activity), context.t)
    await context.edit(answer)


async def move(_update: Update, context: Context, row: tuple[str, int], item_id: int) -> None:
    """Move the entry to an item of the agenda, or to none."""
    async with context.transaction() as db:
        entry, activity, me = await _entry(db, context, row)
        items = {item.id: item for item in await agenda.items(db, activity)}
        item = items.get(item_id)
        if item_id and item is None:
            raise Refused("record-item-gone")
        await entries.move(db, activity, entry, item, by=me, now=context.now)
        vote = vote_behind(item, [*items.values()]) if item is not None else None
        if vote is not None and (count := motion_words.read(entry.only_text)) is not None:
            voted = motions.Voted(count, vote)
            entry = await entries.store_count_instead(db, activity, entry, voted, by=me, now=context.now)
        answer = views.confirmed(entry, await about_record(db, activity), context.t)
    await context.edit(answer)


async def move_to_summary(_update: Update, context: Context, row: tuple[str, int]) -> None:
    """[总结提升] below an entry: its text is the summary."""
    async with context.transaction() as db:
        entry, activity, me = await _entry(db, context, row)
        await entries.move(db, activity, entry, None, summary=True, by=me, now=context.now)
        answer = views.confirmed(entry, await about_record(db, activity), context.t)
    await context.edit(answer)


async def withdraw(_update: Update, context: Context, row: tuple[str, int]) -> None:
    """[撤回]: withdraw the entry."""
    async with context.transaction() as db:
        entry, activity, me = await _entry(db, context, row)
        await entries.withdraw(db, activity, entry, by=me, now=context.now)
        answer = views.withdrawn(entry, await about_record(db, activity), context.t)
    await context.edit(answer)


async def put_back(_update: Update, context: Context, row: tuple[str, int]) -> None:
    """[恢复]: put back an entry that was withdrawn."""
    async with context.transaction() as db:
        entry, activity, me = await _entry(db, context, row, withdrawn=True)
        entry = replace(entry, photos=await photos.fitting(db, activity, entry.photos))
        if not entry.rows:
            raise Refused("photo-again")
        await entries.put_back(db, activity, entry, by=me, now=context.now)
        answer = views.confirmed(entry, await about_record(db, activity), context.t)
    await context.edit(answer)


async def set_rule(_update: Update, context: Context, rule: MotionRule, motion_id: int) -> None:
    """[按发展党员计票], [按一般事项计票]: choose the rule by which a motion is carried."""
    async with context.transaction() as db:
        entry, activity, me = await _entry(db, context, ("v", motion_id))
        motion = next(one for one in entry.motions if one.id == motion_id)
        await motions.set_rule(db, activity, motion, rule, by=me, now=context.now)
        answer = views.confirmed(entry, await about_record(db, activity), context.t)
    await context.edit(answer)


async def show_photo(_update: Update, context: Context, activity_id: int, at: int) -> None:
    """[照片]: show one photo with its place among all."""
    async with context.transaction() as db:
        activity, me = await activities.acting_in(db, context.account, activity_id)
        await access.require_keeper(db, activity, me)
    await _show_photo(context, activity, at)


async def choose_photo(_update: Update, context: Context, answer: Literal["yes", "no"], photo_id: int) -> None:
    """[选用], [不用]: choose the photo for the paper, or no longer."""
    async with context.transaction() as db:
        photo, activity, me = await _photo(db, context, photo_id)
        await photos.choose(db, photo, activity, chosen=answer == "yes", by=me, now=context.now)
        at = [one.id for one in await photos.of(db, activity)].index(photo.id)
    await _show_photo(context, activity, at)


async def drop_photo(_update: Update, context: Context, photo_id: int) -> None:
    """[撤回] below a photo: withdraw it alone."""
    async with context.transaction() as db:
        photo, activity, me = await _photo(db, context, photo_id)
        at = [one.id for one in await photos.of(db, activity)].index(photo.id)
        await photos.withdraw(db, photo, activity, by=me, now=context.now)
    await _show_photo(context, activity, at)


async def _show_photo(context: Context, activity: Activity, at: int) -> None:
    """Answer with a photo, read and checked outside of any transaction."""
    async with context.services.database.read() as db:
        found = await photos.of(db, activity)
        at = min(at, len(found) - 1)
        senders = await people.by_id(db, [photo.by_id for photo in found if photo.by_id is not None])
    if not found:
        await context.edit(photo_views.none_left(activity, context.t))
        return
    sender = senders.get(found[at].by_id or 0)
    caption = photo_views.caption(found, at, activity, sender.name if sender else "—", context.t)
    shown = await attachments.shown(context, found[at].material, caption)
    await context.edit(replace(shown, buttons=photo_views.buttons(found, at, activity, context.t)))


async def show_offered(_update: Update, context: Context, activity_id: int) -> None:
    """[采用发言]: list the members' own words that wait."""
    async with context.transaction() as db:
        activity, me = await activities.acting_in(db, context.account, activity_id)
        await access.require_keeper(db, activity, me)
        answer = views.offered(await recording.of(db, activity), context.t)
    await context.edit(answer)


async def take_offered(_update: Update, context: Context, minute_id: int) -> None:
    """[采用]: use a member's own words in the record, and offer the items of the agenda for them."""
    async with context.transaction() as db:
        row, activity = await own_words.get(db, minute_id)
        me = await _recorder(db, context, activity)
        await own_words.take(db, row, activity, by=me, now=context.now)
        answer = views.taken(await entries.entry_of(db, row), await about_record(db, activity), context.t)
    await context.edit(answer)


async def _entry(
    db: AsyncSession, context: Context, row: tuple[str, int], *, withdrawn: bool = False
) -> tuple[Entry, Activity, Person]:
    found, activity = await entries.row_of(db, *row)
    me = await _recorder(db, context, activity)
    if (found.withdrawn_at is not None) is not withdrawn:
        raise Refused("record-gone")
    return await entries.entry_of(db, found), activity, me


async def _photo(db: AsyncSession, context: Context, photo_id: int) -> tuple[Photo, Activity, Person]:
    photo, activity = await photos.get(db, photo_id)
    return photo, activity, await _recorder(db, context, activity)


async def _recorder(db: AsyncSession, context: Context, activity: Activity) -> Person:
    """Return the person who acts, if they may keep the record."""
    with hidden_rows():
        me = await people.acting(db, context.account, activity.branch_id)
    await access.require_keeper(db, activity, me)
    return me


def hidden_rows() -> AbstractContextManager[None]:
    """Refuse an entry of another branch as one that does not exist."""
    return hidden("record-gone")


HANDLERS = (
    callbacks.RECORD_ENTRIES.handler(list_entries),
    callbacks.RECORD_SEE.handler(see),
    callbacks.RECORD_MOVE.handler(ask_item),
    callbacks.RECORD_INTO.handler(move),
    callbacks.RECORD_INTO_SUMMARY.handler(move_to_summary),
    callbacks.RECORD_WITHDRAW.handler(withdraw),
    callbacks.RECORD_PUT_BACK.handler(put_back),
    callbacks.RECORD_RULE.handler(set_rule),
    callbacks.RECORD_PHOTOS.handler(show_photo),
    callbacks.RECORD_CHOOSE.handler(choose_photo),
    callbacks.RECORD_DROP_PHOTO.handler(drop_photo),
    callbacks.RECORD_OFFERED.handler(show_offered),
    callbacks.RECORD_TAKE.handler(take_offered),
)

"""Entries of the record: whatever the recorder sends while the card is open (rules 60, 61)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.domain import materials
from bot.domain.activity import access, activities, agenda
from bot.domain.attendance.standing import present
from bot.domain.branch import message_parts, people
from bot.domain.branch.accounts import expect_more
from bot.domain.day import entries, head_count, own_words, photos, recording
from bot.domain.day.entry import Sending
from bot.domain.materials import Stored
from bot.domain.names import strip_marks
from bot.domain.refusals import Refused
from bot.handlers import attachments
from bot.intake import motion_words, record_words
from bot.intake.record_words import Known
from bot.views import record as card_views
from bot.views import record_entries as views
from bot.views.record_entries import About

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Any

    from sqlalchemy.ext.asyncio import AsyncSession
    from telegram import Message as Received
    from telegram import Update

    from bot.context import Context
    from bot.domain.day.entry import Entry
    from bot.storage.tables.activity import Activity
    from bot.storage.tables.agenda import AgendaItem
    from bot.storage.tables.branch import Person
    from bot.telegram.message import Message

AWAITED, PROMPTS, THREAD = "record", "prompts", "thread"
VOTE = "vote"
"""Before the id of an item: a prompt that asks for the count of a vote."""
PROMPTS_KEPT = 12


def sending(update: Update, me: Person) -> Sending:
    """Return what is known of the message with an entry."""
    message = update.effective_message
    return Sending(me, message.message_id, message.date)


async def take(update: Update, context: Context) -> None:
    """Take whatever the recorder sends: a text or its rest, a photo or one more of an album, a head count."""
    file = await attachments.picture_or_text(update, context)
    async with context.transaction() as db:
        asked = context.account.awaiting_data
        activity, me = await activities.acting_in(db, context.account, asked["activity"])
        await _require_still_kept(db, activity, me)
        recording.require_begun(activity, context.now, sent=True)
        taking = _Taking(db, update, context, activity, me, asked)
        answer, told = await (taking.photo(file) if isinstance(file, Stored) else taking.text(file))
    number = await (context.answer(answer) if told is None else context.answer_anew(told, answer))
    if told is None and number is not None and update.effective_message is not None:
        await _keep_told(context, number)


async def _require_still_kept(db: AsyncSession, activity: Activity, me: Person) -> None:
    """Refuse what a person sends who kept the record when it was opened, and say that it is not stored.

    Raises:
        Refused: `record-kept-by` with `form` and `who`.
    """
    try:
        await access.require_keeper(db, activity, me)
    except Refused as refused:
        raise Refused("record-kept-by", form=activity.form, **refused.values) from None


async def edited(db: AsyncSession, context: Context, message: Received) -> Message | None:
    """Return the entry of the open record that this message brought, as it stays; None if it brought none."""
    if context.account.awaiting != AWAITED:
        return None
    activity, me = await activities.acting_in(db, context.account, context.account.awaiting_data["activity"])
    entry = await entries.sent_with(db, activity, me, message.message_id)
    if entry is None or not access.may_keep(activity, me):
        return None
    return views.edited(entry, await about_record(db, activity), context.t)


async def _keep_told(context: Context, number: int) -> None:
    """Keep the number of a confirmation while more messages of its album or its text may follow."""
    sent = context.sent
    if sent is None or not sent.may_continue:
        return
    async with context.account_alone() as account:
        thread = account.awaiting_data.get(THREAD) if account.awaiting == AWAITED else None
        if thread is not None:
            account.awaiting_data = {**account.awaiting_data, THREAD: {**thread, "told": number}}


class _Taking:
    """One message that is taken into the record of an activity."""

    def __init__(
        self, db: AsyncSession, update: Update, context: Context, activity: Activity, me: Person, asked: dict[str, Any]
    ) -> None:
        self.db, self.context, self.activity, self.asked = db, context, activity, asked
        self.update_id = update.update_id
        self.received: Received = update.effective_message
        self.sent = sending(update, me)
        self.thread: dict[str, Any] = asked.get(THREAD) or {}

    async def text(self, file: str | None) -> tuple[Message, int | None]:
        """Take a text; return the answer, and the number of the confirmation that it replaces."""
        text = file if file is not None else self.received.text or ""
        about = await self._about()
        heads = record_words.heads(text, asked=about == "heads")
        if about == "heads" and heads is None:
            raise Refused("head-count-unreadable")
        if about is not None and about.startswith(VOTE) and motion_words.read(text) is None:
            raise Refused("motion-unreadable")
        if heads is not None:
            await head_count.store_heads(self.db, self.activity, heads, by=self.sent.by, now=self.context.now)
            await self._expect({})
            checked = len(await present(self.db, self.activity))
            return card_views.heads_stored(heads, checked, self.activity, self.context.t), None
        before = await self._continued() if file is None else None
        if before is not None:
            return await self._more(before, text)
        return await self._first(text, about)

    async def _first(self, text: str, about: str | None) -> tuple[Message, int | None]:
        again = await entries.sent_with(self.db, self.activity, self.sent.by, self.received.message_id)
        if again is not None:  # Telegram delivered the message again
            return await self._confirmed(again, ()), None
        doing = about if about in ("summary", "decisions", "guide", "comment") else "text"
        reading = record_words.read(text, await self._known(), item=await self._item(about), doing=doing)
        if not reading.pieces:
            raise Refused("text-empty")
        if sum(len(piece.text) for piece in reading.pieces) > entries.TEXT_LIMIT:
            raise Refused("record-long", limit=entries.TEXT_LIMIT)
        await entries.store(self.db, self.activity, reading.pieces, self.sent, now=self.context.now)
        await self._expect(self._thread_of(self.received.message_id, text, reading.doing))
        entry = await entries.sent_with(self.db, self.activity, self.sent.by, self.received.message_id)
        return await self._confirmed(entry, reading.strangers), None

    async def _more(self, before: Entry, text: str) -> tuple[Message, int | None]:
        """Join the rest of a long text to its beginning."""
        doing = self.thread["doing"]
        last = (before.minutes or before.decisions or before.rows)[-1]
        item = await self._item_by_id(last.item_id)
        state = "text" if doing == "speech" else doing
        reading = record_words.read(text, await self._known(), item=item, doing=state, after_speech=doing == "speech")
        if reading.pieces:
            first = self.thread["first"]
            whole = self.thread["length"] >= message_parts.WHOLE  # the app found no end of a line to cut at
            await entries.continue_with(
                self.db, self.activity, before, reading.pieces, replace(self.sent, message_id=first),
                joint="" if whole else "\n", now=self.context.now,
            )  # fmt: skip
        await self._expect(self._thread_of(self.thread["first"], text, reading.doing, self.thread.get("told")))
        entry = await entries.sent_with(self.db, self.activity, self.sent.by, self.thread["first"])
        return await self._confirmed(entry, reading.strangers), self.thread.get("told")

    async def photo(self, file: Stored) -> tuple[Message, int | None]:
        """Take a photo; the photos of an album have one confirmation."""
        album = self.received.media_group_id
        same = album is not None and self.thread.get("album") == album
        first = self.thread["first"] if same else self.received.message_id
        limits = self.context.services.quotas
        branch_id, now = self.activity.branch_id, self.context.now
        kept = await materials.record(self.db, file, branch_id=branch_id, by=self.sent.by, now=now, within=limits)
        caption = " ".join(strip_marks(self.received.caption or "").split())
        sent = replace(self.sent, message_id=first)
        item = await self._item(await self._about())
        given = photos.Received(kept, file.seen, _unique_id(self.received), caption[: photos.CAPTION_LIMIT])
        photo = await photos.store(self.db, self.activity, given, sent, item=item, now=now)
        if len(caption) > photos.CAPTION_LIMIT:  # a text rather than a caption: nothing of it is lost
            words = record_words.read(self.received.caption or "", await self._known(), item=item).pieces
            await entries.store(self.db, self.activity, words, sent, now=now)
        thread = {"first": first, "album": album, "told": self.thread.get("told") if same else None}
        await self._expect(thread if album is not None else {})
        answer = await self._confirmed(await entries.entry_of(self.db, photo), ())
        return answer, self.thread.get("told") if same else None

    async def _confirmed(self, entry: Entry | None, strangers: tuple[str, ...]) -> Message:
        if entry is None:
            raise Refused("record-gone")
        since = await self._my_last(entry)
        other = await entries.newest_of_another(self.db, self.activity, self.sent.by, since)
        about = await about_record(self.db, self.activity)
        return views.confirmed(entry, about, self.context.t, strangers=strangers, other=other)

    async def _my_last(self, now: Entry) -> datetime:
        """Return when this person made the entry before, or when the activity began."""
        mine = [
            entry.first.recorded_at
            for entry in await entries.of_activity(self.db, self.activity)
            if entry.first.by_id == self.sent.by.id and entry.first.id != now.first.id
        ]
        begin = self.activity.starts_at or now.first.recorded_at
        return max([at for at in mine if at <= now.first.recorded_at], default=begin)

    async def _known(self) -> Known:
        everybody = await people.roster(self.db, self.activity.branch_id)
        zone = ZoneInfo(self.activity.branch.zone)
        return Known(everybody, await agenda.items(self.db, self.activity), self.received.date.astimezone(zone))

    async def _about(self) -> str | None:
        """Return what the prompt is about that the message replies to."""
        replied = self.received.reply_to_message
        about = self.asked.get(PROMPTS, {}).get(str(replied.message_id)) if replied is not None else None
        return str(about) if about is not None else None

    async def _item(self, about: str | None) -> AgendaItem | None:
        """Return the item that the message belongs to: the prompt's, or the only one of the agenda."""
        number = about.removeprefix(VOTE) if about is not None else ""
        if number.isdecimal():
            return await self._item_by_id(int(number))
        items = await agenda.items(self.db, self.activity)
        return items[0] if len(items) == 1 and about is None else None

    async def _item_by_id(self, item_id: int | None) -> AgendaItem | None:
        items = await agenda.items(self.db, self.activity)
        return next((item for item in items if item.id == item_id), None)

    async def _continued(self) -> Entry | None:
        """Return the entry whose text this message goes on with."""
        thread = self.thread
        if "doing" not in thread:
            return None
        if not message_parts.goes_on(self.received.date, after=thread["at"], length=thread["length"]):
            return None
        return await entries.sent_with(self.db, self.activity, self.sent.by, thread["first"])

    def _thread_of(self, first: int, text: str, doing: str, told: int | None = None) -> dict[str, Any]:
        at, length = self.received.date.timestamp(), len(text) if self.received.text else 0
        return {"first": first, "at": at, "length": length, "doing": doing, "told": told}

    async def _expect(self, thread: dict[str, Any]) -> None:
        kept = {key: value for key, value in self.asked.items() if key in ("activity", "branch", PROMPTS)}
        await expect_more(self.db, self.context.account, AWAITED, self.update_id, **kept, **{THREAD: thread})


def _unique_id(message: Received) -> str:
    sent = message.document or (message.photo[-1] if message.photo else None)
    return sent.file_unique_id if sent is not None else ""


async def about_record(db: AsyncSession, activity: Activity) -> About:
    """Return what messages about the entries of an activity need."""
    record = await recording.of(db, activity)
    ids = {number for number in record.authors if number is not None}
    authors, filed_at = await people.by_id(db, ids), await entries.filed_at(db, activity)
    return About(record, authors, filed_at, await own_words.takings(db, activity))

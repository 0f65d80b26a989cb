"""The photos of a record, one at a time: which of them stand in the paper (rule 60)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.day.entries import is_late
from bot.domain.day.photos import CHOSEN_LIMIT
from bot.telegram.message import Button, Message
from bot.views import callbacks
from bot.views.record import back

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.storage.tables.activity import Activity
    from bot.storage.tables.record import Photo
    from bot.telegram.message import Rows
    from bot.texts import Texts


def caption(photos: Sequence[Photo], at: int, activity: Activity, sender: str, t: Texts) -> str:
    """Return what is said below a photo: its place among all, sender, times and caption."""
    photo = photos[at]
    return t.html(
        "record-photo", number=at + 1, count=len(photos), who=sender, at=photo.sent_at,
        timed=photo.taken_at is not None, taken=photo.taken_at or "", chosen=photo.chosen,
        late=is_late(photo.sent_at, activity), captioned=bool(photo.caption), caption=photo.caption,
        selected=sum(one.chosen for one in photos), most=CHOSEN_LIMIT,
    )  # fmt: skip


def buttons(photos: Sequence[Photo], at: int, activity: Activity, t: Texts) -> Rows:
    """Return the buttons below a photo."""
    photo = photos[at]
    choice = Button(
        t.plain("button-photo-drop" if photo.chosen else "button-photo-choose"),
        callbacks.RECORD_CHOOSE.data("no" if photo.chosen else "yes", photo.id),
    )
    gone = Button(t.plain("button-record-withdraw"), callbacks.RECORD_DROP_PHOTO.data(photo.id))
    turns = []
    if at > 0:
        turns.append(Button(t.plain("button-photo-before"), callbacks.RECORD_PHOTOS.data(activity.id, at - 1)))
    if at + 1 < len(photos):
        turns.append(Button(t.plain("button-photo-next"), callbacks.RECORD_PHOTOS.data(activity.id, at + 1)))
    return ((choice, gone), (*turns, back(activity.id, t)))


def none_left(activity: Activity, t: Texts) -> Message:
    """Say that the record has no photos."""
    return Message(t.html("record-photos-none"), buttons=((back(activity.id, t),),))

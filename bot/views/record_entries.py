"""Messages about entries of the record: how one was understood, the list of all, and the choice of another item."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.domain.day import own_words
from bot.domain.day.entries import is_late
from bot.domain.day.motions import result_of
from bot.domain.report.checks.motions import faults
from bot.storage.tables.agenda import ItemKind
from bot.storage.tables.record import Decision, Minute, Motion, MotionRule, Part, Photo
from bot.telegram.message import Button, Message
from bot.texts import Html
from bot.views import callbacks, checks, motions
from bot.views.names import excerpt, names
from bot.views.record import LABEL, TITLE, back, decision_words, guide_words, in_rows, item_label

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from bot.domain.day.entry import Entry
    from bot.domain.day.recording import Record
    from bot.storage.tables.activity import Activity
    from bot.storage.tables.branch import Person
    from bot.storage.tables.timeline import Event
    from bot.texts import Texts

PAGE = 8
SHOWN = 5  # decisions in a confirmation
BEGINNING = 60  # units of a text that is quoted
READ, WHOLE = 5, 600  # texts of an entry that are shown to be read, and units of each
OFFERED = 10  # own words on one screen
OFFERED_TEXT = 300
HEIC = "image/heic"


@dataclass(frozen=True)
class About:
    """The values that a message about an entry needs beside it.

    `record` is the activity's; `authors` the people who sent entries, by id; `filed_at` when the record was handed in;
    `takings` the events of own words that were taken.
    """

    record: Record
    authors: Mapping[int, Person]
    filed_at: datetime | None = None
    takings: Sequence[Event] = ()

    @property
    def activity(self) -> Activity:
        """The activity."""
        return self.record.activity

    def author(self, entry: Entry) -> str:
        """Return the name of the person who sent the entry."""
        person = self.authors.get(entry.first.by_id or 0)
        return person.name if person is not None else "—"

    def late(self, entry: Entry) -> bool:
        """True if the entry is to be marked as made afterwards (补记)."""
        entered_at = own_words.entered_at(entry.first, self.takings, self.filed_at)
        return is_late(entered_at, self.activity, self.filed_at)


def reference(entry: Entry) -> tuple[str, int]:
    """Return what names the entry in the data of a button."""
    row = entry.first
    letter = {Minute: "m", Decision: "d", Motion: "v", Photo: "p"}[type(row)]
    return letter, row.id


def confirmed(
    entry: Entry, about: About, t: Texts, *, strangers: Sequence[str] = (), other: Entry | None = None,
    whole: bool = False,
) -> Message:  # fmt: skip
    """Say what was stored and how it was understood; offer the items if it belongs to none yet.

    With `whole` the texts are shown to be read, not only their beginning.
    """
    activity = about.activity
    late = about.late(entry)
    lines: list[str] = [t.html("record-stored", form=activity.form, start=activity.starts_at or "", late=late)]
    if late:
        lines.append(t.html("record-late", filed=about.filed_at is not None))
    lines += [*_content(entry, t), *_votes(entry, about, t)]
    if whole:
        lines += _texts(entry, t)
    if strangers:
        lines.append(t.html("record-strangers", names=names(strangers, t, units=200)))
    lines.append(_belongs(entry, about, t))
    if other is not None:
        lines.append(
            t.html("record-other", who=about.author(other), at=t.clock(other.first.recorded_at), what=_short(other, t))
        )
    return Message("\n".join(lines), buttons=_entry_buttons(entry, about, t, offer=_is_loose(entry)))


def taken(entry: Entry, about: About, t: Texts) -> Message:
    """Say that a member's own words are in the record, and for which item; offer the others."""
    lines: list[str] = [t.html("record-taken", name=about.author(entry), late=about.late(entry)), *_texts(entry, t)]
    lines.append(_belongs(entry, about, t))
    if about.record.items and not _is_loose(entry):
        lines.append(t.html("record-taken-other"))
    return Message("\n".join(lines), buttons=_entry_buttons(entry, about, t, offer=True))


def edited(entry: Entry, about: About, t: Texts) -> Message:
    """Say that the edit of a message changed nothing, and show the entry with the button that withdraws it."""
    shown = confirmed(entry, about, t)
    return replace(shown, text=Html(f"{t.html('record-edited')}\n\n{shown.text}"))


def _is_loose(entry: Entry) -> bool:
    return entry.item_ids == {None} and not entry.apart


def _content(entry: Entry, t: Texts) -> list[str]:
    lines: list[str] = []
    speeches = [row for row in entry.minutes if row.part is Part.SPEECH]
    guides = [guide_words(row, t) for row in entry.minutes if row.part is Part.GUIDE]
    for part in (Part.TEXT, Part.SUMMARY, Part.COMMENT):
        rows = [row for row in entry.minutes if row.part is part]
        if rows:
            length = sum(len(row.text) for row in rows)
            beginning = excerpt(" ".join(rows[0].text.split()), BEGINNING)
            lines.append(t.html(f"record-got-{part}", count=len(rows), length=length, beginning=beginning))
    if speeches:
        speakers = list(dict.fromkeys(row.person.name if row.person else str(row.speaker) for row in speeches))
        lines.append(t.html("record-got-speech", count=len(speeches), names=names(speakers, t, units=200)))
    if guides:
        lines.append(t.html("record-got-guide", count=len(guides), names=names(guides, t, units=400)))
    if entry.decisions:
        lines.append(t.html("record-got-decisions", count=len(entry.decisions)))
        lines += [t.html("record-line", words=decision_words(one, t)) for one in entry.decisions[:SHOWN]]
        if len(entry.decisions) > SHOWN:
            lines.append(t.html("record-more", count=len(entry.decisions) - SHOWN))
    if entry.photos:
        chosen = sum(photo.chosen for photo in entry.photos)
        lines.append(t.html("record-got-photos", count=len(entry.photos), chosen=chosen))
        closed = sum(photo.material.mime == HEIC and photo.likeness is None for photo in entry.photos)
        lines += [t.html("record-got-heic", count=closed)] if closed else []
    return lines


def _votes(entry: Entry, about: About, t: Texts) -> list[str]:
    """Return the result of each count, and what is wrong with it."""
    items, voters = {item.id: item for item in about.record.items}, about.record.voters
    lines: list[str] = []
    for motion in entry.motions:
        lines.append(t.html("record-got-vote", result=motions.sentence(motion, voters, t)))
        if (item := items.get(motion.item_id)) is not None:
            found = faults(item, result_of(motion, voters), voters)
            lines += [t.html("record-vote-fault", what=checks.sentence(each, t)) for each in found]
    return lines


def _texts(entry: Entry, t: Texts) -> list[str]:
    rows = entry.minutes[:READ]
    lines: list[str] = [
        t.html(
            "record-read", known=row.speaker is not None, name=row.speaker or "", text=excerpt(row.text, WHOLE) or "—"
        )
        for row in rows
    ]
    if len(entry.minutes) > READ:
        lines.append(t.html("record-read-more", count=len(entry.minutes) - READ))
    return lines


def _belongs(entry: Entry, about: About, t: Texts) -> str:
    items = {item.id: (number, item) for number, item in enumerate(about.record.items, 1)}
    found = [items[one] for one in sorted(entry.item_ids - {None}, key=lambda one: one or 0) if one in items]
    if found:
        titles = [t.plain("record-item-name", number=n, title=excerpt(item.title, TITLE)) for n, item in found]
        return t.html("record-belongs", items=names(titles, t, units=300))
    if entry.summary:
        return t.html("record-belongs-summary")
    if entry.apart:
        return t.html("record-belongs-whole")
    return t.html("record-belongs-nowhere" if items else "record-belongs-whole")


def _entry_buttons(entry: Entry, about: About, t: Texts, *, offer: bool) -> tuple[tuple[Button, ...], ...]:
    row = reference(entry)
    offered = _into(entry, about, t) if offer else []
    last = [Button(t.plain("button-record-withdraw"), callbacks.RECORD_WITHDRAW.data(row))]
    if not offered and _targets(entry, about):
        last.insert(0, Button(t.plain("button-record-move"), callbacks.RECORD_MOVE.data(row)))
    offered += _rules(entry, t)
    return (*in_rows(offered), (*last, back(about.activity.id, t)), *_next_offered(entry, about, t))


def _next_offered(entry: Entry, about: About, t: Texts) -> tuple[tuple[Button, ...], ...]:
    """Return the button to the own words that wait, below those that were taken."""
    waiting = about.record.own
    if not waiting or not any(minute.own for minute in entry.minutes):
        return ()
    label = t.plain("button-record-offered", count=len(waiting))
    return ((Button(label, callbacks.RECORD_OFFERED.data(about.activity.id)),),)


def _rules(entry: Entry, t: Texts) -> list[Button]:
    """Return the button that changes the rule of a count; opinions in writing leave only one."""
    rows = [row for row in entry.motions if not (row.written_favour or row.written_against)]
    if len(rows) != 1:
        return []
    other = MotionRule.ADMISSION if rows[0].rule is MotionRule.ORDINARY else MotionRule.ORDINARY
    return [Button(t.plain(f"button-record-rule-{other}"), callbacks.RECORD_RULE.data(other, rows[0].id))]


def _targets(entry: Entry, about: About) -> bool:
    if entry.motions:
        return sum(item.kind is ItemKind.VOTE for item in about.record.items) > 1
    text = any(minute.part in {Part.TEXT, Part.SUMMARY} for minute in entry.minutes)
    return text or (bool(about.record.items) and not entry.apart)


def _into(entry: Entry, about: About, t: Texts) -> list[Button]:
    """Return a button for each place that the entry can be moved to."""
    row = reference(entry)
    buttons = [
        Button(item_label(number, item, t), callbacks.RECORD_INTO.data(row, item.id))
        for number, item in enumerate(about.record.items, 1)
        if entry.item_ids != {item.id} and (not entry.motions or item.kind is ItemKind.VOTE)
    ]
    if not entry.summary and not entry.motions and any(minute.part is Part.TEXT for minute in entry.minutes):
        buttons.append(Button(t.plain("button-record-summary"), callbacks.RECORD_INTO_SUMMARY.data(row)))
    return buttons


def ask_item(entry: Entry, about: About, t: Texts) -> Message:
    """Ask for the item that the entry belongs to."""
    row = reference(entry)
    buttons = _into(entry, about, t)
    if not _is_loose(entry) and not entry.motions:
        buttons.append(Button(t.plain("button-record-nowhere"), callbacks.RECORD_INTO.data(row, 0)))
    text = t.html("record-ask-item", what=_short(entry, t), belongs=_belongs(entry, about, t))
    return Message(text, buttons=(*in_rows(buttons), (back(about.activity.id, t),)))


def withdrawn(entry: Entry, about: About, t: Texts) -> Message:
    """Say that the entry was withdrawn, with a way back."""
    row = reference(entry)
    again = Button(t.plain("button-record-put-back"), callbacks.RECORD_PUT_BACK.data(row))
    text = t.html("record-withdrawn", what=_short(entry, t))
    return Message(text, buttons=((again, back(about.activity.id, t)),))


def _short(entry: Entry, t: Texts) -> str:
    """Return an entry in a few words."""
    if entry.minutes:
        row = entry.minutes[0]
        if row.part is Part.GUIDE:
            return t.plain("record-guided", name=guide_words(row, t))
        text = excerpt(" ".join(row.text.split()), BEGINNING)
        said = t.plain("record-said", name=row.speaker, text=text) if row.speaker else text
        several = len(entry.minutes) + len(entry.decisions) + len(entry.motions)
        return t.plain("record-several", what=said, count=several) if several > 1 else said
    if entry.decisions:
        return t.plain("record-agreed", text=excerpt(entry.decisions[0].text, BEGINNING))
    if entry.motions:
        return t.plain("record-voted", count=motions.count(entry.motions[0], t))
    return t.plain("record-photos", count=len(entry.photos))


def listing(entries: Sequence[Entry], about: About, page: int, t: Texts) -> Message:
    """List the entries, a page at a time, the newest first."""
    pages = max(1, -(-len(entries) // PAGE))
    page = min(page, pages - 1)
    shown = list(reversed(entries))[page * PAGE : (page + 1) * PAGE]
    lines = [t.html("record-list", count=len(entries), page=page + 1, pages=pages)]
    lines += [
        t.html(
            "record-list-line", number=page * PAGE + number, who=about.author(entry), at=entry.first.sent_at,
            what=_short(entry, t), late=about.late(entry),
            loose=bool(about.record.items) and bool(entry.minutes) and _is_loose(entry),
        )
        for number, entry in enumerate(shown, 1)
    ]  # fmt: skip
    numbered = [
        Button(str(page * PAGE + number), callbacks.RECORD_SEE.data(reference(entry)))
        for number, entry in enumerate(shown, 1)
    ]
    turns = []
    if page > 0:
        turns.append(Button(t.plain("button-record-newer"), callbacks.RECORD_ENTRIES.data(about.activity.id, page - 1)))
    if page + 1 < pages:
        turns.append(Button(t.plain("button-record-older"), callbacks.RECORD_ENTRIES.data(about.activity.id, page + 1)))
    return Message("\n".join(lines), buttons=(*in_rows(numbered, 4), (*turns, back(about.activity.id, t))))


def offered(record: Record, t: Texts) -> Message:
    """List the own words of members that wait to be taken, with a button each."""
    lines: list[str] = [t.html("record-offered", count=len(record.own))]
    for number, row in enumerate(record.own[:OFFERED], 1):
        name = row.person.name if row.person is not None else row.speaker
        lines += ["", t.html("record-offered-line", number=number, name=name, text=excerpt(row.text, OFFERED_TEXT))]
    buttons = [
        Button(
            t.plain("button-record-take", number=number, name=excerpt(row.speaker or "", LABEL)),
            callbacks.RECORD_TAKE.data(row.id),
        )
        for number, row in enumerate(record.own[:OFFERED], 1)
    ]
    return Message("\n".join(lines), buttons=(*in_rows(buttons), (back(record.activity.id, t),)))

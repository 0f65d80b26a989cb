"""The record card of an activity: what is there, what is missing, and the prompts for its parts (rules 60, 61)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.activity import activities
from bot.domain.activity.agenda import WITHOUT_TEXT
from bot.domain.day.entries import is_late
from bot.domain.day.recording import has_begun
from bot.storage.tables.agenda import ItemKind
from bot.storage.tables.record import Part
from bot.telegram.message import Button, Message
from bot.views import activity_links, callbacks, motions
from bot.views.names import excerpt, names

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession

    from bot.domain.day.recording import Record
    from bot.storage.tables.activity import Activity
    from bot.storage.tables.agenda import AgendaItem
    from bot.storage.tables.obligations import Delivery
    from bot.storage.tables.record import Decision, Minute
    from bot.telegram.message import Rows
    from bot.texts import Texts

ITEMS = 24  # items of the agenda on the card
CARRIED = 12  # earlier decisions on the card, the latest ones
TITLE = 40  # units of an item's title or a decision in a list
LABEL = 24  # units of one on a button
GUIDES = 200  # units of the leaders on the card
IN_A_ROW = 2


def card(record: Record, t: Texts, *, now: datetime, others: bool = False, filed_at: datetime | None = None) -> Message:
    """Return the record card.

    `others` says that the person may open the records of other activities, too; `filed_at` is when the record was
    handed in.
    """
    activity = record.activity
    if not has_begun(activity, now):
        return Message(_ahead(record, t), buttons=(*_links(activity, t), *_others(t, others=others)))
    lines: list[str] = [t.html("record-title", form=activity.form, start=activity.starts_at or "")]
    if is_late(now, activity, filed_at):
        lines.append(t.html("record-afterwards", filed=filed_at is not None))
    lines += _carried_lines(record.carried, t)
    lines += _item_lines(record, t)
    lines.append(_counts(record, t))
    guides, comments = record.parts(Part.GUIDE), record.parts(Part.COMMENT)
    if guides or comments:
        told = names([guide_words(row, t) for row in guides], t, units=GUIDES)
        lines.append(t.html("record-guides", known=bool(guides), names=told, commented=bool(comments)))
    if record.own:
        lines.append(t.html("record-own-waits", count=len(record.own)))
    missing = [t.plain(f"record-lacks-{name}") for name in record.missing]
    lines += ["", t.html("record-missing", what=missing) if missing else t.html("record-complete")]
    lines.append(t.html("record-how"))
    return Message("\n".join(lines), buttons=_card_buttons(record, t, others=others))


def _ahead(record: Record, t: Texts) -> str:
    """Say what can be prepared before the start."""
    activity = record.activity
    recorder = activity.recorder.name if activity.recorder is not None else "—"
    lines: list[str] = [t.html("record-ahead", form=activity.form, start=activity.starts_at or "", recorder=recorder)]
    if record.items:
        lines.append(t.html("record-ahead-agenda"))
        lines += [
            t.html("record-item-ahead", number=number, title=excerpt(item.title, TITLE))
            for number, item in enumerate(record.items, 1)
        ]
    else:
        lines.append(t.html("record-ahead-no-agenda"))
    lines += _carried_lines(record.carried, t)
    lines += ["", t.html("record-ahead-how")]
    return "\n".join(lines)


def _carried_lines(carried: Sequence[Decision], t: Texts) -> list[str]:
    if not carried:
        return []
    lines: list[str] = ["", t.html("record-carried")]
    for number, decision in _latest(carried):
        state = "done" if decision.done_at else "carried" if decision.carried_at else "open"
        lines.append(t.html(f"record-carried-{state}", number=number, what=decision_words(decision, t)))
    return lines


def _latest(carried: Sequence[Decision]) -> list[tuple[int, Decision]]:
    """Return the latest earlier decisions with their numbers: open ones have been carried on since."""
    return list(enumerate(carried, 1))[-CARRIED:]


def decision_words(decision: Decision, t: Texts) -> str:
    """Return a decision with its owner and day: `开展联学（张三，4月10日(周五)前）`."""
    text = excerpt(decision.text, TITLE * 2)
    if decision.owner and decision.due_on:
        return t.html("record-decision-both", text=text, owner=decision.owner, due=decision.due_on)
    if decision.owner:
        return t.html("record-decision-owner", text=text, owner=decision.owner)
    if decision.due_on:
        return t.html("record-decision-due", text=text, due=decision.due_on)
    return t.html("record-decision", text=text)


def guide_words(row: Minute, t: Texts) -> str:
    """Return a leader who came to guide, with the post: `王五（学院党委副书记）`."""
    return t.plain("record-guide", name=row.speaker or "", post=row.text, posted=bool(row.text))


def _item_lines(record: Record, t: Texts) -> list[str]:
    lines: list[str] = [""]
    if record.items:
        lines.append(t.html("record-agenda"))
    for number, item in list(enumerate(record.items, 1))[:ITEMS]:
        rows = record.of_item(item.id)
        texts, speeches = sum(row.part is Part.TEXT for row in rows), sum(row.part is Part.SPEECH for row in rows)
        decisions = sum(row.item_id == item.id for row in record.decisions)
        empty = "record-item-plain" if item.kind in WITHOUT_TEXT else "record-item-empty"
        key = "record-item" if rows or decisions else empty
        title = excerpt(item.title, TITLE)
        if item.kind is ItemKind.VOTE:
            lines.append(_vote_line(number, item, record, t))
            continue
        lines.append(t.html(key, number=number, title=title, texts=texts, speeches=speeches, decisions=decisions))
    loose = record.of_item(None)
    if loose and record.items:
        lines.append(t.html("record-loose", count=len(loose)))
    return lines


def _vote_line(number: int, item: AgendaItem, record: Record, t: Texts) -> str:
    """Return the line of a vote: its outcome, or that its count is missing."""
    found = [motions.short(motion, record.voters, t) for motion in record.motions if motion.item_id == item.id]
    key = "record-item-vote" if found else "record-item-no-vote"
    return t.html(key, number=number, title=excerpt(item.title, TITLE), result=found[-1] if found else "")


def _counts(record: Record, t: Texts) -> str:
    heads = record.activity.head_count
    return t.html(
        "record-counts",
        texts=len(record.parts(Part.TEXT)) + len(record.summary), speeches=len(record.parts(Part.SPEECH)),
        decisions=len(record.decisions), photos=len(record.photos), chosen=record.chosen,
        counted="yes" if heads is not None else "no", heads=heads if heads is not None else 0,
        summary=bool(record.summary),
    )  # fmt: skip


def _card_buttons(record: Record, t: Texts, *, others: bool) -> Rows:
    activity = record.activity
    rows = [_follow_row(activity, number, decision, t) for number, decision in _latest(record.carried)]
    items = [
        Button(item_label(number, item, t), callbacks.RECORD_ITEM.data(activity.id, item.id))
        for number, item in list(enumerate(record.items, 1))[:ITEMS]
    ]
    rows += in_rows([*items, *_vote_buttons(record, t)])
    rows.append(
        (
            Button(t.plain("button-record-summary"), callbacks.RECORD_ASK.data("summary", activity.id)),
            Button(t.plain("button-record-decisions"), callbacks.RECORD_ASK.data("decisions", activity.id)),
            Button(t.plain("button-record-heads"), callbacks.RECORD_ASK.data("heads", activity.id)),
        )
    )
    rows.append(
        (
            Button(t.plain("button-record-guide"), callbacks.RECORD_ASK.data("guide", activity.id)),
            Button(t.plain("button-record-comment"), callbacks.RECORD_ASK.data("comment", activity.id)),
        )
    )
    shown = []
    if record.minutes or record.decisions or record.motions or record.photos:
        shown.append(Button(t.plain("button-record-entries"), callbacks.RECORD_ENTRIES.data(activity.id, 0)))
    if record.photos:
        photos = t.plain("button-record-photos", chosen=record.chosen, count=len(record.photos))
        shown.append(Button(photos, callbacks.RECORD_PHOTOS.data(activity.id, 0)))
    if record.own:
        offered = t.plain("button-record-offered", count=len(record.own))
        shown.append(Button(offered, callbacks.RECORD_OFFERED.data(activity.id)))
    if shown:
        rows.append(tuple(shown))
    return (*rows, *_links(activity, t), *_others(t, others=others))


def _vote_buttons(record: Record, t: Texts) -> list[Button]:
    """Return a button for the count of each vote."""
    return [
        Button(t.plain("button-record-vote", number=number), callbacks.RECORD_VOTE.data(record.activity.id, item.id))
        for number, item in list(enumerate(record.items, 1))[:ITEMS]
        if item.kind is ItemKind.VOTE
    ]


def _follow_row(activity: Activity, number: int, decision: Decision, t: Texts) -> tuple[Button, ...]:
    done = Button(t.plain("button-record-done", number=number),
                  callbacks.RECORD_FOLLOW.data("yes", activity.id, decision.id))  # fmt: skip
    going = Button(t.plain("button-record-carried", number=number),
                   callbacks.RECORD_FOLLOW.data("no", activity.id, decision.id))  # fmt: skip
    return (done, going)


def _links(activity: Activity, t: Texts) -> Rows:
    return (
        activity_links.to(activity, t, "steps", "agenda", "papers"),
        activity_links.to(activity, t, *(("check",) if activity.held else ()), "paste", "sheets"),
    )


def _others(t: Texts, *, others: bool) -> Rows:
    return ((Button(t.plain("button-record-others"), callbacks.RECORD_LIST.data()),),) if others else ()


def in_rows(buttons: Sequence[Button], width: int = IN_A_ROW) -> Rows:
    """Return buttons in rows of that many."""
    return tuple(tuple(buttons[at : at + width]) for at in range(0, len(buttons), width))


def item_label(number: int, item: AgendaItem, t: Texts) -> str:
    """Return the label of a button for an item of the agenda."""
    return t.plain("button-record-item", number=number, title=excerpt(item.title, LABEL))


def back(activity_id: int, t: Texts) -> Button:
    """Return the button to the card."""
    return Button(t.plain("button-record-card"), callbacks.RECORD_CARD.data(activity_id))


async def start_letter(db: AsyncSession, delivery: Delivery, t: Texts) -> Message | None:
    """Tell the recorder that the activity begins, with the way to its record; None if it came to nothing."""
    activity = await activities.get(db, delivery.activity_id or 0)
    if activity.cancelled_at is not None:
        return None
    text = t.html("record-begins", form=activity.form, start=activity.starts_at or "")
    button = Button(t.plain("button-record-open"), callbacks.RECORD_CARD.data(activity.id))
    return Message(text, buttons=((button,),), silent=True)


def choose(
    found: Sequence[Activity],
    now: datetime,
    t: Texts,
    *,
    own: Activity | None = None,
    gone: Activity | None = None,
    kept: int = 0,
) -> Message:
    """Ask for the activity whose record is meant.

    `own` is one for which the person may send own words, `gone` the last one, which came to nothing, and `kept` the
    number of its entries, which can still be read.
    """
    buttons = [
        (Button(_activity_label(one, now, t), callbacks.RECORD_CARD.data(one.id)),)
        for one in found
    ]  # fmt: skip
    if own is not None:
        label = t.plain("button-own-words", form=excerpt(own.form, LABEL))
        buttons.append((Button(label, callbacks.OWN_WORDS.data(own.id)),))
    text = t.html("record-choose")
    if gone is not None:
        text = t.html("record-gone", form=gone.form, start=gone.starts_at or "", held=not gone.not_held, kept=kept)
        if kept:
            label = t.plain("button-record-kept", count=kept)
            buttons.insert(0, (Button(label, callbacks.RECORD_ENTRIES.data(gone.id, 0)),))
        if found:
            text = t.html("record-choose-else", about=text)
    return Message(text, buttons=tuple(buttons))


def _activity_label(activity: Activity, now: datetime, t: Texts) -> str:
    key = "button-record-activity" if has_begun(activity, now) else "button-record-activity-ahead"
    return t.plain(key, form=excerpt(activity.form, LABEL), start=activity.starts_at or "")


def prompt_item(number: int, item: AgendaItem, t: Texts) -> Message:
    """Ask for the record of one item; a reply belongs to it."""
    text = t.html("record-prompt-item", number=number, title=excerpt(item.title, TITLE * 2))
    return Message(text, force_reply=t.plain("record-example-item"))


def prompt_vote(number: int, item: AgendaItem, t: Texts) -> Message:
    """Ask for the count of a vote; a reply belongs to its item."""
    text = t.html("record-prompt-vote", number=number, title=excerpt(item.title, TITLE * 2))
    return Message(text, force_reply=t.plain("record-example-vote"))


def prompt(what: callbacks.RecordAsk, t: Texts) -> Message:
    """Ask for a part of the record, such as the summary or the head count; a reply belongs to it."""
    return Message(t.html(f"record-prompt-{what}"), force_reply=t.plain(f"record-example-{what}"))


def heads_stored(heads: int, checked_in: int, activity: Activity, t: Texts) -> Message:
    """Confirm the head count, beside the number of check-ins."""
    text = t.html("record-heads-stored", heads=heads, checked=checked_in, same=heads == checked_in)
    return Message(text, buttons=((back(activity.id, t),),))

"""Messages of check-in: the group's card with its QR code, the host's live card, and the answers to each person."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING, get_args

from bot.domain.activity import activities
from bot.domain.attendance.check_in import link_payload
from bot.domain.attendance.correction_requests import Change
from bot.domain.attendance.standing import standing_of
from bot.domain.attendance.window import window
from bot.domain.day import ending, programme
from bot.domain.obligations import deliveries
from bot.domain.rules import rules_then
from bot.domain.schedule import cancellation
from bot.telegram.message import Button, Message
from bot.texts import Html
from bot.views import activity_links, callbacks
from bot.views.corrections import corrected_figures
from bot.views.figures import percent
from bot.views.group import repost_button
from bot.views.host_programme import host_lines, host_rows
from bot.views.names import names
from bot.views.notice import when_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.ext.asyncio import AsyncSession

    from bot.domain.attendance.check_in import CheckIn
    from bot.domain.attendance.standing import Standing
    from bot.domain.day.programme import Programme
    from bot.storage.tables.activity import Activity
    from bot.storage.tables.branch import Person
    from bot.storage.tables.obligations import Delivery
    from bot.texts import Texts
    from bot.views.names import Where

PAGE = 20


def checked_in(done: CheckIn, t: Texts) -> Message:
    """Answer the person who has just checked in or tapped again."""
    if done.opens is not None:
        return Message(t.html("checkin-kept", form=done.activity.form, opens=t.clock(done.opens)))
    key = "checkin-late" if done.late else "checkin-done"
    return Message(
        t.html(key, at=t.clock(done.at), rank=str(done.rank), form=done.activity.form, start=done.activity.starts_at)
    )


async def code_for_projector(activity: Activity, t: Texts) -> Message:
    """Return the QR code as a picture, with the host's buttons."""
    return Message(
        t.html("checkin-projector", form=activity.form, start=activity.starts_at),
        buttons=_host_buttons(activity, t),
        photo=await _picture(activity, t),
    )


async def card_letter(db: AsyncSession, delivery: Delivery, t: Texts) -> Message | None:
    """Return the check-in card for the group: totals only, never names.

    None if the card was never posted and the activity has ended or was cancelled.
    """
    activity = await activities.get(db, delivery.activity_id or 0)
    if delivery.args.get(deliveries.OUTDATED):
        return Message(t.html("checkin-card-moved", form=activity.form), photo=await _picture(activity, t))
    if delivery.message_id is None and (activity.ended_at is not None or activity.cancelled_at is not None):
        return None
    if activity.cancelled_at is not None:
        text = t.html("checkin-card-cancelled", form=activity.form, held=not activity.not_held)
        return Message(text, photo=await _picture(activity, t))
    standing = await standing_of(db, activity)
    key = "checkin-card-closed" if activity.ended_at else "checkin-card"
    line = round(rules_then(activity).present_share * 100)
    about = {"form": activity.form, "start": activity.starts_at, "place": activity.place, "line": line}
    text = t.html(key, code=True, **about, **_figures(standing))
    if activity.ended_at:
        return Message(text, photo=await _picture(activity, t))
    link = t.link(link_payload(activity))
    instead = [t.html(key, code=False, **about, **_figures(standing)), t.html("checkin-card-link", link=link)]
    return Message(
        text,
        buttons=((Button(t.plain("button-check-in"), url=link),),),
        photo=await _picture(activity, t),
        instead="\n".join(instead),
    )


async def host_letter(db: AsyncSession, delivery: Delivery, t: Texts) -> Message:
    """Return the host's card; it is updated as people arrive."""
    activity = await activities.get(db, delivery.activity_id or 0)
    if delivery.args.get(deliveries.OUTDATED):
        return Message(t.html("host-card-moved", form=activity.form))
    if activity.cancelled_at is not None:
        return Message(t.html("host-card-cancelled", form=activity.form, held=not activity.not_held))
    plan, undo = await programme.of(db, activity), await ending.can_undo(db, activity)
    return host_card(activity, await standing_of(db, activity), t, plan, undo=undo)


def host_card(activity: Activity, standing: Standing, t: Texts, plan: Programme, *, undo: bool = False) -> Message:
    """Return the host's card: the totals, who is missing, the 80 % line, and the agenda (rules 16, 55, 58).

    `undo`: the end of the activity can still be undone.
    """
    when = when_words(activity.starts_at, activity.ends_at, t)
    lines: list[str] = [t.html("host-card", form=activity.form, when=when, **_figures(standing))]
    lines += corrected_figures(standing, t)
    lines += _named_groups(activity, standing, t)
    if activity.head_count is not None:
        lines.append(_heads_line(activity, standing, t))
    lines += host_lines(activity, plan, t)
    if activity.ended_at:
        lines.append(t.html("host-card-ended", at=t.clock(activity.ended_at)))
    if activity.unconfirmed:
        lines.append(t.html("held-ask", **_question(activity)))
    screens = ("record", "steps", "papers") if activity.ended_at else ("steps", "agenda")
    links = activity_links.to(activity, t, *screens)
    rows = (*host_rows(activity, plan, t), *_host_buttons(activity, t, undo=undo), links)
    return Message("\n".join(lines), buttons=rows)


async def kept_letter(db: AsyncSession, delivery: Delivery, t: Texts) -> Message:
    """Tell the person that check-in has opened and their early tap counts."""
    activity = await activities.get(db, delivery.activity_id or 0)
    if delivery.args.get(deliveries.OUTDATED):
        return Message(t.html("checkin-kept-moved", form=activity.form, start=activity.starts_at))
    if activity.cancelled_at is not None:
        return Message(t.html("checkin-kept-cancelled", form=activity.form, start=activity.starts_at))
    return Message(t.html("checkin-kept-counts", form=activity.form, start=activity.starts_at))


def missing_people(activity: Activity, standing: Standing, page: int, t: Texts) -> Message:
    """List the people who can be recorded by hand."""
    candidates = [*standing.missing, *standing.on_leave]
    shown = candidates[page * PAGE : (page + 1) * PAGE]
    rows = [
        tuple(
            Button(p.name, callbacks.CORRECTION_ASK.data(Change.PRESENT, activity.id, p.id)) for p in shown[i : i + 3]
        )
        for i in range(0, len(shown), 3)
    ]
    if len(candidates) > (page + 1) * PAGE:
        rows.append((Button(t.plain("button-next-page"), callbacks.CHECK_IN_BY_HAND.data(activity.id, page + 1)),))
    rows.append(activity_links.to(activity, t, "sheets"))
    rows.append((Button(t.plain("button-back-to-host-card"), callbacks.CHECK_IN_CARD.data(activity.id)),))
    key = "hand-choose" if candidates else "hand-nobody"
    return Message(t.html(key, form=activity.form), buttons=tuple(rows))


def ask_heads(activity: Activity, t: Texts) -> Message:
    """Ask for the head count."""
    return Message(t.html("heads-ask", form=activity.form), force_reply=t.plain("heads-example"))


def heads_counted(activity: Activity, standing: Standing, t: Texts) -> Message:
    """Compare the head count with the check-ins."""
    return Message(_heads_line(activity, standing, t))


def extended(activity: Activity, t: Texts) -> Message:
    """Tell the new planned end, and when the activity ends by itself."""
    end, closes = t.clock(activity.ends_at), t.clock(window(activity).closes)
    return Message(t.html("extended", form=activity.form, minutes=_extension(activity), end=end, closes=closes))


def _extension(activity: Activity) -> int:
    return round(rules_then(activity).extension / timedelta(minutes=1))


def really_end(activity: Activity, standing: Standing, t: Texts) -> Message:
    """Ask for confirmation before the activity ends."""
    few = standing.there < rules_then(activity).few_present
    return Message(
        t.html("end-ask", form=activity.form, few=few, **_figures(standing)),
        buttons=((Button(t.plain("button-end-yes"), callbacks.CHECK_IN_END.data(activity.id)),),),
    )


def ended(activity: Activity, standing: Standing, t: Texts, *, undo: bool) -> Message:
    """Confirm the end of the activity, with the totals, and offer to undo it if that is possible."""
    key = "end-unconfirmed" if activity.unconfirmed else "end-done"
    text = t.html(key, form=activity.form, at=t.clock(activity.ended_at), **_figures(standing))
    if activity.unconfirmed:
        text = Html("\n".join([text, t.html("held-ask", **_question(activity))]))
    return Message(text, buttons=_host_buttons(activity, t, undo=undo))


def end_undone(activity: Activity, t: Texts) -> Message:
    """Confirm that the activity goes on, and say when it ends by itself."""
    return Message(t.html("end-undone", form=activity.form, closes=t.clock(window(activity).closes)))


async def held_letter(db: AsyncSession, delivery: Delivery, t: Texts) -> Message | None:
    """Ask the host whether the activity was held; once that is settled, show the answer."""
    activity = await activities.get(db, delivery.activity_id or 0)
    if activity.unconfirmed:
        lines = [t.html("held-question", form=activity.form, start=activity.starts_at)]
        lines += [t.html("held-figures", **_figures(await standing_of(db, activity)))]
        lines += [t.html("held-ask", **_question(activity))]
        return Message("\n".join(lines), buttons=(_held_buttons(activity, t),))
    return held_answer(activity, t) if delivery.message_id is not None else None


def held_answer(activity: Activity, t: Texts) -> Message:
    """Say whether the activity counts as held, and what follows."""
    key = "held-undone" if activity.ended_at is None else "held-yes" if activity.held else "held-no"
    over = cancellation.month_over(activity)
    return Message(t.html(key, form=activity.form, start=activity.starts_at, over=over))


def _question(activity: Activity) -> dict[str, object]:
    return {"hours": round(rules_then(activity).held_answer / timedelta(hours=1))}


def _held_buttons(activity: Activity, t: Texts) -> tuple[Button, ...]:
    return tuple(
        Button(t.plain(f"button-held-{answer}"), callbacks.CHECK_IN_HELD.data(answer, activity.id))
        for answer in get_args(callbacks.Decision)
    )


def _figures(standing: Standing) -> dict[str, object]:
    return {
        "members": len(standing.members),
        "present": len(standing.present),
        "leave": len(standing.leave),
        "missing": len(standing.absent),
        "guests": len(standing.guests),
        "needed": standing.needed,
        "percent": percent(standing.share),
        "reached": standing.reached,
    }


def _named_groups(activity: Activity, standing: Standing, t: Texts) -> list[str]:
    by_hand: Where = "by-hand" if activity.ended_at is None else "summary"
    groups: dict[str, tuple[Sequence[Person], Where | None]] = {
        "leave": (standing.on_leave, by_hand),
        "missing": (standing.missing, by_hand),
        "late": (standing.late, None),
        "guests": (standing.guests, None),
    }
    return [t.html(f"host-card-{key}", names=names(who, t, where)) for key, (who, where) in groups.items() if who]


def _heads_line(activity: Activity, standing: Standing, t: Texts) -> str:
    there = standing.there
    key = (
        "heads-match"
        if activity.head_count == there
        else ("heads-more" if activity.head_count > there else "heads-fewer")
    )
    return t.html(key, heads=activity.head_count, there=there, names=names(standing.missing, t) or "—")


def _host_buttons(activity: Activity, t: Texts, *, undo: bool = False) -> tuple[tuple[Button, ...], ...]:
    if activity.ended_at:
        rows = [_held_buttons(activity, t)] if activity.unconfirmed else []
        rows += [(Button(t.plain("button-end-undo"), callbacks.CHECK_IN_UNDO_END.data(activity.id)),)] if undo else []
        return tuple(rows)
    return (
        (
            Button(t.plain("button-heads"), callbacks.CHECK_IN_HEADS.data(activity.id)),
            Button(t.plain("button-by-hand"), callbacks.CHECK_IN_BY_HAND.data(activity.id, 0)),
        ),
        (
            Button(t.plain("button-extend", minutes=_extension(activity)), callbacks.CHECK_IN_EXTEND.data(activity.id)),
            Button(t.plain("button-end"), callbacks.CHECK_IN_ASK_END.data(activity.id)),
        ),
        *(((repost_button(activity, t),),) if activity.opened_at else ()),
    )


async def _picture(activity: Activity, t: Texts) -> bytes:
    from bot.pictures.qr import qr_png  # noqa: PLC0415 - loads PIL and a font, needed only once check-in opens

    link = t.link(link_payload(activity))
    caption = [activity.form, t.moment(activity.starts_at), t.plain("checkin-press-start")]
    return await asyncio.to_thread(qr_png, link, caption)

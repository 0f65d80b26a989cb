"""Messages of `/me`: the member's own year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.absence.makeup_tasks import OWED
from bot.domain.attendance.correction_requests import officers
from bot.domain.report.own_record import Part
from bot.telegram.message import Button, Message
from bot.views import callbacks, own_data
from bot.views.terms import kind_words, span_words
from bot.views.which_branch import headed

if TYPE_CHECKING:
    from bot.domain.report.own_record import Line, OwnYear
    from bot.texts import Html, Texts


def own(found: OwnYear, t: Texts, *, of: int = 1) -> Message:
    """Show the member's own year by activity, the make-up studies owed, and a button to object.

    The branch is the heading if they belong to several.
    """
    lines: list[str] = [
        t.html(
            "me-title",
            name=found.person.name,
            year=found.year,
            present=found.count(Part.PRESENT, Part.LATE, Part.BY_HAND, Part.RECORDED_LATER, Part.CORRECTED),
            leave=found.count(Part.LEAVE),
            absent=found.count(Part.ABSENT),
        )
    ]
    if len(found.spans) > 1:
        lines.append(t.html("me-spans", spans=span_words(found.spans, t)))
    lines += [_line(line, found, t) for line in found.lines] or [t.html("me-nothing")]
    lines += ["", t.html("me-private")]
    owed = [
        (Button(t.plain("button-me-makeup", form=row.activity.form), callbacks.MAKEUP_OPEN.data(row.id)),)
        for row in found.owed
    ]
    buttons = (*owed, (Button(t.plain("button-object"), callbacks.ME_OBJECT.data()),), own_data.button(t))
    message = Message("\n".join(lines), buttons=buttons)
    return headed(message, found.person, t) if of > 1 else message


def _line(line: Line, found: OwnYear, t: Texts) -> str:
    activity = line.activity
    values: dict[str, object] = {"form": activity.form, "start": activity.starts_at or ""}
    if line.arrival is not None:
        afterwards = line.part is Part.CORRECTED
        values["at"] = line.arrival.at if afterwards else t.clock(line.arrival.at)
        values["by"] = officers(line.arrival.by, found.requests.get((activity.id, line.arrival.at)))
        values["reason"] = line.arrival.reason or ""
    text = t.html(f"me-{line.part}", **values)
    extra = [
        _recorded_later_words(line, t),
        _moved_words(line, t),
        _withdrawn_words(line, found, t),
        _recounted_words(line, found, t),
        _leave_words(line, found, t),
        _makeup_words(line, t),
    ]
    return "".join([text, *(t.html("me-extra", words=words) for words in extra if words)])


def _recorded_later_words(line: Line, t: Texts) -> Html | None:
    activity = line.activity
    if activity.recorded_later_at is None:
        return None
    day = activity.recorded_later_at.astimezone(t.zone).date()
    return t.html("me-entered-later", day=day, by=activity.later_recorder.name if activity.later_recorder else "")


def _moved_words(line: Line, t: Texts) -> Html | None:
    return t.html("me-moved", at=line.moved.at) if line.moved is not None else None


def _withdrawn_words(line: Line, found: OwnYear, t: Texts) -> Html | None:
    if line.withdrawn is None or line.withdrawn.voided_at is None:
        return None
    at, reason = line.withdrawn.voided_at, line.withdrawn.void_reason or ""
    by = officers(line.withdrawn.voider, found.requests.get((line.activity.id, at)))
    return t.html("me-withdrawn", at=at, by=by, reason=reason)


def _recounted_words(line: Line, found: OwnYear, t: Texts) -> Html | None:
    if line.recounted is None:
        return None
    one, made = line.recounted, found.requests.get((line.activity.id, line.recounted.at))
    old, new, reason = kind_words(one.old, t), kind_words(one.new, t), made.reason if made else ""
    by = officers(one.by, made)
    return t.html("me-recounted", old=old, new=new, at=one.at, by=by, explained=made is not None, reason=reason)


def _leave_words(line: Line, found: OwnYear, t: Texts) -> Html | None:
    if line.leave is None:
        return None
    if line.leave.slip is None:
        return t.html("me-leave-pending" if found.leave_decidable else "me-leave-nobody")
    return t.html("leave-slip", year=line.leave.year, number=line.leave.slip)


def _makeup_words(line: Line, t: Texts) -> Html | None:
    if line.makeup is None:
        return None
    due = line.makeup.due_at if line.makeup.state in OWED else ""
    return t.html(f"me-makeup-{line.makeup.state}", due=due)

"""Messages of activities that are recorded later (补记): the questions, the preview and the confirmations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.activity import activities
from bot.domain.attendance import roll
from bot.storage.tables.branch import Person
from bot.telegram.message import Button, Message
from bot.texts import Html
from bot.views import callbacks
from bot.views.figures import percent
from bot.views.plan import month_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.ext.asyncio import AsyncSession

    from bot.domain.report.period import Period
    from bot.domain.report.summary import Sheet
    from bot.domain.schedule.recorded_later import Preview
    from bot.storage.tables.activity import Activity
    from bot.storage.tables.obligations import Delivery
    from bot.telegram.message import Rows
    from bot.texts import Texts

MONTHS_IN_A_ROW = 4
NAMED = 30  # members present: in a larger branch the preview names only those who were not


def ask_theme(year: int, month: int, t: Texts) -> Message:
    """Ask for form and content of a month that the plan omits."""
    text = t.html("recorded-later-ask-theme", year=year, month=month_words(month, t))
    return Message(text, force_reply=t.plain("recorded-later-ask-theme-example"))


def ask_when(year: int, month: int, form: str, t: Texts) -> Message:
    """Ask for the time and the place."""
    text = t.html("recorded-later-ask-when", year=year, month=month_words(month, t), number=month, form=form)
    return Message(text, force_reply=t.plain("recorded-later-ask-when-example", number=month))


def ask_people(members: int, not_in_branch: Sequence[Person], t: Texts) -> Message:
    """Ask who was not there, given the number of members then; offer those who were not in the branch the last time."""
    lines = [t.html("recorded-later-ask-people", members=members)]
    if not_in_branch:
        lines.append(t.html("recorded-later-ask-people-again", names=[person.name for person in not_in_branch]))
    return Message("\n".join(lines), force_reply=t.plain("recorded-later-ask-people-example"))


def preview(shown: Preview, t: Texts, *, changed: bool = False) -> Message:
    """Show everything that will be saved, by name up to `NAMED` members present.

    `changed` says that the roster has changed since the last preview.
    """
    draft = shown.draft
    lines: list[Html] = [t.html("recorded-later-changed")] if changed else []
    lines += [
        t.html("recorded-later-preview", year=draft.year, month=month_words(draft.month, t)),
        t.html("recorded-later-form", form=draft.form, content=draft.content),
        t.html("recorded-later-when", start=draft.starts_at, end=t.clock(draft.ends_at), place=draft.place),
        _counts(shown, t),
    ]
    if len(shown.present) > NAMED:
        lines.append(t.html("recorded-later-present-many", count=len(shown.present)))
    groups = {
        "present": shown.present if len(shown.present) <= NAMED else (),
        "leave": shown.on_leave, "absent": shown.absent, "not-in-branch": shown.not_in_branch
    }  # fmt: skip
    lines += [t.html(f"recorded-later-{key}", names=[p.name for p in who]) for key, who in groups.items() if who]
    lines.append(keepers_line(shown.host, shown.recorder, t))
    if shown.host is None or shown.recorder is None:
        lines.append(t.html("recorded-later-keepers-missing"))
    lines.append(t.html("recorded-later-effect"))
    year, month = draft.year, draft.month
    rows = (
        (Button(t.plain("button-recorded-later-save"), callbacks.RECORDED_LATER_SAVE.data(year, month, shown.digest)),),
        (
            Button(t.plain("button-recorded-later-again"), callbacks.RECORDED_LATER_ASK.data(year, month)),
            Button(t.plain("button-recorded-later-drop"), callbacks.RECORDED_LATER_DROP.data(year, month)),
        ),
    )
    return Message("\n".join(lines), buttons=rows)


def keepers_line(host: Person | None, recorder: Person | None, t: Texts) -> Html:
    """Name the host and the recorder, or say who of them is not named."""
    open_ = t.plain("recorded-later-keeper-open")
    return t.html(
        "recorded-later-keepers", host=host.name if host else open_, recorder=recorder.name if recorder else open_
    )


def _counts(shown: Preview, t: Texts) -> Html:
    return t.html(
        "recorded-later-counts",
        members=len(shown.members),
        present=len(shown.present),
        percent=percent(shown.share),
        leave=len(shown.on_leave),
        absent=len(shown.absent),
    )


def saved(activity: Activity, shown: Preview, t: Texts) -> Message:
    """Confirm the record, with its counts."""
    counts = _counts(shown, t)
    text = t.html("recorded-later-saved", form=activity.form, start=activity.starts_at, counts=counts)
    return Message(text, buttons=to_month(activity.year, activity.month, t))


def dropped(year: int, month: int, t: Texts) -> Message:
    """Say that nothing was saved."""
    return Message(t.html("recorded-later-dropped"), buttons=to_month(year, month, t))


def ask_withdrawal(activity: Activity, t: Texts) -> Message:
    """Ask why the record is wrong."""
    text = t.html("recorded-later-ask-reason", form=activity.form, start=activity.starts_at)
    return Message(text, force_reply=t.plain("recorded-later-ask-reason-example"))


def withdrawn(activity: Activity, t: Texts) -> Message:
    """Confirm the withdrawal."""
    text = t.html("recorded-later-withdrawn", form=activity.form, start=activity.starts_at)
    return Message(text, buttons=to_month(activity.year, activity.month, t))


async def told_letter(db: AsyncSession, delivery: Delivery, t: Texts) -> Message | None:
    """Tell a member how the record has them; None if it was withdrawn meanwhile."""
    activity = await activities.get(db, delivery.activity_id or 0)
    person = await db.get_one(Person, delivery.person_id)
    state: str | None = await roll.state_of(db, activity, person)
    if state is None and person.id in (activity.not_in_branch or ()):
        state = "not-in-branch"
    if activity.cancelled_at is not None or state is None:
        return None
    month = month_words(activity.month, t)
    values = {"form": activity.form, "start": activity.starts_at, "year": activity.year, "month": month}
    return Message(t.html("recorded-later-told", state=state, **_recorded(activity, t), **values))


def month_buttons(period: Period, sheets: Sequence[Sheet], t: Texts, *, opens: bool) -> Rows:
    """Return the buttons below a month: to record it if it is open for that, and to withdraw what was recorded."""
    label, data = t.plain("button-recorded-later-withdraw"), callbacks.RECORDED_LATER_WITHDRAW.data
    back = tuple((Button(label, data(sheet.activity.id)),) for sheet in sheets if sheet.recorded_later)
    return (*to_record(period.year, period.first, t), *back) if opens else back


def to_record(year: int, month: int, t: Texts) -> Rows:
    """Return the button that records the month."""
    return ((Button(t.plain("button-recorded-later"), callbacks.RECORDED_LATER_ASK.data(year, month)),),)


def year_buttons(year: int, months: Sequence[int], t: Texts) -> Rows:
    """Return the buttons below a year, one for each unrecorded month."""
    buttons = [
        Button(
            t.plain("button-recorded-later-month", month=month_words(month, t)),
            callbacks.RECORDED_LATER_ASK.data(year, month),
        )
        for month in months
    ]
    return tuple(tuple(buttons[i : i + MONTHS_IN_A_ROW]) for i in range(0, len(buttons), MONTHS_IN_A_ROW))


def recorded_line(activity: Activity, t: Texts, *, names: bool) -> Html:
    """Say when, and for officers by whom, the activity was recorded."""
    recorded = _recorded(activity, t)
    return t.html("recorded-later-line", named=names and bool(recorded["by"]), **recorded)


def _recorded(activity: Activity, t: Texts) -> dict[str, object]:
    """Return the day on which the activity was recorded, and by whom."""
    assert activity.recorded_later_at is not None
    by = activity.later_recorder.name if activity.later_recorder else ""
    return {"day": activity.recorded_later_at.astimezone(t.zone).date(), "by": by}


def withdrawn_line(activity: Activity, t: Texts, *, names: bool) -> Html:
    """Name a record that was withdrawn; for officers, with the reason."""
    line = t.html("recorded-later-withdrawn-line", form=activity.form, start=activity.starts_at)
    at, reason = activity.cancelled_at or "", activity.cancel_reason or ""
    return Html("\n".join([line, t.html("recorded-later-withdrawn-why", at=at, reason=reason)])) if names else line


def to_month(year: int, month: int, t: Texts) -> Rows:
    """Return the button that leads to the month's summary."""
    label = t.plain("button-recorded-later-show", month=month_words(month, t))
    return ((Button(label, callbacks.SUMMARY_MONTH.data(year, month)),),)

"""Messages of the nine steps of an activity: its card, the entry of one step, and the question for the approval."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.activity import activities, steps
from bot.domain.schedule import approval
from bot.storage.tables.agenda import StepNumber
from bot.telegram.message import Button, Message
from bot.views import activity_links, callbacks
from bot.views.host_programme import mark_row, site_line
from bot.views.names import excerpt
from bot.views.notice import when_words

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession

    from bot.domain.activity.steps import StepState
    from bot.storage.tables.activity import Activity
    from bot.storage.tables.agenda import SiteMark, Step
    from bot.storage.tables.obligations import Delivery
    from bot.telegram.callbacks import Data
    from bot.telegram.message import Rows
    from bot.texts import Html, Texts
    from bot.views.callbacks import Proof

SHOWN = 100  # units of a reason on the card
IN_A_ROW = 3


def card(
    activity: Activity,
    states: tuple[StepState, ...],
    marks: frozenset[SiteMark],
    now: datetime,
    t: Texts,
    *,
    officer: bool,
    note: str | None = None,
) -> Message:
    """Show the nine steps with time, person and evidence, and a button for each hole."""
    lines = [*([t.html(note)] if note else []), *activity_links.called_off(activity, t)]
    lines.append(t.html("steps-card", form=activity.form, when=when_words(activity.starts_at, activity.ends_at, t)))
    lines += [_line(state, activity, now, t) for state in states]
    begun = activity.cancelled_at is None and activity.starts_at is not None and activity.starts_at <= now
    lines += [site_line(activity, marks, t)] if begun else []
    holes = [state for state in states if steps.is_open(state, activity, now)]
    if activity.cancelled_at is None:
        lines.append(t.html("steps-holes" if holes else "steps-whole", holes=len(holes)))
    rows = _card_buttons(activity, states, holes, t)
    rows = (*rows, mark_row(activity, marks, callbacks.STEPS_MARK, t)) if begun else rows
    return Message("\n".join(lines), buttons=(*rows, *_ways(activity, t, officer=officer)))


def _line(state: StepState, activity: Activity, now: datetime, t: Texts) -> Html:
    """Return one step: ✓ taken, ✗ left out with its reason, ○ a hole, · not due yet."""
    name = t.html(f"step-{state.number}")
    step = state.entered
    if step is not None and state.undated:
        if step.former_on is not None:
            return t.html("step-reopened", step=name, day=step.former_on, theme=excerpt(step.former_theme or "", SHOWN))
        return t.html(
            "step-undated", step=name, by=_by(step), at=t.moment(step.noted_at), paper=step.material_id is not None,
            noted=bool(step.note), note=excerpt(step.note or "", SHOWN),
        )  # fmt: skip
    if step is not None and step.skipped and state.seen_at is None:
        return t.html("step-skipped", step=name, reason=excerpt(step.reason or "", SHOWN), by=_by(step))
    if step is not None and not step.skipped:
        day = step.done_on or ""
        return t.html(
            "step-entered", step=name, dated=step.done_on is not None, day=day, by=_by(step),
            at=t.moment(step.noted_at), paper=step.material_id is not None, seen=state.seen_at is not None,
            noted=bool(step.note), note=excerpt(step.note or "", SHOWN),
            reopened=step.former_on is not None, former=step.former_on or "",
        )  # fmt: skip
    if state.seen_at is not None:
        by = state.seen_by.name if state.seen_by is not None else ""
        later = activity.recorded_later_at is not None
        return t.html("step-seen", step=name, at=state.seen_at, known=bool(by), by=by, later=later)
    if steps.is_open(state, activity, now):
        unapproved = state.number is StepNumber.APPROVAL and activity.announced_at is not None
        return t.html("step-unapproved" if unapproved else "step-open", step=name)
    under_way = activity.cancelled_at is None and steps.is_under_way(state, activity, now)
    return t.html("step-under-way" if under_way else "step-later", step=name)


def _by(step: Step) -> str:
    return step.by.name if step.by is not None else "—"


def _card_buttons(activity: Activity, states: tuple[StepState, ...], holes: list[StepState], t: Texts) -> Rows:
    fill = [_fill(state.number, activity, t) for state in holes]
    known = [state for state in states if state.entered is not None]
    if activity.cancelled_at is None:
        fill += [
            Button(t.plain("step-button-change", step=_sign(state.number, t)), _one(activity, state.number))
            for state in known
            if state not in holes
        ]
    papers = [
        Button(t.plain("step-button-paper", step=_sign(state.number, t)), _paper(activity, state.number))
        for state in known
        if state.entered is not None and state.entered.material_id is not None
    ]
    return tuple(tuple(each) for each in (*_rows(fill, 2), *_rows(papers, IN_A_ROW)))


def _ways(activity: Activity, t: Texts, *, officer: bool) -> Rows:
    """Return the buttons that lead on; officers may read the timeline and arrange the activity."""
    screens = ("record", "agenda", "check") if activity.held else ("record", "agenda")
    rows = (activity_links.to(activity, t, *screens),)
    if not officer:
        return rows
    timeline = Button(t.plain("steps-button-timeline"), callbacks.STEPS_TIMELINE.data(activity.id, 0))
    return (*rows, (timeline, Button(t.plain("steps-button-month"), callbacks.SCHEDULE_CARD.data(activity.id))))


def _rows(buttons: list[Button], many: int) -> list[list[Button]]:
    return [buttons[i : i + many] for i in range(0, len(buttons), many)]


def _fill(number: StepNumber, activity: Activity, t: Texts) -> Button:
    """Return the button that fills a hole."""
    sign = _sign(number, t)
    if number is StepNumber.BRIEFING:
        return Button(t.plain("step-button-briefed"), callbacks.STEPS_BRIEFED.data(activity.id))
    if number is StepNumber.SUMMARY:
        return Button(t.plain("step-button-sum-up", step=sign), callbacks.RECORD_ASK.data("summary", activity.id))
    if number is StepNumber.ACTIVITY:
        return Button(t.plain("step-button-held", step=sign), callbacks.CHECK_IN_CARD.data(activity.id))
    if number is StepNumber.SIGN_IN and activity.opened_at is not None and activity.ended_at is None:
        return Button(t.plain("step-button-by-hand", step=sign), callbacks.CHECK_IN_BY_HAND.data(activity.id, 0))
    return Button(t.plain(f"step-button-fill-{number}"), _one(activity, number))


def _sign(number: StepNumber, t: Texts) -> str:
    return t.plain(f"step-sign-{number}")


def _one(activity: Activity, number: StepNumber) -> Data:
    return callbacks.STEPS_ONE.data(activity.id, number)


def _paper(activity: Activity, number: StepNumber) -> Data:
    return callbacks.STEPS_PAPER.data(activity.id, number)


def one(activity: Activity, number: StepNumber, known: Step | None, t: Texts) -> Message:
    """Ask when a step was taken: today, yesterday, a typed day, a photo or file of the paper, or why it was not."""
    lines = [t.html("step-ask", step=t.html(f"step-{number}"), form=activity.form)]
    if t.has(f"step-about-{number}"):
        lines.append(t.html(f"step-about-{number}", superior=activity.branch.superior or t.plain("steps-superior")))
    if known is not None:
        lines.append(t.html("step-known"))
    back = Button(t.plain("steps-button-back"), callbacks.STEPS_CARD.data(activity.id))
    return Message("\n".join(lines), buttons=(*_answers(activity, number, t), (back,)))


def _days(activity: Activity, number: StepNumber, t: Texts) -> tuple[Button, ...]:
    return tuple(
        Button(t.plain(f"step-button-day-{ago}"), callbacks.STEPS_DAY.data(activity.id, number, ago)) for ago in (0, 1)
    )


def _answers(activity: Activity, number: StepNumber, t: Texts) -> Rows:
    days = _days(activity, number, t)
    return ((*days, _ask_button("day", activity, number, t)), *_proofs(activity, number, t))


def ask_day_of_paper(activity: Activity, number: StepNumber, step: Step, t: Texts) -> Message:
    """Say that the paper of a step is kept, and ask for its day."""
    text = t.html(
        "step-ask-day-of-paper", step=t.html(f"step-{number}"), form=activity.form, noted=bool(step.note),
        note=excerpt(step.note or "", SHOWN),
    )  # fmt: skip
    other = Button(t.plain("step-button-other-day"), callbacks.STEPS_ASK.data("day", activity.id, number))
    return Message(text, buttons=((*_days(activity, number, t), other), activity_links.to(activity, t, "steps")))


def _proofs(activity: Activity, number: StepNumber, t: Texts) -> Rows:
    paper, reason = (_ask_button(what, activity, number, t) for what in ("paper", "reason"))
    return ((paper,), (reason,))


def _ask_button(what: Proof, activity: Activity, number: StepNumber, t: Texts) -> Button:
    return Button(t.plain(f"step-way-{what}"), callbacks.STEPS_ASK.data(what, activity.id, number))


def ask(what: Proof, activity: Activity, number: StepNumber, t: Texts) -> Message:
    """Ask for the day, the paper, or the reason why a step was not taken."""
    text = t.html(f"step-ask-{what}", step=t.html(f"step-{number}"), form=activity.form)
    return Message(text, force_reply=t.plain(f"step-ask-{what}-example"))


def paper_caption(activity: Activity, step: Step, t: Texts) -> str:
    """Return the caption of a step's paper."""
    name = t.html(f"step-{StepNumber(step.number)}")
    return t.html(
        "step-paper", step=name, form=activity.form, by=_by(step), at=step.noted_at, noted=bool(step.note),
        note=step.note or "",
    )  # fmt: skip


async def approval_letter(db: AsyncSession, delivery: Delivery, t: Texts) -> Message | None:
    """Ask the secretary whether the superior committee has approved the theme (rule 57); afterwards show the answer.

    None if it was entered before the question was sent, or the activity came to nothing.
    """
    activity = await activities.get(db, delivery.activity_id or 0)
    step = await steps.entered(db, activity, StepNumber.APPROVAL)
    if activity.cancelled_at is not None:
        return None if delivery.message_id is None else Message(t.html("approval-cancelled", form=activity.form))
    if step is not None and steps.is_settled(step):
        return None if delivery.message_id is None else approved(activity, step, t)
    former = step.former_on if step is not None else None
    if former is not None and not delivery.args.get(approval.AGAIN):  # it was answered, for the theme before
        text = t.html("approval-former", form=activity.form, day=former, theme=excerpt(step.former_theme or "", SHOWN))
        return Message(text, buttons=(activity_links.to(activity, t, "steps", "agenda"),))
    about = {"form": activity.form, "when": when_words(activity.starts_at, activity.ends_at, t)}
    superior = activity.branch.superior or t.plain("steps-superior")
    text = t.html(
        "approval-ask", superior=superior, posted=activity.announced_at is not None, changed=former is not None,
        former=former or "", content=excerpt(activity.content, SHOWN), **about,
    )  # fmt: skip
    days = tuple(
        Button(t.plain(f"approval-button-{ago}"), callbacks.STEPS_APPROVED.data(activity.id, ago)) for ago in (0, 1)
    )
    typed = (_ask_button("day", activity, StepNumber.APPROVAL, t),)
    return Message(text, buttons=(days, typed, *_proofs(activity, StepNumber.APPROVAL, t)))


def approved(activity: Activity, step: Step, t: Texts) -> Message:
    """Show what is entered about the approval."""
    text = t.html(
        "approval-skipped" if step.skipped else "approval-done", form=activity.form, by=_by(step),
        dated=step.done_on is not None, day=step.done_on or "", reason=excerpt(step.reason or "", SHOWN),
    )  # fmt: skip
    return Message(text, buttons=(activity_links.to(activity, t, "steps", "agenda"),))


def short(step: Step | None, t: Texts) -> str:
    """Return what is entered about a step in a few words, for the month's card."""
    if step is None:
        return t.plain("step-short-open")
    if step.former_on is not None and not steps.is_settled(step):
        return t.plain("step-short-reopened")
    if step.skipped:
        return t.plain("step-short-skipped", reason=excerpt(step.reason or "", SHOWN))
    return t.plain(
        "step-short-done", dated=step.done_on is not None, day=step.done_on or "", paper=step.material_id is not None
    )

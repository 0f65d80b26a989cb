"""The nine steps in a line each, and the six parts that committees look for (六有)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.views.papers import words as w

if TYPE_CHECKING:
    from bot.domain.activity.steps import StepState
    from bot.domain.report.paper_values import Values
    from bot.texts import Texts


def steps(values: Values, t: Texts) -> str:
    """Return the nine steps with their days, as the bot saw them or a person entered them."""
    later = values.activity.recorded_later_at is not None
    return t.plain("paper-joint").join(_step(state, t, later=later) for state in values.report.steps)


def _step(state: StepState, t: Texts, *, later: bool) -> str:
    """Return a step in a few words; `later` says that what was recorded of it was recorded later (补记)."""
    entered = state.entered
    name = t.plain(f"paper-step-{state.number.value}")
    if state.seen_at is not None:
        return t.plain("paper-step-seen", step=name, at=w.moment(state.seen_at, t), later=later)
    former = w.date(entered.former_on, t) if entered is not None else ""
    if entered is None or state.undated:
        blank = t.plain("paper-blank")
        return t.plain("paper-step-open", step=name, blank=blank, reopened=bool(former), former=former)
    reason = entered.reason or ""
    if entered.skipped:
        return t.plain("paper-step-skipped", step=name, reason=reason)
    return t.plain("paper-step-entered", step=name, day=w.date(entered.done_on, t), reason=reason,
                   explained=bool(reason), reopened=bool(former), former=former)  # fmt: skip


def six_parts(values: Values, t: Texts) -> str:
    """Return the line of the six parts, each marked if the bot has it; the others are ticked by hand."""
    activity, report = values.activity, values.report
    there = {
        "plan": activity.theme_id is not None,
        "programme": bool(report.items) or activity.announced_at is not None,
        "materials": False,
        "notes": False,
        "records": bool(report.minutes) and bool(report.chosen_photos),
        "sign-in": bool(report.places),
    }
    parts = [t.plain("paper-six-part", part=t.plain(f"paper-six-{key}"), there=here) for key, here in there.items()]
    return t.plain("paper-six", parts=w.lines((" ".join(parts),)))

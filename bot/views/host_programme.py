"""The host's card, its part about the programme: the agenda, the briefing, the site checklist (rules 11, 55, 58)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.day import programme
from bot.telegram.message import Button
from bot.views import callbacks
from bot.views.agenda_lines import for_host, next_button

if TYPE_CHECKING:
    from bot.domain.day.programme import Programme
    from bot.storage.tables.activity import Activity
    from bot.storage.tables.agenda import SiteMark
    from bot.telegram.callbacks import Callback
    from bot.telegram.message import Rows
    from bot.texts import Html, Texts


def host_lines(activity: Activity, plan: Programme, t: Texts) -> list[Html]:
    """Return the agenda with its present item, the time of the briefing, and what hangs in the room."""
    lines = for_host(plan, t, ended=activity.ended_at is not None)
    if plan.briefed_at is not None:
        lines.append(t.html("host-briefed", at=t.clock(plan.briefed_at)))
    if plan.marks or activity.ended_at is None:
        lines.append(site_line(activity, plan.marks, t))
    return lines


def site_line(activity: Activity, marks: frozenset[SiteMark], t: Texts) -> Html:
    """Return the site checklist in a line."""
    shown = [
        t.plain("host-mark", mark=t.plain(f"host-mark-{mark}"), ticked=mark in marks)
        for mark in programme.marks_for(activity)
    ]
    return t.html("host-site", marks=shown)


def mark_row(
    activity: Activity, marks: frozenset[SiteMark], kind: Callback[int, SiteMark], t: Texts
) -> tuple[Button, ...]:
    """Return the buttons that tick the site checklist."""
    return tuple(
        Button(
            t.plain("host-button-mark", mark=t.plain(f"host-mark-{mark}"), ticked=mark in marks),
            kind.data(activity.id, mark),
        )
        for mark in programme.marks_for(activity)
    )


def host_rows(activity: Activity, plan: Programme, t: Texts) -> Rows:
    """Return the buttons of a running activity: the next item, the briefing, the marks of the checklist."""
    if activity.ended_at is not None:
        return ()
    rows: list[tuple[Button, ...]] = []
    coming = next_button(plan, t)
    if plan.briefed_at is None:
        rows.append((Button(t.plain("host-button-briefed"), callbacks.STEPS_BRIEFED.data(activity.id)),))
    if coming is not None:
        rows.append((coming,))
    return (*rows, mark_row(activity, plan.marks, callbacks.STEPS_SITE, t))

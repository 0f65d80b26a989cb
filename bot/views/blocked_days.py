"""Messages of `/blocked`: the days that the branch keeps free of activities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.settings import blocked_periods
from bot.telegram.message import Button, Message
from bot.views import callbacks

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.domain.plan.blocked_days import Blocked
    from bot.storage.tables.activity import Activity
    from bot.storage.tables.branch import Branch
    from bot.telegram.callbacks import Data
    from bot.texts import Html, Texts

LABEL = 30


def listed(branch: Branch, t: Texts, *, changeable: bool, now: datetime, notes: Sequence[Html] = ()) -> Message:
    """Show the periods that are not over; officers get a button to remove each and one to add another."""
    found = blocked_periods.coming(branch, now=now)
    lines: list[str] = [*notes, t.html("blocked-title", branch=branch.name or branch.title)]
    lines += [t.html("blocked-line", days=_days(period, t), words=period.words) for period in found]
    lines += [] if found else [t.html("blocked-none")]
    lines.append(t.html("blocked-effect"))
    if not changeable:
        return Message("\n".join(lines))
    rows = [(Button(_label(period, t), _removal(branch, period)),) for period in found]
    add = Button(t.plain("blocked-button-add"), callbacks.BLOCKED_ADD.data(branch.id))
    return Message("\n".join(lines), buttons=(*rows, (add,)))


def ask(t: Texts) -> Message:
    """Ask for the days."""
    return Message(t.html("blocked-ask"), force_reply=t.plain("blocked-ask-example"))


def added(branch: Branch, period: Blocked, within: Sequence[Activity], t: Texts, *, now: datetime) -> Message:
    """Confirm the period, and name the activities that are dated within it."""
    notes = [t.html("blocked-added", days=_days(period, t))]
    notes += [t.html("blocked-dated-within", form=each.form, start=each.starts_at) for each in within]
    return listed(branch, t, changeable=True, now=now, notes=notes)


def removed(branch: Branch, period: Blocked | None, t: Texts, *, now: datetime) -> Message:
    """Confirm the removal; a second tap shows the list only."""
    notes = [t.html("blocked-removed", days=_days(period, t))] if period is not None else []
    return listed(branch, t, changeable=True, now=now, notes=notes)


def _days(period: Blocked, t: Texts) -> str:
    if period.first == period.last:
        return t.day(period.first)
    return t.plain("blocked-days", first=period.first, last=period.last)


def _label(period: Blocked, t: Texts) -> str:
    label = t.plain("blocked-button-remove", days=_days(period, t))
    return label if len(label) <= LABEL else f"{label[: LABEL - 1]}…"


def _removal(branch: Branch, period: Blocked) -> Data:
    return callbacks.BLOCKED_REMOVE.data(branch.id, period.first, period.last)

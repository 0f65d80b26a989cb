"""Messages of the setup: the greeting in the group, the four questions, the summary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.branch import branches
from bot.domain.setup import setup
from bot.domain.setup.setup import DAYS, Setting
from bot.domain.times.fixed_day import FixedDay
from bot.telegram.message import Button, Message
from bot.views import callbacks

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncSession

    from bot.domain.setup.setup import Question
    from bot.storage.tables.branch import Branch
    from bot.storage.tables.obligations import Delivery
    from bot.texts import Texts

LABEL = 30
LAST_OF_MONTH = 31


async def greeting_letter(db: AsyncSession, delivery: Delivery, t: Texts) -> Message:
    """Greet the group: what the bot does and who may set it up; if it was set up before, that it is back or moved."""
    branch = await branches.get(db, delivery.branch_id)
    key = "greeting-replaces" if delivery.args.get("replaces") else "greeting-again"
    lines = [t.html(key if branch.ready_at else "greeting", branch=branch.name or branch.title)]
    if not delivery.args.get("can_pin"):
        lines.append(t.html("greeting-pin"))
    return Message("\n\n".join(lines), buttons=() if branch.ready_at else _way_in(branch, t))


def in_group(branch: Branch, t: Texts) -> Message:
    """Answer `/setup` in the group with a link to the private chat."""
    return Message(t.html("setup-privately", ready=branch.ready_at is not None), buttons=_way_in(branch, t))


def no_group(t: Texts) -> Message:
    """Answer `/setup` of an account without a group: add the bot to one first."""
    return Message(t.html("setup-no-group"))


def ask_invitation(t: Texts) -> Message:
    """Ask for the operator's code, without which a further branch cannot be opened."""
    return Message(t.html("setup-ask-invitation"))


def question(asked: Question, t: Texts) -> Message:
    """Ask one question, with an example, its present value and the answers that can be tapped."""
    setting, branch = asked.setting, asked.branch
    lines: list[str] = [t.html("setup-step", number=setting.number, of=len(Setting))] if asked.chain else []
    lines.append(t.html(_asks(asked), **asked.said))
    now = value(branch, setting, t)
    if now is not None:
        lines.append(t.html("setup-now", value=now))
    return Message("\n".join(lines), buttons=_choices(asked, t))


def _asks(asked: Question) -> str:
    """Return the key of the question; of time and place, only what no earlier answer named is asked."""
    known = "-".join(name for name in setup.SAID if name in asked.said)
    return f"setup-ask-{asked.setting}-known-{known}" if known else f"setup-ask-{asked.setting}"


def summary(branch: Branch, t: Texts, *, first: bool) -> Message:
    """Show all settings, each with a button to change it; the first time, ask for the roster instead."""
    lines: list[str] = [t.html("setup-summary-done" if first else "setup-summary")]
    lines += [
        t.html("setup-line", what=t.plain(f"setting-{setting}"), value=value(branch, setting, t) or "—")
        for setting in Setting
    ]
    lines += ["", t.html("setup-next-roster" if first else "setup-next-change")]
    return Message("\n".join(lines), buttons=() if first else _changes(branch, t))


def value(branch: Branch, setting: Setting, t: Texts) -> str | None:
    """Format the present value; None if it is not set."""
    match setting:
        case Setting.NAME:
            return branch.name
        case Setting.SUPERIOR:
            return branch.superior
        case Setting.DAY:
            return fixed_day(branch.fixed_day, t) if branch.fixed_day else None
        case Setting.TIME:
            return f"{branch.usual_time} {branch.usual_place}" if branch.usual_place else None


def fixed_day(stored: str | FixedDay, t: Texts) -> str:
    """Format a fixed day, or its stored form, as `每月第一个周五`."""
    day = FixedDay.from_storage(stored) if isinstance(stored, str) else stored
    if day.kind == "day":
        key = "fixed-day-last-day" if day.number == LAST_OF_MONTH else "fixed-day-of-month"
        return t.plain(key, number=day.number) if day.number != LAST_OF_MONTH else t.plain(key)
    weekday = t.plain(f"weekday-{day.weekday + 1}")
    if day.kind == "last":
        return t.plain("fixed-day-last", weekday=weekday)
    return t.plain("fixed-day-nth", number=day.number, weekday=weekday)


def _way_in(branch: Branch, t: Texts) -> tuple[tuple[Button, ...], ...]:
    return ((Button(t.plain("button-setup-begin"), url=t.link(setup.link_payload(branch))),),)


def _choices(asked: Question, t: Texts) -> tuple[tuple[Button, ...], ...]:
    branch, setting = asked.branch, asked.setting
    rows: list[tuple[Button, ...]] = []
    if setting is Setting.DAY:
        days = [Button(fixed_day(day, t), callbacks.SETUP_DAY.data(branch.id, n)) for n, day in enumerate(DAYS)]
        rows += [tuple(days[i : i + 2]) for i in range(0, len(days), 2)]
    kept = setup.present(branch, setting, superior=t.plain("setup-superior-default"), said=asked.said)
    if setting is Setting.DAY and branch.fixed_day:
        kept = fixed_day(branch.fixed_day, t)
    if kept is not None:
        label = kept if len(kept) <= LABEL else f"{kept[: LABEL - 1]}…"
        rows.append((Button(t.plain("button-setup-keep", value=label), callbacks.SETUP_KEEP.data(branch.id, setting)),))
    return tuple(rows)


def _changes(branch: Branch, t: Texts) -> tuple[tuple[Button, ...], ...]:
    buttons = [
        Button(
            t.plain("button-setup-change", what=t.plain(f"setting-{setting}")),
            callbacks.SETUP_CHANGE.data(branch.id, setting),
        )
        for setting in Setting
    ]
    return (tuple(buttons[:2]), tuple(buttons[2:]))

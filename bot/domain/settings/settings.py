"""The settings of a branch (rules §7): a closed list, each changed with a reason, recorded and undone by a change.

A change holds from the next activity on: one that is announced keeps the figures it was announced with.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.activity import activities
from bot.domain.attendance.check_in import CARDS
from bot.domain.branch import accounts, people, powers, setting_changes
from bot.domain.branch.powers import Power
from bot.domain.names import clean_line
from bot.domain.obligations import deliveries
from bot.domain.obligations.kinds import DeliveryKind
from bot.domain.plan import every_month, month_end
from bot.domain.refusals import Refused
from bot.domain.rules import FIGURES, figures_in_force, from_json, rules_of, to_json
from bot.domain.schedule import change, set_date
from bot.domain.schedule.notice import notice_due
from bot.domain.settings import figure_words
from bot.domain.setup import setup
from bot.domain.times.zones import DEFAULT_ZONE, read_zone
from bot.domain.told import Told
from bot.storage.tables.activity import Activity
from bot.storage.tables.branch import Account, Branch, Person
from bot.storage.tables.settings import SettingChange

REASON_LIMIT = 200
VALUE, REASON = "settings-value", "settings-reason"
"""The names of the awaited answers."""


class Group(StrEnum):
    """The groups in which settings are listed."""

    PLAN = "plan"
    NOTICE = "notice"
    ATTENDANCE = "attendance"
    EVALUATION = "evaluation"
    ABSENCE = "absence"
    MESSAGES = "messages"


ZONE, FIXED_DAY, USUAL_TIME = "zone", "fixed_day", "usual_time"
GROUPS: Mapping[Group, tuple[str, ...]] = MappingProxyType(
    {
        Group.PLAN: (FIXED_DAY, USUAL_TIME, "half_day_hours", "month_warnings", ZONE),
        Group.NOTICE: ("notice", "forecast", "reminder", "change_filed_by"),
        Group.ATTENDANCE: (
            "present_share", "opens_before", "kept_before_opening", "late_after", "ends_by_itself_after", "extension",
        ),
        Group.EVALUATION: ("ballot_open", "ballot_reminders", "satisfied_share", "low_results"),
        Group.ABSENCE: ("contact", "makeup", "makeup_nudges", "correction"),
        Group.MESSAGES: ("morning", "quiet_from", "quiet_until", "overdue_again"),
    }
)  # fmt: skip
NAMES = tuple(name for names in GROUPS.values() for name in names)
AT_ONCE = frozenset(
    {ZONE, FIXED_DAY, USUAL_TIME, "month_warnings", "morning", "quiet_from", "quiet_until", "overdue_again"}
)
"""Settings of the branch's calendar and messages, which no activity keeps."""

TELL_TIMES = (
    DeliveryKind.NOTICE, DeliveryKind.NOTICE_COPY, DeliveryKind.CHANGE_NOTICE, DeliveryKind.CHANGE_COPY,
    DeliveryKind.EVE, *CARDS,
)  # fmt: skip
"""The messages that are worded anew in another zone."""


@dataclass(frozen=True)
class Setting:
    """A setting of a branch as it is now; `value` and `default` are JSON. `default` is None without a default.

    `last` is its last change, and `old_rules` the announced activities that keep an older value.
    """

    branch: Branch
    name: str
    value: Any
    default: Any
    last: SettingChange | None
    changeable: bool
    old_rules: Sequence[Activity] = ()

    @property
    def group(self) -> Group:
        """The group in which the setting is listed."""
        return next(group for group, names in GROUPS.items() if self.name in names)


# --- reading


async def reader(db: AsyncSession, account: Account, branch_id: int | None = None) -> tuple[Branch, bool]:
    """Return the branch of the account's person, and whether this person may change its settings.

    Raises:
        Refused: as `people.acting`.
    """
    person = await people.acting(db, account, branch_id)
    return await people.branch_of(db, person), person in await _in_charge(db, person.branch_id)


async def listed(db: AsyncSession, branch: Branch, names: Sequence[str] = NAMES) -> list[Setting]:
    """Return these settings of the branch."""
    changes = await setting_changes.last_of_each(db, branch.id)
    return [Setting(branch, name, present(branch, name), default(name), changes.get(name), False) for name in names]


async def one(db: AsyncSession, branch: Branch, name: str, *, changeable: bool) -> Setting:
    """Return one setting with its last change, and the announced activities that keep an older value."""
    value, last = present(branch, name), await setting_changes.last_of(db, branch.id, name)
    ahead = await activities.ahead(db, branch.id) if name not in AT_ONCE else ()
    kept = [each for each in ahead if each.figures and each.figures.get(name, value) != value]
    return Setting(branch, name, value, default(name), last, changeable, kept)


def present(branch: Branch, name: str) -> Any:  # noqa: ANN401 - JSON
    """Return the value that the setting has now; None if the branch has none."""
    if name == USUAL_TIME:
        return f"{branch.usual_time} {branch.usual_place}" if branch.usual_place else None
    if name in (ZONE, FIXED_DAY):
        return getattr(branch, name)
    return to_json(getattr(rules_of(branch), name))


def default(name: str) -> Any:  # noqa: ANN401 - JSON
    """Return the default of the setting; None if it has none."""
    if name in FIGURES:
        return to_json(FIGURES[name].default)
    return DEFAULT_ZONE if name == ZONE else None


# --- changing


async def ask(db: AsyncSession, account: Account, branch_id: int, name: str) -> Setting:
    """Ask the account for a new value; its next private message is the answer.

    Raises:
        Refused: `not-bound`, `other-branch`, `not-allowed`.
    """
    branch, _person = await _changer(db, account, branch_id)
    await accounts.expect(db, account, VALUE, branch=branch.id, setting=name)
    return await one(db, branch, name, changeable=True)


async def take_value(db: AsyncSession, account: Account, text: str) -> tuple[Setting, Any, tuple[Told, ...]]:
    """Read the typed value and ask for the reason; return the setting as it still is, the new value and what is told.

    Raises:
        Refused: as `ask` and `read`; `settings-same`. The question stays open.
    """
    branch, _person = await _changer(db, account, account.awaiting_data["branch"])
    name = account.awaiting_data["setting"]
    value, told = read(branch, name, text)
    if value == present(branch, name):
        raise Refused("settings-same")
    await accounts.expect(db, account, REASON, branch=branch.id, setting=name, value=value)
    return await one(db, branch, name, changeable=True), value, told


async def take_reason(db: AsyncSession, account: Account, text: str, *, now: datetime) -> Setting:
    """Change the setting, now that the reason is given; return it as it is now.

    Raises:
        Refused: as `ask`; `text-empty`, `text-too-long`.
    """
    asked = account.awaiting_data
    branch, person = await _changer(db, account, asked["branch"])
    reason = clean_line(text, REASON_LIMIT)
    await accounts.expect_nothing(db, account)
    await _change(db, branch, asked["setting"], asked["value"], by=person, now=now, reason=reason)
    return await one(db, branch, asked["setting"], changeable=True)


async def undo(db: AsyncSession, account: Account, branch_id: int, change_id: int, *, now: datetime) -> Setting:
    """Set the value from before the last change again, which is recorded as a change; done twice it changes nothing.

    Raises:
        Refused: as `ask`; `button-void` for an unknown change, `settings-changed-since` if it is not the last one;
            `settings-stricter-only` if the old value was laxer than the rules are.
    """
    branch, person = await _changer(db, account, branch_id)
    undone = await db.get(SettingChange, change_id)
    if undone is None or undone.branch_id != branch.id or undone.figure not in NAMES or undone.old is None:
        raise Refused("button-void")
    last = await setting_changes.last_of(db, branch.id, undone.figure)
    if last is not None and last.undoes_id != undone.id:
        if last.id != undone.id:
            raise Refused("settings-changed-since")
        if undone.figure in FIGURES:
            figure_words.check(FIGURES[undone.figure], from_json(undone.figure, undone.old))
        await _change(db, branch, undone.figure, undone.old, by=person, now=now, undoes=undone)
    return await one(db, branch, undone.figure, changeable=True)


async def _changer(db: AsyncSession, account: Account, branch_id: int) -> tuple[Branch, Person]:
    person = await people.acting(db, account, branch_id)
    await powers.require_in_charge(db, person, Power.SET_FIGURES)
    return await people.branch_of(db, person), person


async def _in_charge(db: AsyncSession, branch_id: int) -> Sequence[Person]:
    return await powers.in_charge(db, branch_id, Power.SET_FIGURES)


def read(branch: Branch, name: str, text: str) -> tuple[Any, tuple[Told, ...]]:
    """Return the value that the text states for this setting, and what is told beside it.

    Raises:
        Refused: as `figure_words.read`, `setup.read` and `read_zone`.
    """
    if name in FIGURES:
        return to_json(figure_words.read(FIGURES[name], text)), ()
    if name == ZONE:
        return read_zone(text), ()
    if name == FIXED_DAY:
        columns, told, said = setup.read(branch, setup.Setting.DAY, text)
        unused = (Told("fixed-day-apart", tuple(said.values())),) if said else ()
        return columns["fixed_day"], (*told, *unused)
    columns, told, _said = setup.read(branch, setup.Setting.TIME, text)
    return f"{columns['usual_time']} {columns['usual_place']}", told


async def _change(
    db: AsyncSession,
    branch: Branch,
    name: str,
    value: Any,  # noqa: ANN401 - JSON
    *,
    by: Person,
    now: datetime,
    reason: str | None = None,
    undoes: SettingChange | None = None,
) -> None:
    """Record and set the value, and plan anew what is not announced yet."""
    old = present(branch, name)
    await setting_changes.record(db, branch, name, old, value, by=by, now=now, reason=reason, undoes=undoes)
    before, rules = figures_in_force(branch), rules_of(branch)
    _set(branch, name, value)
    await db.flush()
    for activity in await activities.ahead(db, branch.id):
        if activity.announced_at is None and activity.starts_at is not None:
            if notice_due(activity.starts_at, rules_of(branch)) < now <= notice_due(activity.starts_at, rules):
                activity.figures = activity.figures or before  # the new figures would make its notice late
            await set_date.owe_duties(db, activity, now=now)
            await deliveries.refresh(db, activity.id, change.CARDS, now=now)
        elif name == ZONE:
            await deliveries.refresh(db, activity.id, TELL_TIMES, now=now)
    await every_month.propose_anew(db, branch, now=now)
    await month_end.look_anew(db, branch, now=now)


def _set(branch: Branch, name: str, value: Any) -> None:  # noqa: ANN401 - JSON
    if name == USUAL_TIME:
        branch.usual_time, branch.usual_place = value.split(" ", 1)
    elif name in (ZONE, FIXED_DAY):
        setattr(branch, name, value)
    else:
        others = {figure: kept for figure, kept in (branch.overrides or {}).items() if figure != name}
        branch.overrides = others if value == default(name) else {**others, name: value}

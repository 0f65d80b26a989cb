"""Setup of a branch: its name, superior committee, fixed day, usual time and place (rules 4, 5 and §7)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any, NamedTuple

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import links
from bot.domain.branch import accounts, branches, chain_head, choice, invitations, people, powers, setting_changes
from bot.domain.branch.powers import Power
from bot.domain.names import clean_line, strip_marks
from bot.domain.obligations import duties
from bot.domain.obligations.kinds import DutyKind
from bot.domain.plan import every_month, month_end
from bot.domain.refusals import Refused, WhichBranch, hidden
from bot.domain.times.fixed_day import FixedDay
from bot.domain.times.fixed_day_words import read_fixed_day
from bot.domain.times.usual import read_usual
from bot.domain.told import Told
from bot.storage.tables.branch import Account, Branch

PURPOSE = "setup"
NAME_LIMIT = 60
SAID = ("time", "place")
NOTHING: Mapping[str, str] = MappingProxyType({})


class Setting(StrEnum):
    """The settings that `/setup` asks for, in this order; the name of an awaited answer ends with the value."""

    NAME = "name"
    SUPERIOR = "superior"
    DAY = "day"
    TIME = "time"

    @property
    def number(self) -> int:
        """The number of the question, from 1."""
        return list(Setting).index(self) + 1

    @property
    def following(self) -> "Setting | None":
        """The next question; None after the last."""
        return next(iter(list(Setting)[self.number :]), None)


DAYS = (FixedDay("nth", 1, 4), FixedDay("day", 5), FixedDay("nth", 2, 4), FixedDay("last", 0, 4))
"""The fixed days that are offered as buttons; any other day is typed."""


class Read(NamedTuple):
    """The content of an answer: columns of the branch, what is told, and what it says for the next question."""

    columns: dict[str, str]
    told: tuple[Told, ...] = ()
    said: Mapping[str, str] = NOTHING


@dataclass(frozen=True)
class Question:
    """A setting that is asked for; `chain` is true during the first setup.

    `said` holds the `time` and the `place` that the answer before named.
    """

    branch: Branch
    setting: Setting
    chain: bool
    said: Mapping[str, str] = field(default_factory=dict)


class Answered(NamedTuple):
    """The next question, or None after the last, and what is told beside the answer."""

    following: Question | None
    told: tuple[Told, ...]


def link_payload(branch: Branch) -> str:
    """Return the signed payload of the greeting's button."""
    return links.make(PURPOSE, branch.secret, branch.id)


# -- which branch --


async def come_from(db: AsyncSession, account: Account, branch: Branch) -> None:
    """Note that the account is about to set up the branch of this group: `/setup` in the private chat goes on with it.

    An account that is bound to a name keeps its current branch.
    """
    account.setup_branch_id = branch.id
    if not await people.bound_names(db, account):
        account.branch_id = branch.id
    await db.flush()


async def unfinished(db: AsyncSession, telegram_id: int) -> Branch | None:
    """Return the branch of the group that the account came from, if the bot is there and it is not set up yet."""
    account = await db.get(Account, telegram_id)
    if account is None or account.setup_branch_id is None:
        return None
    branch = await branches.get(db, account.setup_branch_id)
    return branch if branch.ready_at is None and branch.chat_id is not None and branch.gone_at is None else None


async def meant(db: AsyncSession, account: Account, fresh: Branch | None) -> int | None:
    """Return the branch that `/setup` in the private chat means: `fresh`, or the one that the account may change.

    None if there is neither.

    Raises:
        WhichBranch: if it can mean several.
    """
    try:
        home = await choice.home(db, account, Power.CHANGE_SETTINGS)
    except WhichBranch as several:
        if fresh is None:
            raise
        raise WhichBranch({**several.branches, fresh.id: fresh.title}) from None
    if fresh is None or home is None:
        return fresh.id if fresh is not None else home
    own = await branches.get(db, home)
    raise WhichBranch({home: own.name or own.title, fresh.id: fresh.title})


# -- the questions --


async def begin(db: AsyncSession, account: Account, branch: Branch, *, administrator: bool) -> Question | None:
    """Start the setup of a branch; return the first question, or None if the branch is already set up.

    A branch that is set up becomes the account's current one. `administrator` is true if Telegram reports the account
    as an administrator of the group, which counts only until the branch is set up.

    Raises:
        Refused: `setup-administrators-only`; `setup-done` with the names of those who may change it, or
            `setup-done-stranger`.
    """
    if branch.ready_at is None and not administrator:
        raise Refused("setup-administrators-only")
    if branch.ready_at is not None:
        await _require_settler(db, account, branch)
        account.branch_id = branch.id
        await accounts.expect_nothing(db, account)
        return None
    await come_from(db, account, branch)
    return await ask(db, account, branch, Setting.NAME)


async def ask(
    db: AsyncSession, account: Account, branch: Branch, setting: Setting, said: Mapping[str, str] = NOTHING
) -> Question:
    """Ask the account for this setting; its next private message is the answer."""
    await accounts.expect(db, account, f"setup-{setting}", branch=branch.id, **said)
    return Question(branch, setting, branch.ready_at is None, said)


async def change(db: AsyncSession, account: Account, branch_id: int, setting: Setting) -> Question:
    """Ask the account for a new value of one setting of a branch that is set up.

    Raises:
        Refused: `setup-done`; `setup-open-link` before the first setup, and for a branch that is not the account's.
    """
    branch = await db.get(Branch, branch_id)
    if branch is None or branch.ready_at is None:
        raise Refused("setup-open-link")
    with hidden("setup-open-link", of="setup-done-stranger"):
        await _require_settler(db, account, branch)
    return await ask(db, account, branch, setting)


async def asked(db: AsyncSession, account: Account, branch_id: int | None = None) -> Question:
    """Return the open question of this account, in the given branch if one is given.

    Raises:
        Refused: `setup-open-link` if none is open, or if another branch has moved to the group meanwhile;
            `setup-done` or `setup-done-stranger` if another account has set up the branch meanwhile.
    """
    awaiting, data = account.awaiting or "", account.awaiting_data
    if not awaiting.startswith("setup-") or (branch_id is not None and data.get("branch") != branch_id):
        raise Refused("setup-open-link")
    branch = await branches.get(db, data["branch"])
    if branch.chat_id is None:
        raise Refused("setup-open-link")
    if branch.ready_at is not None:
        await _require_settler(db, account, branch)
    said = {name: data[name] for name in SAID if name in data}
    return Question(branch, Setting(awaiting.removeprefix("setup-")), branch.ready_at is None, said)


def read(branch: Branch, setting: Setting, text: str, said: Mapping[str, str] = NOTHING) -> Read:
    """Return the columns of the branch that the typed answer sets, and what is told beside them.

    `said` is the time and the place that an earlier answer named.

    Raises:
        Refused: as `answer`.
    """
    return _READ[setting](branch, text, said)


async def answer(db: AsyncSession, account: Account, question: Question, text: str, *, now: datetime) -> Answered:
    """Store a typed answer; return the next question, or None after the last, and what is told beside the answer.

    A time and a place beside the fixed day are kept for the question about them.

    Raises:
        Refused: `text-empty`, `text-too-long`, `fixed-day-unreadable`, `fixed-day-two`, `fixed-day-not-monthly`,
            `fixed-day-not-every-month`, `setup-time-unreadable`, `setup-two-times`, `setup-two-places`,
            `setup-place-missing`; the question stays open. `invitation-needed` after the last one, if another branch
            was set up meanwhile.
    """
    columns, told, said = read(question.branch, question.setting, text, question.said)
    if said and not question.chain:
        told = (*told, Told("fixed-day-apart", tuple(said.values())))
    return Answered(await _take(db, account, question, columns, now=now, said=said), told)


async def keep(
    db: AsyncSession, account: Account, question: Question, *, superior: str, now: datetime
) -> Question | None:
    """Keep the present value; the defaults are the group's title as the name and `superior` as the superior committee.

    Raises:
        Refused: `button-void` if there is no value to keep.
    """
    branch = question.branch
    if question.setting is Setting.DAY and branch.fixed_day:
        return await _take(db, account, question, {"fixed_day": branch.fixed_day}, now=now)
    value = present(branch, question.setting, superior=superior, said=question.said)
    if value is None:
        raise Refused("button-void")
    return (await answer(db, account, question, value, now=now)).following


async def choose_day(
    db: AsyncSession, account: Account, question: Question, choice: int, *, now: datetime
) -> Question | None:
    """Store one of the days offered as buttons (rule 4).

    Raises:
        Refused: `button-void` for a day that is not offered, or a button of another question.
    """
    if question.setting is not Setting.DAY or not 0 <= choice < len(DAYS):
        raise Refused("button-void")
    return await _take(db, account, question, {"fixed_day": str(DAYS[choice])}, now=now)


def present(branch: Branch, setting: Setting, *, superior: str, said: Mapping[str, str] = NOTHING) -> str | None:
    """Return the value that `keep` would keep, as it would be typed; None without a value, and for the day."""
    if setting is Setting.NAME:
        return branch.name or strip_marks(branch.title).strip()[:NAME_LIMIT] or None
    if setting is Setting.SUPERIOR:
        return branch.superior or superior
    if setting is Setting.TIME and len(said) == len(SAID):
        return f"{said['time']} {said['place']}"
    if setting is Setting.TIME and branch.usual_place:
        return f"{branch.usual_time} {branch.usual_place}"
    return None


async def _take(
    db: AsyncSession, account: Account, question: Question, values: dict[str, str], *, now: datetime,
    said: Mapping[str, str] = NOTHING,
) -> Question | None:  # fmt: skip
    branch = question.branch
    old = [getattr(branch, column) for column in values]
    for column, value in values.items():
        setattr(branch, column, value)
    new = list(values.values())
    if branch.ready_at is not None and old != new:  # answers of the first setup are no changes
        person = await people.bound_to(db, branch.id, account.telegram_id)
        was = " ".join(value for value in old if value) or None
        # An event names the account only if no person of the roster stands behind it.
        acted: dict[str, Any] = {"account": account.telegram_id} if person is None else {}
        await setting_changes.record(db, branch, next(iter(values)), was, " ".join(new), by=person, now=now, **acted)
        if question.setting in (Setting.DAY, Setting.TIME):
            await every_month.propose_anew(db, branch, now=now)
    following = question.setting.following
    if question.chain and following is not None:
        return await ask(db, account, branch, following, said)
    await accounts.expect_nothing(db, account)
    if branch.ready_at is None:
        await invitations.require_admitted(db, branch)
        branch.ready_at, branch.founder_id = now, account.telegram_id
        account.branch_id, account.setup_branch_id = branch.id, None
        await month_end.owe_first(db, branch, now=now)
        await duties.owe(db, DutyKind.OVERDUE, branch, due_at=now, next_at=now)
        await chain_head.owe_first(db, branch, now=now)
    return None


async def may_settle(db: AsyncSession, account: Account, branch: Branch) -> bool:
    """True if the account may change the settings of a branch that is set up."""
    try:
        await powers.keeper(db, account, branch.id, Power.CHANGE_SETTINGS)
    except Refused:
        return False
    return True


async def _require_settler(db: AsyncSession, account: Account, branch: Branch) -> None:
    try:
        await powers.keeper(db, account, branch.id, Power.CHANGE_SETTINGS)
    except Refused:
        if await people.bound_to(db, branch.id, account.telegram_id) is None:
            raise Refused("setup-done-stranger") from None
        keeps = branch.founder_id is not None and branches.founder_keeps(branch, branch.founder_id)
        founder = await people.name_behind(db, branch.id, branch.founder_id) if keeps else ""
        everybody = await people.roster(db, branch.id)
        officers = [person.name for person in everybody if powers.may(person, Power.CHANGE_SETTINGS)]
        who = [name for name in dict.fromkeys([founder, *officers]) if name]
        raise Refused("setup-done", branch=branch.name or branch.title, who=who) from None


def _name(_branch: Branch, text: str, _said: Mapping[str, str]) -> Read:
    return Read({"name": clean_line(text, NAME_LIMIT)})


def _superior(_branch: Branch, text: str, _said: Mapping[str, str]) -> Read:
    return Read({"superior": clean_line(text, NAME_LIMIT)})


def _day(_branch: Branch, text: str, _said: Mapping[str, str]) -> Read:
    found = read_fixed_day(text)
    said = {name: value for name, value in (("time", found.time), ("place", found.place)) if value}
    return Read({"fixed_day": str(found.day)}, found.told, said)


def _time_and_place(branch: Branch, text: str, said: Mapping[str, str]) -> Read:
    found = read_usual(text, known_time=said.get("time"))
    place = found.place or said.get("place") or branch.usual_place
    if not place:
        raise Refused("setup-place-missing")
    return Read({"usual_time": found.time, "usual_place": place}, found.told)


_READ: dict[Setting, Callable[[Branch, str, Mapping[str, str]], Read]] = {
    Setting.NAME: _name,
    Setting.SUPERIOR: _superior,
    Setting.DAY: _day,
    Setting.TIME: _time_and_place,
}

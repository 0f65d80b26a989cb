"""Setting up: the bot comes into a group, and the branch tells its name and habits (rules 4, 5 and §7)."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import links, timeline
from bot.domain.branch import accounts, branches, people, powers
from bot.domain.branch.powers import Power
from bot.domain.names import clean_line, strip_marks
from bot.domain.plan import every_month
from bot.domain.refusals import Refused
from bot.domain.times.clock_words import DAY, HOUR, take_apart
from bot.domain.times.fixed_day import FixedDay, parse_fixed_day
from bot.storage.tables.branch import Account, Branch

PURPOSE = "setup"
NAME_LIMIT = 60
PLACE_LIMIT = 60


class Setting(StrEnum):
    """What `/setup` asks, in its order; the value is also the tail of the awaited answer's name."""

    NAME = "name"
    SUPERIOR = "superior"
    DAY = "day"
    TIME = "time"

    @property
    def number(self) -> int:
        """Its place among the questions, from 1."""
        return list(Setting).index(self) + 1

    @property
    def following(self) -> "Setting | None":
        """The question after this one; None after the last."""
        return next(iter(list(Setting)[self.number :]), None)


DAYS = (FixedDay("nth", 1, 4), FixedDay("day", 5), FixedDay("nth", 2, 4), FixedDay("last", 0, 4))
"""The fixed days that are offered as buttons; any other is typed."""


@dataclass(frozen=True)
class Question:
    """A setting that is asked for; `chain` when it is one of the first setting up."""

    branch: Branch
    setting: Setting
    chain: bool


def link_payload(branch: Branch) -> str:
    """The signed payload behind the button of the greeting."""
    return links.make(PURPOSE, branch.secret, branch.id)


# -- the questions --


async def begin(db: AsyncSession, account: Account, branch: Branch, *, administrator: bool) -> Question | None:
    """Somebody wants to set the branch up: the first question, or None when it is set up already.

    From now on the private chat is about this branch. `administrator` is what Telegram says of this account in
    the group.

    Raises:
        Refused: `setup-administrators-only`, `setup-done` with those who may change it.
    """
    if branch.ready_at is None and not administrator:
        raise Refused("setup-administrators-only", group=branch.title)
    if branch.ready_at is not None:
        await _require_settler(db, account, branch)
    account.branch_id = branch.id
    if branch.ready_at is not None:
        await accounts.expect_nothing(db, account)
        return None
    return await ask(db, account, branch, Setting.NAME)


async def ask(db: AsyncSession, account: Account, branch: Branch, setting: Setting) -> Question:
    """The next answer of this account is this setting."""
    await accounts.expect(db, account, f"setup-{setting}", branch=branch.id)
    return Question(branch, setting, chain=branch.ready_at is None)


async def change(db: AsyncSession, account: Account, branch_id: int, setting: Setting) -> Question:
    """One setting of a branch that is set up is to be changed.

    Raises:
        Refused: `setup-done` with those who may change it, `setup-open-link` before the first setting up.
    """
    branch = await branches.get(db, branch_id)
    if branch.ready_at is None:
        raise Refused("setup-open-link")
    await _require_settler(db, account, branch)
    return await ask(db, account, branch, setting)


async def asked(db: AsyncSession, account: Account, branch_id: int | None = None) -> Question:
    """The question that is open for this account, in the given branch if one is given.

    Raises:
        Refused: `setup-open-link` when none is; `setup-done` when somebody else has set it up meanwhile.
    """
    awaiting, data = account.awaiting or "", account.awaiting_data
    if not awaiting.startswith("setup-") or (branch_id is not None and data.get("branch") != branch_id):
        raise Refused("setup-open-link")
    branch = await branches.get(db, data["branch"])
    if branch.ready_at is not None:
        await _require_settler(db, account, branch)
    return Question(branch, Setting(awaiting.removeprefix("setup-")), chain=branch.ready_at is None)


async def answer(
    db: AsyncSession, account: Account, question: Question, text: str, *, now: datetime
) -> Question | None:
    """Take an answer as people write it; the next question, or None when that was all.

    Raises:
        Refused: `text-empty`, `text-too-long`, `fixed-day-unreadable`, `fixed-day-not-every-month`,
            `setup-time-unreadable`, `setup-place-missing`; the same question stays open.
    """
    return await _take(db, account, question, _READ[question.setting](question.branch, text), now=now)


async def keep(
    db: AsyncSession, account: Account, question: Question, *, superior: str, now: datetime
) -> Question | None:
    """Keep the present value; where nothing was said yet, the group's title and `superior` as the committee.

    Raises:
        Refused: `button-void` when there is nothing to keep.
    """
    branch = question.branch
    if question.setting is Setting.DAY and branch.fixed_day:
        return await _take(db, account, question, {"fixed_day": branch.fixed_day}, now=now)
    value = present(branch, question.setting, superior=superior)
    if value is None:
        raise Refused("button-void")
    return await answer(db, account, question, value, now=now)


async def choose_day(
    db: AsyncSession, account: Account, question: Question, choice: int, *, now: datetime
) -> Question | None:
    """One of the days offered as buttons (rule 4).

    Raises:
        Refused: `button-void` for a day that was never offered, or a button of another question.
    """
    if question.setting is not Setting.DAY or not 0 <= choice < len(DAYS):
        raise Refused("button-void")
    return await _take(db, account, question, {"fixed_day": str(DAYS[choice])}, now=now)


def present(branch: Branch, setting: Setting, *, superior: str) -> str | None:
    """What would be kept, as one would type it; None for what has no present value, and for the day."""
    if setting is Setting.NAME:
        return branch.name or strip_marks(branch.title).strip()[:NAME_LIMIT] or None
    if setting is Setting.SUPERIOR:
        return branch.superior or superior
    if setting is Setting.TIME and branch.usual_place:
        return f"{branch.usual_time} {branch.usual_place}"
    return None


async def _take(
    db: AsyncSession, account: Account, question: Question, values: dict[str, str], *, now: datetime
) -> Question | None:
    branch = question.branch
    for field, value in values.items():
        old = getattr(branch, field)
        if old != value:
            setattr(branch, field, value)
            if branch.ready_at is not None:  # what was said before is the beginning, not a change
                timeline.note(
                    db, "setting-changed", branch, now=now, field=field, old=old, new=value,
                    account=account.telegram_id,
                )  # fmt: skip
                if field in ("fixed_day", "usual_time"):
                    await every_month.propose_anew(db, branch, now=now)
    following = question.setting.following
    if question.chain and following is not None:
        return await ask(db, account, branch, following)
    await accounts.expect_nothing(db, account)
    if branch.ready_at is None:
        branch.ready_at, branch.founder_id = now, account.telegram_id
    return None


async def _require_settler(db: AsyncSession, account: Account, branch: Branch) -> None:
    try:
        await powers.keeper(db, account, branch.id, Power.CHANGE_SETTINGS)
    except Refused:
        keeps = branch.founder_id is not None and await powers.founder_keeps(db, branch, branch.founder_id)
        founder = await people.name_behind(db, branch.id, branch.founder_id) if keeps else ""
        everybody = await people.roster(db, branch.id)
        officers = [person.name for person in everybody if powers.may(person, Power.CHANGE_SETTINGS)]
        who = [name for name in dict.fromkeys([founder, *officers]) if name]
        raise Refused("setup-done", branch=branch.name or branch.title, who=who) from None


def _name(_branch: Branch, text: str) -> dict[str, str]:
    return {"name": clean_line(text, NAME_LIMIT)}


def _superior(_branch: Branch, text: str) -> dict[str, str]:
    return {"superior": clean_line(text, NAME_LIMIT)}


def _day(_branch: Branch, text: str) -> dict[str, str]:
    return {"fixed_day": str(parse_fixed_day(text))}


def _time_and_place(branch: Branch, text: str) -> dict[str, str]:
    """`14:00 党员活动室`, `下午两点在党员活动室`; an end is left out; without a place the old one stays."""
    plain = unicodedata.normalize("NFKC", clean_line(text, PLACE_LIMIT * 2))
    lowered = plain.lower()
    try:
        words = take_apart(lowered)
    except Refused:
        raise Refused("setup-time-unreadable") from None
    if words.start is None or words.start.minutes >= DAY:
        raise Refused("setup-time-unreadable")
    rest = words.day.strip()
    at = lowered.find(rest) if len(lowered) == len(plain) else -1
    spelt = plain[at : at + len(rest)] if at >= 0 else rest
    place = spelt.strip(" ,，、;；。:：在于@").removeprefix("地点")
    if not place and not branch.usual_place:
        raise Refused("setup-place-missing")
    time = f"{words.start.minutes // HOUR:02d}:{words.start.minutes % HOUR:02d}"
    return {
        "usual_time": time,
        "usual_place": clean_line(place, PLACE_LIMIT) if place else branch.usual_place or "",
    }


_READ: dict[Setting, Callable[[Branch, str], dict[str, str]]] = {
    Setting.NAME: _name,
    Setting.SUPERIOR: _superior,
    Setting.DAY: _day,
    Setting.TIME: _time_and_place,
}

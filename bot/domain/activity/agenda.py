"""The agenda of an activity (rules 14, 36, 40 to 46, 51, 52, 54): its items, their order, and required content."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import timeline
from bot.domain.activity import activities
from bot.domain.activity.access import require_host
from bot.domain.activity.agenda_lines import CHAPTERS, TITLE_LIMIT, Line, kind_of, read_line
from bot.domain.names import clean_line
from bot.domain.obligations import deliveries
from bot.domain.obligations.kinds import DeliveryKind
from bot.domain.refusals import Refused
from bot.storage.tables.activity import Activity, Choice
from bot.storage.tables.agenda import AgendaItem, ItemKind, Ledger, SiteCheck
from bot.storage.tables.branch import Person
from bot.storage.tables.papers import FindingReason
from bot.storage.tables.record import Decision, Minute, Motion, Photo

REQUIRED = frozenset({ItemKind.STUDY, ItemKind.PARTY_CLASS, ItemKind.OATH, ItemKind.CHARTER, ItemKind.CHECK_UP})
"""The kinds of required content (规定内容: 政治学习, 党性锻炼) of which an activity has at least one (rule 14)."""

WITHOUT_TEXT = frozenset(
    {ItemKind.OATH, ItemKind.CHARTER, ItemKind.CHECK_UP, ItemKind.LIFE_MEETING, ItemKind.APPRAISAL}
)
"""The kinds of items that need no text: the fact is the record, and of some the contents are never stored."""

MOST_ITEMS = 30
AIM_LIMIT, REASON_LIMIT = 200, 200
CARDS = (DeliveryKind.HOST_CARD, DeliveryKind.MONTH_CARD, DeliveryKind.RECORD_DRAFT)
NOTICES = (DeliveryKind.NOTICE, DeliveryKind.NOTICE_COPY)
TYPING = timedelta(minutes=1)
"""Notices are edited so long after a change, so that an agenda that is being typed causes one edit."""

WAIVED, WAIVED_CHECK = "required-content", 0
"""The subject and number of the `FindingReason` for an activity without required content."""


async def items(db: AsyncSession, activity: Activity) -> Sequence[AgendaItem]:
    """Return the agenda items of an activity in their order."""
    query = select(AgendaItem).where(AgendaItem.activity_id == activity.id, AgendaItem.removed_at.is_(None))
    return (await db.scalars(query.order_by(AgendaItem.position, AgendaItem.id))).all()


async def site_checks(db: AsyncSession, activity: Activity) -> Sequence[SiteCheck]:
    """Return the marks of the site checklist that were ticked."""
    return (await db.scalars(select(SiteCheck).where(SiteCheck.activity_id == activity.id))).all()


def has_required(here: Iterable[AgendaItem]) -> bool:
    """True if an item is required content (rule 14)."""
    return any(item.kind in REQUIRED for item in here)


async def waived(db: AsyncSession, activity: Activity) -> FindingReason | None:
    """Return the reason that was given for an activity without required content."""
    mine = (FindingReason.activity_id == activity.id, FindingReason.subject == WAIVED)
    return (await db.scalars(select(FindingReason).where(*mine))).one_or_none()


async def home(db: AsyncSession, item_id: int) -> int:
    """Return the id of the activity that an item belongs to; 0 if there is no such item."""
    item = await db.get(AgendaItem, item_id) if 0 < item_id < 2**31 else None
    return item.activity_id if item is not None else 0


async def item_of(db: AsyncSession, activity: Activity, item_id: int, *, removed: bool = False) -> AgendaItem:
    """Return an item of the activity.

    Raises:
        Refused: `agenda-item-gone`, unless `removed` ones are wanted, too.
    """
    item = await db.get_one(AgendaItem, item_id)
    if item.activity_id != activity.id or (item.removed_at is not None and not removed):
        raise Refused("agenda-item-gone", form=activity.form)
    return item


async def add(
    db: AsyncSession, activity: Activity, lines: Iterable[Line], *, by: Person, now: datetime, first: bool = False
) -> list[AgendaItem]:
    """Add items at the end of the agenda, or as its `first` ones.

    Raises:
        Refused: `host-only`, `already-cancelled`, `agenda-full`.
    """
    here, lines = await _arranged(db, activity, by), list(lines)
    if len(here) + len(lines) > MOST_ITEMS:
        raise Refused("agenda-full", most=MOST_ITEMS, form=activity.form)
    added = [_item(activity, line, by_id=by.id, now=now) for line in lines]
    db.add_all(added)
    _number([*added, *here] if first else [*here, *added])
    await db.flush()
    for item in added:
        _note(db, "agenda-added", activity, item, by=by, now=now)
    await _follow(db, activity, now=now)
    return added


async def add_planned(db: AsyncSession, activity: Activity, *, by: Person, now: datetime) -> list[AgendaItem]:
    """Add the content of the month's plan as the first item.

    Raises:
        Refused: as `add`; `agenda-planned-already`.
    """
    if not planned_missing(activity, await items(db, activity)):
        raise Refused("agenda-planned-already", form=activity.form)
    title = planned_title(activity)
    kind = kind_of(title)
    line = Line(kind if kind is not ItemKind.OTHER else kind_of(activity.form), title)
    return await add(db, activity, [line], by=by, now=now, first=True)


def planned_title(activity: Activity) -> str:
    """Return the month's planned content as the title of an item, without the full stop that a sentence ends with."""
    whole = clean_line(activity.content or activity.form, max(TITLE_LIMIT, len(activity.content)))
    return whole[:TITLE_LIMIT].removesuffix("。")


def planned_missing(activity: Activity, here: Iterable[AgendaItem]) -> bool:
    """True if no item has the planned content as its title."""
    titles = {item.title.removesuffix("。") for item in here}
    return bool(activity.content.strip()) and planned_title(activity) not in titles


async def copy(db: AsyncSession, activity: Activity, to: Activity, *, now: datetime) -> None:
    """Give another activity of the month the agenda, goal and problem of one that was called off."""
    to.goal, to.problem = activity.goal, activity.problem
    for item in await items(db, activity):
        line = Line(
            item.kind, item.title, item.speaker, item.minutes, tuple(item.chapters or ()), item.hours,
            item.counts_as, item.counts_minutes,
        )  # fmt: skip
        db.add(_item(to, line, position=item.position, by_id=item.added_by, now=now))
    await db.flush()


async def change(
    db: AsyncSession,
    activity: Activity,
    item: AgendaItem,
    values: dict[str, Any],
    *,
    by: Person,
    now: datetime,
) -> None:
    """Change columns of an item; the event keeps the old title and speaker.

    Raises:
        Refused: `host-only`, `already-cancelled`.
    """
    await _arranged(db, activity, by)
    old = {name: getattr(item, name) for name in values}
    if old == values:
        return
    was = describe(item)
    for name, value in values.items():
        setattr(item, name, value)
    await db.flush()
    fields = sorted(values)
    timeline.note(db, "agenda-changed", activity, by=by, now=now, item=item.id, fields=fields, words=describe(item),
                  note=was)  # fmt: skip
    await _follow(db, activity, now=now)


async def retitle(
    db: AsyncSession, activity: Activity, item: AgendaItem, text: str, *, by: Person, now: datetime
) -> None:
    """Take a typed title; what the line says besides (length, speaker …) is taken, too.

    Raises:
        Refused: as `change` and `agenda_lines.read_line`.
    """
    line = read_line(text)
    said = {"speaker": line.speaker, "minutes": line.minutes, "hours": line.hours, "counts_as": line.counts_as,
            "counts_minutes": line.counts_minutes, "chapters": list(line.chapters) or None}  # fmt: skip
    kind = line.kind if item.kind is ItemKind.OTHER else item.kind
    values = {"title": line.title, "kind": kind, **{name: value for name, value in said.items() if value is not None}}
    await change(db, activity, item, values, by=by, now=now)


async def turn_chapter(
    db: AsyncSession, activity: Activity, item: AgendaItem, chapter: int, *, by: Person, now: datetime
) -> None:
    """Add a chapter of the Party charter to those that are read, or take it out (rule 41).

    Raises:
        Refused: `button-void` for another kind of item or chapter, and as `change`.
    """
    if item.kind is not ItemKind.CHARTER or chapter not in CHAPTERS:
        raise Refused("button-void")
    read = set(item.chapters or ()) ^ {chapter}
    await change(db, activity, item, {"chapters": sorted(read) or None}, by=by, now=now)


async def count_for(
    db: AsyncSession, activity: Activity, item: AgendaItem, ledger: Ledger | None, *, by: Person, now: datetime
) -> None:
    """Let an item count for another ledger, with its length (rule 54); None for no other.

    Raises:
        Refused: as `change`.
    """
    values = {"counts_as": ledger, "counts_minutes": (item.counts_minutes or item.minutes) if ledger else None}
    await change(db, activity, item, values, by=by, now=now)


async def move(
    db: AsyncSession, activity: Activity, item: AgendaItem, by_places: int, *, by: Person, now: datetime
) -> None:
    """Move an item up (below zero) or down; at the end of the list nothing changes.

    Raises:
        Refused: `host-only`, `already-cancelled`.
    """
    here = await _arranged(db, activity, by)
    old = here.index(item)
    new = min(max(old + by_places, 0), len(here) - 1)
    if new == old:
        return
    here.insert(new, here.pop(old))
    _number(here)
    timeline.note(db, "agenda-moved", activity, by=by, now=now, item=item.id, place=new + 1, words=describe(item))
    await db.flush()
    await _follow(db, activity, now=now)


async def remove(db: AsyncSession, activity: Activity, item: AgendaItem, *, by: Person, now: datetime) -> None:
    """Remove an item; its row stays.

    Raises:
        Refused: `host-only`, `already-cancelled`; `agenda-item-recorded` if the record has something about it.
    """
    here = await _arranged(db, activity, by)
    for table in (Minute, Decision, Motion, Photo):
        about = select(func.count()).where(table.item_id == item.id, table.withdrawn_at.is_(None))
        if await db.scalar(about):
            raise Refused("agenda-item-recorded", title=item.title)
    item.removed_at = now
    here.remove(item)
    _number(here)
    _note(db, "agenda-removed", activity, item, by=by, now=now)
    await db.flush()
    await _follow(db, activity, now=now)


async def restore(db: AsyncSession, activity: Activity, item: AgendaItem, *, by: Person, now: datetime) -> None:
    """Put a removed item back where it was.

    Raises:
        Refused: `host-only`, `already-cancelled`, `agenda-full`.
    """
    here = await _arranged(db, activity, by)
    if item.removed_at is None:
        return
    if len(here) >= MOST_ITEMS:
        raise Refused("agenda-full", most=MOST_ITEMS, form=activity.form)
    item.removed_at = None
    here.insert(min(item.position - 1, len(here)), item)
    _number(here)
    _note(db, "agenda-added", activity, item, by=by, now=now)
    await db.flush()
    await _follow(db, activity, now=now)


async def set_aim(
    db: AsyncSession, activity: Activity, *, goal: str | None = None, problem: str | None = None,
    choice: Choice | None = None, by: Person, now: datetime,
) -> None:  # fmt: skip
    """Set what the activity shall reach, which problem it shall solve (rule 36), or the source of its theme (rule 33).

    Raises:
        Refused: `host-only`, `already-cancelled`.
    """
    await _arranged(db, activity, by)
    if goal is not None:
        timeline.note(db, "goal-set", activity, by=by, now=now, words=goal, note=activity.goal)
        activity.goal = goal
    if problem is not None:
        timeline.note(db, "problem-set", activity, by=by, now=now, words=problem, note=activity.problem)
        activity.problem = problem
    if choice is not None:
        timeline.note(db, f"choice-{choice}", activity, by=by, now=now)
        activity.choice = choice
    await db.flush()
    await _follow(db, activity, now=now)


async def waive(db: AsyncSession, activity: Activity, reason: str, *, by: Person, now: datetime) -> None:
    """Record why an activity has no required content (rule 14); the paper prints it.

    Raises:
        Refused: `host-only`, `already-cancelled`.
    """
    await _arranged(db, activity, by)
    known = await waived(db, activity)
    if known is None:
        known = FindingReason(activity_id=activity.id, check_number=WAIVED_CHECK, subject=WAIVED, reason=reason, at=now)
        db.add(known)
    known.reason, known.at, known.by_id = reason, now, by.id
    timeline.note(db, "required-content-waived", activity, by=by, now=now, reason=reason)
    await db.flush()
    await deliveries.refresh(db, activity.id, CARDS, now=now)


async def refresh_notices(db: AsyncSession, activity: Activity, *, now: datetime) -> None:
    """Edit the posted notices and the members' copies, until the activity begins."""
    if activity.announced_at is not None and not activities.has_begun(activity, now):
        await deliveries.refresh(db, activity.id, NOTICES, now=now, after=TYPING)


def describe(item: AgendaItem) -> str:
    """Return an item in one line, for the timeline."""
    return item.title if not item.speaker else f"{item.title} / {item.speaker}"


def _item(activity: Activity, line: Line, *, by_id: int | None, now: datetime, position: int = 0) -> AgendaItem:
    return AgendaItem(
        activity_id=activity.id, position=position, kind=line.kind, title=line.title, speaker=line.speaker,
        minutes=line.minutes, chapters=list(line.chapters) or None, hours=line.hours, counts_as=line.counts_as,
        counts_minutes=line.counts_minutes, added_at=now, added_by=by_id,
    )  # fmt: skip


async def _arranged(db: AsyncSession, activity: Activity, by: Person) -> list[AgendaItem]:
    """Return the items, to be changed by the host or an officer."""
    await require_host(db, activity, by)
    activities.refuse_cancelled(activity)
    return list(await items(db, activity))


def _number(here: Iterable[AgendaItem]) -> None:
    for position, item in enumerate(here, 1):
        item.position = position


def _note(db: AsyncSession, kind: str, activity: Activity, item: AgendaItem, *, by: Person, now: datetime) -> None:
    timeline.note(db, kind, activity, by=by, now=now, item=item.id, item_kind=item.kind, words=describe(item))


async def _follow(db: AsyncSession, activity: Activity, *, now: datetime) -> None:
    """Edit the messages that show the agenda."""
    await deliveries.refresh(db, activity.id, CARDS, now=now)
    await refresh_notices(db, activity, now=now)

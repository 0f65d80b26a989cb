"""[补记]: record an activity of a month before the branch was set up, and withdraw such a record."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.domain.activity import activities
from bot.domain.branch import choice, people, powers
from bot.domain.branch.accounts import expect, expect_nothing
from bot.domain.branch.powers import Power
from bot.domain.day import corrections, record_withdrawal
from bot.domain.names import clean_line
from bot.domain.plan import proposals, yearly_plan
from bot.domain.refusals import Refused
from bot.domain.rules import rules_of
from bot.domain.schedule import recorded_later
from bot.domain.schedule.recorded_later import Draft
from bot.intake.plan import CONTENT_LIMIT, FORM_LIMIT
from bot.intake.recorded_later import read_missing, read_time_and_place
from bot.views import callbacks
from bot.views import recorded_later as views
from bot.views.corrections import outcome as waits
from bot.views.told import with_told

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncSession
    from telegram import Update

    from bot.context import Context
    from bot.domain.schedule.recorded_later import Preview
    from bot.storage.tables.branch import Branch, Person
    from bot.telegram.message import Message

THEME, WHEN, PEOPLE = "recorded-later-theme", "recorded-later-when", "recorded-later-people"
REASON = "recorded-later-reason"


async def ask(update: Update, context: Context, year: int, month: int) -> None:
    """[补记], [重新填写]: ask for the month's form and content, or for time and place if the plan names a theme."""
    async with context.transaction() as db:
        _me, branch = await _officer(db, context)
        home = {"branch": branch.id}
        planned = await recorded_later.require_open(db, branch, year, month)
        if planned is None:
            await expect(db, context.account, THEME, **Draft(year, month).to_json(), **home)
            answer = views.ask_theme(year, month, context.t)
        else:
            draft = Draft(year, month, planned.form, planned.content)
            await expect(db, context.account, WHEN, **draft.to_json(), **home)
            answer = views.ask_when(year, month, planned.form, context.t)
    await context.answer(answer)


async def take_theme(update: Update, context: Context) -> None:
    """Take form and content, and ask for time and place."""
    async with context.transaction() as db:
        _me, branch = await _officer(db, context)
        form, content = yearly_plan.read_theme(update.effective_message.text or "", FORM_LIMIT, CONTENT_LIMIT)
        draft = replace(_draft(context), form=form, content=content)
        await expect(db, context.account, WHEN, **draft.to_json(), branch=branch.id)
        answer = views.ask_when(draft.year, draft.month, form, context.t)
    await context.answer(answer)


async def take_when(update: Update, context: Context) -> None:
    """Take time and place, and ask who was not there."""
    async with context.transaction() as db:
        _me, branch = await _officer(db, context)
        draft = _draft(context)
        found = read_time_and_place(
            update.effective_message.text or "", draft.year, draft.month, zone=ZoneInfo(branch.zone),
            default_time=proposals.usual_time(branch), default_hours=rules_of(branch).half_day_hours,
        )  # fmt: skip
        span = found.span
        recorded_later.require_before_setup(branch, span.start)
        draft = replace(draft, start=span.start.isoformat(), end=span.end.isoformat(), place=found.place or "")
        await expect(db, context.account, PEOPLE, **draft.to_json(), branch=branch.id)
        everybody = await recorded_later.roster_then(db, branch, draft)
        away = await recorded_later.not_in_branch_before(db, branch, draft)
        answer = views.ask_people(sum(kind.counts for _person, kind in everybody), away, context.t)
        answer = with_told(answer, found.told, context.t)
    await context.answer(answer)


async def take_people(update: Update, context: Context) -> None:
    """Take who was not there, and show what will be saved; another message replaces it."""
    async with context.transaction() as db:
        me, branch = await _officer(db, context)
        draft = _draft(context)
        missing = read_missing(update.effective_message.text or "", await recorded_later.roster_then(db, branch, draft))
        shown = await recorded_later.preview(db, branch, replace(draft, **missing._asdict()), by=me)
        answer = await _previewed(db, context, branch, shown)
    await context.answer(answer)


async def save(update: Update, context: Context, year: int, month: int, digest: str) -> None:
    """[确认补记]: save what the last preview shows; if the roster has changed since, show it anew."""
    now = context.now
    async with context.transaction() as db:
        me, branch = await _officer(db, context)
        seen = context.account.awaiting_data.get("seen")
        if context.account.awaiting != PEOPLE or seen is None or digest != seen or not _is_of(branch, context):
            await recorded_later.require_open(db, branch, year, month)  # says why, if it was saved meanwhile
            raise Refused("recorded-later-outdated" if seen else "button-void")
        shown = await recorded_later.preview(db, branch, _draft(context), by=me)
        if shown.digest == seen:
            activity = await recorded_later.record(db, branch, shown, by=me, now=now)
            await expect_nothing(db, context.account)
            answer = views.saved(activity, shown, context.t)
        else:
            answer = await _previewed(db, context, branch, shown, changed=True)
    await context.edit(answer)


async def drop(update: Update, context: Context, year: int, month: int) -> None:
    """[取消]: save nothing."""
    async with context.transaction() as db:
        _me, branch = await _officer(db, context)
        if (context.account.awaiting or "") not in {THEME, WHEN, PEOPLE} or not _is_of(branch, context):
            raise Refused("button-void")
        await expect_nothing(db, context.account)
        answer = views.dropped(year, month, context.t)
    await context.edit(answer)


async def ask_withdrawal(update: Update, context: Context, activity_id: int) -> None:
    """[撤回补记]: ask for the reason."""
    async with context.transaction() as db:
        me, _branch = await _officer(db, context, await activities.home(db, activity_id))
        activity = await activities.get(db, activity_id, me.branch_id)
        await record_withdrawal.require_withdrawable(db, activity, by=me)
        await expect(db, context.account, REASON, activity=activity.id, branch=activity.branch_id)
        answer = views.ask_withdrawal(activity, context.t)
    await context.answer(answer)


async def withdraw(update: Update, context: Context) -> None:
    """Withdraw the record with the reason that was sent, or ask a second officer."""
    now = context.now
    async with context.transaction() as db:
        me, _branch = await _officer(db, context)
        activity = await activities.get(db, context.account.awaiting_data["activity"], me.branch_id)
        reason = clean_line(update.effective_message.text or "", corrections.REASON_LIMIT)
        request = await record_withdrawal.withdraw(db, activity, by=me, reason=reason, now=now)
        await expect_nothing(db, context.account)
        answer = views.withdrawn(activity, context.t) if request.agreed else await waits(db, request, context.t)
    await context.answer(answer)


async def _previewed(
    db: AsyncSession, context: Context, branch: Branch, shown: Preview, *, changed: bool = False
) -> Message:
    """Keep the draft with the digest of its preview, and return the preview."""
    await expect(db, context.account, PEOPLE, **shown.draft.to_json(), branch=branch.id, seen=shown.digest)
    return views.preview(shown, context.t, changed=changed)


def _draft(context: Context) -> Draft:
    return Draft.from_json(context.account.awaiting_data)


def _is_of(branch: Branch, context: Context) -> bool:
    """True if the record that waits to be confirmed is of this branch."""
    return bool(context.account.awaiting_data.get("branch", branch.id) == branch.id)


async def _officer(db: AsyncSession, context: Context, home: int | None = None) -> tuple[Person, Branch]:
    if home is not None:
        me = await choice.officer_of(db, context.account, Power.RECORD_LATER, home)
    else:
        me = await powers.officer(db, context.account, Power.RECORD_LATER)
    return me, await people.branch_of(db, me)


ANSWERS = {THEME: take_theme, WHEN: take_when, PEOPLE: take_people, REASON: withdraw}
HANDLERS = (
    callbacks.RECORDED_LATER_ASK.handler(ask),
    callbacks.RECORDED_LATER_SAVE.handler(save),
    callbacks.RECORDED_LATER_DROP.handler(drop),
    callbacks.RECORDED_LATER_WITHDRAW.handler(ask_withdrawal),
)

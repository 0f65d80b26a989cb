"""`/plan`: the year at a glance, a plan read from a file or a message, all months dated at once."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from telegram.ext import CommandHandler
from telegram.ext.filters import ChatType

from bot.domain.activity import activities
from bot.domain.branch import branches, people, powers
from bot.domain.branch.accounts import expect, expect_nothing
from bot.domain.branch.powers import Power
from bot.domain.names import clean_text
from bot.domain.plan import proposals, revisions, wide, year_overview, yearly_plan
from bot.domain.refusals import Refused
from bot.domain.schedule import date_choice, recorded_later, year_adoption
from bot.handlers import attachments
from bot.intake.plan import CONTENT_LIMIT, PLAN_FILE, fill_year, read_plan
from bot.telegram.message import parts
from bot.views import callbacks
from bot.views import plan as views
from bot.views import schedule as month_views
from bot.views.recorded_later import to_record

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncSession
    from telegram import Update

    from bot.context import Context
    from bot.domain.plan.draft import PlanDraft
    from bot.storage.tables.branch import Person
    from bot.telegram.message import Message

AWAITED, AWAITED_REASON = "plan", "plan-reason"
REASON_LIMIT = 300
YEAR = re.compile("[0-9]{4}")


async def show(update: Update, context: Context) -> None:
    """`/plan` or `/plan 2027`: show the year, with buttons for officers."""
    async with context.transaction() as db:
        me = await people.acting(db, context.account)
        wanted = context.args[0] if context.args else ""
        asked = yearly_plan.require_year(int(wanted) if YEAR.fullmatch(wanted) else 0) if wanted else None
        answer = await _year(db, context, me, asked)
    await context.answer(answer)


async def show_in_group(update: Update, context: Context) -> None:
    """`/plan` in the group: show the year without buttons."""
    now = context.now
    async with context.transaction() as db:
        branch = await branches.of_chat(db, update.effective_chat.id)
        glance = await year_overview.glance(db, branch, proposals.this_month(branch, now)[0], now=now)
        answer = views.year_card(glance, context.words_of(branch), officer=False)
    await context.answer(answer)


async def show_year(update: Update, context: Context, wanted: int) -> None:
    """Show another year, or go back to one."""
    async with context.transaction() as db:
        me = await people.acting(db, context.account)
        answer = await _year(db, context, me, wanted)
    await context.edit(answer)


async def _year(db: AsyncSession, context: Context, me: Person, wanted: int | None) -> Message:
    branch, now = await people.branch_of(db, me), context.now
    glance = await year_overview.glance(db, branch, wanted or proposals.this_month(branch, now)[0], now=now)
    return views.year_card(glance, context.t, officer=bool(me.offices))


async def show_month(update: Update, context: Context, wanted: int, month: int) -> None:
    """Show the card of a month's activity, a choice of several activities, or the empty month."""
    now = context.now
    async with context.transaction() as db:
        me = await powers.officer(db, context.account, Power.PLAN_YEAR)
        branch = await people.branch_of(db, me)
        yearly_plan.require_year(wanted)
        yearly_plan.require_month(month)
        here = await activities.of_month(db, branch.id, wanted, month)
        opens = recorded_later.is_open(branch, wanted, month, here)
        if opens and proposals.before_setup(branch, wanted, month):
            answer = month_views.unrecorded_month(wanted, month, here, context.t)
        elif not here:
            over = (wanted, month) < proposals.this_month(branch, now)
            answer = month_views.empty_month(wanted, month, context.t, over=over)
        elif len(here) > 1:
            answer = month_views.choose_activity(here, context.t)
        else:
            answer = month_views.month_card(await date_choice.choice_of(db, here[0], now=now), context.t)
        if opens and powers.may(me, Power.RECORD_LATER):
            answer = replace(answer, buttons=(*to_record(wanted, month, context.t), *answer.buttons))
    await context.edit(answer)


async def ask_plan(update: Update, context: Context) -> None:
    """[导入计划] and [重新发送]: take the next file or message as the plan."""
    async with context.transaction() as db:
        me = await powers.officer(db, context.account, Power.PLAN_YEAR)
        await expect(db, context.account, AWAITED, branch=me.branch_id)
        answer = views.ask_plan(context.t)
    await context.answer(answer)


async def take_plan(update: Update, context: Context) -> None:
    """Show what was read, without storing a plan yet; a refused message keeps the draft from before."""
    draft = await _read(update, context)
    async with context.transaction() as db:
        if isinstance(draft, Refused):
            raise draft
        me = await powers.officer(db, context.account, Power.PLAN_YEAR)
        kept = yearly_plan.draft_to_json(draft)
        await expect(db, context.account, AWAITED, branch=me.branch_id, draft=kept, year=draft.year)
        answer = await _preview(db, context)
    await context.answer(answer)


async def _read(update: Update, context: Context) -> PlanDraft | Refused:
    """Fetch and read the plan before the transaction opens, since both are slow; return a refusal, if any."""
    try:
        return await attachments.table(update, context, read_plan, PLAN_FILE, picture="plan-send-file")
    except Refused as refused:
        return refused


async def choose_year(update: Update, context: Context, wanted: int) -> None:
    """Set the year of the plan, if its title names another one or none."""
    async with context.transaction() as db:
        me = await powers.officer(db, context.account, Power.PLAN_YEAR)
        kept = {**_kept(context, me), "year": yearly_plan.require_year(wanted)}
        draft = yearly_plan.draft_from_json(kept["draft"])
        if draft.which or (draft.years and wanted not in draft.years):
            raise Refused("plan-draft-gone")
        await expect(db, context.account, AWAITED, **kept)
        answer = await _preview(db, context)
    await _show(context, answer)


async def choose_table(update: Update, context: Context, number: int) -> None:
    """Take one of several tables that fit alike as the plan."""
    async with context.transaction() as db:
        me = await powers.officer(db, context.account, Power.PLAN_YEAR)
        kept = _kept(context, me)
        draft = yearly_plan.draft_from_json(kept["draft"])
        if not 0 < number <= len(draft.which):
            raise Refused("plan-draft-gone")
        chosen = replace(draft.which[number - 1], text=draft.text)
        kept = {**kept, "draft": yearly_plan.draft_to_json(chosen), "year": chosen.year}
        await expect(db, context.account, AWAITED, **kept)
        answer = await _preview(db, context)
    await _show(context, answer)


async def mend(update: Update, context: Context, wanted: int, month: int, said: int) -> None:
    """[改为105周年]: correct an anniversary in the plan that waits to be saved."""
    async with context.transaction() as db:
        me = await powers.officer(db, context.account, Power.PLAN_YEAR)
        kept = _kept(context, me)
        draft = yearly_plan.draft_from_json(kept["draft"])
        if kept["year"] != wanted:
            raise Refused("plan-draft-gone")
        corrected = yearly_plan.mended_month(draft, wanted, month, said)
        await expect(db, context.account, AWAITED, **{**kept, "draft": yearly_plan.draft_to_json(corrected)})
        answer = await _preview(db, context)
    await _show(context, answer)


async def put_in(update: Update, context: Context, stamp: int) -> None:
    """[第一季度：放入1–3月]: put a row for a part of the year into each of its months, before the plan is saved."""
    async with context.transaction() as db:
        me = await powers.officer(db, context.account, Power.PLAN_YEAR)
        kept = _kept(context, me)
        draft = wide.put_in(yearly_plan.draft_from_json(kept["draft"]), stamp, CONTENT_LIMIT)
        await expect(db, context.account, AWAITED, **{**kept, "draft": yearly_plan.draft_to_json(draft)})
        answer = await _preview(db, context)
    await _show(context, answer)


async def _show(context: Context, answer: Message) -> None:
    """Put the answer in place of the message with the button, unless it takes several messages."""
    await (context.edit if len(parts(answer)) == 1 else context.answer)(answer)


async def save(update: Update, context: Context, wanted: int) -> None:
    """[保存]: store the plan and schedule the duties of its months; ask why if it changes an earlier plan."""
    async with context.transaction() as db:
        me = await powers.officer(db, context.account, Power.PLAN_YEAR)
        kept = _kept(context, me)
        if kept["year"] != wanted:
            raise Refused("plan-draft-gone")
        draft = fill_year(yearly_plan.draft_from_json(kept["draft"]).of_year(wanted), wanted)
        if not draft.rows:
            raise Refused("plan-months-empty")
        replacement = await revisions.replaced_by(db, me.branch_id, draft, wanted)
        asks = replacement is not None and bool(replacement.months)
        if asks:
            await expect(db, context.account, AWAITED_REASON, **kept)
            answer = views.ask_reason(wanted, len(replacement.months), context.t)
        else:
            answer = await _saved(db, context, me, draft, wanted, None)
    await (context.answer if asks else context.edit)(answer)


async def take_reason(update: Update, context: Context) -> None:
    """Store the plan that replaces an earlier one, with the reason that was sent (rule 10)."""
    async with context.transaction() as db:
        me = await powers.officer(db, context.account, Power.PLAN_YEAR)
        kept = _kept(context, me)
        draft = fill_year(yearly_plan.draft_from_json(kept["draft"]).of_year(kept["year"]), kept["year"])
        reason = clean_text(update.effective_message.text or "", REASON_LIMIT)
        answer = await _saved(db, context, me, draft, kept["year"], reason)
    await context.answer(answer)


async def _saved(
    db: AsyncSession, context: Context, me: Person, draft: PlanDraft, wanted: int, reason: str | None
) -> Message:
    branch = await people.branch_of(db, me)
    kept = context.account.awaiting_data
    saved = await yearly_plan.save(db, branch, draft, wanted, by=me, now=context.now, reason=reason)
    whole = yearly_plan.draft_from_json(kept["draft"])
    left = whole.without_year(wanted) if whole.years else None
    if left is None or not left.rows:
        await expect_nothing(db, context.account)
        return views.saved_card(saved, context.t)
    await expect(db, context.account, AWAITED, **{**kept, "draft": yearly_plan.draft_to_json(left), "year": None})
    return views.saved_card(saved, context.t, left=left.years)


async def _preview(db: AsyncSession, context: Context) -> Message:
    me = await powers.officer(db, context.account, Power.PLAN_YEAR)
    branch, now = await people.branch_of(db, me), context.now
    kept = _kept(context, me)
    this, draft = proposals.this_month(branch, now)[0], yearly_plan.draft_from_json(kept["draft"])
    if draft.which:
        return views.ask_table(draft.which, context.t)
    if kept["year"] is None:
        return views.ask_years(draft.years, context.t) if draft.years else views.ask_year((this, this + 1), context.t)
    wanted = yearly_plan.require_year(kept["year"])
    shown = draft.of_year(wanted)
    shown = replace(shown, rows=fill_year(shown, wanted).rows)
    looked_at = await year_overview.preview(db, branch, shown, wanted, now=now)
    years = draft.years or (this, this + 1)
    return views.preview_card(looked_at, years, draft, context.t)


def _kept(context: Context, me: Person) -> dict[str, Any]:
    """Return the plan that waits to be saved in the officer's branch."""
    kept = context.account.awaiting_data
    other = kept.get("branch", me.branch_id) != me.branch_id
    if context.account.awaiting not in {AWAITED, AWAITED_REASON} or "draft" not in kept or other:
        raise Refused("plan-draft-gone")
    return kept


async def ask_sweep(update: Update, context: Context, wanted: int) -> None:
    """[全部采用]: ask for confirmation, listing every date."""
    async with context.transaction() as db:
        me = await powers.officer(db, context.account, Power.PLAN_YEAR)
        found = await year_adoption.sweep(db, me.branch_id, yearly_plan.require_year(wanted), now=context.now)
        answer = views.sweep_question(found, wanted, context.t)
    await context.edit(answer)


async def sweep(update: Update, context: Context, wanted: int) -> None:
    """Fix every month that can be fixed as proposed."""
    async with context.transaction() as db:
        me = await powers.officer(db, context.account, Power.PLAN_YEAR)
        done = await year_adoption.adopt_all(db, me.branch_id, wanted, by=me, now=context.now)
        answer = views.swept(done, wanted, context.t)
    await context.edit(answer)


ANSWERS = {AWAITED: take_plan, AWAITED_REASON: take_reason}
TAKES = {AWAITED: attachments.Takes.TABLE}
HANDLERS = (
    CommandHandler("plan", show, ChatType.PRIVATE),
    CommandHandler("plan", show_in_group, ChatType.GROUPS),
    callbacks.PLAN_YEAR.handler(show_year),
    callbacks.PLAN_MONTH.handler(show_month),
    callbacks.PLAN_IMPORT.handler(ask_plan),
    callbacks.PLAN_FOR_YEAR.handler(choose_year),
    callbacks.PLAN_TABLE.handler(choose_table),
    callbacks.PLAN_MEND.handler(mend),
    callbacks.PLAN_WIDE.handler(put_in),
    callbacks.PLAN_SAVE.handler(save),
    callbacks.PLAN_ASK_SWEEP.handler(ask_sweep),
    callbacks.PLAN_SWEEP.handler(sweep),
)

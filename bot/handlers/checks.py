"""The check before sending: findings, reasons, [标记已上报], [登记回执] (rule 64)."""

from typing import TYPE_CHECKING

from telegram import Update

from bot.context import Context
from bot.documents.paper import passages
from bot.domain import materials
from bot.domain.activity import access, activities
from bot.domain.branch import powers
from bot.domain.branch.accounts import expect, expect_nothing
from bot.domain.branch.powers import Power
from bot.domain.refusals import Refused
from bot.domain.report import filing, paper_values, papers
from bot.domain.report.checks import likeness, loading, table
from bot.handlers import attachments
from bot.handlers import own_forms as own_form_handlers
from bot.views import callbacks
from bot.views import checks as views
from bot.views.papers import makers

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncSession

    from bot.storage.tables.activity import Activity
    from bot.storage.tables.branch import Person
    from bot.telegram.message import Message

REASON, RECEIPT = "check-reason", "check-receipt"


async def show(_update: Update, context: Context, activity_id: int) -> None:
    """[检查并上报]: show the findings and the state of the sending."""
    async with context.transaction() as db:
        activity, me = await _reading(db, context, activity_id)
        answer = await _screen(db, context, activity, me)
    await context.answer(answer)


async def compare(_update: Update, context: Context, activity_id: int, other_id: int) -> None:
    """[对照原文]: show the passages that are like those of an earlier record."""
    async with context.transaction() as db:
        activity, _me = await _reading(db, context, activity_id)
        case = await loading.case_of(db, activity, now=context.now)
        other = next((one for one in case.earlier if one.activity.id == other_id), None)
        if other is None:
            raise Refused("check-gone", form=activity.form)
        answer = views.side_by_side(case, other.activity, likeness.pairs(case, other), context.t)
    await context.answer(answer)


async def ask_reason(_update: Update, context: Context, activity_id: int, number: int, digest: str) -> None:
    """[说明理由]: ask for the sentence that answers a finding."""
    async with context.transaction() as db:
        activity, _me = await _officer(db, context, activity_id)
        found = table.findings(await loading.case_of(db, activity, now=context.now))
        subjects = [one.subject for one in found if one.number == number and views.digest(one.subject) == digest]
        subject = next(iter(subjects), "")
        finding = await filing.named(db, activity, number, subject, now=context.now)
        await expect(db, context.account, REASON, activity=activity.id, number=number, subject=subject)
        answer = views.ask_reason(finding, context.t)
    await context.answer(answer)


async def take_reason(update: Update, context: Context) -> None:
    """Store the sentence that was sent, and show the findings again."""
    async with context.transaction() as db:
        asked = context.account.awaiting_data
        activity, me = await _officer(db, context, asked["activity"])
        words = update.effective_message.text or ""
        await filing.explain(db, activity, asked["number"], asked["subject"], words, by=me, now=context.now)
        await expect_nothing(db, context.account)
        answer = await _screen(db, context, activity, me, note="check-explained")
    await context.answer(answer)


async def mark_sent(_update: Update, context: Context, activity_id: int, count: int) -> None:
    """[标记已上报]: record who sent the record and when; ask first if warnings are unanswered."""
    await _mark_sent(context, activity_id, count, sure=False)


async def mark_sent_anyway(_update: Update, context: Context, activity_id: int, count: int) -> None:
    """[仍标记已上报]: do the same with unanswered warnings."""
    await _mark_sent(context, activity_id, count, sure=True)


async def _mark_sent(context: Context, activity_id: int, count: int, *, sure: bool) -> None:
    async with context.reading() as db:
        activity, me = await _officer(db, context, activity_id)
        form = await own_form_handlers.own(db, activity, papers.RECORD, me)
        made = await _record(db, context, activity) if form is not None else None
    words = await own_form_handlers.passages(context, made, form) if form is not None and made else None
    async with context.transaction() as db:
        activity, me = await _officer(db, context, activity_id)
        now_made = await _record(db, context, activity)
        if made is not None and made.paper != now_made.paper:
            raise Refused("check-changed", form=activity.form)
        said = [passages(now_made.paper)] if words is None else [words, passages(now_made.paper)]
        case = await loading.case_of(db, activity, now=context.now)
        marked = await filing.mark_sent(db, case, count, said, sure=sure, by=me, now=context.now)
        answer = views.sure(case, context.t)
        if marked is not filing.Marked.UNANSWERED:
            case = await loading.case_of(db, activity, now=context.now)
            answer = views.screen(case, context.t, officer=True, note=views.marked(case, marked, context.t))
    await context.edit(answer)


async def _record(db: "AsyncSession", context: Context, activity: "Activity") -> makers.Made:
    """Return the record as the bot's form says it now."""
    values = await paper_values.of(db, activity)
    return makers.of_activity(papers.RECORD, values, (), context.words_of(activity.branch))


async def ask_receipt(_update: Update, context: Context, filing_id: int) -> None:
    """[登记回执]: ask for the receipt, as words, a photo or a file."""
    async with context.transaction() as db:
        found, activity = await filing.filing_of(db, filing_id)
        activity, me = await _officer(db, context, activity.id)
        await filing.require_no_receipt(db, found, activity, me)
        await expect(db, context.account, RECEIPT, filing=filing_id)
        answer = views.ask_receipt(activity, context.t)
    await context.answer(answer)


async def take_receipt(update: Update, context: Context) -> None:
    """Store the receipt that was sent."""
    stored = await attachments.receive(update, context)
    async with context.transaction() as db:
        found, activity = await filing.filing_of(db, context.account.awaiting_data["filing"])
        activity, me = await _officer(db, context, activity.id)
        await filing.require_no_receipt(db, found, activity, me)
        quotas, now = context.services.quotas, context.now
        material = None
        if stored is not None:
            material = await materials.record(db, stored, branch_id=activity.branch_id, by=me, now=now, within=quotas)
        await filing.receive(db, found, activity, attachments.words(update), material, by=me, now=now)
        await expect_nothing(db, context.account)
        answer = await _screen(db, context, activity, me, note="check-receipt-kept")
    await context.answer(answer)


async def show_receipt(_update: Update, context: Context, filing_id: int) -> None:
    """[看回执]: show the stored receipt."""
    async with context.transaction() as db:
        found, activity = await filing.filing_of(db, filing_id)
        await _reading(db, context, activity.id)
        if found.material is None:
            raise Refused("material-none")
        caption, material = context.t.html("check-receipt-caption", form=activity.form), found.material
    await context.answer(await attachments.shown(context, material, caption))


async def _screen(
    db: "AsyncSession", context: Context, activity: "Activity", me: "Person", *, note: str | None = None
) -> "Message":
    case = await loading.case_of(db, activity, now=context.now)
    officer = powers.may(me, Power.FILE_RECORD)
    return views.screen(case, context.t, officer=officer, note=context.t.html(note) if note else None)


async def _reading(db: "AsyncSession", context: Context, activity_id: int) -> "tuple[Activity, Person]":
    """Return the activity, which was held, and its officer, host or recorder behind the account."""
    activity, me = await activities.acting_in(db, context.account, activity_id)
    await access.require_keeper(db, activity, me)
    filing.require_held(activity)
    return activity, me


async def _officer(db: "AsyncSession", context: Context, activity_id: int) -> "tuple[Activity, Person]":
    activity, me = await activities.acting_in(db, context.account, activity_id)
    await powers.require(db, me, Power.FILE_RECORD)
    filing.require_held(activity)
    return activity, me


ANSWERS = {REASON: take_reason, RECEIPT: take_receipt}
TAKES = {RECEIPT: attachments.Takes.PROOF}
HANDLERS = (
    callbacks.CHECK_OPEN.handler(show),
    callbacks.CHECK_WHY.handler(ask_reason),
    callbacks.CHECK_PAIRS.handler(compare),
    callbacks.CHECK_SENT.handler(mark_sent),
    callbacks.CHECK_SURE.handler(mark_sent_anyway),
    callbacks.CHECK_RECEIPT.handler(ask_receipt),
    callbacks.CHECK_RECEIPT_FILE.handler(show_receipt),
)

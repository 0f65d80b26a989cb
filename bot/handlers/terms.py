"""Departure of a person from the branch, with its cause."""

from telegram import Update

from bot.context import Context
from bot.domain.branch import people, powers, terms
from bot.domain.branch.accounts import expect, expect_nothing
from bot.domain.membership import roster, shared_changes
from bot.domain.names import clean_line
from bot.domain.roles import Departure
from bot.intake.roster_steps import take_day
from bot.views import callbacks
from bot.views import office_changes as office_change_views
from bot.views import terms as views


async def leave(_update: Update, context: Context, person_id: int, cause: Departure) -> None:
    """Remove a person from the roster for this cause; for a transfer, first ask where the person goes."""
    async with context.transaction() as db:
        person, me = await powers.keeper_of(db, context.account, person_id)
        if cause is Departure.TRANSFER:
            await expect(db, context.account, "roster-destination", person=person.id)
            answer = views.ask_destination(person, context.t)
        else:
            change = await shared_changes.leave(db, person, by=me, now=context.now, cause=cause)
            answer = views.left(person, cause, None, (), context.t)
            if change is not None:
                answer = await office_change_views.asked(db, change, context.t)
    await (context.answer if cause is Departure.TRANSFER else context.edit)(answer)


async def take_destination(update: Update, context: Context) -> None:
    """Remove the person, who goes to the branch that was sent, from the day that was sent with it."""
    async with context.transaction() as db:
        person, me = await powers.keeper_of(db, context.account, context.account.awaiting_data["person"])
        branch = await people.branch_of(db, person)
        text, written = take_day(clean_line(update.effective_message.text or "", terms.BRANCH_LIMIT))
        other, now = clean_line(text, terms.BRANCH_LIMIT), context.now
        on = terms.typed_day(written, branch, name=person.name, now=now) if written else None
        since = await terms.instant(db, branch, person, on, name=person.name, now=now)
        change = await shared_changes.leave(
            db, person, by=me, now=now, cause=Departure.TRANSFER, other_branch=other, since=since
        )
        await expect_nothing(db, context.account)
        if change is not None:
            answer = await office_change_views.asked(db, change, context.t)
        else:
            unchanged = await roster.unchanged_by(db, branch, person, since, now=now)
            answer = views.left(person, Departure.TRANSFER, other, unchanged, context.t)
    await context.answer(answer)


ANSWERS = {"roster-destination": take_destination}
HANDLERS = (callbacks.TERMS_LEAVE.handler(leave),)

"""Changes of offices and accounts: contested and decided by officers; the secretary's hand-over."""

from telegram import Update

from bot.context import Context
from bot.domain.branch import people, powers
from bot.domain.branch.powers import Power
from bot.domain.links import Link
from bot.domain.membership import contested_changes, office_changes, shared_changes
from bot.domain.refusals import hidden
from bot.views import binding as binding_views
from bot.views import callbacks
from bot.views import office_changes as views


async def contest(_update: Update, context: Context, change_id: int) -> None:
    """[有异议]: freeze the change, so that what stood before it holds until another officer decides."""
    async with context.transaction() as db:
        change = await contested_changes.object_to(db, change_id, context.account, now=context.now)
        answer = await views.contested(db, change, context.t)
    await context.answer(answer)


async def decide(_update: Update, context: Context, decision: callbacks.Decision, change_id: int) -> None:
    """Uphold a contested change, or let the former state stand."""
    async with context.transaction() as db:
        uphold = decision == "yes"
        change = await contested_changes.decide(db, change_id, context.account, uphold=uphold, now=context.now)
        answer = views.settled(change, context.t)
    await context.edit(answer)


async def consent(_update: Update, context: Context, decision: callbacks.Decision, change_id: int) -> None:
    """Agree to a change, or decline it; the asker withdraws it with the same button."""
    async with context.transaction() as db:
        agree = decision == "yes"
        change = await shared_changes.answer(db, change_id, context.account, agree=agree, now=context.now)
        answer = views.consent(change, context.t)
    await context.edit(answer)


async def see(_update: Update, context: Context, change_id: int) -> None:
    """Show a change that waits for this officer, from `/todo`."""
    async with context.transaction() as db:
        change = await office_changes.get(db, change_id)
        with hidden("office-change-gone"):
            me = await people.acting(db, context.account, change.branch_id)
        if me.id != change.person_id:
            await powers.require(db, me, Power.CONTEST_CHANGE)
        if change.objected_at is not None:
            answer = await views.frozen(db, change, context.t, reader_id=me.account_id)
        else:
            answer = views.consent(change, context.t)
    await context.answer(answer)


async def ask_handover(_update: Update, context: Context, person_id: int) -> None:
    """Ask the person, or a second officer, to agree that the person becomes the secretary."""
    async with context.transaction() as db:
        person = await people.still_there(db, person_id)
        with hidden("person-gone"):
            me = await powers.officer(db, context.account, Power.CONTEST_CHANGE, person.branch_id)
        change = await shared_changes.ask_handover(db, me, person, now=context.now)
        answer = await views.asked(db, change, context.t)
    await context.edit(answer)


async def take_name(_update: Update, context: Context, link: Link) -> None:
    """Bind the account to the person for whom the operator issued the link."""
    async with context.transaction() as db:
        person = await shared_changes.take_name(db, context.account, link.signature, now=context.now)
        answer = await binding_views.bound(db, person, context.t)
    await context.answer(answer)


LINKS = {shared_changes.PURPOSE: take_name}
HANDLERS = (
    callbacks.OFFICE_CONTEST.handler(contest),
    callbacks.OFFICE_DECIDE.handler(decide),
    callbacks.OFFICE_CONSENT.handler(consent),
    callbacks.OFFICE_SEE.handler(see),
    callbacks.HANDOVER_ASK.handler(ask_handover),
)

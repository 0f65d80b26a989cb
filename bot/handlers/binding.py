"""`认领身份`: a member picks the own name in the private chat, an officer confirms it with one tap."""

from telegram import Update
from telegram.ext import CallbackQueryHandler

from bot.context import Context
from bot.domain.branch import branches, people, powers
from bot.domain.links import Link
from bot.domain.membership import binding
from bot.views import binding as views


async def arrive(_update: Update, context: Context, link: Link) -> None:
    """The button of the group's card; the names to choose from."""
    async with context.transaction() as db:
        branch = await branches.named(db, link)
        claim = await binding.begin(db, context.account, branch)
        names = await binding.free(db, branch.id)
        answer = views.claimed(claim, context.t) if claim else views.choose(branch, names, 0, context.t)
    await context.answer(answer)


async def turn_page(update: Update, context: Context) -> None:
    """Another page of names, or choosing again after a wrong choice."""
    branch_id, number = context.numbers
    async with context.transaction() as db:
        branch = await branches.get(db, await binding.open_question(db, context.account, branch_id))
        await binding.begin(db, context.account, branch)
        answer = views.choose(branch, await binding.free(db, branch.id), number, context.t)
    await context.edit(answer)


async def pick(update: Update, context: Context) -> None:
    """A name was tapped."""
    (person_id,) = context.numbers
    async with context.transaction() as db:
        person = await people.still_there(db, person_id)
        await binding.open_question(db, context.account, person.branch_id)
        claim = await binding.claim(db, context.account, person, now=context.now)
        answer = await views.answered(db, claim, context.t) if claim.decided_at else views.claimed(claim, context.t)
    await context.edit(answer)


async def typed(update: Update, context: Context) -> None:
    """A name was typed."""
    async with context.transaction() as db:
        branch_id = await binding.open_question(db, context.account)
        person = await binding.by_name(db, branch_id, update.effective_message.text or "")
        claim = await binding.claim(db, context.account, person, now=context.now)
        answer = await views.answered(db, claim, context.t) if claim.decided_at else views.claimed(claim, context.t)
    await context.answer(answer)


async def decide(update: Update, context: Context) -> None:
    """An officer confirms or not; whoever is second sees the first decision."""
    (claim_id,) = context.numbers
    accept = update.callback_query.data.startswith("bind:yes")
    async with context.transaction() as db:
        now = context.now
        claim = await binding.decide(db, claim_id, context.account, accept=accept, now=now)
        answer = await views.asked(db, claim, context.t)
    await context.edit(answer)


async def show_waiting(update: Update, context: Context) -> None:
    """From the roster: the claim that has waited longest, for officers whom no message reached."""
    (branch_id,) = context.numbers
    async with context.transaction() as db:
        await powers.keeper(db, context.account, branch_id)
        waiting = await binding.waiting(db, branch_id)
        answer = await views.asked(db, waiting[0], context.t) if waiting else views.all_accepted([], context.t)
    await context.answer(answer)


async def accept_all(update: Update, context: Context) -> None:
    """Everybody who waits is confirmed."""
    branch_id, newest = context.numbers
    async with context.transaction() as db:
        now = context.now
        claims = await binding.accept_all(db, branch_id, context.account, up_to=newest, now=now)
        answer = views.all_accepted(claims, context.t)
    await context.answer(answer)


async def turn_founder_page(update: Update, context: Context) -> None:
    """Another page of names for whoever set the branch up."""
    branch_id, number = context.numbers
    async with context.transaction() as db:
        branch, _me = await powers.keeper(db, context.account, branch_id)
        answer = views.whose_are_you(branch, await binding.free(db, branch.id), number, context.t)
    await context.edit(answer)


async def pick_founder(update: Update, context: Context) -> None:
    """Whoever set the branch up says who they are, and is bound at once."""
    (person_id,) = context.numbers
    async with context.transaction() as db:
        person = await people.still_there(db, person_id)
        claim = await binding.bind_founder(db, context.account, person, now=context.now)
        answer = await views.answered(db, claim, context.t)
    await context.edit(answer)


LINKS = {binding.PURPOSE: arrive}
ANSWERS = {"claim": typed}
HANDLERS = (
    CallbackQueryHandler(turn_page, r"^bind:page:\d{1,9}:\d{1,9}$"),
    CallbackQueryHandler(pick, r"^bind:pick:\d{1,9}$"),
    CallbackQueryHandler(decide, r"^bind:(?:yes|no):\d{1,9}$"),
    CallbackQueryHandler(show_waiting, r"^bind:next:\d{1,9}$"),
    CallbackQueryHandler(accept_all, r"^bind:all:\d{1,9}:\d{1,9}$"),
    CallbackQueryHandler(turn_founder_page, r"^bind:mine:\d{1,9}:\d{1,9}$"),
    CallbackQueryHandler(pick_founder, r"^bind:me:\d{1,9}$"),
)

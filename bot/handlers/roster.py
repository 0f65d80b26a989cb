"""`/roster`: the people, read from a file or lines, added to and changed by officers and the founder."""

from typing import TYPE_CHECKING

from telegram import Update
from telegram.ext import CommandHandler
from telegram.ext.filters import ChatType

from bot.context import Context
from bot.domain.branch import people, powers
from bot.domain.branch.accounts import expect, expect_nothing
from bot.domain.branch.powers import Power
from bot.domain.membership import binding, roster
from bot.domain.membership.roster import Entry, Merge
from bot.domain.refusals import Refused
from bot.domain.roles import Kind, Office
from bot.handlers import attachments
from bot.intake.roster import RosterDraft, read_roster
from bot.views import binding as binding_views
from bot.views import callbacks
from bot.views import roster as views

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.ext.asyncio import AsyncSession

    from bot.storage.tables.branch import Branch, Person
    from bot.telegram.message import Message
    from bot.texts import Texts


async def show(_update: Update, context: Context) -> None:
    """`/roster`."""
    async with context.transaction() as db:
        branch, _me = await powers.keeper(db, context.account, power=Power.READ_ROSTER)
        answer = await _page(db, context, branch, 0)
    await context.answer(answer)


async def turn_page(update: Update, context: Context, branch_id: int, number: int) -> None:
    """Another page, or back to the list."""
    async with context.transaction() as db:
        branch, _me = await powers.keeper(db, context.account, branch_id, Power.READ_ROSTER)
        answer = await _page(db, context, branch, number)
    await context.edit(answer)


async def ask_list(update: Update, context: Context, branch_id: int) -> None:
    """`[导入名册]`, `[重新发送]`."""
    async with context.transaction() as db:
        branch, _me = await powers.keeper(db, context.account, branch_id)
        await expect(db, context.account, "roster", branch=branch.id)
        answer = views.ask_list(context.t)
    await context.answer(answer)


async def read_list(update: Update, context: Context) -> None:
    """The list came: show what it says and would change. It is kept with the account until it is saved."""
    draft = await _read(update, context)
    async with context.transaction() as db:
        branch, _me = await powers.keeper(db, context.account, context.account.awaiting_data["branch"])
        entries = _entries(draft)
        number = update.update_id
        if entries:
            kept = roster.as_json(entries)
            await expect(db, context.account, "roster", branch=branch.id, draft=number, people=kept)
            outcome = roster.merge(await people.roster(db, branch.id), entries)
            answer = views.preview(branch, entries, draft.problems, outcome, number, context.t)
        else:
            answer = views.nobody_read(draft.problems, context.t)
    await context.answer(answer)


async def save(update: Update, context: Context, saving: callbacks.Saving, branch_id: int, number: int) -> None:
    """`[保存]`, with or without those the list does not name; then the founder says which name is theirs."""
    now = context.now
    async with context.transaction() as db:
        branch, me = await powers.keeper(db, context.account, branch_id)
        kept = context.account.awaiting_data
        if context.account.awaiting != "roster" or (kept.get("branch"), kept.get("draft")) != (
            branch_id,
            number,
        ):
            raise Refused("roster-draft-gone")
        entries = roster.from_json(kept["people"])
        swap = saving == "swap"
        outcome = await roster.save(db, branch.id, entries, by=me, now=now, remove_absent=swap)
        await expect_nothing(db, context.account)
        answer = views.saved(branch, outcome, context.t)
        question = await _founder_question(db, context, branch, outcome)
    await context.edit(answer)
    if question is not None:
        await context.answer(question)


async def ask_more(update: Update, context: Context, branch_id: int) -> None:
    """`[添加]`."""
    async with context.transaction() as db:
        branch, _me = await powers.keeper(db, context.account, branch_id)
        await expect(db, context.account, "roster-add", branch=branch.id)
        answer = views.ask_more(context.t)
    await context.answer(answer)


async def add(update: Update, context: Context) -> None:
    """The line of whoever is to be added; a line that is not understood adds nobody."""
    draft = await _read(update, context)
    question = None
    async with context.transaction() as db:
        branch, me = await powers.keeper(db, context.account, context.account.awaiting_data["branch"])
        if draft.problems:
            answer = views.not_added(draft.problems, context.t)
        else:
            now = context.now
            outcome = await roster.add(db, branch.id, _entries(draft), by=me, now=now)
            await expect_nothing(db, context.account)
            answer = views.saved(branch, outcome, context.t)
            question = await _founder_question(db, context, branch, outcome)
    await context.answer(answer)
    if question is not None:
        await context.answer(question)


async def post_card(update: Update, context: Context, branch_id: int) -> None:
    """The card `认领身份` goes to the group once more."""
    async with context.transaction() as db:
        branch, _me = await powers.keeper(db, context.account, branch_id)
        await binding.post_card(db, branch, now=context.now, again=True)
        answer = views.card_reposted(context.t)
    await context.answer(answer)


async def show_person(update: Update, context: Context, screen: callbacks.Screen, person_id: int) -> None:
    """One person, and the questions about them that change nothing yet."""
    async with context.transaction() as db:
        power = Power.READ_ROSTER if screen == "card" else Power.KEEP_ROSTER
        person, _me = await _keeps(db, context, person_id, power)
        if screen == "rename":
            await expect(db, context.account, "roster-rename", person=person.id)
        answer = SCREENS[screen](person, context.t)
    await (context.answer if screen == "rename" else context.edit)(answer)


async def set_kind(update: Update, context: Context, person_id: int, kind: Kind) -> None:
    """Another kind of membership."""
    async with context.transaction() as db:
        person, me = await _keeps(db, context, person_id)
        await roster.set_kind(db, person, kind, by=me, now=context.now)
        answer = views.card(person, context.t)
    await context.edit(answer)


async def turn_office(update: Update, context: Context, person_id: int, office: Office) -> None:
    """An office given or taken back."""
    async with context.transaction() as db:
        person, me = await _keeps(db, context, person_id)
        await roster.turn_office(db, person, office, by=me, now=context.now)
        answer = views.choose_offices(person, context.t)
    await context.edit(answer)


async def rename(update: Update, context: Context) -> None:
    """The name as it should be written."""
    async with context.transaction() as db:
        person, me = await _keeps(db, context, context.account.awaiting_data["person"])
        text = update.effective_message.text or ""
        await roster.rename(db, person, text, by=me, now=context.now)
        await expect_nothing(db, context.account)
        answer = views.renamed(person, context.t)
    await context.answer(answer)


async def remove(update: Update, context: Context, person_id: int) -> None:
    """Somebody leaves the roster."""
    async with context.transaction() as db:
        person, me = await _keeps(db, context, person_id)
        await roster.remove(db, person, by=me, now=context.now)
        answer = views.removed(person, context.t)
    await context.edit(answer)


async def unbind(update: Update, context: Context, person_id: int) -> None:
    """An account loses its name."""
    async with context.transaction() as db:
        person, me = await _keeps(db, context, person_id)
        await binding.unbind(db, person, by=me, now=context.now)
        answer = views.card(person, context.t)
    await context.edit(answer)


async def _page(db: "AsyncSession", context: Context, branch: "Branch", number: int) -> "Message":
    everybody, waiting = await people.roster(db, branch.id), await binding.waiting(db, branch.id)
    return views.page(branch, everybody, number, len(waiting), context.t)


async def _founder_question(db: "AsyncSession", context: Context, branch: "Branch", outcome: Merge) -> "Message | None":
    """Who set the branch up and is not bound yet may find the own name among the new ones."""
    names = await binding.free(db, branch.id)
    if not outcome.new or not names or not await roster.needs_founder_name(db, context.account, branch):
        return None
    return binding_views.whose_are_you(branch, names, 0, context.t)


async def _read(update: Update, context: Context) -> RosterDraft:
    """What the message says, read before the transaction opens; a refusal is told in the account's words."""
    try:
        return await attachments.table(update, read_roster, picture="roster-not-a-picture")
    except Refused as refused:
        async with context.transaction():
            raise refused from None


async def _keeps(
    db: "AsyncSession", context: Context, person_id: int, power: Power = Power.KEEP_ROSTER
) -> "tuple[Person, Person | None]":
    """The person on whose branch's roster this account may work, and who does it."""
    person = await people.still_there(db, person_id)
    _branch, me = await powers.keeper(db, context.account, person.branch_id, power)
    return person, me


def _entries(draft: RosterDraft) -> list[Entry]:
    return [Entry(line.name, line.kind, line.offices) for line in draft.people]


SCREENS: dict[callbacks.Screen, "Callable[[Person, Texts], Message]"] = {
    "card": views.card,
    "kinds": views.choose_kind,
    "offices": views.choose_offices,
    "rename": views.ask_name,
    "remove": views.really_remove,
    "unbind": views.really_unbind,
}
ANSWERS = {"roster": read_list, "roster-add": add, "roster-rename": rename}
HANDLERS = (
    CommandHandler("roster", show, ChatType.PRIVATE),
    callbacks.ROSTER_PAGE.handler(turn_page),
    callbacks.ROSTER_IMPORT.handler(ask_list),
    callbacks.ROSTER_SAVE.handler(save),
    callbacks.ROSTER_ADD.handler(ask_more),
    callbacks.ROSTER_POST_CARD.handler(post_card),
    callbacks.ROSTER_PERSON.handler(show_person),
    callbacks.ROSTER_KIND.handler(set_kind),
    callbacks.ROSTER_OFFICE.handler(turn_office),
    callbacks.ROSTER_REMOVE.handler(remove),
    callbacks.ROSTER_UNBIND.handler(unbind),
)

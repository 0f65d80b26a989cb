"""`/roster`: the people of the branch, read from a file or lines, changed by officers and the founder."""

from typing import TYPE_CHECKING

from telegram import Update
from telegram.ext import CommandHandler
from telegram.ext.filters import ChatType

from bot.context import Context
from bot.domain.branch import groups, people, powers
from bot.domain.branch.accounts import expect, expect_nothing
from bot.domain.branch.powers import Power
from bot.domain.membership import binding, claim_links, roster, shared_changes
from bot.domain.roles import Kind, Office
from bot.views import callbacks
from bot.views import office_changes as office_change_views
from bot.views import roster as views
from bot.views import terms as terms_views

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.ext.asyncio import AsyncSession

    from bot.storage.tables.branch import Branch, Person
    from bot.telegram.message import Message
    from bot.texts import Texts


async def show(_update: Update, context: Context) -> None:
    """`/roster`: show its first page."""
    async with context.transaction() as db:
        branch, _me = await powers.keeper(db, context.account, power=Power.READ_ROSTER)
        answer = await _page(db, context, branch, 0)
    await context.answer(answer)


async def turn_page(update: Update, context: Context, branch_id: int, number: int) -> None:
    """Show another page, or go back to the list."""
    async with context.transaction() as db:
        branch, _me = await powers.keeper(db, context.account, branch_id, Power.READ_ROSTER)
        answer = await _page(db, context, branch, number)
    await context.edit(answer)


async def ask_list(update: Update, context: Context, branch_id: int) -> None:
    """`[导入名册]`, `[重新发送]`: ask for the list."""
    async with context.transaction() as db:
        branch, _me = await powers.keeper(db, context.account, branch_id)
        await expect(db, context.account, "roster", branch=branch.id)
        answer = views.ask_list(context.t)
    await context.answer(answer)


async def ask_more(update: Update, context: Context, branch_id: int) -> None:
    """`[添加]`: ask for the people to add."""
    async with context.transaction() as db:
        branch, _me = await powers.keeper(db, context.account, branch_id)
        await expect(db, context.account, "roster-add", branch=branch.id)
        answer = views.ask_more(context.t)
    await context.answer(answer)


async def post_card(update: Update, context: Context, branch_id: int) -> None:
    """Post the card `认领身份` to the group again."""
    async with context.transaction() as db:
        branch, _me = await powers.keeper(db, context.account, branch_id)
        await claim_links.post_card(db, branch, now=context.now, again=True)
        answer = views.card_reposted(context.t)
    await context.answer(answer)


async def show_person(update: Update, context: Context, screen: callbacks.Screen, person_id: int) -> None:
    """Show one person, or a question about them that changes nothing yet."""
    async with context.transaction() as db:
        power = Power.READ_ROSTER if screen in {"card", "handover"} else Power.KEEP_ROSTER
        person, _me = await powers.keeper_of(db, context.account, person_id, power)
        if screen == "rename":
            await expect(db, context.account, "roster-rename", person=person.id)
        elif screen == "kinds":  # a line with a day is an answer, too
            await expect(db, context.account, "roster-add", branch=person.branch_id)
        answer = SCREENS[screen](person, context.t)
    await (context.answer if screen == "rename" else context.edit)(answer)


async def set_kind(update: Update, context: Context, person_id: int, kind: Kind) -> None:
    """Set another kind of membership."""
    async with context.transaction() as db:
        person, me = await powers.keeper_of(db, context.account, person_id)
        await roster.set_kind(db, person, kind, by=me, now=context.now)
        answer = views.card(person, context.t)
    await context.edit(answer)


async def turn_office(update: Update, context: Context, person_id: int, office: Office) -> None:
    """Give an office, or take it back."""
    async with context.transaction() as db:
        person, me = await powers.keeper_of(db, context.account, person_id)
        await roster.turn_office(db, person, office, by=me, now=context.now)
        answer = views.choose_offices(person, context.t)
    await context.edit(answer)


async def rename(update: Update, context: Context) -> None:
    """Correct the person's name."""
    async with context.transaction() as db:
        person, me = await powers.keeper_of(db, context.account, context.account.awaiting_data["person"])
        text = update.effective_message.text or ""
        await roster.rename(db, person, text, by=me, now=context.now)
        await expect_nothing(db, context.account)
        answer = views.renamed(person, context.t)
    await context.answer(answer)


async def ask_cause(update: Update, context: Context, person_id: int) -> None:
    """Ask why a person leaves, for the button of an earlier version."""
    await show_person(update, context, "remove", person_id)


async def unbind(update: Update, context: Context, person_id: int) -> None:
    """Unbind a person from their account; for that of another keeper, ask a second officer."""
    async with context.transaction() as db:
        person, me = await powers.keeper_of(db, context.account, person_id)
        change = await shared_changes.unbind(db, person, by=me, now=context.now)
        answer = views.card(person, context.t)
        if change is not None:
            answer = await office_change_views.asked(db, change, context.t)
    await context.edit(answer)


async def _page(db: "AsyncSession", context: Context, branch: "Branch", number: int) -> "Message":
    everybody, waiting = await people.roster(db, branch.id), await binding.waiting(db, branch.id)
    in_groups = await groups.of_branch(db, branch.id, context.now)
    return views.page(branch, everybody, in_groups, number, len(waiting), context.t)


SCREENS: dict[callbacks.Screen, "Callable[[Person, Texts], Message]"] = {
    "card": views.card,
    "kinds": views.choose_kind,
    "offices": views.choose_offices,
    "rename": views.ask_name,
    "remove": terms_views.ask_cause,
    "unbind": views.really_unbind,
    "handover": office_change_views.ask_handover,
}
ANSWERS = {"roster-rename": rename}
HANDLERS = (
    CommandHandler("roster", show, ChatType.PRIVATE),
    callbacks.ROSTER_PAGE.handler(turn_page),
    callbacks.ROSTER_IMPORT.handler(ask_list),
    callbacks.ROSTER_ADD.handler(ask_more),
    callbacks.ROSTER_POST_CARD.handler(post_card),
    callbacks.ROSTER_PERSON.handler(show_person),
    callbacks.ROSTER_KIND.handler(set_kind),
    callbacks.ROSTER_OFFICE.handler(turn_office),
    callbacks.ROSTER_REMOVE.handler(ask_cause),
    callbacks.ROSTER_UNBIND.handler(unbind),
)

"""`/roster` → 已离开的人: the branch decides what is erased of a person who has left, and whether the name stays."""

from typing import TYPE_CHECKING

from telegram import Update

from bot.context import Context
from bot.domain.branch import powers
from bot.domain.membership import erasure
from bot.domain.refusals import hidden
from bot.views import callbacks
from bot.views import departed as views

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncSession

    from bot.storage.tables.branch import Branch, Person


async def show_list(_update: Update, context: Context, branch_id: int, page: int) -> None:
    """List those who have left, a page at a time."""
    async with context.transaction() as db:
        branch, _me = await powers.keeper(db, context.account, branch_id)
        answer = views.everybody(branch, await erasure.departed(db, branch.id), page, context.t)
    await context.edit(answer)


async def show(_update: Update, context: Context, person_id: int) -> None:
    """Show what could be erased of one person."""
    async with context.transaction() as db:
        person, _branch, _me = await _departed(db, context, person_id)
        answer = views.card(person, await erasure.words_of(db, person), context.t)
    await context.edit(answer)


async def ask(_update: Update, context: Context, what: callbacks.Erased, person_id: int) -> None:
    """Ask for confirmation: what is erased does not come back."""
    async with context.transaction() as db:
        person, branch, _me = await _departed(db, context, person_id)
        if what == "name":
            await erasure.require_parted(db, person, now=context.now)
        answer = views.really(person, what, views.alias(person, context.words_of(branch)), context.t)
    await context.edit(answer)


async def erase(_update: Update, context: Context, what: callbacks.Erased, person_id: int) -> None:
    """Erase the words about a person, and replace the name if that was chosen."""
    async with context.transaction() as db:
        person, branch, me = await _departed(db, context, person_id)
        alias = views.alias(person, context.words_of(branch)) if what == "name" else None
        await erasure.erase(db, person, by=me, alias=alias, now=context.now)
        answer = views.erased(person, what, context.t)
    await context.services.database.empty_journal()  # it still holds the pages with the words
    await context.edit(answer)


async def _departed(db: "AsyncSession", context: Context, person_id: int) -> "tuple[Person, Branch, Person | None]":
    """Return a person who has left, their branch, and the acting keeper of its roster."""
    person = await erasure.departed_one(db, person_id)
    with hidden("person-gone"):
        branch, me = await powers.keeper(db, context.account, person.branch_id)
    return person, branch, me


HANDLERS = (
    callbacks.DEPARTED_LIST.handler(show_list),
    callbacks.DEPARTED_PERSON.handler(show),
    callbacks.DEPARTED_ASK.handler(ask),
    callbacks.DEPARTED_ERASE.handler(erase),
)

"""`认领身份`: a member picks their own name in the private chat, and an officer confirms it with one tap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram import ChatMember
from telegram.error import TelegramError

from bot.domain.branch import branches, people, powers
from bot.domain.membership import binding, claim_links, claim_lists, name_choice
from bot.domain.refusals import Refused
from bot.views import binding as views
from bot.views import callbacks

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncSession
    from telegram import Update

    from bot.context import Context
    from bot.domain.links import Link
    from bot.storage.tables.branch import Branch
    from bot.storage.tables.membership import Claim
    from bot.telegram.message import Message


async def arrive(_update: Update, context: Context, link: Link) -> None:
    """Show the names to choose from, or the claim that already waits, after a tap on the group's card.

    The names are for members of the group only: a link may have been passed on.
    """
    async with context.services.database.read() as db:
        chat_id = (await claim_links.followed(db, link, now=context.now)).chat_id
    inside = await _may_be_in_group(context, chat_id)
    async with context.transaction() as db:
        _require(inside=inside)
        answer = await offer(db, context, await claim_links.followed(db, link, now=context.now))
    await context.answer(answer)


async def offer(db: AsyncSession, context: Context, branch: Branch) -> Message:
    """Return the names to choose from, or the claim that already waits."""
    claim = await name_choice.begin(db, context.account, branch)
    if claim is not None:
        return await views.claimed(db, claim, context.t)
    return views.choose(branch, await name_choice.free(db, branch.id), 0, context.t)


async def turn_page(update: Update, context: Context, branch_id: int, number: int) -> None:
    """Show another page of names, or the first one again after a wrong choice."""
    inside = await _may_be_in_group_of(context, branch_id)
    async with context.transaction() as db:
        branch = await branches.get(
            db, await name_choice.open_question(db, context.account, branch_id, now=context.now)
        )
        _require(inside=inside)
        await name_choice.begin(db, context.account, branch)
        answer = views.choose(branch, await name_choice.free(db, branch.id), number, context.t)
    await context.edit(answer)


async def pick(update: Update, context: Context, person_id: int) -> None:
    """Claim the name that was tapped."""
    async with context.services.database.read() as db:
        branch_id = await people.home(db, person_id)
    inside = await _may_be_in_group_of(context, branch_id)
    async with context.transaction() as db:
        person = await name_choice.picked(db, context.account, person_id, now=context.now)
        _require(inside=inside)
        claim = await binding.claim(db, context.account, person, now=context.now)
        answer = await _claimed(db, context, claim)
    await context.edit(answer)


async def typed(update: Update, context: Context) -> None:
    """Claim the name that was typed."""
    inside = await _may_be_in_group_of(context, context.branch_id)
    async with context.transaction() as db:
        branch_id = await name_choice.open_question(db, context.account, now=context.now)
        _require(inside=inside)
        person = await name_choice.by_name(db, branch_id, update.effective_message.text or "")
        claim = await binding.claim(db, context.account, person, now=context.now)
        answer = await _claimed(db, context, claim)
    await context.answer(answer)


async def decide(update: Update, context: Context, decision: callbacks.Decision, claim_id: int) -> None:
    """Confirm or refuse a claim; a second officer sees the first one's decision."""
    async with context.transaction() as db:
        now = context.now
        claim = await binding.decide(db, claim_id, context.account, accept=decision == "yes", now=now)
        shown = await claim_lists.shown(db, claim.branch_id, context.account.telegram_id, _pressed(update))
        answer = await views.asked(db, shown if claim in shown else [claim, *shown], context.t)
    await context.edit(answer)


async def show_waiting(update: Update, context: Context, branch_id: int) -> None:
    """Show the waiting claims from a button of the roster, for officers whom no message reached."""
    async with context.transaction() as db:
        await powers.keeper(db, context.account, branch_id)
        waiting = await binding.waiting(db, branch_id)
        answer = await views.asked(db, waiting, context.t) if waiting else views.none_waiting(context.t)
    await context.answer(answer)


async def accept_all(update: Update, context: Context, branch_id: int, newest: int) -> None:
    """Confirm the undisputed claims that wait, up to the newest one that the message showed."""
    async with context.transaction() as db:
        now = context.now
        claims = await binding.accept_all(db, branch_id, context.account, up_to=newest, now=now)
        waiting = await binding.waiting(db, branch_id)
        answer = await views.all_accepted(db, claims, waiting, context.t)
    await context.answer(answer)


async def turn_founder_page(update: Update, context: Context, branch_id: int, number: int) -> None:
    """Show the founder another page of names."""
    async with context.transaction() as db:
        branch, _me = await powers.keeper(db, context.account, branch_id)
        answer = views.whose_are_you(branch, await name_choice.free(db, branch.id), number, context.t)
    await context.edit(answer)


async def pick_founder(update: Update, context: Context, person_id: int) -> None:
    """Bind the founder to the name that they picked, at once."""
    async with context.transaction() as db:
        claim = await binding.bind_founder(db, context.account, person_id, now=context.now)
        answer = await views.answered(db, claim, context.t)
    await context.edit(answer)


async def _claimed(db: AsyncSession, context: Context, claim: Claim) -> Message:
    return await (views.answered if claim.decided_at else views.claimed)(db, claim, context.t)


def _require(*, inside: bool) -> None:
    """Refuse who is not in the branch's group: the names, and claims of them, are for its members only.

    Raises:
        Refused: `claim-not-in-group`.
    """
    if not inside:
        raise Refused("claim-not-in-group")


async def _may_be_in_group_of(context: Context, branch_id: int | None) -> bool:
    async with context.services.database.read() as db:
        chat_id = await branches.chat_of(db, branch_id) if branch_id is not None else None
    return await _may_be_in_group(context, chat_id)


async def _may_be_in_group(context: Context, chat_id: int | None) -> bool:
    """False if Telegram says that the sender is not in the group; a network call, to make before the transaction."""
    if chat_id is None:
        return False
    try:
        member = await context.bot.get_chat_member(chat_id, context.incoming.effective_user.id)
    except TelegramError as problem:  # of a group that hides its members Telegram does not tell
        return not any(words in str(problem).lower() for words in NOT_THERE)
    if member.status == ChatMember.RESTRICTED:
        return bool(getattr(member, "is_member", False))
    return member.status not in {ChatMember.LEFT, ChatMember.BANNED}


def _pressed(update: Update) -> int:
    query = update.callback_query
    return query.message.message_id if query is not None and query.message is not None else 0


NOT_THERE = ("user not found", "member not found", "participant_id_invalid", "user_not_participant")
LINKS = {claim_links.PURPOSE: arrive}
ANSWERS = {"claim": typed}
HANDLERS = (
    callbacks.BINDING_PAGE.handler(turn_page),
    callbacks.BINDING_PICK.handler(pick),
    callbacks.BINDING_DECIDE.handler(decide),
    callbacks.BINDING_NEXT.handler(show_waiting),
    callbacks.BINDING_ACCEPT_ALL.handler(accept_all),
    callbacks.BINDING_FOUNDER_PAGE.handler(turn_founder_page),
    callbacks.BINDING_FOUNDER_PICK.handler(pick_founder),
)

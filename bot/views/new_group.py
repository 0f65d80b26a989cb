"""Messages of the replacement of a branch's group: how to name the new one, the question, and who is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.branch import branches, people
from bot.telegram.message import Button, Message
from bot.views import callbacks

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncSession

    from bot.storage.tables.branch import Branch
    from bot.storage.tables.obligations import Delivery
    from bot.texts import Texts


def how(branch: Branch, t: Texts) -> Message:
    """Say how to name the new group."""
    return Message(t.html("new-group-how", branch=branch.name or branch.title, old=branch.title))


def question(branch: Branch, fresh: Branch, t: Texts) -> Message:
    """Ask the officer to confirm the new group."""
    button = Button(t.plain("button-new-group"), callbacks.GROUP_REPLACE_CONFIRM.data(branch.id, fresh.id))
    names = {"branch": branch.name or branch.title, "old": branch.title, "new": fresh.title}
    return Message(t.html("new-group-question", **names), buttons=((button,),))


def replaced(branch: Branch, old: str, t: Texts) -> Message:
    """Confirm that the group was replaced."""
    return Message(t.html("new-group-done", branch=branch.name or branch.title, old=old, new=branch.title))


async def left_letter(db: AsyncSession, delivery: Delivery, t: Texts) -> Message:
    """Tell the old group that the branch has left it."""
    branch = await branches.get(db, delivery.branch_id)
    return Message(t.html("new-group-left", branch=branch.name or branch.title))


async def told_letter(db: AsyncSession, delivery: Delivery, t: Texts) -> Message:
    """Tell another officer who replaced the group."""
    branch = await branches.get(db, delivery.branch_id)
    who = (await people.of_branch(db, delivery.person_id or 0, branch.id)).name
    names = {"branch": branch.name or branch.title, "old": delivery.args["old"], "new": delivery.args["new"]}
    return Message(t.html("new-group-told", who=who, **names))

"""Messages of binding: the card in the group, the choice of a name, the officers' question, the answer to it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from bot.domain.branch import branches, people
from bot.domain.membership import binding
from bot.domain.names import quoted
from bot.telegram.message import Button, Message
from bot.views import callbacks
from bot.views.names import names
from bot.views.roster import PAGE, described, in_rows, turn_pages

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy.ext.asyncio import AsyncSession

    from bot.storage.tables.branch import Branch, Person
    from bot.storage.tables.membership import Claim
    from bot.storage.tables.obligations import Delivery
    from bot.telegram.callbacks import Callback, Data
    from bot.texts import Texts


async def card_letter(db: AsyncSession, delivery: Delivery, t: Texts) -> Message:
    """Return the card for the group: one button and how many people are bound, without names."""
    branch = await branches.get(db, delivery.branch_id)
    everybody = await people.roster(db, branch.id)
    bound = sum(1 for person in everybody if person.account_id is not None)
    button = Button(t.plain("button-claim"), url=t.link(binding.link_payload(branch)))
    text = t.html("claim-card", branch=branch.name or branch.title, bound=bound, people=len(everybody))
    return Message(text, buttons=((button,),))


async def ask_letter(db: AsyncSession, delivery: Delivery, t: Texts) -> Message | None:
    """Ask an officer to confirm a claim; once it is decided, show the decision.

    None if the claim is gone, or was decided before the question could be sent.
    """
    claim = await binding.get(db, delivery.args["claim"])
    if claim is None or (claim.decided_at is not None and delivery.message_id is None):
        return None
    return await asked(db, claim, t)


async def answer_letter(db: AsyncSession, delivery: Delivery, t: Texts) -> Message | None:
    """Tell the claimant what the officer decided."""
    claim = await binding.get(db, delivery.args["claim"])
    return None if claim is None else await answered(db, claim, t)


async def unbound_letter(db: AsyncSession, delivery: Delivery, t: Texts) -> Message:
    """Tell the member that an officer unbound their account."""
    branch = await branches.get(db, delivery.branch_id)
    return Message(t.html("claim-unbound", branch=branch.name or branch.title))


async def asked(db: AsyncSession, claim: Claim, t: Texts) -> Message:
    """Return the officers' question in its present state: open, or decided and by whom."""
    account = quoted(claim.account.display_name) or "—"
    if claim.decided_at is not None:
        key = "claim-asked-yes" if claim.accepted else "claim-asked-no"
        who = await people.name_behind(db, claim.branch_id, claim.decided_by) or "—"
        return Message(t.html(key, account=account, name=claim.person.name, who=who))
    waiting = await binding.waiting(db, claim.branch_id)
    rows: list[tuple[Button, ...]] = [
        (
            Button(t.plain("button-claim-yes"), callbacks.BINDING_DECIDE.data("yes", claim.id)),
            Button(t.plain("button-claim-no"), callbacks.BINDING_DECIDE.data("no", claim.id)),
        )
    ]
    if len(waiting) > 1:
        label = t.plain("button-claim-all", claims=len(waiting))
        rows.append((Button(label, callbacks.BINDING_ACCEPT_ALL.data(claim.branch_id, waiting[-1].id)),))
    return Message(t.html("claim-ask", account=account, person=described(claim.person, t)), buttons=tuple(rows))


async def answered(db: AsyncSession, claim: Claim, t: Texts) -> Message:
    """Return the decision for the claimant, with the next step."""
    branch = await branches.get(db, claim.branch_id)
    name = branch.name or branch.title
    if claim.accepted:
        return Message(t.html("claim-accepted", name=claim.person.name, branch=name))
    again = Button(t.plain("button-claim-again"), callbacks.BINDING_PAGE.data(branch.id, 0))
    return Message(t.html("claim-refused", name=claim.person.name, branch=name), buttons=((again,),))


def all_accepted(claims: Sequence[Claim], t: Texts) -> Message:
    """Report the result of `[全部确认]`."""
    bound = [claim.person for claim in claims if claim.accepted]
    if not bound:
        return Message(t.html("claim-none-waiting"))
    return Message(t.html("claim-all-accepted", people=len(bound), names=names(bound, t, "roster")))


def choose(branch: Branch, free: Sequence[Person], number: int, t: Texts) -> Message:
    """Ask which name is the account's own; offer the names not claimed yet, a page at a time. Typing works too."""
    key = "claim-choose" if free else "claim-nobody-free"
    rows = _names(free, number, callbacks.BINDING_PICK, partial(callbacks.BINDING_PAGE.data, branch.id), t)
    return Message(t.html(key, branch=branch.name or branch.title), buttons=rows)


def claimed(claim: Claim, t: Texts) -> Message:
    """Say that the claim waits for an officer."""
    again = Button(t.plain("button-claim-again"), callbacks.BINDING_PAGE.data(claim.branch_id, 0))
    return Message(t.html("claim-waits", name=claim.person.name), buttons=((again,),))


def whose_are_you(branch: Branch, free: Sequence[Person], number: int, t: Texts) -> Message:
    """Ask the founder which name is theirs."""
    rows = _names(
        free, number, callbacks.BINDING_FOUNDER_PICK, partial(callbacks.BINDING_FOUNDER_PAGE.data, branch.id), t
    )
    return Message(t.html("claim-founder", branch=branch.name or branch.title), buttons=rows)


def _names(
    free: Sequence[Person], number: int, pick: Callback[int], turn: Callable[[int], Data], t: Texts
) -> tuple[tuple[Button, ...], ...]:
    shown = free[number * PAGE : (number + 1) * PAGE]
    rows = in_rows([Button(person.name, pick.data(person.id)) for person in shown])
    return (*rows, *turn_pages(number, len(free), turn, t))

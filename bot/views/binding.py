"""Messages of binding: the card in the group, the choice of a name, the officers' question, the answer to it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from bot.domain.branch import branches, people
from bot.domain.membership import binding, claim_links, claim_lists
from bot.domain.names import quoted
from bot.telegram.message import Button, Message
from bot.texts import Html
from bot.views import callbacks
from bot.views.names import names
from bot.views.roster import PAGE, described, in_rows, turn_pages

SHOWN = 18  # claims in one message

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
    link = t.link(claim_links.payload(branch, delivery.args.get("day", 0)))
    button = Button(t.plain("button-claim"), url=link)
    text = t.html("claim-card", branch=branch.name or branch.title, bound=bound, people=len(everybody))
    return Message(text, buttons=((button,),))


async def ask_letter(db: AsyncSession, delivery: Delivery, t: Texts) -> Message | None:
    """Ask an officer to decide on the claims that wait; show the decisions of those that do not wait any more.

    None if all were decided before the question could be sent.
    """
    claims = await claim_lists.listed(db, delivery)
    if delivery.message_id is None and all(claim.decided_at is not None for claim in claims):
        return None
    return await asked(db, claims, t)


async def answer_letter(db: AsyncSession, delivery: Delivery, t: Texts) -> Message | None:
    """Tell the claimant what the officer decided."""
    claim = await binding.get(db, delivery.args["claim"])
    return None if claim is None else await answered(db, claim, t)


async def unbound_letter(db: AsyncSession, delivery: Delivery, t: Texts) -> Message:
    """Tell the member that their account was unbound."""
    branch = await branches.get(db, delivery.branch_id)
    return Message(t.html("claim-unbound", branch=branch.name or branch.title))


async def asked(db: AsyncSession, claims: Sequence[Claim], t: Texts) -> Message:
    """Return the officers' question about these claims in its present state: what waits, and who decided the rest."""
    waiting = [claim for claim in claims if claim.decided_at is None]
    withdrawn = [claim for claim in claims if claim.decided_by == claim.account_id and not claim.accepted]
    decided = [claim for claim in claims if claim not in waiting and claim not in withdrawn]
    lines = [await _decided(db, claim, t) for claim in decided[-SHOWN:]]
    undisputed = [claim for claim in binding.undisputed(waiting) if claim in waiting[:SHOWN]]
    if len(waiting) == 1:
        lines.append(await _asked_one(db, waiting[0], t, number=0))
    elif waiting:
        lines.append(t.html("claim-ask-several", claims=len(waiting)))
        for number, claim in enumerate(waiting[:SHOWN], 1):
            lines.append(await _asked_one(db, claim, t, number=number, disputed=claim not in undisputed))
        if len(waiting) > SHOWN:
            lines.append(t.html("claim-ask-more", claims=len(waiting) - SHOWN))
    rows = [_decision(claim, number if len(waiting) > 1 else 0, t) for number, claim in enumerate(waiting[:SHOWN], 1)]
    if len(undisputed) > 1:
        label = t.plain("button-claim-all", claims=len(undisputed))
        rows.append((Button(label, callbacks.BINDING_ACCEPT_ALL.data(waiting[0].branch_id, undisputed[-1].id)),))
    return Message("\n".join(lines) if lines else t.html("claim-asked-elsewhere"), buttons=tuple(rows))


async def _asked_one(db: AsyncSession, claim: Claim, t: Texts, *, number: int, disputed: bool = False) -> Html:
    account, joined = claim.account, await claim_lists.joined_at(db, claim)
    text = t.html(
        "claim-ask-item" if number else "claim-ask", account=_account(claim),
        person=described(claim.person, t), username=account.username or "—", named=bool(account.username),
        joined=joined or claim.claimed_at, seen=joined is not None, number=number,
    )  # fmt: skip
    return Html(f"{text}\n{t.html('claim-ask-disputed')}") if disputed else text


async def _decided(db: AsyncSession, claim: Claim, t: Texts) -> Html:
    key = "claim-asked-yes" if claim.accepted else "claim-asked-no"
    who = await people.name_behind(db, claim.branch_id, claim.decided_by) or "—"
    return t.html(key, account=_account(claim), name=claim.person.name, who=who)


def _account(claim: Claim) -> str:
    return quoted(claim.account.display_name) or "—"


def _decision(claim: Claim, number: int, t: Texts) -> tuple[Button, ...]:
    yes, no = callbacks.BINDING_DECIDE.data("yes", claim.id), callbacks.BINDING_DECIDE.data("no", claim.id)
    before = f"{number} " if number else ""
    return Button(before + t.plain("button-claim-yes"), yes), Button(before + t.plain("button-claim-no"), no)


async def answered(db: AsyncSession, claim: Claim, t: Texts) -> Message:
    """Return the decision for the claimant, with the next step."""
    if claim.accepted:
        return await bound(db, claim.person, t)
    branch = await branches.get(db, claim.branch_id)
    name = branch.name or branch.title
    again = Button(t.plain("button-claim-again"), callbacks.BINDING_PAGE.data(branch.id, 0))
    return Message(t.html("claim-refused", name=claim.person.name, branch=name), buttons=((again,),))


async def bound(db: AsyncSession, person: Person, t: Texts) -> Message:
    """Tell an account who it is bound to."""
    branch = await branches.get(db, person.branch_id)
    return Message(t.html("claim-accepted", name=person.name, branch=branch.name or branch.title))


async def all_accepted(db: AsyncSession, claims: Sequence[Claim], waiting: Sequence[Claim], t: Texts) -> Message:
    """Report the result of `[全部确认]`, with the claims that still wait."""
    bound = [claim.person for claim in claims if claim.accepted]
    if not bound:
        return await asked(db, waiting, t) if waiting else none_waiting(t)
    done = t.html("claim-all-accepted", people=len(bound), names=names(bound, t, "roster"))
    if not waiting:
        return Message(done)
    rest = await asked(db, waiting, t)
    return Message(f"{done}\n\n{rest.text}", buttons=rest.buttons)


def none_waiting(t: Texts) -> Message:
    """Say that no claim waits."""
    return Message(t.html("claim-none-waiting"))


def choose(branch: Branch, free: Sequence[Person], number: int, t: Texts) -> Message:
    """Ask which name is the account's own; offer the names not claimed yet, a page at a time. Typing works too."""
    key = "claim-choose" if free else "claim-nobody-free"
    rows = _names(free, number, callbacks.BINDING_PICK, partial(callbacks.BINDING_PAGE.data, branch.id), t)
    return Message(t.html(key, branch=branch.name or branch.title), buttons=rows)


async def claimed(db: AsyncSession, claim: Claim, t: Texts) -> Message:
    """Say that the claim waits for an officer, and whether one was asked."""
    key = "claim-waits" if await binding.someone_decides(db, claim.branch_id) else "claim-waits-nobody"
    again = Button(t.plain("button-claim-again"), callbacks.BINDING_PAGE.data(claim.branch_id, 0))
    return Message(t.html(key, name=claim.person.name), buttons=((again,),))


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

"""Messages about a paper that came back: what it is, whether the record proves it, and what was changed in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.documents.comparison import Change
from bot.domain.report import check_code
from bot.domain.report.proof import Fault
from bot.telegram.message import Button, Message
from bot.views import callbacks

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy.ext.asyncio import AsyncSession

    from bot.documents.comparison import Difference
    from bot.domain.report.proof import Proof
    from bot.storage.tables.obligations import Delivery
    from bot.texts import Texts

HASH_SHOWN = 16
"""Digits of a hash that are shown, as in the message of each month."""
MOST = 20
"""Differences that are listed."""
_APART = (
    (Change.FILLED, "proof-filled-title"), (Change.SIGNED, "proof-signed-title"), (Change.NOTED, "proof-noted-title"),
)  # fmt: skip
"""The changes that are told apart from tampering, with their titles."""
TAMPERING = (Change.CHANGED, Change.MISSING, Change.ADDED, Change.HIDDEN, Change.TURNED)


async def head_letter(_db: AsyncSession, delivery: Delivery, t: Texts) -> Message:
    """Tell the head of the branch's record of events."""
    at = delivery.due_at.astimezone(t.zone)
    number, branch = str(delivery.args["number"]), str(delivery.args["branch"])
    text = t.html("proof-head", year=at.year, month=at.month, number=number, hash=delivery.args["hash"], branch=branch)
    return Message(text, buttons=((button(delivery.branch_id, t),),), silent=True)


def button(branch_id: int, t: Texts) -> Button:
    """Return the button that takes a file to compare."""
    return Button(t.plain("proof-button"), callbacks.PROOF_ASK.data(branch_id))


def ask(t: Texts) -> Message:
    """Ask for a file or a code."""
    return Message(t.html("proof-ask"))


def told(lines: Sequence[str], t: Texts) -> Message:
    """Return what was found, and that the next file may follow."""
    return Message("\n".join([*lines, t.html("proof-next")]))


def chosen(codes: Sequence[str], name: str, t: Texts) -> tuple[str | None, list[str]]:
    """Return the code to look up, and the lines about it: what is wrong if there is none, or that there are several."""
    valid = [code for code in codes if check_code.read(code) == code]
    if not codes:
        return None, [t.html("proof-no-code", name=name)]
    if not valid:
        return None, [t.html("proof-wrong-code", name=name, code=codes[0])]
    return valid[0], [t.html("proof-several", name=name, count=len(valid), code=valid[0])] if len(valid) > 1 else []


def unknown(code: str, t: Texts) -> str:
    """Say that no paper has this code."""
    return t.html("proof-unknown-code", code=code)


def paper(proof: Proof, t: Texts) -> list[str]:
    """Return the lines that say what paper this is, and whether the record of events still proves it."""
    document, activity = proof.document, proof.activity
    about = ""
    if activity is not None:
        about = t.html("proof-about-activity", year=activity.year, month=activity.month)
    elif document.year is not None:
        about = t.html("proof-about-year", year=document.year)
    kind = t.html("proof-paper", kind=document.kind.value)
    name = proof.branch.name or proof.branch.title or ""
    lines = [
        t.html(
            "proof-found",
            code=document.code,
            branch=name,
            paper=kind,
            about=about,
            year=document.made_at.astimezone(t.zone).year,
            at=document.made_at,
        ),
        _chain(proof, t),
    ]
    if proof.fault in {Fault.EVENT, Fault.BODY}:
        lines.append(t.html(f"proof-fault-{proof.fault}"))
    if proof.newest.id != document.id:
        lines.append(t.html("proof-newer", code=proof.newest.code, at=proof.newest.made_at))
    return lines


def _chain(proof: Proof, t: Texts) -> str:
    document = proof.document
    if proof.chain_holds:
        return t.html("proof-chain-holds", number=str(document.chain_number), hash=document.chain_hash[:HASH_SHOWN])
    return t.html("proof-chain-broken", number=str(document.chain_number), intact=str(proof.chain.number))


def differences(found: Sequence[Difference], t: Texts) -> list[str]:
    """Return the lines that say what is other in a file than in the paper."""
    changed = [each for each in found if each.change in TAMPERING]
    lines: list[str] = [t.html("proof-changed-title", count=len(changed)) if changed else t.html("proof-same")]
    lines += _listed(changed, t)
    for change, key in _APART:
        if mine := [each for each in found if each.change is change]:
            lines += (t.html(key), *_listed(mine, t))
    return [*lines, t.html("proof-limits")]


def _listed(found: Sequence[Difference], t: Texts) -> Iterable[str]:
    for each in found[:MOST]:
        yield t.html(f"proof-{each.change}", label=each.label, named=bool(each.label), old=each.old, new=each.new)
    if len(found) > MOST:
        yield t.html("proof-more", count=len(found) - MOST)

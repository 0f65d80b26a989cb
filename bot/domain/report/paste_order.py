"""The order in which a branch pastes the fields of its record into an official system (rule 70).

It is kept as labels in their order; a label that is left out has a mark before it. Fields that the order does not know
yet come last.
"""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from hashlib import sha256

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import timeline
from bot.storage.tables.branch import Branch, Person

LEFT_OUT = "-"
DIGEST = 8


class Move(StrEnum):
    """The moves of a field in the order."""

    UP = "up"
    DOWN = "down"
    TURN = "turn"  # left out, or taken in again


def digest(label: str) -> str:
    """Return what stands for a label in the data of a button."""
    return sha256(label.encode()).hexdigest()[:DIGEST]


def entries(branch: Branch, labels: Sequence[str]) -> list[tuple[str, bool]]:
    """Return these labels in the branch's order, each with whether it is pasted."""
    order = branch.paste_order or []
    known = {entry.removeprefix(LEFT_OUT): not entry.startswith(LEFT_OUT) for entry in order}
    mine = list(dict.fromkeys(labels))
    return [(label, known.get(label, True)) for label in (*(each for each in known if each in mine),
                                                          *(each for each in mine if each not in known))]  # fmt: skip


async def move(
    db: AsyncSession, branch: Branch, labels: Sequence[str], which: str, how: Move, *, by: Person, now: datetime
) -> None:
    """Move a field, given by its digest, within the order of these labels; fields of other months stay behind them."""
    order = entries(branch, labels)
    place = next((number for number, (label, _) in enumerate(order) if digest(label) == which), None)
    if place is None:
        return
    if how is Move.TURN:
        order[place] = (order[place][0], not order[place][1])
    else:
        other = place + (1 if how is Move.DOWN else -1)
        if 0 <= other < len(order):
            order[place], order[other] = order[other], order[place]
    mine = {label for label, _ in order}
    rest = [entry for entry in branch.paste_order or [] if entry.removeprefix(LEFT_OUT) not in mine]
    branch.paste_order = [*(label if taken else f"{LEFT_OUT}{label}" for label, taken in order), *rest]
    timeline.note(db, "paste-order", branch, now=now, by=by)


def reset(db: AsyncSession, branch: Branch, *, by: Person, now: datetime) -> None:
    """Return to the order of the record."""
    branch.paste_order = None
    timeline.note(db, "paste-order", branch, now=now, by=by)

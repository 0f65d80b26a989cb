"""Messages about the papers of a year that are made together: how far it is, what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from bot.storage.tables.branch import Branch
from bot.telegram.message import Attachment, Button, Message
from bot.views import callbacks
from bot.views.names import names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.ext.asyncio import AsyncSession

    from bot.storage.tables.obligations import Delivery
    from bot.texts import Texts

CELLS = 10
NAMED = 600  # UTF-16 units of the list of what could not be made


def button(branch: Branch, year: int, t: Texts, *, pdfs: bool = False) -> Button:
    """Return the button that makes all papers of a year, with `pdfs` also as PDFs."""
    if pdfs:
        return Button(t.plain("button-year-papers-pdf"), callbacks.YEAR_PAPERS_PDF.data(branch.id, year))
    return Button(t.plain("button-year-papers"), callbacks.YEAR_PAPERS.data(branch.id, year))


def progress(branch: Branch, year: int, done: int, of: int, t: Texts) -> Message:
    """Tell how many files are made, with a bar and the button that stops the work."""
    filled = CELLS * done // max(of, 1)
    text = t.html("year-papers-progress", year=year, done=done, of=of, bar="▓" * filled + "░" * (CELLS - filled))
    stop = Button(t.plain("button-year-papers-stop"), callbacks.YEAR_PAPERS_STOP.data(branch.id, year))
    return Message(text, buttons=((stop,),))


def stopped(branch: Branch, year: int, t: Texts, *, pdfs: bool = False) -> Message:
    """Tell that the work was stopped, by the officer or by the bot's end, and offer to begin again."""
    return Message(t.html("year-papers-stopped", year=year), buttons=((button(branch, year, t, pdfs=pdfs),),))


async def broken_letter(db: AsyncSession, delivery: Delivery, t: Texts) -> Message:
    """Tell that the work broke off because its process died, and offer to begin again."""
    branch, year = await db.get_one(Branch, delivery.branch_id), int(delivery.args["year"])
    return Message(t.html("year-papers-broken", year=year), buttons=((button(branch, year, t),),))


def failed(branch: Branch, year: int, t: Texts, *, pdfs: bool = False) -> Message:
    """Tell that the work failed, and offer to begin again."""
    return Message(t.html("year-papers-failed", year=year), buttons=((button(branch, year, t, pdfs=pdfs),),))


@dataclass(frozen=True)
class Trouble:
    """A paper of the year that was not made, is in the bot's form instead of the branch's own, or lacks photos."""

    kind: Literal["lacking", "replaced", "photos"]
    name: str
    why: str = ""
    count: int = 0


TROUBLES: tuple[Literal["lacking", "replaced", "photos"], ...] = ("lacking", "replaced", "photos")


def finished(year: int, made: int, parts: int, troubles: Sequence[Trouble], t: Texts) -> Message:
    """Tell what was sent, which papers could not be made, and which are not as the branch wanted them."""
    lines = [t.html("year-papers-finished", year=year, made=made, parts=parts)]
    for kind in TROUBLES:
        found = [each.name for each in troubles if each.kind == kind]
        if found:
            lines.append(t.html(f"year-papers-{kind}", count=len(found), names=names(found, t, units=NAMED)))
    if troubles:
        lines.append(t.html("year-papers-noted", file=t.plain("year-papers-notes")))
    return Message("\n".join(lines))


def notes(troubles: Sequence[Trouble], t: Texts) -> tuple[str, bytes]:
    """Return the name and the bytes of the file that lists all troubles; editors read its encoding off its mark."""
    lines: list[str] = []
    for kind in TROUBLES:
        found = [each for each in troubles if each.kind == kind]
        if found:
            lines.append(t.plain(f"year-papers-notes-{kind}", count=len(found)))
            lines += [t.plain(f"year-papers-note-{kind}", name=each.name, why=each.why, count=each.count)
                      for each in found]  # fmt: skip
            lines.append("")
    return t.plain("year-papers-notes"), "\r\n".join(lines).encode("utf-8-sig")


def part(name: str, number: int, of: int, data: bytes, t: Texts) -> Message:
    """Return the message with one zip file of several."""
    file = f"{name} {number}-{of}.zip" if of > 1 else f"{name}.zip"
    return Message(t.html("year-papers-part", number=number, of=of), document=Attachment(file, data))

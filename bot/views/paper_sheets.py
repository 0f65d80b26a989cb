"""Messages about sheets that were filled in on paper and are typed in by two officers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.storage.tables.paper_sheets import Sheet
from bot.telegram.message import Button, Message
from bot.views import callbacks
from bot.views.names import names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.day.paper_sheets import Entered
    from bot.storage.tables.activity import Activity
    from bot.storage.tables.branch import Person
    from bot.storage.tables.paper_sheets import SheetEntry
    from bot.texts import Texts


def sheets(activity: Activity, waiting: Sequence[SheetEntry], reader: Person, t: Texts) -> Message:
    """Explain how a sheet is typed in, and name the officers whose entries wait for a second one."""
    lines = [t.html("sheets-explained", form=activity.form, start=activity.starts_at)]
    for entry in waiting:
        own = entry.by_id == reader.id
        lines.append(t.html(f"sheets-wait-{entry.sheet}", by=entry.by.name, at=entry.at, own=own))
    rows = [(Button(t.plain("button-sheet-sign-in"), callbacks.SHEET_ASK.data(Sheet.SIGN_IN, activity.id)),)]
    if activity.ballot_closes_at is not None and activity.ballot_closed_at is None:
        rows.append((Button(t.plain("button-sheet-ballots"), callbacks.SHEET_ASK.data(Sheet.BALLOTS, activity.id)),))
    return Message("\n\n".join(lines), buttons=tuple(rows))


def ask(activity: Activity, sheet: Sheet, t: Texts) -> Message:
    """Ask for what stands on a sheet."""
    text = t.html(f"sheet-ask-{sheet}", form=activity.form, start=activity.starts_at)
    return Message(text, force_reply=t.plain(f"sheet-ask-{sheet}-example"))


def entered(activity: Activity, done: Entered, t: Texts) -> Message:
    """Say what became of a typed sheet."""
    values = {"form": activity.form, "people": len(done.people), "by": done.other.name if done.other else ""}
    if done.state == "first":
        return Message(t.html(f"sheet-first-{done.sheet}", **values))
    if done.state == "differs":
        lines = [t.html("sheet-differs", **values)]
        if done.differing:
            lines.append(t.html("sheet-differs-names", names=list(done.differing)))
        if done.lines:
            lines.append(t.html("sheet-differs-lines", lines=[str(line) for line in done.lines]))
        lines.append(t.html("sheet-differs-again"))
        return Message("\n".join(lines))
    lines = [t.html(f"sheet-done-{done.sheet}", added=len(done.added), **values)]
    if done.own:
        lines.append(t.html("sheet-done-own", names=names(done.own, t)))
    return Message("\n".join(lines))

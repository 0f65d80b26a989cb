"""Messages about a member's own words for the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.telegram.message import Button, Message
from bot.views import callbacks
from bot.views.names import excerpt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.storage.tables.activity import Activity
    from bot.storage.tables.record import Minute
    from bot.texts import Texts

SHOWN = 200


def ask(activity: Activity, rows: Sequence[Minute], t: Texts) -> Message:
    """Ask for the member's own words, and show those that were sent with what became of them."""
    lines: list[str] = [t.html("own-words-ask", form=activity.form, start=activity.starts_at or "")]
    return _with_rows(lines, rows, t)


def stored(activity: Activity, rows: Sequence[Minute], t: Texts) -> Message:
    """Confirm own words: they wait until the recorder takes them."""
    recorder = activity.recorder.name if activity.recorder is not None else ""
    lines: list[str] = [t.html("own-words-stored", named=bool(recorder), recorder=recorder)]
    return _with_rows(lines, rows, t)


def withdrawn(activity: Activity, rows: Sequence[Minute], t: Texts) -> Message:
    """Confirm that own words were withdrawn."""
    return _with_rows([t.html("own-words-withdrawn", form=activity.form)], rows, t)


def _with_rows(lines: list[str], rows: Sequence[Minute], t: Texts) -> Message:
    buttons = []
    for number, row in enumerate(rows, 1):
        state = "taken" if row.taken else "waits"
        lines += ["", t.html(f"own-words-{state}", number=number, text=excerpt(row.text, SHOWN))]
        if not row.taken:
            label = t.plain("button-own-words-withdraw", number=number)
            buttons.append((Button(label, callbacks.OWN_WORDS_WITHDRAW.data(row.id)),))
    return Message("\n".join(lines), buttons=tuple(buttons))

"""The file of `/me` → 导出: all that is stored about one person, as a text that any phone opens."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from bot.telegram.message import Attachment, Button, Message
from bot.views import callbacks
from bot.views.settings import setting_value

if TYPE_CHECKING:
    from bot.domain.report.own_data import OwnData, Row
    from bot.texts import Texts

CODED = frozenset(
    {"kind", "office", "state", "outcome", "cause", "change", "field", "how", "void_cause", "language", "awaiting"}
)
"""The columns that hold names of the bot's own, besides those with words of another subject."""


def button(t: Texts) -> tuple[Button, ...]:
    """Return the row with the button that sends the file."""
    return (Button(t.plain("button-own-data"), callbacks.ME_EXPORT.data()),)


def file(data: OwnData, now: datetime, t: Texts) -> Message:
    """Return the file; a line each for a value, a block each for a row, a heading each for a table."""
    lines = [t.plain("own-data-title", at=now), t.plain("own-data-about"), ""]
    for table in data.tables:
        heading = f"own-table-{table.table.replace('_', '-')}"
        lines += [t.plain("own-data-table", name=t.plain(heading), rows=len(table.rows)), ""]
        for row in table.rows:
            lines += [*_block(row, data, t), ""]
    text = "\ufeff" + "\r\n".join(lines)  # some programs take a text without the mark for another encoding
    return Message(t.html("own-data-caption"), document=Attachment(t.plain("own-data-file"), text.encode()))


def _block(row: Row, data: OwnData, t: Texts) -> list[str]:
    return [
        t.plain("own-data-value", name=_label(column, t), value=_words(column, value, row, data, t))
        for column, value in row.items()
    ]


def _label(column: str, t: Texts) -> str:
    label = f"own-column-{column.replace('_', '-')}"
    return t.plain(label if t.has(label) else "own-data-other")


def _words(column: str, value: Any, row: Row, data: OwnData, t: Texts) -> str:  # noqa: ANN401 - what a column holds
    if column == "branch_id" and value in data.branches:
        return data.branches[value].name or data.branches[value].title
    if column == "activity_id" and value in data.activities:
        activity = data.activities[value]
        return t.plain("own-data-activity", form=activity.form, month=f"{activity.year}-{activity.month:02d}")
    if column == "material_id" and value in data.files:
        return data.files[value].name
    if isinstance(value, datetime):
        return value.astimezone(t.zone).isoformat(" ", "minutes")
    if isinstance(value, bool):
        return t.plain("own-data-yes" if value else "own-data-no")
    if isinstance(value, dict):
        return "".join(f"\r\n　　{line}" for line in _typed(value, t))
    return _named(column, value, row, t)


def _named(column: str, value: object, row: Row, t: Texts) -> str:
    """Return the words for a value that the bot keeps as a name of its own; what people typed stays as it is."""
    if column in {"gained", "lost"}:
        return t.join([t.plain(f"office-{office}") for office in str(value).split(",")])
    if column == "category":
        return t.plain(f"leave-kind-{value}")
    if column in {"old", "new"} and "figure" in row:
        return setting_value(row["figure"], value, t)
    if column in {"old", "new"}:
        return _first_of(("state", "kind"), value, t)
    if column == "figure":
        name = f"settings-name-{str(value).replace('_', '-')}"
        return t.plain(name) if t.has(name) else _first_of(("figure",), value, t)
    if column == "owner":
        return _first_of(("owner", "office"), value, t)
    return _first_of((column,), value, t) if column in CODED else str(value)


def _first_of(columns: tuple[str, ...], value: object, t: Texts) -> str:
    """Return the words that one of these columns has for the value; another version may have stored an unknown one."""
    for column in columns:
        name = f"{column}-{value}".replace("_", "-").lower()
        for key in (f"own-value-{name}", name):
            if t.has(key):
                return t.plain(key)
    return t.plain("own-data-other")


def _typed(words: dict[str, Any], t: Texts) -> list[str]:
    """Return a line for each thing that a person typed."""
    lines = []
    for key, value in words.items():
        if isinstance(value, dict):
            lines += _typed(value, t)
        else:
            cause = f"own-value-cause-{value}"  # of a departure, which the timeline holds as the reason
            said = t.plain(cause) if key == "reason" and t.has(cause) else value
            lines.append(t.plain("own-data-value", name=_label(key, t), value=said))
    return lines

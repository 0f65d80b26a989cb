"""The file of `/me` → 导出: all that is stored about one person, as a text that any phone opens."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, Any

from bot.telegram.message import Attachment, Button, Message
from bot.views import callbacks

if TYPE_CHECKING:
    from bot.domain.report.own_data import OwnData, Row
    from bot.texts import Texts


def button(t: Texts) -> tuple[Button, ...]:
    """Return the row with the button that sends the file."""
    return (Button(t.plain("button-own-data"), callbacks.ME_EXPORT.data()),)


def file(data: OwnData, now: datetime, t: Texts) -> Message:
    """Return the file; a line each for a value, a block each for a row, a heading each for a table."""
    lines = [t.plain("own-data-title", at=now), t.plain("own-data-about"), ""]
    for table in data.tables:
        heading = f"own-table-{table.table.replace('_', '-')}"
        name = t.plain(heading) if t.has(heading) else table.table
        lines += [t.plain("own-data-table", name=name, rows=len(table.rows)), ""]
        for row in table.rows:
            lines += [*_block(row, data, t), ""]
    text = "\ufeff" + "\r\n".join(lines)  # some programs take a text without the mark for another encoding
    return Message(t.html("own-data-caption"), document=Attachment(t.plain("own-data-file"), text.encode()))


def _block(row: Row, data: OwnData, t: Texts) -> list[str]:
    lines = []
    for column, value in row.items():
        label = f"own-column-{column.replace('_', '-')}"
        lines.append(
            t.plain(
                "own-data-value", name=t.plain(label) if t.has(label) else column, value=_words(column, value, data, t)
            )
        )
    return lines


def _words(column: str, value: Any, data: OwnData, t: Texts) -> str:  # noqa: ANN401 - what a column holds
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
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    words = f"{column}-{value}" if column in {"kind", "office"} else ""
    return t.plain(words) if words and t.has(words) else str(value)

"""粘贴文本: the record as plain text to be pasted elsewhere, and the order of its fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.documents.paper import Paragraph, Pictures, Row, Table
from bot.domain.report import paste_order
from bot.domain.report.paste_order import Move
from bot.telegram.message import TEXT_LIMIT, Button, Message, units
from bot.texts import Html
from bot.views import callbacks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.documents.paper import Paper
    from bot.storage.tables.activity import Activity
    from bot.storage.tables.branch import Branch
    from bot.texts import Texts

FIELDS_AT_ONCE = 40  # of a message, each with two entities of the hundred that Telegram takes
_ENDS = ("\n", "。", "；", "，", " ")

Fields = list[tuple[str, str]]


def fields(paper: Paper, t: Texts) -> Fields:
    """Return what a record says, by label; what it lacks and blanks for a pen are left out."""
    found: Fields = [(field.label, field.text) for field in paper.head if not field.by_hand]
    for block in paper.blocks:
        match block:
            case Row():
                found += [(field.label, field.text) for field in block.fields if not field.by_hand]
            case Table():
                rows = ["\t".join(row) for row in (block.head, *block.rows)]
                found.append((block.label or t.plain("paste-table"), "\n".join(rows)))
            case Paragraph():
                found.append((t.plain("paste-text"), block.text))
            case Pictures():
                found.append((block.label, "\n".join(picture.caption for picture in block.pictures)))
            case _:
                pass
    joined: dict[str, list[str]] = {}
    for label, text in found:
        if text.strip():
            joined.setdefault(label, []).append(text.strip())
    return [(label, "\n".join(texts)) for label, texts in joined.items()]


def ordered(found: Fields, branch: Branch) -> Fields:
    """Return the fields that the branch pastes, in its order."""
    texts = dict(found)
    return [(label, texts[label]) for label, taken in paste_order.entries(branch, list(texts)) if taken]


def menu(activity: Activity, code: str, found: Fields, t: Texts) -> Message:
    """Offer the text as a whole or field by field, the code to be copied, and the order."""
    rows = (
        (
            Button(t.plain("paste-button-whole"), callbacks.PASTE_WHOLE.data(activity.id)),
            Button(t.plain("paste-button-fields"), callbacks.PASTE_FIELDS.data(activity.id)),
        ),
        (
            Button(t.plain("paste-button-code"), copy=code),
            Button(t.plain("paste-button-order"), callbacks.PASTE_ORDER.data(activity.id)),
        ),
    )
    labels = t.join([label for label, _ in found])
    key = "paste-menu" if found else "paste-menu-empty"
    return Message(t.html(key, form=activity.form, code=code, labels=labels), buttons=rows)


def whole(found: Fields, code: str, t: Texts) -> list[Message]:
    """Return the text in blocks of a message each; a tap on a block copies it."""
    text = "\n".join(f"{label}：{value}" if "\n" not in value else f"{label}：\n{value}" for label, value in found)
    text = f"{text}\n{t.plain('paper-check-code', code=code)}"
    return [Message(_block(part, t)) for part in cut(text, TEXT_LIMIT)]


def by_field(found: Fields, t: Texts) -> list[Message]:
    """Return each field in a block of its own; several short ones share a message."""
    messages: list[Html] = []
    text, length, held = "", 0, 0
    for label, value in found:
        for part in cut(value, TEXT_LIMIT - units(label) - 1):
            more, size = (
                f"<b>{t.html('paste-label', label=label)}</b>\n{_block(part, t)}",
                units(label) + units(part) + 2,
            )
            if text and (length + size > TEXT_LIMIT or held == FIELDS_AT_ONCE):
                messages.append(Html(text))
                text, length, held = "", 0, 0
            text, length, held = f"{text}\n{more}" if text else more, length + size, held + 1
    return [Message(each) for each in (*messages, Html(text)) if each]


def order(activity: Activity, branch: Branch, labels: Sequence[str], chosen: str, t: Texts) -> Message:
    """Show the order of the fields; the chosen one can be moved or left out."""
    entries = paste_order.entries(branch, labels)
    lines = [t.html("paste-order")]
    picks: list[Button] = []
    for number, (label, taken) in enumerate(entries, 1):
        mine = paste_order.digest(label) == chosen
        lines.append(t.html("paste-order-line", number=number, label=label, taken=taken, chosen=mine))
        data = callbacks.PASTE_PICK.data(activity.id, paste_order.digest(label))
        picks.append(Button(t.plain("paste-button-pick", number=number, chosen=mine), data))
    rows = [tuple(picks[start : start + 6]) for start in range(0, len(picks), 6)]
    if any(paste_order.digest(label) == chosen for label in labels):
        rows.append(
            tuple(
                Button(t.plain(f"paste-button-{how}"), callbacks.PASTE_MOVE.data(activity.id, chosen, how))
                for how in Move
            )
        )
    back = Button(t.plain("paste-button-back"), callbacks.PASTE_BACK.data(activity.id))
    rows.append((back, Button(t.plain("paste-button-reset"), callbacks.PASTE_RESET.data(activity.id))))
    return Message("\n".join(lines), buttons=tuple(rows))


def cut(text: str, limit: int) -> Iterator[str]:
    """Cut a text into parts of at most `limit` UTF-16 units: at the end of a line or sentence, if there is one."""
    while units(text) > limit:
        most = limit
        while units(text[:most]) > limit:
            most -= max(1, (units(text[:most]) - limit) // 2)
        ends = (text.rfind(end, most // 2, most) for end in _ENDS)
        at = next((end + 1 for end in ends if end >= 0), most)
        yield text[:at].rstrip("\n")
        text = text[at:].lstrip("\n")
    if text:
        yield text


def _block(text: str, t: Texts) -> Html:
    return Html(f"<pre>{t.html('paste-value', text=text)}</pre>")

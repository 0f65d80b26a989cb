"""Messages of the agenda: its card, the menu of kinds, and one item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.activity import agenda, choice
from bot.domain.activity.agenda_lines import CHAPTERS
from bot.storage.tables.activity import Choice
from bot.storage.tables.agenda import ItemKind, Ledger
from bot.telegram.message import Button, Message
from bot.texts import Html
from bot.views import activity_links, callbacks
from bot.views.agenda_lines import LISTED, TITLE, chapter_name, chapter_words, listed, words
from bot.views.names import excerpt
from bot.views.notice import when_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.activity.covered import Covered
    from bot.storage.tables.activity import Activity
    from bot.storage.tables.agenda import AgendaItem
    from bot.storage.tables.papers import FindingReason
    from bot.telegram.message import Rows
    from bot.texts import Texts
    from bot.views.callbacks import Aim, ItemField

KINDS_IN_A_ROW, CHAPTERS_IN_A_ROW, ITEMS_IN_A_ROW = 3, 4, 5


def card(
    activity: Activity,
    here: Sequence[AgendaItem],
    waived: FindingReason | None,
    t: Texts,
    *,
    note: Html | None = None,
    removed: AgendaItem | None = None,
) -> Message:
    """Show the agenda with goal and problem; warn if required content is missing (rule 14)."""
    when = when_words(activity.starts_at, activity.ends_at, t)
    lines: list[Html] = [note] if note is not None else []
    lines += activity_links.called_off(activity, t)
    lines.append(t.html("agenda-card", form=activity.form, when=when, content=excerpt(activity.content, LISTED)))
    lines.append(t.html("agenda-goal", text=activity.goal or t.plain("agenda-unset")))
    lines.append(t.html("agenda-problem", text=activity.problem or t.plain("agenda-unset")))
    source = choice.of(activity)
    lines.append(t.html("agenda-choice", text=t.plain(f"choice-{source}" if source is not None else "agenda-unset")))
    over = activity.ended_at is not None
    lines.append(t.html("agenda-items" if here else "agenda-empty", minutes=_total(here), over=over))
    lines += listed(here, t, 2 * LISTED)
    missing = bool(here) and not agenda.has_required(here)
    if missing:
        reason = excerpt(waived.reason, 2 * TITLE) if waived is not None else ""
        lines.append(t.html("agenda-no-required", waived=waived is not None, reason=reason))
    return Message("\n".join(lines), buttons=_card_buttons(activity, here, t, missing=missing, removed=removed))


def _card_buttons(
    activity: Activity, here: Sequence[AgendaItem], t: Texts, *, missing: bool, removed: AgendaItem | None
) -> Rows:
    mine = activity.id
    rows: list[list[Button]] = []
    if removed is not None:
        rows.append([Button(t.plain("agenda-button-restore"), callbacks.AGENDA_RESTORE.data(removed.id))])
    numbers = [Button(str(number), callbacks.AGENDA_ITEM.data(item.id)) for number, item in enumerate(here, 1)]
    rows += _in_rows(numbers, ITEMS_IN_A_ROW)
    if activity.cancelled_at is None:
        rows.append(
            [
                Button(t.plain("agenda-button-menu"), callbacks.AGENDA_MENU.data(mine)),
                Button(t.plain("agenda-button-write"), callbacks.AGENDA_WRITE.data(mine)),
            ]
        )
        if agenda.planned_missing(activity, here):
            rows.append([Button(t.plain("agenda-button-planned"), callbacks.AGENDA_PLANNED.data(mine))])
        if missing:
            study = callbacks.AGENDA_ADD.data(mine, ItemKind.STUDY)
            rows.append(
                [
                    Button(t.plain("agenda-button-study"), study),
                    Button(t.plain("agenda-button-waive"), callbacks.AGENDA_WAIVE.data(mine)),
                ]
            )
        goal, problem = callbacks.AGENDA_AIM.data("goal", mine), callbacks.AGENDA_AIM.data("problem", mine)
        rows.append([Button(t.plain("agenda-button-goal"), goal), Button(t.plain("agenda-button-problem"), problem)])
        sources = [each for each in Choice if each is not choice.of(activity)]
        rows.append([Button(t.plain(f"choice-{each}"), callbacks.AGENDA_CHOICE.data(each, mine)) for each in sources])
    rows.append([*activity_links.to(activity, t, "record", "steps")])
    return tuple(map(tuple, rows))


def menu(activity: Activity, year: Covered, t: Texts) -> Message:
    """Offer the kinds of items; a tap adds one. Say what the year lacks of the Party charter and the oath."""
    kinds = [Button(kind_name(kind, t), callbacks.AGENDA_ADD.data(activity.id, kind)) for kind in ItemKind]
    back = [Button(t.plain("agenda-button-back"), callbacks.AGENDA_CARD.data(activity.id))]
    rows = [*_in_rows(kinds, KINDS_IN_A_ROW), back]
    lines = [t.html("agenda-menu", form=activity.form), unread_words(year, t), t.html("agenda-oaths", count=year.oaths)]
    return Message(Html("\n".join(lines)), buttons=tuple(map(tuple, rows)))


def unread_words(year: Covered, t: Texts) -> Html:
    """Return the chapters of the Party charter that were not read this year (rule 41)."""
    left = year.unread
    key = "agenda-read-whole" if not left else "agenda-read-none" if len(left) == len(CHAPTERS) else "agenda-unread"
    return t.html(key, chapters=chapter_words(left, t))


def kind_name(kind: ItemKind, t: Texts) -> str:
    """Return the name of a kind of item."""
    return t.plain(f"agenda-kind-{kind}")


def ask_lines(activity: Activity, t: Texts) -> Message:
    """Ask for typed items."""
    return Message(t.html("agenda-ask-lines", form=activity.form), force_reply=t.plain("agenda-ask-lines-example"))


def added(items: Sequence[AgendaItem], t: Texts) -> Html:
    """Say how typed items were understood."""
    return Html("\n".join([t.html("agenda-added", many=len(items)), *(_understood(item, t) for item in items[:5])]))


def _understood(item: AgendaItem, t: Texts) -> Html:
    return t.html("agenda-understood", kind=kind_name(item.kind, t), line=words(item, t))


def item_card(activity: Activity, item: AgendaItem, place: int, of: int, year: Covered, t: Texts) -> Message:
    """Show one item with all that can be said of it, and the buttons that change it."""
    nothing = t.plain("agenda-unset")
    text = t.html(
        "agenda-item", form=activity.form, place=place, of=of, kind=kind_name(item.kind, t), title=item.title,
        speaker=item.speaker or nothing, minutes=item.minutes or nothing,
        counts=t.plain(f"agenda-ledger-{item.counts_as}") if item.counts_as else t.plain("agenda-ledger-none"),
        counts_minutes=item.counts_minutes or "", counted=item.counts_as is not None and bool(item.counts_minutes),
    )  # fmt: skip
    more = []
    if item.kind is ItemKind.CHARTER:
        more += [t.html("agenda-item-chapters", chapters=chapter_words(item.chapters or (), t) or nothing)]
        more.append(unread_words(year, t))
    if item.kind is ItemKind.SERVICE:
        more.append(t.html("agenda-item-hours", hours=f"{item.hours:g}" if item.hours else nothing))
    if item.kind is ItemKind.CHECK_UP:
        more.append(t.html("agenda-item-check-up"))
    if item.kind is ItemKind.SITE:
        more.append(t.html("agenda-item-site"))
    return Message(Html("\n".join([text, *more])), buttons=_item_buttons(activity, item, t))


def _item_buttons(activity: Activity, item: AgendaItem, t: Texts) -> Rows:
    fields: list[ItemField] = ["title", "minutes", "speaker"]
    if item.kind is ItemKind.SERVICE:
        fields.append("hours")
    rows = [[Button(t.plain(f"agenda-button-{field}"), callbacks.AGENDA_ASK.data(field, item.id)) for field in fields]]
    if item.kind is ItemKind.CHARTER:
        read = set(item.chapters or ())
        chapters = [
            Button(("☑ " if each in read else "") + chapter_name(each, t), callbacks.AGENDA_CHAPTER.data(item.id, each))
            for each in CHAPTERS
        ]
        rows += _in_rows(chapters, CHAPTERS_IN_A_ROW)
    ledgers = [
        Button(
            ("☑ " if item.counts_as is each else "") + t.plain(f"agenda-also-{each}"),
            callbacks.AGENDA_COUNTS.data(item.id, None if item.counts_as is each else each),
        )
        for each in Ledger
    ]
    rows += _in_rows(ledgers, 2)
    rows.append(
        [
            Button(t.plain("agenda-button-up"), callbacks.AGENDA_MOVE.data("up", item.id)),
            Button(t.plain("agenda-button-down"), callbacks.AGENDA_MOVE.data("down", item.id)),
            Button(t.plain("agenda-button-remove"), callbacks.AGENDA_REMOVE.data(item.id)),
        ]
    )
    rows.append([Button(t.plain("agenda-button-back"), callbacks.AGENDA_CARD.data(activity.id))])
    return tuple(map(tuple, rows))


def ask(field: ItemField, item: AgendaItem, t: Texts) -> Message:
    """Ask for the title, the length, the speaker or the hours of an item."""
    text = t.html(f"agenda-ask-{field}", title=excerpt(item.title, TITLE))
    return Message(text, force_reply=t.plain(f"agenda-ask-{field}-example"))


def ask_aim(aim: Aim, activity: Activity, t: Texts) -> Message:
    """Ask what the activity shall reach, or which problem it shall solve (rule 36)."""
    return Message(t.html(f"agenda-ask-{aim}", form=activity.form), force_reply=t.plain(f"agenda-ask-{aim}-example"))


def ask_waiver(activity: Activity, t: Texts) -> Message:
    """Ask why there is no required content (rule 14)."""
    return Message(t.html("agenda-ask-waiver", form=activity.form), force_reply=t.plain("agenda-ask-waiver-example"))


def _total(here: Sequence[AgendaItem]) -> int:
    return sum(item.minutes or 0 for item in here)


def _in_rows(buttons: list[Button], many: int) -> list[list[Button]]:
    return [buttons[i : i + many] for i in range(0, len(buttons), many)]

"""The lines of an agenda, for its card, the notice and the host's card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.activity.agenda_lines import CHAPTERS, named_chapters
from bot.telegram.message import Button
from bot.texts import Html
from bot.views import callbacks
from bot.views.names import excerpt, width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.day.programme import Programme
    from bot.storage.tables.activity import Activity
    from bot.storage.tables.agenda import AgendaItem
    from bot.texts import Texts

TITLE, SPEAKER = 60, 30  # units of a title and a speaker in a list
LABEL = 20  # units of a title in a button
LISTED, ON_HOST_CARD = 1200, 600  # units of the items in a notice, and on the host's card


def chapter_name(chapter: int, t: Texts) -> str:
    """Return the name of a part of the Party charter."""
    return t.plain(f"agenda-chapter-{chapter}")


def chapter_words(chapters: Sequence[int], t: Texts) -> str:
    """Return the parts of the Party charter in words; all of them are the whole text."""
    if set(chapters) == set(CHAPTERS):
        return t.plain("agenda-whole-charter")
    return t.join([chapter_name(chapter, t) for chapter in chapters])


def for_notice(activity: Activity, here: Sequence[AgendaItem], t: Texts) -> Html:
    """Return goal, problem and agenda for the notice, below an empty line; empty if there is none of them."""
    lines: list[Html] = []
    if activity.goal:
        lines.append(t.html("agenda-goal", text=activity.goal))
    if activity.problem:
        lines.append(t.html("agenda-problem", text=activity.problem))
    if here:
        lines += [t.html("agenda-heading"), *listed(here, t, LISTED)]
    return Html("\n".join(["", "", *lines])) if lines else Html("")


def for_host(programme: Programme, t: Texts, *, ended: bool = False) -> list[Html]:
    """Return the agenda for the host's card: what was begun and when, the present item marked."""
    if not programme.items:
        return []
    lines, present, left = [t.html("agenda-heading")], programme.present, ON_HOST_CARD
    for number, item in enumerate(programme.items, 1):
        begun = item.begun_at is not None
        mark = "▶" if item is present and not ended else "✓" if begun else "·"
        line = t.html("agenda-host-line", mark=mark, number=number, line=words(item, t, short=True),
                      begun=begun, at=t.clock(item.begun_at) if item.begun_at else "")  # fmt: skip
        left -= width(line)
        if left < 0 and number > 1 and item not in (present, programme.next):
            lines.append(t.html("agenda-more", many=len(programme.items)))
            break
        lines.append(line)
    return lines


def next_button(programme: Programme, t: Texts) -> Button | None:
    """Return the button that begins the next item; None if all were begun."""
    coming = programme.next
    if coming is None:
        return None
    key = "agenda-button-first" if programme.present is None else "agenda-button-next"
    return Button(t.plain(key, title=excerpt(coming.title, LABEL)), callbacks.AGENDA_BEGIN.data(coming.id))


def listed(here: Sequence[AgendaItem], t: Texts, most: int) -> list[Html]:
    """Return the items as numbered lines that fit into so many units."""
    lines: list[Html] = []
    for number, item in enumerate(here, 1):
        line = t.html("agenda-line", number=number, line=words(item, t))
        most -= width(line)
        if most < 0 and lines:
            return [*lines, t.html("agenda-more", many=len(here))]
        lines.append(line)
    return lines


def words(item: AgendaItem, t: Texts, *, short: bool = False) -> Html:
    """Return an item as `政治学习：两会精神（40分钟，主讲 王书记）`."""
    more = [] if short else [*_details(item, t)]
    if short and item.minutes:
        more.append(t.plain("agenda-minutes", minutes=item.minutes))
    title = excerpt(item.title, TITLE)
    return t.html("agenda-words", title=title, more=t.plain("agenda-joint").strip("|").join(more), with_more=bool(more))


def _details(item: AgendaItem, t: Texts) -> list[str]:
    said = []
    if item.chapters and tuple(item.chapters) != named_chapters(item.title):
        said.append(excerpt(chapter_words(item.chapters, t), TITLE))
    if item.minutes and not (item.hours and item.minutes == item.hours * 60):
        said.append(t.plain("agenda-minutes", minutes=item.minutes))
    if item.hours:
        said.append(t.plain("agenda-hours", hours=f"{item.hours:g}"))
    if item.speaker:
        said.append(t.plain(f"agenda-by-{item.kind}", name=excerpt(item.speaker, SPEAKER)))
    if item.counts_as:
        ledger = t.plain(f"agenda-ledger-{item.counts_as}")
        counted = item.counts_minutes or 0
        said.append(t.plain("agenda-counts", ledger=ledger, minutes=counted, timed=bool(counted)))
    return said

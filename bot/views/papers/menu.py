"""The menu of papers, and the message with which a paper is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.documents.paper import missing
from bot.domain.report import paper_values
from bot.storage.tables.activity import Activity
from bot.telegram.message import Attachment, Button, Message
from bot.texts import Html
from bot.views import callbacks
from bot.views.names import names
from bot.views.papers import gaps
from bot.views.papers import words as w

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.storage.tables.absence import Leave, Makeup
    from bot.storage.tables.branch import Branch
    from bot.storage.tables.obligations import Duty
    from bot.telegram.callbacks import Callback
    from bot.texts import Texts
    from bot.views.papers.makers import Made

PAGE, IN_A_ROW = 24, 3
MISSING = 500  # UTF-16 units of the list of what a paper lacks


def plan_button(year: int, t: Texts) -> tuple[Button, ...]:
    """Return the row with the button for the yearly plan as it is filed."""
    return (Button(t.plain("paper-button-plan"), callbacks.PAPER_PLAN.data(year)),)


def change_button(duty_id: int, t: Texts) -> Button:
    """Return the button for the report of a change."""
    return Button(t.plain("paper-button-change"), callbacks.PAPER_CHANGE.data(duty_id))


def menu(
    activity: Activity, leaves: Sequence[Leave], makeups: Sequence[Makeup], changes: Sequence[Duty], t: Texts
) -> Message:
    """Offer the papers that can be made of an activity now."""
    kinds = [
        Button(t.plain(f"paper-kind-{kind}"), callbacks.PAPER_MAKE.data(activity.id, kind))
        for kind in paper_values.offered(activity)
    ]
    rows: list[tuple[Button, ...]] = [tuple(kinds[i : i + 2]) for i in range(0, len(kinds), 2)]
    people = []
    if leaves:
        label = t.plain("paper-button-leaves", count=len(leaves))
        people.append(Button(label, callbacks.PAPER_LEAVES.data(activity.id, 0)))
    if makeups:
        label = t.plain("paper-button-makeups", count=len(makeups))
        people.append(Button(label, callbacks.PAPER_MAKEUPS.data(activity.id, 0)))
    rows += [tuple(people)] if people else []
    several = len(changes) > 1
    for number, duty in enumerate(changes, 1):
        label = t.plain("paper-button-change-of", number=number) if several else t.plain("paper-button-change")
        rows.append((Button(label, callbacks.PAPER_CHANGE.data(duty.id)),))
    key = "paper-menu-unsettled" if paper_values.unsettled(activity) else "paper-menu" if rows else "paper-menu-empty"
    return Message(t.html(key, form=activity.form, day=w.day(activity, t)), buttons=tuple(rows))


def leaves(activity: Activity, rows: Sequence[Leave], page: int, t: Texts) -> Message:
    """Offer the leave slips of an activity, one a person, a page at a time."""
    people = [Button(row.person.name, callbacks.PAPER_LEAVE.data(row.id)) for row in rows]
    return _people("paper-choose-leave", activity, people, page, callbacks.PAPER_LEAVES, t)


def makeups(activity: Activity, rows: Sequence[Makeup], page: int, t: Texts) -> Message:
    """Offer the registers of make-up study of an activity, one a person, a page at a time."""
    people = [Button(row.person.name, callbacks.PAPER_MAKEUP.data(row.id)) for row in rows]
    return _people("paper-choose-makeup", activity, people, page, callbacks.PAPER_MAKEUPS, t)


def _people(
    key: str, activity: Activity, people: list[Button], page: int, pages: Callback[int, int], t: Texts
) -> Message:
    shown = people[page * PAGE : (page + 1) * PAGE]
    rows = [tuple(shown[i : i + IN_A_ROW]) for i in range(0, len(shown), IN_A_ROW)]
    turns = [
        Button(t.plain(word), pages.data(activity.id, other))
        for word, other in (("arrange-button-previous", page - 1), ("arrange-button-next", page + 1))
        if 0 <= other * PAGE < len(people)
    ]
    rows += [tuple(turns)] if turns else []
    rows.append((Button(t.plain("paper-button-back"), callbacks.PAPER_MENU.data(activity.id)),))
    return Message(t.html(key, form=activity.form), buttons=tuple(rows))


def sent(
    made: Made, docx: bytes, t: Texts, *, pdf: bool, gone: int = 0, about: Activity | Branch | None = None
) -> Message:
    """Return the message with a paper as a Word file: what it lacks, whether it was filed, whether a PDF follows.

    `gone` is the number of photos whose files are damaged or gone. If it is `about` an activity as a whole, the
    message leads to where what it lacks is filled in.
    """
    paper = made.paper
    lacks = list(missing(paper))
    lines: list[str] = [t.html("paper-sent", title=paper.title)]
    lines.append(t.html("paper-lacks", labels=names(lacks, t, units=MISSING)) if lacks else t.html("paper-whole"))
    told, rows = gaps.where(lacks, about, t) if isinstance(about, Activity) else ([], ())
    lines += told
    lines += [t.html("paper-photos-gone", count=gone)] if gone else []
    if paper.code:
        lines.append(t.html("paper-code", code=paper.code))
    if made.filed:
        lines.append(t.html("paper-as-filed" if made.filed == paper.code else "paper-unlike-filed", code=made.filed))
    lines += [] if pdf else [t.html("paper-no-pdf")]
    return Message(Html("\n".join(lines)), document=Attachment(f"{made.name}.docx", docx), buttons=rows)


def sent_as_pdf(name: str, pdf: bytes | None, t: Texts) -> Message:
    """Return the message with the same paper as a PDF; a sentence if it could not be made."""
    if pdf is None:
        return Message(t.html("paper-pdf-failed"))
    return Message(t.html("paper-sent-pdf"), document=Attachment(f"{name}.pdf", pdf))

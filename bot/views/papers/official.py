"""通报 and 请示: letters by GB/T 9704; they state facts of the record and leave judgements to their writer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.documents.paper import Paragraph, Setup
from bot.domain.activity.agenda import REQUIRED
from bot.storage.tables.agenda import StepNumber
from bot.storage.tables.roll import RollState
from bot.views.papers import evaluation, record
from bot.views.papers import words as w

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.documents.paper import Block, Paper
    from bot.domain.report.paper_values import Values
    from bot.texts import Texts


def circular(values: Values, t: Texts) -> Paper:
    """Return the circular about an activity to the branch's members: facts first, then room for what is asked."""
    activity, report = values.activity, values.report
    _all, should, there, rate = w.shares(report, t)
    facts = t.plain("paper-circular-facts", when=w.when(activity, t), place=activity.place or "", form=activity.form,
                    content=w.sentence(activity.content, t), host=activity.host.name if activity.host else "",
                    hosted=activity.host is not None)  # fmt: skip
    attendance = t.plain("paper-circular-attendance", should=should, there=there, rate=rate) if report.places else ""
    leave = [place.person.name for place in report.members if place.state is RollState.LEAVE]
    absent = [place.person.name for place in report.members if place.state is RollState.ABSENT]
    away = t.plain("paper-circular-away", leave=len(leave), absent=len(absent)) if report.places else ""
    owed = len(report.makeups)
    blocks: list[Block] = [
        Paragraph(t.plain("paper-circular-to"), flush=True),
        Paragraph(t.plain("paper-circular-opening", month=t.plain(f"month-{activity.month}"))),
        Paragraph(t.plain("paper-circular-heading-1"), 1),
        Paragraph(facts),
        Paragraph(t.plain("paper-circular-heading-2"), 1),
        Paragraph(attendance + away),
        Paragraph(t.plain("paper-circular-heading-3"), 1),
        Paragraph(record.decisions(report.decisions, values, t)),
        Paragraph(t.plain("paper-circular-heading-4"), 1),
        Paragraph(_sentences(evaluation.in_words(report.result, t).split("\n"), t)),
        Paragraph(t.plain("paper-circular-heading-5"), 1),
        Paragraph(t.plain("paper-circular-makeups", count=owed) if owed else ""),
        *_signed(values, t),
    ]
    title = t.plain("paper-title-circular", branch=w.branch_name(activity.branch), year=activity.year,
                    month=t.plain(f"month-{activity.month}"))  # fmt: skip
    return w.paper(Setup.OFFICIAL, title, blocks, t)


def request(values: Values, t: Texts) -> Paper:
    """Return the request by which the theme of an activity is submitted for approval: one matter, one recipient."""
    activity = values.activity
    theme = next(state for state in values.report.steps if state.number is StepNumber.THEME)
    decided = theme.done_on if theme.done else None
    required = [item for item in values.report.items if item.kind in REQUIRED]
    items = [record.item_words(item, values, t, begun=False) for item in values.report.items]
    aims = [t.plain(f"paper-{key}", text=text)
            for key, text in (("goal", activity.goal), ("problem", activity.problem)) if text]  # fmt: skip
    blocks: list[Block] = [
        Paragraph(t.plain("paper-request-to", superior=w.superior_name(activity.branch, t)), flush=True),
        Paragraph(t.plain("paper-request-opening", decided=w.date(decided, t), dated=decided is not None,
                          month=t.plain(f"month-{activity.month}"), form=activity.form)),
        Paragraph(t.plain("paper-request-heading-1"), 1),
        Paragraph(w.lines((t.plain("paper-request-when", when=w.planned(activity, t) or t.plain("paper-blank")),
                           t.plain("paper-request-place", place=activity.place or t.plain("paper-blank")),
                           t.plain("paper-request-people", host=activity.host.name if activity.host else "",
                                   hosted=activity.host is not None)))),
        Paragraph(t.plain("paper-request-heading-2"), 1),
        Paragraph(w.sentence(activity.content, t)),
        *([Paragraph(w.numbered([w.sentence(item, t) for item in items]))] if items else []),
        *([Paragraph(t.plain("paper-request-required",
                             kinds=[t.plain(f"paper-item-{item.kind}") for item in required]))] if required else []),
        Paragraph(t.plain("paper-request-heading-3"), 1),
        Paragraph(_sentences(aims, t)),
        Paragraph(t.plain("paper-request-end")),
        *_signed(values, t),
    ]  # fmt: skip
    title = t.plain("paper-title-request", branch=w.branch_name(activity.branch), year=activity.year,
                    month=t.plain(f"month-{activity.month}"))  # fmt: skip
    return w.paper(Setup.OFFICIAL, title, blocks, t)


def _sentences(found: Iterable[str], t: Texts) -> str:
    return w.lines(w.sentence(line, t) for line in found)


def _signed(values: Values, t: Texts) -> list[Block]:
    """Return the unit that signs, and room for the date: it is the day on which the secretary signs."""
    unit = t.plain("paper-committee", branch=w.branch_name(values.branch))
    return [
        Paragraph(unit, right=True),
        Paragraph(t.plain("paper-date-by-hand", year=values.activity.year), right=True),
    ]

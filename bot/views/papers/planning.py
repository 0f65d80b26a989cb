"""年度计划报备表 and 变更报备: the year's plan, and a change of an activity, for the superior (rules 2, 8)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.documents.paper import Field, Row, Setup, Signatures, Table
from bot.views.papers import words as w

if TYPE_CHECKING:
    from bot.documents.paper import Block, Paper
    from bot.domain.report.paper_values import ChangeReport, YearPlan
    from bot.texts import Texts


def plan(year_plan: YearPlan, t: Texts) -> Paper:
    """Return the yearly plan as it is filed."""
    head = tuple(t.plain(f"paper-column-{key}") for key in ("month", "form", "content", "remark"))
    rows = tuple((t.plain(f"month-{one.month}"), one.form, one.content, "") for one in year_plan.themes)
    blocks: list[Block] = [
        Table("", head, rows, (14, 40, 72, 20)),
        Row((w.field("branch-opinion", "", t, by_hand=True),)),
        w.one("superior-opinion", "", t, by_hand=True),
    ]
    title = t.plain("paper-title-plan", branch=w.branch_name(year_plan.branch), year=year_plan.year)
    return w.paper(Setup.RECORD, title, blocks, t, head=w.head(year_plan.branch, year_plan.year, t)[1:])


def change(report: ChangeReport, t: Texts) -> Paper:
    """Return the report of a change: what was planned, what it becomes, why."""
    activity, event = report.activity, report.event
    detail = event.detail
    changed = detail.get("changed") or {}
    told = activity.announced_at is not None and event.at >= activity.announced_at
    before, after = w.before_and_after(changed, t)
    blocks: list[Block] = [
        w.one("theme", activity.form, t),
        Row((w.field("month", t.plain("paper-month", year=activity.year, month=t.plain(f"month-{activity.month}")), t),
             w.field("changed-at", w.moment(event.at, t), t))),
        *w.beside(w.field("planned", before, t), w.field("proposed", after, t)),
        w.one("reason", detail.get("reason"), t),
        Row((w.field("same-month", t.plain("paper-yes-no", yes=_same_month(report, t)), t),
             w.field("told-anew", t.plain("paper-told-anew" if told else "paper-not-told"), t))),
        w.one("reported-at", w.moment(report.filed_at, t), t),
        w.one("receipt", "", t, by_hand=True),
        Signatures((t.plain("paper-sign-secretary"), t.plain("paper-stamp"))),
    ]  # fmt: skip
    title = t.plain("paper-title-change", branch=w.branch_name(activity.branch))
    unit = w.field("unit", w.branch_name(activity.branch), t)
    superior = Field(t.plain("paper-field-superior"), activity.branch.superior or "", optional=True)
    in_one = w.field("changed", w.lines(w.changes(changed, t)), t)  # as own forms of earlier versions name it
    return replace(w.paper(Setup.RECORD, title, blocks, t, head=(unit, superior)), former=(in_one,))


def _same_month(report: ChangeReport, t: Texts) -> bool:
    """True if the activity stays in the month for which it was planned."""
    activity = report.activity
    if activity.cancelled_at is not None or activity.starts_at is None:
        return False
    local = activity.starts_at.astimezone(t.zone)
    return (local.year, local.month) == (activity.year, activity.month)

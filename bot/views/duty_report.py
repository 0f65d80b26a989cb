"""The material for the secretary's yearly report on duty (述职, rule 82): figures, trend, coverage, what was mended.

It holds counts only, and no word that was not counted: what went wrong and what comes next are left to the secretary.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.documents.paper import Paragraph, Setup, Table
from bot.domain.obligations.kinds import DutyKind
from bot.domain.report.roll_matrix import Corrected
from bot.domain.report.year_coverage import CHAPTERS
from bot.views.figures import percent
from bot.views.ledger_cells import unit
from bot.views.papers import words as w
from bot.views.plan import month_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.documents.paper import Block, Paper
    from bot.domain.report.ledger import Ledger
    from bot.domain.report.summary import Sheet
    from bot.texts import Texts

HALVES = (range(1, 7), range(7, 13))
CALLS = (DutyKind.CONTACT, DutyKind.CALL)


def paper(ledger: Ledger, t: Texts) -> Paper:
    """Return the material as a paper in the branch's language."""
    blocks: tuple[Block, ...] = (
        Paragraph(t.plain("duty-report-overall"), level=1),
        *(Paragraph(line) for line in _overall(ledger, t)),
        Paragraph(t.plain("duty-report-trend"), level=1),
        *(Paragraph(line) for line in _halves(ledger, t)),
        _months(ledger, t),
        Paragraph(t.plain("duty-report-coverage"), level=1),
        *(Paragraph(line) for line in _covered(ledger, t)),
        _kinds(ledger, t),
        Paragraph(t.plain("duty-report-mended"), level=1),
        *(Paragraph(line) for line in _mended(ledger, t)),
        Paragraph(t.plain("duty-report-own-words"), level=1),
        Paragraph(t.plain("duty-report-problems"), level=2),
        Paragraph(""),
        Paragraph(t.plain("duty-report-next"), level=2),
        Paragraph(""),
    )
    title = t.plain("duty-report-title", branch=unit(ledger), year=ledger.year)
    return w.paper(
        Setup.OFFICIAL, title, blocks, t, foot=(t.plain("duty-report-foot", later=ledger.found.months_recorded_later),)
    )


def _overall(ledger: Ledger, t: Texts) -> list[str]:
    found = ledger.found
    lines = [
        t.plain("duty-report-held", months=found.months_held, of=len(found.period.months) - len(found.unrecorded),
                activities=len(found.held), later=found.months_recorded_later, unrecorded=len(found.unrecorded))
    ]  # fmt: skip
    if found.mean_share is not None:
        lines.append(t.plain("duty-report-share", share=percent(found.mean_share), needed=percent(found.needed[-1]),
                             below=len(found.below), leaves=found.leaves))  # fmt: skip
    if found.mean_rate is not None:
        lines.append(t.plain("duty-report-rate", rate=percent(found.mean_rate), low=found.low,
                             line=percent(found.low_lines[-1])))  # fmt: skip
    return lines


def _halves(ledger: Ledger, t: Texts) -> list[str]:
    """Return a line for each half of the year with activities: the mean share and the mean rate."""
    lines = []
    for key, half in zip(("duty-report-first-half", "duty-report-second-half"), HALVES, strict=True):
        here = [sheet for sheet in ledger.found.attended if sheet.activity.month in half]
        if here:
            lines.append(t.plain(key, activities=len(here), share=_mean(sheet.share for sheet in here),
                                 rate=_mean(sheet.result.rate for sheet in here)))  # fmt: skip
    return lines


def _mean(shares: Iterable[float | None]) -> str:
    known = [share for share in shares if share is not None]
    return percent(sum(known) / len(known)) if known else "—"


def _months(ledger: Ledger, t: Texts) -> Table:
    heads = ("month", "form", "expected", "present", "share", "rate")
    rows = tuple(_month(sheet, t) for sheet in ledger.found.held)
    return Table(t.plain("duty-report-by-month"), tuple(t.plain(f"duty-report-head-{head}") for head in heads), rows,
                 (1, 2.4, 1, 1, 1.2, 1.2))  # fmt: skip


def _month(sheet: Sheet, t: Texts) -> tuple[str, ...]:
    standing, rate = sheet.standing, sheet.result.rate
    return (
        month_words(sheet.activity.month, t), sheet.activity.form, str(len(standing.members)),
        str(len(standing.present)), percent(standing.share), percent(rate) if rate is not None else "—",
    )  # fmt: skip


def _covered(ledger: Ledger, t: Texts) -> list[str]:
    covered = ledger.coverage
    return [
        t.plain("duty-report-charter", read=covered.chapters, of=len(CHAPTERS)),
        t.plain("duty-report-required", required=covered.required, held=covered.held),
    ]


def _kinds(ledger: Ledger, t: Texts) -> Table:
    heads = ("kind", "times", "minutes", "due", "covered", "finished")
    rows = tuple(
        (
            t.plain(f"ledger-kind-{each.kind}"), str(each.held), str(sum(each.minutes.values())),
            str(each.due) if each.due is not None else "—", str(each.covered),
            percent(each.finished) if each.finished is not None else "—",
        )
        for each in ledger.coverage.kinds
    )  # fmt: skip
    return Table(t.plain("duty-report-by-kind"), tuple(t.plain(f"duty-report-head-{head}") for head in heads), rows,
                 (2, 1, 1.2, 1.4, 1.4, 1.2))  # fmt: skip


def _mended(ledger: Ledger, t: Texts) -> list[str]:
    """Return what was mended, each with its number; what did not occur in the year is left out."""
    makeups, lines = ledger.found.makeups, list[str]()
    owed = sum(vars(makeups).values())
    calls = [line for line in ledger.duties if line.kind in CALLS]
    rectified = [line for line in ledger.duties if line.kind is DutyKind.RECTIFY]
    counted = [
        ("duty-report-makeups", owed, makeups.accepted),
        ("duty-report-calls", len(calls), sum(1 for line in calls if line.duty.done_at is not None)),
        ("duty-report-rectified", len(rectified), sum(1 for line in rectified if line.duty.done_at is not None)),
        ("duty-report-decisions", len(ledger.decisions), sum(1 for _, row in ledger.decisions if row.done_at)),
    ]
    lines += [t.plain(key, of=of, done=done) for key, of, done in counted if of]
    kinds = [(what, sum(1 for line in ledger.corrections if line.what is what)) for what in Corrected]
    parts = [t.plain("duty-report-correction", what=t.plain(f"ledger-correction-{what}"), count=count)
             for what, count in kinds if count]  # fmt: skip
    if parts:
        lines.append(t.plain("duty-report-corrections", count=len(ledger.corrections), parts=parts))
    held = ledger.held
    late = sum(1 for line in held if line.sheet.notice_late)
    single = [
        ("duty-report-changes", sum(line.changes for line in ledger.lines)),
        ("duty-report-cancelled", len(ledger.cancelled)),
        ("duty-report-notice-late", late),
        ("duty-report-filed-late", sum(1 for line in held if line.filed_late)),
    ]
    lines += [t.plain(key, count=count) for key, count in single if count]
    return lines or [t.plain("duty-report-nothing")]

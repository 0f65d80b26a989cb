"""The common parts of the ledger's sheets: their titles, columns, days and times."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.documents.workbook import Column, Sheet

if TYPE_CHECKING:
    from datetime import date, datetime

    from bot.documents.workbook import Mark, Shape, Value
    from bot.domain.evaluation.result import Tally
    from bot.domain.report.ledger import Ledger
    from bot.storage.tables.activity import Activity
    from bot.texts import Texts

    Spec = tuple[tuple[str, float, Shape], ...]
    Cells = tuple[Value, ...]


def unit(ledger: Ledger) -> str:
    """Return the name of the branch."""
    return ledger.branch.name or ledger.branch.title


def columns(spec: Spec, t: Texts) -> tuple[Column, ...]:
    """Return the columns that a table of keys, widths and shapes describes."""
    return tuple(Column(t.plain(key), width, shape) for key, width, shape in spec)


def sheet(
    subject: str,
    heads: tuple[Column, ...],
    rows: tuple[Cells, ...],
    ledger: Ledger,
    t: Texts,
    *,
    note: str = "",
    marks: tuple[Mark, ...] = (),
    fixed: int = 0,
    totals: int = 0,
) -> Sheet:
    """Return a sheet whose name, title and note are texts of its subject."""
    title = t.plain(f"ledger-title-{subject}", branch=unit(ledger), year=ledger.year)
    note = note or t.plain(f"ledger-note-{subject}")
    return Sheet(t.plain(f"ledger-sheet-{subject}"), title, note, heads, rows, marks, fixed, totals)


def day(at: datetime | None, t: Texts) -> date | None:
    """Return the day of an instant in the branch's zone."""
    return at.astimezone(t.zone).date() if at is not None else None


def moment(at: datetime | None, t: Texts) -> datetime | None:
    """Return the time that clocks at the branch showed."""
    return at.astimezone(t.zone).replace(tzinfo=None) if at is not None else None


def turnout(tally: Tally) -> float | None:
    """Return the share of those who may vote that voted; None if no person may."""
    return tally.ballots / tally.eligible if tally.eligible else None


def about(activity: Activity, t: Texts) -> tuple[date | None, str]:
    """Return the cells that name an activity: its day and its form."""
    return day(activity.starts_at, t), activity.form

"""The ledger (台账) as a workbook: its activities, kinds of organisational life, reading of the Party charter."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.documents.workbook import Column, Grade, Mark, Shape, Workbook
from bot.domain.activity import choice
from bot.domain.activity.agenda import REQUIRED
from bot.domain.report.year_coverage import CHAPTERS, LifeKind, minutes_of
from bot.domain.rules import rules_then
from bot.views import ledger_matters, ledger_people
from bot.views.ledger_cells import columns, day, sheet, turnout, unit
from bot.views.plan import month_words
from bot.views.record import guide_words

if TYPE_CHECKING:
    from bot.documents.workbook import Sheet, Value
    from bot.domain.attendance.standing import Standing
    from bot.domain.report.ledger import ActivityLine, Ledger
    from bot.domain.report.year_coverage import KindYear
    from bot.storage.tables.activity import Activity
    from bot.texts import Texts

YEAR = range(1, 13)
# The columns of the first sheet: key, width, shape.
_ACTIVITY = (
    ("ledger-no", 5, Shape.COUNT), ("ledger-month", 7, Shape.MARK), ("ledger-day", 11, Shape.DAY),
    ("ledger-theme", 30, Shape.TEXT), ("ledger-form", 14, Shape.TEXT), ("ledger-required", 16, Shape.TEXT),
    ("ledger-chosen", 7, Shape.TEXT), ("ledger-counts-as", 14, Shape.TEXT), ("ledger-hours", 13, Shape.HOURS),
    ("ledger-place", 14, Shape.TEXT), ("ledger-host", 9, Shape.TEXT), ("ledger-recorder", 9, Shape.TEXT),
    ("ledger-members", 7, Shape.COUNT), ("ledger-expected", 6, Shape.COUNT), ("ledger-present", 6, Shape.COUNT),
    ("ledger-share", 9, Shape.SHARE), ("ledger-reached", 6, Shape.MARK), ("ledger-leave", 6, Shape.COUNT),
    ("ledger-absent", 6, Shape.COUNT), ("ledger-guests", 6, Shape.COUNT), ("ledger-guide", 18, Shape.TEXT),
    ("ledger-corrected", 16, Shape.TEXT), ("ledger-decisions", 6, Shape.COUNT), ("ledger-turnout", 9, Shape.SHARE),
    ("ledger-rate", 9, Shape.SHARE), ("ledger-makeups", 7, Shape.COUNT), ("ledger-made-up", 7, Shape.COUNT),
    ("ledger-notice", 11, Shape.DAY), ("ledger-notice-days", 7, Shape.HOURS), ("ledger-decided-on", 11, Shape.DAY),
    ("ledger-approved-on", 11, Shape.DAY), ("ledger-filed-on", 11, Shape.DAY), ("ledger-filed", 8, Shape.MARK),
    ("ledger-changes", 6, Shape.COUNT), ("ledger-enclosed", 20, Shape.TEXT), ("ledger-remark", 26, Shape.TEXT),
)  # fmt: skip
_KEYS = tuple(key for key, _width, _shape in _ACTIVITY)
SUMMED = ("ledger-leave", "ledger-absent", "ledger-guests", "ledger-decisions", "ledger-makeups", "ledger-made-up")


def workbook(ledger: Ledger, t: Texts) -> Workbook:
    """Return the ledger as a workbook in the branch's language."""
    sheets = (
        _activities(ledger, t),
        _kinds(ledger, t),
        ledger_people.attendance(ledger, t),
        ledger_people.leaves(ledger, t),
        ledger_people.makeups(ledger, t),
        ledger_matters.evaluation(ledger, t),
        ledger_matters.decisions(ledger, t),
        ledger_matters.motions(ledger, t),
        ledger_matters.guidance(ledger, t),
        ledger_matters.duties(ledger, t),
        _charter(ledger, t),
        ledger_people.corrections(ledger, t),
    )
    title = t.plain("ledger-title", branch=unit(ledger), year=ledger.year)
    return Workbook(title, unit(ledger), ledger.year, t.plain("ledger-page"), t.plain("ledger-empty"), sheets)


# --- activities


def _activities(ledger: Ledger, t: Texts) -> Sheet:
    rows = [_line(line, t) for line in ledger.lines] + [_came_to_nothing(one, t) for one in ledger.cancelled]
    rows.sort(key=lambda row: (row["ledger-month"], str(row["ledger-day"])))
    number = 0
    for row in rows:
        if row["ledger-present"] is not None:
            number += 1
            row["ledger-no"] = number
        row["ledger-month"] = month_words(int(str(row["ledger-month"])), t)
    rows.append(_totals(ledger, rows, t))
    share, rate, filed = (_KEYS.index(key) for key in ("ledger-share", "ledger-rate", "ledger-filed"))
    marks = (
        Mark((share,), Grade.WARNING, below=ledger.found.low_lines[-1]),
        Mark((share,), Grade.NOTICE, below=ledger.found.needed[-1]),
        Mark((rate,), Grade.WARNING, below=ledger.found.low_lines[-1]),
        Mark((filed,), Grade.WARNING, begins=t.plain("ledger-filed-late")),
    )
    note = t.plain("ledger-note-activities", needed=round(ledger.found.needed[-1] * 100),
                   low=round(ledger.found.low_lines[-1] * 100))  # fmt: skip
    found = tuple(tuple(row[key] for key in _KEYS) for row in rows)
    heads = columns(_ACTIVITY, t)
    return sheet("activities", heads, found, ledger, t, note=note, marks=marks, fixed=3, totals=1)


def _line(line: ActivityLine, t: Texts) -> dict[str, Value]:
    figures, activity = line.sheet, line.activity
    row = _plan(activity, t)
    if not figures.held or figures.standing is None:
        return row | {"ledger-remark": _ahead(line, t)}
    days = round(figures.notice / timedelta(days=1), 1) if figures.notice is not None else None
    return row | _attendance(figures.standing, t) | {
        "ledger-required": t.join([item.title for item in line.items if item.kind in REQUIRED]),
        "ledger-counts-as": t.join(_counts_as(line, t)),
        "ledger-hours": round(figures.hours, 1) if figures.hours is not None else None,
        "ledger-host": activity.host.name if activity.host else "",
        "ledger-recorder": activity.recorder.name if activity.recorder else "",
        "ledger-guide": t.join([guide_words(row, t) for row in line.guides]),
        "ledger-decisions": line.decisions,
        "ledger-turnout": turnout(figures.result) if figures.result.closed else None,
        "ledger-rate": figures.result.rate,
        "ledger-makeups": sum(vars(figures.makeups).values()),
        "ledger-made-up": figures.makeups.accepted,
        "ledger-notice": day(activity.posted_at, t),
        "ledger-notice-days": days,
        "ledger-decided-on": line.theme_on,
        "ledger-approved-on": line.approved_on,
        "ledger-filed-on": day(line.filed.sent_at if line.filed else None, t),
        "ledger-filed": _filed(line, t),
        "ledger-changes": line.changes,
        "ledger-enclosed": _enclosed(line, t),
        "ledger-remark": _remark(line, t),
    }  # fmt: skip


def _attendance(standing: Standing, t: Texts) -> dict[str, Value]:
    """Return the figures of the fixed roll, and beside them what the corrections make of them."""
    changed = bool(standing.corrected or standing.withdrawn or standing.recounted)
    present, members = standing.present_with_corrections, standing.members_with_corrections
    return {
        "ledger-members": len(standing.members),
        "ledger-expected": len(standing.members),
        "ledger-present": len(standing.present),
        "ledger-share": standing.share,
        "ledger-reached": t.plain("ledger-yes" if standing.reached else "ledger-not-reached"),
        "ledger-leave": len(standing.leave),
        "ledger-absent": len(standing.absent),
        "ledger-guests": len(standing.guests),
        "ledger-corrected": t.plain("ledger-corrected-to", present=present, members=members) if changed else "",
    }


def _plan(activity: Activity, t: Texts) -> dict[str, Value]:
    """Return the cells that any activity of the plan has; the others are empty."""
    row: dict[str, Value] = dict.fromkeys(_KEYS)
    source = choice.of(activity)
    return row | {
        "ledger-chosen": t.plain(f"choice-{source}") if source is not None else None,
        "ledger-month": activity.month,
        "ledger-day": day(activity.starts_at, t),
        "ledger-theme": activity.content,
        "ledger-form": activity.form,
        "ledger-place": activity.place or "",
    }


def _counts_as(line: ActivityLine, t: Texts) -> list[str]:
    kinds = [kind for kind in LifeKind if kind is not LifeKind.PARTY_DAY]
    counted = [(kind, minutes_of(kind, line.sheet, line.items)) for kind in kinds]
    return [
        t.plain("ledger-counted", kind=t.plain(f"ledger-kind-{kind}"), minutes=minutes)
        for kind, minutes in counted
        if minutes is not None
    ]


def _filed(line: ActivityLine, t: Texts) -> str:
    if line.sheet.recorded_later:
        return ""
    if line.filed is None:
        return t.plain("ledger-filed-not")
    return t.plain("ledger-filed-late" if line.filed_late else "ledger-filed-in-time")


def _enclosed(line: ActivityLine, t: Texts) -> str:
    parts = [t.plain("ledger-enclosed-book")]
    if line.slips:
        parts.append(t.plain("ledger-enclosed-slips", numbers=_ranges(line.slips)))
    if line.photos:
        parts.append(t.plain("ledger-enclosed-photos", count=line.photos))
    return t.join(parts)


def _ranges(numbers: tuple[int, ...]) -> list[str]:
    """Return ascending numbers with consecutive ones joined, as in 1–3, 5."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return [str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs]


def _remark(line: ActivityLine, t: Texts) -> str:
    activity, figures = line.activity, line.sheet
    parts = []
    if figures.recorded_later:
        parts.append(t.plain("ledger-recorded-later", at=activity.recorded_later_at or ""))
    if figures.notice_late:
        days = rules_then(activity).notice.days
        parts.append(t.plain("ledger-notice-short", days=days, reason=_because(activity.late_notice_reason, t)))
    if figures.short and not figures.recorded_later:
        parts.append(t.plain("ledger-too-short"))
    return t.plain("ledger-remark-join").strip("|").join(parts)


def _ahead(line: ActivityLine, t: Texts) -> str:
    if line.sheet.over:
        return t.plain("ledger-over")
    return t.plain("ledger-ahead" if line.activity.dated_at is not None else "ledger-undated")


def _came_to_nothing(activity: Activity, t: Texts) -> dict[str, Value]:
    key = "ledger-not-held" if activity.not_held else "ledger-cancelled"
    key = "ledger-withdrawn" if activity.recorded_later_at is not None else key
    return _plan(activity, t) | {"ledger-remark": t.plain(key, reason=_because(activity.cancel_reason, t))}


def _because(reason: str | None, t: Texts) -> str:
    return t.plain("ledger-because", reason=reason) if reason else ""


def _totals(ledger: Ledger, rows: list[dict[str, Value]], t: Texts) -> dict[str, Value]:
    """Return the last row: sums over the activities, and the means that the summary of the year shows."""
    row: dict[str, Value] = dict.fromkeys(_KEYS)
    row["ledger-month"] = t.plain("ledger-total")
    row["ledger-theme"] = t.plain("ledger-total-held", activities=len(ledger.held), months=ledger.found.months_held)
    for key in SUMMED:
        row[key] = sum(int(value) for each in rows if isinstance(value := each[key], int | float))
    row["ledger-share"], row["ledger-rate"] = ledger.found.mean_share, ledger.found.mean_rate
    return row


# --- kinds of organisational life


def _kinds(ledger: Ledger, t: Texts) -> Sheet:
    heads = (
        Column(t.plain("ledger-branch"), 30), Column(t.plain("ledger-kind"), 16), Column(t.plain("ledger-figure"), 8),
        *(Column(month_words(number, t), 6, Shape.COUNT) for number in YEAR),
        Column(t.plain("ledger-sum"), 8, Shape.COUNT), Column(t.plain("ledger-due"), 10, Shape.COUNT),
        Column(t.plain("ledger-covered"), 10, Shape.COUNT), Column(t.plain("ledger-finished"), 10, Shape.SHARE),
    )  # fmt: skip
    rows = tuple(row for kind in ledger.coverage.kinds for row in _kind_rows(unit(ledger), kind, t))
    marks = (Mark((len(heads) - 1,), Grade.NOTICE, below=1.0),)
    return sheet("kinds", heads, rows, ledger, t, marks=marks, fixed=3)


def _kind_rows(branch: str, kind: KindYear, t: Texts) -> tuple[tuple[Value, ...], ...]:
    name = t.plain(f"ledger-kind-{kind.kind}")
    times = (kind.times.get(month, 0) for month in YEAR)
    minutes = (kind.minutes.get(month, 0) for month in YEAR)
    return (
        (branch, name, t.plain("ledger-times"), *times, kind.held, kind.due, kind.covered, kind.finished),
        (branch, name, t.plain("ledger-minutes"), *minutes, sum(kind.minutes.values()), None, None, None),
    )


# --- the Party charter


def _charter(ledger: Ledger, t: Texts) -> Sheet:
    spec = (("ledger-chapter", 40, Shape.TEXT), ("ledger-read-times", 10, Shape.COUNT),
            ("ledger-read-on", 60, Shape.TEXT), ("ledger-read", 10, Shape.MARK))  # fmt: skip
    rows: list[tuple[Value, ...]] = []
    for chapter in CHAPTERS:
        days = ledger.coverage.charter.get(chapter, ())
        read = t.plain("ledger-read-yes" if days else "ledger-read-not")
        on = t.join([day.isoformat() for day in days])
        rows.append((t.plain(f"ledger-chapter-{chapter}"), len(days), on, read))
    covered = ledger.coverage.chapters
    share = t.plain("ledger-read-share", read=covered, of=len(CHAPTERS))
    rows.append((t.plain("ledger-total"), sum(len(days) for days in ledger.coverage.charter.values()), "", share))
    marks = (Mark((3,), Grade.NOTICE, begins=t.plain("ledger-read-not")),)
    return sheet("charter", columns(spec, t), tuple(rows), ledger, t, marks=marks, fixed=1, totals=1)

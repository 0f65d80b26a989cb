"""Pictures of a year, one message whose buttons change it in place: attendance, satisfaction, coverage; light or dark.

Telegram tells a bot nothing of its reader's theme, so the reader chooses; the light one comes first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

import structlog

from bot.domain.report.year_coverage import CHAPTERS, LifeKind
from bot.pictures.drawing import YEAR_ATTENDANCE, YEAR_COVERAGE, YEAR_SATISFACTION
from bot.telegram.message import Button, Message
from bot.views import callbacks
from bot.views.figures import percent
from bot.views.plan import month_words
from bot.worker.jobs import drawing
from bot.worker.process import Died

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from bot.domain.report.summary import Stretch
    from bot.domain.report.year_coverage import Coverage, KindYear
    from bot.storage.tables.branch import Branch
    from bot.telegram.message import Rows
    from bot.texts import Texts
    from bot.worker.jobs import Job

log = structlog.get_logger()

Subject = Literal["attendance", "satisfaction", "coverage"]
DARK: dict[Subject, callbacks.Picture] = {
    "attendance": "attendance-dark", "satisfaction": "satisfaction-dark", "coverage": "coverage-dark"
}  # fmt: skip
SUBJECTS: tuple[Subject, ...] = get_args(Subject)
YEAR = range(1, 13)
PERIODS = {LifeKind.PARTY_DAY: "months", LifeKind.PARTY_CLASS: "quarters", LifeKind.MEETING: "quarters",
           LifeKind.LIFE_MEETING: "years", LifeKind.APPRAISAL: "years"}  # fmt: skip


def button(branch: Branch, year: int, t: Texts) -> Button:
    """Return the button that shows the pictures of a year."""
    return Button(t.plain("button-year-pictures"), callbacks.YEAR_PICTURE.data(branch.id, year, "attendance"))


async def picture(branch: Branch, found: Stretch, covered: Coverage, asked: callbacks.Picture, t: Texts) -> Message:
    """Return the picture with buttons for the others; if the worker that draws is stopped, the message says so."""
    subject = next(one for one in SUBJECTS if asked.startswith(one))
    shade = asked.removeprefix(subject)
    rows = _buttons(branch, found.period.year, subject, shade, t)
    png = await drawn(branch, found, covered, subject, t, dark=bool(shade))
    if png is None:
        return Message(t.html("year-picture-failed"), buttons=rows)
    return Message(t.html(f"year-picture-{subject}", year=found.period.year), buttons=rows, photo=png)


async def drawn(
    branch: Branch, found: Stretch, covered: Coverage, subject: Subject, t: Texts, *, dark: bool = False
) -> bytes | None:
    """Return a picture; None if the worker that draws is stopped."""
    job, arguments = _drawing(subject, branch, found, covered, t)
    try:
        _, png = await drawing.do(job, {**arguments, "dark": dark})
    except (TimeoutError, Died):
        log.warning("a picture of the year was not drawn", subject=subject)
        return None
    return png


def _buttons(branch: Branch, year: int, subject: Subject, shade: str, t: Texts) -> Rows:
    def to(one: Subject, dark: str) -> Button:
        asked: callbacks.Picture = DARK[one] if dark else one
        key = f"button-year-picture-{one}" if one != subject else "button-year-picture-light"
        key = "button-year-picture-dark" if one == subject and dark else key
        return Button(t.plain(key), callbacks.YEAR_PICTURE.data(branch.id, year, asked))

    others = tuple(to(one, shade) for one in SUBJECTS if one != subject)
    return (others, (to(subject, "" if shade else "dark"),))


def _drawing(
    subject: str, branch: Branch, found: Stretch, covered: Coverage, t: Texts
) -> tuple[Job[None], dict[str, Any]]:
    title = t.plain(f"year-picture-title-{subject}", branch=branch.name or branch.title, year=found.period.year)
    if subject == "attendance":
        return YEAR_ATTENDANCE, {"title": title, **_attendance(found, t)}
    if subject == "satisfaction":
        return YEAR_SATISFACTION, {"title": title, **_satisfaction(found, t)}
    return YEAR_COVERAGE, {"title": title, "under": t.plain("year-picture-counted"), "bars": _coverage(covered, t)}


def attendance(branch: Branch, found: Stretch, t: Texts) -> dict[str, Any]:
    """Return the arguments of the picture of a year's attendance."""
    title = t.plain("year-picture-title-attendance", branch=branch.name or branch.title, year=found.period.year)
    return {"title": title, **_attendance(found, t)}


def _attendance(found: Stretch, t: Texts) -> dict[str, Any]:
    needed = found.needed[-1]
    mean = percent(found.mean_share) if found.mean_share is not None else "—"
    return {
        "under": t.plain("year-picture-mean", share=mean, needed=percent(needed), below=len(found.below)),
        "shares": [shares(found, month)[0] for month in YEAR],
        "needed": needed,
        "line_label": t.plain("year-picture-needed", needed=percent(needed)),
    }


def _satisfaction(found: Stretch, t: Texts) -> dict[str, Any]:
    """Return the shares satisfied by dimension and month, of ballots whose detail may be told."""
    low = found.low_lines[-1]
    hidden = sorted({sheet.activity.month for sheet in found.sheets
                     if sheet.result.rate is not None and sheet.result.dimensions is None})  # fmt: skip
    months = [month_words(month, t) for month in hidden]
    names = [t.plain(f"ballot-dimension-{number}") for number in range(1, 5)]
    return {
        "under": t.plain("year-picture-hidden", months=months) if months else t.plain("year-picture-by-month"),
        "dimensions": [(name, [_satisfied(found, month, place) for month in YEAR]) for place, name in enumerate(names)],
        "low": low,
        "line_label": t.plain("year-picture-low", line=percent(low)),
    }


def _satisfied(found: Stretch, month: int, place: int) -> float | None:
    counts = [sheet.result.dimensions[place] for sheet in found.sheets
              if sheet.activity.month == month and sheet.result.dimensions]  # fmt: skip
    total = sum(map(sum, counts))
    return sum(sum(levels[:2]) for levels in counts) / total if total else None


def _coverage(covered: Coverage, t: Texts) -> Sequence[tuple[str, str, float]]:
    bars = [_bar(covered.of(kind), key, t) for kind, key in PERIODS.items()]
    bars.append(_counted("charter", covered.chapters, len(CHAPTERS), t))
    bars.append(_counted("required", covered.required, covered.held, t))
    return bars


def _bar(kind: KindYear, key: str, t: Texts) -> tuple[str, str, float]:
    figures = t.plain(f"year-picture-of-{key}", done=kind.covered, of=kind.due or 0)
    return t.plain(f"ledger-kind-{kind.kind}"), figures, kind.finished or 0.0


def _counted(key: str, done: int, of: int, t: Texts) -> tuple[str, str, float]:
    figures = t.plain(f"year-picture-of-{key}", done=done, of=of)
    return t.plain(f"year-picture-{key}-name"), figures, done / of if of else 0.0


def shares(found: Stretch, number: int) -> tuple[float | None, float | None]:
    """Return the mean shares of a month, present and satisfied, of its activities with check-ins."""
    here = [sheet for sheet in found.attended if sheet.activity.month == number]
    there = [sheet.share for sheet in here if sheet.share is not None]
    rates = [sheet.result.rate for sheet in here if sheet.result.rate is not None]
    mean = [sum(each) / len(each) if each else None for each in (there, rates)]
    return mean[0], mean[1]

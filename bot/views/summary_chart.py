"""The chart beside the summary of a quarter or a year: attendance and satisfaction by month."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import structlog

from bot.pictures.drawing import ATTENDANCE
from bot.views.plan import month_words
from bot.worker.jobs import drawing
from bot.worker.process import Died

log = structlog.get_logger()

if TYPE_CHECKING:
    from bot.domain.report.summary import Stretch
    from bot.storage.tables.branch import Branch
    from bot.telegram.message import Message
    from bot.texts import Texts


async def with_chart(message: Message, branch: Branch, found: Stretch, t: Texts) -> Message:
    """Return the same message with a chart of attendance and satisfaction; unchanged without activities for it.

    If the worker that draws is stopped, the message says so instead.
    """
    if not found.attended:
        return message
    months = [(month_words(number, t), *_shares(found, number)) for number in found.period.months]
    title = t.plain("summary-chart-title", branch=branch.name or branch.title, year=found.period.year)
    chart = {
        "title": title,
        "months": months,
        "needed": found.needed[-1],
        "attendance_label": t.plain("summary-chart-attendance"),
        "satisfaction_label": t.plain("summary-chart-satisfaction"),
        "needed_label": t.plain("summary-chart-needed", percent=round(found.needed[-1] * 100)),
    }
    try:
        _, picture = await drawing.do(ATTENDANCE, chart)
    except (TimeoutError, Died):
        log.warning("the chart was not drawn")
        return replace(message, text="\n".join([message.text, t.html("summary-chart-missing")]))
    return replace(message, photo=picture)


def _shares(found: Stretch, number: int) -> tuple[float | None, float | None]:
    here = [sheet for sheet in found.attended if sheet.activity.month == number]
    shares = [sheet.share for sheet in here if sheet.share is not None]
    rates = [sheet.result.rate for sheet in here if sheet.result.rate is not None]
    mean = [sum(each) / len(each) if each else None for each in (shares, rates)]
    return mean[0], mean[1]

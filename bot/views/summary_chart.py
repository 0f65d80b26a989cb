"""The picture beside the summary: of a year its attendance, of a quarter attendance and satisfaction by month."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import structlog

from bot.domain.report.period import Period
from bot.pictures.drawing import ATTENDANCE, YEAR_ATTENDANCE
from bot.views import year_pictures
from bot.views.plan import month_words
from bot.worker.jobs import drawing
from bot.worker.process import Died

log = structlog.get_logger()

if TYPE_CHECKING:
    from typing import Any

    from bot.domain.report.summary import Stretch
    from bot.storage.tables.branch import Branch
    from bot.telegram.message import Message
    from bot.texts import Texts
    from bot.worker.jobs import Job


async def with_chart(message: Message, branch: Branch, found: Stretch, t: Texts) -> Message:
    """Return the same message with a chart of attendance and satisfaction; unchanged without activities for it.

    If the worker that draws is stopped, the message says so instead.
    """
    if not found.attended:
        return message
    if found.period == Period.whole(found.period.year):
        return await _drawn(message, YEAR_ATTENDANCE, year_pictures.attendance(branch, found, t), t)
    months = [(month_words(number, t), *year_pictures.shares(found, number)) for number in found.period.months]
    title = t.plain("summary-chart-title", branch=branch.name or branch.title, year=found.period.year)
    chart = {
        "title": title,
        "months": months,
        "needed": found.needed[-1],
        "attendance_label": t.plain("summary-chart-attendance"),
        "satisfaction_label": t.plain("summary-chart-satisfaction"),
        "needed_label": t.plain("summary-chart-needed", percent=round(found.needed[-1] * 100)),
    }
    return await _drawn(message, ATTENDANCE, chart, t)


async def _drawn(message: Message, job: Job[None], arguments: dict[str, Any], t: Texts) -> Message:
    try:
        _, picture = await drawing.do(job, arguments)
    except (TimeoutError, Died):
        log.warning("the chart was not drawn")
        return replace(message, text="\n".join([message.text, t.html("summary-chart-missing")]))
    return replace(message, photo=picture)

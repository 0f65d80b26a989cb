"""[图表]: pictures of a year, for everybody of the branch (rules 16, 54, 75)."""

from telegram import Update

from bot.context import Context
from bot.domain.branch import people
from bot.domain.report import summary, year_coverage
from bot.domain.report.period import Period
from bot.views import callbacks
from bot.views import year_pictures as views


async def show(update: Update, context: Context, branch_id: int, year: int, asked: callbacks.Picture) -> None:
    """Show a picture of the year in place of another, or below the summary."""
    async with context.transaction() as db:
        me = await people.acting(db, context.account, branch_id)
        branch = await people.branch_of(db, me)
    async with context.services.database.read() as db:
        found = await summary.stretch(db, branch, Period.whole(year), now=context.now)
        covered = await year_coverage.coverage(db, found)
    answer = await views.picture(branch, found, covered, asked, context.t)
    await (context.edit if update.effective_message.photo else context.answer)(answer)


HANDLERS = (callbacks.YEAR_PICTURE.handler(show),)

"""The activity whose date is chosen, and the kinds of events in its timeline."""

from bot.domain import timeline


async def now_is(town):
    """Return the activity of the branch as it stands."""
    return await town.activity_now(town.activity.id)


async def kinds(town):
    """Return the kinds of events in the timeline of the activity, oldest first."""
    async with town.database() as db:
        return [event.kind for event in await timeline.timeline(db, town.activity.id)]

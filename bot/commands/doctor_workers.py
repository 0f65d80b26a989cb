"""The doctor's finding about the processes that read files from outside."""

from bot.worker.jobs import ORDINARY
from bot.worker.limits import MEBIBYTE
from bot.worker.probe import kernel_limits_memory
from bot.worker.process import Died

LIMITED = "Files from outside are read in processes of their own; the kernel limits each to {limit} MiB of memory."
WATCHED = (
    "Files from outside are read in processes of their own. The kernel does not limit their memory here; the bot "
    "watches it and kills a process that takes more than {limit} MiB."
)
NONE = (
    "No process that reads files from outside can work here ({problem}): plans, rosters and slips sent as files are "
    "refused. Allow the bot to start processes, with at least {limit} MiB of memory."
)


async def look_at_workers() -> tuple[str, bool]:
    """Start a worker; return the finding in words, and false if none can work."""
    limit = ORDINARY.memory // MEBIBYTE
    try:
        words = LIMITED if await kernel_limits_memory() else WATCHED
    except (OSError, TimeoutError, Died) as problem:
        return NONE.format(problem=str(problem) or type(problem).__name__, limit=limit), False
    return words.format(limit=limit), True

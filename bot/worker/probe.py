"""A job that tries whether a worker's memory is limited, for the doctor."""

import mmap
from typing import Any

from bot.worker.jobs import ORDINARY, Job, Pool


def _can_swell(arguments: dict[str, Any], _data: bytes) -> tuple[bool, bytes]:
    """True if the kernel lets this process have more address space than it may."""
    try:
        with mmap.mmap(-1, arguments["size"]):
            return True, b""
    except OSError:
        return False, b""


_PROBE = Job(_can_swell, bool)


async def kernel_limits_memory() -> bool:
    """Start a worker and return whether the kernel limits its memory; elsewhere the bot watches it.

    Raises OSError, TimeoutError and Died if no worker can be started here.
    """
    can_swell, _ = await Pool().do(_PROBE, {"size": ORDINARY.memory}, b"")
    return not can_swell

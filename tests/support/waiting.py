"""Wait in a test until something becomes true."""

import asyncio

LOOK_EVERY = 0.01


async def eventually(true, seconds: float = 10) -> None:
    """Wait until `true()` holds, for at most this many seconds."""
    for _ in range(round(seconds / LOOK_EVERY)):
        if true():
            return
        await asyncio.sleep(LOOK_EVERY)
    raise TimeoutError("what was waited for did not happen")

"""Wait in a test until something becomes true."""

import asyncio


async def eventually(true) -> None:
    """Wait until `true()` holds, for at most ten seconds."""
    for _ in range(1000):
        if true():
            return
        await asyncio.sleep(0.01)
    raise TimeoutError("what was waited for did not happen")

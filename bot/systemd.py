"""Notifications to systemd for a service of `Type=notify`: ready, alive, stopping."""

import asyncio
import os
import socket
from contextlib import suppress


def tell(state: str) -> None:
    """Send a state such as `READY=1`; do nothing if NOTIFY_SOCKET is not set."""
    address = os.environ.get("NOTIFY_SOCKET")
    if not address:
        return
    with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
        line.connect("\0" + address[1:] if address.startswith("@") else address)
        line.sendall(state.encode())


async def keep_telling() -> None:
    """Report twice within each watchdog period that the loop runs; without a watchdog return at once."""
    period = os.environ.get("WATCHDOG_USEC", "")
    if not period.isdecimal() or int(period) == 0:
        return
    while True:
        tell("WATCHDOG=1")
        await asyncio.sleep(int(period) / 1_000_000 / 2)

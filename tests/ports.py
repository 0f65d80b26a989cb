"""Ports for servers that must know theirs beforehand, or come back on the same one."""

import itertools
import os
import socket

# Below those that the system gives to whoever asks for any, and each process of the suite has its own thousand.
_FIRST = 20_000 + 1000 * int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
_numbers = itertools.cycle(range(_FIRST, _FIRST + 1000))


def free_port() -> int:
    """A port on which nobody listens, and which nobody else is given soon."""
    for port in _numbers:
        with socket.socket() as listener:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                listener.bind(("127.0.0.1", port))
            except OSError:
                continue
        return port
    raise AssertionError("the numbers never end")

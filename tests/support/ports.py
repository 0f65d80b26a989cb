"""Ports for servers that must know theirs beforehand, or come back on the same one."""

import itertools
import os

from sandbox.scenario import play

# Below those that the system gives to whoever asks for any, and each process of the suite has its own thousand.
_FIRST = 20_000 + 1000 * int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
_numbers = itertools.cycle(range(_FIRST, _FIRST + 900))


def free_port() -> int:
    """A port on which nobody listens, and which nobody else is given soon."""
    return play.free_port(next(_numbers))

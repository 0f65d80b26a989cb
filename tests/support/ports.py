"""Ports for servers that need a known port before they start, or the same one after a restart."""

import itertools
import os

from sandbox.scenario import play

# Below the system's ephemeral ports; each process of the suite has a thousand of its own.
_FIRST = 20_000 + 1000 * int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
_numbers = itertools.cycle(range(_FIRST, _FIRST + 900))


def free_port() -> int:
    """Return a port that is free and is not handed out again soon."""
    return play.free_port(next(_numbers))

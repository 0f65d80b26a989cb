"""Run our bot on a disk that takes five milliseconds longer for each sync: `python -m bench.slow_disk run`.

The driver simulates it: a commit of changes to SQLite first sleeps that long, in the connection's thread and without
holding the interpreter lock, as a slow `fsync` would. Checkpoints of the log, which are rare and separate, are as fast
as the disk.
"""

from __future__ import annotations

import functools
import sqlite3
import sys
import time

from bot.__main__ import main

SLOWER = 0.005  # seconds


class SlowConnection(sqlite3.Connection):
    """A connection whose commits take longer if there are changes to write."""

    on_disk = 0

    def commit(self) -> None:
        """Sleep if there are changes, then commit."""
        if self.in_transaction and self.total_changes != self.on_disk:
            time.sleep(SLOWER)
            self.on_disk = self.total_changes
        super().commit()


if __name__ == "__main__":
    slow = functools.partial(sqlite3.connect, factory=SlowConnection)
    sqlite3.connect = sqlite3.dbapi2.connect = slow  # type: ignore[assignment]
    sys.exit(main())

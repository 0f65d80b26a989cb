"""Our bot on a disk that takes five milliseconds longer for every sync: `python -m bench.slow_disk run`.

Simulated in the driver: whoever commits what it has changed in SQLite sleeps so long before, in the thread of the
connection and without holding the interpreter, as a slow `fsync` would. Checkpoints of the log, seldom and beside, are
as quick as the disk is.
"""

from __future__ import annotations

import functools
import sqlite3
import sys
import time

from bot.__main__ import main

SLOWER = 0.005  # seconds


class SlowConnection(sqlite3.Connection):
    """A connection whose commits take longer, where there is anything to bring to the disk."""

    on_disk = 0

    def commit(self) -> None:
        """Commit, after a sleep."""
        if self.in_transaction and self.total_changes != self.on_disk:
            time.sleep(SLOWER)
            self.on_disk = self.total_changes
        super().commit()


if __name__ == "__main__":
    slow = functools.partial(sqlite3.connect, factory=SlowConnection)
    sqlite3.connect = sqlite3.dbapi2.connect = slow  # type: ignore[assignment]
    sys.exit(main())

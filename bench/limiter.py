"""Enforce Telegram's 30 messages a second in two ways at once, as Telegram does not publish how it counts."""

from __future__ import annotations

from collections import deque

PER_SECOND = 30
RETRY_AFTER = 1


class Limiter:
    """A window of 30 messages a second and a bucket of 30 that fills by 30 a second; each counts its refusals."""

    def __init__(self) -> None:
        self.by_window = 0
        self.by_bucket = 0
        self._passed: deque[float] = deque(maxlen=PER_SECOND)
        self._tokens = float(PER_SECOND)
        self._filled_at = 0.0

    def admit(self, now: float) -> bool:
        """Return True if both the window and the bucket admit a message."""
        self._tokens = min(float(PER_SECOND), self._tokens + (now - self._filled_at) * PER_SECOND)
        self._filled_at = now
        crowded = len(self._passed) == PER_SECOND and now - self._passed[0] < 1
        empty = self._tokens < 1
        self.by_window += crowded
        self.by_bucket += empty
        if crowded or empty:
            return False
        self._passed.append(now)
        self._tokens -= 1
        return True

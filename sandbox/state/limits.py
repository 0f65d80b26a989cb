"""Telegram's limits on lengths, sizes, lifetimes and the rate of messages."""

import math
from collections import deque
from datetime import datetime, timedelta

from sandbox.state.errors import ApiError

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
POPUP_LIMIT = 200
DOWNLOAD_LIMIT = 20 * 1024 * 1024
UPLOAD_LIMIT = 50 * 1024 * 1024
PHOTO_LIMIT = 10 * 1024 * 1024
CALLBACK_LIFE = timedelta(seconds=150)
UPDATE_LIFE = timedelta(hours=24)
DELETE_LIFE = timedelta(hours=48)

_SECOND, _MINUTE = timedelta(seconds=1), timedelta(minutes=1)


class Allowance:
    """Rate limit: at most `limit` items in any sliding `span`."""

    __slots__ = ("_limit", "_spans", "_spent")

    def __init__(self, limit: int, span: timedelta) -> None:
        self._limit, self._spans = limit, span
        self._spent: deque[datetime] = deque()

    def wait(self, now: datetime, items: int) -> int:
        """Return the seconds until `items` more are allowed; 0 if they are allowed now."""
        spent = self._spent
        while spent and (spent[0] <= now - self._spans or spent[0] > now):
            spent.popleft()
        over = len(spent) + items - self._limit
        if over <= 0:
            return 0
        freed = spent[min(over, len(spent)) - 1] if spent else now
        return max(1, math.ceil((freed + self._spans - now).total_seconds()))

    def spend(self, now: datetime, items: int) -> None:
        """Count `items` against the limit."""
        self._spent.extend([now] * items)


def overall_allowance() -> Allowance:
    """Return a new limit of 30 messages a second over all chats."""
    return Allowance(30, _SECOND)


def chat_allowance(*, group: bool) -> Allowance:
    """Return a new limit of 20 messages a minute for a group, edits included, or 5 a second for a private chat."""
    return Allowance(20, _MINUTE) if group else Allowance(5, _SECOND)


def charge(now: datetime, items: int, *allowances: Allowance) -> None:
    """Count `items` against every limit; if one is exceeded, count nothing and raise 429 with `retry_after`."""
    wait = max(allowance.wait(now, items) for allowance in allowances)
    if wait:
        raise ApiError(429, f"Too Many Requests: retry after {wait}", retry_after=wait)
    for allowance in allowances:
        allowance.spend(now, items)

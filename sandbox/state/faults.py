"""Fault injection: single calls that fail, and periods in which Telegram is slow, refuses messages or is down."""

import random
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

from sandbox.state.errors import ApiError, bad

Kind = Literal["400", "429", "500", "502", "timeout", "drop", "lost"]
_KINDS = get_args(Kind)
_IN_STORMS = _KINDS[1:]  # a 400 is no accident
Trouble = Literal["slow", "flood", "down", "payloads", "self_links", "get_file", "file_server"]
TROUBLES: tuple[Trouble, ...] = get_args(Trouble)
SLOW = 1.5  # real seconds that each answer takes while Telegram is slow
FLOOD_WAIT = 5  # retry_after of a refused message, in seconds of the clock
_MESSAGES = ("send", "edit", "copy", "forward", "stoppoll")


@dataclass(slots=True)
class Fault:
    """One injected fault: the calls it applies to, and the number of calls left to fail."""

    method: str | None
    kind: Kind
    times: int
    retry_after: int
    chat_id: int | str | None
    words: str = ""

    def error(self) -> ApiError | None:
        """Return the error response; None if the call gets no response."""
        match self.kind:
            case "400":
                return bad(self.words)
            case "429":
                words = f"Too Many Requests: retry after {self.retry_after}"
                return ApiError(429, words, retry_after=self.retry_after)
            case "500":
                return ApiError(500, "Internal Server Error")
            case "502":
                return ApiError(502, "Bad Gateway")
            case _:
                return None


@dataclass(slots=True)
class Storm:
    """A period in which a random share of all calls fails, each in a random way."""

    until: datetime
    share: float
    chance: random.Random

    def fault(self, method: str) -> Fault | None:
        """Choose the fault of a call, if any. A timeout becomes a drop for getUpdates, which takes long anyway."""
        if self.chance.random() >= self.share:
            return None
        kind: Kind = self.chance.choice(_IN_STORMS)
        if kind == "timeout" and method.lower() == "getupdates":
            kind = "drop"
        return Fault(method, kind, 1, self.chance.randint(1, 5), None)


class Faults:
    """Injected faults in the order in which they were added, and troubles that last for a period.

    Troubles: `slow` answers, a `flood` of 429 to messages, Telegram is `down`; apps lose the `payloads` of links, or
    ignore `self_links`, from the private chat with a bot to that bot; `get_file` fails, or the `file_server` has no
    files.

    `met` counts the faults of storms by method and kind.
    """

    def __init__(self) -> None:
        self.met: Counter[tuple[str, Kind]] = Counter()
        self._waiting: list[Fault] = []
        self._ends: dict[Trouble, datetime] = {}
        self._storm: Storm | None = None

    def begin(self, trouble: Trouble, until: datetime) -> None:
        """Begin a trouble that lasts until the sandbox's clock shows `until`."""
        self._ends[trouble] = until

    def end(self, trouble: Trouble) -> None:
        """End a trouble."""
        self._ends.pop(trouble, None)

    def ends(self, trouble: Trouble, now: datetime) -> datetime | None:
        """Return the time at which an active trouble ends; None if it is not active."""
        end = self._ends.get(trouble)
        return end if end is not None and now < end else None

    def refusal(self, method: str, now: datetime) -> ApiError | None:
        """Return the 429 of a message during a flood; None if the call is not refused."""
        if self.ends("flood", now) is None or not method.lower().startswith(_MESSAGES):
            return None
        return ApiError(429, f"Too Many Requests: retry after {FLOOD_WAIT}", retry_after=FLOOD_WAIT)

    def add(
        self,
        method: str | None = None,
        kind: Kind = "500",
        times: int = 1,
        retry_after: int = 5,
        chat_id: int | str | None = None,
        words: str = "",
    ) -> Fault:
        """Let the next `times` calls of `method` fail; None means any method, including getUpdates.

        400 (with these `words`), 429, 500 and 502 are responses without effect; `timeout` never responds; `drop` closes
        the connection before the call takes effect, `lost` closes it afterwards.
        """
        if kind not in _KINDS:
            raise ValueError(f"unknown fault {kind!r}; one of {', '.join(_KINDS)}")
        fault = Fault(method, kind, times, retry_after, chat_id, words)
        self._waiting.append(fault)
        return fault

    def storm(self, until: datetime, *, share: float = 0.3, seed: int = 0) -> None:
        """Let a random `share` of the calls fail until `until`; the same seed gives the same sequence."""
        self._storm = Storm(until, share, random.Random(seed))

    def clear(self) -> None:
        """Remove all faults and troubles."""
        self._storm = None
        self._waiting.clear()
        self._ends.clear()

    def take(self, method: str, chat_id: object, now: datetime) -> Fault | None:
        """Return the fault that applies to this call, and count it."""
        for fault in self._waiting:
            if fault.method is not None and fault.method.lower() != method.lower():
                continue
            if fault.chat_id is None or str(fault.chat_id) == str(chat_id):
                fault.times -= 1
                if fault.times <= 0:
                    self._waiting.remove(fault)
                return fault
        if self._storm is None or now >= self._storm.until or (met := self._storm.fault(method)) is None:
            return None
        self.met[method, met.kind] += 1
        return met

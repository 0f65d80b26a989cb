"""Trouble on request: single calls that go wrong, and times in which Telegram is slow, refuses or is not there."""

import random
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

from sandbox.state.errors import ApiError

Kind = Literal["429", "500", "502", "timeout", "drop", "lost"]
_KINDS = get_args(Kind)
Trouble = Literal["slow", "flood", "down"]
TROUBLES: tuple[Trouble, ...] = get_args(Trouble)
SLOW = 1.5  # real seconds that every answer then takes
FLOOD_WAIT = 5  # seconds of the clock that a refused message is told to wait
_MESSAGES = ("send", "edit", "copy", "forward", "stoppoll")


@dataclass(slots=True)
class Fault:
    """One ordered fault: for which calls, how often still."""

    method: str | None
    kind: Kind
    times: int
    retry_after: int
    chat_id: int | str | None

    def error(self) -> ApiError | None:
        """The answer it gives; None where no answer comes at all."""
        match self.kind:
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
    """A time in which that share of all calls fails, in one way or another, as chance will have it."""

    until: datetime
    share: float
    chance: random.Random

    def fault(self, method: str) -> Fault | None:
        """What befalls a call, if anything. A poll, which may last anyhow, is dropped where others get no answer."""
        if self.chance.random() >= self.share:
            return None
        kind: Kind = self.chance.choice(_KINDS)
        if kind == "timeout" and method.lower() == "getupdates":
            kind = "drop"
        return Fault(method, kind, 1, self.chance.randint(1, 5), None)


class Faults:
    """Faults still to come, in the order in which they were ordered, and troubles that last for a time.

    `met` counts the faults of storms by method and kind.
    """

    def __init__(self) -> None:
        self.met: Counter[tuple[str, Kind]] = Counter()
        self._waiting: list[Fault] = []
        self._ends: dict[Trouble, datetime] = {}
        self._storm: Storm | None = None

    def begin(self, trouble: Trouble, until: datetime) -> None:
        """Let that trouble last until the sandbox's clock shows `until`."""
        self._ends[trouble] = until

    def end(self, trouble: Trouble) -> None:
        """That trouble is over."""
        self._ends.pop(trouble, None)

    def ends(self, trouble: Trouble, now: datetime) -> datetime | None:
        """When that trouble will be over; None when it is not going on."""
        end = self._ends.get(trouble)
        return end if end is not None and now < end else None

    def refusal(self, method: str, now: datetime) -> ApiError | None:
        """How a call is refused while messages are too many; None when it is not."""
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
    ) -> Fault:
        """Let the next `times` calls of `method` (when None: any, getUpdates too) fail.

        429, 500 and 502 are answers without effect; `timeout` never answers; `drop` closes the connection
        before anything happens; `lost` closes it after the call had its effect.
        """
        if kind not in _KINDS:
            raise ValueError(f"unknown fault {kind!r}; one of {', '.join(_KINDS)}")
        fault = Fault(method, kind, times, retry_after, chat_id)
        self._waiting.append(fault)
        return fault

    def storm(self, until: datetime, *, share: float = 0.3, seed: int = 0) -> None:
        """Let that share of the calls fail until then, in all ways that there are; one seed is one sequence."""
        self._storm = Storm(until, share, random.Random(seed))

    def clear(self) -> None:
        """From now on all is well."""
        self._storm = None
        self._waiting.clear()
        self._ends.clear()

    def take(self, method: str, chat_id: object, now: datetime) -> Fault | None:
        """The fault that this call meets, used up by one."""
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

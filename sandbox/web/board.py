"""What lies on the desk beside the phones: the clock, the troubles, the bot's process, the story that is played."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sandbox.state.clock import MovableClock
from sandbox.state.faults import TROUBLES

if TYPE_CHECKING:
    from sandbox.state.faults import Trouble
    from sandbox.web.sandbox import Sandbox

Shape = dict[str, Any]

TROUBLE_MINUTES = 10.0


class NotNowError(Exception):
    """What was asked for cannot be done here or now; the text says why, for people."""


class Board:
    """The desk of any bot: its clock can be moved, but nobody here knows what the bot has to do, or holds its process.

    `ScenarioBoard` is the desk of our own bot.
    """

    def __init__(self, sandbox: Sandbox) -> None:
        self.sandbox = sandbox

    # -- the clock -----------------------------------------------------------------------------------

    @property
    def clock(self) -> MovableClock:
        """The clock, if it can be moved."""
        if not isinstance(self.sandbox.clock, MovableClock):
            raise NotNowError("this sandbox runs on the machine's own clock")
        return self.sandbox.clock

    def clock_shape(self) -> Shape:
        """What `GET /api/clock` answers."""
        clock = self.sandbox.clock
        pace, turns = (clock.pace, clock.turns) if isinstance(clock, MovableClock) else (1.0, 0)
        return {
            "now": clock.now().isoformat(), "pace": pace, "turns": turns, "busy": self.busy(), "due": self.due(),
        }  # fmt: skip

    def busy(self) -> bool:
        """Whether time is being moved right now."""
        return False

    def due(self) -> list[Shape]:
        """What the bot has to do next, as far as known: `at`, `kind`, `about`."""
        return []

    async def run(self, pace: float) -> None:
        """Let the clock run at a pace; 0 stands still."""
        self.clock.run(pace)

    async def advance(self, delta: timedelta) -> None:
        """Let that much time pass."""
        self.clock.advance(delta)

    async def go_to_next(self) -> None:
        """Let time pass until something is due."""
        raise NotNowError("nobody here knows what this bot has to do next")

    # -- troubles ------------------------------------------------------------------------------------

    def troubles_shape(self) -> Shape:
        """What `GET /api/troubles` answers."""
        now = self.sandbox.clock.now()
        ends = {trouble: self.sandbox.faults.ends(trouble, now) for trouble in TROUBLES}
        return {trouble: end and end.isoformat() for trouble, end in ends.items()} | {"bot": self.bot_state()}

    def begin(self, trouble: Trouble, minutes: float = TROUBLE_MINUTES) -> None:
        """Let a trouble last that long on the clock."""
        self.sandbox.faults.begin(trouble, self.sandbox.clock.now() + timedelta(minutes=minutes))
        if trouble == "down":
            for bot in self.sandbox.bots.values():
                bot.queue.release()  # the poll that waits is cut off as well
        self.sandbox.watch.tell()

    def end(self, trouble: Trouble) -> None:
        """A trouble is over."""
        self.sandbox.faults.end(trouble)
        self.sandbox.watch.tell()

    def bot_state(self) -> str:
        """`running`, `dead`, or `outside` when its process is not ours."""
        return "outside"

    async def kill_bot(self) -> None:
        """The bot's process dies on the spot."""
        raise NotNowError("this bot was not started here")

    async def start_bot(self) -> None:
        """The bot's process starts again."""
        raise NotNowError("this bot was not started here")

    # -- the story -----------------------------------------------------------------------------------

    @property
    def playing(self) -> bool:
        """Whether a story is being played, so that visitors only look on."""
        return False

    def stage_shape(self) -> Shape | None:
        """What `GET /api/stage` answers; None where no story is played."""
        return None

    def skip(self) -> None:
        """End the played part early."""
        raise NotNowError("no story is being played here")

    def samples(self) -> dict[str, bytes]:
        """Sample files to send, by name."""
        return {}

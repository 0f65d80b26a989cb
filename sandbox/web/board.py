"""The control board beside the phones: clock, troubles, the bot's process, the scenario."""

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
    """An action that is impossible here or now; the text tells people why."""


class Board:
    """The board for any bot: it moves the clock and causes troubles, but does not know the bot's duties or process.

    `ScenarioBoard` is the board for our own bot.
    """

    def __init__(self, sandbox: Sandbox) -> None:
        self.sandbox = sandbox

    # -- the clock -----------------------------------------------------------------------------------

    @property
    def clock(self) -> MovableClock:
        """The clock; raises NotNowError if it cannot be moved."""
        if not isinstance(self.sandbox.clock, MovableClock):
            raise NotNowError("this sandbox runs on the machine's own clock")
        return self.sandbox.clock

    def clock_shape(self) -> Shape:
        """Return the response to `GET /api/clock`."""
        clock = self.sandbox.clock
        pace, turns = (clock.pace, clock.turns) if isinstance(clock, MovableClock) else (1.0, 0)
        return {
            "now": clock.now().isoformat(), "pace": pace, "turns": turns, "busy": self.busy(), "due": self.due(),
        }  # fmt: skip

    def busy(self) -> bool:
        """True while time is being moved."""
        return False

    def due(self) -> list[Shape]:
        """Return the bot's next duties, if known: `at`, `kind`, `about`."""
        return []

    async def run(self, pace: float) -> None:
        """Let the clock run at a pace; 0 stops it."""
        self.clock.run(pace)

    async def advance(self, delta: timedelta) -> None:
        """Let `delta` pass."""
        self.clock.advance(delta)

    async def go_to_next(self) -> None:
        """Move the clock to the next duty."""
        raise NotNowError("the sandbox does not know what this bot has to do next")

    # -- troubles ------------------------------------------------------------------------------------

    def troubles_shape(self) -> Shape:
        """Return the response to `GET /api/troubles`."""
        now = self.sandbox.clock.now()
        ends = {trouble: self.sandbox.faults.ends(trouble, now) for trouble in TROUBLES}
        return {trouble: end and end.isoformat() for trouble, end in ends.items()} | {"bot": self.bot_state()}

    def begin(self, trouble: Trouble, minutes: float = TROUBLE_MINUTES) -> None:
        """Begin a trouble that lasts for `minutes` of the clock."""
        self.sandbox.faults.begin(trouble, self.sandbox.clock.now() + timedelta(minutes=minutes))
        if trouble == "down":
            for bot in self.sandbox.bots.values():
                bot.queue.release()  # cut off the waiting poll, too
        self.sandbox.watch.tell()

    def end(self, trouble: Trouble) -> None:
        """End a trouble."""
        self.sandbox.faults.end(trouble)
        self.sandbox.watch.tell()

    def bot_state(self) -> str:
        """Return `running`, `dead`, or `outside` for a bot that was not started here."""
        return "outside"

    async def kill_bot(self) -> None:
        """Kill the bot's process."""
        raise NotNowError("this bot was not started here")

    async def start_bot(self) -> None:
        """Start the bot's process again."""
        raise NotNowError("this bot was not started here")

    # -- the scenario --------------------------------------------------------------------------------

    @property
    def playing(self) -> bool:
        """True while the scenario is being played, when visitors may only watch."""
        return False

    def stage_shape(self) -> Shape | None:
        """Return the response to `GET /api/stage`; None without a scenario."""
        return None

    def skip(self) -> None:
        """End the played part of the scenario early."""
        raise NotNowError("no story is being played here")

    def samples(self) -> dict[str, bytes]:
        """Return sample files to send, by name."""
        return {}

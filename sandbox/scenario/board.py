"""The control board for our own bot: it plays a month on the page, then hands over to the visitor.

It stops the moving clock at each duty of the bot, kills and starts the bot's process, and marks the steps of the
scenario that the visitor has taken.
"""

from __future__ import annotations

import asyncio
import time
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING, Any

from sandbox.scenario import steps
from sandbox.web import shapes
from sandbox.web.board import Board, NotNowError, Shape

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from datetime import timedelta

    from sandbox.desk.desk import ProcessDesk
    from sandbox.scenario.month import Month, Scene

LOOK_EVERY = 0.3  # seconds between two queries of the bot's database
FOCUS_FOR = 1.0  # least seconds that a person stays in view while the month is played
SCENE_PAUSE = 1.2  # seconds between two scenes, for reading the title
NEEDED_SCENES = 3  # scenes that cannot be skipped, since they set up the branch
PATIENCE = 15.0  # seconds that a press waits for the bot's answer at most


class ScenarioBoard(Board):
    """The control board for our own bot, with the scenario."""

    def __init__(self, desk: ProcessDesk, month: Month, samples: dict[str, bytes]) -> None:
        super().__init__(desk.telegram)
        self._desk = desk
        self._month = month
        self._samples = samples
        self._moving = asyncio.Lock()
        self._playing = True
        self._skipped = False
        self._scene: Scene | None = None
        self._focus: tuple[int, float] | None = None
        self._due: list[Shape] = []
        self._counts: dict[str, int] = {}
        self._before: dict[str, int] = {}

    # -- the played month ----------------------------------------------------------------------------

    async def play(self) -> None:
        """Play the month until it ends or the visitor skips it, then hand over to the visitor."""
        try:
            await self._month.play(self._between)
        finally:
            await self._hand_over()

    async def _between(self, scene: Scene) -> bool:
        """Announce a scene; return False if the visitor skips it."""
        if self._skipped and scene.number > NEEDED_SCENES:
            return False
        self._scene = scene
        self.sandbox.watch.tell()
        if not self._skipped:
            await asyncio.sleep(SCENE_PAUSE)
        return True

    async def _hand_over(self) -> None:
        self.sandbox.settle, self.sandbox.patience = None, PATIENCE
        for person in self.sandbox.people.values():
            for _, room, _ in shapes.rooms(self.sandbox, person):
                room.reads(person.id)
        self._playing = False
        await self._look()
        self._before = dict(self._counts)
        self.clock.run(1.0)

    # -- the bot's database --------------------------------------------------------------------------

    @asynccontextmanager
    async def looking(self) -> AsyncIterator[None]:
        """Keep the next duties and the steps taken up to date inside the context."""
        looking = asyncio.create_task(self._keep_looking())
        try:
            yield
        finally:
            looking.cancel()
            with suppress(asyncio.CancelledError):
                await looking

    async def _keep_looking(self) -> None:
        count = -1
        while True:
            count = await self.sandbox.watch.after(count)
            if await self._look():
                self.sandbox.watch.tell()
                count = self.sandbox.watch.count
            await asyncio.sleep(LOOK_EVERY)

    async def _look(self) -> bool:
        """Query the database again; return True if anything has changed."""
        async with self._desk.database.read() as db:
            found = await steps.coming(db), await steps.counts(db, self.sandbox)
        changed = found != (self._due, self._counts)
        self._due, self._counts = found
        return changed

    # -- the clock -----------------------------------------------------------------------------------

    def busy(self) -> bool:
        """True while time is being moved."""
        return self._moving.locked()

    def due(self) -> list[Shape]:
        """Return the bot's next duties."""
        return self._due

    async def advance(self, delta: timedelta) -> None:
        """Let `delta` pass, stopping at each duty of the bot."""
        async with self._moved():
            await self._desk.passes(delta)

    async def go_to_next(self) -> None:
        """Move the clock to the bot's next duty and let the bot do it."""
        async with self._moved():
            due = await self._desk.next_due()
            if due is None:
                raise NotNowError("the bot has nothing to do; start it, or fix a date first")
            await self._desk.until(due)

    @asynccontextmanager
    async def _moved(self) -> AsyncIterator[None]:
        """Stop the clock inside the context, so that only the caller moves it; restore the pace afterwards."""
        async with self._moving:
            pace = self.clock.pace
            self.clock.run(0)
            try:
                yield
            finally:
                self.clock.run(pace)
                await self._look()
        self.sandbox.watch.tell()

    # -- the bot's process ---------------------------------------------------------------------------

    def bot_state(self) -> str:
        """Return `running` or `dead`."""
        return "running" if self._desk.process.running else "dead"

    async def kill_bot(self) -> None:
        """Kill the bot's process with SIGKILL."""
        await self._desk.process.kill()
        self.sandbox.watch.tell()

    async def start_bot(self) -> None:
        """Start the bot's process again on its database."""
        if not self._desk.process.running:
            await self._desk.process.start()
        self.sandbox.watch.tell()

    # -- the scenario --------------------------------------------------------------------------------

    @property
    def playing(self) -> bool:
        """True while the month is being played."""
        return self._playing

    def stage_shape(self) -> Shape:
        """Return the present scene, the person in view and the visitor's steps."""
        scene = self._scene
        return {
            "playing": self._playing,
            "scene": scene and {"number": scene.number, "of": scene.of, "zh": scene.zh, "en": scene.en},
            "focus": self._in_view(),
            "steps": [self._step(*step) for step in steps.STEPS] if not self._playing else [],
            "samples": list(self._samples),
        }

    def _step(self, key: str, who: str, in_group: bool) -> dict[str, Any]:
        chat = self._month.group.id if in_group else self.sandbox.the_bot().id
        done = self._counts.get(key, 0) > self._before.get(key, 0)
        return {"key": key, "done": done, "person": self._month.people[who].id, "chat": chat}

    def _in_view(self) -> int | None:
        """Return the person whose private chat had the latest event, kept for at least `FOCUS_FOR` seconds."""
        now = time.monotonic()
        if self._focus is None or now - self._focus[1] > FOCUS_FOR:
            latest = next((e.chat_id for e in reversed(self.sandbox.transcript) if e.chat_id > 0), None)
            if latest is not None and (self._focus is None or latest != self._focus[0]):
                self._focus = latest, now
        return None if self._focus is None else self._focus[0]

    def skip(self) -> None:
        """Hand over to the visitor as soon as the branch is set up."""
        self._skipped = True

    def samples(self) -> dict[str, bytes]:
        """Return the sample files: plan, roster, a picture of notes."""
        return self._samples

"""The live stream: a WebSocket that sends a page the present state of its chats after each change."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any

from aiohttp import WSMsgType, web

from sandbox.web import shapes

if TYPE_CHECKING:
    from sandbox.state.chats import Room
    from sandbox.web.sandbox import Sandbox

Shape = dict[str, Any]

PAUSE = 0.05  # seconds between two frames, which merges a burst of changes into a few frames
BACKLOG = 200  # messages at most in one frame; a phone that missed more reloads the chat


class Watcher:
    """One page: the chats it shows and the state it was sent last, so that only differences are sent.

    Frames carry states, not events: nothing is queued for a page that is slow, and memory does not grow with traffic.
    """

    def __init__(self, sandbox: Sandbox) -> None:
        self.sandbox = sandbox
        self._people: list[int] = []
        self._open: dict[tuple[int, int], int] = {}
        self._told: dict[tuple[str, int], str] = {}

    def look_at(self, asked: Shape) -> None:
        """Set the people and chats that the page shows; raise ValueError or KeyError for a malformed message."""
        people = [int(each) for each in asked["people"]]
        opened = {(int(one["person"]), int(one["chat"])): int(one["revision"]) for one in asked["open"]}
        self._people, self._open = people, opened

    def frame(self) -> Shape:
        """Return the differences from the last frame; empty if there are none."""
        found: Shape = {}
        for person_id in self._people:
            person = self.sandbox.people.get(person_id)
            if person is not None and (new := self._new("chats", person_id, shapes.chat_shapes(self.sandbox, person))):
                found.setdefault("chats", {})[str(person_id)] = new[0]
        if messages := [shape for key in tuple(self._open) if (shape := self._messages(*key)) is not None]:
            found["messages"] = messages
        everybody = self.sandbox.people.values()
        counts = {str(person.id): shapes.unread(self.sandbox, person) for person in everybody}
        board = self.sandbox.board
        for name, state in (
            ("run", self.sandbox.run),
            ("people", [shapes.person_shape(person) for person in everybody]),
            ("unread", counts),
            ("clock", board.clock_shape()),
            ("troubles", board.troubles_shape()),
            ("stage", board.stage_shape()),
        ):
            if new := self._new(name, 0, state):
                found[name] = new[0]
        return found

    def _new(self, name: str, number: int, state: object) -> tuple[object] | None:
        """Return the state in a tuple if it differs from the last one sent; None otherwise."""
        compared = state
        if name == "clock" and isinstance(state, dict) and state["pace"]:
            compared = state | {"now": ""}  # the page itself advances a running clock
        words = json.dumps(compared, ensure_ascii=False)
        if self._told.get((name, number)) == words:
            return None
        self._told[name, number] = words
        return (state,)

    def _messages(self, person_id: int, chat_id: int) -> Shape | None:
        person = self.sandbox.people.get(person_id)
        found = None if person is None else shapes.room_of(self.sandbox, person, chat_id)
        if person is None or found is None:
            return None
        room: Room = found[0]
        changed = room.changed_since(self._open[person_id, chat_id])[-BACKLOG:]
        self._open[person_id, chat_id] = room.revision
        if not changed:
            return None
        messages = [shapes.message_shape(person, chat_id, record) for record in changed]
        return {"person": person_id, "chat": chat_id, "revision": room.revision, "messages": messages}


async def live(request: web.Request, sandbox: Sandbox) -> web.WebSocketResponse:
    """Handle `GET /live`: send frames until the page disconnects."""
    socket = web.WebSocketResponse(heartbeat=20)
    await socket.prepare(request)
    watcher = Watcher(sandbox)
    telling = asyncio.create_task(_tell(socket, watcher, sandbox))
    sandbox.sockets.add(socket)
    try:
        async for message in socket:
            if message.type is WSMsgType.TEXT:
                try:
                    watcher.look_at(json.loads(message.data))
                except (ValueError, KeyError, TypeError):
                    await socket.close(message=b"look_at: people and open are expected")
                sandbox.watch.tell()
    finally:
        sandbox.sockets.discard(socket)
        telling.cancel()
        await asyncio.gather(telling, return_exceptions=True)
    return socket


async def _tell(socket: web.WebSocketResponse, watcher: Watcher, sandbox: Sandbox) -> None:
    while not socket.closed:
        count = sandbox.watch.count
        if frame := watcher.frame():
            try:
                await socket.send_str(json.dumps(frame, ensure_ascii=False))
            except ConnectionError:
                return
        await asyncio.sleep(PAUSE)
        await sandbox.watch.after(count)

"""Printing the transcript of a played month; events that many people share are printed once."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from sandbox.state.transcript import render

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import tzinfo

    from sandbox.state.transcript import Event
    from sandbox.web.sandbox import Sandbox

NAMED = 3  # names that are printed before the rest become a number
AT_ONCE = timedelta(minutes=1)


class TranscriptPrinter:
    """Prints the events of the sandbox since the last print."""

    def __init__(self, sandbox: Sandbox, zone: tzinfo, write: Callable[[str], None]) -> None:
        self._sandbox = sandbox
        self._zone = zone
        self._write = write
        self._told = 0
        self._shown: dict[tuple[int, int], tuple[str, tuple[tuple[str, ...], ...]]] = {}

    def scene(self, title: str) -> None:
        """Print a heading."""
        self._write(f"\n{'=' * 100}\n{title}\n{'=' * 100}")

    def skip(self) -> None:
        """Skip the events so far."""
        self._told = len(self._sandbox.transcript)

    def show(self) -> None:
        """Print the new events."""
        events = self._sandbox.transcript[self._told :]
        self.skip()
        for event in self._together(list(self._changes(events))):
            self._write(render([event], self._zone))

    @contextmanager
    def aside(self, note: str, *, when: bool, silent: bool) -> Iterator[None]:
        """Skip the events inside the context if `silent`; print `note` first if `when`."""
        if when:
            self.show()
            self._write(f"                … {note} …")
        yield
        if silent:
            self.skip()

    def _changes(self, events: list[Event]) -> Iterator[Event]:
        """Leave out edits after which a message reads as before."""
        for event in events:
            key, reads = (event.chat_id, event.message_id or 0), (event.text, event.buttons)
            if event.kind == "edit" and self._shown.get(key) == reads:
                continue
            if event.message_id is not None and event.kind != "pin":
                self._shown[key] = reads
            yield event

    def _together(self, events: list[Event]) -> Iterator[Event]:
        """Merge equal events in several private chats at about the same time into one event with their names."""
        groups: list[list[Event]] = []
        open_groups: dict[tuple[object, ...], list[Event]] = {}
        for event in events:
            key = (event.kind, event.text, event.buttons, event.who)
            alike = open_groups.get(key)
            if alike is None or event.chat_id < 0 or not _goes_with(event, alike):
                alike = open_groups[key] = []
                groups.append(alike)
            alike.append(event)
        for alike in groups:
            yield replace(alike[0], chat_title=_where(alike))


def _goes_with(event: Event, alike: list[Event]) -> bool:
    return event.at - alike[0].at < AT_ONCE and all(event.chat_id != other.chat_id for other in alike)


def _where(alike: list[Event]) -> str:
    if alike[0].chat_id < 0:
        return f"群 {alike[0].chat_title}"
    names = [event.chat_title for event in alike]
    more = f" 等{len(names)}人" if len(names) > NAMED else ""
    return f"私聊 {'、'.join(names[:NAMED])}{more}"

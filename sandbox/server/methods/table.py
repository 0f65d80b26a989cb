"""All methods by name; each takes a `Call` and returns the `result` of the response."""

from collections.abc import Callable

from sandbox.server.methods import chats, editing, media, profile, receiving, sending
from sandbox.server.methods.call import Call
from sandbox.server.methods.receiving import get_updates
from sandbox.state.errors import Json

METHODS: dict[str, Callable[[Call], Json]] = {
    **sending.METHODS,
    **media.METHODS,
    **editing.METHODS,
    **chats.METHODS,
    **profile.METHODS,
    **receiving.METHODS,
}
NAMES = {name.lower(): name for name in (*METHODS, "getUpdates")}

__all__ = ["METHODS", "NAMES", "get_updates"]

"""Execution of method calls: record, check, run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sandbox.server.methods.call import Call
from sandbox.server.methods.parameters import complaints
from sandbox.server.methods.table import METHODS, NAMES, get_updates
from sandbox.state.errors import ApiError, Json, bad

if TYPE_CHECKING:
    from sandbox.state.bots import BotAccount
    from sandbox.state.telegram import Telegram


async def execute(telegram: Telegram, bot: BotAccount, name: str, values: dict[str, Any]) -> Json:
    """Run a method and return its result; raise ApiError if it is refused."""
    method = NAMES.get(name.lower())
    if method is None:
        raise ApiError(404, "Not Found: method not found")
    telegram.sweep()
    telegram.requests.append((method, values))
    telegram.complaints.extend(complaints(method, values))
    if bot.logged_out:
        raise ApiError(400, "Logged out")
    telegram.watch.tell()
    result = await _result(Call(telegram, bot, method, values))
    telegram.answers.append((method, values, result))
    telegram.watch.tell()
    return result


async def _result(call: Call) -> Json:
    """Return the method's result; values of an unreadable shape raise 400 and add a complaint."""
    try:
        return await get_updates(call) if call.method == "getUpdates" else METHODS[call.method](call)
    except (TypeError, ValueError, KeyError, AttributeError, OverflowError) as fault:
        call.complain(f"values that cannot be read: {fault!r}")
        raise bad("can't parse the parameters of the request") from fault

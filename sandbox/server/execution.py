"""One method call, from its values to its result: recorded, checked, done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sandbox.server.methods.call import Call
from sandbox.server.methods.parameters import complaints
from sandbox.server.methods.table import METHODS, NAMES, get_updates
from sandbox.state.errors import ApiError, Json, bad

if TYPE_CHECKING:
    from sandbox.state.bots import BotAccount
    from sandbox.state.telegram import Telegram


async def execute(sandbox: Telegram, bot: BotAccount, name: str, values: dict[str, Any]) -> Json:
    """The result of a method; ApiError in Telegram's words when it is refused."""
    method = NAMES.get(name.lower())
    if method is None:
        raise ApiError(404, "Not Found: method not found")
    sandbox.requests.append((method, values))
    sandbox.complaints.extend(complaints(method, values))
    if bot.logged_out:
        raise ApiError(400, "Logged out")
    sandbox.watch.tell()
    result = await _result(Call(sandbox, bot, method, values))
    sandbox.answers.append((method, values, result))
    sandbox.watch.tell()
    return result


async def _result(call: Call) -> Json:
    """What the method gives; values of a shape that cannot be read are a 400 and a complaint."""
    try:
        return await get_updates(call) if call.method == "getUpdates" else METHODS[call.method](call)
    except (TypeError, ValueError, KeyError, AttributeError, OverflowError) as fault:
        call.complain(f"values that cannot be read: {fault!r}")
        raise bad("can't parse the parameters of the request") from fault

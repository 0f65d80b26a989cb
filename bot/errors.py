"""The one place where a refusal becomes a sentence and a fault becomes an apology with a code."""

import secrets
from contextvars import ContextVar

import structlog
from telegram import Update

from bot.context import Context
from bot.domain.refusals import Refused
from bot.metrics import Outcome
from bot.storage.engine.failures import Away
from bot.telegram.message import Message

log = structlog.get_logger()

POPUP_LIMIT = 200
TRIES = 3

_tries: ContextVar[int] = ContextVar("tries", default=1)


async def on_error(update: object, context: Context) -> None:
    """Answer whoever caused it: refusals in words, anything else with a code that stands in the log.

    While the database is away nobody is told anything: Telegram brings the update again.
    """
    error = context.error
    if await _tried_again(update, context):
        return
    if isinstance(error, Away) and isinstance(update, Update):
        log.warning("the database is away", error=str(error))
        context.services.ended(update.update_id, Outcome.AWAY)
        return
    if isinstance(error, Refused):
        sentence = context.t.html(f"refused-{error.key}", **error.values)
        popup = context.t.plain(f"refused-{error.key}", **error.values)
    else:
        code = secrets.token_hex(3).upper()
        log.error("update failed", code=code, exc_info=error)
        sentence = context.t.html("fault", code=code)
        popup = context.t.plain("fault", code=code)
    if not isinstance(update, Update):
        return
    context.services.ended(update.update_id, Outcome.REFUSED if isinstance(error, Refused) else Outcome.FAILED)
    if update.effective_chat is None:
        return
    await context.refuse_rest_alone()
    if update.callback_query and len(popup) <= POPUP_LIMIT:
        await context.popup(popup, alert=True)
    else:
        await context.answer(Message(sentence))


async def _tried_again(update: object, context: Context) -> bool:
    """Work the update through once more when another transaction stood in the way of this one.

    That is as harmless as Telegram repeating it: nothing was committed, or it is seen that it was.
    """
    if _tries.get() >= TRIES or not context.services.database.is_transient(context.error):
        return False
    token = _tries.set(_tries.get() + 1)
    try:
        await context.application.process_update(update)
    finally:
        _tries.reset(token)
    return True

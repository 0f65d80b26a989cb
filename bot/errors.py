"""Turn a refusal into a sentence, and any other error into an apology with a code; the only place that does."""

import secrets
from contextvars import ContextVar
from html import escape

import structlog
from telegram import Update

from bot.context import Context
from bot.domain.refusals import Refused, WhichBranch
from bot.metrics import Outcome
from bot.storage.engine.failures import Away
from bot.telegram.message import Message, visible_length
from bot.texts import Texts
from bot.views import which_branch
from bot.views.names import names

log = structlog.get_logger()

POPUP_LIMIT = 200  # UTF-16 units
NAMES = 120  # units of a list of people in a refusal
TRIES = 3

_tries: ContextVar[int] = ContextVar("tries", default=1)


async def on_error(update: object, context: Context) -> None:
    """Answer the update that caused the error: a refusal in words, any other error with a code that is also logged.

    While the database is away, send no answer: Telegram delivers the update again.
    """
    error = context.error
    if await _tried_again(update, context):
        return
    if isinstance(error, Away) and isinstance(update, Update):
        log.warning("the database is away", error=str(error))
        context.services.ended(update.update_id, Outcome.AWAY)
        return
    if isinstance(error, Refused):
        values = {key: _short(value, context.t) for key, value in error.values.items()}
        sentence = context.t.html(f"refused-{error.key}", **values)
        popup = context.t.plain(f"refused-{error.key}", **values)
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
    asked = which_branch.asked_for(update) if isinstance(error, WhichBranch) else None
    if isinstance(error, WhichBranch) and asked is not None:
        await context.answer(which_branch.question(error.branches, asked, context.t))
    elif update.callback_query and visible_length(escape(popup)) <= POPUP_LIMIT:
        await context.popup(popup, alert=True)
    else:
        await context.answer(Message(sentence))


def _short(value: object, t: Texts) -> object:
    """Return the value; of a list of names only the first ones."""
    return names(value, t, units=NAMES) if isinstance(value, list | tuple) else value


async def _tried_again(update: object, context: Context) -> bool:
    """Process the update again, and return True, if the error is transient and tries are left.

    This is as harmless as a repetition by Telegram: either nothing was committed, or the update is marked as seen.
    """
    if _tries.get() >= TRIES or not context.services.database.is_transient(context.error):
        return False
    token = _tries.set(_tries.get() + 1)
    try:
        await context.application.process_update(update)
    finally:
        _tries.reset(token)
    return True

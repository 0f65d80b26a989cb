"""Methods for receiving updates: long polling and webhooks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from telegram import WebhookInfo
from yarl import URL

from sandbox.state.errors import ApiError, Json, bad
from sandbox.state.webhook import Webhook

if TYPE_CHECKING:
    from collections.abc import Callable

    from sandbox.server.methods.call import Call

_SECRET = re.compile(r"[A-Za-z0-9_-]{0,256}")
_HERE = frozenset({"127.0.0.1", "localhost", "::1"})
_POLL_LIMIT = 50


def _names(call: Call) -> list[str] | None:
    return [str(name) for name in call.array("allowed_updates")] if "allowed_updates" in call else None


async def get_updates(call: Call) -> list[dict[str, Any]]:
    """Do getUpdates; raise 409 while a webhook is set, or if another poll starts."""
    if call.bot.webhook is not None:
        raise ApiError(
            409,
            "Conflict: can't use getUpdates method while webhook is active; "
            "use deleteWebhook to delete the webhook first",
        )
    call.bot.queue.allow(_names(call))
    limit = min(max(call.integer("limit", 100), 1), 100)
    timeout = min(max(call.integer("timeout"), 0), _POLL_LIMIT)
    return await call.bot.queue.poll(call.integer("offset"), limit, timeout)


def set_webhook(call: Call) -> Json:
    """Do setWebhook: only for addresses on this machine, where plain http is allowed."""
    url, secret = call.text("url").strip(), call.text("secret_token")
    if not url:
        return delete_webhook(call)
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or (parts.scheme == "http" and parts.hostname not in _HERE):
        raise bad("bad webhook: An HTTPS URL must be provided for webhook")
    if parts.hostname not in _HERE or URL(url).host not in _HERE:  # as the client that will post reads it
        raise bad("bad webhook: Failed to resolve host: Name or service not known")
    if not _SECRET.fullmatch(secret):
        raise bad("secret token contains unallowed characters")
    queue = call.bot.queue
    queue.allow(_names(call))
    if call.flag("drop_pending_updates"):
        queue.clear()
    if call.bot.webhook is not None:
        call.bot.webhook.stop()
    connections = min(max(call.integer("max_connections", 40), 1), 100)
    call.bot.webhook = Webhook(call.telegram, call.bot, url, secret, connections)
    return True


def delete_webhook(call: Call) -> Json:
    """Do deleteWebhook."""
    if call.flag("drop_pending_updates"):
        call.bot.queue.clear()
    if call.bot.webhook is not None:
        call.bot.webhook.stop()
        call.bot.webhook = None
    return True


def webhook_info(call: Call) -> Json:
    """Do getWebhookInfo."""
    hook, queue = call.bot.webhook, call.bot.queue
    queue.forget_old()
    allowed = sorted(queue.allowed) if queue.allowed else None
    if hook is None:
        info = WebhookInfo("", False, len(queue), allowed_updates=allowed)
    else:
        info = WebhookInfo(
            hook.url, False, len(queue), hook.failed_at, hook.failure or None, hook.connections, allowed,
            "127.0.0.1",
        )  # fmt: skip
    return info.to_dict()


METHODS: dict[str, Callable[[Call], Json]] = {
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": webhook_info,
}

"""Posts to the bot's webhook, as Telegram makes them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import aiohttp

from bot.updates import webhook
from sandbox.desk.desk import TOKEN

if TYPE_CHECKING:
    from tests.support.town import Town

SECRET = webhook.secret_of(TOKEN, None)
PATH = f"/telegram/{TOKEN.partition(':')[0]}"


async def post(town: Town, body: Any, secret: str | None = SECRET) -> int:
    """Post the body; return the status."""
    data = json.dumps(body).encode() if isinstance(body, dict) else body
    headers = {webhook.HEADER: secret} if secret is not None else {}
    url = f"http://127.0.0.1:{town.desk.fleet.server.port}{PATH}"
    async with aiohttp.ClientSession() as session, session.post(url, data=data, headers=headers) as answer:
        return answer.status

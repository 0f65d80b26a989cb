"""Webhook: Telegram posts each update, and gets a 200, which lets it forget the update, once that is answered.

Any number of processes can serve one address, each with this route. The updates that arrive while one batch is being
recorded form the next batch, so simultaneous check-ins share transactions without waiting for a timer.
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING

import structlog
from starlette.requests import ClientDisconnect
from starlette.responses import Response
from starlette.routing import Route
from telegram.error import NetworkError, RetryAfter

from bot.updates.kinds import KINDS

if TYPE_CHECKING:
    from starlette.requests import Request
    from telegram import Bot, WebhookInfo

    from bot.updates.ingest import Begun, Ingest, Raw

log = structlog.get_logger()

CONNECTIONS = 100  # that Telegram may keep open to the bot: the most it allows
LARGEST_NUMBER = 2**63
LARGEST = 2**20  # bytes; an update has a few thousand
LOOKS_EVERY = 30.0  # seconds between two requests for the webhook's state
CATCHES_UP_FOR = 30.0  # seconds to wait for updates that waited at the start; Telegram repeats a post after a minute
HEADER = "X-Telegram-Bot-Api-Secret-Token"


def secret_of(token: str, chosen: str | None) -> str:
    """Return the secret that Telegram sends with each post: the chosen one, or one derived from the token."""
    return chosen or _signed(token, "webhook secret")


def address_of(root: str, token: str, secret: str) -> str:
    """Return the address to which Telegram posts the updates of the bot with this token.

    The mark after the ? changes with the secret: Telegram shows the address that is set, but never the secret.
    """
    return f"{root}{_path(token)}?{_signed(token, secret)[:8]}"


class Webhook:
    """The update source that Telegram posts to, at one bot's address below `root`."""

    def __init__(self, ingest: Ingest, bot: Bot, root: str, chosen_secret: str | None) -> None:
        self._ingest = ingest
        self._bot = bot
        self._secret = secret_of(bot.token, chosen_secret)
        self._address = address_of(root, bot.token, self._secret)
        self._batch = _Batch()
        self._recording = asyncio.Lock()

    def routes(self) -> list[Route]:
        """Return the route of the address; of the token it contains only the bot's public number."""
        return [Route(_path(self._bot.token), self.post, methods=["POST"])]

    async def run(self) -> None:
        """Have Telegram post until the intake stops. Raises TelegramError if it refuses the address at the start."""
        self._ingest.ready.set()
        watching = asyncio.create_task(self._watch())
        stop = asyncio.create_task(self._ingest.stopping.wait())
        try:
            await asyncio.wait({watching, stop}, return_when=asyncio.FIRST_COMPLETED)
            if watching.done():
                watching.result()  # raises the error that ended it
        finally:
            for task in (watching, stop):  # a request may wait out a flood stop, and a stop of the bot must not
                task.cancel()
            await asyncio.gather(watching, stop, return_exceptions=True)

    async def _watch(self) -> None:
        now = asyncio.get_running_loop().time
        waiting, patient_until = await self._look(first=True), now() + CATCHES_UP_FOR
        while True:
            if not waiting or now() > patient_until:
                self._ingest.caught_up.set()
            await asyncio.sleep(LOOKS_EVERY if self._ingest.caught_up.is_set() else 1.0)
            try:
                waiting = await self._look()
            except (RetryAfter, NetworkError) as problem:
                log.warning("Telegram does not say what it posts", error=type(problem).__name__)

    async def _look(self, *, first: bool = False) -> bool:
        """Return True if updates wait at Telegram. Set the bot's address at the start and if Telegram has none."""
        told = await self._bot.get_webhook_info()
        if not first and told.url not in {"", self._address}:
            log.error("another deployment of this bot has Telegram post to it; stop one of the two")
            return False
        if not _as_wanted(told, self._address):
            await self._bot.set_webhook(
                self._address, max_connections=CONNECTIONS, allowed_updates=KINDS, secret_token=self._secret
            )
            log.info("Telegram was told where to post")
        self._ingest.note_contact()
        return told.pending_update_count > 0

    async def post(self, request: Request) -> Response:
        """Take one update; answer 200 if Telegram may forget it, 503 if it must send it again."""
        shown = request.headers.get(HEADER, "").encode()
        if not hmac.compare_digest(shown, self._secret.encode()):
            return Response(status_code=HTTPStatus.NOT_FOUND)
        if self._ingest.stopping.is_set() or not self._ingest.ready.is_set():
            return Response(status_code=HTTPStatus.SERVICE_UNAVAILABLE)
        body = await _body(request)
        if body is None:
            return Response(status_code=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        raw = _update(body)
        if raw is None:
            log.error("what was posted is no update")
            return Response(status_code=HTTPStatus.BAD_REQUEST)
        self._ingest.note_contact()
        taken = await self._take(raw)
        return Response(status_code=HTTPStatus.OK if taken else HTTPStatus.SERVICE_UNAVAILABLE)

    async def _take(self, raw: Raw) -> bool:
        """Return True if the update is settled and answered, so that Telegram may forget it."""
        batch = self._batch
        batch.updates.append(raw)
        async with self._recording:
            # The first post of a batch starts all of its updates, unless `stop` was called while they waited.
            if batch is self._batch and not self._ingest.stopping.is_set():
                self._batch = _Batch()
                await self._ingest.take(batch.updates, batch.begun)
        progress = batch.begun.get(raw["update_id"])
        if progress is None:
            return False
        await progress.wait_answered()
        return not progress.must_come_again


@dataclass(slots=True)
class _Batch:
    """Updates that arrived together, and the progress of those that were started."""

    updates: list[Raw] = field(default_factory=list)
    begun: Begun = field(default_factory=dict)


def _as_wanted(told: WebhookInfo, address: str) -> bool:
    kinds = set(told.allowed_updates or ())
    return told.url == address and told.max_connections == CONNECTIONS and kinds == set(KINDS)


async def _body(request: Request) -> bytes | None:
    """Return the posted body; None if it is too large or cut off."""
    if int(request.headers.get("Content-Length", 0)) > LARGEST:
        return None
    body = bytearray()
    try:
        async for piece in request.stream():
            body += piece
            if len(body) > LARGEST:
                return None
    except ClientDisconnect:
        return None
    return bytes(body)


def _update(body: bytes) -> Raw | None:
    try:
        raw = json.loads(body)
    except (ValueError, RecursionError):
        return None
    number = raw.get("update_id") if isinstance(raw, dict) else None
    return raw if type(number) is int and 0 <= number < LARGEST_NUMBER else None


def _path(token: str) -> str:
    return f"/telegram/{token.partition(':')[0]}"


def _signed(token: str, words: str) -> str:
    return hmac.new(token.encode(), words.encode(), hashlib.sha256).hexdigest()

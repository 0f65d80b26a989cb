"""Delivery of updates to a bot's webhook: each chat in order, chats concurrently, with retries."""

from __future__ import annotations

import asyncio
from collections import deque
from typing import TYPE_CHECKING, Any

import aiohttp

from sandbox.state.errors import ApiError

if TYPE_CHECKING:
    from datetime import datetime

    from sandbox.state.bots import BotAccount
    from sandbox.state.telegram import Telegram
    from sandbox.state.updates import Item

_LONGEST = 60.0


class Webhook:
    """Delivers one bot's updates to one address until `stop` is called."""

    def __init__(self, telegram: Telegram, bot: BotAccount, url: str, secret: str, connections: int) -> None:
        self.telegram, self.bot, self.url, self.connections = telegram, bot, url, connections
        self.failure = ""
        self.failed_at: datetime | None = None
        self._headers = {"X-Telegram-Bot-Api-Secret-Token": secret} if secret else {}
        self._free = asyncio.Semaphore(connections)
        self._session: aiohttp.ClientSession | None = None
        self._chats: dict[int, deque[tuple[int, Item]]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        telegram.webhooks.append(self)
        bot.queue.deliver = self._bring
        for number, item in bot.queue.items():
            self._bring(number, item)

    def stop(self) -> None:
        """Stop delivering; undelivered updates stay queued."""
        self.bot.queue.deliver = None
        for task in self._tasks:
            task.cancel()

    async def closed(self) -> None:
        """Stop delivering and close the connections."""
        self.stop()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._session is not None:
            await self._session.close()

    def _bring(self, number: int, item: Item) -> None:
        line = self._chats.setdefault(item.chat, deque())
        line.append((number, item))
        if len(line) == 1:
            task = asyncio.get_running_loop().create_task(self._chat(item.chat, line))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _chat(self, chat: int, line: deque[tuple[int, Item]]) -> None:
        while line:
            number, item = line[0]
            delay = self.telegram.retry_delay
            while self.bot.queue.has(number) and not await self._posted(item.body):
                await asyncio.sleep(delay)
                delay = min(delay * 2, _LONGEST)
            self.bot.queue.done(number)
            line.popleft()
        del self._chats[chat]

    async def _posted(self, body: dict[str, Any]) -> bool:
        if self.telegram.faults.ends("down", self.telegram.clock.now()) is not None:
            return self._failed("Connection failed: the network is down")
        if self._session is None:
            tls = aiohttp.TCPConnector(ssl=self.telegram.webhook_tls or True)
            self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(60), connector=tls)
        try:
            posting = self._session.post(self.url, json=body, headers=self._headers, allow_redirects=False)
            async with self._free, posting as answer:
                if not 200 <= answer.status < 300:
                    return self._failed(f"Wrong response from the webhook: {answer.status} {answer.reason}")
                reply = await answer.json() if answer.content_type == "application/json" else None
        except (aiohttp.ClientError, OSError, TimeoutError, ValueError) as fault:
            return self._failed(f"Connection failed: {type(fault).__name__}")
        self.telegram.answers.append(("getUpdates", {}, [body]))
        if isinstance(reply, dict) and isinstance(reply.get("method"), str):
            await self._answered(reply)
        return True

    async def _answered(self, reply: dict[str, Any]) -> None:
        """Run the method call in a webhook response; the bot is not told its result, so an error adds a complaint."""
        method = reply.pop("method")
        try:
            await self.telegram.call(self.bot, method, reply)
        except ApiError as refused:
            self.telegram.complaints.append(f"{method} as an answer to an update: {refused.description}")

    def _failed(self, words: str) -> bool:
        self.failure, self.failed_at = words, self.telegram.clock.now()
        self.telegram.watch.tell()
        return False

"""The handler's context: one transaction for its update, texts in the person's language, three ways to answer."""

from __future__ import annotations

from contextlib import asynccontextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

import structlog
from telegram import Update
from telegram.error import BadRequest, TelegramError
from telegram.ext import CallbackContext, ExtBot

from bot.domain import quotas, seen_updates
from bot.domain.branch import accounts, branches, message_parts, people, strangers
from bot.domain.obligations import deliveries
from bot.domain.obligations.kinds import DeliveryKind
from bot.domain.quotas import Quotas
from bot.domain.refusals import Refused, WhichBranch
from bot.domain.setup import greeting
from bot.metrics import Metrics, Outcome
from bot.telegram import sending
from bot.telegram.callbacks import branch_in, within
from bot.telegram.message import parts
from bot.telegram.running import Running
from bot.telegram.send_queue import Lane
from bot.views import group_answer

log = structlog.get_logger()

PAUSES = (1.0, 3.0)  # seconds before an answer that Telegram did not accept is sent again

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable
    from datetime import datetime
    from pathlib import Path

    from sqlalchemy.ext.asyncio import AsyncSession

    from bot.clock import Clock
    from bot.storage.engine.database import Database
    from bot.storage.tables.branch import Account, Branch
    from bot.telegram.message import Message
    from bot.texts import Library, Texts


@dataclass
class Services:
    """The objects that the parts of the running bot share; kept as the application's `bot_data`."""

    database: Database
    clock: Clock
    library: Library
    materials: Path
    metrics: Metrics = field(default_factory=Metrics)
    quotas: Quotas = field(default_factory=Quotas)
    open_to_branches: bool = False  # new branches need no invitation
    running: Running = field(default_factory=Running)
    committed: Callable[[int], None] = field(default=lambda _update_id: None)
    ended: Callable[[int, Outcome], None] = field(default=lambda _update_id, _outcome: None)
    wake: Callable[[], None] = field(default=lambda: None)


_words: ContextVar[tuple[object, Texts] | None] = ContextVar("words", default=None)
"""The update of this task and its account's texts: the library gives an error handler a context of its own."""


class Context(CallbackContext[ExtBot[Any], dict[Any, Any], dict[Any, Any], Services]):
    """The context of one update. `account` and its texts `t` are available inside and after `transaction()`."""

    incoming: Update
    branch_id: int | None = None  # the branch that the button, the question or the person names
    account: Account
    t: Texts
    _acting_in: int | None = None

    @classmethod
    def from_update(cls, update: object, application: Any) -> Context:  # noqa: ANN401 - as in the library
        """Keep the update; nothing is read from the database, so texts are those of the client until `transaction`."""
        context = super().from_update(update, application)
        if isinstance(update, Update):
            context.incoming = update
            context.branch_id = branch_in(update.callback_query.data) if update.callback_query else None
            user, known = update.effective_user, _words.get()
            if known is not None and known[0] is update:
                context.t = known[1]
            else:
                context.t = context.services.library.of(user.language_code if user else None)
        return context

    @property
    def services(self) -> Services:
        """The shared objects."""
        return self.bot_data

    @property
    def now(self) -> datetime:
        """The current time of the bot's clock."""
        return self.services.clock.now()

    @property
    def in_private(self) -> bool:
        """True if the update came from the private chat with this person."""
        chat = self.incoming.effective_chat
        return chat is not None and chat.type == "private"

    def words_of(self, branch: Branch) -> Texts:
        """Return the texts in the language of the branch's group."""
        return self.services.library.of(branch.language, branch.zone)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncSession]:
        """Open the update's one transaction: its effect, its promises and the fact that it was seen commit together.

        A refusal rolls back the effect but keeps the account. An update that Telegram repeats after it took effect
        runs again, so that its person gets the answer, and changes nothing; if that run is refused, since the effect
        exists already, the person is told so. Build the answer inside, send it after.
        """
        now = self.services.clock.now()
        refusal: Refused | None = None
        async with self.services.database.begin() as db:
            await self._lock_branches(db)
            if self.branch_id is not None:
                db.info[people.NAMED] = self.branch_id
            self.account = await self._touch(db)
            work = await db.begin_nested()
            first_time = await seen_updates.remember(db, self.incoming.update_id, now=now)
            try:
                yield db
                await db.flush()
            except Refused as refused:
                refusal = refused
            if refusal or not first_time:
                await work.rollback()
                await db.refresh(self.account)  # the rollback has expired it if the handler had changed it
            else:
                await work.commit()
            if refusal:
                self.refuse_rest()
            if refusal and self.incoming.callback_query:
                refusal = await strangers.reworded(db, self.incoming.callback_query.from_user.id, refusal)
            woken = db.info.get("woken", False)
            self._acting_in = db.info.get(people.SEVERAL)
        self.services.committed(self.incoming.update_id)
        if not first_time:
            self.services.ended(self.incoming.update_id, Outcome.REPEATED)
        if woken:
            self.services.wake()
        if refusal:
            raise refusal if first_time or isinstance(refusal, WhichBranch) else Refused("repeated") from refusal

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncSession]:
        """Open a session that only reads, for what a worker needs before the update's one transaction.

        Raises:
            Refused: `not-bound` for an account that the bot does not know.
        """
        async with self.services.database.read() as db:
            if self.branch_id is not None:
                db.info[people.NAMED] = self.branch_id
            self.account = await accounts.known(db, self.incoming.effective_user.id)  # type: ignore[union-attr]
            zone = await branches.zone_of(db, self.account, self.branch_id)
            self.t = self.services.library.of(self.account.language or self.account.client_language, zone)
            try:
                yield db
            except Refused as refused:
                if self.incoming.callback_query:
                    raise await strangers.reworded(db, self.account.telegram_id, refused) from None
                raise

    async def _lock_branches(self, db: AsyncSession) -> None:
        user, chat = self.incoming.effective_user, self.incoming.effective_chat
        await branches.lock_branches(db, user.id, chat.id if chat is not None else None)  # type: ignore[union-attr]

    async def _touch(self, db: AsyncSession) -> Account:
        user = self.incoming.effective_user
        chat = self.incoming.effective_chat
        private = chat is not None and chat.type == "private"
        sender = accounts.Sender.named(
            user.id, user.first_name, user.last_name, user.language_code, private=private, username=user.username  # type: ignore[union-attr]
        )  # fmt: skip
        account = await accounts.touch(db, sender, now=self.services.clock.now())
        zone = await branches.zone_of(db, account, self.branch_id)
        self.t = self.services.library.of(account.language or account.client_language, zone)
        _words.set((self.incoming, self.t))
        return account

    async def answer(self, message: Message) -> int | None:
        """Send a new message to the chat and topic of the update; return its number, if it was sent there.

        If a group does not take it, send it privately; if that fails, too, promise it to the group.
        """
        chat = self.incoming.effective_chat
        if chat is None:
            return None
        message = self._with_branch(message)
        told = self.incoming.effective_message
        thread = told.message_thread_id if told and told.is_topic_message else None
        outcome = await self._send(chat.id, message, thread)
        if isinstance(outcome, sending.Migrated):
            await self.follow_move(chat.id, outcome.new_chat_id)
            outcome = await self._send(outcome.new_chat_id, message, None)
        if not isinstance(outcome, sending.Sent):
            await self._answer_elsewhere(message, outcome)
        if self.incoming.callback_query:
            await self.popup()
        return outcome.message_id if isinstance(outcome, sending.Sent) else None

    async def answer_anew(self, message_id: int, message: Message) -> int | None:
        """Edit an earlier answer in the chat of the update, or send a new one if it cannot be edited."""
        chat = self.incoming.effective_chat
        if chat is None or len(parts(message)) > 1:
            return await self.answer(message)
        told = self._with_branch(message)
        outcome = await self._retried(partial(sending.edit, self.bot, chat.id, message_id, told, Lane.ANSWER))
        return await self.answer(message) if isinstance(outcome, sending.Gone) else message_id

    async def follow_move(self, old_chat_id: int, new_chat_id: int) -> None:
        """Record that a group has another chat id, which a refusal of Telegram told."""
        await self.services.database.run_transaction(partial(greeting.move, old_chat_id=old_chat_id,
                                                             new_chat_id=new_chat_id))  # fmt: skip
        self.services.wake()

    async def _send(self, chat_id: int, message: Message, thread: int | None = None) -> sending.Outcome:
        say = partial(sending.send, self.bot, chat_id, message, lane=Lane.ANSWER, thread_id=thread)
        return await self._retried(say)

    async def _answer_elsewhere(self, message: Message, refused: sending.Outcome) -> None:
        """Give the answer privately, or promise it to the group: it may be in slow mode, or closed to the bot."""
        chat, user = self.incoming.effective_chat, self.incoming.effective_user
        if self.in_private or chat is None:
            log.warning("answer not sent", outcome=type(refused).__name__)
            return
        unknown = isinstance(refused, sending.Delayed) and refused.seconds is None  # the network, not the group
        if user is not None and not unknown:
            outcome = await self._send(user.id, group_answer.privately(message, self.t))
            if isinstance(outcome, sending.Sent):
                return
        key, args = str(self.incoming.update_id), group_answer.stored(message)
        async with self.services.database.begin() as db:
            branch = await branches.in_chat(db, chat.id)
            if branch is None:
                log.warning("answer not sent", outcome=type(refused).__name__)
                return
            await deliveries.to_group(db, DeliveryKind.GROUP_ANSWER, branch, now=self.now, key=key, args=args)
        self.services.wake()

    async def edit(self, message: Message) -> None:
        """Edit the message with the button; send a new one if that cannot be edited, or if the new text needs parts."""
        query = self.incoming.callback_query
        pressed = query.message if query is not None else None
        attached = "photo" if message.photo is not None else "document" if message.document is not None else None
        if pressed is None or _attachment(pressed) != attached or len(parts(message)) > 1:
            await self.answer(message)
            return
        await self.popup()
        message = self._with_branch(message)
        chat_id, message_id = pressed.chat.id, pressed.message_id
        outcome = await self._retried(partial(sending.edit, self.bot, chat_id, message_id, message, Lane.ANSWER))
        if isinstance(outcome, sending.Gone):
            await self.answer(message)

    def _with_branch(self, message: Message) -> Message:
        """Return the message with buttons that name the branch, if the person acted in one of several."""
        return message if self._acting_in is None else within(message, self._acting_in)

    async def _retried(self, say: Callable[[], Awaitable[sending.Outcome]]) -> sending.Outcome:
        """Call Telegram, up to three times while it fails without naming a delay: nothing else answers the tap."""
        for pause in PAUSES:
            outcome = await say()
            if not isinstance(outcome, sending.Delayed) or outcome.seconds is not None:
                return outcome
            await self.services.clock.sleep(pause)
        return await say()

    @property
    def sent(self) -> message_parts.Sent | None:
        """The message of the update; None for a press of a button, or without a sender."""
        message, user = self.incoming.effective_message, self.incoming.effective_user
        if message is None or user is None or self.incoming.callback_query:
            return None
        return message_parts.Sent(user.id, message.message_id, message.date, message.text or "", message.media_group_id)

    def refuse_rest(self) -> None:
        """Refuse the other messages that belong to this one, too. Call it inside `transaction()`."""
        if (sent := self.sent) is not None:
            message_parts.refuse_rest(self.account, sent)

    async def refuse_rest_alone(self) -> None:
        """Do the same in a transaction of its own."""
        if (sent := self.sent) is not None and sent.may_continue:
            async with self.account_alone() as account:
                message_parts.refuse_rest(account, sent)

    async def count_file(self, size: int) -> None:
        """Count a file of that many bytes in a transaction of its own, before it is fetched.

        Raises:
            Refused: as `quotas.take`.
        """
        refusal: Refused | None = None
        async with self.services.database.begin() as db:
            self.account = await self._touch(db)
            zone = await branches.zone_of(db, self.account)
            account = self.account.telegram_id
            try:
                await quotas.take(db, account, size, self.services.quotas, zone=zone, now=self.now)
            except Refused as refused:  # what the update tells of the account is kept
                refusal = refused
        if refusal is not None:
            raise refusal

    @asynccontextmanager
    async def account_alone(self) -> AsyncIterator[Account]:
        """Open a transaction that changes the account only; the update can still take effect in `transaction()`."""
        async with self.services.database.begin() as db:
            self.account = await self._touch(db)
            yield self.account

    async def popup(self, text: str | None = None, *, alert: bool = False) -> None:
        """Answer the press of a button; a late or failed answer does not stop the handler."""
        query = self.incoming.callback_query
        if query is None:
            return
        try:
            await query.answer(text, show_alert=alert)
        except TelegramError as problem:
            if not isinstance(problem, BadRequest) or "query" not in problem.message.lower():
                log.warning("press not answered", error=type(problem).__name__)


def _attachment(message: object) -> str | None:
    """Return what the message carries besides text, if anything: no edit turns it into a text, or a text into it."""
    return next((kind for kind in ("photo", "document") if getattr(message, kind, None)), None)

"""Messages that belong together: an app cuts a long text into several, and sends several files as an album.

Telegram accepts 4096 characters in a message, so an app cuts a longer text at the end of a line and sends all of it in
the same second. Pictures and files that are chosen together come as an album: one message each, with the same album id.
In neither case does Telegram say how many messages there are.

The bot takes each message for an answer, so the rest of a text or an album must not count as another answer:

- When a long text is refused, the texts that follow within seconds are ignored: they continue it.
- A pasted table that fills a message is refused, because it is the beginning of a longer one.
- An answer above its limit is refused as a whole: a text that follows within seconds continues it, however short.
- The first message of an album is taken. At the second the sender is told so; later ones are ignored.

A question that takes whatever comes (`TAKES_ALL`) gets every message, and joins them itself.

`Account.rest` holds the notes for this, because another process may get the next message. They matter for seconds.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.refusals import Refused
from bot.storage.tables.branch import Account

WHOLE = 4096  # characters that Telegram takes
SAME_TEXT_SECONDS = 3  # between the first and the last message of a text
TAKES_ALL = frozenset({"record"})
"""The questions that take all messages of a long text or an album."""
MAY_CONTINUE = 2000  # characters; apps cut a text into messages of half to all of the 4096 that Telegram takes
FULL = 4000  # characters; a message of fewer could have held one line more


@dataclass(frozen=True)
class Sent:
    """A message that may be one of several, with the facts that show it."""

    telegram_id: int
    message_id: int
    at: datetime
    text: str
    album: str | None

    @property
    def may_continue(self) -> bool:
        """True if more messages that belong to it may follow."""
        return self.album is not None or len(self.text) >= MAY_CONTINUE


class Place(Enum):
    """The place of a message in its album."""

    FIRST = auto()  # taken, also when Telegram repeats it
    SECOND = auto()  # the sender is told that only the first is taken
    LATER = auto()


async def continues_refused_text(db: AsyncSession, sent: Sent) -> bool:
    """True if this text is the rest of one that was refused, by this process or another."""
    rest = await db.scalar(select(Account.rest).where(Account.telegram_id == sent.telegram_id))
    return _follows_at_once(sent.at, (rest or {}).get("refused_at", 0.0))


def place_in_album(account: Account, sent: Sent) -> Place:
    """Return the place of the message in its album, and note it."""
    rest = account.rest or {}
    if rest.get("album") != sent.album:
        account.rest = {"album": sent.album, "first": sent.message_id}
        return Place.FIRST
    if rest.get("first") == sent.message_id:
        return Place.FIRST
    if rest.get("told"):
        return Place.LATER
    account.rest = rest | {"told": True}
    return Place.SECOND


def refuse_rest(account: Account, sent: Sent) -> None:
    """Note that this message is refused together with the rest that the app sends at the same time."""
    if not sent.may_continue:
        return
    if sent.album is None:
        account.rest = {"refused_at": sent.at.timestamp()}
    elif (account.rest or {}).get("album") == sent.album:
        account.rest = {**(account.rest or {}), "told": True}


def whole_text(text: str | None) -> str:
    """Return a pasted text.

    Raises:
        Refused: `text-cut` when it fills a message, so that it is the beginning of a longer one.
    """
    if text and len(text) >= FULL:
        raise Refused("text-cut")
    return text or ""


def exceeds(text: str, limit: int, *, at: datetime, exceeded_at: float | None) -> bool:
    """True if the text is longer than its limit, or continues one that was, sent at `exceeded_at`."""
    return len(text) > limit or (exceeded_at is not None and _follows_at_once(at, exceeded_at))


async def forget_rests(db: AsyncSession) -> None:
    """Delete the notes of all accounts; messages that are sent together do not arrive an hour apart."""
    await db.execute(update(Account).where(Account.rest.is_not(None)).values(rest=None))


def goes_on(at: datetime, *, after: float, length: int) -> bool:
    """True if a text sent at this time may be the rest of one of that length that was sent at `after`."""
    return length >= MAY_CONTINUE and _follows_at_once(at, after)


def _follows_at_once(at: datetime, before: float) -> bool:
    return at.timestamp() - float(before) <= SAME_TEXT_SECONDS

"""Signed payloads of deep links `t.me/<bot>?start=<payload>`.

A payload is `<purpose>_<number>…_<signature>`: numbers in base 36, the signature a truncated HMAC-SHA256 under the
secret of the row that the payload names. Telegram allows at most 64 characters of `A-Z a-z 0-9 _ -`.
"""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.refusals import Refused
from bot.storage.tables.activity import Activity
from bot.storage.tables.branch import Branch
from bot.storage.tables.session import Session

Row = TypeVar("Row", Activity, Branch, Session)

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
LARGEST = 2**31 - 1  # for ids and minutes; PostgreSQL's INTEGER holds nothing larger
SIGNATURE_LENGTH = 10  # 40 bits; each guess costs one message


@dataclass(frozen=True)
class Link:
    """A parsed payload, untrusted until `check` has verified it."""

    purpose: str
    numbers: tuple[int, ...]
    signature: str


def new_secret() -> str:
    """Return a fresh secret for a row that signs links."""
    return secrets.token_hex(16)


def make(purpose: str, secret: str, *numbers: int) -> str:
    """Return the signed payload for this purpose and these non-negative numbers."""
    body = "_".join((purpose, *map(_base36, numbers)))
    return f"{body}_{_sign(body, secret)}"


def read(payload: str) -> Link:
    """Parse a payload.

    Raises:
        Refused: `link-broken` when it is truncated or malformed.
    """
    parts = payload.split("_")
    try:
        numbers = tuple(int(part, 36) for part in parts[1:-1])
    except ValueError:
        raise Refused("link-broken") from None
    if any(not 0 <= number <= LARGEST for number in numbers):
        raise Refused("link-broken")
    return Link(parts[0], numbers, parts[-1])


def check(link: Link, secret: str) -> None:
    """Refuse unless the link was signed with this secret.

    Raises:
        Refused: `link-broken` when it was not.
    """
    body = "_".join((link.purpose, *map(_base36, link.numbers)))
    if not hmac.compare_digest(_sign(body, secret).encode(), link.signature.encode()):  # non-ASCII str would raise
        raise Refused("link-broken")


async def row_behind(db: AsyncSession, link: Link, table: type[Row], numbers: int = 1) -> Row:
    """Return the row that the link names by its first number, if the link is signed with that row's secret.

    `numbers` is the count of numbers that links of this purpose carry.

    Raises:
        Refused: `link-broken`.
    """
    row = await db.get(table, link.numbers[0]) if len(link.numbers) == numbers else None
    if row is None:
        raise Refused("link-broken")
    check(link, row.secret)
    return row


def _sign(body: str, secret: str) -> str:
    return hmac.new(secret.encode(), body.encode(), hashlib.sha256).hexdigest()[:SIGNATURE_LENGTH]


def _base36(number: int) -> str:
    digits = ""
    while number:
        number, rest = divmod(number, 36)
        digits = DIGITS[rest] + digits
    return digits or "0"

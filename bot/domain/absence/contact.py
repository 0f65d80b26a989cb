"""Contact with absentees to learn the reason for their absence (rule 65)."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.names import clean_text
from bot.domain.obligations import duties
from bot.domain.obligations.kinds import DutyKind
from bot.domain.refusals import Refused
from bot.storage.tables.absence import Makeup

CONTACTED = "absentee-contacted"  # the kind of the timeline's entry
WORDS_LEAST, WORDS_LIMIT = 2, 500


async def contacted(db: AsyncSession, row: Makeup, *, now: datetime) -> None:
    """Settle the contact in person and the call that are owed to the absentee."""
    for kind in (DutyKind.CONTACT, DutyKind.CALL):
        await duties.settle(db, kind, row.activity, person=row.person, now=now)


def clean_words(raw: str) -> str:
    """Return a short text in its stored form, 2 to 500 characters.

    Raises:
        Refused: `text-empty`, `text-too-long`, `absence-reason-short`.
    """
    words = clean_text(raw, WORDS_LIMIT)
    if len(words) < WORDS_LEAST:
        raise Refused("absence-reason-short", least=WORDS_LEAST)
    return words

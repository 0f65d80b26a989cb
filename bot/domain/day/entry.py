"""The values of one message to the record: its pieces as they are read, who sent it, and its rows as one entry."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.day.motions import Voted
from bot.storage.tables.agenda import AgendaItem
from bot.storage.tables.branch import Person
from bot.storage.tables.record import CONTENT, Decision, Minute, Motion, Part, Photo

Row = Minute | Decision | Motion | Photo


@dataclass(frozen=True)
class Words:
    """A piece of the minutes as it was read: what happened, what a person said, or the summary.

    `speaker` is the name as it was written, `person` the one on the roster, if the name is one's; of a leader who came
    to guide, `text` is the post.
    """

    part: Part
    text: str
    speaker: str | None = None
    person: Person | None = None
    item: AgendaItem | None = None


@dataclass(frozen=True)
class Agreed:
    """A decision as it was read, with its owner and the day by which it is due."""

    text: str
    owner: str | None = None
    due_on: date | None = None
    item: AgendaItem | None = None


Piece = Words | Agreed | Voted


@dataclass(frozen=True)
class Sending:
    """The message with an entry: who sent it, its number in the chat, and Telegram's time of it."""

    by: Person
    message_id: int | None
    sent_at: datetime


@dataclass(frozen=True)
class Entry:
    """The rows that one message brought, in their order; never empty."""

    minutes: tuple[Minute, ...]
    decisions: tuple[Decision, ...]
    motions: tuple[Motion, ...]
    photos: tuple[Photo, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows."""
        return (*self.loose, *self.motions)

    @property
    def loose(self) -> tuple[Minute | Decision | Photo, ...]:
        """The rows that may belong to any item or to none: all but the counts."""
        found: list[Minute | Decision | Photo] = [*self.minutes, *self.decisions]
        return (*found, *self.photos)

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts of its minutes and decisions."""
        return (*(row.text for row in self.minutes), *(row.text for row in self.decisions))

    @property
    def only_text(self) -> str:
        """The text of an entry that is nothing but a piece of what happened; empty for every other one."""
        row = self.first
        return row.text if len(self.rows) == 1 and isinstance(row, Minute) and row.part is Part.TEXT else ""

    @property
    def first(self) -> Row:
        """The first row, which tells what all of them have in common."""
        return self.rows[0]

    @property
    def item_ids(self) -> frozenset[int | None]:
        """The items of the agenda that its rows belong to."""
        return frozenset(row.item_id for row in self.rows)

    @property
    def summary(self) -> bool:
        """True if all of it is the summary (总结提升)."""
        return self.apart and all(row.part is Part.SUMMARY for row in self.minutes)

    @property
    def apart(self) -> bool:
        """True if none of it can belong to an item: it is the summary, or about leaders who came to guide."""
        only_minutes = self.minutes and not self.decisions and not self.motions
        return bool(only_minutes) and all(row.part not in CONTENT for row in self.minutes)

    @property
    def withdrawn(self) -> bool:
        """True if it was withdrawn."""
        return all(row.withdrawn_at is not None for row in self.rows)

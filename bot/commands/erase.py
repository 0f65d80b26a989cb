"""`python -m bot erase`: erase the words about a person who has left and asks for it; without --yes only show them."""

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.commands.opened import NotDone, opened
from bot.config import Settings
from bot.domain.membership import erasure
from bot.domain.membership.erasure import Words
from bot.storage.tables.branch import Person

UNKNOWN = "No branch has a person with the name or number {asked}."
PRESENT = "{who} is still on the roster. Remove them from it first (/roster), when they have left the branch."
SEVERAL = "Several people had that name. Say which one is meant, by the number:\n{people}"
EMPTY = "There are no words about {who} to erase."
FOUND = (
    "{who}: events with names, reasons or objections: {events}{kinds}; messages with an objection: {messages}; "
    "reasons for settings: {reasons}; own words for a record that were not taken: {offered}."
)
KEPT = "The name on the roster stays, and so do rolls, check-ins, leave slips and make-up studies."
ASKED = "Nothing is erased yet. Say --yes to erase these words for good."
DONE = "Erased. The record of events stays whole (`python -m bot doctor`). Backups made before still hold the words."


class NotErased(NotDone):
    """Nothing was erased; the message says why."""


async def erase(settings: Settings, asked: str, *, yes: bool) -> str:
    """Erase the words about the person with this name or number; return what was done.

    Raises:
        NotDone: it is not confirmed by `yes`, there is nothing to erase, or there is no such person.
        Occupied: a backup is being restored.
    """
    async with opened(settings) as database:
        async with database.begin() as db:
            person = await _person(db, asked)
            found = await erasure.words_of(db, person)
            told = _describe(person, found)
            if not found:
                raise NotErased(EMPTY.format(who=_who(person)))
            if not yes:
                raise NotErased(f"{told}\n{KEPT}\n{ASKED}")
            await erasure.erase(db, person, now=datetime.now(UTC))
        # SQLite's write-ahead log still holds the pages with the words.
        await database.empty_journal()
    return f"{told}\n{KEPT}\n{DONE}"


async def _person(db: AsyncSession, asked: str) -> Person:
    """Return the person who is meant and has left."""
    named = await erasure.people_named(db, asked)
    left = [person for person in named if person.left_at is not None]
    if not named:
        raise NotErased(UNKNOWN.format(asked=asked))
    if not left:
        raise NotErased(PRESENT.format(who=_who(named[0])))
    if len(left) > 1:
        raise NotErased(SEVERAL.format(people=_list(left)))
    return left[0]


def _describe(person: Person, found: Words) -> str:
    kinds = ", ".join(f"{kind} {count}" for kind, count in sorted(found.kinds.items()))
    return FOUND.format(
        who=_who(person), events=len(found.events), kinds=f" ({kinds})" if kinds else "", messages=len(found.messages),
        reasons=len(found.reasons), offered=found.offered,
    )  # fmt: skip


def _who(person: Person) -> str:
    return f"{person.name} (number {person.id}, branch {person.branch_id})"


def _list(people: Sequence[Person]) -> str:
    return "\n".join(
        f"{each.id}: {each.name}, branch {each.branch_id}, left {each.left_at:%Y-%m-%d}" for each in people
    )

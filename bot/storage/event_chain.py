"""The chain of a branch's events: each holds the hash of the one before, so that no change of the past goes unnoticed.

A hash covers the ids, kind, instant and facts of an event, and the salted hash of its personal words. The words stand
in a table of their own: deleting them breaks no hash. Stored hashes depend on these functions: they must never change.
"""

import hashlib
import json
from collections.abc import AsyncIterator, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, RowMapping, bindparam, event, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession
from sqlalchemy.orm import Mapper, Session, SessionTransaction, object_session

from bot.storage.tables.timeline import Event, EventWords

START = "0" * 64  # stands for the hash before the first event of a branch
HASHED = (
    "branch_id", "number", "activity_id", "person_id", "by_id", "kind", "at", "detail", "words_hash", "previous",
)  # fmt: skip
PERSONAL = frozenset({"name", "host", "recorder", "reason", "words", "note"})
PERSONAL_OF = {"person-renamed": PERSONAL | {"old", "new"}}

HEADS = "event_heads"  # in a session's `info`: its transaction, and the last number and hash of its branches
Heads = dict[int, tuple[int, str]]


class Broken(NamedTuple):
    """The first event at which a chain does not hold."""

    branch_id: int
    number: int
    event_id: int


class Chain(NamedTuple):
    """The intact part of a branch's chain: its last event's number and hash, and the event after it that breaks it."""

    branch_id: int
    number: int
    hash: str
    broken: Broken | None = None


def part(kind: str, detail: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Separate the facts of an event's detail from its personal words, also one level below: in `changed`."""
    personal = PERSONAL_OF.get(kind, PERSONAL)
    plain: dict[str, Any] = {}
    words: dict[str, Any] = {}
    for key, value in detail.items():
        if isinstance(value, Mapping):
            plain[key], inner = part(kind, value)
            if inner:
                words[key] = inner
        elif key in personal and value is not None:
            words[key] = value
        else:
            plain[key] = value
    return plain, words


def hash_of(row: Mapping[str, Any] | RowMapping) -> str:
    """Return the hash of an event, given its columns."""
    return _sha256({name: row[name] for name in HASHED})


def hash_of_words(words: Mapping[str, Any], salt: str) -> str:
    """Return the hash of personal words, which tells nothing of them without the salt."""
    return _sha256([salt, words])


def hash_of_rows(rows: Sequence[Sequence[Any]], salt: str) -> str:
    """Return the hash of rows, which tells nothing of them without the salt."""
    return _sha256([salt, rows])


async def head(db: AsyncSession, branch_id: int) -> tuple[int, str]:
    """Return the number and hash of a branch's last event, those of this transaction included; 0 without any."""
    await db.flush()
    found = (await db.execute(_LAST, {"branch_id": branch_id})).first()
    return (0, START) if found is None else (found.number, found.hash)


async def verify(connection: AsyncConnection) -> tuple[int, Broken | None]:
    """Verify the chains of all branches; return the number of intact events, and the first that breaks its chain."""
    intact = 0
    async for chain in walk(connection):
        intact += chain.number
        if chain.broken is not None:
            return intact, chain.broken
    return intact, None


async def walk(connection: AsyncConnection, branch_id: int | None = None) -> AsyncIterator[Chain]:
    """Verify the chain of each branch, or of one, in the order of branches; a branch without events has none."""
    query = select(Event.__table__, EventWords.words, EventWords.salt).outerjoin_from(Event, EventWords)
    if branch_id is not None:
        query = query.where(Event.branch_id == branch_id)
    chain: Chain | None = None
    async for row in (await connection.stream(query.order_by(Event.branch_id, Event.number))).mappings():
        if chain is None or chain.branch_id != row["branch_id"]:
            if chain is not None:
                yield chain
            chain = Chain(row["branch_id"], 0, START)
        if chain.broken is not None:
            continue
        if _holds(row, chain.number + 1, chain.hash):
            chain = chain._replace(number=row["number"], hash=row["hash"])
        else:
            chain = chain._replace(broken=Broken(row["branch_id"], row["number"], row["id"]))
    if chain is not None:
        yield chain


def _holds(row: RowMapping, number: int, previous: str) -> bool:
    erased = row["words"] is None
    words_hold = erased or hash_of_words(row["words"], row["salt"]) == row["words_hash"]
    return words_hold and (row["number"], row["previous"], row["hash"]) == (number, previous, hash_of(row))


@event.listens_for(Event, "before_insert")
def _append(_mapper: Mapper[Event], connection: Connection, entry: Event) -> None:
    """Number an event and chain it to the branch's last one, when the session inserts it."""
    session = object_session(entry)
    assert session is not None  # it is inserting the event
    heads = _heads(session)
    last, previous = heads.get(entry.branch_id) or _last(connection, entry.branch_id)
    entry.number, entry.previous = last + 1, previous
    columns = {name: getattr(entry, name) for name in HASHED if name != "detail"}
    entry.hash = hash_of({**columns, "detail": entry.plain})
    heads[entry.branch_id] = entry.number, entry.hash


def _heads(session: Session) -> Heads:
    """Return the heads that this transaction has written itself; none after a savepoint began or ended.

    No other transaction can append to them meanwhile, because numbers are unique.
    """
    transaction = session.get_nested_transaction() or session.get_transaction()
    known: tuple[SessionTransaction | None, Heads] | None = session.info.get(HEADS)
    if known is None or known[0] is not transaction:
        known = session.info[HEADS] = (transaction, {})
    return known[1]


def _last(connection: Connection, branch_id: int) -> tuple[int, str]:
    found = connection.execute(_LAST, {"branch_id": branch_id}).first()
    return (0, START) if found is None else (found.number, found.hash)


_LAST = (  # built once, because every transaction that writes events runs it
    select(Event.number, Event.hash)
    .where(Event.branch_id == bindparam("branch_id"))
    .order_by(Event.number.desc())
    .limit(1)
)


def _sha256(value: object) -> str:
    canonical = json.dumps(value, default=_plain, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"no event holds a {type(value).__name__}")

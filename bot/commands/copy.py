"""`python -m bot copy`: copy everything in one database to another, from SQLite or PostgreSQL to either.

The source is read as of one moment and the target is filled in one transaction, which is committed only if every table
has the same rows on both sides at the end.
"""

from pathlib import Path

from sqlalchemy import select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.commands.database_words import server_words
from bot.config import SERVER_EXAMPLE, check_database
from bot.storage import row_copy
from bot.storage.engine import address
from bot.storage.engine.database import Database
from bot.storage.inspection import Schema, Unusable, look
from bot.storage.row_copy import TABLES, Sum

SOURCE: dict[Schema, str] = {
    Schema.EMPTY: "There is nothing at --from: no database of this bot.",
    Schema.OLDER: "The database at --from is of an earlier version. Start this bot on it once, and stop it again.",
    Schema.NEWER: "The database at --from is of a later version of this bot. Install that version.",
    Schema.FOREIGN: "The database at --from is not this bot's.",
}
TARGET: dict[Schema, str] = {
    Schema.OLDER: "The database at --to is not empty: it holds tables of an earlier version. Give an empty one.",
    Schema.NEWER: "The database at --to is not empty: it holds tables of a later version. Give an empty one.",
    Schema.FOREIGN: "The database at --to is not empty: it holds tables of another program. Give an empty one.",
}
ON_COMMAND_LINE = (
    "An address may hold a password, and every user of this machine can read a command line. Write the address into a "
    "file and name the file: python -m bot copy --from old.txt --to new.txt. Without --from, the database of the "
    "settings is copied."
)
NO_ADDRESS = "{file}, named by {option}, must hold one line: the address of a database, such as {example}"
UNREADABLE = "{file}, named by {option}, cannot be read: {why}."
OPEN_TO_OTHERS = "Other users of this machine can read {file}, which may hold a password. Close it: chmod go-rwx {file}"
SAME = "--from and --to are the same database."
FILLED = "The database at --to is not empty: it has rows in {table}. Give an empty one."
BUSY = (
    "The database at --from was changed while it was copied; nothing is kept at --to. Stop the bot, all its processes, "
    "and copy again."
)
DAMAGED = "The table {table} is not the same on both sides; nothing is kept at --to."
TARGET_REFUSES = "The database at --to does not take the rows of {table} ({kind}); nothing is kept there."
BROKEN = "The copy broke off ({kind}); nothing is kept at --to."
DONE = (
    "Everything is there. Set DATABASE_URL to the address of --to and start the bot; keep DATA_DIR, where the files "
    "that people sent are."
)


class NotCopied(Exception):  # noqa: N818 - the name reads as a sentence
    """Nothing was copied; the message says why, and `code` is the exit code."""

    def __init__(self, sentence: str, code: int = 1) -> None:
        super().__init__(sentence)
        self.code = code


async def copy(source: str, target: str) -> list[tuple[str, Sum, Sum]]:
    """Copy every table; return its name and its sums on both sides.

    Raises:
        NotCopied: nothing was changed, except that an empty target may now have the empty tables.
    """
    await _require_pair(source, target)
    old, new = Database(source), Database(target)
    try:
        await new.migrate()
        sums = await _copy(old, new)
    except (DBAPIError, OSError) as problem:
        raise NotCopied(BROKEN.format(kind=type(getattr(problem, "orig", None) or problem).__name__)) from None
    finally:
        await old.close()
        await new.close()
    return sums


def address_in(file: Path, option: str) -> str:
    """Return the address in the file that the option names: one line, as it is or as DATABASE_URL=… in .env.

    Raises:
        NotCopied: the option is an address itself, or the file holds none.
    """
    if ":/" in str(file):  # a path keeps one slash of two
        raise NotCopied(ON_COMMAND_LINE, 2)
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except OSError as problem:
        raise NotCopied(UNREADABLE.format(file=file, option=option, why=problem.strerror), 2) from None
    except UnicodeDecodeError:
        lines = []
    said = [line.strip() for line in lines if line.strip() and not line.lstrip().startswith("#")]
    if len(said) != 1:
        raise NotCopied(NO_ADDRESS.format(file=file, option=option, example=SERVER_EXAMPLE), 2)
    return said[0].removeprefix("DATABASE_URL=").strip("'\"")


def warning_about(file: Path) -> str | None:
    """Return a warning if other users of the machine can read the file."""
    return OPEN_TO_OTHERS.format(file=file) if file.stat().st_mode & 0o077 else None


def table_of(sums: list[tuple[str, Sum, Sum]]) -> str:
    """Return the result as a table with one line for each table, and the next steps for the operator."""
    lines = [f"{'table':<16} {'rows':>9}  {'hash at --from':<16}  hash at --to"]
    lines += [f"{name:<16} {old.rows:>9}  {old.digest[:16]}  {new.digest[:16]}" for name, old, new in sums]
    total = sum(old.rows for _name, old, _new in sums)
    return "\n".join([*lines, f"{len(sums)} tables, {total} rows, the same on both sides.", DONE])


# --- checks before anything is changed --------------------------------------------------------------------------------


async def _require_pair(source: str, target: str) -> None:
    for name, url in (("--from", source), ("--to", target)):
        try:
            check_database(url)
        except ValueError as problem:
            raise NotCopied(f"{name} {problem}", 2) from None
    if make_url(source) == make_url(target):
        raise NotCopied(SAME, 2)
    file = address.file_of(source)
    found = Schema.EMPTY if file is not None and not file.exists() else await _looked(source, "--from")
    if found in SOURCE:
        raise NotCopied(SOURCE[found])
    found = await _looked(target, "--to")
    if found in TARGET:
        raise NotCopied(TARGET[found])


async def _looked(url: str, name: str) -> Schema:
    try:
        return await look(url)
    except Unusable as problem:
        raise NotCopied(f"{server_words(url, problem)} Check {name}.") from None
    except (SQLAlchemyError, OSError) as problem:
        kind = type(getattr(problem, "orig", None) or problem).__name__
        raise NotCopied(f"The database at {name} cannot be opened or written ({kind}).") from None


# --- the copy ---------------------------------------------------------------------------------------------------------


async def _copy(old: Database, new: Database) -> list[tuple[str, Sum, Sum]]:
    async with new.begin() as writing:
        target = await writing.connection()
        await _require_no_rows(target)
        async with old.read() as reading:
            try:
                sent = await row_copy.hand_over(await reading.connection(), target)
            except row_copy.Refuses as problem:
                raise NotCopied(TARGET_REFUSES.format(table=problem.table, kind=problem.kind)) from None
        arrived = await row_copy.sums(target)
        async with old.read() as reading:
            present = await row_copy.sums(await reading.connection())
        if present != sent:
            raise NotCopied(BUSY)
        for table, before, after in zip(TABLES, sent, arrived, strict=True):
            if before != after:
                raise NotCopied(DAMAGED.format(table=table.name))
    return [(table.name, old_sum, new_sum) for table, old_sum, new_sum in zip(TABLES, sent, arrived, strict=True)]


async def _require_no_rows(target: AsyncConnection) -> None:
    for table in TABLES:
        if (await target.execute(select(*table.primary_key).limit(1))).first() is not None:
            raise NotCopied(FILLED.format(table=table.name))

"""`python -m bot backup`: write one file, also from a running bot; read it back and compare it, then name it."""

import asyncio
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

from bot.backup import BackupError, archive, sealing
from bot.backup.archive import DATABASE, FORMAT, SETTINGS, VERSION, Manifest, Writer
from bot.backup.place import database_file, on_server, state_of, words_of
from bot.config import Settings
from bot.files import storing
from bot.storage import row_copy, sqlite_snapshot
from bot.storage.directory_lock import Lock
from bot.storage.disk import sync_folder
from bot.storage.inspection import Schema

# This lists the settings to keep, not those to leave out: a secret that is added later is then left out too.
# Settings that only fit this machine (DATA_DIR, DATABASE_URL, TELEGRAM_PROXY) are useless on another one.
OPEN_SETTINGS = (
    "telegram_api_base_url", "log_level", "log_format", "messages_per_second", "http_listen", "webhook_url",
    "backup_recipient", "new_branches", "files_per_person_and_day", "megabytes_per_person_and_day",
    "megabytes_per_branch_and_year",
)  # fmt: skip

NOTHING = "There is no database at {file} yet: nothing to back up."
UNFIT = {
    Schema.EMPTY: NOTHING,
    Schema.NEWER: "{file} is of a later version of this bot. Back it up with that version.",
    Schema.FOREIGN: "{file} is not this bot's database. Set DATABASE_URL or DATA_DIR to another one.",
}
UNLIKE = "The copy of the database is not the same as the database{which}; nothing is kept. Please report it."
TAKEN = "{file} exists already. Choose another name; a backup never overwrites anything."


@dataclass(frozen=True)
class Made:
    """A backup that was written and read back."""

    file: Path
    size: int
    rows: int
    materials: int
    missing: int  # files that rows refer to and that are gone from the disk or damaged
    left_out: int  # open ballots
    sealed: bool = False


def make(settings: Settings, wish: Path | None = None, *, named: bool = False) -> Made:
    """Back up to the file or into the folder `wish`, by default the present folder. Blocks; the bot may run.

    `named` puts the bot's number into a name that is chosen here, for several bots.

    Raises:
        BackupError: the backup failed.
    """
    recipients = settings.backup_recipient
    file = _target(wish, f"bot-{settings.bot_id}-" if named else "", sealed=recipients is not None)
    _require_fit(settings)
    lock = Lock(settings.data_dir)
    try:
        with _telling_why(file):
            if settings.data_dir.is_dir():
                lock.take()
        return make_locked(settings, file, recipients)
    finally:
        lock.release()


def make_locked(settings: Settings, file: Path, recipients: str | None = None) -> Made:
    """Back up to a new file, sealed if there are recipients, for a caller who holds the data directory's lock. Blocks.

    Raises:
        BackupError: the backup failed.
    """
    with _telling_why(file), ExitStack() as stack:
        beside = _private_folder(stack, file.parent)
        folder = beside
        if recipients is not None:  # what is not sealed yet stays with the database
            settings.data_dir.mkdir(parents=True, exist_ok=True)
            folder = _private_folder(stack, settings.data_dir)
        server = on_server(settings)
        source = _fetched(settings, folder / "fetched.db") if server else database_file(settings)
        draft, made = folder / "draft.zip", _write(settings, source, file, folder)
        if recipients is not None:
            whole, draft = draft, beside / "sealed"
            sealing.seal(whole, draft, recipients)
        size = draft.stat().st_size
        if file.exists():
            raise BackupError(TAKEN.format(file=file))
        draft.rename(file)
        sync_folder(file.parent)
    return replace(made, size=size, sealed=recipients is not None)


def _private_folder(stack: ExitStack, folder: Path) -> Path:
    """Create a folder of mode 0700 below this one, which is removed with the stack."""
    return Path(stack.enter_context(tempfile.TemporaryDirectory(dir=folder, prefix=".backup-")))


def _require_fit(settings: Settings) -> None:
    database = None if on_server(settings) else database_file(settings)
    state = Schema.EMPTY if database is not None and not database.exists() else state_of(settings)
    if state in UNFIT:
        raise BackupError(UNFIT[state].format(file=database or make_url(settings.database).render_as_string()))


@contextmanager
def _telling_why(file: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, sqlite3.Error, SQLAlchemyError) as problem:
        raise BackupError(
            f"The backup cannot be written to {file}: {words_of(problem)}. Nothing is left of it."
        ) from None


def _fetched(settings: Settings, file: Path) -> Path:
    """Copy a server's database as of this moment into a file; return the file."""
    try:
        if asyncio.run(row_copy.to_file(settings.database, file)):
            return file
    except row_copy.Refuses as problem:
        raise BackupError(UNLIKE.format(which=f": {problem}")) from None
    raise BackupError(UNLIKE.format(which=""))


def _write(settings: Settings, database: Path, file: Path, folder: Path) -> Made:
    copy, draft = folder / DATABASE, folder / "draft.zip"
    opened = sqlite_snapshot.take(database, copy)
    writer = Writer(draft)
    try:
        with copy.open("rb") as source:
            writer.add(DATABASE, source)
        writer.add(SETTINGS, BytesIO(_open_settings(settings).encode()))
        # After the database: material never changes and stays for an hour without its row, so each row has its file.
        missing = [sha256 for sha256 in sqlite_snapshot.materials(copy) if not _add_material(writer, settings, sha256)]
        rows = sqlite_snapshot.rows(copy)
        writer.finish(
            Manifest(
                format=FORMAT,
                version=VERSION,
                made_at=datetime.now(UTC).isoformat(timespec="seconds"),
                schema_revision=sqlite_snapshot.revision(copy),
                rows=rows,
                open_ballots_left_out=opened,
                members=writer.members,
            )
        )
    except BaseException:  # also at Ctrl-C: the draft is given up
        writer.abandon()
        raise
    archive.check(draft)
    return Made(file, draft.stat().st_size, sum(rows.values()), len(writer.members) - 2, len(missing), opened)


def _add_material(writer: Writer, settings: Settings, sha256: str) -> bool:
    """Add a file of material; False if it is missing or does not match its hash."""
    place = storing.place_of(settings.materials, sha256)
    try:
        data = place.read_bytes()  # at most ten megabytes, the limit for material
    except FileNotFoundError:
        return False
    if storing.hash_of(data) != sha256:
        return False
    writer.add(f"materials/{sha256}", BytesIO(data))
    return True


def _open_settings(settings: Settings) -> str:
    values = {name: getattr(settings, name) for name in OPEN_SETTINGS}
    lines = [f"{name.upper()}={value}" for name, value in values.items() if value is not None]
    return "\n".join(line if "@" not in line else _without_password(line) for line in lines) + "\n"


def _without_password(line: str) -> str:
    name, _, address = line.partition("=")
    parts = urlsplit(address)
    return f"{name}={urlunsplit(parts._replace(netloc=parts.netloc.rpartition('@')[2]))}"


def _target(wish: Path | None, whose: str, *, sealed: bool) -> Path:
    wish, ending = (wish or Path()).expanduser(), sealing.ENDING if sealed else ""
    file = wish / f"party-day-{whose}{datetime.now(UTC):%Y%m%dT%H%M%SZ}.zip{ending}" if wish.is_dir() else wish
    if file.exists():
        raise BackupError(TAKEN.format(file=file))
    if not file.parent.is_dir():
        raise BackupError(f"There is no folder {file.parent} to put the backup into.")
    return file

"""The doctor's findings about folders and files: whether the bot can write there, and whether others can read them."""

import os
import shlex
from pathlib import Path
from tempfile import TemporaryFile

from bot.backup import before_migration
from bot.commands.database_words import database_words
from bot.commands.findings import BAD, GOOD, Finding
from bot.config import Settings
from bot.storage.directory_lock import NAME as LOCK
from bot.storage.engine.address import file_of

ENOUGH_TO_TRY = 64 * 1024  # bytes; a disk that takes these has room for a commit

OPEN_TO_OTHERS = "Other users of this machine can read: {paths}. Close them: chmod -R go-rwx {paths}"
DENIED = "This user may not read and write: {paths}. Give them back, as root: chown -R USER {paths}"


def folders(settings: Settings) -> list[Finding]:
    """Return the findings about the folders in which the bot writes: the data directory, and the database's."""
    findings = [_folder(settings.data_dir, "data directory", "DATA_DIR")]
    file = file_of(settings.database)
    if file is not None and file.absolute().parent != settings.data_dir.absolute() and file.parent.is_dir():
        findings.append(_folder(file.parent, "database's folder", "DATABASE_URL"))
    return findings


def _folder(folder: Path, name: str, setting: str) -> Finding:
    try:
        nearest = next(path for path in (folder, *folder.absolute().parents) if path.exists())
        with TemporaryFile(dir=nearest) as file:  # leaves nothing behind
            file.write(bytes(ENOUGH_TO_TRY))
            file.flush()
            os.fsync(file.fileno())
            return GOOD, f"The {name} {folder} can be written."
    except OSError as problem:
        return BAD, f"The {name} {folder} cannot be written: {problem.strerror}. Set {setting} to another one."


def permissions(settings: Settings) -> list[Finding]:
    """Return the findings about files that other users of the machine can read, or that this user cannot write."""
    file = file_of(settings.database)
    database = [] if file is None else [file, *(file.with_name(file.name + end) for end in ("-wal", "-shm"))]
    backups = settings.data_dir / before_migration.FOLDER
    below = [settings.data_dir / LOCK, settings.materials, settings.ballot_keys, backups, *database]
    try:
        # Unlike the methods of `Path`, these two are false below a folder that may not be read.
        kept = backups.glob("*.zip") if os.path.isdir(backups) else ()  # noqa: PTH112 - as above
        places = (Path(".env"), settings.data_dir, *below, *kept)
        there = [each for each in places if os.path.exists(each)]  # noqa: PTH110 - as above
        open_ones = [path for path in there if path.stat().st_mode & 0o077]
    except OSError as problem:
        return [(BAD, database_words(settings.database, problem))]
    denied = [path for path in there if not os.access(path, os.R_OK | os.W_OK)]
    findings = [(GOOD, "Only this user can read the settings and the data.")]
    if open_ones:
        findings = [(BAD, OPEN_TO_OTHERS.format(paths=shlex.join(map(str, open_ones))))]
    if denied:
        findings.append((BAD, DENIED.format(paths=shlex.join(map(str, denied)))))
    return findings

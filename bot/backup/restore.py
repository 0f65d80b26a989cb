"""`python -m bot restore`: unpack and check a backup beside the present data, and only then put it in place."""

import os
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bot.backup import BackupError, archive, sealing
from bot.backup.archive import DAMAGED, DATABASE, LATER, SETTINGS, Manifest, Reader
from bot.backup.place import database_file, words_of
from bot.config import Settings
from bot.files import storing
from bot.storage import sqlite_snapshot
from bot.storage.ballot_keys import BallotKeys
from bot.storage.directory_lock import Lock
from bot.storage.disk import give_contents_to_owner_of, sync_folder
from bot.storage.engine.migrate import known_revisions

RESTORED_SETTINGS = "restored-settings.env"
NOT_EMPTY = (
    "{what} is there already. With --force it is put aside under another name, not deleted, and the backup takes its "
    "place."
)


@dataclass(frozen=True)
class Restored:
    """A backup that was put in place."""

    manifest: Manifest
    materials: int
    older: bool  # True if the next start migrates it
    aside: tuple[Path, ...]
    keys_destroyed: int  # of ballots that were open in the database that was put aside
    settings: Path | None


def restore(settings: Settings, file: Path, *, force: bool = False, identity: Path | None = None) -> Restored:
    """Put a backup in the places that the settings name; the file `identity` holds the key of a sealed one. Blocks.

    Raises:
        BackupError: the restoration failed; the present data is unchanged.
        Occupied: a bot is running on the data directory.
    """
    database = database_file(settings)
    try:
        with sealing.unsealed(file, settings.data_dir, identity) as whole, archive.opened(whole) as backup:
            return _restore(settings, database, file, backup, force=force)
    except (OSError, sqlite3.Error) as problem:
        raise BackupError(f"{file} cannot be restored: {words_of(problem)}.") from None


def _restore(settings: Settings, database: Path, file: Path, backup: Reader, *, force: bool) -> Restored:
    known = known_revisions()
    if backup.manifest.schema_revision not in known:
        raise BackupError(LATER.format(file=file))
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    lock = Lock(settings.data_dir, alone=True)
    lock.take()
    with ExitStack() as stack:
        stack.callback(lock.release)
        there = [path for path in (database, settings.materials) if _holds_anything(path)]
        if there and not force:
            raise BackupError(NOT_EMPTY.format(what=" and ".join(map(str, there))))
        beside = Path(stack.enter_context(tempfile.TemporaryDirectory(dir=database.parent, prefix=".restore-")))
        held = Path(stack.enter_context(tempfile.TemporaryDirectory(dir=settings.data_dir, prefix=".restore-")))
        _lay_out(backup, file, beside / DATABASE, held)
        give_contents_to_owner_of(database.parent, beside)
        give_contents_to_owner_of(settings.data_dir, held)
        kept = _keep_settings(backup, held, settings.data_dir)
        aside = _exchange(settings, database, beside / DATABASE, held / "materials", lock)
        keys_destroyed = BallotKeys(settings.ballot_keys).destroy_all()
        return Restored(
            manifest=backup.manifest,
            materials=len(backup.materials()),
            older=backup.manifest.schema_revision != known[0],
            aside=tuple(aside),
            keys_destroyed=keys_destroyed,
            settings=kept,
        )


def _lay_out(backup: Reader, file: Path, database: Path, folder: Path) -> None:
    """Unpack everything, sync it to the disk, and check the database."""
    _unpack(backup, DATABASE, database)
    if SETTINGS in backup.manifest.members:
        _unpack(backup, SETTINGS, folder / SETTINGS)
    (folder / "materials").mkdir(mode=0o700)
    for name, sha256 in backup.materials():
        place = storing.place_of(folder / "materials", sha256)
        place.parent.mkdir(mode=0o700, exist_ok=True)
        _unpack(backup, name, place)
    for below in sorted((folder / "materials").glob("*")):
        sync_folder(below)
    sync_folder(folder / "materials")
    promised = (backup.manifest.schema_revision, backup.manifest.rows)
    if (
        not sqlite_snapshot.sound(database)
        or (sqlite_snapshot.revision(database), sqlite_snapshot.rows(database)) != promised
    ):
        raise BackupError(DAMAGED.format(file=file, what="its database is not sound"))


def _unpack(backup: Reader, name: str, place: Path) -> None:
    with os.fdopen(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as target:
        backup.extract(name, target)
        target.flush()
        os.fsync(target.fileno())


def _exchange(settings: Settings, database: Path, new: Path, new_materials: Path, lock: Lock) -> list[Path]:
    """Rename the present files, then the new ones; all or none of them.

    Return the new paths of the present database and material.
    If the process is killed in between, no bot starts until the restoration was repeated.
    """
    stamp = f"before-restore-{datetime.now(UTC):%Y%m%dT%H%M%S%fZ}"
    old = database.with_name(f"{database.name}.{stamp}")
    moves = [(database, old), (settings.materials, settings.materials.with_name(f"{settings.materials.name}.{stamp}"))]
    # The write-ahead log belongs to the old file, under its new name.
    moves += [(Path(f"{database}{end}"), Path(f"{old}{end}")) for end in ("-wal", "-shm")]
    moves = [(there, aside) for there, aside in moves if there.exists()]
    lock.mark(moving=True)
    _rename_all([*moves, (new_materials, settings.materials), (new, database)], undone=lambda: lock.mark(moving=False))
    for folder in {database.parent, settings.data_dir}:
        sync_folder(folder)
    lock.mark(moving=False)
    return [aside for there, aside in moves if there in {database, settings.materials}]


def _rename_all(moves: list[tuple[Path, Path]], undone: Callable[[], None]) -> None:
    done: list[tuple[Path, Path]] = []
    try:
        for before, after in moves:
            before.rename(after)
            done.append((before, after))
    except OSError:
        for before, after in reversed(done):
            after.rename(before)
        undone()
        raise


def _keep_settings(backup: Reader, held: Path, folder: Path) -> Path | None:
    if SETTINGS not in backup.manifest.members:
        return None
    return (held / SETTINGS).replace(folder / RESTORED_SETTINGS)


def _holds_anything(path: Path) -> bool:
    return any(path.iterdir()) if path.is_dir() else path.exists()

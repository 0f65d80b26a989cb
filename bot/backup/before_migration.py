"""The backup that precedes every migration. It is kept in `DATA_DIR/backups`; the bot never deletes one."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import structlog

from bot.backup import BackupError, archive
from bot.backup.archive import Member
from bot.backup.make import Made, make_locked
from bot.config import Settings
from bot.storage.disk import give_to_owner_of

FOLDER = "backups"
NAME = "before-migration-{at:%Y%m%dT%H%M%S%fZ}.zip"

REFUSED = (
    "The database is of an earlier version and is not migrated, because the backup that must precede the migration "
    "failed. {reason} Nothing was changed."
)

log = structlog.get_logger()


async def back_up(settings: Settings) -> None:
    """Back up a database that is about to be migrated, and log where; the caller holds the data directory's lock.

    The votes of open ballots are left out, as in every backup that is kept.

    Raises:
        BackupError: there is no backup, so that the database must not be migrated.
    """
    try:
        made = await asyncio.to_thread(_make, settings)
    except BackupError as problem:
        raise BackupError(REFUSED.format(reason=problem)) from None
    # A warning, so that it is seen at every usual level.
    log.warning(
        "the database is of an earlier version: backed up before its migration",
        file=str(made.file),
        rows=made.rows,
        bytes=made.size,
        materials_missing=made.missing,
        open_ballots_left_out=made.left_out,
    )


def _make(settings: Settings) -> Made:
    folder = settings.data_dir / FOLDER
    try:
        if not folder.is_dir():
            folder.mkdir(mode=0o700)
            give_to_owner_of(settings.data_dir, folder)
    except OSError as problem:
        raise BackupError(f"The folder {folder} cannot be created: {problem.strerror}.") from None
    earlier = sorted(folder.glob(NAME.partition("{")[0] + "*.zip"))
    made = make_locked(settings, folder / NAME.format(at=datetime.now(UTC)))
    give_to_owner_of(settings.data_dir, made.file)
    if earlier and _members(earlier[-1]) == _members(made.file):
        # A service that is restarted while its migration fails must not fill the disk.
        made.file.unlink()
        return replace(made, file=earlier[-1])
    return made


def _members(file: Path) -> dict[str, Member] | None:
    try:
        with archive.opened(file) as backup:
            return backup.manifest.members
    except (BackupError, OSError):
        return None

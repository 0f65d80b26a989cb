"""Backup of a bot on PostgreSQL: the same single file, made while the bot runs, and the copy back onto a server."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from bot.backup import BackupError, archive
from bot.backup.make import Made, make
from bot.commands.copy import copy
from bot.storage.engine.database import Database
from bot.storage.sqlite_snapshot import BALLOT_TABLES
from tests.support.backups import a_lively_town, keeps_writing, restored, settings_of
from tests.support.databases import address
from tests.support.party_day import votes

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.postgresql("a backup of its database")


async def backed_up(folder: Path, url: str, file: Path) -> Made:
    settings = settings_of(folder).model_copy(update={"database_url": url})
    return await asyncio.to_thread(make, settings, file)


async def test_a_running_bots_backup_restores_through_one_file(town, tmp_path):
    await a_lively_town(town)
    await town.passes(hours=25)
    url = town.desk.bot.settings.database
    made = await backed_up(town.desk.folder, url, tmp_path / "kept.zip")
    assert (made.materials, made.missing, made.left_out) == (1, 0, 0)
    done = await restored(tmp_path / "elsewhere", tmp_path / "kept.zip")
    assert done.materials == 1
    back = await copy(
        f"sqlite+aiosqlite:///{tmp_path}/elsewhere/branch.db", address(tmp_path / "again", migrated=False)
    )
    was = await copy(url, f"sqlite+aiosqlite:///{tmp_path}/was.db")
    assert [(name, there) for name, _file, there in back] == [(name, here) for name, here, _file in was]


async def test_a_backup_omits_the_votes_of_an_open_ballot(town, tmp_path):
    await a_lively_town(town)
    for name in ("陈四", "孙五"):
        await votes(town[name])
    made = await backed_up(town.desk.folder, town.desk.bot.settings.database, tmp_path / "kept.zip")
    with archive.opened(tmp_path / "kept.zip") as reader:
        kept = {name: reader.manifest.rows[name] for name in BALLOT_TABLES}
    assert (made.left_out, kept) == (1, dict.fromkeys(BALLOT_TABLES, 0))


async def test_a_backup_during_writes_is_a_consistent_snapshot(tmp_path):
    database = Database(url := address(tmp_path))
    ended = asyncio.Event()

    writing, counts = asyncio.create_task(keeps_writing(database, ended)), []
    for turn in range(3):
        await asyncio.sleep(0.1)
        await backed_up(tmp_path, url, tmp_path / f"{turn}.zip")
        with archive.opened(tmp_path / f"{turn}.zip") as reader:
            counts.append((reader.manifest.rows["accounts"], reader.manifest.rows["seen_updates"]))
    ended.set()
    assert await writing > counts[-1][0]
    await database.close()
    assert all(accounts == seen for accounts, seen in counts)
    assert counts == sorted(set(counts))


async def test_backup_refuses_an_empty_database_and_leaves_no_file(tmp_path):
    with pytest.raises(BackupError, match="nothing to back up"):
        await backed_up(tmp_path, address(tmp_path, migrated=False), tmp_path / "kept.zip")
    assert not (tmp_path / "kept.zip").exists()

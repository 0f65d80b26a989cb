"""Attempts to read votes from the disk: a file system image is searched byte for byte, and PostgreSQL's files are.

The image is ext4 on a loop device, so that blocks that were freed are searched too; that takes root and loop devices.
"""

from __future__ import annotations

import asyncio
import os
import re
import subprocess
import time
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from bot.storage.engine.database import Database
from tests.support import databases
from tests.support.ballots import CHOICES, CLOSES, a_hall
from tests.support.databases import Crashing

if TYPE_CHECKING:
    from pathlib import Path

MIB = 2**20
COMMENT = "unmistakable words"
# A row of `ballot_counts` as SQLite stores it: the header of five columns, then the activity (left out if it is 1) and
# the group. The numbers are 0 or 1 (types 8 and 9, without a byte) or one byte (type 1).
COUNTED = re.compile(rb"\x06[\x01\x09]\x1b[\x01\x08\x09]{3}[\x00-\xff]?members")


class Image:
    """A file system in a file, mounted in a folder."""

    def __init__(self, folder: Path) -> None:
        self.file, self.mounted = folder / "disk.img", folder / "disk"

    def __enter__(self) -> Image:
        if os.geteuid():
            pytest.skip("a file system image can be mounted only by root")
        self.mounted.mkdir()
        with self.file.open("wb") as file:
            file.truncate(48 * MIB)
        try:
            run("mkfs.ext4", "-q", "-F", str(self.file))
            run("mount", "-o", "loop", str(self.file), str(self.mounted))
        except (OSError, subprocess.CalledProcessError) as problem:
            pytest.skip(f"no file system image can be mounted here: {problem}")
        return self

    def __exit__(self, *_problem: object) -> None:
        run("umount", str(self.mounted))

    def bytes(self) -> bytes:
        """Return all bytes of the disk, those of free blocks too."""
        run("sync", "-f", str(self.mounted))
        return self.file.read_bytes()


def run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)


@pytest.fixture
def image(tmp_path):
    with Image(tmp_path) as mounted:
        yield mounted


def key_in(folder: Path) -> bytes:
    (file,) = (folder / "ballot-keys").glob("*.key")
    return file.read_bytes()


@pytest.mark.sqlite("a file system image with its files")
async def test_after_the_close_the_key_is_nowhere_on_the_disk(image):
    async with a_hall(image.mounted, members=4) as hall:
        key = key_in(image.mounted)
        for number in range(1, 5):
            await hall.vote(number, CHOICES[number - 1])
            await hall.comment(number, f"{COMMENT} {number}")
            data = image.bytes()
            assert key in data  # the search finds what is there
            assert not COUNTED.search(data)
            assert COMMENT.encode() not in data
        await hall.close()
        data = image.bytes()
        assert key not in data
        assert COMMENT.encode() not in data
    assert key not in image.bytes()


@pytest.mark.sqlite("a file system image with its files")
async def test_the_search_finds_votes_that_are_kept_in_plain_rows(image):
    """As the versions before did; so that the test above can fail."""
    async with a_hall(image.mounted, members=4) as hall:
        async with hall.database.begin() as db:
            await db.execute(text("INSERT INTO ballot_counts VALUES (1, 'members', 2, 3, 1)"))
            await db.execute(text(f"INSERT INTO ballot_comments VALUES (1, 'key', '{COMMENT}')"))
        async with hall.database.begin() as db:
            await db.execute(text("DELETE FROM ballot_counts"))
            await db.execute(text("DELETE FROM ballot_comments"))
        await hall.database.empty_journal()
        data = image.bytes()
        assert COUNTED.search(data)
        assert COMMENT.encode() in data


@pytest.mark.sqlite("a file system image with its files")
async def test_a_key_that_is_only_unlinked_stays_on_the_disk(image):
    async with a_hall(image.mounted, members=4):
        key = key_in(image.mounted)
        image.bytes()
        next((image.mounted / "ballot-keys").glob("*.key")).unlink()
        assert key in image.bytes()


@pytest.mark.postgresql("its files")
async def test_postgresql_keeps_neither_key_nor_votes_under_an_open_snapshot(tmp_path, monkeypatch):
    server = Crashing(tmp_path / "server")
    try:
        monkeypatch.setattr("tests.support.ballots.address", lambda *_names: server.url)
        reader = Database(server.url)
        await reader.migrate()
        async with a_hall(tmp_path, members=4) as hall, reader.read() as db:
            assert await db.scalar(text("SELECT count(*) FROM ballot_receipts")) == 0
            key = key_in(tmp_path)
            for number in range(1, 5):
                await hall.vote(number, CHOICES[number - 1])
                await hall.comment(number, f"{COMMENT} {number}")
            await hall.close()
            async with hall.database.begin() as writing:
                await writing.execute(text("CHECKPOINT"))
            data = b"".join(file.read_bytes() for file in (tmp_path / "server").rglob("*") if file.is_file())
            assert "红色教育行动".encode() in data  # the search finds what is there
            assert key not in data
            assert COMMENT.encode() not in data
            assert await db.scalar(text("SELECT count(*) FROM ballot_receipts")) == 0
        await reader.close()
    finally:
        await asyncio.to_thread(server.stop)


async def test_a_reader_that_holds_the_database_does_not_delay_votes(tmp_path):
    """The quickest of several votes is compared, so that a busy machine does not matter."""
    async with a_hall(tmp_path, members=10) as hall:
        reader = Database(databases.address(tmp_path, "bot.db"))
        alone = [await timed(hall.vote(number)) for number in range(1, 6)]
        async with reader.read() as db:
            await db.scalar(text("SELECT count(*) FROM ballot_receipts"))
            beside = [await timed(hall.vote(number)) for number in range(6, 11)]
            assert await db.scalar(text("SELECT count(*) FROM ballot_receipts")) == 5
        await reader.close()
        assert min(beside) - min(alone) < 0.1
        assert (await hall.close(CLOSES)).ballots == 10


async def timed(work) -> float:
    began = time.perf_counter()
    await work
    return time.perf_counter() - began

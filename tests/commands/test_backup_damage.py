"""Backups that restore refuses, with nothing changed: damaged, truncated, forged, foreign, or of a later version."""

import asyncio
import hashlib
import json
import sqlite3
import zipfile
from datetime import UTC, datetime

import pytest

from bot.backup import BackupError, archive
from bot.backup.make import make
from bot.backup.restore import restore
from bot.config import Settings
from bot.domain import materials
from bot.domain.quotas import Quotas
from bot.files import storing
from bot.storage.engine.database import Database
from tests.support.branches import a_branch

SLIP = b"%PDF-1.7 slip" + bytes(3000)


@pytest.fixture(scope="module")
def good(tmp_path_factory):
    """A backup with all kinds of members: database, settings, manifest and a material."""
    folder = tmp_path_factory.mktemp("good")
    asyncio.run(fill(folder))
    make(Settings(_env_file=None, data_dir=folder), folder / "kept.zip")
    return folder / "kept.zip"


async def fill(folder):
    database = Database(f"sqlite+aiosqlite:///{folder}/branch.db")
    await database.migrate()
    stored = await storing.store(folder / "materials", "slip.pdf", SLIP)
    now = datetime(2026, 3, 6, tzinfo=UTC)
    async with database.begin() as db:
        await a_branch(db, now=now, id=1)
        await materials.record(db, stored, branch_id=1, by=None, now=now, within=Quotas())
    await database.close()


class Target:
    """A data directory that must not change when a backup is refused."""

    def __init__(self, folder):
        self.folder = folder / "data"
        self.folder.mkdir()
        self.file = folder / "tried.zip"
        (self.folder / "diary.txt").write_text("kept", encoding="utf-8")

    def restore(self):
        return restore(Settings(_env_file=None, data_dir=self.folder), self.file)

    def refuses(self, words=None):
        with pytest.raises(BackupError, match=words):
            self.restore()
        left = {path.name for path in self.folder.rglob("*")} - {"bot.lock"}
        assert left == {"diary.txt"}
        assert not (self.folder.parent / "diary.txt").exists()


@pytest.fixture
def target(tmp_path):
    return Target(tmp_path)


def members(file):
    """Yield the name, the first byte and the end of each member's data."""
    with zipfile.ZipFile(file) as packed:
        for info in packed.infolist():
            begin = info.header_offset + 30 + len(info.filename) + 20  # plus the extra field for large files
            yield info.filename, begin, begin + info.compress_size


def flipped(data: bytes, place: int) -> bytes:
    return data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]


def test_restore_accepts_an_undamaged_backup(good, target):
    target.file.write_bytes(good.read_bytes())
    done = target.restore()
    assert (done.materials, done.manifest.rows["materials"], done.manifest.rows["branches"]) == (1, 1, 1)
    (file,) = [path for path in (target.folder / "materials").rglob("*") if path.is_file()]
    assert file.read_bytes() == SLIP


def test_restore_detects_one_flipped_bit_in_any_member(good, target):
    data, kinds = good.read_bytes(), set()
    for name, begin, end in members(good):
        kinds.add(name.partition("/")[0])
        for place in (begin, (begin + end) // 2, end - 1):
            target.file.write_bytes(flipped(data, place))
            target.refuses("is damaged or cut off")
    assert kinds == {"branch.db", "settings.env", "manifest.json", "materials"}


def test_restore_detects_one_flipped_bit_outside_the_members(good, target):
    data = good.read_bytes()
    for place in {*range(0, len(data), 997), *range(len(data) - 600, len(data), 7), *range(64)}:
        target.file.write_bytes(flipped(data, place))
        target.refuses()


@pytest.mark.parametrize("left", [0, 1, 63, 64, 65, 1000, -1, -64, -500])
def test_restore_refuses_a_truncated_file(good, target, left):
    target.file.write_bytes(good.read_bytes()[:left])
    target.refuses("cut off")


def test_restore_detects_bytes_added_at_either_end(good, target):
    target.file.write_bytes(good.read_bytes() + b"x")
    target.refuses()
    target.file.write_bytes(b"x" + good.read_bytes())
    target.refuses()


@pytest.mark.parametrize("kind", ["text", "zip", "database"])
def test_restore_refuses_a_foreign_file(target, kind):
    if kind == "text":
        target.file.write_text("dear diary " * 100, encoding="utf-8")
    elif kind == "zip":
        with zipfile.ZipFile(target.file, "w") as packed:
            packed.writestr("diary.txt", "dear diary " * 100)
    else:
        connection = sqlite3.connect(target.file)
        connection.execute("CREATE TABLE diary (page TEXT)")
        connection.close()
    target.refuses("is not a backup of this bot")


def test_restore_reports_a_missing_file(target):
    target.refuses("No such file or directory")


# --- forged: the seal is valid, so the content must be checked --------------------------------------------------


def forged(good, file, change=lambda manifest, content: None, *, more=()):
    """Write the good backup with a changed manifest and changed members, sealed again as the bot would seal it."""
    with zipfile.ZipFile(good) as packed:
        content = {name: packed.read(name) for name in packed.namelist()}
    manifest = json.loads(content.pop(archive.MANIFEST))
    change(manifest, content)
    with zipfile.ZipFile(file, "w") as packed:
        for name, data in [*content.items(), *more]:
            packed.writestr(name, data)
        packed.writestr(archive.MANIFEST, json.dumps(manifest))
        packed.comment = b"0" * 64
    data = file.read_bytes()[:-64]
    file.write_bytes(data + hashlib.sha256(data).hexdigest().encode())


def named(manifest, name, data):
    manifest["members"][name] = {"size": len(data), "sha256": hashlib.sha256(data).hexdigest()}


def test_restore_accepts_an_unchanged_backup_that_is_sealed_again(good, target):
    forged(good, target.file)
    target.restore()


@pytest.mark.parametrize(
    "name",
    [
        "../diary.txt",
        "/tmp/diary.txt",
        "materials/../../diary.txt",
        "materials/" + "a" * 64,
        "materials/" + "A" * 64,
        "materials\\..\\diary.txt",
        "branch.db/",
        "diary.txt",
        "bot.lock",
    ],
)
def test_restore_refuses_a_member_name_that_no_backup_uses(good, target, name):
    def add(manifest, content):
        content[name] = b"evil"
        named(manifest, name, b"evil")

    forged(good, target.file, add)
    target.refuses("is damaged or cut off")


def test_restore_refuses_a_member_missing_from_the_manifest(good, target):
    forged(good, target.file, more=[("materials/" + "a" * 64, b"evil")])
    target.refuses("does not hold what its manifest names")


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_restore_refuses_a_duplicate_member(good, target):
    forged(good, target.file, more=[(archive.DATABASE, b"evil")])
    target.refuses("does not hold what its manifest names")


@pytest.mark.parametrize("name", [archive.DATABASE, archive.SETTINGS, archive.MANIFEST])
def test_restore_refuses_a_backup_with_a_missing_member(good, target, name):
    def drop(manifest, content):
        if name == archive.MANIFEST:
            manifest.clear()
        else:
            del content[name]

    forged(good, target.file, drop)
    target.refuses()


def test_restore_refuses_a_backup_without_a_database(good, target):
    def drop(manifest, content):
        del content[archive.DATABASE], manifest["members"][archive.DATABASE]

    forged(good, target.file, drop)
    target.refuses("holds no database")


@pytest.mark.parametrize("size", [-1, 1, 10**15])
def test_restore_refuses_a_member_of_another_size_than_declared(good, target, size):
    forged(good, target.file, lambda manifest, content: manifest["members"]["branch.db"].update(size=size))
    target.refuses("branch.db is not what it was")


def test_restore_stops_unpacking_a_member_beyond_its_declared_size(good, target):
    def swell(manifest, content):
        content[archive.SETTINGS] = b"A" * 50_000_000

    forged(good, target.file, swell)
    target.refuses("settings.env is not what it was")


def test_restore_refuses_a_backup_of_a_later_version(good, target):
    for change in ({"version": 2}, {"schema_revision": "9999"}):
        forged(good, target.file, lambda manifest, content, change=change: manifest.update(change))
        target.refuses("was made by a later version of this bot")


def test_restore_refuses_a_manifest_of_another_format(good, target):
    for change in ({"format": "diary"}, {"rows": "many"}, {"members": []}, {"version": "1"}):
        forged(good, target.file, lambda manifest, content, change=change: manifest.update(change))
        target.refuses("is not a backup of this bot")


def test_restore_refuses_a_corrupt_or_miscounted_database(good, target):
    forged(good, target.file, lambda manifest, content: manifest["rows"].update(branches=2))
    target.refuses("its database is not sound")
    for damage in (lambda data: data[:8192] + bytes(4096) + data[12288:], lambda data: b"dear diary" * 99):

        def spoil(manifest, content, damage=damage):
            content[archive.DATABASE] = damage(content[archive.DATABASE])
            named(manifest, archive.DATABASE, content[archive.DATABASE])

        forged(good, target.file, spoil)
        target.refuses()


def test_the_check_after_a_backup_detects_a_corrupted_file(good, tmp_path):
    data = good.read_bytes()
    spoilt = tmp_path / "spoilt.zip"
    spoilt.write_bytes(flipped(data, len(data) // 2))
    archive.check(good)
    with pytest.raises(BackupError):
        archive.check(spoilt)

"""Backups that are sealed to a public key: only the secret key opens them, with this bot or with the program age."""

import asyncio
import os
import shutil
import sqlite3
import subprocess
import zipfile

import pyrage
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from bot.storage.engine.database import Database
from bot.storage.tables.branch import Account

NAME = "unmistakable name"


@pytest.fixture
def kept(says, tmp_path):
    """The folder of the test, with a database that holds a name, a key in `key.txt`, and a folder for backups."""

    async def written():
        (tmp_path / "data").mkdir(mode=0o700)
        database = Database(f"sqlite+aiosqlite:///{tmp_path}/data/branch.db")
        await database.migrate()
        async with database.begin() as db:
            db.add(Account(telegram_id=1, display_name=NAME, awaiting_data={}))
        await database.close()

    asyncio.run(written())
    key = pyrage.x25519.Identity.generate()
    (tmp_path / "key.txt").write_text(f"# created: 2026-03-01\n# public key: {key.to_public()}\n{key}\n")
    says.settings["BACKUP_RECIPIENT"] = str(key.to_public())
    (tmp_path / "backups").mkdir()
    return tmp_path


@pytest.fixture
def sealed(says, kept):
    """A sealed backup."""
    code, out, err = says("backup", "backups")
    assert (code, err) == (0, "")
    assert "read back and compared" in out
    assert "It is sealed to BACKUP_RECIPIENT: only the secret key opens it." in out
    (file,) = (kept / "backups").iterdir()
    return file


def names(database):
    connection = sqlite3.connect(database)
    found = [name for (name,) in connection.execute("SELECT display_name FROM accounts")]
    connection.close()
    return found


def test_a_sealed_backup_shows_nothing_and_leaves_nothing_unsealed(sealed, kept):
    assert sealed.name.endswith(".zip.age")
    content = sealed.read_bytes()
    for plain in (NAME.encode(), b"SQLite format 3", b"manifest.json", b"PK\x03\x04"):
        assert plain not in content
    assert sealed.stat().st_mode & 0o077 == 0
    assert {path.name for path in kept.iterdir()} == {"data", "key.txt", "backups"}
    assert {path.name for path in (kept / "data").iterdir()} == {"branch.db", "bot.lock"}


def test_a_restore_opens_it_with_the_secret_key(says, sealed, kept):
    says.settings["DATA_DIR"] = "elsewhere"
    code, _, err = says("restore", str(sealed), "--identity", "key.txt")
    assert (code, err) == (0, "")
    assert names(kept / "elsewhere" / "branch.db") == [NAME]
    assert {path.name for path in (kept / "elsewhere").iterdir()} == {
        "branch.db", "bot.lock", "materials", "restored-settings.env",
    }  # fmt: skip


def test_a_restore_without_the_right_key_says_so_and_changes_nothing(says, sealed, kept):
    before = (kept / "data" / "branch.db").read_bytes()
    other = kept / "other.txt"
    other.write_text(f"{pyrage.x25519.Identity.generate()}\n")
    (kept / "empty.txt").write_text("# no key\n")
    cut, changed = kept / "cut.age", kept / "changed.age"
    cut.write_bytes(sealed.read_bytes()[:-100])
    changed.write_bytes(sealed.read_bytes()[:-100] + bytes(100))
    for file, options, words in (
        (sealed, [], "Name the file that holds the secret key: --identity FILE. It cannot be opened without this key"),
        (sealed, ["--identity", "other.txt"], "cannot be opened with the key in other.txt"),
        (sealed, ["--identity", "empty.txt"], "empty.txt holds no secret key"),
        (sealed, ["--identity", "nowhere.txt"], "The key file nowhere.txt cannot be read: No such file or directory"),
        (cut, ["--identity", "key.txt"], "it is sealed to another key, or damaged"),
        (changed, ["--identity", "key.txt"], "it is sealed to another key, or damaged"),
    ):
        code, out, err = says("restore", str(file), "--force", *options)
        assert (code, out, len(err.splitlines())) == (1, "", 1)
        assert words in err
    assert (kept / "data" / "branch.db").read_bytes() == before
    assert {path.name for path in (kept / "data").iterdir()} == {"branch.db", "bot.lock"}


def test_a_backup_that_is_not_sealed_needs_no_key(says, kept):
    says.settings["BACKUP_RECIPIENT"] = ""
    assert says("backup", "kept.zip")[0] == 0
    code, _, err = says("restore", "kept.zip", "--force", "--identity", "key.txt")
    assert (code, err) == (1, "kept.zip is not sealed. Leave --identity out.\n")
    assert says("restore", "kept.zip", "--force")[0] == 0


def test_several_keys_and_ssh_keys_open_it(says, kept):
    private = Ed25519PrivateKey.generate()
    public = private.public_key().public_bytes(serialization.Encoding.OpenSSH, serialization.PublicFormat.OpenSSH)
    (kept / "id_ed25519").write_bytes(
        private.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.OpenSSH, serialization.NoEncryption()
        )
    )
    says.settings["BACKUP_RECIPIENT"] += f", {public.decode()} secretary@example"
    assert says("backup", "both.zip.age")[0] == 0
    for number, key in enumerate(("key.txt", "id_ed25519")):
        says.settings["DATA_DIR"] = f"elsewhere-{number}"
        assert says("restore", "both.zip.age", "--identity", key)[0] == 0
        assert names(kept / f"elsewhere-{number}" / "branch.db") == [NAME]


def test_the_program_age_opens_it_without_us(sealed, kept):
    program = shutil.which("age")
    if program is None and not os.environ.get("NEED_DEPLOY_TOOLS"):
        pytest.skip("the program age is not installed")
    opened = kept / "opened.zip"
    subprocess.run([program, "-d", "-i", str(kept / "key.txt"), "-o", str(opened), str(sealed)], check=True)
    with zipfile.ZipFile(opened) as packed:
        packed.extract("branch.db", kept / "by-hand")
    assert names(kept / "by-hand" / "branch.db") == [NAME]

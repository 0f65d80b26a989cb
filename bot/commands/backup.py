"""The commands `backup` and `restore`: their arguments and their output."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bot.backup import BackupError
from bot.backup.make import make
from bot.backup.restore import restore
from bot.config import Settings
from bot.storage.directory_lock import Occupied

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

OPEN_BALLOTS = (
    "Ballots still open: {count}. Their votes are not in this file, and neither are their keys; after a restore these "
    "people vote again. To move the bot elsewhere now, stop it and copy DATA_DIR whole."
)
SEALED = (
    "It is sealed to BACKUP_RECIPIENT: only the secret key opens it. Keep that key off this machine, and keep it well: "
    "if it is lost, so is this backup."
)
REOPEN = (
    "Ballots open at that time: {count}. They reopen for 24 hours from the first start, and the bot asks their people "
    "to vote again."
)
KEYS_DESTROYED = (
    "Keys of ballots that were open here before: {count}, destroyed. What was voted in them can never be read."
)
MISSING = (
    "Files of material missing or damaged on the disk: {count}. The backup is good, but without them; look for them in "
    "an earlier one."
)
ONE_FILE = "Each bot gets a file of its own. Name a folder for them, or one bot with --bot."


def declare(commands: "Commands") -> tuple[argparse.ArgumentParser, argparse.ArgumentParser]:
    """Declare the arguments; return the parsers of the two commands."""
    backup = commands.add_parser("backup", help="write all that the bot keeps to one file; it may go on running")
    backup.add_argument("file", nargs="?", type=Path, help="a new file, or a folder; by default the present folder")
    back = commands.add_parser("restore", help="put a backup in its place, while no bot runs")
    back.add_argument("file", type=Path)
    back.add_argument("--identity", type=Path, metavar="FILE", help="the file with the secret key of a sealed backup")
    back.add_argument("--force", action="store_true", help="put aside, by renaming, what is there already")
    return backup, back


def run(settings: Settings, asked: argparse.Namespace, *, several: bool = False) -> int:
    """Run the command for one bot, alone or one of `several`, and print the result; return the exit code, 0 or 1."""
    try:
        return _back_up(settings, asked, several) if asked.command == "backup" else _bring_back(settings, asked)
    except (BackupError, Occupied) as problem:
        print(problem, file=sys.stderr)
        return 1


def _back_up(settings: Settings, asked: argparse.Namespace, several: bool) -> int:
    if several and asked.bot is None and asked.file is not None and not asked.file.is_dir():
        raise BackupError(ONE_FILE)
    made = make(settings, asked.file, named=several)
    print(
        f"{made.file}: {made.rows} rows, {made.materials} files of material, {made.size} bytes; read back and compared."
    )
    if made.sealed:
        print(SEALED)
    if made.left_out:
        print(OPEN_BALLOTS.format(count=made.left_out))
    if made.missing:
        print(MISSING.format(count=made.missing), file=sys.stderr)
    return 1 if made.missing else 0


def _bring_back(settings: Settings, asked: argparse.Namespace) -> int:
    done = restore(settings, asked.file, force=asked.force, identity=asked.identity)
    rows = sum(done.manifest.rows.values())
    print(f"Restored what was kept at {done.manifest.made_at}: {rows} rows, {done.materials} files of material.")
    for path in done.aside:
        print(f"What was there before is {path} now. Delete it when it is no longer needed.")
    if done.manifest.open_ballots_left_out:
        print(REOPEN.format(count=done.manifest.open_ballots_left_out))
    if done.keys_destroyed:
        print(KEYS_DESTROYED.format(count=done.keys_destroyed))
    if done.older:
        print("The database is of an earlier version; the next start brings it up to date.")
    if done.settings is not None:
        print(f"Compare {done.settings} with your settings. The token is in no backup: it belongs in .env.")
    return 0

"""Files on the disk: renames that survive a power failure, and the owner of files that root writes."""

import os
import stat
from pathlib import Path


def sync_folder(folder: Path) -> None:
    """Sync the file names in this folder to the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def give_to_owner_of(folder: Path, new: Path) -> None:
    """As root, give a file or folder that was just created to the owner of `folder`; as another user, do nothing.

    A command that root runs would otherwise leave files that the bot's own user cannot open. That user may exchange
    files meanwhile, so that links, and files that are not root's, are left alone.
    """
    if os.geteuid() != 0:
        return
    handle = os.open(new, os.O_RDONLY | os.O_NOFOLLOW)
    try:
        found, owner = os.fstat(handle), folder.stat()
        if found.st_uid == 0 and (stat.S_ISDIR(found.st_mode) or found.st_nlink == 1):
            os.fchown(handle, owner.st_uid, owner.st_gid)
    finally:
        os.close(handle)


def give_contents_to_owner_of(folder: Path, held: Path) -> None:
    """As root, give everything in root's own folder `held` to the owner of `folder`; as another user, do nothing."""
    if os.geteuid() != 0:
        return
    owner = folder.stat()
    for _below, folders, files, handle in os.fwalk(held, topdown=False):  # a folder that was given away is not entered
        if os.fstat(handle).st_uid == 0:
            for name in (*folders, *files):
                os.chown(name, owner.st_uid, owner.st_gid, dir_fd=handle, follow_symlinks=False)

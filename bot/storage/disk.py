"""Durability of renamed files after a power failure."""

import os
from pathlib import Path


def sync_folder(folder: Path) -> None:
    """Sync the file names in this folder to the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

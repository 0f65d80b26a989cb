"""What is renamed stays renamed, also when the power fails."""

import os
from pathlib import Path


def sync_folder(folder: Path) -> None:
    """Have the names in this folder on the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

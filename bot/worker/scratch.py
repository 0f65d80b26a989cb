"""Folders of the bot in the machine's folder for temporary files; those of a process that was killed are removed later.

A worker's folder goes with it, unless the bot itself is killed. So the name of each folder tells whose it is.
"""

import os
import re
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

_NAMED = re.compile(r"party-day-bot-(\d+)-")


def prefix() -> str:
    """Return how the names of this process's folders begin."""
    return f"party-day-bot-{os.getpid()}-"


def sweep() -> None:
    """Remove the folders of processes that run no more. It waits for the disk: call it in a thread."""
    for path in Path(tempfile.gettempdir()).glob("party-day-bot-*"):
        named = _NAMED.match(path.name)
        if named is None or _runs(int(named[1])):
            continue
        with suppress(FileNotFoundError):
            if path.stat().st_uid == os.getuid():
                shutil.rmtree(path, ignore_errors=True)


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True

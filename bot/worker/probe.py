"""A job that tries whether a worker's memory is limited and whether it is shut in, for the doctor."""

import mmap
import socket
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.worker.jobs import ORDINARY, Job, Pool


@dataclass(frozen=True)
class Confinement:
    """The limits of a worker that the kernel ensures here."""

    memory: bool  # elsewhere the bot watches it
    files: bool  # it sees its libraries only
    sockets: bool  # it can open none


def _try(arguments: dict[str, Any], _data: bytes) -> tuple[Confinement, bytes]:
    return Confinement(_cannot_swell(arguments["size"]), _sees_no_files(), _opens_no_sockets()), b""


def _cannot_swell(size: int) -> bool:
    try:
        mmap.mmap(-1, size).close()
    except OSError:
        return True
    return False


def _sees_no_files() -> bool:
    try:
        list(Path("/").iterdir())
    except PermissionError:
        return True
    return False


def _opens_no_sockets() -> bool:
    try:
        socket.socket().close()
    except PermissionError:
        return True
    return False


_PROBE = Job(_try, Confinement)


async def confinement() -> Confinement:
    """Start a worker and return what the kernel ensures of its limits.

    Raises OSError, TimeoutError and Died if no worker can be started here.
    """
    found, _ = await Pool().do(_PROBE, {"size": ORDINARY.memory}, b"")
    return found

"""Landlock, Linux's confinement by the process itself: a worker sees its libraries, LibreOffice sees its installation.

Neither sees another file, and neither has a network. https://docs.kernel.org/userspace-api/landlock.html. The calls
have the same numbers on all processors.
"""

import ctypes
import mimetypes
import os
import struct
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

import bot

_CREATE, _ADD, _RESTRICT = 444, 445, 446
_VERSION, _PATH_BENEATH = 1, 1
_RUN, _WRITE_FILE, _READ_FILE, _READ_FOLDER = 1 << 0, 1 << 1, 1 << 2, 1 << 3
_READ = _READ_FILE | _READ_FOLDER
_FILES = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1, 4: (1 << 15) - 1, 5: (1 << 16) - 1}
"""All rights on files that a version of Landlock knows; later ones know those of 5."""
_NETWORK, _SCOPES = (1 << 2) - 1, (1 << 2) - 1  # to bind and connect TCP; abstract sockets and signals of others
_MAKE_FOLDER = 1 << 7
_OF_FILES = 1 << 0 | 1 << 1 | 1 << 2 | 1 << 14  # of those rights, the ones on a single file: run, write, read, truncate
_SYSTEM = ("/usr", "/lib", "/lib64", "/etc/ld.so.cache", "/etc/fonts", "/etc/localtime", "/dev/urandom")
_NOWHERE = "/dev/null"


def shut_in(folders: Iterable[str]) -> bool:
    """Leave this process only its libraries, to read, and `folders`, to read and write. False if the kernel cannot.

    The process must have given up gaining privileges before.
    """
    readable = dict.fromkeys((*_SYSTEM, *map(str, mimetypes.knownfiles), *_libraries()), _READ)
    code = Path(bot.__file__).parent
    readable |= {str(code): _READ, str(code.parent): _READ_FOLDER}
    return _restrict(readable, folders)


def shut_in_program(installed: Iterable[str], folder: str) -> bool:
    """Leave this process, and the program that it becomes, what is `installed`, to read and run, and `folder` to write.

    The rest is as with `shut_in`.
    """
    return _restrict(dict.fromkeys((*_SYSTEM, *installed), _READ | _RUN), (folder,))


def _restrict(readable: Mapping[str, int], folders: Iterable[str]) -> bool:
    system = ctypes.CDLL(None, use_errno=True)
    version = system.syscall(_CREATE, None, 0, _VERSION)
    if version < 1:
        return False
    every = _FILES[min(version, 5)]
    sizes = 8 if version < 4 else 16 if version < 6 else 24
    rules = system.syscall(_CREATE, struct.pack("=QQQ", every, _NETWORK, _SCOPES)[:sizes], sizes, 0)
    if rules < 0:
        return False
    written = dict.fromkeys(folders, every) | {_NOWHERE: _READ_FILE | _WRITE_FILE}
    for path, rights in {**readable, **written}.items():
        _allow(system, rules, str(path), rights)
    done: bool = system.syscall(_RESTRICT, rules, 0) == 0
    os.close(rules)
    return done


def _libraries() -> list[str]:
    """Return the folders of Python and its packages; not that of a checkout, which may hold data and settings."""
    here = Path(bot.__file__).parent.parent
    installed = Path(sys.prefix) in here.parents
    paths = [Path(path) for path in (*sys.path, sys.prefix, sys.base_prefix) if path]
    return [str(path) for path in paths if installed or (path != here and path not in here.parents)]


def _allow(system: ctypes.CDLL, rules: int, path: str, rights: int) -> None:
    try:
        if rights & _MAKE_FOLDER:
            Path(path).mkdir(mode=0o700, parents=True, exist_ok=True)
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:  # not every system has it
        return
    allowed = rights if Path(path).is_dir() else rights & _OF_FILES
    system.syscall(_ADD, rules, _PATH_BENEATH, struct.pack("=Qi", allowed, place), 0)
    os.close(place)

"""Seccomp, Linux's filter of system calls by the process itself: no network, where Landlock leaves one.

Landlock before version 4 knows no network, and no version of it keeps a process from datagrams or from the sockets of
other programs on this machine, such as that of PostgreSQL, which may trust the bot's user. The filter is a program for
the kernel (https://docs.kernel.org/userspace-api/seccomp_filter.html) and needs no rights; a refused call fails with
"Permission denied".
"""

import ctypes
import errno
import platform
import struct
import sys
from collections.abc import Sequence

_SET_SECCOMP, _FILTER = 22, 2  # an option of prctl, and its value
_LOAD, _AND, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x54, 0x15, 0x35, 0x06
_ALLOW, _DENY = 0x7FFF0000, 0x00050000 | errno.EACCES
_CALL, _PROCESSOR, _FIRST, _SECOND, _THIRD = 0, 4, 16, 24, 32  # where the kernel puts what the filter may read
_FOREIGN = 0x40000000  # calls of x32 on x86-64, by other numbers
_UNIX, _STREAM, _KIND = 1, 1, 0xF  # a socket's family and kind; the kind is in these bits
_IO_URING = 425  # opens sockets without the calls that a filter sees
_WRITABLE = 2  # the question of `access` whether a file can be written

_PROCESSORS = {
    "x86_64": (0xC000003E, {"socket": 41, "connect": 42, "socketpair": 53, "access": 21}),
    "aarch64": (0xC00000B7, {"socket": 198, "connect": 203, "socketpair": 199, "faccessat": 48}),
    "riscv64": (0xC00000F3, {"socket": 198, "connect": 203, "socketpair": 199, "faccessat": 48}),
}
"""The name by which the kernel knows a processor, and the numbers of its calls."""

Steps = list[bytes]


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.c_void_p))


def without_sockets() -> bool:
    """Let this process open no socket any more; those that it has stay. False if the kernel or processor cannot.

    The process must have given up gaining privileges before.
    """
    return _install(["socket", "socketpair"], [])


def without_network() -> bool:
    """Let this process, and the program that it becomes, connect to nothing; LibreOffice can still listen to itself.

    LibreOffice does not start without a socket for later instances of itself. It puts that into /tmp if `access` says
    that it may, else into the folder that OSL_SOCKET_PATH names: so that question is answered with no. False as with
    `without_sockets`.
    """
    return _install(["connect"], ["socket", "socketpair"])


def _install(denied: Sequence[str], unix_only: Sequence[str]) -> bool:
    if platform.machine() not in _PROCESSORS or sys.maxsize < 2**32:
        return False
    kernel_name, calls = _PROCESSORS[platform.machine()]
    steps = [_step(_LOAD, _PROCESSOR), *_unless(kernel_name), _step(_LOAD, _CALL)]
    steps += [_step(_AT_LEAST, _FOREIGN, skip=1), _step(_RETURN, _DENY)]
    for number in (*(calls[name] for name in denied), _IO_URING):
        steps += [_step(_EQUAL, number, skip=1), _step(_RETURN, _DENY)]
    for name in unix_only:
        family = [_step(_LOAD, _FIRST), *_unless(_UNIX)]
        kind = [_step(_LOAD, _SECOND), _step(_AND, _KIND), *_unless(_STREAM)]
        steps += _of(calls[name], [*family, *kind, _step(_RETURN, _ALLOW)])
    for name, where in (("access", _SECOND), ("faccessat", _THIRD)):
        if unix_only and name in calls:
            asked = [_step(_LOAD, where), _step(_EQUAL, _WRITABLE, skip=1), _step(_RETURN, _DENY)]
            steps += _of(calls[name], [*asked, _step(_RETURN, _ALLOW)])
    program = b"".join([*steps, _step(_RETURN, _ALLOW)])
    held = ctypes.create_string_buffer(program, len(program))
    described = _Program(len(program) // 8, ctypes.addressof(held))
    done: bool = ctypes.CDLL(None).prctl(_SET_SECCOMP, _FILTER, ctypes.byref(described), 0, 0) == 0
    return done


def _of(call: int, steps: Steps) -> Steps:
    """Return steps that only the call takes; they must end with a return."""
    return [_step(_EQUAL, call, skip=len(steps)), *steps]


def _unless(value: int) -> Steps:
    """Return steps that deny the call unless what was loaded is the value."""
    return [_step(_EQUAL, value, over=1), _step(_RETURN, _DENY)]


def _step(code: int, value: int, *, over: int = 0, skip: int = 0) -> bytes:
    """Return a step; a comparison passes over `over` steps if it is true, and `skip` if not."""
    return struct.pack("=HBBI", code, over, skip, value)

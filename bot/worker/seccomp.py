"""Seccomp, Linux's filter of system calls by the process itself: no network, where Landlock leaves one; only threads.

Landlock before version 4 knows no network, and no version of it keeps a process from datagrams or from the sockets of
other programs on this machine, such as that of PostgreSQL, which may trust the bot's user. A limit of the number of
processes counts threads, too, and some libraries end the process if they cannot start one. A filter is a program for
the kernel (https://docs.kernel.org/userspace-api/seccomp_filter.html) and needs no rights; a refused call fails with
"Permission denied". Several filters hold together.
"""

import ctypes
import errno
import platform
import struct
import sys
from collections.abc import Callable, Mapping

_SET_SECCOMP, _FILTER = 22, 2  # an option of prctl, and its value
_LOAD, _AND, _EQUAL, _AT_LEAST, _BITS, _RETURN = 0x20, 0x54, 0x15, 0x35, 0x45, 0x06
_ALLOW, _DENY = 0x7FFF0000, 0x00050000 | errno.EACCES
_UNKNOWN = 0x00050000 | errno.ENOSYS  # libraries then use the older call
_CALL, _PROCESSOR, _FIRST, _SECOND, _THIRD = 0, 4, 16, 24, 32  # where the kernel puts what the filter may read
_FOREIGN = 0x40000000  # calls of x32 on x86-64, by other numbers
_UNIX, _STREAM, _KIND = 1, 1, 0xF  # a socket's family and kind; the kind is in these bits
_IO_URING = 425  # opens sockets without the calls that a filter sees
_WRITABLE = 2  # the question of `access` whether a file can be written
_THREAD = 0x10000  # a flag of `clone`
_STARTING = ("fork", "vfork", "execve", "execveat")  # calls that only start processes and programs

_NEWER = {"execve": 221, "execveat": 281, "clone": 220, "clone3": 435,
          "socket": 198, "connect": 203, "socketpair": 199, "faccessat": 48}  # fmt: skip
_PROCESSORS = {
    "x86_64": (
        0xC000003E,
        {"fork": 57, "vfork": 58, "execve": 59, "execveat": 322, "clone": 56, "clone3": 435,
         "socket": 41, "connect": 42, "socketpair": 53, "access": 21},
    ),
    "aarch64": (0xC00000B7, _NEWER),
    "riscv64": (0xC00000F3, _NEWER),
}  # fmt: skip
"""The name by which the kernel knows a processor, and the numbers of its calls."""

Steps = list[bytes]


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.c_void_p))


def known() -> bool:
    """Return True if the processor is one whose calls can be filtered here."""
    return platform.machine() in _PROCESSORS and sys.maxsize > 2**32


def without_sockets() -> bool:
    """Let this process open no socket any more; those that it has stay. False if the kernel or processor cannot.

    The process must have given up gaining privileges before.
    """
    return _install(lambda calls: _denied(calls, "socket", "socketpair"))


def without_network() -> bool:
    """Let this process, and the program that it becomes, connect to nothing; LibreOffice can still listen to itself.

    LibreOffice does not start without a socket for later instances of itself. It puts that into /tmp if `access` says
    that it may, else into the folder that OSL_SOCKET_PATH names: so that question is answered with no. False as with
    `without_sockets`.
    """
    return _install(_only_listening)


def threads_only() -> bool:
    """Let this process start threads, and neither processes nor programs. False as with `without_sockets`."""
    return _install(_only_threads)


def _only_listening(calls: Mapping[str, int]) -> Steps:
    steps = _denied(calls, "connect")
    for name in ("socket", "socketpair"):
        family = [_step(_LOAD, _FIRST), *_unless(_UNIX)]
        kind = [_step(_LOAD, _SECOND), _step(_AND, _KIND), *_unless(_STREAM)]
        steps += _of(calls[name], [*family, *kind, _step(_RETURN, _ALLOW)])
    for name, where in (("access", _SECOND), ("faccessat", _THIRD)):
        if name in calls:
            asked = [_step(_LOAD, where), _step(_EQUAL, _WRITABLE, skip=1), _step(_RETURN, _DENY)]
            steps += _of(calls[name], [*asked, _step(_RETURN, _ALLOW)])
    return steps


def _only_threads(calls: Mapping[str, int]) -> Steps:
    a_thread = [_step(_LOAD, _FIRST), _step(_BITS, _THREAD, skip=1), _step(_RETURN, _ALLOW), _step(_RETURN, _DENY)]
    steps = _denied(calls, *(name for name in _STARTING if name in calls))
    return [*steps, *_of(calls["clone3"], [_step(_RETURN, _UNKNOWN)]), *_of(calls["clone"], a_thread)]


def _install(rules: Callable[[Mapping[str, int]], Steps]) -> bool:
    if not known():
        return False
    kernel_name, calls = _PROCESSORS[platform.machine()]
    steps = [_step(_LOAD, _PROCESSOR), *_unless(kernel_name), _step(_LOAD, _CALL)]
    steps += [_step(_AT_LEAST, _FOREIGN, skip=1), _step(_RETURN, _DENY)]
    program = b"".join([*steps, *rules(calls), _step(_RETURN, _ALLOW)])
    held = ctypes.create_string_buffer(program, len(program))
    described = _Program(len(program) // 8, ctypes.addressof(held))
    done: bool = ctypes.CDLL(None).prctl(_SET_SECCOMP, _FILTER, ctypes.byref(described), 0, 0) == 0
    return done


def _denied(calls: Mapping[str, int], *names: str) -> Steps:
    """Return steps that deny these calls, and the one by which sockets are opened unseen."""
    numbers = [*(calls[name] for name in names), _IO_URING]
    return [step for number in numbers for step in _of(number, [_step(_RETURN, _DENY)])]


def _of(call: int, steps: Steps) -> Steps:
    """Return steps that only the call takes; they must end with a return."""
    return [_step(_EQUAL, call, skip=len(steps)), *steps]


def _unless(value: int) -> Steps:
    """Return steps that deny the call unless what was loaded is the value."""
    return [_step(_EQUAL, value, over=1), _step(_RETURN, _DENY)]


def _step(code: int, value: int, *, over: int = 0, skip: int = 0) -> bytes:
    """Return a step; a comparison passes over `over` steps if it is true, and `skip` if not."""
    return struct.pack("=HBBI", code, over, skip, value)

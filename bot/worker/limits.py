"""The limits of a worker process, which it applies to itself before it reads anything."""

import ctypes
import os
import resource
import signal
import sys
from dataclasses import dataclass

from bot.worker import landlock, seccomp

MEBIBYTE = 1024 * 1024
LINUX = sys.platform == "linux"
_PDEATHSIG, _DUMPABLE, _NO_NEW_PRIVS = 1, 4, 38  # options of Linux's prctl


@dataclass(frozen=True)
class Limits:
    """The limits of one job. Sizes are in bytes; `answer` is the JSON of an answer and `data` its further bytes.

    `memory` is the size of the address space that the kernel allows, or if not `by_kernel`, as on macOS, the memory in
    use at which the bot kills the process.
    `withheld` are libraries that others load if they are there, which takes long. `folders` may be read and written,
    and with `scratch` one that ends with the process; of other files a worker sees its libraries only, where Linux has
    Landlock. With `threads` it may start threads, where the kernel can tell them from processes.
    """

    memory: int = 256 * MEBIBYTE
    processor_seconds: int = 5
    seconds: float = 10.0
    answer: int = MEBIBYTE
    data: int = 16 * MEBIBYTE
    written_file: int = 0
    open_files: int = 64
    withheld: tuple[str, ...] = ("numpy",)
    folders: tuple[str, ...] = ()
    scratch: bool = False
    threads: bool = False
    by_kernel: bool = LINUX


def close_memory() -> None:
    """Close this process's memory and environment to other processes of its user, workers among them, on Linux."""
    if LINUX:
        ctypes.CDLL(None).prctl(_DUMPABLE, 0, 0, 0, 0)


def confine(limits: Limits, parent: int) -> None:
    """Apply the limits to this process, and end it with the process `parent`.

    It may start no other process, leave no core dump, gain no rights, open no socket, is not to be traced, and sees few
    files.
    """
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (limits.written_file, limits.written_file))
    resource.setrlimit(resource.RLIMIT_NOFILE, (limits.open_files, limits.open_files))
    if limits.by_kernel:
        resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    if LINUX:
        close_memory()
        process = ctypes.CDLL(None)
        process.prctl(_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        process.prctl(_NO_NEW_PRIVS, 1, 0, 0, 0)
        landlock.shut_in(limits.folders)
        seccomp.without_sockets()
    if not (limits.threads and LINUX and seccomp.threads_only()):
        resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))
    if os.getppid() != parent:  # it died before this process could ask to be told
        sys.exit(1)


def allow_next_job(limits: Limits) -> None:
    """Give this process the time for one more job."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    so_far = int(used.ru_utime + used.ru_stime)
    _soft, most = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (so_far + limits.processor_seconds, most))
    signal.alarm(int(limits.seconds) + 1)


def job_done() -> None:
    """Stop counting the time of a job that has ended."""
    signal.alarm(0)

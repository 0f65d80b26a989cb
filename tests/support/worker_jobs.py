"""Jobs for workers that use too much, die, or answer what they should not."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

from bot.domain.refusals import Refused
from bot.worker.jobs import Job
from bot.worker.limits import MEBIBYTE, Limits


def talks(_arguments, _data):
    sys.stdout.write("a library that talks")
    return os.getpid(), b""


def tells(_arguments, _data):
    return sorted(os.environ), b""


def turns(_arguments, data):
    return len(data), data[::-1]


def refuses(arguments, _data):
    raise Refused("file-broken", name=arguments["name"])


def fails(_arguments, data):
    raise KeyError(data)


def swallows(_arguments, _data):
    return len(bytearray(400 * MEBIBYTE)), b""


def swallows_slowly(_arguments, _data):
    kept = []
    for _ in range(400):
        kept.append(bytearray(MEBIBYTE))
        time.sleep(0.01)
    return len(kept), b""


def spins(_arguments, _data):
    while True:
        pass


def sleeps(arguments, _data):
    sys.stderr.flush()
    os.close(0)
    Path(arguments["fifo"]).write_text(str(os.getpid()))
    time.sleep(60)


def rests(_arguments, _data):
    """Return the seconds at which it began and ended, on the clock of the machine."""
    began = time.monotonic()
    time.sleep(1)
    return [began, time.monotonic()], b""


def dies(_arguments, _data):
    os.kill(os.getpid(), signal.SIGKILL)


def writes(arguments, _data):
    try:
        Path(arguments["path"]).write_bytes(b"x")
    except OSError as refusal:
        return refusal.strerror, b""
    return "written", b""


def reads(arguments, _data):
    try:
        return Path(arguments["path"]).read_text(), b""
    except OSError as refusal:
        return refusal.strerror, b""


def connects(arguments, _data):
    try:
        with socket.create_connection(("127.0.0.1", arguments["port"]), timeout=5):
            return "connected", b""
    except OSError as refusal:
        return refusal.strerror, b""


def opens_sockets(_arguments, _data):
    """Return what comes of opening a socket for datagrams, and one to another program on this machine."""
    told = []
    for family, kind in ((socket.AF_INET, socket.SOCK_DGRAM), (socket.AF_UNIX, socket.SOCK_STREAM)):
        try:
            socket.socket(family, kind).close()
            told.append("opened")
        except OSError as refusal:
            told.append(refusal.strerror)
    return told, b""


def starts_another(_arguments, _data):
    """Return the number of a process that would outlive this one; 0 where it may start none."""
    try:
        return subprocess.Popen(["sleep", "60"]).pid, b""
    except OSError:
        return 0, b""


def starts_threads_only(_arguments, _data):
    """Return whether a thread ran, and the number of another process; 0 where it may start none."""
    ran = []
    thread = threading.Thread(target=ran.append, args=(True,))
    thread.start()
    thread.join()
    try:
        pid = os.fork()
    except OSError:
        pid = 0
    else:
        if not pid:
            os._exit(0)
    return [bool(ran), pid or starts_another({}, b"")[0]], b""


def lies(_arguments, _data):
    return {"not": "a number"}, b""


def says_much(_arguments, _data):
    return "x" * (2 * MEBIBYTE), b""


HERE = (str(Path(__file__).parents[1]),)  # where the worker finds these functions
LIMITS = Limits(folders=HERE)
TALKS, TELLS, TURNS = Job(talks, int, LIMITS), Job(tells, list[str], LIMITS), Job(turns, int, LIMITS)
REFUSES, FAILS, DIES = Job(refuses, int, LIMITS), Job(fails, int, LIMITS), Job(dies, int, LIMITS)
SWALLOWS = Job(swallows, int, LIMITS)
WATCHED = Job(swallows_slowly, int, Limits(memory=100 * MEBIBYTE, by_kernel=False, folders=HERE))
SPINS = Job(spins, int, Limits(processor_seconds=1, seconds=60.0, folders=HERE))
WRITES, STARTS_ANOTHER = Job(writes, str, LIMITS), Job(starts_another, int, LIMITS)
RESTS = Job(rests, list[float], LIMITS)
READS, CONNECTS = Job(reads, str, LIMITS), Job(connects, str, LIMITS)
OPENS_SOCKETS = Job(opens_sockets, list[str], LIMITS)
THREADS = Job(starts_threads_only, tuple[bool, int], Limits(folders=HERE, threads=True))
LIES, SAYS_MUCH = Job(lies, int, LIMITS), Job(says_much, str, LIMITS)


def sleeping(seconds: float, folder: Path) -> Job[int]:
    """Return a job that tells its number by a pipe in the folder, and sleeps."""
    return Job(sleeps, int, Limits(seconds=seconds, folders=(*HERE, str(folder))))


def writing(folder: Path) -> Job[str]:
    """Return a job that may write in the folder, but no byte."""
    return Job(writes, str, Limits(folders=(*HERE, str(folder))))

"""Jobs for workers that use too much, die, or answer what they should not."""

import os
import signal
import subprocess
import sys
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


def dies(_arguments, _data):
    os.kill(os.getpid(), signal.SIGKILL)


def writes(arguments, _data):
    try:
        Path(arguments["path"]).write_bytes(b"x")
    except OSError as refusal:
        return refusal.strerror, b""
    return "written", b""


def starts_another(_arguments, _data):
    """Return the number of a process that would outlive this one; 0 where it may start none."""
    try:
        return subprocess.Popen(["sleep", "60"]).pid, b""
    except OSError:
        return 0, b""


def lies(_arguments, _data):
    return {"not": "a number"}, b""


def says_much(_arguments, _data):
    return "x" * (2 * MEBIBYTE), b""


TALKS, TELLS, TURNS = Job(talks, int), Job(tells, list[str]), Job(turns, int)
REFUSES, FAILS, DIES = Job(refuses, int), Job(fails, int), Job(dies, int)
SWALLOWS = Job(swallows, int)
WATCHED = Job(swallows_slowly, int, Limits(memory=100 * MEBIBYTE, by_kernel=False))
SPINS = Job(spins, int, Limits(processor_seconds=1, seconds=60.0))
SLEEPS = Job(sleeps, int, Limits(seconds=2.0))
SLEEPS_LONG = Job(sleeps, int, Limits(seconds=60.0))
WRITES, STARTS_ANOTHER = Job(writes, str), Job(starts_another, int)
LIES, SAYS_MUCH = Job(lies, int), Job(says_much, str)

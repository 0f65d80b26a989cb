"""Another program within limits: `python -m bot.worker.program LIMITS PROGRAM ARGUMENT …`."""

import ctypes
import json
import os
import resource
import signal
import sys

from bot.worker import landlock, seccomp
from bot.worker.limits import LINUX

_PDEATHSIG, _NO_NEW_PRIVS = 1, 38


def main() -> None:
    """Apply the limits to this process, and become the program; it ends with the process that started it.

    On Linux it sees what is installed and its folder, and reaches no other process.
    """
    limits, program = json.loads(sys.argv[1]), sys.argv[2:]
    for what, most in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, limits["written_file"]),
        (resource.RLIMIT_CPU, limits["processor_seconds"]),
        *(((resource.RLIMIT_AS, limits["memory"]),) if LINUX else ()),
    ):
        resource.setrlimit(what, (most, most))
    if LINUX:
        system = ctypes.CDLL(None)
        system.prctl(_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        system.prctl(_NO_NEW_PRIVS, 1, 0, 0, 0)
        landlock.shut_in_program(limits["installed"], limits["folder"])
        seccomp.without_network()
    if os.getppid() != limits["parent"]:  # it died before this process could ask to be told
        sys.exit(1)
    os.execv(program[0], program)  # noqa: S606 - the bot names the program


if __name__ == "__main__":
    main()

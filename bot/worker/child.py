"""The worker process: `python -m bot.worker.child LIMITS`. It takes jobs from its input until that ends.

A job names a function `module:name`, which gets the job's arguments and bytes and returns a value for JSON and bytes.
No job is ever a pickle: the bot would run what it unpickles of an answer.
"""

import importlib
import json
import os
import sys
import traceback
from typing import Any, BinaryIO

from bot.domain.refusals import Refused
from bot.worker.frames import LENGTHS, packed
from bot.worker.limits import Limits, allow_next_job, confine, job_done


def main() -> None:
    """Carry out jobs within the limits that the command line gives as JSON."""
    given = json.loads(sys.argv[1])
    limits = Limits(**given["limits"])
    confine(limits, given["parent"])
    for library in limits.withheld:
        sys.modules[library] = None  # type: ignore[assignment]
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # the output of libraries must not mix with the answers
    while lengths := sys.stdin.buffer.read(LENGTHS.size):
        allow_next_job(limits)
        _take(sys.stdin.buffer, lengths, out)
        job_done()


def _take(source: BinaryIO, lengths: bytes, out: BinaryIO) -> None:
    head, size = LENGTHS.unpack(lengths)
    job = json.loads(source.read(head))
    data = source.read(size)
    out.write(_answer(job, data))
    out.flush()


def _answer(job: dict[str, Any], data: bytes) -> bytes:
    try:
        module, _, name = job["work"].partition(":")
        value, more = getattr(importlib.import_module(module), name)(job["arguments"], data)
        return packed({"value": value}, more)
    except Refused as refused:
        return packed({"refused": refused.key, "values": refused.values}, b"")
    except MemoryError:
        return packed({"failed": "MemoryError", "where": []}, b"")
    except Exception as error:  # noqa: BLE001 - the bot logs it: the kind and the lines, but nothing of the contents
        where = [f"{frame.filename}:{frame.lineno}" for frame in traceback.extract_tb(error.__traceback__)]
        return packed({"failed": type(error).__name__, "where": where[-5:]}, b"")


if __name__ == "__main__":
    main()

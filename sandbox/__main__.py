"""Command line: `python -m sandbox serve` runs the Bot API alone, for a bot started by hand."""

import argparse
import asyncio
import signal
from collections.abc import Callable, Coroutine, Sequence
from typing import Any

from bot.clock import SystemClock
from sandbox.telegram import Sandbox

Command = Callable[[argparse.Namespace], Coroutine[Any, Any, None]]


async def serve(asked: argparse.Namespace) -> None:
    """Serve until SIGTERM or Ctrl-C."""
    telegram = Sandbox(SystemClock())
    telegram.bot(token=asked.token, username=asked.username, name=asked.name)
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stopped.set)
    async with telegram.serving(port=asked.port) as url:
        print(url, flush=True)
        await stopped.wait()


def arguments() -> argparse.ArgumentParser:
    """The command line; each subcommand carries its coroutine as `command`."""
    parser = argparse.ArgumentParser(prog="python -m sandbox", description=__doc__)
    commands = parser.add_subparsers(required=True)
    serving = commands.add_parser("serve", help="serve the Bot API alone")
    serving.add_argument("--port", type=int, default=8081)
    serving.add_argument("--token", default="1:AAA")
    serving.add_argument("--username", default="branch_bot")
    serving.add_argument("--name", default="支部助手")
    serving.set_defaults(command=serve)
    return parser


def main(argv: Sequence[str] | None = None) -> None:
    """Run the subcommand that was asked for."""
    asked = arguments().parse_args(argv)
    command: Command = asked.command
    asyncio.run(command(asked))


if __name__ == "__main__":
    main()

"""Command line: `run` is `make run`, the bot or a played month; `serve` runs the Bot API alone, for any bot."""

import argparse
import asyncio
import signal
import sys
from collections.abc import Callable, Sequence

from pydantic import ValidationError

from bot.__main__ import main as run_bot
from bot.clock import SystemClock
from bot.config import Settings
from sandbox.play import Stage, StageError, play
from sandbox.telegram import Sandbox

Command = Callable[[argparse.Namespace], int]


def run(_asked: argparse.Namespace) -> int:
    """With a token the real bot; without one a month of a sample branch, played and printed."""
    try:
        token = Settings().telegram_bot_token
    except (ValidationError, OSError, UnicodeDecodeError):
        return run_bot(["run"])  # it says what is wrong
    if token is not None:
        return run_bot(["run"])
    try:
        asyncio.run(play(Stage.from_environment()))
    except StageError as problem:
        print(problem, file=sys.stderr)
        return 2
    return 0


def serve(asked: argparse.Namespace) -> int:
    """Serve until SIGTERM or Ctrl-C."""
    asyncio.run(_serve(asked))
    return 0


async def _serve(asked: argparse.Namespace) -> None:
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
    """The command line; each subcommand carries its function as `command`."""
    parser = argparse.ArgumentParser(prog="python -m sandbox", description=__doc__)
    commands = parser.add_subparsers(required=True)
    running = commands.add_parser("run", help="run the bot, or without a token play one month and print it")
    running.set_defaults(command=run)
    serving = commands.add_parser("serve", help="serve the Bot API alone")
    serving.add_argument("--port", type=int, default=8081)
    serving.add_argument("--token", default="1:AAA")
    serving.add_argument("--username", default="branch_bot")
    serving.add_argument("--name", default="支部助手")
    serving.set_defaults(command=serve)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run the subcommand that was asked for."""
    asked = arguments().parse_args(argv)
    command: Command = asked.command
    return command(asked)


if __name__ == "__main__":
    sys.exit(main())

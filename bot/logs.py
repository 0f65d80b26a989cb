"""Logs: one event a line, as text or JSON, on standard error; no names, no reasons, no tokens, no ratings.

Lines written while an update is handled carry its number, so that the lines of one tap can be found together; nothing
that the bot stores tells whose tap it was.

Messages of libraries and exceptions may quote whole requests and updates, ballots included. So libraries log from
WARNING on, whatever the level, and only the first line of their messages is kept; exceptions are logged by kind and
place.
"""

import logging
import re
import sys
import traceback
from contextlib import suppress

import structlog
from structlog.stdlib import ProcessorFormatter
from structlog.typing import EventDict, Processor
from telegram.error import TelegramError

OURS = ("bot", "sandbox")
QUOTED = re.compile(r'(["`]).*\1|(?<!\w)\'.*\'|[^\x00-\x7f]+|\d{5,}')


class _StandardError(logging.Handler):
    """Writes to the present standard error; drops what cannot be written, as the usual complaint would quote it."""

    def emit(self, record: logging.LogRecord) -> None:
        with suppress(OSError, ValueError):
            print(self.format(record), file=sys.stderr, flush=True)  # noqa: T201 - one line, one event


def set_up(level: str, style: str) -> None:
    """Send every event to standard error, ours from `level` on. `style` is text or json. May be called again."""
    told: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _tell_exception,
    ]
    handler = _StandardError()
    handler.setFormatter(
        ProcessorFormatter(
            foreign_pre_chain=[_first_line, *told], processors=[ProcessorFormatter.remove_processors_meta, _line(style)]
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [other for other in root.handlers if not isinstance(other, _StandardError)] + [handler]
    root.setLevel(max(logging.WARNING, logging.getLevelNamesMapping()[level]))
    for name in OURS:
        logging.getLogger(name).setLevel(level)
    structlog.configure(
        processors=[structlog.stdlib.filter_by_level, *told, ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )


def _line(style: str) -> Processor:
    if style == "json":
        return structlog.processors.JSONRenderer(ensure_ascii=False)
    return structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback)


def _first_line(_logger: object, _method: str, event: EventDict) -> EventDict:
    """Keep the first line: below it, asyncio prints a task, with the words of its exception."""
    event["event"] = str(event["event"]).partition("\n")[0]
    return event


def _tell_exception(_logger: object, _method: str, event: EventDict) -> EventDict:
    error = _exception(event.pop("exc_info", None))
    if error is not None:
        event["exception"] = _trace(error)
    return event


def _exception(given: object) -> BaseException | None:
    """Return the exception behind the many forms of `exc_info`."""
    match given:
        case BaseException():
            return given
        case (_, BaseException() as error, _):
            return error
        case _:
            return sys.exception() if given else None


def _trace(error: BaseException) -> str:
    """Return the traceback, causes first. Of the messages only Telegram's are kept, without what they quote."""
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    before = f"{_trace(cause)}\nafter which\n" if cause is not None else ""
    kind = f"{type(error).__module__}.{type(error).__qualname__}"
    words = f": {QUOTED.sub('…', error.message)}" if isinstance(error, TelegramError) else ""
    return f"{before}{''.join(traceback.format_tb(error.__traceback__))}{kind}{words}"

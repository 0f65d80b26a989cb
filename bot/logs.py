"""Logs: one line an event, as text or JSON; no names, no reasons, no tokens, no ratings."""

import logging

import structlog

QUIET = ("httpx", "httpcore", "apscheduler", "aiosqlite", "asyncio", "telegram", "matplotlib", "alembic", "PIL")


def set_up(level: str, style: str) -> None:
    """Send every log line to standard error.

    Libraries may log whole requests and updates, ballots among them: whatever the level, they speak from WARNING on.
    """
    logging.basicConfig(level=level, format="%(levelname)s %(name)s %(message)s")
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    as_json = structlog.processors.JSONRenderer(ensure_ascii=False)
    # Plain tracebacks: the pretty ones show local variables, and those hold people's names and the token.
    as_text = structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback)
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info if style == "json" else _as_it_is,
            as_json if style == "json" else as_text,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level]),
        logger_factory=structlog.PrintLoggerFactory(),
        cache_logger_on_first_use=False,
    )


def _as_it_is(_logger: object, _method: str, event: structlog.typing.EventDict) -> structlog.typing.EventDict:
    return event

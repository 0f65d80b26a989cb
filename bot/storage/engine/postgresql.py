"""PostgreSQL: detect dead connections, and replace them before a session uses them."""

import math
import socket
import time

from sqlalchemy import Engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import InvalidatePoolError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession
from sqlalchemy.pool import ConnectionPoolEntry

from bot.storage.engine.failures import Away

IDLE_SINCE = "idle_since"  # in a pooled connection's `info`
TRUSTED_SECONDS = 5.0  # a connection that was used more recently counts as alive

# A silent peer is probed after 30 s, then every 10 s; sent data must be acknowledged within 30 s.
SERVER_KEEPALIVE = (  # set in the session, because a proxy may refuse it at connect
    "SELECT set_config('tcp_keepalives_idle', '30', false), set_config('tcp_keepalives_interval', '10', false), "
    "set_config('tcp_keepalives_count', '3', false), set_config('tcp_user_timeout', '30s', false)"
)
CLIENT_KEEPALIVE = (
    (socket.SOL_SOCKET, "SO_KEEPALIVE", 1), (socket.IPPROTO_TCP, "TCP_KEEPIDLE", 30),
    (socket.IPPROTO_TCP, "TCP_KEEPINTVL", 10), (socket.IPPROTO_TCP, "TCP_KEEPCNT", 3),
    (socket.IPPROTO_TCP, "TCP_USER_TIMEOUT", 30_000),
)  # fmt: skip


def reading(engine: AsyncEngine) -> AsyncEngine:
    """Return the engine for read-only transactions that see the data as of one moment."""
    return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def without_transaction(engine: AsyncEngine) -> AsyncEngine:
    """Return the engine for statements that may not run inside a transaction."""
    return engine.execution_options(isolation_level="AUTOCOMMIT")


async def connect(db: AsyncSession) -> None:
    """Connect before the first statement, to distinguish a failure to connect from later failures.

    Raises:
        Away: no connection can be made.
    """
    try:
        await db.connection()
    except (OSError, SQLAlchemyError) as problem:
        raise Away(problem) from None


def notice_silent_peers(engine: Engine) -> None:
    """Let both ends of every connection detect within a minute that the other machine is gone.

    Otherwise a process waits forever for a server that lost power, and a server keeps the locks of such a process for
    hours.
    """

    def set_keepalive(connection: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
        ours = connection.driver_connection._transport.get_extra_info("socket")  # noqa: SLF001 - the driver has no public access to it
        if ours.family != socket.AF_UNIX:
            for level, name, value in CLIENT_KEEPALIVE:
                if hasattr(socket, name):  # some systems lack one
                    ours.setsockopt(level, getattr(socket, name), value)
        cursor = connection.cursor()
        cursor.execute(SERVER_KEEPALIVE)
        cursor.close()
        connection.commit()

    event.listen(engine, "connect", set_keepalive)


def replace_dead_connections(engine: Engine) -> None:
    """Replace a connection that died in the pool before a session gets it.

    A closed socket is noticed without a ping; a silent one is pinged after some idle seconds. SQLAlchemy's own
    `pool_pre_ping` pings at every checkout, with three round trips.
    """

    def note_idle(_connection: DBAPIConnection | None, record: ConnectionPoolEntry) -> None:
        record.info[IDLE_SINCE] = time.monotonic()

    def ping(connection: DBAPIConnection, record: ConnectionPoolEntry, _proxy: object) -> None:
        idle = time.monotonic() - record.info.get(IDLE_SINCE, math.inf)
        if idle < TRUSTED_SECONDS and not connection.driver_connection.is_closed():
            return
        try:
            engine.dialect.do_ping(connection)
        except engine.dialect.loaded_dbapi.Error as problem:
            raise InvalidatePoolError from problem

    event.listen(engine, "checkin", note_idle)
    event.listen(engine, "checkout", ping)

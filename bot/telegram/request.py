"""Requests to Telegram: python-telegram-bot's BaseRequest on aiohttp, fast with hundreds under way."""

from __future__ import annotations

import asyncio
import io
import json
from http import HTTPStatus
from typing import IO, TYPE_CHECKING, Any

import aiohttp
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

if TYPE_CHECKING:
    from collections.abc import Callable

    from telegram._utils.types import ODVInput
    from yarl import URL

    Seconds = ODVInput[float]

DEFAULT: Any = BaseRequest.DEFAULT_NONE
JSON = {"Content-Type": "application/json"}
NOTHING = b"{}"  # replaces a page that is not JSON
VERDICTS = {401, 403, 404, 409}  # from Telegram these are final, about the token or about a person
FINAL: dict[int, type[TelegramError]] = {HTTPStatus.FORBIDDEN: Forbidden, HTTPStatus.BAD_REQUEST: BadRequest}
NOT_TELEGRAMS = "the answer was not from the Bot API"
USUAL = aiohttp.ClientTimeout(total=15.0)  # the sum of the default limits for connecting, writing and reading


class AiohttpRequest(BaseRequest):
    """Requests to the Bot API over one aiohttp session, opened by the first request and closed by `shutdown`.

    All times are in seconds; None waits for ever. `media_write_timeout` replaces `write_timeout` for uploads.
    `proxy` is an http:// or https:// address, with `user:password@` if the proxy asks for it; the environment's
    proxies are ignored. The bot's token is part of every address, so no address enters an exception or a log
    line. `answered` is called with the outcome of each request: ok, 429, 403 and other refusals by number, other,
    5xx, timeout, network.
    """

    def __init__(
        self,
        *,
        proxy: str | None = None,
        read_timeout: float | None = 5.0,
        write_timeout: float | None = 5.0,
        connect_timeout: float | None = 5.0,
        media_write_timeout: float | None = 60.0,
        answered: Callable[[str], None] = lambda _kind: None,
    ) -> None:
        if proxy is not None and not proxy.startswith(("http://", "https://")):
            raise ValueError("the proxy's address must begin with http:// or https://")
        self._proxy = proxy
        self._read_timeout = read_timeout
        self._write_timeout = write_timeout
        self._connect_timeout = connect_timeout
        self._media_write_timeout = media_write_timeout
        self._answered = answered
        self._session: aiohttp.ClientSession | None = None
        self._shut_down = False

    @property
    def read_timeout(self) -> float | None:
        """The seconds that an answer may take unless the caller names another time."""
        return self._read_timeout

    async def initialize(self) -> None:
        """Open the session, again after a shutdown."""
        self._shut_down = False
        self._open()

    async def shutdown(self) -> None:
        """Close the session and its connections."""
        self._shut_down = True
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Seconds = DEFAULT,
        write_timeout: Seconds = DEFAULT,
        connect_timeout: Seconds = DEFAULT,
        pool_timeout: Seconds = DEFAULT,  # noqa: ARG002 - there is no pool to wait for
    ) -> tuple[int, bytes]:
        """Return the answer's status and body. Raises TimedOut or NetworkError; neither names the address.

        A refusal by a proxy's page is a NetworkError too: it says nothing about the token or a person.
        """
        uploads = request_data is not None and request_data.contains_files
        usual_write = self._media_write_timeout if uploads else self._write_timeout
        times = (
            _or_usual(connect_timeout, self._connect_timeout),
            _or_usual(write_timeout, usual_write),
            _or_usual(read_timeout, self._read_timeout),
        )
        try:
            status, payload = await self._exchange(url, method, request_data, *times)
        except (TimeoutError, aiohttp.ClientError, OSError, ValueError) as error:
            failure = _without_address(error)
        else:
            self._answered(_kind(status))
            if _not_telegrams(status, payload):
                raise NetworkError(NOT_TELEGRAMS)
            return status, payload
        self._answered("timeout" if isinstance(failure, TimedOut) else "network")
        raise failure  # outside the except block, so that its context does not hold the address

    async def tell(self, url: URL, values: dict[str, Any]) -> bool:
        """Call a method of which only a failure matters; build no objects from the request or the answer.

        Raises RetryAfter, or the fitting kind of TelegramError; none of them names the address.
        """
        body = json.dumps(values, ensure_ascii=False).encode()
        try:
            async with self._open().post(url, data=body, headers=JSON, timeout=USUAL, allow_redirects=False) as answer:
                payload = await answer.read()
        except (TimeoutError, aiohttp.ClientError, OSError, ValueError) as error:
            failure: TelegramError = _without_address(error)
            self._answered("timeout" if isinstance(failure, TimedOut) else "network")
        else:
            self._answered(_kind(answer.status))
            if answer.status == HTTPStatus.OK:
                return True
            failure = _refusal(answer.status, payload)
        raise failure

    async def _exchange(
        self,
        url: str,
        method: str,
        request_data: RequestData | None,
        connect: float | None,
        write: float | None,
        read: float | None,
    ) -> tuple[int, bytes]:
        """Make the request: one deadline up to the answer's first line, then `read` for each piece of the body."""
        parts = (connect, write, read)
        until_answer = None if None in parts else sum(part for part in parts if part is not None)
        async with asyncio.timeout(until_answer) as deadline:
            answer = await self._open().request(
                method,
                url,
                data=_body(request_data),
                headers={"User-Agent": self.USER_AGENT},
                timeout=aiohttp.ClientTimeout(total=None, sock_connect=connect, sock_read=read),
                allow_redirects=False,
            )
            deadline.reschedule(None)
            async with answer:
                payload = await answer.read()
        return answer.status, payload if answer.ok else _json_or_nothing(payload)

    def _open(self) -> aiohttp.ClientSession:
        if self._shut_down:
            raise NetworkError("the connection to Telegram is shut down")
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=0),
                cookie_jar=aiohttp.DummyCookieJar(),
                proxy=self._proxy,
            )
        return self._session

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Return the answer as a dictionary. Unlike the library's method, never log an unreadable answer."""
        try:
            parsed = json.loads(payload.decode("utf-8", "replace"))
        except ValueError:
            parsed = None
        if not isinstance(parsed, dict):
            raise NetworkError(NOT_TELEGRAMS)
        return parsed


def _refusal(status: int, payload: bytes) -> TelegramError:
    payload = _json_or_nothing(payload)
    if _not_telegrams(status, payload):
        return NetworkError(NOT_TELEGRAMS)
    told = json.loads(payload)
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        return RetryAfter(int(told.get("parameters", {}).get("retry_after", 1)))
    return FINAL.get(status, NetworkError)(str(told.get("description", status)))


def _or_usual(given: Seconds, usual: float | None) -> float | None:
    return given if given is None or isinstance(given, int | float) else usual


def _body(request_data: RequestData | None) -> aiohttp.FormData | dict[str, str] | None:
    if request_data is None:
        return None
    if not request_data.contains_files:
        return request_data.json_parameters
    form = aiohttp.FormData(quote_fields=False)  # quoted, a Chinese file name would arrive as %E5%90%8D
    for name, value in request_data.json_parameters.items():
        form.add_field(name, value)
    for name, (file_name, content, kind) in request_data.multipart_data.items():
        form.add_field(name, _stream(content), filename=_one_line(file_name), content_type=kind)
    return form


def _stream(content: bytes | IO[bytes]) -> IO[bytes]:
    """Return a stream, which is sent in pieces; bytes would block the loop."""
    return io.BytesIO(content) if isinstance(content, bytes) else content


def _one_line(file_name: str) -> str:
    return "".join(character for character in file_name if character.isprintable())


def _json_or_nothing(payload: bytes) -> bytes:
    """Return a refusal if it is JSON, else `NOTHING`.

    A refusal that is not JSON is a proxy's page; the library quotes it, and it may quote the address.
    """
    try:
        readable = isinstance(json.loads(payload), dict)
    except ValueError:
        readable = False
    return payload if readable else NOTHING


def _not_telegrams(status: int, payload: bytes) -> bool:
    return status in VERDICTS and payload == NOTHING


def _kind(status: int) -> str:
    if status in {400, 401, 403, 404, 409, 413, 429}:
        return str(status)
    return "ok" if status < 300 else "5xx" if status >= 500 else "other"


def _without_address(error: Exception) -> TelegramError:
    """Return the library's error for an error of aiohttp, with its kind only."""
    if isinstance(error, TimeoutError):
        return TimedOut()
    return NetworkError(f"{type(error).__module__.partition('.')[0]}.{type(error).__name__}")

"""The HTTP listener under slow, idle and countless clients, through real sockets: it serves those that ask at once."""

import asyncio
from contextlib import asynccontextmanager, suppress

import pytest
from starlette.responses import PlainTextResponse, StreamingResponse
from starlette.routing import Route

from bot.web import connection
from bot.web.server import Server
from tests.support.http_client import asked

SECONDS = 0.4  # instead of ten
HEAD = b"POST /body HTTP/1.1\r\nHost: bot\r\nContent-Length: 1000\r\n"


@pytest.fixture(autouse=True)
def _short_times(monkeypatch):
    monkeypatch.setattr(connection, "REQUEST_SECONDS", SECONDS)
    monkeypatch.setattr(connection, "READING_SECONDS", SECONDS)
    monkeypatch.setattr(connection, "MOST", 12)


@pytest.fixture
async def port():
    async def large(_request):
        return PlainTextResponse("x" * 16_000_000)

    async def pieces(_request):
        return StreamingResponse(iter([b"x" * 16_000] * 1_000))

    async def late(_request):
        await asyncio.sleep(3 * SECONDS)  # as an answer that waits for the pace
        return PlainTextResponse("late")

    async def body(request):
        return PlainTextResponse(str(len(await request.body())))

    async def well(_request):
        return PlainTextResponse("well")

    routes = [Route("/large", large), Route("/pieces", pieces), Route("/late", late), Route("/well", well)]
    server = Server(("127.0.0.1", 0), [*routes, Route("/body", body, methods=["POST"])])
    await server.start()
    yield server.port
    await server.stop()


@asynccontextmanager
async def connected(port, count=1):
    """Open connections that send nothing yet."""
    opened = [await asyncio.open_connection("127.0.0.1", port) for _ in range(count)]
    yield opened
    for _, writer in opened:
        writer.close()


async def closed(reader, within=10 * SECONDS):
    """Wait until the server has closed the connection; return what it sent."""
    sent = b""
    with suppress(ConnectionError):
        async with asyncio.timeout(within):
            while piece := await reader.read(65536):
                sent += piece
    return sent


async def drips(writer, data):
    """Send a byte at a time, faster than any time limit on silence."""
    with suppress(ConnectionError):
        for number in range(len(data)):
            writer.write(data[number : number + 1])
            await writer.drain()
            await asyncio.sleep(SECONDS / 20)


@pytest.mark.parametrize("data", [b"", HEAD * 100, HEAD + b"\r\n" + b"x" * 900], ids=["nothing", "headers", "body"])
async def test_a_request_that_comes_too_slowly_is_cut_off(port, data):
    async with connected(port) as ((reader, writer),):
        at_once = data.find(b"\r\n\r\n") + 4 if b"\r\n\r\n" in data else 0
        writer.write(data[:at_once])
        dripping = asyncio.create_task(drips(writer, data[at_once:]))
        assert await closed(reader) == b""
        dripping.cancel()
    assert (await asked(f"http://127.0.0.1:{port}/well"))[0] == 200


async def test_the_second_request_of_a_connection_is_timed_too(port):
    async with connected(port) as ((reader, writer),):
        writer.write(b"GET /well HTTP/1.1\r\nHost: bot\r\n\r\nGET /well HTTP")
        dripping = asyncio.create_task(drips(writer, b"/1.1\r\n" + HEAD * 20))
        assert (await closed(reader)).count(b"HTTP/1.1 200") == 1
        dripping.cancel()


@pytest.mark.parametrize("answer", [b"large", b"pieces"], ids=["handed over", "under way"])
async def test_a_client_that_does_not_read_is_cut_off(port, answer):
    async with connected(port) as ((reader, writer),):
        writer.write(b"GET /%b HTTP/1.1\r\nHost: bot\r\n\r\n" % answer)
        await asyncio.sleep(3 * SECONDS)
        assert len(await closed(reader)) < 16_000_000


async def test_an_answer_may_take_longer_than_a_request(port):
    assert await asked(f"http://127.0.0.1:{port}/late") == (200, None, "late")


async def test_headers_without_an_end_are_refused(port):
    async with connected(port) as ((reader, writer),):
        writer.write(b"GET /well HTTP/1.1\r\nX: " + b"x" * (connection.LARGEST_HEADERS + 1))
        assert (await closed(reader)).startswith(b"HTTP/1.1 400")


async def test_idle_connections_do_not_keep_out_a_client_that_asks_at_once(port):
    async with connected(port, 10 * connection.MOST):
        for _ in range(3):
            assert await asked(f"http://127.0.0.1:{port}/well") == (200, None, "well")


async def test_connections_that_stay_open_after_an_answer_do_not_keep_out_another_client(port, monkeypatch):
    monkeypatch.setattr(connection, "REQUEST_SECONDS", 100 * SECONDS)
    async with connected(port, connection.MOST) as opened:
        for reader, writer in opened:
            writer.write(b"GET /well HTTP/1.1\r\nHost: bot\r\n\r\n")
            await reader.readuntil(b"well")
        assert await asked(f"http://127.0.0.1:{port}/well") == (200, None, "well")


async def test_a_request_under_way_is_not_cut_off_for_newer_connections(port):
    asking = asyncio.create_task(asked(f"http://127.0.0.1:{port}/late"))
    await asyncio.sleep(SECONDS / 4)
    async with connected(port, 3 * connection.MOST):
        assert await asking == (200, None, "late")


async def test_no_more_than_the_most_requests_are_answered_at_once(port):
    answers = await asyncio.gather(
        *(asked(f"http://127.0.0.1:{port}/late") for _ in range(connection.MOST + 5)), return_exceptions=True
    )
    assert sum(answer == (200, None, "late") for answer in answers) == connection.MOST

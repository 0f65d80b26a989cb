"""Requests over real HTTP: the data that the server receives, and errors that never show the token."""

from __future__ import annotations

import asyncio
import traceback
from typing import TYPE_CHECKING, Any

import pytest
from telegram import Bot, InputMediaPhoto
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TimedOut,
)
from yarl import URL

from bot.telegram.request import AiohttpRequest
from tests.support.scripted_bot_api import TOKEN, File, Telegram, page, refusal

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


@pytest.fixture
async def telegram() -> AsyncIterator[Telegram]:
    server = Telegram()
    await server.start()
    yield server
    await server.runner.cleanup()


@pytest.fixture
async def bot(telegram: Telegram) -> AsyncIterator[Bot]:
    request = AiohttpRequest()
    yield bot_on(telegram.address, request)
    await request.shutdown()


def bot_on(address: str, request: AiohttpRequest) -> Bot:
    return Bot(TOKEN, base_url=f"{address}/bot", request=request, get_updates_request=request)


async def test_parameters_arrive_as_a_form(telegram: Telegram, bot: Bot) -> None:
    await bot.send_message(1, "三月主题党日 & 一加一", disable_notification=True)
    method, fields = telegram.asked[0]
    assert method == "sendMessage"
    assert fields == {"chat_id": "1", "text": "三月主题党日 & 一加一", "disable_notification": "true"}


async def test_a_large_file_with_a_chinese_name_arrives_unchanged(telegram: Telegram, bot: Bot) -> None:
    content = bytes(range(256)) * 10_000
    await bot.send_document(1, content, filename='会议"记录\n.docx', caption="附件")
    fields = telegram.of("sendDocument")[0]
    assert fields["document"] == File('会议"记录.docx', content)
    assert fields["caption"] == "附件"


async def test_a_photo_for_an_edit_is_attached_by_reference(telegram: Telegram, bot: Bot) -> None:
    await bot.edit_message_media(InputMediaPhoto(b"png"), chat_id=1, message_id=7)
    fields = telegram.of("editMessageMedia")[0]
    attached = next(name for name in fields if name.startswith("attached"))
    assert f"attach://{attached}" in fields["media"]
    assert fields[attached].content == b"png"


async def test_a_file_is_retrieved(telegram: Telegram, bot: Bot) -> None:
    telegram.script["a.txt"].append(page(200, "\x00证据"))
    assert await bot.request.retrieve(f"{telegram.address}/file/bot{TOKEN}/a.txt") == "\x00证据".encode()


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (refusal(400, "Bad Request: chat not found"), BadRequest),
        (refusal(400, "Bad Request: upgraded", migrate_to_chat_id=-5), ChatMigrated),
        (refusal(401, "Unauthorized"), InvalidToken),
        (refusal(403, "Forbidden: bot was blocked by the user"), Forbidden),
        (refusal(409, "Conflict: terminated by other getUpdates request"), Conflict),
        (refusal(500, "Internal Server Error"), NetworkError),
        (page(502, "<html>no such host</html>"), NetworkError),
        *((page(status, "<html>not for you</html>"), NetworkError) for status in (401, 403, 404, 409, 520)),
        (page(200, "please log in to this network"), NetworkError),
        (page(302, "", Location="http://127.0.0.1:9/elsewhere"), NetworkError),
        ("drop", NetworkError),
    ],
)
async def test_refusals_and_faults_become_the_librarys_errors(
    telegram: Telegram, bot: Bot, answer: Any, error: type[Exception]
) -> None:
    telegram.script["sendMessage"].append(answer)
    with pytest.raises(error):
        await bot.send_message(1, "好")


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (refusal(400, "Bad Request: chat not found"), BadRequest),
        (refusal(403, "Forbidden: bot was blocked by the user"), Forbidden),
        (refusal(429, "Too Many Requests", retry_after=3), RetryAfter),
        (refusal(502, "Bad Gateway"), NetworkError),
        *((page(status, "<html>not for you</html>"), NetworkError) for status in (403, 404, 520, 530)),
        ("drop", NetworkError),
    ],
)
async def test_tell_raises_the_same_errors(telegram: Telegram, bot: Bot, answer: Any, error: type[Exception]) -> None:
    telegram.script["sendMessage"].append(answer)
    with pytest.raises(error):
        await bot.request.tell(URL(f"{bot.base_url}/sendMessage"), {"chat_id": 1, "text": "好"})


async def test_no_error_shows_the_token(telegram: Telegram, bot: Bot, caplog: pytest.LogCaptureFixture) -> None:
    text = f"<p>Cannot fetch http://api/bot{TOKEN}/sendMessage</p>"
    telegram.script["sendMessage"] += [page(502, text), page(200, text), "drop"]
    nowhere = bot_on("http://127.0.0.1:1", bot.request)
    impossible = bot_on("http://[nonsense", bot.request)
    for one in (bot, bot, bot, nowhere, impossible):
        with pytest.raises(NetworkError) as caught:
            await one.send_message(1, "好")
        assert "secret" not in "".join(traceback.format_exception(caught.value))
        assert "secret" not in "".join(map(repr, chain(caught.value)))
    assert "secret" not in caplog.text


def chain(error: BaseException | None) -> list[BaseException]:
    return [] if error is None else [error, *chain(error.__cause__), *chain(error.__context__)]


async def test_a_silent_server_is_a_timeout(telegram: Telegram, bot: Bot) -> None:
    telegram.routes["sendMessage"] = lambda fields: asyncio.Event().wait()
    with pytest.raises(TimedOut):
        await bot.send_message(1, "好", connect_timeout=0.05, write_timeout=0.05, read_timeout=0.05)


async def test_an_upload_has_more_time_than_a_message(telegram: Telegram) -> None:
    request = AiohttpRequest(connect_timeout=0, write_timeout=0, read_timeout=0, media_write_timeout=9)
    bot = bot_on(telegram.address, request)
    with pytest.raises(TimedOut):
        await bot.send_message(1, "好")
    await bot.send_document(1, b"content", filename="a.txt")
    assert telegram.of("sendDocument")
    await request.shutdown()


async def test_requests_go_through_the_proxy(telegram: Telegram) -> None:
    request = AiohttpRequest(proxy=telegram.address)
    await bot_on("http://telegram.invalid", request).send_message(1, "好")
    assert telegram.of("sendMessage")
    await request.shutdown()


def test_an_unsupported_proxy_is_refused_without_showing_its_password() -> None:
    with pytest.raises(ValueError, match="http://") as caught:
        AiohttpRequest(proxy="socks5://me:hidden@127.0.0.1:1080")
    assert "hidden" not in str(caught.value)


async def test_requests_after_a_shutdown_need_a_new_start(telegram: Telegram) -> None:
    request = AiohttpRequest()
    bot = bot_on(telegram.address, request)
    await request.initialize()
    await request.shutdown()
    with pytest.raises(NetworkError, match="shut down"):
        await bot.send_message(1, "好")
    await request.initialize()
    assert (await bot.send_message(1, "好")).message_id == 7
    await request.shutdown()

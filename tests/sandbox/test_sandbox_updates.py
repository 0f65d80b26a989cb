"""Updates wait, are confirmed by offsets, expire, or are delivered to a webhook."""

import asyncio
import signal
import sys
from contextlib import asynccontextmanager
from datetime import timedelta

import aiohttp
import pytest
from aiohttp import web
from telegram.error import BadRequest, Conflict

from sandbox.state.clock import MovableClock
from tests.support.ports import free_port
from tests.support.sandbox_desk import START, a_desk, heard


@pytest.fixture
async def desk(clock):
    async with a_desk(clock) as made:
        made.retry_delay = 0.01
        yield made


@pytest.fixture
async def zhang(desk, bot):
    person = desk.person("张三")
    await person.starts()
    await heard(bot)
    return person


@pytest.fixture
async def hook(unused_address):
    """A webhook that answers with the entries of `hook.answers`, then with 200, and keeps the updates in `hook.got`."""

    class Hook:
        url = f"http://127.0.0.1:{unused_address}/updates"

        def __init__(self):
            self.answers, self.got, self.secrets = [], [], []

        async def take(self, request):
            self.got.append(await request.json())
            self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
            answer = self.answers.pop(0) if self.answers else 200
            if isinstance(answer, str):
                return web.Response(status=307, headers={"Location": answer})
            return web.json_response(answer) if isinstance(answer, dict) else web.Response(status=answer)

        def texts(self):
            return [update["message"]["text"] for update in self.got]

    made = Hook()
    app = web.Application()
    app.router.add_post("/updates", made.take)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", unused_address).start()
    yield made
    await runner.cleanup()


@pytest.fixture
def unused_address():
    return free_port()


def texts(updates):
    return [u.message.text for u in updates]


async def test_updates_come_again_until_a_later_offset_confirms_them(bot, zhang):
    for text in "一二三":
        await zhang.says(text)
    first = await bot.get_updates(limit=2)
    assert texts(first) == ["一", "二"]
    assert texts(await bot.get_updates()) == ["一", "二", "三"]
    assert first[1].update_id == first[0].update_id + 1
    assert texts(await bot.get_updates(offset=first[0].update_id + 1)) == ["二", "三"]
    assert texts(await bot.get_updates(offset=-1)) == ["三"]
    assert texts(await bot.get_updates()) == ["三"]


async def test_confirmed_waits_for_the_confirmation(desk, bot, zhang):
    await desk.confirmed()
    await zhang.says("一")
    waiting = asyncio.create_task(desk.confirmed())
    updates = await bot.get_updates()
    assert not waiting.done()
    await bot.get_updates(offset=updates[0].update_id + 1)
    await waiting


async def test_a_long_poll_returns_as_soon_as_something_happens(desk, bot, zhang):
    poll = asyncio.create_task(bot.get_updates(timeout=30))
    await desk.until(desk.polling)
    await zhang.says("一")
    assert texts(await poll) == ["一"]


async def test_messages_live_a_day_and_presses_150_seconds(desk, bot, zhang, clock):
    await bot.send_message(zhang.id, "?", reply_markup={"inline_keyboard": [[{"text": "x", "callback_data": "x"}]]})
    await zhang.taps("x")
    await zhang.says("一")
    clock.advance(timedelta(seconds=149))
    assert len(await bot.get_updates()) == 2
    clock.advance(timedelta(seconds=1))
    assert texts(await bot.get_updates()) == ["一"]
    clock.advance(timedelta(hours=24))
    assert await bot.get_updates() == ()
    await desk.confirmed()


async def test_ids_restart_after_an_idle_week_despite_an_old_offset(bot, zhang, clock):
    await zhang.says("一")
    last = (await heard(bot))[-1].update_id
    clock.advance(timedelta(days=7, seconds=1))
    await zhang.says("二")
    fresh = await bot.get_updates(offset=last + 1)
    assert texts(fresh) == ["二"]
    assert fresh[0].update_id != last + 1


async def test_the_choice_of_update_types_persists(bot, zhang):
    await bot.get_updates(allowed_updates=["callback_query"])
    await zhang.says("一")
    assert await bot.get_updates() == ()
    await bot.get_updates(allowed_updates=[])
    await zhang.says("二")
    assert texts(await bot.get_updates()) == ["二"]


async def test_edited_messages_arrive_as_edits(bot, zhang):
    said = await zhang.says("一")
    await heard(bot)
    await zhang.edits(said, "二")
    edited = (await heard(bot, "edited_message"))[0]
    assert (edited.text, edited.message_id, edited.edit_date) == ("二", said.id, START)


async def test_a_webhook_gets_updates_with_its_secret_until_it_accepts(desk, bot, zhang, hook):
    await zhang.says("一")
    hook.answers += [500, 404]
    await bot.set_webhook(hook.url, secret_token="s-1", allowed_updates=["message"])
    with pytest.raises(Conflict, match="while webhook is active"):
        await bot.get_updates()
    await zhang.says("二")
    await desk.confirmed()
    assert hook.texts() == ["一", "一", "一", "二"]
    assert set(hook.secrets) == {"s-1"}
    info = await bot.get_webhook_info()
    assert (info.pending_update_count, info.last_error_message) == (
        0,
        "Wrong response from the webhook: 404 Not Found",
    )
    assert await bot.delete_webhook()
    await zhang.says("三")
    assert texts(await bot.get_updates()) == ["三"]


async def test_a_webhook_may_answer_with_a_method(desk, bot, zhang, hook):
    hook.answers.append({"method": "sendMessage", "chat_id": zhang.id, "text": "在"})
    await bot.set_webhook(hook.url)
    await zhang.says("在吗")
    await desk.until(lambda: zhang.last().text == "在")


async def test_a_webhook_leads_the_sandbox_to_no_other_address(desk, bot, zhang, hook):
    reached = []
    async with a_listener(reached) as elsewhere:
        hook.answers.append(elsewhere)
        await bot.set_webhook(hook.url)
        await zhang.says("一")
        await desk.confirmed()
    assert (hook.texts(), reached) == (["一", "一"], [])
    assert (await bot.get_webhook_info()).last_error_message.endswith("307 Temporary Redirect")


@asynccontextmanager
async def a_listener(reached):
    """Listen at an address, which is yielded, and note each connection."""
    server = await asyncio.start_server(lambda *streams: reached.append(streams), "127.0.0.1", 0)
    async with server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/"


async def test_pending_updates_can_be_dropped(bot, zhang):
    await zhang.says("一")
    await bot.delete_webhook(drop_pending_updates=True)
    assert await bot.get_updates() == ()


@pytest.mark.parametrize(
    ("url", "secret", "words"),
    [
        ("http://example.org/x", "", "An HTTPS URL must be provided"),
        ("https://example.org/x", "", "Failed to resolve host"),
        ("https://127.0.0.1@example.org/x", "", "Failed to resolve host"),
        ("https://127.0.0.1:80\\@example.org/x", "", "Failed to resolve host"),
        ("http://127.0.0.1:1/x", "a b", "unallowed characters"),
    ],
)
async def test_invalid_webhooks_are_refused(bot, url, secret, words):
    with pytest.raises(BadRequest, match=f"(?i){words}"):
        await bot.set_webhook(url, secret_token=secret)


async def test_the_command_line_serves_until_it_is_told_to_stop():
    arguments = ("-m", "sandbox", "serve", "--port", "0", "--token", "9:Z", "--username", "z_bot")
    process = await asyncio.create_subprocess_exec(sys.executable, *arguments, stdout=asyncio.subprocess.PIPE)
    url = (await process.stdout.readline()).decode().strip()
    async with aiohttp.ClientSession() as session, session.get(f"{url}/bot9:Z/getMe") as answer:
        assert (await answer.json())["result"]["username"] == "z_bot"
    process.send_signal(signal.SIGTERM)
    assert await process.wait() == 0


async def test_the_clock_moves_by_hand_by_sleep_or_pace(clock):
    moves = []
    clock.on_move(lambda: moves.append(clock.now()))
    await clock.sleep(5)
    clock.advance(timedelta(seconds=5))
    assert moves == [START + timedelta(seconds=5), START + timedelta(seconds=10)]
    assert clock.wall(START) is None
    clock.run(pace=100_000)
    await clock.sleep(100)
    assert clock.now() >= START + timedelta(seconds=100)
    assert clock.wall(clock.now()) is not None
    clock.run(pace=60)
    clock.set(START)
    assert clock.now() - START < timedelta(hours=1)
    with pytest.raises(ValueError, match="aware"):
        MovableClock(START.replace(tzinfo=None))


async def test_a_file_is_fetched_whatever_its_name_holds(bot, zhang):
    await zhang.sends_file("计划.50%?a#b", b"plan", "text/plain")
    (message,) = await heard(bot, "message")
    fetched = await bot.get_file(message.document.file_id)
    assert await fetched.download_as_bytearray() == b"plan"
    assert message.document.file_name == "计划.50%?a#b"

"""The same bot on five client libraries runs against the sandbox; only the address of the Bot API is set.

Each is a process of its own, in Python or in Node.js; `tests/support/bots/responder_*` holds them.
"""

import asyncio
import os
import shutil
import sys
from pathlib import Path

import pytest

from sandbox.state.clock import MovableClock
from tests.support.browser import CHECKOUT
from tests.support.sandbox_desk import START, a_desk, picture

BOTS = CHECKOUT / "tests" / "support" / "bots"
MODULES = Path(os.environ.get("BOT_MODULES") or CHECKOUT / ".venv" / "bots" / "node_modules")
NODE = shutil.which("node")
PYTHON = sys.executable
PACE = 100  # the clock runs, so that bots which answer quickly stay within Telegram's limits
ADMINS = "张伟, 支部助手; pins: true; you: creator"

pytestmark = pytest.mark.long("bots of other libraries, each in a process of its own")
# What libraries send although the Bot API does not know it; Telegram ignores it.
TOLERATED = {"telegraf": ("button has the unknown field hide", "unknown parameter method")}
CLIENTS = {
    "pyTelegramBotAPI": (PYTHON, "responder_telebot.py", "sync"),
    "pyTelegramBotAPI, async": (PYTHON, "responder_telebot.py", "async"),
    "aiogram": (PYTHON, "responder_aiogram.py"),
    "grammY": ("node", "responder_grammy.js"),
    "telegraf": ("node", "responder_telegraf.js"),
}


@pytest.fixture
async def desk():
    clock = MovableClock(START)
    clock.run(PACE)
    async with a_desk(clock, wrong=True) as made:  # the requests are the libraries'; see TOLERATED
        made.patience = 20.0
        yield made


@pytest.fixture(params=CLIENTS)
async def responder(request, desk, tmp_path):
    """The responder on one library, polling."""
    program, script, *way = CLIENTS[request.param]
    if program == "node" and (NODE is None or not (MODULES / "grammy").is_dir()):
        if os.environ.get("NEED_NODE"):
            pytest.fail(f"NEED_NODE is set, but there is no Node.js, or no packages in {MODULES}")
        pytest.skip("no Node.js with the packages of tests/support/bots: `make test-long` installs them with npm")
    image = tmp_path / "photo.png"
    image.write_bytes(picture())
    arguments = (program, str(BOTS / script), *way, desk.url, "1:AAA", str(image))
    environment = {**os.environ, "NODE_PATH": str(MODULES), "NODE_ENV": "production"}
    process = await asyncio.create_subprocess_exec(*arguments, env=environment)
    await desk.until(lambda: desk.polling() or process.returncode is not None, 60)
    yield request.param
    process.terminate()
    try:
        async with asyncio.timeout(5):
            await process.wait()
    except TimeoutError:
        process.kill()
        await process.wait()


async def test_the_bot_does_the_same_on_each_library(desk, responder, group, zhang):
    await zhang.starts()
    await zhang.says("你好 *x* <b>")
    assert (await zhang.awaits("你好 *x* <b>")).entities == ()
    await zhang.says("/menu")
    menu = await zhang.awaits("Menu")
    assert (await zhang.taps("Press")).text == "Pressed"
    assert (await zhang.awaits("Done")) == menu
    await zhang.says("/photo")
    assert (await zhang.awaits("Photo")).photo == picture()
    await zhang.says("/document")
    assert (await zhang.awaits("Document")).document == ("list.txt", b"list")
    await zhang.says("/marked")
    marked = await zhang.awaits("bold italic 1.5")
    assert [(str(e.type), e.offset, e.length) for e in marked.entities] == [("bold", 0, 4), ("italic", 5, 6)]
    asked = await zhang.says("/admins", to=group)
    answer = await zhang.awaits("pins: true", to=group)
    assert (answer.text, answer.reply_to) == (ADMINS, asked)
    ignored = TOLERATED.get(responder, ())
    assert [words for words in desk.complaints if not words.endswith(ignored)] == []

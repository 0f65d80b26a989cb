"""The page in a real browser, as a visitor uses it; shared by the tests of the page."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import sys
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.async_api import async_playwright, expect

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from playwright.async_api import Locator, Page

_NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM = next((found for name in _NAMES if (found := shutil.which(name))), None)
# The second line of switches keeps the browser from contacting its vendor's hosts.
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
    "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
CHECKOUT = Path(__file__).parents[2]
SCREENS = CHECKOUT / "out" / "screens"
LAST_SIGHT = CHECKOUT / "out" / "failed.png"  # a screenshot of the page when a test failed
WIDE, NARROW = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
PATIENCE = 20_000  # milliseconds; two cores may be busy with other tests
expect.set_options(timeout=PATIENCE)

needs_a_browser = pytest.mark.skipif(
    CHROMIUM is None, reason="no Chromium on this machine; on Debian: apt-get install chromium fonts-noto-cjk"
)


@asynccontextmanager
async def a_browser():
    """Start a headless Chromium."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        try:
            yield browser
        finally:
            await browser.close()


@asynccontextmanager
async def a_page(browser, url: str, **options) -> AsyncIterator[Page]:
    """Open the page in a tab of its own; any error of its scripts fails the test."""
    context = await browser.new_context(**{"viewport": WIDE, "locale": "zh-CN", **options})
    page = await context.new_page()
    page.set_default_timeout(PATIENCE)
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    await page.goto(url)
    try:
        yield page
    except BaseException:
        LAST_SIGHT.parent.mkdir(exist_ok=True)
        await page.screenshot(path=LAST_SIGHT)
        raise
    finally:
        await context.close()
    ours = [each for each in complaints if "Failed to load resource" not in each]  # the status reports a refusal
    assert ours == []


@asynccontextmanager
async def make_run(folder: Path, **settings: str) -> AsyncIterator[str]:
    """Run the real command of `make run` in a folder of its own; yield the address that it prints."""
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT), "PYTHONUNBUFFERED": "1", "HEADLESS": "", **settings}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "sandbox", "run", cwd=folder, env=environment, stdout=asyncio.subprocess.PIPE
    )
    try:
        async with asyncio.timeout(60):
            while not (found := re.search(rb"http://127\.0\.0\.1:\d+", await process.stdout.readline())):
                assert process.returncode is None, "it ended at once"
        draining = asyncio.create_task(process.stdout.read())
        yield found.group().decode()
    finally:
        if process.returncode is None:
            process.terminate()
        async with asyncio.timeout(30):
            await process.wait()
    await draining
    assert process.returncode == 0


class Phone:
    """One of the two phones on the page, found by its name."""

    def __init__(self, page: Page, name: str) -> None:
        self.page = page
        self.box = page.get_by_role("region", name=name)

    async def belongs_to(self, person: str, chat: str | None = None) -> None:
        """Switch the phone to this person, and open a chat on it."""
        if not await self.box.get_by_role("button", name=f"{person}的手机，").count():
            await self.box.get_by_role("button", name="点按更换使用人").click()
            await self.box.get_by_role("menuitemradio").filter(has=self.page.get_by_text(person, exact=True)).click()
        await expect(self.box.get_by_role("button", name=f"{person}的手机，")).to_be_visible(timeout=PATIENCE)
        inside = self.box.get_by_role("heading").or_(self.box.get_by_role("navigation", name="聊天列表"))
        await expect(inside).to_be_visible(timeout=PATIENCE)
        if chat is not None and not await self.box.get_by_role("heading", name=chat).count():
            back = self.box.get_by_role("button", name="返回聊天列表")
            if await back.count():
                await back.click()
            chats = self.box.get_by_role("navigation", name="聊天列表")
            await chats.get_by_role("button", name=re.compile(f"^{chat}")).click()

    @property
    def field(self) -> Locator:
        """The text field."""
        return self.box.get_by_role("textbox", name="输入消息")

    @property
    def messages(self) -> Locator:
        """The messages of the open chat."""
        return self.box.get_by_role("article")

    async def says(self, text: str) -> None:
        """Write a text, press Enter, and wait until it appears in the chat."""
        await self.field.fill(text)
        await self.field.press("Escape")  # closes the command menu
        await self.field.press("Enter")
        await self.sees(text)

    async def sees(self, text: str) -> Locator:
        """Wait for a message with these words; return the newest one."""
        found = self.messages.filter(has_text=text).last
        await expect(found).to_be_visible(timeout=PATIENCE)
        return found

    async def taps(self, label: str, on: str = "") -> None:
        """Tap the newest button with that label, on a message with the words `on` if given."""
        where = self.messages.filter(has_text=on) if on else self.messages
        button = where.get_by_role("button", name=re.compile(f"^{re.escape(label)}")).last
        await expect(button).to_be_enabled(timeout=PATIENCE)
        await button.click()

    async def starts(self) -> None:
        """Press the Start button of the chat that a link opened."""
        await self.box.get_by_role("button", name="开始 START").click()


class Desk:
    """The page around the phones."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.left, self.right = Phone(page, "左侧手机"), Phone(page, "右侧手机")

    async def is_mine(self) -> None:
        """Wait until the played month is over and the visitor has control."""
        await expect(self.page.get_by_role("group", name="时钟")).to_be_visible(timeout=120_000)

    async def moves_on(self, button: str) -> None:
        """Press a button of the clock, and wait until the clock has moved."""
        clock = self.page.get_by_role("group", name="时钟")
        async with self.page.expect_response("**/api/clock", timeout=60_000):
            await clock.get_by_role("button", name=button).click()
        await expect(clock.get_by_role("button", name=button)).to_be_enabled(timeout=60_000)

    async def steps_done(self) -> int:
        """Return the number of steps that are ticked off."""
        return await self.page.get_by_role("img", name="已完成").count()

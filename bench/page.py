"""Measure the sandbox page over a year: the sample branch runs by itself, and the page's memory is read each month.

`python -m bench.page` steps from duty to duty as fast as it can; with `--pace 3600 --minutes 60` the clock runs. Twelve
months at 3600× take two and a half hours.
"""

from __future__ import annotations

import argparse
import asyncio
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from sandbox.state.clock import MovableClock
from sandbox.web.sandbox import Sandbox
from tests.support.browser import Desk, a_browser, a_page, make_run

if TYPE_CHECKING:
    from playwright.async_api import CDPSession, Page

    from sandbox.people.group import Group
    from sandbox.people.person import Person

MIB = 1024 * 1024
SMOOTH = """
  new Promise((done) => {
    const frames = [];
    let before = performance.now();
    const next = (now) => {
      frames.push(now - before);
      before = now;
      if (frames.length < 180) requestAnimationFrame(next);
      else done(frames.sort((one, other) => one - other));
    };
    requestAnimationFrame(next);
  })
"""


async def heap(session: CDPSession) -> float:
    """Return the size of the page's heap after a garbage collection, in MiB."""
    await session.send("HeapProfiler.collectGarbage")
    return float((await session.send("Runtime.getHeapUsage"))["usedSize"]) / MIB


async def nodes(page: Page) -> int:
    """Return the number of elements on the page."""
    return int(await page.evaluate("document.querySelectorAll('*').length"))


async def settle_the_year(desk: Desk) -> None:
    """Fix the dates of all remaining months, as the secretary."""
    right = desk.right
    await right.belongs_to("李明", "主题党日助手")
    await right.says("/plan")
    await right.taps("全部采用", on="日期未定")


async def a_year(months: int, pace: float, minutes: float) -> None:
    """Run the year and print a line for each month."""
    with tempfile.TemporaryDirectory() as folder:
        async with make_run(Path(folder)) as url, a_browser() as browser, a_page(browser, url) as page:
            desk = Desk(page)
            await desk.is_mine()
            await settle_the_year(desk)
            await desk.left.belongs_to("张伟", "计算机学院教工第一党支部")
            session = await page.context.new_cdp_session(page)
            print(f"{'clock':12} {'heap MiB':>9} {'elements':>9} {'longest of 180 frames, ms':>27}")
            began, shown = time.monotonic(), ""
            if pace:
                await page.request.post(f"{url}/api/clock", data={"pace": pace})
            while months and (not pace or time.monotonic() - began < minutes * 60):
                if pace:
                    await asyncio.sleep(2)
                else:
                    await page.request.post(f"{url}/api/clock", data={"next": True}, timeout=120_000)
                now = (await (await page.request.get(f"{url}/api/clock")).json())["now"][:7]
                if now != shown:
                    shown, months = now, months - 1
                    frames = await page.evaluate(SMOOTH)
                    print(f"{now:12} {await heap(session):9.2f} {await nodes(page):9} {frames[-1]:27.0f}", flush=True)


async def a_busy_chat() -> None:
    """Print frame times of a chat of 200 messages with buttons, while 20 a second arrive and 20 are edited."""
    sandbox = Sandbox(MovableClock(datetime.now(UTC)))
    bot = sandbox.bot("1:AAA", "bench_bot", "助手")
    people = [sandbox.person(f"党员{number}") for number in range(25)]
    group = sandbox.group("支部", owner=people[0])
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("请假", callback_data="a")]])
    for number in range(200):
        sender = bot.user if number % 3 == 0 else people[number % 25].user
        markup = keyboard if sender is bot.user else None
        group.room.add(sandbox.clock.now(), sender, text=f"第{number}条\n{'学习讨论' * 12}", markup=markup)
    async with sandbox.serving() as url, a_browser() as browser:
        address = f"{url}/?left={people[0].id}:{group.id}"
        async with a_page(browser, address) as page:
            await page.get_by_text("第199条").first.wait_for()
            still = await page.evaluate(SMOOTH)
            chatting = asyncio.create_task(_chat(sandbox, group, people[1]))
            busy = await page.evaluate(SMOOTH)
            chatting.cancel()
            for name, frames in (("nothing happens", still), ("20 new and 20 edited messages a second", busy)):
                shown = [f"{frames[int(len(frames) * part) - 1]:.0f}" for part in (0.5, 0.95, 1.0)]
                print(f"a frame in ms at 50 %, 95 %, 100 % ({name}): {', '.join(shown)}")


async def _chat(sandbox: Sandbox, group: Group, person: Person) -> None:
    while True:
        record = group.room.add(sandbox.clock.now(), person.user, text="又来一条")
        earlier = group.room.records[max(record.id - 30, 1)]
        earlier.text += "。"
        earlier.changed()
        sandbox.watch.tell()
        await asyncio.sleep(0.05)


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--months", type=int, default=12)
    parser.add_argument("--pace", type=float, default=0.0, help="let the clock run that fast instead of stepping")
    parser.add_argument("--minutes", type=float, default=150.0, help="stop after so many real minutes")
    parser.add_argument("--busy", action="store_true", help="a chat of 200 messages instead, while more come in")
    asked = parser.parse_args()
    if asked.busy:
        asyncio.run(a_busy_chat())
        return
    asyncio.run(a_year(asked.months, asked.pace, asked.minutes))


if __name__ == "__main__":
    main()

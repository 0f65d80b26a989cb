"""How the page bears a year: the sample branch is left to itself, and its page's memory is read each month.

`python -m bench.page` goes from duty to duty as fast as it can; with `--pace 3600 --minutes 60` the clock runs. Twelve
months at 3600× take two hours and a half.
"""

from __future__ import annotations

import argparse
import asyncio
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tests.browser import Desk, a_browser, a_page, make_run

if TYPE_CHECKING:
    from playwright.async_api import CDPSession, Page

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
    """What the page's scripts hold after the garbage is gone, in MiB."""
    await session.send("HeapProfiler.collectGarbage")
    return float((await session.send("Runtime.getHeapUsage"))["usedSize"]) / MIB


async def nodes(page: Page) -> int:
    """How many elements the page has."""
    return int(await page.evaluate("document.querySelectorAll('*').length"))


async def settle_the_year(desk: Desk) -> None:
    """The secretary fixes the dates of all months that are left."""
    right = desk.right
    await right.belongs_to("李明", "主题党日助手")
    await right.says("/plan")
    await right.taps("全部采用", on="日期未定")


async def a_year(months: int, pace: float, minutes: float) -> None:
    """Run, and print a line a month."""
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


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--months", type=int, default=12)
    parser.add_argument("--pace", type=float, default=0.0, help="let the clock run that fast instead of stepping")
    parser.add_argument("--minutes", type=float, default=150.0, help="stop after so many real minutes")
    asked = parser.parse_args()
    asyncio.run(a_year(asked.months, asked.pace, asked.minutes))


if __name__ == "__main__":
    main()

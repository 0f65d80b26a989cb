"""The record that the played month of `make run` leaves on the phones: card, photos, findings, papers, receipt."""

import zipfile
from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.support.browser import SCREENS, WIDE, Desk, a_browser, a_page, make_run, needs_a_browser

pytestmark = pytest.mark.long("the whole month is played on the page")

BOT = "主题党日助手"
SMALL = {"width": 360, "height": 740}
PLAYED = 300_000  # milliseconds; the month takes a minute, on a busy machine more


@needs_a_browser
@pytest.mark.timeout(600)
async def test_the_record_of_the_played_month_can_be_seen_and_downloaded(tmp_path):
    SCREENS.mkdir(parents=True, exist_ok=True)
    async with a_browser() as browser, make_run(tmp_path) as url, a_page(browser, url) as page:
        desk = Desk(page)
        skip = page.get_by_role("button", name="跳过演示")
        await expect(skip).to_be_visible()
        await page.set_viewport_size(SMALL)
        await expect(skip).to_be_in_viewport(ratio=1)
        await page.set_viewport_size(WIDE)
        await expect(page.get_by_role("group", name="时钟")).to_be_visible(timeout=PLAYED)
        await desk.left.belongs_to("陈静", BOT)
        await desk.right.belongs_to("李明", BOT)

        card = await _reads(desk.left, "✅ 记录已齐备。")
        filed = await _reads(desk.right, "回执已登记")
        await page.screenshot(path=SCREENS / "20-record-card.png")
        await expect(card).to_contain_text("照片 3 张（选用 3 张）")
        await expect(filed).to_contain_text("机关党委张干事已签收")
        sheet = desk.right.messages.filter(has_text="活动纪实表.docx").last
        async with page.expect_download() as saving:
            await sheet.get_by_role("link", name="下载").click()
        paper = await saving.value
        assert paper.suggested_filename == "2026-03-06 活动纪实表.docx"
        assert _photos_in(await paper.path()) == 3

        await _reads(desk.left, "议定事项没有完成时限")
        await page.screenshot(path=SCREENS / "21-findings.png")
        album = await _older(desk.left, "集中学习和分组讨论")
        tiles = album.get_by_role("button", name="查看大图")
        await expect(tiles).to_have_count(2)
        photo = tiles.first.locator("img")
        await expect(photo).to_have_js_property("naturalWidth", 960)  # it has arrived


async def _reads(phone, text):
    """Scroll to the newest message with these words."""
    message = await phone.sees(text)
    await message.scroll_into_view_if_needed()
    return message


async def _older(phone, text):
    """Scroll up until a message with these words is there; return the oldest one."""
    found = phone.messages.filter(has_text=text).first
    for _ in range(20):
        if await found.count():
            break
        await phone.messages.first.scroll_into_view_if_needed()
    await found.scroll_into_view_if_needed()
    return found


def _photos_in(path: Path) -> int:
    with zipfile.ZipFile(path) as archive:
        return sum(name.startswith("word/media/") for name in archive.namelist())

"""The page on a small phone: a large font, long names, albums, enlarged photos, the way to the newest message."""

from types import SimpleNamespace

import pytest
from playwright.async_api import expect
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, InputMediaPhoto

from sandbox.scenario.sample_files import picture as drawing
from sandbox.state.clock import MovableClock
from tests.support.browser import Phone, a_browser, a_page, needs_a_browser
from tests.support.sandbox_desk import START, a_client, a_desk, picture

pytestmark = needs_a_browser
TITLE = "计算机科学与技术学院教工第一党支部（全体）"
SMALL = {"width": 360, "height": 740}
LARGE = 24  # pixels: “very large” in the browser's settings, where 16 is usual
# The texts that stick out of the window or are cut, other than previews of one line.
CUT = """() => [...document.querySelectorAll('button, h1, h2, p, time, span, strong, .text')]
  .filter((each) => each.checkVisibility() && each.textContent.trim() && !each.closest('.pinned, .quote'))
  .filter((each) => {
    const { left, right } = each.getBoundingClientRect();
    const cut = getComputedStyle(each).display !== 'inline' && each.scrollWidth > each.clientWidth + 1;
    return cut || left < -1 || right > innerWidth + 1;
  }).map((each) => each.textContent.trim())"""


@pytest.fixture
async def group():
    """A group with a long title, a member and the bot; `address` opens it on one phone."""
    async with a_desk(MovableClock(START)) as desk:
        owner = desk.person("阿卜杜勒艾则孜·买买提艾力")
        room = desk.group(TITLE, owner=owner)
        await room.add_bot(admin=True)
        async with a_client(desk) as bot:
            yield SimpleNamespace(
                desk=desk, id=room.id, owner=owner, bot=bot, address=f"{desk.url}/?left={owner.id}:{room.id}"
            )


async def test_a_large_font_enlarges_the_chat_and_cuts_nothing(group):
    labels = ("检查并上报", "粘贴文本", "纸质表补录")
    rows = InlineKeyboardMarkup([[InlineKeyboardButton(label, callback_data=label) for label in labels]])
    await group.bot.send_message(group.id, "请核对记录", reply_markup=rows)
    async with a_browser() as browser, a_page(browser, group.address, viewport=SMALL) as page:
        session = await page.context.new_cdp_session(page)
        await session.send("Page.setFontSizes", {"fontSizes": {"standard": LARGE}})
        text = (await Phone(page, "左侧手机").sees("请核对记录")).locator(".text")
        await expect(text).to_have_css("font-size", f"{LARGE}px")
        await expect(page.get_by_role("heading", name=TITLE)).to_be_visible()
        assert await page.evaluate(CUT) == []
        await page.get_by_role("button", name="故障").click()
        await expect(page.get_by_role("switch").first).to_be_visible()
        assert await page.evaluate(CUT) == []


async def test_an_album_is_one_message_and_each_photo_opens(group):
    album = [InputMediaPhoto(picture(str(number)), caption="活动照片" if number == 0 else None) for number in range(3)]
    sent = await group.bot.send_media_group(group.id, album)
    await group.bot.send_message(group.id, "第三张", reply_to_message_id=sent[2].message_id)
    async with a_browser() as browser, a_page(browser, group.address, viewport=SMALL) as page:
        phone = Phone(page, "左侧手机")
        await phone.sees("第三张")
        await expect(phone.messages).to_have_count(2)
        tiles = (await phone.sees("活动照片")).get_by_role("button", name="查看大图")
        await expect(tiles).to_have_count(3)
        await tiles.nth(1).click()
        opened = page.get_by_role("dialog").locator("img")
        assert sent[1].photo[-1].file_id in await opened.get_attribute("src")
        await page.keyboard.press("Escape")
        await (await phone.sees("第三张")).locator(".quote").click()
        await expect(tiles.nth(2)).to_be_focused()


async def test_an_enlarged_photo_without_a_code_says_so_and_can_be_closed(group):
    await group.bot.send_photo(group.id, drawing("会场"))
    async with a_browser() as browser, a_page(browser, group.address, viewport=SMALL) as page:
        session = await page.context.new_cdp_session(page)
        await session.send("Page.setFontSizes", {"fontSizes": {"standard": LARGE}})
        await page.get_by_role("button", name="查看大图").click()
        dialog = page.get_by_role("dialog")
        await expect(dialog.get_by_role("button", name="关闭")).to_be_in_viewport(ratio=1)
        await dialog.get_by_role("button", name="扫码").click()
        await expect(dialog.get_by_text("图中没有可识别的二维码")).to_be_in_viewport(ratio=1)


async def test_start_leads_past_unread_messages_to_the_newest_one(group):
    await group.owner.starts()
    private = group.desk.private_room(group.desk.the_bot(), group.owner)
    for number in range(30):
        private.add(group.desk.clock.now(), group.desk.the_bot().user, text=f"第{number}条预告")
    await group.bot.send_message(group.id, "t.me/branch_bot?start=in_abc")
    async with a_browser() as browser, a_page(browser, group.address, viewport=SMALL) as page:
        phone = Phone(page, "左侧手机")
        await phone.messages.get_by_role("button", name="t.me/branch_bot?start=in_abc").click()
        await expect(phone.box.get_by_text("以下为未读消息")).to_be_in_viewport()
        await phone.starts()
        await expect(phone.messages.filter(has_text="/start").nth(1)).to_be_in_viewport()

"""The page in a real browser, with any bot behind it."""

import asyncio
import json
import re

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import expect
from telegram import (
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    ReplyKeyboardMarkup,
)

from sandbox.state.clock import MovableClock
from tests.support.browser import CHECKOUT, NARROW, PATIENCE, WIDE, Phone, a_browser, a_page, needs_a_browser
from tests.support.sandbox_desk import START, a_client, a_desk, heard, picture

pytestmark = needs_a_browser
PAGE = CHECKOUT / "sandbox" / "page"


@pytest.fixture
async def desk():
    """A sandbox with a group of two people and a bot; no person has pressed Start."""
    async with a_desk(MovableClock(START)) as made:
        made.patience = 5.0
        zhang, wang = made.person("张伟"), made.person("王芳")
        group = made.group("支部", owner=zhang)
        await group.add(wang)
        await group.add_bot(admin=True)
        yield made


@pytest.fixture
async def bot(desk):
    async with a_client(desk) as client:
        await heard(client)  # skip the updates about joining the group
        yield client


@pytest.fixture
async def browser():
    async with a_browser() as made:
        yield made


@pytest.fixture
def zhang(desk):
    return next(iter(desk.people.values()))


@pytest.fixture
def wang(desk):
    return list(desk.people.values())[1]


@pytest.fixture
def group(desk):
    return next(room for room in desk.rooms.values()).chat


def private(desk, person, side="right"):
    """Return the address of the page with the private chat of this person on one phone."""
    return f"{desk.url}/?{side}={person.id}:1"


async def test_messages_go_both_ways_and_survive_a_reload(desk, bot, browser, zhang):
    async with a_page(browser, private(desk, zhang)) as page:
        phone = Phone(page, "右侧手机")
        await phone.starts()
        await phone.says("您好")
        assert [m.text for m in await heard(bot, "message")] == ["/start", "您好"]
        await bot.send_message(zhang.id, "请讲")
        await phone.sees("请讲")
        await phone.field.fill("写了一半")
        await desk.until(lambda: "写了一半" in desk.private_room(desk.the_bot(), zhang).drafts.values())
        await page.reload()
        await phone.sees("请讲")
        await expect(phone.field).to_have_value("写了一半")
        assert f"right={zhang.id}:1" in page.url


async def test_voice_places_and_contacts_are_shown_by_their_kind(desk, bot, browser, zhang):
    await zhang.starts()
    async with a_page(browser, private(desk, zhang)) as page:
        phone = Phone(page, "右侧手机")
        await bot.send_voice(zhang.id, b"OggS")
        voice = await phone.sees("语音")
        await expect(voice.get_by_role("link").first).to_have_attribute("href", re.compile("/files/AwAC"))
        await bot.send_location(zhang.id, 39.9, 116.4)
        await phone.sees("位置 · 39.9, 116.4")
        await bot.send_contact(zhang.id, "+861", "李娜")
        await phone.sees("联系人 · 李娜 +861")
        await zhang.sets_timer(3600)
        await expect(page.get_by_text("张伟 将消息设为 3600 秒后自动删除").first).to_be_visible()


@pytest.mark.long("real time passes")
async def test_a_link_is_ignored_while_its_switch_is_on(desk, bot, browser, zhang):
    await zhang.starts()
    link = "https://t.me/branch_bot?start=in_abc"
    await bot.send_message(zhang.id, f'<a href="{link}">签到</a>', parse_mode="HTML")
    async with a_page(browser, private(desk, zhang)) as page:
        phone = Phone(page, "右侧手机")
        await page.get_by_role("button", name="故障").click()
        switch = page.get_by_role("switch", name="客户端忽略机器人私聊中指向自身的链接")
        await switch.click()
        await expect(switch).to_be_checked()
        async with page.expect_response("**/open") as answered:
            await (await phone.sees("签到")).get_by_role("button", name="签到").click()
        assert await (await answered.value).json() == {"ignored": True}
        assert desk.private_room(desk.the_bot(), zhang).payload is None


async def test_formatting_is_shown_and_no_script_runs(desk, bot, browser, zhang):
    await zhang.starts()
    text = (
        "<b>粗<i>斜</i></b> <code>x&lt;y</code> <tg-spoiler>藏</tg-spoiler> <blockquote>引</blockquote>"
        '<a href="https://example.org/a">外</a> &lt;img src=x onerror=alert(1)&gt; 👍 <u>后</u>'
    )
    await bot.send_message(zhang.id, text, parse_mode="HTML")
    async with a_page(browser, private(desk, zhang)) as page:
        message = await Phone(page, "右侧手机").sees("粗斜")
        await expect(message.locator("strong em")).to_have_text("斜")
        await expect(message.locator("code")).to_have_text("x<y")
        await expect(message.locator("u")).to_have_text("后")  # the emoji before it is two units of UTF-16
        await expect(message.locator("img")).to_have_count(0)
        link = message.get_by_role("link", name="外")
        assert await link.get_attribute("rel") == "noopener noreferrer"
        await message.get_by_role("button", name="点按显示").click()
        await expect(message.locator(".spoiler.shown")).to_have_text("藏")


async def test_a_press_waits_for_and_shows_the_bots_answer(desk, bot, browser, zhang):
    await zhang.starts()
    rows = [[InlineKeyboardButton("小声", callback_data="a"), InlineKeyboardButton("大声", callback_data="b")]]
    await bot.send_message(zhang.id, "请选", reply_markup=InlineKeyboardMarkup(rows))
    await heard(bot)
    async with a_page(browser, private(desk, zhang)) as page:
        phone = Phone(page, "右侧手机")
        await phone.taps("小声")
        await expect(phone.box.locator("button[aria-busy=true]")).to_have_text("小声")
        await desk.until(lambda: desk.the_bot().queries)
        query = (await heard(bot, "callback_query"))[-1]
        await bot.answer_callback_query(query.id, "收到")
        await expect(phone.box.get_by_role("status").get_by_text("收到")).to_be_visible()
        await phone.taps("大声")
        await desk.until(lambda: desk.the_bot().queries)
        await bot.answer_callback_query((await heard(bot, "callback_query"))[-1].id, "听着！", show_alert=True)
        alert = page.get_by_role("alertdialog")
        await expect(alert).to_have_text(re.compile("听着！"))
        await page.keyboard.press("Escape")
        await expect(alert).to_have_count(0)


async def test_chat_changes_appear_on_the_screen(desk, bot, browser, zhang, group):
    sent = await bot.send_message(group.id, "第一版")
    async with a_page(browser, f"{desk.url}/?left={zhang.id}:{group.id}") as page:
        phone = Phone(page, "左侧手机")
        await phone.sees("第一版")
        await bot.edit_message_text("第二版", group.id, sent.message_id)
        await expect((await phone.sees("第二版")).get_by_text("已编辑")).to_be_visible()
        await bot.pin_chat_message(group.id, sent.message_id)
        await expect(phone.box.get_by_role("button", name="置顶消息 第二版")).to_be_visible()
        await expect(phone.box.get_by_role("note").last).to_have_text("支部助手 置顶了：第二版")
        await bot.delete_message(group.id, sent.message_id)
        await expect(phone.messages).to_have_count(0)


async def test_a_question_of_the_bot_is_answered_as_a_reply(desk, bot, browser, zhang):
    await zhang.starts()
    asked = await bot.send_message(zhang.id, "原因？", reply_markup=ForceReply(input_field_placeholder="例如：公务"))
    async with a_page(browser, private(desk, zhang)) as page:
        phone = Phone(page, "右侧手机")
        await expect(phone.box.get_by_text("回复 支部助手")).to_be_visible()
        assert await phone.field.get_attribute("placeholder") == "例如：公务"
        await phone.says("开会")
        answer = (await heard(bot, "message"))[-1]
        assert (answer.text, answer.reply_to_message.message_id) == ("开会", asked.message_id)
        await expect((await phone.sees("开会")).get_by_role("button", name="支部助手")).to_be_visible()


async def test_a_reply_keyboard_and_a_quiz_are_tapped(desk, bot, browser, zhang):
    await zhang.starts()
    keys = ReplyKeyboardMarkup([["是", "否"]], one_time_keyboard=True)
    await bot.send_message(zhang.id, "来吗？", reply_markup=keys)
    quiz = {"type": "quiz", "correct_option_ids": [1], "explanation": "第三章有写"}
    await bot.send_poll(zhang.id, "几项义务？", ["七项", "八项"], api_kwargs=quiz)
    async with a_page(browser, private(desk, zhang)) as page:
        phone = Phone(page, "右侧手机")
        await phone.box.get_by_role("group", name="快捷回复").get_by_role("button", name="是").click()
        await phone.sees("是")
        await expect(phone.box.get_by_role("group", name="快捷回复")).to_have_count(0)
        await phone.box.get_by_role("radio", name="七项").click()
        await expect(phone.box.get_by_text("第三章有写")).to_be_visible()
        await expect(phone.box.get_by_text("八项 ✓")).to_be_visible()


async def test_files_and_photos_are_sent_and_opened(desk, bot, browser, zhang):
    await zhang.starts()
    await heard(bot)
    async with a_page(browser, private(desk, zhang)) as page:
        phone = Phone(page, "右侧手机")
        for item, name, mime in (("文件", "名册.csv", "text/csv"), ("照片", "笔记.png", "image/png")):
            await phone.box.get_by_role("button", name="添加附件").click()
            async with page.expect_file_chooser() as choosing:
                await phone.box.get_by_role("menuitem", name=item, exact=True).click()
            chooser = await choosing.value
            await chooser.set_files([{"name": name, "mimeType": mime, "buffer": picture()}])
            await phone.box.get_by_role("button", name="发送").click()
            await expect(phone.messages).to_have_count(2 if item == "文件" else 3)  # after /start
        file, photo = await heard(bot, "message")
        assert (file.document.file_name, bool(photo.photo)) == ("名册.csv", True)
        async with page.expect_download() as saving:
            await phone.box.get_by_role("link", name="下载").click()
        assert (await saving.value).suggested_filename == "名册.csv"


async def test_two_tabs_are_two_people_who_chat_live(desk, browser, zhang, wang, group):
    one, other = (f"{desk.url}/?left={person.id}:{group.id}" for person in (zhang, wang))
    async with a_page(browser, one) as first, a_page(browser, other) as second:
        left, right = Phone(first, "左侧手机"), Phone(second, "左侧手机")
        await left.says("王芳在吗")
        await right.sees("王芳在吗")
        await right.says("在")
        await left.sees("在")


async def test_a_link_opens_start_and_a_code_opens_any_phone(desk, bot, browser, zhang, wang, group):
    await bot.send_photo(group.id, picture("https://t.me/branch_bot?start=in_abc"), caption="t.me/branch_bot?start=hi")
    await heard(bot)
    async with a_page(browser, f"{desk.url}/?left={zhang.id}:{group.id}&right={zhang.id}:1") as page:
        left, right = Phone(page, "左侧手机"), Phone(page, "右侧手机")
        await left.box.get_by_role("button", name="查看大图").click()
        await page.get_by_label("选择扫描图中二维码的手机").select_option(label="王芳")
        await page.get_by_role("button", name="扫码").click()
        await right.belongs_to("王芳")
        await right.starts()
        await right.sees("/start")
        message = (await heard(bot, "message"))[-1]
        assert (message.from_user.id, message.text) == (wang.id, "/start in_abc")
        await expect((await right.sees("/start")).get_by_text("in_abc")).to_have_count(0)
        await left.messages.get_by_role("button", name="t.me/branch_bot?start=hi").click()
        await left.starts()
        await left.sees("/start")
        assert (await heard(bot, "message"))[-1].text == "/start hi"


async def test_the_page_works_with_the_keyboard_alone(desk, bot, browser, zhang):
    await bot.set_my_commands([("help", "帮助"), ("plan", "计划"), ("plans", "全部计划")])
    async with a_page(browser, private(desk, zhang)) as page:
        phone = Phone(page, "右侧手机")
        await _tab_to(page, "开始 START")
        await page.keyboard.press("Enter")
        await desk.until(lambda: desk.private_room(desk.the_bot(), zhang).opened)
        await expect(phone.field).to_be_visible()
        await _tab_to(page, "输入消息")
        await page.keyboard.type("/p")
        menu = phone.box.get_by_role("listbox", name="命令菜单")
        await expect(menu.get_by_role("option")).to_have_count(2)
        await page.keyboard.press("ArrowDown")
        await expect(menu.get_by_role("option", selected=True)).to_have_text(re.compile("/plans"))
        await page.keyboard.press("Enter")
        await phone.sees("/plans")
        await page.keyboard.type("一行")
        await page.keyboard.press("Shift+Enter")
        await page.keyboard.type("两行")
        await page.keyboard.press("Enter")
        await phone.sees("两行")
        assert [m.text for m in await heard(bot, "message")] == ["/start", "/plans", "一行\n两行"]


async def _tab_to(page, name):
    """Press Tab until the element with this name has the focus."""
    for _ in range(60):
        await page.keyboard.press("Tab")
        label = "document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent.trim()"
        if await page.evaluate(label) == name:
            return
    raise AssertionError(f"no Tab leads to {name}")


async def test_a_small_dark_english_screen_shows_one_phone(desk, bot, browser, zhang):
    await zhang.starts()
    await bot.send_message(zhang.id, "您好")
    address = private(desk, zhang, "left")
    async with a_page(browser, address, viewport=NARROW, locale="en-GB", color_scheme="dark") as page:
        await expect(page.get_by_role("region")).to_have_count(1)
        await expect(page.get_by_role("region", name="Left phone").get_by_text("您好")).to_be_visible()
        ground = await page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert ground == "rgb(11, 17, 23)"
        assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        await page.get_by_role("button", name="切换到中文").click()
        await expect(page.get_by_role("region", name="左侧手机")).to_be_visible()
        await page.get_by_role("button", name="返回聊天列表").click()
        chats = page.get_by_role("navigation", name="聊天列表")
        await expect(chats.get_by_role("button")).to_have_count(2)


async def test_a_long_chat_is_shown_through_a_moving_window(desk, browser, zhang, group):
    for number in range(600):
        desk.rooms[group.id].add(desk.clock.now(), zhang.user, text=f"第{number}条")
    async with a_page(browser, f"{desk.url}/?left={zhang.id}:{group.id}") as page:
        phone = Phone(page, "左侧手机")
        await phone.sees("第599条")
        log = phone.box.get_by_role("log")
        while not await phone.messages.filter(has_text=re.compile(r"第100条")).count():
            await log.evaluate("element => element.scrollTop = 0")
            await page.wait_for_timeout(30)
        assert await phone.messages.count() <= 260
        assert not await phone.messages.filter(has_text="第599条").count()
        desk.rooms[group.id].add(desk.clock.now(), zhang.user, text="新的")
        desk.watch.tell()
        await phone.box.get_by_role("button", name="回到最新消息").click()
        await phone.sees("新的")
        assert await phone.messages.count() <= 260


async def test_a_hidden_chat_does_not_grow(desk, browser, zhang, wang, group):
    address = f"{desk.url}/?left={zhang.id}:1&right={zhang.id}:{group.id}"
    async with a_page(browser, address, viewport=NARROW) as page:
        await expect(page.get_by_role("region")).to_have_count(1)
        await _say(desk, group, wang, 600)
        await page.set_viewport_size(WIDE)
        right = Phone(page, "右侧手机")
        await right.sees("第599条")
        assert await right.messages.count() <= 260


async def test_the_scroll_position_stays_while_new_messages_arrive(desk, browser, zhang, wang, group):
    await _say(desk, group, wang, 150)
    async with a_page(browser, f"{desk.url}/?left={zhang.id}:{group.id}") as page:
        phone = Phone(page, "左侧手机")
        await (await phone.sees("第149条")).hover()
        await page.mouse.wheel(0, -1500)
        read = phone.messages.filter(has_text=re.compile("第13[0-9]条")).first
        await expect(read).to_be_visible()
        await expect(phone.box.get_by_role("button", name="回到最新消息")).to_be_visible()
        before = await read.bounding_box()
        await _say(desk, group, wang, 600)
        await expect(phone.box.get_by_role("button", name="回到最新消息")).to_contain_text("99")
        assert abs((await read.bounding_box())["y"] - before["y"]) < 2
        assert await phone.messages.count() <= 260
        await phone.box.get_by_role("button", name="回到最新消息").click()
        await phone.sees("第599条")


async def _say(desk, group, person, count):
    """Add this many messages, in bursts as the live stream delivers them."""
    room = desk.rooms[group.id]
    for number in range(count):
        room.add(desk.clock.now(), person.user, text=f"第{number}条")
        if number % 50 == 49:
            desk.watch.tell()
            await asyncio.sleep(0)
    desk.watch.tell()


async def test_a_restarted_sandbox_reloads_the_page(desk, bot, browser, zhang):
    await zhang.starts()
    async with a_page(browser, private(desk, zhang)) as page:
        await Phone(page, "右侧手机").sees("/start")
        await page.evaluate("window.marked = true")
        desk.run = "another"
        desk.watch.tell()
        await page.wait_for_function("window.marked === undefined")
        await Phone(page, "右侧手机").sees("/start")


@pytest.mark.long("a year in a browser")
async def test_a_year_of_traffic_does_not_grow_the_pages_memory(desk, browser, zhang, wang, group):
    room = desk.rooms[group.id]
    async with a_page(browser, f"{desk.url}/?left={zhang.id}:{group.id}&right={wang.id}:{group.id}") as page:
        session = await page.context.new_cdp_session(page)
        heap = []
        for month in range(12):
            for number in range(400):
                record = room.add(desk.clock.now(), wang.user, text=f"{month + 1}月的第{number}条消息")
                if number % 4 == 0:
                    record.text += "，改过了"
                    record.changed()
                if number % 20 == 0:
                    desk.watch.tell()
                    await page.evaluate("new Promise(requestAnimationFrame)")
            desk.watch.tell()
            await Phone(page, "右侧手机").sees(f"{month + 1}月的第399条消息")
            await session.send("HeapProfiler.collectGarbage")
            heap.append((await session.send("Runtime.getHeapUsage"))["usedSize"])
        assert await page.get_by_role("article").count() <= 2 * 260
        # Retained messages would add ten megabytes; the varying number of messages in the window accounts for one.
        assert max(heap[6:]) < max(heap[:6]) * 1.25, heap


async def test_a_broken_connection_is_restored_without_losing_messages(desk, bot, browser, zhang):
    await zhang.starts()
    async with a_page(browser, private(desk, zhang)) as page:
        phone = Phone(page, "右侧手机")
        await phone.sees("/start")
        for socket in tuple(desk.sockets):
            await socket.close()
        await bot.send_message(zhang.id, "断线时来的")
        await phone.sees("断线时来的")
        await expect(page.get_by_text("正在重连")).to_have_count(0)


async def test_unread_marks_stay_until_the_chat_is_viewed(desk, bot, browser, zhang):
    await zhang.starts()
    async with a_page(browser, f"{desk.url}/?left={zhang.id}&right={zhang.id}") as page:
        left = Phone(page, "左侧手机")
        row = left.box.get_by_role("navigation", name="聊天列表").get_by_role("button", name=re.compile("^支部助手"))
        for number in range(3):
            await bot.send_message(zhang.id, f"消息{number}")
        await expect(row).to_have_text(re.compile(r"消息2.*3\s*$", re.DOTALL))
        await row.click()
        await left.sees("消息2")
        await expect(left.box.get_by_role("separator").filter(has_text="以下为未读消息")).to_be_visible()
        await desk.until(lambda: desk.private_room(desk.the_bot(), zhang).unread(zhang.id) == 0)


async def test_a_blocked_bot_gets_an_error_until_it_is_unblocked(desk, bot, browser, zhang):
    await zhang.starts()
    async with a_page(browser, private(desk, zhang)) as page:
        phone = Phone(page, "右侧手机")
        await phone.box.get_by_role("button", name="更多").click()
        await phone.box.get_by_role("menuitem", name="屏蔽机器人").click()
        unblock = phone.box.get_by_role("button", name="解除屏蔽")
        await expect(unblock).to_be_visible()
        with pytest.raises(Exception, match="blocked"):
            await bot.send_message(zhang.id, "在吗")
        await unblock.click()
        await expect(phone.field).to_be_visible()
        assert (await bot.send_message(zhang.id, "在吗")).text == "在吗"


@pytest.mark.long("real time passes")
async def test_the_bar_controls_the_clock_and_the_faults(desk, bot, browser, zhang):
    await zhang.starts()
    async with a_page(browser, private(desk, zhang)) as page:
        clock = page.get_by_role("group", name="时钟")
        await expect(clock).to_contain_text("3月1日 周日 09:00")
        await clock.get_by_role("button", name="+1 小时").click()
        await expect(clock).to_contain_text("3月1日 周日 10:00")
        await clock.get_by_role("button", name="3600 倍速").click()
        await expect(clock).to_contain_text(re.compile("3月2日"), timeout=PATIENCE * 2)
        await clock.get_by_role("button", name="暂停").click()
        await page.get_by_role("button", name="故障").click()
        await page.get_by_role("switch", name="Telegram 中断十分钟").click()
        await expect(page.get_by_role("switch", checked=True)).to_have_text(re.compile("至 .*"))
        with pytest.raises(Exception, match="disconnected"):
            await bot.get_me()
        await page.get_by_role("switch", checked=True).click()
        await expect(page.get_by_role("switch", checked=True)).to_have_count(0)
        assert (await bot.get_me()).username == "branch_bot"


def test_both_languages_have_the_same_words_and_each_is_used():
    chinese, english = (json.loads((PAGE / "words" / f"{name}.json").read_text("utf-8")) for name in ("zh-CN", "en"))
    assert list(chinese) == list(english)
    places = re.compile(r"\{\w+\}")
    assert [k for k in chinese if set(places.findall(chinese[k])) < set(places.findall(english[k])) - {"{name}"}] == []
    code = "\n".join(path.read_text("utf-8") for path in PAGE.glob("*.js"))
    asked = set(re.findall(r"""\bt\(['"]([\w.-]+)['"]""", code))
    assert asked - set(chinese) == set()
    stems = {*re.findall(r"[`'\"]([a-z]+\.)\$\{", code), "poll.", "theme."}
    named = {key for key in chinese if f"'{key}'" in code or key.startswith(tuple(stems))}
    assert set(chinese) - asked - named == set()


@pytest.mark.parametrize("theme", ["light", "dark"])
async def test_the_page_has_no_accessibility_violations_in_either_theme(desk, bot, browser, zhang, group, theme):
    await zhang.starts()
    rows = [[InlineKeyboardButton("请假", callback_data="a"), InlineKeyboardButton("详情", url="https://example.org")]]
    await bot.send_photo(group.id, picture(), caption="签到", reply_markup=InlineKeyboardMarkup(rows))
    await bot.send_message(zhang.id, "<b>您好</b> <code>例</code> t.me/branch_bot?start=x", parse_mode="HTML")
    await zhang.says("好的")
    address = f"{desk.url}/?left={zhang.id}:{group.id}&right={zhang.id}:1"
    async with a_page(browser, address, color_scheme=theme) as page:
        await Phone(page, "右侧手机").sees("好的")
        found = [await _violations(page)]
        await page.get_by_role("button", name="故障").click()
        found.append(await _violations(page))
        await page.get_by_role("button", name="查看大图").click()
        found.append(await _violations(page))
        assert found == [[], [], []]


async def _violations(page):
    """Return the violations that axe finds: roles, names, contrast and the like."""
    results = await Axe().run(page)
    return [
        f"{rule['id']}: {node['html'][:120]} {node.get('failureSummary', '')[:160]}"
        for rule in results.response["violations"]
        for node in rule["nodes"]
    ]

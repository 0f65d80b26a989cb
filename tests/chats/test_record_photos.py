"""Photos and files for the record: kept with time, sender and caption, without the place; 2 to 4 are chosen."""

from datetime import datetime, timedelta
from functools import partial
from io import BytesIO

import pytest
from docx import Document
from PIL import Image
from telegram import Video, Voice

from bot.documents import writing
from bot.domain.activity import activities
from bot.domain.day import photos
from bot.domain.report.checks import photos as checks
from bot.files import storing
from bot.files.photo import difference_hash
from sandbox.state.files import Upload
from tests.support.odd_messages import STICKER, sends
from tests.support.photos import HEIC, heic, photo, picture, tells_place
from tests.support.records import ends, held, open_record, rows
from tests.support.witness import heard

TAKEN = "2026:03:06 14:20:11"


@pytest.fixture
async def open_card(town):
    """Return the town, and the activity whose card the recorder has open."""
    return town, await open_record(town)


async def stored(town, activity):
    async with town.database() as db:
        return list(await photos.of(db, await activities.get(db, activity.id)))


async def kept(town, row):
    """Return the bytes of a photo as they lie on disk."""
    return await storing.read(town.bot.services.materials, row.material)


def album(town, *shades):
    keep = town.telegram.files.keep_photo
    return [{"photo": keep(Upload("photo.jpg", picture(shade), "image/jpeg"), lenient=True)} for shade in shades]


async def test_a_photo_keeps_time_sender_and_caption_but_no_place(open_card):
    town, activity = open_card
    sent = photo()
    assert tells_place(sent)
    await town["赵宣传"].sends_photo(sent, caption="重温 入党誓词")
    town["赵宣传"].sees("照片 1 张，其中选用 1 张")
    (row,) = await stored(town, activity)
    assert (row.caption, row.sent_at.replace(microsecond=0)) == ("重温 入党誓词", activity.starts_at)
    assert row.likeness is not None
    assert not tells_place(await kept(town, row))


async def test_the_time_of_the_camera_is_kept(open_card):
    town, activity = open_card
    await town["赵宣传"].sends_file("IMG_1.jpg", picture(40, TAKEN), "image/jpeg")
    (row,) = await stored(town, activity)
    assert row.taken_at == datetime.fromisoformat("2026-03-06 14:20:11+08:00")
    await town["赵宣传"].says("/record")
    await town["赵宣传"].taps("照片 1/1")
    assert "3月6日(周五) 14:20 拍摄" in town["赵宣传"].last().text


def test_the_hash_stays_when_a_photo_is_made_smaller():
    large, small = picture(40, size=(1600, 1200)), picture(40, size=(1600, 1200))
    image = Image.open(BytesIO(small)).resize((400, 300))
    file = BytesIO()
    image.save(file, "JPEG", quality=40)
    one, other = int(difference_hash(large), 16), int(difference_hash(file.getvalue()), 16)
    assert (one ^ other).bit_count() <= 6
    assert (one ^ int(difference_hash(photo()), 16)).bit_count() > 6


async def test_an_album_of_ten_has_one_confirmation(open_card):
    town, activity = open_card
    await town["赵宣传"].sends_album(album(town, *range(0, 250, 25)), caption="活动现场")
    told = [one.text for one in town["赵宣传"].screen() if "已记入" in one.text]
    assert len(told) == 1
    assert "照片 10 张，其中选用 4 张" in told[0]
    found = await stored(town, activity)
    assert [row.chosen for row in found] == [True] * 4 + [False] * 6
    await town["赵宣传"].taps("2 交流讨论")
    assert len({row.item_id for row in await stored(town, activity)}) == 1
    await town["赵宣传"].taps("撤回")
    assert await stored(town, activity) == []


async def test_other_photos_are_chosen_by_buttons(open_card):
    town, activity = open_card
    recorder = town["赵宣传"]
    await recorder.sends_album(album(town, 10, 60, 110, 160, 210))
    await recorder.says("/record")
    await recorder.taps("照片 4/5")
    assert recorder.last().photo is not None
    for _ in range(4):
        await recorder.taps("下一张")
    popup = await recorder.taps("选用")
    assert "最多选用 4 张" in popup.text
    await recorder.taps("上一张")
    await recorder.taps("不用")
    await recorder.taps("下一张")
    await recorder.taps("选用")
    assert [row.chosen for row in await stored(town, activity)] == [True, True, True, False, True]
    await recorder.taps("撤回")
    assert len(await stored(town, activity)) == 4


async def test_a_long_caption_is_kept_as_a_text(open_card):
    town, activity = open_card
    await town["赵宣传"].sends_photo(picture(40), caption="张三：" + "我谈体会。" * 60)
    (row,) = await rows(town, activity)
    assert (row.speaker, len(row.text)) == ("张三", 300)
    assert len((await stored(town, activity))[0].caption) == photos.CAPTION_LIMIT
    await town["赵宣传"].taps("撤回")
    assert await rows(town, activity) == await stored(town, activity) == []


async def test_heic_is_kept_and_shown_as_a_file(open_card):
    town, activity = open_card
    await town["赵宣传"].sends_file("IMG_2.HEIC", heic(), "image/heic")
    (row,) = await stored(town, activity)
    assert (row.material.mime, row.likeness) == ("image/heic", None)
    await town["赵宣传"].says("/record")
    await town["赵宣传"].taps("照片 1/1")
    assert town["赵宣传"].last().document is not None


async def test_a_heic_that_can_be_unpacked_is_known_again_as_a_jpeg_and_of_a_broken_one_it_is_told(open_card):
    town, activity = open_card
    recorder = town["赵宣传"]
    await recorder.sends_file("IMG_3.HEIC", HEIC, "image/heic")
    assert "HEIC" not in recorder.last().text
    await recorder.sends_file("IMG_4.HEIC", heic(), "image/heic")
    assert "HEIC 照片 1 张过大或已损坏" in recorder.last().text
    one, other = await stored(town, activity)
    assert other.likeness is None
    anew = difference_hash(await writing.scaled(HEIC))  # as a person would send it again
    assert checks.distance(one.likeness, anew) <= checks.ALIKE


async def test_the_same_photo_is_taken_once(open_card):
    town, activity = open_card
    await town["赵宣传"].sends_photo(picture(40))
    await town["赵宣传"].sends_photo(picture(40))
    town["赵宣传"].sees("这张照片已经收到")
    assert len(await stored(town, activity)) == 1


async def test_a_photo_after_two_days_is_marked(town):
    activity = await held(town, "李书记")
    await ends(town, activity)
    await town.until((await town.activity_now(activity.id)).ended_at + timedelta(hours=49))
    await town["赵宣传"].says("/record")
    await town["赵宣传"].sends_photo(picture(40))
    town["赵宣传"].sees("〔补记〕\n活动结束已超过48小时，这一条在材料中标注“补记”。\n照片 1 张")
    await town["赵宣传"].taps("回到记录卡")
    await town["赵宣传"].taps("照片 1/1")
    assert "〔补记〕" in town["赵宣传"].last().text


async def test_texts_are_read_from_files(open_card):
    town, activity = open_card
    word, file = Document(), BytesIO()
    word.add_paragraph("会议学习了文件。")
    word.add_paragraph("张三：受益匪浅。")
    word.save(file)
    await town["赵宣传"].sends_file("记录.docx", file.getvalue())
    await town["赵宣传"].sends_file("记录.txt", "会后合影。".encode("gb18030"))
    assert [(row.speaker, row.text) for row in await rows(town, activity)] == [
        (None, "会议学习了文件。"),
        ("张三", "受益匪浅。"),
        (None, "会后合影。"),
    ]


async def test_what_is_no_text_or_photo_gets_one_sentence(open_card):
    town, activity = open_card
    recorder = town["赵宣传"]
    await recorder.says("第一段。")
    for content, told in (
        ({"video": Video("f", "u", 640, 480, 9)}, "视频未予接收，此前发来的都已存好"),
        ({"voice": Voice("f", "u", 3)}, "语音未予接收"),
        ({"sticker": STICKER}, "贴纸未予接收"),
    ):
        (sentence,) = await heard(town, partial(sends, town, recorder, **content))
        assert told in sentence
    await recorder.sends_file("照片.jpg", photo(), "image/jpeg", size=25 * 1024 * 1024)
    assert "25" in recorder.last().text
    await recorder.sends_file("名单.xlsx", b"%PDF-1.7 nothing")
    recorder.sees("不是文字或照片，没有存入")
    await recorder.sends_file("动图.gif", b"GIF89a\x01\x00\x01\x00\x80\x00\x00")
    recorder.sees("“动图.gif”不是文字或照片，没有存入。记录请发文字、.txt、.docx，或照片（JPEG、PNG、HEIC）")
    await recorder.sends_file("空.txt", b" \n")
    recorder.sees("空.txt")
    await recorder.says("第二段。")
    assert [row.text for row in await rows(town, activity)] == ["第一段。", "第二段。"]
    assert await stored(town, activity) == []


async def test_photos_put_back_are_neither_double_nor_too_many_for_the_paper(open_card):
    town, activity = open_card
    recorder = town["赵宣传"]
    for shade in range(4):
        await recorder.sends_photo(picture(shade))
    await recorder.taps("撤回")
    withdrawn = recorder.last()
    number = max(row.id for row in await stored(town, activity)) + 1
    await recorder.sends_photo(picture(9))
    await recorder.presses(f"rcd:back:p{number}", withdrawn)
    assert [row.chosen for row in await stored(town, activity)] == [True, True, True, False, True]
    await recorder.presses(f"rcd:undo:p{number}", withdrawn)
    await recorder.sends_photo(picture(3))
    popup = await recorder.presses(f"rcd:back:p{number}", withdrawn)
    assert "这张照片已经收到" in popup.text
    assert len(await stored(town, activity)) == 5

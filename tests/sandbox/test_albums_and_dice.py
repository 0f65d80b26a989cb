"""Albums with videos and music, venues and dice, sent by a bot, with Telegram's refusals; votes of channels."""

from datetime import timedelta

import pytest
from telegram import (
    InputMediaAnimation,
    InputMediaAudio,
    InputMediaDocument,
    InputMediaPhoto,
    InputMediaVideo,
)
from telegram.error import BadRequest

from sandbox.state.contents import DICE
from tests.support.sandbox_desk import heard, picture

FILE = b"bytes"


async def test_an_album_takes_photos_and_videos_together(bot, zhang):
    await zhang.starts()
    media = [InputMediaPhoto(picture(), caption="学习"), InputMediaVideo(FILE, duration=9, width=640, height=360)]
    photo, video = await bot.send_media_group(zhang.id, media)
    assert photo.media_group_id == video.media_group_id is not None
    assert (photo.caption, bool(photo.photo), video.video.duration, video.video.width) == ("学习", True, 9, 640)
    again = await bot.send_media_group(zhang.id, [InputMediaVideo(video.video.file_id), InputMediaVideo(FILE)])
    assert again[0].media_group_id != video.media_group_id


@pytest.mark.parametrize(
    ("media", "words"),
    [
        ([InputMediaDocument(FILE), InputMediaVideo(FILE)], "Document can't be mixed with other media types"),
        ([InputMediaPhoto(picture()), InputMediaAudio(FILE)], "Audio can't be mixed with other media types"),
        (
            [InputMediaPhoto(picture()), InputMediaAnimation(FILE)],
            "Can't parse inputmedia: type \"animation\" can't be used in sendmediagroup",
        ),
        (
            [InputMediaPhoto(picture(), show_caption_above_media=True), InputMediaVideo(FILE)],
            "Parameter show_caption_above_media must be the same for all messages",
        ),
        ([InputMediaVideo(FILE)] * 11, "Too many messages to send as an album"),
    ],
    ids=("document and video", "photo and music", "animation", "captions above and below", "eleven"),
)
async def test_an_album_is_refused_in_telegrams_words(bot, zhang, media, words):
    await zhang.starts()
    with pytest.raises(BadRequest, match=words):
        await bot.send_media_group(zhang.id, media)
    assert [seen.text for seen in zhang.screen()] == ["/start"]


async def test_a_single_part_is_no_album_and_is_named_as_a_mistake(desk, bot, zhang):
    await zhang.starts()
    (alone,) = await bot.send_media_group(zhang.id, [InputMediaVideo(FILE)])
    assert alone.media_group_id is None
    assert desk.complaints == [
        "sendMediaGroup: an album has 2 to 10 messages; a single one is sent as an ordinary message"
    ]


async def test_a_bot_that_may_send_no_videos_sends_no_album_with_one(bot, zhang, group):
    await group.demote(bot_account := group.telegram.the_bot())
    await group.restrict(bot_account, "videos")
    with pytest.raises(BadRequest, match="Not enough rights to send videos to the chat"):
        await bot.send_media_group(group.id, [InputMediaPhoto(picture()), InputMediaVideo(FILE)])


async def test_a_venue_is_a_place_with_a_name(bot, zhang):
    await zhang.starts()
    sent = await bot.send_venue(zhang.id, 27.7, 113.1, "烈士陵园", "陵园路1号", foursquare_id="4b0")
    assert (sent.venue.title, sent.venue.address, sent.venue.foursquare_id) == ("烈士陵园", "陵园路1号", "4b0")
    assert (sent.location.latitude, sent.venue.location.longitude) == (27.7, 113.1)
    assert zhang.sees("烈士陵园, 陵园路1号").content.kind == "venue"
    with pytest.raises(BadRequest, match="Wrong venue location specified"):
        await bot.send_venue(zhang.id, 91, 1, "无", "无")


async def test_dice_show_a_value_of_their_emoji(clock, bot, zhang):
    await zhang.starts()
    for emoji, highest in DICE.items():
        thrown = (await bot.send_dice(zhang.id, emoji=emoji)).dice
        assert thrown.emoji == emoji
        assert 1 <= thrown.value <= highest
        clock.advance(timedelta(seconds=2))
    assert (await bot.send_dice(zhang.id)).dice.emoji == "🎲"
    with pytest.raises(BadRequest, match=r"(?i)emoticon_invalid"):
        await bot.send_dice(zhang.id, emoji="😀")


async def test_forwarded_dice_keep_their_value_and_copied_dice_are_thrown_again(clock, bot, zhang):
    await zhang.starts()
    first = await bot.send_dice(zhang.id, emoji="🎰")
    assert (await bot.forward_message(zhang.id, zhang.id, first.message_id)).dice == first.dice
    values = set()
    for _ in range(4):
        clock.advance(timedelta(seconds=2))
        await bot.copy_message(zhang.id, zhang.id, first.message_id)
        values.add(zhang.last().content.body["value"])
    assert values != {first.dice.value}


async def test_a_channel_votes_and_the_bot_hears_which_one(desk, bot, phone, group, zhang):
    made = await phone.asks("POST", "/api/channels", {"title": "党建频道", "owner": zhang.id})
    await heard(bot)
    poll = await bot.send_poll(group.id, "去哪？", ["甲", "乙"], is_anonymous=False)
    vote = f"/chats/{group.id}/messages/{poll.message_id}/vote"
    await phone.asks("PUT", vote, {"options": [0]})
    shown = await phone.asks("PUT", vote, {"options": [1], "channel": made["id"]})
    assert (shown["poll"]["voters"], shown["poll"]["mine"]) == (2, [0])
    own, channels = await heard(bot, "poll_answer")
    assert (own.user.id, own.voter_chat, own.option_ids) == (zhang.id, None, (0,))
    assert (channels.user.id, channels.voter_chat.id, channels.option_ids) == (136817688, made["id"], (1,))
    li = desk.person("李娜")
    await group.add(li)
    await phone.asks("PUT", f"/api/people/{li.id}{vote}", {"options": [0], "channel": made["id"]})
    assert phone.status == 409

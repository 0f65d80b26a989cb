"""Every method of the sandbox answers in the shape that the Bot API and the library know."""

from datetime import timedelta

import pytest
import telegram
from telegram import BotCommandScopeChat, InlineKeyboardButton, InlineKeyboardMarkup, InputMediaPhoto, InputMediaVideo

from sandbox.people import business
from sandbox.server.methods.parameters import known
from sandbox.server.methods.table import NAMES
from sandbox.state.clock import MovableClock
from sandbox.state.contents import MEDIA
from sandbox.state.member_objects import ADMIN_RIGHTS, OTHER_ADMIN_RIGHTS, OTHER_PERMISSIONS, SENDABLE
from tests.support.bot_api_spec import NEWER, given_spec, problems
from tests.support.sandbox_desk import START, a_client, a_desk, heard, picture

PRESS = InlineKeyboardMarkup([[InlineKeyboardButton("x", callback_data="x")]])


async def _sends(bot, chat, photo):
    text = await bot.send_message(chat.id, "<b>x</b> https://t.me/a", parse_mode="HTML", reply_markup=PRESS)
    await bot.send_photo(chat.id, photo, caption="x")
    sent = await bot.send_document(chat.id, b"x", filename="x.txt", reply_markup=PRESS)
    await bot.send_media_group(chat.id, [InputMediaPhoto(photo), InputMediaVideo(b"x")])
    for kind in MEDIA:
        await getattr(bot, f"send_{kind}")(chat.id, b"x")
    await bot.send_location(chat.id, 39.9, 116.4)
    await bot.send_contact(chat.id, "+861", "x")
    await bot.send_venue(chat.id, 39.9, 116.4, "x", "y")
    await bot.send_dice(chat.id)
    await bot.send_chat_action(chat.id, "typing")
    await bot.copy_message(chat.id, chat.id, text.message_id)
    await bot.forward_message(chat.id, chat.id, text.message_id)
    await bot.send_poll(chat.id, "?", ["a", "b"], type="quiz", correct_option_ids=[1], explanation="#x")
    poll = await bot.send_poll(chat.id, "?", ["a", "b"], is_anonymous=False)
    return text, sent, poll


async def _edits(bot, chat, text, sent, photo):
    await text.edit_text("y", reply_markup=PRESS)
    await text.edit_reply_markup(None)
    await sent.edit_caption("z")
    await sent.edit_media(InputMediaPhoto(photo, caption="q"))
    await text.pin()
    await bot.get_chat(chat.id)
    await bot.unpin_chat_message(chat.id)
    await bot.unpin_all_chat_messages(chat.id)
    await bot.delete_message(chat.id, sent.message_id)
    await bot.delete_messages(chat.id, [sent.message_id])


async def _asks(bot, chat, person):
    await bot.get_chat(chat.owner.id)
    await bot.get_chat_member_count(chat.id)
    await bot.get_chat_administrators(chat.id)
    for user_id in (person.id, chat.owner.id, 1):
        await bot.get_chat_member(chat.id, user_id)


async def _describes(bot, person):
    scope = BotCommandScopeChat(person.id)
    await bot.set_my_commands([("start", "x")], scope=scope, language_code="zh")
    await bot.get_my_commands(scope=scope, language_code="zh")
    await bot.delete_my_commands(scope=scope)
    for about in ("name", "description", "short_description"):
        await getattr(bot, f"set_my_{about}")("x")
        await getattr(bot, f"get_my_{about}")()


async def _play(desk, bot, clock):
    zhang, li = desk.person("张三"), desk.person("李四", username="li")
    group = desk.group("支部", owner=zhang, supergroup=False)
    await zhang.starts()
    await group.add_bot(by=zhang, admin=True)
    await group.add(li)
    connected = await business.connect(desk, zhang, desk.the_bot())
    await bot.get_business_connection(connected.id)
    await business.writes(connected, li, "x", by=li)
    text, sent, poll = await _sends(bot, group, picture())
    clock.advance(timedelta(minutes=2))
    await li.taps("x", to=group)
    gone = zhang.screen(to=group)[2]
    await _edits(bot, group, text, sent, picture())
    await li.presses("x", on=gone)
    await li.votes("a", on=group.messages[-1])
    await bot.stop_poll(group.id, poll.message_id)
    await _asks(bot, group, li)
    await group.promote(li)
    await group.remove(li, by=zhang)
    await bot.get_chat_member(group.id, li.id)
    await zhang.says("x", to=group, anonymous=True)
    await group.migrate()
    await group.rename("新")
    await _describes(bot, zhang)
    await zhang.sends_photo(picture(), caption="/x")
    await zhang.sends_poll("?", "a", "b", right="a", explanation="x")
    await zhang.edits(await zhang.sends_file("a.txt", b"x", reply_to=zhang.last()), "y")
    await zhang.blocks()
    for query in await heard(bot, "callback_query"):
        await query.answer("x")
    await bot.get_file(zhang.last().record.document.id)


async def test_methods_and_updates_have_the_shape_of_the_bot_api():
    clock = MovableClock(START)
    async with a_desk(clock) as desk, a_client(desk) as bot:
        await bot.get_updates(allowed_updates=telegram.Update.ALL_TYPES)
        await _play(desk, bot, clock)
        await bot.set_webhook("http://127.0.0.1:9/x")
        await bot.get_webhook_info()
        await bot.delete_webhook()
        await bot.leave_chat(next(n for n, room in desk.rooms.items() if room.migrated_to is None))
        clock.advance(timedelta(minutes=10))
        await bot.close()
        await bot.log_out()
        assert {method for method, _, _ in desk.answers} == set(NAMES.values())
        assert desk.complaints == []
        for update in [u for method, _, found in desk.answers if method == "getUpdates" for u in found]:
            assert unknown(telegram.Update.de_json(update, bot)) == []


def unknown(value, where="update"):
    """Return the fields that the library does not know, at any depth."""
    if isinstance(value, telegram.TelegramObject):
        found = [f"{where}.{name}" for name in value.api_kwargs if name not in NEWER.get(type(value).__name__, ())]
        for name in value.to_dict(recursive=False):
            found += unknown(getattr(value, name, None), f"{where}.{name}")
        return found
    if isinstance(value, tuple):
        return [name for item in value for name in unknown(item, where)]
    return []


@pytest.mark.parametrize("method", sorted(NAMES.values()))
def test_the_library_knows_every_method(method):
    assert known(method) is not None


@pytest.mark.skipif(given_spec() is None, reason="BOT_API_SPEC names no specification")
@pytest.mark.parametrize(
    ("kind", "known"),
    [
        ("ChatMemberAdministrator", {*ADMIN_RIGHTS, *OTHER_ADMIN_RIGHTS}),
        ("ChatMemberRestricted", {f"can_send_{what}" for what in SENDABLE} | set(OTHER_PERMISSIONS)),
    ],
)
def test_members_have_every_right_of_the_specification(kind, known):
    fields = {field["name"] for field in given_spec()["types"][kind]["fields"]}
    rights = {name for name in fields if name.startswith("can_")} - {"can_be_edited"}
    assert rights <= known


@pytest.mark.skipif(given_spec() is None, reason="BOT_API_SPEC names no specification")
def test_the_check_against_the_specification_finds_errors():
    spec = given_spec()
    requests = [
        ("sendMessage", {"chat_id": "1", "txt": "x", "disable_notification": "maybe"}),
        ("getFoo", {}),
    ]
    answers = [
        ("getMe", {}, {"id": "1", "is_bot": True, "foo": 1}),
        (
            "getUpdates",
            {},
            [{"update_id": 1, "message": {"message_id": 1, "date": 1.5, "chat": {"id": 1, "type": "x"}}}],
        ),
        ("getChatMember", {}, {"status": "left"}),
    ]
    assert problems(spec, requests, answers) == [
        "sendMessage: text is missing",
        "sendMessage: txt is not specified",
        "sendMessage.disable_notification is no Boolean: 'maybe'",
        "getFoo: no such method",
        "getMe answer: User.first_name is missing",
        "getMe answer.id is no Integer: '1'",
        "getMe answer: User.foo is not specified",
        "getUpdates answer[].message.date is no Integer: 1.5",
        "getChatMember answer: ChatMemberMember.user is missing",
    ]

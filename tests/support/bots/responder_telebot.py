"""The responder on pyTelegramBotAPI: `python responder_telebot.py sync|async ADDRESS TOKEN`.

A responder echoes texts and answers /menu, /photo, /document, /marked and /admins, the same on each library.
"""

import asyncio
import sys

from telebot import TeleBot, apihelper, asyncio_helper
from telebot.async_telebot import AsyncTeleBot
from telebot.types import InlineKeyboardButton, InlineKeyboardMarkup, InputFile

MENU = InlineKeyboardMarkup([[InlineKeyboardButton("Press", callback_data="go")]])
MARKED = "*bold* _italic_ 1\\.5"


def run(address, token, picture):
    """Run with threads."""
    apihelper.API_URL = f"{address}/bot{{0}}/{{1}}"
    apihelper.FILE_URL = f"{address}/file/bot{{0}}/{{1}}"
    bot = TeleBot(token)

    @bot.message_handler(commands=["menu"])
    def menu(message):
        bot.send_message(message.chat.id, "Menu", reply_markup=MENU)

    @bot.callback_query_handler(func=lambda _query: True)
    def pressed(query):
        bot.answer_callback_query(query.id, "Pressed")
        bot.edit_message_text("Done", query.message.chat.id, query.message.message_id)

    @bot.message_handler(commands=["photo"])
    def photo(message):
        bot.send_photo(message.chat.id, InputFile(picture), caption="Photo")

    @bot.message_handler(commands=["document"])
    def document(message):
        bot.send_document(message.chat.id, b"list", visible_file_name="list.txt", caption="Document")

    @bot.message_handler(commands=["marked"])
    def marked(message):
        bot.send_message(message.chat.id, MARKED, parse_mode="MarkdownV2")

    @bot.message_handler(commands=["admins"])
    def admins(message):
        names = ", ".join(sorted(member.user.first_name for member in bot.get_chat_administrators(message.chat.id)))
        own = bot.get_chat_member(message.chat.id, bot.get_me().id)
        asker = bot.get_chat_member(message.chat.id, message.from_user.id)
        bot.reply_to(message, f"{names}; pins: {own.can_pin_messages}; you: {asker.status}".lower())

    @bot.message_handler(func=lambda _message: True)
    def echo(message):
        bot.send_message(message.chat.id, message.text)

    bot.infinity_polling(timeout=5, long_polling_timeout=5)


async def run_async(address, token, picture):
    """Run in an event loop."""
    asyncio_helper.API_URL = f"{address}/bot{{0}}/{{1}}"
    asyncio_helper.FILE_URL = f"{address}/file/bot{{0}}/{{1}}"
    bot = AsyncTeleBot(token)

    @bot.message_handler(commands=["menu"])
    async def menu(message):
        await bot.send_message(message.chat.id, "Menu", reply_markup=MENU)

    @bot.callback_query_handler(func=lambda _query: True)
    async def pressed(query):
        await bot.answer_callback_query(query.id, "Pressed")
        await bot.edit_message_text("Done", query.message.chat.id, query.message.message_id)

    @bot.message_handler(commands=["photo"])
    async def photo(message):
        await bot.send_photo(message.chat.id, InputFile(picture), caption="Photo")

    @bot.message_handler(commands=["document"])
    async def document(message):
        await bot.send_document(message.chat.id, b"list", visible_file_name="list.txt", caption="Document")

    @bot.message_handler(commands=["marked"])
    async def marked(message):
        await bot.send_message(message.chat.id, MARKED, parse_mode="MarkdownV2")

    @bot.message_handler(commands=["admins"])
    async def admins(message):
        members = await bot.get_chat_administrators(message.chat.id)
        names = ", ".join(sorted(member.user.first_name for member in members))
        own = await bot.get_chat_member(message.chat.id, (await bot.get_me()).id)
        asker = await bot.get_chat_member(message.chat.id, message.from_user.id)
        await bot.reply_to(message, f"{names}; pins: {own.can_pin_messages}; you: {asker.status}".lower())

    @bot.message_handler(func=lambda _message: True)
    async def echo(message):
        await bot.send_message(message.chat.id, message.text)

    await bot.infinity_polling(timeout=5, request_timeout=10)


if __name__ == "__main__":
    way, *arguments = sys.argv[1:]
    if way == "sync":
        run(*arguments)
    else:
        asyncio.run(run_async(*arguments))

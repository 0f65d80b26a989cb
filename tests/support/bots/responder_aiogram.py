"""The responder on aiogram: `python responder_aiogram.py ADDRESS TOKEN PICTURE`; see `responder_telebot.py`."""

import asyncio
import sys

from aiogram import Bot, Dispatcher, F
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import Command
from aiogram.types import BufferedInputFile, FSInputFile, InlineKeyboardButton, InlineKeyboardMarkup

MENU = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Press", callback_data="go")]])
dispatcher = Dispatcher()


@dispatcher.message(Command("menu"))
async def menu(message):
    """Send a message with a button."""
    await message.answer("Menu", reply_markup=MENU)


@dispatcher.callback_query()
async def pressed(query):
    """Answer the press and edit the message."""
    await query.answer("Pressed")
    await query.message.edit_text("Done")


@dispatcher.message(Command("photo"))
async def photo(message, picture):
    """Send a photo."""
    await message.answer_photo(FSInputFile(picture), caption="Photo")


@dispatcher.message(Command("document"))
async def document(message):
    """Send a document."""
    await message.answer_document(BufferedInputFile(b"list", "list.txt"), caption="Document")


@dispatcher.message(Command("marked"))
async def marked(message):
    """Send formatted text."""
    await message.answer("*bold* _italic_ 1\\.5", parse_mode="MarkdownV2")


@dispatcher.message(Command("admins"))
async def admins(message, bot):
    """Name the administrators, the bot's right to pin, and the status of the person."""
    names = ", ".join(sorted(member.user.first_name for member in await message.chat.get_administrators()))
    own = await message.chat.get_member(bot.id)
    asker = await message.chat.get_member(message.from_user.id)
    await message.reply(f"{names}; pins: {own.can_pin_messages}; you: {asker.status}".lower())


@dispatcher.message(F.text)
async def echo(message):
    """Echo the message."""
    await message.send_copy(message.chat.id)


if __name__ == "__main__":
    address, token, path = sys.argv[1:]
    session = AiohttpSession(api=TelegramAPIServer.from_base(address))
    asyncio.run(dispatcher.start_polling(Bot(token, session=session), picture=path))

"""A bot of aiogram that greets, echoes messages, sends a file and reads one."""

from aiogram import Bot, Dispatcher, F, html
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ParseMode
from aiogram.filters import Command, CommandStart
from aiogram.types import (
    BufferedInputFile,
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    Message,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)


async def greet(message: Message):
    """Greet by name, with a button."""
    button = InlineKeyboardButton(text="要名单", callback_data="roster")
    await message.answer(
        f"{html.bold(html.quote(message.from_user.full_name))}，欢迎。",
        reply_markup=InlineKeyboardMarkup(inline_keyboard=[[button]]),
    )


async def send_roster(query: CallbackQuery):
    """Send a document."""
    await query.answer("马上就来", show_alert=True)
    await query.message.answer_document(
        BufferedInputFile("张三\n李四\n".encode(), filename="名单.txt"), caption=html.italic("共两人")
    )


async def count_lines(message: Message, bot: Bot):
    """Download a document and count its lines."""
    file = await bot.download(message.document)
    await message.reply(f"{message.document.file_name}有{len(file.read().splitlines())}行。")


async def ask_size(message: Message):
    """Offer answers on a keyboard."""
    keys = [[KeyboardButton(text="大"), KeyboardButton(text="小")]]
    await message.answer("要哪一号？", reply_markup=ReplyKeyboardMarkup(keyboard=keys, resize_keyboard=True))


async def take_size(message: Message):
    """Take the answer and the keyboard away."""
    await message.answer(f"{message.text}号，记下了。", reply_markup=ReplyKeyboardRemove())


async def echo(message: Message):
    """Echo the message."""
    await message.send_copy(message.chat.id)


def dispatcher() -> Dispatcher:
    """Return a dispatcher with all handlers."""
    made = Dispatcher()
    made.message.register(greet, CommandStart())
    made.message.register(ask_size, Command("size"))
    made.message.register(take_size, F.text.in_({"大", "小"}))
    made.message.register(count_lines, F.document)
    made.message.register(echo)
    made.callback_query.register(send_roster, F.data == "roster")
    return made


def bot(token: str, address: str) -> Bot:
    """Return the bot."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(address))
    return Bot(token, session=session, default=DefaultBotProperties(parse_mode=ParseMode.HTML))

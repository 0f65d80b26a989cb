"""Run a bare echo bot: the ten lines that each library needs, and nothing else."""

from __future__ import annotations

import asyncio
import logging
import sys

TOKEN = "1:bench"  # noqa: S105 - it opens nothing


def ptb_stock(root: str) -> None:
    """Run python-telegram-bot with its defaults, handling updates concurrently."""
    from telegram import Update
    from telegram.ext import Application, ContextTypes, MessageHandler, filters

    async def echo(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        await update.message.reply_text(update.message.text)

    builder = Application.builder().token(TOKEN).base_url(f"{root}/bot").concurrent_updates(True)
    application = builder.connection_pool_size(256).pool_timeout(60).build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.run_polling()


def ptb_aiohttp(root: str) -> None:
    """Run python-telegram-bot on our aiohttp client, without a database."""
    from telegram import Update
    from telegram.ext import Application, ContextTypes, MessageHandler, filters

    from bot.telegram.request import AiohttpRequest

    async def echo(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        await update.message.reply_text(update.message.text)

    builder = Application.builder().token(TOKEN).base_url(f"{root}/bot").concurrent_updates(True)
    builder = builder.request(AiohttpRequest()).get_updates_request(AiohttpRequest())
    application = builder.build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.run_polling()


def aiogram(root: str) -> None:
    """Run aiogram with its defaults, handling updates as tasks."""
    from aiogram import Bot, Dispatcher
    from aiogram.client.session.aiohttp import AiohttpSession
    from aiogram.client.telegram import TelegramAPIServer
    from aiogram.types import Message

    dispatcher = Dispatcher()

    @dispatcher.message()
    async def echo(message: Message) -> None:
        await message.answer(message.text or "")

    session = AiohttpSession(api=TelegramAPIServer.from_base(root), limit=256)
    asyncio.run(dispatcher.start_polling(Bot(TOKEN, session=session), handle_signals=True))


def telebot(root: str) -> None:
    """Run the asynchronous bot of pyTelegramBotAPI with its defaults."""
    from telebot import asyncio_helper
    from telebot.async_telebot import AsyncTeleBot

    asyncio_helper.API_URL = root + "/bot{0}/{1}"
    asyncio_helper.REQUEST_LIMIT = 256
    bot = AsyncTeleBot(TOKEN)

    @bot.message_handler(func=lambda _message: True)
    async def echo(message: object) -> None:
        await bot.send_message(message.chat.id, message.text)  # type: ignore[attr-defined]

    asyncio.run(bot.infinity_polling())


BOTS = {"ptb": ptb_stock, "ptb-aiohttp": ptb_aiohttp, "aiogram": aiogram, "telebot": telebot}

if __name__ == "__main__":
    logging.disable(logging.CRITICAL)
    BOTS[sys.argv[1]](sys.argv[2])

"""A bot of python-telegram-bot with buttons under its message."""

from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.ext import Application, CallbackQueryHandler, CommandHandler


async def menu(update, context):
    """Offer the drinks."""
    rows = [
        [InlineKeyboardButton("茶", callback_data="tea"), InlineKeyboardButton("咖啡", callback_data="coffee")],
        [InlineKeyboardButton("菜单说明", url="https://example.org/menu")],
    ]
    await update.message.reply_text("喝什么？", reply_markup=InlineKeyboardMarkup(rows))


async def serve(update, context):
    """Take the order and replace the buttons with it."""
    query = update.callback_query
    await query.answer("记下了")
    await query.edit_message_text(f"{query.from_user.first_name}点了{'茶' if query.data == 'tea' else '咖啡'}。")


def application(token, address):
    """Return the bot, ready to run."""
    made = Application.builder().token(token).base_url(f"{address}/bot").base_file_url(f"{address}/file/bot").build()
    made.add_handler(CommandHandler("start", menu))
    made.add_handler(CallbackQueryHandler(serve))
    return made

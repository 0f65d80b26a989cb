"""A bot of python-telegram-bot that greets, helps and echoes messages."""

from telegram import ForceReply
from telegram.ext import Application, CommandHandler, MessageHandler, filters


async def start(update, context):
    """Greet by name and ask for a word."""
    await update.message.reply_html(
        f"{update.effective_user.mention_html()}，你好！说句话吧。",
        reply_markup=ForceReply(selective=True, input_field_placeholder="随便什么"),
    )


async def explain(update, context):
    """Explain the bot."""
    await update.message.reply_text("你说什么，我就说什么。")


async def echo(update, context):
    """Echo the message."""
    await update.message.reply_text(update.message.text)


def application(token, address):
    """Return the bot, ready to run."""
    made = Application.builder().token(token).base_url(f"{address}/bot").base_file_url(f"{address}/file/bot").build()
    made.add_handler(CommandHandler("start", start))
    made.add_handler(CommandHandler("help", explain))
    made.add_handler(MessageHandler(filters.TEXT & ~filters.COMMAND, echo))
    return made

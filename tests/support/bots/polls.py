"""A bot of python-telegram-bot that sends polls and quizzes and has people create polls."""

from telegram import KeyboardButton, KeyboardButtonPollType, Poll, ReplyKeyboardMarkup, ReplyKeyboardRemove
from telegram.constants import ParseMode
from telegram.ext import Application, CommandHandler, MessageHandler, PollAnswerHandler, PollHandler, filters

ENOUGH = 3
PLACES = ["博物馆", "烈士陵园", "社区"]
MONTHS = ["一个", "四个", "十二个"]


async def ask(update, context):
    """Send a poll with public votes."""
    asked = await update.effective_message.reply_poll(
        "这个月去哪里？", PLACES, is_anonymous=False, allows_multiple_answers=True
    )
    context.bot_data[asked.poll.id] = {"message": asked, "voters": {}}


async def count(update, context):
    """Name the voter; stop the poll after enough votes."""
    answer = update.poll_answer
    asked = context.bot_data.get(answer.poll_id)
    if asked is None or not answer.option_ids:
        return
    chosen = "、".join(PLACES[index] for index in answer.option_ids)
    message, voters = asked["message"], asked["voters"]
    voters[answer.user.id] = answer.user.first_name
    await context.bot.send_message(
        message.chat_id, f"{answer.user.mention_html()}想去<b>{chosen}</b>", parse_mode=ParseMode.HTML
    )
    if len(voters) == ENOUGH:
        await context.bot.stop_poll(message.chat_id, message.message_id)
        await context.bot.send_message(message.chat_id, f"投票的有{'、'.join(voters.values())}，到此为止。")


async def examine(update, context):
    """Send a quiz."""
    asked = await update.effective_message.reply_poll(
        "一年里有几个月有二十八天？",
        MONTHS,
        type=Poll.QUIZ,
        correct_option_ids=[2],
        explanation="每个月都有<i>二十八</i>天。",
        explanation_parse_mode=ParseMode.HTML,
    )
    context.bot_data[asked.poll.id] = {"message": asked}


async def mark(update, context):
    """Stop a quiz after enough answers, and report the result once it is stopped."""
    poll, asked = update.poll, context.bot_data.get(update.poll.id)
    if asked is None or poll.type != Poll.QUIZ:
        return
    message = asked["message"]
    if poll.is_closed:
        right = sum(poll.options[index].voter_count for index in poll.correct_option_ids)
        await context.bot.send_message(message.chat_id, f"{poll.total_voter_count}人作答，{right}人答对。")
    elif poll.total_voter_count == ENOUGH:
        await context.bot.stop_poll(message.chat_id, message.message_id)


async def invite(update, context):
    """Offer a key that creates a poll."""
    keys = [[KeyboardButton("出一道题", request_poll=KeyboardButtonPollType())], ["算了"]]
    await update.effective_message.reply_text(
        "请出题。", reply_markup=ReplyKeyboardMarkup(keys, one_time_keyboard=True, resize_keyboard=True)
    )


async def show(update, context):
    """Send a person's poll again, closed, as a preview."""
    poll = update.effective_message.poll
    await update.effective_message.reply_poll(
        f"预览：{poll.question}",
        [option.text for option in poll.options],
        type=poll.type,
        correct_option_ids=poll.correct_option_ids or None,
        is_closed=True,
        reply_markup=ReplyKeyboardRemove(),
    )


async def leave_it(update, context):
    """Cancel the poll."""
    await update.effective_message.reply_text("好，不出了。", reply_markup=ReplyKeyboardRemove())


def application(token, address):
    """Return the bot, ready to run."""
    made = Application.builder().token(token).base_url(f"{address}/bot").base_file_url(f"{address}/file/bot").build()
    made.add_handler(CommandHandler("poll", ask))
    made.add_handler(CommandHandler("quiz", examine))
    made.add_handler(CommandHandler("preview", invite))
    made.add_handler(MessageHandler(filters.POLL, show))
    made.add_handler(MessageHandler(filters.Text(["算了"]), leave_it))
    made.add_handler(PollAnswerHandler(count))
    made.add_handler(PollHandler(mark))
    return made

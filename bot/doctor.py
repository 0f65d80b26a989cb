"""`python -m bot doctor`: what is wrong with a configuration, in words, with what to do about it."""

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

import aiohttp
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError
from telegram import Bot, ChatMemberAdministrator
from telegram.error import Forbidden, InvalidToken, TelegramError

from bot.config import Settings
from bot.request import AiohttpRequest
from bot.storage.engine import Database
from bot.storage.people import Branch

CLOCK_TOLERANCE = timedelta(seconds=30)
PRIVACY_OFF = (
    "Privacy mode is off: the bot is shown every group message and needs none of them. Turn it on with /setprivacy at "
    "@BotFather, then remove the bot from the group and add it again."
)
GOOD, BAD, NOTE = "ok   ", "WRONG", "note "


async def examine(settings: Settings) -> int:
    """Check everything that can be checked from here and print a line for each; 0 when nothing is wrong."""
    findings = await _database(settings)
    findings += await _telegram(settings)
    for mark, sentence in findings:
        print(mark, sentence)  # noqa: T201 - this is the command's output
    return 1 if any(mark == BAD for mark, _ in findings) else 0


async def _database(settings: Settings) -> list[tuple[str, str]]:
    try:
        settings.data_dir.mkdir(parents=True, exist_ok=True)
        probe = settings.data_dir / ".writable"
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as problem:
        return [(BAD, f"The data directory {settings.data_dir} cannot be written: {problem.strerror}. Set DATA_DIR.")]
    database = Database(settings.database)
    try:
        await database.migrate()
    except (SQLAlchemyError, OSError) as problem:
        return [(BAD, f"The database cannot be opened or written ({type(problem).__name__}). Check DATABASE_URL.")]
    finally:
        await database.close()
    return [(GOOD, f"The database is there and can be written (data directory: {settings.data_dir}).")]


async def _telegram(settings: Settings) -> list[tuple[str, str]]:
    if settings.telegram_bot_token is None:
        return [(BAD, "TELEGRAM_BOT_TOKEN is not set. Ask @BotFather for a token and put it into .env.")]
    request = AiohttpRequest(proxy=settings.telegram_proxy)
    root = settings.telegram_api_base_url
    bot = Bot(settings.telegram_bot_token.get_secret_value(), f"{root}/bot", f"{root}/file/bot", request=request)
    try:
        await bot.initialize()
    except InvalidToken:
        return [(BAD, "Telegram refuses the token. Compare TELEGRAM_BOT_TOKEN with what @BotFather shows.")]
    except TelegramError:
        return [(BAD, f"{root} cannot be reached. Without direct access to Telegram, set TELEGRAM_PROXY.")]
    try:
        findings = [(GOOD, f"The token belongs to @{bot.username}.")]
        findings += _privacy(bot)
        findings += await _clock(settings)
        findings += await _webhook(bot)
        findings += await _groups(settings, bot)
    finally:
        await bot.shutdown()
    return findings


def _privacy(bot: Bot) -> list[tuple[str, str]]:
    if bot.can_read_all_group_messages:
        return [(NOTE, PRIVACY_OFF)]
    return [(GOOD, "Privacy mode is on.")]


async def _clock(settings: Settings) -> list[tuple[str, str]]:
    timeout = aiohttp.ClientTimeout(total=10)
    async with aiohttp.ClientSession(timeout=timeout) as session:
        try:
            async with session.get(
                settings.telegram_api_base_url, proxy=settings.telegram_proxy, allow_redirects=False
            ) as got:
                theirs = parsedate_to_datetime(got.headers["Date"])
        except (aiohttp.ClientError, TimeoutError, KeyError, ValueError):
            return [(NOTE, "The clock could not be compared with Telegram's.")]
    apart = abs(datetime.now(UTC) - theirs.astimezone(UTC))
    if apart > CLOCK_TOLERANCE:
        return [
            (
                BAD,
                f"This machine's clock is {int(apart.total_seconds())} seconds off. Synchronise it (NTP).",
            )
        ]
    return [(GOOD, "The clock agrees with Telegram's.")]


async def _webhook(bot: Bot) -> list[tuple[str, str]]:
    info = await bot.get_webhook_info()
    if info.url:
        return [(BAD, "A webhook is set for this bot, so polling gets nothing. Remove it with deleteWebhook.")]
    return []


async def _groups(settings: Settings, bot: Bot) -> list[tuple[str, str]]:
    database = Database(settings.database)
    try:
        async with database.read() as db:
            branches = (await db.scalars(select(Branch).where(Branch.gone_at.is_(None)))).all()
    finally:
        await database.close()
    if not branches:
        return [(NOTE, f"No group yet. Add @{bot.username} to the branch's group; it says what to do next.")]
    return [await _group(bot, branch) for branch in branches]


async def _group(bot: Bot, branch: Branch) -> tuple[str, str]:
    title = branch.name or branch.title
    if branch.chat_id is None:
        return BAD, f"{title}: no group is known any more. Add the bot to it again."
    try:
        member = await bot.get_chat_member(branch.chat_id, bot.id)
    except Forbidden:
        return BAD, f"{title}: the bot is not in the group. Add it again."
    except TelegramError as problem:
        return BAD, f"{title}: the group is unknown to Telegram ({problem.message}). Add the bot to the right group."
    if not isinstance(member, ChatMemberAdministrator):
        return BAD, f"{title}: the bot is not an administrator. Make it one with the right to pin messages."
    if not member.can_pin_messages:
        return BAD, f"{title}: the bot may not pin messages. Give it that right, so that notices stay on top."
    return GOOD, f"{title}: the bot is an administrator and may pin."

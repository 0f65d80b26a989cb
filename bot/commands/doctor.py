"""`python -m bot doctor`: say what is wrong with a configuration and how to fix it.

It tests writing by writing: a file that it removes, and the database's row for that purpose. It changes nothing else.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

import aiohttp
from sqlalchemy import or_, select
from telegram import Bot, ChatMember, ChatMemberAdministrator, WebhookInfo
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, TelegramError

from bot.commands import doctor_folders, record_findings
from bot.commands.database_words import FAILURES, database_words
from bot.commands.doctor_workers import look_at_workers
from bot.commands.findings import BAD, GOOD, NOTE, Finding
from bot.config import TOKEN_REFUSED, Settings
from bot.domain import ownership, seen_updates
from bot.domain.evaluation import ballot_period
from bot.storage.engine.address import file_of
from bot.storage.engine.database import Database
from bot.storage.inspection import Schema, look
from bot.storage.tables.branch import Branch
from bot.telegram.request import AiohttpRequest
from bot.updates.kinds import KINDS
from bot.updates.webhook import address_of, secret_of

CLOCK_TOLERANCE = timedelta(seconds=30)
RECENTLY = timedelta(minutes=10)  # Telegram tries again after two minutes at most

KEYS_UNSEEN = (
    "Keys of open ballots that are not in {folder}: {count}. Give the bot the DATA_DIR that holds them, the same for "
    "all its processes. If they are lost, the bot starts those ballots over: on SQLite at its next tick, on PostgreSQL "
    "an hour after their close."
)

NO_TOKEN = "TELEGRAM_BOT_TOKEN is not set. Ask @BotFather for a token and put it into .env (see .env.example)."  # noqa: S105 - no token
PRIVACY_OFF = (
    "Privacy mode is off: the bot is shown every group message and needs none of them. Turn it on with /setprivacy at "
    "@BotFather, then remove the bot from the group and add it again."
)
DATABASES: dict[Schema, Finding] = {
    Schema.CURRENT: (GOOD, "The database is there and can be written."),
    Schema.EMPTY: (NOTE, "There is no database yet. The first start makes it."),
    Schema.OLDER: (NOTE, "The database is of an earlier version. The next start backs it up, then migrates it."),
    Schema.NEWER: (BAD, "The database is of a later version of this bot. Install that version, or set DATABASE_URL."),
    Schema.FOREIGN: (BAD, "The database is not this bot's. Set DATABASE_URL or DATA_DIR to another one."),
}


async def examine(bots: Sequence[Settings]) -> int:
    """Check everything that can be checked from here and print a line for each; return 0 if nothing is wrong."""
    marks = set()
    for settings in bots:
        if len(bots) > 1:
            print(f"Bot {settings.bot_id}:")  # noqa: T201 - the answer of the command
        findings = await storage(settings)
        if DATABASES[Schema.CURRENT] in findings:
            findings += await _contents(settings)
        findings += doctor_folders.permissions(settings)
        for mark, sentence in [*findings, *await _telegram(settings)]:
            print(mark, sentence)  # noqa: T201 - the answer of the command
            marks.add(mark)
    for mark, sentence in await look_at_workers():
        print(mark, sentence)  # noqa: T201 - the answer of the command
        marks.add(mark)
    return 1 if BAD in marks else 0


async def storage(settings: Settings, *, anybodys: bool = False) -> list[Finding]:
    """Return the findings about the data directory and the database.

    A database of another bot is a fault unless `anybodys`.
    """
    finding = await _database(settings)
    if finding == DATABASES[Schema.CURRENT] and not anybodys:
        finding = await _whose(settings) or finding
    return [*doctor_folders.folders(settings), finding]


async def _whose(settings: Settings) -> Finding | None:
    database = Database(settings.database)
    try:
        async with database.read() as db:
            if settings.bot_id is not None:
                await ownership.require(db, settings.bot_id)
    except ownership.AnothersDatabase as problem:
        return BAD, str(problem)
    except FAILURES as problem:
        return BAD, database_words(settings.database, problem)
    finally:
        await database.close()
    return None


async def _contents(settings: Settings) -> list[Finding]:
    """Write to the database and read the records in it."""
    try:
        await _write(settings)
        return await _record(settings)
    except FAILURES as problem:
        return [(BAD, database_words(settings.database, problem))]


async def _write(settings: Settings) -> None:
    """Commit the row by which the bot, too, proves that the database takes writes; it is the only change."""
    database = Database(settings.database)
    try:
        async with database.begin() as db:
            await seen_updates.prove_writable(db, now=datetime.now(UTC))
    finally:
        await database.close()


async def _record(settings: Settings) -> list[Finding]:
    """Verify the chains of events, the rows and papers that they prove, and that the keys of open ballots are here.

    A start does not: it takes longer with every year, and a bot must run anyway.
    """
    database = Database(settings.database, settings.ballot_keys)
    try:
        async with database.read() as db:
            unseen = await ballot_period.unseen(db)
            findings = await record_findings.findings(db)
    finally:
        await database.close()
    if unseen:
        findings.append((BAD, KEYS_UNSEEN.format(folder=settings.ballot_keys, count=len(unseen))))
    return findings


async def _database(settings: Settings) -> Finding:
    try:
        if _comes_with_its_folder(settings):
            return DATABASES[Schema.EMPTY]
        return DATABASES[await look(settings.database)]
    except FAILURES as problem:
        return BAD, database_words(settings.database, problem)


def _comes_with_its_folder(settings: Settings) -> bool:
    """True if the database's folder is the data directory and missing: the first start creates it."""
    file = file_of(settings.database)
    with_it = file is not None and file.absolute().parent == settings.data_dir.absolute()
    return with_it and not settings.data_dir.exists()


async def _telegram(settings: Settings) -> list[Finding]:
    if settings.telegram_bot_token is None:
        return [(BAD, NO_TOKEN)]
    root = settings.telegram_api_base_url
    wire = AiohttpRequest(proxy=settings.telegram_proxy)
    token = settings.telegram_bot_token.get_secret_value()
    bot = Bot(token, f"{root}/bot", f"{root}/file/bot", request=wire, get_updates_request=wire)
    try:
        async with bot:
            findings = [(GOOD, f"The token belongs to @{bot.username}."), _privacy(bot), await _clock(settings)]
            return [*findings, *await _webhook(settings, bot), *await _groups(settings, bot)]
    except InvalidToken:
        return [(BAD, TOKEN_REFUSED)]
    except TelegramError as problem:
        words = f"{root} cannot be reached or does not answer as Telegram does ({problem.message})."
        return [(BAD, f"{words} Check TELEGRAM_API_BASE_URL; without direct access to Telegram, set TELEGRAM_PROXY.")]


def _privacy(bot: Bot) -> Finding:
    if bot.can_read_all_group_messages:
        return NOTE, PRIVACY_OFF
    return GOOD, "Privacy mode is on."


async def _clock(settings: Settings) -> Finding:
    try:
        async with (
            aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=10), proxy=settings.telegram_proxy) as session,
            session.get(settings.telegram_api_base_url, allow_redirects=False) as answer,
        ):
            theirs = parsedate_to_datetime(answer.headers["Date"])
    except (aiohttp.ClientError, OSError, KeyError, ValueError):
        return NOTE, "The clock could not be compared with Telegram's."
    ahead = datetime.now(UTC) - theirs.astimezone(UTC)
    if abs(ahead) <= CLOCK_TOLERANCE:
        return GOOD, "The clock agrees with Telegram's."
    way = "fast" if ahead > timedelta(0) else "slow"
    return BAD, f"This machine's clock is {abs(ahead).total_seconds():.0f} seconds {way}. Synchronise it (NTP)."


async def _webhook(settings: Settings, bot: Bot) -> list[Finding]:
    told = await bot.get_webhook_info()
    if settings.webhook_url is None:
        if not told.url:
            return [(GOOD, "No webhook is in the way of polling.")]
        remove = f"open {settings.telegram_api_base_url}/bot<your token>/deleteWebhook once"
        return [(BAD, f"A webhook is set for this bot, so that polling gets nothing. Remove it: {remove}.")]
    chosen = settings.webhook_secret.get_secret_value() if settings.webhook_secret else None
    wanted = address_of(settings.webhook_url, bot.token, secret_of(bot.token, chosen))
    if not told.url:
        return [(NOTE, f"Telegram does not post yet. The next start has it post to {wanted}.")]
    if told.url != wanted:
        other = f"Telegram posts to {told.url} and not to {wanted}"
        return [(BAD, f"{other}. Stop whatever bot is there, then start this one: that changes it.")]
    return [_posts(told, wanted), *_kinds(told)]


def _kinds(told: WebhookInfo) -> list[Finding]:
    """Return what to note if Telegram sends other kinds of updates than this version handles."""
    if set(told.allowed_updates) == set(KINDS):
        return []
    return [(NOTE, "Telegram was asked for other kinds of updates. The next start asks for those that are handled.")]


def _posts(told: WebhookInfo, wanted: str) -> Finding:
    """Return the finding about Telegram's posts, from its own report; a failure counts only while updates wait."""
    waits = f"updates that wait there: {told.pending_update_count}"
    if told.last_error_date and datetime.now(UTC) - told.last_error_date < RECENTLY and told.pending_update_count:
        why = f"Telegram cannot post to {wanted} ({told.last_error_message}); {waits}"
        return BAD, f"{why}. Is the bot running, and does the server in front of it lead /telegram to HTTP_LISTEN?"
    return GOOD, f"Telegram posts to {wanted}; {waits}."


async def _groups(settings: Settings, bot: Bot) -> list[Finding]:
    try:
        branches = await _branches(settings)
    except FAILURES as problem:
        return [(BAD, database_words(settings.database, problem))]
    if not branches:
        return [(NOTE, f"No group is known yet. Add @{bot.username} to the branch's group; it says what to do next.")]
    return [await _group(bot, branch) for branch in branches]


async def _branches(settings: Settings) -> Sequence[Branch]:
    """Return the branches of a database with this version's schema, else none: another schema cannot be read.

    A row without a group that was never set up is left out: a branch has moved to its group.
    """
    if (await _database(settings))[0] != GOOD:
        return []
    database = Database(settings.database)
    try:
        async with database.read() as db:
            theirs = or_(Branch.chat_id.is_not(None), Branch.ready_at.is_not(None))
            return (await db.scalars(select(Branch).where(theirs).order_by(Branch.id))).all()
    finally:
        await database.close()


async def _group(bot: Bot, branch: Branch) -> Finding:
    title = branch.name or branch.title
    if branch.chat_id is None or branch.gone_at is not None:
        return NOTE, f"{title}: the bot was removed from the group. Add it again if the branch still uses it."
    try:
        member = await bot.get_chat_member(branch.chat_id, bot.id)
    except Forbidden:
        return BAD, f"{title}: the bot is not in the group. Add it again."
    except ChatMigrated:
        return NOTE, f"{title}: the group has become a supergroup. The bot follows it when it runs."
    except BadRequest as problem:
        return BAD, f"{title}: Telegram does not know the group ({problem.message}). Add the bot to the right group."
    return _standing(title, member)


def _standing(title: str, member: ChatMember) -> Finding:
    if member.status in {ChatMember.LEFT, ChatMember.BANNED}:
        return BAD, f"{title}: the bot is not in the group. Add it again."
    if not isinstance(member, ChatMemberAdministrator):
        return BAD, f"{title}: the bot is not an administrator. Make it one with the right to pin messages."
    if not member.can_pin_messages:
        return BAD, f"{title}: the bot may not pin messages. Give it that right, so that notices stay on top."
    return GOOD, f"{title}: the bot is an administrator and may pin."

"""Steps of the tests of backups, on SQLite and on a server."""

import asyncio

from sqlalchemy import select

from bot.backup.restore import restore
from bot.config import Settings
from bot.storage.engine.database import Database
from bot.storage.tables import Base
from bot.storage.tables.branch import Account
from bot.storage.tables.seen import SeenUpdate
from sandbox.scenario.sample_files import picture
from tests.support.town import FOUNDED


def settings_of(folder, **changes):
    return Settings(_env_file=None, data_dir=folder, **changes)


async def rows(url):
    """Return all rows of the database at this address, sorted, by table."""
    database = Database(url)
    try:
        async with database.read() as db:
            return {
                t.name: sorted((tuple(row) for row in await db.execute(select(t))), key=repr)
                for t in Base.metadata.sorted_tables
            }
    finally:
        await database.close()


async def restored(folder, file, **options):
    """Restore the backup into the folder in a thread."""
    return await asyncio.to_thread(restore, settings_of(folder), file, **options)


async def a_lively_town(town):
    """Play a leave with a photograph and check-ins, until the activity has ended and its ballot is open."""
    activity = await town.dated()
    zhang = town["张三"]
    await zhang.says("/leave")
    await zhang.taps("病假")
    await zhang.sends_photo(picture("诊断证明"), caption="住院，附医院证明")
    if zhang.can_tap("提交"):
        await zhang.taps("提交")
    await town.until("2026-03-06 13:40")
    for name in ("陈四", "孙五", "周六", "吴七", "郑八"):
        await town[name].taps("签到", to=town.group)
    await town.until("2026-03-06 18:05")
    await town["李书记"].taps("已开展")
    return activity


async def keeps_writing(database, ended):
    """Write an account and an update in each transaction until `ended` is set; return the number of transactions."""
    for number in range(1, 100_000):
        async with database.begin() as db:
            db.add(Account(telegram_id=number, awaiting_data={}))
            db.add(SeenUpdate(update_id=number, seen_at=FOUNDED))
        if ended.is_set():
            return number
    return 0

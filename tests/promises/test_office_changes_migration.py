"""The upgrade about changes of offices (0025), undone: nothing stays that the version before does not know."""

from sqlalchemy import text

from bot.domain.obligations import deliveries, duties
from bot.domain.obligations.kinds import DeliveryKind, DutyKind
from bot.storage.engine.database import Database
from tests.support.branches import RosterEntry, a_branch
from tests.support.databases import address
from tests.support.revisions import downgrade_to
from tests.support.town import FOUNDED


async def test_a_downgrade_leaves_no_duty_or_message_of_the_later_version(tmp_path):
    database = Database(address(tmp_path, migrated=False))
    await database.migrate()
    async with database.begin() as db:
        branch, (secretary,) = await a_branch(db, [RosterEntry("李书记", "full", "secretary", 7)], now=FOUNDED)
        for kind in (DutyKind.CLAIM_LINK, DutyKind.OFFICE_CHANGE, DutyKind.OVERDUE):
            await duties.owe(db, kind, branch, due_at=FOUNDED, next_at=FOUNDED)
        for kind in (DeliveryKind.OFFICE_CHANGE, DeliveryKind.OFFICE_CHANGE_OWN, DeliveryKind.OFFICE_CONSENT,
                     DeliveryKind.MONTH_CARD):  # fmt: skip
            await deliveries.to_account(db, kind, secretary.account_id, branch, now=FOUNDED)
    async with database.engine.begin() as connection:
        await connection.run_sync(downgrade_to, "0024")
        kept = [(await connection.execute(text(f"SELECT kind FROM {name}"))).scalars().all() for name in
                ("duties", "deliveries")]  # fmt: skip
    assert kept == [["overdue"], ["month-card"]]
    await database.close()

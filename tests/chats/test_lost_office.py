"""Letters to officers about the branch itself, once their reader holds no office any more."""

from tests.support.invariants import everything_is_whole


async def test_letters_to_an_officer_whose_new_office_is_contested_are_dropped_without_a_fault(
    small_town_on_the_day, caplog
):
    town = small_town_on_the_day
    await town["李书记"].says("/roster")
    card = town["李书记"].last()
    for label in ("张三", "职务", "副书记"):
        await town["李书记"].taps(label, on=card)
    await town["王组织"].taps("有异议", on=town["王组织"].sees("新任副书记"))
    await town.passes(minutes=10)
    assert [record.message for record in caplog.records if record.levelname == "ERROR"] == []
    await everything_is_whole(town)
    town["李书记"].sees("王组织有异议，变动暂停至")

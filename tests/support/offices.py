"""Changes of offices and accounts by the buttons of the roster, and what people are told of them."""

from bot.domain.branch import people

COMMITTEE = (
    ("李书记", "full", "secretary", True),
    ("王组织", "full", "organisation", True),
    ("赵宣传", "full", "publicity", True),
    ("钱纪检", "full", "discipline", True),
    ("张三", "full", None, True),
    ("陈四", "full", None, True),
)


async def offices(town, name):
    async with town.database() as db:
        everybody = await people.roster(db, town.branch_id)
        return next((set(map(str, one.offices)) for one in everybody if one.name == name), None)


async def bound(town, name):
    async with town.database() as db:
        return (await town.person(db, name)).account_id


async def card(town, who, name):
    """Open the card of a person in the roster and return its message."""
    await town[who].says("/roster")
    message = town[who].last()
    await town[who].taps(name, on=message)
    return message


async def turns(town, who, name, *labels):
    """Turn offices of a person on or off with the buttons of the card."""
    message = await card(town, who, name)
    await town[who].taps("职务", on=message)
    for label in labels:
        await town[who].taps(label, on=message)


async def unbinds(town, who, name):
    message = await card(town, who, name)
    await town[who].taps("解除绑定", on=message)
    await town[who].taps("确定解除", on=message)


async def removes(town, who, name, cause="误加"):
    message = await card(town, who, name)
    await town[who].taps("移出名册", on=message)
    await town[who].taps(cause, on=message)


async def asks_handover(town, who, name):
    message = await card(town, who, name)
    await town[who].taps("交接书记", on=message)
    return await town[who].taps("请其接任书记", on=message)


def told(town, name, *words):
    """Return the newest message in this person's chat that has all these words."""
    found = [message for message in town[name].screen() if all(word in message.text for word in words)]
    assert found, [message.text for message in town[name].screen()]
    return found[-1]


def untold(town, name, words):
    return not [message for message in town[name].screen() if words in message.text]

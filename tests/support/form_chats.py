"""A branch's own forms in the chats: the card of a form, the form to start with, the form that is sent."""

from tests.support.forged_papers import Forger

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


async def opens(town, name="李书记", kind="活动纪实表"):
    person = town[name]
    await person.says("/settings")
    await person.taps("模板")
    await person.taps(kind)
    return person


async def sends(person, data, name="本支部纪实表.docx"):
    await person.taps("换成本支部的表")
    await person.sends_file(name, data, WORD)


async def start_form(person) -> Forger:
    await person.taps("下载样表")
    _name, data = person.last().document
    return Forger(data)

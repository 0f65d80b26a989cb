"""Characters that no paper can hold: they are left out of what is typed, and the paper is made."""

import pytest

from bot.domain.names import strip_marks
from tests.support.paper_chats import ended, makes, said
from tests.support.photos import photo

pytestmark = pytest.mark.usefixtures("word_only")


async def test_a_paper_is_made_of_words_with_characters_that_xml_does_not_have(town_on_the_day):
    town = town_on_the_day
    activity = await ended(town)
    zhao = town["赵宣传"]
    await zhao.says("/record")
    await zhao.says("张三：值守表要贴\uffff出来，\ufffe我来画。")
    await zhao.says("议定：张贴\uffff值守表 负责人 张三 4月10日前")
    await zhao.sends_photo(photo(), caption="集中\uffff学习")
    secretary = town["李书记"]
    await secretary.presses(f"agd:aim-goal:{activity.id}", on=secretary.last())
    await secretary.says("学懂\uffff会议精神")
    sent = await makes(town, "李书记", activity, "活动纪实表")
    assert "我来画。" in said(sent)


def test_words_read_from_a_file_lose_them():
    assert strip_marks("值守\uffff表\ufffe") == "值守表"

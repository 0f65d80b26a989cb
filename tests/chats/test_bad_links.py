"""Links that are cut, forged, early, late or of another branch are refused with a way on; a good one counts once."""

from bot.domain import links
from bot.domain.absence import leave_requests
from bot.domain.activity import activities
from bot.domain.attendance.check_in import link_payload
from bot.domain.evaluation import voting
from bot.domain.membership import claim_links
from bot.domain.setup import setup
from bot.storage.tables.branch import Branch
from bot.views import notice
from tests.support.witness import changed, heard, refused, rows


async def test_an_unusable_link_is_refused_with_an_explanation(crowd):
    town, zhang, stranger = crowd.town, crowd.town["张三"], crowd.town.telegram.person("路人戊")
    await stranger.starts()
    held, ahead = await town.activity_now(crowd.ids["e"]), await town.activity_now(crowd.ids["a"])
    theirs = await town.activity_now(crowd.theirs["a"])
    async with town.database() as db:
        own, other = [await db.get_one(Branch, each.branch_id) for each in (town, crowd.beside)]
    made = (
        link_payload(ahead), activities.link_payload(ahead, leave_requests.PURPOSE),
        activities.link_payload(held, voting.VOTE_LINK), activities.link_payload(held, voting.COMMENT_LINK),
        claim_links.payload(own, claim_links.day_of(crowd.town.now)), setup.link_payload(own),
        links.make(notice.CALENDAR, ahead.secret, ahead.id), links.make(notice.DETAILS, ahead.secret, ahead.id),
    )  # fmt: skip
    cut = [payload[:length] for payload in made for length in (len(payload) - 1, len(payload) - 11, 3)]
    forged = [payload[:-10] + "0123456789" for payload in made]
    swapped = [payload.replace(payload.split("_")[0], "vt", 1) for payload in made if payload[:2] != "vt"]
    odd = [
        "x" * 64,
        "_" * 64,
        "-" * 64,
        "at_" + "z" * 61,
        "at_-1_-1_0123456789",
        "at_1_1_签名",
        "at_٣_٣_٣",
        "in_" + "z" * 61,
        "in_-1_-1_0123456789",
        "in_1_1_签名",
        "in_٣_٣_٣",
        "in_1_1_0 a b",
    ]
    for payload in (*cut, *forged, *swapped, *odd):
        sentence = await refused(town, zhang, lambda p=payload: zhang.says(f"/start {p}"))
        # A restored backup may lack the activity of a real link, and a forged number must not tell which ones exist.
        gone = payload.startswith((notice.CALENDAR, notice.DETAILS)) and "没有找到这次活动" in sentence
        assert gone or "链接不完整" in sentence, payload
    for payload in (link_payload(theirs), activities.link_payload(theirs, leave_requests.PURPOSE)):
        assert "另一个党支部" in await refused(town, zhang, lambda p=payload: zhang.starts(p))
    assert "已经设置完毕" in await refused(town, zhang, lambda: zhang.starts(setup.link_payload(other)))
    assert "尚未开始" in await refused(town, zhang, lambda: zhang.starts(made[0]))
    late = link_payload(held)
    assert "结束" in await refused(town, zhang, lambda: zhang.starts(late))
    for payload in (made[0], made[1], made[2], made[3]):
        assert "还没有认领身份" in await refused(town, stranger, lambda p=payload: stranger.starts(p))


async def test_a_link_used_twice_counts_once(crowd):
    town, chen = crowd.town, crowd.town["周六"]
    await town.until("2026-04-03 13:58")
    payload = link_payload(await town.activity_now(crowd.ids["a"]))
    assert "签到成功" in (await heard(town, lambda: chen.starts(payload)))[0]
    await town.passes(seconds=20)
    before = await rows(town)
    (again,) = await heard(town, lambda: chen.starts(payload))
    assert "签到成功" in again
    assert changed(before, await rows(town)) == {}

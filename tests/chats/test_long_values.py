"""Every message stays within Telegram's limits: with 300 people and the longest texts, in both languages.

The messages are worded by the bot and sent to the sandbox, which refuses what Telegram refuses.
"""

from __future__ import annotations

import json
import re
import secrets
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from bot.catalogue import LETTERS
from bot.domain.activity import activities
from bot.domain.attendance.check_in import link_payload
from bot.domain.branch import group_access
from bot.domain.obligations.deliveries import OUTDATED
from bot.domain.obligations.group_posts import Cause
from bot.domain.obligations.kinds import DeliveryKind, Readers
from bot.storage.tables.absence import Leave, Makeup
from bot.storage.tables.agenda import Step
from bot.storage.tables.branch import Account
from bot.storage.tables.evaluation import BallotComment, BallotCount
from bot.storage.tables.membership import Claim
from bot.storage.tables.obligations import Delivery
from bot.storage.tables.office_changes import OfficeChange, OfficeChangeKind
from bot.storage.tables.papers import Filing
from bot.telegram import sending
from bot.telegram.message import Message, parts, visible_length
from bot.telegram.send_queue import Lane
from bot.views import group_answer
from tests.chats.test_bad_presses import ANYBODYS, MEMBERS, OFFICERS
from tests.support.long_values import CONTENT, FORM, PLACE, REASON, a_long_branch, name, words
from tests.support.party_day import FEW, THERE
from tests.support.town import a_town, at

if TYPE_CHECKING:
    from collections.abc import Callable

RAW, MARKUP, ENTITIES, LABEL = 32_768, 10_240, 100, 128  # bytes of HTML and of a keyboard; entities; units of a label
LANGUAGES = ("zh-CN", "en")


@dataclass
class Given:
    """A delivery to word: what it is about, its arguments, and the state in which it is due."""

    about: str | None = None
    person: str = "p"
    args: dict[str, Any] = field(default_factory=dict)
    state: str | None = None  # of the branch: a key of STATES


def ref(**ids: str) -> dict[str, Any]:
    """Return arguments that are the ids of these objects."""
    return {key: f"#{letter}" for key, letter in ids.items()}


CHANGED = {
    "starts_at": ["2026-04-01T06:00:00+00:00", "2026-04-03T06:00:00+00:00"],
    "ends_at": ["2026-04-01T09:00:00+00:00", "2026-04-03T09:00:00+00:00"],
    "place": [PLACE, PLACE[::-1]],
    "host": [name(3), name(4)],
    "recorder": [name(5), name(6)],
    "form": [FORM, FORM[::-1]],
    "content": [CONTENT, CONTENT[::-1]],
}
POST_GONE, OFFICE_CHANGES = 9001, list(range(9001, 9061))
EVERY: dict[DeliveryKind, list[Given]] = {
    DeliveryKind.GREETING: [Given(), Given(args={"can_pin": True})],
    DeliveryKind.GROUP_ANSWER: [
        Given(args=group_answer.stored(Message(words(4000).replace("&", "&amp;").replace("<", "&lt;"))))
    ],
    DeliveryKind.CLAIM_CARD: [Given()],
    DeliveryKind.GROUP_LEFT: [Given(args={"chat_id": -1, "thread_id": None})],
    DeliveryKind.GROUP_REPLACED: [Given(person="h", args={"old": words(255), "new": words(255)})],
    DeliveryKind.GROUP_REFUSED: [
        Given(args={"cause": cause, **ref(since="i", tried="i")}, state=state)
        for cause in (Cause.MUTED, Cause.OTHER)
        for state in ("posts refused", None)
    ],
    DeliveryKind.POST_GONE: [Given("e", args={"post": POST_GONE}, state="card gone")],
    DeliveryKind.OFFICE_CHANGE: [
        Given(args={"changes": OFFICE_CHANGES, "stage": "made"}, state="offices changed"),
        Given(args={"changes": OFFICE_CHANGES[2:3], "stage": "frozen"}, state="offices changed"),
        Given(args={"changes": OFFICE_CHANGES[:1], "stage": "settled"}, state="offices changed"),
    ],
    DeliveryKind.OFFICE_CHANGE_OWN: [
        Given(args={"changes": OFFICE_CHANGES, "stage": "made"}, state="offices changed"),
    ],
    DeliveryKind.OFFICE_CONSENT: [Given(args={"changes": OFFICE_CHANGES[1:2]}, state="offices changed")],
    DeliveryKind.CLAIM_ASK: [Given(args=ref(claim="c")), Given(args=ref(first="c"), state="names claimed")],
    DeliveryKind.CLAIM_ANSWER: [Given(args=ref(claim="k"))],
    DeliveryKind.CLAIM_UNBOUND: [Given()],
    DeliveryKind.MONTH_CARD: [Given("u")],
    DeliveryKind.MONTH_OPEN: [Given(args={"year": 2026, "month": 6})],
    DeliveryKind.MONTH_LAST_DAY: [Given(args={"year": 2026, "month": 6})],
    DeliveryKind.MONTH_MISSED: [Given(args={"year": 2026, "month": 6})],
    DeliveryKind.APPROVAL_ASK: [Given("a"), Given("a", state="approved"), Given("a", state="not approved"), Given("x")],
    DeliveryKind.NOTICE: [Given("a"), Given("x")],
    DeliveryKind.NOTICE_COPY: [Given("a")],
    DeliveryKind.NOTICE_MISSING: [Given("a"), Given("x")],
    DeliveryKind.CHANGE_NOTICE: [Given("a", args={"changed": CHANGED})],
    DeliveryKind.CHANGE_COPY: [Given("a", "v", {"changed": CHANGED})],
    DeliveryKind.FORECAST: [Given("a", state="away")],
    DeliveryKind.EVE: [Given("a")],
    DeliveryKind.LEAVE_REQUEST: [Given("a", args=ref(leave="l")), Given("a", args=ref(leave="w"))],
    DeliveryKind.LEAVE_REMINDER: [Given("a", args=ref(leave="l"))],
    DeliveryKind.LEAVE_ANSWER: [Given("a", args=ref(leave="w"))],
    DeliveryKind.REPLACEMENT: [Given("a", args={**ref(person="h"), "role": "host"})],
    DeliveryKind.JOINT_PASSED_ON: [Given("a", args={"former": words(255)})],
    DeliveryKind.CHECK_IN_CARD: [Given("n"), Given("e"), Given("n", args={OUTDATED: True})],
    DeliveryKind.HOST_CARD: [
        Given("n"),
        Given("e"),
        Given("e", state="unconfirmed"),
        Given("n", args={OUTDATED: True}),
    ],
    DeliveryKind.HELD_QUESTION: [Given("e"), Given("e", state="unconfirmed")],
    DeliveryKind.CANCELLED: [Given("x")],
    DeliveryKind.CANCELLED_COPY: [Given("x")],
    DeliveryKind.KEPT_CHECK_IN: [Given("n"), Given("x")],
    DeliveryKind.CHECK_IN_VOIDED: [Given("e", args=ref(check_in="z"))],
    DeliveryKind.CORRECTION_ASKED: [Given("e", args=ref(request="r")), Given("e", args=ref(request="j"))],
    DeliveryKind.CORRECTION_ANSWER: [Given("e", args=ref(request="j"))],
    DeliveryKind.RECORD_CORRECTED: [Given("e", args=ref(request="j"))],
    DeliveryKind.RECORDED_LATER: [Given("e", state="recorded later")],
    DeliveryKind.BALLOT: [Given("e", "h")],
    DeliveryKind.BALLOT_AGAIN: [Given("e", "h")],
    DeliveryKind.BALLOT_REMINDER: [Given("e", "h")],
    DeliveryKind.BALLOT_CARD: [Given("e"), Given("e", state="closed")],
    DeliveryKind.BALLOT_RESULT: [Given("e", state="closed")],
    DeliveryKind.BALLOT_COMMENTS: [Given("e", state="closed")],
    DeliveryKind.BALLOT_LOST: [Given("e", args={"cause": "key"})],
    DeliveryKind.LOW_WARNING: [Given("e", args={"low": 2}, state="closed")],
    DeliveryKind.LOW_CONSEQUENCE: [Given("e", args={"low": 3}, state="closed")],
    DeliveryKind.MAKEUP_TASK: [Given("e", args=ref(makeup="m"))],
    DeliveryKind.MAKEUP_NUDGE: [Given("e", "o", ref(makeup="t"))],
    DeliveryKind.MAKEUP_REVIEW: [
        Given("e", args={**ref(makeup="m"), "stamp": "#s"}),
        Given("e", "o", {**ref(makeup="t"), "stamp": "#s"}),
        Given("e", args={**ref(makeup="m"), "stamp": 1}),
    ],
    DeliveryKind.MAKEUP_ANSWER: [Given("e", "o", {**ref(makeup="t"), "state": "returned", "stamp": "#s"})],
    DeliveryKind.MAKEUP_OVERDUE: [Given("e", state="overdue")],
    DeliveryKind.MAKEUP_CANCELLED: [Given("e")],
    DeliveryKind.RECORDING: [Given("a")],
    DeliveryKind.RECORD_DRAFT: [Given("e", state="unfiled"), Given("e", state="filed")],
    DeliveryKind.RECORD_MISSING: [Given("e", state="unfiled")],
    DeliveryKind.OBJECTION: [Given(args={"words": REASON})],
    DeliveryKind.OBJECTION_ANSWER: [Given(args={"words": REASON, "asked": REASON, "by": name(1)})],
    DeliveryKind.OVERDUE: [Given(state="overdue")],
    DeliveryKind.YEAR_PAPERS_BROKEN: [Given(args={"year": 2026})],
    DeliveryKind.CHAIN_HEAD: [Given(args={"number": 10**9, "hash": "0" * 16, "branch": 10**9})],
}
# Sent once and never edited, so that they may come in parts.
IN_PARTS = {DeliveryKind.BALLOT_COMMENTS, DeliveryKind.GROUP_ANSWER}


@pytest.fixture
async def branch(tmp_path):
    async with a_long_branch(tmp_path) as built:
        yield built
    assert built.town.telegram.complaints == []


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def beyond(message: Message, *, one: bool) -> list[str]:
    """Return how the message exceeds a limit of Telegram, `one` if it must not come in parts."""
    found = []
    cut = parts(message)
    if one and len(cut) > 1:
        found.append(f"{visible_length(message.text)} units, in {len(cut)} parts")
    for part in cut:
        html = part.text.encode()
        markup = json.dumps([[(b.label, b.data or b.url) for b in row] for row in part.buttons]).encode()
        found += [f"{len(html)} bytes of HTML"] if len(html) > RAW else []
        found += [f"{len(markup)} bytes of buttons"] if len(markup) > MARKUP else []
        found += [f"{part.text.count('</')} entities"] if part.text.count("</") > ENTITIES else []
        found += [f"label {b.label}" for row in part.buttons for b in row if not 1 <= units(b.label) <= LABEL]
    if message.document is not None and not 1 <= len(message.document.name.encode()) <= 255:
        found.append("name of the file")
    return found


# --- letters ----------------------------------------------------------------------------------------------------------


async def closed(db, ids, now):
    held = await activities.get(db, ids["e"])
    held.ballot_closed_at = now
    for raters in ("members", "guests"):
        for dimension in range(1, 5):
            for level in range(1, 5):
                count = BallotCount(activity_id=held.id, raters=raters, dimension=dimension, level=level, count=20)
                db.add(count)
    for _ in range(110):
        db.add(BallotComment(activity_id=held.id, key=secrets.token_hex(16), text=REASON))


async def unconfirmed(db, ids, now):
    (await activities.get(db, ids["e"])).ballot_closes_at = None


async def unfiled(db, ids, now):
    await db.delete(await db.get_one(Filing, ids["v"]))


async def filed(db, ids, now):
    for number in range(4):
        db.add(Filing(
            activity_id=ids["e"], committee=words(100), sent_at=now, by_id=ids["h"], receipt=REASON,
            received_at=now if number else None,
        ))  # fmt: skip


async def recorded_later(db, ids, now):
    held = await activities.get(db, ids["e"])
    held.recorded_later_at, held.recorded_later_by = now, ids["h"]


async def away(db, ids, now):
    granted = await db.get_one(Leave, ids["w"])
    for number in range(130):
        db.add(Leave(
            branch_id=granted.branch_id, activity_id=granted.activity_id, person_id=ids["h"] + 10 + number, year=2026,
            slip=1000 + number, category=granted.category, reason=REASON, state=granted.state, asked_at=now,
        ))  # fmt: skip


async def posts_refused(db, ids, now):
    for cause in (Cause.MUTED, Cause.OTHER):
        for number in range(40):
            post = Delivery(
                key=f"long:{cause}:{number}", kind=DeliveryKind.NOTICE, branch_id=ids["b"], activity_id=ids["a"],
                args={}, due_at=now, next_at=now,
            )  # fmt: skip
            db.add(post)
            await db.flush()
            await group_access.refused(db, post, cause, f"{number}{REASON}"[:200], now=now)


async def card_gone(db, ids, now):
    post = Delivery(
        id=POST_GONE, key="long:gone", kind=DeliveryKind.BALLOT_CARD, branch_id=ids["b"], activity_id=ids["e"], args={},
        due_at=now, sent_at=now,
    )  # fmt: skip
    db.add(post)


async def offices_changed(db, ids, now):
    for number, change in enumerate(OFFICE_CHANGES):
        db.add(OfficeChange(
            id=change, branch_id=ids["b"], person_id=ids["h"] + 10 + number, predecessor_id=ids["h"], account_id=1,
            kind=OfficeChangeKind.HANDOVER if number == 1 else OfficeChangeKind.OFFICES,
            gained="deputy", lost="publicity",
            asked_by_id=ids["h"], asked_at=now, made_at=None if number == 1 else now,
            objected_by_id=ids["p"] if number == 2 else None, objected_at=now if number == 2 else None,
        ))  # fmt: skip


async def names_claimed(db, ids, now):
    for number in range(60):
        account = Account(
            telegram_id=991_000_000 + number, display_name=words(130), username="u" * 32, awaiting_data={}
        )
        db.add(account)
        await db.flush()
        db.add(Claim(branch_id=ids["b"], person_id=ids["f"] + number, account_id=account.telegram_id, claimed_at=now))


async def approved(db, ids, now):
    db.add(Step(activity_id=ids["a"], number=2, done_on=now.date(), noted_at=now, by_id=ids["h"]))


async def not_approved(db, ids, now):
    db.add(Step(activity_id=ids["a"], number=2, skipped=True, reason=REASON[:200], noted_at=now, by_id=ids["h"]))


STATES: dict[str, Callable] = {
    "filed": filed, "unfiled": unfiled,
    "closed": closed, "unconfirmed": unconfirmed, "recorded later": recorded_later, "away": away,
    "posts refused": posts_refused, "card gone": card_gone, "offices changed": offices_changed,
    "names claimed": names_claimed, "approved": approved, "not approved": not_approved,
}  # fmt: skip


async def worded(branch, kind: DeliveryKind, given: Given, language: str) -> Message:
    """Return the letter, worded by the bot's own view; the state it is worded in is undone."""
    town, ids = branch.town, branch.ids
    now = town.now.replace(month=9) if given.state == "overdue" else town.now
    async with town.database() as db:
        if given.state in STATES:
            await STATES[given.state](db, ids, now)
            await db.flush()
        stamp = int((await db.get_one(Makeup, ids["t"])).submitted_at.timestamp())
        known = {**ids, "s": stamp, "i": now.isoformat(), "v": (await db.get_one(Leave, ids["w"])).person_id}
        args = {key: known[value[1:]] if str(value).startswith("#") else value for key, value in given.args.items()}
        delivery = Delivery(
            id=9000, kind=kind, branch_id=ids["b"], activity_id=known.get(given.about), person_id=known[given.person],
            account_id=None if kind.readers is Readers.GROUP else 1, args=args, due_at=now, message_id=1, sent_at=now,
        )  # fmt: skip
        message = await LETTERS[kind](db, delivery, town.bot.services.library.of(language))
        await db.rollback()
    assert message is not None, f"nothing to say for {given}"
    return message


async def refused_by_telegram(branch, kind: DeliveryKind, message: Message) -> list[str]:
    """Send the message and edit it, and return what Telegram refuses."""
    bot, town = branch.town.bot.application.bot, branch.town
    chat = town.group.id if kind.readers is Readers.GROUP else town[name(0)].id
    try:
        sent = await sending.send(bot, chat, message, lane=Lane.ANSWER)
        assert isinstance(sent, sending.Sent), sent
        if kind in IN_PARTS:
            return []
        picture = message.photo is not None
        edited = await sending.edit(bot, chat, sent.message_id, message, Lane.ANSWER, caption_only=picture)
        assert isinstance(edited, sending.Sent), edited
    except Exception as problem:  # noqa: BLE001 - any is what this looks for
        return [repr(problem)]
    return []


def test_every_kind_of_message_is_worded_here():
    assert set(EVERY) == set(DeliveryKind)


async def test_every_letter_stays_within_telegrams_limits(branch):
    wrong = []
    for language in LANGUAGES:
        for kind, states in EVERY.items():
            for given in states:
                try:
                    message = await worded(branch, kind, given, language)
                except Exception as problem:  # noqa: BLE001 - any is what this looks for
                    wrong.append(f"{kind} {given.state or given.about or ''} ({language}): {problem!r}"[:300])
                    continue
                faults = beyond(message, one=kind not in IN_PARTS) + await refused_by_telegram(branch, kind, message)
                wrong += [f"{kind} {given.state or given.about or ''} ({language}): {fault}" for fault in faults]
    assert not wrong, "\n" + "\n".join(wrong)


async def test_no_private_letter_has_a_button_that_links_to_the_bot(branch):
    own, found = f"t.me/{branch.town.account.username}", []
    for kind, states in EVERY.items():
        for given in (each for each in states if kind.readers is not Readers.GROUP):
            message = await worded(branch, kind, given, LANGUAGES[0])
            found += [kind for row in message.buttons for button in row if own in (button.url or "")]
    assert found == []


# --- screens ----------------------------------------------------------------------------------------------------------

PRIVATE = (
    "/start", "/help", "/todo", "/summary", "/summary 3", "/summary 2026", "/roster", "/plan", "/me", "/leave",
    "/makeup", "/checkin", "/settings", "/blocked", "/language", "/setup",
)  # fmt: skip
IN_THE_GROUP = ("/summary", "/summary 2026", "/plan", "/help", "/todo")
PAGES = (
    "in:hand:{n}:0", "in:hand:{n}:3", "in:card:{n}", "in:end:{n}", "in:fix:{e}:1", "in:fix:{e}:9", "ros:page:{b}:5",
    "leave:for:{a}:5", "arr:host:{a}:2", "sum:y:2026", "sum:m:2026:3", "bind:page:{b}:3", "makeup:card:{t}",
)  # fmt: skip
LAST = re.compile(  # presses that decide something, after which the others would find nothing
    "in:(ended|undo|held|agree|extend)|who:(gone|free|leave|kind|office)|bind:(yes|no|all|me)|arr:(cancel|set|adopt)"
    "|leave:(yes|no|withdraw|submit)|makeup:(pass|return|hand|contact)|rec:withdraw|free:gone|cfg:undo|plan:adopt|lang:"
)


def faults_of(town) -> tuple[str, ...]:
    library = town.bot.services.library
    return tuple(library.of(language).plain("fault", code="|").split("|")[0] for language in LANGUAGES)


async def told_by(town, act) -> list[str]:
    """Act, and return the texts of the bot's calls: of new and edited messages, and of pop-ups."""
    answered = len(town.telegram.answers)
    await act()
    made = [values for method, values, _ in town.telegram.answers[answered:] if method != "getUpdates"]
    return [str(values.get("text") or values.get("caption") or "") for values in made]


@pytest.mark.parametrize(
    "language",
    ["en", pytest.param("zh-CN", marks=pytest.mark.long("as in English, whose texts are longer, and as slow"))],
)
async def test_every_screen_stays_within_telegrams_limits(branch, language):
    town, human = branch.town, branch.town[name(0)]
    await human.presses(f"lang:{language}", on=human.last())
    ids = {**branch.ids, "s": 1}
    forged = [data.format(**ids) for data in (*PAGES, *ANYBODYS, *MEMBERS, *OFFICERS)]
    presses = sorted(forged, key=lambda data: LAST.match(data) is not None)
    on, wrong, faults = human.last(), [], faults_of(town)
    acts = [(text, partial(human.says, text)) for text in PRIVATE]
    acts += [(text, partial(human.says, text, to=town.group)) for text in IN_THE_GROUP]
    acts += [(data, partial(human.presses, data, on=on)) for data in presses]
    for what, act in acts:
        texts = await told_by(town, act)
        if not texts or any(text.startswith(faults) for text in texts):
            wrong.append(f"{what}: {texts}"[:300])
    assert not wrong, "\n" + "\n".join(wrong)
    private = [values for _, values, _ in town.telegram.answers if int(values.get("chat_id") or 0) > 0]
    links = f"t.me/{town.account.username}"
    assert not [values for values in private if links in str(values.get("reply_markup"))]


# --- the longest texts, as people write them --------------------------------------------------------------------------


async def test_the_longest_study_is_read_and_decided(tmp_path):
    async with a_town(tmp_path, at("2026-03-06 13:00"), roster=FEW) as town:
        await town.dated(reason="上级临时部署")
        await town.until("2026-03-06 13:55")
        activity = await town.activity_now(1)
        for present in THERE:
            await town[present].starts(link_payload(activity))
        await town.until("2026-03-06 18:10")
        await town["李书记"].taps("已开展")
        await town.passes(minutes=11)
        await town["张三"].taps("补学")
        await town["张三"].says("&" * 2999 + "末")
        town["张三"].sees("提交，等待组织委员审阅")
        officer = town["王组织"]
        asked = officer.sees("&&&")
        assert asked.text.endswith("末")
        await officer.taps("通过", on=asked)
        await town.passes(seconds=10)
        assert not any("通过" in row for row in asked.buttons)
        town["张三"].sees("已通过")
    assert town.telegram.complaints == []


async def test_a_text_above_its_limit_is_refused_in_one_sentence(tmp_path):
    async with a_town(tmp_path, roster=FEW) as town:
        await town.dated()
        zhang = town["张三"]
        await zhang.says("/leave")
        await zhang.taps("病假")
        await zhang.says("&" * 501)
        assert "501" in zhang.last().text
        await zhang.says("&" * 500)
        await zhang.taps("提交")
        assert "&" * 500 in town["王组织"].last().text
    assert town.telegram.complaints == []


async def test_a_host_card_of_many_stays_one_message(branch):
    host = branch.town[name(0)]
    await host.presses(f"in:card:{branch.ids['n']}", on=host.last())
    card = host.last()
    assert "等 232 人，全部名单见 [补登签到]" in card.text
    assert any("结束活动" in row for row in card.buttons)
    await host.taps("补登签到", on=card)
    for _ in range(11):
        await host.taps("下一页")
    assert any(name(231) in row for row in host.last().buttons)


async def test_an_officer_reads_all_of_a_study_that_is_too_long_for_its_message(branch):
    officer = branch.town[name(1)]
    asked = next(message for message in officer.screen() if any("看全文" in row for row in message.buttons))
    assert any("通过" in row for row in asked.buttons)
    await officer.taps("看全文", on=asked)
    said = "".join(message.text for message in officer.screen() if message.from_bot)
    assert words(3000) in said.replace("\n", "")

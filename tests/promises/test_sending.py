"""Outgoing messages: their pace within Telegram's limits, the parts of long texts, and the outcome of each refusal."""

from __future__ import annotations

import asyncio
import re
import time
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telegram import ForceReply
from telegram.error import BadRequest, NetworkError, RetryAfter
from telegram.ext import ExtBot

from bot.clock import SystemClock
from bot.domain.obligations.group_posts import Cause
from bot.telegram.message import Attachment, Button, Message, keyboard, parts, shortened, visible_length
from bot.telegram.pace import Pace
from bot.telegram.request import AiohttpRequest
from bot.telegram.send_queue import Lane
from bot.telegram.sending import Delayed, Gone, Migrated, Sent, Unreachable, edit, send
from tests.support.scripted_bot_api import TOKEN, File, Telegram, refusal

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

GROUP = -100
PERSON = 1


class StandingClock:
    """Stands still; a sleep moves it at once."""

    def __init__(self) -> None:
        self.shown = datetime(2026, 3, 6, tzinfo=UTC)

    def now(self) -> datetime:
        return self.shown

    async def sleep(self, seconds: float) -> None:
        target = self.shown + timedelta(seconds=seconds)
        await asyncio.sleep(0)
        self.shown = max(self.shown, target)

    def wall(self, at: datetime) -> datetime | None:
        return None

    def on_move(self, moved: object) -> None: ...


class Limits:
    """Requests to a server that allows 30 messages in any second and 20 a minute in a group."""

    def __init__(self, pace: Pace, clock: StandingClock) -> None:
        self.pace, self.clock = pace, clock
        self.start = clock.now()
        self.taken: list[tuple[float, int, str]] = []
        self.refused = 0
        self.floods: list[float] = []
        self.refusals: dict[int, list[float]] = {}

    @property
    def now(self) -> float:
        return (self.clock.now() - self.start).total_seconds()

    async def server(self, chat: int, name: str) -> bool:
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        if self.floods:
            raise RetryAfter(self.floods.pop())
        if self.refusals.get(chat):
            raise RetryAfter(self.refusals[chat].pop())
        second = [at for at, _, _ in self.taken if at > self.now - 1]
        minute = [at for at, to, _ in self.taken if at > self.now - 60 and to == chat and chat < 0]
        if len(second) >= 30 or len(minute) >= 20:
            self.refused += 1
            raise RetryAfter(1)
        self.taken.append((self.now, chat, name))
        return True

    async def call(self, chat: int, lane: Lane | None = None, name: str = "", method: str = "sendMessage") -> float:
        """Make one request and return its duration in seconds."""
        begun = self.now
        await self.pace.process_request(self.server, (chat, name), {}, method, {"chat_id": chat}, lane)
        return self.now - begun

    async def until(self, taken: int) -> None:
        while len(self.taken) < taken:  # noqa: ASYNC110 - the clock moves with the loop
            await asyncio.sleep(0)

    def names(self) -> str:
        return "".join(name for _, _, name in self.taken)


@pytest.fixture
def limits() -> Limits:
    clock = StandingClock()
    return Limits(Pace(clock), clock)


async def test_a_fan_out_reaches_the_rate_without_a_refusal(limits: Limits) -> None:
    await asyncio.gather(*(limits.call(person, Lane.REMINDER) for person in range(1, 501)))
    assert limits.refused == 0
    assert 499 / limits.now >= 0.98 * 30


async def test_a_fan_out_delays_answers_at_most_a_tenth_second(limits: Limits) -> None:
    fan_out = asyncio.gather(*(limits.call(person, Lane.REMINDER) for person in range(1, 301)))
    waits = []
    for sent in range(20, 280, 20):
        await limits.until(sent)
        waits.append(await limits.call(999))
    await fan_out
    assert max(waits) <= 0.1
    assert limits.refused == 0


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.sampled_from([-3, -2, 1, 2]), st.sampled_from(Lane)), max_size=90))
async def test_no_mixture_of_chats_and_lanes_is_refused(requests: list[tuple[int, Lane]]) -> None:
    clock = StandingClock()
    limits = Limits(Pace(clock), clock)
    await asyncio.gather(*(limits.call(chat, lane) for chat, lane in requests))
    assert limits.refused == 0
    assert len(limits.taken) == len(requests)


async def test_answers_precede_edits_then_reminders_each_in_order(limits: Limits) -> None:
    plan = [("r", Lane.REMINDER), ("s", Lane.REMINDER), ("e", Lane.EDIT), ("a", None), ("b", Lane.ANSWER)]
    await asyncio.gather(*(limits.call(number, lane, name) for number, (name, lane) in enumerate(plan, 1)))
    assert limits.names() == "abers"


async def test_spaced_reminders_of_a_group_delay_no_other_chat(limits: Limits) -> None:
    await asyncio.gather(
        *(limits.call(GROUP, Lane.REMINDER) for _ in range(30)),
        *(limits.call(person, Lane.REMINDER) for person in range(1, 31)),
    )
    group = [at for at, chat, _ in limits.taken if chat == GROUP]
    assert all(3.0 < later - earlier < 3.2 for earlier, later in pairwise(group))
    assert max(at for at, chat, _ in limits.taken if chat != GROUP) < 1.2


async def test_a_group_receives_twenty_answers_a_minute_in_a_burst(limits: Limits) -> None:
    await asyncio.gather(*(limits.call(GROUP) for _ in range(21)))
    times = [at for at, _, _ in limits.taken]
    assert times[19] < 1
    assert 60 < times[20] < 61
    assert limits.refused == 0


async def test_a_refused_chat_delays_no_other_and_keeps_its_order(limits: Limits) -> None:
    limits.refusals = {1: [7]}
    waits = await asyncio.gather(*(limits.call(1 + number // 2, name=name) for number, name in enumerate("vwxyz")))
    assert limits.names() == "xyzvw"
    assert min(waits[:2]) >= 7
    assert max(waits[2:]) < 1


async def test_a_second_refused_chat_stops_all_requests(limits: Limits) -> None:
    limits.refusals = {1: [30], GROUP: [20]}
    refused = asyncio.gather(limits.call(1, name="a"), limits.call(GROUP, name="b"))
    while any(limits.refusals.values()):  # noqa: ASYNC110 - the clock moves with the loop
        await asyncio.sleep(0)
    assert await limits.call(2, name="c") >= 19
    await refused
    assert limits.names()[-1] == "a"


async def test_a_second_refusal_after_the_first_is_over_stops_only_its_chat(limits: Limits) -> None:
    limits.refusals = {1: [3]}
    await limits.call(1)
    limits.refusals = {2: [3]}
    waits = await asyncio.gather(limits.call(2), limits.call(3))
    assert waits[1] < 1 < waits[0]


async def test_two_groups_in_slow_mode_delay_no_person(limits: Limits) -> None:
    limits.refusals = {GROUP: [50], GROUP - 1: [40]}
    waits = await asyncio.gather(*(limits.call(chat) for chat in (GROUP, GROUP - 1, PERSON, GROUP - 2)))
    assert max(waits[2:]) < 1
    assert min(waits[:2]) >= 40


async def test_a_reminder_does_not_wait_for_a_refused_chat(limits: Limits) -> None:
    limits.refusals = {GROUP: [30]}
    calls = (limits.call(GROUP, Lane.REMINDER), limits.call(GROUP, Lane.EDIT), limits.call(GROUP))
    reminder, edit, answer = await asyncio.gather(*calls, return_exceptions=True)
    assert [type(one) for one in (reminder, edit)] == [RetryAfter] * 2
    assert answer >= 30


async def test_a_request_without_a_chat_that_is_refused_stops_all_requests(limits: Limits) -> None:
    async def flooded() -> bool:
        raise RetryAfter(9)

    with pytest.raises(RetryAfter):
        await limits.pace.process_request(flooded, (), {}, "getFile", {}, None)
    assert await limits.call(PERSON) >= 9


async def test_other_methods_wait_only_for_a_flood(limits: Limits) -> None:
    fan_out = asyncio.gather(*(limits.call(person, Lane.REMINDER) for person in range(1, 50)))
    await limits.until(5)
    assert await limits.call(0, method="answerCallbackQuery") < 0.1
    await fan_out
    limits.floods = [9]
    assert await limits.call(GROUP, method="getChatMember") >= 9


async def test_an_endless_flood_is_given_up_after_three_tries(limits: Limits) -> None:
    limits.floods = [1] * 9
    with pytest.raises(RetryAfter):
        await limits.call(PERSON)
    assert len(limits.floods) == 6


async def test_a_long_flood_stop_is_raised_to_the_caller(limits: Limits) -> None:
    limits.floods = [3600, 3600]
    with pytest.raises(RetryAfter):
        await limits.call(PERSON)
    assert (len(limits.floods), limits.now) == (1, 0)


async def test_a_long_refusal_releases_only_the_requests_of_its_chat(limits: Limits) -> None:
    limits.refusals = {1: [3600]}
    calls = (limits.call(person, Lane.REMINDER) for person in (1, 1, 2, 3))
    outcomes = await asyncio.gather(*calls, return_exceptions=True)
    assert [type(one) for one in outcomes[:2]] == [RetryAfter] * 2
    assert max(outcomes[2:]) < 1
    with pytest.raises(RetryAfter):
        await limits.call(1)
    assert [chat for _, chat, _ in limits.taken] == [2, 3]


async def test_a_stop_that_grows_long_releases_the_waiting_requests(limits: Limits) -> None:
    late = asyncio.Event()

    async def flooded() -> bool:
        await late.wait()
        raise RetryAfter(3600)

    under_way = asyncio.ensure_future(limits.pace.process_request(flooded, (), {}, "getFile", {}, None))
    limits.floods = [30]
    waiting = asyncio.ensure_future(limits.call(0, method="answerCallbackQuery"))
    while limits.now == 0:  # noqa: ASYNC110 - the clock moves with the loop
        await asyncio.sleep(0)
    late.set()
    given_up = await asyncio.gather(under_way, waiting, return_exceptions=True)
    assert [type(one) for one in given_up] == [RetryAfter] * 2
    assert limits.now < 30


async def test_a_cancelled_request_uses_no_slot(limits: Limits) -> None:
    tasks = [asyncio.ensure_future(limits.call(1, Lane.REMINDER, name)) for name in "abcdef"]
    await limits.until(1)
    for task in tasks[1:4]:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    assert limits.names() == "aef"
    assert limits.now < 0.1


async def test_a_clock_set_back_delays_nothing(limits: Limits) -> None:
    await limits.call(PERSON)
    limits.clock.shown -= timedelta(hours=1)
    before = limits.clock.now()
    await limits.call(PERSON)
    assert limits.clock.now() - before < timedelta(seconds=0.1)


async def test_an_unlimited_pace_never_waits(limits: Limits) -> None:
    limits.pace = Pace(limits.clock, unlimited=True)
    await asyncio.gather(*(limits.call(person) for person in range(1, 30)))
    assert limits.now == 0


async def test_an_answer_overtakes_a_waiting_reminder_on_a_real_clock() -> None:
    limits = Limits(Pace(SystemClock()), SystemClock())  # type: ignore[arg-type]
    began = time.monotonic()
    await limits.call(GROUP, Lane.REMINDER)
    late = asyncio.ensure_future(limits.call(GROUP, Lane.REMINDER))
    await limits.call(PERSON, Lane.REMINDER)  # the sleep for the group has begun by now
    await limits.call(PERSON)
    assert time.monotonic() - began < 2.5  # the group's sleep takes 3.05 seconds
    assert not late.done()
    await limits.pace.shutdown()
    with pytest.raises(NetworkError, match="shutting down"):
        await late


# --- telegram/message.py


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: Button("签到", "字" * 22),
        lambda: Button("签到", ""),
        lambda: Button("签到"),
        lambda: Button("签到", "a", "http://127.0.0.1"),
        lambda: Message("问", force_reply="字" * 65),
        lambda: Message("问", force_reply="答", buttons=((Button("签到", "a"),),)),
        lambda: Message("图", photo=b"", document=Attachment("a", b"")),
        lambda: Message("多", buttons=((Button("签到", "a"),) * 9,)),
        lambda: Message("多", buttons=((Button("签到", "a"),),) * 101),
    ],
)
def test_an_impossible_message_raises_a_value_error(wrong: Any) -> None:
    with pytest.raises(ValueError, match=r"button|placeholder|reply|photo"):
        wrong()


def test_a_keyboard_is_buttons_an_answer_field_or_nothing() -> None:
    rows = ((Button("签到", "in:1"), Button("打开", url="http://127.0.0.1/")),)
    markup: Any = keyboard(Message("问", rows))
    assert [(b.text, b.callback_data, b.url) for b in markup.inline_keyboard[0]] == [
        ("签到", "in:1", None),
        ("打开", None, "http://127.0.0.1/"),
    ]
    assert keyboard(Message("问", force_reply="例如 3月6日")) == ForceReply(input_field_placeholder="例如 3月6日")
    assert keyboard(Message("问")) is None


def test_visible_length_counts_as_telegram_counts() -> None:
    assert visible_length("<b>好</b>&amp;&#128512;😀&#x1F600; <") == 1 + 1 + 2 + 2 + 2 + 2


def test_long_texts_are_cut_at_line_ends_with_whole_tags() -> None:
    line = "张三&amp;李四 😀" + "字" * 90
    rows = ((Button("签到", "a"),),)
    cut = parts(Message("<b>名单\n" + "\n".join([line] * 100) + "</b>", rows, pin=True, silent=True))
    assert len(cut) == 3
    assert all(part.text.startswith("<b>") and part.text.endswith("</b>") for part in cut)
    assert all(visible_length(part.text) <= 4096 for part in cut)
    assert "".join(re.sub("</?b>|\n", "", part.text) for part in cut) == "名单" + line * 100
    assert [(part.buttons, part.pin, part.silent) for part in cut] == [
        ((), True, True),
        ((), False, True),
        (rows, False, True),
    ]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(["<b>", "<i>", "</>", "&lt;", "😀", "字" * 40, " a", "\n"]), max_size=300),
    st.integers(10, 60),
)
def test_no_cut_breaks_a_tag_or_loses_a_letter(pieces: list[str], limit: int) -> None:
    from bot.telegram.message import _pieces

    html, opened = "", []
    for piece in pieces:
        if piece == "</>":
            html += f"</{opened.pop()}>" if opened else ""
        else:
            opened += [piece[1]] if piece in ("<b>", "<i>") else []
            html += piece
    html += "".join(f"</{tag}>" for tag in reversed(opened))
    cut = _pieces(html, limit)
    assert "".join(re.sub(r"<[^>]+>|\n", "", part) for part in cut) == re.sub(r"<[^>]+>|\n", "", html)
    for part in cut:
        assert visible_length(part) <= limit
        assert well_formed(part)


def well_formed(html: str) -> bool:
    opened: list[str] = []
    for closing, name in re.findall(r"<(/?)(\w)>", html):
        if not closing:
            opened.append(name)
        elif not opened or opened.pop() != name:
            return False
    return not opened


def test_a_picture_with_a_long_text_is_sent_first_alone() -> None:
    short = Message("题" * 1024, photo=b"png")
    assert parts(short) == [short]
    image, text = parts(Message("题" * 1025, ((Button("签到", "a"),),), photo=b"png", pin=True))
    assert (image.photo, image.text, image.pin, image.buttons) == (b"png", "", True, ())
    assert (text.photo, text.text, text.pin, len(text.buttons)) == (None, "题" * 1025, False, 1)


def test_a_shortened_text_ends_with_an_ellipsis() -> None:
    text = shortened("<i>" + "一行\n" * 400 + "</i>", 1024)
    assert text.endswith("一行</i>\n…")
    assert visible_length(text) <= 1024
    assert shortened("短", 1024) == "短"


# --- send and edit, over real HTTP


@pytest.fixture
async def telegram() -> AsyncIterator[Telegram]:
    server = Telegram()
    await server.start()
    yield server
    await server.runner.cleanup()


@pytest.fixture
async def bot(telegram: Telegram) -> AsyncIterator[ExtBot[Any]]:
    request = AiohttpRequest()
    pace = Pace(StandingClock())
    address = f"{telegram.address}/bot"
    yield ExtBot(TOKEN, address, request=request, get_updates_request=request, rate_limiter=pace)
    await request.shutdown()


async def test_a_text_is_sent_as_html_with_buttons_and_topic(telegram: Telegram, bot: Any) -> None:
    message = Message("<b>好</b>", ((Button("签到", "in:1"),),), silent=True)
    assert await send(bot, GROUP, message, lane=Lane.ANSWER, thread_id=5) == Sent(7)
    fields = telegram.of("sendMessage")[0]
    assert fields.items() >= {"parse_mode": "HTML", "message_thread_id": "5", "text": "<b>好</b>"}.items()
    assert fields["disable_notification"] == "true"
    assert '"in:1"' in fields["reply_markup"]


async def test_photos_documents_and_questions_are_sent_in_their_own_form(telegram: Telegram, bot: Any) -> None:
    await send(bot, PERSON, Message("题", photo=b"png"), lane=Lane.REMINDER)
    await send(bot, PERSON, Message("附", document=Attachment("记录.docx", b"PK")), lane=Lane.REMINDER)
    await send(bot, PERSON, Message("几点?", force_reply="14:00"), lane=Lane.ANSWER)
    assert telegram.of("sendPhoto")[0]["photo"].content == b"png"
    assert telegram.of("sendPhoto")[0]["caption"] == "题"
    assert telegram.of("sendDocument")[0]["document"] == File("记录.docx", b"PK")
    assert '"14:00"' in telegram.of("sendMessage")[0]["reply_markup"]


async def test_general_has_no_topic_id_and_replaces_a_lost_topic(telegram: Telegram, bot: Any) -> None:
    await send(bot, GROUP, Message("好"), lane=Lane.REMINDER, thread_id=1)
    telegram.script["sendMessage"].append(refusal(400, "Bad Request: message thread not found"))
    sent = await send(bot, GROUP, Message("字" * 5000), lane=Lane.REMINDER, thread_id=5)
    assert sent == Sent(7, (7,), lacks=frozenset({Cause.TOPIC_LOST}))
    threads = [fields.get("message_thread_id") for fields in telegram.of("sendMessage")]
    assert threads == [None, "5", None, None]


async def test_a_refused_pin_is_returned_and_not_raised(telegram: Telegram, bot: Any) -> None:
    telegram.script["pinChatMessage"] += [
        True,
        refusal(400, "Bad Request: not enough rights to pin a message"),
    ]
    card = Message("好", pin=True)
    assert await send(bot, GROUP, card, lane=Lane.EDIT) == Sent(7)
    assert await send(bot, GROUP, card, lane=Lane.EDIT) == Sent(7, (), "Not enough rights to pin a message")


OUTCOMES = [
    (refusal(403, "Forbidden: bot was blocked by the user"), Unreachable),
    (refusal(403, "Forbidden: bot can't initiate conversation with a user"), Unreachable),
    (refusal(400, "Bad Request: chat not found"), Unreachable),
    (refusal(400, "Bad Request: user is deactivated"), Unreachable),
    (refusal(400, "Bad Request: not enough rights to send text messages to the chat"), Unreachable),
    (refusal(400, "Bad Request: group chat was upgraded", migrate_to_chat_id=-1005), Migrated),
    (refusal(429, "Too Many Requests: retry after 900", retry_after=900), Delayed),
    (refusal(500, "Internal Server Error"), Delayed),
    ("drop", Delayed),
]


@pytest.mark.parametrize("way", ["sendMessage", "editMessageText"])
@pytest.mark.parametrize(("answer", "outcome"), OUTCOMES)
async def test_each_refusal_has_its_outcome(telegram: Telegram, bot: Any, way: str, answer: Any, outcome: type) -> None:
    telegram.script[way].append(answer)
    told = send(bot, PERSON, Message("好"), lane=Lane.REMINDER)
    if way == "editMessageText":
        told.close()
        told = edit(bot, PERSON, 7, Message("好"), Lane.EDIT)
    result = await told
    assert isinstance(result, outcome)
    if isinstance(result, Migrated):
        assert result.new_chat_id == -1005


async def test_a_long_flood_stop_returns_the_waiting_time(telegram: Telegram, bot: Any) -> None:
    telegram.script["sendMessage"].append(refusal(429, "Too Many Requests: retry after 900", retry_after=900))
    result = await send(bot, PERSON, Message("好"), lane=Lane.REMINDER)
    assert isinstance(result, Delayed)
    assert result.seconds == pytest.approx(900, abs=3)  # whole seconds, rounded up after the duration of the try


async def test_other_bad_requests_are_raised(telegram: Telegram, bot: Any) -> None:
    for method in ("sendMessage", "editMessageText"):
        telegram.script[method].append(refusal(400, "Bad Request: can't parse entities"))
    with pytest.raises(BadRequest):
        await send(bot, PERSON, Message("<好"), lane=Lane.ANSWER)
    with pytest.raises(BadRequest):
        await edit(bot, PERSON, 7, Message("<好"), Lane.EDIT)


@pytest.mark.parametrize(
    ("description", "outcome"),
    [
        ("Bad Request: message is not modified: specified new message content is the same", Sent(7)),
        ("Bad Request: message to edit not found", Gone()),
        ("Bad Request: message can't be edited", Gone()),
        ("Bad Request: MESSAGE_ID_INVALID", Gone()),
    ],
)
async def test_an_unchanged_edit_succeeds_and_a_missing_message_is_gone(
    telegram: Telegram, bot: Any, description: str, outcome: Any
) -> None:
    telegram.script["editMessageText"].append(refusal(400, description))
    assert await edit(bot, PERSON, 7, Message("好"), Lane.EDIT) == outcome


async def test_an_edit_replaces_text_picture_or_caption(telegram: Telegram, bot: Any) -> None:
    card = Message("<b>题</b>", ((Button("签到", "a"),),), photo=b"png")
    assert await edit(bot, GROUP, 7, Message("字" * 5000), Lane.EDIT) == Sent(7)
    assert await edit(bot, GROUP, 7, card, Lane.EDIT) == Sent(7)
    assert await edit(bot, GROUP, 7, card, Lane.EDIT, caption_only=True) == Sent(7)
    text, media, caption = (fields for _, fields in telegram.asked)
    assert len(text["text"]) == 4096
    assert "<b>题</b>" in media["media"].encode().decode("unicode_escape")
    assert caption["caption"] == "<b>题</b>"
    assert [method for method, _ in telegram.asked] == [
        "editMessageText",
        "editMessageMedia",
        "editMessageCaption",
    ]

"""No tap is lost: which updates the bot confirms to Telegram, and when, over real HTTP."""

from __future__ import annotations

import asyncio
import json
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING, Any

import pytest
from telegram import Update
from telegram.error import Conflict, InvalidToken
from telegram.ext import Application, TypeHandler

from bot.clock import SystemClock
from bot.metrics import Outcome
from bot.telegram.pace import Pace
from bot.telegram.request import AiohttpRequest
from bot.updates import ingest as module
from bot.updates import polling, progress
from bot.updates.ingest import Ingest
from bot.updates.polling import Polling
from tests.support.scripted_bot_api import TOKEN, Telegram, page, refusal
from tests.support.updates import ASKED_FOR, tap

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

POLL = "getUpdates"


class Updates(Telegram):
    """Keeps updates until an offset confirms them, as Telegram does; a long poll ends when an update arrives."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting: list[dict[str, Any]] = []
        self.came = asyncio.Condition()
        self.routes[POLL] = self.poll

    async def poll(self, fields: dict[str, Any]) -> list[dict[str, Any]]:
        offset = int(fields.get("offset", 0))
        async with self.came:
            self.waiting = [one for one in self.waiting if one["update_id"] >= offset]
            self.came.notify_all()
            with suppress(TimeoutError):
                await asyncio.wait_for(self.came.wait_for(lambda: self.waiting), float(fields["timeout"]))
            return self.waiting[: int(fields["limit"])]

    async def say(self, *updates: dict[str, Any]) -> None:
        async with self.came:
            self.waiting += updates
            self.came.notify_all()

    async def confirmed(self) -> None:
        async with self.came:
            await asyncio.wait_for(self.came.wait_for(lambda: not self.waiting), 5)

    @property
    def offsets(self) -> list[int | None]:
        return [int(fields["offset"]) if "offset" in fields else None for fields in self.of(POLL)]


class Branch:
    """An application with one handler, which notes each update and waits where the test asks it to."""

    def __init__(self, telegram: Updates, **settings: Any) -> None:
        self.telegram = telegram
        self.begun: list[int] = []
        self.ended: list[int] = []
        self.moved = asyncio.Condition()
        self.holds: dict[int, asyncio.Event] = {}
        self.commits: dict[int, asyncio.Event] = {}
        clock = SystemClock()
        self.application: Any = (
            Application.builder()
            .token(TOKEN)
            .base_url(f"{telegram.address}/bot")
            .request(AiohttpRequest())
            .get_updates_request(AiohttpRequest())
            .rate_limiter(Pace(clock, unlimited=True))
            .updater(None)
            .job_queue(None)
            .build()
        )
        self.application.add_handler(TypeHandler(Update, self.handle))
        self.ingest = Ingest(self.application, clock, **settings)
        self.polling = Polling(self.ingest, self.application.bot, first_delay=0.01, longest_delay=0.02)

    async def handle(self, update: Update, context: Any) -> None:
        await self.note(self.begun, update.update_id)
        if commit := self.commits.get(update.update_id):
            await commit.wait()
            self.ingest.committed(update.update_id)
        if hold := self.holds.get(update.update_id):
            await hold.wait()
        await self.note(self.ended, update.update_id)

    async def note(self, where: list[int], update_id: int) -> None:
        async with self.moved:
            where.append(update_id)
            self.moved.notify_all()

    async def until(self, true: Callable[[], bool]) -> None:
        async with self.moved:
            await asyncio.wait_for(self.moved.wait_for(true), 5)

    def hold(self, update_id: int) -> asyncio.Event:
        return self.holds.setdefault(update_id, asyncio.Event())

    def keep_from_committing(self, update_id: int) -> asyncio.Event:
        return self.commits.setdefault(update_id, asyncio.Event())


@pytest.fixture
async def telegram() -> AsyncIterator[Updates]:
    server = Updates()
    await server.start()
    server.script["getMe"] += [{"id": 1, "is_bot": True, "first_name": "B", "username": "b"}] * 9
    yield server
    await server.runner.cleanup()


@asynccontextmanager
async def running(branch: Branch) -> AsyncIterator[asyncio.Task[None]]:
    async with branch.application:
        task = asyncio.create_task(branch.polling.run())
        yield task
        await branch.ingest.stop()
        await asyncio.gather(task, return_exceptions=True)


async def test_an_update_is_confirmed_only_after_commit_and_reply(telegram: Updates) -> None:
    branch = Branch(telegram)
    commit, reply = branch.keep_from_committing(6), branch.hold(6)
    await telegram.say(tap(5), tap(6), tap(7))
    async with running(branch):
        await branch.until(lambda: 7 in branch.ended)
        assert telegram.offsets == [None]
        commit.set()
        await telegram.say(tap(8))
        await branch.until(lambda: 8 in branch.ended)
        assert set(telegram.offsets) == {None, 6}
        assert branch.ingest.busy
        reply.set()
        await telegram.confirmed()
        assert telegram.offsets[-1] == 9
        assert branch.ended == [5, 7, 8, 6]
        assert not branch.ingest.busy


async def test_polling_gives_up_an_endless_reply_after_its_limit(
    telegram: Updates, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "REPLY_SECONDS", 0.01)
    monkeypatch.setattr(polling, "BATCH", 3)
    branch = Branch(telegram)
    replies = [branch.hold(number) for number in (1, 2, 3)]
    for number in (1, 2, 3):
        branch.keep_from_committing(number).set()
    await telegram.say(tap(1), tap(2), tap(3), tap(4))
    async with running(branch):
        await telegram.confirmed()
        assert branch.ended == [4]
        for reply in replies:
            reply.set()


async def test_polling_gives_up_an_endless_reply_in_a_full_batch(
    telegram: Updates, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "REPLY_SECONDS", 0.01)
    monkeypatch.setattr(polling, "BATCH", 3)
    branch = Branch(telegram, most_tasks=2)
    branch.keep_from_committing(1).set()
    reply, in_the_way = branch.hold(1), branch.hold(2)
    await telegram.say(tap(1), tap(2), tap(3), tap(4))
    async with running(branch):
        await branch.until(lambda: branch.begun == [1, 2])
        await asyncio.sleep(0.01)  # the first is committed before the third starts
        in_the_way.set()
        await telegram.confirmed()
        assert branch.ended == [2, 3, 4]
        reply.set()


async def test_an_interrupted_reply_is_given_at_the_next_start(
    telegram: Updates, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "STOP_SECONDS", 0.01)
    branch = Branch(telegram)
    branch.keep_from_committing(5).set()
    branch.hold(5)
    await telegram.say(tap(5))
    async with running(branch):
        await branch.until(lambda: 5 in branch.begun)
    later = Branch(telegram)
    async with running(later):
        await telegram.confirmed()
    assert later.ended == [5]


async def test_a_failing_handler_counts_as_done(telegram: Updates) -> None:
    branch, failures = Branch(telegram), []

    async def fail(update: Update, context: Any) -> None:
        raise RuntimeError

    async def note(update: object, context: Any) -> None:
        failures.append(update)

    branch.application.handlers.clear()
    branch.application.add_handler(TypeHandler(Update, fail))
    branch.application.add_error_handler(note)
    await telegram.say(tap(5))
    async with running(branch):
        await telegram.confirmed()
    assert len(failures) == 1
    assert telegram.offsets.count(None) == len(telegram.offsets) - 1


async def test_a_persons_updates_stay_in_order_while_others_proceed(telegram: Updates) -> None:
    branch = Branch(telegram)
    reply = branch.hold(1)
    branch.keep_from_committing(1).set()
    await telegram.say(tap(1, person=9))
    async with running(branch):
        await branch.until(lambda: 1 in branch.begun)
        await telegram.say(tap(2, person=9), tap(3, person=8))
        await branch.until(lambda: 3 in branch.ended)
        assert branch.begun == [1, 3]
        reply.set()
        await branch.until(lambda: 2 in branch.ended)
    assert branch.ended == [3, 1, 2]


async def test_a_slow_reply_delays_the_next_update_only_briefly(
    telegram: Updates, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "REPLY_SECONDS", 0.01)
    branch = Branch(telegram)
    reply = branch.hold(1)
    branch.keep_from_committing(1).set()
    await telegram.say(tap(1, person=9), tap(2, person=9))
    async with running(branch):
        await telegram.confirmed()
        assert branch.ended == [2]
        reply.set()


async def test_a_batch_is_processed_in_the_order_of_ids(telegram: Updates) -> None:
    branch = Branch(telegram)
    await telegram.say(*(tap(number, person=9) for number in (4, 2, 3, 1)))
    async with running(branch):
        await telegram.confirmed()
    assert branch.ended == [1, 2, 3, 4]
    assert telegram.offsets[1] == 5


async def test_an_offset_is_sent_once_so_lower_ids_are_accepted(
    telegram: Updates,
) -> None:
    branch = Branch(telegram)
    await telegram.say(tap(900))
    async with running(branch):
        await branch.ingest.caught_up.wait()
        await telegram.say(tap(17))
        await branch.until(lambda: 17 in branch.ended)
        await telegram.confirmed()
    assert telegram.offsets[:4] == [None, 901, None, 18]


async def test_an_offset_older_than_telegrams_memory_is_forgotten(
    telegram: Updates, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(polling, "RETENTION", 0.0)
    branch = Branch(telegram)
    telegram.script[POLL] += [[tap(900)], [tap(17)]]
    async with running(branch):
        await branch.until(lambda: 17 in branch.ended)
    assert set(telegram.offsets) == {None}


async def test_outages_lose_and_repeat_nothing(telegram: Updates) -> None:
    branch = Branch(telegram)
    gateway = page(502, "<html>bad gateway</html>")
    telegram.script[POLL] += ["drop", gateway, refusal(429, "Too Many Requests", retry_after=0.01), "drop"]
    await telegram.say(tap(5))
    async with running(branch):
        await branch.until(lambda: 5 in branch.ended)
        telegram.script[POLL] += ["drop", refusal(500, "Internal Server Error"), "drop"]
        await telegram.say(tap(6))
        await branch.until(lambda: 6 in branch.ended)
        await telegram.confirmed()
    assert branch.ended == [5, 6]


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (refusal(409, "Conflict: can't use getUpdates method while webhook is active"), Conflict),
        (refusal(401, "Unauthorized"), InvalidToken),
        (refusal(404, "Not Found"), InvalidToken),
    ],
)
async def test_a_webhook_or_a_wrong_token_ends_polling_loudly(
    telegram: Updates, caplog: pytest.LogCaptureFixture, answer: Any, error: type[Exception]
) -> None:
    telegram.script[POLL].append(answer)
    async with running(Branch(telegram)) as polling:
        with pytest.raises(error):
            await polling
    assert "CRITICAL" in caplog.text


TURNED_AWAY = refusal(409, "Conflict: terminated by other getUpdates request")


async def test_a_predecessors_last_polls_do_not_end_polling(telegram: Updates) -> None:
    branch = Branch(telegram)
    telegram.script[POLL] += [TURNED_AWAY, TURNED_AWAY]
    await telegram.say(tap(5))
    async with running(branch):
        await branch.until(lambda: 5 in branch.ended)


async def test_a_persistent_second_poller_ends_polling(telegram: Updates, caplog: pytest.LogCaptureFixture) -> None:
    branch = Branch(telegram)
    telegram.script[POLL] += [TURNED_AWAY, [tap(5)], TURNED_AWAY, [tap(6)], TURNED_AWAY]
    async with running(branch) as polling:
        with pytest.raises(Conflict):
            await polling
    assert branch.ended == [5, 6]
    assert "CRITICAL" in caplog.text


async def test_old_conflicts_are_not_counted(telegram: Updates, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(polling, "CONFLICT_WINDOW", 0.0)
    branch = Branch(telegram)
    telegram.script[POLL] += [TURNED_AWAY] * 5
    await telegram.say(tap(5))
    async with running(branch):
        await branch.until(lambda: 5 in branch.ended)


async def test_a_stop_confirms_handled_updates_and_takes_no_others(telegram: Updates) -> None:
    branch = Branch(telegram)
    commit = branch.keep_from_committing(5)
    await telegram.say(tap(5))
    async with running(branch):
        await branch.until(lambda: 5 in branch.begun)
        stopping = asyncio.create_task(branch.ingest.stop())
        await telegram.say(tap(6))
        commit.set()
        await stopping
    assert branch.ended == [5]
    assert [one["update_id"] for one in telegram.waiting] == [6]
    assert telegram.of(POLL)[-1]["timeout"] == "0"
    later = Branch(telegram)
    async with running(later):
        await later.ingest.caught_up.wait()
    assert later.ended == [6]


async def test_a_stop_leaves_unfinished_updates_unconfirmed(telegram: Updates, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "STOP_SECONDS", 0.01)
    branch = Branch(telegram, most_tasks=2)
    branch.keep_from_committing(2)
    branch.hold(4)
    await telegram.say(tap(1), tap(2), tap(3), tap(4), tap(5))
    async with running(branch):
        await branch.until(lambda: 4 in branch.begun)
    assert [one["update_id"] for one in telegram.waiting] == [2, 3, 4, 5]
    assert not branch.ingest.busy


async def test_an_update_without_a_database_stays_unconfirmed_and_returns(telegram: Updates) -> None:
    branch, away = Branch(telegram), []
    told = branch.handle

    async def handle(update: Update, context: Any) -> None:
        if update.update_id == 5 and len(away) < 3:
            away.append(update.update_id)
            branch.ingest.ended(5, Outcome.AWAY)
        else:
            await told(update, context)

    branch.application.handlers.clear()
    branch.application.add_handler(TypeHandler(Update, handle))
    await telegram.say(tap(5), tap(6))
    async with running(branch):
        await telegram.confirmed()
    assert branch.ended == [6, 5]
    assert set(telegram.offsets) == {None, 7}


async def test_later_updates_do_not_overtake_one_without_a_database(telegram: Updates) -> None:
    branch, away = Branch(telegram), []
    told = branch.handle

    async def handle(update: Update, context: Any) -> None:
        if not away:
            away.append(update.update_id)
            branch.ingest.ended(5, Outcome.AWAY)
        else:
            await told(update, context)

    branch.application.handlers.clear()
    branch.application.add_handler(TypeHandler(Update, handle))
    await telegram.say(tap(5, person=9), tap(6, person=9))
    async with running(branch):
        await telegram.confirmed()
    assert branch.ended == [5, 6]


async def test_an_idle_bot_stops_without_a_last_poll(telegram: Updates) -> None:
    branch = Branch(telegram)
    async with running(branch):
        await branch.ingest.caught_up.wait()
    assert set(telegram.offsets) == {None}


async def test_every_poll_requests_the_kinds_that_have_handlers_and_drops_none(telegram: Updates) -> None:
    branch = Branch(telegram)
    await telegram.say(tap(5))
    async with running(branch):
        await telegram.confirmed()
    for fields in telegram.of(POLL):
        assert set(json.loads(fields["allowed_updates"])) == ASKED_FOR
        assert int(fields.get("offset", 0)) >= 0


async def test_unasked_and_unreadable_updates_are_skipped_without_logging_their_content(
    telegram: Updates, caplog: pytest.LogCaptureFixture
) -> None:
    branch = Branch(telegram)
    unreadable = {"update_id": 6, "message": {"text": "a secret ballot"}}
    await telegram.say({"update_id": 5, "from_the_future": {"id": "a secret ballot"}}, unreadable, tap(7))
    async with running(branch):
        await telegram.confirmed()
    assert branch.ended == [7]
    assert "update 6 cannot be read" in caplog.text
    assert "ballot" not in caplog.text


async def test_no_more_tasks_run_than_allowed(telegram: Updates) -> None:
    branch = Branch(telegram, most_tasks=2)
    holds = [branch.hold(number) for number in range(1, 7)]
    await telegram.say(*(tap(number) for number in range(1, 7)))
    async with running(branch):
        await branch.until(lambda: len(branch.begun) == 2)
        for hold in holds:
            hold.set()
            await asyncio.sleep(0)
            assert len(branch.begun) - len(branch.ended) <= 2
        await telegram.confirmed()
    assert branch.ended == [1, 2, 3, 4, 5, 6]


async def test_a_fed_batch_returns_after_commit_and_runs_once(telegram: Updates) -> None:
    branch = Branch(telegram)
    commit, reply = branch.keep_from_committing(5), branch.hold(5)
    async with branch.application:
        update = Update.de_json(tap(5), branch.application.bot)
        first = asyncio.create_task(branch.ingest.handle([update]))
        await branch.until(lambda: 5 in branch.begun)
        again = asyncio.create_task(branch.ingest.handle([update]))
        assert not first.done()
        commit.set()
        await asyncio.gather(first, again)
        assert branch.begun == [5]
        reply.set()
        await branch.ingest.quiet()
    assert branch.ended == [5]

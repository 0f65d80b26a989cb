"""Logs of conversations with the bot: enough to find a fault, and nothing personal."""

import asyncio
import json
import logging
import re
import sys

import pytest
import structlog
from telegram.error import BadRequest, InvalidToken, NetworkError

from bot import logs
from bot.domain.attendance.check_in import link_payload
from bot.handlers import help as help_handlers
from sandbox.desk.desk import TOKEN
from tests.support.ballots import WORST_FIRST, vote
from tests.support.town import ROSTER

REASON = "家里有一件只有我知道的事"
COMMENT = "只有我会这样说"
NAME = "张三的秘密"

log = structlog.get_logger("bot.test")


@pytest.fixture(params=["text", "json"])
def style(request):
    return request.param


@pytest.fixture
def written(capfd, style):
    """Set the logs to DEBUG; a call returns the text written so far."""
    logs.set_up("DEBUG", style)
    seen = []

    def read():
        seen.extend(capfd.readouterr())
        return "".join(seen)

    return read


def fails(name=NAME):
    """Raise an error with a name in its text, in its cause's text and in its local variables."""
    try:
        {}[name]
    except KeyError as error:
        raise ValueError(f"{name} is not a number") from error


def caught(action):
    try:
        action()
    except Exception as error:  # noqa: BLE001 - any error is logged
        return error


# --- in conversations ---------------------------------------------------------------------------------------


async def leave_and_ballot(town):
    """Play a member who asks for leave, is refused, checks in, votes and comments."""
    activity = await town.dated()
    zhang = town["张三"]
    await zhang.says("/leave")
    await zhang.taps("病假")
    await zhang.says(REASON)
    await zhang.taps("提交")
    await town["王组织"].taps("退回")
    await town["王组织"].says(f"{REASON}不成立")
    await town.until("2026-03-06 13:40")
    await zhang.starts(link_payload(await town.activity_now(activity.id)))
    await town.until("2026-03-06 18:05")
    await town["李书记"].taps("已开展")
    await vote(zhang, "不满意", "一般", "比较满意", "满意")
    await zhang.taps("写一条意见")
    await zhang.says(COMMENT, reply_to=zhang.sees("回复这条消息"))
    await town.passes(hours=25)


async def test_nothing_personal_is_written_at_any_level(town, written):
    await leave_and_ballot(town)
    log.debug("the end")
    text = written()
    assert "the end" in text
    ids = [str(human.id) for human in town.humans.values()]
    secrets = [REASON, COMMENT, TOKEN, "病假", "满意", "一般", *(name for name, *_ in ROSTER), *ids]
    for secret in secrets:
        assert secret not in text
        assert json.dumps(secret)[1:-1] not in text
    assert not re.search(WORST_FIRST, text)
    assert not re.search(r"[\u4e00-\u9fff]", text)


async def test_a_fault_is_logged_with_the_code_the_person_sees(town, written, monkeypatch):
    async def broken(update, context):
        fails(context.incoming.effective_message.text)

    for handlers in town.desk.bot.application.handlers.values():
        for handler in handlers:
            if handler.callback is help_handlers.show:
                monkeypatch.setattr(handler, "callback", broken)
    await town["张三"].says(f"/help {NAME}")
    code = re.search(r"\b[0-9A-F]{6}\b", town["张三"].last().text)[0]
    text = written()
    assert code in text
    assert "builtins.ValueError" in text
    assert "builtins.KeyError" in text
    assert "in broken" in text
    assert NAME not in text


async def test_log_lines_carry_only_their_own_updates_number(town, capfd, monkeypatch):
    logs.set_up("DEBUG", "json")

    async def broken(update, context):
        await asyncio.sleep(0.01)  # several updates run at the same time
        fails()

    for handlers in town.desk.bot.application.handlers.values():
        for handler in handlers:
            if handler.callback is help_handlers.show:
                monkeypatch.setattr(handler, "callback", broken)
    town.telegram.settle = None
    for name in ("张三", "陈四", "周六"):
        await town[name].says("/help")
    town.telegram.settle = town.desk.settle
    await town.desk.settle()
    lines = [json.loads(line) for line in capfd.readouterr().err.splitlines()]
    faults = [line["update"] for line in lines if line["event"] == "update failed"]
    assert len(set(faults)) == len(faults) == 3
    for number in faults:
        assert any(line["event"].startswith(f"update {number}, a message: failed in ") for line in lines)
    assert all("update" not in line for line in lines if line["event"] == "ticked")


# --- without a conversation ---------------------------------------------------------------------------------


def test_each_event_is_one_line_of_text_or_json(written, style):
    log.warning("ours", duty=7)
    logging.getLogger("bot.updates.ingest").warning("no updates: %s", "NetworkError")
    logging.getLogger("asyncio").error("theirs\nand what they add")
    lines = written().splitlines()
    assert len(lines) == 3
    if style == "json":
        events = [json.loads(line) for line in lines]
        assert [event["event"] for event in events] == ["ours", "no updates: NetworkError", "theirs"]
        assert [event["logger"] for event in events] == ["bot.test", "bot.updates.ingest", "asyncio"]
        assert events[0]["duty"] == 7


def test_all_logs_go_to_standard_error(capfd, style):
    logs.set_up("INFO", style)
    log.info("ours")
    logging.getLogger("bot.updates.ingest").info("ours too")
    out, err = capfd.readouterr()
    assert out == ""
    assert err.count("ours") == 2


def test_the_level_applies_to_the_bot_and_not_to_libraries(written):
    log.debug("ours")
    for name in ("telegram.ext", "aiosqlite", "sqlalchemy.engine", "a.library.of.tomorrow"):
        logging.getLogger(name).info("an update with a ballot")
        logging.getLogger(name).warning("trouble")
    text = written()
    assert "ours" in text
    assert text.count("trouble") == 4
    assert "ballot" not in text


@pytest.mark.parametrize("level", ["INFO", "WARNING", "ERROR"])
def test_events_below_the_level_are_not_written(capfd, style, level):
    logs.set_up(level, style)
    for name in ("debug", "info", "warning", "error"):
        getattr(log, name)("happened")
    assert capfd.readouterr().err.count("happened") == {"INFO": 3, "WARNING": 2, "ERROR": 1}[level]


def test_setting_up_logs_again_duplicates_nothing(written, style):
    logs.set_up("DEBUG", style)
    log.info("once")
    assert written().count("once") == 1


def test_exceptions_are_logged_without_their_text_and_local_variables(written, style):
    error = caught(fails)
    log.error("given", exc_info=error)
    logging.getLogger("apscheduler").error("theirs", exc_info=error)
    try:
        fails()
    except ValueError:
        log.exception("caught")
        log.error("caught too", exc_info=True)
        log.error("as a tuple", exc_info=sys.exc_info())
    text = written()
    assert text.count("in fails") == 10  # the error and its cause, in five events
    assert text.count("builtins.KeyError") == text.count("builtins.ValueError") == 5
    assert NAME not in text
    assert json.dumps(NAME)[1:-1] not in text


@pytest.mark.parametrize(
    ("error", "said", "unsaid"),
    [
        (BadRequest('Can\'t parse entities: unsupported start tag "secret" at byte offset 3'), "byte offset 3", "cret"),
        (BadRequest('Can\'t parse entities: tag "a"secret"b" is open'), "is open", "secret"),
        (BadRequest("button URL 'secret' is invalid"), "is invalid", "secret"),
        (BadRequest("Chat not found"), "Chat not found", "…"),
        (BadRequest("no such person: 张三 5200000001"), "no such person", "5200000001"),
        (InvalidToken("The token `1:secret` was rejected by the server."), "was rejected", "secret"),
        (NetworkError("aiohttp.ClientOSError"), "aiohttp.ClientOSError", "…"),
    ],
)
def test_telegrams_errors_are_logged_without_the_quoted_text(written, error, said, unsaid):
    log.error("refused", exc_info=error)
    text = written()
    assert said in text
    assert unsaid not in text


async def test_a_forgotten_tasks_exception_is_logged_without_its_text(written):
    async def forgotten():
        fails()

    task = asyncio.create_task(forgotten())
    await asyncio.wait([task])
    asyncio.get_running_loop().call_exception_handler(
        {"message": "Task exception was never retrieved", "exception": task.exception(), "future": task}
    )
    text = written()
    assert "never retrieved" in text
    assert "builtins.ValueError" in text
    assert "秘密" not in text

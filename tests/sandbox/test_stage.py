"""The desk of `make run`: it plays a month, then hands over to the visitor; the bot runs in its own process."""

import asyncio
import json
import socket
from contextlib import asynccontextmanager
from datetime import timedelta
from importlib.resources import files

import aiohttp
import pytest

from bot.domain.obligations.kinds import DutyKind
from sandbox.desk.desk import ProcessDesk as ApartDesk
from sandbox.desk.process import BotProcess
from sandbox.scenario.board import ScenarioBoard as Stage
from sandbox.scenario.month import Month
from sandbox.scenario.play import ZONE, Play, PlayError, free_port
from sandbox.scenario.printer import TranscriptPrinter as Teller
from sandbox.scenario.steps import STEPS


@asynccontextmanager
async def a_stage(folder):
    """Yield the desk, stage, month and HTTP client before anything is played."""
    asked = Play.from_environment()
    async with ApartDesk(folder, asked.start) as desk:
        month = Month(desk, Teller(desk.telegram, ZONE, lambda _line: None), asked.plan, asked.year, asked.month)
        stage = desk.telegram.board = Stage(desk, month, {"plan.txt": asked.plan[1]})
        async with stage.looking(), aiohttp.ClientSession(desk.url) as http:
            yield desk, stage, month, http


async def _answer(request):
    async with request as answer:
        return answer.status, await answer.json()


@pytest.mark.long("a month and the page")
async def test_the_visitor_takes_over_and_the_story_tracks_progress(tmp_path):
    async with a_stage(tmp_path) as (desk, stage, month, http):
        stage.skip()
        playing = asyncio.create_task(stage.play())
        await desk.telegram.until(lambda: month.people, 20)
        li = month.people["李明"]
        status, refused = await _answer(http.post(f"/api/people/{li.id}/chats/700000001/start", json={}))
        assert (status, "played" in refused["error"]["text"]) == (409, True)
        await playing
        assert stage.stage_shape()["scene"]["number"] == 3
        assert desk.clock.pace == 1.0
        assert not any(step["done"] for step in stage.stage_shape()["steps"])

        desk.telegram.settle = desk.settle  # from here on, each message is handled before the next
        await month.import_plan()
        await month.date_month()
        await stage.advance(timedelta(0))
        assert _done(stage) == ["plan", "publish"]
        assert {"approval", "notice", "opening", "ending"} & {duty["kind"] for duty in stage.due()}

        # duties on the way are carried out on time, and the clock runs on afterwards
        await stage.advance(month.start - timedelta(days=5) - desk.clock.now() + timedelta(hours=1))
        notice = li.sees("主题党日预告", to=month.group)
        assert desk.clock.now() - notice.at > timedelta(hours=1)
        assert notice.at <= month.start - timedelta(days=5)
        assert (stage.busy(), desk.clock.pace) == (False, 1.0)

        # taps wait in Telegram while the bot is dead, and are handled as of their own time
        desk.telegram.settle = None
        await stage.run(0)
        await stage.kill_bot()
        assert stage.troubles_shape()["bot"] == "dead"
        lin = month.people["林霞"]
        await lin.taps("请假", to=month.group)
        asked_at = desk.clock.now()
        await stage.advance(timedelta(hours=2))
        lin.sees_not("请选择请假原因")
        await stage.start_bot()
        desk.telegram.settle = desk.settle
        await desk.settle()
        await lin.taps("事假")
        await lin.says("家里有事，请假半天")
        await lin.taps("提交")
        await stage.advance(timedelta(0))
        assert _done(stage) == ["plan", "publish", "leave"]
        assert desk.clock.now() - asked_at >= timedelta(hours=2)

        # after an outage of Telegram the clock still moves on
        stage.begin("down")
        await stage.advance(timedelta(minutes=11))
        assert stage.troubles_shape()["down"] is None
        before = desk.clock.now()
        await stage.go_to_next()
        assert desk.clock.now() > before
        assert desk.telegram.complaints == []


def _done(stage):
    return [step["key"] for step in stage.stage_shape()["steps"] if step["done"]]


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_the_page_has_words_for_all_that_is_due_and_for_each_step(language):
    words = json.loads((files("sandbox") / "page" / "words" / f"{language}.json").read_text(encoding="utf-8"))
    wanted = {f"due.{kind}" for kind in DutyKind} | {f"step.{key}{end}" for key, *_ in STEPS for end in ("", ".how")}
    assert sorted(wanted - words.keys()) == []


def test_a_taken_port_is_skipped_unless_requested(monkeypatch):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert free_port(port) > port
        monkeypatch.setenv("SANDBOX_PORT", str(port))
        with pytest.raises(PlayError, match=f"SANDBOX_PORT={port} is in use"):
            Play.from_environment()


@pytest.mark.long("real time passes")
async def test_a_bot_that_cannot_start_reports_the_reason(tmp_path, capfd):
    async with a_stage(tmp_path) as (desk, _stage, _month, _http):
        process = BotProcess(desk.clock, {"TELEGRAM_BOT_TOKEN": "nonsense", "DATA_DIR": str(tmp_path)})
        with pytest.raises(RuntimeError, match="did not start"):
            await process.start()
        assert not process.running
    assert "is not a bot token" in capfd.readouterr().err


@pytest.mark.long("real time passes")
@pytest.mark.parametrize("pace", [60, 3600])
async def test_the_bots_process_follows_a_running_clock(tmp_path, pace):
    async with a_stage(tmp_path) as (desk, stage, _month, http):
        zhang = desk.telegram.person("张伟")
        await stage.run(pace)
        await zhang.starts()
        await desk.telegram.until(lambda: [m for m in zhang.screen() if m.from_bot], 10)
        status, clock = await _answer(http.get("/api/clock"))
        assert (status, clock["pace"]) == (200, pace)
        assert desk.clock.now() > Play.from_environment().start

"""A run: post forged updates to the bot's webhook one by one, and judge each by what it changed, showed and logged."""

from __future__ import annotations

import json
import logging
from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import aiohttp

from bot import logs
from bot.metrics import Outcome
from bot.updates import webhook
from sandbox.desk.desk import TOKEN
from tests.support.forging import rights
from tests.support.forging.effects import Effects
from tests.support.forging.forger import Forged, Forger
from tests.support.forging.leaks import Leaks

if TYPE_CHECKING:
    from tests.support.forging.scene import Scene

TICK_EVERY = 40  # updates between two ticks, which send what was promised
MOST = 25  # findings to report
UNHANDLED = (Outcome.FAILED, Outcome.AWAY)


@dataclass
class Report:
    """What was forged, and what came of it."""

    updates: int = 0
    changes: int = 0  # rows
    messages: int = 0
    findings: list[str] = field(default_factory=list)
    unhandled: list[str] = field(default_factory=list)
    secrets: list[str] = field(default_factory=list)
    kinds: Counter[tuple[str, str]] = field(default_factory=Counter)  # kinds of updates and of people

    @property
    def problems(self) -> list[str]:
        return [*self.findings, *self.unhandled, *self.secrets]


class Lines(logging.Handler):
    """Collects the lines of the log, at every level, as they would be written."""

    def __init__(self) -> None:
        super().__init__()
        logs.set_up("DEBUG", "text")
        (writer,) = [each for each in logging.getLogger().handlers if isinstance(each, logs._StandardError)]
        self.formatter, self.lines, self.errors = writer.formatter, [], []
        logging.getLogger().removeHandler(writer)

    def emit(self, record: logging.LogRecord) -> None:
        line = self.format(record)
        self.lines.append(line)
        if record.levelno >= logging.ERROR:
            self.errors.append(line)


async def run(scene: Scene, seed: int, count: int) -> Report:
    """Forge that many updates and return what was found."""
    effects, lines, report = Effects(scene.town), Lines(), Report()
    await effects.watch()
    leaks = Leaks(scene, effects)
    leaks.learn()
    leaks.found(None)
    logging.getLogger().addHandler(lines)
    try:
        async with aiohttp.ClientSession() as session:
            scout = Scout(scene, session, effects, leaks, lines, report)
            scout.look()
            forger = Forger(scene, seed, scout.asked)
            while report.updates < count and len(report.problems) < MOST:
                await scout.post(forger.draw())
                if report.updates % TICK_EVERY == 0:
                    await scout.tick()
            await scout.tick()
    finally:
        logging.getLogger().removeHandler(lines)
        logs.set_up("WARNING", "text")
    return report


class Scout:
    """Posts one update after the other and judges it."""

    def __init__(
        self, scene: Scene, session: aiohttp.ClientSession, effects: Effects, leaks: Leaks, lines: Lines, report: Report
    ) -> None:
        self.scene, self.session, self.effects, self.leaks, self.lines = scene, session, effects, leaks, lines
        self.report = report
        self.url = f"http://127.0.0.1:{scene.town.desk.fleet.server.port}/telegram/{TOKEN.partition(':')[0]}"
        self.headers = {webhook.HEADER: webhook.secret_of(TOKEN, None)}
        self.answered = 0
        self.failed = self._failed()

    async def post(self, forged: Forged) -> None:
        """Post this update and judge what came of it."""
        who = rights.standing(self.effects, forged.actor.id)
        async with self.session.post(self.url, data=json.dumps(forged.raw), headers=self.headers) as answer:
            status = answer.status
        self.report.updates += 1
        self.report.kinds[next(key for key in forged.raw if key != "update_id"), forged.actor.kind] += 1
        changes = await self.effects.since()
        self.report.changes += len(changes)
        for effect in changes:
            if (why := rights.wrong(effect, forged, who, self.effects)) is not None:
                self.report.findings.append(f"{why}: {effect}\n  by {forged}")
        if any(effect.table != "seen_updates" for effect in changes):
            self.leaks.learn()
        self._unhandled(forged, status)
        self._shown(forged)
        self.scene.town.desk.clock.advance(timedelta(seconds=2))

    def asked(self, account: int) -> bool:
        """True if the account's next message is taken for an answer."""
        return self.effects.rows["accounts"].get((account,), {}).get("awaiting") is not None

    async def tick(self) -> None:
        """Let the bot do what is due, and look at what it sends then."""
        await self.scene.town.desk.settle()
        for effect in await self.effects.since():
            if effect.table in rights.APPEND_ONLY and effect.old:
                self.report.findings.append(f"history is changed: {effect}\n  by the tick")
        self.leaks.learn()
        self._shown(None)

    def _unhandled(self, forged: Forged, status: int) -> None:
        errors, self.lines.errors = self.lines.errors, []
        if not forged.legible:
            errors = [each for each in errors if "cannot be read" not in each]
        failed, self.failed = self.failed, self._failed()
        if status != 200 or errors or self.failed != failed:
            self.report.unhandled.append(f"status {status}, {[each[-500:] for each in errors]}\n  by {forged}")

    def _shown(self, forged: Forged | None) -> None:
        lines, self.lines.lines = self.lines.lines, []
        found = [*self.leaks.found(forged), *self.leaks.in_logs(lines)]
        self.report.secrets += [f"{each}\n  after {forged or 'a tick'}" for each in found]
        self.look()

    def look(self) -> None:
        """Note the buttons that the bot has shown since the last look."""
        answers = self.scene.town.telegram.answers
        new, self.answered = answers[self.answered :], len(answers)
        self.report.messages += len(new)
        for _method, values, result in new:
            for data in _buttons(values.get("reply_markup")):
                self.scene.shown.append((int(values.get("chat_id", 0)), _message_id(values, result), data))
        del self.scene.shown[:-2000]

    def _failed(self) -> float:
        samples = self.scene.town.bot.metrics.updates.collect()[0].samples
        return sum(each.value for each in samples if each.labels.get("outcome") in UNHANDLED)


def _buttons(markup: Any) -> list[str]:
    found = json.loads(markup) if isinstance(markup, str) else markup or {}
    rows = found.get("inline_keyboard", []) if isinstance(found, dict) else []
    return [button["callback_data"] for row in rows for button in row if button.get("callback_data")]


def _message_id(values: dict[str, Any], result: Any) -> int:
    return result["message_id"] if isinstance(result, dict) else int(values.get("message_id", 1))

"""What the bot shows: each message and log line is searched for secrets that its reader may not see."""

from __future__ import annotations

import re
from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile, ZipFile

from pypdfium2 import PdfDocument, PdfiumError

from sandbox.state.files import Upload
from tests.support.forging.rights import OFFICERS, standing
from tests.support.forging.scene import BRANCH_MARKS, COMMENT, CORRECTION, LEAVE, MAKEUP, OBJECTION

if TYPE_CHECKING:
    from tests.support.forging.effects import Effects
    from tests.support.forging.forger import Forged
    from tests.support.forging.scene import Scene

FAULT = re.compile("抱歉，系统出现问题|Sorry, something went wrong")
MARKS = re.compile(f"[{BRANCH_MARKS}{LEAVE}{MAKEUP}{OBJECTION}{CORRECTION}{COMMENT}]")
OWNED = {LEAVE: "leaves", MAKEUP: "makeups", CORRECTION: "correction_requests"}


class Leaks:
    """Knows who may read what, by the rows as they stand; a right that was held earlier in the run still counts."""

    def __init__(self, scene: Scene, effects: Effects) -> None:
        self.scene, self.effects, self.seen = scene, effects, 0
        self.allowed: dict[int, set[str]] = {}

    def learn(self) -> None:
        """Note what each actor may read now."""
        links = {actor.id: set(actor.links) for actor in self.scene.actors}
        for claim in self.effects.rows["claims"].values():
            links.setdefault(claim["account_id"], set()).add(claim["branch_id"])
        for account, branches in links.items():
            self.allowed.setdefault(account, set()).update(self._marks(account, branches))

    def _marks(self, account: int, links: set[int]) -> set[str]:
        who, found = standing(self.effects, account), set()
        for branch in {*who.persons, *who.founds, *links}:
            found.add(BRANCH_MARKS[branch - 1])
        for branch, person in who.persons.items():
            if who.officer(branch, OFFICERS):
                found |= {LEAVE, MAKEUP, OBJECTION, CORRECTION}
            for mark, table in OWNED.items():
                if any(row["person_id"] == person for row in self.effects.rows[table].values()):
                    found.add(mark)
            if any(
                row["person_id"] == person and row["kind"] == "objection"
                for row in self.effects.rows["duties"].values()
            ):
                found.add(OBJECTION)
        return found

    def found(self, forged: Forged | None) -> list[str]:
        """Return what was shown since the last call to a person who may not see it, or is an apology for a fault."""
        requests = self.scene.town.telegram.requests
        new, self.seen = requests[self.seen :], len(requests)
        return [problem for method, values in new for problem in self._problems(method, values, forged)]

    def _problems(self, method: str, values: dict[str, Any], forged: Forged | None) -> list[str]:
        if method in ("setWebhook", "getWebhookInfo"):
            return []
        shown = " ".join(map(_text, values.values()))
        chat = values.get("chat_id", forged.actor.id if forged is not None else None)
        may = self._readable(int(chat)) if chat is not None and str(chat).lstrip("-").isdecimal() else set()
        if method == "sendDocument" and (chat := str(chat)).isdecimal():  # one's own data names one's former branches
            may = may | self._former(int(chat))
        found = [f"{method} to {chat} shows {mark}: {shown[:600]}" for mark in set(MARKS.findall(shown)) - may]
        found += [f"{method} shows a key" for token in self.scene.tokens if token in shown]
        return found + ([f"{method} says that something failed"] if FAULT.search(shown) else [])

    def _readable(self, chat: int) -> set[str]:
        if chat > 0:
            return self.allowed.get(chat, set())
        branches = [row["id"] for row in self.effects.rows["branches"].values() if row["chat_id"] == chat]
        return {BRANCH_MARKS[branch - 1] for branch in branches if branch <= len(BRANCH_MARKS)}

    def _former(self, account: int) -> set[str]:
        people = self.effects.rows["people"].values()
        return {BRANCH_MARKS[row["branch_id"] - 1] for row in people if row["account_id"] == account}

    def in_logs(self, lines: list[str]) -> list[str]:
        """Return the log lines that hold a secret, a traceback or a fault."""
        return [
            line
            for line in lines
            if MARKS.search(line) or any(token in line for token in self.scene.tokens) or "Traceback" in line
        ]


def _text(value: Any) -> str:
    return value.name + _inside(value.data) if isinstance(value, Upload) else str(value)


def _inside(data: bytes) -> str:
    """Return the text that a file shows: compressed bytes would hold any character by chance."""
    if data.startswith((b"\x89PNG", b"\xff\xd8")):
        return ""
    with suppress(PdfiumError, BadZipFile):  # what people sent may only begin like such a file
        if data.startswith(b"%PDF"):
            return " ".join(page.get_textpage().get_text_bounded() for page in PdfDocument(data))
        if data.startswith(b"PK"):
            with ZipFile(BytesIO(data)) as packed:
                return " ".join(name + _inside(packed.read(name)) for name in packed.namelist())
    return data.decode("utf-8", "replace")

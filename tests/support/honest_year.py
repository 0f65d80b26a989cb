"""A year of honest records of a student branch, all invented: twelve Party days of 2026, as a recorder writes them.

`honest_year.txt` holds them. They have what honest records share (the opening, the attendance, the oath), and what
checks may stumble over: dates to come, anniversaries, many people who say the same, speakers from outside.
"""

import re
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from bot.domain.attendance.voters import Voters
from bot.domain.report.checks.finding import Case, Earlier
from bot.storage.tables.agenda import AgendaItem, ItemKind, Ledger
from bot.storage.tables.record import Decision, Part
from tests.support.cases import (
    NAMES,
    a_case,
    decision,
    earlier,
    filing,
    item,
    leave,
    makeup,
    minute,
    motion,
    people,
    photo,
    speech,
)
from tests.support.town import at

EVERYBODY = (*NAMES, "冯九")
_SPEECH = re.compile(rf"(?P<name>{'|'.join(EVERYBODY)})：(?P<text>.+)")


@dataclass
class Record:
    """One month's record: a text for each item of the agenda, and the speeches and the decision of the last one."""

    day: str
    form: str
    content: str
    items: list[tuple[str, ItemKind]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    speeches: list[tuple[str, str]] = field(default_factory=list)
    summary: str = ""
    decision: tuple[str, str] = ("", "")
    counts_as: Ledger | None = None
    speaker: str | None = None
    guide: str | None = None
    chapters: tuple[int, ...] = ()

    @property
    def characters(self) -> int:
        """The number of its characters."""
        return sum(map(len, (*self.texts, *(text for _, text in self.speeches), self.summary)))

    def read(self, line: str) -> None:
        """Take a line of the file."""
        if spoken := _SPEECH.fullmatch(line):
            self.speeches.append((spoken["name"], spoken["text"]))
            return
        sign, _, rest = line.partition(" ")
        match sign:
            case "counts":
                self.counts_as = Ledger(rest)
            case "speaker":
                self.speaker = rest
            case "guide":
                self.guide = rest
            case "chapters":
                self.chapters = tuple(map(int, rest.split()))
            case "!":
                self.summary = rest
            case "=":
                text, owner = rest.split("｜")
                self.decision = (text, owner)
            case _ if sign.startswith("@"):
                self.items.append((rest, ItemKind(sign[1:])))
            case _:
                self.texts.append(line)


def _read(text: str) -> tuple[Record, ...]:
    found: list[Record] = []
    for line in filter(None, text.splitlines()):
        if line.startswith("# "):
            _, day, title = line.split(" ", 2)
            form, content = title.split("｜")
            found.append(Record(day, form, content))
        else:
            found[-1].read(line)
    return tuple(found)


RECORDS = _read(Path(__file__).with_suffix(".txt").read_text(encoding="utf-8"))


def a_year() -> tuple[Case, ...]:
    """Return the cases of the year as they are checked a day and a half after each activity."""
    cases: list[Case] = []
    for record in RECORDS:
        done = tuple(earlier(one) for one in reversed(cases))
        cases.append(_case(record, done, cases[-1].report.decisions if cases else ()))
    return tuple(cases)


def _case(record: Record, done: tuple[Earlier, ...], carried: tuple[Decision, ...]) -> Case:
    roster = people(EVERYBODY)
    start, end = at(f"{record.day} 14:00"), at(f"{record.day} 17:35")
    busy = {"李书记", "赵宣传", *(name for name, _ in record.speeches)}
    away = next(person for name, person in roster.items() if name not in busy)
    for one in carried:
        one.done_at = start
    text, owner = record.decision
    return a_case(
        start, end, now=end + timedelta(hours=36), names=EVERYBODY, leave=(away.name,), head_count=9,
        form=record.form, content=record.content, planned=(record.form, record.content),
        items=_items(record), minutes=tuple(_minutes(record, roster, end)),
        leaves=(leave(away, start - timedelta(days=2), start - timedelta(days=1)),),
        makeups=(makeup(away, due_at=end + timedelta(days=7)),), slips=tuple(range(1, start.month + 1)),
        decisions=(decision(text, owner, (end + timedelta(days=20)).date()),), carried=carried,
        photos=tuple(photo(start, taken_at=start + timedelta(minutes=40 * n)) for n in (1, 2, 3)),
        earlier=done, elsewhere=tuple((one, other.activity) for other in done for one in other.photos),
        filings=(filing(end + timedelta(hours=30), end + timedelta(hours=33)),),
        motions=tuple(_motions(record)),
        voters=Voters(len(roster), len(roster) - 1),
    )  # fmt: skip


def _minutes(record: Record, roster, end):
    last = len(record.items)
    for number, text in enumerate(record.texts, 1):
        yield minute(text, end + timedelta(hours=3), item=number)
    for name, text in record.speeches:
        yield speech(roster[name], text, item=last, sent_at=end + timedelta(hours=4))
    yield minute(record.summary, end + timedelta(hours=5), part=Part.SUMMARY)
    if record.guide:
        yield minute("学院党委副书记", end + timedelta(hours=5), part=Part.GUIDE, speaker=record.guide)


def _motions(record: Record):
    for number, (_title, kind) in enumerate(record.items, 1):
        if kind is ItemKind.VOTE:
            yield motion(number, 8, abstained=1)


def _items(record: Record) -> tuple[AgendaItem, ...]:
    last = len(record.items)
    return tuple(
        item(
            number, title, kind, speaker=record.speaker if number == 1 else None,
            counts_as=record.counts_as if number == last else None,
            chapters=list(record.chapters) if number == last else None,
        )
        for number, (title, kind) in enumerate(record.items, 1)
    )  # fmt: skip

"""Parsing of what an officer tells of a past activity: time and place, who was not there, host and recorder (补记)."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta, tzinfo
from functools import partial
from typing import NamedTuple

from bot.domain.names import clean_line, clean_name, quoted, without_suffix
from bot.domain.refusals import Refused
from bot.domain.roles import Kind
from bot.domain.times.when import Reading, read_when
from bot.storage.tables.branch import Person

PLACE_LIMIT = 100
WHEN_LIMIT = PLACE_LIMIT + 80
PEOPLE_LIMIT = 2000

_LABELLED = re.compile(
    r"""
    (?: (?P<not_in_branch>(?:当时)?不在本?支部|not\ in\ the\ branch)
      | (?P<on_leave>请假|on\ leave)
      | (?P<absent>缺席|缺勤|未到|absent)
    ) (?: \s* [:：] | \s )
    """,
    re.IGNORECASE | re.VERBOSE,
)
_ALL = re.compile(
    r"(?:全部|全体|全员|都)?(?:党员)?都?(?:(?:到会|到齐|全到|出席)了?|到了)"
    r"|(?:all|everybody|everyone)(?: were| was)? present",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"([，,;；。]+)")
_TRAILING = re.compile(r"\s*(?P<names>.+?)\s*(?P<label>请假|缺席|缺勤|未到|(?:当时)?不在本?支部)\s*")
_JOINT = re.compile(r"[、，,;；。]+")
_NOBODY = {"无", "无人", "没有", "没有人", "none", "nobody"}
_KEEPERS = r"(?:(?P<host>主持人?|host(?:ed\ by)?)|(?P<recorder>记录人?|record(?:er|ed\ by)))"
_KEEPER = re.compile(rf"\s*{_KEEPERS}(?:\s*[:：]\s*|\s+|\Z)(?P<name>.*?)\s*", re.IGNORECASE)
_KEEPER_BEHIND = re.compile(r"\s*由?(?P<name>[^:：]+?)(?:(?P<host>主持)|(?P<recorder>记录))\s*")
_KEEPER_LINE = re.compile(r"^[ \t]*(?:主持人?|记录人?|host|recorder)[ \t]*[:：].*$", re.IGNORECASE | re.MULTILINE)
_BEFORE_LABEL = re.compile(
    r"[\s、]+(?=(?:主持人?|记录人?|(?:当时)?不在本?支部|请假|缺席|缺勤|未到"
    r"|host|recorder|not in the branch|on leave|absent)\s*[:：])",
    re.IGNORECASE,
)


class Missing(NamedTuple):
    """The ids of the people who were not there, by the reason, and of the host and the recorder, if they are named."""

    absent: tuple[int, ...]
    on_leave: tuple[int, ...]
    not_in_branch: tuple[int, ...]
    host: int | None = None
    recorder: int | None = None


def read_time_and_place(
    text: str, year: int, month: int, *, zone: tzinfo, default_time: time, default_hours: float
) -> Reading:
    """Parse the time and place of an activity of this month: `3月6日 14:00-17:30 党员活动室`.

    Raises:
        Refused: as `read_when`; `recorded-later-date` without a date, `recorded-later-times` without start or end,
            `recorded-later-place` without a place, `text-empty`, `text-too-long`.
    """
    clean_line(text, WHEN_LIMIT)
    before = datetime(year, month, 1, tzinfo=zone) - timedelta(minutes=1)  # so that no time of the month is past
    read = partial(
        read_when, text, zone=zone, month=(year, month), default_time=default_time, default_hours=default_hours,
        place_expected=True,
    )  # fmt: skip
    found = read(now=before)
    if _moves(read, found, before):
        raise Refused("recorded-later-date", month=month)
    if not found.both_ends:
        raise Refused("recorded-later-times", month=month)
    if not found.place:
        raise Refused("recorded-later-place", month=month)
    return replace(found, place=clean_line(found.place, PLACE_LIMIT))


def _moves(read: Callable[..., Reading], found: Reading, before: datetime) -> bool:
    """True if the day depends on the day of reading: `明天`, `下周五`."""
    try:
        return read(now=before - timedelta(days=9)).span != found.span
    except Refused:
        return True


def read_missing(text: str, people: Sequence[tuple[Person, Kind]]) -> Missing:
    """Parse who was not there: `缺席：张三、李四；请假：王五`, `张三缺席，王五请假` or `全部到会`.

    Host and recorder may be named beside them: `主持人：赵六；记录人：孙五`. `people` is the roster at that time.

    Raises:
        Refused: `recorded-later-people`, `recorded-later-unknown`, `recorded-later-two`, `recorded-later-twice`,
            `recorded-later-guest`, `recorded-later-keepers-alone`, `recorded-later-keeper`,
            `recorded-later-keeper-two`, `recorded-later-keeper-away`, `text-empty`, `text-too-long`.
    """
    found: dict[str, list[int]] = {"absent": [], "on_leave": [], "not_in_branch": []}
    line, written = _without_keepers(clean_line(_KEEPER_LINE.sub(r"\g<0>；", text), PEOPLE_LIMIT))
    for label, words in _parts(_labels_first(line)):
        for person, kind in _named(words, people):
            if any(person.id in ids for ids in found.values()):
                raise Refused("recorded-later-twice", name=person.name)
            if not kind.counts and label != "not_in_branch":
                raise Refused("recorded-later-guest", name=person.name)
            found[label].append(person.id)
    keepers = {role: _keeper(role, name, people) for role, name in written.items()}
    for role, person in keepers.items():
        if any(person.id in ids for ids in found.values()):
            raise Refused("recorded-later-keeper-away", role=role, name=person.name)
    ids = {role: person.id for role, person in keepers.items()}
    return Missing(tuple(found["absent"]), tuple(found["on_leave"]), tuple(found["not_in_branch"]), **ids)


def _without_keepers(line: str) -> tuple[str, dict[str, str]]:
    """Return the line without the clauses that name host and recorder, and the names by the role.

    A bare name behind such a clause is refused: it could belong to the clause or to those who were not there.
    """
    kept, keepers, after = [], dict[str, str](), False
    for clause in re.split(r"(?<=[，,;；。])", _BEFORE_LABEL.sub("；", line)):
        bare = clause.strip(" ，,;；。.")
        found = _KEEPER.fullmatch(bare) or _KEEPER_BEHIND.fullmatch(bare)
        if found is not None:
            role = "host" if found["host"] else "recorder"
            if role in keepers:
                raise Refused("recorded-later-keeper", role=role, name=quoted(found["name"]), named=True)
            keepers[role], after = found["name"], True
            continue
        if after and bare and not (_LABELLED.search(bare) or _TRAILING.fullmatch(bare) or _ALL.fullmatch(bare)):
            raise Refused("recorded-later-people")
        after = after and not bare
        kept.append(clause)
    rest = "".join(kept)
    if keepers and not rest.strip(" ，,;；。."):
        raise Refused("recorded-later-keepers-alone")
    return rest, keepers


def _keeper(role: str, written: str, people: Sequence[tuple[Person, Kind]]) -> Person:
    """Return the member of the roster at that time who was host or recorder."""
    matches = [person for person, kind in _matches(written, people) if kind.counts]
    if not matches:
        raise Refused("recorded-later-keeper", role=role, name=quoted(written), named=bool(written))
    if len(matches) > 1:
        who = [person.name for person in matches]
        raise Refused("recorded-later-keeper-two", role=role, name=quoted(written), who=who, first=who[0])
    return matches[0]


def _labels_first(line: str) -> str:
    """Put the label of each clause before its names: `张三请假` becomes `请假：张三`."""

    def turned(clause: str) -> str:
        found = None if _LABELLED.search(clause) else _TRAILING.fullmatch(clause)
        return f"{found['label']}：{found['names']}" if found else clause

    return "".join(map(turned, _CLAUSE.split(line)))


def _parts(line: str) -> Iterator[tuple[str, str]]:
    """Yield each label with the words after it; before the first one nothing may stand but `全部到会`."""
    labels = list(_LABELLED.finditer(line))
    first = line[: labels[0].start()] if labels else line
    bare = first.strip(" ,，;；。.!！")
    if bare and not _ALL.fullmatch(bare):
        raise Refused("recorded-later-people")
    if not bare and not labels:
        raise Refused("recorded-later-people")
    ends = [*(label.start() for label in labels[1:]), len(line)]
    for label, end in zip(labels, ends, strict=False):
        yield str(label.lastgroup), line[label.end() : end]


def _named(words: str, people: Sequence[tuple[Person, Kind]]) -> Iterator[tuple[Person, Kind]]:
    for part in _JOINT.split(words):
        name = part.strip(" .")
        if not name or name.lower() in _NOBODY:
            continue
        for one in [name] if _matches(name, people) else name.split():  # names may be separated by blanks
            matches = _matches(one, people)
            if not matches:
                raise Refused("recorded-later-unknown", name=quoted(one))
            if len(matches) > 1:
                who = [person.name for person, _kind in matches]
                raise Refused("recorded-later-two", name=quoted(one), who=who, first=who[0])
            yield matches[0]


def _matches(written: str, people: Sequence[tuple[Person, Kind]]) -> list[tuple[Person, Kind]]:
    """Return the people with this name; if there are none, those with this name and a suffix for namesakes."""
    try:
        name = clean_name(written).casefold()
    except Refused:
        return []
    exact = [one for one in people if one[0].name.casefold() == name]
    return exact or [one for one in people if without_suffix(one[0].name).casefold() == name]

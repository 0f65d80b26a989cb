"""Checks of the minutes: who spoke, how much is written, and whether it follows the agenda (12 to 16, 41)."""

import re
from collections.abc import Iterable, Iterator
from hashlib import sha256

from bot.domain.activity.agenda import WITHOUT_TEXT
from bot.domain.names import without_suffix
from bot.domain.report.checks import likeness
from bot.domain.report.checks.finding import Case, Finding, Level, state_of
from bot.domain.report.checks.running_names import Search
from bot.storage.tables.agenda import ItemKind
from bot.storage.tables.record import CONTENT, Minute, Part
from bot.storage.tables.roll import RollState

SPEAKERS = 2
SHORT_ITEM, SHORT_RECORD = 30, 300
BESIDE = 60
"""Characters after an empty phrase in which a name may stand."""
SHOWN = 40
DIGEST = 8
COUNTED = WITHOUT_TEXT | {ItemKind.VOTE}
"""Kinds of items whose record is another one than a text; the count of a vote is check 33's."""

_EMPTY = re.compile(
    "(?:大家|全体党员|与会(?:党员|人员|同志)|参会(?:党员|人员|同志)|党员们)(?:一致|纷纷|普遍)(?:认为|表示)|"
    "(?:大家|党员)?纷纷(?:表示|认为)|(?:大家)?一致(?:认为|表示)"
)
WENT = {RollState.ABSENT: "absent", RollState.LEAVE: "leave"}


def speakers(case: Case) -> Iterator[Finding]:
    """12: a speaker was absent, on leave, or is not known."""
    invited = {item.speaker for item in case.report.items if item.speaker}
    seen: set[str] = set()
    for speech in case.speeches:
        name = speech.person.name if speech.person is not None else speech.speaker or ""
        number = speech.person_id or case.names.get(name)
        place = case.places.get(number or 0)
        key = f"p{number}" if number else mark(name)
        if key in seen or not name:
            continue
        seen.add(key)
        if place is not None and state_of(place) in WENT:
            yield Finding(12, Level.REASON, f"{WENT[state_of(place)]}:{key}", {"name": name})
        elif place is None and name not in invited and (number or not namesakes(case, name)):
            yield Finding(12, Level.REASON, f"unknown:{key}", {"name": name})


def few_speakers(case: Case) -> Iterator[Finding]:
    """13: a discussion with fewer than two named speakers."""
    for item in case.report.items:
        if item.kind is ItemKind.DISCUSSION:
            names = {speech.person_id or speech.speaker for speech in case.speeches if speech.item_id == item.id}
            if len(names) < SPEAKERS:
                yield Finding(13, Level.WARN, f"speakers:{item.id}", {"title": item.title, "count": len(names)})


def short(case: Case) -> Iterator[Finding]:
    """14: an item, or the whole record, is short."""
    if not case.report.minutes:
        return
    for item in case.report.items:
        length = _length(each for each in case.report.minutes if each.item_id == item.id)
        if 0 < length < SHORT_ITEM:
            yield Finding(14, Level.INFO, f"item:{item.id}", {"title": item.title, "count": length})
    length = _length(case.report.minutes)
    if length < SHORT_RECORD:
        yield Finding(14, Level.INFO, "record", {"count": length})


def empty_phrases(case: Case) -> Iterator[Finding]:
    """15: an empty phrase (大家一致认为) with no name beside it and no named speech in its item."""
    named = {speech.item_id for speech in case.speeches}
    for each in case.report.minutes:
        if each.part in {Part.SPEECH, Part.COMMENT} or each.item_id in named:
            continue
        alone = (one for one in _EMPTY.finditer(each.text) if not _has_name_beside(case, each.text, one))
        if (found := next(alone, None)) is not None:
            sentence = next((one for one in likeness.sentences(each.text) if found[0] in one), found[0])
            yield Finding(15, Level.WARN, f"phrase:{each.id}", {"words": found[0], "sentence": _cut(sentence)})


def _has_name_beside(case: Case, text: str, found: re.Match[str]) -> bool:
    around = text[max(0, found.start() - BESIDE) : found.end() + BESIDE]
    return any(without_suffix(name) in around for name in case.names)


def agenda(case: Case) -> Iterator[Finding]:
    """16: an item without text, or text without an item."""
    texts = [each for each in case.report.minutes if each.part in CONTENT]
    if not texts:
        yield Finding(16, Level.WARN, "nothing")
        return
    written = {each.item_id for each in texts} | {each.item_id for each in case.report.decisions}
    silent = [item.title for item in case.report.items if item.kind not in COUNTED and item.id not in written]
    if silent:
        yield Finding(16, Level.WARN, "items", {"titles": silent})
    loose = sum(each.item_id is None for each in texts)
    if loose and case.report.items:
        yield Finding(16, Level.WARN, "texts", {"count": loose})


def wrong_character(case: Case) -> Iterator[Finding]:
    """41: a name that differs from a member's by one character."""
    written = [each.speaker for each in case.speeches if each.person is None]
    written += [name for decision in case.report.decisions for name in (decision.owner or "").split("、")]
    written += [item.speaker for item in case.report.items]
    for name in dict.fromkeys(one for one in written if one):
        like = namesakes(case, name)
        if like:
            yield Finding(41, Level.WARN, f"name:{mark(name)}", {"name": name, "names": like})
    search = Search((without_suffix(place.person.name) for place in case.report.members), _known(case, written))
    for one in search.of(_running(case)):
        values = {"name": one.name, "names": list(one.names), "clause": one.clause}
        yield Finding(41, Level.WARN, f"text:{mark(one.name)}", values)


def _known(case: Case, written: Iterable[str | None]) -> Iterator[str]:
    """Return the names that are no misspelt ones of members, and those that are told by themselves."""
    yield from (without_suffix(name) for name in {*case.names, *case.roster})
    yield from filter(None, written)
    yield from (each.speaker for each in case.report.minutes if each.speaker)


def _running(case: Case) -> Iterator[str]:
    """Return the texts in which names stand: the minutes, the decisions and the agenda."""
    yield from (each.text for each in case.report.minutes if each.part is not Part.GUIDE)
    yield from (decision.text for decision in case.report.decisions)
    yield from (item.title for item in case.report.items)


def namesakes(case: Case, name: str) -> list[str]:
    """Return the names of the sign-in book that differ from this one, which is none of them, by one character."""
    return [] if name in case.names else [other for other in case.names if one_apart(name, without_suffix(other))]


def one_apart(one: str, other: str) -> bool:
    """True if two names of the same length differ in one character; names of one character are never alike."""
    return len(one) == len(other) > 1 and sum(a != b for a, b in zip(one, other, strict=True)) == 1


def mark(name: str) -> str:
    """Return what stands for a written name in the subject of a finding."""
    return sha256(name.encode()).hexdigest()[:DIGEST]


def _length(minutes: Iterable[Minute]) -> int:
    return sum(len("".join(each.text.split())) for each in minutes)


def _cut(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"

"""Check 17: a record that is like an earlier one.

Two texts are compared by their runs of five characters, without what recurs in every honest record: the opening, the
attendance, the oath and the readings. The share is the part of the shorter text that the longer one contains.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.domain.report.checks.finding import Case, Earlier, Finding, Level
from bot.storage.tables.agenda import AgendaItem, ItemKind
from bot.storage.tables.record import Minute

RUN = 5
LIKE, RATHER_LIKE = 0.60, 0.35
"""Measured: a record rebuilt from the sentences of another one 0.83 to 0.91, honest ones 0.00 to 0.05, and up to 0.36
if their standing lines are left in."""
LEAST, SHORT = 100, 30
"""Runs below which a text, or a short answer, is too short to be compared."""
COMPARED = 6_000
"""Characters of a record that are compared: five times as many as a long record has."""
SHOWN = 160

_BLANK = re.compile(r"[\W_]+")
_SENTENCE = re.compile(r"[^。！？!?；;\n]+[。！？!?；;]?")
_QUOTED = re.compile(r"《[^《》]*》|“[^“”]*”|「[^「」]*」|\"[^\"\n]*\"")
_STANDING_KINDS = frozenset({ItemKind.OATH, ItemKind.CHARTER})
_STANDING = re.compile(
    "应到|实到|请假|缺席|签到|主持(?:会议|活动|召开)|国歌|国际歌|誓词|宣誓|面向党旗|民主测评|主题测评|进行测评|宣布|"
    "活动(?:开始|结束|到此)|缴纳党费|我志愿加入中国共产党|拥护党的纲领|遵守党的章程|履行党员义务|执行党的决定|"
    "严守党的纪律|保守党的秘密|对党忠诚|为共产主义奋斗|永不叛党"
)


def grams(text: str) -> frozenset[str]:
    """Return the runs of five characters of a text, without blanks and punctuation."""
    plain = _BLANK.sub("", text[:COMPARED])
    return frozenset(plain[i : i + RUN] for i in range(len(plain) - RUN + 1))


def containment(one: frozenset[str], other: frozenset[str], *, least: int = LEAST) -> float:
    """Return the share of the smaller set that the larger one contains; 0 if one of them is too small."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller >= least else 0.0


def without_quotes(text: str) -> str:
    """Return a text without titles and quotations, which many people take from the same material."""
    return _QUOTED.sub("", text)


def sentences(text: str) -> list[str]:
    """Return the sentences of a text."""
    return [found[0].strip() for found in _SENTENCE.finditer(text) if found[0].strip()]


def substance(minutes: Iterable[Minute], items: Iterable[AgendaItem]) -> list[str]:
    """Return the sentences of a record without its standing items, up to the length that is compared."""
    standing = {item.id for item in items if item.kind in _STANDING_KINDS}
    texts = [each.text for each in minutes if each.item_id is None or each.item_id not in standing]
    found = sentences("\n".join(text[:COMPARED] for text in texts)[:COMPARED])
    return [one for one in found if not _STANDING.search(one)]


@dataclass(frozen=True)
class Pair:
    """A passage of the record and the one of the earlier record that it is like."""

    mine: str
    theirs: str
    share: float


def like_earlier(case: Case) -> Iterator[Finding]:
    """17: the record is like an earlier one; of several, the one that is most alike is named."""
    mine = grams("\n".join(substance(case.report.minutes, case.report.items)))
    if len(mine) < LEAST:
        return
    found = [(containment(mine, _grams_of(other)), other) for other in case.earlier]
    share, other = max(found, key=lambda each: each[0], default=(0.0, None))
    if other is None or share < RATHER_LIKE:
        return
    level, variant = (Level.WARN, "like") if share >= LIKE else (Level.INFO, "rather")
    values = {"share": share, "form": other.activity.form, "at": other.activity.starts_at, "other": other.activity.id}
    best = pairs(case, other)
    values |= {"mine": _cut(best[0].mine), "theirs": _cut(best[0].theirs)} if best else {"mine": "", "theirs": ""}
    yield Finding(17, level, f"{variant}:{other.activity.id}", values)


def pairs(case: Case, other: Earlier, most: int = 5) -> list[Pair]:
    """Return the passages that are most alike, the longest of them first."""
    theirs = substance(other.minutes, other.items)
    runs = [grams(one) for one in theirs]
    having = defaultdict(list)
    for number, of_one in enumerate(runs):
        for run in of_one:
            having[run].append(number)
    found: list[Pair] = []
    for one in substance(case.report.minutes, case.report.items):
        of_one = grams(one)
        near = {number for run in of_one for number in having.get(run, ())}
        shares = [(containment(of_one, runs[number], least=RUN), number) for number in near]
        share, like = max(shares, default=(0.0, 0))
        if share >= LIKE:
            found.append(Pair(one, theirs[like], share))
    found.sort(key=lambda pair: (-min(len(pair.mine), len(pair.theirs)), -pair.share))
    return found[:most]


def _grams_of(other: Earlier) -> frozenset[str]:
    return grams("\n".join(substance(other.minutes, other.items)))


def _cut(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"

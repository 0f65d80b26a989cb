"""七一 (rule 11): checks of the anniversaries that a plan counts and of its July activity."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.domain.plan.draft import Finding, PlanDraft
from bot.domain.times.numerals import number

ANNIVERSARY = "plan-anniversary"
MENDED = 1_000
"""Larger counts are not mended by a button."""
JULY = 7
NEAR = 200
"""The characters before and after a count in which its event is looked for: a clause may be as long as a record."""

_OATH = re.compile("誓词|宣誓")
_VISIT = re.compile("慰问|走访|看望|探望")

_ANNIVERSARIES = (
    (1921, "建党|中国共产党(?:成立|诞辰|诞生|建党)|党成立|党的(?:生日|诞辰|诞生)|(?<!二)七一"),
    (1949, "建国|国庆|新中国成立|中华人民共和国成立|共和国成立|十一国庆"),
    (1927, "建军|(?:解放军|人民军队)(?:成立|建军)|八一|南昌起义"),
    (1919, "五四"),
    (1922, "建团|共青团成立|共产主义青年团成立"),
    (1936, "长征(?:取得)?胜利"),
    (1945, "(?:抗战|抗日战争|反法西斯战争)(?:取得)?胜利"),
)
_EVENT = re.compile("|".join(f"(?P<y{year}>{words})" for year, words in _ANNIVERSARIES))
_OWN = re.compile(
    "入党|党龄|在党|入伍|从军|参军|参加工作|工作满|从教|从医|任教|结婚|[金银]婚|钻石婚|同志|逝世|牺牲|就义|建[校院所厂馆站社村局会队市县区]|成立|创[立办建]|办学|建制|组建|投产"
)
"""Words before a count by which it belongs to something else, such as a member's years in the Party."""
_OWN_WITHIN = 10
_ANOTHER = re.compile("[暨和与及、][^暨和与及、]{2,}$")
"""Another event between the one that is known and the count: `七一暨某某大桥通车30周年`."""
_COUNTED = re.compile(r"(?P<count>\d{1,3}|[一二两三四五六七八九十百零〇]{1,7})\s*(?:周年|华诞|周岁)")
_CLAUSE = re.compile(r"[。，,;；、！!？?\n]")


def anniversaries(draft: PlanDraft, year: int) -> Iterator[Finding]:
    """Yield the anniversaries whose count does not fit the year of the plan."""
    for row in draft.rows:
        for wrong in wrong_counts(row.words, year):
            yield Finding(
                ANNIVERSARY,
                {
                    "row": row.row,
                    "month": row.month,
                    "event": wrong.event,
                    "said": wrong.said,
                    "year": year,
                    "right": year - wrong.since,
                    "fits": wrong.since + wrong.said,
                },
            )


@dataclass(frozen=True)
class WrongCount:
    """A count of years that does not fit: the event, its year, the count that is said and where it stands."""

    event: str
    since: int
    said: int
    place: slice


def wrong_counts(words: str, year: int) -> Iterator[WrongCount]:
    """Yield the anniversaries in a text whose count does not fit the year."""
    start = 0
    for clause in _CLAUSE.split(words):
        for counted in _COUNTED.finditer(clause):
            low = max(0, counted.start() - NEAR)
            event = _event_near(clause[low : counted.end() + NEAR], counted.start() - low, counted.end() - low)
            said = _count(counted["count"])
            if event and said and said != year - event[1]:
                yield WrongCount(*event, said, slice(start + counted.start("count"), start + counted.end("count")))
        start += len(clause) + 1


def mended(words: str, said: int, year: int) -> str:
    """Return the text with the right count for the anniversaries that it says to be the `said` ones."""
    for wrong in reversed(list(wrong_counts(words, year))):
        if wrong.said == said:
            words = f"{words[: wrong.place.start]}{year - wrong.since}{words[wrong.place.stop :]}"
    return words


def _event_near(clause: str, start: int, end: int) -> tuple[str, int] | None:
    """Return the event that a count of years belongs to: the last one named before it, else the first after it.

    The event is its words and its year.
    """
    events = [(found, int((found.lastgroup or "y0")[1:])) for found in _EVENT.finditer(clause)]
    last = max((found.end() for found, _ in events if found.end() <= start), default=0)
    if _OWN.search(clause, max(last, start - _OWN_WITHIN), start) or (last and _ANOTHER.search(clause, last, start)):
        return None
    before = [(found[0], year) for found, year in events if found.end() <= start]
    after = [(found[0], year) for found, year in events if found.start() >= end]
    return before[-1] if before else after[0] if after else None


def _count(numeral: str) -> int | None:
    try:
        return number(numeral)
    except ValueError:
        return None


def plain_july(draft: PlanDraft) -> Iterator[Finding]:
    """Yield the July rows that lack the oath or the visits of rule 11.

    A July without a row is reported as a missing month instead.
    """
    for row in draft.rows:
        if row.month == JULY:
            oath, visit = bool(_OATH.search(row.words)), bool(_VISIT.search(row.words))
            if not (oath and visit):
                lacks = "visit" if oath else "oath" if visit else "both"
                yield Finding("plan-july-plain", {"row": row.row, "lacks": lacks})

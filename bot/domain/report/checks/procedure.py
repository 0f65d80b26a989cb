"""Checks of the procedure: what came in which order (rule 62), the nine steps, when it was recorded."""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import pairwise

from bot.domain.activity.steps import StepState
from bot.domain.report.checks.finding import Case, Finding, Key, Level
from bot.storage.tables.agenda import ItemKind, Ledger, StepNumber
from bot.storage.tables.record import Minute

SHOWN = 60
RECORDED_WITHIN = timedelta(hours=48)
_ROUTINE = re.compile(
    "支部?委员?会|党员大会|支部大会|会议|纪要|记录|研究|讨论|审议|审定|通过|表决|同意|确定|决定|提交|关于|主题党日|主题|活动|议题|"
    "支部|党员|同志|照片|截图|图片|材料|签字|盖章|原件|附件|见附|召开|开会|本月|本次|上次|书记|全体|委员|一致|事项|情况|"
    "[一二三四五六七八九十〇\\d]+[年月日号时点分]|周[一二三四五六日]|上午|下午|晚上"
)
"""Words that say nothing of the matter: a note of them alone is that of a day."""
_HAN = re.compile("[㐀-鿿]+")
LEAST_MATTER = 4
"""Characters from which a note on the committee's meeting tells of a matter."""
AT_ONE_SITTING, MONTHS = timedelta(hours=1), 3


def order(case: Case) -> Iterator[Finding]:
    """21: the order 支委会, 审定, 公示, start, end, minutes, filing is broken.

    After a change of the theme, the approval of the theme that was announced counts.
    """
    steps = {step.number: step for step in case.report.steps}
    filed = case.report.filings[-1].sent_at if case.report.filings else None
    before = (
        ("theme", _entered(steps, StepNumber.THEME)),
        ("approval", _entered(steps, StepNumber.APPROVAL)),
        ("notice", case.activity.posted_at),
        ("start", case.start),
    )
    known = [(name, at) for name, at in before if at is not None]
    pairs = list(pairwise(known))
    for name, since, at in (("minutes", "start", _first(case.report.minutes)), ("filing", "end", filed)):
        if at is not None:
            pairs.append(((since, case.start if since == "start" else case.end), (name, at)))
    for (first, one), (second, other) in pairs:
        if _later(case, one, other):
            values = {"first": Key(f"check-moment-{first}"), "one": one}
            values |= {"second": Key(f"check-moment-{second}"), "other": other}
            yield Finding(21, Level.REASON, f"order:{first}-{second}", values)


def _entered(steps: dict[StepNumber, StepState], number: StepNumber) -> date | None:
    step = steps.get(number)
    former = step.entered.former_on if step is not None and step.entered is not None else None
    return former or (step.done_on if step is not None else None)


def _first(minutes: tuple[Minute, ...]) -> datetime | None:
    return min((each.sent_at for each in minutes), default=None)


def _later(case: Case, one: date, other: date) -> bool:
    """True if the first is later; days are compared if the time of one is not known."""
    if isinstance(one, datetime) and isinstance(other, datetime):
        return one > other
    return _day(case, one) > _day(case, other)


def _day(case: Case, at: date) -> date:
    return case.day(at) if isinstance(at, datetime) else at


def committee_first(case: Case) -> Iterator[Finding]:
    """22: a vote or a members' meeting without a committee meeting on it before; an open step is told by 42."""
    meeting = [i for i in case.report.items if i.kind is ItemKind.VOTE or i.counts_as is Ledger.MEETING]
    theme = next((step for step in case.report.steps if step.number is StepNumber.THEME), None)
    if not meeting or theme is None or not theme.settled:
        return
    if not theme.done or (theme.done_on is not None and theme.done_on > case.day(case.start)):
        yield Finding(22, Level.WARN, "committee", {"title": meeting[0].title})
        return
    note = theme.entered.note or "" if theme.entered is not None else ""
    for item in meeting:
        if _another_matter(note, item.title):
            yield Finding(22, Level.WARN, f"matter:{item.id}", {"title": item.title, "note": note[:SHOWN]})


def _another_matter(note: str, title: str) -> bool:
    """True if a note tells of a matter, and shares no two characters in a row with what the title tells of."""
    of_note, of_title = ("".join(_HAN.findall(_ROUTINE.sub(" ", words))) for words in (note, title))
    if len(of_note) < LEAST_MATTER or len(of_title) < 2:
        return False
    return not any("".join(pair) in of_note for pair in pairwise(of_title))


def recorded_late(case: Case) -> Iterator[Finding]:
    """26: the minutes began two days after the end, or a person wrote those of several months at one sitting."""
    first = _first(case.report.minutes)
    if first is not None and first > case.end + RECORDED_WITHIN:
        yield Finding(26, Level.WARN, "late", {"first": first, "end": case.end})
    for each in case.report.minutes:
        near = {
            other.activity.id
            for other in case.earlier
            if any(
                one.by_id == each.by_id and abs(one.sent_at - each.sent_at) <= AT_ONE_SITTING for one in other.minutes
            )
        }
        if each.by_id is not None and len(near) >= MONTHS - 1:
            yield Finding(26, Level.WARN, "bulk", {"count": len(near) + 1, "at": each.sent_at})
            return


def open_steps(case: Case) -> Iterator[Finding]:
    """42: a step was neither taken nor left out with a reason; the ballot counts once it has closed."""
    closes = case.activity.ballot_closes_at
    running = closes is not None and case.activity.ballot_closed_at is None
    missing = [
        Key(f"check-step-{step.number.value}")
        for step in case.report.steps
        if not step.settled and not (step.number is StepNumber.EVALUATION and running)
    ]
    if missing:
        yield Finding(42, Level.WARN, "steps", {"steps": missing})

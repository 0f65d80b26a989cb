"""Checks of dates: what the text cites, anniversaries, the length of the activity and its day (19, 20, 24, 25)."""

import re
from collections.abc import Iterator
from datetime import date, time, timedelta

from bot.domain.plan.anniversaries import wrong_counts
from bot.domain.plan.congresses import WrongSession, wrong_sessions
from bot.domain.report.checks import likeness
from bot.domain.report.checks.finding import Case, Finding, Level
from bot.domain.times.holidays import is_day_off, is_working_day

SOON = timedelta(days=60)
"""A day without a year is taken for one to come only within this time; else it has passed."""
BEFORE = 200
"""The characters before a clause in which the year of its days is looked for."""
EARLY, LONG_HOURS, OFF_BY = timedelta(minutes=30), 8, timedelta(minutes=30)
MORNING, EVENING = time(7), time(21)
SHOWN = 60

_CLAUSE = re.compile(r"[^。；;！!？?\n，,]+")
_YEAR = r"(?:(?<!\d)(?P<year>\d{4})年|(?P<word>前年|去年|上年|今年|本年|明年|当年|同年|那年|次年|翌年))"
_DAY = re.compile(rf"(?:{_YEAR}的?)?(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})[日号]")
_NAMED_YEAR = re.compile(_YEAR)
_YEARS_FROM_NOW = {"前年": -2, "去年": -1, "上年": -1, "今年": 0, "本年": 0, "明年": 1}
"""Other words for a year (当年, 次年 …) mean one that is told before: nothing is found in it."""
_NUMBER = re.compile(r"[〔\[（(](?P<year>20\d\d)[〕\]）)]\s*\d{1,4}\s*号")
_PAST = re.compile(
    "发布|印发|召开了|召开的|举行了|举行的|通过了|通过的|指出|强调|下发|颁布|公布|施行了|作出的|闭幕|已[经于]"
)
_COMING = re.compile("将|拟|计划|预计|届时|之?前(?:完成|办结|上报|提交|落实)|起施行|下一步|今后|截止|截至|准备|力争")


def cited_later(case: Case) -> Iterator[Finding]:
    """19: the text tells, as past or as issued, of a day or a document that came after the end."""
    seen: set[str] = set()
    for each in case.report.minutes:
        written = case.day(each.sent_at)
        for found in _CLAUSE.finditer(each.text):
            clause = found[0]
            if not _PAST.search(clause) or _COMING.search(clause):
                continue
            before = each.text[max(0, found.start() - BEFORE) : found.start()].rpartition("\n")[2]
            cited = _later(clause, before, case.day(case.end), written)
            if cited is not None and cited not in seen:
                seen.add(cited)
                values = {"cited": cited, "end": case.end, "clause": clause.strip()[:SHOWN]}
                yield Finding(19, Level.REASON, f"date:{cited}", values)


def _later(clause: str, before: str, end: date, written: date) -> str | None:
    """Return the first day or document number of a clause that came after the end.

    `before` is what stands before the clause in its paragraph; a year in it is that of the days behind it.
    """
    for found in _DAY.finditer(clause):
        cited = _day(found, f"{before}{clause[: found.start()]}", end, written)
        if cited is not None and cited > end:
            return str(cited)
    years = (int(found["year"]) for found in _NUMBER.finditer(clause))
    return next((str(year) for year in years if year > end.year), None)


def _day(found: re.Match[str], before: str, end: date, written: date) -> date | None:
    """Return the day that is meant; None if it has passed, or if its year is not known.

    One without a year is of the year of the end, and of the year after only if it was past when the text was written:
    who writes in December of a document of 5 January means the January of that year.
    """
    named = [found] if found["year"] or found["word"] else list(_NAMED_YEAR.finditer(before))
    year = named[-1] if named else None
    try:
        if year is not None:
            of = int(year["year"]) if year["year"] else end.year + _YEARS_FROM_NOW[year["word"]]
            return date(of, int(found["month"]), int(found["day"]))
        this, following = (date(of, int(found["month"]), int(found["day"])) for of in (end.year, end.year + 1))
    except (KeyError, ValueError):
        return None
    day = this if this > end or following > written else following
    return day if end < day <= end + SOON else None


def anniversaries(case: Case) -> Iterator[Finding]:
    """20: a count of years (N周年) that does not fit the year of the activity; a congress or session told wrong."""
    year, activity = case.day(case.start).year, case.activity
    texts = {
        "theme": [activity.form, activity.content],
        "agenda": [activity.goal or "", activity.problem or "", *(item.title for item in case.report.items)],
        "entries": [each.text for each in case.report.minutes],
    }
    placed = [(text, where) for where, there in texts.items() for text in there]
    wrong: dict[tuple[str, int, int], str] = {}
    told: dict[WrongSession, str] = {}
    for text, where in placed:
        for count in wrong_counts(text, year):
            wrong.setdefault((count.event, count.since, count.said), where)
        for session in wrong_sessions(likeness.without_quotes(text)):
            told.setdefault(session, where)
    for (event, since, said), where in sorted(wrong.items()):
        values = {"event": event, "said": said, "right": year - since, "where": where}
        yield Finding(20, Level.WARN, f"count:{since}-{said}", values)
    for each, where in told.items():
        values = {"session": each.session, "said": each.said, "right": each.right, "where": where}
        yield Finding(20, Level.WARN, f"{each.variant}:{each.session}-{each.said}", values)


def duration(case: Case) -> Iterator[Finding]:
    """24: too short, much shorter than planned, too long, or not as long as the items of the agenda together."""
    lasted = case.end - case.start
    values = {"hours": round(lasted.total_seconds() / 3600, 1), "least": case.rules.half_day_hours}
    if lasted < timedelta(hours=case.rules.half_day_hours):
        yield Finding(24, Level.WARN, "short", values)
    elif case.activity.ends_at is not None and case.activity.ends_at - case.end > EARLY:
        minutes = round((case.activity.ends_at - case.end).total_seconds() / 60)
        yield Finding(24, Level.WARN, "early", {"minutes": minutes, "planned": case.activity.ends_at, "end": case.end})
    if lasted > timedelta(hours=LONG_HOURS):
        yield Finding(24, Level.WARN, "long", values | {"most": LONG_HOURS})
    lengths = [item.minutes for item in case.report.items]
    planned = [length for length in lengths if length]
    if planned and len(planned) == len(lengths) and abs(timedelta(minutes=sum(planned)) - lasted) > OFF_BY:
        minutes = round(lasted.total_seconds() / 60)
        yield Finding(24, Level.WARN, "agenda", {"sum": sum(planned), "minutes": minutes})


def unusual_day(case: Case) -> Iterator[Finding]:
    """25: the activity was on a holiday, at a weekend or at night."""
    day, local = case.day(case.start), case.start.astimezone(case.zone).time()
    values = {"start": case.start}
    if is_day_off(day):
        yield Finding(25, Level.INFO, "holiday", values)
    elif not is_working_day(day):
        yield Finding(25, Level.INFO, "weekend", values)
    if not MORNING <= local <= EVENING:
        yield Finding(25, Level.INFO, "night", values)

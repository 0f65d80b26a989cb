"""Words that several papers use: names, dates, people, corrections; never a word that no record holds."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.documents.paper import Field, Paper, Row, Setup
from bot.domain.activity.duration import hours_of
from bot.domain.attendance.correction_requests import officers
from bot.storage.tables.roll import RollState
from bot.views.figures import percent
from bot.views.notice import CHANGEABLE
from bot.views.terms import date_words, kind_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date as date_type

    from bot.documents.paper import Block
    from bot.domain.report.activity_report import ActivityReport, Place
    from bot.domain.report.paper_values import Values
    from bot.storage.tables.activity import Activity
    from bot.storage.tables.attendance import Attendance, How
    from bot.storage.tables.branch import Branch, Person
    from bot.storage.tables.materials import Material
    from bot.texts import Texts

BESIDE = 22  # characters of a text beside another one: about two lines
_STOPS = "。．.；;，, \n"
_ENDS = ("！", "？", "…", "!", "?")


def branch_name(branch: Branch) -> str:
    """Return the branch's name, or that of its group."""
    return branch.name or branch.title


def superior_name(branch: Branch, t: Texts) -> str:
    """Return the name of the superior committee, or the word for it."""
    return branch.superior or t.plain("arrange-superior")


def paper(
    setup: Setup,
    title: str,
    blocks: Iterable[Block],
    t: Texts,
    *,
    head: Sequence[Field] = (),
    foot: Sequence[str] = (),
) -> Paper:
    """Return a paper whose words for blanks and page numbers are of this language."""
    pages = t.plain("paper-pages", page="{page}", pages="{pages}")
    return Paper(setup, title, tuple(blocks), tuple(head), tuple(foot), blank=t.plain("paper-blank"), pages=pages,
                 code_words=t.plain("paper-check-code", code="{code}"))  # fmt: skip


def field(key: str, text: str | None, t: Texts, *, optional: bool = False, by_hand: bool = False) -> Field:
    """Return a field with the label `paper-field-KEY`."""
    return Field(t.plain(f"paper-field-{key}"), text or "", optional, by_hand)


def one(key: str, text: str | None, t: Texts, *, optional: bool = False, by_hand: bool = False) -> Row:
    """Return a row with a field of its own."""
    return Row((field(key, text, t, optional=optional, by_hand=by_hand),))


def beside(*fields: Field) -> tuple[Row, ...]:
    """Return fields side by side in a row, or each in a row of its own if a text is too long for that."""
    narrow = all(len(each.text) <= BESIDE for each in fields)
    return (Row(fields),) if narrow else tuple(Row((each,)) for each in fields)


def head(branch: Branch, year: int, t: Texts) -> tuple[Field, ...]:
    """Return the line below the title of a record: number, unit, superior committee, day on which it is handed in.

    The day is left for the pen: the paper is made before it is handed in, and made again it must say the same.
    """
    return (
        Field(t.plain("paper-field-number"), t.plain("paper-number", year=year)),
        field("unit", branch_name(branch), t),
        field("superior", branch.superior, t, optional=True),
        Field(t.plain("paper-field-filed"), t.plain("paper-day-by-hand"), by_hand=True),
    )


def when(activity: Activity, t: Texts) -> str:
    """Return start and actual end of an activity with the year, and how long it took."""
    if activity.starts_at is None or activity.ends_at is None:
        return ""
    hours = hours_of(activity) or 0.0
    ends = activity.starts_at + timedelta(hours=hours) if activity.held else activity.ends_at
    return _span(activity.starts_at, ends, round(hours * 60), t, over=activity.held)


def planned(activity: Activity, t: Texts) -> str:
    """Return planned start and end of an activity with the year."""
    if activity.starts_at is None or activity.ends_at is None:
        return ""
    return _span(activity.starts_at, activity.ends_at, 0, t, over=False)


def _span(start: datetime, end: datetime, minutes: int, t: Texts, *, over: bool) -> str:
    """Return start and end without weekdays; the end has its date if it falls on another day, and another year."""
    first, last = start.astimezone(t.zone), end.astimezone(t.zone)
    to = t.clock(end) if first.date() == last.date() else moment(end, t)
    if first.year != last.year:
        to = t.plain("paper-moment", date=date_words(end, t), time=t.clock(end))
    return t.plain(
        "paper-when", year=first.year, date=date(first.date(), t), to=to, hours=minutes // 60, minutes=minutes % 60,
        over=over, **{"from": t.clock(start)},
    )  # fmt: skip


def day(activity: Activity, t: Texts) -> str:
    """Return the day of an activity with its year; its month before it is dated."""
    if activity.starts_at is not None:
        return date_words(activity.starts_at, t)
    return t.plain("paper-month", year=activity.year, month=t.plain(f"month-{activity.month}"))


def date(day: date_type | None, t: Texts) -> str:
    """Return a day without its weekday: `3月6日`."""
    if day is None:
        return ""
    return t.plain("paper-date", month=day.month, day=day.day, month_name=t.plain(f"month-{day.month}"))


def moment(at: datetime | None, t: Texts) -> str:
    """Return an instant in the branch's zone: `3月6日 14:00`."""
    if at is None:
        return ""
    return t.plain("paper-moment", date=date(at.astimezone(t.zone).date(), t), time=t.clock(at))


def lines(found: Iterable[str]) -> str:
    """Return lines as one text."""
    return "\n".join(line for line in found if line)


def numbered(found: Sequence[str]) -> str:
    """Return lines with numbers before them; a single one without."""
    return found[0] if len(found) == 1 else lines(f"{number}. {line}" for number, line in enumerate(found, 1))


def sentence(text: str, t: Texts) -> str:
    """Return a text with one full stop at its end, unless it ends with a mark of its own; nothing of nothing."""
    if not text.strip() or text.endswith(_ENDS):
        return text.strip()
    return t.plain("paper-sentence", text=unstopped(text))


def unstopped(text: str) -> str:
    """Return a text without the stop at its end, to which a paper adds words."""
    return text.rstrip(_STOPS)


def changes(changed: Mapping[str, Sequence[str | None]], t: Texts) -> list[str]:
    """Return what a change did, a line for each matter: `地点：由党员活动室改为阶梯教室`."""
    found = ((f"paper-changed-{name.replace('_', '-')}", changed[name]) for name in CHANGEABLE if name in changed)
    return [t.plain(key, old=_told(old, t), new=_told(new, t)) for key, (old, new) in found]


def before_and_after(changed: Mapping[str, Sequence[str | None]], t: Texts) -> tuple[str, str]:
    """Return what a change found and what it made of it, a line for each matter: `地点：党员活动室`."""
    found = [(f"paper-change-{name.replace('_', '-')}", *changed[name]) for name in CHANGEABLE if name in changed]
    before = [t.plain(key, value=_told(old, t)) for key, old, _new in found]
    after = [
        t.plain("paper-change-off") if key == "paper-change-cancelled" else t.plain(key, value=_told(new, t))
        for key, _old, new in found
    ]
    return lines(before), lines(after)


def _told(value: str | None, t: Texts) -> str:
    """Return an old or new value of a change; instants are stored in ISO form."""
    try:
        return moment(datetime.fromisoformat(value or ""), t)
    except ValueError:
        return value or t.plain("paper-none")


def proof(material: Material | None, t: Texts) -> str:
    """Return what proves a person's reason: the name of a file, or that it is a picture, whose name says nothing."""
    if material is None:
        return t.plain("paper-none")
    return t.plain("paper-proof-picture") if material.mime.startswith("image/") else material.name


def posted(person: Person | None, values: Values, t: Texts) -> str:
    """Return the name of a person with the offices that they held then."""
    if person is None:
        return ""
    held = [t.plain(f"office-{office}") for office in values.offices.get(person.id, ())]
    return t.plain("paper-person", name=person.name, offices=held, holds=bool(held))


def method(how: How | None, t: Texts) -> str:
    """Return how a check-in was made."""
    return t.plain(f"paper-how-{how}") if how is not None else ""


def clock(at: datetime | None, activity: Activity, t: Texts) -> str:
    """Return the time of a check-in, with the day if it was another one."""
    if at is None:
        return ""
    start = activity.starts_at
    same = start is not None and at.astimezone(t.zone).date() == start.astimezone(t.zone).date()
    return t.clock(at) if same else moment(at, t)


def shares(report: ActivityReport, t: Texts) -> tuple[str, str, str, str]:
    """Return members, those who should attend, those present, the share; each with the corrected figure beside it."""
    standing = report.standing
    if not standing.members:
        return "", "", "", ""
    changed = standing.members_with_corrections != len(standing.members)
    should = t.plain("paper-count", count=len(standing.members), corrected=standing.members_with_corrections,
                     changed=changed)  # fmt: skip
    there = t.plain("paper-count", count=len(standing.present), corrected=standing.present_with_corrections,
                    changed=standing.present_with_corrections != len(standing.present))  # fmt: skip
    share, later = percent(standing.share), percent(standing.share_with_corrections)
    rate = t.plain("paper-share", share=share, later=later, changed=share != later, reached=standing.reached)
    return should, should, there, rate


def corrections(values: Values, t: Texts) -> str:
    """Return the corrections after the end, one a line, marked as such (补登, 撤销签到, 补假, 更正应到)."""
    standing = values.report.standing
    found = [_correction("present", row, values, t) for row in (*standing.corrected, *standing.guests_corrected)]
    found += [_correction("absent", row, values, t) for row in (*standing.withdrawn, *standing.guests_withdrawn)]
    found += [t.plain("paper-correction-leave", name=person.name) for person in standing.leave_later]
    for change in standing.recounted:
        made = standing.requests.get((change.person.id, change.at))
        found.append(
            t.plain(
                "paper-correction-terms", name=change.person.name, old=kind_words(change.old, t),
                new=kind_words(change.new, t), at=moment(change.at, t), by=officers(change.by, made),
                reason=made.reason if made else "", explained=made is not None,
            )
        )  # fmt: skip
    return lines(found)


def _correction(what: str, row: Attendance, values: Values, t: Texts) -> str:
    at = row.at if what == "present" else row.voided_at
    first = row.by if what == "present" else row.voider
    reason = row.reason if what == "present" else row.void_reason
    made = values.report.standing.requests.get((row.person_id, at)) if at is not None else None
    return t.plain(
        f"paper-correction-{what}", name=row.person.name, at=moment(at, t), by=officers(first, made),
        reason=reason or "", explained=bool(reason),
    )  # fmt: skip


def remark(place: Place, values: Values, t: Texts) -> str:
    """Return what stands beside a name in the sign-in book: leave, absence, make-up study, a correction."""
    report, words = values.report, []
    if place.state is RollState.LEAVE:
        words.append(t.plain("paper-state-leave"))
    elif place.state is RollState.ABSENT and place.counted:
        words.append(t.plain("paper-state-absent"))
    if any(person.id == place.person.id for person in report.standing.late):
        words.append(t.plain("paper-state-late"))
    if place.corrected is not None:
        words.append(t.plain(f"paper-corrected-{place.corrected}"))
    makeup = next((row for row in report.makeups if row.person_id == place.person.id), None)
    if makeup is not None:
        words.append(t.plain(f"paper-makeup-{makeup.state}"))
    return t.join(words)


def supplement(text: str, sent_at: datetime, values: Values, t: Texts) -> str:
    """Return a text, marked as a supplement (补记) if it was sent late."""
    return t.plain("paper-supplement", text=text, at=moment(sent_at, t)) if values.supplementary(sent_at) else text

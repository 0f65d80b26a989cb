"""A builder of cases for the checks before sending: a record without faults, changed as a test says."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache
from itertools import count

from bot import texts
from bot.domain.activity.steps import StepState
from bot.domain.attendance.standing import Standing
from bot.domain.evaluation.result import Result, Tally
from bot.domain.report.activity_report import ActivityReport, Place
from bot.domain.report.checks.finding import Case, Earlier
from bot.domain.report.checks.table import findings
from bot.domain.roles import Kind
from bot.storage.tables.absence import Leave, Makeup
from bot.storage.tables.activity import Activity
from bot.storage.tables.agenda import AgendaItem, ItemKind, Step, StepNumber
from bot.storage.tables.attendance import Attendance, How
from bot.storage.tables.branch import Branch, Person
from bot.storage.tables.papers import Filing
from bot.storage.tables.record import Decision, Minute, Motion, MotionRule, Part, Photo
from bot.storage.tables.roll import RollState
from bot.storage.tables.session import Session
from bot.views.callbacks import LANGUAGES
from bot.views.checks import label, sentence
from tests.support.town import at

NAMES = ("李书记", "王组织", "赵宣传", "张三", "陈四", "孙五", "周六", "吴七", "郑八")
START, END = at("2026-03-06 14:00"), at("2026-03-06 17:30")
TEXT = (
    "李书记带领大家学习了政府工作报告关于教育的部分，重点讲了基础教育扩优提质和职业教育产教融合两件事。"
    "王组织结合本支部的帮扶小组，说明去年辅导低年级同学四十二人次，其中二十九人期末成绩有进步。"
    "随后分三个小组讨论：第一组谈怎样把课后辅导排进每周三下午，第二组谈实习期间怎样坚持学习，第三组谈宿舍学习角的管理。"
    "会上还看了一段介绍乡村教师的短片，放映结束后安静了好一会儿，几位同志说起自己上小学时的老师。"
)
_ids = count(1)
_library = cache(texts.load)


def people(names=NAMES) -> dict[str, Person]:
    """Return people of a roster by name."""
    return {name: Person(id=number, branch_id=1, name=name, position=number) for number, name in enumerate(names, 1)}


def a_case(start: datetime = START, end: datetime = END, now: datetime | None = None, **changes) -> Case:
    """Return the case of an activity with the fields of the report, of the activity and of the case changed as given.

    `absent` and `leave` name those who were not there; all others were.
    """
    roster = people(changes.pop("names", NAMES))
    absent, leave = changes.pop("absent", ()), changes.pop("leave", ())
    activity = _activity(start, end, roster, changes)
    places = tuple(_place(person, absent, leave, start) for person in roster.values())
    report = ActivityReport(
        activity=activity, standing=_standing(places), places=places, leaves=(), makeups=(),
        result=Result(9, 9, 0.9, None, guests=Tally(0, 0, None, None), closed=True), comments=(),
        steps=_steps(start), items=(item(1, "学习政府工作报告"),), marks=(), minutes=(minute(TEXT, end, item=1),),
        decisions=(), carried=(), photos=(photo(start),), filings=(), reasons=(), events=(),
    )  # fmt: skip
    of_report = {key: value for key, value in changes.items() if key in ActivityReport.__dataclass_fields__}
    of_case = {key: value for key, value in changes.items() if key not in of_report}
    return Case(replace(report, **of_report), now or end + timedelta(hours=2), **of_case)


def _activity(start, end, roster, changes) -> Activity:
    branch = Branch(id=1, overrides={}, zone="Asia/Shanghai", superior="会计学院机关党委", title="第二党支部")
    session = Session(id=1, starts_at=start, ends_at=changes.pop("planned_end", end), place="党员活动室", secret="s")
    local = start.astimezone(at("2026-01-01 00:00").tzinfo)
    values = {
        "id": next(_ids), "year": local.year, "month": local.month, "form": "专题学习研讨", "content": "学习两会精神",
        "posted_at": start - timedelta(days=6), "dated_at": start - timedelta(days=20), "ended_at": end,
        "ballot_closes_at": end + timedelta(hours=24), "ballot_closed_at": end + timedelta(hours=24),
        "host": "李书记", "recorder": "赵宣传", "goal": None, "problem": None,
    }  # fmt: skip
    values |= {key: changes.pop(key) for key in list(changes) if key in {*values, "head_count"}}
    host, recorder = (roster.get(values.pop(role)) for role in ("host", "recorder"))
    return Activity(
        branch_id=1, branch=branch, session=session, host=host, recorder=recorder,
        host_id=host.id if host else None, recorder_id=recorder.id if recorder else None, **values,
    )  # fmt: skip


def _place(person, absent, leave, start) -> Place:
    state = (
        RollState.ABSENT if person.name in absent
        else RollState.LEAVE if person.name in leave
        else RollState.PRESENT
    )  # fmt: skip
    there = state is RollState.PRESENT
    return Place(
        person, Kind.FULL, None, True, state, start - timedelta(minutes=5) if there else None,
        How.SCAN if there else None,
    )  # fmt: skip


def _standing(places, **changes) -> Standing:
    by_state = {state: tuple(p.person for p in places if p.state is state) for state in RollState}
    values = {
        "members": tuple(place.person for place in places), "present": by_state[RollState.PRESENT],
        "leave": by_state[RollState.LEAVE], "absent": by_state[RollState.ABSENT],
        "on_leave": by_state[RollState.LEAVE], "missing": by_state[RollState.ABSENT], "guests": (), "late": (),
        "needed": 8,
    }  # fmt: skip
    return Standing(**values | changes)


def _steps(start) -> tuple[StepState, ...]:
    entered = {StepNumber.THEME: 15, StepNumber.APPROVAL: 8}
    return tuple(
        StepState(number, None if number in entered else start, step(number, start, entered.get(number)))
        for number in StepNumber
    )


def step(number, start, days_before=None, **changes) -> Step | None:
    """Return what was entered about a step; None if nothing was."""
    if days_before is None and not changes:
        return None
    day = (start - timedelta(days=days_before or 0)).date()
    return Step(**{"number": number, "done_on": day, "skipped": False, "noted_at": start} | changes)


def changed_standing(case: Case, **changes) -> Case:
    """Return the case with fields of the standing changed."""
    return replace(case, report=replace(case.report, standing=replace(case.report.standing, **changes)))


def changed(case: Case, **changes) -> Case:
    """Return the case with fields of the report changed."""
    return replace(case, report=replace(case.report, **changes))


def item(number: int, title: str, kind: ItemKind = ItemKind.STUDY, **changes) -> AgendaItem:
    """Return an agenda item."""
    return AgendaItem(**{"id": number, "position": number, "kind": kind, "title": title} | changes)


def minute(text: str, sent_at: datetime = END, *, item: int | None = None, **changes) -> Minute:
    """Return a piece of the minutes."""
    values = {"id": next(_ids), "part": Part.TEXT, "item_id": item, "text": text, "sent_at": sent_at, "by_id": 3}
    return Minute(**values | changes)


def speech(person: Person | str, text: str, *, item: int | None = None, sent_at: datetime = END) -> Minute:
    """Return a named speech, of a person of the roster or under a name that is not on it."""
    who = {"speaker": person} if isinstance(person, str) else {"person": person, "person_id": person.id}
    return minute(text, sent_at, item=item, part=Part.SPEECH, **who)


def photo(start: datetime = START, **changes) -> Photo:
    """Return a photo that was sent during the activity."""
    number = next(_ids)
    unlike = f"{number * 0x9E3779B97F4A7C15 % 2**64:016x}"
    values = {"id": number, "caption": "", "file_unique_id": f"u{number}", "likeness": unlike}
    values |= {"taken_at": None, "sent_at": start + timedelta(hours=1), "chosen": True}
    return Photo(**values | changes)


def decision(text: str, owner: str | None = "张三", due_on: date | None = date(2026, 4, 10), **changes) -> Decision:
    """Return a decision with its owner and day."""
    return Decision(**{"id": next(_ids), "text": text, "owner": owner, "due_on": due_on} | changes)


def motion(item: int, favour: int, against: int = 0, **changes) -> Motion:
    """Return the count of the vote on an item."""
    values = {"id": next(_ids), "item_id": item, "rule": MotionRule.ORDINARY, "favour": favour, "against": against}
    values |= {"abstained": 0, "unvoted": None, "eligible": None, "present": None, "written_favour": 0}
    return Motion(**values | {"written_against": 0, "claimed": None, "sent_at": END} | changes)


def leave(person: Person, asked_at: datetime, decided_at: datetime | None = None) -> Leave:
    """Return a person's leave."""
    return Leave(id=next(_ids), person=person, person_id=person.id, asked_at=asked_at, decided_at=decided_at)


def makeup(person: Person, **changes) -> Makeup:
    """Return a make-up study."""
    values = {"id": next(_ids), "person": person, "person_id": person.id, "state": "open", "answer": None}
    return Makeup(**values | {"due_at": END + timedelta(days=7), "decided_at": None} | changes)


def check_in(person: Person, moment: datetime) -> Attendance:
    """Return a check-in that was recorded after the end."""
    return Attendance(id=next(_ids), person=person, person_id=person.id, at=moment, how=How.HAND)


def filing(sent_at: datetime, received_at: datetime | None = None) -> Filing:
    """Return a filing."""
    return Filing(id=next(_ids), committee="会计学院机关党委", sent_at=sent_at, received_at=received_at)


def earlier(case: Case) -> Earlier:
    """Return the activity of a case as another case compares it."""
    report = case.report
    return Earlier(report.activity, report.minutes, report.items, report.photos, case.there, report.result.rate)


def raised(case: Case, number: int) -> list[str]:
    """Return the subjects of the findings with this number, each of which has a sentence in every language."""
    found = [one for one in findings(case) if one.number == number]
    for language in LANGUAGES:
        t = _library().of(language)
        for one in found:
            assert sentence(one, t)
            assert label(number, t)
    return [one.subject for one in found]


def variants(case: Case, number: int) -> list[str]:
    """Return the variants of the findings with this number."""
    return [subject.partition(":")[0] for subject in raised(case, number)]

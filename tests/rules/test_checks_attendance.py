"""Checks of attendance, leave and make-up study: a case that raises each, and one as near as possible that does not."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.report.checks.finding import Level
from bot.domain.report.checks.table import findings
from bot.domain.roles import Kind, Office
from bot.storage.tables.absence import MakeupState
from bot.storage.tables.attendance import How
from bot.storage.tables.record import Part
from bot.storage.tables.roll import RollState
from bot.storage.tables.timeline import Event
from tests.support.cases import (
    END,
    NAMES,
    START,
    a_case,
    changed,
    changed_standing,
    check_in,
    earlier,
    leave,
    makeup,
    minute,
    people,
    raised,
    variants,
)

PEOPLE = people()
LI, WANG, ZHANG, CHEN = (PEOPLE[name] for name in ("李书记", "王组织", "张三", "陈四"))
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def by_hand(number, seconds=120):
    """Return a case in which this many check-ins were entered by hand, one after the other."""
    case = a_case()
    places = tuple(
        replace(place, how=How.HAND, at=START + timedelta(seconds=seconds * i)) if i < number else place
        for i, place in enumerate(case.report.places)
    )
    return changed(case, places=places)


def test_more_present_than_members():
    case = a_case()
    everybody = case.report.standing.members
    assert variants(changed_standing(case, members=everybody[1:]), 1) == ["present"]
    assert variants(changed_standing(case, members=everybody), 1) == []


def test_states_that_do_not_add_up():
    case = a_case(absent=("张三",), leave=("陈四",))
    assert raised(case, 2) == []
    assert variants(changed_standing(case, absent=()), 2) == ["sum"]
    assert [one.level for one in findings(changed_standing(case, absent=())) if one.number == 2] == [Level.BLOCK]


def test_a_name_in_two_states():
    case = a_case(absent=("张三",), leave=("陈四",))
    assert variants(changed_standing(case, absent=case.report.standing.leave), 2) == ["twice"]
    twice = changed(case, places=(*case.report.places, case.report.places[0]))
    assert "twice" in variants(twice, 2)


def test_the_sign_in_book_has_another_number():
    case = a_case(absent=("张三",))
    fewer = tuple(place for place in case.report.places if place.person.name != "陈四")
    assert variants(changed(case, places=fewer), 3) == ["book"]
    without_absentee = tuple(place for place in case.report.places if place.person.name != "张三")
    assert variants(changed(case, places=without_absentee), 3) == []


def test_a_guest_is_no_row_of_the_members():
    case = a_case()
    guest = replace(case.report.places[0], person=people(("褚积极",))["褚积极"], kind=Kind.ACTIVIST, counted=False)
    guest.person.id = 99
    assert variants(changed(case, places=(*case.report.places, guest)), 3) == []


@pytest.mark.parametrize(("heads", "found"), [(8, ["heads"]), (10, ["heads"]), (9, []), (None, [])])
def test_the_head_count_and_the_check_ins(heads, found):
    assert variants(a_case(head_count=heads), 4) == found


def test_the_roster_says_otherwise():
    assert variants(a_case(differing=(ZHANG,)), 5) == ["roster"]
    assert variants(a_case(differing=()), 5) == []


def test_leave_and_check_in_of_one_person():
    asked = leave(ZHANG, START - DAY, START - HOUR)
    assert variants(a_case(leaves=(asked,)), 6) == ["both"]
    assert variants(a_case(leaves=(asked,), leave=("张三",)), 6) == []


@pytest.mark.parametrize(
    ("asked", "decided", "found"),
    [
        (START - MINUTE, START, []),
        (START + MINUTE, START + HOUR, ["late"]),
        (START - MINUTE, START + MINUTE, ["late"]),
    ],
)
def test_leave_after_the_start(asked, decided, found):
    assert variants(a_case(leaves=(leave(ZHANG, asked, decided),), leave=("张三",)), 7) == found


def test_leave_without_a_decision():
    assert variants(a_case(pending=(leave(ZHANG, START - DAY),)), 7) == ["pending"]


@pytest.mark.parametrize(("hours", "explained", "found"), [(24, (), ["contact"]), (23, (), []), (24, (ZHANG.id,), [])])
def test_an_absentee_whose_reason_is_not_known(hours, explained, found):
    case = a_case(absent=("张三",), now=END + timedelta(hours=hours), explained=frozenset(explained))
    assert variants(case, 8) == found


def test_nobody_asks_for_the_reason_of_people_on_leave_or_corrected():
    assert variants(a_case(leave=("张三",), now=END + 2 * DAY), 8) == []
    case = a_case(absent=("张三",), now=END + 2 * DAY)
    corrected = tuple(
        replace(place, corrected=RollState.PRESENT) if place.person.name == "张三" else place
        for place in case.report.places
    )
    assert variants(changed(case, places=corrected), 8) == []


@pytest.mark.parametrize(
    ("state", "days", "found"),
    [(MakeupState.OPEN, 8, ["overdue"]), (MakeupState.OPEN, 6, []), (MakeupState.SUBMITTED, 8, [])],
)
def test_make_up_study_that_is_overdue(state, days, found):
    case = a_case(absent=("张三",), makeups=(makeup(ZHANG, state=state),), now=END + days * DAY)
    assert variants(case, 9) == found


def test_make_up_study_that_was_accepted_before_the_end():
    assert variants(a_case(makeups=(makeup(ZHANG, decided_at=END - MINUTE, state="accepted"),)), 9) == ["early"]
    assert variants(a_case(makeups=(makeup(ZHANG, decided_at=END + MINUTE, state="accepted"),)), 9) == []


def test_host_and_recorder_who_were_not_there():
    assert variants(a_case(absent=("李书记",)), 10) == ["host-absent"]
    assert variants(a_case(leave=("赵宣传",)), 10) == ["recorder-absent"]
    assert variants(a_case(absent=("王组织",)), 10) == []


def test_one_person_hosts_and_records_in_a_branch_with_a_committee():
    assert variants(a_case(recorder="李书记"), 10) == ["same"]
    assert variants(a_case(recorder="李书记", names=NAMES[:6]), 10) == []


def test_the_office_of_the_host():
    assert variants(a_case(host_offices=frozenset()), 11) == ["no-office"]
    assert variants(a_case(host_offices=frozenset({Office.DEPUTY})), 11) == ["no-reason"]
    assert variants(a_case(host_offices=frozenset({Office.DEPUTY}), delegated=True), 11) == []
    assert variants(a_case(host_offices=frozenset({Office.SECRETARY, Office.DEPUTY})), 11) == []


def test_people_at_two_activities_at_once():
    other = a_case(START + HOUR, END + HOUR, absent=NAMES[1:])
    after = a_case(END, END + 3 * HOUR)
    assert variants(a_case(earlier=(earlier(other),)), 23) == ["places"]
    assert variants(a_case(earlier=(earlier(after),)), 23) == []
    elsewhere = replace(earlier(other), present=frozenset({99}))
    assert variants(a_case(earlier=(elsewhere,)), 23) == []


@pytest.mark.parametrize(("number", "found"), [(2, ["share"]), (1, []), (0, [])])
def test_many_check_ins_by_hand(number, found):
    assert variants(by_hand(number), 27) == found


@pytest.mark.parametrize(("seconds", "found"), [(10, ["share", "minute"]), (13, ["share"])])
def test_check_ins_by_hand_within_a_minute(seconds, found):
    assert variants(by_hand(6, seconds), 27) == found


def test_a_check_in_after_the_end():
    case = a_case(absent=("张三",))
    assert variants(changed_standing(case, corrected=(check_in(ZHANG, END + HOUR),)), 28) == ["after"]
    assert variants(case, 28) == []


ANSWER = (
    "读完第三章，我对党员要有始终冲在前面的自觉这一点体会最深，"
    "下个月起主动承担实验室的值班和清洁工作，也愿意带一名新同学。"
)
OTHER = (
    "我补看了会议记录和视频，主要想到自己负责的宿舍楼：夜里楼道灯坏了三周没有报修，"
    "这件事应当由我来跟进，周五前报给后勤。"
)


def test_make_up_answers_that_are_alike():
    one, same, other = (makeup(who, answer=text) for who, text in ((ZHANG, ANSWER), (CHEN, ANSWER[:50]), (CHEN, OTHER)))
    assert variants(a_case(makeups=(one, same)), 18) == ["answers"]
    assert variants(a_case(makeups=(one, other)), 18) == []


def test_quotations_of_the_material_are_no_likeness():
    quoted = "“" + ANSWER + "”"
    one, other = makeup(ZHANG, answer=quoted + ANSWER[:10]), makeup(CHEN, answer=quoted + OTHER)
    assert variants(a_case(makeups=(one, other)), 18) == []


def test_a_make_up_answer_like_the_summary():
    summary = minute("总结：" + ANSWER, part=Part.SUMMARY)
    assert variants(a_case(makeups=(makeup(ZHANG, answer=ANSWER),), minutes=(summary,)), 18) == ["summary"]
    assert variants(a_case(makeups=(makeup(ZHANG, answer=OTHER),), minutes=(summary,)), 18) == []


def test_an_event_of_another_kind_explains_nothing():
    case = a_case(absent=("张三",), now=END + 2 * DAY, events=(Event(kind="makeup-opened", person_id=ZHANG.id),))
    assert variants(case, 8) == ["contact"]


def test_fewer_present_than_the_rules_require():
    standing = a_case().report.standing
    enough = changed_standing(a_case(), present=standing.present[: standing.needed])
    assert variants(enough, 43) == []
    (few,) = (one for one in findings(changed_standing(a_case(), present=standing.present[: standing.needed - 1]))
              if one.number == 43)  # fmt: skip
    assert (few.level, few.values["present"], few.values["needed"]) == (
        Level.WARN,
        standing.needed - 1,
        standing.needed,
    )

"""The sheets of the ledger about people: attendance by name and month, leave, make-up study, corrections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.documents import workbook
from bot.documents.workbook import Column, Grade, Shape
from bot.domain.absence import makeup_tasks
from bot.domain.report.roll_matrix import Corrected
from bot.domain.roles import Kind
from bot.storage.tables.absence import MakeupState
from bot.storage.tables.roll import RollState
from bot.views.ledger_cells import about, columns, moment, sheet
from bot.views.plan import month_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.documents.workbook import Sheet, Value
    from bot.domain.attendance.standing import Standing
    from bot.domain.report.ledger import Ledger
    from bot.domain.report.roll_matrix import Mark, PersonYear
    from bot.domain.report.summary import Sheet as Figures
    from bot.storage.tables.absence import Leave, Makeup
    from bot.texts import Texts

YEAR = range(1, 13)
_LEAVE = (
    ("ledger-slip", 6, Shape.COUNT), ("ledger-name", 10, Shape.TEXT), ("ledger-group", 12, Shape.TEXT),
    ("ledger-activity-day", 11, Shape.DAY), ("ledger-activity", 18, Shape.TEXT), ("ledger-leave-kind", 9, Shape.TEXT),
    ("ledger-reason", 40, Shape.TEXT), ("ledger-asked", 16, Shape.MOMENT), ("ledger-decided", 16, Shape.MOMENT),
    ("ledger-decided-by", 10, Shape.TEXT), ("ledger-proof", 6, Shape.MARK), ("ledger-leave-remark", 12, Shape.TEXT),
)  # fmt: skip
_MAKEUP = (
    ("ledger-number", 5, Shape.COUNT), ("ledger-name", 10, Shape.TEXT), ("ledger-activity-day", 11, Shape.DAY),
    ("ledger-activity", 18, Shape.TEXT), ("ledger-cause", 8, Shape.MARK), ("ledger-opened", 16, Shape.MOMENT),
    ("ledger-due-at", 16, Shape.MOMENT), ("ledger-submitted", 16, Shape.MOMENT), ("ledger-accepted", 16, Shape.MOMENT),
    ("ledger-accepted-by", 10, Shape.TEXT), ("ledger-state", 10, Shape.MARK), ("ledger-makeup-way", 34, Shape.TEXT),
)  # fmt: skip
_CORRECTION = (
    ("ledger-number", 5, Shape.COUNT), ("ledger-activity-day", 11, Shape.DAY), ("ledger-activity", 18, Shape.TEXT),
    ("ledger-name", 10, Shape.TEXT), ("ledger-correction", 18, Shape.TEXT), ("ledger-corrected-at", 16, Shape.MOMENT),
    ("ledger-corrected-by", 16, Shape.TEXT), ("ledger-reason", 44, Shape.TEXT),
)  # fmt: skip


def attendance(ledger: Ledger, t: Texts) -> Sheet:
    """Return the matrix of names and months. It has no sums for a person, so that nothing invites to rank people."""
    heads = (
        Column(t.plain("ledger-number"), 5, Shape.COUNT), Column(t.plain("ledger-name"), 12),
        Column(t.plain("ledger-person-kind"), 11), Column(t.plain("ledger-group"), 12),
        *(Column(month_words(number, t), 7, Shape.MARK) for number in YEAR),
    )  # fmt: skip
    months = {month: [line.sheet for line in ledger.held if line.activity.month == month] for month in YEAR}
    marks, kinds = _Marks(t), {kind: t.plain(f"kind-{kind}") for kind in Kind}
    rows: list[tuple[Value, ...]] = [
        (number, row.person.name, kinds[row.kind], row.group or "",
         *(marks.month(row, months[month]) for month in YEAR))
        for number, row in enumerate(ledger.people, 1)
    ]  # fmt: skip
    sums = [_sums(part, months, t) for part in ("expected", "present", "leave", "absent")] if rows else []
    absent, leave = t.plain("ledger-mark-absent"), t.plain("ledger-mark-leave")
    months_at = tuple(range(4, 16))
    shown = (
        workbook.Mark(months_at, Grade.WARNING, begins=absent),
        workbook.Mark(months_at, Grade.NOTICE, begins=leave),
    )
    return sheet("attendance", heads, (*rows, *sums), ledger, t, marks=shown, fixed=2, totals=len(sums))


class _Marks:
    """The words of marks, each looked up once: a matrix has thousands of cells."""

    def __init__(self, t: Texts) -> None:
        self.none, self.made_up = t.plain("ledger-mark-none"), t.plain("ledger-mark-made-up")
        self.states = {state: t.plain(f"ledger-mark-{state}") for state in RollState}
        self.corrected = {what: t.plain(f"ledger-mark-corrected-{what}") for what in Corrected}

    def of(self, mark: Mark | None) -> str:
        """Return the words of a mark; a dash for an activity that did not count the person."""
        if mark is None:
            return self.none
        state = self.states[mark.state] if mark.state else self.none
        return "".join((state, *map(self.corrected.__getitem__, mark.corrected), self.made_up * mark.made_up))

    def month(self, row: PersonYear, held: Iterable[Figures]) -> str:
        """Return the marks of a month, one for each of its activities."""
        return "/".join(self.of(row.marks.get(figures.activity.id)) for figures in held)


def _sums(part: str, months: dict[int, list[Figures]], t: Texts) -> tuple[Value, ...]:
    return (None, t.plain(f"ledger-sum-{part}"), None, None, *(_sum(part, months[month]) for month in YEAR))


def _sum(part: str, held: Iterable[Figures]) -> Value:
    """Return the number of a month; with several activities in it, the numbers of each as a text."""
    numbers = [len(_part(part, figures.standing)) for figures in held if figures.standing is not None]
    return numbers[0] if len(numbers) == 1 else "/".join(map(str, numbers))


def _part(part: str, standing: Standing) -> tuple[object, ...]:
    every = {"expected": standing.members, "present": standing.present, "leave": standing.leave,
             "absent": standing.absent}  # fmt: skip
    return every[part]


# --- leave, make-up study, corrections


def leaves(ledger: Ledger, t: Texts) -> Sheet:
    """Return the approved slips, with their numbers."""
    groups = {row.person.id: row.group or "" for row in ledger.people}
    rows = tuple(_slip(row, groups, ledger, t) for row in ledger.leaves)
    return sheet("leaves", columns(_LEAVE, t), rows, ledger, t, fixed=2)


def _slip(row: Leave, groups: dict[int, str], ledger: Ledger, t: Texts) -> tuple[Value, ...]:
    late = row.activity.starts_at is not None and row.asked_at > row.activity.starts_at
    return (
        row.slip, row.person.name, groups.get(row.person_id, ""), *about(row.activity, t),
        t.plain(f"leave-kind-{row.category}"), row.reason, moment(row.asked_at, t), moment(row.decided_at, t),
        _by(row.decided_by, ledger), t.plain("ledger-attached") if row.material_id is not None else "",
        t.plain("ledger-leave-late") if late else "",
    )  # fmt: skip


def makeups(ledger: Ledger, t: Texts) -> Sheet:
    """Return the make-up studies; what people wrote in them stays in their slips."""
    rows = tuple(_makeup(number, row, ledger, t) for number, row in enumerate(ledger.makeups, 1))
    marks = (workbook.Mark((10,), Grade.WARNING, begins=t.plain("ledger-makeup-overdue")),)
    return sheet("makeups", columns(_MAKEUP, t), rows, ledger, t, marks=marks, fixed=2)


def _makeup(number: int, row: Makeup, ledger: Ledger, t: Texts) -> tuple[Value, ...]:
    accepted = row.state is MakeupState.ACCEPTED
    by_hand = makeup_tasks.by_hand(row)
    way = t.plain("ledger-makeup-by-hand", note=row.note or "") if by_hand else ""
    way = way or (t.plain("ledger-makeup-own") if row.submitted_at is not None else "")
    return (
        number, row.person.name, *about(row.activity, t), t.plain(f"ledger-mark-{row.cause}"),
        moment(row.opened_at, t), moment(row.due_at, t), moment(row.submitted_at, t),
        moment(row.decided_at if accepted else None, t), _by(row.decided_by, ledger) if accepted else "",
        _makeup_state(row, ledger, t), way,
    )  # fmt: skip


def _makeup_state(row: Makeup, ledger: Ledger, t: Texts) -> str:
    if row.state in makeup_tasks.OWED and row.due_at < ledger.made_at:
        return t.plain("ledger-makeup-overdue")
    late = row.state is MakeupState.ACCEPTED and makeup_tasks.was_late(row)
    return t.plain("ledger-makeup-late" if late else f"ledger-makeup-{row.state}")


def corrections(ledger: Ledger, t: Texts) -> Sheet:
    """Return the corrections of fixed records, each with its reason."""
    rows = tuple(
        (number, *about(line.activity, t), line.person.name, t.plain(f"ledger-correction-{line.what}"),
         moment(line.at, t), t.join(line.by), line.reason or _why(line.what, t))
        for number, line in enumerate(ledger.corrections, 1)
    )  # fmt: skip
    return sheet("corrections", columns(_CORRECTION, t), rows, ledger, t, fixed=1)


def _why(what: Corrected, t: Texts) -> str:
    return t.plain("ledger-correction-slip") if what is Corrected.LEAVE else ""


def _by(person_id: int | None, ledger: Ledger) -> str:
    person = ledger.deciders.get(person_id or 0)
    return person.name if person is not None else ""

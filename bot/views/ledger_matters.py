"""The sheets of the ledger about evaluation, decisions, votes and duties."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.documents.workbook import Column, Grade, Mark, Shape
from bot.domain.evaluation.ballot import DIMENSIONS, LEVELS, SATISFIED
from bot.domain.roles import Office
from bot.domain.rules import DEFAULTS
from bot.views.ledger_cells import about, columns, day, moment, sheet, turnout

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from bot.documents.workbook import Sheet, Value
    from bot.domain.evaluation.result import Tally
    from bot.domain.report.ledger import ActivityLine, DutyLine, Ledger, MotionLine
    from bot.storage.tables.record import Decision
    from bot.texts import Texts

_EVALUATION = (
    ("ledger-activity-day", 11, Shape.DAY), ("ledger-activity", 18, Shape.TEXT), ("ledger-raters", 8, Shape.MARK),
    ("ledger-eligible", 7, Shape.COUNT), ("ledger-ballots", 7, Shape.COUNT), ("ledger-turnout", 9, Shape.SHARE),
    ("ledger-rate", 9, Shape.SHARE),
)  # fmt: skip
_DECISION = (
    ("ledger-number", 5, Shape.COUNT), ("ledger-activity-day", 11, Shape.DAY), ("ledger-activity", 18, Shape.TEXT),
    ("ledger-decision", 50, Shape.TEXT), ("ledger-owner", 12, Shape.TEXT), ("ledger-due-on", 11, Shape.DAY),
    ("ledger-done-on", 11, Shape.DAY), ("ledger-state", 10, Shape.MARK),
)  # fmt: skip
_MOTION = (
    ("ledger-number", 5, Shape.COUNT), ("ledger-activity-day", 11, Shape.DAY), ("ledger-activity", 18, Shape.TEXT),
    ("ledger-motion", 36, Shape.TEXT), ("ledger-motion-rule", 10, Shape.MARK),
    ("ledger-motion-eligible", 8, Shape.COUNT), ("ledger-motion-present", 8, Shape.COUNT),
    ("ledger-motion-favour", 6, Shape.COUNT), ("ledger-motion-against", 6, Shape.COUNT),
    ("ledger-motion-abstained", 6, Shape.COUNT), ("ledger-motion-unvoted", 6, Shape.COUNT),
    ("ledger-motion-written-favour", 9, Shape.COUNT),
    ("ledger-motion-written-against", 9, Shape.COUNT), ("ledger-motion-outcome", 10, Shape.MARK),
)  # fmt: skip
_GUIDANCE = (
    ("ledger-activity-day", 11, Shape.DAY), ("ledger-activity", 18, Shape.TEXT), ("ledger-guide-name", 12, Shape.TEXT),
    ("ledger-guide-post", 24, Shape.TEXT), ("ledger-guide-came", 10, Shape.MARK),
    ("ledger-guide-words", 50, Shape.TEXT),
)  # fmt: skip
_DUTY = (
    ("ledger-number", 5, Shape.COUNT), ("ledger-duty", 26, Shape.TEXT), ("ledger-duty-owner", 12, Shape.TEXT),
    ("ledger-activity-day", 11, Shape.DAY), ("ledger-activity", 18, Shape.TEXT), ("ledger-person", 10, Shape.TEXT),
    ("ledger-due-at", 16, Shape.MOMENT), ("ledger-done-at", 16, Shape.MOMENT), ("ledger-state", 10, Shape.MARK),
)  # fmt: skip


def evaluation(ledger: Ledger, t: Texts) -> Sheet:
    """Return the results of the ballots: members and guests apart; of a small group only what its privacy allows."""
    heads = (*columns(_EVALUATION, t), *_of_dimensions(t))
    rows = tuple(row for line in ledger.held if line.sheet.result.closed for row in _results(line, t))
    low = ledger.found.low_lines[-1]
    rates = (6, *(7 + number * (LEVELS + 1) + LEVELS for number in range(DIMENSIONS)))
    note = t.plain("ledger-note-evaluation", least=DEFAULTS.ballot_detail_from)
    marks = (Mark(rates, Grade.WARNING, below=low),)
    return sheet("evaluation", heads, rows, ledger, t, note=note, marks=marks, fixed=2)


def _of_dimensions(t: Texts) -> Iterator[Column]:
    for number in range(1, DIMENSIONS + 1):
        dimension = t.plain(f"ballot-dimension-{number}")
        for level in range(1, LEVELS + 1):
            yield Column(t.plain("ledger-of-dimension", dimension=dimension, what=t.plain(f"ballot-level-{level}")),
                         9, Shape.COUNT)  # fmt: skip
        yield Column(t.plain("ledger-of-dimension", dimension=dimension, what=t.plain("ledger-rate")), 9, Shape.SHARE)


def _results(line: ActivityLine, t: Texts) -> Iterator[tuple[Value, ...]]:
    result = line.sheet.result
    yield (*about(line.activity, t), t.plain("ledger-raters-members"), *_tally(result, t))
    if result.guests.ballots:
        yield (*about(line.activity, t), t.plain("ledger-raters-guests"), *_tally(result.guests, t))


def _tally(tally: Tally, t: Texts) -> tuple[Value, ...]:
    if tally.dimensions is None:
        hidden = (t.plain("ledger-no-detail") if tally.ballots else None,)
        empty = (None,) * (DIMENSIONS * (LEVELS + 1) - 1)
        return (tally.eligible, tally.ballots, turnout(tally), tally.rate, *hidden, *empty)
    cells: list[Value] = []
    for counts in tally.dimensions:
        cells += [*counts, sum(counts[:SATISFIED]) / sum(counts) if sum(counts) else None]
    return (tally.eligible, tally.ballots, turnout(tally), tally.rate, *cells)


def decisions(ledger: Ledger, t: Texts) -> Sheet:
    """Return the decisions with what became of them."""
    today = ledger.made_at.astimezone(t.zone).date()
    rows = tuple(
        (number, *about(activity, t), row.text, row.owner or "", row.due_on, day(row.done_at, t),
         t.plain(f"ledger-decision-{_decision_state(row, today)}"))
        for number, (activity, row) in enumerate(ledger.decisions, 1)
    )  # fmt: skip
    marks = (Mark((7,), Grade.WARNING, begins=t.plain("ledger-decision-overdue")),)
    return sheet("decisions", columns(_DECISION, t), rows, ledger, t, marks=marks, fixed=3)


def _decision_state(row: Decision, today: date) -> str:
    if row.done_at is not None:
        return "done"
    return "overdue" if row.due_on is not None and row.due_on < today else "open"


def motions(ledger: Ledger, t: Texts) -> Sheet:
    """Return the votes with their counts and outcomes; the rolls tell how many could vote and were there."""
    rows = tuple(_motion(number, line, t) for number, line in enumerate(ledger.motions, 1))
    marks = (Mark((13,), Grade.WARNING, begins=t.plain("motion-outcome-no-quorum")),)
    return sheet("motions", columns(_MOTION, t), rows, ledger, t, marks=marks, fixed=4)


def _motion(number: int, line: MotionLine, t: Texts) -> tuple[Value, ...]:
    result, row = line.result, line.result.motion
    return (
        number, *about(line.activity, t), line.item.title, t.plain(f"ledger-motion-{row.rule}"), result.eligible,
        result.present, row.favour, row.against, row.abstained, row.unvoted, row.written_favour or None,
        row.written_against or None, t.plain(f"motion-outcome-{result.outcome}"),
    )  # fmt: skip


def guidance(ledger: Ledger, t: Texts) -> Sheet:
    """Return the activities held: the leaders who came to guide each, or that no leader came, and their comments."""
    rows = tuple(row for line in ledger.held for row in _guided(line, t))
    return sheet("guidance", columns(_GUIDANCE, t), rows, ledger, t, fixed=2)


def _guided(line: ActivityLine, t: Texts) -> Iterator[tuple[Value, ...]]:
    said = [t.plain("paper-speech", name=row.speaker, text=row.text) if row.speaker else row.text
            for row in line.comments]  # fmt: skip
    for number, guide in enumerate(line.guides):
        told = (guide.speaker or "", guide.text, t.plain("ledger-guided"))
        yield (*about(line.activity, t), *told, "" if number else "\n".join(said))
    if not line.guides:
        yield (*about(line.activity, t), "", "", t.plain("ledger-guided-not"), "\n".join(said))


def duties(ledger: Ledger, t: Texts) -> Sheet:
    """Return the duties of the officers: due, done, late."""
    rows = tuple(_duty(number, line, ledger, t) for number, line in enumerate(ledger.duties, 1))
    late, overdue = t.plain("ledger-duty-late"), t.plain("ledger-duty-overdue")
    marks = (Mark((8,), Grade.WARNING, begins=overdue), Mark((8,), Grade.NOTICE, begins=late))
    return sheet("duties", columns(_DUTY, t), rows, ledger, t, marks=marks, fixed=2)


def _duty(number: int, line: DutyLine, ledger: Ledger, t: Texts) -> tuple[Value, ...]:
    duty, key = line.duty, f"ledger-duty-kind-{line.kind}"
    what = t.plain(key if t.has(key) else "ledger-duty-kind-other")
    office = t.plain(f"office-{duty.owner}" if duty.owner in set(Office) else "ledger-owner-other")
    activity = about(line.activity, t) if line.activity is not None else (None, "")
    state = "late" if line.late else "done"
    if duty.done_at is None:
        state = "overdue" if duty.due_at < ledger.made_at else "open"
    return (
        number, what, office, *activity, line.person.name if line.person else "",
        moment(duty.due_at, t), moment(duty.done_at, t), t.plain(f"ledger-duty-{state}"),
    )  # fmt: skip

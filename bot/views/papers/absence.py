"""请假条 and 补学登记表: a person's leave from an activity, and the make-up study for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.documents.paper import Row, Setup, Signatures
from bot.domain.absence import makeup_tasks
from bot.domain.absence.contact import CONTACTED
from bot.domain.absence.makeup import EXPLAINED
from bot.storage.tables.absence import MakeupCause, MakeupState
from bot.views.papers import words as w
from bot.views.terms import date_words

if TYPE_CHECKING:
    from bot.documents.paper import Block, Field, Paper
    from bot.domain.report.paper_values import Values
    from bot.storage.tables.absence import Leave, Makeup
    from bot.texts import Texts


def leave(row: Leave, values: Values, t: Texts) -> Paper:
    """Return an approved leave slip."""
    activity, branch = values.activity, values.branch
    makeup = next((each for each in values.report.makeups if each.person_id == row.person_id), None)
    owed = t.plain("paper-makeup-due", due=w.moment(makeup.due_at, t)) if makeup is not None else ""
    late = activity.starts_at is not None and row.asked_at > activity.starts_at
    decided = t.plain("paper-agreed", by=values.name(row.decided_by), at=w.moment(row.decided_at, t))
    blocks: list[Block] = [
        Row((w.field("applicant", row.person.name, t), _group(row.person_id, values, t))),
        w.one("activity", t.plain("paper-activity", day=w.day(activity, t), form=activity.form), t),
        Row((
            w.field("leave-kind", t.plain(f"leave-kind-{row.category}"), t),
            w.field("leave-late", t.plain("paper-late-leave" if late else "paper-in-time"), t),
        )),
        w.one("reason", row.reason, t),
        w.one("leave-span", w.planned(activity, t), t),
        w.one("proof", w.proof(row.material, t), t),
        w.one("asked", w.moment(row.asked_at, t), t),
        w.one("group-opinion", "", t, by_hand=True),
        w.one("opinion", decided, t),
        w.one("makeup-plan", owed, t, optional=True),
        Signatures((t.plain("paper-sign-applicant"), t.plain("paper-sign-secretary"))),
    ]  # fmt: skip
    number = w.field("slip", t.plain("leave-slip", year=row.year, number=row.slip or 0), t)
    title = t.plain("paper-title-leave", branch=w.branch_name(branch))
    return w.paper(Setup.RECORD, title, blocks, t, head=(number, w.field("unit", w.branch_name(branch), t)))


def _group(person_id: int, values: Values, t: Texts) -> Field:
    place = next((each for each in values.report.places if each.person.id == person_id), None)
    return w.field("group", place.group if place is not None else "", t, optional=True)


def makeup(row: Makeup, values: Values, t: Texts) -> Paper:
    """Return the register of a make-up study."""
    activity, branch = values.activity, values.branch
    done = row.state is MakeupState.ACCEPTED
    by_hand = makeup_tasks.by_hand(row)
    study = t.plain("paper-study-read", at=w.moment(row.read_at, t)) if row.read_at is not None else ""
    way = row.note if by_hand else t.plain("paper-study-self") if row.submitted_at is not None else ""
    opinion = t.plain("paper-accepted", by=values.name(row.decided_by), at=w.moment(row.decided_at, t)) if done else ""
    blocks: list[Block] = [
        Row((w.field("name", row.person.name, t), _group(row.person_id, values, t))),
        w.one("activity", t.plain("paper-activity", day=w.day(activity, t), form=activity.form), t),
        w.one("cause", _cause(row, values, t), t),
        w.one("contact", _contact(row, values, t), t, optional=row.cause is MakeupCause.LEAVE),
        w.one("told", activity.content, t),
        w.one("study-way", way, t),
        w.one("study-time", _times(row, study, t), t),
        w.one("study-answer", row.answer, t, optional=row.material is not None or by_hand),
        w.one("proof", w.proof(row.material, t), t),
        w.one("opinion-makeup", opinion, t),
        w.one("state", t.plain(f"paper-makeup-{row.state}"), t),
        Signatures((t.plain("paper-sign-person"), t.plain("paper-sign-organisation"))),
    ]
    title = t.plain("paper-title-makeup", branch=w.branch_name(branch))
    unit = w.field("unit", w.branch_name(branch), t)
    due = w.field("due", date_words(row.due_at, t), t)
    return w.paper(Setup.RECORD, title, blocks, t, head=(unit, due))


def _cause(row: Makeup, values: Values, t: Texts) -> str:
    """Return why the person was away: on leave and of what kind, or absent with the reason that they gave."""
    words = t.plain(f"makeup-cause-{row.cause}")
    slip = next((each for each in values.report.leaves if each.person_id == row.person_id), None)
    if slip is not None:
        return t.plain("paper-cause", cause=words, reason=t.plain(f"leave-kind-{slip.category}"))
    told = [event.detail.get("reason") for event in values.report.events
            if event.kind == EXPLAINED and event.person_id == row.person_id]  # fmt: skip
    return t.plain("paper-cause", cause=words, reason=told[-1]) if told and told[-1] else words


def _contact(row: Makeup, values: Values, t: Texts) -> str:
    found = [event for event in values.report.events
             if event.kind == CONTACTED and event.person_id == row.person_id]  # fmt: skip
    return w.lines(
        t.plain(
            "paper-contact", by=values.name(event.by_id), at=w.moment(event.at, t), words=event.detail.get("reason", "")
        )
        for event in found
    )


def _times(row: Makeup, study: str, t: Texts) -> str:
    sent = (
        t.plain("paper-study-sent", at=w.moment(row.submitted_at, t), late=makeup_tasks.was_late(row))
        if row.submitted_at
        else ""
    )
    by_hand = makeup_tasks.by_hand(row) and row.decided_at is not None
    entered = t.plain("paper-study-entered", at=w.moment(row.decided_at, t)) if by_hand else ""
    return w.lines((study, sent, entered))

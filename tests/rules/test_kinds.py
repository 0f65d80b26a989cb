"""Kinds of duties and messages: each has its handler, its renderer, its line of `/todo` and its texts."""

from datetime import UTC, datetime

import pytest

from bot.catalogue import DUTIES, LETTERS
from bot.domain.obligations import deliveries
from bot.domain.obligations.kinds import Closes, DeliveryKind, DutyKind, Late, Readers, TodoLine
from bot.domain.roles import Office
from bot.storage.tables.branch import Branch
from bot.storage.tables.obligations import Delivery, Duty
from bot.views.todo import DOORS
from tests.support.fluent_messages import messages_of

NOW = datetime(2026, 3, 1, tzinfo=UTC)
STORED_DUTIES = {
    "month-proposal", "month-open", "month-end", "notice", "forecast", "eve", "opening", "ending", "change-report",
    "leave-decision", "makeup", "contact", "call", "ballot-reminder", "ballot-closing", "rectify", "objection",
    "posting", "overdue",
}  # fmt: skip
STORED_DELIVERIES = {
    "greeting", "claim-card", "claim-ask", "claim-answer", "claim-unbound", "month-card", "month-open", "notice",
    "notice-copy", "change-notice", "change-copy", "forecast", "eve", "leave-request", "leave-reminder",
    "leave-answer", "checkin-card", "host-card", "kept-check-in", "ballot", "ballot-reminder", "ballot-open",
    "ballot-result", "ballot-comments", "low-warning", "low-consequence", "makeup-task", "makeup-nudge",
    "makeup-review", "makeup-answer", "makeup-overdue", "makeup-cancelled", "objection", "objection-answer",
    "check-in-voided", "replacement", "month-last-day", "month-missed", "notice-missing", "overdue",
    "group-answer",
}  # fmt: skip
WITHOUT_DUTY = {TodoLine.CLAIM}


def _words(prefix):
    return {key.removeprefix(prefix) for key in messages_of("zh-CN") if key.startswith(prefix)}


def test_stored_values_are_still_kinds():
    assert {kind.value for kind in DutyKind} >= STORED_DUTIES
    assert {kind.value for kind in DeliveryKind} >= STORED_DELIVERIES


@pytest.mark.parametrize("kind", [*DutyKind, *DeliveryKind])
def test_every_kind_fits_its_column(kind):
    assert len(kind) <= min(Duty.kind.type.length, Delivery.kind.type.length)
    assert type(kind).of(str(kind)) is kind


def test_exactly_the_automatic_duties_have_handlers():
    assert set(DUTIES) == {kind for kind in DutyKind if kind.spec.carried_out}


def test_only_an_automatic_duty_can_be_late_or_wait():
    left_to_people = [kind.spec for kind in DutyKind if not kind.spec.carried_out]
    assert {(spec.late, spec.latest_only, spec.waits_for_morning) for spec in left_to_people} == {
        (Late.NEVER, False, False)
    }
    assert Closes.BY_BOT not in {spec.closes for spec in left_to_people}


def test_every_message_kind_has_a_renderer():
    assert set(LETTERS) == set(DeliveryKind)


def test_every_todo_line_belongs_to_a_duty():
    assert {line for kind in DutyKind for line in kind.spec.lines} == set(TodoLine) - WITHOUT_DUTY


def test_every_todo_line_has_a_text_and_a_button():
    assert set(TodoLine) <= _words("todo-")
    assert set(DOORS) == _words("todo-button-") == set(TodoLine) - {TodoLine.STUCK}


def test_every_duty_that_can_get_stuck_has_a_name():
    assert _words("todo-automatic-") == {kind for kind in DutyKind if TodoLine.STUCK in kind.spec.lines}


def test_every_duty_closed_by_text_asks_and_thanks():
    lines = {kind.spec.by_words for kind in DutyKind} - {None}
    assert _words("todo-closed-") == lines
    assert _words("todo-ask-") == lines | {f"{line}-example" for line in lines}


@pytest.mark.parametrize("kind", [kind for kind in DutyKind if kind.spec.by_words])
def test_a_duty_closed_by_text_belongs_to_an_office(kind):
    assert isinstance(kind.spec.owner, Office)


@pytest.mark.parametrize("kind", DeliveryKind)
async def test_a_message_cannot_be_queued_for_the_wrong_readers(kind):
    branch = Branch(id=1)
    to_group = deliveries.to_group(None, kind, branch, now=NOW)
    to_account = deliveries.to_account(None, kind, 1, branch, now=NOW)
    wrong, right = (to_account, to_group) if kind.readers is Readers.GROUP else (to_group, to_account)
    right.close()
    with pytest.raises(ValueError, match=kind):
        await wrong

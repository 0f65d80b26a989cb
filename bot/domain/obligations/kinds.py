"""Every kind of duty and of message, declared once.

`bot/app.py` joins these kinds to the verbs that carry duties out and to the views that word messages. The values of the
kinds stand in users' databases and never change.
"""

from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from typing import Self

from bot.domain.roles import Office


class Owner(StrEnum):
    """The owner of a duty that belongs to no office."""

    HOST = "host"
    RECORDER = "recorder"
    PERSON = "person"


class Closes(Enum):
    """How a duty comes to its end."""

    BY_BOT = auto()
    BY_WORDS = auto()  # an officer says how it went
    BY_DECISION = auto()  # an officer decides, or taps that it is done


class Late(Enum):
    """The moment from which a duty that the bot could not carry out in time is of no use and dropped."""

    NEVER = auto()
    START = auto()  # of the activity
    CHECK_IN_CLOSE = auto()
    BALLOT_CLOSE = auto()
    MONTH_END = auto()


class TodoLine(StrEnum):
    """A line of `/todo`; its words are `todo-<line>`."""

    HOST = "host"
    BALLOT = "ballot"
    MAKEUP = "makeup"
    LEAVE_WAITS = "leave-waits"
    LEAVE = "leave"
    CLAIM = "claim"
    DATE = "date"
    THEME = "theme"
    REVIEW = "review"
    OVERDUE = "overdue"
    CONTACT = "contact"
    FILING = "filing"
    OBJECTION = "objection"
    RECTIFY = "rectify"
    STUCK = "stuck"


SECRETARY, ORGANISATION = Office.SECRETARY, Office.ORGANISATION
MONTH_LINES = (TodoLine.THEME, TodoLine.DATE)
STUCK = TodoLine.STUCK


@dataclass(frozen=True)
class DutySpec:
    """What is true of every duty of a kind.

    `owner`: a duty of a vacant office falls to the secretary, and so does every overdue one (rule 85); who decides on
    leave and make-up, and who dates a month, is said by `branch/powers.py`. `lines`: the lines of `/todo` that show it.
    `carried_out`: the bot acts when it comes due, but not at night if it `waits_for_morning`. `late`: after downtime it
    is dropped from then on; with `latest_only`, so are all of several but the latest.
    """

    owner: Office | Owner
    lines: tuple[TodoLine, ...]
    closes: Closes = Closes.BY_BOT
    carried_out: bool = True
    late: Late = Late.NEVER
    latest_only: bool = False
    waits_for_morning: bool = False

    @property
    def by_words(self) -> TodoLine | None:
        """The line of a duty that an officer closes by saying how it went; None for every other duty."""
        return self.lines[0] if self.closes is Closes.BY_WORDS else None


def _by_words(owner: Office, line: TodoLine) -> DutySpec:
    return DutySpec(owner, (line,), Closes.BY_WORDS, carried_out=False)


class Kind(StrEnum):
    """The kind that a row of the database names."""

    @classmethod
    def of(cls, stored: str) -> Self:
        """Return the kind with this value.

        Raises:
            KeyError: if a newer version of the bot wrote the row.
        """
        return {kind.value: kind for kind in cls}[stored]

    @classmethod
    def known(cls, stored: str) -> Self | None:
        """Return the kind with this value; None if a newer version of the bot wrote the row."""
        return next((kind for kind in cls if kind.value == stored), None)


class DutyKind(Kind):
    """What is owed by a time."""

    spec: DutySpec

    def __new__(cls, value: str, spec: DutySpec) -> Self:
        """Join the stored value to what is true of the kind."""
        kind = str.__new__(cls, value)
        kind._value_, kind.spec = value, spec
        return kind

    MONTH_PROPOSAL = (
        "month-proposal",
        DutySpec(
            SECRETARY,
            (*MONTH_LINES, STUCK),
            late=Late.MONTH_END,
            waits_for_morning=True,
        ),
    )
    MONTH_OPEN = (
        "month-open",
        DutySpec(
            SECRETARY,
            MONTH_LINES,
            late=Late.MONTH_END,
            latest_only=True,
            waits_for_morning=True,
        ),
    )
    NOTICE = "notice", DutySpec(SECRETARY, (STUCK,), late=Late.START)
    FORECAST = "forecast", DutySpec(SECRETARY, (STUCK,), late=Late.START, waits_for_morning=True)
    EVE = "eve", DutySpec(SECRETARY, (STUCK,), late=Late.START, waits_for_morning=True)
    OPENING = "opening", DutySpec(Owner.HOST, (STUCK,), late=Late.CHECK_IN_CLOSE)
    ENDING = "ending", DutySpec(Owner.HOST, (TodoLine.HOST, STUCK))
    BALLOT_REMINDER = (
        "ballot-reminder",
        DutySpec(
            Owner.HOST,
            (TodoLine.BALLOT, STUCK),
            late=Late.BALLOT_CLOSE,
            latest_only=True,
            waits_for_morning=True,
        ),
    )
    BALLOT_CLOSING = "ballot-closing", DutySpec(Owner.HOST, (TodoLine.BALLOT, STUCK))
    LEAVE_DECISION = (
        "leave-decision",
        DutySpec(
            ORGANISATION,
            (TodoLine.LEAVE_WAITS, TodoLine.LEAVE),
            Closes.BY_DECISION,
            waits_for_morning=True,
        ),
    )
    MAKEUP = (
        "makeup",
        DutySpec(
            Owner.PERSON,
            (TodoLine.MAKEUP, TodoLine.REVIEW, TodoLine.OVERDUE),
            Closes.BY_DECISION,
            waits_for_morning=True,
        ),
    )
    CHANGE_REPORT = "change-report", DutySpec(SECRETARY, (TodoLine.FILING,), Closes.BY_DECISION, carried_out=False)
    CONTACT = "contact", _by_words(ORGANISATION, TodoLine.CONTACT)
    CALL = "call", _by_words(ORGANISATION, TodoLine.CONTACT)
    OBJECTION = "objection", _by_words(ORGANISATION, TodoLine.OBJECTION)
    RECTIFY = "rectify", _by_words(SECRETARY, TodoLine.RECTIFY)


class Readers(Enum):
    """Those who may read a message at the moment when it is sent or worded anew."""

    GROUP = auto()
    ANY_ACCOUNT = auto()
    KEEPERS = auto()
    OFFICERS = auto()
    HOST_OR_OFFICERS = auto()
    PERSON = auto()  # the one whom the delivery names


class DeliveryKind(Kind):
    """What is promised to others than the person who just tapped."""

    readers: Readers

    def __new__(cls, value: str, readers: Readers) -> Self:
        """Join the stored value to those who may read the message."""
        kind = str.__new__(cls, value)
        kind._value_, kind.readers = value, readers
        return kind

    GREETING = "greeting", Readers.GROUP
    CLAIM_CARD = "claim-card", Readers.GROUP
    CLAIM_ASK = "claim-ask", Readers.KEEPERS
    CLAIM_ANSWER = "claim-answer", Readers.ANY_ACCOUNT
    CLAIM_UNBOUND = "claim-unbound", Readers.ANY_ACCOUNT
    MONTH_CARD = "month-card", Readers.OFFICERS
    MONTH_OPEN = "month-open", Readers.OFFICERS
    NOTICE = "notice", Readers.GROUP
    NOTICE_COPY = "notice-copy", Readers.PERSON
    CHANGE_NOTICE = "change-notice", Readers.GROUP
    CHANGE_COPY = "change-copy", Readers.PERSON
    FORECAST = "forecast", Readers.OFFICERS
    EVE = "eve", Readers.PERSON
    LEAVE_REQUEST = "leave-request", Readers.OFFICERS
    LEAVE_REMINDER = "leave-reminder", Readers.OFFICERS
    LEAVE_ANSWER = "leave-answer", Readers.PERSON
    CHECK_IN_CARD = "checkin-card", Readers.GROUP
    HOST_CARD = "host-card", Readers.HOST_OR_OFFICERS
    KEPT_CHECK_IN = "kept-check-in", Readers.PERSON
    BALLOT = "ballot", Readers.PERSON
    BALLOT_REMINDER = "ballot-reminder", Readers.PERSON
    BALLOT_CARD = "ballot-open", Readers.GROUP
    BALLOT_RESULT = "ballot-result", Readers.GROUP
    BALLOT_COMMENTS = "ballot-comments", Readers.OFFICERS
    LOW_WARNING = "low-warning", Readers.OFFICERS
    LOW_CONSEQUENCE = "low-consequence", Readers.OFFICERS
    MAKEUP_TASK = "makeup-task", Readers.PERSON
    MAKEUP_NUDGE = "makeup-nudge", Readers.PERSON
    MAKEUP_REVIEW = "makeup-review", Readers.OFFICERS
    MAKEUP_ANSWER = "makeup-answer", Readers.PERSON
    MAKEUP_OVERDUE = "makeup-overdue", Readers.OFFICERS
    MAKEUP_CANCELLED = "makeup-cancelled", Readers.PERSON
    OBJECTION = "objection", Readers.OFFICERS
    OBJECTION_ANSWER = "objection-answer", Readers.PERSON

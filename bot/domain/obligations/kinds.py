"""The kinds of duties and deliveries.

`bot/catalogue.py` maps these kinds to the verbs that carry out duties and the views that word messages. The values are
stored in users' databases and never change.
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
    """The way in which a duty is closed."""

    BY_BOT = auto()
    BY_WORDS = auto()  # an officer says how it went
    BY_BUTTON = auto()  # an officer does it where the button of its line leads
    BY_DECISION = auto()  # an officer decides on a request or an answer; `/todo` lists those, not the duty


class Late(Enum):
    """The moment from which a duty that the bot could not carry out in time is dropped."""

    NEVER = auto()
    START = auto()  # of the activity
    CHECK_IN_CLOSE = auto()
    BALLOT_CLOSE = auto()
    MONTH_END = auto()


class TodoLine(StrEnum):
    """A line of `/todo`; `todo-<line>` is the key of its text."""

    HOST = "host"
    HELD = "held"
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
    POSTING = "posting"
    RECORD = "record"
    CORRECTION = "correction"
    CORRECTION_WAITS = "correction-waits"
    OBJECTION = "objection"
    RECTIFY = "rectify"
    OFFICE_CHANGE = "office-change"
    STUCK = "stuck"
    GROUP = "group"


SECRETARY, ORGANISATION = Office.SECRETARY, Office.ORGANISATION
MONTH_LINES = (TodoLine.THEME, TodoLine.DATE)
STUCK = TodoLine.STUCK


@dataclass(frozen=True)
class DutySpec:
    """The properties of all duties of a kind.

    `owner`: the duties of a vacant office fall to the secretary, and so do overdue ones (rule 85); `branch/powers.py`
    says who decides on leave and make-up and who dates a month. `lines`: the lines of `/todo` about it; `listed` is the
    one that `/todo` makes of the duty itself, the others are made of what the duty is about (`todo/todo.py`).
    `carried_out`: the bot acts when the duty comes due, but not at night if it `waits_for_morning`. `late`: the moment
    from which the duty is dropped after downtime; with `latest_only`, so are all but the latest of several due ones.
    `daily`: while it is overdue, the secretary hears of it every morning instead of once a week.
    """

    owner: Office | Owner
    lines: tuple[TodoLine, ...]
    closes: Closes = Closes.BY_BOT
    carried_out: bool = True
    late: Late = Late.NEVER
    latest_only: bool = False
    waits_for_morning: bool = False
    daily: bool = False

    @property
    def listed(self) -> TodoLine | None:
        """The line that `/todo` shows for the duty itself, to its owner; None if other rows stand for it there.

        While the bot still has to act, the duty is not shown.
        """
        return self.lines[0] if self.closes in {Closes.BY_WORDS, Closes.BY_BUTTON} else None

    @property
    def by_words(self) -> TodoLine | None:
        """The line of a duty that an officer closes by saying how it went; None for any other duty."""
        return self.lines[0] if self.closes is Closes.BY_WORDS else None


def _by_words(owner: Office, line: TodoLine) -> DutySpec:
    return DutySpec(owner, (line,), Closes.BY_WORDS, carried_out=False)


class Kind(StrEnum):
    """The base of kinds that are stored in the database."""

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
    """The kind of a duty."""

    spec: DutySpec

    def __new__(cls, value: str, spec: DutySpec) -> Self:
        """Attach the properties of the kind to its stored value."""
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
    MONTH_END = "month-end", DutySpec(SECRETARY, (*MONTH_LINES, STUCK), waits_for_morning=True)
    APPROVAL = "approval", DutySpec(SECRETARY, (STUCK,), late=Late.START, waits_for_morning=True)
    NOTICE = "notice", DutySpec(SECRETARY, (STUCK,), late=Late.START)
    POSTING = (
        "posting",
        DutySpec(
            SECRETARY,
            (TodoLine.POSTING, STUCK),
            Closes.BY_BUTTON,
            late=Late.START,
            waits_for_morning=True,
        ),
    )
    FORECAST = "forecast", DutySpec(SECRETARY, (STUCK,), late=Late.START, waits_for_morning=True)
    EVE = "eve", DutySpec(SECRETARY, (STUCK,), late=Late.START, waits_for_morning=True)
    OPENING = "opening", DutySpec(Owner.HOST, (STUCK,), late=Late.CHECK_IN_CLOSE)
    RECORDING = "recording", DutySpec(SECRETARY, (STUCK,), late=Late.CHECK_IN_CLOSE, waits_for_morning=True)
    ENDING = "ending", DutySpec(Owner.HOST, (TodoLine.HOST, STUCK))
    HELD = "held", DutySpec(Owner.HOST, (TodoLine.HELD, STUCK))
    ROLL = "roll", DutySpec(Owner.HOST, (STUCK,))
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
    CHANGE_REPORT = "change-report", DutySpec(SECRETARY, (TodoLine.FILING,), Closes.BY_BUTTON, carried_out=False)
    RECORD_DRAFT = "record-draft", DutySpec(SECRETARY, (STUCK,), waits_for_morning=True)
    RECORD_FILING = (
        "record-filing",
        DutySpec(SECRETARY, (TodoLine.RECORD,), Closes.BY_BUTTON, carried_out=False, daily=True),
    )
    CONTACT = "contact", _by_words(ORGANISATION, TodoLine.CONTACT)
    CALL = "call", _by_words(ORGANISATION, TodoLine.CONTACT)
    CORRECTION = (
        "correction",
        DutySpec(ORGANISATION, (TodoLine.CORRECTION_WAITS, TodoLine.CORRECTION), Closes.BY_DECISION, carried_out=False),
    )
    OBJECTION = "objection", _by_words(ORGANISATION, TodoLine.OBJECTION)
    RECTIFY = "rectify", _by_words(SECRETARY, TodoLine.RECTIFY)
    OVERDUE = "overdue", DutySpec(SECRETARY, (STUCK,), waits_for_morning=True)
    GROUP_ACCESS = (
        "group-access",
        DutySpec(SECRETARY, (TodoLine.GROUP, STUCK), Closes.BY_BUTTON, waits_for_morning=True),
    )
    CLAIM_LINK = "claim-link", DutySpec(ORGANISATION, (STUCK,))
    CHAIN_HEAD = "chain-head", DutySpec(SECRETARY, (STUCK,), waits_for_morning=True)
    YEAR_PAPERS = "year-papers", DutySpec(SECRETARY, (STUCK,))
    OFFICE_CHANGE = "office-change", DutySpec(SECRETARY, (TodoLine.OFFICE_CHANGE, STUCK))


class Readers(Enum):
    """The people who may read a message at the moment when it is sent or edited."""

    GROUP = auto()
    ANY_ACCOUNT = auto()
    KEEPERS = auto()
    OFFICERS = auto()
    OFFICERS_OR_FOUNDER = auto()
    HOST_OR_OFFICERS = auto()
    RECORDER_OR_OFFICERS = auto()
    PERSON = auto()  # the person that the delivery names


class DeliveryKind(Kind):
    """The kind of a delivery."""

    readers: Readers

    def __new__(cls, value: str, readers: Readers) -> Self:
        """Attach the readers of the message to the stored value of its kind."""
        kind = str.__new__(cls, value)
        kind._value_, kind.readers = value, readers
        return kind

    GREETING = "greeting", Readers.GROUP
    GROUP_ANSWER = "group-answer", Readers.GROUP
    GROUP_LEFT = "group-left", Readers.GROUP  # the former one, which the arguments name
    GROUP_REPLACED = "group-replaced", Readers.OFFICERS
    CLAIM_CARD = "claim-card", Readers.GROUP
    CLAIM_ASK = "claim-ask", Readers.KEEPERS
    CLAIM_ANSWER = "claim-answer", Readers.ANY_ACCOUNT
    CLAIM_UNBOUND = "claim-unbound", Readers.ANY_ACCOUNT
    MONTH_CARD = "month-card", Readers.OFFICERS
    MONTH_OPEN = "month-open", Readers.OFFICERS
    MONTH_LAST_DAY = "month-last-day", Readers.OFFICERS
    MONTH_MISSED = "month-missed", Readers.OFFICERS
    APPROVAL_ASK = "approval-ask", Readers.OFFICERS
    NOTICE = "notice", Readers.GROUP
    NOTICE_COPY = "notice-copy", Readers.PERSON
    NOTICE_MISSING = "notice-missing", Readers.OFFICERS
    CHANGE_NOTICE = "change-notice", Readers.GROUP
    CHANGE_COPY = "change-copy", Readers.PERSON
    FORECAST = "forecast", Readers.OFFICERS
    EVE = "eve", Readers.PERSON
    LEAVE_REQUEST = "leave-request", Readers.OFFICERS
    LEAVE_REMINDER = "leave-reminder", Readers.OFFICERS
    LEAVE_ANSWER = "leave-answer", Readers.PERSON
    REPLACEMENT = "replacement", Readers.OFFICERS
    JOINT_PASSED_ON = "joint-passed-on", Readers.OFFICERS
    CHECK_IN_CARD = "checkin-card", Readers.GROUP
    HOST_CARD = "host-card", Readers.HOST_OR_OFFICERS
    HELD_QUESTION = "held-question", Readers.HOST_OR_OFFICERS
    CANCELLED = "cancelled", Readers.GROUP
    CANCELLED_COPY = "cancelled-copy", Readers.PERSON
    KEPT_CHECK_IN = "kept-check-in", Readers.PERSON
    CHECK_IN_VOIDED = "check-in-voided", Readers.PERSON
    CORRECTION_ASKED = "correction-asked", Readers.OFFICERS
    CORRECTION_ANSWER = "correction-answer", Readers.ANY_ACCOUNT
    RECORD_CORRECTED = "record-corrected", Readers.PERSON
    RECORDED_LATER = "recorded-later", Readers.PERSON
    BALLOT = "ballot", Readers.PERSON
    BALLOT_AGAIN = "ballot-again", Readers.PERSON
    BALLOT_REMINDER = "ballot-reminder", Readers.PERSON
    BALLOT_CARD = "ballot-open", Readers.GROUP
    BALLOT_RESULT = "ballot-result", Readers.GROUP
    BALLOT_COMMENTS = "ballot-comments", Readers.OFFICERS
    BALLOT_LOST = "ballot-lost", Readers.OFFICERS
    LOW_WARNING = "low-warning", Readers.OFFICERS
    LOW_CONSEQUENCE = "low-consequence", Readers.OFFICERS
    MAKEUP_TASK = "makeup-task", Readers.PERSON
    MAKEUP_NUDGE = "makeup-nudge", Readers.PERSON
    MAKEUP_REVIEW = "makeup-review", Readers.OFFICERS
    MAKEUP_ANSWER = "makeup-answer", Readers.PERSON
    MAKEUP_OVERDUE = "makeup-overdue", Readers.OFFICERS
    MAKEUP_CANCELLED = "makeup-cancelled", Readers.PERSON
    RECORDING = "recording", Readers.RECORDER_OR_OFFICERS
    RECORD_DRAFT = "record-draft", Readers.RECORDER_OR_OFFICERS
    RECORD_MISSING = "record-missing", Readers.RECORDER_OR_OFFICERS
    OBJECTION = "objection", Readers.OFFICERS
    OBJECTION_ANSWER = "objection-answer", Readers.PERSON
    OVERDUE = "overdue", Readers.OFFICERS
    GROUP_REFUSED = "group-refused", Readers.OFFICERS_OR_FOUNDER
    POST_GONE = "post-gone", Readers.HOST_OR_OFFICERS
    OFFICE_CHANGE = "office-change", Readers.OFFICERS
    OFFICE_CHANGE_OWN = "office-change-own", Readers.ANY_ACCOUNT
    CHAIN_HEAD = "chain-head", Readers.OFFICERS
    YEAR_PAPERS_BROKEN = "year-papers-broken", Readers.PERSON
    OFFICE_CONSENT = "office-consent", Readers.ANY_ACCOUNT

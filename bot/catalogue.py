"""The catalogue of what the bot does by itself: the verb of each kind of duty, the view of each promised message."""

from collections.abc import Mapping

from bot.domain.absence import leave_reminder, makeup_reminders
from bot.domain.branch import chain_head, group_access
from bot.domain.day import ending, held, opening
from bot.domain.evaluation import ballot_period
from bot.domain.membership import claim_links, contested_changes
from bot.domain.obligations.duties import Work
from bot.domain.obligations.kinds import DeliveryKind, DutyKind
from bot.domain.plan import every_month, month_end
from bot.domain.report import filing, year_work
from bot.domain.schedule import approval, forecast, notice, posting, reminder
from bot.domain.todo import overdue
from bot.telegram.message import Letter
from bot.views import ballot as ballot_views
from bot.views import binding as binding_views
from bot.views import check_in as check_in_views
from bot.views import checks as checks_views
from bot.views import corrections as correction_views
from bot.views import group as group_views
from bot.views import group_answer, month_letters
from bot.views import leave as leave_views
from bot.views import makeup as makeup_views
from bot.views import new_group as new_group_views
from bot.views import notice as notice_views
from bot.views import objection as objection_views
from bot.views import office_changes as office_change_views
from bot.views import proof as proof_views
from bot.views import record as record_views
from bot.views import recorded_later as recorded_later_views
from bot.views import setup as setup_views
from bot.views import steps as step_views
from bot.views import todo as todo_views
from bot.views import year_papers as year_papers_views

# Duties, which come due by themselves: the function that carries out each kind.
DUTIES: Mapping[str, Work] = {
    DutyKind.MONTH_PROPOSAL: every_month.offer,
    DutyKind.MONTH_OPEN: every_month.warn,
    DutyKind.MONTH_END: month_end.follow,
    DutyKind.APPROVAL: approval.ask,
    DutyKind.NOTICE: notice.announce,
    DutyKind.POSTING: posting.tell_officers,
    DutyKind.FORECAST: forecast.foresee,
    DutyKind.EVE: reminder.remind,
    DutyKind.LEAVE_DECISION: leave_reminder.remind,
    DutyKind.OPENING: opening.open_check_in,
    DutyKind.RECORDING: opening.tell_recorder,
    DutyKind.ENDING: ending.end_by_itself,
    DutyKind.HELD: held.assume,
    DutyKind.ROLL: ending.fix_roll,
    DutyKind.BALLOT_REMINDER: ballot_period.remind,
    DutyKind.BALLOT_CLOSING: ballot_period.close,
    DutyKind.MAKEUP: makeup_reminders.follow_up,
    DutyKind.RECORD_DRAFT: filing.follow_up,
    DutyKind.OVERDUE: overdue.tell,
    DutyKind.GROUP_ACCESS: group_access.tell,
    DutyKind.CLAIM_LINK: claim_links.renew,
    DutyKind.CHAIN_HEAD: chain_head.post,
    DutyKind.YEAR_PAPERS: year_work.tell,
    DutyKind.OFFICE_CHANGE: contested_changes.lapse,
}

# Deliveries, which are promised messages: the view that words each kind when it is sent.
LETTERS: Mapping[str, Letter] = {
    DeliveryKind.GREETING: setup_views.greeting_letter,
    DeliveryKind.GROUP_ANSWER: group_answer.letter,
    DeliveryKind.GROUP_LEFT: new_group_views.left_letter,
    DeliveryKind.GROUP_REPLACED: new_group_views.told_letter,
    DeliveryKind.CLAIM_CARD: binding_views.card_letter,
    DeliveryKind.CLAIM_ASK: binding_views.ask_letter,
    DeliveryKind.CLAIM_ANSWER: binding_views.answer_letter,
    DeliveryKind.CLAIM_UNBOUND: binding_views.unbound_letter,
    DeliveryKind.MONTH_CARD: month_letters.card_letter,
    DeliveryKind.MONTH_OPEN: month_letters.open_letter,
    DeliveryKind.MONTH_LAST_DAY: month_letters.last_day_letter,
    DeliveryKind.MONTH_MISSED: month_letters.missed_letter,
    DeliveryKind.APPROVAL_ASK: step_views.approval_letter,
    DeliveryKind.NOTICE: notice_views.notice_letter,
    DeliveryKind.NOTICE_COPY: notice_views.copy_letter,
    DeliveryKind.NOTICE_MISSING: notice_views.missing_letter,
    DeliveryKind.CHANGE_NOTICE: notice_views.change_letter,
    DeliveryKind.CHANGE_COPY: notice_views.change_letter,
    DeliveryKind.FORECAST: notice_views.forecast_letter,
    DeliveryKind.EVE: notice_views.eve_letter,
    DeliveryKind.LEAVE_REQUEST: leave_views.request_letter,
    DeliveryKind.LEAVE_REMINDER: leave_views.reminder_letter,
    DeliveryKind.LEAVE_ANSWER: leave_views.answer_letter,
    DeliveryKind.REPLACEMENT: month_letters.replacement_letter,
    DeliveryKind.JOINT_PASSED_ON: month_letters.joint_passed_on_letter,
    DeliveryKind.CHECK_IN_CARD: check_in_views.card_letter,
    DeliveryKind.HOST_CARD: check_in_views.host_letter,
    DeliveryKind.HELD_QUESTION: check_in_views.held_letter,
    DeliveryKind.CANCELLED: notice_views.cancelled_letter,
    DeliveryKind.CANCELLED_COPY: notice_views.cancelled_letter,
    DeliveryKind.KEPT_CHECK_IN: check_in_views.kept_letter,
    DeliveryKind.CHECK_IN_VOIDED: correction_views.voided_letter,
    DeliveryKind.CORRECTION_ASKED: correction_views.question_letter,
    DeliveryKind.CORRECTION_ANSWER: correction_views.answer_letter,
    DeliveryKind.RECORD_CORRECTED: correction_views.told_letter,
    DeliveryKind.RECORDED_LATER: recorded_later_views.told_letter,
    DeliveryKind.BALLOT: ballot_views.ballot_letter,
    DeliveryKind.BALLOT_AGAIN: ballot_views.again_letter,
    DeliveryKind.BALLOT_REMINDER: ballot_views.reminder_letter,
    DeliveryKind.BALLOT_CARD: ballot_views.card_letter,
    DeliveryKind.BALLOT_RESULT: ballot_views.result_letter,
    DeliveryKind.BALLOT_COMMENTS: ballot_views.comments_letter,
    DeliveryKind.BALLOT_LOST: ballot_views.lost_letter,
    DeliveryKind.LOW_WARNING: ballot_views.warning_letter,
    DeliveryKind.LOW_CONSEQUENCE: ballot_views.consequence_letter,
    DeliveryKind.MAKEUP_TASK: makeup_views.task_letter,
    DeliveryKind.MAKEUP_NUDGE: makeup_views.nudge_letter,
    DeliveryKind.MAKEUP_REVIEW: makeup_views.review_letter,
    DeliveryKind.MAKEUP_ANSWER: makeup_views.answer_letter,
    DeliveryKind.MAKEUP_OVERDUE: makeup_views.overdue_letter,
    DeliveryKind.MAKEUP_CANCELLED: makeup_views.cancelled_letter,
    DeliveryKind.RECORDING: record_views.start_letter,
    DeliveryKind.RECORD_DRAFT: checks_views.draft_letter,
    DeliveryKind.RECORD_MISSING: checks_views.missing_letter,
    DeliveryKind.OBJECTION: objection_views.letter,
    DeliveryKind.OBJECTION_ANSWER: objection_views.answer_letter,
    DeliveryKind.OVERDUE: todo_views.overdue_letter,
    DeliveryKind.GROUP_REFUSED: group_views.refused_letter,
    DeliveryKind.POST_GONE: group_views.gone_letter,
    DeliveryKind.OFFICE_CHANGE: office_change_views.letter,
    DeliveryKind.OFFICE_CHANGE_OWN: office_change_views.letter,
    DeliveryKind.CHAIN_HEAD: proof_views.head_letter,
    DeliveryKind.YEAR_PAPERS_BROKEN: year_papers_views.broken_letter,
    DeliveryKind.OFFICE_CONSENT: office_change_views.consent_letter,
}

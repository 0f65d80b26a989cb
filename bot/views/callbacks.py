"""The data of all buttons, by subject: views write it, handlers match and read it."""

from datetime import date
from typing import Literal, get_args

from bot.domain.absence.leave import Category
from bot.domain.activity.agenda_lines import CHAPTERS
from bot.domain.attendance.correction_requests import Change
from bot.domain.evaluation import voting
from bot.domain.evaluation.ballot import Levels
from bot.domain.report import own_forms, paper_values, paste_order
from bot.domain.roles import Departure, Kind, Office
from bot.domain.schedule import recorded_later
from bot.domain.settings import settings
from bot.domain.setup.setup import Setting
from bot.storage.tables.activity import Choice
from bot.storage.tables.agenda import ItemKind, Ledger, SiteMark, StepNumber
from bot.storage.tables.paper_sheets import Sheet
from bot.storage.tables.record import MotionRule
from bot.telegram.callbacks import Callback, Field, number, numbered, one_of

LANGUAGES = ("zh-CN", "en")

Aim = Literal["goal", "problem"]
Aspect = Literal["when", "place", "content"]
Cause = Literal["teaching", "superior", "place", "other"]
Erased = Literal["words", "name"]
Identity = Literal["same", "other"]
Decision = Literal["yes", "no"]
Picture = Literal[
    "attendance", "satisfaction", "coverage", "attendance-dark", "satisfaction-dark", "coverage-dark"
]  # fmt: skip
ItemField = Literal["title", "minutes", "speaker", "hours"]
Proof = Literal["day", "paper", "reason"]
Way = Literal["up", "down"]
Role = Literal["host", "recorder"]
Picked = Literal["kind", "name"]
RecordAsk = Literal["decisions", "heads", "summary", "guide", "comment"]
Saving = Literal["save", "swap"]
Screen = Literal["card", "kinds", "offices", "rename", "remove", "unbind", "handover"]

ACTIVITY = ITEM = BRANCH = FILING = OFFICE_CHANGE = CLAIM = number(r"\d{1,9}")
DUTY = LEAVE = MAKEUP = PERSON = REQUEST = number(r"\d{1,9}")
MINUTE = number(r"\d{1,9}")
YEAR, MONTH = number(r"\d{4}"), number(r"\d{1,2}")
MONTH_NUMBER = number(r"1[0-2]|[1-9]")
PAGE, SHORT_PAGE = number(r"\d{1,9}"), number(r"\d{1,3}")
DRAFT = number(r"\d{1,18}")  # the id of the update that brought the roster
STAMP = number(r"\d{1,12}")  # tells which of several answers the officer saw
DIGEST = Field(rf"[0-9a-f]{{{recorded_later.DIGEST}}}", str, str)
LEVELS: Field[Levels] = Field(r"\d*", voting.read_levels, lambda levels: "".join(map(str, levels)))
ASPECT: Field[Aspect] = one_of(*get_args(Aspect))
DATE = Field(r"[1-9]\d{5}", lambda text: date.fromordinal(int(text)), lambda day: str(day.toordinal()))
CHANGE: Field[Change] = one_of(Change.PRESENT, Change.ABSENT, Change.TERMS)  # of one person
CAUSE: Field[Cause] = one_of(*get_args(Cause))
DECISION: Field[Decision] = one_of(*get_args(Decision))
ERASED: Field[Erased] = one_of(*get_args(Erased))
AIM: Field[Aim] = one_of(*get_args(Aim))
ITEM_FIELD: Field[ItemField] = one_of(*get_args(ItemField))
PROOF: Field[Proof] = one_of(*get_args(Proof))
WAY: Field[Way] = one_of(*get_args(Way))
STEP = numbered(StepNumber, first=1)
DAYS_AGO = number(r"[01]")
IDENTITY: Field[Identity] = one_of(*get_args(Identity))
FORM = one_of(*own_forms.KINDS)
LABEL = Field(rf"[0-9a-f]{{{paste_order.DIGEST}}}", str, str)
MOVE = one_of(*paste_order.Move)
PAPER_KIND = one_of(*paper_values.OF_ACTIVITY)
ENTRY = Field(r"[mdvp]\d{1,9}", lambda text: (text[0], int(text[1:])), lambda row: f"{row[0]}{row[1]}")
ITEM = PHOTO = number(r"\d{1,9}")
RECORD_ASKED: Field[RecordAsk] = one_of(*get_args(RecordAsk))
ROLE: Field[Role] = one_of(*get_args(Role))
PICKED: Field[Picked] = one_of(*get_args(Picked))
SAVING: Field[Saving] = one_of(*get_args(Saving))
SCREEN: Field[Screen] = one_of(*get_args(Screen))
SETTING = numbered(Setting, first=1)
FIGURE = one_of(*settings.NAMES)
GROUP = one_of(*settings.Group)

BALLOT_MARK = Callback("b:{}:{}", ACTIVITY, LEVELS)
BALLOT_SUBMIT = Callback("b:{}:{}:ok", ACTIVITY, LEVELS)
BALLOT_COMMENT = Callback("b:{}:say", ACTIVITY)

ACTIVITY_CALENDAR = Callback("act:cal:{}", ACTIVITY)
ACTIVITY_DETAILS = Callback("act:all:{}", ACTIVITY)

AGENDA_CARD = Callback("agd:card:{}", ACTIVITY)
AGENDA_MENU = Callback("agd:menu:{}", ACTIVITY)
AGENDA_ADD = Callback("agd:add:{}:{}", ACTIVITY, numbered(ItemKind))
AGENDA_WRITE = Callback("agd:write:{}", ACTIVITY)
AGENDA_PLANNED = Callback("agd:plan:{}", ACTIVITY)
AGENDA_WAIVE = Callback("agd:why:{}", ACTIVITY)
AGENDA_AIM = Callback("agd:aim-{}:{}", AIM, ACTIVITY)
AGENDA_CHOICE = Callback("agd:pick-{}:{}", one_of(*Choice), ACTIVITY)
AGENDA_ITEM = Callback("agd:item:{}", ITEM)
AGENDA_ASK = Callback("agd:ask-{}:{}", ITEM_FIELD, ITEM)
AGENDA_CHAPTER = Callback("agd:read:{}:{}", ITEM, numbered(CHAPTERS))
AGENDA_COUNTS = Callback("agd:also:{}:{}", ITEM, numbered((None, *Ledger)))
AGENDA_MOVE = Callback("agd:{}:{}", WAY, ITEM)
AGENDA_REMOVE = Callback("agd:drop:{}", ITEM)
AGENDA_RESTORE = Callback("agd:back:{}", ITEM)
AGENDA_BEGIN = Callback("agd:next:{}", ITEM)

BLOCKED_SHOW = Callback("free:show:{}", BRANCH)
BLOCKED_ADD = Callback("free:add:{}", BRANCH)
BLOCKED_REMOVE = Callback("free:gone:{}:{}:{}", BRANCH, DATE, DATE)

BINDING_PAGE = Callback("bind:page:{}:{}", BRANCH, PAGE)
BINDING_PICK = Callback("bind:pick:{}", PERSON)
BINDING_DECIDE = Callback("bind:{}:{}", DECISION, CLAIM)
BINDING_NEXT = Callback("bind:next:{}", BRANCH)
BINDING_ACCEPT_ALL = Callback("bind:all:{}:{}", BRANCH, CLAIM)
BINDING_FOUNDER_PAGE = Callback("bind:mine:{}:{}", BRANCH, PAGE)
BINDING_FOUNDER_PICK = Callback("bind:me:{}", PERSON)

CHECK_IN_ARRIVE = Callback("in:me:{}", ACTIVITY)
CHECK_IN_CARD = Callback("in:card:{}", ACTIVITY)
CHECK_IN_BY_HAND = Callback("in:hand:{}:{}", ACTIVITY, PAGE)
CHECK_IN_HEADS = Callback("in:heads:{}", ACTIVITY)
CHECK_IN_EXTEND = Callback("in:extend:{}", ACTIVITY)
CHECK_IN_ASK_END = Callback("in:end:{}", ACTIVITY)
CHECK_IN_UNDO_END = Callback("in:undo:{}", ACTIVITY)
CHECK_IN_HELD = Callback("in:held-{}:{}", DECISION, ACTIVITY)
CHECK_IN_END = Callback("in:ended:{}", ACTIVITY)

CHECK_OPEN = Callback("chk:open:{}", ACTIVITY)
CHECK_WHY = Callback("chk:why:{}:{}:{}", ACTIVITY, number(r"\d{1,2}"), Field(r"[0-9a-f]{8}", str, str))
CHECK_PAIRS = Callback("chk:side:{}:{}", ACTIVITY, ACTIVITY)
CHECK_SENT = Callback("chk:sent:{}:{}", ACTIVITY, SHORT_PAGE)  # the number of times it was sent before
CHECK_SURE = Callback("chk:sure:{}:{}", ACTIVITY, SHORT_PAGE)
CHECK_RECEIPT = Callback("chk:receipt:{}", FILING)
CHECK_RECEIPT_FILE = Callback("chk:file:{}", FILING)

COMMAND = Callback("run:{}", Field(r"/[a-z]+(?: [^@]*)?", str, str))  # in one of several branches
DEPARTED_LIST = Callback("gone:list:{}:{}", BRANCH, PAGE)
DEPARTED_PERSON = Callback("gone:card:{}", PERSON)
DEPARTED_ASK = Callback("gone:ask-{}:{}", ERASED, PERSON)
DEPARTED_ERASE = Callback("gone:erase-{}:{}", ERASED, PERSON)

CORRECTION_LIST = Callback("in:fix:{}:{}", ACTIVITY, PAGE)
CORRECTION_ASK = Callback("in:fix-{}:{}:{}", CHANGE, ACTIVITY, PERSON)
CORRECTION_SEE = Callback("in:asked:{}", REQUEST)
CORRECTION_DECIDE = Callback("in:agree-{}:{}", DECISION, REQUEST)

GROUP_POST = Callback("arr:post:{}", ACTIVITY)
GROUP_TRY = Callback("group:try:{}", BRANCH)
GROUP_REPLACE = Callback("grp:new:{}", BRANCH)
GROUP_REPLACE_CONFIRM = Callback("grp:yes:{}:{}", BRANCH, BRANCH)

LANGUAGE_ASK = Callback("lang:ask")
LANGUAGE_SET = Callback("lang:{}", one_of(*LANGUAGES))

LEAVE_ACTIVITY = Callback("leave:activity:{}", ACTIVITY)
LEAVE_BEGIN = Callback("leave:new:{}", ACTIVITY)  # below a message that stays
LEAVE_PEOPLE = Callback("leave:for:{}:{}", ACTIVITY, SHORT_PAGE)
LEAVE_PERSON = Callback("leave:person:{}:{}", ACTIVITY, PERSON)
LEAVE_CATEGORY = Callback("leave:kind:{}:{}:{}", ACTIVITY, PERSON, numbered(Category))
LEAVE_ATTACH = Callback("leave:attach:{}:{}", ACTIVITY, PERSON)
LEAVE_SUBMIT = Callback("leave:submit:{}:{}", ACTIVITY, PERSON)
LEAVE_WITHDRAW = Callback("leave:withdraw:{}", LEAVE)
LEAVE_APPROVE = Callback("leave:yes:{}", LEAVE)
LEAVE_RETURN = Callback("leave:no:{}", LEAVE)
LEAVE_SEE = Callback("leave:see:{}:{}", ACTIVITY, PERSON)
LEAVE_FILE = Callback("leave:file:{}", LEAVE)

LEDGER_SEND = Callback("led:book:{}:{}", BRANCH, number(r"20\d\d"))
YEAR_PAPERS = Callback("led:all:{}:{}", BRANCH, number(r"20\d\d"))
YEAR_PAPERS_PDF = Callback("led:pdf:{}:{}", BRANCH, number(r"20\d\d"))
YEAR_PAPERS_STOP = Callback("led:stop:{}:{}", BRANCH, number(r"20\d\d"))
YEAR_PICTURE = Callback("led:pic:{}:{}:{}", BRANCH, number(r"20\d\d"), one_of(*get_args(Picture)))

MAKEUP_OPEN = Callback("makeup:open:{}", MAKEUP)
MAKEUP_EXPLAIN = Callback("makeup:why:{}", MAKEUP)
MAKEUP_BOARD = Callback("makeup:board:{}", SHORT_PAGE)
MAKEUP_CARD = Callback("makeup:card:{}", MAKEUP)
MAKEUP_SEE = Callback("makeup:see:{}:{}", ACTIVITY, PERSON)
MAKEUP_ACCEPT = Callback("makeup:pass:{}:{}", MAKEUP, STAMP)
MAKEUP_RETURN = Callback("makeup:return:{}:{}", MAKEUP, STAMP)
MAKEUP_CONTACT = Callback("makeup:contact:{}", MAKEUP)
MAKEUP_BY_HAND = Callback("makeup:hand:{}", MAKEUP)
MAKEUP_FILE = Callback("makeup:file:{}", MAKEUP)

HANDOVER_ASK = Callback("off:hand:{}", PERSON)
OFFICE_CONTEST = Callback("off:contest:{}", OFFICE_CHANGE)
OFFICE_DECIDE = Callback("off:{}:{}", DECISION, OFFICE_CHANGE)
OFFICE_CONSENT = Callback("off:agree-{}:{}", DECISION, OFFICE_CHANGE)
OFFICE_SEE = Callback("off:see:{}", OFFICE_CHANGE)

PAPER_MENU = Callback("pap:menu:{}", ACTIVITY)
PAPER_MAKE = Callback("pap:make:{}:{}", ACTIVITY, PAPER_KIND)
PAPER_LEAVES = Callback("pap:leaves:{}:{}", ACTIVITY, SHORT_PAGE)
PAPER_LEAVE = Callback("pap:leave:{}", LEAVE)
PAPER_MAKEUPS = Callback("pap:makeups:{}:{}", ACTIVITY, SHORT_PAGE)
PAPER_MAKEUP = Callback("pap:makeup:{}", MAKEUP)
PAPER_PLAN = Callback("pap:plan:{}", YEAR)
PAPER_CHANGE = Callback("pap:change:{}", DUTY)
SHEET_SHOW = Callback("twn:show:{}", ACTIVITY)
SHEET_ASK = Callback("twn:{}:{}", one_of(*Sheet), ACTIVITY)

FORM_LIST = Callback("prf:forms:{}", BRANCH)
FORM_KIND = Callback("prf:form:{}:{}", BRANCH, FORM)
FORM_START = Callback("prf:start:{}:{}", BRANCH, FORM)
FORM_ASK = Callback("prf:own:{}:{}", BRANCH, FORM)
FORM_DROP = Callback("prf:drop:{}:{}", BRANCH, FORM)

PROOF_ASK = Callback("prf:check:{}", BRANCH)

PASTE_MENU = Callback("prf:paste:{}", ACTIVITY)
PASTE_BACK = Callback("prf:back:{}", ACTIVITY)
PASTE_WHOLE = Callback("prf:whole:{}", ACTIVITY)
PASTE_FIELDS = Callback("prf:fields:{}", ACTIVITY)
PASTE_ORDER = Callback("prf:order:{}", ACTIVITY)
PASTE_PICK = Callback("prf:pick:{}:{}", ACTIVITY, LABEL)
PASTE_MOVE = Callback("prf:move:{}:{}:{}", ACTIVITY, LABEL, MOVE)
PASTE_RESET = Callback("prf:reset:{}", ACTIVITY)

PLAN_YEAR = Callback("plan:year:{}", YEAR)
PLAN_MONTH = Callback("plan:month:{}:{}", YEAR, MONTH)
PLAN_IMPORT = Callback("plan:import")
PLAN_FOR_YEAR = Callback("plan:to:{}", YEAR)
PLAN_TABLE = Callback("plan:table:{}", SHORT_PAGE)
PLAN_MEND = Callback("plan:mend:{}:{}:{}", YEAR, MONTH, SHORT_PAGE)
PLAN_WIDE = Callback("plan:wide:{}", STAMP)
PLAN_SAVE = Callback("plan:save:{}", YEAR)
PLAN_ASK_SWEEP = Callback("plan:all:{}", YEAR)
PLAN_SWEEP = Callback("plan:adopt:{}", YEAR)

RECORD_LIST = Callback("rcd:list")
RECORD_CARD = Callback("rcd:card:{}", ACTIVITY)
RECORD_ITEM = Callback("rcd:item:{}:{}", ACTIVITY, ITEM)
RECORD_ASK = Callback("rcd:ask-{}:{}", RECORD_ASKED, ACTIVITY)
RECORD_VOTE = Callback("rcd:vote:{}:{}", ACTIVITY, ITEM)
RECORD_RULE = Callback("rcd:rule-{}:{}", one_of(*MotionRule), ITEM)
RECORD_FOLLOW = Callback("rcd:done-{}:{}:{}", DECISION, ACTIVITY, ITEM)
RECORD_ENTRIES = Callback("rcd:all:{}:{}", ACTIVITY, SHORT_PAGE)
RECORD_SEE = Callback("rcd:see:{}", ENTRY)
RECORD_MOVE = Callback("rcd:move:{}", ENTRY)
RECORD_INTO = Callback("rcd:to:{}:{}", ENTRY, ITEM)  # 0 stands for no item
RECORD_INTO_SUMMARY = Callback("rcd:sum:{}", ENTRY)
RECORD_WITHDRAW = Callback("rcd:undo:{}", ENTRY)
RECORD_PUT_BACK = Callback("rcd:back:{}", ENTRY)
RECORD_PHOTOS = Callback("rcd:photo:{}:{}", ACTIVITY, SHORT_PAGE)
RECORD_CHOOSE = Callback("rcd:pick-{}:{}", DECISION, PHOTO)
RECORD_DROP_PHOTO = Callback("rcd:drop:{}", PHOTO)
RECORD_OFFERED = Callback("rcd:offered:{}", ACTIVITY)
RECORD_TAKE = Callback("rcd:take:{}", ITEM)
OWN_WORDS = Callback("rcd:own:{}", ACTIVITY)
OWN_WORDS_WITHDRAW = Callback("rcd:mine:{}", ITEM)

RECORDED_LATER_ASK = Callback("rec:ask:{}:{}", YEAR, MONTH_NUMBER)
RECORDED_LATER_SAVE = Callback("rec:save:{}:{}:{}", YEAR, MONTH_NUMBER, DIGEST)
RECORDED_LATER_DROP = Callback("rec:drop:{}:{}", YEAR, MONTH_NUMBER)
RECORDED_LATER_WITHDRAW = Callback("rec:withdraw:{}", ACTIVITY)

ROSTER_PAGE = Callback("ros:page:{}:{}", BRANCH, PAGE)
ROSTER_IMPORT = Callback("ros:import:{}:0", BRANCH)
ROSTER_SAVE = Callback("ros:{}:{}:{}", SAVING, BRANCH, DRAFT)
ROSTER_ADD = Callback("ros:add:{}:0", BRANCH)
ROSTER_IDENTITY = Callback("ros:is:{}:{}:{}", IDENTITY, PERSON, DRAFT)
ROSTER_PICK = Callback("ros:pick-{}:{}:{}", PICKED, DRAFT, PAGE)
ROSTER_MARK = Callback("ros:mark-{}:{}:{}", PICKED, DRAFT, SHORT_PAGE)
ROSTER_OF = Callback("ros:of:{}:{}", DRAFT, SHORT_PAGE)  # of which branch, 0 for all
ROSTER_SEE = Callback("ros:see:{}", DRAFT)
ROSTER_POST_CARD = Callback("ros:card:{}:0", BRANCH)
ROSTER_PERSON = Callback("who:{}:{}", SCREEN, PERSON)
ROSTER_KIND = Callback("who:kind:{}:{}", PERSON, numbered(Kind))
ROSTER_OFFICE = Callback("who:office:{}:{}", PERSON, numbered(Office))
ROSTER_REMOVE = Callback("who:gone:{}", PERSON)  # of an earlier version: it does not tell the cause
ROSTER_UNBIND = Callback("who:free:{}", PERSON)

SCHEDULE_CARD = Callback("arr:card:{}", ACTIVITY)
SCHEDULE_MEND = Callback("arr:mend:{}:{}", ACTIVITY, SHORT_PAGE)
SCHEDULE_ADOPT = Callback("arr:adopt:{}:{}", ACTIVITY, MINUTE)
SCHEDULE_ASK = Callback("arr:{}:{}", ASPECT, ACTIVITY)
SCHEDULE_PEOPLE = Callback("arr:{}:{}:{}", ROLE, ACTIVITY, SHORT_PAGE)
SCHEDULE_PERSON = Callback("arr:set-{}:{}:{}", ROLE, ACTIVITY, PERSON)
SCHEDULE_CAUSE = Callback("arr:why:{}:{}", ACTIVITY, CAUSE)
SCHEDULE_CANCEL = Callback("arr:cancel:{}", ACTIVITY)
SCHEDULE_THEME = Callback("arr:theme:{}:{}", YEAR, MONTH)
SCHEDULE_FILED = Callback("arr:filed:{}", ACTIVITY)  # of an earlier version: it does not name the change
SCHEDULE_REPORTED = Callback("arr:reported:{}", DUTY)

SETTINGS_ALL = Callback("cfg:all:{}", BRANCH)
SETTINGS_GROUP = Callback("cfg:group:{}:{}", BRANCH, GROUP)
SETTINGS_ONE = Callback("cfg:one:{}:{}", BRANCH, FIGURE)
SETTINGS_CHANGE = Callback("cfg:change:{}:{}", BRANCH, FIGURE)
SETTINGS_UNDO = Callback("cfg:undo:{}:{}", BRANCH, number(r"\d{1,9}"))

SETUP_KEEP = Callback("set:keep:{}:{}", BRANCH, SETTING)
SETUP_DAY = Callback("set:day:{}:{}", BRANCH, number(r"\d"))
SETUP_CHANGE = Callback("set:change:{}:{}", BRANCH, SETTING)

STEPS_CARD = Callback("stp:card:{}", ACTIVITY)
STEPS_ONE = Callback("stp:one:{}:{}", ACTIVITY, STEP)
STEPS_DAY = Callback("stp:day:{}:{}:{}", ACTIVITY, STEP, DAYS_AGO)
STEPS_ASK = Callback("stp:ask-{}:{}:{}", PROOF, ACTIVITY, STEP)
STEPS_PAPER = Callback("stp:file:{}:{}", ACTIVITY, STEP)
STEPS_APPROVED = Callback("stp:ok:{}:{}", ACTIVITY, DAYS_AGO)
STEPS_BRIEFED = Callback("stp:told:{}", ACTIVITY)
STEPS_SITE = Callback("stp:site:{}:{}", ACTIVITY, numbered(SiteMark))  # on the host's card
STEPS_MARK = Callback("stp:mark:{}:{}", ACTIVITY, numbered(SiteMark))  # on the card of the steps
STEPS_TIMELINE = Callback("stp:log:{}:{}", ACTIVITY, SHORT_PAGE)

SUMMARY_YEAR = Callback("sum:y:{}", number(r"20\d\d"))
SUMMARY_MONTH = Callback("sum:m:{}:{}", number(r"20\d\d"), MONTH_NUMBER)

TERMS_LEAVE = Callback("who:leave:{}:{}", PERSON, numbered(Departure))

TODO_SHOW = Callback("todo:show")
TODO_CLAIM = Callback("todo:claim:{}", CLAIM)
TODO_CLOSE = Callback("todo:done:{}", DUTY)

ME_SHOW = Callback("me:show")
ME_OBJECT = Callback("me:object")
ME_EXPORT = Callback("me:export")

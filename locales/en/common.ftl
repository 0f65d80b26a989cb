# Every word of the Party day bot, in English. One message a key; values are { $name }; HTML only <b> <i> <u> <s> <code> <a>.

## 时间与列表 (moments and lists)

moment = { $day }, { $time }
day = { $weekday } { $day } { $month_name }
weekday-1 = Mon
weekday-2 = Tue
weekday-3 = Wed
weekday-4 = Thu
weekday-5 = Fri
weekday-6 = Sat
weekday-7 = Sun
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
list-separator = |, |

## 通用 (general)

fault = Sorry, something went wrong and what you just did was not completed. Please try again later; if it still fails, give the administrator the code <code>{ $code }</code>.
refused-link-broken = This link is incomplete or was not made by this bot. Please scan again, or tap the button in the group.
refused-link-old = “{ $form }” was moved and this link is no longer valid. Please scan the new QR code or tap the newest [Check in] in the group.
refused-not-bound = You have not claimed your name yet. Please tap [Claim my name] in the branch's group and pick your own.
refused-other-branch = This belongs to another branch, and you are not on its roster. Please use the buttons in your own branch's group, or send /help.
refused-not-allowed = This is done by { $who }; please ask them.
refused-not-allowed-nobody = This is done by the branch's officers, and the roster names none yet. Add an office with /roster first, for example: Zhang San full secretary
refused-person-gone = This person is no longer on the roster. See the present roster with /roster.
refused-activity-gone = This activity was not found. See the year with /plan.
refused-group-unknown = No branch has been set up in this group. A group administrator sends /setup to the bot privately.

## 活动与签到 (activity and check-in)

button-check-in = Check in
button-heads = Count heads
button-by-hand = Record by hand
button-end = End the activity
button-end-yes = Yes, end it
button-next-page = Next ›
button-back-to-host-card = ‹ Back
checkin-done = ✅ <b>Checked in { $at } · no. { $rank }</b>
    { $form } · { $start }
checkin-late = ✅ <b>Checked in { $at } · no. { $rank }</b> (noted as late)
    { $form } · { $start }
checkin-kept = ⏳ Check-in for “{ $form }” opens at { $opens }. You are early: this check-in is kept for you and counts once it opens. No need to tap again.
checkin-kept-counts = ✅ <b>Your check-in counts now</b>
    { $form } · { $start }
checkin-press-start = After scanning, press Start
checkin-projector = <b>{ $form }</b>
    { $start }
    Scan to check in; then press Start.
checkin-card = 📍 <b>Check-in is open: { $form }</b>
    { $start } · { $place }
    Scan, or tap [Check in] below, then press Start.

    Here: <b>{ $present }</b> / { $members }{ $reached ->
        [yes] {" "}✓ 80 % reached
       *[no] , { $needed } needed for 80 %
    }{ $guests ->
        [0] {""}
        [one] {" "}· { $guests } guest
       *[other] {" "}· { $guests } guests
    }
checkin-card-closed = 📍 <b>Check-in closed: { $form }</b>
    { $start } · { $place }
    Members { $members }, present { $present } ({ $percent }), on leave { $leave }, guests { $guests }
checkin-card-moved = 📍 <b>This check-in is void: { $form }</b>
    The activity was moved; those who had checked in check in anew on the day. See the notice of the change in the group.
host-card-moved = 🧭 “{ $form }” was moved; this host's card is void. A new one comes when check-in opens.
checkin-kept-moved = “{ $form }” was moved to { $start }. Your earlier check-in does not count; please check in anew then.
host-card = 🧭 <b>Host's card: { $form }</b>
    { $start }
    Members { $members }, present { $present } ({ $percent }{ $reached ->
        [yes] {" "}✓
       *[no] , { $needed } needed
    }), on leave { $leave }, missing { $missing }, guests { $guests }
host-card-leave = On leave: { $names }
host-card-missing = Missing: { $names }
host-card-late = Late: { $names }
host-card-guests = Guests: { $names }
host-card-ended = The activity ended at { $at }.
hand-choose = Whom do you want to record by hand for “{ $form }”? Tap a name.
hand-nobody = Nobody is missing from “{ $form }”: nothing to record.
hand-ask-reason = Why are you recording <b>{ $name }</b> for “{ $form }” by hand? For example: no telephone, present in person.
hand-reason-example = No telephone, present in person
hand-done = ✅ Recorded: { $name }, { $at }, no. { $rank }. The reason stands in the activity's record.
heads-ask = How many people are in the room for “{ $form }”? Send one number, for example: 21
heads-example = 21
heads-match = { $heads } counted, the same as checked in ✓
heads-more = { $heads } counted, more than checked in ({ $there }). Perhaps there without having checked in: { $names }
heads-fewer = { $heads } counted, fewer than checked in ({ $there }). Please see whether somebody left.
end-ask = End “{ $form }” now? Present { $present } of { $members }, missing { $missing }. Ballots and make-up tasks go out at once; this cannot be taken back.
end-done = ✅ <b>“{ $form }” ended at { $at }.</b>
    Members { $members }, present { $present } ({ $percent }), on leave { $leave }, missing { $missing }
    Ballots went to those present, make-up tasks to those absent.
refused-nothing-dated = No activity has a date yet. An officer opens /plan, picks a month and taps [Adopt].
refused-not-dated = The activity of month { $month } has no date yet. Open the month in /plan and tap [Adopt].
refused-hand-own = Nobody records their own check-in; please ask { $who }.
refused-hand-late = Recording by hand for “{ $form }” closed { $until }; the check-in record stays as it is.
refused-checkin-early = Check-in for “{ $form }” is not open yet; it opens { $opens }. Please scan or tap [Check in] then.
refused-checkin-closed = Check-in for “{ $form }” closed { $closed }. If you were there, ask the organisation officer to record you.
refused-on-leave = You are on leave and cannot check in to “{ $form }”. If you can come after all, withdraw the leave with /leave first; once it has begun, ask the organisation officer to record you.
refused-host-only = This is done by the host or an officer: { $who }. Please ask them.
refused-head-count-bad = This number cannot be right; send one from 0 to { $most }, for example: 21
refused-head-count-unreadable = I could not read a number. Send just one, for example: 21
refused-not-begun = “{ $form }” begins { $at }; it cannot be ended before.
refused-arranged-past = { $at } has passed. Choose a coming time in month { $month }, for example: { $month }/28 14:00-17:30
refused-arranged-end-first = It would end before it begins. Write it again, for example: { $month }/28 14:00-17:30
refused-arranged-other-month = This is the activity of month { $month } and must be held in it, not in month { $given }. Write a time in that month, for example: { $month }/28 14:00
refused-already-ended = “{ $form }” has ended and cannot be changed any more. For the next one please use /plan.
refused-change-needs-reason = The notice is out already: a change needs a reason and is reported to the superior committee. Write one sentence, for example: the school moved the mid-term exams.
refused-late-notice-needs-reason = The notice would be out less than 5 days ahead (latest: { $latest }). Write one sentence why, for example: the committee called a study session at short notice.

## 设置与名册 (setting up, roster, binding)

kind-full = full member
kind-probationary = probationary member
kind-candidate = candidate for membership
kind-activist = activist
kind-masses = non-member
office-secretary = secretary
office-deputy = deputy secretary
office-organisation = organisation officer
office-publicity = publicity officer
office-discipline = discipline officer

welcome-who = Hello! In <b>{ $branch }</b> you are <b>{ $name }</b> ({ $as_what }).
welcome-member = /plan the year · /leave ask for leave · /makeup make up · /me my record
welcome-officer = /todo what is owed · /checkin the code · /roster people · /setup the branch
welcome-help = Whenever you are unsure, send /help.
welcome-stranger =
    Hello! I help a Party branch with its monthly Party day: notice, check-in, leave, ballot, make-up and record.

    <b>You are a member:</b> tap the button of the “Claim my name” card in your branch's group and pick your own name.
    <b>You want to begin with your branch:</b> add me to its group; then a group administrator taps [Begin setting up] there.
not-understood = I did not understand that, and no question is open. Send /help to see what you can do now.
cancelled = All right, the question is taken back and nothing else has changed.
cancelled-nothing = No question is open, so there is nothing to cancel.
refused-anonymous = You are writing anonymously, so I cannot know who you are. Please say it again in our private chat.
refused-edited = Edited messages are not read again, and the change was not kept. Please send the right words as a new message.
one-at-a-time = One at a time: the other pictures or files of this group were not taken. For several pages please send one PDF file.
refused-unknown-command = There is no such command. Send /help to see what you can do now.
refused-repeated = I had already received that and dealt with it; only my reply may not have reached you. To go on, please tap the button or send the command again.
refused-button-void = This button is no longer valid. Please open the message anew, or send /help.

greeting =
    Hello everybody! I help the branch with its monthly <b>Party day</b>: notice, check-in, leave, ballot, make-up and record are all done in Telegram, with few messages in this group.

    A <b>group administrator</b>, please: tap the button below and answer four questions in private. It takes less than ten minutes.
greeting-again = I am back. The settings, the roster and the records of <b>{ $branch }</b> are all still here.
greeting-pin = Please also make me an administrator with the right to pin messages: notices are pinned, so that nobody misses them. No other right is needed.
button-setup-begin = Begin setting up
setup-privately = The branch is set up in the private chat. Group administrators: please tap the button below.
setup-no-group = I do not know yet which branch to set up. Please add me to its group first, then tap [Begin setting up] there.
setup-step = Question { $number } of { $of }
setup-ask-name = <b>What is the branch called?</b> Please send its full name, for example: Second Student Branch of the School of Accounting
setup-ask-superior = <b>What is the superior committee called?</b> Plans, filings and records are addressed to it, for example: Party Committee of the School of Accounting
setup-ask-day = <b>Which day of the month is the fixed day?</b> Please tap one or write it, for example: 5th, first Friday
setup-ask-time = <b>At what time and where, as a rule?</b> Please write both in one line, for example: 14:00 Meeting room
setup-now = At present: { $value }
setup-superior-default = 机关党委
button-setup-keep = Use “{ $value }”
button-setup-change = Change { $what }
setting-name = name
setting-superior = superior committee
setting-day = fixed day
setting-time = time and place
setup-summary-done = ✅ <b>The branch is set up</b>
setup-summary = <b>The branch's settings</b>
setup-line = { $what }: { $value }
setup-next-roster =
    <b>Next: the roster.</b> Please send it as an .xlsx or .csv file, or paste it, one person a line: name, kind, office. For example:
    <code>Zhang San full secretary
    Li Si probationary
    Wang Wu activist</code>
    You will see what was read, and nothing is stored before you confirm. To change the settings later, send /setup.
setup-next-change = Tap what you want to change. People are in /roster.
fixed-day-of-month = day { $number } of every month
fixed-day-last-day = the last day of every month
fixed-day-nth = the { $number ->
        [1] first
        [2] second
        [3] third
       *[4] fourth
    } { $weekday } of every month
fixed-day-last = the last { $weekday } of every month
refused-setup-administrators-only = Only an administrator of “{ $group }” can set the branch up. Please ask one of them to tap [Begin setting up] in the group.
refused-setup-done = “{ $branch }” is set up already. To change something, please ask: { $who }.
refused-setup-open-link = This question is closed. To set a branch up, send /setup or tap [Begin setting up] in the group.
refused-setup-time-unreadable = The time was not understood. Please write the time, then the place, for example: 14:00 Meeting room
refused-setup-place-missing = The place is missing. Please write time and place in one line, for example: 14:00 Meeting room
refused-group-left = I am not in the group “{ $group }” any more. Please add me again, then tap the button there.

roster-title = <b>Roster of { $branch }</b>: { $people } people, { $bound } have claimed their names
roster-empty =
    The roster of <b>{ $branch }</b> is still empty.
    Tap [Import] to send a file or paste a list, or [Add] to write people one by one.
roster-kinds = { $kinds }
roster-kind-count = { $kind }: { $people }
roster-office = { $office }: { $names }
roster-tap-a-name = Tap a name to see or change it; ✓ means that the name is claimed.
roster-person = <b>{ $name }</b> ({ $words })
roster-bound = Claimed by the Telegram account “{ $account }”.
roster-bound-unreachable = Claimed by the Telegram account “{ $account }”, but private messages do not arrive (never started, or blocked): please tell them in person.
roster-unbound = Not claimed yet. Nobody needs Telegram: officers can record for this person.
roster-choose-kind = What is <b>{ $name }</b>?
roster-choose-offices = Which offices does <b>{ $name }</b> hold? A tap gives one, another tap takes it back.
roster-ask-name = How is the name of <b>{ $name }</b> written? Please send it, for example: Zhang San
roster-renamed = ✅ The name is <b>{ $name }</b> now; account and records are unchanged.
roster-really-remove = Take <b>{ $name }</b> off the roster? Offices end and the person is not counted any more; the records stay.
roster-removed = <b>{ $name }</b> is off the roster; the records stay.
roster-really-unbind = Disconnect <b>{ $name }</b> from the account “{ $account }”? The account is told and can claim a name again.
roster-ask-list =
    Please send the roster as an .xlsx or .csv file, or paste it, one person a line: name, kind, office. For example:
    <code>Zhang San full secretary
    Li Si probationary
    Wang Wu activist</code>
    People of the same name are updated and keep account and records. Nothing is stored before you confirm.
roster-ask-more = Whom to add? Please write name, kind and office, one person a line, for example: Li Si probationary
roster-more-example = Li Si probationary
roster-read = <b>{ $people } people were read</b>
roster-differences = Against the present roster: { $new } new, { $changed } changed, { $same } unchanged.
roster-changed = · { $name }: { $old } → { $new }
roster-absent = Not on this list: { $names } ({ $people } in all)
roster-absent-more = … and { $people } more
roster-problems = ⚠️ { $lines } not understood:
roster-more-problems = … and { $lines } more
roster-no-secretary = ⚠️ The roster names no secretary yet, who has much to do here. Please name one in the list, or tap a name in /roster.
roster-not-stored = Nothing is stored yet. Tap to save if this is right; otherwise send the corrected list.
roster-nobody-read = Nobody was read and nothing is stored. Please send a corrected list, for example: Zhang San full secretary
roster-not-added = Nobody was added, because something was not understood. Please send it again, for example: Li Si probationary
roster-saved = ✅ <b>The roster of { $branch } is saved</b>, with { $people } people on this list.
roster-saved-how = { $new } new, { $changed } changed, { $gone } removed.
roster-saved-first = The “Claim my name” card is on its way to the group. Please ask everybody to tap it and pick their own name; you or an officer confirms with one tap.
roster-saved-next = Newcomers tap the “Claim my name” card in the group; you can post it again from the roster.
roster-card-posted = ✅ The “Claim my name” card is on its way to the group.
button-roster-import = Import
button-roster-add = Add
button-roster-card = Post the “Claim my name” card again
button-roster-claims = Claims to confirm ({ $claims })
button-roster-kind = Kind
button-roster-offices = Offices
button-roster-rename = Rename
button-roster-remove = Take off the roster
button-roster-remove-yes = Yes, take { $name } off
button-roster-unbind = Disconnect account
button-roster-unbind-yes = Yes, disconnect
button-roster-back = « Roster
button-roster-to-person = « Back
button-roster-save = Save these { $people }
button-roster-save-remove = Save and remove { $people } others
button-roster-again = Send again
button-roster-show = Show the roster
button-page-before = « Back
button-page-after = More »
refused-name-taken = “{ $name }” is on the roster already. Tell namesakes apart, for example: { $name }2
refused-second-secretary = There is one secretary, at present { $name }. Please take the office from { $name } first, then tap here again.
refused-office-needs-member = { $name } holds an office, and offices are for members. Please change the kind or take the office back first.
refused-roster-draft-gone = This list is saved already, or a later one has taken its place. See /roster, and import again if needed.
refused-roster-not-a-picture = I cannot read a list in a picture. Please send an .xlsx or .csv file, or paste text, for example: Zhang San full secretary

claim-card =
    <b>Claim my name</b> · { $branch }
    Please tap the button below and pick your own name in the private chat; an officer confirms it. From then on notices, check-in and ballots reach you.
    Claimed: { $bound } of { $people }. Nobody needs Telegram: officers can record for others.
button-claim = Claim my name
claim-choose = <b>{ $branch }</b>: who are you? Tap your own name, or write it.
claim-nobody-free = No name on the roster of <b>{ $branch }</b> is free. If yours is missing, please ask an officer to add you with /roster.
claim-founder = Which of these is you? Tap your own name, it counts at once. If you are not on the roster, leave this message alone.
claim-waits = You claimed <b>{ $name }</b>. An officer was asked to confirm it; you will hear the result here.
claim-ask = The Telegram account “{ $account }” says it is { $person }. Is that so? If in doubt, ask in person first.
claim-asked-yes = ✅ “{ $account }” is <b>{ $name }</b>, confirmed by { $who }.
claim-asked-no = ✖️ The claim of “{ $account }” to be <b>{ $name }</b> was turned down ({ $who }).
claim-all-accepted = ✅ { $people } confirmed: { $names }
claim-none-waiting = Nobody waits to be confirmed.
claim-accepted =
    ✅ In <b>{ $branch }</b> you are <b>{ $name }</b>; this is confirmed.
    Notices, check-in and ballots will come here. /plan shows the year, /help what you can do.
claim-refused =
    Your claim to be “{ $name }” in <b>{ $branch }</b> was turned down.
    If you picked the wrong name, choose again; if not, please talk to an officer in person.
claim-unbound = An officer has disconnected this account from your name in <b>{ $branch }</b>. Please ask an officer if in doubt, or tap “Claim my name” in the group again.
button-claim-yes = Confirm
button-claim-no = No
button-claim-all = Confirm all ({ $claims })
button-claim-again = Choose again
refused-claim-bound = In “{ $branch }” you are { $name } already. If that is wrong, please ask an officer to disconnect it.
refused-claim-taken = “{ $name }” was claimed by another account. If that was not you, please tell an officer.
refused-claim-waiting = Somebody has claimed “{ $name }” and waits for an officer. If that was not you, please tell an officer soon.
refused-claim-no-such-name = “{ $name }” is not on the roster. Write the name exactly as it stands there, for example: Zhang San; if it is missing, please tell an officer.
refused-claim-empty-roster = The roster of “{ $branch }” is still empty. Please come back when an officer has imported it.
refused-claim-open-card = Please tap the button of the “Claim my name” card in the branch's group first, then pick a name.
refused-claim-too-often = Your claims were turned down several times. Please talk in person to: { $who }.
refused-claim-too-often-nobody = Your claims were turned down several times. Please talk in person to an administrator of the branch's group.

## 年度计划 (plan)

plan-year = <b>Party days of { $year }</b>
plan-legend = ✓ held　📌 announced　🗓 dated　— open　✗ not held that month
plan-empty = No plan has been imported for this year yet. It will be shown here once the committee has done so.
plan-empty-officer = This year has no plan yet. Tap [Import plan] and send a Word, Excel or text file, or paste the table.
plan-line-held = ✓ { $month } { $form } · { $start }
plan-line-announced = 📌 { $month } { $form } · { $start }
plan-line-dated = 🗓 { $month } { $form } · { $start }
plan-line-open = — { $month } { $form } · no date yet
plan-line-over = ✗ { $month } { $form }
plan-line-none = — { $month } no theme yet
plan-button-year = { $year }
plan-button-import = Import plan
plan-button-again = Send again
plan-button-save = Save
plan-button-to-year = Make it { $year }
plan-button-show = Show the year
plan-button-back = ‹ The year
plan-button-sweep = Adopt all
plan-button-sweep-yes = Adopt these { $count } dates
plan-ask = Please send the yearly plan as a .docx, .xlsx, .csv or .txt file, or paste its table.
    One line a month: month, form, content, for example: 3月 红色教育行动 党史专题学习
    Send /cancel to leave it.
plan-ask-example = Send a file, or paste the table
plan-ask-year = The plan was read, but it does not say of which year it is. Please tap the year:
plan-untitled = Yearly plan
plan-preview = <b>{ $title }</b>
    To be stored as the plan of { $year }; { $rows } months were read:
    {""}
plan-preview-row = <b>{ $month }</b> { $form } — { $content }
    　　{ $when }
plan-preview-date = proposed: { $start }
plan-preview-moved = proposed: { $start } ({ $why })
plan-preview-kept = fixed already: { $start }, stays
plan-preview-over = that month is over, kept for the record
plan-preview-no-day = no day of that month is left
plan-why-holiday = { $day } is a holiday: { $holiday }
plan-why-blocked = { $day } is kept free
plan-why-weekend = { $day } is at the weekend
plan-why-short-month = the month has no such day, so its last one
plan-why-month-blocked = no day of the month is free, so the fixed day
plan-why-notice = { $day } is too near for the notice
plan-findings =
    {""}
    <b>Please look at { $count } points (you can save all the same):</b>
plan-findings-none =
    {""}
    Nothing wrong was found.
plan-preview-end =
    {""}
    Nothing is stored yet. Tap [Save] if all is right.
plan-saved = ✅ <b>The plan of { $year } is stored</b>: { $months } months.
plan-kept = Dated already and left as they are: { $months }
plan-left = Not in the new plan, kept with their old content: { $months }
plan-saved-next = Each month's arrangement will be sent to the secretary in time; or tap [Adopt all] to fix the dates of the whole year now.
plan-sweep = <b>{ $year }: fix the dates of { $count } months as follows</b>
plan-sweep-line = { $month } { $form } · { $when } · { $place }
plan-sweep-aside = To be arranged one by one (notice under 5 days, no day left, or place, host or recorder missing): { $months }
plan-swept = ✅ <b>The dates of { $count } months of { $year } are fixed</b>; notices go out by themselves.
refused-plan-year-out = Only { $first } to { $last } can be shown, for example: /plan 2027
refused-plan-draft-gone = This plan was stored already or replaced by another. See /plan; to import again, tap [Import plan].
refused-plan-send-file = A plan in a picture cannot be read. Please send a .docx, .xlsx or .txt file, or paste the table as text.
refused-month-out = There is no month { $month }. Choose one of the twelve with /plan.
refused-month-over = Month { $month } of { $year } is over; nothing can be arranged for it.
refused-month-has-activity = Month { $month } has an activity already. Choose the month with /plan and tap [Change content].
refused-theme-unreadable = Please write form and content with a colon between, for example: Red education: visit the memorial hall
refused-nothing-to-adopt = No month of { $year } can be fixed at once. Choose the months one by one with /plan.
finding-plan-none = No plan has been imported for { $year } (each year must have one).
month-card = <b>{ $month }: { $form }</b>
    { $content }

    When: { $when }
    Where: { $place }
    Host: { $host }
    Recorder: { $recorder }
month-card-due = 📅 <b>Please fix the date of the Party day of { $month }</b>
month-card-open =
    {""}
    The date is not fixed yet. Tap [Adopt] to agree, or a button below to change something.
month-card-over =
    {""}
    No day of that month is left.
month-card-dated =
    {""}
    The date is fixed; the notice goes to the group on { $posting }.
month-card-announced =
    {""}
    The notice has gone out. A change needs a reason, is announced anew and gives a report for the superior.
month-card-held =
    {""}
    The activity is over.
month-empty = <b>{ $month } { $year }</b> has no theme yet. Tap [Write theme], or import the plan again with /plan.
month-empty-over = <b>{ $month } { $year }</b> is over and the plan does not have it.
month-several = { $month } has several activities; please choose one:
month-open = ⏰ <b>The Party day of { $month } has no date yet</b> ({ $form }). One is due each month, within the month; please arrange it soon.
date-open = not fixed
span = { $start }–{ $end }
finding-date-short-notice = Less than { $days } days ahead: the notice cannot stand { $days } days before, and adopting needs a reason.
finding-date-short = It lasts { $hours } hours, less than half a day ({ $least } hours).
finding-date-holiday = That day is a public holiday.
finding-date-blocked = That day is one the branch keeps free of activities.
arrange-open = not fixed
arrange-superior = the superior committee
arrange-kept = ✅ Noted.
arrange-already = The date was fixed before; this is how it stands:
arrange-changed-meanwhile = While you wrote the reason, another officer changed this activity; your change was not made. This is how it stands now; change it again if need be:
arrange-moved = The proposal has changed meanwhile; please look again:
arrange-button-adopt = Adopt { $when }
arrange-button-when = Change time
arrange-button-place = Change place
arrange-button-content = Change content
arrange-button-host = Host
arrange-button-recorder = Recorder
arrange-button-theme = Write theme
arrange-button-card = ‹ Back
arrange-button-month = Arrange { $month }
arrange-button-activity = { $form } { $start }
arrange-button-previous = ‹ Back
arrange-button-next = More ›
arrange-button-filed = Reported
arrange-ask-when = <b>{ $month }: { $form }</b> is now: { $when }
    Please write the new time, within the month, as you would write it to anybody, for example: Friday 14:00-17:30
arrange-ask-when-example = 28 { $number ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    } 14:00-17:30
arrange-ask-place = <b>{ $month }: { $form }</b>, place now: { $place }
    Please write the new place, for example: Room A201
arrange-ask-place-example = Room A201
arrange-ask-content = <b>{ $month }: { $form }</b>, content now: { $content }
    Please write the new content. You will be asked for the reason; old and new are both kept.
arrange-ask-content-example = Study of the plenary session's documents
arrange-ask-theme = Please write form and content for { $month } with a colon between, for example: Red education: visit the memorial hall
arrange-ask-theme-example = Red education: visit the memorial hall
arrange-reason-change = “{ $form }” is announced already, and a change is reported to { $superior }. Please write the reason in a sentence (it goes into the report, not to the group), for example: the school moved its exams
arrange-reason-change-example = The school moved its exams
arrange-reason-theme = Changing the content of “{ $form }” ({ $month }) needs a reason. Please write a sentence, for example: to study the session just held
arrange-reason-theme-example = To study the session just held
arrange-reason-delegation = “{ $form }” ({ $month }) would be hosted by another officer than the secretary, which needs a reason. Please write a sentence, for example: the secretary is travelling
arrange-reason-delegation-example = The secretary is travelling
arrange-reason-notice = The notice of “{ $form }” cannot stand { $days } days ahead any more, which needs a reason (for the record, not the group). Please write a sentence, for example: a task set at short notice
arrange-reason-notice-example = A task set at short notice
arrange-choose-host = <b>{ $month }: { $form }</b>, host now: { $host }
    The secretary hosts; another officer may be asked to, with a reason. Please tap a name:
arrange-choose-recorder = <b>{ $month }: { $form }</b>, recorder now: { $recorder }
    Please tap a name:
change-report = ✅ Changed; the group and every member are told anew.
    <b>Text of the report</b> (tap to copy, send it to { $superior }):

    <code>Report of a change to the Party day of { $month }
    To { $superior }:
    Our Party day “{ $form }” is changed as follows because: { $reason }
    { $changes }
    Arrangement now: { $when }, { $place }, host { $host }.
    { $branch }</code>

    Tap [Reported] once it is sent.
change-filed = ✅ Noted: the change has been reported to the superior.
changed-starts-at = Begins: { $old } → { $new }
changed-ends-at = Ends: { $old } → { $new }
changed-place = Place: { $old } → { $new }
changed-host = Host: { $old } → { $new }
changed-recorder = Recorder: { $old } → { $new }
changed-content = Content: { $old } → { $new }
refused-no-day-left = No day of month { $month } is left. Tap [Change time] and write a time still to come in that month.
refused-place-missing = The activity of month { $month } has no place yet. Tap [Change place] first, for example: Room A201
refused-host-missing = The activity of month { $month } has no host yet. Tap [Host] first.
refused-recorder-missing = The activity of month { $month } has no recorder yet, and one person must be named. Tap [Recorder] first.
refused-host-not-eligible = { $name } is no officer of the branch and cannot host. Those who can: { $who }.
refused-recorder-not-member = { $name } is no member and cannot be the recorder. Please choose a member.
refused-host-needs-reason = Asking { $name } to host needs a reason. Tap [Host], choose again and write a sentence, for example: the secretary is travelling
notice = 📌 <b>Party day: { $form }</b>
    { $content }

    When: <b>{ $when }</b>
    Where: { $place }
    Host: { $host }
    Bring: { $prepare }

    If you cannot come, tap [Leave] and give the reason.
notice-copy = 📌 <b>Party day: { $form }</b>
    { $content }

    When: <b>{ $when }</b>
    Where: { $place }
    Host: { $host }
    Bring: { $prepare }

    If you cannot come, tap [Leave] before it begins and give the reason.
notice-prepare = your Party badge, the study material and a notebook
notice-prepare-july = your Party badge and the study material; the oath will be renewed
notice-button-leave = Leave
notice-button-calendar = Add to calendar
notice-button-details = Details
notice-nobody = nobody
change-notice = 📢 <b>The Party day has changed: { $form }</b>
    { $changes }

    Now: <b>{ $when }</b> · { $place } · host { $host }
change-copy-on-leave = You are on leave for this activity, and the leave stands. If you can come at the new time, tap [Withdraw] any time before it starts.
change-copy = 📢 <b>Your Party day has changed: { $form }</b>
    { $changes }

    Now: <b>{ $when }</b> · { $place } · host { $host }
    If it is in your calendar, tap [Add to calendar] once more.
forecast = ⚠️ <b>Attendance is in doubt: { $form }</b>
    { $when }
    { $members } members, at least { $needed } must come, { $possible } can be expected.
    On leave: { $leave }
    Out of reach: { $unreachable }
    The date can still move within the month: speak to them one by one, or tap [Change time].
eve = 🔔 <b>Reminder: { $form }</b>
    { $when } · { $place }
    Please be there in time; if you cannot, tap [Leave] now.
activity-details = <b>{ $form }</b>
    { $content }

    When: <b>{ $when }</b>
    Where: { $place }
    Host: { $host }
    Recorder: { $recorder }
    Bring: { $prepare }

    For you: { $state }
own-state-present = checked in
own-state-leave = on leave
own-state-none = expected, no leave asked
calendar-title = Party day: { $form }
calendar-file-name = party-day-{ $date }.ics
calendar-file = Open this file to put “{ $form }” ({ $when }, { $place }) into your calendar.

## 请假 (leave)

button-leave-for = Record for somebody, { $day }
button-leave-more = Next page ›
button-leave-submit = Submit
button-leave-attach = Attach a file
button-leave-withdraw = Withdraw
button-leave-again = Ask again
button-leave-approve = Approve
button-leave-return = Return
button-leave-file = See the file
leave-kind-duty = Official duty
leave-kind-teaching = Teaching
leave-kind-internship = Internship
leave-kind-sick = Illness
leave-kind-personal = Personal
leave-kind-other = Other
leave-slip = Leave slip { $year }/{ $number }
leave-choose = For which activity do you ask for leave?
leave-choice-none = { $day } { $form }
leave-choice-pending = { $day } { $form } · undecided
leave-choice-approved = { $day } { $form } · approved
leave-nothing-own = There is no activity for which you need leave now.
leave-category-own = { $late ->
    [yes] “{ $form }” ({ $start }) has begun; what you submit now is recorded as late leave. Which kind of reason?
   *[no] Leave from “{ $form }” ({ $start }). Which kind of reason?
  }
leave-category-other = { $late ->
    [yes] Late leave of { $name } from “{ $form }” ({ $start }). Which kind of reason?
   *[no] Leave of { $name } from “{ $form }” ({ $start }). Which kind of reason?
  }
leave-ask-reason = Leave from “{ $form }” ({ $start }) · <b>{ $kind }</b>
    Please write the reason, 2 to 500 characters. You may also send a photo or file with the reason as its caption. To stop, send /cancel.
leave-reason-example = For example: invigilating an exam of the college all day
leave-reason-still = The file has arrived. Please write in a sentence why you ask for leave from “{ $form }”.
leave-draft-own = Please check it and tap [Submit]; to change the reason, just send it anew.
    Leave from “{ $form }” ({ $start }) · { $kind }
    Reason: { $reason }
leave-draft-other = Please check it and tap [Submit]; to change the reason, just send it anew.
    For { $name } · “{ $form }” ({ $start }) · { $kind }
    Reason: { $reason }
leave-ask-file = Please send the evidence for your leave from “{ $form }”: a photo, or a PDF, Word, Excel or txt file of up to 10 MB. Sending it submits the request.
leave-head-own = <b>{ $late ->
    [yes] Late leave
   *[no] Leave
  }</b> · “{ $form }” ({ $start }) · { $kind }
leave-head-other = <b>{ $late ->
    [yes] Late leave
   *[no] Leave
  }</b> · { $name } · “{ $form }” ({ $start })
leave-pending = Submitted; { $who } will decide, and you will be told.
leave-pending-nobody = Submitted. The roster names no officer yet who could decide; please tell the secretary or a group administrator.
leave-approved = Approved, <b>{ $slip }</b>. { $by }, { $at }.
leave-returned = Returned ({ $by }): { $note }
leave-withdrawn = Withdrawn.
leave-request = <b>{ $late ->
    [yes] Request for late leave
   *[no] Request for leave
  }</b> · { $name } · { $kind }
    “{ $form }” ({ $start })
    Reason: { $reason }
    { $material ->
        [yes] Submitted { $asked }, with a file
       *[no] Submitted { $asked }
    }
leave-request-done = { $request }
    —
    { $outcome }
leave-reminder = Not decided yet:
    { $request }
leave-ask-note = You return the leave of { $name } from “{ $form }”: please write why in a sentence; they will be told.
leave-note-example = For example: please add the letter of the internship place
leave-file = { $name } · evidence for leave from “{ $form }”
leave-for-whom = Whose leave from “{ $form }” ({ $start }) do you record?
leave-for-nobody = “{ $form }” ({ $start }): there is nobody to record; all other members have checked in or are on leave.
refused-leave-nothing = There is no activity for which leave can be asked now. See the year with /plan.
refused-leave-gone = This request was not found. Please look again with /leave.
refused-leave-guest = You are a guest of “{ $form }” and need no leave; just tell somebody that you cannot come.
refused-leave-newcomer = { $name } joined the branch after “{ $form }” and needs no leave for it.
refused-leave-present = { $name } has checked in to “{ $form }” and needs no leave. If that is wrong, ask the organisation officer to correct it.
refused-leave-too-late = Late leave from “{ $form }” could be asked for until { $until }. Please speak with the organisation officer.
refused-leave-reason-short = Please write at least { $least } characters, for example: invigilating an exam that day.
refused-leave-withdrawn = { $name } has withdrawn the leave from “{ $form }”; there is nothing to decide.
refused-leave-withdraw-others = Only { $name }, or the officer who recorded this leave, can withdraw it; please ask { $name }.
refused-leave-withdraw-late = “{ $form }” began { $start }; the leave can no longer be withdrawn. If you are there after all, ask the organisation officer to check you in.
refused-leave-draft-gone = This request was not finished, or was cancelled. Please start again with /leave.
refused-own-matter = Nobody decides on their own request; please ask { $who }.
refused-material-none = No file is attached here.
refused-material-empty = The file “{ $name }” is empty; please send it again.
refused-material-too-large = “{ $name }” has { $size } MB; at most { $limit } MB are taken. Please make it smaller, or send a photo of it.
refused-material-kind = “{ $name }” is not a kind of file that is taken. Please send a photo (jpg, png, heic) or a pdf, docx, xlsx or txt file.
refused-material-fetch = The file did not arrive whole; please send it again.
refused-material-damaged = The file “{ $name }” is damaged or lost where it was kept; the person must send it again.

## 补学 (make-up)

button-makeup-open = Make up
button-makeup-explain = Say why
button-makeup-leave = Ask for late leave
button-makeup-board = Make-up study ({ $count })
button-makeup-more = Next page ›
button-makeup-accept = Accept
button-makeup-return = Return
button-makeup-file = See the file
button-makeup-contact = Note a contact
button-makeup-by-hand = Record for them
makeup-task-absent = You were not at “{ $form }” ({ $start }).
    Content: { $content }
    Please make up for it by <b>{ $due }</b>: read what it was about and answer three short questions. Please also say why you were absent.
makeup-task-leave = You were on leave from “{ $form }” ({ $start }).
    Content: { $content }
    Please make up for it by <b>{ $due }</b>: read what it was about and answer three short questions.
makeup-study = <b>Make-up study · { $form }</b>
    Time: { $start }
    Place: { $place }
    Content: { $content }
    Attendance: { $present } of { $members } members ({ $percent })

    Please answer in one message by { $due }, 20 to 3000 characters:
    ① What did you learn? ② What do you think of it? ③ What will you do?
    A photo of your notes or a file will do as well.
makeup-study-again = { $study }

    It was returned with this note: { $note }
makeup-answer-example = I learned …; I think …; I am going to …
makeup-answer-long = This text is too long (the part that came has { $length } characters; at most { $limit } are taken) and was not handed in. Please shorten it to one message, or send it as a file.
makeup-own-submitted = Your make-up study of “{ $form }” ({ $start }) was handed in { $at }{ $late ->
    [yes] {" "}(late)
   *[no] {""}
  }; the organisation officer will review it and you will be told.
makeup-own-accepted = Your make-up study of “{ $form }” ({ $start }) was accepted { $at }; nothing more is needed.
makeup-choose = Which activity do you make up for?
makeup-none = You owe no make-up study.
makeup-choice-open = { $day } { $form }
makeup-choice-returned = { $day } { $form } · returned
makeup-choice-submitted = { $day } { $form } · to be reviewed
makeup-ask-explanation = You were not at “{ $form }” ({ $start }). Please say why in a sentence; only officers see it.
makeup-explanation-example = For example: I was away as an intern and had no time to ask
makeup-explained = Your reason is noted (“{ $form }”); only officers see it. With good cause you can ask for late leave; the make-up study is due all the same.
makeup-board = Make-up studies not finished yet:
makeup-board-empty = Every make-up study is finished.
makeup-board-open = { $name } · { $day } · owed
makeup-board-returned = { $name } · { $day } · returned
makeup-board-submitted = { $name } · { $day } · to be reviewed
makeup-card = <b>{ $name }</b> · make-up study of “{ $form }” ({ $start })
makeup-cause-absent = Absent without leave
makeup-cause-leave = On leave
makeup-card-explanation = In their own words: { $words }
makeup-card-contact = Contact ({ $at }): { $words }
makeup-card-answer = Answer: { $answer }
makeup-is-open = Not handed in, due { $due }; { $read ->
    [yes] they have read what it was about
   *[no] they have not read what it was about
  }
makeup-is-submitted = Handed in { $at }{ $late ->
    [yes] {" "}(late)
   *[no] {""}
  }; please review it
makeup-is-returned = Returned by { $by }: { $note } (due { $due })
makeup-is-accepted = Accepted by { $by }, { $at }
makeup-is-by-hand = Recorded by { $by }, { $at }: { $note }
makeup-answered-anew = { $name } has handed in “{ $form }” anew; please see the newer message.
makeup-ask-note = You return the make-up study of { $name } (“{ $form }”): please write in a sentence what is missing; they will be told.
makeup-note-example = For example: please say what it means for your own work
makeup-ask-contact = Have you spoken with { $name }? Please write what came of it (“{ $form }”, why they were absent).
makeup-contact-example = For example: by telephone; in hospital until next week
makeup-ask-how = How did { $name } make up for “{ $form }”? One sentence, please; it will be marked as recorded by you.
makeup-how-example = For example: visited at home on 10 March, studied together
makeup-file = { $name } · notes on “{ $form }”
makeup-nudge = A reminder: your make-up study of “{ $form }” ({ $start }) is not finished; please answer by <b>{ $due }</b>.
makeup-accepted = Your make-up study of “{ $form }” ({ $start }) was accepted.
makeup-accepted-by-hand = Your make-up study of “{ $form }” ({ $start }) was recorded by an officer; it is finished.
makeup-returned = Your make-up study of “{ $form }” ({ $start }) was returned: { $note }
    Please answer again by { $due }.
makeup-overdue = Make-up study of “{ $form }” ({ $start }) is overdue for { $count }: { $names }. Please contact each of them, or record it for them.
makeup-closed = The make-up study of “{ $form }” ({ $start }) is closed: this person is not on the roster any more.
makeup-cancelled = You have been checked in to “{ $form }” ({ $start }) after all; no make-up study is needed.
refused-makeup-gone = This make-up study was not found; it may have been cancelled by a late check-in. Please look with /makeup.
refused-makeup-newer = { $name } has handed it in anew; please see the newer message before you decide.
refused-makeup-answer-short = The answer has { $length } characters; at least { $least } are needed. For example: I studied chapter one of the constitution and …
refused-absence-reason-short = Please write at least { $least } characters, for example: in hospital that day.

## 测评 (ballot)

button-vote = Vote
button-ballot-again = Start over
button-ballot-submit = Submit
button-comment = Write a comment
ballot-dimension-1 = Distinct theme
ballot-dimension-2 = Sound, substantial content
ballot-dimension-3 = Flexible, lively form
ballot-dimension-4 = Marked effect
ballot-level-1 = Satisfied
ballot-level-2 = Fairly satisfied
ballot-level-3 = So-so
ballot-level-4 = Dissatisfied
ballot-head = 📋 <b>Ballot on “{ $form }”</b> ({ $start })
    Please vote before { $closes }.
ballot-promise = 🔒 <b>Secret.</b> The bot stores two things only: how many votes each choice got, and that you have voted (so that nobody votes twice). It does not store who chose what, nor when or in which order people voted. No result is shown before the close; from fewer than { $least } votes only the overall rate is.
ballot-question = <b>Question { $number } of { $of }: { $question }</b>
ballot-check = <b>Your choices:</b>
ballot-choice = { $dimension }: { $level }
ballot-thanks = ✅ Thank you! Your vote on “{ $form }” ({ $start }) is in the totals and cannot be changed.
    If there is more to say, you can write one comment before { $closes }, also without your name.
ballot-already = You have voted on “{ $form }” ({ $start }) already. One vote each; it cannot be changed.
    If there is more to say, you can write one comment before { $closes }, without your name.
ballot-reminder = 📋 Please vote on <b>“{ $form }”</b> ({ $start }): four questions, until { $closes }.
ballot-card = 📋 <b>“{ $form }” ({ $start }): the ballot is open</b>
    { $voted } of { $eligible } have voted; open until { $closes }, the result follows then.
    Those who came: please vote in the private chat with the bot. It is secret.
ballot-card-closed = 📋 <b>“{ $form }” ({ $start }): the ballot is closed</b>
    { $voted } of { $eligible } voted; closed { $closes }.
ballot-result = 📊 <b>“{ $form }” ({ $start }): result of the ballot</b>
    { $ballots } of { $eligible } members voted (secretly, until { $closes })
ballot-result-rate = Satisfied: <b>{ $rate }</b>
ballot-result-few = Satisfied: <b>{ $rate }</b> (fewer than { $least } votes: the overall rate only)
ballot-result-nobody = No member voted, so there is no rate.
ballot-result-guests = Guests: { $ballots } voted, satisfied { $rate } (not part of the members’ rate)
ballot-result-guests-few = Guests: { $ballots } voted; too few to show a result.
ballot-chart-title = { $form } · Ballot
ballot-chart-rate = Satisfied { $rate } · { $ballots } votes
comment-ask = ✍️ Please <a href="{ $link }">reply to this message</a> with your comment on “{ $form }” ({ $start }), { $limit } characters at most, until { $closes }.
    🔒 No names: only the words are stored, not who wrote them or when. After the close they go to the branch officers as written, in random order, so please name nobody; if fewer than { $least } people vote they are deleted unread.
comment-example = For example: a longer discussion would help
comment-kept = ✅ Your comment on “{ $form }” ({ $start }) has been kept without your name. Thank you!
ballot-comments = ✍️ <b>“{ $form }” ({ $start }): { $count } comments</b>
    Without names, in random order. The ballot closed { $closes }.
ballot-comment = { $number }. { $text }
low-warning = ⚠️ “{ $form }” ({ $start }) was rated <b>{ $rate }</b> satisfied, below { $line }. It is number { $low } in { $year }.
    With { $limit } in a year the branch and its committee lose their claim to honours and must put things right within { $days } days. Only the secretary gets this message. The ballot closed { $closes }.
low-consequence = ⚠️ “{ $form }” ({ $start }) was rated <b>{ $rate }</b> satisfied, below { $line }. It is number { $low } in { $year }, and { $limit } is the limit.
    By the rules the branch and its committee lose their claim to honours this year and must put things right. It stands in /todo; please finish it within { $days } days (the ballot closed { $closes }).
refused-ballot-not-open = The ballot on “{ $form }” has not opened yet. When the activity ends, the bot sends it privately to those who came.
refused-ballot-not-present = Only those who checked in vote on “{ $form }”, and your check-in is not on the list. If you were there, please ask the organisation officer to add you.
refused-ballot-closed = The ballot on “{ $form }” closed { $at }; no votes or comments are taken any more. Please see the group for the result.
refused-ballot-void = This ballot is incomplete or out of date and was not counted. Please tap [Vote] on the ballot card in the group and vote anew.
refused-comment-not-voted = Please vote on “{ $form }” first, then comment: tap [Vote] on the ballot card in the group.
refused-comment-not-text = A comment must be text; the last one was not kept. Please reply to that message again in words, for example: a longer discussion would help
refused-comments-full = “{ $form }” has as many comments as votes, so no more are taken. As nobody’s name is kept, the bot has no other way to stop repeats.

## 总结 (summary, me, todo, help)

summary-month = 📊 <b>{ $branch } · { $month } { $year }</b>
summary-quarter = 📊 <b>{ $branch } · quarter { $quarter } of { $year }</b>
summary-year = 📊 <b>{ $branch } · { $year }</b>
summary-month-empty = No activity is planned for this month.
summary-form = <b>{ $form }</b>
    { $content }
summary-when = When: { $start }. Where: { $place }
summary-will-last = Planned: { $hours } h{ $short ->
        [yes] , ⚠️ under half a day ({ $half_day } h)
       *[no] {""}
    }
summary-lasted = Lasted { $hours } h{ $short ->
        [yes] , ⚠️ under half a day ({ $half_day } h)
       *[no] {""}
    }
summary-people = Host: { $host }. Recorder: { $recorder }
summary-notice = Notice: { $days } days ahead ✓
summary-notice-late = Notice: ⚠️ only { $days } days ahead ({ $needed } asked for)
summary-notice-reason = Why it was late: { $reason }
summary-expected = { $members } members, { $leave } on leave, { $needed } needed
summary-attendance = { $members } members, { $present } present ({ $percent }{ $reached ->
        [yes] {" "}✓
       *[no] , ⚠️ under { $line }%, { $needed } needed
    }), { $leave } on leave, { $missing } absent, { $guests } guests
summary-absent = Absent: { $names }
summary-heads = Heads counted: { $count } { $more ->
        [yes] more
       *[no] fewer
    } than checked in
summary-makeups = Make-up study: { $accepted } done, { $submitted } to be reviewed, { $open } open, { $overdue } overdue
summary-ballot-open = The ballot is open until { $closes }; the result comes after that.
summary-rate = Satisfaction { $rate } ({ $ballots }/{ $eligible } ballots){ $low ->
        [yes] {" "}⚠️ low
       *[no] {""}
    }
summary-dimension = · { $dimension } { $rate }
summary-missing = <b>Still missing:</b>
summary-nothing-missing = ✅ Nothing is missing.
summary-gap-not-dated = ⚠️ No date yet. Tap [Set the date] and choose time and place.
summary-gap-no-notice = ⚠️ No notice was posted. Tell the group yourself, and tell the recorder why.
summary-gap-host = ⚠️ The host is no longer on the roster. Tap [Set the date] and choose another one.
summary-gap-recorder = ⚠️ There is no recorder. The secretary names somebody; before the start, tap [Set the date] and choose one.
summary-gap-leave = ⚠️ { $count ->
        [one] 1 leave request is
       *[other] { $count } leave requests are
    } undecided. Tap [To do] and decide.
summary-gap-heads = ⚠️ The heads were not counted. Tap [Count heads].
summary-gap-ballot = ⚠️ No ballot: nobody voted. Next time, ask for the votes before everybody leaves.
summary-gap-contact = ⚠️ { $count ->
        [one] 1 person has
       *[other] { $count } people have
    } not been reached. Tap [To do], call or visit, then tap [Contacted].
summary-gap-review = ⚠️ { $count ->
        [one] 1 make-up study waits
       *[other] { $count } make-up studies wait
    } for review. Tap [To do].
summary-gap-makeup = ⏳ { $count ->
        [one] 1 person is
       *[other] { $count } people are
    } still in time with the make-up study; the bot reminds them, nothing to do now.
summary-gap-overdue = ⚠️ { $count ->
        [one] 1 make-up study is
       *[other] { $count } make-up studies are
    } overdue. Tap [To do], then contact the person or record it for them.
summary-line-held = { $month } { $form } · present { $percent }{ $reached ->
        [yes] {""}
       *[no] {" "}⚠️
    }
summary-line-rated = { $month } { $form } · present { $percent }{ $reached ->
        [yes] {""}
       *[no] {" "}⚠️
    } · satisfied { $rate }{ $low ->
        [yes] {" "}⚠️
       *[no] {""}
    }
summary-line-dated = { $month } { $form } · { $start }
summary-line-open = { $month } { $form } · no date yet
summary-line-over = { $month } { $form } · ✗ not held
summary-line-none = { $month } —
summary-held = Held: { $activities }; { $held } of { $of } months had an activity
summary-mean = Mean attendance { $percent } ({ $line }% asked for)
summary-below = Attendance under { $line }%: { $months }
summary-leaves = Leave: { $count } times
summary-mean-rate = Mean satisfaction { $rate }
summary-low = Satisfaction under { $line }: { $low } times ({ $limit } in a year rule the branch out of honours)
summary-long-absent = <b>Absent several times running, without leave:</b>
summary-long-absent-person = · { $name }: { $count } running (since { $since }). Please have a talk and learn why.
summary-long-absent-grave = · { $name }: { $count } running (since { $since }), for six months now. The Party constitution: who takes no part in the life of a Party organisation for six months running without good reason is regarded as having left. Learn the reason first, then go by the rules.
summary-long-absent-private = This is for officers only; do not forward it to the group.
summary-findings = <b>What the year's plan lacks:</b>
summary-finding = ⚠️ { $words }
summary-chart-title = { $branch } { $year }
summary-chart-attendance = Attendance
summary-chart-satisfaction = Satisfaction
summary-chart-needed = { $percent }% needed
button-summary-this = This month
button-summary-last = Last month
button-summary-year = Year
button-summary-arrange = Set the date: { $form }
refused-summary-period = I did not understand which period. Write /summary { $month } (a month), /summary Q1, /summary { $year } (a year) or /summary year

todo-empty = 🎉 Nothing to do right now. Thank you; I will write when there is something.
todo-title = 📋 <b>To do: { $count }</b> (most urgent first)
todo-more = … and { $count } more; send /todo again when these are done.
todo-item = { $number }. { $what }
    　 by { $due }
todo-item-late = { $number }. { $what }
    　 ⚠️ overdue (was due { $due })
todo-item-open = { $number }. { $what }
todo-about = { $what } ({ $form }, { $when })
todo-host = <b>Host the activity</b>: count heads, end it
todo-ballot = <b>Vote</b>
todo-makeup = <b>Make-up study</b>
todo-leave-waits = Your leave request waits for a decision
todo-leave = <b>Decide on leave</b>: { $name }
todo-claim = <b>Confirm an identity</b>: somebody claims to be { $name }
todo-filing = <b>File the change</b>: the superior committee has not been told
todo-date = <b>Set the date</b>: the activity of { $month }
todo-theme = <b>Plan { $month }</b>: the plan has nothing for it
todo-review = <b>Review make-up study</b>: { $name }
todo-overdue = <b>Make-up study overdue</b>: { $name }
todo-contact = <b>Contact</b> { $name }: no private message arrives, please call or visit
todo-objection = <b>Answer an objection</b>: { $name } says their record is wrong
todo-rectify = <b>Rectify</b>: satisfaction was low several times this year
todo-stuck = The bot could not “{ $what }” and keeps trying. Please check that it is still in the group and may write there
todo-automatic-notice = post the notice
todo-automatic-forecast = forecast the attendance
todo-automatic-eve = remind members the day before
todo-automatic-opening = open check-in
todo-automatic-ending = end the activity
todo-automatic-ballot-reminder = remind of the vote
todo-automatic-ballot-closing = publish the result
todo-automatic-month-proposal = send the month's card
todo-button-host = { $number } Host card
todo-button-ballot = { $number } Vote
todo-button-makeup = { $number } Study
todo-button-leave-waits = { $number } See request
todo-button-leave = { $number } Decide
todo-button-claim = { $number } Confirm
todo-button-filing = { $number } Filed
todo-button-date = { $number } Set date
todo-button-theme = { $number } Plan it
todo-button-review = { $number } Review
todo-button-overdue = { $number } Deal with it
todo-button-contact = { $number } Contacted
todo-button-objection = { $number } Answer
todo-button-rectify = { $number } Rectified
todo-ask-contact = You have contacted <b>{ $name }</b> ({ $form }). How, and what came of it? A sentence or two, for example: called, is away on an internship, told about the activity
todo-ask-contact-example = Called, is away on an internship
todo-ask-objection = Objection of <b>{ $name }</b>: { $words }
    Write what you found; it is sent to the person. For example: checked, was there, now recorded by hand
todo-ask-objection-example = Checked, was there, now recorded by hand
todo-ask-rectify = What was changed ({ $form })? For example: the committee decided on group discussions and asks members first
todo-ask-rectify-example = Group discussions, members asked first
todo-closed-contact = ✅ The contact with { $name } is noted.
todo-closed-objection = ✅ The answer goes to { $name } and into the record.
todo-closed-rectify = ✅ What was changed is noted.
refused-todo-closed = Somebody has dealt with this already. Send /todo to see what is left.
button-todo = To do
button-me = My record

me-title = 📒 <b>{ $name } · { $year }</b>
    Present { $present }, on leave { $leave }, absent { $absent }
me-nothing = No activity yet this year.
me-present = ✅ { $start } { $form }: checked in { $at }
me-late = ✅ { $start } { $form }: checked in { $at } (late)
me-leave = 📝 { $start } { $form }: on leave
me-absent = ▫️ { $start } { $form }: absent
me-ahead = 🗓 { $start } { $form }
me-extra = , { $words }
me-leave-pending = leave undecided
me-makeup-open = make-up study due { $due }
me-makeup-returned = make-up study returned, due { $due }
me-makeup-submitted = make-up study to be reviewed
me-makeup-accepted = make-up study done
me-private = Only you and the officers can see this. If something is wrong, tap [Object].
button-me-makeup = Make-up: { $form }
button-object = Object
objection-ask = Which activity, and what is wrong? For example: on 6 March I was there, the check-in failed
objection-example = On 6 March I was there, the check-in failed
objection-sent = ✅ Sent to { $names }. You will have an answer within { $days } days.
objection-kept = ✅ Noted. No organisation officer or secretary can be reached by message right now, so please tell one in person; it stays on their list, to be checked within { $days } days.
objection = ❗ <b>{ $name }</b> says their record is wrong:
    { $words }
    Please check within { $days } days and answer in /todo; to record a check-in, use [Record by hand] on the host card.
objection-answer = 💬 { $by } has looked into your objection “{ $asked }”:
    { $words }

help-stranger =
    I run the monthly Party day of a branch. I do not know you yet:

    <b>You are a member:</b> tap the button on the claim card in your branch's group and pick your name.
    <b>You want to set up a branch:</b> add me to its group and let a group administrator tap the button there.
help-founder =
    You are setting up a branch:
    /setup branch settings
    /roster the roster: import it, then pick your own name
help-unbound = You have not claimed your name yet. Tap the button on the claim card in your branch's group and pick it; once an officer has confirmed, you can ask for leave, vote and see your record.
help-claiming = You have claimed “{ $name }”, and an officer must confirm it. I will tell you; then you can ask for leave, vote and see your record.
help-guest =
    <b>{ $name }, in { $branch } you can:</b>
    Check in: from { $minutes } minutes before the start, scan the code or tap [Check in] in the group
    Vote: privately after the end, in secret
    /me my record　/plan the year
help-member =
    <b>{ $name }, in { $branch } you can:</b>
    Check in: from { $minutes } minutes before the start, scan the code or tap [Check in] in the group
    Vote: privately after the end, in secret
    /leave ask for leave　/makeup make-up study
    /todo what I owe　/me my record
    /plan the year　/summary summaries
help-officer =
    <b>Officers can also:</b>
    /todo decide, review, contact; most urgent first
    /plan set dates, change them, import the yearly plan
    /checkin the code and check-in by hand　/roster the roster
    /summary with names and what is missing; for example /summary 3, /summary year
    /setup branch settings
help-host =
    <b>You host “{ $form }” ({ $start }):</b>
    the host card comes { $minutes } minutes before; count heads there, and tap [End the activity] when it is over.
help-always = /language 中文 / English　/cancel take back the open question
help-group =
    <b>In the group:</b> /plan the year　/summary summaries (totals only)
    Leave, votes, make-up study and your own record are in the private chat.
privately = This is done in the private chat; please tap the button.
button-private = Open the private chat
button-language = 中文 / English
language-ask = 请选择语言。
    Please choose your language.
language-zh-cn = 中文
language-en = English
language-set = ✅ I will speak English with you from now on.

command-todo = What I have to do
command-leave = Ask for leave
command-makeup = Make-up study
command-me = My record
command-plan = The year at a glance
command-summary = Summaries
command-checkin = Check-in code, check-in by hand
command-roster = The roster
command-setup = Branch settings
command-help = What I can do now
command-language = Language / 语言
command-cancel = Take back the open question
bot-description =
    I run the monthly Party day of a branch: notices, check-in by QR code, written leave, secret ballot, make-up study and summaries.

    Members: tap the claim card in your branch's group. To set up a branch, add me to its group.
bot-short-description = The Party day assistant of a branch: notices, check-in, leave, ballot, make-up, summaries.

## 读取文件 (files, intake)

# --- files (bot/intake/files.py, archive.py) ---
refused-file-too-large = The file “{ $name }” has { $size } MB; at most { $limit } MB are read. Keep only the table (without pictures) and send it again, or paste the table.
refused-file-empty = The file “{ $name }” is empty. Please check it and send a .docx, .xlsx, .txt or .csv, or paste the text.
refused-file-image = “{ $name }” is a picture or a video; its words cannot be read. Please send a .docx, .xlsx, .txt or .csv, or paste the text.
refused-file-old-office = “{ $name }” is an old Office or WPS file (.doc, .xls, .wps, .et). Please save it as .docx or .xlsx and send that, or paste the table.
refused-file-encrypted = “{ $name }” is protected by a password. Please save a copy without it and send that, or paste the table.
refused-file-other-type = “{ $name }” is a { $kind } file, which is not read here. Please send a .docx, .xlsx, .txt or .csv, or paste the text.
refused-file-unknown = It is not clear what kind of file “{ $name }” is. Please send a .docx, .xlsx, .txt or .csv, or paste the text.
refused-file-macro = “{ $name }” carries macros (.docm, .xlsm and the like) and is not read for safety. Please save it as .docx or .xlsx without macros.
refused-file-broken = “{ $name }” is damaged and could not be read to its end. Please open it on a computer, save a copy and send that.
refused-file-slow = “{ $name }” could not be read within a minute. Please put only this table into a new .docx or .xlsx, or paste it.
refused-file-bomb = “{ $name }” unpacks to an unreasonable size and was not read. Please put only this table into a new .docx or .xlsx, or paste it.
refused-file-unsafe = “{ $name }” has unsafe contents (entity declarations) and was not read. Please copy the table into a new file and send that.
refused-file-encoding = The encoding of “{ $name }” is not known. Please save it as .txt or .csv in UTF-8, or paste the text.

# --- texts and names (bot/domain/names.py) ---
refused-text-empty = No text came. Please answer in words.
refused-text-cut = The pasted text is too long and was cut into several messages, so it was not read. Please send it as a .txt, .docx or .xlsx file.
refused-text-too-long = The text has { $length } characters; at most { $limit } are taken. Please shorten it.
refused-name-bad = “{ $value }” does not look like a name. A name has 1 to { $limit } letters and may have dots, hyphens and blanks, for example: 张三, John Smith; namesakes: 张三2 or 张三（大）.

# --- yearly plan (bot/intake/plan.py) ---
refused-plan-no-table = No plan was found. Please send a table with the columns 时间, 方式, 内容 (time, form, content), or paste lines, for example: 3月 红色教育行动 党史专题学习
refused-plan-too-many-rows = The plan has more than { $limit } rows. A yearly plan has one row a month, 12 in all, for example: 3月 红色教育行动 党史专题学习
refused-plan-month-unknown = Row { $row }: “{ $value }” names no single month. Please write one of 1月 to 12月, for example: 3月
refused-plan-month-empty = Row { $row } has no month. Please add it, for example: 3月
refused-plan-month-twice = Rows { $first } and { $row } are both for month { $month }. One row a month: please join them or mend the month, for example: 3月 红色教育行动 党史专题学习
refused-plan-content-empty = Row { $row } (month { $month }) has no content. Please add it, for example: { $month }月 红色教育行动 党史专题学习
refused-plan-formula = Row { $row }: “{ $value }” is a formula; it is not computed. Please write the words themselves, for example: 3月
refused-plan-form-too-long = Row { $row }: the form has { $length } characters; at most { $limit } are taken. For example: 专题学习研讨
refused-plan-content-too-long = Row { $row }: the content has { $length } characters; at most { $limit } are taken. Please write a sentence or two, for example: 组织参观红色基地，了解党史。

# --- plan check (bot/domain/activity/plan_check.py) ---
finding-plan-other-year = The plan says { NUMBER($said, useGrouping: 0) } and is to be stored for { NUMBER($year, useGrouping: 0) }.
finding-plan-year-blank = { $count ->
    [one] One “{ $blank }” has no year; it is filled
   *[other] { $count } places such as “{ $blank }” have no year; they are filled
  } with { NUMBER($year, useGrouping: 0) }.
finding-plan-month-missing = Month { $month } has no row (every month needs a theme).
finding-plan-repeated = Row { $row } (month { $month }) says the same as row { $first } (month { $first_month }).
finding-plan-anniversary = Row { $row } (month { $month }) says “{ $event } { $said } years”; in { NUMBER($year, useGrouping: 0) } it is { $right }, and { $said } fits { NUMBER($fits, useGrouping: 0) }.
finding-plan-no-constitution = No month has reading the Party constitution aloud (the full text at least once a year).
finding-plan-no-appraisal = No month has the democratic appraisal of members (once a year).
finding-plan-no-life-meeting = No month has an organisational life meeting (to be held regularly).
finding-plan-no-dues-disclosure = No month has the disclosure of Party dues (once a year).
finding-plan-july-plain = Row { $row } (July) has no { $lacks ->
    [oath] renewal of the oath
    [visit] visits to those in need
   *[both] renewal of the oath and no visits to those in need
  } (1 July is to be more ceremonial).

# --- roster (bot/intake/roster.py) ---
refused-roster-empty = The roster names nobody. Please write one person a line: name, kind, office, for example: Zhang San full secretary
refused-roster-too-many = The roster has more than { $limit } people. Please send this branch's roster only, one person a line, for example: Zhang San full secretary
problem-roster-name-bad = Line { $line }: “{ $value }” does not look like a name; the line was left out. Please write: Zhang San full secretary
problem-roster-name-twice = Line { $line }: { $name } stands in line { $first } already; only line { $first } was kept. If they are two people, write { $name }2 or { $name }（大）.
problem-roster-kind-unknown = Line { $line }: “{ $value }” is no known kind; { $name } was left out. Kinds: full, probationary, candidate, activist, masses.
problem-roster-office-unknown = Line { $line }: “{ $value }” was not understood; { $name } was kept without it. Offices: 书记, 副书记, 组织委员, 宣传委员, 纪检委员.
problem-roster-office-not-member = Line { $line }: { $name } is not a Party member; the office was not kept. If the kind is wrong, write: { $name } full organisation
problem-roster-second-secretary = Line { $line }: { $first_name } in line { $first } is the secretary already; { $name } was kept without that office. For a deputy write: { $name } full deputy
problem-roster-formula = Line { $line }: “{ $value }” is a formula and is not computed; the line was left out. Please write: Zhang San full secretary

## 时间 (typed times)

refused-when-unreadable = Sorry, I could not read this as a time. Please write a date and a time, for example: { $example }-{ $example_end }, or “6 Mar 14:00”, “next Friday 14:00”.
refused-when-day-missing = Please say which day as well, for example: { $example }-{ $example_end }.
refused-when-hour-missing = Please say at what time it begins, for example: { $example }-{ $example_end }.
refused-when-no-such-day = The calendar has no { $asked_year }-{ $asked_month }-{ $asked_day }. Please check the date, for example: { $example }.
refused-when-no-such-weekday = Month { $asked_month } of { $asked_year } has no { $weekday ->
        [1] Monday
        [2] Tuesday
        [3] Wednesday
        [4] Thursday
        [5] Friday
        [6] Saturday
       *[7] Sunday
    } number { $nth }. Please choose another day, for example: { $example }.
refused-when-no-such-time = There is no time “{ $time }”. Please write one between 0:00 and 23:59, for example: { $example }-{ $example_end }.
refused-when-weekday-differs = { $day } is not a { $written ->
        [1] Monday
        [2] Tuesday
        [3] Wednesday
        [4] Thursday
        [5] Friday
        [6] Saturday
       *[7] Sunday
    }. Please check the date and the weekday, for example: { $example }.
refused-when-past = { $day } has passed already. Please write a time to come, for example: { $example }.
refused-when-other-month = A Party day is held within its own month: this one belongs to { $year }-{ $month }, and you wrote { $asked_year }-{ $asked_month }. Please choose a time in that month, for example: { $example }.
refused-when-too-far = That is too far ahead. Please write a time within { $days } days, for example: { $example }.
refused-when-end-before-start = The end must come after the start. Please check both, for example: { $example }-{ $example_end }.
refused-when-too-long = One activity lasts { $days } days at most. Please check its end, for example: { $example }-{ $example_end }.
refused-fixed-day-unreadable = Sorry, I could not read this as a fixed day. Please write a day of the month or a weekday of it, for example: “5th”, “first Friday” or “last Friday”.
refused-fixed-day-not-every-month = Not every month has a fifth { $weekday ->
        [1] Monday
        [2] Tuesday
        [3] Wednesday
        [4] Thursday
        [5] Friday
        [6] Saturday
       *[7] Sunday
    }. Please choose the first to the fourth, or write “last { $weekday ->
        [1] Monday
        [2] Tuesday
        [3] Wednesday
        [4] Thursday
        [5] Friday
        [6] Saturday
       *[7] Sunday
    }”.

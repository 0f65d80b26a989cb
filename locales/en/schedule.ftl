## Card of a month

month-card = <b>{ $month }: { $form }</b>
    { $content }

    When: { $when }
    Where: { $place }
    Host: { $host }
    Recorder: { $recorder }
month-card-recorded = <b>{ $month }: { $form }</b>
    { $content }

    When: { $when }
    Where: { $place }
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
month-card-unposted =
    {""}
    The notice is not in the group yet. A change needs a reason, is announced anew and gives a report for the superior.
month-card-cancelled =
    {""}
    { $held ->
        [yes] 🚫 The activity is cancelled: { $reason }
       *[no] 🚫 The activity was not held.
    }
month-card-held =
    {""}
    The activity is over.
month-empty = <b>{ $month } { $year }</b> has no theme yet. Tap [Write theme], or import the plan again with /plan.
month-empty-over = <b>{ $month } { $year }</b> is over and the plan does not have it.
month-unrecorded = <b>{ $month } { $year }</b> lies before the branch used the bot and is not recorded.
month-unrecorded-planned = Planned: { $form } — { $content }
month-several = { $month } has several activities; please choose one:

## Arrangement

arrange-open = not fixed
arrange-superior = the superior committee
arrange-kept = ✅ Noted.
arrange-already = The date was fixed before; this is how it stands:
arrange-changed-meanwhile = While you wrote the reason, another officer changed this activity; your change was not made. This is how it stands now; change it again if need be:
arrange-moved = The proposal has changed meanwhile; please look again:

## Buttons

arrange-button-adopt = Adopt { $when }
arrange-button-when = Change time
arrange-button-place = Change place
arrange-button-content = Change content
arrange-button-host = Host
arrange-button-recorder = Recorder
arrange-button-theme = Write theme
arrange-button-cancel = Cancel the activity
arrange-button-card = ‹ Back
arrange-button-month = Arrange { $month }
arrange-button-activity = { $form } { $start }
arrange-button-previous = ‹ Back
arrange-button-next = More ›
arrange-button-filed = Reported
arrange-button-cause-teaching = Teaching
arrange-button-cause-superior = Superior
arrange-button-cause-place = Place
arrange-button-cause-other = Other

## Questions

arrange-ask-when = <b>{ $month }: { $form }</b> is now: { $when }
    Please write the new time, within the month, in everyday words, for example: Friday 14:00-17:30
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

## Questions for a reason

arrange-reason-change = “{ $form }” is announced already; a change is reported to { $superior } and needs a reason (it goes into the report, not to the group).
arrange-reason-change-short = “{ $form }” is announced already, and a change is reported to { $superior }; the notice of the new date cannot stand { $days } days ahead any more. This needs a reason (it goes into the report and the record, not to the group).
arrange-reason-fixed = The date of “{ $form }” is fixed; a change of time or place needs a reason, and old and new are both kept.
arrange-reason-fixed-short = The date of “{ $form }” is fixed, and a change needs a reason; the notice of the new date cannot stand { $days } days ahead.
arrange-reason-cancel = Cancel “{ $form }”? A reason is required. The activity is cancelled as soon as it is given; { $month } then needs another date.
arrange-reason-cancel-announced = Cancel “{ $form }”? The notice has gone out: it must be reported to { $superior } with a reason (it goes into the report, not to the group). The activity is cancelled and all members are told as soon as it is given; { $month } then needs another date.
arrange-reason-usual = Tap a reason, or write a sentence:
arrange-reason-other = Please write a sentence why “{ $form }” changes, for example: the members take part in a contest
arrange-reason-other-example = The members take part in a contest
arrange-cause-teaching = teaching schedule
arrange-cause-superior = arrangement of the superior
arrange-cause-place = the place
arrange-reason-theme = Changing the content of “{ $form }” ({ $month }) needs a reason. Please write a sentence, for example: to study the session just held
arrange-reason-theme-example = To study the session just held
arrange-reason-delegation = “{ $form }” ({ $month }) would be hosted by another officer than the secretary, which needs a reason. Please write a sentence, for example: the secretary is travelling
arrange-reason-delegation-example = The secretary is travelling
arrange-reason-notice = The notice of “{ $form }” cannot stand { $days } days ahead any more, which needs a reason (for the record, not the group). Please write a sentence, for example: a task set at short notice
arrange-reason-notice-example = A task set at short notice

## Host and recorder

arrange-choose-host = <b>{ $month }: { $form }</b>, host now: { $host }
    The secretary hosts; another officer may be asked to, with a reason. Please tap a name:
arrange-choose-recorder = <b>{ $month }: { $form }</b>, recorder now: { $recorder }
    Please tap a name:

## Report of a change

change-report = ✅ { $told ->
        [yes] Changed; the group and every member are told anew.
       *[no] Changed. The new date is not the branch's fixed day, and the superior is told of it.
    }
    <b>Text of the report</b> (tap to copy, send it to { $superior }):

    <code>Report of a change to the Party day of { $month }
    To { $superior }:
    Our Party day “{ $form }” is changed as follows because: { $reason }
    { $changes }
    Arrangement now: { $when }, { $place }, host { $host }.
    { $branch }</code>

    Please send it before { $due }, then tap [Reported].
change-filed = ✅ Noted: the change has been reported to the superior.

## Cancelling

cancel-done = 🚫 <b>Cancelled: { $form }</b> (planned for { $when })
    { $told ->
        [yes] The group and all members will be told.
       *[no] The notice had not gone out; no message is needed.
    } No absence is recorded, and no make-up study is owed. Please choose another date within the month.
cancel-report =
    {""}
    <b>Report</b> (tap to copy; for { $superior }):

    <code>Report: cancellation of the Party day of { $month }
    To { $superior }:
    The Party day “{ $form }” of our branch, planned for { $when } at { $place }, is cancelled: { $reason }. It will be held on another date within the month.
    { $branch }</code>

    Please file it by { $due }, then tap [Reported].
refused-already-cancelled = “{ $form }” ({ $start }) was cancelled or not held. Please use /plan and tap the month to see what is arranged now.
refused-cancel-others = “{ $form }” is cancelled by the host or the secretary: { $who }. Please ask them.
refused-cancel-undated = Month { $month } has no date yet, so there is nothing to cancel. Use /plan and tap the month to change its content, or [Adopt] to fix the date.
refused-cancel-late = “{ $form }” began { $at } and cannot be cancelled any more. The host taps [End the activity]; with fewer than 3 check-ins the bot then asks whether it was held.
refused-cancel-needs-reason = Cancelling needs a reason. Please write a sentence, for example: the school set mid-term examinations.

## Findings about a date

finding-date-short-notice = Less than { $days } days ahead: the notice cannot stand { $days } days before, and adopting needs a reason.
finding-date-short = It lasts { $hours } hours, less than half a day ({ $least } hours).
finding-date-holiday = That day is a public holiday.
finding-date-blocked = That day is one the branch keeps free of activities.

## Refusals

refused-arranged-past = { $at } has passed. Choose a coming time in month { $month }, for example: { $month }/28 14:00-17:30
refused-arranged-end-first = It would end before it begins. Write it again, for example: { $month }/28 14:00-17:30
refused-arranged-other-month = This is the activity of month { $month } and must be held in it, not in month { $given }. Write a time in that month, for example: { $month }/28 14:00
refused-already-ended = “{ $form }” has ended and cannot be changed any more. For the next one please use /plan.
refused-fixed-needs-reason = The date is fixed: a change of time or place needs a reason. Write one sentence, for example: the school moved the mid-term exams.
refused-report-unnamed = This button is of an earlier version and does not say which change it is about ({ $form }). Send /todo and mark the reports one by one.
refused-joint-session = “{ $form }” is held together with other branches; { $host } sets its time and place. Please ask { $host } to change them.
refused-joint-session-ended = “{ $form }” is held together with other branches, and { $branch } has ended it: its time and place stay. Please ask the host to end it, or see /plan.
refused-change-needs-reason = The notice is out already: a change needs a reason and is reported to the superior committee. Write one sentence, for example: the school moved the mid-term exams.
refused-late-notice-needs-reason = The notice would be out less than { $days } days ahead (latest: { $latest }). Write one sentence why, for example: the committee called a study session at short notice.
refused-no-day-left = No day of month { $month } is left. Tap [Change time] and write a time still to come in that month.
refused-place-missing = The activity of month { $month } has no place yet. Tap [Change place] first, for example: Room A201
refused-host-missing = The activity of month { $month } has no host yet. Tap [Host] first.
refused-recorder-missing = The activity of month { $month } has no recorder yet, and one person must be named. Tap [Recorder] first.
refused-host-not-eligible = { $name } is no officer of the branch and cannot host. Those who can: { $who }.
refused-recorder-not-member = { $name } is no member and cannot be the recorder. Please choose a member.
refused-host-needs-reason = Asking { $name } to host needs a reason. Tap [Host], choose again and write a sentence, for example: the secretary is travelling

## Typed times

arrange-read = Read: { $when }; place: { $place }
told-when-unused = Not used: “{ $pieces }”.
told-when-former = Taken for the former arrangement, and not used: “{ $pieces }”.
told-when-end = “{ $pieces }” was read as the last day of the month, { $month }/{ $day }. Please write the date if another day is meant.
told-when-same-week = “{ $pieces }” was read in the week of the date that is set now: { $month }/{ $day }. Please write the date if another day is meant.
told-when-week = “{ $pieces }” was read as the so-manieth such weekday of the month, { $month }/{ $day }. Please write the date if another day is meant.

## Refusals of typed times

refused-when-unreadable = Sorry, I could not read this as a time. Please write a date and a time, for example: { $example }-{ $example_end }, or “6 Mar 14:00”, “next Friday 14:00”.
refused-when-remains = “{ $words }” was not understood, so the time was not taken. Please write only the date, the time and the place, for example: { $example }-{ $example_end }.
refused-when-figures = “{ $words }” may be a date, a time or the number of a room. Please write the month, the day and the time, for example: { $example }-{ $example_end }.
refused-when-days-differ = There are two dates: “{ $first }” is { $day }, “{ $second }” is { $other }. Please write one of them, for example: { $example }-{ $example_end }.
refused-when-two-times = There are different times: { $times }. Please write when it begins and when it ends, for example: { $example }-{ $example_end }.
refused-when-two-places = There is a place before the time and another one after it. Please write one of them, for example: { $example } Meeting room.
refused-when-not-later = The date is { $stands } now, and { $day } is not later. Please check the date, for example: { $example }.
refused-when-not-earlier = The date is { $stands } now, and { $day } is not earlier. Please check the date, for example: { $example }.
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

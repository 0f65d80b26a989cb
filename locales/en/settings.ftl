## List

settings-overview = <b>{ $branch }: figures of the branch</b>
settings-all-default = Every figure has its default.
settings-changed-here = Changed by the branch:
settings-line-changed = { $name }: <b>{ $value }</b> (default { $default })
settings-line-default = { $name }: { $value } (default)
settings-line = { $name }: { $value }
settings-choose = Tap a group to read or change it. The names of the branch and of its superior committee are in /setup.
settings-read-only = Tap a group to read it. The secretary and the deputy secretaries change the figures.
settings-group = <b>{ $group }</b>
settings-group-plan = Dates and zone
settings-group-notice = Notice and reports
settings-group-attendance = Check-in, attendance
settings-group-evaluation = Ballot
settings-group-absence = Contact and make-up
settings-group-messages = Times of messages

## One setting

settings-card =
    <b>{ $name }</b>
    { $about }
settings-value = At present: { $value }
settings-default = Default: { $value }
settings-none = (none)
settings-clause = Clause: “{ $clause }”
settings-own = The papers name no figure: the branch sets its own.
settings-stricter-short = The papers name this figure: it can only be made stricter.
settings-never = Never changed.
settings-last = { $at }: { $who } changed { $old } to { $new }.
settings-last-reason = Reason: { $reason }
settings-last-undo = This took back the change before.
settings-founder = the account that set the branch up
settings-zone = { $zone } (now { $clock } there)
settings-amount = { $unit ->
        [days] { $value } d
        [hours] { $value } h
        [minutes] { $value } min
        [count] { $value } times
        [day-of-month] day { $value }
       *[other] { $value }
    }
settings-button-change = Change
settings-button-undo = Take back the change
settings-button-blocked = Days without activities
settings-button-back = Back

## Questions

settings-ask = <b>{ $name }</b> is { $value } now. Please write the new value.
settings-range = { $unit ->
        [days] Any number of days from { $least } to { $most }.
        [hours] Any number of hours from { $least } to { $most }.
        [minutes] Any number of minutes from { $least } to { $most }.
        [count] Any number of times from { $least } to { $most }.
        [day-of-month] Days of the month from { $least } to { $most }.
       *[other] From { $least } to { $most }.
    }
settings-stricter = The papers say “{ $clause }”: it can only be made stricter.
settings-example = For example: { $value }
settings-example-fixed-day = first Friday
settings-example-usual-time = 14:00 Meeting room
settings-example-zone = Berlin, or Europe/Berlin
settings-ask-reason = <b>{ $name }</b>: from { $old } to { $new }. Please write one sentence why; it is kept on record. For example: decided by the committee
settings-ask-reason-example = For example: decided by the committee
settings-done = ✅ Changed to { $value }.
settings-at-once = It holds from now on.
settings-from-next = It holds from the next activity on; activities that are announced keep theirs.
settings-kept = “{ $form }” ({ $start }) keeps { $value }.
settings-zone-moves-nothing = No activity moves: only its time is shown in the new zone. Months without a date get proposals in the new zone.
settings-zone-activity = “{ $form }”: shown as { $before } before, as { $after } now

## Names

settings-name-fixed-day = Fixed day
settings-name-usual-time = Time and place
settings-name-half-day-hours = Half a day
settings-name-month-warnings = Warning days
settings-name-zone = Zone
settings-name-notice = Notice
settings-name-forecast = Forecast
settings-name-reminder = Reminder
settings-name-change-filed-by = Report of a change
settings-name-present-share = Attendance
settings-name-opens-before = Check-in opens
settings-name-kept-before-opening = Early check-ins
settings-name-late-after = Lateness
settings-name-ends-by-itself-after = End by itself
settings-name-extension = Extension
settings-name-ballot-open = Ballot
settings-name-ballot-reminders = Ballot reminders
settings-name-satisfied-share = Satisfaction
settings-name-low-results = Low results
settings-name-contact = Contact
settings-name-correction = Corrections by one officer
settings-name-makeup = Make-up study
settings-name-makeup-nudges = Make-up reminders
settings-name-morning = Morning messages
settings-name-quiet-from = Quiet from
settings-name-quiet-until = Quiet until
settings-name-overdue-again = Overdue again

## What each decides

settings-about-fixed-day = On which day of the month the Party day is held.
settings-about-usual-time = At what time and where it is held, as a rule.
settings-about-half-day-hours = An activity that is shorter is marked as under half a day.
settings-about-month-warnings = On these days a month without a date causes a warning.
settings-about-zone = The zone of the place where the branch is; dates and times are shown in it.
settings-about-notice = How long before the start the notice must be in the group.
settings-about-forecast = How long before the start the secretary is told that too few may come.
settings-about-reminder = How long before the start everybody is reminded.
settings-about-change-filed-by = By what time of the next working day a change is reported.
settings-about-present-share = Which share of all members must be present.
settings-about-opens-before = How long before the start check-in opens.
settings-about-kept-before-opening = How long before the opening a check-in is kept.
settings-about-late-after = How long after the start a check-in is late.
settings-about-ends-by-itself-after = How long after its planned end an activity ends by itself.
settings-about-extension = By how much a tap on the host's button extends the activity.
settings-about-ballot-open = How long the ballot is open.
settings-about-ballot-reminders = How long after its opening those are reminded who have not voted.
settings-about-satisfied-share = A rate below it is a low result.
settings-about-low-results = How many low results in a year rule the branch out of honours.
settings-about-contact = How soon after the end absentees without messages are contacted.
settings-about-correction = How long after the end the organisation officer corrects check-ins alone; later it takes two officers.
settings-about-makeup = How long after the end there is for make-up study, and for late leave.
settings-about-makeup-nudges = After how many days absentees are reminded.
settings-about-morning = At what time notices and reminders of the morning are sent.
settings-about-quiet-from = From when on no reminder is sent; deadlines do not move.
settings-about-quiet-until = From when on reminders are sent again.
settings-about-overdue-again = After how many days the secretary is told again of what is still overdue.

## Refusals

refused-settings-unreadable = { $unit ->
        [days] This was not understood. Please write whole days, for example: { $example } d
        [hours] This was not understood. Please write hours, for example: { $example } h
        [minutes] This was not understood. Please write minutes, for example: { $example } min
        [share] This was not understood. Please write a whole percentage, for example: { $example }
        [count] This was not understood. Please write a number, for example: { $example }
        [day-of-month] This was not understood. Please write days of the month, for example: { $example }
       *[other] This was not understood. Please write a time of day, for example: { $example }
    }
refused-settings-stricter-only = The papers say “{ $clause }”: a branch can only make it stricter. { $unit ->
        [days] For example: { $example } d
        [count] For example: { $example }
       *[other] For example: { $example }
    }
refused-settings-out-of-range = { $unit ->
        [days] Please write { $least } to { $most } days, for example: { $example } d
        [hours] Please write { $least } to { $most } hours, for example: { $example } h
        [minutes] Please write { $least } to { $most } minutes, for example: { $example } min
        [count] Please write { $least } to { $most }, for example: { $example }
        [day-of-month] Please write days from { $least } to { $most }, for example: { $example }
       *[other] Please write { $least } to { $most }, for example: { $example }
    }
refused-settings-same = This is the present value. Please write another one, or send /cancel to keep it.
refused-settings-changed-since = This was changed again meanwhile. Send /settings to see the present value.
refused-zone-unreadable = This is no zone that I know. Please write a city or the name of the zone, for example: Berlin, or Europe/Berlin

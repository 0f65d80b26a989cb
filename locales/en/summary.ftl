## Titles

summary-month = 📊 <b>{ $branch } · { $month } { $year }</b>
summary-quarter = 📊 <b>{ $branch } · quarter { $quarter } of { $year }</b>
summary-year = 📊 <b>{ $branch } · { $year }</b>

## One month

summary-month-empty = No activity is planned for this month.
summary-month-unrecorded = This month was before the branch used the bot; it is not recorded.
summary-form = <b>{ $form }</b>
    { $content }
summary-cancelled = 🚫 <b>Cancelled</b>: { $form } (planned for { $start }), cancelled { $at }
summary-not-held = 🚫 <b>Not held</b>: { $form } (planned for { $start })
summary-cancel-reason = Reason: { $reason }
summary-line-cancelled = { $month } { $form }: planned for { $start }, cancelled
summary-line-not-held = { $month } { $form }: planned for { $start }, not held
button-host-card = Host card
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
summary-notice-none = Notice: ⚠️ not posted in the group
summary-notice-late = Notice: ⚠️ only { $days } days ahead ({ $needed } asked for)
summary-group = ⚠️ The group: { $cause }. See /todo.
summary-unposted = ⚠️ Not posted in the group: { $posts }
summary-notice-reason = Why it was late: { $reason }
summary-expected = { $members } members, { $leave } on leave, { $needed } needed
summary-attendance = { $members } members, { $present } present ({ $percent }{ $reached ->
        [yes] {" "}✓
       *[no] , ⚠️ under { $line }%, { $needed } needed
    }), { $leave } on leave, { $missing } absent, { $guests } guests
summary-not-in-branch = Left out as not in the branch then: { $named ->
        [yes] { $names }
       *[no] { $count }
    }
summary-corrected-one = Recorded afterwards: { $name } (by { $by } on { $at }: { $reason })
summary-withdrawn-one = Withdrawn: { $name } (by { $by } on { $at }: { $reason })
button-summary-correct = Correct check-ins
summary-moved = Checked in at the former time only, not counted: { $names }
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

## Gaps of a month

summary-missing = <b>Still missing:</b>
summary-nothing-missing = ✅ Nothing is missing.
summary-gap-not-dated = ⚠️ No date yet. Tap [Set the date] and choose time and place.
summary-gap-no-notice = ⚠️ No notice was posted. Tell the group yourself, and tell the recorder why.
summary-gap-held = ⚠️ It is not confirmed yet whether it was held. Tap [Host card] and say so.
summary-gap-host = ⚠️ The host is no longer on the roster. Tap [Set the date] and choose another one.
summary-gap-recorder = ⚠️ There is no recorder. The secretary names one; before the start, tap [Set the date] and choose one.
summary-gap-leave = ⚠️ { $count ->
        [one] 1 leave request is
       *[other] { $count } leave requests are
    } undecided. Tap [To do] and decide.
summary-gap-heads = ⚠️ The heads were not counted. Tap [Count heads].
summary-gap-ballot = ⚠️ No result of the ballot: there are no votes. Next time, remind people to vote before they leave.
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

## Quarter and year

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
summary-line-unrecorded = { $month } { $themed ->
        [yes] { $form } · not recorded
       *[no] not recorded
    }
summary-line-none = { $month } —
summary-held = Held: { $activities }; { $held } of { $of } months had an activity{ $later ->
        [0] {""}
       *[other] {" "}({ $later } of them recorded afterwards)
    }{ $unrecorded ->
        [0] {""}
       *[other] , { $unrecorded } not recorded
    }
summary-mean = Mean attendance { $percent } ({ $line } asked for)
summary-below = Attendance under { $line }: { $months }
summary-leaves = Leave: { $count } times
summary-mean-rate = Mean satisfaction { $rate }
summary-low = Satisfaction under { $line }: { $low } times ({ $limit } in a year rule the branch out of honours)

## Buttons

button-summary-this = This month
button-summary-last = Last month
button-summary-year = Year
button-summary-arrange = Set the date: { $form }

## Refusals

refused-summary-period = I did not understand which period. Write /summary { $month } (a month), /summary Q1, /summary { $year } (a year) or /summary year

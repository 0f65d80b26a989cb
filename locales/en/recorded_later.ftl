## Questions

recorded-later-ask-theme = The plan has nothing for { $month } { $year }. Please write the form and content of that month with a colon between them, for example: Red education: visit to the memorial hall
    To record nothing, send /cancel.
recorded-later-ask-theme-example = Red education: visit to the memorial hall
recorded-later-ask-when = Recording “{ $form }” of { $month } { $year } afterwards. Please write the day, start and end, and the place, for example: { $number }/9 14:00-17:30 Party room
    To record nothing, send /cancel.
recorded-later-ask-when-example = { $number }/9 14:00-17:30 Party room
recorded-later-ask-people = The roster had { $members } members then. Please write who was absent and who was on leave, for example: absent: 张三, 李四; on leave: 王五
    If all came, write: all present
    For people who were not in the branch yet, add: not in the branch: 赵六
    To name host and recorder, go on with: host: 孙五; recorder: 周六
    Every member you do not name is recorded as present. To record nothing, send /cancel.
recorded-later-ask-people-again = By the last record, { $names } did not belong to the branch. If that holds again, add: not in the branch: { $names }
recorded-later-ask-people-example = absent: 张三, 李四; on leave: 王五

## Preview

recorded-later-preview = <b>Please check the record of { $month } { $year }:</b>
recorded-later-changed = The roster has just changed; please check again.
recorded-later-form = <b>{ $form }</b>
    { $content }
recorded-later-when = When: { $start }–{ $end }. Where: { $place }
recorded-later-counts = { $members } members, { $present } present ({ $percent }), { $leave } on leave, { $absent } absent
recorded-later-present = Present: { $names }
recorded-later-present-many = Present: { $count } members, not named here
recorded-later-leave = On leave: { $names }
recorded-later-absent = Absent: { $names }
recorded-later-not-in-branch = Not in the branch then: { $names }
recorded-later-keepers = Host: { $host }. Recorder: { $recorder }
recorded-later-keeper-open = not named
recorded-later-keepers-missing = Where one is not named, the record and the minutes print (to be added). To name them, send the list again together with “host: 孙五; recorder: 周六”.
recorded-later-effect = The record will say that you entered it today, and the other members are told privately how it has them. It causes no notice, ballot or make-up study, and does not count in the mean attendance. If a name is wrong, send the list again.
button-recorded-later-save = Save the record
button-recorded-later-again = Start again
button-recorded-later-drop = Cancel
recorded-later-saved = ✅ Recorded afterwards: { $form } ({ $start })
    { $counts }
    If it is wrong who was present, tap [Correct check-ins] in the month's summary; if leave, time, place, host or recorder are wrong, tap [Withdraw the record] and record it again.
recorded-later-dropped = Cancelled; nothing was saved.
button-recorded-later-show = Summary of { $month }

## Withdrawal

recorded-later-ask-reason = Withdrawing the record of “{ $form }” ({ $start }). Please give the reason in a sentence; the month can then be recorded anew. To keep the record, send /cancel:
recorded-later-ask-reason-example = Day and names belong to another month
recorded-later-withdrawn = Record withdrawn: { $form } ({ $start }). The month can be recorded anew.

## The members

recorded-later-told = “{ $form }” of { $month } { $year } ({ $start }) was recorded afterwards by { $by } on { $day }, with you as { $state ->
        [present] present
        [leave] on leave
        [not-in-branch] not in the branch then
       *[absent] absent
    }.
    If you object, send /me and tap [Object].

## Summaries

button-recorded-later = Record afterwards
button-recorded-later-month = Record { $month } afterwards
button-recorded-later-withdraw = Withdraw the record
recorded-later-line = Recorded afterwards: { $named ->
        [yes] { $day } by { $by }
       *[no] { $day }
    }
recorded-later-attendance = { $members } members, { $present } present ({ $percent }), { $leave } on leave, { $missing } absent
recorded-later-withdrawn-line = ↩️ Record withdrawn: { $form } ({ $start })
recorded-later-withdrawn-why = Withdrawn { $at }; reason: { $reason }
recorded-later-month = { $month } { $form } · recorded afterwards, present { $percent }
recorded-later-month-withdrawn = { $month } { $form } ({ $start }): record withdrawn
recorded-later-apart = Activities recorded afterwards have no check-ins and are not counted in attendance or leave.

## Refusals

refused-recorded-later-after-setup = { $month }/{ $year } is not before the branch used the bot and cannot be recorded afterwards. Please see /summary for the months that can.
refused-recorded-later-day = The branch has used the bot since { $setup }. Only activities before that day can be recorded afterwards, not one of { $day }. Please check the date; later activities are arranged with /plan.
refused-recorded-later-held = { $month }/{ $year } has an activity on record already. Please see /summary { $year }-{ $month }.
refused-recorded-later-date = Please write the date, not “tomorrow” or “next Friday”, for example: { $month }/9 14:00-17:30 Party room
refused-recorded-later-times = Please write when it began and when it ended, for example: { $month }/9 14:00-17:30 Party room
refused-recorded-later-place = Please write the place after the time, for example: { $month }/9 14:00-17:30 Party room
refused-recorded-later-people = I did not understand the list. Please write it like this: absent: 张三, 李四; on leave: 王五. If all came: all present
refused-recorded-later-unknown = The roster then has no “{ $name }”. Please write full names as on the roster, for example: absent: 张三, 李四; on leave: 王五
refused-recorded-later-two = “{ $name }” may be { $who }. Please write the full name as on the roster, for example: absent: { $first }
refused-recorded-later-twice = { $name } is named twice. Please name them once, for example: absent: 张三, 李四; on leave: 王五
refused-recorded-later-guest = { $name } was no member then and is not counted. Please leave them out of the list.
refused-recorded-later-keepers-alone = Please write who was present and the host and recorder in one message, for example: all present; host: 孙五; recorder: 周六
refused-recorded-later-keeper = The { $role ->
        [host] host
       *[recorder] recorder
    } has to be one member of the roster then{ $named ->
        [yes] , not “{ $name }”
       *[no] {""}
    }. Please write one full name as on the roster, for example: { $role ->
        [host] host: 孙五
       *[recorder] recorder: 周六
    }. If the roster does not have them, please leave this out.
refused-recorded-later-keeper-two = “{ $name }” may be { $who }. Please write the full name as on the roster, for example: { $role ->
        [host] host
       *[recorder] recorder
    }: { $first }
refused-recorded-later-keeper-away = { $name } is listed as not there and cannot also be the { $role ->
        [host] host
       *[recorder] recorder
    }. Please check the list and send it again.
refused-recorded-later-outdated = This is not the latest preview. Please check the latest one and tap [Save the record] below it.
refused-recorded-later-nobody = No member would have been present, so it cannot be recorded as held. Please check the list, for example: absent: 张三, 李四; on leave: 王五
refused-recorded-later-own = The record that was withdrawn has you as { $old ->
        [present] present
        [leave] on leave
        [absent] absent
       *[none] not counted
    }. A new record that changes your own entry has to be made by { $who }.
refused-recorded-later-own-nobody = The record that was withdrawn has you as { $old ->
        [present] present
        [leave] on leave
        [absent] absent
       *[none] not counted
    }. A new record that changes your own entry has to be made by another secretary, deputy or organisation officer. Please enter one in /roster and have them confirm who they are.
refused-recorded-later-withdrawal-waits = { $by } asked to withdraw the record of “{ $form }”; another officer has yet to agree. Please decide on it first, see /todo.

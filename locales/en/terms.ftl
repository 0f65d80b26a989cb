## Departure

depart-cause =
    Take <b>{ $name }</b> off the roster? Offices end and the person is not counted any more; the records stay.
    Please tap the cause, which removes the person; for a transfer, the new branch is asked for.
button-depart-transfer = Transferred
button-depart-suspension = Membership suspended
button-depart-expulsion = Left the Party
button-depart-death = Died
button-depart-mistake = Added by mistake
button-depart-back = « Back
button-depart-roster = « Roster
depart-destination = Which branch does <b>{ $name }</b> go to? Please write its name, and the date if it is an earlier one, for example: First Branch 2026-03-01
depart-destination-example = First Branch 2026-03-01
depart-done = <b>{ $name }</b> is off the roster ({ $words }); the records stay.
left-transfer = transferred
left-transfer-to = transferred to { $branch }
left-suspension = membership suspended
left-expulsion = left the Party
left-death = died
left-mistake = added by mistake
left-unsaid = removed

## Return

return-ask =
    <b>{ $name }</b> left on { $left } ({ $words }){ $bound ->
        [yes] , with the account “{ $account }”
       *[no] {""}
    }. Is this the same person?
    Nothing is saved yet. The same person keeps account and records, and the time away is no absence; another person gets records of their own.
term-span = { $since }–{ $until }
term-since = since { $since }
returned = Away from the branch for a time, which is no absence:
returned-person = · { $name }: { $spans }
button-return-same = The same person
button-return-other = Another person

## Rolls that stand

kind-none = not in the branch
roll-stands = ⚠️ The rolls of activities that had begun before this entry do not change:
roll-stands-one = · { $name }: { $start } { $form }
roll-stands-more = … and { $count } more
roll-stands-how = To correct one, the organisation officer opens the month in /summary and taps [Correct check-ins], then [Correct membership]; the number of members stays as it was, with the corrected one beside it.
button-roll-correct = Correct the roll of { $start }

## Rolls that were corrected, in the summary

roll-members = { $members }
roll-members-corrected = { $members } (corrected: { $corrected })
roll-recounted = Afterwards the membership of { $count } was corrected; this does not count above. With it: { $present } present ({ $percent })
roll-recounted-one = Membership corrected: { $name }, { $old } → { $new } (by { $by } on { $at }{ $explained ->
        [yes] : { $reason }
       *[no] {""}
    })

## Refusals

refused-term-day-unreadable = The date “{ $value }” of { $name } was not understood, so nothing is saved. Please write, for example: 2026-03-01
refused-term-future = The date { $day } of { $name } has not come yet, so nothing is saved. Please write it on that day, or a date up to today, for example: { $today }
refused-term-before-last = The last change of { $name } was on { $last }, and { $day } is earlier, so nothing is saved. Please write a later date, or none if it holds from now on, for example: { $name } probationary

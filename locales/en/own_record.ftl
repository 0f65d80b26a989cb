## Own record

me-title = 📒 <b>{ $name } · { $year }</b>
    Present { $present }, on leave { $leave }, absent { $absent }
me-spans = In this branch: { $spans }; the time between is no absence.
me-nothing = No activity yet this year.
me-present = ✅ { $start } { $form }: checked in { $at }
me-late = ✅ { $start } { $form }: checked in { $at } (late)
me-by-hand = ✅ { $start } { $form }: recorded by { $by } at { $at }
me-corrected = ✅ { $start } { $form }: present, recorded afterwards by { $by } on { $at } ({ $reason })
me-leave = 📝 { $start } { $form }: on leave
me-absent = ▫️ { $start } { $form }: absent
me-not-counted = ▫️ { $start } { $form }: no absence
me-recorded-later = ✅ { $start } { $form }: present
me-ahead = 🗓 { $start } { $form }
me-extra = , { $words }
me-entered-later = the activity was recorded afterwards by { $by } on { $day }
me-moved = checked in at the former time, { $at }, which does not count
me-withdrawn = check-in withdrawn by { $by } on { $at } ({ $reason })
me-recounted = membership corrected: { $old } → { $new } (by { $by } on { $at }{ $explained ->
        [yes] : { $reason }
       *[no] {""}
    })
me-leave-nobody = no officer can decide on the leave
me-leave-pending = leave undecided
me-makeup-open = make-up study due { $due }
me-makeup-returned = make-up study returned, due { $due }
me-makeup-submitted = make-up study to be reviewed
me-makeup-accepted = make-up study done
me-private = Only you and the officers can see this. If something is wrong, tap [Object].
button-me-makeup = Make-up: { $form }
button-object = Object

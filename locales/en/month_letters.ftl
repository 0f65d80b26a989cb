month-card-due = 📅 <b>Please fix the date of the Party day of { $month }</b>
month-open = ⏰ <b>The Party day of { $month } has no date yet</b> ({ $form }). One is due each month, within the month; please arrange it soon.
month-last-day = ⏰ <b>Today is the last day of { $month }, and its Party day has not been held</b> ({ $form }). One is due each month, within the month. If it can be held today, please arrange it at once; if not, please note the reason.
month-missed = ❗ <b>No Party day was held in { $month } { $year }</b> ({ $form }). One is due each month. Please find out why, explain it to the branch committee, and arrange that of { $next }.
replacement-host = ⚠️ { $name }, the host of “{ $form }” ({ $start }), is on leave, has left the branch or holds no office any more. Please tap [Host] and choose another; the notice follows.
replacement-recorder = ⚠️ { $name }, the recorder of “{ $form }” ({ $start }), is on leave or has left the branch. Please tap [Recorder] and choose another.
joint-passed-on = 🤝 <b>The joint activity has changed: { $form }</b>
    { $former }, the host branch, has cancelled its own activity; that of your branch stands. { $dated ->
        [yes] Time and place are the same: { $when } { $place }
       *[no] Time and place are not fixed yet.
    }
    From now on time and place are arranged by { $own ->
        [yes] your branch; to change them, tap a button below.
       *[no] { $arranges }; to change them, please agree with that branch.
    }

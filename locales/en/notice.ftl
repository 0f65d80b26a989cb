## Changed fields

changed-cancelled = Cancelled; it was planned for { $old }
changed-starts-at = Begins: { $old } → { $new }
changed-ends-at = Ends: { $old } → { $new }
changed-place = Place: { $old } → { $new }
changed-host = Host: { $old } → { $new }
changed-recorder = Recorder: { $old } → { $new }
changed-content = Content: { $old } → { $new }

## Notice

notice = 📌 <b>Party day: { $form }</b>
    { $content }

    When: <b>{ $when }</b>
    Where: { $place }
    Host: { $host }
    Bring: { $prepare }{ $agenda }

    If you cannot come, tap [Leave] and give the reason.
notice-cancelled = 🚫 <b>{ $held ->
        [yes] Cancelled: { $form }
       *[no] Not held: { $form }
    }</b>
    Planned for { $when } · { $place }{ $over ->
        [yes] {""}
       *[no] {""}
    Another date will be announced.
    }
notice-copy = 📌 <b>Party day: { $form }</b>
    { $content }

    When: <b>{ $when }</b>
    Where: { $place }
    Host: { $host }
    Bring: { $prepare }{ $agenda }

    If you cannot come, tap [Leave] before it begins and give the reason.
notice-prepare = your Party badge, the study material and a notebook
notice-prepare-july = your Party badge and the study material; the oath will be renewed
notice-button-leave = Leave
notice-button-calendar = Add to calendar
notice-button-calendar-cancelled = Remove from calendar
notice-button-details = Details
notice-button-post = Post again
notice-nobody = none

## Notice that is not in the group

notice-missing = ⚠️ <b>The notice is not in the group: { $form }</b>
    { $when } · { $place }
    It should be out before { $due }. Check that the bot is still in the group and may write there. It then posts the notice by itself; if it does not, tap [Post again].
    Until then, please tell all members in another way.
notice-came-late = ⚠️ <b>The notice came late: { $form }</b>
    It should have been in the group before { $due } and came at { $posted }. The summary counts from then; please tell the recorder why.
notice-came = ✅ <b>The notice is out: { $form }</b>
    It came to the group at { $posted }, before the deadline of { $due }.

cancellation-missing = ⚠️ <b>The group has not been told of the cancellation: { $form }</b>
    Planned for { $when } · { $place }
    Please see whether the bot is still in the group and may write there. It is posted by itself once that works; if not, tap [Post again].
    Until then, please tell all members by other means.
cancellation-came = ✅ <b>The group has been told of the cancellation: { $form }</b> (planned for { $when })

## Notice of a change

change-notice = 📢 <b>The Party day has changed: { $form }</b>
    { $changes }

    Now: <b>{ $when }</b> · { $place } · host { $host }
change-copy-on-leave = You are on leave for this activity, and the leave stands. If you can come at the new time, tap [Withdraw] any time before it starts.
change-copy = 📢 <b>Your Party day has changed: { $form }</b>
    { $changes }

    Now: <b>{ $when }</b> · { $place } · host { $host }
    If it is in your calendar, tap [Add to calendar] once more.

## Cancelled, or not held

cancelled-notice = 🚫 <b>The Party day is cancelled: { $form }</b>
    Planned for { $when } · { $place }
    No absence is recorded, and no make-up study is owed. Another date will be announced.
cancelled-copy = 🚫 <b>The Party day is cancelled: { $form }</b>
    Planned for { $when } · { $place }
    Please do not come. You are not absent and owe no make-up study. You will be told of another date. If it is in your calendar, tap [Remove from calendar].
not-held-notice = 🚫 <b>The Party day was not held: { $form }</b>
    Planned for { $when } · { $place }
    No absence is recorded, and no make-up study is owed.{ $over ->
        [yes] {""}
       *[no] {" "}Another date will be announced.
    }
not-held-copy = 🚫 <b>The Party day was not held: { $form }</b>
    Planned for { $when } · { $place }
    You are not absent and owe no make-up study.{ $over ->
        [yes] {""}
       *[no] {" "}You will be told of another date.
    } If it is in your calendar, tap [Remove from calendar].

## Forecast and reminder

forecast = ⚠️ <b>Attendance is in doubt: { $form }</b>
    { $when }
    { $members } members, at least { $needed } must come, { $possible } can be expected.
    On leave: { $leave }
    Out of reach: { $unreachable }
    The date can still move within the month: speak to them one by one, or tap [Change time].
eve = 🔔 <b>Reminder: { $form }</b>
    { $when } · { $place }
    Please be there in time; if you cannot, tap [Leave] now.

## Details of an activity

activity-details = <b>{ $form }</b>
    { $content }

    When: <b>{ $when }</b>
    Where: { $place }
    Host: { $host }
    Recorder: { $recorder }
    Bring: { $prepare }{ $agenda }

    For you: { $state }
own-state-present = checked in
own-state-leave = on leave
own-state-cancelled = It was cancelled or not held
own-state-none = expected, no leave asked

## Calendar file

calendar-title = Party day: { $form }
calendar-file-name = party-day-{ $date }.ics
calendar-file = Open this file to put “{ $form }” ({ $when }, { $place }) into your calendar.
calendar-file-cancelled = Open this file and “{ $form }” ({ $when }) leaves your calendar. If it is still there, please delete it by hand.

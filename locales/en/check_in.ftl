## Buttons

button-check-in = Check in
button-heads = Count heads
button-by-hand = Record by hand
button-extend = Extend by { $minutes } minutes
button-end = End the activity
button-end-yes = Yes, end it
button-end-undo = Undo the end
button-held-yes = It was held
button-held-no = It was not held
button-next-page = Next ›
button-back-to-host-card = ‹ Back

## Check-in

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

## Group card

checkin-card = 📍 <b>Check-in is open: { $form }</b>
    { $start } · { $place }
    { $code ->
        [yes] Scan, or tap
       *[no] Tap
    } [Check in] below, then press Start.

    Here: <b>{ $present }</b> / { $members }{ $reached ->
        [yes] {" "}✓ { $line } % reached
       *[no] , { $needed } needed for { $line } %
    }{ $guests ->
        [0] {""}
        [one] {" "}· { $guests } guest
       *[other] {" "}· { $guests } guests
    }
checkin-card-link = Link to check in: { $link }
checkin-card-closed = 📍 <b>Check-in closed: { $form }</b>
    { $start } · { $place }
    Members { $members }, present { $present } ({ $percent }), on leave { $leave }, guests { $guests }

## After an activity moved

checkin-card-moved = 📍 <b>This check-in is void: { $form }</b>
    The activity was moved; those who had checked in check in anew on the day. See the notice of the change in the group.
host-card-moved = 🧭 “{ $form }” was moved; this host's card is void. A new one comes when check-in opens.
checkin-card-cancelled = 📍 <b>{ $held ->
        [yes] Cancelled: { $form }
       *[no] Not held: { $form }
    }</b>
    Check-ins no longer count; no absence is recorded, and no make-up study is owed.
host-card-cancelled = 🧭 “{ $form }” was { $held ->
        [yes] cancelled
       *[no] not held
    }; this card is no longer valid.
checkin-kept-cancelled = “{ $form }” ({ $start }) is cancelled, and your check-in counts no more. You will be told of another date.
checkin-kept-moved = “{ $form }” was moved to { $start }. Your earlier check-in does not count; please check in anew then.

## Host card

host-card = 🧭 <b>Host's card: { $form }</b>
    { $when }
    Members { $members }, present { $present } ({ $percent }{ $reached ->
        [yes] {" "}✓
       *[no] , { $needed } needed
    }), on leave { $leave }, missing { $missing }, guests { $guests }
host-card-leave = On leave: { $names }
host-card-missing = Missing: { $names }
host-card-late = Late: { $names }
host-card-guests = Guests: { $names }
host-card-ended = The activity ended at { $at }.

## Check-in by hand

hand-choose = Whom do you want to record by hand for “{ $form }”? Tap a name.
hand-nobody = All are present at “{ $form }” or on leave: nothing to record.

## Head count

heads-ask = How many people are in the room for “{ $form }”? Send one number, for example: 21
heads-example = 21
heads-match = { $heads } counted, the same as checked in ✓
heads-more = { $heads } counted, more than checked in ({ $there }). Perhaps there without having checked in: { $names }
heads-fewer = { $heads } counted, fewer than checked in ({ $there }). Please see whether people left after checking in.

## Extending the activity

extended = ✅ Extended by { $minutes } minutes: “{ $form }” now ends at <b>{ $end }</b>. Unless [End the activity] is tapped, it ends by itself at { $closes }, and check-in with it.

## Ending the activity

end-ask = End “{ $form }” now? Present { $present } of { $members }, missing { $missing }. { $few ->
        [yes] Fewer than 3 people checked in: ballots and make-up tasks wait until you say whether it was held. The end can be undone for 10 minutes, before you answer.
       *[no] Ballots go out at once. After 10 minutes the roll is fixed and make-up tasks go out; until then, and before the first vote, the end can be undone.
    }
end-done = ✅ <b>“{ $form }” ended at { $at }.</b>
    Members { $members }, present { $present } ({ $percent }), on leave { $leave }, missing { $missing }
    Ballots went to those present; make-up tasks go to those absent in 10 minutes. If you tapped by mistake, tap [Undo the end] before.
end-unconfirmed = <b>“{ $form }” ended at { $at }.</b>
    Members { $members }, present { $present } ({ $percent }), on leave { $leave }, missing { $missing }
end-undone = ✅ The end is undone; “{ $form }” goes on. Unless [End the activity] is tapped, it ends by itself at { $closes }.

## Was it held?

held-question = ❓ <b>Was it held? { $form }</b>
    { $start }
held-figures = Members { $members }, checked in { $present }, on leave { $leave }, guests { $guests }
held-ask = The host did not end it, or fewer than 3 people checked in. Please tap [It was held] or [It was not held]; ballots and make-up tasks wait for it. Without an answer within { $hours } hours it counts as not held if there are no check-ins, and otherwise as held.
held-yes = ✅ “{ $form }” ({ $start }) counts as <b>held</b>. Ballots go to those present, make-up tasks to those absent.
held-no = ✅ “{ $form }” ({ $start }) counts as <b>not held</b>. All will be told; no absence is recorded, and no make-up study is owed. { $over ->
        [yes] The month has passed.
       *[no] Please choose another date within the month.
    }
held-undone = The end of “{ $form }” ({ $start }) is undone; it goes on.

## Refusals

refused-link-old = “{ $form }” was moved and this link is no longer valid. Please scan the new QR code or tap the newest [Check in] in the group.
refused-nothing-dated = No activity has a date yet. An officer opens /plan, picks a month and taps [Adopt].
refused-checkin-early = Check-in for “{ $form }” is not open yet; it opens { $opens }. Please scan or tap [Check in] then.
refused-checkin-closed = Check-in for “{ $form }” closed { $closed }. If you were there, ask the organisation officer to record you.
refused-on-leave = You are on leave and cannot check in to “{ $form }”. If you can come after all, withdraw the leave with /leave first; once it has begun, ask the organisation officer to record you.
refused-host-only = This is done by the host or an officer: { $who }. Please ask them.
refused-head-count-bad = This number cannot be right; send one from 0 to { $most }, for example: 21
refused-head-count-unreadable = I could not read a number. Send just one, for example: 21
refused-extend-early = “{ $form }” begins { $at }; it cannot be extended before. To change the time, use /plan, tap the month and then [Change time].
refused-extend-ended = “{ $form }” ended { $at }; it cannot be extended any more.
refused-joint-extend-late = “{ $form }” is held by several branches together, and { $branch } has ended it, so the end cannot be changed any more. Your branch may go on; please tap [End the activity] when you close, else it ends by itself at { $at }.
refused-joint-undo-late = “{ $form }” is held by several branches together, { $branch } has ended it, and its time has passed, so the end cannot be undone. Please add what followed with /record.
refused-end-undo-late = The end of “{ $form }” cannot be undone any more: only within { $minutes } minutes, before the first vote or correction, and before the activity is confirmed as held.
refused-not-begun = “{ $form }” begins { $at }; it cannot be ended before.

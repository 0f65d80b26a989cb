## The list and the questions

correction-choose = <b>Correct the check-ins of “{ $form }” ({ $start })</b>
    ✅ means present, 📝 on leave. Tap a person with ✅ to withdraw the check-in, or one without it to record one.
correction-takes-two = { $days } days have passed since the { $later ->
        [yes] entry
       *[no] end
    }: another officer has to agree to each correction.
correction-differs = The roster now gives these people another membership at the start than the roll does: { $names }. [Correct membership] notes it beside the number of members, which stays.
button-previous-page = ‹ Previous
button-correction-terms = Correct membership: { $name } → { $kind }
correction-ask-hand = Why are you recording <b>{ $name }</b> for “{ $form }” by hand? For example: no telephone, present in person.
correction-ask-hand-example = No telephone, present in person
correction-ask-present = Why are you recording <b>{ $name }</b> for “{ $form }”? The person is told. For example: no telephone, present in person
correction-ask-present-example = No telephone, present in person
correction-ask-absent = Why is the check-in of <b>{ $name }</b> at “{ $form }” wrong? The person is told. For example: did not come, another phone was used
correction-ask-absent-example = Did not come, another phone was used
correction-ask-terms = Why do you correct the membership of <b>{ $name }</b> at “{ $form }”? The person is told. For example: the day of the transfer was entered later
correction-ask-terms-example = The day of the transfer was entered later

## The outcome

correction-done-hand = ✅ Recorded: { $name }, { $at }, no. { $rank }. The reason stands in the activity's record.
correction-done-present = ✅ Recorded: { $name }, as a correction after the end; the fixed figures stay, and the reason is in the activity's record. { $told ->
        [yes] The person will be told.
       *[no] No private message reaches the person: please tell them in person.
    }
correction-done-absent = ✅ The check-in of { $name } at “{ $form }” is withdrawn; the record keeps it. { $told ->
        [yes] The person will be told.
       *[no] No private message reaches the person: please tell them in person.
    }
correction-done-terms = ✅ “{ $form }” ({ $start }): { $what }.
    { $members } members (corrected: { $corrected }); the roll itself stays. { $told ->
        [yes] The person will be told.
       *[no] No private message reaches the person: please tell them in person.
    }
correction-waits = ⏳ { $what }: { $days } days have passed since the { $later ->
        [yes] entry
       *[no] end
    }, so it takes two officers. { $who } can agree; one of them is enough. You will be told.
correction-what-present = record the check-in of { $name }
correction-what-absent = withdraw the check-in of { $name }
correction-what-withdrawn = withdraw the whole record
correction-what-terms = correct the membership of { $name } ({ $kinds })

## The second officer

correction-question = { $own ->
        [yes] <b>A correction that you asked for</b>
       *[no] <b>Please confirm a correction</b>
    }
    “{ $form }” ({ $start }): { $what }
    Reason: { $reason }
    Asked for by { $by }, { $asked }. { $days } days have passed since the { $later ->
        [yes] entry
       *[no] end
    }, so it takes two officers.
correction-question-agreed = { $question }
    ✅ { $by } agreed, { $at }: corrected.
correction-question-declined = { $question }
    ❌ { $by } did not agree, { $at }: the record stays.
correction-question-taken-back = { $question }
    ↩️ { $by } took it back, { $at }: the record stays.
correction-question-dropped = { $question }
    The activity was cancelled or not held: nothing is corrected.
button-correction-take-back = Take back
button-correction-more = Correct more
button-correction-summary = Summary of { $month }
button-correction-yes = Agree
button-correction-no = Do not agree
correction-answer-agreed = ✅ { $by } agreed: “{ $form }” ({ $start }), { $what }. Corrected.{ $told ->
        [yes] {""}
       *[no] {" "}No private message reaches the person: please tell them in person.
    }
correction-answer-declined = ❌ { $by } did not agree: “{ $form }” ({ $start }), { $what }. The record stays.
correction-answer-dropped = “{ $form }” ({ $start }) was cancelled or not held: { $what } is dropped.
correction-answer-taken-back = ↩️ { $by } took it back: “{ $form }” ({ $start }), { $what }. The record stays.

## The person concerned

correction-told-present = { $by } recorded your check-in at “{ $form }” ({ $start }): { $reason }
    If you object, send /me and tap [Object].
correction-told-absent = { $by } withdrew your check-in at “{ $form }” ({ $start }): { $reason }
    If you object, send /me and tap [Object].
correction-told-terms = { $by } corrected your membership at “{ $form }” ({ $start }; { $what }): { $reason }
    If you object, send /me and tap [Object].
correction-told-withdrawn = { $by } withdrew the record of “{ $form }” ({ $start }), which was entered afterwards, and yours with it: { $reason }
    If you object, send /me and tap [Object].

## Beside the fixed figures

correction-figures = Afterwards { $changes }; this does not count above. With it: { $present } present ({ $percent }), { $leave } on leave, { $missing } absent
correction-figures-guests = Of the guests afterwards { $changes }; this does not count above
correction-count-recorded = { $count } recorded
correction-count-withdrawn = { $count } withdrawn
correction-count-leave = { $count } given leave

## Refusals

refused-hand-own = You cannot record or correct your own check-in; please ask { $who }.
refused-hand-own-nobody = You cannot record or correct your own check-in, and the roster names no other officer who could. Please enter another officer in /roster.
refused-correction-early = Check-in for “{ $form }” has not opened, so there is nothing to correct. Please come back on the day; to change the arrangements use /plan.
refused-correction-waits = { $by } asked for a correction for { $name }, which waits for { $who }; another one can follow its decision. See /todo.
refused-correction-no-second = One officer alone can no longer correct this record, and there is no other officer with a confirmed account who could agree. Please enter another officer in /roster and have them confirm who they are.
refused-correction-own = A correction takes two officers: { $who } can agree to yours.
refused-correction-asker-gone = { $by }, who asked for this correction, holds no office any more, so it cannot be agreed to. Please tap [Do not agree]; an officer can ask for it anew.
refused-correction-outdated = The roster has changed again since this correction for { $name } was asked for. Please tap [Do not agree], and ask for it anew.
refused-correction-decided = This correction for { $name } is decided and stays. See /summary.
refused-already-checked-in = { $name } has a check-in at “{ $form }” already. To withdraw it, tap the name with ✅.
refused-not-checked-in = { $name } has no check-in at “{ $form }” to withdraw. Tap the name to record one, or send /summary.
refused-roll-agrees = The roll of “{ $form }” agrees with the roster about { $name }: nothing to correct. See /summary.

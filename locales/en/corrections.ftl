## The list and the questions

correction-choose = <b>Correct the check-ins of “{ $form }” ({ $start })</b>
    ✅ means present, 📝 on leave. Tap a person who is present to void the check-in, another one to record it.
correction-takes-two = { $days } days have passed since the { $later ->
        [yes] entry
       *[no] end
    }: another officer has to agree to each correction.
correction-differs = Since then the roster says something else about these people at the start: { $names }. [Correct] notes it beside the number of members, which stays.
button-correction-terms = Correct: { $name } → { $kind }
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
correction-done-present = ✅ Recorded: { $name }, as a correction after the end; the fixed figures stay. The reason stands in the activity's record, and the person is told.
correction-done-absent = ✅ The check-in of { $name } at “{ $form }” counts no more. The record keeps it, and the person is told.
correction-done-terms = ✅ “{ $form }” ({ $start }): { $what }.
    { $members } members (corrected: { $corrected }); the roll itself stays, and the person is told.
correction-waits = ⏳ { $what }: { $days } days have passed since the { $later ->
        [yes] entry
       *[no] end
    }, so it takes two officers. { $who } can agree; one of them is enough. You will be told.
correction-what-present = record the check-in of { $name }
correction-what-absent = withdraw the check-in of { $name }
correction-what-withdrawn = withdraw the whole record
correction-what-terms = correct the membership of { $name } ({ $kinds })

## The second officer

correction-question = <b>Please confirm a correction</b>
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
button-correction-yes = Agree
button-correction-no = Do not agree
correction-agreed = ✅ { $by } agreed: “{ $form }” ({ $start }), { $what }. Corrected.
correction-declined = ❌ { $by } did not agree: “{ $form }” ({ $start }), { $what }. The record stays.

## The person concerned

correction-told-present = { $by } recorded your check-in at “{ $form }” ({ $start }): { $reason }
    If you object, send /me and tap [Object].
correction-told-absent = { $by } voided your check-in at “{ $form }” ({ $start }): { $reason }
    If you object, send /me and tap [Object].
correction-told-terms = { $by } corrected your membership at “{ $form }” ({ $start }; { $what }): { $reason }
    If you object, send /me and tap [Object].
correction-told-withdrawn = { $by } withdrew the record of “{ $form }” ({ $start }), which was entered afterwards, and yours with it: { $reason }
    If you object, send /me and tap [Object].

## Refusals

refused-hand-own = You cannot record or correct your own check-in; please ask { $who }.
refused-hand-own-nobody = You cannot record or correct your own check-in, and the roster names no other officer who could. Please enter another officer in /roster.
refused-correction-early = Check-in for “{ $form }” has not opened, so there is nothing to correct. Please come back on the day; to change the arrangements use /plan.
refused-correction-waits = A correction for { $name } (asked for by { $by }) still waits for another officer. Please decide on it first, see /todo.
refused-correction-no-second = One officer alone can no longer correct this record, and there is no other officer with a confirmed account who could agree. Please enter another officer in /roster and have them confirm who they are.
refused-correction-own = A correction takes two officers: { $who } can agree to yours.
refused-correction-decided = This correction for { $name } is decided and stays. See /summary.
refused-already-checked-in = { $name } has a check-in at “{ $form }” already. To withdraw it, tap the name with ✅.
refused-not-checked-in = { $name } has no check-in at “{ $form }” to void. Tap the name to record one, or send /summary.
refused-roll-agrees = The roll of “{ $form }” agrees with the roster about { $name }: nothing to correct. See /summary.

## Own words of members

own-words-ask = <b>My words · { $form }</b> ({ $start })
    Please send what you said at the activity (up to 2000 characters). The recorder takes it into the minutes; until then you can withdraw it.
own-words-stored = ✅ Received; it waits for { $named ->
        [yes] the recorder, { $recorder },
       *[no] the recorder
    } to take it. Send /record to see whether it was taken.
own-words-withdrawn = Withdrawn; it is not in the record of “{ $form }”.
own-words-taken = { $number }. ✅ Taken: { $text }
own-words-waits = { $number }. Waiting: { $text }
button-own-words-withdraw = Withdraw no. { $number }

## Refusals

refused-own-words-absent = There is no check-in of yours for “{ $form }” ({ $start }), so you cannot send words for it. If that is wrong, please object in /me.
refused-own-words-many = At most { $limit } own texts for one activity; this one was not stored. Please withdraw one that waits.
refused-own-words-taken = These words were taken already and cannot be withdrawn. Please contact the recorder for changes.

## The record card

record-title = 📝 <b>Record · { $form }</b> ({ $start })
record-afterwards = The activity ended more than 48 hours ago: what is entered now is marked “entered later”.
record-carried = <b>Earlier decisions:</b>
record-carried-open = { $number }. { $what }: <b>to be ticked</b>
record-carried-done = { $number }. { $what }: ✅ done
record-carried-carried = { $number }. { $what }: still under way
record-decision = { $text }
record-decision-owner = { $text } ({ $owner })
record-decision-due = { $text } (by { $due })
record-decision-both = { $text } ({ $owner }, by { $due })
record-agenda = <b>Agenda and record:</b>
record-item = { $number }. { $title }: texts { $texts }, speeches { $speeches }, decisions { $decisions }
record-item-empty = { $number }. { $title }: (to be added)
record-loose = Not yet assigned to an item: { $count }
record-counts = Texts { $texts } · speeches { $speeches } · decisions { $decisions } · photos { $photos } ({ $chosen } chosen) · head count { $counted ->
        [yes] { $heads }
       *[no] (to be added)
    } · summary { $summary ->
        [yes] ✅
       *[no] (to be added)
    }
record-own-waits = Members’ own words: { $count } to be taken
record-missing = Still missing: { $what }
record-lacks-minutes = minutes
record-lacks-items = minutes of some items
record-lacks-heads = head count
record-lacks-photos = photos (2 to 4)
record-lacks-summary = summary
record-complete = ✅ The record is complete.
record-how =
    <i>Just send what there is, in any order, over several days: texts (also in several messages), photos, <b>heads 23</b>, <b>张三: …</b> (a speech), <b>Agreed: … owner 张三 4月10日前</b>. Each is stored at once.</i>
record-ahead = 📝 <b>Record · { $form }</b> ({ $start })
    It has not begun; the record opens at its start. Recorder: { $recorder }.
record-ahead-agenda = <b>Agenda:</b>
record-ahead-no-agenda = There is no agenda yet.
record-item-ahead = { $number }. { $title }
record-ahead-how = What can be prepared: agenda and recorder, the flag, the badge and the material, and what became of earlier decisions.
record-choose = Please choose the activity.
record-gone = “{ $form }” ({ $start }) was { $held ->
        [yes] cancelled
       *[no] not held
    } and has no record.
record-choose-else = { $about } For another activity, please choose:
button-record-others = Other activities
button-record-card = Back to the record
button-record-activity = { $form } ({ $start })
button-record-activity-ahead = { $form } ({ $start }, ahead)
button-record-item = { $number } { $title }
button-record-summary = Summary
button-record-decisions = Decisions
button-record-heads = Head count
button-record-entries = Entries
button-record-photos = Photos { $chosen }/{ $count }
button-record-offered = Take own words { $count }
button-record-done = { $number } done
button-record-carried = { $number } under way

## Prompts

record-prompt-item = Please reply to this message with the record of item { $number }, “{ $title }”: texts or photos, also several. Write a speech as “张三: …”.
record-prompt-summary = Please reply to this message with the summary: what was achieved, what was lacking, what comes next.
record-prompt-decisions = Please reply to this message with the decisions, one a line, each with its owner and day.
record-prompt-heads = Please reply to this message with the number of people counted in the room.
record-example-item = We studied …; 张三: …
record-example-summary = By this study, …
record-example-decisions = Joint study, owner 张三, by 4月10日
record-example-heads = 23

## Confirmation of an entry

record-stored = ✅ Recorded for { $form } ({ $start }){ $late ->
        [yes] {" "}[entered later]
       *[no] {""}
    }
record-got-text = Texts: { $count } ({ $length } characters): { $beginning }
record-got-summary = Summary ({ $length } characters): { $beginning }
record-got-speech = Speeches: { $count }: { $names }
record-got-decisions = Decisions: { $count }:
record-got-photos = Photos: { $count }, { $chosen } of them chosen
record-line = · { $words }
record-more = · … { $count } more
record-read = <blockquote>{ $known ->
        [yes] <b>{ $name }: </b>
       *[no] {""}
    }{ $text }</blockquote>
record-read-more = … { $count } more
record-strangers = Not on the roster: { $names }; recorded as written.
record-belongs = Belongs to: { $items }
record-belongs-summary = Belongs to: summary
record-belongs-nowhere = Not yet assigned; please tap an item:
record-belongs-whole = Belongs to: the whole activity
record-item-name = { $number }. { $title }
record-other = { $who } is recording, too ({ $at }): { $what }
record-ask-item = “{ $what }”
    { $belongs }
    Please choose where it belongs.
record-withdrawn = Withdrawn: “{ $what }”
record-said = { $name }: { $text }
record-agreed = Agreed: { $text }
record-photos = photos: { $count }
record-heads-stored = ✅ Head count: { $heads }. Checked in: { $checked }; { $same ->
        [yes] the same.
       *[no] they differ, please check.
    }
button-record-move = Move to …
button-record-nowhere = No item
button-record-withdraw = Withdraw
button-record-put-back = Put back

## Entries and photos

record-list = <b>Entries</b>: { $count } (page { $page } of { $pages }). Tap a number to move or withdraw one.
record-list-line = { $number }. { $at } { $who }{ $late ->
        [yes] {" "}[entered later]
       *[no] {""}
    }: { $what }
button-record-newer = ‹ Newer
button-record-older = Older ›
record-photo = { $chosen ->
        [yes] ✅ Chosen
       *[no] Not chosen
    } · photo { $number } of { $count } · sent by { $who }, { $at }{ $late ->
        [yes] {" "}[entered later]
       *[no] {""}
    }{ $timed ->
        [yes] {""} · taken { $taken }
       *[no] {""}
    }{ $captioned ->
        [yes] {""} · { $caption }
       *[no] {""}
    }
    Chosen: { $selected } of at most { $most }.
record-photos-none = There are no photos yet.
button-photo-choose = Choose
button-photo-drop = Do not use
button-photo-before = ‹ Previous
button-photo-next = Next ›

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
button-own-words = My words: { $form }
button-own-words-withdraw = Withdraw no. { $number }
record-offered = <b>Members’ own words</b>: { $count } to be taken.
record-offered-line = { $number }. <b>{ $name }</b>: { $text }
button-record-take = Take { $number } { $name }

## Refusals

refused-record-not-yours = The record is kept by the recorder, the host and the officers: { $who }. If you attended, you can send your own words with /record.
refused-record-nothing-yours = There is no activity that you can record. Please send /record once it has begun; members who checked in can send their own words.
refused-record-cancelled = “{ $form }” ({ $start }) was cancelled and has no record. What you sent was not stored; for another activity, please send /record.
refused-record-not-held = “{ $form }” ({ $start }) was not held and has no record. What you sent was not stored; for another activity, please send /record.
refused-record-early = “{ $form }” ({ $start }) has not begun; what you sent was not stored. Please send it after the start.
refused-record-gone = This entry is no longer there; it may have been withdrawn. Please send /record.
refused-record-item-gone = This item was removed from the agenda. Please send /record to see the present one.
refused-record-full = The record of this activity has reached { $limit } characters; this entry was not stored. Please shorten it.
refused-record-long = One text has at most { $limit } characters; the rest was not stored, what came before was. Please send it in pieces.
refused-record-file-kind = “{ $name }” is neither a text nor a photo and was not stored. Please send text, .txt, .docx, or photos (JPEG, PNG, HEIC).
refused-photo-again = This photo has arrived already; you can leave it at that.
refused-photos-full = This activity has { $limit } photos, the most it can have; this one was not stored. Please withdraw one that is not needed.
refused-photos-chosen = The record form takes at most { $limit } photos. Please tap [Do not use] on one first.
refused-own-words-absent = There is no check-in of yours for “{ $form }” ({ $start }), so you cannot send words for it. If that is wrong, please object in /me.
refused-own-words-many = At most { $limit } own texts for one activity; this one was not stored. Please withdraw one that waits.
refused-own-words-taken = These words were taken already and cannot be withdrawn. Please contact the recorder for changes.
refused-not-taken-record = { $kind ->
        [video] A video
        [voice] A voice message
        [audio] An audio file
        [round] A video message
        [animation] An animation
        [sticker] A sticker
        [location] A location
        [contact] A contact
        [photo] A photo
        [document] A file
       *[other] Such a message
    } cannot be taken here; what came before is stored. Please send text or photos, for example: 张三: in my view …

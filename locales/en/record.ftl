## The record card and its prompts

record-title = 📝 <b>Record · { $form }</b> ({ $start })
record-afterwards = { $filed ->
        [yes] The record was handed in
       *[no] The activity ended more than 48 hours ago
    }: what is entered now is marked “entered later”.
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
record-item-plain = { $number }. { $title }: (needs no text)
record-item-vote = { $number }. { $title }: { $result }
record-item-no-vote = { $number }. { $title }: count (to be added)
record-loose = Not yet assigned to an item: { $count }; please tap [Entries] to assign them
record-counts = Texts { $texts } · speeches { $speeches } · decisions { $decisions } · photos { $photos } ({ $chosen } chosen) · head count { $counted ->
        [yes] { $heads }
       *[no] (to be added)
    } · summary { $summary ->
        [yes] ✅
       *[no] (to be added)
    }
record-guides = { $known ->
        [yes] Guided by: { $names }
       *[no] Guided by: —
    } · comment of the guide{ $commented ->
        [yes] {" "}✅
       *[no] {" "}—
    }
record-guide = { $name }{ $posted ->
        [yes] {" "}({ $post })
       *[no] {""}
    }
record-own-waits = Members’ own words: { $count } to be taken
record-missing = Still missing: { $what }
record-lacks-minutes = minutes
record-lacks-items = minutes of some items
record-lacks-votes = count of a vote
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
    } and has no record.{ $kept ->
        [0] {""}
       *[other] {" "}What was entered before ({ $kept }) is kept and can be read; no paper prints it.
    }
record-choose-else = { $about } For another activity, please choose:
record-begins = 📝 <b>“{ $form }” begins</b> ({ $start }); you are its recorder.
    Tap [Open the record], then send texts and photos as they come, over several days if you like.
button-record-open = Open the record
button-record-kept = Read what was entered ({ $count })
button-record-others = Other activities
button-record-card = Back to the record
button-record-activity = { $form } ({ $start })
button-record-activity-ahead = { $form } ({ $start }, ahead)
button-record-item = { $number } { $title }
button-record-vote = { $number } Count of votes
button-record-summary = Summary
button-record-decisions = Decisions
button-record-heads = Head count
button-record-guide = Guides
button-record-comment = Guide's comment
button-record-entries = Entries
button-record-photos = Photos { $chosen }/{ $count }
button-record-offered = Take own words { $count }
button-record-done = { $number } done
button-record-carried = { $number } under way
record-prompt-item = Please reply to this message with the record of item { $number }, “{ $title }”: texts or photos, also several. Write a speech as “张三: …”.
record-prompt-vote = Please reply to this message with the count of item { $number }, “{ $title }”, in one line: numbers only, never who voted what. For example: for 18 against 1 abstain 2. Add “not voting 1” for people who were there and did not vote, and “written for 1” for opinions on the admission of a member that were handed in beforehand.
record-prompt-summary = Please reply to this message with the summary: what was achieved, what was lacking, what comes next.
record-prompt-decisions = Please reply to this message with the decisions, one a line, each with its owner and day.
record-prompt-heads = Please reply to this message with the number of people counted in the room.
record-prompt-guide = Reply to this message with the leaders who came to guide and their posts, one a line, such as: Wang Wu (deputy secretary of the school's committee).
record-prompt-comment = Reply to this message with what the leader said of the activity: strengths, weaknesses, what to work on.
record-example-item = We studied …; 张三: …
record-example-vote = for 18 against 1 abstain 2
record-example-summary = By this study, …
record-example-decisions = Joint study, owner 张三, by 4月10日
record-example-heads = 23
record-example-guide = Wang Wu (deputy secretary)
record-example-comment = Wang Wu: a clear theme, …
record-heads-stored = ✅ Head count: { $heads }. Checked in: { $checked }; { $same ->
        [yes] the same.
       *[no] they differ, please check.
    }
button-own-words = My words: { $form }

## Refusals

refused-record-nothing-yours = There is no activity that you can record. Please send /record once it has begun; members who checked in can send their own words.
refused-record-cancelled = “{ $form }” ({ $start }) was cancelled and has no record. { $sent ->
        [yes] What you sent was not stored; for
       *[no] For
    } another activity, please send /record.
refused-record-not-held = “{ $form }” ({ $start }) was not held and has no record. { $sent ->
        [yes] What you sent was not stored; for
       *[no] For
    } another activity, please send /record.
refused-record-early = “{ $form }” ({ $start }) has not begun{ $sent ->
        [yes] ; what you sent was not stored. Please send it after the start.
       *[no] ; its record can be kept from the start on.
    }
refused-record-kept-by = You do not keep the record of “{ $form }” any more; what you sent was not stored. Please give it to { $who }.
refused-record-gone = This entry is no longer there; it may have been withdrawn. Please send /record.
refused-record-item-gone = This item was removed from the agenda. Please send /record to see the present one.
refused-record-full = The record of this activity has reached { $limit } characters; this entry was not stored. Please shorten it.
refused-record-long = One text has at most { $limit } characters; the rest was not stored, what came before was. Please send it in pieces.
refused-record-file-kind = “{ $name }” is neither a text nor a photo and was not stored. Please send text, .txt, .docx, or photos (JPEG, PNG, HEIC).
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

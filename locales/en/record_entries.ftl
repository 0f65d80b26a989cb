## Entries of a record

record-stored = ✅ Recorded for { $form } ({ $start }){ $late ->
        [yes] {" "}[entered later]
       *[no] {""}
    }
record-late = { $filed ->
        [yes] The record was handed in
       *[no] The activity ended more than 48 hours ago
    }: the papers mark this entry “entered later”.
record-taken = ✅ The words of { $name } are in the minutes{ $late ->
        [yes] {" "}[entered later]
       *[no] {""}
    }
record-taken-other = If it belongs to another item, tap that one:
record-got-text = Texts: { $count } ({ $length } characters): { $beginning }
record-got-summary = Summary ({ $length } characters): { $beginning }
record-got-speech = Speeches: { $count }: { $names }
record-got-comment = Comment of the guide ({ $length } characters): { $beginning }
record-got-guide = Guides: { $count }: { $names }
record-got-decisions = Decisions: { $count }:
record-got-vote = Vote: { $result }
record-vote-fault = ⚠️ { $what }
record-got-heic = ⚠️ { $count } of them are HEIC photos that are too large or damaged: papers show their captions only. To have them shown, send a JPEG.
record-got-photos = Photos: { $count }, { $chosen } of them chosen
record-line = · { $words }
record-more = · … { $count } more
record-read = <blockquote>{ $known ->
        [yes] <b>{ $name }: </b>
       *[no] {""}
    }{ $text }</blockquote>
record-read-more = … { $count } more
record-edited = ✏️ Changing your message does not change what was recorded: the record still has it as it was. To correct it, please tap [Withdraw] below first, then send it anew.
record-strangers = Not on the roster: { $names }; recorded as written.
record-guided = Guide: { $name }
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
record-voted = Vote: { $count }
record-several = { $what } (one of { $count })
record-photos = photos: { $count }
button-record-move = Move to …
button-record-nowhere = No item
button-record-rule-ordinary = Rule: ordinary motion
button-record-rule-admission = Rule: admission
button-record-withdraw = Withdraw
button-record-put-back = Put back
record-list = <b>Entries</b>: { $count } (page { $page } of { $pages }). Tap a number to move or withdraw one.
record-list-line = { $number }. { $what } ({ $who }, { $at }){ $late ->
        [yes] {" "}[entered later]
       *[no] {""}
    }{ $loose ->
        [yes] {" "}[not assigned]
       *[no] {""}
    }
button-record-newer = ‹ Newer
button-record-older = Older ›
record-offered = <b>Members’ own words</b>: { $count } to be taken.
record-offered-line = { $number }. <b>{ $name }</b>: { $text }
button-record-take = Take { $number } { $name }

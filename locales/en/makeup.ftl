## Buttons

button-makeup-open = Make up
button-makeup-explain = Say why
button-makeup-leave = Ask for late leave
button-makeup-board = Make-up study ({ $count })
button-makeup-more = Next page ›
button-makeup-accept = Accept
button-makeup-return = Return
button-makeup-whole = Read all of it
button-makeup-file = See the file
button-makeup-contact = Note a contact
button-makeup-by-hand = Record for them

## Task

makeup-task-absent = You were not at “{ $form }” ({ $start }).
    Content: { $content }
    Please make up for it by <b>{ $due }</b>: read what it was about and answer three short questions. Please also say why you were absent.
makeup-task-leave = You were on leave from “{ $form }” ({ $start }).
    Content: { $content }
    Please make up for it by <b>{ $due }</b>: read what it was about and answer three short questions.

## Study and answer

makeup-study = <b>Make-up study · { $form }</b>
    Time: { $start }
    Place: { $place }
    Content: { $content }
    Attendance: { $present } of { $members } members ({ $percent })

    Please answer in one message by { $due }, 20 to 3000 characters:
    ① What did you learn? ② What do you think of it? ③ What will you do?
    A photo of your notes or a file will do as well.
makeup-study-again = { $study }

    It was returned with this note: { $note }
makeup-answer-example = I learned …; I think …; I am going to …
makeup-answer-long = This text is too long (the part that came has { $length } characters; at most { $limit } are taken) and was not handed in. Please shorten it to one message, or send it as a file.
makeup-own-submitted = Your make-up study of “{ $form }” ({ $start }) was handed in { $at }{ $late ->
    [yes] {" "}(late)
   *[no] {""}
  }; the organisation officer will review it and you will be told.
makeup-own-accepted = Your make-up study of “{ $form }” ({ $start }) was accepted { $at }; nothing more is needed.
makeup-choose = Which activity do you make up for?
makeup-none = You owe no make-up study.
makeup-choice-open = { $day } { $form }
makeup-choice-returned = { $day } { $form } · returned
makeup-choice-submitted = { $day } { $form } · to be reviewed

## Reason for an absence

makeup-ask-explanation = You were not at “{ $form }” ({ $start }). Please say why in a sentence; only officers see it.
makeup-explanation-example = For example: I was away as an intern and had no time to ask
makeup-explained = Your reason is noted (“{ $form }”); only officers see it. With good cause you can ask for late leave; the make-up study is due all the same.

## Review

makeup-board = Make-up studies not finished yet:
makeup-board-empty = Every make-up study is finished.
makeup-board-open = { $name } · { $day } · owed
makeup-board-returned = { $name } · { $day } · returned
makeup-board-submitted = { $name } · { $day } · to be reviewed
makeup-card = <b>{ $name }</b> · make-up study of “{ $form }” ({ $start })
makeup-cause-absent = Absent without leave
makeup-cause-leave = On leave
makeup-card-explanation = In their own words: { $words }
makeup-card-contact = Contact ({ $at }): { $words }
makeup-card-answer = Answer: { $answer }
makeup-is-open = Not handed in, due { $due }; { $read ->
    [yes] they have read what it was about
   *[no] they have not read what it was about
  }
makeup-is-submitted = Handed in { $at }{ $late ->
    [yes] {" "}(late)
   *[no] {""}
  }; please review it
makeup-is-returned = Returned by { $by }: { $note } (due { $due })
makeup-is-accepted = Accepted by { $by }, { $at }
makeup-is-by-hand = Recorded by { $by }, { $at }: { $note }
makeup-answered-anew = { $name } has handed in “{ $form }” anew; please see the newer message.
makeup-ask-note = You return the make-up study of { $name } (“{ $form }”): please write in a sentence what is missing; they will be told.
makeup-note-example = For example: please say what it means for your own work
makeup-ask-contact = Have you spoken with { $name }? Please write what came of it (“{ $form }”, why they were absent).
makeup-contact-example = For example: by telephone; in hospital until next week
makeup-ask-how = How did { $name } make up for “{ $form }”? One sentence, please; it will be marked as recorded by you.
makeup-how-example = For example: visited at home on 10 March, studied together
makeup-file = { $name } · notes on “{ $form }”

## Reminder and outcome

makeup-nudge = A reminder: your make-up study of “{ $form }” ({ $start }) is not finished; please answer by <b>{ $due }</b>.
makeup-accepted = Your make-up study of “{ $form }” ({ $start }) was accepted.
makeup-accepted-by-hand = Your make-up study of “{ $form }” ({ $start }) was recorded by an officer; it is finished.
makeup-returned = Your make-up study of “{ $form }” ({ $start }) was returned: { $note }
    Please answer again by { $due }.
makeup-overdue = Make-up study of “{ $form }” ({ $start }) is overdue for { $count }: { $names }. Please contact each of them, or record it for them.
makeup-closed = The make-up study of “{ $form }” ({ $start }) is closed: this person is not on the roster any more.
makeup-cancelled = You have been checked in to “{ $form }” ({ $start }) after all; no make-up study is needed.

## Refusals

refused-makeup-gone = This make-up study was not found; it may have been cancelled by a late check-in. Please look with /makeup.
refused-makeup-newer = { $name } has handed it in anew; please see the newer message before you decide.
refused-makeup-answer-short = The answer has { $length } characters; at least { $least } are needed. For example: I studied chapter one of the constitution and …
refused-absence-reason-short = Please write at least { $least } characters, for example: in hospital that day.

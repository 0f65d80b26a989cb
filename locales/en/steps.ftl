## The nine steps

step-1 = ① Theme set by the committee
step-2 = ② Approval by the superior committee
step-3 = ③ Public notice
step-4 = ④ Convening
step-5 = ⑤ Check-in
step-6 = ⑥ Report on attendance and content
step-7 = ⑦ The activity
step-8 = ⑧ Ballot
step-9 = ⑨ Summing-up
step-sign-1 = ①
step-sign-2 = ②
step-sign-3 = ③
step-sign-4 = ④
step-sign-5 = ⑤
step-sign-6 = ⑥
step-sign-7 = ⑦
step-sign-8 = ⑧
step-sign-9 = ⑨

## Card

steps-card = <b>Steps: { $form }</b>
    { $when }
    {""}
step-seen = ✓ { $step }: { $at } · { $later ->
        [yes] recorded later
       *[no] { $known ->
            [yes] { $by }
           *[no] recorded by the bot
        }
    }
step-reopened = ○ { $step }: the theme was changed and not approved again (former theme “{ $theme }”, approved { $day })
step-undated = ○ { $step }: { $paper ->
        [yes] paper kept, no date yet
       *[no] no date yet
    } · entered by { $by }, { $at }{ $noted ->
        [yes] { " " }(with the words: { $note })
       *[no] {""}
    }
step-entered = ✓ { $step }: { $dated ->
        [yes] { $day }
       *[no] no date
    } · entered by { $by }, { $at }{ $paper ->
        [yes] , with paper
       *[no] {""}
    }{ $noted ->
        [yes] { " " }(with the words: { $note })
       *[no] {""}
    }{ $reopened ->
        [yes] { " " }(former theme approved { $former })
       *[no] {""}
    }{ $seen ->
        [yes] ; also recorded by the bot
       *[no] {""}
    }
step-skipped = ✗ { $step }: left out: { $reason } · entered by { $by }
step-open = ○ { $step }: no entry
step-unapproved = ○ { $step }: no record of an approval
step-under-way = · { $step }: under way
step-later = · { $step }: not yet
steps-holes =
    {""}
    Steps without a record: { $holes }. Please fill them by the buttons below, or say why a step was left out.
steps-whole =
    {""}
    Every step that was due so far is on record.

## Buttons

steps-button-timeline = Timeline
steps-button-month = Arrangement
steps-button-back = ‹ Back
step-button-change = { $step } Change
step-button-paper = { $step } See the paper
step-button-fill-1 = ① Enter the committee's meeting
step-button-fill-2 = ② Enter the approval
step-button-fill-3 = ③ Enter the notice
step-button-fill-4 = ④ Enter the convening
step-button-fill-5 = ⑤ Enter the check-in
step-button-fill-8 = ⑧ Enter the ballot
step-button-briefed = ⑥ Attendance and content reported
step-button-sum-up = { $step } Write the summing-up
step-button-by-hand = { $step } Record by hand
step-button-held = { $step } Say whether it was held
step-button-day-0 = Today
step-button-day-1 = Yesterday
step-button-other-day = Another day
step-way-day = Type a date
step-way-paper = Send a photo or file
step-way-reason = Left out: give the reason

## One step

steps-superior = the superior committee
step-ask = <b>{ $step }</b> ({ $form })
    On which day was this step taken? Tap a day, or send a photo or file of the paper. If it was left out, please give the reason.
step-about-1 = For example the day on which the branch committee met and set the theme.
step-about-2 = The day on which { $superior } approved the theme.
step-known = There is an entry already. A new one replaces it; the timeline keeps the old one.
step-ask-day = { $step } ({ $form }): on which day? For example: 2 March, yesterday
step-ask-day-example = 2 March
step-ask-paper = Please send a photo or file for { $step } ({ $form }), for example the minutes of the committee or the superior's answer. Its caption may name the day, for example: 2 March, committee.
step-ask-day-of-paper = ✅ The paper was kept: { $step } ({ $form }){ $noted ->
        [yes] { " " }(with the words: { $note })
       *[no] {""}
    }
    On which day was this step taken? Tap a day, or write it, for example: 2 March. The entry is complete once it has a day.
step-ask-paper-example = Photo or file
step-ask-reason = { $step } ({ $form }): why was it left out? One sentence, which the record prints, for example: Set by the superior committee for all branches
step-ask-reason-example = Set by the superior for all branches
step-paper = { $step } ({ $form })
    Entered by { $by }, { $at }{ $noted ->
        [yes] { " " }(with the words: { $note })
       *[no] {""}
    }
step-noted = ✅ Entered.
step-briefed = ✅ Noted: attendance and content were reported.
step-short-open = no entry
step-short-reopened = theme changed, to be approved again
step-short-skipped = left out ({ $reason })
step-short-done = { $dated ->
        [yes] ✓ { $day }
       *[no] { $paper ->
            [yes] paper kept, no date yet
           *[no] no date yet
        }
    }

## Question for the approval

approval-ask = ❓ <b>Has the theme been approved? { $form }</b>
    { $when }
    { $changed ->
        [yes] The theme was changed to “{ $content }”; the approval of the former one ({ $former }) stays on record.{" "}
       *[no] {""}
    }The theme should be approved by { $superior } before the notice. { $posted ->
        [yes] The notice went out in time; the record says that there is no approval on record. If it was approved, please enter the day; if not, please give the reason.
       *[no] If it was approved, tap the day; if not, please give the reason. Without an answer the notice still goes out in time, and the record says that there is no approval on record.
    }
approval-button-0 = Approved today
approval-button-1 = Approved yesterday
approval-done = ✅ <b>Approval entered: { $form }</b>
    { $dated ->
        [yes] Approved { $day }
       *[no] No date
    } · entered by { $by }
approval-former = ✅ <b>Approval of the former theme: { $form }</b>
    “{ $theme }” was approved { $day }. The theme was changed; please see the new question.
approval-skipped = ✅ <b>Reason for no approval entered: { $form }</b>
    { $reason } · entered by { $by }
approval-cancelled = “{ $form }” was cancelled; no approval is needed.

## Refusals

refused-keeper-only = The host, the recorder or an officer can do this: { $who }. Please contact them.
refused-past-day-unreadable = This date was not understood. Please write it as usual, for example: { $example }, yesterday
refused-past-day-future = { $day } has not come yet. Please write a day that has passed, for example: { $example }
refused-step-day-early = { $day } is too long before this activity. Please check it and write again, for example: { $example }
refused-step-paper-missing = There was no photo or file. Please send a photo, a PDF or a Word file of the paper; for a date only, tap [Type a date].
refused-step-no-paper = There is no paper for this step. Please tap the step on its card, then [Send a photo or file].
refused-programme-early = “{ $form }” begins { $at }. Please tap again once it has begun.

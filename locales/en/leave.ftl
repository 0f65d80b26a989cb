## Buttons

button-leave-for = Record for a member, { $day }
button-leave-more = Next page ›
button-leave-submit = Submit
button-leave-attach = Attach a file
button-leave-withdraw = Withdraw
button-leave-again = Ask again
button-leave-approve = Approve
button-leave-return = Return
button-leave-file = See the file

## Kinds of reason

leave-kind-duty = Official duty
leave-kind-teaching = Teaching
leave-kind-internship = Internship
leave-kind-sick = Illness
leave-kind-personal = Personal
leave-kind-other = Other

## Asking for leave

leave-slip = Leave slip { $year }/{ $number }
leave-choose = For which activity do you ask for leave?
leave-choice-none = { $day } { $form }
leave-choice-pending = { $day } { $form } · undecided
leave-choice-approved = { $day } { $form } · approved
leave-nothing-own = There is no activity for which you need leave now.
leave-category-own = { $late ->
    [yes] “{ $form }” ({ $start }) has begun; what you submit now is recorded as late leave. Which kind of reason?
   *[no] Leave from “{ $form }” ({ $start }). Which kind of reason?
  }
leave-category-other = { $late ->
    [yes] Late leave of { $name } from “{ $form }” ({ $start }). Which kind of reason?
   *[no] Leave of { $name } from “{ $form }” ({ $start }). Which kind of reason?
  }
leave-ask-reason = Leave from “{ $form }” ({ $start }) · <b>{ $kind }</b>
    Please write the reason, 2 to 500 characters. You may also send a photo or file with the reason as its caption. To stop, send /cancel.
leave-reason-example = For example: invigilating an exam of the college all day
leave-reason-still = The file has arrived. Please write in a sentence why you ask for leave from “{ $form }”.
leave-draft-own = Please check it and tap [Submit]; to change the reason, just send it anew.
    Leave from “{ $form }” ({ $start }) · { $kind }
    Reason: { $reason }
leave-draft-other = Please check it and tap [Submit]; to change the reason, just send it anew.
    For { $name } · “{ $form }” ({ $start }) · { $kind }
    Reason: { $reason }
leave-ask-file = Please send the evidence for your leave from “{ $form }”: a photo, or a PDF, Word, Excel or txt file of up to 10 MB. Sending it submits the request.

## State of a request

leave-head-own = <b>{ $late ->
    [yes] Late leave
   *[no] Leave
  }</b> · “{ $form }” ({ $start }) · { $kind }
leave-head-other = <b>{ $late ->
    [yes] Late leave
   *[no] Leave
  }</b> · { $name } · “{ $form }” ({ $start })
leave-pending = Submitted; { $who } will decide, and you will be told.
leave-pending-nobody = Submitted, but no one can decide at present: the roster names no other officer. Please ask those who keep the roster to enter one; a request that is still undecided at the end counts as none.
leave-approved = Approved, <b>{ $slip }</b>. { $by }, { $at }.
leave-returned = Returned ({ $by }): { $note }
leave-withdrawn = Withdrawn.

## Deciding a request

leave-request = <b>{ $late ->
    [yes] Request for late leave
   *[no] Request for leave
  }</b> · { $name } · { $kind }
    “{ $form }” ({ $start })
    Reason: { $reason }
    { $material ->
        [yes] Submitted { $asked }, with a file
       *[no] Submitted { $asked }
    }
leave-request-done = { $request }
    —
    { $outcome }
leave-reminder = Not decided yet:
    { $request }
leave-ask-note = You return the leave of { $name } from “{ $form }”: please write why in a sentence; they will be told.
leave-note-example = For example: please add the letter of the internship place
leave-file = { $name } · evidence for leave from “{ $form }”

## Recording leave for another member

leave-for-whom = Whose leave from “{ $form }” ({ $start }) do you record?
leave-for-nobody = “{ $form }” ({ $start }): there is no leave to record; all other members have checked in or are on leave.

## Refusals

refused-leave-nothing = There is no activity for which leave can be asked now. See the year with /plan.
refused-leave-gone = This request was not found. Please look again with /leave.
refused-leave-guest = You are a guest of “{ $form }” and need no leave; just say in the group or in person that you cannot come.
refused-leave-newcomer = { $name } was not in the branch when “{ $form }” began and needs no leave for it.
refused-leave-present = { $name } has checked in to “{ $form }” and needs no leave. If that is wrong, ask the organisation officer to correct it.
refused-leave-recorded-later = “{ $form }” was recorded afterwards; leave is not taken for it any more. If the list is wrong, please ask the organisation officer to correct it.
refused-leave-too-late = Late leave from “{ $form }” could be asked for until { $until }. Please speak with the organisation officer.
refused-leave-reason-short = Please write at least { $least } characters, for example: invigilating an exam that day.
refused-leave-withdrawn = { $name } has withdrawn the leave from “{ $form }”; there is nothing to decide.
refused-leave-withdraw-others = Only { $name }, or the officer who recorded this leave, can withdraw it; please ask { $name }.
refused-leave-withdraw-late = “{ $form }” began { $start }; the leave can no longer be withdrawn. If you are there after all, ask the organisation officer to check you in.
refused-leave-draft-gone = This request was not finished, or was cancelled. Please start again with /leave.

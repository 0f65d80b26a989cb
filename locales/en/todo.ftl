## List

todo-empty = 🎉 Nothing to do right now. Thank you; I will write when there is something.
todo-title = 📋 <b>To do: { $count }</b> (most urgent first)
todo-more = … and { $count } more; send /todo again when these are done.
todo-item = { $number }. { $what }
    　 by { $due }
todo-item-late = { $number }. { $what }
    　 ⚠️ overdue (was due { $due })
todo-item-open = { $number }. { $what }
todo-about = { $what } ({ $form }, { $when })

## Overdue

overdue-title = ⏰ <b>Overdue: { $count }</b>{ $new ->
        [0] {""}
       *[other] {" "}({ $new } new, marked 🆕)
    }
    Please see that they are done, or tap a button below to deal with them yourself.
overdue-item = { $number }. { $new ->
        [yes] 🆕{" "}
       *[no] {""}
    }{ $what }
    　 was due { $due }{ $owned ->
        [yes] , owed by { $who }
       *[no] {""}
    }

## Items

todo-held = <b>Say whether the activity was held</b>: open the host card and choose
todo-host = <b>Host the activity</b>: count heads, end it
todo-ballot = <b>Vote</b>
todo-makeup = <b>Make-up study</b>
todo-leave-waits = Your leave request waits for a decision
todo-correction-waits = { $personal ->
        [yes] Your correction waits for another officer: { $name }
       *[no] The withdrawal of a record waits for another officer
    }
todo-correction = { $personal ->
        [yes] <b>Agree to a correction</b>: { $name }
       *[no] <b>Agree to the withdrawal of a record</b>
    }
todo-leave = <b>Decide on leave</b>: { $name }
todo-claim = <b>Confirm an identity</b>: an account claims to be { $name }
todo-filing = <b>File the change</b>: the superior committee has not been told{ $named ->
        [yes] {" "}({ $changes })
       *[no] {""}
    }
todo-filing-joint = {"; "}
todo-posting = <b>The notice is not in the group</b>: check that the bot may write there
todo-group = <b>Posts in the group fail or are incomplete</b>: { $cause }
todo-date = <b>Set the date</b>: the activity of { $month }
todo-theme = <b>Plan { $month }</b>: the plan has nothing for it
todo-review = <b>Review make-up study</b>: { $name }
todo-overdue = <b>Make-up study overdue</b>: { $name }
todo-office-change = <b>Decide on a change of office</b>: { $name }
todo-contact = <b>Contact</b> { $name }: no private message arrives, please call or visit
todo-record = <b>File the activity record</b>: check it, then send it to the superior committee
todo-objection = <b>Answer an objection</b>: { $name } says their record is wrong
todo-rectify = <b>Rectify</b>: satisfaction was low several times this year

## Failed automatic steps

todo-stuck = The bot could not “{ $what }” and keeps trying. Please check that it is still in the group and may write there
todo-automatic-approval = ask for the approval
todo-automatic-notice = post the notice
todo-automatic-posting = check that the notice is out
todo-automatic-forecast = forecast the attendance
todo-automatic-eve = remind members the day before
todo-automatic-opening = open check-in
todo-automatic-recording = ask the recorder to begin
todo-automatic-held = see whether the activity was held
todo-automatic-roll = fix the roll
todo-automatic-ending = end the activity
todo-automatic-ballot-reminder = remind of the vote
todo-automatic-ballot-closing = publish the result
todo-automatic-month-proposal = send the month's card
todo-automatic-month-end = see whether the month had an activity
todo-automatic-group-access = report that nothing can be posted in the group
todo-automatic-claim-link = renewing the link to claim names
todo-automatic-office-change = ending a contested change of office
todo-automatic-record-draft = send the draft of the activity record
todo-automatic-overdue = report what is overdue
todo-automatic-chain-head = post the head of the record of events
todo-automatic-year-papers = tell that the papers of a year broke off

## Buttons

todo-button-held = { $number } Host card
todo-button-host = { $number } Host card
todo-button-ballot = { $number } Vote
todo-button-makeup = { $number } Study
todo-button-leave-waits = { $number } See request
todo-button-correction-waits = { $number } See correction
todo-button-correction = { $number } Confirm
todo-button-leave = { $number } Decide
todo-button-claim = { $number } Confirm
todo-button-filing = { $number } Filed
todo-filing-paper = { $number } Paper
todo-button-posting = { $number } Post again
todo-button-group = { $number } Try again
todo-button-date = { $number } Set date
todo-button-theme = { $number } Plan it
todo-button-review = { $number } Review
todo-button-overdue = { $number } Deal with it
todo-button-office-change = { $number } Decide
todo-button-contact = { $number } Contacted
todo-button-record = { $number } Check and file
todo-button-objection = { $number } Answer
todo-button-rectify = { $number } Rectified

## Closing an item

todo-ask-contact = You have contacted <b>{ $name }</b> ({ $form }). How, and what came of it? A sentence or two, for example: called, is away on an internship, told about the activity
todo-ask-contact-example = Called, is away on an internship
todo-ask-objection = Objection of <b>{ $name }</b>: { $words }
    Write what you found; it is sent to the person. For example: checked, was there, now recorded by hand
todo-ask-objection-example = Checked, was there, now recorded by hand
todo-ask-rectify = What was changed ({ $form })? For example: the committee decided on group discussions and asks members first
todo-ask-rectify-example = Group discussions, members asked first
todo-closed-contact = ✅ The contact with { $name } is noted.
todo-closed-objection = ✅ The answer is sent to { $name } and kept in the record.
todo-closed-rectify = ✅ What was changed is noted.

## Refusals

refused-todo-closed = This has been dealt with already. Send /todo to see what is left.

## Evaluation

ledger-note-evaluation = Satisfied = the two upper levels ÷ all ratings. The members' result is the official one; guests stand apart. Of fewer than { $least } ballots only the members' rate is told.
ledger-raters = Raters
ledger-eligible = May vote
ledger-ballots = Voted
ledger-of-dimension = { $dimension }: { $what }
ledger-raters-members = Members
ledger-raters-guests = Guests
ledger-no-detail = too few

## Decisions

ledger-decision = Decision
ledger-owner = Owner
ledger-due-on = Due on
ledger-done-on = Done on
ledger-guide-name = Name
ledger-guide-post = Post
ledger-guide-came = Guidance
ledger-guide-words = Comment
ledger-guided = came
ledger-guided-not = not on record
ledger-decision-done = done
ledger-decision-open = open
ledger-decision-overdue = overdue

## Votes

ledger-motion = Motion
ledger-motion-rule = Rule
ledger-motion-ordinary = ordinary
ledger-motion-admission = admission
ledger-motion-eligible = Eligible
ledger-motion-present = Present
ledger-motion-favour = In favour
ledger-motion-against = Against
ledger-motion-abstained = Abstained
ledger-motion-unvoted = Not voting
ledger-motion-written-favour = In favour, in writing
ledger-motion-written-against = Against, in writing
ledger-motion-outcome = Outcome

## Duties

ledger-duty = Duty
ledger-duty-owner = Owner
ledger-person = About
ledger-done-at = Done at
ledger-owner-other = host or recorder
ledger-duty-done = done
ledger-duty-late = done late
ledger-duty-open = open
ledger-duty-overdue = overdue
ledger-duty-kind-leave-decision = decide on leave
ledger-duty-kind-posting = see that the notice is posted
ledger-duty-kind-change-report = report a change
ledger-duty-kind-contact = contact an absentee
ledger-duty-kind-call = call a person whom no message reaches
ledger-duty-kind-correction = confirm a correction
ledger-duty-kind-objection = answer an objection
ledger-duty-kind-rectify = rectify
ledger-duty-kind-group-access = restore posting in the group
ledger-duty-kind-record-filing = hand in the record
ledger-duty-kind-other = other

## Page

timeline-title = <b>Timeline: { $form }</b> (entries: { $count }, page { $page }/{ $pages })
timeline-empty = There is no entry yet.
timeline-line = { $at }: { $what }{ $known ->
        [yes] {" "}· { $by }
       *[no] {""}
    }
timeline-joint = |; |
timeline-button-earlier = ‹ Earlier
timeline-button-later = Later ›
timeline-mark-flag = Party flag
timeline-mark-badge = Party badges
timeline-mark-oath = oath

## Events

event-month-added = Added to the month
event-arranged = Date fixed
event-rearranged = Arrangement changed{ $changed ->
        [yes] : { $changes }
       *[no] {""}
    }{ $reasoned ->
        [yes] , because: { $reason }
       *[no] {""}
    }
event-theme-changed = Content changed{ $changed ->
        [yes] : { $changes }
       *[no] {""}
    }{ $reasoned ->
        [yes] , because: { $reason }
       *[no] {""}
    }
event-host-delegated = { $person } asked to host{ $reasoned ->
        [yes] , because: { $reason }
       *[no] {""}
    }
event-announced = Notice sent{ $late ->
        [yes] {" "}(late)
       *[no] {""}
    }{ $unapproved ->
        [yes] {" "}(no approval on record)
       *[no] {""}
    }{ $reasoned ->
        [yes] , because: { $reason }
       *[no] {""}
    }
event-notice-posted = Notice posted in the group
event-notice-not-posted = Notice not in the group; officers told
event-change-filed = Change reported to the superior
event-cancelled = Activity cancelled{ $reasoned ->
        [yes] , because: { $reason }
       *[no] {""}
    }
event-step-noted = Entered { $step }{ $dated ->
        [yes] , { $day }
       *[no] {""}
    }{ $paper ->
        [yes] , with paper
       *[no] {""}
    }{ $noted ->
        [yes] { " " }(with the words: { $note })
       *[no] {""}
    }
event-approval-reopened = Theme changed, to be approved again; the former one, “{ $words }”, was approved { $day }
event-step-skipped = { $step } left out{ $reasoned ->
        [yes] , because: { $reason }
       *[no] {""}
    }
event-goal-set = Goal: { $words }
event-choice-required = Theme entered as required by the superior committee
event-choice-chosen = Theme entered as the branch's own
event-problem-set = Problem to solve: { $words }
event-required-content-waived = Reason for no required content{ $reasoned ->
        [yes] , because: { $reason }
       *[no] {""}
    }
event-agenda-added = Agenda, added: { $words }
event-agenda-changed = Agenda, changed to: { $words }
event-agenda-moved = Agenda, moved to place { $place }: { $words }
event-agenda-removed = Agenda, removed: { $words }
event-agenda-begun = Begun: { $words }
event-leave-asked = { $person } asked for leave{ $late ->
        [yes] {" "}(late)
       *[no] {""}
    }
event-leave-approved = Leave of { $person } approved
event-leave-returned = Leave of { $person } returned
event-leave-withdrawn = Leave of { $person } withdrawn
event-check-in-opened = Check-in opened
event-check-ins-void = Check-ins void: { $count }{ $reasoned ->
        [yes] , because: { $reason }
       *[no] {""}
    }
event-check-in-void = Check-in of { $person } voided{ $reasoned ->
        [yes] , because: { $reason }
       *[no] {""}
    }
event-hand-check-in = { $person } recorded by hand{ $reasoned ->
        [yes] , because: { $reason }
       *[no] {""}
    }
event-heads-counted = Head count: { $heads }
event-briefed = Attendance and content reported
event-site-checked = Site: { $mark } ✓
event-site-unchecked = Site: { $mark } taken back
event-extended = Extended{ $changed ->
        [yes] : { $changes }
       *[no] {""}
    }
event-ended = Ended after { $hours } hours{ $short ->
        [yes] {" "}(less than half a day)
       *[no] {""}
    }
event-joint-passed-on = Joint activity: { $former } cancelled, { $arranges } arranges time and place
event-end-undone = End undone
event-held = Confirmed as held
event-not-held = Recorded as not held
event-roll-fixed = Roll fixed
event-roll-late-entry = { $person } put on the roll
event-roll-corrected = Record of { $person } corrected
event-roll-kind-corrected = Kind of { $person } corrected{ $reasoned ->
        [yes] , because: { $reason }
       *[no] {""}
    }
event-late-arrival = Check-in of { $person } from before the end arrived
event-late-leave = Leave of { $person } from before the start approved later
event-correction-asked = Correction for { $person } asked for{ $reasoned ->
        [yes] , because: { $reason }
       *[no] {""}
    }
event-correction-confirmed = Correction for { $person } agreed to
event-correction-declined = Correction for { $person } declined
event-ballot-closed = Ballot closed, totals fixed
event-ballot-started-over = Ballot started over
event-makeup-opened = Make-up study of { $person } opened
event-absence-explained = { $person } explained the absence
event-absentee-contacted = { $person } was contacted
event-makeup-submitted = { $person } handed in the make-up study
event-makeup-returned = Make-up study of { $person } returned
event-makeup-accepted = Make-up study of { $person } accepted
event-makeup-overdue = Make-up study of { $person } overdue
event-makeup-excused = { $person } needs no make-up study
event-makeup-cancelled = Make-up study of { $person } cancelled
event-makeup-closed = Make-up study of { $person } closed
event-rectified = Rectified: { $words }
event-recorded-later = Recorded later
event-recorded-later-withdrawn = Later record withdrawn{ $reasoned ->
        [yes] , because: { $reason }
       *[no] {""}
    }
event-record-entered = Record entered
event-record-moved = Entry of the record moved after filing
event-photo-chosen = Choice of photos changed after filing
event-record-withdrawn = Entry of the record withdrawn
event-record-put-back = Entry of the record put back
event-own-words-taken = A member's own words taken into the record
event-photo-entered = Photo received
event-decision-done = Decision carried out
event-decision-carried = Decision still under way
event-motion-counted = Vote counted: in favour { $favour }, against { $against }, abstained { $abstained }
event-motion-rule = Vote counted by the rule for { $admission ->
        [yes] the admission of members
       *[no] ordinary motions
    }
event-heads-recorded = Head count entered later: { $heads }
event-paper-made = Paper made
event-sheet-typed-in = Sheet on paper typed in: { $count }
event-finding-explained = Check before sending, reason given{ $reasoned ->
        [yes] : { $reason }
       *[no] {""}
    }
event-record-filed = Record sent to the superior{ $late ->
        [yes] {" "}(late)
       *[no] {""}
    }
event-receipt-recorded = Receipt entered: { $words }
event-record-held = Record fixed as it was sent
event-receipt-held = Receipt fixed
event-unknown = Another entry

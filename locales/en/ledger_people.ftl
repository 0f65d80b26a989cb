## Heads

ledger-number = No.
ledger-name = Name
ledger-person-kind = Kind
ledger-group = Group
ledger-slip = Slip
ledger-activity-day = Activity on
ledger-activity = Activity
ledger-leave-kind = Kind
ledger-reason = Reason
ledger-asked = Asked at
ledger-decided = Approved at
ledger-decided-by = Approved by
ledger-proof = Proof
ledger-leave-remark = Remark
ledger-cause = Cause
ledger-opened = Told at
ledger-due-at = Due at
ledger-submitted = Handed in at
ledger-accepted = Accepted at
ledger-accepted-by = Accepted by
ledger-state = State
ledger-makeup-way = Way
ledger-correction = Correction
ledger-corrected-at = At
ledger-corrected-by = By

## Marks of the matrix

ledger-mark-present = √
ledger-mark-leave = L
ledger-mark-absent = A
ledger-mark-none = –
ledger-mark-made-up = M
ledger-mark-corrected-added = [added]
ledger-mark-corrected-withdrawn = [withdrawn]
ledger-mark-corrected-leave = [late leave]
ledger-mark-corrected-counted = [recounted: in]
ledger-mark-corrected-not-counted = [recounted: out]
ledger-sum-expected = Expected
ledger-sum-present = Present
ledger-sum-leave = Leave
ledger-sum-absent = Absent

## Leave, make-up study, corrections

ledger-attached = yes
ledger-leave-late = late
ledger-makeup-by-hand = recorded by an officer: { $note }
ledger-makeup-own = by the person
ledger-makeup-open = open
ledger-makeup-submitted = to review
ledger-makeup-returned = returned
ledger-makeup-accepted = accepted
ledger-makeup-late = accepted (late)
ledger-makeup-overdue = overdue
ledger-correction-added = check-in added
ledger-correction-withdrawn = check-in withdrawn
ledger-correction-leave = leave approved afterwards
ledger-correction-counted = recounted: a member then
ledger-correction-not-counted = recounted: no member then
ledger-correction-slip = see the sheet of leave

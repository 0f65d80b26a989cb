### What papers print: titles, labels, words between facts; the menu of papers, and the messages with which they are sent.

## Shared

paper-blank = (to be added)
paper-pages = Page { $page } of { $pages }
paper-check-code = Check code: { $code }
paper-number = No. ____ of { $year }
paper-day-by-hand = ____________
paper-date-by-hand = ____________ { $year }
paper-date = { $day } { $month_name }
paper-moment = { $date }, { $time }
paper-month = { $month } { $year }
paper-nobody = none
paper-none = none
paper-joint = { "; " }
paper-committee = Committee of { $branch }
paper-stamp = Branch (stamp):
paper-yes-no = { $yes ->
    [yes] yes
   *[no] no
  }
paper-when = { $date } { $year }, { $from }–{ $to }{ $over ->
    [yes] , took { $hours } h{ $minutes ->
        [0] {""}
       *[other] { " " }{ $minutes } min
      }
   *[no] {""}
  }
paper-proof-picture = a picture, kept apart
paper-person = { $name }{ $holds ->
    [yes] { " " }({ $offices })
   *[no] {""}
  }
paper-delegated = { $host }, by delegation: { $reason }
paper-activity = { $day } { $form }
paper-count = { $count }{ $changed ->
    [yes] { " " }(corrected: { $corrected })
   *[no] {""}
  }
paper-share = { $share }{ $changed ->
    [yes] { " " }(corrected: { $later })
   *[no] {""}
  }{ $reached ->
    [yes] , as required
   *[no] , less than required
  }
paper-reason = { $what }: { $reason }
paper-supplement = { $text } (supplement, { $at })
paper-supplement-mark = { $text } (supplement)
paper-members = Members
paper-guests = Guests

## Titles

paper-title-record = Record of the Party day, { $branch }
paper-title-sign-in = Sign-in book of the Party day, { $branch }
paper-title-minutes = Minutes of the Party day, { $branch }
paper-title-leave = Leave slip, { $branch }
paper-title-makeup = Register of make-up study, { $branch }
paper-title-evaluation = Result of the Party day's evaluation, { $branch }
paper-title-plan = Plan of Party days for { $year }, { $branch }
paper-title-change = Report of a changed Party day, { $branch }
paper-title-circular = Circular on the Party day of { $month } { $year }, { $branch }
paper-title-request = Request to hold the Party day of { $month } { $year }, { $branch }
paper-title-blank-sign-in = Sign-in sheet of the Party day, { $branch }
paper-title-blank-ballot = Ballot on the Party day, { $branch }

## Labels

paper-field-number = Number
paper-field-unit = Branch
paper-field-superior = To
paper-field-filed = Filed on
paper-field-theme = Theme
paper-field-content = Content
paper-field-kinds = Kinds
paper-field-when = Time
paper-field-day = Day
paper-field-place = Place
paper-field-host = Host
paper-field-recorder = Recorder
paper-field-members = Members
paper-field-should = Expected
paper-field-present = Present
paper-field-rate = Attendance
paper-field-leave = On leave
paper-field-absent = Absent
paper-field-late = Late
paper-field-guests = Guests
paper-field-leader = Leaders present
paper-field-corrections = Corrected
paper-field-aims = Goal, problem to solve
paper-field-site = Site
paper-field-steps = Procedure
paper-field-process = Agenda and course
paper-field-speeches = Discussion
paper-field-decisions = Decisions
paper-field-carried = Last decisions
paper-field-votes = Votes
paper-field-evaluation = Evaluation
paper-field-leader-words = Leader's comment
paper-field-summary = Summary
paper-field-makeups = Make-up study
paper-field-changes = Changes, notice
paper-field-reasons = Notes
paper-field-pictures = Photos
paper-field-attachments = Attached
paper-field-superior-opinion = Opinion of the superior (stamp)
paper-field-branch-opinion = Opinion of the branch (stamp)
paper-field-meeting = Meeting
paper-field-slip = Number
paper-field-applicant = Applicant
paper-field-group = Group
paper-field-activity = Activity
paper-field-leave-kind = Kind
paper-field-leave-late = Asked
paper-field-reason = Reason
paper-field-leave-span = From, to
paper-field-proof = Proof
paper-field-asked = Asked at
paper-field-group-opinion = Opinion of the group leader
paper-field-opinion = Decision
paper-field-makeup-plan = Make-up study
paper-field-name = Name
paper-field-cause = Kind and reason of absence
paper-field-contact = Contact
paper-field-told = What was reported
paper-field-study-way = Way
paper-field-study-time = Time
paper-field-study-answer = Content and thoughts
paper-field-opinion-makeup = Reviewer's opinion
paper-field-state = State
paper-field-due = Due on
paper-field-ballots-due = Eligible
paper-field-ballots = Ballots
paper-field-ballots-valid = Valid
paper-field-satisfied = Satisfied
paper-field-detail = Details
paper-field-guest-ballots = Guests' ballots
paper-field-comments = Comments
paper-field-method = Method
paper-field-opinions = Comments
paper-field-month = Month
paper-field-changed-at = Changed at
paper-field-changed = Old → new
paper-field-planned = As planned
paper-field-proposed = As changed
paper-field-same-month = Same month
paper-field-told-anew = Announced anew
paper-field-reported-at = Reported at
paper-field-receipt = Receipt

## Columns

paper-column-row = No.
paper-column-name = Name
paper-column-kind = Kind
paper-column-group = Group
paper-column-at = Checked in
paper-column-how = Way
paper-column-signature = Signature
paper-column-remark = Remark
paper-column-month = Month
paper-column-form = Form
paper-column-content = Content
paper-column-dimension = Question

## Signatures

paper-sign-recorder = Recorder:
paper-sign-host = Host:
paper-sign-secretary = Secretary:
paper-sign-applicant = Applicant:
paper-sign-person = Signature:
paper-sign-organisation = Organisation officer:
paper-sign-teller = Teller:
paper-sign-counter = Counter:
paper-sign-first = Entered by:
paper-sign-second = Checked by:

## Attendance

paper-how-scan = scan
paper-how-early = early tap
paper-how-hand = by an officer
paper-how-later = recorded later
paper-state-leave = on leave
paper-state-absent = absent
paper-state-late = late
paper-corrected-present = check-in added afterwards
paper-corrected-absent = check-in withdrawn afterwards
paper-corrected-leave = leave granted afterwards
paper-makeup-open = make-up study owed
paper-makeup-submitted = make-up study under review
paper-makeup-returned = make-up study returned
paper-makeup-accepted = make-up study done
paper-leave = { $name } ({ $kind }, { $slip })
paper-absent = { $name }{ $known ->
    [yes] { " " }({ $told })
   *[no] {""}
  }
paper-absent-reason = reason: { $reason }
paper-absent-contact = { $by } was in contact, { $at }: { $words }
paper-guest = { $name } ({ $kind })
paper-correction-present = Added: { $name }, { $at }, by { $by }{ $explained ->
    [yes] : { $reason }
   *[no] {""}
  }
paper-correction-absent = Withdrawn: { $name }, { $at }, by { $by }{ $explained ->
    [yes] : { $reason }
   *[no] {""}
  }
paper-correction-leave = Late leave: { $name }, approved after the end
paper-correction-terms = Counted anew: { $name }, { $old } → { $new }, { $at }, by { $by }{ $explained ->
    [yes] : { $reason }
   *[no] {""}
  }

## Agenda and minutes

paper-item-study = Political study
paper-item-party-class = Party class
paper-item-oath = Renewing the oath
paper-item-charter = Reading the Party charter
paper-item-discussion = Discussion
paper-item-vote = Vote
paper-item-briefing = Briefing
paper-item-praise = Praise
paper-item-site = Visit
paper-item-service = Volunteer service
paper-item-care = Care for members
paper-item-check-up = Self-examination
paper-item-life-meeting = Organisational life meeting
paper-item-appraisal = Appraisal of members
paper-item-other = Other
paper-ledger-party-class = Party class
paper-ledger-meeting = members' meeting
paper-ledger-life-meeting = organisational life meeting
paper-ledger-study = group study
paper-kind = { $kind }{ $required ->
    [yes] { " " }(required)
   *[no] {""}
  }
paper-counts = also counts as { $ledger }{ $timed ->
    [yes] { " " }for { $minutes } min
   *[no] {""}
  }
paper-item = { $kind }: { $title }
paper-item-about = { $item } ({ $about })
paper-item-speaker = by { $name }
paper-item-minutes = { $minutes } min
paper-item-hours = { $hours } h of volunteer service
paper-goal = Goal: { $text }
paper-problem = Problem to solve: { $text }
paper-mark-flag = Party flag
paper-mark-badge = Party badges
paper-mark-oath = oath
paper-speech = { $name }: { $text }
paper-sentence = { $text }.
paper-decision = { $text }{ $owned ->
    [yes] , by { $owner }
   *[no] {""}
  }{ $dated ->
    [yes] , until { $due }
   *[no] {""}
  }
paper-carried = { $text }: { $done ->
    [yes] done ({ $at })
   *[no] still open
  }
paper-makeups = { $owed } owed, { $done } done
paper-late-notice = Notice at shorter date than required: { $reason }
paper-change = Changed { $at }: { $what }{ $explained ->
    [yes] { " " }({ $reason })
   *[no] {""}
  }
paper-changed-cancelled = Called off; it was planned for { $old }
paper-changed-starts-at = Start: from { $old } to { $new }
paper-changed-ends-at = End: from { $old } to { $new }
paper-changed-place = Place: from { $old } to { $new }
paper-changed-host = Host: from { $old } to { $new }
paper-changed-recorder = Recorder: from { $old } to { $new }
paper-changed-content = Content: from “{ $old }” to “{ $new }”
paper-change-cancelled = Start: { $value }
paper-change-starts-at = Start: { $value }
paper-change-ends-at = End: { $value }
paper-change-place = Place: { $value }
paper-change-host = Host: { $value }
paper-change-recorder = Recorder: { $value }
paper-change-content = Content: { $value }
paper-change-off = Called off
paper-recorded-later = This activity was recorded later, on { $at }.
paper-caption = { $at }{ $captioned ->
    [yes] { " " }{ $caption }
   *[no] {""}
  }{ $shown ->
    [yes] {""}
   *[no] { " " }(a HEIC photo, too large or damaged, which cannot be shown here; kept apart)
  }
paper-attached-sign-in = sign-in book
paper-attached-leaves = { $count ->
    [one] 1 leave slip
   *[other] { $count } leave slips
  }
paper-attached-evaluation = result of the evaluation
paper-attached-makeups = { $count ->
    [one] 1 register of make-up study
   *[other] { $count } registers of make-up study
  }
paper-section = { $number }. { $heading }
paper-heading-content = Content
paper-heading-item = ({ $number }) { $item }
paper-heading-others = Other notes
paper-heading-decisions = Decisions
paper-heading-carried = Last decisions
paper-heading-comments = Comments of the guides
paper-heading-summary = Summary

## The nine steps, and the six parts

paper-step-1 = (1) theme by the committee
paper-step-2 = (2) approval
paper-step-3 = (3) notice
paper-step-4 = (4) convening
paper-step-5 = (5) check-in
paper-step-6 = (6) briefing
paper-step-7 = (7) activity
paper-step-8 = (8) evaluation
paper-step-9 = (9) summary
paper-step-seen = { $step } { $at }{ $later ->
    [yes] { " " }(recorded later)
   *[no] {""}
  }
paper-step-entered = { $step } { $day }{ $explained ->
    [yes] { " " }({ $reason })
   *[no] {""}
  }{ $reopened ->
    [yes] { " " }(former theme approved { $former })
   *[no] {""}
  }
paper-step-skipped = { $step } left out: { $reason }
paper-step-open = { $step } { $blank }{ $reopened ->
    [yes] { " " }(former theme approved { $former })
   *[no] {""}
  }
paper-six = Six parts: { $parts }
paper-six-part = { $part }{ $there ->
    [yes] { " " }√
   *[no] { " " }□
  }
paper-six-plan = yearly plan
paper-six-programme = monthly programme
paper-six-materials = study material
paper-six-notes = notes
paper-six-records = record and photos
paper-six-sign-in = sign-in book

## Leave and make-up study

paper-late-leave = after the start
paper-in-time = before the start
paper-agreed = Agreed. { $by }, { $at }
paper-makeup-due = Make-up study until { $due }
paper-cause = { $cause }: { $reason }
paper-contact = { $by } was in contact, { $at }: { $words }
paper-study-self = Studied alone, questions answered
paper-study-read = Read the content: { $at }
paper-study-sent = Submitted: { $at }{ $late ->
    [yes] { " " }(after the due time)
   *[no] {""}
  }
paper-study-entered = Entered by an officer: { $at }
paper-accepted = Accepted. { $by }, { $at }

## Evaluation

paper-ballots-of-members = Members' ballots (number, share)
paper-ballots-of-guests = Guests' ballots (number, share; not in the members' result)
paper-level = { $count } ({ $share })
paper-few = Fewer than { $least } ballots: only the whole rate is told, for secrecy
paper-no-rate = none
paper-ballot-method = Secret ballot on the bot, one for each person, counted at the close; no choice is kept with a name
paper-result = Members satisfied: { $rate }, { $ballots } of { $eligible } voted
paper-result-dimension = { $dimension }: { $levels }
paper-result-level = { $level } { $count }
paper-guest-ballots = { $ballots } of { $eligible } guests voted{ $told ->
    [yes] , satisfied: { $rate } (not in the members' result)
   *[no] {""}
  }
paper-ballot-label = { $activity } · ballot
paper-ballot-note = One √ in each row, no name. Teller and counter count them on the spot and enter the result into the summary.
paper-blank-sign-in-note = One person enters the sheet, another checks it; both sign. The paper is kept.

## Changes

paper-told-anew = all members were told anew
paper-not-told = changed before the notice; not announced apart

## Circular and request

paper-circular-to = To all members of the branch:
paper-circular-opening = This is how the Party day of { $month } was held.
paper-circular-heading-1 = 1. The activity
paper-circular-heading-2 = 2. Attendance
paper-circular-heading-3 = 3. Decisions
paper-circular-heading-4 = 4. Evaluation
paper-circular-heading-5 = 5. What is asked of members
paper-circular-facts = { $when }: the branch held “{ $form }” at { $place }.{ $hosted ->
    [yes] { " " }{ $host } was the host.
   *[no] {""}
  } Content: { $content }
paper-circular-attendance = Expected: { $should }; present: { $there }; attendance { $rate }.
paper-circular-away = { " " }On leave: { $leave }; absent: { $absent }.
paper-circular-makeups = { $count ->
    [one] 1 member who was away owes make-up study.
   *[other] { $count } members who were away owe make-up study.
  }
paper-request-to = To { $superior }:
paper-request-opening = { $dated ->
    [yes] As the branch committee decided on { $decided }, the
   *[no] The
  } branch intends to hold the Party day of { $month } on the theme “{ $form }”, and submits its arrangements for approval.
paper-request-heading-1 = 1. Time, place and people
paper-request-when = Time: { $when }.
paper-request-place = Place: { $place }.
paper-request-people = All members of the branch{ $hosted ->
    [yes] ; host: { $host }
   *[no] {""}
  }.
paper-request-heading-2 = 2. Content and agenda
paper-request-required = Required content: { $kinds }.
paper-request-heading-3 = 3. Goal
paper-request-end = Please decide.

## The menu: buttons

paper-button-back = ‹ Papers
paper-button-plan = 📄 Plan as a paper
paper-button-change = Report of the change
paper-button-change-of = Report of change { $number }
paper-button-leaves = Leave slips ({ $count })
paper-button-leave = 📄 Slip
paper-button-makeups = Make-up study ({ $count })
paper-kind-record = Record
paper-kind-sign-in = Sign-in book
paper-kind-minutes = Minutes
paper-kind-leave = Leave slip
paper-kind-makeup = Make-up study
paper-kind-evaluation = Evaluation
paper-kind-plan = Yearly plan
paper-kind-change = Report of a change
paper-kind-circular = Circular
paper-kind-request = Request
paper-kind-blank-sign-in = Blank sign-in sheet
paper-kind-blank-ballot = Blank ballots

## The menu: messages

paper-menu = 📄 <b>Papers</b> · “{ $form }” ({ $day })
    Tap one to get it as a Word file.
paper-menu-unsettled = 📄 <b>Papers</b> · “{ $form }” ({ $day })
    Attendance is not settled yet: papers can be made about ten minutes after the end; if the activity ended by itself, after it is confirmed as held.
paper-menu-empty = There are no papers of “{ $form }” ({ $day }) to be made now.
paper-choose-leave = Choose a leave slip for “{ $form }”:
paper-choose-makeup = Choose a register of make-up study for “{ $form }”:
paper-sent = 📄 { $title }
paper-lacks = To be added: { $labels }
paper-lacks-agenda = · { $labels }: tap [Agenda]
paper-lacks-record = · { $labels }: tap [Record]
paper-lacks-ballot = · { $labels }: filled in when the ballot has closed
paper-lacks-again = Then tap this paper again; what else is missing is written in the Word file.
paper-whole = Everything is filled in; signatures, stamps and the leaders' opinions are written by hand.
paper-photos-gone = ⚠️ The files of { $count } photos are damaged or gone; their captions stand alone. Please send them again in /record.
paper-code = Check code <code>{ $code }</code>
paper-as-filed = 📮 The same paper as the one that was filed.
paper-unlike-filed = 📮 Not the one that was filed (check code <code>{ $code }</code>): something has changed since.
paper-no-pdf = LibreOffice is not installed on this server: there is the Word file only.
paper-sent-pdf = The same paper as a PDF.
paper-pdf-failed = The PDF could not be made; please use the Word file above.

## Refusals

refused-paper-failed = The paper could not be made. Tap again; if it still fails, tell the operator of the bot.
refused-paper-not-yet = “{ $form }” has not ended; this paper comes after its end.
refused-paper-unsettled = Attendance at “{ $form }” is not settled yet: this paper can be made about ten minutes after the end, or after it is confirmed as held.
refused-paper-too-late = “{ $form }” has ended; this paper is for the time before.
refused-paper-no-ballot = The evaluation of “{ $form }” has no result yet; its summary comes after the close.
refused-paper-no-plan = There is no plan for { $year } yet. Import one with /plan.

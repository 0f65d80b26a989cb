## The file

ledger-title = { $branch }: ledger of { $year }
ledger-page = Page &P of &N
ledger-empty = Nothing on record this year.

## Activities

ledger-note-activities = Members, present and share are as fixed at the end; corrections stand apart. A share below { $needed } % is marked pale, below { $low } % dark; so is satisfaction below { $low } %. A record handed in later than 2 days after the end reads “late”. The last row holds sums, and means of share and satisfaction; activities recorded later are not in the mean share. “Members” and “expected” are the same at present.
ledger-no = No.
ledger-month = Month
ledger-day = Date
ledger-theme = Theme
ledger-form = Form
ledger-required = Required content
ledger-chosen = Set or chosen
ledger-counts-as = Counts as
ledger-hours = Hours
ledger-place = Place
ledger-host = Host
ledger-recorder = Recorder
ledger-members = Members
ledger-expected = Expected
ledger-present = Present
ledger-share = Share
ledger-reached = Reached
ledger-leave = Leave
ledger-absent = Absent
ledger-guests = Guests
ledger-guide = Guide
ledger-corrected = As corrected
ledger-decisions = Decisions
ledger-turnout = Turnout
ledger-rate = Satisfied
ledger-makeups = To make up
ledger-made-up = Made up
ledger-notice = Notice on
ledger-notice-days = Days ahead
ledger-decided-on = Committee on
ledger-approved-on = Approved on
ledger-filed-on = Handed in on
ledger-filed = Handed in
ledger-changes = Changes
ledger-enclosed = Enclosed
ledger-remark = Remarks
ledger-yes = yes
ledger-not-reached = no
ledger-corrected-to = { $present } of { $members }
ledger-counted = { $kind } ({ $minutes } min)
ledger-filed-in-time = in time
ledger-filed-late = late
ledger-filed-not = not on record
ledger-enclosed-book = sign-in book
ledger-enclosed-slips = leave slips { $numbers }
ledger-enclosed-photos = { $count } photos
ledger-remark-join = |; |
ledger-recorded-later = recorded later ({ $at })
ledger-notice-short = notice shorter than { $days } days{ $reason }
ledger-too-short = shorter than half a day
ledger-over = not held in its month
ledger-ahead = ahead
ledger-undated = without a date
ledger-not-held = not held{ $reason }
ledger-cancelled = cancelled{ $reason }
ledger-withdrawn = record withdrawn{ $reason }
ledger-because = : { $reason }
ledger-total = Sum
ledger-total-held = { $activities } held, in { $months } months

## Kinds of organisational life

ledger-branch = Branch
ledger-kind = Kind
ledger-figure = Figure
ledger-sum = Sum
ledger-due = Periods due
ledger-covered = Covered
ledger-finished = Finished
ledger-times = Times
ledger-minutes = Minutes
ledger-kind-party-day = Party day
ledger-kind-party-class = Party class
ledger-kind-meeting = Members' meeting
ledger-kind-life-meeting = Organisational life meeting
ledger-kind-study = Group study
ledger-kind-appraisal = Appraisal of members

## The Party charter

ledger-chapter = Chapter
ledger-read-times = Times
ledger-read-on = Read on
ledger-read = Covered
ledger-read-yes = read
ledger-read-not = not yet
ledger-read-share = { $read } of { $of }
ledger-chapter-0 = Preamble
ledger-chapter-1 = Chapter 1: Members
ledger-chapter-2 = Chapter 2: Organisation
ledger-chapter-3 = Chapter 3: Central organisations
ledger-chapter-4 = Chapter 4: Local organisations
ledger-chapter-5 = Chapter 5: Primary organisations
ledger-chapter-6 = Chapter 6: Cadres
ledger-chapter-7 = Chapter 7: Discipline
ledger-chapter-8 = Chapter 8: Organs of discipline inspection
ledger-chapter-9 = Chapter 9: Leading Party members' groups
ledger-chapter-10 = Chapter 10: The Party and the Youth League
ledger-chapter-11 = Chapter 11: Emblem and flag

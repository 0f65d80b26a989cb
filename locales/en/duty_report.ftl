## Title and headings

duty-report-title = { $branch }: Party days of { $year }, material for the report on duty
duty-report-overall = 1. Overall
duty-report-trend = 2. Trend
duty-report-coverage = 3. Coverage
duty-report-mended = 4. What was mended
duty-report-own-words = 5. Problems and plans
duty-report-problems = Problems
duty-report-next = Plans
duty-report-foot = The figures are those of the rolls as fixed and of closed ballots; corrections stand apart{ $later ->
    [0] {""}
   *[other] ; activities recorded later count in no attendance, leave or shortfall
 }.

## Sentences

duty-report-held = Party days were due in { $of } months and held in { $months }, { $activities } in all{ $later ->
    [0] {""}
   *[other] , of these { $later } months recorded later
 }{ $unrecorded ->
    [0] {""}
   *[other] ; { $unrecorded } further months before the set-up are not on record
 }.
duty-report-share = Mean attendance { $share } (at least { $needed } required), missed { $below } times; leave { $leaves } times.
duty-report-rate = Mean satisfaction { $rate }, below { $line } { $low } times.
duty-report-first-half = First half: { $activities } held, mean attendance { $share }, mean satisfaction { $rate }.
duty-report-second-half = Second half: { $activities } held, mean attendance { $share }, mean satisfaction { $rate }.
duty-report-charter = Party charter: { $read } of { $of } parts (preamble and eleven chapters) were read.
duty-report-required = Required content: { $required } of { $held } activities had it on the agenda.
duty-report-makeups = Make-up studies: { $done } of { $of } done.
duty-report-calls = People to contact: { $done } of { $of } reached.
duty-report-rectified = Matters to rectify: { $done } of { $of } done.
duty-report-decisions = Decisions: { $done } of { $of } carried out.
duty-report-corrections = Corrections of fixed rolls: { $count }, namely { $parts }.
duty-report-correction = { $what } { $count }
duty-report-changes = Changes after the date was fixed: { $count }.
duty-report-cancelled = Cancelled or not held: { $count }.
duty-report-notice-late = Notices shorter than required: { $count }.
duty-report-filed-late = Records handed in late: { $count }.
duty-report-nothing = Nothing had to be made up, corrected or rectified.

## Tables

duty-report-by-month = By activity
duty-report-by-kind = Organisational life
duty-report-head-month = Month
duty-report-head-form = Form
duty-report-head-expected = Expected
duty-report-head-present = Present
duty-report-head-share = Share
duty-report-head-rate = Satisfied
duty-report-head-kind = Kind
duty-report-head-times = Times
duty-report-head-minutes = Minutes
duty-report-head-due = Periods due
duty-report-head-covered = Covered
duty-report-head-finished = Finished

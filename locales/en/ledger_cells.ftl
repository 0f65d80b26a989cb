## Sheets: the name on the tab, the title, the note below it

ledger-sheet-activities = Activities
ledger-title-activities = { $branch }: Party days of { $year }
ledger-sheet-kinds = Kinds by month
ledger-title-kinds = { $branch }: organisational life of { $year }
ledger-note-kinds = Times and minutes come from the agendas; one activity may count for several kinds. Finished = periods with one ÷ periods due (Party day: months; Party class and members' meeting: quarters; organisational life meeting and appraisal: the year). Group study has no required number.
ledger-sheet-attendance = Attendance by name
ledger-title-attendance = { $branch }: attendance of Party days in { $year }
ledger-note-attendance = √ present　L on leave　A absent　– not in the branch, or not counted; then: M made up, [added] [withdrawn] [late leave] [recounted] are corrections of the fixed roll. Several activities of a month are parted by “/”. In the order of the roster; no ranking.
ledger-sheet-leaves = Leave
ledger-title-leaves = { $branch }: leave in { $year }
ledger-note-leaves = Approved leave only. “Late” was asked for after the start.
ledger-sheet-makeups = Make-up study
ledger-title-makeups = { $branch }: make-up studies of { $year }
ledger-note-makeups = What people studied and wrote is in their make-up slips.
ledger-sheet-evaluation = Evaluation
ledger-title-evaluation = { $branch }: evaluation in { $year }
ledger-sheet-decisions = Decisions
ledger-title-decisions = { $branch }: decisions of { $year } and what became of them
ledger-note-decisions = The next record ticks what is done.
ledger-sheet-motions = Votes
ledger-title-motions = { $branch }: votes in { $year }
ledger-note-motions = Eligible and present are full members with a vote. Carried = more than half of the eligible in favour. Present: for an ordinary motion at least half, for an admission more than half, whose opinions in writing count as votes. Numbers only.
ledger-sheet-guidance = Guidance
ledger-title-guidance = { $branch }: guidance by leaders in { $year }
ledger-note-guidance = Activities held. Leaders and their comments are those of the records; an activity without any reads “not on record”.
ledger-sheet-duties = Duties
ledger-title-duties = { $branch }: duties in { $year }
ledger-note-duties = Without people's own make-up studies (see that sheet) and without what the bot does itself.
ledger-sheet-charter = Party charter
ledger-title-charter = { $branch }: reading of the Party charter in { $year }
ledger-note-charter = The whole charter is read at least once a year; counted by the chapters in the agendas.
ledger-sheet-corrections = Corrections
ledger-title-corrections = { $branch }: corrections of the rolls of { $year }
ledger-note-corrections = A roll is fixed at the end of its activity and stays as it is; corrections stand beside it. The figures in the ledger are those that were fixed.

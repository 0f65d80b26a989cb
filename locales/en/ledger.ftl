## Messages

button-ledger = 📒 Ledger
ledger-caption = 📒 <b>Ledger of { $year }</b>: { $activities } activities, { $people } people. It holds names and reasons for leave: keep it to the branch's work and out of groups.
ledger-failed = ⚠️ The ledger of { $year } could not be made. Tap [📒 Ledger] again later; if that fails, too, tell the operator.
ledger-report-failed = ⚠️ The material for the report on duty { $year } could not be made. Tap [📒 Ledger] again later; if that fails, too, tell the operator.
ledger-file = { $branch } ledger { $year }
ledger-report-caption = 📝 <b>Material for the report on duty { $year }</b> (the Party days' figures): numbers only, no names. Problems and plans are the secretary's to write.

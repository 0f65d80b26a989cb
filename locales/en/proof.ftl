## Check codes of papers

proof-paper = { $kind ->
    [record] record of a Party day
    [sign-in] sign-in book
    [minutes] minutes of a meeting
    [leave] leave slip
    [makeup] make-up study form
    [evaluation] evaluation totals
    [plan] yearly plan as filed
    [change] change as filed
    [circular] circular
    [request] request
    [ledger] ledger
    [duty-report] material for the report on duty
    [blank-sign-in] blank sign-in sheet
    [blank-ballot] blank ballot
   *[other] paper
}
proof-about-activity = {" "}(Party day of { $year }-{ $month })
proof-about-year = {" "}({ $year })
proof-found = 📄 Check code { $code }: { $paper } of { $branch }{ $about }, made { $at }, { $year }.
proof-chain-holds = 🔗 The record of events had { $number } entries then (hash of the last: { $hash }). All of them, up to the one about this paper, are unchanged.
proof-chain-broken = ⚠️ The record of events had { $number } entries then; only the first { $intact } are intact now. What follows was changed or removed, so that nothing proves this paper any more. Compare with a backup.
proof-fault-event = ⚠️ The record of events does not say that this paper was made. The database was changed; compare it with a backup.
proof-fault-body = ⚠️ What the database keeps of this paper does not fit its check code. The database was changed; compare it with a backup.
proof-newer = ℹ️ The content has changed since: a new paper was made { $at }, check code { $code }.
proof-same = ✅ The text of the file is as it was made.
proof-changed-title = ❌ The file differs from what was made in { $count ->
        [one] one place
       *[other] { $count } places
    }:
proof-changed = · { $named ->
        [yes] “{ $label }”
       *[no] A passage
    } was changed: { $old } → { $new }
proof-missing = · { $named ->
        [yes] “{ $label }”
       *[no] A passage
    } is missing: { $old }
proof-added = · Added: { $new }
proof-hidden = · Hidden: { $label }
proof-turned = · Marks or settings change the order in which this is read: { $new }
proof-filled-title = ✍️ These were still to be added when the paper was made and were filled in; that is no tampering:
proof-filled = · { $label }: { $new }
proof-signed-title = ✍️ These blanks were filled in; that is no tampering:
proof-signed = · { $label }: { $new }
proof-noted-title = ℹ️ These comments, headers and footers are no part of the paper's text and were not compared; please look at them:
proof-noted = · { $new }
proof-more = · { $count } more
proof-limits = Only text is compared, not photos, layout, signatures or stamps.
proof-no-code = “{ $name }” has no check code, so that it cannot be compared. Instead of a scan or a photo, use the electronic file, or type the code.
proof-wrong-code = The check code { $code } in “{ $name }” is not a valid one: it was copied wrongly or changed.
proof-unknown-code = No paper with the check code { $code } is on record: this bot did not make it, or the database is another one.
proof-several = ⚠️ “{ $name }” has { $count } check codes; only { $code } is compared below.
refused-proof-kind = “{ $name }” is no Word file (.docx), Excel file (.xlsx) or PDF and cannot be compared. Please send the file as the bot made it.
proof-head = 🔗 <b>Record of events, { $year }-{ $month }</b>
    { $number } entries so far; the last has the hash <code>{ $hash }</code> (branch number { $branch }).
    Telegram dates this message: please keep it. It can prove later that the record was not changed. Nothing is to be done.
proof-button = Compare a file
proof-ask = Please send the paper to compare (.docx, .xlsx or .pdf), or type its check code.
proof-next = You may send the next one.

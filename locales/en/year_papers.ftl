button-year-papers = 🗂 All papers
button-year-papers-pdf = 🗂 All papers, with PDFs
button-year-papers-stop = Stop
year-papers-progress = 🗂 Making all papers of { $year }: { $done } of { $of }
    { $bar }
year-papers-stopped = 🗂 The papers of { $year } were stopped before the end; no file was sent. Tap [🗂 All papers] to begin again.
year-papers-broken = ⚠️ The papers of { $year } were not finished: the bot was interrupted, and not all zip files were sent. Tap [🗂 All papers] to begin again; papers made by then stay the same.
year-papers-failed = ⚠️ The papers of { $year } could not be finished. Tap [🗂 All papers] again later; if that fails, too, make them one by one under [Papers] of each activity, and tell the operator.
year-papers-finished = ✅ All papers of { $year }: { $made }, sent in { $parts ->
    [one] one zip file
   *[other] { $parts } zip files
 }.
year-papers-lacking = ⚠️ Not made ({ $count }): { $names }. Make them under [Papers] of their activity.
year-papers-replaced = ⚠️ In the standard form, because the branch's own could not be filled ({ $count }): { $names }. Replace it under /settings → Forms.
year-papers-photos = ⚠️ With captions alone, because files of photos are damaged or gone ({ $count }): { $names }.
year-papers-noted = The reason for each is in “{ $file }” in the zip file.
year-papers-notes = Notes.txt
year-papers-notes-lacking = Papers that were not made ({ $count }): make them under [Papers] of their activity.
year-papers-note-lacking = · { $name }
year-papers-notes-replaced = Papers in the standard form ({ $count }), because the branch's own could not be filled:
year-papers-note-replaced = · { $name }: { $why }
year-papers-notes-photos = Papers without some photos ({ $count }), whose files are damaged or gone; their captions are there:
year-papers-note-photos = · { $name }: { $count } missing
year-papers-part = 🗂 Zip file { $number } of { $of }. It holds names and reasons for leave: keep it out of groups.
year-papers-file = { $branch } papers of { $year }
refused-year-papers-running = The branch's papers of a year are being made. Wait for them, or tap [Stop] below that message.
refused-year-papers-busy = Other branches' papers are being made. Tap again in a few minutes.

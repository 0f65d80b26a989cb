## The screen

check-title = <b>Check and file: { $form }</b> ({ $start })
check-superior = the superior committee
check-due = To be filed with { $committee } by { $due }.
check-due-never = This activity was recorded later, so that no time is set; it can be filed with { $committee } at any time.
check-due-late = ⏰ The deadline ({ $due }) has passed. Please file with { $committee } soon; it will be recorded as late.
check-filed = 📮 Marked as filed with { $committee } by { $by }, { $sent }{ $late ->
        [yes] {" "}(late)
       *[no] {""}
    }.
check-filed-code = 　 Check code of what was filed: <code>{ $code }</code>
check-received = 　 Receipt (recorded { $at }): { $receipt }
check-receipt-file = see the picture or file
check-clean = ✅ Nothing was found.
check-class = <b>{ $mark } { $level } ({ $count })</b>
check-level-block = To be mended first
check-level-reason = To be mended or explained
check-level-warn = Please mend or explain
check-level-info = For information
check-line = { $number }. { $what }
check-answered = 　 ✍️ Explained: { $reason }
check-more = … and { $count } more; check again when these are settled.
check-ballot-open = The ballot closes { $closes }; a paper made before has no result. Please make it and file after that.
check-how = Please tap [📄 Record form], have the paper signed and stamped, hand it in to { $committee }, then tap [Mark as filed]; the bot does not hand it in.
check-stopped = { $count } of these must be settled before the record can be marked as filed.
check-sure = “{ $form }” still has { $count } warnings that are neither mended nor explained. An inspector may point them out. Mark it as filed anyway?
check-explained = ✍️ The reason is kept, and will be printed in the record.
check-receipt-kept = 📥 The receipt is recorded.
check-marked-sent = 📮 Marked, and kept as it stands now. Made again, the record is the same paper unless something changes.
check-marked-anew = 📮 Marked, and kept as it stands now. ⚠️ No paper with this content was made before: please compare the record that was handed in with the one that [📄 Papers] gives now.
check-marked-already = ℹ️ { $by } marked it as filed at { $sent }; it is not recorded twice.
check-receipt-caption = Receipt for “{ $form }”
check-ask-reason = { $what }
    Please explain in one sentence, which the record will print, for example: A meeting of the superior committee took half an hour.
check-ask-reason-example = A superior meeting took half an hour
check-ask-receipt = Please record the receipt for “{ $form }”: write a sentence, or send a photo or file of it, for example: Signed for by Ms Zhang of the committee.
check-ask-receipt-example = Signed for by Ms Zhang of the committee
check-pairs = <b>Passages like those of “{ $form }” ({ $start })</b>
check-pair = { $number }. { $share } the same
    now: { $mine }
    then: { $theirs }
check-pairs-none = No whole sentences are alike.

## Messages

check-draft = 📄 <b>{ $filed ->
        [yes] The record of “{ $form }” ({ $start }) has been filed
       *[no] The draft of the record of “{ $form }” ({ $start }) is ready
    }</b>
check-draft-figures = Members { $members }, present { $present } ({ $share }), on leave { $leave }, absent { $absent }; minutes { $minutes }, decisions { $decisions }, photos { $photos }
check-missing = 📝 <b>The record of “{ $form }” ({ $start }) still lacks</b>
check-missing-line = • { $what }
check-complete = ✅ Complete; it can be filed.
check-complete-but-ballot = ✅ The record is complete. The ballot closes { $closes } and its result is filled in by itself; please file after that.

## Buttons

button-check-open = Check and file
button-check-back = Back to the check
button-check-paper = 📄 Record form
button-check-sent = Mark as filed
button-check-sent-again = Filed again after a correction
button-check-sure = Mark as filed anyway
button-check-receipt = Record the receipt
button-check-receipt-file = See the receipt
button-check-pairs = { $number } Compare
button-check-why = { $number } Explain
button-check-why-again = { $number } Explain anew
button-check-roll = { $number } Correct check-ins
button-check-makeup = { $number } Make-up study
button-check-todo = { $number } Decide
button-check-plan = { $number } See the month
button-check-record = { $number } Mend the record
button-check-entries = { $number } change entries
button-check-photos = { $number } See the photos
button-check-vote = { $number } Enter the count
button-check-steps = { $number } See the steps
button-check-agenda = { $number } See the agenda

## Steps and moments, as they stand in the sentences

check-step-1 = ① the committee sets the theme
check-step-2 = ② approval
check-step-3 = ③ notice
check-step-4 = ④ convening
check-step-5 = ⑤ sign-in
check-step-6 = ⑥ report on attendance and content
check-step-7 = ⑦ activity
check-step-8 = ⑧ ballot
check-step-9 = ⑨ summary
check-moment-theme = The committee's meeting
check-moment-approval = the approval
check-moment-notice = the notice
check-moment-start = the start
check-moment-minutes = the first entry of the minutes
check-moment-end = the end
check-moment-filing = the filing
check-chapter-0 = preamble
check-chapter-1 = chapter 1
check-chapter-2 = chapter 2
check-chapter-3 = chapter 3
check-chapter-4 = chapter 4
check-chapter-5 = chapter 5
check-chapter-6 = chapter 6
check-chapter-7 = chapter 7
check-chapter-8 = chapter 8
check-chapter-9 = chapter 9
check-chapter-10 = chapter 10
check-chapter-11 = chapter 11

## What each check is about, beside a reason on paper

check-label-0 = Required content
check-label-1 = present and members
check-label-2 = sum of the attendance
check-label-3 = present and sign-in book
check-label-4 = head count and check-ins
check-label-5 = members and roster
check-label-6 = leave and check-in
check-label-7 = time of leave
check-label-8 = reasons of absence
check-label-9 = make-up study
check-label-10 = host and recorder
check-label-11 = office of the host
check-label-12 = speakers
check-label-13 = discussion
check-label-14 = length of the minutes
check-label-15 = empty phrases
check-label-16 = agenda and minutes
check-label-17 = likeness to earlier records
check-label-18 = likeness of make-up answers
check-label-19 = dates that are cited
check-label-20 = anniversaries, congresses
check-label-21 = order of the procedure
check-label-22 = committee meeting before
check-label-23 = two activities at once
check-label-24 = duration
check-label-25 = day of the activity
check-label-26 = time of recording
check-label-27 = check-ins by hand
check-label-28 = check-ins after the end
check-label-29 = photos
check-label-30 = photos used again
check-label-31 = turnout of the ballot
check-label-32 = satisfaction over the year
check-label-33 = count of a vote
check-label-34 = members counted in a vote
check-label-35 = decisions
check-label-36 = plan and activity
check-label-37 = time of filing
check-label-38 = numbers of leave slips
check-label-39 = place
check-label-40 = coverage of the year
check-label-41 = names
check-label-42 = basic procedure
check-label-43 = attendance rate

## Findings

check-1-present = { $present } are present, more than the { $members } members.
check-2-sum = Present { $present }, on leave { $leave } and absent { $absent } do not add up to { $members } members.
check-2-twice = On the list twice: { $names }.
check-3-book = { $present } are present, but the sign-in book has { $rows }.
check-4-heads = The host counted { $heads }, but { $there } checked in.
check-5-roster = By later entries of the roster, these people's kind at the start is another one than on the roll: { $names }.
check-6-both = On leave and checked in: { $names }.
check-7-late = Leave asked for or decided after the start ({ $start }): { $names }; it is recorded as late leave.
check-7-pending = Leave not decided yet: { $names }.
check-8-contact = Absent for more than a day without a reason or a contact on record: { $names }.
check-9-overdue = Make-up study overdue: { $names }.
check-9-early = Make-up study accepted before the activity ended ({ $end }): { $names }.
check-10-host-absent = The host { $name } is not among those present.
check-10-recorder-absent = The recorder { $name } is not among those present.
check-10-same = { $name } is both host and recorder, though the branch has { $members } members.
check-11-no-office = The host { $name } held no office at the start ({ $at }).
check-11-no-reason = { $name } hosted instead of the secretary; no reason is recorded.
check-12-absent = The minutes have words of { $name }, who is absent by the roll.
check-12-leave = The minutes have words of { $name }, who is on leave by the roll.
check-12-unknown = The minutes have words of { $name }, who is not on the roll.
check-13-speakers = “{ $title }” has { $count } named speakers; a discussion usually has two or more.
check-14-item = The minutes of “{ $title }” have { $count } characters.
check-14-record = The minutes have { $count } characters in all; 400 to 1100 are usual.
check-15-phrase = “{ $sentence }” says “{ $words }” without a name beside it.
check-16-nothing = There are no minutes yet.
check-16-items = On the agenda, but not in the minutes: { $titles }.
check-16-texts = { $count } texts of the minutes belong to no agenda item.
check-17-like = { $share } the same as the record of “{ $form }” ({ $at }).
    now: { $mine }
    then: { $theirs }
check-17-rather = { $share } the same as the record of “{ $form }” ({ $at }).
check-18-answers = The make-up answers of { $name } and { $other } are { $share } the same.
check-18-summary = The make-up answer of { $name } is { $share } the same as the summary.
check-19-date = “{ $clause }” cites { $cited }, after the activity ended ({ $end }).
check-20-count = “{ $event } { $said }周年” should be { $right } years.
check-20-session = The text dates “{ $session }” to { $said }; it was held in { $right }.
check-20-mixed = “{ $said }” should read “{ $right }”.
check-20-none = There was no “{ $session }”: that Central Committee held { $right } plenary sessions.
check-21-order = { $first } ({ $one }) was after { $second } ({ $other }).
check-22-committee = “{ $title }” needs a committee meeting before it; none is recorded.
check-22-matter = “{ $title }” needs a committee meeting on it; the words with step ① ({ $note }) do not mention it.
check-23-places = These people were also at “{ $form }” ({ $at }): { $names }.
check-24-short = It lasted { $hours } hours, less than { $least }.
check-24-early = It ended { $minutes } minutes before the planned end ({ $planned }), at { $end }.
check-24-long = It lasted { $hours } hours, more than { $most }.
check-24-agenda = The agenda adds up to { $sum } minutes; the activity lasted { $minutes }.
check-25-holiday = The activity was on a public holiday ({ $start }).
check-25-weekend = The activity was on a day off ({ $start }).
check-25-night = The activity was at night or early in the morning ({ $start }).
check-26-late = The first entry of the minutes ({ $first }) is more than two days after the end ({ $end }); it is marked as recorded later.
check-26-bulk = One person entered the minutes of { $count } activities within an hour (around { $at }).
check-27-share = { $count } of { $there } check-ins were entered by an officer.
check-27-minute = More than { $count } check-ins were entered by an officer within a minute.
check-28-after = Check-ins recorded after the end ({ $end }): { $names }.
check-29-none = There is no photo yet.
check-29-time = Photo { $number } was taken at { $taken }, not during the activity ({ $start } to { $end }).
check-29-before = Photo { $number } was sent at { $sent }, before the start ({ $start }).
check-30-reused = Photo { $number } was used for “{ $form }” ({ $at }) already.
check-30-alike = Photo { $number } looks the same as one of “{ $form }” ({ $at }); please check.
check-31-opened = The ballot opened at { $opened }, more than an hour after the end ({ $end }).
check-31-many = { $ballots } ballots, more than the { $eligible } people who could vote.
check-31-none = { $eligible } people could vote; there are no ballots.
check-31-few = { $eligible } people could vote; there are { $ballots } ballots, less than half.
check-32-full = { $count } activities in a row have a satisfaction of 100%; please check that the ballots say what people think.
check-33-none = “{ $title }” has no count of its vote.
check-33-sum = The count of “{ $title }” adds up to { $sum }; { $present } members with a vote were present. Please state those who did not vote, too (“not voting”).
check-33-probationary = The count of “{ $title }” adds up to { $sum }; { $present } members with a vote were present. Probationary members seem to be counted; they have no vote.
check-33-eligible = “{ $title }” states { $said } eligible members; the roster has { $eligible } with a vote. Probationary members have no vote and are not counted.
check-33-present = “{ $title }” states { $said } present; { $present } members with a vote checked in.
check-33-written = “{ $title }” has { $present } present and { $written } opinions in writing, more than the { $eligible } who may vote; those present have no second vote in writing.
check-33-outcome = “{ $title }” is stated as { $claimed ->
        [yes] carried
       *[no] not carried
    }; by the count ({ $eligible } eligible, { $present } present, { $favour } in favour) it is: { $outcome }.
check-33-quorum = At the vote on “{ $title }” { $present } were present, { $admission ->
        [yes] no more
       *[no] fewer
    } than half of the { $eligible } who may vote: the vote is void.
check-34-left-out = “{ $title }” counts { $said } eligible members; the roster has { $eligible } with a vote, { $count } more. Leaving members out takes the superior committee's consent and a resolution of the members' meeting; please explain.
check-35-owner = Decisions without an owner: { $decisions }.
check-35-due = Decisions without a day: { $decisions }.
check-35-carried = Decided last time, due, and not marked as done: { $decisions }.
check-36-month = Planned for month { $month }, held on { $start }.
check-36-theme = Planned was “{ $planned }”, held was “{ $held }”; no change is recorded.
check-37-late = The deadline ({ $due }) has passed, and the record is not filed.
check-37-was-late = The deadline was { $due }; the record was filed at { $sent }.
check-37-receipt = Filed at { $sent }; no receipt is recorded yet.
check-38-slips = Numbers of this year's leave slips that are missing or stand twice: { $numbers }.
check-39-place = The notice says { $held }, the minutes say { $named }.
check-40-charter = Parts of the Party charter not read this year: { $chapters }.
check-40-guide = No leader is on record as having guided a Party day this year. If one came, please add to that record: Guide: name (post).
check-40-class = Party classes on Party days this year, up to quarter { $quarters }: { $count } (others are not counted).
check-40-meeting = Members' meetings on Party days this year, up to quarter { $quarters }: { $count } (others are not counted).
check-40-life-meeting = No organisational-life meeting on a Party day this year (others are not counted).
check-40-appraisal = No appraisal of members on a Party day this year (others are not counted).
check-40-dues = No agenda of a Party day this year discloses the dues (others are not counted).
check-41-name = “{ $name }” is not on the roster and differs by one character from { $names }; please check.
check-41-text = “{ $name }” in “{ $clause }” is not on the roster and differs by one character from { $names }; please check, or explain who it is.
check-42-steps = Steps of the basic procedure that are neither taken nor explained: { $steps }.
check-43-few = { $present } members were present ({ $share }), fewer than the { $needed } that the rules require.

## Refusals

refused-check-early = “{ $form }” has not ended, or is not confirmed as held yet. Please check it after the end.
refused-check-unsettled = Attendance at “{ $form }” is not settled yet. Please check the record about ten minutes after the end.
refused-check-gone = This finding of “{ $form }” was mended or has changed. Please tap [Check and file] again.
refused-check-stops = { $count } findings of “{ $form }” must be mended or explained first. Please tap [Check and file] and settle them.
refused-check-changed = The record of “{ $form }” has just changed and is not marked. Please tap [Check and file] again.
refused-receipt-known = The receipt for “{ $form }” was recorded at { $at } already. Please tap [Check and file] to see it.

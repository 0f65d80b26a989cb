## List

blocked-title = <b>{ $branch }: days without activities</b>
blocked-line = { $days } { $words }
blocked-days = { $first } to { $last }
blocked-none = (none yet)
blocked-effect = Proposed dates avoid these days; a date on one of them causes a warning.
blocked-added = ✅ Noted: no activity on { $days }.
blocked-removed = ✅ Removed: { $days }.
blocked-dated-within = ⚠️ “{ $form }” is dated { $start } and does not move by itself; to change it, see /plan.
blocked-button-add = Add
blocked-button-remove = Remove { $days }

## Question

blocked-ask = Please write the days without activities, then the reason if you like. For example: 6/15-7/5 exams
blocked-ask-example = For example: 6/15-7/5 exams

## Refusals

refused-blocked-unreadable = The days were not understood. Please write the days, then the reason, for example: 6/15-7/5 exams
refused-blocked-past = { $day } is over. Please write days to come, for example: 6/15-7/5 exams
refused-blocked-end-first = The last day is before the first. Please write the earlier one first, for example: 6/15-7/5 exams
refused-blocked-too-long = At most { $days } days at once. Please write them in parts, for example: 6/15-7/5 exams
refused-blocked-too-far = Please write days within the next { $days } days, for example: 6/15-7/5 exams
refused-blocked-full = { $most } periods are noted. Please remove some in /blocked first.

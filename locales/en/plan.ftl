## Plan of the year

plan-year = <b>Party days of { $year }</b>
plan-legend = ✓ held　📌 announced　🗓 dated　— open　✗ not held that month　○ not recorded
plan-empty = No plan has been imported for this year yet. It will be shown here once the committee has done so.
plan-empty-officer = This year has no plan yet. Tap [Import plan] and send a Word, Excel or text file, or paste the table.
plan-line-held = ✓ { $month } { $form } · { $start }
plan-line-recorded-later = ✓ { $month } { $form } · { $start } · recorded later
plan-line-announced = 📌 { $month } { $form } · { $start }
plan-line-dated = 🗓 { $month } { $form } · { $start }
plan-line-open = — { $month } { $form } · no date yet
plan-line-over = ✗ { $month } { $form }
plan-line-unrecorded = ○ { $month } { $themed ->
        [yes] { $form } · not recorded
       *[no] not recorded
    }
plan-line-none = — { $month } no theme yet

## Buttons

plan-button-year = { $year }
plan-button-import = Import plan
plan-button-again = Send again
plan-button-save = Save
plan-button-to-year = Make it { $year }
plan-button-other = See the part of { $year }
plan-button-table = { $number }. { $name } ({ $months } months)
plan-button-mend = { $month }: { $right } years
plan-button-wide = { $words }: into months { $months }
plan-button-show = Show the year
plan-button-back = ‹ The year
plan-button-sweep = Adopt all
plan-button-sweep-yes = Adopt these { $count } dates

## Import

plan-ask = Please send the yearly plan as a .docx, .xlsx, .pdf, .csv or .txt file, or paste its table.
    One line a month: month, form, content, for example: 3月 红色教育行动 党史专题学习
    Send /cancel to leave it.
plan-ask-example = Send a file, or paste the table
plan-ask-year = The plan was read, but it does not say of which year it is. Please tap the year:
plan-ask-years = This plan covers { $years }; each year is saved on its own. Which one first?
plan-ask-table = Several tables could be the yearly plan. Please tap the one to use:
plan-ask-table-line = <b>{ $number }.</b> { $name }: { $rows }
plan-table-row = { $month } { $content }
plan-table-unnamed = Table { $number }
plan-preview-long = { $content }… ({ $length } characters; saved in full)
plan-preview-of-two = This plan covers two years. Here are the { $rows } months of { $year }; those of { $others } are saved on their own.
plan-untitled = Yearly plan
plan-preview = <b>{ $title }</b>
    To be stored as the plan of { $year }; { $rows } months were read:
    {""}
plan-preview-row = <b>{ $month }</b> { $form } — { $content }
    　　{ $when }
plan-preview-row-plain = <b>{ $month }</b> { $content }
    　　{ $when }
plan-preview-date = proposed: { $start }
plan-preview-moved = proposed: { $start } ({ $why })
plan-preview-kept = fixed already: { $start }, stays
plan-preview-over = that month is over, kept for the record
plan-preview-no-day = no day of that month is left
plan-why-holiday = { $day } is a holiday: { $holiday }
plan-why-blocked = { $day } is kept free
plan-why-weekend = { $day } is at the weekend
plan-why-short-month = the month has no such day, so its last one
plan-why-month-blocked = no day of the month is free, so the fixed day
plan-why-notice = { $day } is too near for the notice
plan-findings =
    {""}
    <b>Please look at { $count } points (you can save all the same):</b>
plan-findings-none =
    {""}
    Nothing wrong was found.
plan-wide =
    {""}
    <b>{ $count ->
        [one] One item is
       *[other] { $count } items are
    } meant for several months and in none yet. Tap a button to put one into its months:</b>
plan-wide-row = • <b>{ $words }</b> (months { $months }) { $content }
plan-told =
    {""}
    <b>About the reading ({ $count }):</b>
plan-replaces = <b>{ $year } has a plan already (imported { $at }); { $count } months would change:</b>
plan-replaces-added = { $year } has a plan (imported { $at }); its other months stay, and these are added: { $months }.
plan-span = { $year }/{ $months }
plan-replaces-nothing = { $year } has a plan already (imported { $at }), with the same content.
plan-replaces-month = { $month }: { $old } → { $new }
plan-replaces-new = (not in the earlier plan)
plan-replaces-kept = (not in the new plan, stays as it is)
plan-ask-reason = The plan for { $year } would change in { $count } months; the earlier text is kept. Why does it change? For example: a new resolution is to be studied
plan-reason-example = a new resolution is to be studied
refused-plan-needs-reason = { $year } has a plan already, and replacing it needs a reason. Tap [Save] and write one, for example: a new resolution is to be studied
plan-preview-empty =
    {""}
    No month has a content yet. Tap a button above to put a row into its months, then save.
plan-preview-end =
    {""}
    Nothing is stored yet. Tap [Save] if all is right.
plan-saved = ✅ <b>The plan of { $year } is stored</b>: { $months } months.
plan-kept = Dated already and left as they are: { $months }
plan-left = Not in the new plan, kept with their old content: { $months }
plan-saved-next = Each month's arrangement will be sent to the secretary in time; or tap [Adopt all] to fix the dates of the whole year now.

## Adopting all dates

plan-sweep = <b>{ $year }: { $count ->
        [0] no month can be fixed at once
       *[other] fix the dates of { $count } months as follows
    }</b>
plan-sweep-line = { $month } { $form } · { $when } · { $place }
plan-sweep-aside = To be arranged one by one (notice too short, no day left, or place, host or recorder missing): { $months }. Tap the month in /plan to fill it in.
plan-swept = ✅ <b>The dates of { $count } months of { $year } are fixed</b>; notices go out by themselves.

## Findings of the plan check

finding-plan-none = No plan has been imported for { $year } (each year must have one).
finding-plan-other-year = The plan says { NUMBER($said, useGrouping: 0) } and is to be stored for { NUMBER($year, useGrouping: 0) }.
finding-plan-year-blank = { $count ->
    [one] One “{ $blank }” has no year; it is filled
   *[other] { $count } places such as “{ $blank }” have no year; they are filled
  } with { NUMBER($year, useGrouping: 0) }.
finding-plan-month-missing = Month { $month } has no row (every month needs a theme).
finding-plan-months-missing = No row for { $months } (every month needs a theme).
finding-plan-repeated = Row { $row } (month { $month }) says the same as row { $first } (month { $first_month }).
finding-plan-anniversary = Row { $row } (month { $month }) says “{ $event } { $said } years”; in { NUMBER($year, useGrouping: 0) } it is { $right }, and { $said } fits { NUMBER($fits, useGrouping: 0) }.
finding-anniversary = It says “{ $event } { $said } 周年”; in { NUMBER($year, useGrouping: 0) } it is { $right } years.
finding-plan-no-constitution = No month has reading the Party constitution aloud (the full text at least once a year).
finding-plan-no-appraisal = No month has the democratic appraisal of members (once a year).
finding-plan-no-life-meeting = No month has an organisational life meeting (to be held regularly).
finding-plan-no-dues-disclosure = No month has the disclosure of Party dues (once a year).
finding-plan-july-plain = Row { $row } (July) has no { $lacks ->
    [oath] renewal of the oath
    [visit] visits to those in need
   *[both] renewal of the oath and no visits to those in need
  } (1 July is to be more ceremonial).

## Refusals

refused-plan-year-out = Only { $first } to { $last } can be shown, for example: /plan 2027
refused-plan-draft-gone = This plan was stored already or replaced by another. See /plan; to import again, tap [Import plan].
refused-plan-months-empty = No month of the plan has a content yet. Tap a button in its preview to put a row into months, or send a plan with months, such as: 3月 红色教育行动 党史专题学习
refused-plan-wide-gone = This was put into its months already, or the plan was replaced by another. Please see the latest preview of the plan.
refused-plan-wide-too-long = With this, month { $month } would have { $length } characters, and { $limit } is the most, so no month was changed. Please save the plan and change the months with /plan.
refused-plan-send-file = A plan in a picture cannot be read. Please send a .docx, .xlsx, .pdf or .txt file, or paste the table as text.
refused-month-out = There is no month { $month }. Choose one of the twelve with /plan.
refused-month-over = Month { $month } of { $year } is over; nothing can be arranged for it.
refused-month-has-activity = Month { $month } has an activity already. Choose the month with /plan and tap [Change content].
refused-theme-unreadable = Please write form and content with a colon between, for example: Red education: visit the memorial hall
refused-nothing-to-adopt = No month of { $year } can be fixed at once. Choose the months one by one with /plan.

## Refusals of the plan reader

refused-plan-no-table = No plan was found. Please send a table with the columns 时间, 方式, 内容 (time, form, content), or paste lines, for example: 3月 红色教育行动 党史专题学习
refused-which-table = Several tables could be the yearly plan: { $names }. Please keep only the one to use, or send them one by one.
refused-plan-other-paper = “{ $title }” is not a yearly plan. Please send the yearly plan of the Party days with its months, for example: 3月 红色教育行动 党史专题学习
refused-plan-too-many-rows = The plan has more than { $limit } rows. A yearly plan has one row a month, 12 in all, for example: 3月 红色教育行动 党史专题学习
refused-plan-month-unknown = Row { $row }: “{ $value }” names no single month. Please write one of 1月 to 12月, for example: 3月
refused-plan-month-empty = Row { $row } has no month. Please add it, for example: 3月
refused-plan-month-twice = Rows { $first } and { $row } are both for month { $month }. One row a month: please join them or mend the month, for example: 3月 红色教育行动 党史专题学习
refused-plan-content-empty = Row { $row } (month { $month }) has no content. Please add it, for example: { $month }月 红色教育行动 党史专题学习
refused-plan-formula = Row { $row }: “{ $value }” is a formula; it is not computed. Please write the words themselves, for example: 3月
refused-plan-content-too-long = Row { $row }: the content has { $length } characters; at most { $limit } are taken. Please write a sentence or two, for example: 组织参观红色基地，了解党史。

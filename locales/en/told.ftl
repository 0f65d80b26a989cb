## What readers tell, in common

told-more = … { $count } in all

## The plan: what was not used, and what was read how

told-plan-unused-parts = “{ $names }” was not used: { $pieces }
told-plan-dates = The times in the plan are not used; the dates follow the branch's fixed day: { $pieces }
told-plan-wide = This belongs to no single month and is in none; please add it to its month with /plan: { $pieces }
told-plan-below = This begins with another month but stands below a different one, and was read as part of that one: { $pieces }
told-plan-tail = The text below the last month was read as part of it: { $pieces }
told-plan-unused-lines = { $count ->
    [one] One line was not used
   *[other] { $count } lines were not used
  }: { $pieces }
told-plan-unused-table = Another table, “{ $name }”, was not used: { $pieces }
told-plan-read-as = The columns “{ $names }” were read as content.
told-plan-shared = “{ $words }” names several months; months { $months } have the same content.
told-plan-from-above = Row { $row } names no month and was read as part of month { $month } above it: { $pieces }
told-plan-joined = Month { $month } has { $count } activities; they were joined: { $pieces }
told-plan-form-long = The form of month { $month } has { $length } characters (at most { $limit }); it was put into the content.
told-plan-content-too-long = Month { $month } was not read: its content has { $length } characters; at most { $limit } are taken.
told-plan-month-unknown = Row { $row } was not read: “{ $value }” names no single month. As written: { $pieces }
told-plan-month-empty = Row { $row } was not read: it has no month. As written: { $pieces }
told-plan-content-empty = Row { $row } (month { $month }) was not read: it has no content. As written: { $pieces }
told-plan-formula = Row { $row } was not read: “{ $value }” is a formula; it is not computed. As written: { $pieces }
told-plan-backwards = Month { $month } stands below month { $before } and was read as the same year; if it is the next year's, please send the years apart: { $pieces }

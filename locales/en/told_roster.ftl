## What is told about a roster

told-roster-kind-assumed = { $count } without a word on full or probationary membership were read as full members (people on the roster keep their kind): { $pieces }
told-roster-kind-likely-full = Read as full members, because the column of promotion has a date; please check: { $pieces }
told-roster-kind-likely-probationary = Read as probationary members, because the column of promotion names none; please check: { $pieces }
told-roster-kind-carried = Without a kind of their own, read as the kind in the line above; please check: { $pieces }
told-roster-kinds-differ = The list says two different things of the kind; please check (what is written as the kind goes first): { $pieces }
told-roster-kind-general = Written as “member” alone, without a word on probationary members; read as full members, please check: { $pieces }
told-roster-signs = Signs beside names that the list does not explain were not used: { $pieces }
told-roster-counts = The list states other numbers of people than were read; please check (stated/read): { $pieces }
told-roster-offices-differ = Different offices in two places, both were taken; please check: { $pieces }
told-roster-names-odd = These names are unusual and were taken as written; please check: { $pieces }
told-roster-merged = Named twice and taken as one person: { $pieces }
told-roster-hints = There are remarks that were not used; please check: { $pieces }
told-roster-days-unused = These days were not used, because it is not said what happened then: { $pieces }
told-roster-maybe = These may be names, but were not taken: { $pieces }
told-roster-columns = Columns not used: { $columns }{ $more ->
    [0] {""}
   *[other] { " " }and { $more } more
}
told-roster-branches = The list has people of { $count } branches, and all were read; if only your branch is meant, please send its people alone: { $pieces }
told-roster-branch-taken = Only the people of “{ $branch }” were read; those of other branches were left out: { $pieces }
told-roster-column-part = Not used in the column “{ $column }”: { $pieces }
told-roster-table = The table “{ $title }” was not used, because it names no people.
told-roster-table-untitled = The table that begins with “{ $first }” was not used, because it names no people.
told-roster-older = “{ $title }” is older than “{ $newer }”; the newer list was read, the older one was not used.
told-roster-older-people = In the older list only, and not taken: { $pieces }
told-roster-lines = { $count ->
    [one] 1 line was
   *[other] { $count } lines were
} not used: { $pieces }
told-roster-words = Words not used: { $pieces }

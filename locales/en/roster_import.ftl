## The preview of a list

roster-read = <b>{ $people } people were read</b>
roster-differences = Against the present roster: { $new } new, { $changed } changed, { $same } unchanged.
roster-changed = · { $name }: { $old } → { $new }
roster-dated = · { $name }: since { $day }
roster-dated-more = … and the days of { $people } more
roster-not-used = ⚠️ Not used, or to be checked:
roster-told = { $count ->
    [one] ⚠️ One more point to check:
   *[other] ⚠️ { $count } more points to check:
}
roster-absent = Not on this list ({ $people }): { $names }
roster-problems = ⚠️ To be mended ({ $lines }):
roster-more-problems = … and { $lines } more
roster-not-stored = Nothing is stored yet. Tap to save if this is right; otherwise send the corrected list.
roster-nobody-read = No people were read, and nothing is stored. Please send a corrected list, for example: Zhang San full secretary
roster-not-added = Nothing was added, because something was not understood. Please send it again, for example: Li Si probationary
roster-pick-kind = The list names no kind. Please tap the <b>probationary members</b> among them; all others are full members. A second tap takes it back.
roster-pick-name = These words may be names. Please tap those that <b>are names</b>; the others are left out. A second tap takes it back.
roster-ask-branch = The list has people of several branches: { $branches }. Please choose whose people to read.

## Buttons

button-roster-save = Save these { $people }
button-roster-save-full = All are full members: save { $people }
button-roster-picked = Done
button-roster-save-remove = Save and remove { $people } others
button-roster-again = Send again
button-roster-pick-kind = Mark probationary members (of { $people })
button-roster-pick-name = Pick the names (of { $people } words)
button-roster-of = { $branch } ({ $people })
button-roster-of-all = All belong to this branch: read { $people }

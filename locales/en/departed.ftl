## People who have left

button-departed-roster = Back to the roster
button-departed-list = Back to the list
button-departed-words = Erase words, keep the name
button-departed-name = Erase words, replace the name
button-departed-yes = Yes, erase
departed-nobody = No people have left the branch yet.
departed-list = <b>People who left ({ $people })</b>
    Tap a name to erase the person's words or to replace the name, as the branch has decided.
departed-card = <b>{ $name }</b>, left the branch on { $left }
    Entries of the timeline with names, reasons or objections: { $events }; messages with an objection: { $messages }; reasons for settings: { $reasons }; own words for a record that were not taken: { $offered }.
    Check-ins, leave slips, make-up studies and rolls stay, as the rules require; the branch decides whether the name stays in them or is replaced.
departed-really-words = Erase these words about <b>{ $name }</b>? The name, check-ins, leave slips, make-up studies and rolls stay. What is erased does not come back; earlier backups still hold it.
departed-really-name = Erase these words about <b>{ $name }</b> and replace the name by “{ $alias }”? Rolls and summaries show the replacement from then on, and the account is unbound. It does not come back; earlier backups still hold it.
departed-erased-words = ✅ The words about <b>{ $name }</b> are erased. The timeline stays whole.
departed-erased-name = ✅ The words are erased, and the name is now <b>{ $name }</b>. The timeline stays whole.
departed-alias = Former member { $number }

## Refusals

refused-name-contestable = The office or the account of { $name } was changed lately, and that can be contested until { $until }. The name cannot be replaced before. Erasing the words and keeping the name is possible now.

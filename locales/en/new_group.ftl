## Replacing the group

new-group-how =
    <b>{ $branch }</b> moves to another group (now “{ $old }”):
    1. Please add me to the new group; you must be an administrator there.
    2. Send /setup in the new group and tap its button (if nothing happens, send /setup here).
    People, records, plan and any activity under way are kept. Send /cancel to stay.
new-group-question =
    Move <b>{ $branch }</b> from “{ $old }” to “<b>{ $new }</b>”?
    Notices, check-in and ballots will go to the new group only; open cards and notices of activities ahead are posted there again. The old group gets one message. The other officers are told, and it goes on record.
button-new-group = Confirm
new-group-done = ✅ <b>{ $branch }</b> has moved from “{ $old }” to “{ $new }”. People, records and plan are kept. Please invite the members to the new group, which a bot cannot do; you may remove me from the old one.
new-group-left = <b>{ $branch }</b> has moved to another group and posts nothing more here. Please ask its officers if you have questions.
new-group-told = { $who } has moved the group of <b>{ $branch }</b> from “{ $old }” to “{ $new }”. If you did not know, please check with { $who } at once; [Another group] in /roster moves it back.

## Refusals

refused-new-group-taken = The group “{ $group }” belongs to another branch already. Please create another group, add me and send /setup in it.
refused-new-group-administrators = You are not an administrator of “{ $group }” yet. Please have its owner make you one, then send /setup in that group.
refused-new-group-by-command = The new group need not be written down: please send /setup in it and tap the button there. Send /cancel to stay.

## Welcome

welcome-who = Hello! In <b>{ $branch }</b> you are <b>{ $name }</b> ({ $as_what }).
welcome-check-in = 📍 <b>You can check in now: { $form }</b> ({ $start }). Please tap [Check in].
welcome-coming = Next activity: <b>{ $form }</b>, { $start }
button-check-in-at = Check in: { $form }
button-coming = The next activity
welcome-member = /plan the year · /leave ask for leave · /makeup make up · /me my record
welcome-officer = /todo what is owed · /checkin the code · /roster people · /setup the branch
welcome-help = Whenever you are unsure, send /help.
welcome-stranger =
    Hello! I help a Party branch with its monthly Party day: notice, check-in, leave, ballot, make-up and record.

    <b>You are a member:</b> tap the button of the “Claim my name” card in your branch's group and pick your own name. If nothing happens, send /start in the group and then here.
    <b>You want to begin with your branch:</b> add me to its group; then a group administrator taps [Begin setting up] there. If nothing happens, send /setup in the group and then here.

## Replies

not-understood = I did not understand that, and no question is open. Send /help to see what you can do now.
cancelled = All right, the question is taken back and nothing else has changed.
cancelled-nothing = No question is open, so there is nothing to cancel.
one-at-a-time = One at a time: the other pictures or files of this group were not taken. For several pages please send one PDF file.

## Refusals

refused-unknown-command = There is no such command. Send /help to see what you can do now.

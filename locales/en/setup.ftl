## Greeting in the group

greeting =
    Hello everybody! I help the branch with its monthly <b>Party day</b>: notice, check-in, leave, ballot, make-up and record are all done in Telegram, with few messages in this group.

    A <b>group administrator</b>, please: tap the button below and answer four questions in private. It takes less than ten minutes.
greeting-again = I am back. The settings, the roster and the records of <b>{ $branch }</b> are all still here.
greeting-replaces = This is the group of <b>{ $branch }</b> now: its people, records and plan came with it.
greeting-pin = Please also make me an administrator with the right to pin messages: notices are pinned, so that all members see them. No other right is needed.

## Questions

button-setup-begin = Begin setting up
setup-privately = { $ready ->
        [yes] The settings are in the private chat. Officers of the branch: please tap the button below.
       *[no] The branch is set up in the private chat. Group administrators: please tap the button below.
    } If nothing happens there, send /setup in the private chat.
setup-ask-invitation =
    This bot serves a branch already, and a further one needs an invitation code. Please ask the bot's operator for one and send it to me, for example:
    <code>3f9c0b7a5d2e4816a0c7f1b29d64e853</code>
    A branch that moves to this group needs no code: send /roster and tap [Another group].
setup-no-group = I do not know yet which branch to set up. Please add me to its group first, then tap [Begin setting up] there.
setup-step = Question { $number } of { $of }
setup-ask-name = <b>What is the branch called?</b> Please send its full name, for example: Second Student Branch of the School of Accounting
setup-ask-superior = <b>What is the superior committee called?</b> Plans, filings and records are addressed to it, for example: Party Committee of the School of Accounting
setup-ask-day = <b>Which day of the month is the fixed day?</b> Please tap one or write it, for example: 5th, first Friday
setup-ask-time = <b>At what time and where, as a rule?</b> Please write both in one line, for example: 14:00 Meeting room
setup-ask-time-known-time = <b>Where is it usually held?</b> The time is noted: { $time }. Please write the place, for example: Meeting room. If the time is wrong, write both: 14:00 Meeting room
setup-ask-time-known-place = <b>At what time is it usually held?</b> The place is noted: { $place }. Please write the time, for example: 14:00
setup-ask-time-known-time-place = <b>At what time and where is it usually held?</b> Noted: { $time } { $place }. Please tap the button below, or write both anew in one line: 14:00 Meeting room
setup-now = At present: { $value }
setup-superior-default = 机关党委
button-setup-keep = Use “{ $value }”
button-setup-change = Change { $what }

## Settings

setting-name = name
setting-superior = superior committee
setting-day = fixed day
setting-time = time and place
setup-summary-done = ✅ <b>The branch is set up</b>
setup-summary = <b>The branch's settings</b>
setup-line = { $what }: { $value }
setup-next-roster =
    <b>Next: the roster.</b> Please send it as an .xlsx, .docx, .pdf or .csv file, or paste it, one person a line: name, kind, office. For example:
    <code>Zhang San full secretary
    Li Si probationary
    Wang Wu activist</code>
    You will see what was read, and nothing is stored before you confirm. To change the settings later, send /setup.
setup-next-change = Tap what you want to change. People are in /roster.

## Fixed day

fixed-day-of-month = day { $number } of every month
fixed-day-last-day = the last day of every month
fixed-day-nth = the { $number ->
        [1] first
        [2] second
        [3] third
       *[4] fourth
    } { $weekday } of every month
fixed-day-last = the last { $weekday } of every month

told-fixed-day-unused = Not used: “{ $pieces }”.
told-fixed-day-apart = “{ $pieces }” was not taken: this changes the fixed day only; change time and place on their own.
told-fixed-day-moves = “{ $pieces }”: the bot does this. A date on a public holiday moves to the next working day of the month (or the one before, if none is left); a day of the month on a weekend moves to the nearest working day.
told-fixed-day-about = “{ $pieces }” was not used: each month this very day is proposed, and you can change it month by month.
told-fixed-day-week = “{ $pieces }” was read as the so-manieth such weekday of the month. Please check it.
told-fixed-day-working = “{ $pieces }” is stored as the first or the last day of the month. On a day off it moves to the nearest working day of the month, which is the day meant.
told-place-unused = Not used: “{ $pieces }”. Only the start and the place are stored here.

## Refusals

refused-setup-administrators-only = Only an administrator of the group can set the branch up. Please ask one of them to tap [Begin setting up] in the group.
refused-setup-done = “{ $branch }” is set up already. To change something, please ask: { $who }.
refused-setup-done-stranger = This branch is set up already. To change something, please ask its officers, who can send /setup.
refused-invitation-unknown = This code is wrong, was used already or has expired (after 14 days). Please ask the bot's operator for another one and send it to me.
refused-invitation-needed = Another branch was set up first, so this one needs an invitation code now. Please send /setup and enter the operator's code.
refused-setup-open-link = This question is closed. To set a branch up, send /setup or tap [Begin setting up] in the group.
refused-setup-time-unreadable = The time was not understood. Please write the time, then the place, for example: 14:00 Meeting room
refused-setup-two-times = There are different times: { $times }. Please write one of them, for example: 14:00 Meeting room
refused-setup-two-places = There is a place before the time and another one after it. Please write one of them, for example: 14:00 Meeting room
refused-setup-place-missing = The place is missing. Please write time and place in one line, for example: 14:00 Meeting room
refused-fixed-day-unreadable = Sorry, I could not read this as a fixed day. Please write a day of the month or a weekday of it, for example: “5th”, “first Friday” or “last Friday”.
refused-fixed-day-two = More than one day is written: { $days }. There is one fixed day a month. Please write one, for example: 5th.
refused-fixed-day-not-monthly = A Party day is held once a month, so that its fixed day is a day of the month. Please write a day of the month or a weekday of it, for example: “5th” or “first Friday”.
refused-fixed-day-not-every-month = Not every month has a fifth { $weekday ->
        [1] Monday
        [2] Tuesday
        [3] Wednesday
        [4] Thursday
        [5] Friday
        [6] Saturday
       *[7] Sunday
    }. Please choose the first to the fourth, or write “last { $weekday ->
        [1] Monday
        [2] Tuesday
        [3] Wednesday
        [4] Thursday
        [5] Friday
        [6] Saturday
       *[7] Sunday
    }”.

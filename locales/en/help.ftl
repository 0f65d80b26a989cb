## Buttons

button-me = My record

## Help by role

help-stranger =
    I run the monthly Party day of a branch. I do not know you yet:

    <b>You are a member:</b> tap the button on the claim card in your branch's group and pick your name.
    <b>You want to set up a branch:</b> add me to its group and let a group administrator tap the button there.
help-founder =
    You are setting up a branch:
    /setup branch settings
    /roster the roster: import it, then pick your own name
help-unbound = You have not claimed your name yet. Tap the button on the claim card in your branch's group and pick it; once an officer has confirmed, you can ask for leave, vote and see your record.
help-claiming = You have claimed “{ $name }”, and an officer must confirm it. I will tell you; then you can ask for leave, vote and see your record.
help-guest =
    <b>{ $name }, in { $branch } you can:</b>
    Check in: from { $minutes } minutes before the start, scan the code or tap [Check in] in the group
    Vote: privately after the end, in secret
    /me my record　/plan the year
    /settings figures of the branch　/blocked days without activities
help-member =
    <b>{ $name }, in { $branch } you can:</b>
    Check in: from { $minutes } minutes before the start, scan the code or tap [Check in] in the group
    Vote: privately after the end, in secret
    /leave ask for leave　/makeup make-up study　/record send my words for the record
    /todo what I owe　/me my record
    /plan the year　/summary summaries
    /settings figures of the branch (days, shares, zone)　/blocked days without activities
help-officer =
    <b>Officers can also:</b>
    /todo decide, review, contact; most urgent first
    /plan set dates, change or cancel them, write agendas, enter the nine steps, read the timeline, import the yearly plan
    /checkin the code and check-in by hand　/roster the roster
    /record the record: texts, speeches, decisions, photos, head count, each stored at once; afterwards [Check and file] on its card, and [📄 Papers] for the Word files
    /summary with names, what is missing, corrections of check-ins and earlier months; for example /summary 3, /summary year (with the ledger and the report on duty)
    /blocked add or remove days without activities　/setup branch settings
    /settings changed by the secretary and the deputy secretaries; [Forms] for forms of the branch's own
help-host =
    <b>You host “{ $form }” ({ $start }):</b>
    the host card comes { $minutes } minutes before; count heads there, tick flag and badges, tap [Attendance and content reported], follow the agenda by [Next], tap [Extend] if it runs over and [End the activity] when it is over; an end by mistake can be undone.
help-always = /language 中文 / English　/cancel take back the open question
help-group =
    <b>In the group:</b> /plan the year　/summary summaries (totals only)
    Leave, votes, make-up study and your own record are in the private chat.

## Way into the private chat

privately = This is done in the private chat; please tap the button. If nothing happens there, send /start in the private chat.
button-private = Open the private chat

## Language

button-language = 中文 / English
language-ask = 请选择语言。
    Please choose your language.
language-zh-cn = 中文
language-en = English
language-set = ✅ I will speak English with you from now on.

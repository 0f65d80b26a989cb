## Claiming a name

claim-card =
    <b>Claim my name</b> · { $branch }
    Please tap the button below and pick your own name in the private chat; an officer confirms it. From then on notices, check-in and ballots reach you.
    Claimed: { $bound } of { $people }. Telegram is not required: officers can record for others.
button-claim = Claim my name
claim-choose = <b>{ $branch }</b>: who are you? Tap your own name, or write it.
claim-nobody-free = No name on the roster of <b>{ $branch }</b> is free. If yours is missing, please ask an officer to add you with /roster.
claim-founder = Which of these is you? Tap your own name, it counts at once. If you are not on the roster, leave this message alone.
claim-waits = You claimed <b>{ $name }</b>. An officer was asked to confirm it; you will hear the result here.
claim-waits-nobody = You have claimed <b>{ $name }</b>. The claim is noted, but at present the bot can write to no officer who keeps the roster. Please speak to them: one of them has to claim a name or start the bot first, and then confirms in /todo. If that is impossible, ask the bot's operator.

## Confirming a claim

claim-ask =
    The Telegram account “{ $account }”{ $named ->
        [yes] {" "}(@{ $username })
       *[no] {""}
    } says it is { $person }. Is that so? If in doubt, ask in person first.{ $seen ->
        [yes] {" "}The account joined the group on { $joined }.
       *[no] {""}
    }
claim-ask-several = <b>{ $claims } people claim their names.</b> Please confirm each of them; if in doubt, ask in person first.
claim-ask-item = { $number }. “{ $account }”{ $named ->
        [yes] {" "}(@{ $username })
       *[no] {""}
    } → { $person }{ $seen ->
        [yes] , joined on { $joined }
       *[no] {""}
    }
claim-ask-disputed = 　 ⚠️ Another account claims this name, too. Please ask in person, then confirm it alone.
claim-ask-more = … and { $claims } more, shown after these.
claim-asked-elsewhere = These claims are in a later message; /todo lists them, too.
claim-asked-yes = ✅ “{ $account }” is <b>{ $name }</b>, confirmed by { $who }.
claim-asked-no = ✖️ The claim of “{ $account }” to be <b>{ $name }</b> was turned down ({ $who }).
claim-all-accepted = ✅ { $people } confirmed: { $names }
claim-none-waiting = No claim is waiting.
claim-accepted =
    ✅ In <b>{ $branch }</b> you are <b>{ $name }</b>; this is confirmed.
    Notices, check-in and ballots will come here. /plan shows the year, /help what you can do.
claim-refused =
    Your claim to be “{ $name }” in <b>{ $branch }</b> was turned down.
    If you picked the wrong name, choose again; if not, please talk to an officer in person.
claim-unbound = This account is no longer connected to your name in <b>{ $branch }</b>; the roster and the records stay as they are. Please ask an officer if in doubt, or tap “Claim my name” in the group again.

## Buttons

button-claim-yes = Confirm
button-claim-no = No
button-claim-all = Confirm all ({ $claims })
button-claim-again = Choose again

## Refusals

refused-claim-bound = In “{ $branch }” you are { $name } already. If that is wrong, please ask an officer to disconnect it.
refused-claim-taken = “{ $name }” was claimed by another account. If that was not you, please tell an officer.
refused-claim-link-expired = This link has expired (after 14 days). Please tap the newest “Claim my name” card in the group; an officer can post it again in /roster.
refused-claim-not-in-group = Only members of the branch's group can claim a name. Please join it, then tap the “Claim my name” card there.
refused-claim-too-many = A name can be claimed { $limit } times a day; choosing again counts. Please choose tomorrow, or talk to an officer in person.
refused-claim-no-such-name = “{ $name }” is not on the roster. Write the name exactly as it stands there, for example: Zhang San; if it is missing, please tell an officer.
refused-claim-empty-roster = The roster of “{ $branch }” is still empty. Please come back when an officer has imported it.
refused-claim-open-card = Please tap the button of the “Claim my name” card in the branch's group first, then pick a name.
refused-claim-too-often = Your claims were turned down several times. Please talk to an officer in person.

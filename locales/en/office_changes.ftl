## Changes that were made

office-change-title = 🔑 <b>Offices and accounts were changed</b>
office-change-line-offices = · { $who } changed the offices of <b>{ $name }</b>: { $gains ->
        [yes] now { $gained }
       *[no] {""}
    }{ $loses ->
        [yes] { $gains ->
            [yes] , no longer { $lost }
           *[no] no longer { $lost }
        }
       *[no] {""}
    }
office-change-line-departure = · { $who } removed <b>{ $name }</b> ({ $lost }) from the roster
office-change-line-binding = · { $who } confirmed that the Telegram account “{ $account }” is <b>{ $name }</b> ({ $offices })
office-change-line-unbinding = · { $who } disconnected <b>{ $name }</b> from their Telegram account
office-change-line-handover = · { $own ->
        [yes] { $predecessor } handed the secretary's office over to <b>{ $name }</b>
       *[no] { $who } made <b>{ $name }</b> the secretary{ $had ->
            [yes] {" "}(until now: { $predecessor })
           *[no] {""}
        }
    }
office-change-more = … and { $changes } more; see /roster
office-change-contest = This holds from now on. If it is wrong, tap [I object] within 7 days: it is then suspended for 72 hours, the former state is restored, and an officer who is not involved decides.
office-change-contest-alone = This holds from now on. If it is wrong, tap [I object] within 7 days: it is then suspended for 72 hours, and the former state is restored. The branch has no other officer who is not involved, so only the bot's operator can decide then; without a decision within 72 hours the change lapses.
office-change-operator = The bot's operator

## Contested

office-change-contested = Your objection is noted, and all officers are told. A change can be contested once.
office-change-frozen-title = ⏸ <b>A change is contested</b>
office-change-frozen = ⏸ { $who } objects; suspended until { $until }, the former state is restored
office-change-decide = { $who } can decide. Without a decision within 72 hours the change lapses.
office-change-decide-nobody =
    The branch has no other officer who is not involved, so only the bot's operator can decide. Without a decision within 72 hours the change lapses.
    Please tell the operator the number of the change, { $number }, and what the branch wants. The operator runs on the server, also after it has lapsed:
    The change holds: <code>python -m bot decide { $number } uphold</code>
    The former state stands: <code>python -m bot decide { $number } reverse</code>
office-change-settled-title = 🔑 <b>A change of offices or accounts is settled</b>
office-change-upheld = ✅ { $who } decided that the change holds
office-change-reversed = ↩️ { $who } decided that the former state stands
office-change-lapsed = ↩️ Not decided within 72 hours: the change has lapsed, the former state stands
office-change-declined = ✖️ { $who } declined; nothing was changed
office-change-withdrawn = ✖️ Withdrawn by the one who asked; nothing was changed
office-change-expired = ✖️ No consent within 72 hours; nothing was changed

## Consent

office-change-asked = { $who } can agree to { $what } (<b>{ $name }</b>). It takes effect with that consent, within 72 hours.
office-change-what-handover = the hand-over of the secretary's office
office-change-what-unbinding = the disconnection
office-change-what-departure = the removal from the roster
office-change-what-offices = the change of offices
office-consent-own = <b>{ $predecessor }</b> asks you ({ $name }) to become the secretary. With your consent the office is handed over at once, and all officers are told.
office-consent-handover = <b>{ $who }</b> proposes <b>{ $name }</b> as the secretary (until now: { $predecessor }, who cannot be reached). Two officers decide this together; please decide.
office-consent-unbinding = <b>{ $who }</b> wants to disconnect <b>{ $name }</b> from their Telegram account. { $name } keeps the roster, so two officers decide this together; please decide. If in doubt, ask in person first.
office-consent-departure = <b>{ $who }</b> wants to remove <b>{ $name }</b> from the roster. { $name } keeps it, so two officers decide this together; please decide. If in doubt, ask in person first.
handover-explained =
    Shall <b>{ $name }</b> become the secretary?
    If the present secretary asks, { $name } agrees. If the secretary has left or cannot be reached, any officer may ask, and a second officer agrees. All officers are told.

## Buttons

button-office-contest = I object
button-office-contest-one = I object: { $name }
button-office-uphold = The change holds
button-office-reverse = The former state stands
button-office-agree = Agree
button-office-decline = Decline
button-office-withdraw = Withdraw
button-handover-yes = Ask for the hand-over

## Refusals

refused-office-change-gone = This change cannot be made any more. Please see the present offices in /roster.
refused-office-change-own = You made this change yourself. Please change it back in /roster.
refused-office-change-once = This change was contested and settled already, and that happens once. Please ask the bot's operator.
refused-office-change-final = This change is older than 7 days and cannot be contested. Please talk to the officers, who can use /roster.
refused-office-change-party = People who are part of this change do not decide on it. Please ask { $who }.
refused-office-change-party-nobody = People who are part of this change do not decide on it, and there is no other officer. Please tell the bot's operator the number of the change, { $number }; the operator runs python -m bot decide { $number } uphold, or reverse.
refused-office-consent-nobody = People who are part of this change do not decide on it, and no other officer can agree now. It lapses after 72 hours. Please let another officer claim their name, then ask again.
refused-second-nobody = This takes two people for { $name }, and no second officer can be reached. Please let another officer claim their name first, or ask the bot's operator to run python -m bot hand-over on the server.
refused-handover-member = { $name } is not a member of the Party and cannot be the secretary. Please change the kind first.
refused-handover-same = { $name } is the secretary already. Please see /roster.
refused-handover-unbound = The bot cannot reach { $name } yet, who has to agree. Please let { $name } claim their name and start the bot first.
refused-handover-frozen = A change of the secretary's office ({ $name }) is contested, and an officer who is no part of it decides by { $until }. The office cannot be handed over before.
refused-handover-secretary-there = The secretary { $name } can be reached. Please ask { $name } to tap the successor's name in /roster, then [Hand over as secretary].
refused-secretary-by-handover = The secretary's office changes by a hand-over. Please ask the secretary to tap the successor's name in /roster, then [Hand over as secretary].
refused-keeper-leaves-by-two = { $name } keeps the roster, so two officers remove them together; nothing was saved. Please tap { $name } in /roster, then [Take off the roster].
refused-invitation-used = This link is wrong, was used already or has expired (after 14 days). Please ask the bot's operator.

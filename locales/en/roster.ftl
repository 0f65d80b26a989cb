## Kinds of people and offices

kind-full = full member
kind-probationary = probationary member
kind-candidate = candidate for membership
kind-activist = activist
kind-masses = non-member
office-secretary = secretary
office-deputy = deputy secretary
office-organisation = organisation officer
office-publicity = publicity officer
office-discipline = discipline officer

## Roster

roster-title = <b>Roster of { $branch }</b>: { $people } people, { $bound } have claimed their names
roster-empty =
    The roster of <b>{ $branch }</b> is still empty.
    Tap [Import] to send a file or paste a list, or [Add or change] to write people one by one.
roster-kinds = { $kinds }
roster-kind-count = { $kind }: { $people }
roster-office = { $office }: { $names }
roster-group = { $group } ({ $people }): { $names }
roster-tap-a-name = Tap a name to see or change it; ✓ means that the name is claimed.

## One person

roster-person = <b>{ $name }</b> ({ $words })
roster-bound = Claimed by the Telegram account “{ $account }”.
roster-bound-unreachable = Claimed by the Telegram account “{ $account }”, but private messages do not arrive (never started, or blocked): please tell them in person.
roster-unbound = Not claimed yet. Telegram is not required: officers can record for this person.
roster-choose-kind =
    What is <b>{ $name }</b>? A tap holds from now on.
    If it holds since today or an earlier day, send a line, for example: { $name } promoted 2026-06-20, or { $name } probationary since 2026-06-20
roster-choose-offices = Which offices does <b>{ $name }</b> hold? A tap gives one, another tap takes it back.
roster-ask-name = How is the name of <b>{ $name }</b> written? Please send it, for example: Zhang San
roster-renamed = ✅ The name is <b>{ $name }</b> now; account and records are unchanged.
roster-really-unbind = Disconnect <b>{ $name }</b> from the account “{ $account }”? The account is told and can claim a name again.

## Import

roster-ask-list =
    Please send the roster as an .xlsx, .docx, .pdf or .csv file, or paste it, one person a line: name, kind, office. For example:
    <code>Zhang San full secretary
    Li Si probationary
    Wang Wu activist</code>
    People of the same name are updated and keep account and records. Nothing is stored before you confirm.
roster-ask-more =
    Whom to add, or who changes? Please write name, kind and office, one person a line, for example: Li Si probationary
    What holds since today or an earlier day takes the date; without one it holds from now on:
    <code>Wang Wu full joined 2026-03-01
    Li Si promoted 2026-06-20
    Qian Qi 2026-03-01 moved to the First Branch</code>
roster-more-example = Li Si probationary
roster-no-secretary = ⚠️ The roster names no secretary yet, who has much to do here. Please name one in the list, or tap a name in /roster.
roster-secretary-kept = ⚠️ The secretary was not changed: that takes a hand-over. Please ask the secretary to tap the successor's name in /roster, then [Hand over as secretary].
roster-saved = ✅ <b>The roster of { $branch } is saved</b>, with { $people } people on this list.
roster-saved-how = { $new } new, { $changed } changed, { $gone } removed.
roster-saved-first = The “Claim my name” card is on its way to the group. Please ask everybody to tap it and pick their own name; you or an officer confirms with one tap.
roster-saved-next = Newcomers tap the “Claim my name” card in the group; you can post it again from the roster.
roster-card-posted = ✅ The “Claim my name” card is on its way to the group.

## Buttons

button-roster-import = Import
button-roster-add = Add or change
button-roster-card = Post the “Claim my name” card again
button-roster-group = Another group
button-roster-departed = People who left
button-roster-claims = Claims to confirm ({ $claims })
button-roster-kind = Kind
button-roster-offices = Offices
button-roster-rename = Rename
button-roster-remove = Take off the roster
button-roster-unbind = Disconnect account
button-roster-unbind-yes = Yes, disconnect
button-roster-handover = Hand over as secretary
button-roster-back = « Roster
button-roster-to-person = « Back
button-roster-show = Show the roster
button-page-before = « Back
button-page-after = More »

## Problems in the lines of an import

problem-in-table = Table “{ $table }”: { $problem }
problem-roster-name-bad = Line { $line }: “{ $value }” does not look like a name; the line was left out. Please write: Zhang San full secretary
problem-roster-name-twice = Line { $line }: { $name } stands in { $where } line { $first } already; only that line was kept. If they are two people, write { $name }2 or { $name }（大）.
problem-roster-kind-unknown = Line { $line }: “{ $value }” is no known kind; { $name } was left out. Kinds: full, probationary, candidate, activist, masses.
problem-roster-office-unknown = Line { $line }: “{ $value }” was not understood; { $name } was kept without it. Offices: 书记, 副书记, 组织委员, 宣传委员, 纪检委员.
problem-roster-office-not-member = Line { $line }: { $name } is not a Party member; the office was not kept. If the kind is wrong, write: { $name } full organisation
problem-roster-second-secretary = Line { $line }: { $first_name } in { $where } line { $first } is the secretary already; { $name } was kept without that office. For a deputy write: { $name } full deputy
problem-roster-departs = Line { $line }: please write that { $name } leaves under [Add or change] in /roster; the line was left out. For example: { $name } 2026-03-01 moved to the First Branch
problem-roster-day-unclear = Line { $line }: it does not say what happened on “{ $value }”. If the line holds from that day on, write: { $name } full since { $value }. If the day does not belong to the roster, leave it out.
problem-roster-day-unreadable = Line { $line }: the day “{ $value }” of { $name } was not understood. { $name } was read, from the saving on, without the day. Write, for example: 2026-03-01
problem-roster-formula = Line { $line }: “{ $value }” is a formula and is not computed; the line was left out. Please write: Zhang San full secretary
problem-roster-office-unknown-several = Line { $line } and more, { $people } in all: these offices were not understood; the people were read without them: { $value }. Offices: 书记, 副书记, 组织委员, 宣传委员, 纪检委员.
problem-roster-kind-unknown-several = Line { $line } and more, { $people } in all: the kind was not understood, these people were not read: { $value }. Kinds: 正式党员, 预备党员, 发展对象, 积极分子, 群众.
problem-roster-name-twice-several = Line { $line } and more, { $people } in all: names that stand further up already; only the first place was read: { $value }. If these are two people, add 2 or （大） to the name.

## Refusals

refused-name-taken = “{ $name }” is on the roster already; nothing was saved. To change an office or a kind, tap the name in /roster. Tell namesakes apart, for example: { $name }2
refused-not-on-roster = “{ $name }” is not on the roster, so nothing is saved. A promotion or departure names a person on the roster; for a newcomer write, for example: { $name } probationary joined 2026-03-01
refused-second-secretary = There is one secretary, at present { $name }. Please take the office from { $name } first, then tap here again.
refused-office-needs-member = { $name } holds an office, and offices are for members. Please change the kind or take the office back first.
refused-roster-draft-gone = This list is saved already, or a later one has taken its place. See /roster, and import again if needed.
refused-roster-not-a-picture = I cannot read a list in a picture. Please send an .xlsx, .docx, .pdf or .csv file, or paste text, for example: Zhang San full secretary

## Refusals of the roster reader

refused-roster-empty = The list contains no people. Please write one person a line: name, kind, office, for example: Zhang San full secretary
refused-roster-too-many = The roster has more than { $limit } people. Please send this branch's roster only, one person a line, for example: Zhang San full secretary

## Refusals that several subjects raise

refused-link-broken = This link is incomplete or was not made by this bot. Please scan again, or tap the button in the group.
refused-not-bound = You have not claimed your name yet. Please tap [Claim my name] in the branch's group and pick your own.
refused-other-branch = This belongs to another branch, and you are not on its roster. Please use the buttons in your own branch's group, or send /help.
refused-not-allowed = This is done by { $who }; please ask them.
refused-not-allowed-nobody = This is done by the branch's officers, and the roster names none yet. Add an office with /roster first, for example: Zhang San full secretary
refused-person-gone = This person is no longer on the roster. See the present roster with /roster.
refused-activity-gone = This activity was not found. See the year with /plan.
refused-group-unknown = No branch has been set up in this group. A group administrator sends /setup to the bot privately.
refused-not-dated = The activity of month { $month } has no date yet. Open the month in /plan and tap [Adopt].
refused-repeated = I had already received that and dealt with it; only my reply may not have reached you. To go on, please tap the button or send the command again.
refused-button-void = This button is no longer valid. Please open the message anew, or send /help.
refused-group-left = I am not in the group of this link any more. Please add me again, then tap the button there.
refused-own-matter-nobody = You cannot decide on your own request, and the roster names no other officer who could. Please enter another officer in /roster, or ask the superior committee.
refused-own-matter = You cannot decide on your own request; please ask { $who }.

## Typed texts and names

refused-text-empty = No text came. Please answer in words.
refused-text-too-long = The text has { $length } characters; at most { $limit } are taken. Please shorten it.
refused-name-bad = “{ $value }” does not look like a name. A name has 1 to { $limit } letters and may have dots, hyphens and blanks, for example: 张三, John Smith; namesakes: 张三2 or 张三（大）.

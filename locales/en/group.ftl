## Why the group takes no posts

group-refused = ⚠️ <b>Nothing can be posted in the group: { $cause }</b>
group-reduced = ⚠️ <b>{ $cause }</b>
group-waiting = Not posted: { $posts }.
group-answer = Telegram’s answer: { $words }
group-tries = Last try: { $tried }. { $rests ->
        [yes] The bot does not try again by itself; once it is changed, tap [Try again].
       *[no] The bot tries again at { $next }; once it is changed, [Try again] posts at once.
    }
    Until then, please tell all members by other means.
group-cause-removed = the bot is no longer in the group
group-cause-deleted = the group cannot be found; it may have been deleted
group-cause-muted = the bot is muted, or only administrators may write
group-cause-restricted = Telegram restricted the whole group
group-cause-general-closed = the General topic is closed or hidden
group-cause-topics-closed = the chosen topic and the General topic are closed
group-cause-slow = slow mode makes the bot wait
group-cause-other = Telegram refused the message
group-cause-photos = The group allows no photos: text and link were posted instead
group-cause-topic-closed = The chosen topic is closed: posted in General instead
group-cause-topic-lost = The chosen topic is gone: posted in General instead
group-fix-removed = What to change: open the group’s profile → <b>Add members</b> → search @{ $bot } → add it, and make it an administrator. It then posts by itself.
group-fix-deleted = What to change: if the group still exists, add @{ $bot } again in its profile → <b>Add members</b>. If it was deleted, create a new one and move the branch to it.
group-fix-muted = What to change: open the group’s profile → <b>Edit</b> → <b>Administrators</b> → <b>Add administrator</b> and choose @{ $bot }; or allow “Send messages” in <b>Edit</b> → <b>Permissions</b> and lift its restriction under “Exceptions”.
group-fix-restricted = What to change: this is no setting of the group, and its administrators cannot change it. The owner should read Telegram’s own message about it and appeal.
group-fix-general-closed = What to change: in the group, hold <b>General</b> → <b>Reopen topic</b> (“Show” if it is hidden); or give @{ $bot } the right “Manage topics” in the profile → <b>Edit</b> → <b>Administrators</b>; or let an officer of the branch send /setup in another open topic, which is used from then on.
group-fix-topics-closed = What to change: in the group, hold the chosen topic → <b>Reopen topic</b>; or give @{ $bot } the right “Manage topics” in the profile → <b>Edit</b> → <b>Administrators</b>; or let an officer of the branch send /setup in another open topic, which is used from then on.
group-fix-slow = What to change: open the group’s profile → <b>Edit</b> → <b>Permissions</b> → <b>Slow mode</b> → off; or make @{ $bot } an administrator, whom slow mode does not bind.
group-fix-other = What to change: tap [Try again] first; if it fails again, pass the answer above to the bot's operator.
group-fix-photos = What to change: open the group’s profile → <b>Edit</b> → <b>Permissions</b> → <b>Send media</b> and allow photos; if the bot alone is restricted, lift that under “Exceptions”. The next post has its picture again.
group-fix-topic-closed = What to change: in the group, hold this topic → <b>Reopen topic</b>; or let an officer of the branch send /setup in another topic, which is used from then on.
group-fix-topic-lost = What to change: let an officer of the branch send /setup in the topic to be used from now on.
group-button-try = Try again
group-trying = 🔄 Trying again: { $posts }. What can be posted is posted now; the earlier message shows the result.
group-trying-nothing = Nothing waits to be posted. If the group refuses the next post, you are told again.

## Solved

group-solved = ✅ <b>Solved: { $cause }</b> ({ $at })
group-more = { $posts } more
group-made-up = Posted in the group since: { $posts }.
group-notice-late = The notice ({ $form }) should have been in the group before { $due } and came too late, at { $posted }. The summary counts from then; please tell the recorder why.

## Posts

group-post-greeting = the greeting
group-post-group-answer = the answer to a command
group-post-claim-card = the card for claiming names
group-post-notice = the notice
group-post-change-notice = the notice of a change
group-post-checkin-card = the check-in card
group-post-cancelled = the notice of the cancellation
group-post-ballot-open = the ballot card
group-post-ballot-result = the result of the ballot
group-post-about = { $post } ({ $form })
group-post-due = { $post } ({ $form }, due before { $due })

## Deleted posts

group-post-gone = 🗑 <b>No longer in the group: { $post } ({ $form })</b>
    It may have been deleted. Tap [Post again] if it is needed.
group-post-again = ✅ In the group again: { $post } ({ $form })
group-post-over = No longer needed: { $post } ({ $form })
group-button-repost = Post again
group-reposting-nothing = “{ $form }” has nothing to post in the group at present.{ $post }
group-reposting-sent = 🔄 Posting again: { $post } ({ $form }). Please look into the group in a moment. If the group refuses it, you are told why.
group-reposting-looked-for = 🔄 Looking for it: { $post } ({ $form }). It is posted again only if it was deleted.

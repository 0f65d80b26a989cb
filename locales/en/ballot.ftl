## Buttons and choices

button-vote = Vote
button-ballot-again = Start over
button-ballot-submit = Submit
button-comment = Write a comment
button-ballot-own-words = My words
ballot-dimension-1 = Distinct theme
ballot-dimension-2 = Sound, substantial content
ballot-dimension-3 = Flexible, lively form
ballot-dimension-4 = Marked effect
ballot-level-1 = Satisfied
ballot-level-2 = Fairly satisfied
ballot-level-3 = So-so
ballot-level-4 = Dissatisfied

## Voting

ballot-head = 📋 <b>Ballot on “{ $form }”</b> ({ $start })
    Please vote before { $closes }.
ballot-promise = 🔒 <b>Secret.</b> The bot does not store who chose what, only that you have voted, and the totals: sealed until the close, when the key is destroyed. Of fewer than { $least } members’ votes only the overall rate is kept, of fewer than { $least } guests’ votes nothing. If all choose the same, or only one person votes, the result speaks for itself.
ballot-question = <b>Question { $number } of { $of }: { $question }</b>
ballot-check = <b>Your choices:</b>
ballot-choice = { $dimension }: { $level }
ballot-thanks = ✅ Thank you! Your vote on “{ $form }” ({ $start }) is in the totals and cannot be changed.
    If there is more to say, you can write one comment before { $closes }, also without your name.
    For what you said to stand in the minutes, tap [My words] (with your name, once the recorder takes it), or send /record at any time.
ballot-already = You have voted on “{ $form }” ({ $start }) already. One vote each; it cannot be changed.
    If there is more to say, you can write one comment before { $closes }, without your name.

## Lost votes

ballot-again = ⚠️ <b>Please vote again.</b> The votes on “{ $form }” were lost and can no longer be read. If you have voted already, that vote does not count.
ballot-lost = ⚠️ <b>The votes on “{ $form }” ({ $start }) are lost</b>: { $cause }. Everybody who was there is asked to vote again, until { $closes }.
    Please tell the bot's operator.
ballot-lost-key = the key of this ballot is no longer in the bot’s data directory
ballot-lost-damaged = what was stored of this ballot has been damaged or changed
ballot-lost-restored = the bot was restored from a backup or updated, and no backup holds votes of open ballots

## Reminder and group card

ballot-reminder = 📋 Please vote on <b>“{ $form }”</b> ({ $start }): four questions, until { $closes }.
ballot-card = 📋 <b>“{ $form }” ({ $start }): the ballot is open</b>
    { $voted } of { $eligible } have voted; open until { $closes }, the result follows then.
    Those who came: please vote in the private chat with the bot. It is secret.
ballot-card-closed = 📋 <b>“{ $form }” ({ $start }): the ballot is closed</b>
    { $voted } of { $eligible } voted; closed { $closes }.

## Result

ballot-result = 📊 <b>“{ $form }” ({ $start }): result of the ballot</b>
    { $ballots } of { $eligible } members voted (secretly, until { $closes })
ballot-result-rate = Satisfied: <b>{ $rate }</b>
ballot-result-few = Satisfied: <b>{ $rate }</b> (fewer than { $least } votes: the overall rate only)
ballot-result-nobody = No member voted, so there is no rate.
ballot-result-guests = Guests: { $ballots } voted, satisfied { $rate } (not part of the members’ rate)
ballot-result-guests-few = Guests: { $ballots } voted; too few to show a result.
ballot-result-dimension = · { $dimension }: { $levels }
ballot-chart-title = { $form } · Ballot
ballot-chart-rate = Satisfied { $rate } · { $ballots } votes

## Comments

comment-ask = ✍️ Please reply to this message with your comment on “{ $form }” ({ $start }), { $limit } characters at most, until { $closes }.
    🔒 No names: only the words are stored, sealed until the close. Then they go to the branch officers as written, in random order, so please write no names. Members’ and guests’ comments are deleted unread if fewer than { $least } of that group vote.
    Box number <code>{ $number }</code> (it names the activity only)
comment-example = For example: a longer discussion would help
comment-kept = ✅ Your comment on “{ $form }” ({ $start }) has been kept without your name. Thank you!
ballot-comments = ✍️ <b>“{ $form }” ({ $start }): { $count } comments</b>
    Without names, in random order. The ballot closed { $closes }.
ballot-comment = { $number }. { $text }

## Low satisfaction

low-warning = ⚠️ “{ $form }” ({ $start }) was rated <b>{ $rate }</b> satisfied, below { $line }. It is number { $low } in { $year }.
    With { $limit } in a year the branch and its committee lose their claim to honours and must put things right within { $days } days. Only the secretary gets this message. The ballot closed { $closes }.
low-consequence = ⚠️ “{ $form }” ({ $start }) was rated <b>{ $rate }</b> satisfied, below { $line }. It is number { $low } in { $year }, and { $limit } is the limit.
    By the rules the branch and its committee lose their claim to honours this year and must put things right. It stands in /todo; please finish it within { $days } days (the ballot closed { $closes }).

## Refusals

refused-ballot-not-open = The ballot on “{ $form }” has not opened yet. When the activity ends, the bot sends it privately to those who came.
refused-ballot-not-present = Only those who checked in vote on “{ $form }”, and your check-in is not on the list. If you were there, please ask the organisation officer to add you.
refused-ballot-closed = The ballot on “{ $form }” closed { $at }; no votes or comments are taken any more. Please see the group for the result once it is announced.
refused-ballot-void = This ballot is incomplete or out of date and was not counted. Please tap [Vote] on the ballot card in the group and vote anew.
refused-ballot-unreadable = No votes or comments on “{ $form }” can be taken just now. Please try again in a few minutes.
refused-comment-not-voted = Please vote on “{ $form }” first, then comment: tap [Vote] on the ballot card in the group.
refused-comment-not-text = A comment must be text; the last one was not kept. Please reply to that message again in words, for example: a longer discussion would help
refused-comments-full = “{ $form }” has as many comments as votes, so no more are taken. As no names are kept, the bot has no other way to stop repeats.

## After an end that was undone

ballot-withdrawn = “{ $form }” goes on and this ballot is withdrawn. You will get another one after the end.

## Sheets that were filled in on paper

button-sheet-sign-in = Type in a sign-in sheet
button-sheet-ballots = Type in ballots
sheets-explained = <b>Paper sheets</b> · { $form } ({ $start })
    Where people signed in or voted on paper, two officers each type the sheet in. It counts once both typed the same; otherwise you see where they differ.
sheets-wait-sign-in = 📝 Sign-in sheet: { $own ->
        [true] you typed it in at { $at }; another officer has to type it in, too.
       *[other] { $by } typed it in at { $at }; please type it in a second time.
    }
sheets-wait-ballots = 📝 Ballots: { $own ->
        [true] you typed them in at { $at }; another officer has to type them in, too.
       *[other] { $by } typed them in at { $at }; please type them in a second time.
    }
sheet-ask-sign-in = Send the names on the paper sign-in sheet of “{ $form }” ({ $start }) in one message, separated by blanks, commas or line breaks. For example:
    张三, 李四, 王五
sheet-ask-sign-in-example = 张三, 李四, 王五
sheet-ask-ballots = Send the paper ballots of “{ $form }” ({ $start }) in one message: first the names of those who handed one in, then four lines of numbers, for each dimension the ballots that say satisfied, fairly satisfied, average and dissatisfied. The names only record who has voted; they say nothing about any ballot. For example:
    张三, 李四, 王五
    3 0 0 0
    2 1 0 0
    3 0 0 0
    2 0 1 0
sheet-ask-ballots-example = 张三, 李四, 王五
sheet-first-sign-in = Typed in once: { $people } people on the sign-in sheet. Please have another officer type it in under “Paper sheets”; it counts once both agree.
sheet-first-ballots = Typed in once: { $people } ballots. Please have another officer type them in before the ballot closes; they count once both agree.
sheet-differs = ⚠️ This differs from what { $by } typed in. Nothing has been counted yet.
sheet-differs-names = Names on only one of the two: { $names }
sheet-differs-lines = Lines of numbers that differ: { $lines }
sheet-differs-again = Please compare with the paper. To correct yours, send it again; to correct the other, that officer has to type it in again.
sheet-done-sign-in = ✅ Both agree: { $people } people on the sheet, { $added } check-ins recorded.
sheet-done-ballots = ✅ Both agree: { $people } ballots counted, and their people recorded as having voted.
sheet-done-own = Officers do not record their own check-in by typing it in; please have another officer record: { $names }
sheet-reason = Paper sign-in sheet, typed in by { $first } and { $second }

refused-sheet-too-long = This sheet has { $length } characters; at most { $limit } can be typed in at once. Please send it in several parts, the same ones from both officers.
refused-sheet-empty = There is no name in it. Please send the names on the sheet, for example: 张三, 李四, 王五
refused-sheet-unknown = Not on the roster: { $names }. Please check and send the whole sheet again; add missing people under /roster first.
refused-sheet-ballots-form = This could not be read. Please send the names first, then four lines of four numbers each, for example:
    张三, 李四, 王五
    3 0 0 0
    2 1 0 0
    3 0 0 0
    2 0 1 0
refused-sheet-sum = The numbers in line { $line } add up to { $sum }, but { $people } people handed in a ballot. Both must be equal. Please check and send the whole sheet again.
refused-sheet-not-present = Not checked in, and so cannot vote: { $names }. Please record their check-in first, then send the ballots again.
refused-sheet-voted = Have voted already: { $names }. Please check and send it again.
refused-sheet-mixed = Members' and guests' ballots are counted apart. Please type them in separately.

### Votes on motions: the result in a sentence, as chats and papers have it

motion-result = Full members who may vote: { $eligible }, present: { $present }; { $votes }. { $outcome }
motion-count = in favour { $favour }, against { $against }, abstained { $abstained }{ $some ->
        [yes] , not voting { $unvoted }
       *[no] {""}
    }{ $written ->
        [yes] , and in writing beforehand { $writtenfavour } in favour, { $writtenagainst } against
       *[no] {""}
    }
motion-outcome = { $outcome ->
        [carried] { $admission ->
            [yes] More than half of those who may vote were present, and more than half are in favour: carried.
           *[no] More than half of those who may vote are in favour: carried.
        }
        [lost] { $admission ->
            [yes] More than half of those who may vote were present, but no more than half are in favour: not carried.
           *[no] No more than half of those who may vote are in favour: not carried.
        }
       *[no-quorum] { $admission ->
            [yes] No more than half of those who may vote were present: the vote is void.
           *[no] Fewer than half of those who may vote were present: the vote is void.
        }
    }
motion-short = in favour { $favour }/{ $eligible }, { $outcome }
motion-outcome-carried = carried
motion-outcome-lost = not carried
motion-outcome-no-quorum = no quorum

## Refusals

refused-motion-unreadable = The count was not understood and not stored. Please write the numbers in one line, such as: for 18 against 1 abstain 2. Add “not voting 1” if one member did not vote, “written for 1” for opinions handed in beforehand. A unanimous vote needs its number, too: unanimous 21.
refused-motion-item = A count belongs to an item of the kind “Vote”; nothing was changed. Please add the vote to the agenda first.
refused-motion-written = This count has opinions in writing, which only the rule for the admission of members takes. Without them, please enter the count anew.

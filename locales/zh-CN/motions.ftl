### Votes on motions: the result in a sentence, as chats and papers have it

motion-result = 应到有表决权的党员 { $eligible } 人，实到 { $present } 人；{ $votes }。{ $outcome }
motion-count = 赞成 { $favour } 票，反对 { $against } 票，弃权 { $abstained } 票{ $some ->
        [yes] ，未投票 { $unvoted } 人
       *[no] {""}
    }{ $written ->
        [yes] ，另有会前书面意见赞成 { $writtenfavour } 票、反对 { $writtenagainst } 票
       *[no] {""}
    }
motion-outcome = { $outcome ->
        [carried] { $admission ->
            [yes] 实到人数和赞成票均超过应到人数的半数，通过。
           *[no] 赞成票超过应到人数的半数，通过。
        }
        [lost] { $admission ->
            [yes] 实到人数超过应到人数的半数，赞成票未超过，未通过。
           *[no] 赞成票未超过应到人数的半数，未通过。
        }
       *[no-quorum] { $admission ->
            [yes] 实到人数未超过应到人数的半数，表决无效。
           *[no] 实到人数不足应到人数的半数，表决无效。
        }
    }
motion-short = 赞成 { $favour }/{ $eligible }，{ $outcome }
motion-outcome-carried = 通过
motion-outcome-lost = 未通过
motion-outcome-no-quorum = 人数不足

## Refusals

refused-motion-unreadable = 没有读懂票数，没有存入。请在一行内写明人数，例如：赞成18 反对1 弃权2；有人未投票的加“未投1”，会前有书面意见的加“书面赞成1”。一致同意的也请写明人数，例如：一致同意21。
refused-motion-item = 表决结果只能归入“表决”一类的议程，没有改动。请先在议程里添加表决事项。
refused-motion-written = 这次表决计有会前书面意见，只能按发展党员计票。没有书面意见的，请重新登记表决结果。

## Evaluation

ledger-note-evaluation = 满意率＝（满意＋比较满意）÷全部评分；党员票为正式结果，来宾票单列。不足 { $least } 张的只公布党员的总满意率，不列细目。
ledger-raters = 参评人
ledger-eligible = 应评
ledger-ballots = 参评
ledger-of-dimension = { $dimension }：{ $what }
ledger-raters-members = 党员
ledger-raters-guests = 来宾
ledger-no-detail = 人少不列

## Decisions

ledger-decision = 议定事项
ledger-owner = 责任人
ledger-due-on = 完成期限
ledger-done-on = 完成日期
ledger-guide-name = 姓名
ledger-guide-post = 职务
ledger-guide-came = 到会指导
ledger-guide-words = 点评
ledger-guided = 到会
ledger-guided-not = 未记入
ledger-decision-done = 已完成
ledger-decision-open = 在办
ledger-decision-overdue = 逾期

## Votes

ledger-motion = 表决事项
ledger-motion-rule = 类别
ledger-motion-ordinary = 一般事项
ledger-motion-admission = 发展党员
ledger-motion-eligible = 应到
ledger-motion-present = 实到
ledger-motion-favour = 赞成
ledger-motion-against = 反对
ledger-motion-abstained = 弃权
ledger-motion-unvoted = 未投票
ledger-motion-written-favour = 书面赞成
ledger-motion-written-against = 书面反对
ledger-motion-outcome = 结果

## Duties

ledger-duty = 事项
ledger-duty-owner = 责任人
ledger-person = 涉及人员
ledger-done-at = 办结时间
ledger-owner-other = 主持人或记录人
ledger-duty-done = 已办结
ledger-duty-late = 逾期办结
ledger-duty-open = 办理中
ledger-duty-overdue = 逾期未办
ledger-duty-kind-leave-decision = 审批请假
ledger-duty-kind-posting = 核对预告是否发出
ledger-duty-kind-change-report = 变更报备
ledger-duty-kind-contact = 联系缺席党员
ledger-duty-kind-call = 电话通知
ledger-duty-kind-correction = 确认更正
ledger-duty-kind-objection = 答复异议
ledger-duty-kind-rectify = 整改
ledger-duty-kind-group-access = 恢复群内发言
ledger-duty-kind-record-filing = 上报活动纪实表
ledger-duty-kind-other = 其他事项

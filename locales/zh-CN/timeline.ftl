## Page

timeline-title = <b>大事记：{ $form }</b>（{ $count } 项，第 { $page }/{ $pages } 页）
timeline-empty = 还没有记录。
timeline-line = { $at }　{ $what }{ $known ->
        [yes] {" "}· { $by }
       *[no] {""}
    }
timeline-joint = |；|
timeline-button-earlier = ‹ 上一页
timeline-button-later = 下一页 ›
timeline-mark-flag = 党旗
timeline-mark-badge = 党徽
timeline-mark-oath = 入党誓词

## Events

event-month-added = 列入本月计划
event-arranged = 定好日期
event-rearranged = 改动安排{ $changed ->
        [yes] ：{ $changes }
       *[no] {""}
    }{ $reasoned ->
        [yes] ，原因：{ $reason }
       *[no] {""}
    }
event-theme-changed = 改动内容{ $changed ->
        [yes] ：{ $changes }
       *[no] {""}
    }{ $reasoned ->
        [yes] ，原因：{ $reason }
       *[no] {""}
    }
event-host-delegated = 委托{ $person }主持{ $reasoned ->
        [yes] ，原因：{ $reason }
       *[no] {""}
    }
event-announced = 发出预告{ $late ->
        [yes] （晚于期限）
       *[no] {""}
    }{ $unapproved ->
        [yes] （无审定记录）
       *[no] {""}
    }{ $reasoned ->
        [yes] ，原因：{ $reason }
       *[no] {""}
    }
event-notice-posted = 预告已发到群里
event-notice-not-posted = 预告没有发到群里，已告知支部委员
event-change-filed = 变更已报备
event-cancelled = 取消活动{ $reasoned ->
        [yes] ，原因：{ $reason }
       *[no] {""}
    }
event-step-noted = 登记{ $step }{ $dated ->
        [yes] ，{ $day }
       *[no] {""}
    }{ $paper ->
        [yes] ，附材料
       *[no] {""}
    }{ $noted ->
        [yes] （附言：{ $note }）
       *[no] {""}
    }
event-approval-reopened = 主题变更，须重新审定；原主题“{ $words }”{ $day }审定
event-step-skipped = { $step }未做{ $reasoned ->
        [yes] ，原因：{ $reason }
       *[no] {""}
    }
event-goal-set = 活动目标：{ $words }
event-choice-required = 主题登记为必选（上级布置）
event-choice-chosen = 主题登记为自选
event-problem-set = 解决的问题：{ $words }
event-required-content-waived = 说明没有规定内容的原因{ $reasoned ->
        [yes] ，原因：{ $reason }
       *[no] {""}
    }
event-agenda-added = 议程增加：{ $words }
event-agenda-changed = 议程改为：{ $words }
event-agenda-moved = 议程移到第 { $place } 项：{ $words }
event-agenda-removed = 议程删去：{ $words }
event-agenda-begun = 开始：{ $words }
event-leave-asked = { $person }申请请假{ $late ->
        [yes] （补假）
       *[no] {""}
    }
event-leave-approved = 同意{ $person }请假
event-leave-returned = 退回{ $person }的请假
event-leave-withdrawn = { $person }撤回请假
event-check-in-opened = 开放签到
event-check-ins-void = 签到作废 { $count } 人次{ $reasoned ->
        [yes] ，原因：{ $reason }
       *[no] {""}
    }
event-check-in-void = 撤销{ $person }的签到{ $reasoned ->
        [yes] ，原因：{ $reason }
       *[no] {""}
    }
event-hand-check-in = 补登{ $person }签到{ $reasoned ->
        [yes] ，原因：{ $reason }
       *[no] {""}
    }
event-heads-counted = 清点人数：{ $heads } 人
event-briefed = 通报到会情况和活动内容
event-site-checked = 现场检查：{ $mark } ✓
event-site-unchecked = 现场检查：撤销{ $mark }
event-extended = 延长{ $changed ->
        [yes] ：{ $changes }
       *[no] {""}
    }
event-ended = 结束，时长 { $hours } 小时{ $short ->
        [yes] （不足半天）
       *[no] {""}
    }
event-joint-passed-on = 联合活动：{ $former }取消，时间和地点改由{ $arranges }安排
event-end-undone = 撤销结束
event-held = 确认已开展
event-not-held = 记为未开展
event-roll-fixed = 固定到会名单
event-roll-late-entry = 到会名单补入{ $person }
event-roll-corrected = 更正{ $person }的到会记录
event-roll-kind-corrected = 更正{ $person }的党员类别{ $reasoned ->
        [yes] ，原因：{ $reason }
       *[no] {""}
    }
event-late-arrival = 收到{ $person }结束前的签到
event-late-leave = { $person }在开始前的请假后来获批
event-correction-asked = 申请更正{ $person }的记录{ $reasoned ->
        [yes] ，原因：{ $reason }
       *[no] {""}
    }
event-correction-confirmed = 同意更正{ $person }的记录
event-correction-declined = 不同意更正{ $person }的记录
event-ballot-closed = 测评截止，票数已固定
event-ballot-started-over = 测评重新开始
event-makeup-opened = 通知{ $person }补学
event-absence-explained = { $person }说明缺席原因
event-absentee-contacted = 已联系{ $person }
event-makeup-submitted = { $person }提交补学
event-makeup-returned = 退回{ $person }的补学
event-makeup-accepted = 通过{ $person }的补学
event-makeup-overdue = { $person }的补学逾期
event-makeup-excused = { $person }不用补学
event-makeup-cancelled = 取消{ $person }的补学
event-makeup-closed = 了结{ $person }的补学
event-rectified = 完成整改：{ $words }
event-recorded-later = 补记本次活动
event-recorded-later-withdrawn = 撤回补记{ $reasoned ->
        [yes] ，原因：{ $reason }
       *[no] {""}
    }
event-record-entered = 录入活动记录
event-record-moved = 上报后改归活动记录
event-photo-chosen = 上报后改动所选照片
event-record-withdrawn = 撤回活动记录
event-record-put-back = 恢复活动记录
event-own-words-taken = 采用党员本人的发言
event-photo-entered = 收到活动照片
event-decision-done = 议定事项已办结
event-decision-carried = 议定事项仍在办理
event-motion-counted = 登记表决结果：赞成 { $favour }，反对 { $against }，弃权 { $abstained }
event-motion-rule = 表决改为按{ $admission ->
        [yes] 发展党员
       *[no] 一般事项
    }计票
event-heads-recorded = 补记清点人数：{ $heads } 人
event-paper-made = 生成材料
event-sheet-typed-in = 录入纸质表 { $count } 人次
event-finding-explained = 上报前核对，说明理由{ $reasoned ->
        [yes] ：{ $reason }
       *[no] {""}
    }
event-record-filed = 活动纪实表已上报{ $late ->
        [yes] （晚于期限）
       *[no] {""}
    }
event-receipt-recorded = 登记回执：{ $words }
event-record-held = 固定上报时的记录
event-receipt-held = 固定回执
event-unknown = 另有一项记录

## Heads

ledger-number = 序号
ledger-name = 姓名
ledger-person-kind = 类别
ledger-group = 党小组
ledger-slip = 单号
ledger-activity-day = 活动日期
ledger-activity = 活动
ledger-leave-kind = 假别
ledger-reason = 事由
ledger-asked = 申请时间
ledger-decided = 批准时间
ledger-decided-by = 批准人
ledger-proof = 证明材料
ledger-leave-remark = 备注
ledger-cause = 原因
ledger-opened = 通知时间
ledger-due-at = 截止时间
ledger-submitted = 提交时间
ledger-accepted = 审阅通过时间
ledger-accepted-by = 审阅人
ledger-state = 状态
ledger-makeup-way = 方式
ledger-correction = 更正
ledger-corrected-at = 更正时间
ledger-corrected-by = 更正人

## Marks of the matrix

ledger-mark-present = √
ledger-mark-leave = 假
ledger-mark-absent = 缺
ledger-mark-none = —
ledger-mark-made-up = 补
ledger-mark-corrected-added = 〔补登〕
ledger-mark-corrected-withdrawn = 〔撤销〕
ledger-mark-corrected-leave = 〔补假〕
ledger-mark-corrected-counted = 〔更正：计入〕
ledger-mark-corrected-not-counted = 〔更正：不计〕
ledger-sum-expected = 应到
ledger-sum-present = 实到
ledger-sum-leave = 请假
ledger-sum-absent = 缺席

## Leave, make-up study, corrections

ledger-attached = 有
ledger-leave-late = 补假
ledger-makeup-by-hand = 干部登记：{ $note }
ledger-makeup-own = 本人提交
ledger-makeup-open = 未提交
ledger-makeup-submitted = 待审阅
ledger-makeup-returned = 退回补充
ledger-makeup-accepted = 已通过
ledger-makeup-late = 已通过（逾期提交）
ledger-makeup-overdue = 逾期未交
ledger-correction-added = 补登到会
ledger-correction-withdrawn = 撤销签到
ledger-correction-leave = 活动后批准的补假
ledger-correction-counted = 更正应到：计入
ledger-correction-not-counted = 更正应到：不计入
ledger-correction-slip = 见“请假”表

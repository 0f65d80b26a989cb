## Messages

button-ledger = 📒 台账
ledger-caption = 📒 <b>{ $year }年台账</b>：{ $activities } 次活动，{ $people } 人。内有姓名和请假事由，请只用于支部工作，勿发到群里。
ledger-failed = ⚠️ { $year }年台账没有生成。请稍后再点 [📒 台账]；若仍不行，请告知运维人员。
ledger-report-failed = ⚠️ { $year }年述职材料没有生成。请稍后再点 [📒 台账]；若仍不行，请告知运维人员。
ledger-file = { $branch }{ $year }年主题党日台账
ledger-report-caption = 📝 <b>{ $year }年述职材料</b>（主题党日数据部分）：只有数字，没有姓名。“存在问题”“下一步打算”两部分请书记撰写。

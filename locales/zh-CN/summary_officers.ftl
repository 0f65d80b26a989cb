## Long absence

summary-long-absent = <b>连续缺席且未请假：</b>
summary-long-absent-person = · { $name }：连续 { $count } 次（从 { $since } 起）。请开展一次谈心谈话，了解情况。
summary-long-absent-grave = · { $name }：连续 { $count } 次（从 { $since } 起），已满六个月。党章规定：没有正当理由，连续六个月不参加党的组织生活，就被认为是自行脱党。请先核实原因，再按规定办理。
summary-long-absent-contacts = 　 已联系：{ $days }
summary-long-absent-none = 　 还没有联系记录
summary-long-absent-private = 以上只给书记和组织委员看，请勿转发。

## Gaps of the plan

summary-findings = <b>全年计划还缺：</b>
summary-finding = ⚠️ { $words }

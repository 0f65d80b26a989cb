## Titles

summary-month = 📊 <b>{ $branch } · { $year }年{ $month }总结</b>
summary-quarter = 📊 <b>{ $branch } · { $year }年第{ $quarter }季度总结</b>
summary-year = 📊 <b>{ $branch } · { $year }年总结</b>

## One month

summary-month-empty = 这个月没有安排活动。
summary-month-unrecorded = 这个月在支部启用机器人之前，未记录。
summary-form = <b>{ $form }</b>
    { $content }
summary-cancelled = 🚫 <b>已取消</b>：{ $form }（原定 { $start }），{ $at } 取消
summary-not-held = 🚫 <b>未开展</b>：{ $form }（原定 { $start }）
summary-cancel-reason = 取消原因：{ $reason }
summary-line-cancelled = { $month } { $form }：原定 { $start }，已取消
summary-line-not-held = { $month } { $form }：原定 { $start }，未开展
button-host-card = 主持卡
summary-when = 时间：{ $start }　地点：{ $place }
summary-will-last = 计划 { $hours } 小时{ $short ->
        [yes] ，⚠️ 不足半天（{ $half_day } 小时）
       *[no] {""}
    }
summary-lasted = 时长 { $hours } 小时{ $short ->
        [yes] ，⚠️ 不足半天（{ $half_day } 小时）
       *[no] {""}
    }
summary-people = 主持：{ $host }　记录：{ $recorder }
summary-notice = 预告：提前 { $days } 天 ✓
summary-notice-none = 预告：⚠️ 没有发到群里
summary-notice-late = 预告：⚠️ 只提前 { $days } 天（应提前 { $needed } 天）
summary-group = ⚠️ 群里：{ $cause }。请用 /todo 处理。
summary-unposted = ⚠️ 没有发到群里：{ $posts }
summary-notice-reason = 迟发原因：{ $reason }
summary-expected = 应到 { $members }，已请假 { $leave }，达标需到 { $needed } 人
summary-attendance = 应到{ $members } 实到{ $present }（{ $percent }{ $reached ->
        [yes] {" "}✓
       *[no] ，⚠️ 未达 { $line }%，需{ $needed }人
    }） 请假{ $leave } 缺席{ $missing } 来宾{ $guests }
summary-not-in-branch = 补记注明当时不在本支部：{ $named ->
        [yes] { $names }
       *[no] { $count } 人
    }
summary-corrected-one = 补登：{ $name }（{ $at } 由{ $by }补登：{ $reason }）
summary-withdrawn-one = 撤销签到：{ $name }（{ $at } 由{ $by }撤销：{ $reason }）
button-summary-correct = 更正签到
summary-moved = 签到于原时间，改期后未签到，不计入：{ $names }
summary-absent = 缺席：{ $names }
summary-heads = 清点人数比签到{ $more ->
        [yes] 多
       *[no] 少
    } { $count } 人
summary-makeups = 补学：已完成 { $accepted }，待审阅 { $submitted }，未完成 { $open }，逾期 { $overdue }
summary-ballot-open = 测评进行中，{ $closes } 截止，截止后公布结果。
summary-rate = 满意率 { $rate }（{ $ballots }/{ $eligible } 票）{ $low ->
        [yes] {" "}⚠️ 偏低
       *[no] {""}
    }
summary-dimension = · { $dimension } { $rate }

## Gaps of a month

summary-missing = <b>还缺：</b>
summary-nothing-missing = ✅ 没有缺项。
summary-gap-not-dated = ⚠️ 还没有定日期。请点 [定日期] 选好时间和地点。
summary-gap-no-notice = ⚠️ 没有发预告。请在群里口头补充通知，并把原因告知记录人。
summary-gap-held = ⚠️ 还没有确认是否开展。请点 [主持卡] 确认。
summary-gap-host = ⚠️ 主持人已不在名册上。请点 [定日期] 另选一位。
summary-gap-recorder = ⚠️ 没有记录人。请书记指定专人记录；活动开始前可点 [定日期] 选一位。
summary-gap-leave = ⚠️ { $count } 份请假还没有审批。请点 [待办] 逐一决定。
summary-gap-heads = ⚠️ 没有清点人数。请点 [清点人数] 补上。
summary-gap-ballot = ⚠️ 没有测评结果：没有人投票。下次请在散会前提醒到会人员投票。
summary-gap-contact = ⚠️ { $count } 人还没有联系上。请点 [待办]，打电话或当面了解情况后点 [已联系]。
summary-gap-review = ⚠️ { $count } 份补学等待审阅。请点 [待办] 审阅。
summary-gap-makeup = ⏳ { $count } 人的补学还在期限内，机器人会提醒本人，目前不用处理。
summary-gap-overdue = ⚠️ { $count } 人的补学逾期。请点 [待办]，联系本人或代为登记。

## Quarter and year

summary-line-held = { $month } { $form } · 到会 { $percent }{ $reached ->
        [yes] {""}
       *[no] {" "}⚠️
    }
summary-line-rated = { $month } { $form } · 到会 { $percent }{ $reached ->
        [yes] {""}
       *[no] {" "}⚠️
    } · 满意 { $rate }{ $low ->
        [yes] {" "}⚠️
       *[no] {""}
    }
summary-line-dated = { $month } { $form } · { $start }
summary-line-open = { $month } { $form } · 未定日期
summary-line-over = { $month } { $form } · ✗ 当月未开展
summary-line-unrecorded = { $month } { $themed ->
        [yes] { $form } · 未记录
       *[no] 未记录
    }
summary-line-none = { $month } —
summary-held = 已开展 { $activities } 次，{ $of } 个月中 { $held } 个月有活动{ $later ->
        [0] {""}
       *[other] （其中补记 { $later } 个月）
    }{ $unrecorded ->
        [0] {""}
       *[other] ，{ $unrecorded } 个月未记录
    }
summary-mean = 平均到会率 { $percent }（要求 { $line }）
summary-below = 到会未达 { $line }：{ $months }
summary-leaves = 请假 { $count } 人次
summary-mean-rate = 平均满意率 { $rate }
summary-low = 满意率低于 { $line }：{ $low } 次（一年满 { $limit } 次不得评先选优）

## Buttons

button-summary-this = 本月
button-summary-last = 上月
button-summary-year = 全年
button-summary-arrange = 定日期：{ $form }

## Refusals

refused-summary-period = 没有看懂要看哪段时间。请这样写：/summary { $month }（月份）、/summary 第一季度、/summary { $year }（年份），或 /summary 全年

## Questions

recorded-later-ask-theme = { $year }年{ $month }的计划里没有内容。请写当月的活动方式和内容，中间用冒号隔开，例如：红色教育行动：参观革命纪念馆
    不补记的，请发送 /cancel。
recorded-later-ask-theme-example = 红色教育行动：参观革命纪念馆
recorded-later-ask-when = 补记{ $year }年{ $month }的“{ $form }”。请写日期、起止时间和地点，例如：{ $number }月9日 14:00-17:30 党员活动室
    不补记的，请发送 /cancel。
recorded-later-ask-when-example = { $number }月9日 14:00-17:30 党员活动室
recorded-later-ask-people = 当时名册上有党员 { $members } 人。请写谁缺席、谁请假，例如：缺席：张三、李四；请假：王五
    全部到会的，请写：全部到会
    有人当时不在本支部的，另写：不在支部：赵六
    写明主持人和记录人的，接着写：主持人：孙五；记录人：周六
    未写到的党员一律记为到会。不补记的，请发送 /cancel。
recorded-later-ask-people-again = 上一次补记注明当时不在本支部：{ $names }。这次仍不在的，请加上：不在支部：{ $names }
recorded-later-ask-people-example = 缺席：张三、李四；请假：王五

## Preview

recorded-later-preview = <b>请核对补记：{ $year }年{ $month }</b>
recorded-later-changed = 名册刚才有变动，请重新核对。
recorded-later-form = <b>{ $form }</b>
    { $content }
recorded-later-when = 时间：{ $start }–{ $end }　地点：{ $place }
recorded-later-counts = 应到{ $members } 实到{ $present }（{ $percent }） 请假{ $leave } 缺席{ $absent }
recorded-later-present = 到会：{ $names }
recorded-later-present-many = 到会：{ $count } 人，姓名从略
recorded-later-leave = 请假：{ $names }
recorded-later-absent = 缺席：{ $names }
recorded-later-not-in-branch = 当时不在本支部：{ $names }
recorded-later-keepers = 主持人：{ $host }　记录人：{ $recorder }
recorded-later-keeper-open = 未写明
recorded-later-keepers-missing = 未写明的，活动纪实表和会议记录里留作（待补充）。要写明的，请把名单和“主持人：孙五；记录人：周六”一起重新发送。
recorded-later-effect = 确认后将注明由您于今日补记，并私信告知其他党员各自的记录；群里不发通知，不测评、不补学，不计入平均到会率。名单有误的，请重新发送名单。
button-recorded-later-save = 确认补记
button-recorded-later-again = 重新填写
button-recorded-later-drop = 取消
recorded-later-saved = ✅ 已补记：{ $form }（{ $start }）
    { $counts }
    到会与否有误的，在当月总结里点 [更正签到]；请假、时间、地点、主持人、记录人有误的，点 [撤回补记] 后重新补记。
recorded-later-dropped = 已取消，未作保存。
button-recorded-later-show = { $month }总结

## Withdrawal

recorded-later-ask-reason = 撤回对“{ $form }”（{ $start }）的补记。请写一句原因，撤回后这个月可以重新补记；不撤回的，请发送 /cancel：
recorded-later-ask-reason-example = 日期和名单填到了别的月份
recorded-later-withdrawn = 已撤回补记：{ $form }（{ $start }）。这个月可以重新补记。

## The members

recorded-later-told = { $year }年{ $month }的“{ $form }”（{ $start }）由{ $by }于{ $day }补记，您记为{ $state ->
        [present] 到会
        [leave] 请假
        [not-in-branch] 当时不在本支部
       *[absent] 缺席
    }。
    如有异议，请发 /me 后点 [有异议]。

## Summaries

button-recorded-later = 补记
button-recorded-later-month = 补记{ $month }
button-recorded-later-withdraw = 撤回补记
recorded-later-line = 补记：{ $named ->
        [yes] { $day } 由{ $by }录入
       *[no] { $day }录入
    }
recorded-later-attendance = 应到{ $members } 实到{ $present }（{ $percent }） 请假{ $leave } 缺席{ $missing }
recorded-later-withdrawn-line = ↩️ 补记已撤回：{ $form }（{ $start }）
recorded-later-withdrawn-why = { $at } 撤回，原因：{ $reason }
recorded-later-month = { $month } { $form } · 补记，到会 { $percent }
recorded-later-month-withdrawn = { $month } { $form }（{ $start }）：补记已撤回
recorded-later-apart = 补记的活动没有签到记录，不计入平均到会率和请假人次。

## Refusals

refused-recorded-later-after-setup = { $year }年{ $month }月不在启用机器人之前，不能补记。请用 /summary 查看可以补记的月份。
refused-recorded-later-day = 支部于{ $setup }启用机器人，只能补记此前的活动，{ $day }的活动不能补记。请核对日期；启用后的活动请用 /plan 安排。
refused-recorded-later-held = { $year }年{ $month }月已经有活动记录，不用再补记。请用 /summary { $year }-{ $month } 查看。
refused-recorded-later-date = 请写明是几月几日，不写“明天”“下周五”，例如：{ $month }月9日 14:00-17:30 党员活动室
refused-recorded-later-times = 请写明几点开始、几点结束，例如：{ $month }月9日 14:00-17:30 党员活动室
refused-recorded-later-place = 请在时间后面写明地点，例如：{ $month }月9日 14:00-17:30 党员活动室
refused-recorded-later-people = 没有看懂名单。请照这样写：缺席：张三、李四；请假：王五。全部到会的，请写：全部到会
refused-recorded-later-unknown = 当时的名册上没有“{ $name }”。请照名册写全名，例如：缺席：张三、李四；请假：王五
refused-recorded-later-two = “{ $name }”可能是{ $who }。请照名册写全名，例如：缺席：{ $first }
refused-recorded-later-twice = { $name }写了两次。请只写在一处，例如：缺席：张三、李四；请假：王五
refused-recorded-later-guest = { $name }当时不是党员，不计入应到，请不要写进名单。
refused-recorded-later-keepers-alone = 请把到会情况和主持人、记录人写在一条消息里，例如：全部到会；主持人：孙五；记录人：周六
refused-recorded-later-keeper = { $role ->
        [host] 主持人
       *[recorder] 记录人
    }须是当时名册上的一位党员{ $named ->
        [yes] ，“{ $name }”不能这样写
       *[no] {""}
    }。请照名册写一个全名，例如：{ $role ->
        [host] 主持人：孙五
       *[recorder] 记录人：周六
    }。名册上没有的，请不写这一项。
refused-recorded-later-keeper-two = “{ $name }”可能是{ $who }。请照名册写全名，例如：{ $role ->
        [host] 主持人
       *[recorder] 记录人
    }：{ $first }
refused-recorded-later-keeper-away = { $name }写为没有到会，不能又是{ $role ->
        [host] 主持人
       *[recorder] 记录人
    }。请核对名单，重新发送。
refused-recorded-later-outdated = 这不是最近一次的预览。请核对最近一次的预览，点它下面的 [确认补记]。
refused-recorded-later-nobody = 按此名单没有党员到会，不能补记为已开展。请核对名单，例如：缺席：张三、李四；请假：王五
refused-recorded-later-own = 此前撤回的补记中，您{ $old ->
        [present] 记为到会
        [leave] 记为请假
        [absent] 记为缺席
       *[none] 不在应到人员之列
    }。重新补记时改动本人的记录，须请{ $who }补记。
refused-recorded-later-own-nobody = 此前撤回的补记中，您{ $old ->
        [present] 记为到会
        [leave] 记为请假
        [absent] 记为缺席
       *[none] 不在应到人员之列
    }。重新补记时改动本人的记录，须由另一位书记、副书记或组织委员补记。请先在 /roster 名册上登记一位，并请其认领身份。
refused-recorded-later-withdrawal-waits = “{ $form }”的补记，{ $by }已提出撤回，还在等另一位支部委员确认。请先确认这一项，可发 /todo 查看。

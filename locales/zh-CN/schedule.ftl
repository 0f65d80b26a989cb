## Card of a month

month-card = <b>{ $month } { $form }</b>
    { $content }

    时间：{ $when }
    地点：{ $place }
    主持人：{ $host }
    记录人：{ $recorder }
month-card-recorded = <b>{ $month } { $form }</b>
    { $content }

    时间：{ $when }
    地点：{ $place }
month-card-open =
    {""}
    日期还没有定。同意请点 [采用]，要改请点下面的按钮。
month-card-over =
    {""}
    当月已没有可安排的日期。
month-card-dated =
    {""}
    日期已定，{ $posting } 在群里预告。
month-card-announced =
    {""}
    预告已发出。再改需写明原因，会重新通知，并生成报备文字。
month-card-unposted =
    {""}
    预告还没有发到群里。再改需写明原因，会重新通知，并生成报备文字。
month-card-cancelled =
    {""}
    { $held ->
        [yes] 🚫 活动已取消：{ $reason }
       *[no] 🚫 活动未开展。
    }
month-card-held =
    {""}
    活动已经结束。
month-empty = <b>{ $year }年{ $month }</b>还没有主题。请点 [写主题]，或用 /plan 重新导入计划。
month-empty-over = <b>{ $year }年{ $month }</b>已过，计划里没有这个月。
month-unrecorded = <b>{ $year }年{ $month }</b>在支部启用机器人之前，未记录。
month-unrecorded-planned = 计划：{ $form } — { $content }
month-several = { $month }有几次活动，请选一次：

## Arrangement

arrange-open = 未定
arrange-superior = 上级党组织
arrange-kept = ✅ 已记下。
arrange-already = 日期已经定好，现在的安排是：
arrange-changed-meanwhile = 在您写原因期间，其他委员已改动这次活动，您的改动没有执行。请看现在的安排，需要时再改：
arrange-moved = 拟定的安排已有变化，请再核对一次：

## Buttons

arrange-button-adopt = 采用 { $when }
arrange-button-when = 改时间
arrange-button-place = 改地点
arrange-button-content = 改内容
arrange-button-host = 主持人
arrange-button-recorder = 记录人
arrange-button-theme = 写主题
arrange-button-cancel = 取消活动
arrange-button-card = ‹ 返回
arrange-button-month = 安排{ $month }
arrange-button-activity = { $form } { $start }
arrange-button-previous = ‹ 上一页
arrange-button-next = 下一页 ›
arrange-button-filed = 已报备
arrange-button-cause-teaching = 教学安排
arrange-button-cause-superior = 上级部署
arrange-button-cause-place = 场地
arrange-button-cause-other = 其他

## Questions

arrange-ask-when = <b>{ $month } { $form }</b>
    现在的时间：{ $when }
    请写新的时间，须在当月。按平时的写法即可，例如：{ $month }28日下午2点，或 下周五14:00-17:30
arrange-ask-when-example = { $number }月28日 14:00-17:30
arrange-ask-place = <b>{ $month } { $form }</b>
    现在的地点：{ $place }
    请写新的地点，例如：教学楼A201
arrange-ask-place-example = 教学楼A201
arrange-ask-content = <b>{ $month } { $form }</b>
    现在的内容：{ $content }
    请写新的内容。接着会问调整的原因，新旧内容都会留存。
arrange-ask-content-example = 传达学习全会精神，交流研讨
arrange-ask-theme = 请写{ $month }的活动方式和内容，中间用冒号隔开，例如：红色教育行动：参观革命纪念馆
arrange-ask-theme-example = 红色教育行动：参观革命纪念馆

## Questions for a reason

arrange-reason-change = “{ $form }”的预告已经发出，改动须报{ $superior }，并说明原因（写入报备，不发到群里）。
arrange-reason-change-short = “{ $form }”的预告已经发出，改动须报{ $superior }；距新的时间已不足{ $days }天，重新预告来不及提前{ $days }天。须说明原因（写入报备和记录，不发到群里）。
arrange-reason-fixed = “{ $form }”的日期已经定好，改动时间或地点须说明原因，新旧安排都会留存。
arrange-reason-fixed-short = “{ $form }”的日期已经定好，改动须说明原因；距新的时间已不足{ $days }天，预告来不及提前{ $days }天。
arrange-reason-cancel = 要取消“{ $form }”吗？须说明原因。说明后立即取消，{ $month }须另定日期。
arrange-reason-cancel-announced = 要取消“{ $form }”吗？预告已经发出，取消须报{ $superior }，并说明原因（写入报备，不发到群里）。说明后立即取消并通知全体党员，{ $month }须另定日期。
arrange-reason-usual = 请点一个原因，或直接写一句：
arrange-reason-other = 请写一句改动“{ $form }”的原因，例如：党员集体参加技能竞赛
arrange-reason-other-example = 党员集体参加技能竞赛
arrange-cause-teaching = 教学安排
arrange-cause-superior = 上级部署
arrange-cause-place = 场地原因
arrange-reason-theme = 调整{ $month }“{ $form }”的内容须说明原因。请写一句，例如：学习贯彻刚召开的全会精神
arrange-reason-theme-example = 学习贯彻刚召开的全会精神
arrange-reason-delegation = { $month }的“{ $form }”由书记以外的委员主持，须说明原因。请写一句，例如：书记出差，委托主持
arrange-reason-delegation-example = 书记出差，委托主持
arrange-reason-notice = “{ $form }”的预告已不足提前{ $days }天，须说明原因（写入记录，不发到群里）。请写一句，例如：上级临时部署学习任务
arrange-reason-notice-example = 上级临时部署学习任务

## Host and recorder

arrange-choose-host = <b>{ $month } { $form }</b>现在的主持人：{ $host }
    由书记主持；特殊情况可委托其他委员，须说明原因。请点姓名：
arrange-choose-recorder = <b>{ $month } { $form }</b>现在的记录人：{ $recorder }
    请点姓名：

## Report of a change

change-report = ✅ { $told ->
        [yes] 已改好，群里和每位党员都会重新收到通知。
       *[no] 已改好。新的日期不是支部的固定日，须向上级报备。
    }
    <b>报备文字</b>（点一下即可复制，发给{ $superior }）：

    <code>关于变更{ $month }主题党日活动安排的报备
    { $superior }：
    我支部“{ $form }”主题党日活动因{ $reason }，作如下变更：
    { $changes }
    变更后的安排：{ $when }，{ $place }，主持人{ $host }。特此报备。
    { $branch }</code>

    请在 { $due } 前报送，报送后请点 [已报备]。
change-filed = ✅ 已记下：变更已向上级报备。

## Cancelling

cancel-done = 🚫 <b>已取消：{ $form }</b>（原定 { $when }）
    { $told ->
        [yes] 群里和每位党员都会收到通知。
       *[no] 预告还没有发出，不用通知。
    }不记缺席，不用补学。请另定日期，在当月完成。
cancel-report =
    {""}
    <b>报备文字</b>（点一下即可复制，发给{ $superior }）：

    <code>关于取消{ $month }主题党日活动的报备
    { $superior }：
    我支部原定于{ $when }在{ $place }开展的“{ $form }”主题党日活动，因{ $reason }取消，将另定时间在当月开展。特此报备。
    { $branch }</code>

    请在 { $due } 前报送，报送后请点 [已报备]。
refused-already-cancelled = “{ $form }”（{ $start }）已取消或未开展，不能再操作。请用 /plan 点这个月，看新的安排。
refused-cancel-others = “{ $form }”由主持人或书记取消：{ $who }。请联系他们。
refused-cancel-undated = { $month }月的日期还没有定，不用取消。请用 /plan 点这个月改内容，或点 [采用] 定日期。
refused-cancel-late = “{ $form }”已于 { $at } 开始，不能再取消。请由主持人点 [结束活动]；签到不足 3 人的，结束后会询问是否开展。
refused-cancel-needs-reason = 取消活动需要写明原因。请写一句，例如：学校临时安排期中考试。

## Findings about a date

finding-date-short-notice = 距活动不足{ $days }天，预告来不及提前{ $days }天，采用时需写明原因。
finding-date-short = 时长 { $hours } 小时，不足半天（{ $least } 小时）。
finding-date-holiday = 这天是法定节假日。
finding-date-blocked = 这天是支部设定不安排活动的日子。

## Refusals

refused-arranged-past = { $at } 已经过去。请选{ $month }月里将来的时间，例如：{ $month }月28日 14:00-17:30
refused-arranged-end-first = 结束时间早于开始时间。请重新写，例如：{ $month }月28日 14:00-17:30
refused-arranged-other-month = 这是{ $month }月的活动，必须在当月完成，不能改到{ $given }月。请写{ $month }月里的时间，例如：{ $month }月28日 14:00
refused-already-ended = “{ $form }”已经结束，不能再改。下一次的安排请用 /plan。
refused-fixed-needs-reason = 日期已经定好，改动时间或地点需要写明原因。请写一句原因，例如：学校临时安排期中考试。
refused-report-unnamed = 这个按钮是旧版本的，没有写明是哪一次变更（{ $form }）。请发送 /todo，逐一登记报备。
refused-joint-session = “{ $form }”由几个支部联合开展，时间和地点由{ $host }安排。需要调整的，请与{ $host }商定。
refused-joint-session-ended = “{ $form }”由几个支部联合开展，{ $branch }已经结束这次活动，时间和地点不能再改。请主持人结束活动，或用 /plan 查看安排。
refused-change-needs-reason = 预告已经发出，改动需要写明原因，并报上级党组织。请写一句原因，例如：学校临时安排期中考试。
refused-late-notice-needs-reason = 现在预告已不足{ $days }天（最迟应在 { $latest } 前发出）。请写一句原因，例如：上级临时部署学习任务。
refused-no-day-left = { $month }月已没有可安排的日期。请点 [改时间]，写一个当月将来的时间。
refused-place-missing = { $month }月的活动还没有地点。请先点 [改地点]，例如：党员活动室
refused-host-missing = { $month }月的活动还没有主持人。请先点 [主持人]。
refused-recorder-missing = { $month }月的活动还没有记录人，须指定专人记录。请先点 [记录人]。
refused-host-not-eligible = { $name }不是支部委员，不能主持。可以主持的有：{ $who }。
refused-recorder-not-member = { $name }不是党员，不能做记录人。请选一位党员。
refused-host-needs-reason = 委托{ $name }主持须说明原因。请点 [主持人] 再选一次，并写一句原因，例如：书记出差，委托主持

## Typed times

arrange-read = 读到：{ $when }；地点：{ $place }
told-when-unused = 没有用到：“{ $pieces }”。
told-when-former = 前面写的是原来的安排，没有用到：“{ $pieces }”。
told-when-end = “{ $pieces }”按当月最后一天（{ $month }月{ $day }日）安排。不是这一天的，请写明日期。
told-when-same-week = “{ $pieces }”按现在定的日期所在的那一周计算，是{ $month }月{ $day }日。不是这一天的，请写明日期。
told-when-week = “{ $pieces }”按当月的第几个星期几计算，是{ $month }月{ $day }日。不是这一天的，请写明日期。

## Refusals of typed times

refused-when-unreadable = 没有看懂这个时间。请写明日期和时间，例如：{ $example }-{ $example_end }，或“3月6日下午2点”“下周五14:00”。
refused-when-remains = “{ $words }”没有看懂，因此时间没有采用。请只写日期、时间和地点，例如：{ $example }-{ $example_end }。
refused-when-figures = “{ $words }”可能是日期，也可能是时间或房间号。请写成几月几日、几点几分，例如：{ $example }-{ $example_end }。
refused-when-days-differ = 写了两个日期：“{ $first }”是{ $day }，“{ $second }”是{ $other }。请只写一个日期，例如：{ $example }-{ $example_end }。
refused-when-two-times = 写了不同的时间：{ $times }。请写明几点开始、几点结束，例如：{ $example }-{ $example_end }。
refused-when-two-places = 时间前后各写了一个地点，请只写一个，例如：{ $example } 党员活动室。
refused-when-not-later = 现在定的是{ $stands }，{ $day }不比它晚，不能“推迟”。请核对日期，例如：{ $example }。
refused-when-not-earlier = 现在定的是{ $stands }，{ $day }不比它早，不能“提前”。请核对日期，例如：{ $example }。
refused-when-day-missing = 请同时写明是哪一天，例如：{ $example }-{ $example_end }。
refused-when-hour-missing = 请写明几点开始，例如：{ $example }-{ $example_end }。
refused-when-no-such-day = 日历上没有{ $asked_year }年{ $asked_month }月{ $asked_day }日，请核对日期，例如：{ $example }。
refused-when-no-such-weekday = { $asked_year }年{ $asked_month }月没有第{ $nth }个{ $weekday ->
        [1] 周一
        [2] 周二
        [3] 周三
        [4] 周四
        [5] 周五
        [6] 周六
       *[7] 周日
    }，请换一个日期，例如：{ $example }。
refused-when-no-such-time = 没有“{ $time }”这个时刻。请用 0:00 到 23:59 之间的时间，例如：{ $example }-{ $example_end }。
refused-when-weekday-differs = { $day }不是{ $written ->
        [1] 周一
        [2] 周二
        [3] 周三
        [4] 周四
        [5] 周五
        [6] 周六
       *[7] 周日
    }。请核对日期和星期后再写一次，例如：{ $example }。
refused-when-past = { $day }已经过去。请写一个将来的时间，例如：{ $example }。
refused-when-other-month = 主题党日须在当月完成：这次活动属于{ $year }年{ $month }月，而您写的是{ $asked_year }年{ $asked_month }月。请改为当月的时间，例如：{ $example }。
refused-when-too-far = 这个日期太远，请写 { $days } 天以内的时间，例如：{ $example }。
refused-when-end-before-start = 结束时间须晚于开始时间，请核对，例如：{ $example }-{ $example_end }。
refused-when-too-long = 一次活动最长 { $days } 天，请核对结束时间，例如：{ $example }-{ $example_end }。

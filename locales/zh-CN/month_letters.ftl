month-card-due = 📅 <b>请定{ $month }主题党日的日期</b>
month-open = ⏰ <b>{ $month }的主题党日还没有定日期</b>（{ $form }）。每月应开展一次，并在当月完成，请尽快安排。
month-last-day = ⏰ <b>今天是{ $month }的最后一天，当月的主题党日还没有开展</b>（{ $form }）。每月应开展一次，并在当月完成。今天能开展的，请立即安排；不能开展的，请记下原因。
month-missed = ❗ <b>{ $year }年{ $month }没有开展主题党日</b>（{ $form }）。每月应开展一次，请查明原因，向支部委员会说明，并安排好{ $next }的活动。
replacement-host = ⚠️ “{ $form }”（{ $start }）的主持人{ $name }已请假、已离开支部或不再担任支部委员。请点 [主持人] 另选，预告会随之更新。
replacement-recorder = ⚠️ “{ $form }”（{ $start }）的记录人{ $name }已请假或已离开支部。请点 [记录人] 另选。
joint-passed-on = 🤝 <b>联合活动有变：{ $form }</b>
    主办的{ $former }已取消本支部的这次活动，您支部的活动照常。{ $dated ->
        [yes] 时间、地点不变：{ $when } { $place }
       *[no] 时间、地点尚未确定。
    }
    今后时间和地点由{ $own ->
        [yes] 您支部安排；需要调整的，请点下面的按钮。
       *[no] { $arranges }安排；需要调整的，请与该支部商定。
    }

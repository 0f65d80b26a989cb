month-card-due = 📅 <b>请定{ $month }主题党日的日期</b>
month-open = ⏰ <b>{ $month }的主题党日还没有定日期</b>（{ $form }）。每月应开展一次，并在当月完成，请尽快安排。
month-last-day = ⏰ <b>今天是{ $month }的最后一天，当月的主题党日还没有开展</b>（{ $form }）。每月应开展一次，并在当月完成。今天能开展的，请立即安排；不能开展的，请记下原因。
month-missed = ❗ <b>{ $year }年{ $month }没有开展主题党日</b>（{ $form }）。每月应开展一次，请查明原因，向支部委员会说明，并安排好{ $next }的活动。
replacement-host = ⚠️ “{ $form }”（{ $start }）的主持人{ $name }已请假、已离开支部或不再担任支部委员。请点 [主持人] 另选，预告会随之更新。
replacement-recorder = ⚠️ “{ $form }”（{ $start }）的记录人{ $name }已请假或已离开支部。请点 [记录人] 另选。

## Changed fields

changed-cancelled = 取消原定 { $old } 的活动
changed-starts-at = 开始时间：{ $old } → { $new }
changed-ends-at = 结束时间：{ $old } → { $new }
changed-place = 地点：{ $old } → { $new }
changed-host = 主持人：{ $old } → { $new }
changed-recorder = 记录人：{ $old } → { $new }
changed-content = 内容：{ $old } → { $new }

## Notice

notice = 📌 <b>主题党日预告：{ $form }</b>
    { $content }

    时间：<b>{ $when }</b>
    地点：{ $place }
    主持人：{ $host }
    准备：{ $prepare }{ $agenda }

    不能到会的请点 [请假]，写明原因。
notice-cancelled = 🚫 <b>{ $held ->
        [yes] 已取消：{ $form }
       *[no] 未开展：{ $form }
    }</b>
    原定 { $when } · { $place }{ $over ->
        [yes] {""}
       *[no] {""}
    另定时间后会重新预告。
    }
notice-copy = 📌 <b>主题党日预告：{ $form }</b>
    { $content }

    时间：<b>{ $when }</b>
    地点：{ $place }
    主持人：{ $host }
    准备：{ $prepare }{ $agenda }

    不能到会的请在开始前点 [请假]，写明原因。
notice-prepare = 佩戴党徽，带好学习材料和笔记本
notice-prepare-july = 佩戴党徽，准备重温入党誓词，带好学习材料
notice-button-leave = 请假
notice-button-calendar = 加入日历
notice-button-calendar-cancelled = 从日历删除
notice-button-details = 详情
notice-button-post = 重发预告
notice-nobody = 无

## Notice that is not in the group

notice-missing = ⚠️ <b>预告没有发到群里：{ $form }</b>
    { $when } · { $place }
    按要求应在 { $due } 前发出。请检查机器人是否仍在群里、能否发言。恢复后会自动补发；没有补发的，请点 [重发预告]。
    在此之前，请用其他方式通知全体党员。
notice-came-late = ⚠️ <b>预告发出过晚：{ $form }</b>
    应在 { $due } 前发到群里，实际 { $posted } 才发出。总结里按实际时间计算，请把原因告知记录人。
notice-came = ✅ <b>预告已补发：{ $form }</b>
    { $posted } 已发到群里，没有超过 { $due } 的期限。

cancellation-missing = ⚠️ <b>取消通知没有发到群里：{ $form }</b>
    原定 { $when } · { $place }
    请检查机器人是否仍在群里、能否发言。恢复后会自动补发；没有补发的，请点 [重发预告]。
    在此之前，请用其他方式通知全体党员。
cancellation-came = ✅ <b>取消通知已发到群里：{ $form }</b>（原定 { $when }）

## Notice of a change

change-notice = 📢 <b>主题党日安排有变：{ $form }</b>
    { $changes }

    现在的安排：<b>{ $when }</b> · { $place } · 主持人 { $host }
change-copy-on-leave = 您已为这次活动请假，请假仍然有效。改时间后能到场的，请点 [撤回]，活动开始前都可以。
change-copy = 📢 <b>您参加的主题党日安排有变：{ $form }</b>
    { $changes }

    现在的安排：<b>{ $when }</b> · { $place } · 主持人 { $host }
    已加入日历的请再点一次 [加入日历]。

## Cancelled, or not held

cancelled-notice = 🚫 <b>主题党日取消：{ $form }</b>
    原定 { $when } · { $place }
    不记缺席，不用补学。另定时间后会重新预告。
cancelled-copy = 🚫 <b>主题党日取消：{ $form }</b>
    原定 { $when } · { $place }
    请不要前往，不记缺席，不用补学。另定时间后会重新通知您。已加入日历的请点 [从日历删除]。
not-held-notice = 🚫 <b>主题党日未开展：{ $form }</b>
    原定 { $when } · { $place }
    不记缺席，不用补学。{ $over ->
        [yes] {""}
       *[no] 另定时间后会重新预告。
    }
not-held-copy = 🚫 <b>主题党日未开展：{ $form }</b>
    原定 { $when } · { $place }
    不记缺席，不用补学。{ $over ->
        [yes] {""}
       *[no] 另定时间后会重新通知您。
    }已加入日历的请点 [从日历删除]。

## Forecast and reminder

forecast = ⚠️ <b>到会率可能不足：{ $form }</b>
    { $when }
    党员 { $members } 人，至少需到 { $needed } 人，目前预计最多能到 { $possible } 人。
    请假：{ $leave }
    联系不上：{ $unreachable }
    还可以在当月内改期，请逐一联系，或点 [改时间]。
eve = 🔔 <b>提醒：{ $form }</b>
    { $when } · { $place }
    请准时参加；不能到会的请现在点 [请假]。

## Details of an activity

activity-details = <b>{ $form }</b>
    { $content }

    时间：<b>{ $when }</b>
    地点：{ $place }
    主持人：{ $host }
    记录人：{ $recorder }
    准备：{ $prepare }{ $agenda }

    我的状态：{ $state }
own-state-present = 已签到
own-state-leave = 已请假
own-state-cancelled = 活动已取消或未开展，不用参加
own-state-none = 未请假，请准时参加

## Calendar file

calendar-title = 主题党日：{ $form }
calendar-file-name = 主题党日-{ $date }.ics
calendar-file = 打开这个文件，即可将“{ $form }”（{ $when }，{ $place }）加入您的日历。
calendar-file-cancelled = 打开这个文件，即可将“{ $form }”（{ $when }）从您的日历中删除。仍在日历里的，请手动删除。

## Why the group takes no posts

group-refused = ⚠️ <b>群里无法发送消息：{ $cause }</b>
group-reduced = ⚠️ <b>{ $cause }</b>
group-waiting = 没有发到群里：{ $posts }。
group-answer = Telegram 的答复：{ $words }
group-tries = 最近一次尝试：{ $tried }。{ $rests ->
        [yes] 机器人不再自动重试；处理后请点 [再试一次]。
       *[no] 机器人将于 { $next } 自动重试；处理后也可以点 [再试一次]，立即补发。
    }
    在此之前，请用其他方式通知全体党员。
group-cause-removed = 机器人已不在群里
group-cause-deleted = 找不到这个群，可能已被解散
group-cause-muted = 机器人被禁言，或群里只有管理员能发言
group-cause-restricted = Telegram 限制了整个群
group-cause-general-closed = General 话题已关闭或隐藏
group-cause-topics-closed = 选定的话题和 General 话题都已关闭
group-cause-slow = 群已开启慢速模式，机器人须等待
group-cause-other = Telegram 拒绝了这条消息
group-cause-photos = 群里不能发图片，已改发文字和链接
group-cause-topic-closed = 选定的话题已关闭，已改发到 General 话题
group-cause-topic-lost = 选定的话题已不存在，已改发到 General 话题
group-fix-removed = 解决办法：打开群资料 → <b>添加成员</b> → 搜索 @{ $bot } → 添加，再把它设为管理员。加入后会自动补发。
group-fix-deleted = 解决办法：群如果还在，请在群资料 → <b>添加成员</b> 里重新添加 @{ $bot }；群已解散的，请另建新群，再由书记、副书记或组织委员在 /roster 点 [更换群]。
group-fix-muted = 解决办法：打开群资料 → <b>编辑</b> → <b>管理员</b> → <b>添加管理员</b>，选 @{ $bot }；或者在 <b>编辑</b> → <b>权限</b> 里打开“发送消息”，并在“例外”里解除对它的限制。
group-fix-restricted = 解决办法：这不是群设置，群管理员无法更改。请群主查看 Telegram 官方发送的通知，按通知申诉。
group-fix-general-closed = 解决办法：在群里长按 <b>General</b> → <b>重新打开话题</b>（隐藏的请选“显示”）；或者在群资料 → <b>编辑</b> → <b>管理员</b> 里给 @{ $bot } 打开“管理话题”；也可以由支部委员在另一个开放的话题里发送 /setup，今后即发到该话题。
group-fix-topics-closed = 解决办法：在群里长按选定的话题 → <b>重新打开话题</b>；或者在群资料 → <b>编辑</b> → <b>管理员</b> 里给 @{ $bot } 打开“管理话题”；也可以由支部委员在另一个开放的话题里发送 /setup，今后即发到该话题。
group-fix-slow = 解决办法：打开群资料 → <b>编辑</b> → <b>权限</b> → <b>慢速模式</b> → 关闭；或者把 @{ $bot } 设为管理员，管理员不受慢速模式限制。
group-fix-other = 解决办法：请先点 [再试一次]；仍未解决的，请把上面的答复转给机器人的运营者。
group-fix-photos = 解决办法：打开群资料 → <b>编辑</b> → <b>权限</b> → <b>发送媒体</b>，打开“照片”；单独限制了机器人的，请在“例外”里解除。此后发送的消息照常附带图片。
group-fix-topic-closed = 解决办法：在群里长按这个话题 → <b>重新打开话题</b>；或者由支部委员在另一个话题里发送 /setup，今后即发到该话题。
group-fix-topic-lost = 解决办法：由支部委员在要用的话题里发送 /setup，今后即发到该话题。
group-button-try = 再试一次
group-trying = 🔄 正在重试：{ $posts }。能够发出的立即补发，结果见原来的提醒。
group-trying-nothing = 目前没有待补发的消息。今后发送的消息如仍被拒绝，将再次提醒您。

## Solved

group-solved = ✅ <b>已解决：{ $cause }</b>（{ $at }）
group-more = 另有 { $posts } 条
group-made-up = 已补发到群里：{ $posts }。
group-notice-late = 预告（{ $form }）应在 { $due } 前发到群里，实际 { $posted } 才发出，发出过晚。总结里按实际时间计算，请把原因告知记录人。

## Posts

group-post-greeting = 欢迎消息
group-post-group-answer = 对命令的答复
group-post-claim-card = 认领身份卡
group-post-notice = 预告
group-post-change-notice = 变更通知
group-post-checkin-card = 签到卡
group-post-cancelled = 取消通知
group-post-ballot-open = 测评卡
group-post-ballot-result = 测评结果
group-post-about = { $post }（{ $form }）
group-post-due = { $post }（{ $form }，应在 { $due } 前发出）

## Deleted posts

group-post-gone = 🗑 <b>{ $post }已不在群里：{ $form }</b>
    可能已被删除。需要重发的，请点 [重发到群里]。
group-post-again = ✅ { $post }已重发到群里：{ $form }
group-post-over = { $post }（{ $form }）已不用重发。
group-button-repost = 重发到群里
group-reposting-nothing = 活动“{ $form }”目前没有需要发到群里的消息。{ $post }
group-reposting-sent = 🔄 正在重发{ $post }（{ $form }），请稍后到群里查看。无法发出的，将告知您原因。
group-reposting-looked-for = 🔄 正在核对{ $post }（{ $form }）：仍在群里的不重发，已被删除的立即重发。

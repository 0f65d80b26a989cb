## Replacing the group

new-group-how =
    <b>{ $branch }</b> 更换群（现在的群是“{ $old }”）：
    1. 请先把我加入新群；您须是新群的管理员。
    2. 在新群里发送 /setup，再点其中的按钮回到私聊（没有反应的，请在私聊里发送 /setup）。
    名册、记录、计划和正在进行的活动都会保留。不再更换的，请发送 /cancel。
new-group-question =
    是否将 <b>{ $branch }</b> 的群由“{ $old }”更换为“<b>{ $new }</b>”？
    今后的预告、签到和测评只发到新群，进行中的签到、测评卡片和未开始的预告会在新群重发。旧群只收到一条说明。其他支部委员会收到通知，并记入支部的记录。
button-new-group = 确认更换
new-group-done = ✅ <b>{ $branch }</b> 的群已由“{ $old }”更换为“{ $new }”，名册、记录和计划均已保留。请邀请各位同志加入新群（机器人不能代为邀请）；旧群可以将我移除。
new-group-left = <b>{ $branch }</b> 已改用另一个群，今后不再在本群发布消息。如有疑问，请联系支部委员。
new-group-told = { $who }已将 <b>{ $branch }</b> 的群由“{ $old }”更换为“{ $new }”。若事先不知情，请尽快与{ $who }核实；需要换回的，请用 /roster 的 [更换群]。

## Refusals

refused-new-group-taken = 群“{ $group }”已属于另一个党支部，不能使用。请另建一个群，把我加入后在该群发送 /setup。
refused-new-group-administrators = 您还不是“{ $group }”的管理员。请先让群主把您设为管理员，再在该群发送 /setup。
refused-new-group-by-command = 不用写出新群的名称：请在新群里发送 /setup，再点其中的按钮。不再更换的，请发送 /cancel。

## Replacing the group

new-group-how =
    <b>{ $branch }</b> 更换群（现在是“{ $old }”）：
    1. 请先把我加进新的群；您须是新群的管理员。
    2. 在新群里发送 /setup，再点其中的按钮回到私聊（没有反应的，请在私聊里发送 /setup）。
    名册、记录、计划和正在进行的活动都会保留。不换了请发送 /cancel。
new-group-question =
    把 <b>{ $branch }</b> 从“{ $old }”换到“<b>{ $new }</b>”？
    今后的预告、签到和测评只发到新群，进行中的签到、测评卡片和未开始的预告会在新群重发。旧群只收到一条说明。其他支部委员会收到通知，并记入支部的记录。
button-new-group = 确认更换
new-group-done = ✅ <b>{ $branch }</b> 已从“{ $old }”换到“{ $new }”。名册、记录和计划都已保留。可以把我移出旧群。
new-group-left = <b>{ $branch }</b> 已换到别的群，今后不再在本群发消息。有疑问请联系支部委员。
new-group-told = { $who }已把 <b>{ $branch }</b> 的群从“{ $old }”换成“{ $new }”。若事先不知情，请尽快与{ $who }核实；换回来请用 /roster 的 [更换群]。

## Refusals

refused-new-group-taken = 群“{ $group }”已经属于别的党支部，不能换到那里。请另建一个群，把我加进去，再在群里发送 /setup。
refused-new-group-administrators = 您还不是“{ $group }”的管理员。请先让群主把您设为管理员，再在那个群里发送 /setup。
refused-new-group-by-command = 新的群不用写出来：请在新群里发送 /setup，再点其中的按钮。不换了请发送 /cancel。

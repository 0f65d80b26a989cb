## People who have left

button-departed-roster = 返回名册
button-departed-list = 返回列表
button-departed-words = 删去文字，保留姓名
button-departed-name = 删去文字，姓名换成代号
button-departed-yes = 确认删去
departed-nobody = 还没有人离开本支部。
departed-list = <b>已离开的人（{ $people }）</b>
    点姓名，按支部的决定删去其个人文字，或把姓名换成代号。
departed-card = <b>{ $name }</b>，{ $left }离开本支部
    大事记中含姓名、理由或异议的条目：{ $events }；含异议的消息：{ $messages }；改设置的理由：{ $reasons }；提交后未被采用的发言：{ $offered }。
    签到、请假单、补学和到会名单按规定保留；姓名留在其中，还是换成代号，由支部决定。
departed-really-words = 确认删去 <b>{ $name }</b> 的这些文字吗？姓名、签到、请假单、补学和到会名单保留。删去后不能恢复；以前的备份里仍有。
departed-really-name = 确认删去 <b>{ $name }</b> 的这些文字，并把姓名换成“{ $alias }”吗？此后的名单和总结都用代号，账号的绑定一并解除。不能恢复；以前的备份里仍有。
departed-erased-words = ✅ 已删去 <b>{ $name }</b> 的个人文字，大事记仍完整。
departed-erased-name = ✅ 已删去个人文字，姓名换成 <b>{ $name }</b>，大事记仍完整。
departed-alias = 离开人员{ $number }

## Refusals

refused-name-contestable = { $name }的职务或账号最近有变动，{ $until } 前可以提出异议，姓名现在不能换成代号。只删去文字、保留姓名的，现在可以办理。

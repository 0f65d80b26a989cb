## Welcome

welcome-who = 您好！您在 <b>{ $branch }</b> 是 <b>{ $name }</b>（{ $as_what }）。
welcome-check-in = 📍 <b>现在可以签到：{ $form }</b>（{ $start }）。请点 [签到]。
welcome-coming = 下次活动：<b>{ $form }</b>，{ $start }
button-check-in-at = 签到：{ $form }
button-coming = 下次活动详情
welcome-member = /plan 全年安排　/leave 请假　/makeup 补学　/me 我的记录
welcome-officer = /todo 待办　/checkin 签到码　/roster 名册　/setup 支部基本信息
welcome-help = 需要帮助时，请发送 /help。
welcome-stranger =
    您好！我协助党支部开展每月的主题党日：预告、签到、请假、测评、补学和总结。

    <b>党员认领身份：</b>请在支部群里点“认领身份”卡片上的按钮，选自己的姓名。点后没有反应的，请在群里发送 /start，再在这里发送 /start。
    <b>为支部开通：</b>请把我加入支部的群，再由群管理员点群里的 [开始设置]。点后没有反应的，请在群里发送 /setup，再在这里发送 /setup。

## Replies

not-understood = 没有看懂这条消息，目前也没有等您回答的问题。请发送 /help 查看可用的功能。
cancelled = 刚才的问题已取消，其他内容没有变化。
cancelled-nothing = 目前没有等您回答的问题，不用取消。
one-at-a-time = 一次只接收一个：同一组里的其余图片或文件未予接收。有多页的，请合并为一个 PDF 文件发送。

## Refusals

refused-unknown-command = 没有这个命令。请发送 /help 查看可用的功能。

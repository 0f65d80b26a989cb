## List

todo-empty = ✅ 现在没有待办事项。有新的事项会私聊通知您。
todo-title = 📋 <b>待办 { $count } 件</b>（紧急的在前）
todo-more = ……另有 { $count } 件，以上各项办完后请再发送 /todo。
todo-item = { $number }. { $what }
    　 { $due } 前
todo-item-late = { $number }. { $what }
    　 ⚠️ 已逾期（应在 { $due } 前）
todo-item-open = { $number }. { $what }
todo-about = { $what }（{ $form }，{ $when }）

## Overdue

overdue-title = ⏰ <b>逾期未办事项 { $count } 件</b>{ $new ->
        [0] {""}
       *[other] （新增 { $new } 件，标 🆕）
    }
    请督促负责人尽快办理，也可以点下面的按钮直接办理。
overdue-item = { $number }. { $new ->
        [yes] 🆕{" "}
       *[no] {""}
    }{ $what }
    　 应在 { $due } 前办结{ $owned ->
        [yes] ，负责人：{ $who }
       *[no] {""}
    }

## Items

todo-held = <b>确认活动是否开展</b>：点 [主持卡] 选“已开展”或“未开展”
todo-host = <b>主持活动</b>：清点人数、结束活动
todo-ballot = <b>投票测评</b>
todo-makeup = <b>完成补学</b>
todo-leave-waits = 您的请假还在等待审批
todo-correction-waits = { $personal ->
        [yes] 更正等待另一位支部委员确认：{ $name }
       *[no] 撤回补记等待另一位支部委员确认
    }
todo-correction = { $personal ->
        [yes] <b>确认更正</b>：{ $name }
       *[no] <b>确认撤回补记</b>
    }
todo-leave = <b>审批请假</b>：{ $name }
todo-claim = <b>确认身份</b>：有人认领“{ $name }”
todo-filing = <b>报备</b>：变更尚未向上级报备{ $named ->
        [yes] （{ $changes }）
       *[no] {""}
    }
todo-filing-joint = ；
todo-posting = <b>预告没有发到群里</b>：请检查机器人能否在群里发言
todo-group = <b>群里的消息无法发出或不完整</b>：{ $cause }
todo-date = <b>定日期</b>：{ $month }的活动
todo-theme = <b>安排{ $month }的活动</b>：计划里没有这个月
todo-review = <b>审阅补学</b>：{ $name }
todo-overdue = <b>补学逾期</b>：{ $name }
todo-office-change = <b>决定职务变动</b>：{ $name }
todo-contact = <b>联系</b> { $name }：私聊发不到，请打电话或当面告知
todo-record = <b>上报活动纪实表</b>：检查后报上级党组织
todo-objection = <b>答复异议</b>：{ $name } 认为自己的记录有误
todo-rectify = <b>整改</b>：满意率一年内多次偏低

## Failed automatic steps

todo-stuck = 机器人未能完成“{ $what }”，仍在重试。请检查机器人是否仍在群里、能否发言
todo-automatic-approval = 询问主题是否审定
todo-automatic-notice = 发预告
todo-automatic-posting = 核对预告是否发出
todo-automatic-forecast = 预测到会人数
todo-automatic-eve = 活动前一天提醒
todo-automatic-opening = 开放签到
todo-automatic-recording = 请记录人开始记录
todo-automatic-held = 确认活动是否开展
todo-automatic-roll = 固定到会名单
todo-automatic-ending = 结束活动
todo-automatic-ballot-reminder = 提醒投票
todo-automatic-ballot-closing = 公布测评结果
todo-automatic-month-proposal = 发当月安排
todo-automatic-month-end = 核对当月是否开展活动
todo-automatic-group-access = 报告群里无法发送消息
todo-automatic-claim-link = 更新认领链接
todo-automatic-office-change = 结束有异议的职务变动
todo-automatic-record-draft = 发活动纪实表草稿
todo-automatic-overdue = 报告逾期未办事项
todo-automatic-chain-head = 通报事件记录存证
todo-automatic-year-papers = 告知全年材料没有生成完

## Buttons

todo-button-held = { $number } 主持卡
todo-button-host = { $number } 主持卡
todo-button-ballot = { $number } 去投票
todo-button-makeup = { $number } 去补学
todo-button-leave-waits = { $number } 看请假
todo-button-correction-waits = { $number } 看更正
todo-button-correction = { $number } 确认
todo-button-leave = { $number } 审批
todo-button-claim = { $number } 确认
todo-button-filing = { $number } 已报备
todo-filing-paper = { $number } 变更报备表
todo-button-posting = { $number } 重发预告
todo-button-group = { $number } 再试一次
todo-button-date = { $number } 定日期
todo-button-theme = { $number } 安排
todo-button-review = { $number } 审阅
todo-button-overdue = { $number } 处理
todo-button-office-change = { $number } 去决定
todo-button-contact = { $number } 已联系
todo-button-record = { $number } 检查并上报
todo-button-objection = { $number } 答复
todo-button-rectify = { $number } 已整改

## Closing an item

todo-ask-contact = 您已联系 <b>{ $name }</b>（{ $form }）。请写一两句联系的方式和情况，例如：已电话联系，本人在外地实习，已告知活动内容
todo-ask-contact-example = 已电话联系，本人在外地实习，已告知活动内容
todo-ask-objection = <b>{ $name }</b> 的异议：{ $words }
    请写下核实的结果，会发给本人，例如：已核实，当天在场，签到已补登
todo-ask-objection-example = 已核实，当天在场，签到已补登
todo-ask-rectify = 请写明整改情况（{ $form }），例如：支委会研究后，改为分组讨论，并先征求党员意见
todo-ask-rectify-example = 支委会研究后，改为分组讨论
todo-closed-contact = ✅ 已记下与 { $name } 的联系。
todo-closed-objection = ✅ 答复已发给 { $name }，并记入活动记录。
todo-closed-rectify = ✅ 整改情况已记下。

## Refusals

refused-todo-closed = 这一事项已经办结。请用 /todo 查看其余待办。

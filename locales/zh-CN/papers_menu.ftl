### The menu of papers (材料) and the messages with which they are sent.

## Buttons

paper-button-back = ‹ 材料
paper-button-plan = 📄 年度计划报备表
paper-button-change = 变更报备表
paper-button-change-of = 变更报备表（第 { $number } 次变更）
paper-button-leaves = 请假条（{ $count }）
paper-button-leave = 📄 假条
paper-button-makeups = 补学登记表（{ $count }）
paper-kind-record = 活动纪实表
paper-kind-sign-in = 签到册
paper-kind-minutes = 会议记录
paper-kind-leave = 请假条
paper-kind-makeup = 补学登记表
paper-kind-evaluation = 测评汇总表
paper-kind-plan = 年度计划报备表
paper-kind-change = 变更报备表
paper-kind-circular = 通报
paper-kind-request = 请示
paper-kind-blank-sign-in = 空白签到表
paper-kind-blank-ballot = 空白测评票

## Messages

paper-menu = 📄 <b>材料</b> · “{ $form }”（{ $day }）
    点一项，即发来 Word 文件。
paper-menu-empty = “{ $form }”（{ $day }）现在没有可以生成的材料。
paper-choose-leave = 请选“{ $form }”的请假条：
paper-choose-makeup = 请选“{ $form }”的补学登记表：
paper-sent = 📄 { $title }
paper-lacks = 待补充：{ $labels }
paper-whole = 各项都已填写；签字、盖章和领导意见由人手写。
paper-code = 校验码 <code>{ $code }</code>
paper-no-pdf = 这台服务器没有安装 LibreOffice，只有 Word 文件。
paper-sent-pdf = 同一份材料的 PDF。
paper-pdf-failed = PDF 没有生成，请使用上面的 Word 文件。

## Refusals

refused-paper-failed = 材料没有生成。请再点一次；仍不成功的，请告知机器人的运营者。
refused-paper-not-yet = “{ $form }”还没有结束，结束后才有这份材料。
refused-paper-too-late = “{ $form }”已经结束，这份材料只在活动结束前使用。
refused-paper-no-ballot = “{ $form }”的测评还没有结果，截止后才有测评汇总表。
refused-paper-no-plan = { $year } 年还没有年度计划。请用 /plan 导入。
